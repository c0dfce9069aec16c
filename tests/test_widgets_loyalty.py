"""The explorers of loyalty by setting values, on the course's company and on invented tables."""

import random

import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure
from widget_checks import LANGUAGES, moved, no_text_leaves_the_picture, picture_follows_the_settings

from kam_helpers import datasets, lifetime, loyalty, plan, switching
from kam_helpers.errors import CourseError
from kam_helpers.widgets import AttractionBarrierExplorer, WhitespaceExplorer
from kam_helpers.widgets.loyalty.whitespace.facts import LOOKS, PARTLY
from kam_helpers.widgets.loyalty.whitespace.labels import Labels
from kam_helpers.widgets.painter import Painter

HOSTILE = "<script>$\\frac{1}{0}$</script>"
HELD = "Brandvold & Sons Packaging"  # a hostage


@pytest.fixture(scope="module")
def accounts():
    return datasets.lifetime_facts()


@pytest.fixture(scope="module")
def values():
    return datasets.customer_values_table()


@pytest.fixture(scope="module")
def costs():
    return datasets.switching_costs_table()


@pytest.fixture(scope="module")
def explorer_once(accounts, values, costs):
    return AttractionBarrierExplorer(accounts, values, costs)


@pytest.fixture
def explorer(explorer_once):
    explorer_once.reset()
    return explorer_once


@pytest.fixture(scope="module")
def staying(accounts, values, costs):
    """The model of the lessons on the same tables: the table of today, calibrated to the estimates."""
    known = (
        accounts["revenue"],
        loyalty.delivered_value_advantage(values)["attraction"],
        switching.switching_costs(costs)["net"],
    )
    table = loyalty.staying_table(*known)
    shares = table["attraction_share"], table["barrier_share"]
    model = loyalty.calibrated(loyalty.DEFAULT, *shares, 1 - accounts["retention"])
    return loyalty.staying_table(*known, model), model


def lifetime_profit(profit, leaving):
    """Of each account, CNY, one by one."""
    worth = [lifetime.margin_multiple(1 - chance, 0.1, timing="if_retained") for chance in leaving]
    return profit[leaving.index] * worth


def two_accounts(names=("Alder", "Birch"), **facts):
    """Three small tables; Birch is held."""
    columns = {"revenue": 1e6, "profit": [90_000.0, 150_000.0], "retention": [0.8, 0.9]} | facts
    parts = dict.fromkeys((*loyalty.VALUE_PARTS, *loyalty.COST_PARTS), 100_000.0)
    rows = [
        {**parts, "account": name, "supplier": supplier, "price": price}
        for name, prices in zip(names, ((1e6, 1.04e6), (1e6, 0.95e6)), strict=True)
        for supplier, price in zip((loyalty.SUPPLIER, "Rival"), prices, strict=True)
    ]
    cost = pd.DataFrame({**dict.fromkeys(switching.PARTS, 30_000), "rival_incentive": 10_000}, list(names))
    return pd.DataFrame(columns, list(names)), pd.DataFrame(rows), cost


# ---- attraction and barrier ----------------------------------------------------------------------


def test_today_is_what_the_model_says(explorer, staying):
    table, _model = staying
    result = explorer.result
    for column in ("attraction_share", "barrier_share", "leaving"):
        assert result[column].to_dict() == pytest.approx(table[column].to_dict()), column
    assert result["zone"].to_dict() == table["zone"].to_dict()
    assert result["strategy"].to_dict() == table["strategy"].to_dict()
    threshold = loyalty.rival_threshold(table["purchases"], table["attraction"], table["barrier"])
    assert result["threshold"].to_dict() == pytest.approx(threshold.to_dict())


@pytest.mark.parametrize("points", [0.5, 3, 6, 20])
def test_an_offer_costs_what_the_model_says(explorer, staying, accounts, points):
    table, model = staying
    explorer.set(rival_points=points)
    expected = loyalty.shifted(table, model, attraction_change=-points / 100)
    result = explorer.result.reindex(expected.index)
    assert (result["zone_offer"] == expected["zone"]).all()
    assert result["leaving_offer"].to_numpy() == pytest.approx(expected["leaving"].to_numpy())
    for column, then in (("clp", table), ("clp_offer", expected)):
        worth = lifetime_profit(accounts["profit"], then["leaving"])
        assert result[column].to_dict() == pytest.approx(worth.to_dict()), column
    gain = (expected["zone"] == "leaving pays").sum()
    assert f"{gain} of 59 accounts would gain by leaving" in explorer.reading


