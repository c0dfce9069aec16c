"""The switching cost builder by setting values, on the course's company and on invented tables."""

import math
import random
from types import SimpleNamespace

import pandas as pd
import pytest
from widget_checks import LANGUAGES, moved, no_text_leaves_the_picture, picture_follows_the_settings

from kam_helpers import datasets, loyalty, plan, switching
from kam_helpers.errors import CourseError
from kam_helpers.widgets import SwitchingCostBuilder, live
from kam_helpers.widgets.painter import Painter

HOSTILE = "<script>$\\frac{1}{0}$</script>"
HELD = "Brandvold & Sons Packaging"  # a hostage


@pytest.fixture(scope="module")
def given():
    """What the builder takes from the course's company."""
    return {
        "costs": datasets.switching_costs_table(),
        "purchases": datasets.lifetime_facts()["revenue"],
        "offers": datasets.rival_offers_table(),
        "attraction": loyalty.delivered_value_advantage(datasets.customer_values_table())["attraction"],
    }


@pytest.fixture(scope="module")
def builder_once(given):
    return SwitchingCostBuilder(**given, account=HELD)


@pytest.fixture
def builder(builder_once):
    builder_once.reset()
    return builder_once


def one_account(**parts):
    row = dict.fromkeys(switching.PARTS, 10_000) | {"rival_incentive": 20_000} | parts
    return pd.DataFrame([row], ["Alder"])


def test_every_account_is_what_the_model_says(builder, given):
    discount = given["offers"]["discount_percent"] / 100
    purchases = given["purchases"]
    expected = switching.against_offer(
        switching.switching_costs(given["costs"])["net"],
        purchases,
        discount,
        advantage_cny=given["attraction"] + discount * purchases,
    )
    for account in expected.index:
        builder.set(account=account)
        ours, theirs = builder.result.loc[account], expected.loc[account]
        for column in ("net", "saving", "savings_worth", "left", "needed_discount", "discount"):
            within = pytest.approx(theirs[column], rel=1e-3, abs=1500)  # whole thousands, for three years
            assert ours[column] == within, column
        assert ours["needed_discount"] == pytest.approx(theirs["needed_discount"], abs=1e-3)
        assert ours["stays"] == theirs["stays"]


def test_the_waterfall_is_the_models(builder, given):
    steps = switching.account_cost(given["costs"], HELD).steps()
    bars = [tuple(sorted(bar)) for bar in builder._view.facts.bars]
    expected = [tuple(sorted(bar)) for bar in zip(steps["start"], steps["end"], strict=True)]
    assert [end for bar in bars for end in bar] == pytest.approx([end for bar in expected for end in bar])
    rows = builder.frame["table"]["rows"]
    assert [row[0] for row in rows] == steps["label"].to_list()
    assert [row[1] for row in rows] == steps["kind"].to_list()


def test_a_customer_of_your_own_figures_is_what_the_model_says():
    parts = {"evaluation": 60, "set_up": 90, "downtime": 40, "rival_incentive": 30}
    others = {part: 0 for part in switching.PARTS if part not in parts}
    builder = SwitchingCostBuilder(
        name="Mine {x}", **parts, **others, yearly_purchases=1000, discount=6, years=4, discount_rate=8
    )
    result = builder.result.loc["Mine {x}"]
    cost = switching.SwitchingCost(**{part: 1000 * amount for part, amount in parts.items()})
    assert (result["gross"], result["net"]) == (cost.gross, cost.net) == (190_000, 160_000)
    assert result["needed_discount"] == pytest.approx(switching.needed_discount(160_000, 1e6, 4, 0.08))
    assert result["barrier"] == pytest.approx(switching.yearly_equivalent(160_000, 4, 0.08))
    assert result["break_even_years"] == pytest.approx(switching.break_even_years(60_000, 160_000, 0.08))
    assert not result["stays"]
    assert "account" not in builder.values
    again = eval(builder.code(), {"SwitchingCostBuilder": SwitchingCostBuilder})
    pd.testing.assert_frame_equal(again.result, builder.result)


def test_it_opens_with_the_customer_hardest_to_win_for_its_purchases(given):
    costs, purchases = given["costs"], given["purchases"]
    net = switching.switching_costs(costs)["net"]
    assert SwitchingCostBuilder(costs, purchases).values["account"] == (net / purchases).idxmax()
    assert SwitchingCostBuilder(costs).values["account"] == net.idxmax()


