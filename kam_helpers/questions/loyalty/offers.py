"""Exercise, part five, continued: at which offer leaving pays, and what the offer costs us."""

from ... import loyalty as models
from ...formats import money, percent
from ...text import N_
from .. import Number, Question, WrongPath
from . import facts

NEW_PROFIT, ATTRACTION, BARRIER, FURTHER = 600_000.0, 0.04, 0.02, 0.05


def _limit(net=None):
    """The discount at which the staying force of OFFERED is zero."""
    row = facts.staying().loc[facts.OFFERED]
    barrier = row["barrier"] if net is None else net
    return float(facts.offered()[facts.OFFERED] + (row["attraction"] + barrier) / row["purchases"])


def _barrier_only():
    row = facts.staying().loc[facts.OFFERED]
    return float(row["barrier"] / row["purchases"])


threshold = Question(
    name="loyalty.threshold",
    number="6.15",
    title=N_("At which offer leaving pays"),
    minutes=4,
    topics=("U5.07",),
    prompt=N_(
        "The same table. **At which discount against our prices would leaving pay for {account}**, all told? "
        "Its rival offers {today} now. (To the tenth of a percent.)"
    ),
    facts=lambda: {
        "account": facts.OFFERED,
        "today": percent(facts.offered()[facts.OFFERED], 1),
        "force": money(facts.staying()["staying_force"][facts.OFFERED]),
        "purchases": money(facts.staying()["purchases"][facts.OFFERED]),
        "more": percent(facts.staying()["force_share"][facts.OFFERED], 1),
        "limit": percent(_limit(), 1),
    },
    kind=Number(unit="percent", absolute=0.0015, decimals=1),
    expected=_limit,
    wrong_paths=(
        WrongPath(
            "today's offer forgotten",
            lambda: _limit() - facts.offered()[facts.OFFERED],
            N_("That is how much more it takes. Today's {today} stand in the attraction already: add them."),
        ),
        WrongPath(
            "barrier forgotten",
            lambda: _limit(net=0.0),
            N_("At that discount attraction is gone. Changing still costs something."),
        ),
        WrongPath(
            "barrier alone",
            _barrier_only,
            N_("That would be so if we were no better than the rival. We are, by our attraction."),
        ),
        WrongPath(
            "once taken as yearly",
            lambda: _limit(net=float(facts.costs()["net"][facts.OFFERED])),
            N_("You set the cost of changing beside one year's purchases. Spread it over the years."),
        ),
    ),
    hints=(
        N_("Staying force ÷ purchases says how much further the rival may go."),
        N_("Add what it offers today."),
    ),
    worked=(
        'barrier = switching.yearly_equivalent(forces["gross_cny"] - forces["incentive_cny"])\n'
        'further = (forces["attraction_cny"] + barrier) / forces["purchases_cny"]\n'
        'answer = (forces["rival_cheaper"] + further)["Brakenfeld Brake Systems"]'
    ),
    reason=N_(
        "{today} + {force} ÷ {purchases} = {today} + {more} ≈ {limit}.\n\n"
        "No probability stands in it. It says at which letter of a rival to be worried, and at which not."
    ),
    say=N_(
        "At this discount they have a reason to go. Below it we can answer with value and not with price."
    ),
)


def _leaving(attraction=ATTRACTION, barrier=BARRIER):
    return models.DEFAULT.leaving(attraction, barrier)


def _worth(attraction=ATTRACTION, barrier=BARRIER, rate=facts.RATE):
    return NEW_PROFIT * facts.multiple(1 - _leaving(attraction, barrier), rate)


def _lost(**after):
    return _worth() - _worth(**after)


offer_costs = Question(
    name="loyalty.offer_costs",
    number="6.16",
    title=N_("What an offer costs us"),
    minutes=5,
    topics=("U5.07", "U1.04"),
    prompt=N_(
        "An account leaves us {profit} a year; the next margin comes in a year if it stays; money costs "
        "{rate}. Our attraction is {attraction} of its purchases, the barrier {barrier}. A rival becomes "
        "{further} percentage points cheaper. The table gives the chance that an account leaves within a "
        "year (course assumption). **By how much does the account's lifetime profit fall?** (Multiple: "
        "retention ÷ (1 + rate − retention).)"
    ),
    facts=lambda: {
        "profit": money(NEW_PROFIT),
        "rate": percent(facts.RATE),
        "attraction": percent(ATTRACTION),
        "barrier": percent(BARRIER),
        "further": f"{100 * FURTHER:.0f}",
        "after": percent(ATTRACTION - FURTHER),
        "m0": f"{facts.multiple(1 - _leaving()):.2f}",
        "m1": f"{facts.multiple(1 - _leaving(ATTRACTION - FURTHER)):.2f}",
        "lost": money(_lost(attraction=ATTRACTION - FURTHER)),
    },
    kind=Number(unit="CNY", tolerance=0.025),
    expected=lambda: _lost(attraction=ATTRACTION - FURTHER),
    wrong_paths=(
        WrongPath(
            "one year",
            lambda: NEW_PROFIT * (_leaving(ATTRACTION - FURTHER) - _leaving()),
            N_("That is the expected loss of the next year. The same chance works in every later year."),
        ),
        WrongPath(
            "off the barrier",
            lambda: _lost(barrier=BARRIER - FURTHER),
            N_("A lower price of the rival lowers our attraction; changing costs as much as before."),
        ),
        WrongPath(
            "no interest",
            lambda: _worth(rate=0.0) - _worth(ATTRACTION - FURTHER, rate=0.0),
            N_("You left out the interest: margins that come later are worth less today."),
        ),
        WrongPath(
            "all of it",
            _worth,
            N_("That is what the account is worth now. It does not leave for certain."),
        ),
        WrongPath(
            "what is left",
            lambda: _worth(ATTRACTION - FURTHER),
            N_("That is what it is worth after the offer. Asked is the fall."),
        ),
    ),
    hints=(
        N_("In the column of the barrier: the line of {attraction}, and that of {after}."),
        N_("Retention = 1 − chance to leave. Two multiples; their difference times the margin."),
    ),
    worked=(
        "stays = [1 - loyalty.DEFAULT.leaving(attraction, 0.02) for attraction in (0.04, -0.01)]\n"
        'worth = [lifetime.margin_multiple(one, 0.10, timing="if_retained") for one in stays]\n'
        "answer = 600_000 * (worth[0] - worth[1])"
    ),
    reason=N_(
        "({m0} − {m1}) × {profit} ≈ {lost}.\n\n"
        "Most likely nothing happens next year. That is no reason to do nothing: up to this amount it pays "
        "to make the account better off."
    ),
    say=N_(
        "The offer costs us money today, whether they take it or not: it makes our future with them shorter."
    ),
)
