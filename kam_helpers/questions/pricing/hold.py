"""Exercise, part six: to whom to give, what others cost us then, and the floor."""

from ...formats import money, percent
from ...text import N_
from .. import Number, Question, Selection, WrongPath
from . import facts

SIX = [
    "Barkwell Laminates",
    "Foxhollow & Pike Interiors",
    "Kettlewyn Small Appliances",
    "Ovenstadt Küchengeräte",
    "Sealcott Machinery",
    "Veneerdale Boards",
]


def _six():
    """The rule for the six, and the margin before cost to serve (``goods``)."""
    return facts.rule().loc[SIX].assign(goods=facts.requests()["avoidable_margin"].loc[SIX])


def _stay():
    """The chance that each stays after a yes."""
    return 1 - facts.requests()["loss_if_conceded"].loc[SIX]


def _given(full_cost=False):
    table = facts.rule(full_cost).loc[SIX]
    return list(table.index[table["concede"]])


def _where(removes, needed):
    return _six().index[removes > needed]


for_whom = Question(
    name="pricing.for_whom",
    number="7.13",
    title=N_("To whom?"),
    minutes=6,
    topics=("U5.12",),
    prompt=N_(
        "Six requests with the managers' own estimates of the chance to lose the account within a year. "
        "**For which of them does a full yes remove more risk than it costs?** (Give if held − given is more "
        "than (1 − given) × asked ÷ margin; margin: price less avoidable cost, less avoidable service. What "
        "other accounts would get is left out.)"
    ),
    facts=lambda: {
        "first": SIX[0],
        "stays": f"{_stay().iloc[0]:.2f}",
        "asked": percent(_six()["asked"].iloc[0], 1),
        "goods": percent(_six()["goods"].iloc[0], 1),
        "service": percent(facts.served(SIX[0]), 1),
        "needed": f"{100 * _six()['needed'].iloc[0]:.1f}",
        "removes": f"{100 * _six()['removes'].iloc[0]:.0f}",
        "trap": SIX[3],
        "n": len(_given()),
        "full": len(_given(full_cost=True)),
        "all": len(SIX),
    },
    kind=Selection(options=lambda: SIX),
    expected=_given,
    wrong_paths=(
        WrongPath(
            "average cost for avoidable cost",
            lambda: _given(full_cost=True),
            N_("You took what is left at full cost. What is lost with the account is the avoidable margin."),
        ),
        WrongPath(
            "service forgotten",
            lambda: _where(_six()["removes"], _stay() * _six()["asked"] / _six()["goods"]),
            N_("You left out the service. {trap} takes a lot of it; most would go with the account."),
        ),
        WrongPath(
            "per cent for points",
            lambda: _where(_six()["removes"] / facts.requests()["loss_if_held"].loc[SIX], _six()["needed"]),
            N_("You divided the fall of the risk by the risk. From 6 to 1 per cent are five points."),
        ),
        WrongPath(
            "points against price",
            lambda: _where(_six()["removes"], _six()["asked"]),
            N_("You compared points of risk with points of price. Divide what is asked by the margin first."),
        ),
    ),
    hints=(
        N_(
            "{first}: {stays} × {asked} ÷ ({goods} − {service}) = {needed} points to remove. It removes "
            "{removes}."
        ),
        N_("Use what is avoidable, of the goods and of the service."),
    ),
    worked=(
        'needed = (1 - six["lost if given"]) * six["asked in all"]\n'
        'needed /= six["price less avoidable cost"] - six["avoidable service"]\n'
        'answer = six.index[six["lost if held"] - six["lost if given"] > needed]'
    ),
    reason=N_(
        "{n} of {all}. At full cost it would be {full}: we would hold where the account brings more than it "
        "seems. It is the rule of one year on one person's estimates. The desk, which counts five years and "
        "what others get, says the same of all six: yes or no. Whether another answer is better than a yes "
        "is the next thing to ask."
    ),
    say=N_(
        "Not who asks loudest, and not who is largest: where a yes takes away the most risk for its price."
    ),
)


def _floor(margin="avoidable_margin", service=facts.SERVICE_AVOIDABLE):
    one = facts.requests().loc[facts.GROWING]
    return float(one[margin] - service * one["cost_to_serve"] / one["purchases"])


def _growing(what):
    return facts.asked(facts.GROWING, what)


floor = Question(
    name="pricing.floor",
    number="7.16",
    title=N_("Where to walk away"),
    minutes=4,
    topics=("U5.12",),
    prompt=N_(
        "{account} buys for {bought} a year. Goods cost {full_cost} of the price at full cost, of which "
        "{avoidable} of the price are avoidable. Serving it costs {serving} a year; {part} of that would go "
        "with the account (course assumption). **At how many per cent below today's price is losing it as "
        "good as keeping it?**"
    ),
    facts=lambda: {
        "account": facts.GROWING,
        "bought": money(_growing("purchases")),
        "full_cost": percent(1 - _growing("gross_margin"), 1),
        "avoidable": percent(1 - _growing("avoidable_margin"), 1),
        "margin": percent(_growing("avoidable_margin"), 1),
        "serving": money(_growing("cost_to_serve")),
        "part": percent(facts.SERVICE_AVOIDABLE),
        "service": percent(facts.served(facts.GROWING), 1),
        "floor": percent(_floor(), 1),
        "money": money(_growing("purchases") * (1 - _floor())),
        "asked": percent(_growing("asked"), 1),
        "profit": money(_growing("profit")),
    },
    kind=Number(unit="percent", absolute=0.004),
    expected=_floor,
    wrong_paths=(
        WrongPath(
            "average cost for avoidable cost",
            lambda: _floor("gross_margin", 1.0),
            N_("You counted all costs. Works, offices and a part of the service stay when the account goes."),
        ),
        WrongPath(
            "all service avoidable",
            lambda: _floor(service=1.0),
            N_("You let all of the service go with the account. {part} of it would."),
        ),
        WrongPath(
            "service forgotten",
            lambda: _floor(service=0.0),
            N_("You left out the service. Most of it is done for this account only."),
        ),
        WrongPath(
            "full cost of goods",
            lambda: _floor("gross_margin"),
            N_("You took the full cost of goods. Only {avoidable} of the price go when the sale goes."),
        ),
    ),
    hints=(N_("What would we save if it went? All that is left of the price is what it contributes."),),
    worked=(
        'one = facts.loc["Tramleigh Interiors"]\n'
        'served = pricing.DEFAULT_SETTINGS.service_avoidable * one["cost_to_serve"] / one["purchases"]\n'
        'answer = one["avoidable_margin"] - served'
    ),
    reason=N_(
        "{margin} − {part} × {serving} ÷ {bought} = {margin} − {service} ≈ {floor}.\n\n"
        "At {money} for today's volume the account contributes nothing any more. On the books it makes a "
        "loss already ({profit}), and yet letting it go would make us poorer. The floor is where to leave "
        "the table. It is no place to sign."
    ),
    say=N_("We know our floor, and we shall not go near it. Whoever does not know it signs anything."),
)
