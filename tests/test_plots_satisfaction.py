"""Pictures of satisfaction and recovery: their sentences, and that no name or language spoils them."""

import numpy as np
import pandas as pd
import pytest
from invented_survey import invented_survey
from matplotlib.text import Text
from plot_checks import (
    PLAIN,
    texts_on_texts,
    texts_outside,
)

from kam_helpers import plots
from kam_helpers import recovery as rec
from kam_helpers import satisfaction as sat

COSTS = {"cost_per_point_perception_cny": 2e5, "cost_per_point_expectation_cny": 4e4}
LEVERS = {"perception_effect": 0.6, "discount_rate": 0.1, "timing": "if_retained"} | COSTS


def gap_table(names, ranked=6, **more):
    """Eight rows; those beyond ``ranked`` have too few answers."""
    size = len(names)
    gap = np.linspace(-1.6, 0.2, size)
    expectation = np.linspace(6.3, 5.1, size)
    known = np.arange(size) < ranked
    return pd.DataFrame(
        more
        | {
            "expectation": expectation,
            "perception": expectation + gap,
            "gap": gap,
            "low": np.where(known, gap - 0.3, np.nan),
            "high": np.where(known, gap + 0.25, np.nan),
            "respondents": 9,
            "accounts": 9,
            "rank": pd.array([n + 1 if k else None for n, k in enumerate(known)], dtype="Int64"),
            "note": ["" if k else "2 accounts: too few" for k in known],
        },
        index=names,
    )


def placed(names):
    importance = pd.Series(np.linspace(1, 3, len(names)), index=names)
    performance = pd.Series(([4.2, 5.6, 5.0, 4.6] * len(names))[: len(names)], index=names)
    return sat.importance_map(importance / importance.sum(), performance)


def shares(names):
    stated, derived = np.linspace(1, 3, len(names)), np.linspace(4, 1, len(names))
    table = pd.DataFrame({"stated": stated / stated.sum(), "derived": derived / derived.sum()}, index=names)
    ranks = table.rank(ascending=False).astype(int)
    table["derived_low"], table["derived_high"] = 0.6 * table["derived"], 1.5 * table["derived"]
    return table.assign(rank_stated=ranks["stated"], rank_derived=ranks["derived"])


def priorities(names, **more):
    gap = -np.linspace(0.9, 0.1, len(names))
    gap[-1] = -1.5
    importance = np.linspace(5, 0.4, len(names))
    table = pd.DataFrame(
        more | {"gap": gap, "shortfall": -gap, "importance": importance / importance.sum()}, index=names
    )
    table["priority"] = table["importance"] * table["shortfall"]
    table["rank_priority"] = table["priority"].rank(ascending=False).astype(int)
    return table.sort_values("priority", ascending=False)


def people(names):
    return (
        pd.DataFrame({"expectation": 5.8, "perception": np.linspace(4, 5.5, len(names))}, index=names),
        pd.DataFrame({"profit": 4e5, "retention": np.linspace(0.7, 0.9, len(names))}, index=names),
    )


def signs(effects=(-0.9, -0.6, 0.0, 0.3), **options):
    return sat.expectation_signs(*people(PLAIN), effects, **(LEVERS | options))


def groups(names):
    accounts = [f"{name} {n}" for name in names for n in range(3)]
    at = np.arange(len(accounts))
    rng = np.random.default_rng(1)
    drivers = pd.DataFrame({d: rng.integers(2, 7, len(at)) for d in sat.DRIVERS}, index=accounts)
    expected = 4 + 0.3 * drivers["promises"] + 0.02 * at
    where = pd.Series([name for name in names for _n in range(3)], index=accounts)
    return sat.drivers_by_group(expected, drivers, where)


