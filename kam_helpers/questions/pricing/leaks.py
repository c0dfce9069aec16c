"""Exercise, part one: what stays with us of a list price, and who gets the lowest price."""

from ...formats import percent
from ...text import N_
from .. import Number, Question, Ranking, WrongPath
from . import facts

FIVE = [
    "Cranewell Heavy Industry",
    "Kettlewyn Small Appliances",
    "Lindqvale Cabinet Works",
    "O'Dallan Joinery",
    "Tallowmere Furniture Group",
]


def _amount(step):
    return float(facts.steps(facts.FUNDED)["amount"][step])


def _of_list(without=(), base="list"):
    """Pocket price ÷ list (or another step), some deductions left out."""
    return (_amount("pocket") - sum(_amount(step) for step in without)) / _amount(base)


def _after_invoice():
    """Of what leaks between list and pocket, the part that leaks after the invoice."""
    return (_amount("invoice") - _amount("pocket")) / (_amount("list") - _amount("pocket"))


pocket = Question(
    name="pricing.pocket",
    number="7.1",
    title=N_("Of 100 yuan at list"),
    minutes=3,
    topics=("U5.09",),
    prompt=N_(
        "The table shows where the price leaks at {account}, from list to invoice, and after it. **What "
        "share of the list price stays in our pocket?**"
    ),
    facts=lambda: {
        "account": facts.FUNDED,
        "list": f"{_amount('list') / 1000:,.0f}",
        "pocket": f"{_amount('pocket') / 1000:,.0f}",
        "share": percent(_of_list(), 1),
        "invoice": percent(_amount("invoice") / _amount("list")),
        "after": percent(_after_invoice()),
    },
    kind=Number(unit="percent", absolute=0.004),
    expected=_of_list,
    wrong_paths=(
        WrongPath(
            "stopped at the invoice",
            lambda: _amount("invoice") / _amount("list"),
            N_("That is the invoice. Terms, freight and service are paid from the same pocket."),
        ),
        WrongPath(
            "days free",
            lambda: _of_list(["payment terms"]),
            N_("You left out the payment terms. Our money waits, and that costs interest."),
        ),
        WrongPath(
            "service free",
            lambda: _of_list(["free service"]),
            N_("You left out the service. It is free for the customer only."),
        ),
        WrongPath(
            "share of the invoice",
            lambda: _of_list(base="invoice"),
            N_("You divided by the invoice. Asked is the share of the list price."),
        ),
        WrongPath(
            "invoice added",
            lambda: _of_list() + _amount("invoice") / _amount("list"),
            N_("The invoice is a sum on the way: list less discount. Do not add it again."),
        ),
    ),
    hints=(N_("Start from the invoice and take off what stands below it."), N_("Divide by the list.")),
    worked='answer = steps["amount"]["pocket"] / steps["amount"]["list"]',
    reason=N_(
        "{pocket} ÷ {list} ≈ {share} (thousand yuan).\n\n"
        "The invoice says {invoice}. Below it nobody gave a discount; different people gave terms, lorries "
        "and hours."
    ),
    say=N_("We talk about the discount. Of all that leaks, {after} goes after the invoice."),
)


def _falls(base="invoice", over="pocket"):
    return facts.asked(facts.FUNDED) * _amount(base) / _amount(over)


pocket_falls = Question(
    name="pricing.pocket_falls",
    number="7.2",
    title=N_("A cut, seen from the pocket"),
    minutes=3,
    topics=("U5.09",),
    prompt=N_(
        "{account} asks for {asked} off the invoice price. What leaves us after the invoice stays as it is "
        "in yuan. **By how many per cent does the pocket price fall?** (To the tenth.)"
    ),
    facts=lambda: {
        "account": facts.FUNDED,
        "asked": percent(facts.asked(facts.FUNDED), 1),
        "invoice": f"{_amount('invoice') / 1000:,.0f}",
        "pocket": f"{_amount('pocket') / 1000:,.0f}",
        "falls": percent(_falls(), 1),
    },
    kind=Number(unit="percent", absolute=0.0015, decimals=1),
    expected=_falls,
    wrong_paths=(
        WrongPath(
            "per cent of the invoice",
            lambda: facts.asked(facts.FUNDED),
            N_("That is the fall of the invoice price. The same yuan are more of a smaller pocket."),
        ),
        WrongPath(
            "list price as base",
            lambda: _falls("list"),
            N_("You took {asked} of the list price. It asks for {asked} of what it is invoiced."),
        ),
        WrongPath(
            "upside down",
            lambda: _falls("pocket", "invoice"),
            N_("You multiplied by pocket ÷ invoice. The pocket is smaller, so the share must be larger."),
        ),
    ),
    hints=(N_("How many yuan are {asked} of the invoice? What part of the pocket are they?"),),
    worked=(
        'amounts = steps["amount"]\n'
        'cut = facts["asked"]["Snowharrow Refrigeration"]\n'
        'answer = cut * amounts["invoice"] / amounts["pocket"]'
    ),
    reason=N_(
        "{asked} × {invoice} ÷ {pocket} ≈ {falls}.\n\n"
        "Every point on the invoice is more than a point in the pocket. And what leaks after the invoice "
        "can be closed without a word about price: full loads, paid service, fewer days."
    ),
)


def _five():
    return facts.prices().loc[FIVE]


lowest_pocket = Question(
    name="pricing.lowest_pocket",
    number="7.3",
    title=N_("Who has the best price?"),
    minutes=4,
    topics=("U5.09",),
    prompt=N_(
        "Five accounts, the last twelve months. **Rank them by pocket price as a share of list, the lowest "
        "first.**"
    ),
    facts=lambda: {
        "first": FIVE[0],
        "share": percent(_five()["pocket_index"][FIVE[0]]),
        "small": _five()["pocket_index"].idxmin(),
        "low": percent(_five()["pocket_index"].min()),
        "large": _five()["list"].idxmax(),
        "its": percent(_five()["pocket_index"][_five()["list"].idxmax()]),
        "asked": percent(facts.asked(_five()["pocket_index"].idxmin()), 1),
    },
    kind=Ranking(options=lambda: FIVE, size=len(FIVE)),
    expected=lambda: _five()["pocket_index"].sort_values(),
    wrong_paths=(
        WrongPath(
            "by invoice",
            lambda: _five()["invoice_index"].sort_values(),
            N_("You ranked by the invoice price. Look what is left of it in the pocket."),
        ),
        WrongPath(
            "by size",
            lambda: _five()["list"].sort_values(ascending=False),
            N_("You ranked by size, as if the largest had the best price. Here it has not."),
        ),
        WrongPath(
            "by money",
            lambda: _five()["pocket"].sort_values(),
            N_("Those are yuan: small accounts come first. Divide by the list price of each."),
        ),
    ),
    hints=(N_("Pocket ÷ list for each. {first}: {share}."),),
    worked='answer = prices["pocket_index"].loc[five].sort_values()',
    reason=N_(
        "{small}, a small account, has the best price: {low} of list. {large}, the largest, pays {its}. "
        "Nobody decided that; freight and free hours did. A wide band is no fault in "
        "itself. A band that nobody can explain is."
    ),
    say=N_("Our best price goes to a small account, and it asks for {asked} more."),
)
