"""What customers say and do: four sentences, needs given to us, suppliers ranked."""

from .draws import Stream, nearest, within
from .wallet import INSIDE, OURS, UNKNOWN, share_of

# Needs out of 100 that an account gives us, by type, at retention 82 %, tenders 40 %, share of wallet 50 %.
_USUAL = {"loyalist": 74, "hostage": 72, "mercenary": 48, "defector": 42}


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
        if supplier not in (INSIDE, UNKNOWN):
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
    return min(off, key=lambda place: (abs(off[place]), place))


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
