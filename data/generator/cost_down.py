"""What buyers ask of our prices: cost-down requests of four years, and the quotations behind them."""

from datetime import date, timedelta

from .draws import Stream, nearest, within
from .period import MONTHS, last_day_of
from .switching import offer_of

FIRST_ASKED, OPEN = 2023, 2026  # years from July on; the requests of the last are not answered yet
_GIVEN_TO_ASKED = 0.42  # half-steps of what is asked bring the mean to 0.40
_REASONS = {
    "price-only": ("a rival has quoted less", "a purchasing benchmark shows you are dear"),
    "relationship": ("our own customers press us", "our volumes fell"),
    "bluffer": ("others are cheaper", "everybody else has agreed"),
    "deadline": ("the budget closes", "head office wants figures by the quarter's end"),
    "salami": ("yearly cost-down target", "only a little more, as last year"),
}
_PROGRAMME, _CASH = "three-year savings programme", "cash is short this year"
_OFFERS_VOLUME = {"price-only": 0, "relationship": 0.5, "bluffer": 0.3, "deadline": 0.4, "salami": 0}
# A new quotation, deeper than the offer known so far and for all that it buys, that makes leaving pay:
# (discount in %, month, part of the quantity in %). It is why conceding is right there.
_FRESH = {"Brakenfeld Brake Systems": (11.0, "2026-06", 100)}


def requests_of(traits):
    """(year, asked now, next, third in %, days, given in %, volume in %, deadline, reason, two risks in %).

    Of an account that buys now. What was given in a year is about what its prices fell by in the ledger.
    """
    draw = Stream("cost-down requests", traits["account"])
    asks_now = traits["cost_down_ask_percent"] > 0
    often = 0.75 if asks_now else 0.07 * traits["bargaining_power"]
    fall = traits["discount_trend_points"] * 100 / (100 - traits["discount_percent"])
    reasons = _REASONS[traits["buying_style"]]
    rows = []
    for year in range(FIRST_ASKED, OPEN):
        given = nearest(fall * draw.bell(1, 0.3) * 10) / 10
        asked = _halves(max(0.5, given, given / (_GIVEN_TO_ASKED * draw.bell(1, 0.6))))
        deadline, reason = _deadline(year, draw), draw.pick(reasons)
        if draw.chance(often):
            rows.append((year, asked, 0, 0, 0, given, 0, deadline, reason, "", ""))
    return [*rows, _open_request(traits, reasons, draw)] if asks_now else rows


def _open_request(traits, reasons, draw):
    asked, days = traits["cost_down_ask_percent"], traits["cost_down_extra_days"]
    later = [within(_halves(asked * draw.bell(0.8, 0.4)), 0.5, asked) for _ in range(2)]
    programme = traits["buying_style"] == "deadline" and draw.chance(0.6)
    volume = 5 * draw.integer(1, 3) if draw.chance(_OFFERS_VOLUME[traits["buying_style"]]) else 0
    reason = _PROGRAMME if programme else _CASH if days >= 60 else reasons[0]
    risks = traits["loss_risk_if_held_percent"], traits["loss_risk_if_conceded_percent"]
    following = later if programme else (0, 0)
    return (OPEN, asked, *following, days, "", volume, _deadline(OPEN, draw), reason, *risks)


def _halves(percent):
    return nearest(percent * 2) / 2


def _deadline(year, draw):
    return date(year, 7, 13) + timedelta(days=7 * draw.integer(0, 11))


def quotes_of(traits):
    """(rival, month, discount in %, written or told, valid until, part of the quantity in %), oldest first.

    As the offer we know of; where a buyer bluffs, what it says the rival gives, which is more.
    """
    draw = Stream("competitor quotes", traits["account"])
    rival, month, known, _, how = offer_of(traits)
    told = how == "told by the buyer"
    earlier, moved = MONTHS.index(month) - draw.integer(8, 14), draw.between(-1.5, 1.0)
    valid = MONTHS[min(35, MONTHS.index(month) + draw.integer(2, 5))]
    part, more, late = 10 * draw.integer(3, 8), _halves(draw.between(3, 6)), MONTHS[draw.integer(33, 35)]
    forgets, again = draw.chance(0.3), draw.chance(0.35)
    if traits["buying_style"] == "bluffer":
        claimed = (rival, late, _halves(known) + more, "told", "", 100)
        rows = [claimed] if traits["cost_down_ask_percent"] else []
    elif traits["buying_style"] == "relationship" or (told and forgets):
        rows = []
    else:
        rows = [
            (rival, month, known, "told", "", 100) if told else (rival, month, known, "written", valid, part)
        ]
        before = nearest(max(0.5, known + moved) * 10) / 10
        rows = [(rival, MONTHS[earlier], before, "told", "", 100), *rows] if again else rows
    if traits["account"] in _FRESH:
        discount, fresh, share = _FRESH[traits["account"]]
        rows = [row for row in rows if row[1] < fresh] + [
            (rival, fresh, discount, "written", "2026-09", share)
        ]
    return [(*row[:4], last_day_of(row[4]) if row[4] else "", row[5]) for row in rows]
