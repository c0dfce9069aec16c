"""Cards that stand in the lesson: four kinds, two firsts, and the next sale."""

from ... import loyalty as models
from ...formats import money, percent
from ...text import N_
from .. import Choice, Number, Question, WrongPath
from . import facts
from .in_lesson_forces import difference, goes_first

KIND_OF = "Cartonval Packaging Machines"


def _told():
    return facts.answers().loc[KIND_OF]


kinds = Question(
    name="loyalty.kinds",
    number="L1",
    title=N_("“Our most loyal customer”"),
    minutes=2,
    topics=("U5.01", "U5.02"),
    prompt=N_(
        "The sales report calls {account} “one of our most loyal customers”: {given} of its {needs} orders "
        "came to us, {rate}. To “we prefer Kestrelle”, “we recommend it” and “we would stay for a slightly "
        "lower price elsewhere” its contact answers {prefers}, {recommends} and {resists} of 7. **Which kind "
        "is it?**"
    ),
    facts=lambda: {
        "account": KIND_OF,
        "given": int(_told()["needs_given_to_us"]),
        "needs": int(_told()["needs"]),
        "rate": percent(_told()["repurchase_rate"]),
        "prefers": int(_told()["prefers"]),
        "recommends": int(_told()["recommends"]),
        "resists": int(_told()["resists"]),
        "attitude": f"{_told()['attitude']:.1f}",
    },
    kind=Choice(
        {
            "loyalist": N_("A loyalist: likes us and buys here"),
            "hostage": N_("A hostage: does not like us and buys here"),
            "mercenary": N_("A mercenary: likes us and buys elsewhere"),
            "defector": N_("A defector: does not like us and buys elsewhere"),
        }
    ),
    expected=lambda: facts.types()[KIND_OF],
    wrong_paths=(
        WrongPath(
            "hostage counted as loyal",
            lambda: "loyalist",
            N_(
                "You looked at the orders only, as the report did. On average it answers {attitude} of 7: it "
                "buys here and would rather not."
            ),
        ),
        WrongPath(
            "attitude only",
            lambda: "defector",
            N_("You looked at the answers only. {rate} of its orders came to us: it has not gone."),
        ),
        WrongPath(
            "turned round",
            lambda: "mercenary",
            N_("That is the opposite: likes us, buys elsewhere. Here it is the orders that look loyal."),
        ),
    ),
    hints=(N_("Two questions: is the mean of the three answers 4 or more? Are six orders in ten ours?"),),
    worked=(
        "from kam_helpers import datasets, loyalty\n"
        "told = datasets.loyalty_answers_table()\n"
        'matrix = loyalty.loyalty_matrix(told["attitude"], told["repurchase_rate"])\n'
        f'answer = matrix["type"]["{KIND_OF}"]'
    ),
    reason=N_(
        "It stays because changing is expensive. Should a rival pay for the change, the most loyal customer "
        "of the report can go overnight."
    ),
    say=N_("They buy everything from us and would not recommend us. That is a risk and not an asset."),
)

THREE = {"we": 1, "rival": 1, "third": 3}


def _share(ranks=None):
    return float(models.wallet_allocation(THREE if ranks is None else ranks)["we"])


two_firsts = Question(
    name="loyalty.two_firsts",
    number="L2",
    title=N_("Two in the first place"),
    minutes=2,
    topics=("U5.04",),
    prompt=N_(
        "A buyer uses three suppliers and says: “You and the other one are equally good; the third comes "
        "after you.” **What share of wallet does the wallet allocation rule give us?**"
    ),
    facts=lambda: {
        "share": percent(_share(), 1),
        "third": percent(float(models.wallet_allocation(THREE)["third"]), 1),
        "sum": percent(2 * _share({"we": 1, "rival": 2, "third": 3}) + (1 - 3 / 4) * 2 / 3),
    },
    kind=Number(unit="percent", absolute=0.004, decimals=1),
    expected=_share,
    wrong_paths=(
        WrongPath(
            "ties as firsts",
            lambda: _share({"we": 1, "rival": 2, "third": 3}),
            N_(
                "You gave both the whole first place: with the third the shares then add up to {sum}. "
                "Equals share places one and two: each has rank 1.5."
            ),
        ),
        WrongPath(
            "ties as seconds",
            lambda: _share({"we": 2, "rival": 1, "third": 3}),
            N_("That is rank 2. They share places one and two, so each has rank 1.5."),
        ),
        WrongPath(
            "not divided",
            lambda: 1 - 1.5 / 4,
            N_("You left out × 2 ÷ n: three such figures add up to more than everything."),
        ),
    ),
    hints=(N_("Which average rank do two suppliers have that share places one and two?"),),
    worked=(
        "from kam_helpers import loyalty\n"
        'answer = loyalty.wallet_allocation({"we": 1, "rival": 1, "third": 3})["we"]'
    ),
    reason=N_(
        "(1 − 1.5 ÷ 4) × 2 ÷ 3 ≈ {share}; twice that and {third} for the third make 100 %.\n\n"
        "Shares that add up to more than the wallet are the first thing to check."
    ),
)

SALE, SALE_MARGIN, SERVICE, DISPLACED = 900_000.0, 0.28, 160_000.0, 120_000.0
_NEW = models.cross_sale(SALE, SALE_MARGIN, extra_cost_to_serve_cny=SERVICE, displaced_cny=DISPLACED)

next_sale = Question(
    name="loyalty.next_sale",
    number="L3",
    title=N_("The next product"),
    minutes=2,
    topics=("U5.05",),
    prompt=N_(
        "An account would buy dosing equipment and parts for {sale} a year, at a contribution of {margin}. "
        "Serving them costs {service} a year more; and since the equipment wastes less, the account will "
        "buy coating from us with {displaced} a year less contribution. (Course assumptions.) **What does "
        "the sale add a year?**"
    ),
    facts=lambda: {
        "sale": money(SALE),
        "margin": percent(SALE_MARGIN),
        "service": money(SERVICE),
        "displaced": money(DISPLACED),
        "contribution": money(_NEW.contribution),
        "net": money(_NEW.net),
    },
    kind=Number(unit="CNY", tolerance=0.01),
    expected=lambda: _NEW.net,
    wrong_paths=(
        WrongPath("sales", lambda: SALE, N_("Those are sales. Ask what is left of them.")),
        WrongPath(
            "contribution only",
            lambda: _NEW.contribution,
            N_("That is the contribution of the new goods. Serving them costs something, and they displace."),
        ),
        WrongPath(
            "displaced forgotten",
            lambda: _NEW.contribution - SERVICE,
            N_("You forgot what it will no longer buy: {displaced} of contribution on coating."),
        ),
        WrongPath(
            "service forgotten",
            lambda: _NEW.contribution - DISPLACED,
            N_("You forgot the visits and parts: {service} a year."),
        ),
    ),
    hints=(N_("Contribution of the new goods − what they displace − what serving them costs."),),
    worked=(
        "from kam_helpers import loyalty\n"
        "sale = loyalty.cross_sale(900_000, 0.28, extra_cost_to_serve_cny=160_000, displaced_cny=120_000)\n"
        "answer = sale.net"
    ),
    reason=N_(
        "{contribution} − {displaced} − {service} = {net}.\n\n"
        "A sale can lower the profit and raise the bonus. Perhaps it is still right, because it keeps the "
        "account; then say so, and count that."
    ),
    say=N_("Nearly a million in sales, and less profit. What else would it bring us?"),
)


CARDS = (kinds, two_firsts, next_sale, difference, goes_first)