def test_the_curve_is_the_models(explorer, staying, accounts):
    table, model = staying
    points, as_we_are, _acting = explorer._view.facts.curve.T
    assert (points == np.arange(21)).all()
    offers = (loyalty.shifted(table, model, attraction_change=-one / 100)["leaving"] for one in points)
    assert as_we_are == pytest.approx([lifetime_profit(accounts["profit"], one).sum() for one in offers])
    explorer.set(rival_points=3.5)
    points, as_we_are, acting = explorer._view.facts.curve.T
    result, place = explorer.result, points.tolist().index(3.5)
    assert as_we_are[place] == pytest.approx(result["clp_offer"].sum())
    assert acting[place] == pytest.approx(result["clp_after"].sum())


def test_what_we_do_is_what_the_model_says_less_its_cost(explorer, staying, accounts):
    table, model = staying
    explorer.set(
        rival_points=5, once_points=2, value_points=3, barrier_points=1.5, value_cost=0.4, barrier_cost=0.7
    )
    once = 0.02 / switching.annuity_factor(3, 0.1)
    after = loyalty.shifted(table, model, attraction_change=0.03 - 0.05, barrier_change=0.015 - once)
    less = accounts["profit"] - 0.4 * 0.03 * accounts["revenue"]
    worth = lifetime_profit(less, after["leaving"])
    worth -= 0.7 * 0.015 * accounts["revenue"]
    result = explorer.result
    assert result["clp_after"].to_dict() == pytest.approx(worth.to_dict())
    assert result["zone_after"].to_dict() == after["zone"].to_dict()
    assert result["leaving_after"].to_dict() == pytest.approx(after["leaving"].to_dict())
    assert result["threshold"].to_dict() == pytest.approx((table["force_share"] - once).to_dict())


def test_years_and_rate_change_the_barrier_of_today(explorer, staying, values, costs, accounts):
    explorer.set(years=5, discount_rate=20)
    expected = loyalty.staying_table(
        accounts["revenue"],
        loyalty.delivered_value_advantage(values)["attraction"],
        switching.switching_costs(costs)["net"],
        staying[1],
        years=5,
        discount_rate=0.2,
    )
    assert explorer.result["barrier_share"].to_dict() == pytest.approx(expected["barrier_share"].to_dict())
    assert explorer.result["zone"].to_dict() == expected["zone"].to_dict()


def test_only_those_concerned_change(explorer, accounts):
    explorer.set(who="region: South", rival_points=8, barrier_points=1)
    result = explorer.result
    south = accounts["region"].reindex(result.index) == "South"
    assert (result["concerned"] == south).all()
    others = result[~south]
    assert (others["clp_after"] == others["clp"]).all() and (others["cost"] == 0).all()
    assert (result.loc[south, "leaving_offer"] > result.loc[south, "leaving"]).all()
    assert explorer.reading.startswith("Region South: If rivals offer 8 points more, ")
    assert f" of {south.sum()} accounts" in explorer.reading
    as_we_are = explorer._view.facts.curve[:, 1]
    assert as_we_are[0] == pytest.approx(result.loc[south, "clp"].sum())


def test_one_account_is_told_what_it_takes_and_what_to_do(explorer):
    explorer.set(who=f"account: {HELD}", rival_points=0, value_points=0)
    row = explorer.result.loc[HELD]
    assert f"leaving does not pay for {HELD}: it would from {row['threshold'] * 100:.1f} points on" in (
        explorer.reading
    )
    assert explorer.reading.endswith(row["strategy"])
    explorer.set(rival_points=7)
    assert f"If rivals offer 7 points more, {HELD} gains by leaving, by " in explorer.reading
    assert loyalty.zones_table().loc["leaving pays", "strategy"] in explorer.reading


