"""Frontier and Nash point beside NegMAS on the same deals, and how long a move and a debrief take.

    python bench/negotiation.py [--seeds 3] [--games 200]

NegMAS is no dependency of the course; where it is not installed, only the times are shown. Every open request
of the course company is negotiated in every style. Exits with 1 when the two disagree or a move takes longer
than TARGET.
"""

import argparse
import math
import statistics
import sys
import time

from kam_helpers import datasets
from kam_helpers.negotiation import STYLE_NAMES, bargaining_zone, debrief, efficient, nash_point, scenario
from kam_helpers.negotiation.players import Trader, play

TARGET = 0.050  # seconds a move
CNY = 1e-3  # closer than this two worths are the same

try:
    from negmas import make_issue
    from negmas.preferences import MappingUtilityFunction, nash_points, pareto_frontier
except ImportError:
    make_issue = None


def theirs(one):
    """NegMAS's frontier (worth of the efficient deals) and Nash point of one scenario."""
    outcomes = [(number,) for number in range(len(one.space))]
    # NegMAS looks only at deals above both reservations, so the frontier is asked for without any.
    worth, _numbers = pareto_frontier(functions(one, outcomes, (-math.inf, -math.inf)), outcomes=outcomes)
    least = one.seller.reservation, one.buyer.reservation
    sides = functions(one, outcomes, least)
    inside, _numbers = pareto_frontier(sides, outcomes=outcomes)
    # Where having no deal is worse than every deal NegMAS counts gains from the worst one, unless told.
    ranges = [
        (low, float(each.max()))
        for low, each in zip(least, (one.seller_values, one.buyer_values), strict=True)
    ]
    found = nash_points(sides, inside, ranges=ranges)
    return worth, (found[0][0] if found else None)


def functions(one, outcomes, reservations):
    """Both sides as NegMAS's utility functions, in CNY."""
    issues = [make_issue(len(one.space), "deal")]
    return [
        MappingUtilityFunction(
            dict(zip(outcomes, map(float, values), strict=True)), issues=issues, reserved_value=least
        )
        for values, least in zip((one.seller_values, one.buyer_values), reservations, strict=True)
    ]


def same(one):
    """Do both find the same frontier and, where there is a zone, the same Nash point?"""
    worth, nash = theirs(one)
    mine = sorted((float(one.seller_values[n]), float(one.buyer_values[n])) for n in efficient(one))
    frontier = mine == sorted({(float(a), float(b)) for a, b in worth})
    number = nash_point(one)
    if number is None:
        return frontier, None
    point = float(one.seller_values[number]), float(one.buyer_values[number])
    return frontier, nash is not None and all(abs(a - b) < CNY for a, b in zip(point, nash, strict=True))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--games", type=int, default=200)
    options = parser.parse_args()
    facts = datasets.cost_down_facts()
    scenarios = [
        scenario(row, style, seed)
        for _name, row in facts.iterrows()
        for style in STYLE_NAMES
        for seed in range(options.seeds)
    ]
    zones = sum(bool(bargaining_zone(one)) for one in scenarios)
    print(f"{len(scenarios)} scenarios, {zones} with a bargaining zone")
    failed = False
    if make_issue is None:
        print("NegMAS is not installed: nothing to compare with")
    else:
        results = [same(one) for one in scenarios]
        frontiers = sum(frontier for frontier, _nash in results)
        points = [nash for _frontier, nash in results if nash is not None]
        print(f"same frontier as NegMAS: {frontiers} of {len(results)}")
        print(f"same Nash point as NegMAS: {sum(points)} of {len(points)}")
        failed = frontiers < len(results) or not all(points)
    moves, debriefs = [], []
    for one in (scenarios * (options.games // len(scenarios) + 1))[: options.games]:
        start = time.perf_counter()
        game = play(one, Trader())
        middle = time.perf_counter()
        debrief(game)
        moves.append((middle - start) / len(game.moves))
        debriefs.append(time.perf_counter() - middle)
    print(f"a move: {1e3 * statistics.median(moves):.2f} ms median, {1e3 * max(moves):.2f} ms longest")
    print(
        f"a debrief: {1e3 * statistics.median(debriefs):.2f} ms median, {1e3 * max(debriefs):.2f} ms longest"
    )
    return int(failed or max(moves) > TARGET)


if __name__ == "__main__":
    sys.exit(main())
