"""Complaints and recovery: what a failure costs, what a good recovery saves, and how to talk."""

from .complaints import CALL_BACK_DAYS, complaint_metrics, follow_up_rule
from .effects import RECOVERIES, paradox, recovery_effects, true_failures
from .roleplay import Play, load_script, scripts, start
from .roleplay_debrief import Debrief
from .value import EVENTS, RecoveryValue, failure_path, recovery_value, value_from_panel

__all__ = [
    "CALL_BACK_DAYS",
    "EVENTS",
    "RECOVERIES",
    "Debrief",
    "Play",
    "RecoveryValue",
    "complaint_metrics",
    "failure_path",
    "follow_up_rule",
    "load_script",
    "paradox",
    "recovery_effects",
    "recovery_value",
    "scripts",
    "start",
    "true_failures",
    "value_from_panel",
]
