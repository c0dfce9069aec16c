"""Exercise, part one: what belongs to the cost of changing, and what is left of it."""

from ... import switching as models
from ...formats import money
from ...text import N_, _
from .. import Number, Question, Selection, WrongPath
from . import facts

TANK, PRICE = "tank", "price"


def _saving(account=facts.BUILT):
    """What today's lower price of the rival saves the account, CNY a year."""
    return float(facts.discounts()[account] * facts.purchases(account))


def _options():
    words = {part: _(models.PART_LABELS[part]) for part in models.PARTS}
    return words | {TANK: _("Tank we paid for at its plant"), PRICE: _("Rival's lower price, a year")}


belongs = Question(
    name="switching.belongs",
    number="10.1",
    title=N_("What belongs to it"),
    minutes=3,
    topics=("U5.33",),
    prompt=N_(
        "{account} thinks of changing to its rival. The list shows what somebody of ours has written down. "
        "**Which lines are what changing would cost the customer, once?** (What the rival pays of it comes "
        "off afterwards.)"
    ),
    facts=lambda: {
        "account": facts.BUILT,
        "n": len(models.PARTS),
        "lines": len(_options()) + 1,  # and what the rival pays
    },
    kind=Selection(options=_options),
    expected=lambda: list(models.PARTS),
    wrong_paths=(
        WrongPath(
            "our investment counted",
            lambda: [*models.PARTS, TANK],
            N_(
                "What we paid for the tank is our money. What a tank of its own would cost the customer "
                "stands under set-up or benefits lost already."
            ),
        ),
        WrongPath(
            "price counted too",
            lambda: [*models.PARTS, PRICE],
            N_(
                "The lower price is why it thinks of changing, and it comes every year. It stands on the "
                "other side of the balance, once."
            ),
        ),
        WrongPath(
            "everything",
            lambda: [*models.PARTS, TANK, PRICE],
            N_("Two lines do not belong: our own money, and what the customer would gain."),
        ),
        WrongPath(
            "invoices only",
            lambda: [part for part in models.PARTS if part not in ("downtime", "relationship")],
            N_("Standing still and the risk of the unknown send no invoice and cost all the same."),
        ),
        WrongPath(
            "work only",
            lambda: [part for part in models.PARTS if part != "benefits_lost"],
            N_("The bonus of the contract ends with the contract: that is lost by changing."),
        ),
    ),
    hints=(N_("For each line: does the customer pay it, once, and only if it changes?"),),
    worked="answer = list(switching.PARTS)",
    reason=N_(
        "{n} of the {lines} lines; what the rival pays comes off afterwards. What we invested binds us, not "
        "the customer; and the price it compares stands in the attraction, where it counts once."
    ),
)


def _costs(column):
    return float(facts.costs()[column][facts.BUILT])


net_cost = Question(
    name="switching.net_cost",
    number="10.2",
    title=N_("What is left of it"),
    minutes=3,
    topics=("U5.33",),
    prompt=N_("The same list, in thousand yuan. **What is the net switching cost of {account}**, in CNY?"),
    facts=lambda: {
        "account": facts.BUILT,
        "gross": money(_costs("gross")),
        "incentive": money(_costs("rival_incentive")),
        "net": money(_costs("net")),
        "tank": money(facts.OWN_TANK),
    },
    kind=Number(unit="CNY", tolerance=0.008),
    expected=lambda: _costs("net"),
    wrong_paths=(
        WrongPath(
            "incentive forgotten",
            lambda: _costs("gross"),
            N_("The rival pays {incentive} of it. Take that off."),
        ),
        WrongPath(
            "incentive added",
            lambda: _costs("gross") + _costs("rival_incentive"),
            N_("What the rival pays makes changing cheaper: take it off."),
        ),
        WrongPath(
            "our investment counted",
            lambda: _costs("net") + facts.OWN_TANK,
            N_(
                "The tank is our money: {tank} that we paid. What one of its own would cost the customer is "
                "in the list already."
            ),
        ),
        WrongPath(
            "price counted too",
            lambda: _costs("net") - _saving(),
            N_("The lower price comes every year and is compared with this sum. Do not take it off inside."),
        ),
        WrongPath(
            "whole list",
            lambda: _costs("net") + facts.OWN_TANK + _saving(),
            N_("You added up the whole list as it stands. Two of its lines do not belong."),
        ),
        WrongPath(
            "tank added, price taken off",
            lambda: _costs("net") + facts.OWN_TANK - _saving(),
            N_("You added our tank and took off the lower price. Neither belongs to the cost of changing."),
        ),
        WrongPath(
            "price added",
            lambda: _costs("net") + _saving(),
            N_("You added the rival's lower price. That is what changing brings, and it comes every year."),
        ),
    ),
    hints=(N_("Add the seven parts, then take off what the rival pays."),),
    worked="answer = cost.net",
    reason=N_(
        "{gross} − {incentive} = {net}.\n\n"
        "Net: what still holds the customer once the rival has paid its part."
    ),
)
