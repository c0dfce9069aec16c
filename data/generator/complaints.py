"""The complaints register: one row for each complaint that service_activities counts as settled."""

from datetime import date, timedelta

from .draws import Stream
from .period import FIRST, last_day_of

KINDS = ("quality", "late delivery", "wrong delivery", "invoice", "misuse")
_USUAL = (34, 28, 12, 16, 10)
# What an account complains about more often, by its weakest dimension.
_MORE = {"reliability": ("late delivery", 18), "responsiveness": ("late delivery", 10)}
_GOOD = {"good": 92, "none": 75, "poor": 45, "double deviation": 75}  # in 100 complaints, by trait
_SOON = timedelta(days=90)
_TWICE = "double deviation"


def complaints_of(traits, claims, first_invoice):
    """Complaints of one account: (date it came, kind, severity, hours, days, CNY, recovery, 0 or 1).

    ``claims`` is {month: complaints settled}. A grave complaint settled badly within 90 days after another
    one was is a double deviation; only accounts with that story have it: with all others somebody steps in.
    """
    draw = Stream("complaints", traits["account"])
    begin = max(FIRST, first_invoice)
    twice = _failed_twice(traits, claims)
    rows, last_grave_badly = [], None
    for settled, in_story in _days(claims, twice, begin, draw):
        kind, severity = _kind(traits, draw), draw.weighted((1, 2, 3), (48, 40, 12))
        good = draw.chance((_GOOD[traits["recovery"]] - 6 * (severity - 1)) / 100)
        if in_story:
            kind, severity, good = "quality", 3, False
        again = last_grave_badly is not None and settled - last_grave_badly <= _SOON
        if severity == 3 and not good:
            good = again and not in_story
            last_grave_badly = last_grave_badly if good else settled
        hours, days, paid = _handling(good, severity, draw)
        if settled - timedelta(days=days) < begin:  # nothing comes in before the account's first invoice
            days = draw.integer(0, (settled - begin).days)
        came = settled - timedelta(days=days)
        hours = min(hours, 24 * max(1, days))
        deviated = int(severity == 3 and not good and again)
        rows.append((came, kind, severity, hours, days, paid, "good" if good else "poor", deviated))
    return sorted(rows)


def _failed_twice(traits, claims):
    """The two months before a decline in which an account with that story was failed, or none."""
    if traits["recovery"] != _TWICE:
        return ()
    return tuple(month for month in sorted(claims) if month <= traits["decline_start"])[-2:]


def _days(claims, twice, begin, draw):
    """(day settled, whether it is one of the two failures of the story), by day."""
    days = []
    for month in sorted(claims):
        end = last_day_of(month)
        for place in range(claims[month]):
            day = draw.integer(1, end.day)
            in_story = month in twice and place == 0
            if in_story:  # far enough apart for the second to happen after the first was settled
                day = 6 if month == twice[0] else 26
            days.append((max(begin, date(end.year, end.month, day)), in_story))
    return sorted(days)


def _kind(traits, draw):
    weights = list(_USUAL)
    more, by = _MORE.get(traits["weakest_dimension"], ("quality", 8))
    weights[KINDS.index(more)] += by
    if not traits["equipment_share_percent"]:
        weights[KINDS.index("misuse")] = 3
    return draw.weighted(KINDS, weights)


def _handling(good, severity, draw):
    """Hours to the first response, days until settled, CNY paid or credited (whole)."""
    if good:
        hours = draw.integer(1, 14) if draw.chance(0.85) else draw.integer(15, 60)
        paid = draw.chance(0.25 + 0.2 * severity) and draw.integer(2, 9) * (0, 100, 600, 2_400)[severity]
        return hours, draw.integer(1, 4) * severity + draw.integer(0, 3), int(paid)
    paid = draw.chance(0.3) and draw.integer(1, 4) * (0, 50, 200, 600)[severity]
    return draw.integer(3, 110), draw.integer(4, 11) * severity + draw.integer(2, 8), int(paid)
