"""Cards that stand in the lesson: a needed discount, lock-in, a bundle, and who is ready."""

from ... import switching as models
from ...formats import money, percent
from ...text import N_
from .. import Choice, Number, Question, WrongPath
from . import facts
from .in_lesson_ally import ready

ACCOUNT, EQUIPMENT = "Cartonval Packaging Machines", 600_000.0  # what we once paid there: course assumption


def _needed(net=None):
    net = facts.costs()["net"][ACCOUNT] if net is None else net
    return models.needed_discount(float(net), facts.purchases(ACCOUNT))


needed_discount = Question(
    name="switching.needed_discount",
    number="L1",
    title=N_("What a rival must offer"),
    minutes=3,
    topics=("U5.33",),
    prompt=N_(
        "{account} buys for {purchases} a year. Changing would cost it {gross} once, of which the rival "
        "would pay {incentive}. Dosing equipment there once cost us {equipment}. **Which discount a year "
        "must the rival offer**, at least, if it is as good as we are? The customer looks {years} years "
        "ahead at {rate}: divide by {factor}. (To the tenth of a percent.)"
    ),
    facts=lambda: {
        "account": ACCOUNT,
        "purchases": money(facts.purchases(ACCOUNT)),
        "gross": money(facts.costs()["gross"][ACCOUNT]),
        "incentive": money(facts.costs()["rival_incentive"][ACCOUNT]),
        "equipment": money(EQUIPMENT),
        "years": models.YEARS,
        "rate": percent(models.DISCOUNT_RATE),
        "factor": f"{facts.factor():.3f}",
        "needed": percent(_needed(), 1),
        "better": percent(facts.threshold(ACCOUNT), 1),
    },
    kind=Number(unit="percent", absolute=0.0015, decimals=1),
    expected=_needed,
    wrong_paths=(
        WrongPath(
            "once taken as yearly",
            lambda: facts.costs()["net"][ACCOUNT] / facts.purchases(ACCOUNT),
            N_("You set a cost paid once beside one year's purchases. Spread it over {years} years."),
        ),
        WrongPath(
            "no interest",
            lambda: facts.costs()["net"][ACCOUNT] / facts.purchases(ACCOUNT) / models.YEARS,
            N_("You divided by {years}. Savings come later and are worth less: divide by {factor}."),
        ),
        WrongPath(
            "incentive forgotten",
            lambda: _needed(facts.costs()["gross"][ACCOUNT]),
            N_("The rival pays {incentive} of it: that no longer holds anybody."),
        ),
        WrongPath(
            "our investment counted",
            lambda: _needed(facts.costs()["net"][ACCOUNT] + EQUIPMENT),
            N_(
                "What we paid for the equipment is our money. What its own would cost the customer is in the "
                "{gross} already."
            ),
        ),
        WrongPath(
            "better rival",
            lambda: facts.threshold(ACCOUNT),
            N_("That is with all that the rival is worth more to it. Asked is a rival as good as we are."),
        ),
    ),
    hints=(N_("({gross} − {incentive}) ÷ {factor}, and that as a share of {purchases}."),),
    worked=(
        "from kam_helpers import datasets, switching\n"
        'net = switching.switching_costs(datasets.switching_costs_table())["net"]\n'
        'purchases = datasets.lifetime_facts(months=12)["revenue"]\n'
        'answer = switching.needed_discount(net, purchases)["Cartonval Packaging Machines"]'
    ),
    reason=N_(
        "({gross} − {incentive}) ÷ {factor} ÷ {purchases} ≈ {needed}.\n\n"
        "That holds only if the rival is as good as we are. Lesson 6 found it better at this account: there "
        "{better} is enough."
    ),
    say=N_(
        "By the cost of changing alone they would need {needed}. They like the rival better: {better} is "
        "enough."
    ),
)

# Two suppliers with the same terms: the machine only with their own coating.
LARGE, DOMINANT = {"contract": 40e6, "share": 0.08}, {"contract": 600_000.0, "share": 0.70}
_TERMS = {
    "ties": True,
    "exclusive": False,
    "loyalty_discount": True,
    "exit_rights": True,
    "data_return": True,
    "value_based": True,
}


def _verdict(case):
    """The verdict on the same terms; above half of the market the supplier counts as dominant here."""
    return models.lock_in_check(dominant=case["share"] > 0.5, **_TERMS).verdict


