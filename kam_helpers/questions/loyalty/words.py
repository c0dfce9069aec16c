"""Exercise, part one: who is loyal, and how much depends on where one draws the limits."""

from ... import loyalty as models
from ...formats import percent
from ...text import N_
from .. import Number, Question, Selection, WrongPath
from . import facts


def _six():
    return facts.answers().loc[facts.SIX]


def _loyal(attitude=True, behaviour=True):
    """The accounts of the six at or above the limit in attitude, in behaviour, or in both."""
    likes = _six()["attitude"] >= models.ATTITUDE_CUT
    buys = _six()["repurchase_rate"] >= models.BEHAVIOUR_CUT
    return list(_six().index[(likes | (not attitude)) & (buys | (not behaviour))])


loyal_both = Question(
    name="loyalty.loyal_both",
    number="6.1",
    title=N_("Loyal in both"),
    minutes=5,
    topics=("U5.01", "U5.02"),
    prompt=N_(
        "Attitude is the mean of the three answers; behaviour is the share of the orders, by number, that "
        "came to us. Loyal in attitude: {attitude} of 7 or more; in behaviour: {behaviour} or more. **Which "
        "of the six are loyal in both?**"
    ),
    facts=lambda: {
        "attitude": f"{models.ATTITUDE_CUT:g}",
        "behaviour": percent(models.BEHAVIOUR_CUT),
        "account": facts.SIX[0],
        "orders": percent(_six()["repurchase_rate"].iloc[0]),
        "spending": percent(facts.against_rule()["observed"][facts.SIX[0]]),
    },
    kind=Selection(options=lambda: facts.SIX),
    expected=_loyal,
    wrong_paths=(
        WrongPath(
            "attitude only",
            lambda: _loyal(behaviour=False),
            N_(
                "You took satisfaction for loyalty. Two of these like us and give us fewer than {behaviour} "
                "of their orders: mercenaries."
            ),
        ),
        WrongPath(
            "hostages counted as loyal",
            lambda: _loyal(attitude=False),
            N_("You counted orders only. One of these buys here and would not recommend us: a hostage."),
        ),
        WrongPath(
            "first choice",
            lambda: list(_six().index[_six()["prefers"] > models.ATTITUDE_CUT]),
            N_("That is one sentence of three, and no order. Take the mean of the three, and the orders."),
        ),
        WrongPath(
            "size",
            lambda: facts.accounts().loc[facts.SIX, "revenue"].nlargest(2),
            N_("Those are the two largest. Size says how much it would hurt, not whether they stay."),
        ),
    ),
    hints=(
        N_("Brandvold: (3 + 1 + 5) ÷ 3 for attitude; orders given ÷ orders needed for behaviour."),
        N_("Cross out who is below 4, then who gave us less than six orders in ten."),
    ),
    worked=(
        'matrix = loyalty.loyalty_matrix(answers["attitude"], answers["repurchase_rate"]).loc[six]\n'
        'answer = matrix.index[matrix["type"] == "loyalist"]'
    ),
    reason=N_(
        "Two of six. A sales report that sees orders only would add the hostage; a survey that sees answers "
        "only would add the two mercenaries. And say what you counted: {account} gives us {orders} of its "
        "orders by number, and {spending} of its spending."
    ),
    say=N_("Who is satisfied, who buys, and who does both: these are three lists."),
)


def _count(kind, attitude_cut=4.5):
    return int(facts.cuts().loc[(attitude_cut, models.BEHAVIOUR_CUT), kind])


def _more(kind):
    return _count(kind) - _count(kind, models.ATTITUDE_CUT)


