"""The explorers of lifetime profit by setting values, on the course's company and on invented tables."""

import random
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from widget_checks import LANGUAGES, moved, no_text_leaves_the_picture, picture_follows_the_settings

from kam_helpers import datasets, lifetime, plan
from kam_helpers.errors import CourseError
from kam_helpers.plots.lifetime import levers_reading
from kam_helpers.widgets import (
    CarBuyerExplorer,
    LeversExplorer,
    LifeCycleExplorer,
    LifetimeExplorer,
    RelationshipDiagnosis,
    live,
)
from kam_helpers.widgets.amounts import round_limits
from kam_helpers.widgets.lifetime.account import words as account_words
from kam_helpers.widgets.lifetime.account.stage import _running

EXPLORERS = (LifetimeExplorer, LeversExplorer, LifeCycleExplorer, CarBuyerExplorer, RelationshipDiagnosis)
QUESTIONS, ANSWERS = datasets.relationship_questions(), datasets.relationship_answers_table()
TOP = "Dunmarrow Panels"  # the largest yearly profit


@pytest.fixture(scope="module")
def accounts():
    return datasets.lifetime_facts()


@pytest.fixture(scope="module")
def explorer_once(accounts):
    return LifetimeExplorer(accounts)


@pytest.fixture
def explorer(explorer_once):
    explorer_once.reset()
    return explorer_once


def make(kind, accounts):
    if kind is RelationshipDiagnosis:
        return kind(QUESTIONS, ANSWERS, "Hesselvik Marine Works")
    return kind(accounts) if kind in (LifetimeExplorer, LeversExplorer) else kind()


# ---- one customer --------------------------------------------------------------------------------


def test_result_is_what_the_model_says(accounts):
    explorer = LifetimeExplorer(accounts, acquisition_cost=2000, horizon=8, growth=3, timing="now")
    facts = accounts.loc[TOP]
    life = lifetime.lifetime_profit(
        round(facts["profit"], -3),
        retention=facts["retention"],
        discount_rate=0.1,
        growth=0.03,
        timing="now",
        periods=8,
        acquisition_cost_cny=2e6,
    )
    result = explorer.result.loc[TOP]
    assert result["clp_cny"] == pytest.approx(life.clp)
    assert result["present_value_cny"] == pytest.approx(life.present_value)
    assert (result["years"], result["break_even_year"]) == (8, life.break_even_year)
    assert explorer.result["timing"].to_list() == ["now"]


def test_without_end_an_account_is_worth_what_the_table_of_accounts_says(accounts, explorer):
    worth = lifetime.account_lifetimes(accounts, discount_rate=0.1, timing="if_retained")["clp"]
    for account in worth.index:
        explorer.set(account=account)
        assert explorer.result["clp_cny"].item() == pytest.approx(worth[account], rel=1e-3), account


def test_it_opens_with_the_largest_profit_and_another_account_brings_its_own_figures(accounts, explorer):
    assert explorer.values["account"] == accounts["profit"].idxmax() == TOP
    explorer.set(margin=100, retention=50, discount_rate=12)
    other = accounts["retention"].idxmax()
    explorer.set(account=other)
    facts = accounts.loc[other]
    assert explorer.values["margin"] == pytest.approx(facts["profit"] / 1000, rel=1e-3)
    assert explorer.values["retention"] == pytest.approx(100 * facts["retention"])
    assert explorer.values["discount_rate"] == 12
    assert other in explorer.reading


def test_what_is_said_about_an_account_wins_over_what_it_brings(accounts):
    other = accounts.index[5]
    explorer = LifetimeExplorer(accounts, other, retention=70)
    assert (explorer.values["account"], explorer.values["retention"]) == (other, 70)
    explorer.set(account=TOP, margin=50)
    assert (explorer.values["margin"], explorer.values["retention"]) == (50, 80)


def test_reset_goes_back_to_the_account_it_opened_with(accounts):
    other = accounts.index[5]
    explorer = LifetimeExplorer(accounts, other)
    start = explorer.values
    explorer.set(account=TOP, horizon=4)
    explorer.reset()
    assert explorer.values == start