def panel(kinds=rec.RECOVERIES, better=0.4, stay=0.88):
    """Forty customers of each kind; ``better``: what a good recovery lifts, ``stay``: its renewal."""
    rows = []
    for nth, kind in enumerate(kinds):
        level, kept = (5.0 + better, stay) if kind == "good" else (5.0 - 0.3 * nth, 0.88 - 0.06 * nth)
        after = level + np.resize([-0.4, 0.0, 0.4], 300)
        renewed = (np.arange(300) < round(300 * kept)).astype(int)
        rows.append(pd.DataFrame({"recovery": kind, "satisfaction_after": after, "renewed": renewed}))
    return pd.concat(rows, ignore_index=True).assign(satisfaction_before=5.0)


def effects(names=(), **options):
    kinds = (*rec.RECOVERIES[:2], *names) if len(names) else rec.RECOVERIES
    return rec.recovery_effects(panel(kinds, **options))


def worth(**options):
    given = {"retention_without": 0.73, "retention_good": 0.87, "retention_double": 0.49}
    return rec.recovery_value(1e6, retention_untroubled=0.88, **(given | options))


def results(names):
    """One result for each plot, with names of eight items, accounts, groups or kinds where it has names."""
    own = names is not PLAIN
    return {
        "expectation_by_group": (groups(names[:5]),),
        "expectation_signs": (signs(),),
        "fix_first": (priorities(names),),
        "gap_bars": (gap_table(names),),
        "importance_map": (placed(names),),
        "stated_against_derived": (shares(names[:6]),),
        "attempt": (worth(),),
        "recovery_effects": (effects(names[:5] if own else ()),),
    }


PLOTS = sorted(results(PLAIN))


def plot_of(name):
    return getattr(plots.satisfaction if hasattr(plots.satisfaction, name) else plots.recovery, name)


def draw(name, names):
    return plots.picture(plot_of(name), *results(names)[name])


def words(picture):
    return " ".join(text.get_text() for text in picture.figure.findobj(Text)).replace("\u00a0", " ")


def reading(name, *given):
    return plot_of(name).reading(*given).replace("\u00a0", " ")


def is_whole(picture):
    return texts_outside(picture.figure) == [] == texts_on_texts(picture.figure)


def test_gap_reading_names_the_worst_ranked_row_and_counts_the_others():
    text = reading("gap_bars", gap_table(PLAIN))
    assert text.startswith("The widest gap is that of Alder: 6.3 expected, 4.7 perceived, a gap of −1.60")
    assert text.endswith("(95 % interval −1.90 to −1.35). 2 more have too few answers for a rank.")
    assert "Nothing can be ranked" in reading("gap_bars", gap_table(PLAIN, ranked=0))
    above = gap_table(PLAIN)[lambda t: t["gap"] > 0].assign(rank=1, low=0.1, high=0.3)
    assert reading("gap_bars", above).startswith("Nowhere is less perceived than expected")


def test_rows_without_a_rank_come_last_hollow_and_in_brackets():
    table = gap_table(PLAIN, ranked=6).iloc[::-1]
    picture = plots.picture(plots.satisfaction.gap_bars, table)
    left, right = picture.figure.axes[0].child_axes
    assert [tick.get_text() for tick in left.get_yticklabels()] == PLAIN
    assert [text.get_text() for text in right.texts][-2:] == ["(−0.06)", "(0.20)"]
    assert "(gap) of too few answers: not ranked" in words(picture)
    assert "not ranked" not in words(plots.picture(plots.satisfaction.gap_bars, gap_table(PLAIN, 8)))
    assert is_whole(plots.picture(plots.satisfaction.gap_bars, gap_table(PLAIN, ranked=0)))


def test_items_are_named_with_their_wording():
    table = gap_table([f"R{n}" for n in range(22)], 22, item=["Drums arrive clean and well labelled."] * 22)
    picture = plots.picture(plots.satisfaction.gap_bars, table, top=22, size=(7.2, 6.6))
    assert is_whole(picture)
    assert "R0 Drums arrive clean and" in words(picture)
    assert "R0 (“Drums arrive clean and well labelled”)" in picture.reading
    shortened = plots.picture(plots.satisfaction.gap_bars, table)
    assert is_whole(shortened)
    assert "The first 12 of 22" in words(shortened)


