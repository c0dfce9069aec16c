"""Five ways to raise what changing supplier costs: effect, cost, and where each must stop.

The five are the course outline's. Every figure is a course assumption, as a share of a year's purchases at
full effort; put your own in with ``dataclasses.replace``.
"""

from dataclasses import dataclass, field

from .. import checks
from ..errors import CourseError
from ..lifetime.rates import check_number
from ..records import records_table
from ..text import N_, _
from .cost import PARTS


@dataclass(frozen=True)
class Way:
    """One way. Shares of the account's purchases of a year, at full effort (course assumptions).

    ``parts``: what it adds to each part of the switching cost, once (names as in PARTS). ``attraction``: what
    it is worth to the customer a year. ``cost_once``, ``cost_a_year``: what it costs us. ``resentment``: the
    attraction lost a year where the customer feels locked in by it. ``example``; ``resented``: when the
    customer minds; ``forbidden``: when the law does.
    """

    name: str
    chinese: str
    attraction: float
    cost_once: float
    cost_a_year: float
    resentment: float
    example: str
    resented: str
    forbidden: str
    parts: dict = field(default_factory=dict, hash=False)

    def __post_init__(self):
        unknown = [part for part in self.parts if part not in PARTS]
        if unknown:
            raise CourseError(
                _("A switching cost has no part “{part}”. Its parts are: {parts}.").format(
                    part=unknown[0], parts=", ".join(PARTS)
                )
            )
        for name, share in self.parts.items():
            checks.amount(share, name)
        check_number(self.attraction, "attraction")
        for name in ("cost_once", "cost_a_year", "resentment"):
            checks.amount(getattr(self, name), name)

    @property
    def barrier(self):
        """Share of a year's purchases that it adds to the switching cost, once, at full effort."""
        return sum(self.parts.values())


WAYS = (
    Way(
        N_("product and technology"),
        "产品与技术",
        parts={"evaluation": 0.02, "set_up": 0.025, "downtime": 0.015},
        attraction=0.015,
        cost_once=0.02,
        cost_a_year=0.004,
        resentment=0.035,
        example=N_("A coating developed for the customer's line and approved with it."),
        resented=N_("when formats or connections are closed only so that nobody else fits"),
        forbidden=N_("when a dominant supplier makes its product work with its own goods only"),
    ),
    Way(
        N_("service"),
        "服务",
        parts={"retraining": 0.015, "downtime": 0.010, "relationship": 0.005},
        attraction=0.020,
        cost_once=0.002,
        cost_a_year=0.012,
        resentment=0.012,
        example=N_("Operators trained each year and a technician on site within hours."),
        resented=N_("when service gets worse for whoever buys a part elsewhere"),
        forbidden=N_("when a dominant supplier gives service only to whoever buys its materials"),
    ),
    Way(
        N_("process"),
        "流程",
        parts={"search": 0.002, "set_up": 0.025, "retraining": 0.010},
        attraction=0.012,
        cost_once=0.012,
        cost_a_year=0.003,
        resentment=0.025,
        example=N_("Orders, stock and invoices run from system to system."),
        resented=N_("when the customer cannot have its own data back in a form that others can read"),
        forbidden=N_("when a dominant supplier holds data back to keep rivals out"),
    ),
    Way(
        N_("dedicated assets"),
        "专用资产",
        parts={"set_up": 0.030, "downtime": 0.015, "benefits_lost": 0.025},
        attraction=0.008,
        cost_once=0.050,
        cost_a_year=0.006,
        resentment=0.060,
        example=N_("Tanks and dosing equipment at the customer's plant, paid by us."),
        resented=N_("when there is no fair price at which the customer may take the equipment over"),
        forbidden=N_("when a dominant supplier lends equipment only to whoever buys its materials too"),
    ),
    Way(
        N_("emotion and brand"),
        "情感与品牌",
        parts={"relationship": 0.020},
        attraction=0.006,
        cost_once=0.0,
        cost_a_year=0.005,
        resentment=0.008,
        example=N_(
            "Engineers of both sides who have solved things together, and a name that end users ask for."
        ),
        resented=N_("when friendship is used to ask for orders that the goods do not earn"),
        forbidden=N_("when it is bought: gifts and favours to the people who decide are bribery"),
    ),
)
WAY_NAMES = tuple(way.name for way in WAYS)


def ways_table():
    """The five ways: Chinese, an example, barrier (once), attraction, cost and resentment (shares of a year's
    purchases), and when the customer resents or the law forbids them (course assumptions).
    """
    shares = ("barrier", "attraction", "cost_once", "cost_a_year", "resentment")
    columns = ("chinese", "example", *shares, "resented", "forbidden")
    return records_table(WAYS, "way", columns, translate_key=True)
