"""Switching barriers and alliances: what changing costs, what raises it, and where that must stop."""

from .adapting import STYLE_NAMES, STYLES, Style, adapting, adapting_accounts, styles_table
from .alliances import (
    ALLIANCE_VERDICTS,
    CONDITION_NAMES,
    CONDITIONS,
    FAILURE,
    FORMS,
    Condition,
    Form,
)
from .annuity import (
    DISCOUNT_RATE,
    YEARS,
    against_offer,
    annuity_factor,
    break_even_years,
    needed_discount,
    savings_worth,
    stays,
    yearly_equivalent,
)
from .bundle import Bundle, bundle_offer, company_l
from .converter import CONVERTER, Converter, converter_case
from .cost import (
    KIND_NAMES,
    KINDS,
    PART_LABELS,
    PARTS,
    Kind,
    SwitchingCost,
    account_cost,
    switching_costs,
)
from .law import LOCK_IN_VERDICTS, TETRA_PAK, LockIn, lock_in_check
from .raising import Raised, compare_ways, raise_barrier
from .readiness import AllianceValue, Readiness, alliance_value, forms_table, readiness, readiness_questions
from .snowball import snowball
from .ways import WAY_NAMES, WAYS, Way, ways_table

__all__ = [
    "ALLIANCE_VERDICTS",
    "CONDITIONS",
    "CONDITION_NAMES",
    "CONVERTER",
    "DISCOUNT_RATE",
    "FAILURE",
    "FORMS",
    "KINDS",
    "KIND_NAMES",
    "LOCK_IN_VERDICTS",
    "PARTS",
    "PART_LABELS",
    "STYLES",
    "STYLE_NAMES",
    "TETRA_PAK",
    "WAYS",
    "WAY_NAMES",
    "YEARS",
    "AllianceValue",
    "Bundle",
    "Condition",
    "Converter",
    "Form",
    "Kind",
    "LockIn",
    "Raised",
    "Readiness",
    "Style",
    "SwitchingCost",
    "Way",
    "account_cost",
    "adapting",
    "adapting_accounts",
    "against_offer",
    "alliance_value",
    "annuity_factor",
    "break_even_years",
    "bundle_offer",
    "company_l",
    "compare_ways",
    "converter_case",
    "forms_table",
    "lock_in_check",
    "needed_discount",
    "raise_barrier",
    "readiness",
    "readiness_questions",
    "savings_worth",
    "snowball",
    "stays",
    "styles_table",
    "switching_costs",
    "ways_table",
    "yearly_equivalent",
]
