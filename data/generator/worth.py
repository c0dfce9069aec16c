"""What winning the accounts cost, how likely they are to stay, and the care plans of the workshops."""

from .draws import Stream, nearest

FIRST_YEAR, LAST_YEAR = 2018, 2025

# plan, contracts begun in a year (from, to), and the beta distribution of a workshop's chance to leave
_PLANS = (("basic", (480, 760), (1, 2)), ("full", (640, 960), (1, 6)))


def acquisition_of(traits):
    """What winning the account cost, or may cost (whole CNY): visits, trials, first-order concession."""
    draw = Stream("acquisition", traits["account"])
    total = traits["acquisition_cost_cny"]
    visits = nearest(total * draw.between(0.35, 0.55), 100)
    trials = nearest(total * draw.between(0.20, 0.35), 100)
    return visits, trials, total - visits - trials


def contract_cohorts():
    """(plan, start year, year, contracts in force) for plans begun in each year.

    Each workshop has a chance to leave of its own, which never changes. Those with a high one leave first, so
    that the share renewed rises year by year although nobody becomes more loyal.
    """
    return [
        (plan, start, year, left)
        for plan, (low, high), (first, second) in _PLANS
        for start in range(FIRST_YEAR, LAST_YEAR + 1)
        for year, left in enumerate(_cohort(plan, start, low, high, first, second))
    ]


def _cohort(plan, start, low, high, first, second):
    draw = Stream("service plans", plan, str(start))
    chances = [_beta(draw, first, second) for _ in range(draw.integer(low, high))]
    counts = [len(chances)]
    for _ in range(LAST_YEAR - start):
        chances = [leaving for leaving in chances if not draw.chance(leaving)]
        counts.append(len(chances))
    return counts


def _beta(draw, first, second):
    """A draw from the beta distribution of two whole numbers: the first-smallest of so many uniforms."""
    return sorted(draw.unit() for _ in range(first + second - 1))[first - 1]