def test_reset_goes_back_to_the_settings_in_the_cell(accounts):
    explorer = LeversExplorer(accounts, retention_points=1, cost_per_point=1200)
    explorer.set(retention_points=4, cost_per_point=100, new_accounts=0)
    explorer.reset()
    assert [explorer.values[name] for name in ("retention_points", "cost_per_point", "new_accounts")] == [
        1,
        1200,
        5,
    ]


def test_moving_the_last_year_asks_for_one(explorer):
    assert explorer.values["endless"] is True
    explorer.set(horizon=5)
    assert explorer.values["endless"] is False
    assert explorer.result["years"].item() == 5
    explorer.set(horizon=6, endless=True)
    assert explorer.result["years"].isna().item()


@pytest.mark.parametrize(("timing", "clp"), [("now", 200), ("year_end", 173), ("if_retained", 50)])
def test_a_customer_of_your_own_figures(timing, clp):
    """The homework whose answer depends fourfold on the timing (lifetime.timing_table)."""
    explorer = LifetimeExplorer(margin=150, retention=55, acquisition_cost=100, timing=timing)
    assert explorer.result["clp_cny"].item() == pytest.approx(clp * 1000, abs=500)
    assert "account" not in explorer.values


@pytest.mark.parametrize("margin", [-5_000, 0.5, 640, 50_000])
def test_own_figures_of_any_size_may_be_typed_and_have_a_name(margin):
    explorer = LifetimeExplorer(name="My account", retention=88, margin=margin, acquisition_cost=580)
    result = explorer.result.loc["My account"]
    assert (result["margin_cny"], result["acquisition_cost_cny"]) == (margin * 1000, 580_000)
    again = eval(explorer.code(), {"LifetimeExplorer": LifetimeExplorer})
    pd.testing.assert_frame_equal(again.result, explorer.result)


def test_an_own_account_as_a_table_of_one_row():
    own = pd.DataFrame(
        {"profit": 640_000, "retention": 0.88, "acquisition_cost_cny": 580_000}, index=["Ironmoor"]
    )
    explorer = LifetimeExplorer(own)
    notes = [control.note for control in explorer._scene.controls if control.name == "acquisition_cost"]
    assert explorer.values["acquisition_cost"] == 0
    assert notes == ["0 for an account we have: the CNY\u00a0580\u00a0k that winning it took is spent."]
    explorer.set(margin=20_000, acquisition_cost=580)
    assert explorer.result.loc["Ironmoor", "acquisition_cost_cny"] == 580_000
    margin = next(c for c in explorer._scene.controls if c.name == "margin")
    assert margin.minimum <= -500 and margin.maximum >= 2000


def test_a_name_is_for_a_customer_of_no_table(accounts):
    with pytest.raises(CourseError, match="names its accounts already"):
        LifetimeExplorer(accounts, name="My account")
    with pytest.raises(CourseError, match="is text"):
        LifetimeExplorer(name=5)


def test_retention_is_raised_to_99_percent_and_the_picture_says_so(accounts):
    explorer = LifetimeExplorer(accounts, retention=97)
    levers = explorer._view.facts.levers
    expected = lifetime.lifetime_profit(
        explorer.values["margin"] * 1000, retention=0.99, discount_rate=0.1, timing="if_retained"
    )
    assert levers.loc["retention", "high_value"] == 0.99
    assert levers.loc["retention", "clp_high"] == pytest.approx(expected.clp)
    assert levers["swing"].is_monotonic_decreasing
    assert "from 92\u00a0% to 99\u00a0%" in explorer.reading
    rows = levers.to_dict("index")
    assert account_words.cut_label("retention", rows["retention"]) == "Retention 92 to 99\u00a0%"
    assert account_words.cut_label("growth", rows["growth"]) is None
    explorer.set(retention=100)
    assert explorer._view.facts.levers.loc["retention", "high_value"] == 1
    assert "course assumption" in explorer.setup["note"]


