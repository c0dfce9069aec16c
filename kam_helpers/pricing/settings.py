"""What the desk assumes until you know better: course assumptions, but for the one that is sourced."""

from dataclasses import dataclass, fields

from .. import checks
from ..lifetime.rates import check_discount_rate
from .terms import DAYS_RATE

PART_GIVEN = 1.2 / 3.0  # sourced: automotive suppliers in 2012 were asked for 3.0 % and gave 1.2 %
LONGEST_HORIZON = 30  # years


@dataclass(frozen=True)
class Settings:
    """Assumptions of the desk; shares are fractions.

    Time and money: ``horizon`` (whole years; finite, since a manager may hold an account for safe),
    ``discount_rate`` and ``days_rate`` (a year; of the customer, too). ``service_avoidable``: the part of the
    cost to serve that goes when the account, or the service, goes.

    How the customer takes it: ``lasting``, what is left a year later of the effect of an offer, ours or a
    rival's, on its choice (rivals follow, and the new price becomes the ordinary one; the money goes on);
    ``look_ahead``, the years over which it counts a promised cut.

    Answers: ``part_given``, the part of the ask a part concession gives (sourced). Trade: ``trade_given`` of
    what is asked, price first; returns that cover ``trade_covered`` of its cost; ``term_years`` of agreement.
    Redesign: ``saving_found`` of the avoidable unit cost from year 2, of which the customer gets
    ``saving_shared``; ``redesign_cost`` (of a year's purchases) + ``project_cost`` (CNY), once;
    ``joint_work``, the barrier it adds. Phase: over ``phase_years`` more years. Unbundle: of the cost to
    serve beyond ``normal_service`` (of purchases), up to ``service_cut`` goes; ``handed_over`` of the saving
    goes to the customer, who misses ``service_worth`` of it. Index or open book: ``index_share`` of the
    avoidable cost moves the price; ``index_worth`` to the customer a year; ``book_cut``, what it asks from
    year 2 on once it has seen the margin; ``book_cost`` (CNY, once). ``promise_kept``: the chance that the
    customer takes up what needs its part (trade, redesign, unbundle, index, the volume it promised for a
    yes) and keeps to it.

    Uncertain in the simulation (standard deviations): ``effect_spread`` (log of how strongly offers count),
    ``level_spread`` (logits of the chance to lose), ``margin_spread`` (points of the price),
    ``promise_spread`` (points of promise_kept), ``saving_spread`` (of the saving, relative), ``index_spread``
    (of the avoidable cost, a year).
    """

    horizon: int = 5
    discount_rate: float = 0.10
    days_rate: float = DAYS_RATE
    service_avoidable: float = 0.7
    lasting: float = 0.5
    look_ahead: int = 3
    part_given: float = PART_GIVEN
    trade_given: float = 0.6
    trade_covered: float = 0.6
    term_years: int = 2
    promise_kept: float = 0.6
    saving_found: float = 0.02
    saving_shared: float = 0.5
    redesign_cost: float = 0.005
    project_cost: float = 40_000.0
    joint_work: float = 0.005
    phase_years: int = 2
    normal_service: float = 0.18
    service_cut: float = 0.5
    handed_over: float = 0.7
    service_worth: float = 0.5
    index_share: float = 0.5
    index_worth: float = 0.003
    book_cut: float = 0.005
    book_cost: float = 15_000.0
    effect_spread: float = 0.4
    level_spread: float = 0.4
    margin_spread: float = 0.03
    promise_spread: float = 0.15
    saving_spread: float = 0.5
    index_spread: float = 0.03

    def __post_init__(self):
        checks.count(self.horizon, "horizon", least=1, most=LONGEST_HORIZON)
        check_discount_rate(self.discount_rate)
        for name in ("look_ahead", "term_years", "phase_years"):
            checks.count(getattr(self, name), name, least=name != "phase_years", most=LONGEST_HORIZON)
        for name in ("project_cost", "book_cost", "effect_spread", "level_spread", "saving_spread"):
            checks.amount(getattr(self, name), name)
        seen = {"horizon", "discount_rate", "look_ahead", "term_years", "phase_years", "project_cost"}
        seen |= {"book_cost", "effect_spread", "level_spread", "saving_spread"}
        for field in fields(self):
            if field.name not in seen:
                checks.fraction(getattr(self, field.name), field.name, zero=True)


DEFAULT_SETTINGS = Settings()