def test_a_dimension_nobody_answered_on_has_a_dash_for_a_gap():
    table = gap_table(PLAIN)
    table.loc["Hazel", ["expectation", "perception", "gap"]] = np.nan
    picture = plots.picture(plots.satisfaction.gap_bars, table)
    assert "(–)" in words(picture)
    assert "nan" not in words(picture)


def test_gaps_of_a_real_survey_are_drawn():
    survey = invented_survey()
    for by in ("dimension", "item", "account"):
        scores = sat.gap_scores(survey, by=by, draws=50)
        assert is_whole(plots.picture(plots.satisfaction.gap_bars, scores))
    assert is_whole(plots.picture(plots.satisfaction.fix_first, sat.fix_first(survey)))
    assert is_whole(
        plots.picture(plots.satisfaction.stated_against_derived, sat.stated_against_derived(survey))
    )


def test_map_of_the_published_table_names_what_to_concentrate_on():
    dealer = sat.martilla_james()
    table = sat.importance_map(dealer["importance"], dealer["performance"])
    picture = plots.picture(plots.satisfaction.importance_map, table)
    assert picture.reading == (
        "3 of 14 are important and done less well than the rest: right the first time, complaints acted on "
        "fast, low prices."
    )
    for text in ("concentrate here (3)", "keep up (7)", "low priority (3)", "possible overkill (1)"):
        assert text in words(picture)
    assert "Importance (points)" in words(picture)
    assert is_whole(picture)


def test_map_of_derived_shares_reads_in_percent_of_all():
    survey = invented_survey()
    shares = sat.derived_importance(survey, by="item")["share"]
    performance = sat.performance_only(survey, by="item", draws=1)["performance"]
    picture = plots.picture(plots.satisfaction.importance_map, sat.importance_map(shares, performance))
    ax = picture.figure.axes[0]
    assert ax.get_ylabel() == "Importance (share of all)"
    assert ax.yaxis.get_major_formatter()(0.04).replace("\u00a0", " ") == "4 %"
    assert is_whole(picture)


def test_map_says_when_there_is_no_weak_spot_and_shortens_a_long_list():
    good = sat.importance_map(pd.Series({"a": 1, "b": 2}), pd.Series({"a": 3, "b": 5}))
    assert reading("importance_map", good).startswith("Nothing here is both important")
    many = pd.Series(dict.fromkeys(PLAIN, 5.0))
    weak = sat.importance_map(many, pd.Series(np.arange(8.0), index=PLAIN), cross=(4, 9))
    assert reading("importance_map", weak).endswith("Alder, Birch, Cedar, Dogwood and 4 more.")


def test_stated_against_derived_reading_tells_two_cases_apart():
    given = shares(PLAIN[:6])
    text = reading("stated_against_derived", given)
    assert "Customers say Fir matters most" in text
    assert "with Alder: 27 % (95 % interval 16 % to 40 %) of what can be explained" in text
    same = shares(PLAIN[:6]).assign(derived=lambda t: t["stated"])
    assert "Fir is both what customers say" in reading("stated_against_derived", same)
    few = given.assign(derived_low=np.nan, derived_high=np.nan)
    assert "with Alder: 27 % of what can be explained" in reading("stated_against_derived", few)
    assert is_whole(plots.picture(plots.satisfaction.stated_against_derived, few))


def test_the_widest_gap_is_not_what_to_fix_first():
    table = priorities(PLAIN, item=[f"Wording of {name}." for name in PLAIN])
    text = reading("fix_first", table)
    assert text.startswith("Hazel (“Wording of Hazel”) has the widest gap (−1.50) but only")
    assert "Alder (“Wording of Alder”) comes first" in text
    assert text.endswith(f"Hazel is number {table.loc['Hazel', 'rank_priority']} on the list.")
    assert "also what to fix first" in reading("fix_first", priorities(PLAIN[-1:]))
    nothing = table.assign(priority=0.0, shortfall=0.0)
    assert "nothing to fix first" in reading("fix_first", nothing)
    assert is_whole(plots.picture(plots.satisfaction.fix_first, nothing))