@pytest.mark.parametrize("timing", lifetime.TIMINGS)
def test_the_running_total_begins_today(explorer, timing):
    explorer.set(timing=timing, acquisition_cost=1000)
    x, total = _running(explorer._view.facts)
    assert (x[0], total[0]) == (0, -1_000_000)
    assert (np.diff(x) >= 0).all()


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({}, "is worth CNY\u00a08.22\u00a0m today, 2.67 times its CNY\u00a03.08\u00a0m a year. Retention"),
        ({"acquisition_cost": 4000}, "Winning it costs CNY\u00a04.00\u00a0m, which has come back in year 3"),
        ({"acquisition_cost": 4000, "margin": 1000}, "never comes back: −CNY\u00a01.33\u00a0m remain"),
        ({"acquisition_cost": 1000, "timing": "now"}, "comes back at once"),
        ({"margin": -100}, "loses CNY\u00a0100\u00a0k a year; while that lasts, it comes to −CNY"),
        ({"margin": 0}, "earns nothing."),
        ({"retention": 0, "horizon": 1, "timing": "now"}, "Its margin matters most"),
    ],
)  # fmt: skip
def test_the_sentence_says_the_point(explorer, settings, words):
    explorer.set(**settings)
    assert words in explorer.reading


def test_the_table_adds_up_to_the_lifetime_profit_and_keeps_its_size(explorer):
    sizes = set()
    for settings in ({}, {"horizon": 3}, {"timing": "now", "endless": True}):
        explorer.set(**settings)
        table = explorer.frame["table"]
        sizes.add((len(table["rows"]), *map(len, table["rows"])))
        assert table["rows"][-1][-1] in explorer.frame["alt"]
    assert len(sizes) == 1


@pytest.mark.parametrize(
    ("settings", "control", "words"),
    [
        (
            {"retention": 97, "growth": 14},
            "growth",
            "With growth of 14\u00a0% and retention of 97\u00a0%, each year would be worth more than",
        ),
        (
            {"retention": 100, "discount_rate": 0},
            "discount_rate",
            "worth as much as the last.*untick “Without",
        ),
        ({"horizon": 4.5}, "horizon", "Or years takes whole numbers; 4.5 is not one. Take 4 or 5"),
        (
            {"margin": 90_000},
            "margin",
            "Margin a year goes from −5,000\u00a0CNY k to 50,000\u00a0CNY k; 90,000",
        ),
        (
            {"retention": 120},
            "retention",
            "Retention goes from 0\u00a0% to 100\u00a0%; 120\u00a0% is outside",
        ),
        ({"account": "Nobody"}, "account", "'Nobody' is not"),
        ({"timing": "later"}, "timing", "one of 'now', 'year_end', 'if_retained'"),
    ],
)
def test_settings_that_make_no_sense_are_refused_in_words(explorer, settings, control, words):
    before = explorer.values
    with pytest.raises(CourseError, match=words) as refusal:
        explorer.set(**settings)
    assert refusal.value.control == control
    assert explorer.values == before


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("ledger.csv", "must be a table"),
        (pd.DataFrame({"profit": [1.0]}, index=["A"]), "no column “retention”"),
        (pd.DataFrame({"profit": [1.0], "retention": [80]}, index=["A"]), "write 0.8 for 80 %"),
        (pd.DataFrame({"profit": [None], "retention": [0.8]}, index=["A"]), "missing"),
        (pd.DataFrame({"profit": [1.0, 2.0], "retention": [0.8, 0.8]}, index=["A", "A"]), "more than once"),
    ],
)
def test_what_it_cannot_read_is_refused_in_words(source, words):
    for kind in (LifetimeExplorer, LeversExplorer):
        with pytest.raises(CourseError, match=words):
            kind(source)


def test_an_account_it_does_not_have_is_refused_in_words(accounts):
    with pytest.raises(CourseError, match="no account Nobody"):
        LifetimeExplorer(accounts, "Nobody")
    with pytest.raises(CourseError, match="give a table of accounts"):
        LifetimeExplorer(account="Alder")


