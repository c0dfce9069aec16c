"""Exercise, part five, continued: putting in and getting out, a dealer that grows, trust and value."""

from ...formats import money
from ...text import N_
from .. import Choice, Number, Question, WrongPath
from . import facts


def _first_gain():
    """When output first exceeds input."""
    net = facts.cycle().table["net"]
    return float(net.index[net > 0][0])


def _crossing():
    """The sum since the start before and after it changes its sign, for the worked line."""
    total, back = facts.cycle().table["cumulative"], facts.cycle().payback_year
    before, after = total.loc[int(back)], total.loc[int(back) + 1]
    return {
        "early": int(back),
        "late": int(back) + 1,
        "below": money(before),
        "above": money(after),
        "owed": money(-before),
        "made": money(after - before),
        "years": f"{int(back) - before / (after - before):.1f}",
        "quarter": f"{back:.2f}",
    }


pays_back = Question(
    name="lifetime.pays_back",
    number="1.23",
    title=N_("Putting in before getting out"),
    minutes=3,
    topics=("U1.09", "U1.16"),
    prompt=N_(
        "Picture and table show what we put into a relationship and what comes out of it, by year (a curve "
        "to think with: every number is a course assumption). **After how many years has everything put in "
        "come back?** A quarter of a year more or less does not matter; interest is left out."
    ),
    facts=_crossing,
    kind=Number(unit=N_("years"), absolute=0.3, decimals=1),
    expected=lambda: facts.cycle().payback_year,
    wrong_paths=(
        WrongPath(
            "first gain",
            _first_gain,
            N_(
                "There, more comes out than goes in for the first time. The years before are still to be "
                "paid back."
            ),
        ),
        WrongPath(
            "best year",
            lambda: float(facts.cycle().table["net"].idxmax()),
            N_("There, most is left in a year. What was put in had come back long before."),
        ),
        WrongPath(
            "fastest growth",
            lambda: float(facts.cycle().table["output"].diff().idxmax()),
            N_("There, output rises fastest. Add up what is left year by year, from the start."),
        ),
    ),
    hints=(
        N_("Look at what is added up since the start, not at the single year."),
        N_("Where does the column “cumulative” change its sign?"),
    ),
    worked="answer = lifetime.life_cycle().payback_year",
    reason=N_(
        "The sum is {below} at year {early} and {above} at year {late}, {made} more: {early} + {owed} ÷ "
        "{made} ≈ {years}. (Counted in quarters of a year: {quarter}.)\n\n"
        "Profit lags behind volume: input comes first. Whoever judges an account in its third year by that "
        "year's profit stops just before it pays (life cycle: Chen Mingliang; the curve is ours)."
    ),
    say=N_("This account is an investment until then; I report the sum since the start, not the year."),
)

growing_dealer = Question(
    name="lifetime.growing_dealer",
    number="1.24",
    title=N_("A dealer that grows fast"),
    minutes=2,
    topics=("U1.13",),
    prompt=N_(
        "A dealer has sold our coatings for two years. Its orders rose by half within a year, twice it "
        "stood before empty shelves, and its bank will not lend more. **Which support helps it most now?** "
        "(The list of needs by stage is a course assumption.)"
    ),
    kind=Choice(
        {
            "start": N_("Training for its people and its first customers brought by us"),
            "growth": N_(
                "Stock reserved for it, quick delivery, and a credit limit that grows with its sales"
            ),
            "mature": N_("A joint programme to lower its cost, and new lines to sell to its old customers"),
            "discount": N_("A larger discount, so that it can sell more cheaply"),
        }
    ),
    expected=lambda: "growth",
    wrong_paths=(
        WrongPath(
            "starting up",
            lambda: "start",
            N_("That is what a dealer needs at the start. This one has more customers than goods."),
        ),
        WrongPath(
            "mature",
            lambda: "mature",
            N_("That helps when growth slows down. What it lacks now is goods, and the money to hold them."),
        ),
        WrongPath(
            "discount",
            lambda: "discount",
            N_("It sells more than it can supply: a lower price would empty the shelves sooner."),
        ),
    ),
    hints=(N_("What stops it from selling more?"),),
    worked='answer = "growth"',
    reason=N_(
        "Starting up, a dealer lacks customers and knowledge; growing fast, goods and money; later, profit "
        "and new business. Help with what is short."
    ),
)

trust_and_value = Question(
    name="lifetime.trust_and_value",
    number="1.25",
    title=N_("Trusted, and replaceable"),
    minutes=2,
    topics=("U1.14", "U1.11"),
    prompt=N_(
        "A buyer says: “You are the only one who calls before a batch is late; I believe every word you "
        "say. But if my director asks what we gain by buying from you, I have no answer.” **What follows "
        "for this account?**"
    ),
    kind=Choice(
        {
            "value": N_("The next order is safe; the relationship is not, for its value shows nowhere"),
            "trust": N_("The next order is at risk: they do not trust us yet"),
            "loyal": N_("Both are safe: whoever trusts us stays"),
            "price": N_("They are asking for a lower price"),
        }
    ),
    expected=lambda: "value",
    wrong_paths=(
        WrongPath(
            "no trust",
            lambda: "trust",
            N_("Trust is what they have. What is missing is a gain that can be shown to somebody else."),
        ),
        WrongPath(
            "trust is enough",
            lambda: "loyal",
            N_("Trust carries the sale. A new director will ask for the gain, and there is no answer yet."),
        ),
        WrongPath(
            "price",
            lambda: "price",
            N_("Nobody mentioned the price. A discount would be an answer to a question that was not asked."),
        ),
    ),
    hints=(N_("Without trust no sale. Without value …?"),),
    worked='answer = "value"',
    reason=N_(
        "No trust, no sale; no value, no relationship (a trainers' saying, a common heuristic). Write down "
        "once a year what the customer gained, in its own figures."
    ),
    say=N_(
        "They like us and cannot say why they need us. I will bring them the figures before somebody asks."
    ),
)
