"""Exercise, part three: where expectation comes from, and what becomes of it."""

from ...formats import percent
from ...text import N_
from .. import Choice, Number, Question, WrongPath
from . import facts

worst_region = Question(
    name="satisfaction.worst_region",
    number="4.11",
    title=N_("The worst gap, and why"),
    minutes=2,
    topics=("U4.07",),
    prompt=N_("The table shows expectation and perception by region. **Where is the gap worst, and why?**"),
    kind=Choice(
        {
            "south_expects": N_("In the South: customers expect more there"),
            "south_gets": N_("In the South: customers perceive least there"),
            "north": N_("In the North: customers perceive least there"),
            "west": N_("In the West: customers expect least there"),
        }
    ),
    expected=lambda: "south_expects",
    wrong_paths=(
        WrongPath(
            "right for the wrong reason",
            lambda: "south_gets",
            N_("The region is right. But compare what is perceived: the South is not the lowest."),
        ),
        WrongPath(
            "performance alone",
            lambda: "north",
            N_("You ranked by what is perceived. It is lowest there, but so is what was expected."),
        ),
        WrongPath(
            "turned round",
            lambda: "west",
            N_("There the gap is smallest. Perceived minus expected: the worst lies furthest below zero."),
        ),
    ),
    hints=(N_("Perceived − expected in each region; then see which of the two stands out."),),
    worked=(
        'regions = satisfaction.gap_scores(survey, by="region", draws=1)\n'
        'assert regions["gap"].idxmin() == regions["expectation"].idxmax() == "South"\n'
        'answer = "south_expects"'
    ),
    reason=N_("A gap alone does not say which end is out of place. Look at both before spending money."),
    say=N_("The South is served like everybody else, and was promised more."),
)


def _region(column):
    return facts.lifted().loc[facts.REGION, column]


def _effect():
    return facts.effects()["effect"]["promises"]


def _strength():
    """How strong promises are in the region."""
    table = facts.drivers()
    return table.loc[table["region"] == facts.REGION, "promises"].mean()


from_promises = Question(
    name="satisfaction.from_promises",
    number="4.12",
    title=N_("What the promises did"),
    minutes=4,
    topics=("U4.07",),
    prompt=N_(
        "In the South {above} points more are expected than on average of all accounts. The table shows what "
        "one point of each driver does to expectation, and how strong it is by region. **How many of these "
        "points go with the promises?**"
    ),
    facts=lambda: {"above": facts.signed(_region("above"))},
    kind=Number(unit=N_("points"), tolerance=0.03),
    expected=lambda: _region("promises"),
    wrong_paths=(
        WrongPath(
            "all of it",
            lambda: _region("above"),
            N_("That is all that is expected above the average; a small rest has other causes."),
        ),
        WrongPath(
            "strength alone",
            lambda: _strength() - facts.effects()["mean"]["promises"],
            N_("That is how much stronger promises are there. Times what one point of them does."),
        ),
        WrongPath(
            "no average",
            lambda: _effect() * _strength(),
            N_("Promises are made everywhere. Only what lies above the average can explain the difference."),
        ),
    ),
    hints=(N_("Strength in the South − strength in all accounts."), N_("Times the effect of one point.")),
    worked=(
        'lifted = satisfaction.drivers_by_group(survey, drivers, drivers["region"].astype(str))\n'
        'answer = lifted.loc["South", "promises"]'
    ),
    reason=N_(
        "Nine tenths of the difference. It is an association across customers; but the promise came before "
        "the expectation, and we can ask who made it."
    ),
)

CUT, EFFECT, PER_POINT = 0.5, 0.2, 0.04

lever_sign = Question(
    name="satisfaction.lever_sign",
    number="4.13",
    title=N_("Promise less: and then?"),
    minutes=3,
    topics=("U4.05",),
    prompt=N_(
        "A supplier to small workshops finds: at the same service, one point more expected goes with "
        "{effect} points more satisfaction (who expects little sees little). It now promises less; "
        "expectation falls by {cut} points, service stays. One point of satisfaction is {points} points of "
        "retention. (Course assumptions.) **By how many points does satisfaction change?** Below zero if it "
        "falls."
    ),
    facts=lambda: {"effect": EFFECT, "cut": CUT, "points": f"{100 * PER_POINT:.0f}"},
    kind=Number(unit=N_("points"), absolute=0.005),
    expected=lambda: -CUT * EFFECT,
    wrong_paths=(
        WrongPath(
            "gap",
            lambda: CUT,
            N_("The gap shrinks by that. The gap is not satisfaction: less is expected, and less is seen."),
        ),
        WrongPath(
            "sign",
            lambda: CUT * EFFECT,
            N_("Here more expectation goes with more satisfaction, so less goes with less."),
        ),
        WrongPath(
            "whole point",
            lambda: -EFFECT,
            N_("That is a whole point; here it is {cut}."),
        ),
        WrongPath(
            "retention",
            lambda: -CUT * EFFECT * 100 * PER_POINT,
            N_("Those are points of retention. Asked is satisfaction."),
        ),
    ),
    hints=(N_("Effect × change of expectation; the change is below zero."),),
    worked="answer = -0.5 * 0.2",
    reason=N_(
        "Managing expectation helps or harms, and which is a matter of fact: at Kestrelle's accounts the "
        "sign is the other one. Measure it before you pull that lever."
    ),
    say=N_("Before we promise less, let us find out whether our customers then see less."),
)

most_deals = Question(
    name="satisfaction.most_deals",
    number="4.14",
    title=N_("Twelve deals, three promises"),
    minutes=2,
    topics=("U4.14",),
    prompt=N_(
        "Three sellers deliver the same and promise a point too much, exactly that, or a point too little. "
        "The table follows twelve deals; what was delivered becomes what is expected (a model with course "
        "assumptions). **Who wins most deals over all twelve?**"
    ),
    facts=lambda: {
        "gain": percent(
            facts.promises()["deals_won"].max() / facts.promises()["deals_won"].nsmallest(2).iloc[1] - 1
        )
    },
    kind=Choice(
        {
            "over-promise": N_("Who promises too much"),
            "honest": N_("Who promises what is delivered"),
            "under-promise": N_("Who promises too little"),
            "same": N_("Nobody: the promise wears off"),
        }
    ),
    expected=lambda: facts.promises()["deals_won"].idxmax(),
    wrong_paths=(
        WrongPath(
            "first deal",
            lambda: facts.promises()["first_chance"].idxmax(),
            N_(
                "That wins more of the first deals and fewer of the later ones: half of the twelve "
                "disappoint."
            ),
        ),
        WrongPath(
            "happiest",
            lambda: facts.promises()["satisfaction"].idxmax(),
            N_("Those who buy are happiest; but here fewer buy, and what they get becomes the new normal."),
        ),
        WrongPath(
            "wears off",
            lambda: "same",
            N_(
                "Expectation does come to nearly the same level in the end. The way there costs deals: in "
                "these settings the best wins {gain} more than the next."
            ),
        ),
    ),
    hints=(N_("The column deals won adds the chances of all twelve."),),
    worked='answer = satisfaction.compare_promises()["deals_won"].idxmax()',
    reason=N_(
        "In this model a promise is not a lever one can keep pulling: too much is paid for in memory, too "
        "little in orders one never sees. The settings are ours, so it shows how that can be, not that it is."
    ),
    say=N_("In these settings the honest promise costs us nothing."),
)
