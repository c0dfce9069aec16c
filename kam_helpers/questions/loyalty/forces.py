"""Exercise, part five: what attracts an account, and what holds it."""

from ... import loyalty as models
from ... import switching
from ...formats import money, percent
from ...text import N_
from .. import Number, Question, WrongPath
from . import facts


def _beside(parts):
    """The sum of ``parts`` with us, less that with the rival."""
    values = facts.values(facts.VALUE_OF)[list(parts)].sum(axis=1)
    return values[models.SUPPLIER] - values.drop(models.SUPPLIER).iloc[0]


def _attraction():
    return _beside(models.VALUE_PARTS) - _beside(models.COST_PARTS)


attraction = Question(
    name="loyalty.attraction",
    number="6.13",
    title=N_("What attracts it"),
    minutes=4,
    topics=("U5.08",),
    prompt=N_(
        "{account} pays us {dearer} a year more than the rival asks. The table shows, in thousand yuan a "
        "year, what it gets (product, service, people, image) and what that costs it (price, ordering, "
        "effort, risk). **What is our attraction**, in CNY a year: our delivered value less the rival's?"
    ),
    facts=lambda: {
        "account": facts.VALUE_OF,
        "dearer": money(_beside(["price"])),
        "gets": facts.thousands(_beside(models.VALUE_PARTS)),
        "gives": facts.thousands(_beside(models.COST_PARTS)),
        "worth": facts.thousands(_attraction()),
    },
    kind=Number(unit="CNY", tolerance=0.015),
    expected=_attraction,
    wrong_paths=(
        WrongPath(
            "own value alone",
            lambda: facts.advantage()["own_difference"][facts.VALUE_OF],
            N_("That is our delivered value alone. The account compares: take off the rival's."),
        ),
        WrongPath(
            "price only",
            lambda: -_beside(["price"]),
            N_("That is the price. What else does it get with us, and what else does it pay elsewhere?"),
        ),
        WrongPath(
            "value without cost",
            lambda: _beside(models.VALUE_PARTS),
            N_("That is what it gets more. What it gives is not the same either."),
        ),
        WrongPath(
            "cost besides the price forgotten",
            lambda: _beside(models.VALUE_PARTS) - _beside(["price"]),
            N_("Ordering, effort and risk cost it something too, and less with us."),
        ),
        WrongPath(
            "turned round",
            lambda: -_attraction(),
            N_("You took us off the rival. Attraction is ours less the rival's."),
        ),
    ),
    hints=(
        N_("Line by line: us less the rival."),
        N_("Add up the four differences of what it gets; take off the four of what it gives."),
    ),
    worked=(
        "advantage = loyalty.delivered_value_advantage(datasets.customer_values_table())\n"
        'answer = advantage["attraction"]["Brakenfeld Brake Systems"]'
    ),
    reason=N_(
        "{gets} − {gives} ≈ {worth} thousand yuan a year.\n\n"
        "It gets more than the higher price takes. Whether its buyer can see that is another matter: only "
        "the price stands on the invoice."
    ),
    say=N_("We are more expensive, and they have more left with us. Here are both, line by line."),
)


def _of(table, column):
    return float(table()[column][facts.HELD])


def _force(net=None, factor=None, more=0.0):
    net = _of(facts.costs, "net") if net is None else net
    factor = facts.spread_over() if factor is None else factor
    return _of(facts.staying, "attraction") + more + net / factor


def _saving():
    """What the rival is cheaper by, CNY a year."""
    return float(facts.offered()[facts.HELD] * facts.staying()["purchases"][facts.HELD])


staying_force = Question(
    name="loyalty.staying_force",
    number="6.14",
    title=N_("What holds it"),
    minutes=5,
    topics=("U5.07",),
    prompt=N_(
        "The table shows attraction a year and what changing would cost once, in thousand yuan. **What is "
        "the staying force of {account}, in CNY a year?** Spread the cost of changing over {years} years "
        "at {rate}, as the text above the table says."
    ),
    facts=lambda: {
        "account": facts.HELD,
        "years": switching.YEARS,
        "rate": percent(switching.DISCOUNT_RATE),
        "gross": money(_of(facts.costs, "gross")),
        "incentive": money(_of(facts.costs, "rival_incentive")),
        "factor": f"{facts.spread_over():.3f}",
        "barrier": money(_of(facts.staying, "barrier")),
        "attraction": money(-_of(facts.staying, "attraction")),
        "force": money(_of(facts.staying, "staying_force")),
    },
    kind=Number(unit="CNY", tolerance=0.02),
    expected=lambda: _of(facts.staying, "staying_force"),
    wrong_paths=(
        WrongPath(
            "once taken as yearly",
            lambda: _force(factor=1.0),
            N_("You set a cost paid once beside an amount that comes every year. Spread it over the years."),
        ),
        WrongPath(
            "no interest",
            lambda: _force(factor=switching.YEARS),
            N_("You divided by {years}. With interest a yuan a year for {years} years is worth {factor}."),
        ),
        WrongPath(
            "incentive forgotten",
            lambda: _force(_of(facts.costs, "gross")),
            N_("The rival pays {incentive} of the change. That no longer holds anybody."),
        ),
        WrongPath(
            "price counted twice",
            lambda: _force(more=-_saving()),
            N_("The rival's lower price is in the attraction already. You took it off again."),
        ),
        WrongPath(
            "barrier alone",
            lambda: _of(facts.staying, "barrier"),
            N_("That is the barrier. Attraction is below zero here and takes part of it away."),
        ),
        WrongPath(
            "barrier taken off",
            lambda: _of(facts.staying, "attraction") - _of(facts.staying, "barrier"),
            N_("A barrier keeps the account: add it to the attraction."),
        ),
    ),
    hints=(
        N_("What is left of the cost of changing once the rival has paid its part?"),
        N_("Divide that by {factor}, and add the attraction with its sign."),
    ),
    worked=(
        'barrier = switching.yearly_equivalent(forces["gross_cny"] - forces["incentive_cny"])\n'
        'answer = (forces["attraction_cny"] + barrier)["Flaschenbach Abfülltechnik"]'
    ),
    reason=N_(
        "({gross} − {incentive}) ÷ {factor} − {attraction} = {barrier} − {attraction} ≈ {force}.\n\n"
        "It is worse off with us than with the rival and stays all the same: it is held, by the cost of "
        "changing alone. A rival with cash could pay more of that."
    ),
)
