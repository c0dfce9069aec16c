"""Workshops with a care plan: failures in a year, how they were put right, and what followed.

The hidden effects follow published studies: a good recovery lifts satisfaction above that of the untroubled
but not the renewal of the plan (de Matos, Henrique & Rossi 2007); after two failures the lift is gone, bad
then good ends higher than good then bad, and two bad recoveries hurt most (Maxham & Netemeyer 2002). The
sizes are course assumptions.
"""

from .draws import Stream, nearest, within

WORKSHOPS = 2_500

# failures, how they were put right, workshops in 10,000, points of satisfaction, renewals in 100
_OUTCOMES = (
    (0, "none needed", 5_600, 0.0, 88),
    (1, "good", 1_700, 0.35, 86),
    (1, "poor", 1_000, -1.0, 70),
    (2, "good then good", 500, -0.25, 80),
    (2, "good then poor", 350, -1.3, 60),
    (2, "poor then good", 450, -0.45, 74),
    (2, "double deviation", 400, -2.1, 42),
)
_PLANS = {"basic": -4, "full": 3}  # points of renewal beside the usual


def recovery_panel():
    """(workshop, plan, failures, recovery, satisfaction before and after 1..7, renewed 0 or 1) a workshop.

    Who is failed, and how it is put right, does not depend on the workshop: the groups can be compared.
    """
    return [(f"W{number:04d}", *_workshop(f"W{number:04d}")) for number in range(1, WORKSHOPS + 1)]


def _workshop(name):
    draw = Stream("recovery panel", name)
    plan = draw.weighted(("basic", "full"), (45, 55))
    failures, recovery, _, lift, renewals = draw.weighted(_OUTCOMES, [outcome[2] for outcome in _OUTCOMES])
    fond = draw.bell(0, 2.6)
    before = within(nearest(draw.bell(5.0 + fond, 1.4)), 1, 7)
    after = within(nearest(draw.bell(5.0 + fond + lift, 1.4)), 1, 7)
    renewed = draw.chance((renewals + _PLANS[plan] + 5 * fond) / 100)
    return plan, failures, recovery, before, after, int(renewed)
