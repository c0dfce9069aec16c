"""Exercise, part two: the wallet, seen and inferred."""

from ... import loyalty as models
from ...formats import money, percent
from ...text import N_
from .. import Choice, Number, Question, WrongPath
from . import facts

OURS, UNKNOWN, IN_HOUSE = models.SUPPLIER, "not known", "in-house"


def _share(*left_out):
    spend = facts.spend()
    return spend[OURS] / spend.drop(list(left_out)).sum()


share_of_all = Question(
    name="loyalty.share_of_all",
    number="6.5",
    title=N_("Our part of everything"),
    minutes=3,
    topics=("U5.04",),
    prompt=N_(
        "The table shows what {account} spends a year on goods of our kind. For some of it nobody here knows "
        "the supplier. **What is our share of its wallet?**"
    ),
    facts=lambda: {
        "account": facts.WALLET_OF,
        "ours": money(facts.spend()[OURS]),
        "all": money(facts.spend().sum()),
        "share": percent(_share()),
        "boast": percent(_share(UNKNOWN, IN_HOUSE)),
    },
    kind=Number(unit="percent"),
    expected=_share,
    wrong_paths=(
        WrongPath(
            "unknown left out",
            lambda: _share(UNKNOWN),
            N_("You left out what nobody knows the supplier of. It is spent, and not with us."),
        ),
        WrongPath(
            "known suppliers",
            lambda: _share(UNKNOWN, IN_HOUSE),
            N_("You counted suppliers with a name only. What it makes itself is of our kind too."),
        ),
        WrongPath(
            "against the rest",
            lambda: _share() / (1 - _share()),
            N_("You divided by what the others get. A share is a part of the whole."),
        ),
        WrongPath(
            "against the largest rival",
            lambda: facts.spend()[OURS] / facts.spend().drop(UNKNOWN).nlargest(2).sum(),
            N_("You compared us with the largest rival only. There are others, and the unknown part."),
        ),
    ),
    hints=(N_("Add up all lines first, the unknown one too."), N_("Ours ÷ all.")),
    worked='answer = spend["Kestrelle"] / spend.sum()',
    reason=N_(
        "{ours} ÷ {all} ≈ {share}.\n\n"
        "With named suppliers only it would be {boast}: every blank in our knowledge looks like loyalty."
    ),
    say=N_("We know our sales there to the fen. For a part of its spending we do not even know the name."),
)


def _ours(n, rank):
    """The wallet allocation rule for one rank."""
    return (1 - rank / (n + 1)) * 2 / n


def _people(rule, method="average"):
    """The mean over the people asked; equals share a place as ``method`` says."""
    ranks = facts.ranks().rank(method=method)
    return float(sum(rule(len(ranks), place) for place in ranks.loc[OURS]) / ranks.shape[1])


four_people = Question(
    name="loyalty.four_people",
    number="6.6",
    title=N_("Four people, one of whom cannot decide"),
    minutes=5,
    topics=("U5.04",),
    prompt=N_(
        "Four people of {account} put its suppliers in order; equals got the same place. **Which share of "
        "wallet does the wallet allocation rule infer for us**, each person counted alike? (Of n suppliers "
        "the one ranked r gets (1 − r ÷ (n + 1)) × 2 ÷ n. To the tenth of a percent.)"
    ),
    facts=lambda: {
        "account": facts.RANKS_OF,
        "three": percent(_ours(3, 1), 1),
        "one": percent(_ours(3, 2.5), 1),
        "share": percent(_people(_ours), 1),
        "seen": percent(facts.against_rule()["observed"][facts.RANKS_OF]),
    },
    kind=Number(unit="percent", absolute=0.004, decimals=1),
    expected=lambda: _people(_ours),
    wrong_paths=(
        WrongPath(
            "ties forgotten",
            lambda: _people(_ours, "min"),
            N_("The fourth put two suppliers on places two and three: each has rank 2.5, not 2."),
        ),
        WrongPath(
            "the book's rule",
            lambda: _people(lambda n, rank: 1 - 1 / rank, "min"),
            N_("“1 − 1 ÷ rank” gives the first nothing at all."),
        ),
        WrongPath(
            "not divided",
            lambda: _people(lambda n, rank: 1 - rank / (n + 1)),
            N_("You left out × 2 ÷ n, which makes the shares of all suppliers add up to everything."),
        ),
        WrongPath("one voice", lambda: _ours(3, 1), N_("That is what three of them say. Count all four.")),
    ),
    hints=(
        N_("Rank 1 of three: (1 − 1 ÷ 4) × 2 ÷ 3."),
        N_("The fourth: places two and three, shared. Rank 2.5 each."),
        N_("Three times the one, once the other, divided by four."),
    ),
    worked=(
        "people = [loyalty.wallet_allocation(ranks[person]) for person in ranks]\n"
        'answer = sum(shares["Kestrelle"] for shares in people) / len(people)'
    ),
    reason=N_(
        "(3 × {three} + {one}) ÷ 4 ≈ {share}.\n\n"
        "Observed are {seen}. The rule knows ranks only: it is a first guess for an account whose wallet "
        "nobody knows, and a question where one does."
    ),
)

