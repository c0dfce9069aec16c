"""Exercise, part one, continued: a price every year against a cost once."""

from ... import switching as models
from ...formats import money, percent
from ...text import N_
from .. import Number, Question, Selection, WrongPath
from . import facts

ENOUGH = 0.05  # the discount that is to be enough


def _saving():
    return float(facts.discounts()[facts.HELD] * facts.purchases(facts.HELD))


def _held(column):
    return float(facts.costs()[column][facts.HELD])


def _years(factor):
    """The first whole year at which savings worth ``factor(years)`` years pay for the change."""
    return next(n for n in range(1, 50) if factor(n) * _saving() >= _held("net"))


look_ahead = Question(
    name="switching.look_ahead",
    number="10.3",
    title=N_("How far its buyer looks ahead"),
    minutes=4,
    topics=("U5.33",),
    prompt=N_(
        "{account} buys for {purchases} a year; its rival, as good as we are otherwise, asks {discount} "
        "less. Changing costs it {net} net, once. Interest is {rate}. **How many whole years must it "
        "look ahead, at least, until the lower price pays for the change?** The table says what a yuan at "
        "the end of each year is worth today."
    ),
    facts=lambda: {
        "account": facts.HELD,
        "purchases": money(facts.purchases(facts.HELD)),
        "discount": percent(facts.discounts()[facts.HELD]),
        "net": money(_held("net")),
        "rate": percent(models.DISCOUNT_RATE),
        "saving": money(_saving()),
        "times": f"{_held('net') / _saving():.2f}",
        "years": _years(facts.factor),
        "factor": f"{facts.factor(_years(facts.factor)):.2f}",
        "before": f"{facts.factor(_years(facts.factor) - 1):.2f}",
    },
    kind=Number(unit=N_("years"), whole=True),
    expected=lambda: _years(facts.factor),
    wrong_paths=(
        WrongPath(
            "no interest",
            lambda: _years(float),
            N_("You divided cost by saving. Savings of later years are worth less; use the table."),
        ),
        WrongPath(
            "one year",
            lambda: 1,
            N_("In one year it saves {saving}, and changing costs {net}."),
        ),
        WrongPath(
            "the usual three",
            lambda: models.YEARS,
            N_("Three years are what the lesson takes. Look at which year the sum reaches {net}."),
        ),
    ),
    hints=(
        N_("How much does it save a year?"),
        N_("Cost ÷ saving; then the first year in the table with at least that figure."),
    ),
    worked=(
        'saving = (purchases * discounts)["Brandvold & Sons Packaging"]\n'
        'net = switching.account_cost(parts, "Brandvold & Sons Packaging").net\n'
        "answer = factors.index[factors * saving >= net][0]"
    ),
    reason=N_(
        "{net} ÷ {saving} = {times}; {before} after one year less, {factor} after {years}.\n\n"
        "Whoever looks at this year's budget stays; whoever buys for the life of a machine goes. So ask how "
        "far the buyer looks, not only how much changing costs."
    ),
    say=N_("By one year's budget we are safe. By the life of the machine we are not."),
)


def _leaving(years=None):
    """Accounts for which the savings of so many years, without interest, pay; None: as the model counts."""
    table = facts.against_offers().loc[facts.OFFERS]
    pays = ~table["stays"] if years is None else years * table["saving"] > table["net"]
    return list(table.index[pays])


can_leave = Question(
    name="switching.can_leave",
    number="10.4",
    title=N_("For whom the letter pays"),
    minutes=5,
    topics=("U5.33",),
    prompt=N_(
        "Six accounts hold a rival's letter. Suppose each rival is as good as we are otherwise. The "
        "customers look {years} years ahead at {rate} (a yuan a year is worth {factor} today). **For which "
        "of them does the letter pay for the change?**"
    ),
    facts=lambda: {
        "years": models.YEARS,
        "rate": percent(models.DISCOUNT_RATE),
        "factor": f"{facts.factor():.3f}",
        "held": percent(facts.discounts()[facts.OFFERS].max()),
        "first": facts.OFFERS[0],
        "bought": money(facts.purchases(facts.OFFERS[0])),
        "less": percent(facts.discounts()[facts.OFFERS[0]], 1),
        "worth": money(facts.against_offers()["savings_worth"][facts.OFFERS[0]]),
        "cost": money(facts.costs()["net"][facts.OFFERS[0]]),
    },
    kind=Selection(options=lambda: facts.OFFERS),
    expected=_leaving,
    wrong_paths=(
        WrongPath(
            "once taken as yearly",
            lambda: _leaving(1),
            N_("You compared with one year's saving. The lower price comes again next year."),
        ),
        WrongPath(
            "largest discounts",
            lambda: facts.discounts()[facts.OFFERS].nlargest(3),
            N_(
                "The largest discount, {held}, is not enough where changing is expensive. Set each against "
                "its cost."
            ),
        ),
        WrongPath(
            "lowest cost",
            lambda: facts.costs().loc[facts.OFFERS, "net"].nsmallest(3),
            N_("A low cost in yuan may still be high against small purchases."),
        ),
        WrongPath(
            "all",
            lambda: facts.OFFERS,
            N_("Somebody asks less at each of them. That is not yet a reason to go."),
        ),
    ),
    hints=(
        N_("Purchases × discount × {factor}, against the net cost of changing."),
        N_("{first}: {bought} × {less} × {factor} = {worth}; changing costs {cost}."),
    ),
    worked=(
        'offers = switching.against_offer(costs["net"], purchases, discounts).loc[six]\n'
        'answer = offers.index[~offers["stays"]]'
    ),
    reason=N_(
        "The largest discount does not pay where changing costs most for what is bought, and a small one is "
        "enough where nothing holds. In lesson 6 what each is worth beside its price comes on top; here it "
        "was left out."
    ),
)


