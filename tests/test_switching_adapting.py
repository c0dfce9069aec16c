"""Who adapts to whom, and the relationship snowball."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiering_checks import refused

from kam_helpers import datasets
from kam_helpers import switching as sw
from kam_helpers.lifetime import margin_multiple

fractions = st.floats(0, 1)


# Clip, zipper, velcro


def test_three_styles_by_hand():
    table = sw.adapting(1_000_000, 150_000, 0.8)
    assert tuple(table.index) == sw.STYLE_NAMES == ("clip", "zipper", "velcro")
    # odds of 0.8 are 4; times 1.5 and 2.2
    assert table["retention"].to_list() == pytest.approx([0.8, 6 / 7, 8.8 / 9.8])
    zipper = (150_000 - 15_000) * margin_multiple(6 / 7, 0.1, timing="if_retained") - 10_000
    assert table.loc["zipper", "clp"] == pytest.approx(zipper)
    assert table.loc["zipper", "against_clip"] == pytest.approx(zipper - table.loc["clip", "clp"])
    assert table["best"].to_list() == [False, True, False]
    assert list(sw.styles_table().index) == list(sw.STYLE_NAMES)


@given(st.floats(1, 1e8), st.floats(-1e7, 1e7), fractions)
def test_clip_costs_nothing_and_adapting_keeps_more(purchases, profit, retention):
    table = sw.adapting(purchases, profit, retention)
    assert table.loc["clip", ["cost_once", "cost_a_year", "against_clip"]].to_list() == [0, 0, 0]
    assert table["retention"].is_monotonic_increasing
    assert table["retention"].between(0, 1).all()
    assert table["cost_a_year"].is_monotonic_increasing
    assert table["best"].sum() == 1
    if profit <= 0:
        assert table["best"].idxmax() == "clip"  # adapting to a loss only keeps it longer


def test_a_free_style_that_keeps_nobody_longer_is_no_better():
    same = tuple(replace(style, cost_once=0, cost_a_year=0, odds=1) for style in sw.STYLES)
    table = sw.adapting(1e6, 1e5, 0.8, styles=same)
    assert table["clp"].nunique() == 1
    assert table["best"].idxmax() == "clip"


def test_accounts_of_the_company():
    facts = datasets.lifetime_facts()
    table = sw.adapting_accounts(facts)
    assert list(table.index) == list(facts.index)
    assert set(table["best"]) == set(sw.STYLE_NAMES)  # one style for all would be wrong
    largest = facts["revenue"].idxmax()
    assert table.loc[largest, "best"] == "clip"
    assert table.loc[largest, "velcro_destroys"]
    one = sw.adapting(*facts.loc[largest, ["revenue", "profit", "retention"]])
    assert table.loc[largest, "velcro"] == pytest.approx(one.loc["velcro", "clp"])


def test_refusals_of_adapting():
    refused(lambda: sw.adapting(0, 1, 0.8), "purchases_cny")
    refused(lambda: sw.adapting(1, 1, 80), "retention", "80")
    refused(lambda: sw.adapting(1, 1, 0.8, styles=sw.STYLES[:2]), "clip, zipper, velcro")
    refused(lambda: sw.adapting(1, 1, 0.8, styles=sw.STYLES[::-1]), "clip, zipper, velcro")
    refused(lambda: replace(sw.STYLES[0], odds=0), "odds")
    refused(lambda: replace(sw.STYLES[0], cost_once=-1), "cost_once")
    facts = pd.DataFrame({"revenue": [1.0, 0.0], "profit": 1.0, "retention": 0.8}, ["Alder", "Birch"])
    refused(lambda: sw.adapting_accounts(facts), "Birch")
    refused(lambda: sw.adapting_accounts(facts.drop(columns="profit")), "profit")
    refused(lambda: sw.adapting_accounts(facts.assign(retention=80)), "Alder", "80")
    refused(lambda: sw.adapting_accounts(pd.concat([facts, facts])), "Alder")


# The snowball


@given(
    fractions,
    *[fractions | st.none()] * 2,
    *[fractions] * 4,
    st.floats(0.01, 1),
    st.none() | st.integers(0, 12),
    fractions,
)
def test_the_snowball_is_bounded(trust, information, value, g1, g2, g3, decay, threshold, shock, breach):
    table = sw.snowball(
        trust,
        information,
        value,
        trust_gain=g1,
        information_gain=g2,
        value_gain=g3,
        decay=decay,
        threshold=threshold,
        shock_at=shock,
        breach=breach,
        quarters=12,
    )
    assert table.shape == (13, 3)
    assert ((table >= 0) & (table <= 1 + 1e-12)).all(axis=None)
    if shock != 0:
        assert table.loc[0, "trust"] == trust


def test_the_first_quarter_by_hand():
    table = sw.snowball(0.5, 0.4, 0.6, quarters=1)
    allowed = 0.5**3 / (0.5**3 + 0.35**3)
    assert table.loc[1, "information"] == pytest.approx(0.4 + 0.7 * (allowed - 0.4))
    assert table.loc[1, "value"] == pytest.approx(0.6 + 0.4 * (0.4 - 0.6))
    assert table.loc[1, "trust"] == pytest.approx((0.5 + 0.12 * 0.1) * 0.98)


def test_small_trust_stays_small_and_enough_trust_grows():
    below, above = (sw.snowball(start, quarters=60)["trust"] for start in (0.22, 0.32))
    assert below.iloc[-1] < below.iloc[0]
    assert above.iloc[-1] > above.iloc[0]
    end = sw.snowball(0.45, quarters=400)["trust"]
    assert end.iloc[-1] < 0.9  # it does not grow for ever
    assert np.ptp(end.tail(50)) < 1e-6


def test_a_breach_takes_in_a_quarter_what_years_have_built():
    calm, broken = (sw.snowball(quarters=60, shock_at=at)["trust"] for at in (None, 12))
    assert broken[12] == pytest.approx(0.4 * calm[12])
    assert (broken.loc[12:] < calm.loc[12:]).all()
    back = broken.index[(broken.index > 12) & (broken >= calm[12])][0]
    assert back - 12 > 12  # longer than it took to get there
    gone = sw.snowball(quarters=80, shock_at=12, breach=0.95)["trust"]
    assert gone.iloc[-1] < 0.1  # too deep: the ball melts


def test_refusals_of_the_snowball():
    refused(lambda: sw.snowball(45), "trust", "45")
    refused(lambda: sw.snowball(information=-0.1), "information")
    refused(lambda: sw.snowball(value="much"), "value", "much")
    refused(lambda: sw.snowball(trust_gain=2), "trust_gain")
    refused(lambda: sw.snowball(threshold=0), "threshold")
    refused(lambda: sw.snowball(shock_at=21), "shock_at", "20")
    refused(lambda: sw.snowball(breach=60), "breach")
    refused(lambda: sw.snowball(quarters=0), "quarters")
    refused(lambda: sw.snowball(quarters=401), "quarters", "400")
