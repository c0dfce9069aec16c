"""Satisfaction: what customers expected, what they perceived, and what to do about the difference."""

from .deals import STRATEGIES, compare_promises, cyclic_deal
from .expectation import DRIVERS, drivers_by_group, expectation_drivers_effect
from .gaps import (
    Zone,
    gap_scores,
    performance_only,
    rank_change,
    service_quality,
    weighted_gap,
    zone_of_tolerance,
)
from .importance import METHODS, derived_importance, fix_first, stated_against_derived, stated_importance
from .index import KANO_ANSWERS, KANO_KINDS, PromoterScore, acsi_index, kano, nps
from .items import statements_by_dimension
from .levers import LEVERS, TwoLevers, expectation_signs, two_levers
from .model import SatisfactionFit, fit_satisfaction, satisfaction_model
from .quadrants import CROSSES, QUADRANTS, importance_map, martilla_james, quadrant_changes
from .reliability import cronbach_alpha, difference_reliability, reliability_table
from .retention import retention_after
from .scores import account_answers, account_scores, survey_scores
from .survey import Survey, read_survey
from .survey_report import SurveyReport
from .weights import Score

__all__ = [
    "CROSSES",
    "DRIVERS",
    "KANO_ANSWERS",
    "KANO_KINDS",
    "LEVERS",
    "METHODS",
    "QUADRANTS",
    "STRATEGIES",
    "PromoterScore",
    "SatisfactionFit",
    "Score",
    "Survey",
    "SurveyReport",
    "TwoLevers",
    "Zone",
    "account_answers",
    "account_scores",
    "acsi_index",
    "compare_promises",
    "cronbach_alpha",
    "cyclic_deal",
    "derived_importance",
    "difference_reliability",
    "drivers_by_group",
    "expectation_drivers_effect",
    "expectation_signs",
    "fit_satisfaction",
    "fix_first",
    "gap_scores",
    "importance_map",
    "kano",
    "martilla_james",
    "nps",
    "performance_only",
    "quadrant_changes",
    "rank_change",
    "read_survey",
    "reliability_table",
    "retention_after",
    "satisfaction_model",
    "service_quality",
    "stated_against_derived",
    "stated_importance",
    "statements_by_dimension",
    "survey_scores",
    "two_levers",
    "weighted_gap",
    "zone_of_tolerance",
]
