"""Eight answers as an account manager reads them: what each is, when it is right, what it risks.

A common heuristic, in the course's own words.
"""

from dataclasses import dataclass

from ..records import records_table
from ..text import N_


@dataclass(frozen=True)
class ResponseKind:
    """One answer: ``what`` it is, ``when`` it is right, what to ask ``in_return`` and its ``risk``."""

    name: str
    chinese: str
    what: str
    when: str
    in_return: str
    risk: str


RESPONSES = (
    ResponseKind(
        N_("refuse"),
        "坚持原价",
        N_("Keep the price, say why, and show what the customer gets for it."),
        N_("A no hardly risks the account, the contract fixes the price, or the account loses money."),
        N_("Nothing: but bring evidence, and one thing the customer can take home."),
        N_("The rival's offer is real after all, and we noticed too late."),
    ),
    ResponseKind(
        N_("concede"),
        "全额让步",
        N_("Give all that is asked."),
        N_("The risk it removes is worth more than it costs, for as long as the price stays down."),
        N_("At least the volume or the term that was promised for it, in writing."),
        N_("The price is gone for good, others hear of it, and next year's request starts from there."),
    ),
    ResponseKind(
        N_("concede in part"),
        "部分让步",
        N_("Give a part of it, as most suppliers do."),
        N_("The buyer must bring something home, and the last point removes little risk."),
        N_("An end to this year's request, in writing."),
        N_("A part given without a reason says that there is more to get."),
    ),
    ResponseKind(
        N_("trade"),
        "交换条件",
        N_(
            "If you give us that, then we give you this: a cut against returns that cost the customer little."
        ),
        N_("The customer has something to give: volume, share, forecast, full loads, earlier payment."),
        N_("Returns that cover a good part of the cut, counted before the cut is paid."),
        N_("The return does not come: pay the cut as a bonus afterwards, not on the invoice."),
    ),
    ResponseKind(
        N_("redesign"),
        "价值工程降本",
        N_("Take cost out together (value analysis) and share what is saved."),
        N_("Large and technical accounts: a project costs the same for a small one."),
        N_("Their engineers' time, trials, and approval of the new specification."),
        N_("The saving comes later or is smaller than thought; the buyer wants his share now."),
    ),
    ResponseKind(
        N_("phase"),
        "分期降价",
        N_("The same in the end, in equal steps over more years."),
        N_("The customer looks ahead and trusts us, and learning or volume pays for each step."),
        N_("The whole path is agreed: no other request while it runs."),
        N_("The buyer takes the step and asks again; in the end the full price is gone."),
    ),
    ResponseKind(
        N_("unbundle service"),
        "服务拆分计价",
        N_("Take service out that the customer values less than it costs us, and lower the price by it."),
        N_("The account is costly to serve: rush orders, small lots, special shades, many visits."),
        N_("Service that is still wanted is ordered and paid for."),
        N_("The service was what kept the customer."),
    ),
    ResponseKind(
        N_("index or open book"),
        "指数联动/成本公开",
        N_("Tie a part of the price to a public cost index, up and down, or show the costs."),
        N_("Costs move a lot and the quarrel is about them, not about our margin."),
        N_("Both directions, with lag, floor and cap; the fixed part stays fixed."),
        N_("Whoever has seen a margin asks for a part of it."),
    ),
)
RESPONSE_NAMES = tuple(kind.name for kind in RESPONSES)
REFUSE, CONCEDE, PART, TRADE, REDESIGN, PHASE, UNBUNDLE, INDEX = RESPONSE_NAMES


def responses_table():
    """The eight answers: Chinese, what, when, in_return and risk (common heuristic)."""
    return records_table(RESPONSES, "response", ["chinese", "what", "when", "in_return", "risk"])