def _who():
    large, dominant = (_verdict(case) == "ask a lawyer" for case in (LARGE, DOMINANT))
    return {(True, False): "large", (False, True): "dominant", (True, True): "both"}.get(
        (large, dominant), "none"
    )


lock_in = Question(
    name="switching.lock_in",
    number="L2",
    title=N_("Who has to ask a lawyer first?"),
    minutes=2,
    topics=("U5.35",),
    prompt=N_(
        "Two suppliers write the same terms: the machine only together with their own coating, and a "
        "discount that grows with the share of its needs that the customer buys from them. With A this "
        "contract is worth {large} a year, and A has {small_share} of its market. With B it is worth "
        "{small}, and B has {large_share} of its market (take B as dominant). **Who has to see a lawyer "
        "before signing?** (No legal advice.)"
    ),
    facts=lambda: {
        "large": money(LARGE["contract"]),
        "small_share": percent(LARGE["share"]),
        "small": money(DOMINANT["contract"]),
        "large_share": percent(DOMINANT["share"]),
    },
    kind=Choice(
        {
            "large": N_("A: the larger contract"),
            "dominant": N_("B: the stronger position"),
            "both": N_("Both alike: such terms are forbidden to everybody"),
            "none": N_("Neither: whoever signs agrees"),
        }
    ),
    expected=_who,
    wrong_paths=(
        WrongPath(
            "size of the contract",
            lambda: "large",
            N_("The law asks how strong the supplier is in its market, and not how large the contract is."),
        ),
        WrongPath(
            "forbidden to all",
            lambda: "both",
            N_(
                "Without dominance such terms are usually lawful (from memory): the customer can go to "
                "somebody else."
            ),
        ),
        WrongPath(
            "agreed",
            lambda: "none",
            N_("Where there is hardly anybody else, a signature proves little."),
        ),
    ),
    hints=(N_("To whom could the customer turn if it does not like the terms?"),),
    worked='answer = "dominant"',
    reason=N_(
        "Tying and loyalty discounts by a dominant supplier need a justification (Anti-Monopoly Law, today "
        "Article 22). Whoever is not sure whether it is dominant asks too, and A asks again when it grows."
    ),
    say=N_("Not how much the contract is worth, but whether they could go elsewhere: that is the question."),
)

DISCOUNT = 0.08


def _bundle():
    """The parts of company L's bundle; the coating is the second."""
    return facts.company_l().parts


def _coating(column):
    return float(_bundle()[column].iloc[1])


bundle = Question(
    name="switching.bundle",
    number="L3",
    title=N_("The coating alone"),
    minutes=3,
    topics=("U5.36",),
    prompt=N_(
        "Company L's list prices a year: equipment {p0}, coating {p1}, spare parts {p2}, service {p3}. "
        "Whoever takes all four gets {discount} off everything; whoever takes one part elsewhere loses the "
        "discount on all. **At which price for the coating alone does a rival draw level**, if the "
        "customer keeps buying the rest from L?"
    ),
    facts=lambda: {
        **{f"p{n}": money(price) for n, price in enumerate(_bundle()["price"])},
        "discount": percent(DISCOUNT),
        "lost": money(_coating("discount_lost")),
        "bundled": money(_coating("bundle_price")),
        "must": money(_coating("rival_must_ask")),
        "below": percent(1 - _coating("rival_must_ask") / _coating("price"), 1),
    },
    kind=Number(unit="CNY", tolerance=0.01),
    expected=lambda: _coating("rival_must_ask"),
    wrong_paths=(
        WrongPath(
            "discount on one part only",
            lambda: _coating("bundle_price"),
            N_("That is the coating less {discount}. But the discount on the other three is gone as well."),
        ),
        WrongPath(
            "discount on the others only",
            lambda: _coating("price") - _coating("discount_lost"),
            N_("You took off what is lost on the other parts. The coating itself had its discount too."),
        ),
        WrongPath(
            "list price",
            lambda: _coating("price"),
            N_("That is the list price. In the bundle it costs less, and the others as well."),
        ),
    ),
    hints=(N_("What does the customer pay now for all four, and what for the other three alone?"),),
    worked=(
        'from kam_helpers import switching\nanswer = switching.company_l().parts["rival_must_ask"].iloc[1]'
    ),
    reason=N_(
        "{bundled} − {lost} = {must}, {below} below the list price.\n\n"
        "The discount on all the rest stands behind the one part. From a dominant supplier that is a "
        "question for the lawyers; from any other the customer should know the parts' prices alone."
    ),
)

CARDS = (needed_discount, lock_in, bundle, ready)
