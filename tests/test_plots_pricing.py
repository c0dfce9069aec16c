"""Pictures of prices and of the cost-down desk: their sentences, and that no name or language spoils them."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.text import Text
from plot_checks import PLAIN, texts_on_texts, texts_outside

from kam_helpers import plots
from kam_helpers import pricing as pr
from kam_helpers.errors import CourseError
from kam_helpers.plots import pricing

CHANGES = np.round(np.arange(-0.15, 0.151, 0.01), 4)
ACCOUNT = pr.Account("Alder", 1e6, 0.40, 80_000, loss_if_held=0.2, loss_if_conceded=0.05)


def elements(names=PLAIN, first=1e7, last=5e5):
    """Accounts from ``first`` to ``last`` (CNY at list), the last with most free service."""
    size = len(names)
    table = pd.DataFrame({"account": names, "list_cny": np.geomspace(first, last, size)})
    table["on_invoice_discount_cny"] = 0.1 * table["list_cny"]
    for column, share in (("rebate_cny", 0.01), ("payment_terms_cny", 0.01), ("freight_cny", 0.02)):
        table[column] = share * table["list_cny"]
    table["service_free_cny"] = np.linspace(0.02, 0.3, size) * table["list_cny"]
    return table


def asked(*given):
    return pr.given_to_asked(
        pd.DataFrame({"year": range(2020, 2020 + len(given)), "asked": 0.03, "given": given})
    )


def facts(names=PLAIN):
    table = pd.DataFrame({"asked": np.linspace(0.01, 0.05, len(names))}, names)
    table["asked_next"] = table["asked_third"] = 0.0
    table["extra_days"], table["avoidable_margin"], table["gross_margin"] = 0, 0.47, 0.14
    table["purchases"], table["cost_to_serve"] = 1e6, 1e5
    table["loss_if_held"] = [0.0, 0.3, 0.1, 0.2, 0.08, 0.15, 0.12, 0.1]
    return table.assign(loss_if_conceded=table["loss_if_held"] / 4)


def spills(names=PLAIN):
    """By account, what a cut costs with others: the first one's falls below the price of the last."""
    found = {}
    for nth, name in enumerate(names[:-1]):
        rows = [("precedent", "precedent", -0.001, 1_000.0)]
        rows += [(names[-1], "most favoured customer", -0.02, 70_000.0 / (nth + 1))] * (nth < 2)
        table = pd.DataFrame(rows, columns=["account", "why", "price_change", "a_year"])
        found[name] = table.set_index("account")
    return pd.Series(10_000.0, names), found


def indices(steps=13, growth=0.02):
    months = pd.period_range("2025-07", periods=steps, freq="M").astype(str)
    return pd.DataFrame({"resin": 100 * (1 + growth) ** np.arange(steps)}, months)


def clause(**options):
    return pr.IndexClause({"resin": 0.4}, 0.6, "2025-07", **options)


def stack(names=PLAIN):
    return pr.economic_value(90_000, dict(zip(names[:4], (7_000, 6_000, 5_000, 2_000), strict=True)))


def results(names):
    """One result for each plot, with names of accounts or parts where it has names."""
    account = pr.Account(names[0], 1e6, 0.40, 80_000, loss_if_held=0.2, loss_if_conceded=0.05)
    request = pr.Request((0.03, 0.02))
    return {
        "asked_and_given": (asked(0.012, 0.01, None), asked(0.02, 0.015)),
        "break_even": (pr.break_even_curve(CHANGES, [0.22, 0.33, 0.45]),),
        "days_as_price": (0.06, 60, 60),
        "economic_value": (stack(names), 100_000),
        "experience_against_cuts": (pr.cut_it_can_fund(1e6, 2e5, 0.85, 0.4, 5), 0.03),
        "index_clause": (clause(cap=0.05, lag_months=1), indices()),
        "indifference": (facts(names),),
        "pocket_waterfall": (pr.waterfall(elements(names)), names[-1]),
        "price_band": (pr.price_index(elements(names)),),
        "profit_levers": (pr.profit_levers(0.297, 0.09),),
        "responses": (pr.rank_responses(account, request, draws=200), pr.walk_away(account, request)),
        "spill_over": spills(names),
    }


PLOTS = sorted(results(PLAIN))