@pytest.mark.parametrize(
    ("settings", "said", "not_said"),
    [
        ({}, "If rivals offer 3 points more, ", "for the change"),
        ({"rival_points": 1}, "If rivals offer 1 point more, ", "points more,"),
        ({"rival_points": 0, "value_points": 0}, "As rivals offer today, 8 of 59 accounts", "would keep"),
        ({"rival_points": 0, "once_points": 4}, "If rivals pay 4.0\u00a0% of a year's purchases", "offer"),
        ({"once_points": 1}, "and pay 1.0\u00a0% of a year's purchases for the change, ", "today,"),
        ({}, "7 of the 9 that stay today only because changing is expensive would be among", "None of"),
        ({"rival_points": 0}, "None of the 9 that stay only because changing is expensive would.", "falls"),
        ({"value_cost": 0.1}, "2 points of value would keep CNY", "but cost"),
        ({"value_cost": 2}, "Taken one by one it pays at 3 of the 59", "more than"),
        ({"value_points": 1, "barrier_points": 2}, "1 point of value and 2 of barrier", "points of value"),
        ({}, "accounts. Assumed: a yuan of value costs us half a yuan.", "0.50"),
        ({"barrier_points": 1}, "costs us half a yuan, a yuan of barrier CNY\u00a00.80 once.", "us."),
        ({"value_points": 0, "barrier_points": 1}, "a yuan of barrier costs us CNY\u00a00.80 once.", "half"),
        ({"value_points": 0, "barrier_points": 0.5}, "0.5 points of barrier would", "of value"),
        ({"who": "zone: held"}, "Zone “held”: If rivals offer 3 points more, 7 of 9", "held today"),
        ({"who": "zone: leaving pays", "rival_points": 0.5}, "8 of 8 accounts would gain", "held"),
    ],
)  # fmt: skip
def test_the_sentence_says_the_point(explorer, settings, said, not_said):
    explorer.set(**settings)
    assert said in explorer.reading
    assert not_said not in explorer.reading


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({}, "Leaving would then pay for {after} accounts in place of {before}."),
        (
            {"value_points": 0, "barrier_points": 0.5},
            "Leaving would then pay for {after} accounts in place of",
        ),
        ({"value_points": 10, "rival_points": 0}, "Leaving would then pay for"),
        ({"who": "zone: leaving pays", "value_points": 0.5}, "Leaving would still pay for {after} accounts."),
        ({"who": f"account: {HELD}", "rival_points": 14}, "Leaving would still pay."),
        ({"who": f"account: {HELD}", "rival_points": 12, "value_points": 10}, "would then no longer pay."),
    ],
)
def test_the_sentence_counts_after_what_we_do_as_the_picture_does(explorer, settings, said):
    explorer.set(**settings)
    concerned = explorer.result[explorer.result["concerned"]]
    before, after = ((concerned[zone] == "leaving pays").sum() for zone in ("zone_offer", "zone_after"))
    assert said.format(before=before, after=after) in explorer.reading
    shown = np.bincount(explorer._view.facts.after.zone[explorer.result["concerned"]], minlength=4)
    assert shown[3] == after


def test_where_we_do_nothing_picture_and_sentence_count_the_same(accounts, values, costs):
    explorer = AttractionBarrierExplorer(accounts, values, costs, value_points=0)
    painter = Painter(explorer._scene, 900, 1)
    painter.whole(explorer._view)
    (corner,) = (one.text for one in painter._stage._corners if one.text.startswith("Leaving pays"))
    assert f"{corner.split()[-1]} of 59 accounts would gain by leaving" in explorer.reading
    assert "Leaving would" not in explorer.reading


@pytest.mark.parametrize("width", [320, 390, 900, 1280])
@pytest.mark.parametrize("points", [0, 3, 8, 20])
def test_the_name_keeps_off_the_line_and_the_edges(explorer, width, points):
    explorer.set(rival_points=points)
    painter = Painter(explorer._scene, width, 1)
    painter.whole(explorer._view)
    stage = painter._stage
    if points:  # today nobody is named
        half, (x, y) = stage._width(stage._name.text) / 2, stage._name.place
        corners = stage._map.transLimits.inverted().transform([(x - half, y), (x + half, y)]).sum(axis=1)
        assert (corners > 0).all() or (corners < 0).all()
        assert x - half > 0 and x + half < 1
    else:
        assert stage._name.text == ""


def test_one_account_has_a_table_of_its_own(accounts):
    own = AttractionBarrierExplorer(name="Mine", rival_points=8)
    rows = {row[0]: row[1:] for row in own.frame["table"]["rows"]}
    assert rows["Zone"] == ["Held", "Leaving pays", "Leaving pays"]
    assert len(rows) == 3 and all(len(row) == 3 for row in rows.values())