def _towards(rate=models.DISCOUNT_RATE, cost="gross", beside=0.0):
    """Gross cost less what the lower price, and what the rival is worth beside it, save (CNY a year)."""
    saved = ENOUGH * facts.purchases(facts.HELD) + beside
    return _held(cost) - models.savings_worth(saved, models.YEARS, rate)


def _better_beside_price():
    """What the rival is worth more to the account beside its price, CNY a year."""
    return -float(facts.attraction()[facts.HELD]) * facts.purchases(facts.HELD) - _saving()


pay_towards = Question(
    name="switching.pay_towards",
    number="10.5",
    title=N_("What the rival would have to pay"),
    minutes=4,
    topics=("U5.33",),
    prompt=N_(
        "Back to {account}: purchases {purchases}, changing costs {gross} gross. A rival, as good as "
        "we are otherwise, wants to win it with a price only {enough} below ours. **How much must it pay "
        "towards the change, all told**, so that the customer, looking {years} years ahead at {rate} "
        "(factor {factor}), draws level?"
    ),
    facts=lambda: {
        "account": facts.HELD,
        "purchases": money(facts.purchases(facts.HELD)),
        "gross": money(_held("gross")),
        "incentive": money(_held("rival_incentive")),
        "enough": percent(ENOUGH),
        "years": models.YEARS,
        "rate": percent(models.DISCOUNT_RATE),
        "factor": f"{facts.factor():.3f}",
        "saved": money(ENOUGH * facts.purchases(facts.HELD)),
        "pays": money(_towards()),
        "better": money(_towards(beside=_better_beside_price())),
    },
    kind=Number(unit="CNY", tolerance=0.012),
    expected=_towards,
    wrong_paths=(
        WrongPath(
            "no interest",
            lambda: _towards(rate=0.0),
            N_("You counted the savings of {years} years in full. Take them times {factor}."),
        ),
        WrongPath(
            "one year",
            lambda: _held("gross") - ENOUGH * facts.purchases(facts.HELD),
            N_("You took off one year's saving. It saves {saved} in each of {years} years."),
        ),
        WrongPath(
            "incentive counted twice",
            lambda: _towards(cost="net"),
            N_("You started from the net cost: the {incentive} it offers today are part of what is asked."),
        ),
        WrongPath(
            "all of it",
            lambda: _held("gross"),
            N_("The lower price pays for a part of it."),
        ),
        WrongPath(
            "better rival",
            lambda: _towards(beside=_better_beside_price()),
            N_(
                "So it would be with the rival that lesson 6 found better. Here it is as good as we are: "
                "count its price only."
            ),
        ),
    ),
    hints=(N_("What is a price lower by {enough} worth to it today? The rest must come from the rival."),),
    worked=(
        'gross = costs["gross"]["Brandvold & Sons Packaging"]\n'
        'saved = 0.05 * purchases["Brandvold & Sons Packaging"]\n'
        "answer = gross - switching.savings_worth(saved)"
    ),
    reason=N_(
        "{gross} − {saved} × {factor} ≈ {pays}.\n\n"
        "A rival with cash can set a hostage free at once, at a price hardly below ours: machines lent, "
        "stock taken back. If it is better besides, as lesson 6 found here, {better} is enough. Look for "
        "such offers, not only for low prices."
    ),
    say=N_("A lower price alone does not pay for the change. An offer to pay for the change would."),
)