def draw(name, names):
    return plots.picture(getattr(pricing, name), *results(names)[name])


def picture(name, /, *given, **options):
    return plots.picture(getattr(pricing, name), *given, **options)


def words(picture):
    return [text.get_text().replace("\u00a0", " ") for text in picture.figure.findobj(Text)]


def reading(name, /, *given, **options):
    return getattr(pricing, name).reading(*given, **options).replace("\u00a0", " ")


def is_whole(picture):
    return texts_outside(picture.figure) == [] == texts_on_texts(picture.figure)


@pytest.mark.parametrize("name", PLOTS)
def test_pictures_are_whole_at_nine_hundred_pixels(name):
    assert is_whole(picture(name, *results(PLAIN)[name], size=(900 / 96, 5.0)))


def test_break_even_reading_compares_the_margins():
    curve = pr.break_even_curve(CHANGES, [0.22, 0.45])
    text = reading("break_even", curve)
    assert text.startswith(
        "A price cut of 5.0 % needs 12.5 % more volume at a margin of 45 %, but 29.4 % at 22 %"
    )
    assert {"+12.5 %", "+29.4 %"} <= set(words(picture("break_even", curve)))
    one = pr.break_even_curve([-0.10, 0.10], [0.30])
    assert reading("break_even", one) == "At a margin of 30 % a price cut of 10.0 % needs 50.0 % more volume."
    with pytest.raises(CourseError, match="no price cut that leaves a margin"):
        picture("break_even", pr.break_even_curve([0.05, 0.10], [0.30]))


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        (
            (0.10, 0.22, -0.08),
            "allows 8 % of volume to be lost after an increase of 10 % at a margin of 22 %: it is 31.25 %.",
        ),
        ((-0.06, 0.25, 0.43), "asks 43 % more volume for a cut of 6 % at a margin of 25 %: it is 31.58 %."),
        ((-0.05, 0.45, 0.125), "12.5 % for 5 % at a margin of 45 % is right."),
    ],
)
def test_a_published_break_even_is_judged(claim, said):
    curve = pr.break_even_curve(CHANGES, [0.22, 0.45])
    assert reading("break_even", curve, claim=claim).endswith(said)
    drawn = picture("break_even", curve, claim=claim)
    assert any(word.startswith("published:") for word in words(drawn))
    assert is_whole(drawn)


def test_levers_are_ranked_and_the_condition_is_said():
    levers = pr.profit_levers(0.297, 0.09)
    text = reading("profit_levers", levers)
    assert "price adds 11.1 % to operating profit, fixed cost only 2.3 %" in text
    assert text.endswith("only while the volume stays.")
    ax = picture("profit_levers", levers).figure.axes[0]
    assert [tick.get_text() for tick in ax.get_yticklabels()] == [
        "price",
        "variable cost",
        "volume",
        "fixed cost",
    ]


def test_pocket_reading_names_the_leak_no_invoice_shows():
    steps = pr.waterfall(elements())
    text = reading("pocket_waterfall", steps, "Alder")
    share = elements()["service_free_cny"].sum() / elements()["list_cny"].sum()
    assert text.startswith("Alder: of CNY")
    assert "90 % stand on the invoice and" in text
    assert f"free service: {100 * share:.1f} % of list, and no invoice shows it." in text
    clean = elements().assign(rebate_cny=0.0, payment_terms_cny=0.0, freight_cny=0.0, service_free_cny=0.0)
    assert reading("pocket_waterfall", pr.waterfall(clean)).endswith("90 % stay in the pocket.")
    dear = elements().assign(on_invoice_discount_cny=-0.1 * elements()["list_cny"])
    assert is_whole(picture("pocket_waterfall", pr.waterfall(dear)))


def test_price_band_names_small_accounts_with_low_prices():
    table = pr.price_index(elements())
    text = reading("price_band", table)
    assert text.startswith("Pocket prices reach from 56 % of list (Hazel) to 84 % (Alder); the middle half")
    assert text.endswith(
        "2 accounts buy less than the median one and still have a price of the lowest quarter: Hazel, "
        "Gorse. Size does not explain that."
    )
    shown = words(picture("price_band", table))
    assert {"Hazel", "Alder", "low price, small purchases"} <= set(shown)
    earned = pr.price_index(elements(first=5e5, last=1e7))
    assert "Size does not" not in reading("price_band", earned)


