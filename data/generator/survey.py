"""The satisfaction survey: who was asked, what they answered, and what drives what they expect."""

from .draws import Stream, nearest, total, within
from .period import MONTHS
from .survey_items import EXPECTED, FELT, ITEMS, STATED
from .traits_later import DIMENSIONS

ROLES = tuple(STATED)
_MORE_ROLES = ("production", "buyer", "technology", "production", "management")

# How each role sees us beside the account's level, in points: those who buy are kinder than those who use.
_KINDER = {"buyer": 0.35, "production": -0.35, "technology": -0.05, "management": 0.15}
_WEAKEST = 0.55  # points that the weakest dimension lies below the account's level; the others make up for it
_PULL = total(item.pull for item in ITEMS)
_USUAL = total(
    item.pull * (FELT[item.dimension] + item.felt - EXPECTED[item.dimension] - item.expected)
    for item in ITEMS
)
_BLANK = 0.012  # chance that one statement stays unanswered
_KNOWN = 0.6  # part of an account's failures that the people asked have seen between them


def answers_of(traits):
    """The rows of one account, in the columns of survey.csv without the first, one for each person asked.

    Every account is asked once a year, in a month of its own. The newest answers are kept: of those who buy
    from us now from the last twelve months, of a lost account from before it began to leave.
    """
    draw = Stream("survey 22", traits["account"])
    month = _month(traits, draw)
    shifts = {dimension: _shift(dimension, traits, draw) for dimension in DIMENSIONS}
    roles = ROLES + tuple(_MORE_ROLES)
    return [
        (traits["account_id"], roles[place], month, *_person(traits, shifts, roles[place], draw))
        for place in range(traits["survey_respondents"])
    ]


def _month(traits, draw):
    asked = draw.integer(24, 35)
    if traits["status"] != "lost":
        return MONTHS[asked]
    return MONTHS[MONTHS.index(traits["decline_start"] or traits["last_month"]) - 3]


def _shift(dimension, traits, draw):
    weakest = -_WEAKEST if dimension == traits["weakest_dimension"] else _WEAKEST / 4
    return FELT[dimension] + weakest + draw.bell(0, 0.9)


def _person(traits, shifts, role, draw):
    demanding, kind = draw.bell(0, 0.9), draw.bell(_KINDER[role], 1.3)
    asks = {dimension: draw.bell(EXPECTED[dimension] + demanding, 0.6) for dimension in DIMENSIONS}
    sees = {dimension: draw.bell(shifts[dimension] + kind, 1.6) for dimension in DIMENSIONS}
    expected = [
        draw.bell(traits["expectation"] + asks[item.dimension] + item.expected, 1.6) for item in ITEMS
    ]
    felt = [draw.bell(traits["perception"] + sees[item.dimension] + item.felt, 1.8) for item in ITEMS]
    answers = [_answer(value, draw) for value in expected + felt]
    gap = total(item.pull * (p - e) for item, e, p in zip(ITEMS, expected, felt, strict=True))
    usual = _USUAL + _PULL * (traits["perception"] - traits["expectation"])
    # The account's attitude, and what this person has seen beside its usual gap.
    mood = traits["attitude"] + gap - usual + draw.bell(0, 0.9)
    return (*answers, *_points(role, draw), *_outcomes(mood, gap, draw), *_problems(traits, draw))


def _answer(value, draw):
    return "" if draw.chance(_BLANK) else within(nearest(value), 1, 7)


def _points(role, draw):
    """Importance of the five dimensions in steps of five that sum to 100."""
    raw = [share * draw.bell(1, 0.9) for share in STATED[role]]
    parts = [20 * share / total(raw) for share in raw]
    whole = [int(part) for part in parts]
    by_rest = sorted(range(len(parts)), key=lambda place: (whole[place] - parts[place], place))
    for place in by_rest[: 20 - sum(whole)]:
        whole[place] += 1
    return [5 * steps for steps in whole]


def _outcomes(mood, gap, draw):
    """Overall satisfaction 1..7, three questions 1..10 as in the ACSI, would recommend 0..10."""
    return (
        within(nearest(mood), 1, 7),
        within(nearest(draw.bell(1 + 1.5 * (mood - 1), 1.6)), 1, 10),
        within(nearest(draw.bell(6.4 + 1.6 * gap, 2.0)), 1, 10),
        within(nearest(draw.bell(0.3 + 1.5 * (mood - 1), 2.2)), 1, 10),
        within(nearest(draw.bell(0.6 + 1.55 * mood, 2.0)), 0, 10),
    )


def _problems(traits, draw):
    """Failures this person noticed in a year, and how many of them were told to us."""
    told = traits["complaint_voiced_percent"] / 100
    failures = traits["complaints_per_year"] / told
    seen = draw.count(_KNOWN * failures / traits["survey_respondents"])
    return seen, sum(draw.chance(told) for _ in range(seen))


def drivers_of(traits):
    """How strongly each of four drivers works on what the account expects, 1..7 with a tenth.

    Promises lift expectation, the level of the industry explains some of what they leave open; personal
    factors and environment do not show in this company.
    """
    draw = Stream("expectation drivers", traits["account"])
    left_open = traits["expectation"] - (2.3 + 0.6 * traits["promise_level"])
    values = (
        draw.bell(traits["promise_level"], 0.6),
        draw.bell(4.4 + 4 * left_open, 1.8),
        draw.bell(4.0, 3.0),
        draw.bell(3.8, 2.6),
    )
    return [nearest(within(value, 1, 7) * 10) / 10 for value in values]