def test_the_plan_keeps_the_result(explorer):
    plan.keep("lifetime", explorer.result, account=TOP)
    kept = plan.get("lifetime")
    assert kept.loc[TOP, "clp_cny"] == explorer.result.loc[TOP, "clp_cny"]
    plan.undo()


def test_hostile_names_reach_the_sentence_as_they_are(accounts):
    name = "<script>$\\frac{1}{0}$</script>"
    explorer = LifetimeExplorer(accounts.rename(index={TOP: name}))
    assert f"What {name} will earn us" in explorer.reading


@pytest.mark.parametrize("profits", [[5e-3], [0.0], [-200.0, -1.0], [1e9, 3.0, -1e9]])
def test_it_works_from_a_few_cents_to_billions(profits):
    table = pd.DataFrame(
        {"profit": profits, "retention": 0.9}, index=[f"Account {i}" for i in range(len(profits))]
    )
    explorer = LifetimeExplorer(table)
    for account in table.index:
        explorer.set(account=account)
        assert explorer.result["margin_cny"].item() == pytest.approx(table.loc[account, "profit"])


# ---- all accounts, one relationship, one buyer ---------------------------------------------------


def test_levers_are_what_the_model_says(accounts):
    explorer = LeversExplorer(
        accounts, new_accounts=3, cost_per_account=250, cost_per_point=900, cost_per_percent=400
    )
    expected = lifetime.three_levers(
        accounts,
        discount_rate=0.1,
        timing="if_retained",
        new_accounts=3,
        cost_per_new_account_cny=250e3,
        cost_per_point_cny=900e3,
        cost_per_percent_cny=400e3,
    )
    pd.testing.assert_frame_equal(explorer.result, expected.table)


def test_levers_open_with_the_sums_of_the_picture_of_the_same_table(accounts):
    given = {"retention_points": 1, "margin_percent": 4}
    explorer = LeversExplorer(accounts, **given, cost_per_point=1200, cost_per_percent=250)
    drawn = lifetime.three_levers(
        accounts, discount_rate=0.1, timing="if_retained", **given, cost_per_point_cny=1.2e6,
        cost_per_percent_cny=250e3,
    )  # fmt: skip
    assert levers_reading(drawn) in explorer.reading


def test_accounts_are_won_whole(accounts):
    with pytest.raises(CourseError, match=r"New accounts takes whole numbers; 4\.5 is not one"):
        LeversExplorer(accounts, new_accounts=4.5)


def test_keeping_loss_makers_longer_costs_what_the_sentence_says(accounts):
    explorer = LeversExplorer(accounts)
    all_accounts = explorer.result.loc["longer", "gain"]
    losers = int((accounts["profit"] < 0).sum())
    assert f"Longer takes in {losers} accounts that lose money" in explorer.reading
    explorer.set(only_profitable=True)
    lost = explorer.result.loc["longer", "gain"] - all_accounts
    assert explorer.result.loc["longer", "gain"] > all_accounts
    assert f"The {losers} accounts that lose money are left as they are." in explorer.reading
    explorer.set(only_profitable=False)
    assert f"{lost / 1e6:.2f}" in explorer.reading.rsplit("Longer takes in")[1]


def test_a_lever_that_costs_nothing_has_no_gain_per_yuan(accounts):
    explorer = LeversExplorer(accounts.drop(columns="acquisition_cost_cny"), cost_per_percent=0)
    rows = {row[0]: row[-1] for row in explorer.frame["table"]["rows"]}
    assert rows["Deeper"] == "–"
    assert rows["More"] != "–"


def test_the_phases_add_up_to_the_whole_relationship():
    explorer = LifeCycleExplorer(extension_years=2, second_development=50)
    numbers = explorer._view.facts
    assert numbers.phases["net"].sum() == pytest.approx(numbers.cycle.total_net)
    assert explorer.result["cumulative"].iloc[-1] == numbers.cycle.total_net
    assert len(explorer.frame["table"]["rows"]) == 6