more_hostages = Question(
    name="loyalty.more_hostages",
    number="6.2",
    title=N_("Half a point further up"),
    minutes=3,
    topics=("U5.01",),
    prompt=N_(
        "Somebody says: “Four of seven is no liking. The limit must be 4.5”, and leaves the limit for orders "
        "at {cut}. **How many accounts become hostages by that?**"
    ),
    facts=lambda: {
        "cut": percent(models.BEHAVIOUR_CUT),
        "after": _count("hostage"),
        "before": _count("hostage", models.ATTITUDE_CUT),
        "more": _more("hostage"),
        "moved": _count("moved"),
        "all": len(facts.answers()),
    },
    kind=Number(unit=N_("accounts"), whole=True, words=(N_("hostages"), N_("hostage"))),
    expected=lambda: _more("hostage"),
    wrong_paths=(
        WrongPath(
            "total",
            lambda: _count("hostage"),
            N_("So many hostages there are then. {before} of them were hostages before."),
        ),
        WrongPath(
            "all who move",
            lambda: _count("moved"),
            N_("So many change their type at all; some of them become defectors."),
        ),
        WrongPath(
            "defectors",
            lambda: _more("defector"),
            N_("Those are the new defectors: they like us less and buy elsewhere."),
        ),
    ),
    hints=(N_("Two lines of the table: 4 of 7 and 4.5 of 7, both at 60 % of orders."),),
    worked='answer = cuts["hostage"][4.5, 0.6] - cuts["hostage"][4.0, 0.6]',
    reason=N_(
        "{after} − {before} = {more}.\n\n"
        "{moved} of {all} accounts change their type for half a point, since most answers lie between 4 and "
        "5. Name the limits with the count, and look at those close to them one by one."
    ),
    say=N_("How many hostages we have depends on where we draw the line. These few are hostages under any."),
)


def _sign(words_loyal, deeds_loyal):
    """Accounts of WORDS whose words (deeds) lean to loyal (True) or not loyal (False)."""
    table = facts.indicators().loc[facts.WORDS]
    words = table["words_loyal"] - table["words_not"]
    deeds = table["deeds_loyal"] - table["deeds_not"]
    keep = (deeds > 0) == deeds_loyal
    if words_loyal is not None:
        keep &= words > 0 if words_loyal else words <= 0
    return list(table.index[keep])


def _averaged():
    table = facts.indicators().loc[facts.WORDS]
    total = (table["words_loyal"] + table["deeds_loyal"]) - (table["words_not"] + table["deeds_not"])
    return list(table.index[total < 0])


words_and_deeds = Question(
    name="loyalty.words_and_deeds",
    number="6.3",
    title=N_("Words that deeds do not follow"),
    minutes=4,
    topics=("U5.03",),
    prompt=N_(
        "Of four answers and five figures from the books the table counts how many say loyal, and how many "
        "say not (the rest is unclear). **At which accounts do the words lean to loyal and the deeds to "
        "not?**"
    ),
    kind=Selection(options=lambda: facts.WORDS),
    expected=lambda: _sign(True, False),
    wrong_paths=(
        WrongPath(
            "one average",
            _averaged,
            N_(
                "You added all nine signs. Where words and deeds differ they cancel, and two of the three "
                "accounts come out above zero."
            ),
        ),
        WrongPath(
            "deeds only",
            lambda: _sign(None, False),
            N_("One of these does not speak well of us either: words and deeds agree, and it is leaving."),
        ),
        WrongPath(
            "the other way",
            lambda: _sign(False, True),
            N_("That one buys and does not praise us: the other way round."),
        ),
    ),
    hints=(
        N_("For the words: is the first figure larger than the second? For the deeds: smaller?"),
        N_("Both have to hold."),
    ),
    worked=(
        'likes = marks["words_loyal"] > marks["words_not"]\n'
        'leaves = marks["deeds_loyal"] < marks["deeds_not"]\n'
        "answer = marks.index[likes & leaves]"
    ),
    reason=N_(
        "They mean it, and buy elsewhere: price, a second source by rule, a need that we do not cover. That "
        "is a question for the next visit, and one score would never have asked it."
    ),
)