def test_money_losers_are_no_loss(accounts, values, costs):
    losing = accounts.assign(profit=-accounts["profit"].abs())
    explorer = AttractionBarrierExplorer(losing, values, costs, value_points=2)
    assert f"lifetime profit of all {len(losing)} rises from −CNY" in explorer.reading
    assert "The largest loss" not in explorer.reading
    assert "2 points of value would keep nothing worth having and cost CNY" in explorer.reading


def test_a_lower_price_costs_itself_every_year():
    """One point of value bought by price: a hundredth of purchases for each expected year."""
    accounts, values, costs = two_accounts()
    explorer = AttractionBarrierExplorer(accounts, values, costs, value_points=1, value_cost=1)
    result = explorer.result
    kept = 1 - result["leaving_after"]
    assert result["cost"].to_numpy() == pytest.approx((0.01 * 1e6 * kept / (1.1 - kept)).to_numpy())


def test_an_account_of_your_own_is_a_table_of_one(accounts):
    figures = {"purchases": 1000, "attraction": -60, "switching_cost": 200, "profit": 150, "retention": 90}
    own = AttractionBarrierExplorer(name="Mine {x}", **figures, rival_points=1)
    accounts, values, costs = two_accounts(names=("Mine {x}", "Birch"), profit=150_000.0, retention=0.9)
    values.loc[:1, "price"] = [1e6, 0.94e6]
    same = AttractionBarrierExplorer(accounts.iloc[:1], values.iloc[:2], costs.iloc[:1], rival_points=1)
    pd.testing.assert_frame_equal(own.result, same.result)
    assert own.result.loc["Mine {x}", "leaving"] == pytest.approx(0.1)
    assert "leaving does not pay for Mine {x}" in own.reading
    assert "who" not in own.values
    own.set(rival_points=10)
    again = eval(own.code(), {"AttractionBarrierExplorer": AttractionBarrierExplorer})
    pd.testing.assert_frame_equal(again.result, own.result)
    assert "for this account" in AttractionBarrierExplorer().reading


@pytest.mark.parametrize("purchases", [1, 500_000])
def test_own_figures_of_any_size_may_be_typed(purchases):
    explorer = AttractionBarrierExplorer(purchases=purchases, attraction=-500_000, switching_cost=500_000)
    assert np.isfinite(explorer.result["clp"]).all()
    Painter(explorer._scene, 320, 1).whole(explorer._view)


def test_a_model_of_your_own_counts(accounts, values, costs):
    model = loyalty.StayingModel(-2.0, 3.0, 3.0)
    explorer = AttractionBarrierExplorer(accounts, values, costs, model=model)
    row = explorer.result.iloc[0]
    assert row["leaving"] == pytest.approx(model.leaving(row["attraction_share"], row["barrier_share"]))
    assert explorer.code().startswith("AttractionBarrierExplorer(accounts, values, costs, model=model, ")
    assert "your own model" in explorer.setup["note"]


def test_without_retention_the_models_own_level_stays(accounts, values, costs):
    explorer = AttractionBarrierExplorer(accounts.drop(columns="retention"), values, costs)
    row = explorer.result.iloc[0]
    assert row["leaving"] == pytest.approx(
        loyalty.DEFAULT.leaving(row["attraction_share"], row["barrier_share"])
    )


def test_accounts_that_a_table_does_not_know_are_left_out_and_said(accounts, values, costs):
    explorer = AttractionBarrierExplorer(accounts, values, costs.iloc[3:])
    assert len(explorer.result) == len(accounts) - 3
    assert "3 accounts are left out" in explorer.reading


def test_another_firm_may_have_another_name():
    accounts, values, costs = two_accounts()
    values = values.replace({"supplier": {loyalty.SUPPLIER: "We"}})
    explorer = AttractionBarrierExplorer(accounts, values, costs, own="We")
    assert explorer.result["zone"].to_list() == ["bonded", "held"]
    assert "own='We'" in explorer.code()


@pytest.mark.parametrize(
    ("settings", "control", "words"),
    [
        ({"rival_points": 30}, "rival_points", "Offer more by goes from 0\u00a0points to 20"),
        ({"years": 2.5}, "years", "whole numbers"),
        ({"who": "account: Nobody"}, "who", "'account: Nobody' is not"),
    ],
)
def test_settings_that_make_no_sense_are_refused_in_words(explorer, settings, control, words):
    before = explorer.values
    with pytest.raises(CourseError, match=words) as refusal:
        explorer.set(**settings)
    assert refusal.value.control == control
    assert explorer.values == before


