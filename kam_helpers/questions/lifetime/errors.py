"""Exercise, part six: find the error in an outline, in a paper, and in a formula from the web."""

from ... import lifetime as models
from ...formats import money, percent
from ...text import N_, _
from .. import Choice, Number, Question, WrongPath
from . import facts

RATES = (0.10, 0.12)
FROM = {"seventy": 0.70, "eighty": 0.80, "ninety": 0.90}
LOW, HIGH = 0.25, 0.28  # what the outline prints

# Fader & Hardie (2007), high-end cohort, seven renewals fitted: alpha as fitted and as the text prints it.
ALPHA, ALPHA_PRINTED, BETA = 0.668, 0.688, 3.806
YEAR, STILL_THERE, PAPER_SAYS = 12, 0.394, 0.04

# The formula of many web pages, with figures of the course.
ORDER, ORDERS, YEARS, MARGIN = 12_000.0, 5, 4, 0.15
STAYS = 1 - 1 / YEARS


def _gains(start):
    """What five points more retention add, at the lower and the higher rate."""
    gains = models.five_points(FROM[start], RATES, timing=facts.TIMING)["five_points"]
    return sorted(gains)


def _range(start):
    low, high = _gains(start)
    return _("{low} to {high}").format(low=percent(low, 1), high=percent(high, 1))


def _inside():
    """Where the outline's range holds all gains."""
    fitting = [start for start in FROM if _gains(start)[0] >= LOW and _gains(start)[1] <= HIGH]
    return fitting[0]


outline = Question(
    name="lifetime.outline",
    number="1.26",
    title=N_("Find the error: “25 to 28 percent”"),
    minutes=5,
    topics=("U1.04",),
    prompt=N_(
        "A training outline says: “If loyalty rises by 5 points, profit rises by 25 to 28 percent.” Read it "
        "as the lifetime profit of a customer, with the next margin in a year if the customer still buys, "
        "and money at 10 to 12 %. **For which customers is it right?**"
    ),
    facts=lambda: {start: _range(start) for start in FROM},
    kind=Choice(
        {
            "seventy": N_("For customers who stay with 70 % and then with 75 %"),
            "eighty": N_("For customers who stay with 80 % and then with 85 %"),
            "ninety": N_("For customers who stay with 90 % and then with 95 %"),
            "all": N_("For all of them: five points are five points"),
        }
    ),
    expected=_inside,
    wrong_paths=(
        WrongPath(
            "seventy", lambda: "seventy", N_("There the gain is {seventy}: less than the outline says.")
        ),
        WrongPath(
            "ninety",
            lambda: "ninety",
            N_("There the gain is {ninety}: more than it says. The late years weigh most where few leave."),
        ),
        WrongPath(
            "all",
            lambda: "all",
            N_("The same five points bring {seventy} from 70 %, and {ninety} from 90 %."),
        ),
    ),
    hints=(
        N_("Multiple = retention ÷ (1 + rate − retention); divide the later one by the earlier one."),
        N_("From 80 % at 10 %: (0.85 ÷ 0.25) ÷ (0.80 ÷ 0.30)."),
    ),
    worked=(
        'starts = {"seventy": 0.70, "eighty": 0.80, "ninety": 0.90}\n'
        "for name, start in starts.items():\n"
        '    gains = lifetime.five_points(start, [0.10, 0.12], timing="if_retained")["five_points"]\n'
        "    if gains.between(0.25, 0.28).all():\n"
        "        answer = name"
    ),
    reason=N_(
        "One setting was printed as a law. The study behind it found 30 % in one branch and 85 % in "
        "another, for five points less loss (Reichheld & Sasser 1990), and it is the worth of a customer, "
        "not the profit of a year."
    ),
    say=N_("That figure holds for one starting point. Ours is another; let me work it out."),
)


def _forecast(alpha):
    return models.sbg_survival(alpha, BETA, YEAR)[-1]


def _off(alpha):
    return _forecast(alpha) / STILL_THERE - 1


def _paper_sum():
    return {
        "forecast": percent(_forecast(ALPHA), 2),
        "observed": percent(STILL_THERE, 2),
        "off": percent(_off(ALPHA), 1),
    }


