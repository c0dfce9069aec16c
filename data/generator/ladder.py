"""On which rung of the loyalty ladder each account stood, year by year."""

from .draws import Stream, within
from .period import LAST, MONTHS, last_day_of

LEVELS = ("prospect", "customer", "client", "supporter", "advocate", "partner")
_YEARS = (2023, 2024, 2025, 2026)


def levels_of(traits):
    """(date, rung of the ladder) on 30 June of four years."""
    draw = Stream("relationship levels", traits["account"])
    days = [LAST.replace(year=year) for year in _YEARS]
    rungs = _rungs(traits, draw)
    return [(day, _level(traits, day, rung)) for day, rung in zip(days, rungs, strict=True)]


def _level(traits, day, rung):
    if not traits["customer_since"] or day.isoformat() < traits["customer_since"]:
        return LEVELS[0]
    if traits["last_month"] and last_day_of(traits["last_month"]) < day:
        return "lost"
    return LEVELS[within(rung, 1, len(LEVELS) - 1)]


def _rungs(traits, draw):
    """Four rungs, oldest first: from the one it has earned backwards, mostly a step at a time."""
    rung, fell = _earned(traits), _fell(traits, draw)
    rungs = []
    for year in reversed(_YEARS):
        rungs.append(min(rung, 2) if fell and fell <= f"{year}-06" else rung)
        rung = within(rung + draw.weighted((-1, 0, 1), (34, 54, 12)), 1, len(LEVELS) - 1)
    return rungs[::-1]


def _fell(traits, draw):
    """The month since which an account is a client at most, or nothing."""
    month = MONTHS[draw.integer(2, 30)]
    if traits["loyalty_type"] == "hostage":
        return month
    return traits["decline_start"] if traits["decline_path"] == "stretch" else ""


def _earned(traits):
    """The rung it has by its stage, its attitude and its share, before anything went wrong."""
    attitude, stage = traits["attitude"], traits["relationship_stage"]
    if traits["loyalty_type"] == "hostage":
        return 3
    if stage == "strategic" or (stage == "partnership" and attitude >= 4.8):
        return 5
    if attitude >= 5.2:
        return 4
    if attitude >= 4.6:
        return 3
    return 2 if traits["share_of_wallet_percent"] >= 35 and attitude >= 3.9 else 1