def test_a_zone_nobody_is_in_is_refused_at_its_control():
    explorer = AttractionBarrierExplorer(*two_accounts())
    with pytest.raises(CourseError, match="no account is in the zone “leaving pays” today") as refusal:
        explorer.set(who="zone: leaving pays")
    assert refusal.value.control == "who"
    explorer.set(who="zone: held")
    with pytest.raises(CourseError, match="With 10 years at 10 %"):
        explorer.set(years=10)


def tables(place, change):
    given = list(two_accounts())
    given[place] = change(given[place])
    return given


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (["ledger.csv", None, None], "give both others"),
        (tables(0, lambda t: "ledger.csv"), "must be a table"),
        (tables(0, lambda t: t.drop(columns="revenue")), "no column “revenue”"),
        (tables(0, lambda t: t.assign(retention=90)), "write 0.8 for 80 %"),
        (tables(0, lambda t: t.assign(revenue=[0, 1])), "Alder buys nothing from us"),
        (tables(0, lambda t: t.rename(index={"Birch": "Alder"})), "more than once"),
        (tables(1, lambda t: t.iloc[1:]), f"values of {loyalty.SUPPLIER}"),
        (tables(2, lambda t: t.drop(columns="search")), "no column “search”"),
        (tables(2, lambda t: t.rename(index=str.upper)), "No account is in all three tables"),
        ([None, two_accounts()[1], None], "Give the table of accounts too"),
    ],
)
def test_what_it_cannot_read_is_refused_in_words(given, words):
    with pytest.raises(CourseError, match=words):
        AttractionBarrierExplorer(*given)


def test_names_and_models_that_are_none_are_refused():
    with pytest.raises(CourseError, match="names its accounts already"):
        AttractionBarrierExplorer(*two_accounts(), name="Mine")
    with pytest.raises(CourseError, match="is text"):
        AttractionBarrierExplorer(name=5)
    with pytest.raises(CourseError, match="must be a StayingModel"):
        AttractionBarrierExplorer(*two_accounts(), model="logit")


def test_the_plan_keeps_the_result(explorer):
    plan.keep("staying", explorer.result)
    assert plan.get("staying").loc[HELD, "zone"] == "held"
    plan.undo()


def test_hostile_names_reach_sentence_and_picture_as_they_are():
    explorer = AttractionBarrierExplorer(*two_accounts(names=("Alder", HOSTILE)))
    assert HOSTILE in explorer.reading
    explorer.set(who=f"account: {HOSTILE}")
    assert f"leaving does not pay for {HOSTILE}" in explorer.reading or f"{HOSTILE} gains" in explorer.reading
    Painter(explorer._scene, 320, 1).whole(explorer._view)


# ---- whitespace ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def wallet():
    return datasets.wallet_table()


@pytest.fixture(scope="module")
def margins():
    return datasets.contribution_by_group().sum() / datasets.purchases_by_group().sum()


@pytest.fixture(scope="module")
def whitespace_once(wallet, margins, accounts):
    return WhitespaceExplorer(wallet, margins, accounts=accounts)


@pytest.fixture
def whitespace(whitespace_once):
    whitespace_once.reset()
    return whitespace_once


def small_wallet(*rows, names=("Alder", "Birch")):
    """Alder shares coats with a rival and makes its own parts; nobody knows who sells coats to Birch."""
    alder, birch = names
    given = [
        (alder, "coats", "Kestrelle", 300_000), (alder, "coats", "Rival", 200_000),
        (alder, "parts", "in-house", 100_000), (birch, "coats", "not known", 900_000),
        (birch, "parts", "Rival", 400_000), *rows,
    ]  # fmt: skip
    return pd.DataFrame(given, columns=["account", "product_group", "supplier", "spend_cny"])


def test_openings_are_what_the_model_says(whitespace, wallet, margins):
    whitespace.set(chance_shared=30, chance_competitor=15, chance_in_house=10, attempt_cost=35)
    expected = loyalty.opportunities(
        loyalty.whitespace_grid(wallet),
        margins,
        {"shared": 0.3, "competitor": 0.15, "in-house": 0.1},
        cost_per_attempt=35_000,
    )
    keys = ["account", "product_group"]
    ours, theirs = (table.set_index(keys).sort_index() for table in (whitespace.result, expected))
    pd.testing.assert_frame_equal(ours[theirs.columns], theirs)
    assert whitespace.result["expected_cny"].to_list() == pytest.approx(
        expected["expected_cny"].to_list(), nan_ok=True
    )
    worth = expected["expected_cny"] >= 50_000
    assert f"{worth.sum()} bring CNY" in whitespace.reading
    assert whitespace.result["attempt"].sum() == worth.sum()