def test_what_keeps_a_relationship_going_is_compared_with_doing_nothing():
    explorer = LifeCycleExplorer()
    plain = explorer.result["cumulative"].iloc[-1]
    assert "Keeping it going" not in explorer.reading
    explorer.set(extension_years=3)
    gain = explorer.result["cumulative"].iloc[-1] - plain
    assert f"Keeping it going adds CNY\u00a0{gain / 1e6:.2f}\u00a0m" in explorer.reading
    explorer.set(extension_years=0, second_development=50, ceiling=200, first_input=4000)
    assert "costs more than it brings" in explorer.reading


def test_putting_in_less_is_said_to_save_and_not_to_keep_going():
    explorer = LifeCycleExplorer(cut_input=True)
    assert "putting in less as it declines saves CNY" in explorer.reading
    assert "assumes that this costs no output" in explorer.reading
    assert "Keeping it going" not in explorer.reading
    explorer.set(extension_years=3)
    assert "Keeping it going, and putting in less as it declines, adds" in explorer.reading
    explorer.set(extension_years=0, second_development=50, ceiling=200, first_input=4000, decay=5)
    assert "even with less put in" in explorer.reading
    assert "not discounted; output does not react" in explorer.setup["note"]


def test_the_buyer_it_opens_with_is_the_models():
    explorer = CarBuyerExplorer()
    pd.testing.assert_frame_equal(
        explorer.result, lifetime.car_lifetime(lifetime.CarBuyer()).streams, rtol=1e-12
    )


def test_sewells_customer_is_the_famous_number():
    explorer = CarBuyerExplorer(finance_per_car=0, referrals=0, repurchase=100, discount_rate=0)
    assert explorer.result["revenue"].sum() == 517_000
    explorer.set(discount_rate=8, repurchase=70)
    assert explorer.result["present_value"].sum() == pytest.approx(87_000, abs=500)
    assert (
        "a lifetime brings USD\u00a0517\u00a0k; of that, USD\u00a087\u00a0k can be expected"
        in explorer.reading
    )


def test_a_buyer_who_brings_nothing_is_said_so():
    nothing = {"car_price": 5, "cars": 1, "service_total": 0, "parts_total": 0, "finance_per_car": 0}
    explorer = CarBuyerExplorer(**nothing, referrals=0, car_margin=0)
    assert "and USD\u00a00 is profit: 0.0\u00a0% of" in explorer.reading


# ---- the diagnosis -------------------------------------------------------------------------------


def test_the_diagnosis_says_what_the_model_says_of_every_account():
    stages, types = lifetime.place_stages(ANSWERS, QUESTIONS), lifetime.relationship_types(ANSWERS, QUESTIONS)
    diagnosis = RelationshipDiagnosis(QUESTIONS, ANSWERS)
    for account in ANSWERS.index[::9]:
        diagnosis.set(account=account)
        row = diagnosis.result.loc[account]
        expected = stages.loc[account]
        assert (row["stage"], row["type"]) == (expected["stage"], types.loc[account, "type"])
        assert row["weakest"] == expected["weakest"] and expected["weakest"] in diagnosis.reading
        assert row["next_step"] in diagnosis.reading
        assert row["closeness"] == types.loc[account, "closeness"]


def test_every_statement_is_a_control_in_one_of_five_groups_with_its_full_text():
    controls = RelationshipDiagnosis(QUESTIONS).setup["controls"]
    assert [c["label"] for c in controls] == QUESTIONS["question"].to_list()
    assert len({c["group"] for c in controls}) == 5
    assert {(c["minimum"], c["maximum"], c["step"], c["value"]) for c in controls} == {(1, 5, 1, 3)}


