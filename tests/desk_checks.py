"""What the tests of the cost-down desk share: one account, one request, two readings of the risk."""

import pytest

from kam_helpers import pricing as pr

ACCOUNT = pr.Account(
    "Alder",
    purchases=2_000_000,
    avoidable_margin=0.40,
    cost_to_serve=500_000,
    attraction_share=0.02,
    barrier_share=0.03,
    quote_further=0.06,
    loss_if_held=0.25,
    loss_if_conceded=0.05,
)
REQUEST = pr.Request((0.03, 0.02), extra_days=30, volume_offered=0.10)
READINGS = {"own": pr.OwnEstimate(), "model": pr.ModelChance()}
readings = pytest.mark.parametrize("chance", READINGS.values(), ids=READINGS)
SPILL = pr.Spill(
    (pr.FavouredClause("Birch", "clear coat", own=0.82, theirs=0.80, purchases=400_000),), hearers=900_000
)
CERTAIN = {f"{name}_spread": 0.0 for name in ("effect", "level", "margin", "promise", "saving", "index")}
# An answer of one's own that uses everything an answer can.
OWN_ANSWER = pr.Response(
    "all at once",
    cuts=(0.01, 0.0, 0.02),
    extra_days=(10, 20),
    volume_change=0.05,
    cost_saved_share=(0.0, 0.03),
    service_saved_share=0.1,
    margin_gain_share=(0.004, 0.006, 0.0),
    once_cost=30_000,
    customer_gain_share=(-0.003, 0.001),
    barrier_gain_share=(0.01, 0.01, 0.0),
    promise=0.7,
)