def test_what_nobody_knows_is_never_won(whitespace):
    whitespace.set(attempt_cost=0, minimum=0, chance_shared=100, chance_competitor=100, chance_in_house=100)
    result = whitespace.result
    unknown = result["known_cny"] == 0
    assert unknown.any()
    assert result.loc[unknown, "expected_cny"].isna().all() and not result.loc[unknown, "attempt"].any()
    won = (result["expected_cny"] / result["margin_share"])[result["attempt"]].sum()
    assert won <= result["known_cny"].sum() * (1 + 1e-9)
    numbers = whitespace._view.facts
    assert not set(numbers.best) & set(np.flatnonzero(np.isnan(numbers.expected)))


def test_rows_are_ordered_paged_and_chosen(whitespace, accounts):
    names = whitespace.whitespace.status.index
    open_ = whitespace.whitespace.open.sum(axis=1)

    def shown():
        return names[whitespace._view.facts.page].to_list()

    whitespace.set(order="open")
    assert shown() == open_.sort_values(ascending=False, kind="stable").index[:14].to_list()
    whitespace.set(order="name", first=20)
    assert shown() == names[19:33].to_list() and names.is_monotonic_increasing
    whitespace.set(first=65)
    assert shown() == names[-14:].to_list()
    whitespace.set(who="region: West", order="expected")
    assert whitespace.values["first"] == 1
    west = accounts.index[accounts["region"] == "West"]
    assert set(shown()) == set(west) == set(whitespace.result["account"])
    totals = whitespace.result.query("attempt").groupby("account")["expected_cny"].sum()
    assert shown()[0] == totals.idxmax()
    whitespace.set(who="not yet with us")
    assert len(shown()) == 6 and (whitespace.whitespace.own.loc[shown()].to_numpy() == 0).all()


def test_the_fields_on_the_screen_are_the_statuses(whitespace):
    painter = Painter(whitespace._scene, 900, 1)
    painter.whole(whitespace._view)
    stage, numbers = painter._stage, whitespace._view.facts
    status = whitespace.whitespace.status
    shown = np.array(LOOKS, object)[stage._cells._codes]
    partly = (shown == PARTLY) & (whitespace.whitespace.not_known.iloc[numbers.page] > 0).to_numpy()
    assert partly.any()
    assert (np.where(partly, "shared", shown) == status.iloc[numbers.page].to_numpy()).all()
    letters = [text.get_text() for text in painter.figure.legends[0].texts]
    assert letters[1:3] == ["S  shared", "S?  partly not known"]
    seen = [label.text for label in stage._openings.artists if label.text]
    assert len(seen) == 10
    assert any("Quillmark Appliances: top coats" in text for text in seen)


def test_a_shared_field_with_an_unknown_part_is_marked_and_asked_for(whitespace):
    grid = whitespace.whitespace
    account, group = grid.not_known.stack().idxmax()
    assert grid.status.loc[account, group] == "shared"
    row, column = grid.status.index.get_loc(account), grid.status.columns.get_loc(group)
    assert LOOKS[whitespace._view.facts.facts.codes[row, column]] == PARTLY
    assert f"Ask first at {account} who supplies its {group} (CNY\u00a0" in whitespace.reading


@pytest.mark.parametrize(("width", "whole"), [(390, True), (320, False)])
def test_openings_keep_their_product_group_where_the_picture_is_narrow(whitespace, width, whole):
    painter = Painter(whitespace._scene, width, 1)
    painter.whole(whitespace._view)
    seen = [label.text for label in painter._stage._openings.artists if label.text]
    groups = set(whitespace.whitespace.status.columns)
    assert all(text.split(": ")[1] in groups for text in seen) == whole
    assert any(text.endswith(": dosing equipment") for text in seen)


@pytest.mark.parametrize("width", [320, 390, 900, 1280])
def test_product_groups_are_named_as_large_as_can_be_read(whitespace, width):
    painter = Painter(whitespace._scene, width, 1)
    painter.whole(whitespace._view)
    heads = {text.get_text(): text.get_size() / 72 * 96 for text in painter._stage._grid.texts}
    assert {"powder", "UV", "service contracts", "dosing equipment"} < set(heads)
    assert min(heads.values()) >= 12


