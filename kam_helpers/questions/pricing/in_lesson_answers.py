"""Cards that stand in the lesson, continued: give or hold, and a package."""

from functools import cache

from ... import negotiation
from ... import pricing as models
from ...formats import money, percent
from ...text import N_, _
from .. import Choice, Number, Question, WrongPath
from . import facts


def _needed(goods="avoidable_margin", service=1.0, conceded=None):
    """Points of risk a yes must remove at FUNDED: all of the avoidable service, or a part of it, counted."""
    margin = facts.asked(facts.FUNDED, goods) - service * facts.served(facts.FUNDED)
    held, given = (facts.asked(facts.FUNDED, name) for name in ("loss_if_held", "loss_if_conceded"))
    given = given if conceded is None else conceded
    return models.indifference(held, given, facts.asked(facts.FUNDED), margin).needed


def _removed():
    return facts.asked(facts.FUNDED, "loss_if_held") - facts.asked(facts.FUNDED, "loss_if_conceded")


give_or_hold = Question(
    name="pricing.give_or_hold",
    number="L4",
    title=N_("Give or hold?"),
    minutes=3,
    topics=("U5.12",),
    prompt=N_(
        "{account} asks for {asked}. Its manager puts the risk of losing it within a year at {held} if we "
        "hold and at {given} if we give. Price less avoidable cost of goods leaves {goods} of the price, "
        "price less full cost {full}. Serving it costs {serving} of the price; {part} of that would go with "
        "it. **How many points of risk must a yes remove, at least, to be worth its price?** (To the tenth.)"
    ),
    facts=lambda: {
        "account": facts.FUNDED,
        "asked": percent(facts.asked(facts.FUNDED), 1),
        "held": percent(facts.asked(facts.FUNDED, "loss_if_held")),
        "given": percent(facts.asked(facts.FUNDED, "loss_if_conceded")),
        "stays": percent(1 - facts.asked(facts.FUNDED, "loss_if_conceded")),
        "goods": percent(facts.asked(facts.FUNDED, "avoidable_margin"), 1),
        "serving": percent(facts.served(facts.FUNDED) / facts.SERVICE_AVOIDABLE, 1),
        "part": percent(facts.SERVICE_AVOIDABLE),
        "full": percent(facts.asked(facts.FUNDED, "gross_margin"), 1),
        "points": f"{100 * _needed():.1f}",
        "removed": f"{100 * _removed():.0f}",
        "relative": percent(_removed() / facts.asked(facts.FUNDED, "loss_if_held")),
    },
    kind=Number(unit="percent", absolute=0.0015, decimals=1, points=True),
    expected=_needed,
    wrong_paths=(
        WrongPath(
            "average cost for avoidable cost",
            lambda: _needed("gross_margin"),
            N_(
                "You took the margin after full cost. If the account goes, a part of that cost stays: count "
                "only what is avoidable."
            ),
        ),
        WrongPath(
            "service forgotten",
            lambda: _needed(service=0.0),
            N_("You left out the service: {part} of it go when the account goes, and are saved then."),
        ),
        WrongPath(
            "all service avoidable",
            lambda: _needed(service=1 / facts.SERVICE_AVOIDABLE),
            N_("You let all of the service go with the account. {part} of it would."),
        ),
        WrongPath(
            "both",
            lambda: _needed("gross_margin", service=0.0),
            N_("Two things: count the avoidable cost of goods, and take off the avoidable service."),
        ),
        WrongPath(
            "lost all the same",
            lambda: _needed(conceded=0.0),
            N_("Whoever leaves although we gave costs us no cut: take it times {stays}."),
        ),
        WrongPath(
            "the cut itself",
            lambda: facts.asked(facts.FUNDED),
            N_("A point of price is more than a point of risk: divide the cut by the margin."),
        ),
        WrongPath(
            "what it removes",
            _removed,
            N_("So much it removes. How much would it have to remove?"),
        ),
        WrongPath(
            "per cent for points",
            lambda: _removed() / facts.asked(facts.FUNDED, "loss_if_held"),
            N_(
                "By so many per cent a yes lowers the risk. The rule counts points: from {held} to "
                "{given} are {removed}."
            ),
        ),
    ),
    hints=(
        N_("Cut ÷ margin, times the chance that it stays once we have given."),
        N_("Margin: {goods} − {part} × {serving}."),
    ),
    worked=(
        "from kam_helpers import datasets, pricing\n"
        "rule = pricing.indifference_table(datasets.cost_down_facts())\n"
        'answer = rule.loc["Snowharrow Refrigeration", "needed"]'
    ),
    reason=N_(
        "{stays} × {asked} ÷ ({goods} − {part} × {serving}) ≈ {points} points.\n\n"
        "It removes {removed} points: hold, and look for an answer that costs less. What other accounts "
        "would get is not even in it. And the price would stay down in the years after, when this year's "
        "fear is forgotten."
    ),
    say=N_("A yes would have to take {points} points off the risk. It takes {removed}. So no, with reasons."),
)