def test_asked_and_given_reading_tells_the_last_known_year_of_each():
    text = reading("asked_and_given", asked(0.015, 0.012, None), asked(0.02), names=("Survey", "We"))
    assert text == (
        "Survey: 45 % of what was asked was given; in 2021 3.0 % asked, 1.2 % given. We: 67 % of what was "
        "asked was given; in 2020 3.0 % asked, 2.0 % given. What is asked is an opening, not a price."
    )
    drawn = picture("asked_and_given", asked(0.015, 0.012, None))
    assert words(drawn).count("3.0") == 3
    assert {"1.5", "1.2"} <= set(words(drawn))
    assert is_whole(drawn)
    with pytest.raises(CourseError, match="one result or two"):
        picture("asked_and_given", asked(0.01), asked(0.01), asked(0.01))


def test_days_reading_compares_with_the_cut_asked_and_the_rule():
    text = reading("days_as_price", 0.06, 60, 60, 0.005, "Alder")
    assert text == (
        "60 days more at 6.0 % a year cost as much as a price cut of 0.99 %. At Alder that is more than "
        "the "
        "0.50 % asked off the price. The terms would be 120 days; State Council Order 802 allows a large "
        "buyer 60 with a small supplier, unless there is good reason."
    )
    assert reading("days_as_price", extra=30).endswith("cost as much as a price cut of 0.49 %.")
    assert "comes on top of the 3.00 %" in reading("days_as_price", extra=30, cut=0.03)
    assert "1.48 %" in reading("days_as_price")
    assert is_whole(picture("days_as_price", 0.06, 60, 60, 0.005))
    assert is_whole(picture("days_as_price", 0.06, 90, 270, 0.05))


def test_value_reading_says_what_the_customer_keeps():
    text = reading("economic_value", stack(), 100_000)
    assert text == (
        "The alternative costs CNY 90 k; we are worth CNY 20 k more, most of it by Alder: CNY 110 k in "
        "all. At a price of CNY 100 k the customer keeps CNY 10 k: its reason to buy from us."
    )
    worse = pr.economic_value(1_000, {"yield": 50}, {"slower": 100}, 50)
    assert "we are worth CNY 100 less: CNY 900 in all" in reading("economic_value", worse)
    assert reading("economic_value", worse, 950).endswith("it buys the alternative.")
    assert is_whole(picture("economic_value", worse, 950))
    bare = pr.economic_value(1_000, {})
    assert reading("economic_value", bare).endswith("and we are worth just as much.")
    assert is_whole(picture("economic_value", bare))


def test_experience_reading_names_the_gap():
    path = pr.cut_it_can_fund(1e6, 2e5, 0.85, 0.4, 5)
    wanted, funded = 1 - 0.97**5, 1 - path["price"].iloc[-1]
    text = reading("experience_against_cuts", path, 0.05)
    gap = 1 - 0.95**5 - funded
    assert f"22.6 % is asked in all, and experience pays for {100 * funded:.1f} %" in text
    assert f"the other {100 * gap:.1f} points must come from" in text
    assert wanted > funded
    assert reading("experience_against_cuts", path, [0.01, 0, 0, 0, 0]).endswith("it can be given.")
    assert is_whole(picture("experience_against_cuts", path, [0.01, 0, 0, 0, 0]))
    with pytest.raises(CourseError, match="one for each of the 5 years of the path; this has 2"):
        picture("experience_against_cuts", path, [0.01, 0.02])


def test_index_reading_says_where_the_whole_price_error_is_largest():
    text = reading("index_clause", clause(), indices(), name="Alder")
    moved = 1.02**12 - 1
    assert text == (
        f"Alder: from 2025-07 to 2026-07 the clause moves the price by +{100 * 0.4 * moved:.1f} %: 40 % of "
        f"it follow the indices. Whoever indexes the whole price is {100 * 0.6 * moved:.1f} points off in "
        f"2026-07: +{100 * moved:.1f} % instead of +{100 * 0.4 * moved:.1f} %."
    )
    capped = reading("index_clause", clause(cap=0.05), indices())
    assert f"Without its limit (cap) it would be +{100 * 0.4 * moved:.1f} %." in capped
    still = indices(growth=0.0)
    assert reading("index_clause", clause(), still).endswith("the indices have hardly moved.")
    for one, table in ((clause(), still), (clause(cap=0.05, floor=-0.05), indices()), (clause(), indices(2))):
        assert is_whole(picture("index_clause", one, table, name="Alder"))


