"""Pictures: their sentences, and that no name, language or size of portfolio spoils them."""

import time
import warnings

import numpy as np
import pandas as pd
from matplotlib.text import Text
from plot_checks import (
    PLAIN,
)

from kam_helpers import plots
from kam_helpers import tiering as t
from kam_helpers.plots import style, tiering
from kam_helpers.plots.labels import label_points


def results(names):
    """One result for each plot, for eight accounts of these names."""
    size = len(names)
    revenue = pd.Series(np.geomspace(9e6, 2e5, size), index=names)
    drivers = pd.DataFrame(
        {"Rush delivery": np.arange(size)[::-1], "Technical visit": 3}, index=names, dtype=float
    )
    rates = {"Rush delivery": 4e5, "Technical visit": 1e4}
    profit = t.customer_profit(revenue, revenue * 0.7, drivers, rates, revenue / 5)
    matrix = t.value_matrix(revenue, revenue.to_numpy()[::-1] * np.linspace(0.5, 2, size) + 0 * revenue)
    criteria = pd.DataFrame(
        [
            ["Sales", "margin and cost", "s", "high", 0, 9e6, 2],
            ["Reference", "strategic", "r", "high", 0, 8, 1],
        ],
        columns=["criterion", "method", "column", "better", "low", "high", "weight"],
    )
    card = t.scorecard(pd.DataFrame({"s": revenue, "r": range(size)}), criteria)
    tiers = t.abc_classes(revenue)
    demand = pd.Series((["intrinsic", "extrinsic", "mixed", "strategic"] * size)[:size], index=names)
    standards = pd.DataFrame(
        [[tier, "visit", "visit", 12, 900.0, 4] for tier in "ABC"],
        columns=["tier", "standard", "unit", "quantity_per_year", "cost_per_unit_cny", "hours_per_unit"],
    )
    plan = t.service_plan(tiers, standards, gross_margin=profit["gross_margin"], hours_available=200)
    years = pd.DataFrame({2025: revenue, 2026: revenue.to_numpy()[::-1]}, index=names)
    walk = t.profit_walk(profit, t.activity_costs(drivers, rates), names[0])
    return {
        "pareto": (t.pareto_curve(revenue), tiers),
        "whale": (t.whale_curve(profit["profit"] + 1e6),),
        "profit_walk": (walk,),
        "value_matrix": (matrix,),
        "strategy_map": (t.strategy_map(matrix),),
        "demand_by_tier": (t.demand_by_tier(demand, tiers),),
        "scorecard_bars": (card,),
        "rank_stability": (t.rank_stability(card.parts, card.weights, 3, draws=200),),
        "service_cost": (plan,),
        "tier_changes": (t.tier_stability(years),),
    }


PLOTS = sorted(results(PLAIN))


def draw(name, names):
    return plots.picture(getattr(tiering, name), *results(names)[name])


def test_a_picture_carries_its_reading_as_alternative_text_and_caption():
    picture = plots.Picture(style.new_figure(2, 1), "A & B < C")
    page = picture._repr_html_()
    assert "alt='A &amp; B &lt; C'" in page
    assert "<figcaption>A &amp; B &lt; C</figcaption>" in page
    assert "src='data:image/png;base64," in page


def test_a_script_without_glyphs_draws_boxes_but_no_warnings():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert draw("whale", ["ไทย", *PLAIN[1:]]).png()


def test_whale_reading():
    whale = t.whale_curve({"Alder": 90, "Birch": 50, "Cedar": -10_000 / 250, "Dogwood": 0})
    assert tiering.whale_reading(whale).replace("\u00a0", " ") == (
        "The best 2 of 4 accounts earn 140 % of the profit; 1 account loses 40 % of it again, "
        "most of all Cedar (−CNY 40)."
    )
    assert "No account loses money" in tiering.whale_reading(t.whale_curve([3, 2]))


def test_pareto_reading():
    values = {"Alder": 80, "Birch": 10, "Cedar": 5, "Dogwood": 3, "Elm": 2}
    reading = tiering.pareto_reading(t.pareto_curve(values), t.abc_classes(values)).replace("\u00a0", " ")
    assert reading == "The top 20 % of the accounts (1 of 5) bring 80 % of the total; 1 account is class A."


def test_value_matrix_reading_names_the_best_of_those_that_bring_little():
    matrix = t.value_matrix({"a": 9, "b": 8, "c": 1, "d": 2}, {"a": 5, "b": 1, "c": 9, "d": 2})
    reading = tiering.value_matrix_reading(matrix)
    assert reading == (
        "Of 4 accounts 1 are core, 1 potential, 1 direct and 1 low-value; "
        "among those that bring little today, c has the highest potential."
    )


