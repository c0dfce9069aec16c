"""Complaints and recovery: what a failure costs, what a good recovery saves, and how to talk."""

from .complaints import CALL_BACK_DAYS, complain_share, complaint_metrics, follow_up_plan, follow_up_rule
from .effects import RECOVERIES, paradox, recovery_effects, true_failures
from .roleplay import Play, load_script, scripts, start
from .roleplay_debrief import Debrief
from .value import RecoveryValue, outcome_worth, recovery_value, value_from_panel

__all__ = [
    "CALL_BACK_DAYS",
    "RECOVERIES",
    "Debrief",
    "Play",
    "RecoveryValue",
    "complain_share",
    "complaint_metrics",
    "follow_up_plan",
    "follow_up_rule",
    "load_script",
    "outcome_worth",
    "paradox",
    "recovery_effects",
    "recovery_value",
    "scripts",
    "start",
    "true_failures",
    "value_from_panel",
]