def test_an_account_brings_what_is_known_of_it_and_no_more(given):
    builder = SwitchingCostBuilder(given["costs"], given["purchases"], HELD, discount=12)
    builder.set(account="Sealcott Machinery")
    row = given["costs"].loc["Sealcott Machinery"] / 1000
    assert builder.values["downtime"] == pytest.approx(row["downtime"])
    assert builder.values["rival_incentive"] == pytest.approx(row["rival_incentive"])
    assert builder.values["yearly_purchases"] == pytest.approx(
        given["purchases"]["Sealcott Machinery"] / 1000, abs=0.5
    )
    assert (builder.values["discount"], builder.values["advantage"]) == (12, 0)
    assert "An offer of 12\u00a0% " in builder.reading
    builder.set(account=HELD, downtime=5)
    assert builder.values["downtime"] == 5


def test_the_discount_follows_the_account_where_its_rivals_offer_is_known(given):
    known = {name: given[name] for name in ("costs", "purchases", "offers")}
    builder = SwitchingCostBuilder(**known, account=HELD)
    for account in (HELD, "Kilnmoor Tiles"):
        builder.set(account=account)
        percent = given["offers"].loc[account, "discount_percent"]
        assert builder.values["discount"] == percent
        assert f"Its rival's offer of {percent:g}\u00a0% " in builder.reading
        assert "if the rival is as good as we are otherwise" in builder.reading
    builder.set(discount=percent + 1)
    assert f"An offer of {percent + 1:g}\u00a0% " in builder.reading
    assert "rival's offer" not in builder.reading


@pytest.mark.parametrize(
    ("settings", "said", "not_said"),
    [
        ({}, "10.0\u00a0% less to make the change pay. Its rival's offer of 7\u00a0% does not: ", "nothing"),
        ({}, "Whoever looks ahead 4.2 years or more would go.", "as good as"),
        ({}, "beside the price the rival is worth CNY\u00a0104\u00a0k a year more", "we are worth"),
        ({"advantage": 300}, "beside the price we are worth CNY\u00a0300\u00a0k", "rival is worth"),
        ({"advantage": 800}, "Its rival's offer of 7\u00a0% saves nothing", "Whoever"),
        ({"advantage": 0}, "the change pay, if the rival is as good as we are otherwise. Its", "Counted in"),
        ({"discount": 15}, "An offer of 15\u00a0% does: what it saves is worth", "does not"),
        ({"discount": 15}, "which is paid back after 2.0 years.", "Whoever"),
        ({"discount": 0, "advantage": 0}, "So far no lower price is offered.", "offer of"),
        ({"years": 1}, "Over 1 year at 10\u00a0%", "1 years"),
        ({"rival_incentive": 0}, "Over 3 years", "The rival pays"),
        ({"rival_incentive": 5000}, "the change itself costs nothing. Over 3 years at 10\u00a0%", "leaves"),
        ({"yearly_purchases": 300}, "not even free goods would pay for it", "must offer"),
        (dict.fromkeys(switching.PARTS, 0), f"Changing costs {HELD} nothing.", "largest part"),
    ],
)  # fmt: skip
def test_the_sentence_says_the_point(builder, settings, said, not_said):
    builder.set(**settings)
    assert said in builder.reading
    assert not_said not in builder.reading


def test_what_never_pays_back_is_not_marked(builder):
    builder.set(discount=0, advantage=0)
    assert builder.result.loc[HELD, "break_even_years"] == math.inf
    Painter(builder._scene, 900, 1).whole(builder._view)


@pytest.mark.parametrize("amount", [0, 0.1, 500_000])
def test_own_figures_of_any_size_may_be_typed(amount):
    parts = dict.fromkeys(switching.PARTS, amount)
    builder = SwitchingCostBuilder(**parts, yearly_purchases=max(amount, 1), discount=100, discount_rate=0)
    assert builder.result["needed_discount"].notna().all()
    Painter(builder._scene, 320, 1).whole(builder._view)