def test_indifference_counts_and_names_the_clearest():
    table = facts()
    rule = {
        n: pr.indifference(r.loss_if_held, r.loss_if_conceded, r.asked, 0.40) for n, r in table.iterrows()
    }
    yes = [name for name, one in rule.items() if one.concede]
    text = reading("indifference", table)
    assert text.startswith(f"Of 8 requests {len(yes)} are worth a full yes")
    assert "Clearest for a yes: Birch, where it removes 22.5 points and must remove" in text
    assert f"a full yes is worth it ({len(yes)})" in words(picture("indifference", table))
    longer = table.assign(extra_days=[0, 365, *[0] * 6])
    needed = (1 - 0.3 / 4) * (1 - (1 - table.loc["Birch", "asked"]) * 0.94) / 0.40
    assert f"must remove {100 * needed:.1f}." in reading("indifference", longer.loc[["Birch"]])
    assert "promised volume and spill-over do not" in text
    only = picture("indifference", table, label=["Cedar"])
    assert "Cedar" in words(only)
    assert "Birch" not in words(only)


def test_who_has_too_little_margin_stands_at_the_end_of_the_indifference_picture():
    table = facts()
    full = pr.indifference_table(table, full_cost=True)
    hopeless = int((full["needed"] > 1).sum())
    assert 0 < hopeless < len(table)
    text = reading("indifference", table, full_cost=True)
    assert f"At {hopeless} of them the margin is too small" in text
    assert "at full cost" in text
    shown = picture("indifference", table, full_cost=True)
    beyond = [line for line in words(shown) if "beyond the picture" in line]
    assert len(beyond) == 1
    assert int(beyond[0].split("(")[1][:-1]) >= hopeless
    assert is_whole(shown)
    assert not any("beyond" in line for line in words(picture("indifference", table)))
    nobody = table.assign(asked=0.45)  # above each margin
    assert is_whole(picture("indifference", nobody))
    assert "At 8 of them" in reading("indifference", nobody)


def test_spill_over_reading_names_the_dearest_and_the_holder():
    own, found = spills()
    text = reading("spill_over", own, found)
    assert text == (
        "A yuan conceded to Alder costs CNY 8.10 in all: CNY 7.00 of it goes to Hazel, whose most-favoured "
        "clause gives it any lower price. The middle request of 7 costs CNY 1.10."
    )
    drawn = picture("spill_over", own, found, most=3)
    assert "8.10 (CNY 81 k a year)" in words(drawn)
    assert len(drawn.figure.axes[0].get_yticklabels()) == 3
    heard = {name: table[table["why"] == "precedent"] for name, table in found.items()}
    assert "costs CNY 1.10 in all, since others hear of it" in reading("spill_over", own, heard)
    none = {name: table.iloc[:0] for name, table in found.items()}
    assert reading("spill_over", own, none) == "None of these cuts costs anything with other accounts."
    assert is_whole(picture("spill_over", own, none))
    with pytest.raises(CourseError, match="None of these requests costs anything with the account itself"):
        picture("spill_over", 0 * own, found)


def test_responses_reading_says_what_to_answer_and_how_far_to_go():
    request = pr.Request((0.03, 0.02))
    ranking = pr.rank_responses(ACCOUNT, request, draws=200)
    text = reading("responses", ranking)
    assert text.startswith(f"Alder: {ranking.best.capitalize()} leaves CNY")
    drawn = picture("responses", ranking)
    names = [
        tick.get_text().replace("\n", " ") for tick in drawn.figure.axes[0].child_axes[0].get_yticklabels()
    ]
    assert names == list(ranking.table.index)
    shown = [f"{round(100 * value)} %" for value in ranking.table["leaving"]]
    assert set(shown) <= set(words(drawn))
    for most, said in ((0.0, "No plain cut pays"), (0.01, "up to 1.0 %"), (0.05, "to all of it would be")):
        floor = pr.WalkAway(0.3, 7e5, 3e5, most, most * 1e6, 0.0)
        assert said in reading("responses", ranking, floor)