FIRST_OF = 4


def _inverse():
    """Shares in proportion to 1 ÷ rank: the first of FIRST_OF."""
    return 1 / sum(1 / rank for rank in range(1, FIRST_OF + 1))


book_rule = Question(
    name="loyalty.book_rule",
    number="6.7",
    title=N_("Find the error: “1 minus the inverse of the rank”"),
    minutes=3,
    topics=("U5.04",),
    prompt=N_(
        "A book puts the wallet allocation rule into words: the share of a supplier is “1 minus the inverse "
        "of its rank”. By that, of {n} suppliers the first would get {book} and the last {last}. **What does "
        "the rule of Keiningham and others (2011) give the first of {n}?**"
    ),
    facts=lambda: {
        "n": FIRST_OF,
        "book": percent(1 - 1 / 1),
        "last": percent(1 - 1 / FIRST_OF),
        "share": percent(_ours(FIRST_OF, 1)),
    },
    kind=Number(unit="percent"),
    expected=lambda: _ours(FIRST_OF, 1),
    wrong_paths=(
        WrongPath(
            "not divided",
            lambda: 1 - 1 / (FIRST_OF + 1),
            N_("You left out × 2 ÷ n. Four such shares add up to two wallets."),
        ),
        WrongPath(
            "inverse",
            _inverse,
            N_("Shares in proportion to 1 ÷ rank are another rule. This one falls by equal steps."),
        ),
        WrongPath("equal", lambda: 1 / FIRST_OF, N_("That would be equal parts: then ranks say nothing.")),
        WrongPath("book", lambda: 0.0, N_("That is the book's figure: nothing for the one they like best.")),
    ),
    hints=(N_("(1 − r ÷ (n + 1)) × 2 ÷ n, with r = 1 and n = 4."),),
    worked="answer = (1 - 1 / (4 + 1)) * 2 / 4",
    reason=N_(
        "(1 − 1 ÷ 5) × 2 ÷ 4 = {share}.\n\n"
        "Two checks find such a slip without the paper: does the best get the most, and do all shares add up "
        "to everything?"
    ),
    say=N_("Before I use a formula I try it on the easiest case: who is first should get the most."),
)

COMPARED = [
    "Bagshaw-Linden Fillers",
    "Brakenfeld Brake Systems",
    "Chipperfold Boards",
    "Kilnmoor Tiles",
    "Sensorholm Instruments",
]


def _compared(column):
    return facts.against_rule().loc[COMPARED, column]


more_than_liked = Question(
    name="loyalty.more_than_liked",
    number="6.8",
    title=N_("They buy more than they like us"),
    minutes=3,
    topics=("U5.04", "U5.02"),
    prompt=N_(
        "Inferred is the share of wallet that the ranks suggest; observed is what the account spends. **At "
        "which account should you ask what holds it?**"
    ),
    facts=lambda: {
        "account": _compared("difference").idxmax(),
        "inferred": percent(_compared("inferred")[_compared("difference").idxmax()]),
        "observed": percent(_compared("observed")[_compared("difference").idxmax()]),
    },
    kind=Choice(lambda: facts.names(COMPARED)),
    expected=lambda: _compared("difference").idxmax(),
    wrong_paths=(
        WrongPath(
            "largest share",
            lambda: _compared("observed").idxmax(),
            N_("It spends most of its money with us, and ranks us so. There is nothing to explain."),
        ),
        WrongPath(
            "turned round",
            lambda: _compared("difference").idxmin(),
            N_("It likes us more than it buys. Ask what keeps it from buying, not what holds it."),
        ),
        WrongPath(
            "least liked",
            lambda: _compared("inferred").idxmin(),
            N_("It likes us least, and buys little here: words and deeds agree."),
        ),
    ),
    hints=(N_("Where is observed far above inferred?"),),
    worked='answer = compared["difference"].idxmax()',
    reason=N_(
        "{account}: by the ranks {inferred}, in fact {observed}. Something other than liking keeps it "
        "here: a machine, a contract, an approval. Such a share is borrowed."
    ),
)