def test_ours_and_shared_differ_without_colour(whitespace):
    painter = Painter(whitespace._scene, 900, 1)
    painter.whole(whitespace._view)
    us, shared, partly = painter._stage._cells._tiles[:3, 2:-2, 1:4, :3].mean(axis=-1)  # left of the letters
    assert us.std() == 0 and shared.std() > 5 and partly.std() > 5


def test_accounts_that_lose_money_are_told_apart_and_can_be_left_out(whitespace, accounts):
    losing = accounts.index[accounts["profit"] < 0]
    result = whitespace.result
    assert (result["loses_money"] == result["account"].isin(losing)).all()
    n = int(result["loses_money"].head(10).sum())
    assert f"{n} of the best 10 are at accounts that lose money" in whitespace.reading
    whitespace.set(skip_losing=True)
    assert not whitespace.result["account"].isin(losing).any()
    assert f"{65 - len(losing)} accounts spend" in whitespace.reading
    assert "lose money" not in whitespace.reading


def test_the_sentence_says_what_is_open_and_whom_to_ask():
    explorer = WhitespaceExplorer(small_wallet(), {"coats": 0.25, "parts": 0.5}, minimum=5, attempt_cost=2)
    said = explorer.reading
    assert (
        "2 accounts spend CNY\u00a01.90\u00a0m a year, CNY\u00a01.60\u00a0m of it (84\u00a0%) not with us"
        in said
    )
    assert "The best opening is parts at Birch: expected contribution CNY\u00a0" in said
    assert (
        "Of CNY\u00a0900\u00a0k nobody knows who has it; it counts as nothing to win. Ask first at Birch who "
        "supplies its coats (CNY\u00a0900\u00a0k)." in said
    )
    explorer.set(attempt_cost=200)
    assert (
        "No opening brings more than its attempt costs. None brings CNY\u00a05,000 or more."
        in explorer.reading
    )
    assert explorer._view.facts.best.size == 0
    assert [row[0] for row in explorer.frame["table"]["rows"]] == ["–"] * 10


def test_one_margin_for_all_where_none_are_given(wallet, margins):
    explorer = WhitespaceExplorer(wallet, margin=40)
    expected = loyalty.opportunities(
        loyalty.whitespace_grid(wallet), pd.Series(0.4, margins.index), cost_per_attempt=20_000
    )
    assert explorer.result["expected_cny"].to_list() == pytest.approx(
        expected["expected_cny"].to_list(), nan_ok=True
    )
    assert (explorer.result["margin_share"] == 0.4).all()
    assert "margin" not in WhitespaceExplorer(wallet, margins).values
    assert "skip_losing" not in explorer.values and "loses_money" not in explorer.result


def test_profit_alone_tells_who_loses_money(wallet, margins, accounts):
    explorer = WhitespaceExplorer(wallet, margins, accounts["profit"])
    assert explorer.result["loses_money"].any()
    assert list(explorer._scene._facts.segments) == ["all", "with us", "not yet with us"]


def test_when_nothing_is_open_it_says_so():
    ours = small_wallet().assign(supplier="Kestrelle")
    explorer = WhitespaceExplorer(ours)
    assert "CNY\u00a00 of it (0\u00a0%) not with us. None brings" in explorer.reading
    Painter(explorer._scene, 320, 1).whole(explorer._view)


def test_many_product_groups_and_one_account_fit():
    many = [("Alder", f"group {n}", "Rival", 1000.0 * n) for n in range(1, 31)]
    explorer = WhitespaceExplorer(pd.DataFrame(many, columns=small_wallet().columns), order="name")
    painter = Painter(explorer._scene, 320, 1)
    painter.whole(explorer._view)
    assert painter._stage._cells._codes.shape[1] == 12
    assert len(explorer.result) == 30


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"wallet": "wallet.csv"}, "must be a table"),
        ({"wallet": small_wallet().drop(columns="supplier")}, "no column “supplier”"),
        ({"wallet": small_wallet(("Alder", None, "Rival", 5.0))}, "no “product_group”"),
        ({"wallet": small_wallet(("Alder", "coats", "Rival", -5.0))}, "must not be negative"),
        ({"margins": {"coats": 0.3}}, "“margins” has nothing for 1 of the names needed: parts"),
        ({"margins": {"coats": 30, "parts": 0.3}}, "write 0.3 for 30 %"),
        ({"profit": [1.0, "a"]}, "must hold numbers"),
        ({"accounts": "accounts.csv"}, "must be a table"),
        ({"accounts": pd.DataFrame({"region": ["A", "B"]}, ["Alder", "Alder"])}, "more than once"),
    ],
)
def test_a_wallet_it_cannot_read_is_refused_in_words(given, words):
    with pytest.raises(CourseError, match=words):
        WhitespaceExplorer(**{"wallet": small_wallet()} | given)


