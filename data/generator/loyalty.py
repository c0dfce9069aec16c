"""What customers say and do: four sentences, needs given to us, suppliers ranked, rungs of the ladder."""

from .draws import Stream, nearest, total, within
from .period import LAST, MONTHS, last_day_of
from .wallet import OURS, share_of

# Needs out of 100 that an account gives us, by type, at retention 82 %, tenders 40 %, share of wallet 50 %.
_USUAL = {"loyalist": 74, "hostage": 72, "mercenary": 48, "defector": 42}
LEVELS = ("prospect", "customer", "client", "supporter", "advocate", "partner")
_YEARS = (2023, 2024, 2025, 2026)


def loyalty_answers_of(traits, orders):
    """(prefers, recommends, resists, returns, needs, needs given to us) of an account that buys now."""
    draw = Stream("loyalty answers", traits["account"])
    kind, attitude = traits["loyalty_type"], traits["attitude"]
    # The three sentences add up to the attitude; one below the middle of the scale is never rounded up to it.
    points = nearest(3 * attitude) if attitude >= 4 else min(11, nearest(3 * attitude))
    tilt = {"hostage": -2, "mercenary": 1}.get(kind, 0)  # a hostage does not recommend, but stays
    recommends = within(nearest(attitude + tilt + draw.bell(0, 0.9)), 1, 7)
    resists = within(nearest(attitude - tilt + draw.bell(0, 0.9)), max(1, points - recommends - 7), 7)
    prefers = points - recommends - resists
    if not 1 <= prefers <= 7:
        recommends, resists = points // 3, (points + 1) // 3
        prefers = points - recommends - resists
    stays = traits["yearly_retention_percent"]
    returns = within(nearest(5 + (stays - 82) / 6 + draw.bell(0, 1.0)), 1, 7)
    rate = within(_given_percent(traits) + draw.bell(0, 8), 5, 97)
    needs = max(orders, nearest(orders * 100 / rate))
    return prefers, recommends, resists, returns, needs, orders


def _given_percent(traits):
    """Orders given to us out of 100 needs: loyal, seldom put out to tender, a large share, likely to stay."""
    share = traits["share_of_wallet_percent"]
    given = _USUAL[traits["loyalty_type"]] + 2 * (traits["yearly_retention_percent"] - 82)
    given += 0.4 * (share - 50) - 0.35 * (traits["tender_percent"] - 40)
    if traits["decline_path"] == "stretch":
        given *= 0.6
    return min(given, 10 + 2.2 * share)


def ranks_of(traits, wallet):
    """(respondent, supplier, rank) for everyone asked at an account that buys now."""
    draw = Stream("supplier ranks", traits["account"])
    spend = {}
    for _, supplier, cents in wallet:
        if supplier not in ("in-house", "not known"):
            spend[supplier] = spend.get(supplier, 0) + cents
    rivals = sorted((one for one in spend if one != OURS), key=lambda one: (-spend[one], one))
    usual = _place(traits, share_of(wallet), len(spend))
    rows = []
    for respondent in range(1, min(4, traits["survey_respondents"]) + 1):
        moved = draw.weighted((-1, 0, 1), (12, 76, 12))
        place = within(usual + (moved if respondent > 1 and rivals[1:] else 0), 1, len(spend))
        order = _swapped(rivals, draw)
        order.insert(place - 1, OURS)
        rows += [(respondent, *pair) for pair in _with_ties(order, draw)]
    return rows


def _place(traits, share, suppliers):
    """The place on which the account's people put us: near our share, but led by what they think of us."""
    if traits["loyalty_type"] == "hostage":
        return suppliers
    if traits["attitude"] >= 5.8:
        return 1
    off = {place: 2 * (1 - place / (suppliers + 1)) / suppliers - share for place in range(1, suppliers + 1)}
    near = [place for place, by in off.items() if -0.13 <= by <= 0.13]
    if near:
        return min(near) if traits["attitude"] >= 4.5 else max(near)
    return min(off, key=lambda place: (max(off[place], -off[place]), place))


def _swapped(rivals, draw):
    order = list(rivals)
    if len(order) > 1 and draw.chance(0.3):
        first = draw.integer(0, len(order) - 2)
        order[first], order[first + 1] = order[first + 1], order[first]
    return order


def _with_ties(order, draw):
    """Places as people give them: equals share one, and the next is left out."""
    ranked, place = [], 1
    for position, supplier in enumerate(order, start=1):
        place = place if position > 1 and draw.chance(0.08) else position
        ranked.append((supplier, place))
    return ranked


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


def kinds_of(traits):
    """How we learned of the rival's offer: (month, kind)."""
    draw = Stream("rival offers", traits["account"])
    weights = (30, 70 - traits["tender_percent"] // 2, traits["tender_percent"])
    kind = draw.weighted(("written quotation", "told by the buyer", "seen in a tender"), weights)
    if traits["buying_style"] == "bluffer":
        kind = "told by the buyer"
    return MONTHS[draw.integer(24, 35)], kind


def yearly(bought):
    """Our sales of a year in cents, from those by group."""
    return int(total(bought.values()))
