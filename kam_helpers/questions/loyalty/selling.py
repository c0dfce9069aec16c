"""Exercise, part three: what else they could buy, and who loses us money by buying it."""

from ...formats import money, percent
from ...text import N_
from .. import Choice, Number, Question, WrongPath
from . import facts

# Open fields: account and product group.
FIELDS = {
    "Quillmark Appliances": ["dosing equipment", "UV coatings"],
    "Kettlewyn Small Appliances": ["top coats"],
    "Cranewell Heavy Industry": ["spare parts"],
}


def _fields():
    """The open fields to choose from, by account and group."""
    table = facts.chances()
    wanted = [(account, group) for account, groups in FIELDS.items() for group in groups]
    table = table.set_index(table["account"] + ": " + table["product_group"])
    return table.loc[[f"{account}: {group}" for account, group in wanted]]


def _best():
    return _fields().loc[_fields()["expected_cny"].idxmax()]


def _as_if_known():
    """What an attempt would bring if everything open counted, with the part won of a shared field."""
    table = _fields()
    chance = table["chance"].fillna(table["chance"].max())
    return table["open_cny"] * table["margin_share"] * chance - facts.COST_OF_TRYING


first_attempt = Question(
    name="loyalty.first_attempt",
    number="6.9",
    title=N_("The first attempt"),
    minutes=4,
    topics=("U5.05", "U5.04"),
    prompt=N_(
        "Four open fields, each with what is open in sales, how much of that is known to be with a rival "
        "or made in-house, the contribution of the product group, and the part of it that an attempt wins "
        "on average. An attempt costs {cost} (part won and cost: course assumptions). **Which is worth "
        "trying first?**"
    ),
    facts=lambda: {
        "cost": money(facts.COST_OF_TRYING),
        "best": _best().name,
        "known": money(_best()["known_cny"]),
        "margin": percent(_best()["margin_share"], 1),
        "chance": percent(_best()["chance"]),
        "expected": money(_best()["expected_cny"]),
    },
    kind=Choice(lambda: facts.names(_fields().index)),
    expected=lambda: _best().name,
    wrong_paths=(
        WrongPath(
            "unknown counted as won",
            lambda: _as_if_known().idxmax(),
            N_(
                "Nobody knows who supplies that, or whether it is for sale at all. Count nothing there, and "
                "ask: the next step is a question, not an offer."
            ),
        ),
        WrongPath(
            "sales",
            lambda: _fields()["known_cny"].idxmax(),
            N_("The largest sales. A rival has all of it, so that less is won; multiply all three."),
        ),
        WrongPath(
            "margin",
            lambda: _fields()["margin_share"].idxmax(),
            N_("The best margin, of a small field. Multiply all three."),
        ),
    ),
    hints=(N_("Known open sales × contribution × part won, less the cost of trying, for each."),),
    worked='answer = fields["expected_cny"].idxmax()',
    reason=N_(
        "{best}: {known} × {margin} × {chance} − {cost} = {expected} in the first year, more than any other. "
        "An unknown field may be larger; it is worth a telephone call before it is worth an attempt."
    ),
    say=N_(
        "The big white field is white because we know nothing. I will find out before I promise anything."
    ),
)

across_loses = Question(
    name="loyalty.across_loses",
    number="6.10",
    title=N_("Those who buy everything"),
    minutes=3,
    topics=("U5.05",),
    prompt=N_(
        "A report on five large firms found that one in five customers who bought across lost money, and "
        "that these made 70 % of all losses (Harvard Business Review, December 2012). The table counts "
        "Kestrelle's accounts by the number of families of goods they buy. **What share of all losses do "
        "the accounts make that buy all four?**"
    ),
    facts=lambda: {
        "losses": money(facts.across().losses),
        "all": money(facts.by_families()["losses"].sum()),
        "share": percent(facts.across().share_of_losses),
        "losing": facts.across().losing,
        "accounts": facts.across().accounts,
        "part": percent(facts.across().losing_share),
        "sales": percent(facts.sales_across()),
        "others": percent(facts.losing_among_others()),
    },
    kind=Number(unit="percent"),
    expected=lambda: facts.across().share_of_losses,
    wrong_paths=(
        WrongPath(
            "share of accounts",
            lambda: facts.across().losing_share,
            N_(
                "That many of those who buy all four lose money. Asked is their share of the losses in money."
            ),
        ),
        WrongPath(
            "share of losers",
            lambda: facts.across().losing / facts.by_families()["losing"].sum(),
            N_("That is their share of the accounts that lose money. Their losses are larger than others'."),
        ),
        WrongPath(
            "share of profit",
            lambda: facts.by_families()["profit"].iloc[-1] / facts.by_families()["profit"].sum(),
            N_("That is what they earn, losses and profits together. Take the losses."),
        ),
    ),
    hints=(N_("The last column: that of four families ÷ the sum of the column."),),
    worked='answer = families["losses"][4] / families["losses"].sum()',
    reason=N_(
        "{losses} ÷ {all} ≈ {share}.\n\n"
        "{losing} of {accounts} lose money, {part}. It sounds like the report. But they also make {sales} of "
        "our sales, and of the accounts with fewer families {others} lose. The count says where losses are, "
        "not what causes them: each sale has its own sum."
    ),
    say=N_("Most of our losses are where most of our sales are. Let us work out the next sale by itself."),
)