def test_walk_reading_tells_a_loss_from_a_gain():
    name = PLAIN[0]
    assert f"{name} brings" in tiering.profit_walk_reading(*results(PLAIN)["profit_walk"])
    assert "yet ends at −" in tiering.profit_walk_reading(*results(PLAIN)["profit_walk"])


def test_stability_reading_counts_firm_and_open_places():
    stability = pd.Series([1.0, 0.95, 0.6, 0.4, 0.05])
    reading = tiering.rank_stability_reading(stability).replace("\u00a0", " ")
    assert reading.startswith("2 of the 3 places at the top are firm (taken in at least 90 %")
    assert "2 accounts compete" in reading


def test_service_and_tier_readings_say_the_computed_numbers():
    given = results(PLAIN)
    plan, stability = given["service_cost"][0], given["tier_changes"][0]
    assert f"{plan.coverage:.0%}".rstrip("%") in tiering.service_cost_reading(plan)
    assert f"{stability.kept.iloc[0]:.0%}".rstrip("%") in tiering.tier_changes_reading(stability)


def test_demand_reading_names_the_commonest_demand_of_the_first_and_last_tier():
    table = t.demand_by_tier(
        pd.Series(["intrinsic", "intrinsic", "strategic"]),
        pd.Series(pd.Categorical(["A", "A", "C"], ["A", "B", "C"])),
    )
    reading = tiering.demand_by_tier_reading(table)
    assert "price (intrinsic) in tier A (2 of 2 accounts)" in reading
    assert "partnership (strategic) in tier C (1 of 1)" in reading


def test_labels_lie_on_no_other_label_and_on_no_point():
    rng = np.random.default_rng(4)
    points = [(f"Account number {i}", *rng.normal(size=2)) for i in range(40)]
    figure = style.new_figure()
    ax = figure.add_subplot()
    ax.scatter([x for _n, x, _y in points], [y for _n, _x, y in points])
    drawn = label_points(ax, points)
    figure.canvas.draw()
    renderer = figure.canvas.get_renderer()
    boxes = [Text.get_window_extent(label, renderer) for label in drawn]
    assert len(drawn) > 5
    assert all(box.count_overlaps(boxes[:i]) == 0 for i, box in enumerate(boxes))
    spots = ax.transData.transform([point[1:] for point in points])
    assert not any(box.contains(*spot) for box in boxes for spot in spots)


def test_the_notable_few_are_named():
    picture = draw("value_matrix", PLAIN)
    shown = {label.get_text() for label in picture.figure.findobj(Text)}
    assert {"Alder", "Hazel"} <= shown  # the largest today, and the most promising of the small


def test_four_thousand_accounts_are_drawn_in_reasonable_time():
    rng = np.random.default_rng(1)
    names = [f"Customer {i:05d}" for i in range(4_372)]
    revenue = pd.Series(rng.pareto(1.3, len(names)) * 1e3, index=names)
    profit = revenue * rng.normal(0.2, 0.4, len(names))
    matrix = t.value_matrix(revenue, rng.random(len(names)) + 0 * revenue)
    start = time.perf_counter()
    for plot, given in (
        (tiering.pareto, (t.pareto_curve(revenue), t.abc_classes(revenue))),
        (tiering.whale, (t.whale_curve(profit),)),
        (tiering.value_matrix, (matrix,)),
        (tiering.strategy_map, (t.strategy_map(matrix),)),
    ):
        assert plots.picture(plot, *given).png()
    assert time.perf_counter() - start < 8


def test_money_axis_names_its_unit():
    ax = style.new_figure().add_subplot()
    for largest, label in (
        (5e6, "Profit (CNY million)"),
        (5e4, "Profit (CNY thousand)"),
        (800, "Profit (CNY)"),
    ):
        style.money_axis(ax.xaxis, "Profit", largest)
        assert ax.get_xlabel() == label


def test_the_chinese_font_is_ours():
    """A system's full Noto must never be drawn instead, or pictures would differ from machine to machine."""
    from matplotlib.font_manager import FontProperties, findfont

    path = findfont(FontProperties(family="Noto Sans SC Course"), fallback_to_default=False)
    assert path.endswith("NotoSansSC-Course-Regular.otf")
    assert "SIL OPEN FONT LICENSE" in (style._CHINESE_FONT.with_name("OFL.txt")).read_text(encoding="utf-8")


def test_demands_that_are_level_are_both_named():
    demand = pd.Series(["intrinsic", "extrinsic"], index=["Alder", "Birch"])
    table = t.demand_by_tier(demand, pd.Series("A", index=demand.index))
    reading = plots.tiering.demand_by_tier_reading(table)
    assert "price (intrinsic) and equally solution (extrinsic): 1 of 2 accounts" in reading