@pytest.mark.parametrize(
    ("settings", "control", "words"),
    [
        ({"set_up": -5}, "set_up", "Set-up goes from 0"),
        ({"yearly_purchases": 0}, "yearly_purchases", "0\u00a0CNY k is outside"),
        ({"years": 1.5}, "years", "takes whole numbers"),
        ({"discount": 120}, "discount", "Lower price goes from 0\u00a0% to 100"),
        ({"account": "Nobody"}, "account", "'Nobody' is not"),
    ],
)
def test_settings_that_make_no_sense_are_refused_in_words(builder, settings, control, words):
    before = builder.values
    with pytest.raises(CourseError, match=words) as refusal:
        builder.set(**settings)
    assert refusal.value.control == control
    assert builder.values == before


OFFER = pd.DataFrame({"discount_percent": [5.0]}, ["Alder"])


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"costs": "costs.csv"}, "must be a table"),
        ({"costs": one_account().drop(columns="search")}, "no column “search”"),
        ({"costs": one_account(search=-1)}, "must not be negative"),
        ({"costs": pd.concat([one_account()] * 2)}, "more than once"),
        (
            {"costs": one_account(), "purchases": {"Birch": 1.0}},
            "has nothing for 1 of the names needed: Alder",
        ),
        ({"costs": one_account(), "purchases": {"Alder": 0.0}}, "purchases of Alder” must be above 0"),
        ({"costs": one_account(), "offers": OFFER * 30}, "discount for Alder” must be a fraction"),
        ({"costs": one_account(), "offers": pd.DataFrame({"x": [1]})}, "no column “discount_percent”"),
        ({"costs": one_account(), "attraction": {"Alder": 1.0}}, "give “purchases” and “offers” too"),
        ({"costs": one_account(), "account": "Nobody"}, "no account Nobody"),
        ({"costs": one_account(), "name": "Mine"}, "names its accounts already"),
        ({"account": "Alder"}, "give a table of accounts"),
        ({"offers": OFFER}, "Give the table of costs too"),
        ({"purchases": 3000}, "purchases are “yearly_purchases”"),
        ({"name": 5}, "is text"),
    ],
)
def test_what_it_cannot_read_is_refused_in_words(given, words):
    with pytest.raises(CourseError, match=words):
        SwitchingCostBuilder(**given)


def test_hostile_names_reach_the_sentence_as_they_are():
    builder = SwitchingCostBuilder(one_account().rename(index={"Alder": HOSTILE}))
    assert f"Changing would cost {HOSTILE} CNY" in builder.reading


def test_the_plan_keeps_the_result(builder):
    plan.keep("switching", builder.result, account=HELD)
    assert plan.get("switching").loc[HELD, "net"] == builder.result.loc[HELD, "net"]
    plan.undo()


def test_copied_code_names_the_tables_where_they_have_names(given, monkeypatch):
    names = {f"my_{key}": one for key, one in given.items()}
    monkeypatch.setattr(live, "get_ipython", lambda: SimpleNamespace(user_ns=names))
    builder = SwitchingCostBuilder(**given)
    builder.set(**moved(builder, random.Random(2)))
    assert builder.code().startswith("SwitchingCostBuilder(costs=my_costs, purchases=my_purchases, offers=")
    again = eval(builder.code(), {"SwitchingCostBuilder": SwitchingCostBuilder, **names})
    assert again.values == builder.values
    pd.testing.assert_frame_equal(again.result, builder.result)


def test_copied_code_never_has_a_name_that_does_not_exist(builder):
    builder.set(downtime=77)
    again = eval(builder.code(), {"SwitchingCostBuilder": SwitchingCostBuilder})
    pd.testing.assert_frame_equal(again.result, builder.result)


def test_reset_goes_back_to_the_account_it_opened_with(builder):
    start = builder.values
    builder.set(account="Sealcott Machinery", years=7)
    builder.reset()
    assert builder.values == start


def test_the_table_keeps_its_size(builder):
    chance, sizes = random.Random(3), set()
    for _round in range(8):
        builder.set(**moved(builder, chance))
        sizes.add((len(builder.frame["table"]["rows"]), *map(len, builder.frame["table"]["rows"])))
    assert len(sizes) == 1


@pytest.mark.parametrize("width", [320, 900])
def test_the_picture_depends_on_the_settings_and_not_on_the_way_to_them(builder, width):
    picture_follows_the_settings(builder, width)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [284, 900])
def test_no_text_leaves_the_picture(given, width, language):
    no_text_leaves_the_picture(lambda: SwitchingCostBuilder(**given), width, language)
