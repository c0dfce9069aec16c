"""Pictures of what failures and recoveries do: each takes Axes and a result of ``kam_helpers.recovery``; its
``.reading`` says it in words."""

from .effects import recovery_effects, recovery_effects_reading
from .value import attempt, attempt_reading

__all__ = [
    "attempt",
    "attempt_reading",
    "recovery_effects",
    "recovery_effects_reading",
]