def test_answers_of_your_own_are_named_kept_and_said_to_be_untouched_at_first():
    diagnosis = RelationshipDiagnosis(QUESTIONS, name="My {account}")
    assert diagnosis.reading.startswith("Every answer is still 3")
    diagnosis.set(unc_1=5, unc_2=4, unc_3=4, unc_4=4, bal_1=1)
    assert diagnosis.reading.startswith("My {account}: stage “Uncoupling”, type “loose”") is False
    assert "My {account}: stage “Uncoupling”, type “master-servant”. The clearest sign" in diagnosis.reading
    plan.keep("relationship", diagnosis.result)
    assert plan.get("relationship").loc["My {account}", "stage"] == "uncoupling"
    plan.undo()
    diagnosis.reset()
    assert set(diagnosis.values.values()) == {3}


def test_axes_out_of_step_are_said():
    high = {f"inv_{n}": 5 for n in range(1, 5)} | {f"nat_{n}": 2 for n in range(1, 5)}
    diagnosis = RelationshipDiagnosis(QUESTIONS, **high)
    assert "Involvement (5) and the nature of the relationship (2) do not keep step" in diagnosis.reading


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"account": "Nobody", "answers": ANSWERS}, "no answers for Nobody"),
        ({"account": "Alder"}, "no answers for Alder"),
        ({"inv_1": 6}, "goes from 1 to 5; 6 is outside"),
        ({"inv_1": 2.5}, "takes whole numbers"),
        ({"answers": ANSWERS.iloc[:, :5]}, "BAL-4|INV-1|answers"),
        ({"answers": ANSWERS + 4}, "Answers go from 1 to 5"),
    ],
)
def test_a_diagnosis_that_cannot_be_made_is_refused_in_words(given, words):
    with pytest.raises(CourseError, match=words):
        RelationshipDiagnosis(QUESTIONS, **given)


def test_questions_of_your_own_may_have_any_ids():
    questions = QUESTIONS.assign(item_id=[f"{n} ($x$)" for n in range(len(QUESTIONS))])
    diagnosis = RelationshipDiagnosis(questions)
    assert all(name.isidentifier() for name in diagnosis.values)
    with pytest.raises(CourseError, match="differ only in their signs"):
        RelationshipDiagnosis(questions.assign(item_id=[*questions["item_id"][:-1], "0-($x$)"]))


# ---- all explorers -------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", EXPLORERS)
def test_copied_code_brings_the_state_back(kind, accounts, monkeypatch):
    names = {"table": accounts, "asked": QUESTIONS, "answered": ANSWERS}
    monkeypatch.setattr(live, "get_ipython", lambda: SimpleNamespace(user_ns=names))
    explorer = make(kind, accounts)
    explorer.set(**moved(explorer, random.Random(2)))
    again = eval(explorer.code(), {kind.__name__: kind, **names})
    assert again.values == explorer.values
    pd.testing.assert_frame_equal(again.result, explorer.result)


def test_copied_code_never_has_a_name_that_does_not_exist(accounts):
    explorer = LifetimeExplorer(accounts, margin=500)
    again = eval(explorer.code(), {"LifetimeExplorer": LifetimeExplorer})
    pd.testing.assert_frame_equal(again.result, explorer.result)
    assert LeversExplorer(accounts).code().startswith("# First give the table a name: source = …\nLevers")


@pytest.mark.parametrize("width", [320, 900])
@pytest.mark.parametrize("kind", EXPLORERS)
def test_the_picture_depends_on_the_settings_and_not_on_the_way_to_them(kind, width, accounts):
    picture_follows_the_settings(make(kind, accounts), width, refusals=CourseError)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [284, 900])
@pytest.mark.parametrize("kind", EXPLORERS)
def test_no_text_leaves_the_picture(kind, width, language, accounts):
    no_text_leaves_the_picture(lambda: make(kind, accounts), width, language)


def test_round_limits_hold_what_is_shown_and_zero():
    chance = np.random.default_rng(0)
    for _round in range(300):
        values = chance.normal(0, 1, 5) * 10.0 ** chance.integers(-3, 9)
        low, high = round_limits(values)
        assert low <= min(0, values.min()) * (1 - 1e-9) and max(0, values.max()) <= high * (1 + 1e-9)
        assert high - low > 0