@pytest.mark.parametrize(
    ("settings", "control"),
    [({"who": "tier: Z"}, "who"), ({"chance_shared": 120}, "chance_shared"), ({"first": 1.5}, "first")],
)
def test_settings_of_the_grid_that_make_no_sense_are_refused(whitespace, settings, control):
    before = whitespace.values
    with pytest.raises(CourseError) as refusal:
        whitespace.set(**settings)
    assert refusal.value.control == control
    assert whitespace.values == before


def test_hostile_names_of_a_wallet_reach_sentence_and_picture_as_they_are():
    wallet = small_wallet((HOSTILE, HOSTILE, "Rival", 9e6), names=("Alder", HOSTILE))
    explorer = WhitespaceExplorer(wallet)
    assert f"The best opening is {HOSTILE} at {HOSTILE}: expected contribution CNY" in explorer.reading
    Painter(explorer._scene, 320, 1).whole(explorer._view)


def test_labels_keep_their_stamp_while_they_are_seen():
    figure = Figure()
    labels = Labels(figure.subplots(), 10, 4)
    labels.put({"a": ("A", (0, 0)), "b": ("B", (0, 1))})
    stamps = {stamp.text: stamp for stamp in labels.artists}
    for first in "cdefg":
        labels.put({"b": ("B", (0, 0)), first: (first, (0, 1))})
        assert stamps["B"].text == "B" and stamps["B"].place == (0, 0)
        assert sorted(stamp.text for stamp in labels.artists) == ["", "", "B", first]


# ---- every explorer ------------------------------------------------------------------------------


NAMED = {
    "accounts": datasets.lifetime_facts(),
    "values": datasets.customer_values_table(),
    "costs": datasets.switching_costs_table(),
    "wallet": datasets.wallet_table(),
    "margins": pd.Series(0.3, datasets.purchases_by_group().columns),
}
MAKERS = {
    "attraction": lambda: AttractionBarrierExplorer(NAMED["accounts"], NAMED["values"], NAMED["costs"]),
    "own attraction": AttractionBarrierExplorer,
    "whitespace": lambda: WhitespaceExplorer(NAMED["wallet"], NAMED["margins"], accounts=NAMED["accounts"]),
    "own whitespace": lambda: WhitespaceExplorer(NAMED["wallet"]),
}


@pytest.mark.parametrize("kind", MAKERS)
def test_the_table_keeps_its_size(kind):
    explorer, chance, sizes = MAKERS[kind](), random.Random(3), set()
    for _round in range(8):
        explorer.set(**moved(explorer, chance))
        sizes.add((len(explorer.frame["table"]["rows"]), *map(len, explorer.frame["table"]["rows"])))
    assert len(sizes) == 1


@pytest.mark.parametrize("kind", MAKERS)
def test_copied_code_and_reset_bring_a_state_back(kind):
    explorer = MAKERS[kind]()
    start = explorer.values
    explorer.set(**moved(explorer, random.Random(2)))
    again = eval(explorer.code(), {type(explorer).__name__: type(explorer), **NAMED})
    assert again.values == explorer.values
    pd.testing.assert_frame_equal(again.result, explorer.result)
    explorer.reset()
    assert explorer.values == start


@pytest.mark.parametrize("width", [320, 900])
@pytest.mark.parametrize("kind", MAKERS)
def test_the_picture_depends_on_the_settings_and_not_on_the_way_to_them(kind, width):
    picture_follows_the_settings(MAKERS[kind](), width, refusals=CourseError)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [284, 900])
@pytest.mark.parametrize("kind", MAKERS)
def test_no_text_leaves_the_picture(kind, width, language):
    no_text_leaves_the_picture(MAKERS[kind], width, language)
