"""Exercise, part six: to whom to give, what others cost us then, and the floor."""

from ... import pricing as models
from ...formats import money, percent
from ...text import N_
from .. import Number, Question, Selection, WrongPath
from . import facts

SIX = [
    "Barkwell Laminates",
    "Flaschenbach Abfülltechnik",
    "Harbourlea Tugs",
    "Kettlewyn Small Appliances",
    "Ovenstadt Küchengeräte",
    "Pellworth Bedrooms",
]


def _six():
    return facts.requests().loc[SIX]


def _rule(account, margin="avoidable_margin"):
    one = _six().loc[account]
    return models.indifference(one["loss_if_held"], one["loss_if_conceded"], one["asked"], one[margin])


def _given(margin="avoidable_margin"):
    return [account for account in SIX if _rule(account, margin).concede]


def _removed():
    return _six()["loss_if_held"] - _six()["loss_if_conceded"]


for_whom = Question(
    name="pricing.for_whom",
    number="7.13",
    title=N_("To whom?"),
    minutes=6,
    topics=("U5.12",),
    prompt=N_(
        "Six requests with the managers' own estimates of the chance to lose the account within a year. "
        "**For which of them does a full yes remove more risk than it costs?** (Give if held − given is more "
        "than (1 − given) × cut ÷ margin.)"
    ),
    facts=lambda: {
        "first": SIX[0],
        "stays": f"{1 - _six()['loss_if_conceded'].iloc[0]:.2f}",
        "asked": percent(_six()["asked"].iloc[0], 1),
        "margin": percent(_six()["avoidable_margin"].iloc[0], 1),
        "needed": f"{100 * _rule(SIX[0]).needed:.1f}",
        "removes": f"{100 * _rule(SIX[0]).removes:.0f}",
        "n": len(_given()),
        "full": len(_given("gross_margin")),
        "all": len(SIX),
    },
    kind=Selection(options=lambda: SIX),
    expected=_given,
    wrong_paths=(
        WrongPath(
            "average cost for avoidable cost",
            lambda: _given("gross_margin"),
            N_("You took the margin after full cost. What is lost with the account is the avoidable margin."),
        ),
        WrongPath(
            "per cent for points",
            lambda: _six().index[
                _removed() / _six()["loss_if_held"]
                > (1 - _six()["loss_if_conceded"]) * _six()["asked"] / _six()["avoidable_margin"]
            ],
            N_("You divided the fall of the risk by the risk. From 6 to 1 per cent are five points."),
        ),
        WrongPath(
            "points against price",
            lambda: _six().index[_removed() > _six()["asked"]],
            N_("You compared points of risk with points of price. Divide the cut by the margin first."),
        ),
    ),
    hints=(
        N_("{first}: {stays} × {asked} ÷ {margin} = {needed} points to remove. It removes {removes}."),
        N_("Use the avoidable margin."),
    ),
    worked=(
        'needed = (1 - six["loss_if_conceded"]) * six["asked"] / six["avoidable_margin"]\n'
        'answer = six.index[six["loss_if_held"] - six["loss_if_conceded"] > needed]'
    ),
    reason=N_(
        "{n} of {all}. At full cost it would be {full}: we would hold where the account brings more than it "
        "seems. It is the rule of one year on one person's estimates. A yes that only just pays is a reason "
        "to look for a better answer, not to sign."
    ),
    say=N_(
        "Not who asks loudest, and not who is largest: where a yes takes away the most risk for its price."
    ),
)

AVOIDABLE_SERVICE = models.DEFAULT_SETTINGS.service_avoidable


def _floor(margin="avoidable_margin", service=AVOIDABLE_SERVICE):
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
        "part": percent(AVOIDABLE_SERVICE),
        "service": percent(AVOIDABLE_SERVICE * _growing("cost_to_serve") / _growing("purchases"), 1),
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
