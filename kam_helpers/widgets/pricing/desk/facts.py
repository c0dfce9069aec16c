"""What each account with an open request brings along to the desk, in the units of the screen."""

from kam_helpers import checks, pricing
from kam_helpers.errors import CourseError
from kam_helpers.pricing.request import FIXED_PRICE, PRICE_INDEX
from kam_helpers.text import _

from .numbers import ASKED, NO_CLAUSE, THOUSAND

LEAST_PURCHASES = 1  # CNY thousand a year
_COLUMNS = [
    *ASKED, "extra_days", "volume_offered", "purchases", "avoidable_margin", "cost_to_serve", "attraction",
    "net_switching_cost", "rival_discount", "quote", "quote_kind", "loss_if_held", "loss_if_conceded",
    "terms_days", "clause", "reason", "quote_share",
]  # fmt: skip


def requests_of(facts, spills=None):
    """By account (in the order of ``facts``) its settings: a dict of dicts.

    ``facts``: one row a request, as from ``datasets.cost_down_facts()``; ``spills``: name → pricing.Spill.
    Raises CourseError, which names the account.
    """
    checks.frame(facts, "facts", _COLUMNS)
    double = facts.index[facts.index.duplicated()]
    if len(double):
        raise CourseError(
            _("“facts” has {account} more than once: one row a request.").format(account=double[0])
        )
    return {str(name): _settings(row, (spills or {}).get(name)) for name, row in facts.iterrows()}


def checked_spills(spills, facts):
    """``spills`` as name → Spill; one Spill goes with an account of no table."""
    if spills is None or (facts is None and isinstance(spills, pricing.Spill)):
        return spills
    if facts is None or not isinstance(spills, dict):
        raise CourseError(
            _(
                "“spills” is what pricing.spills_of makes of your tables (by account), or one pricing.Spill "
                "for an account of no table."
            )
        )
    if not any(name in spills for name in facts.index):
        raise CourseError(_("“spills” has none of the accounts of “facts”."))
    return spills


def _settings(row, spill):
    try:
        account, request = pricing.from_facts(row)
    except CourseError as refusal:
        raise CourseError(f"{row.name}: {refusal}") from refusal
    asked = [*request.asked, 0.0, 0.0]
    return {
        "purchases": max(round(account.purchases / THOUSAND), LEAST_PURCHASES),
        "margin": _percent(account.avoidable_margin, 2),
        "cost_to_serve": round(account.cost_to_serve / THOUSAND),
        "attraction": round(float(row["attraction"]) / THOUSAND, 2),
        "switching_cost": round(float(row["net_switching_cost"]) / THOUSAND, 2),
        **{name: _percent(cut, 2) for name, cut in zip(ASKED, asked, strict=False)},
        "extra_days": round(request.extra_days),
        "volume_offered": _percent(request.volume_offered, 1),
        "quote": _percent(account.quote_further, 2),
        "loss_if_held": _percent(account.loss_if_held, 1),
        "loss_if_conceded": _percent(account.loss_if_conceded, 1),
        "others": 0 if spill is None else round(spill.hearers / THOUSAND),
        "clause": account.clause if account.clause in (FIXED_PRICE, PRICE_INDEX) else NO_CLAUSE,
        "rival_offer": request.rival_offer,
    }


def _percent(fraction, digits):
    return round(100 * fraction, digits)
