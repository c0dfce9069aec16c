"""Frame contracts: how long they run, and the clause that matters in price talks."""

from datetime import date

from .draws import Stream
from .period import last_day_of

FAVOURED_GROUP = "UV coatings"  # what the most-favoured-customer clause covers
_NOTHING = (0, "", 0, "", "", 0, "CNY", "")


def contract_of(traits):
    """(start, end, clause, share, base month, lag, floor, cap, symmetric, currency, group) of one account.

    Of an account that buys now. Floor and cap in % of the price agreed; all is empty or 0 beside a price
    index, except the group of a most-favoured-customer clause.
    """
    draw = Stream("contracts", traits["account"])
    year, month = int(traits["contract_end"][:4]), int(traits["contract_end"][5:])
    years = 3 if draw.chance(0.5) or year > 2027 else 2  # so that each began within the months of the indices
    after = (year + month // 12, month % 12 + 1)
    start = date(after[0] - years, after[1], 1)
    share, lag, symmetric = 5 * draw.integer(6, 11), draw.integer(1, 3), draw.chance(0.6)
    held, low, high = draw.chance(0.6), -draw.integer(3, 8), draw.integer(3, 8)
    currency = "EUR" if draw.chance(0.3) else "CNY"
    terms = _NOTHING
    if traits["contract_clause"] == "price index":
        limits = (low, high) if held else ("", "")
        terms = (share, f"{start:%Y-%m}", lag, *limits, int(symmetric), currency, "")
    if traits["contract_clause"] == "most favoured customer":
        terms = (*_NOTHING[:-1], FAVOURED_GROUP)
    return (start, last_day_of(traits["contract_end"]), traits["contract_clause"], *terms)
