"""The relationship snowball: trust, information and value reinforce each other, or all fade.

Course assumption: a trainer's metaphor made into a small simulation, in which no figure is measured. It shows
the shape of the story: growth by itself from enough trust on, a standstill at the top, and what one breach of
trust does.
"""

import pandas as pd

from .. import checks

TRUST_GAIN, INFORMATION_GAIN, VALUE_GAIN, DECAY, THRESHOLD, BREACH = 0.12, 0.7, 0.4, 0.02, 0.35, 0.6
_STEEPNESS = 3  # how sharply information opens up around the threshold
MOST_QUARTERS = 400  # after them nothing moves any more


def snowball(
    trust=0.45,
    information=None,
    value=None,
    *,
    trust_gain=TRUST_GAIN,
    information_gain=INFORMATION_GAIN,
    value_gain=VALUE_GAIN,
    decay=DECAY,
    threshold=THRESHOLD,
    shock_at=None,
    breach=BREACH,
    quarters=20,
):
    """Trust, information shared and value created by ``quarter`` (0 … quarters), each 0 … 1.

    ``information`` and ``value`` at the start: None for what the trust allows, trust³ / (trust³ +
    threshold³). Each quarter information moves towards what trust allows, value towards information, and
    trust towards value, each by its gain (fraction of the way, 0 … 1); trust also fades by ``decay`` of
    itself. ``shock_at``: the quarter in which trust falls by the fraction ``breach``; None: no breach. All of
    it is a course assumption.

    >>> float(snowball(0.45).loc[20, "trust"].round(2)), float(snowball(0.2).loc[20, "trust"].round(2))
    (0.68, 0.05)
    """
    quarters = checks.count(quarters, "quarters", least=1, most=MOST_QUARTERS)
    if shock_at is not None:
        shock_at = checks.count(shock_at, "shock_at", most=quarters)
    gains = _gains(trust_gain, information_gain, value_gain, decay)
    threshold, breach = checks.fraction(threshold, "threshold"), checks.fraction(breach, "breach", zero=True)
    state = _start(trust, information, value, threshold)
    rows = []
    for quarter in range(quarters + 1):
        if quarter:
            state = _next(state, gains, threshold)
        if quarter == shock_at:
            state = (state[0] * (1 - breach), *state[1:])
        rows.append(state)
    index = pd.RangeIndex(quarters + 1, name="quarter")
    return pd.DataFrame(rows, index, ["trust", "information", "value"])


def _start(trust, information, value, threshold):
    trust = checks.fraction(trust, "trust", zero=True)
    allowed = _allowed(trust, threshold)
    information = allowed if information is None else checks.fraction(information, "information", zero=True)
    value = allowed if value is None else checks.fraction(value, "value", zero=True)
    return trust, information, value


def _allowed(trust, threshold):
    """How much is told to someone trusted so far: little below the threshold, half at it, most above."""
    return trust**_STEEPNESS / (trust**_STEEPNESS + threshold**_STEEPNESS)


def _next(state, gains, threshold):
    trust, information, value = state
    trust_gain, information_gain, value_gain, decay = gains
    return (
        (trust + trust_gain * (value - trust)) * (1 - decay),
        information + information_gain * (_allowed(trust, threshold) - information),
        value + value_gain * (information - value),
    )


def _gains(trust_gain, information_gain, value_gain, decay):
    given = {
        "trust_gain": trust_gain,
        "information_gain": information_gain,
        "value_gain": value_gain,
        "decay": decay,
    }
    return tuple(checks.fraction(part, name, zero=True) for name, part in given.items())