_DEALS = {
    "price": negotiation.Deal(0.02),
    "package": negotiation.Deal(0.02, volume=0.10, term=2),
    "greedy": negotiation.Deal(0.01, volume=0.10, term=3, service="lean"),
    "half": negotiation.Deal(0.01),
}


@cache
def _scenario():
    return negotiation.scenario(facts.requests().loc[facts.YEARLY], style="relationship", seed=1)


def _worth(name):
    """(ours, theirs): what a deal is worth to us and to the buyer, CNY a year."""
    return _scenario().ours(_DEALS[name]), _scenario().theirs(_DEALS[name])


def _deal_words():
    words = {
        name: _("{deal} (we {ours}, they {theirs})").format(
            deal=str(_DEALS[name]), ours=_signed(_worth(name)[0]), theirs=_signed(_worth(name)[1])
        )
        for name in ("package", "greedy", "half")
    }
    return words | {"none": _("None: what one side wins, the other loses")}


def _signed(amount):
    return f"{'+' if amount > 0 else ''}{money(amount)}"


def _better(mine=True, theirs=True):
    """The first deal at which the named sides are better off than with the price alone."""
    base = _worth("price")
    for name in ("package", "greedy", "half"):
        ours, buyers = _worth(name)
        if (ours > base[0] or not mine) and (buyers > base[1] or not theirs):
            return name
    return "none"


package = Question(
    name="pricing.package",
    number="L5",
    title=N_("More than one thing"),
    minutes=2,
    topics=("U5.12",),
    prompt=N_(
        "{account} wants {cut} off, and nothing else is on the table: we {ours} a year, they {theirs}. "
        "Behind the curtain stands what three other deals are worth (course assumptions). **Which of them "
        "would both sides rather sign than the cut alone?**"
    ),
    facts=lambda: {
        "account": facts.YEARLY,
        "cut": percent(_DEALS["price"].cut),
        "ours": _signed(_worth("price")[0]),
        "theirs": _signed(_worth("price")[1]),
        "gain": money(_worth("package")[0] - _worth("price")[0]),
        "their_gain": money(_worth("package")[1] - _worth("price")[1]),
    },
    kind=Choice(_deal_words),
    expected=_better,
    wrong_paths=(
        WrongPath(
            "won, not signed",
            lambda: "greedy",
            N_("Best for us, and worse for them than today's terms. Nobody signs that."),
        ),
        WrongPath(
            "split in half",
            lambda: "half",
            N_("That divides the same yuan more kindly. The buyer would rather have the whole cut."),
        ),
        WrongPath(
            "nothing to win",
            lambda: "none",
            N_("So it is with price alone. Compare both figures of each line with those of the cut alone."),
        ),
    ),
    hints=(N_("Look for a line in which both figures are higher than with the cut alone."),),
    worked='answer = "package"',
    reason=N_(
        "We are better off by {gain} a year, they by {their_gain}. The volume is what it offers anyway: it "
        "brings us contribution, and them the cut on more goods. A longer agreement spares us a renewal, and "
        "this buyer likes it. At the table you see only your own figures: ask which things are cheap for "
        "them, and offer packages."
    ),
)