def test_signs_reading_says_where_the_better_lever_changes():
    text = reading("expectation_signs", signs())
    assert "changes satisfaction by −0.60 points, but not where it does so by 0.00" in text
    assert "“raise perception” is better" in reading("expectation_signs", signs((0.0, 0.3)))
    dear = {"cost_per_point_perception_cny": 9e9, "cost_per_point_expectation_cny": 9e9}
    assert "neither lever brings in its cost" in reading("expectation_signs", signs(**dear))
    fit = sat.fit_satisfaction(invented_survey(), draws=50)
    assert "what the survey says" in words(
        plots.picture(plots.satisfaction.expectation_signs, signs(), fit=fit)
    )


def test_group_reading_names_the_driver():
    table = groups(PLAIN[:4])
    first = table.iloc[0]
    text = reading("expectation_by_group", table)
    assert text.startswith(f"{table.index[0]} expects most: {first['expectation']:.2f}, that is")
    assert f"“{first['main']}” accounts for" in text
    same = table.assign(above=0.0)
    assert reading("expectation_by_group", same) == "All groups expect the same."


def test_parts_of_an_expectation_add_up_to_its_mark():
    table = groups(PLAIN[:4])
    ax = plots.picture(plots.satisfaction.expectation_by_group, table).figure.axes[0]
    marks = next(line for line in ax.lines if line.get_marker() == "D")
    drawn = sum(np.array([bar.get_width() for bar in bars]) for bars in ax.containers)
    assert np.allclose(drawn, marks.get_xdata())


@pytest.mark.parametrize(
    ("better", "stay", "said"),
    [
        (
            0.4,
            0.87,
            "lifts satisfaction above that of customers without a failure (5.40 against 5.00), but not",
        ),
        (0.4, 0.99, "both satisfaction (5.40 against 5.00) and renewal"),
        (-0.2, 0.99, "but not satisfaction (4.80 against 5.00)"),
        (0.0, 0.88, "lifts neither satisfaction"),
    ],
)
def test_effects_reading_tells_the_paradox_where_it_is(better, stay, said):
    text = reading("recovery_effects", effects(better=better, stay=stay))
    assert said in text
    assert text.endswith("After a double deviation satisfaction is 3.2 and renewal 52 %.")


def test_effects_without_the_usual_kinds_are_drawn():
    table = rec.recovery_effects(panel(("none needed", "refund", "apology")))
    assert "“apology”" in reading("recovery_effects", table)
    other = rec.recovery_effects(panel(), against="poor")
    assert "those with the recovery “poor”" in reading("recovery_effects", other)
    assert is_whole(plots.picture(plots.recovery.recovery_effects, other))


def test_effects_mark_what_differs_in_each_panel_and_too_few():
    given = panel(("none needed", "good", "poor"))
    few = pd.concat([given, given[given["recovery"] == "poor"].head(3).assign(recovery="refund")])
    picture = plots.picture(plots.recovery.recovery_effects, rec.recovery_effects(few))
    left, right = picture.figure.axes[0].child_axes

    def marked(panel):
        return {
            line.get_marker() for line in panel.lines if len(line.get_xdata()) and line.get_marker() != "None"
        }

    assert "^" in marked(left)
    assert "^" not in marked(right)
    assert "too few customers to say" in words(picture)
    assert "too few" not in words(plots.picture(plots.recovery.recovery_effects, effects()))


def test_value_readings():
    text = reading("attempt", worth())
    assert "in more than 63 % of cases" in text
    assert "may cost up to CNY 140 k, and one that fails does CNY 240 k of harm" in text
    same = worth(retention_without=0.8, retention_good=0.8, retention_double=0.8)
    assert reading("attempt", same).startswith("Nothing is at stake")
    assert is_whole(plots.picture(plots.recovery.attempt, same))
    sure = worth(retention_without=0.87, retention_double=0.2)
    assert is_whole(plots.picture(plots.recovery.attempt, sure))