paper = Question(
    name="lifetime.paper",
    number="1.27",
    title=N_("Find the error: over or under"),
    minutes=5,
    topics=("U1.04",),
    prompt=N_(
        "A well-known paper (Fader & Hardie 2007) lets customers differ in their chance to leave, fits that "
        "to seven renewals of a group, and forecasts year {year}. For its high-end group the text says that "
        "the forecast is {said} too high. The table shows the forecast with the alpha of the fit and "
        "with the alpha printed in the text, and what was observed (from memory).\n\n"
        "**By what percentage of the observed share does the forecast of the fit differ from it?** Give a "
        "forecast that is too low with a minus sign, to the tenth."
    ),
    facts=lambda: {
        "year": YEAR,
        "said": percent(PAPER_SAYS),
        "printed": ALPHA_PRINTED,
        "fitted": ALPHA,
        **_paper_sum(),
    },
    kind=Number(unit="percent", absolute=0.0011, decimals=1),
    expected=lambda: _off(ALPHA),
    wrong_paths=(
        WrongPath(
            "over",
            lambda: -_off(ALPHA),
            N_("That is the paper's own slip: the forecast lies below what was observed, so it is too low."),
        ),
        WrongPath(
            "misprint",
            lambda: _off(ALPHA_PRINTED),
            N_(
                "You used alpha {printed}, a misprint in the text. The fit, and the paper's appendix, have "
                "{fitted}."
            ),
        ),
        WrongPath(
            "points",
            lambda: _forecast(ALPHA) - STILL_THERE,
            N_("Those are points of the whole group. Divide them by the observed share."),
        ),
    ),
    hints=(N_("Forecast − observed: is it above or below zero?"), N_("Divide by what was observed.")),
    worked="answer = lifetime.sbg_survival(0.668, 3.806, 12)[-1] / 0.394 - 1",
    reason=N_(
        "{forecast} ÷ {observed} − 1 ≈ {off}.\n\n"
        "Two slips in one paragraph of a good paper: a digit of alpha, and “over” for “under”. Whoever "
        "recomputes finds both in five minutes; whoever quotes carries them on."
    ),
)


def _clp(amount, **changes):
    return amount * facts.multiple(STAYS, **changes)


web_formula = Question(
    name="lifetime.web_formula",
    number="1.28",
    title=N_("Find the error: a formula from the web"),
    minutes=5,
    topics=("U1.04", "U1.11"),
    prompt=N_(
        "Many web pages give “lifetime value = value of an order × orders a year × years” (a common "
        "heuristic). For a repeat customer with orders of {order}, {orders} a year, for {years} years, it "
        "says {page}. After cost to serve {margin} of the revenue is left; {years} years on average mean "
        "that the customer stays with a chance of {stays}; the next margin comes in a year if the customer "
        "still buys; money costs {rate}.\n\n"
        "**What is the lifetime profit?**"
    ),
    facts=lambda: {
        "order": money(ORDER),
        "orders": ORDERS,
        "years": YEARS,
        "page": money(ORDER * ORDERS * YEARS),
        "margin": percent(MARGIN),
        "stays": percent(STAYS),
        "rate": percent(facts.RATE),
        "year_margin": money(ORDER * ORDERS * MARGIN),
        "share": f"{MARGIN:.2f}",
        "sum": facts.sum_of(ORDER * ORDERS * MARGIN, STAYS),
        "worth": money(_clp(ORDER * ORDERS * MARGIN)),
    },
    kind=Number(unit="CNY", tolerance=0.02),
    expected=lambda: _clp(ORDER * ORDERS * MARGIN),
    wrong_paths=(
        WrongPath(
            "page",
            lambda: ORDER * ORDERS * YEARS,
            N_(
                "That is the page's figure: revenue, all of it certain, and as good in year {years} as today."
            ),
        ),
        WrongPath(
            "margin times years",
            lambda: ORDER * ORDERS * MARGIN * YEARS,
            N_(
                "Margin × expected years leaves out the interest and counts a margin that is in the books "
                "already."
            ),
        ),
        WrongPath(
            "revenue multiplied",
            lambda: _clp(ORDER * ORDERS),
            N_("You used the right multiple on revenue. Only {margin} of it is left for us."),
        ),
        WrongPath(
            "no discount",
            lambda: _clp(ORDER * ORDERS * MARGIN, rate=0.0),
            N_("You left out the interest."),
        ),
        WrongPath(
            "certain first margin",
            lambda: _clp(ORDER * ORDERS * MARGIN, timing="year_end"),
            N_("You counted the next margin as certain; it comes only if the customer still buys."),
        ),
        WrongPath(
            "first margin now",
            lambda: _clp(ORDER * ORDERS * MARGIN, timing="now"),
            N_("You counted a margin today; the next one comes in a year."),
        ),
    ),
    hints=(N_("Margin a year = order × orders × {margin}."), N_("Multiple = 0.75 ÷ (1.10 − 0.75).")),
    worked=(
        "margin = 12_000 * 5 * 0.15\n"
        'answer = margin * lifetime.margin_multiple(0.75, 0.10, timing="if_retained")'
    ),
    reason=N_(
        "{order} × {orders} × {share} = {year_margin}; {sum} ≈ {worth}.\n\n"
        "The formula counts revenue for profit, hope for certainty and later for now. Each makes the "
        "customer look larger; together, twelve times."
    ),
    say=N_("That calculator shows turnover. What we may spend on a customer is less than a tenth of it."),
)
