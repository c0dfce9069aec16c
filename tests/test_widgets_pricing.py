"""The cost-down desk by setting values, on the course's company and on accounts of one's own."""

import random
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from widget_checks import LANGUAGES, moved, no_text_leaves_the_picture, picture_follows_the_settings

from kam_helpers import datasets, plan, pricing
from kam_helpers.errors import CourseError
from kam_helpers.pricing.kinds import CONCEDE, INDEX, REDESIGN, REFUSE, TRADE, UNBUNDLE
from kam_helpers.widgets import CostDownDesk, LiveFigure, live
from kam_helpers.widgets.painter import Painter
from kam_helpers.widgets.pricing.desk import sentences, words

HOSTILE = "<script>$\\frac{1}{0}$</script>"
REAL_RIVAL, BULLY = "Brakenfeld Brake Systems", "Tallowmere Furniture Group"
WAITING, PROMISING = "Ironmoor Excavators", "Flaschenbach Abfülltechnik"
SMALL, FAVOURED = "Oakenthorn Doors", "Cranewell Heavy Industry"
REFUSALS = (CourseError,)


@pytest.fixture(scope="module")
def facts():
    return datasets.cost_down_facts()


@pytest.fixture(scope="module")
def spills():
    return pricing.spills_of(
        datasets.price_elements_table(), datasets.contracts_table(), datasets.lifetime_facts()["industry"]
    )


@pytest.fixture(scope="module")
def desk_once(facts, spills):
    return CostDownDesk(facts, REAL_RIVAL, spills=spills)


@pytest.fixture
def desk(desk_once):
    desk_once.reset()
    return desk_once


@pytest.mark.parametrize("reading", ["own", "model"])
def test_every_request_is_what_the_model_says(desk, facts, spills, reading):
    chance = pricing.OwnEstimate() if reading == "own" else pricing.ModelChance()
    for account in facts.index:
        desk.set(account=account, reading=reading)
        told = pricing.from_facts(facts.loc[account])
        expected = pricing.rank_responses(*told, chance=chance, spill=spills[account])
        ours = desk.ranking.table
        assert ours.loc[CONCEDE, "spill_over"] == pytest.approx(
            expected.value("spill_over", CONCEDE), rel=2e-3, abs=50
        )
        # Screens show whole thousands and two decimals of a percent.
        worth = expected.table["expected_clp"]
        assert ours.loc[worth.index, "expected_clp"].to_list() == pytest.approx(
            worth.to_list(), rel=2e-3, abs=3000
        )
        assert worth.max() - worth[desk.ranking.best] < 3000


@pytest.mark.parametrize("reading", ["own", "model"])
def test_the_desk_gives_to_the_real_rival_and_holds_against_the_bully(desk, reading):
    desk.set(reading=reading)
    assert desk.ranking.best in (CONCEDE, TRADE)
    desk.set(account=BULLY)
    assert desk.ranking.best in (REFUSE, UNBUNDLE, REDESIGN)


def test_the_waterfall_is_the_models_year_in_which_all_is_in_force(desk, facts):
    for account in facts.index:
        desk.set(account=account, years=4, days_rate=9)
        numbers, ranking = desk._view.facts, desk.ranking
        book = pricing.make_book(
            ranking.account,
            ranking.request,
            [ranking.response(CONCEDE)],
            settings=ranking.settings,
            spill=ranking.spill,
        )
        left = (book.contribution - book.spill)[0, -1] / ranking.account.purchases
        assert numbers.steps[-1] == pytest.approx(left), account
        assert numbers.bars[-2, 1] == pytest.approx(left)  # the steps arrive where the last bar ends
        assert numbers.steps[0] + numbers.steps[1] == pytest.approx(book.today / ranking.account.purchases)


def test_the_volume_needed_keeps_the_contribution(desk):
    desk.set(account=WAITING)
    numbers = desk._view.facts
    margin, needed = numbers.account.avoidable_margin, numbers.needed_volume
    assert (1 + needed) * (numbers.pocket - numbers.unit_cost) == pytest.approx(margin)
    cuts, volumes = numbers.curve(0.2)
    assert volumes[cuts.searchsorted(0.1)] == pytest.approx(0.1 / (margin - 0.1), rel=0.05)
    assert words.needs_label(needed) == f"+{100 * needed:.1f}\u00a0%"


def test_a_cut_beyond_the_margin_needs_what_no_volume_gives(desk):
    desk.set(margin=10, asked=15)
    assert desk._view.facts.needed_volume == np.inf
    assert "beside the cut asked: no volume makes up for it." in desk.frame["alt"]
    Painter(desk._scene, 900, 1).whole(desk._view)


def test_an_account_brings_its_figures_along(desk, facts):
    desk.set(years=3, account=PROMISING, asked=2)
    values = desk.values
    assert (values["years"], values["asked"]) == (3, 2)
    assert (values["asked_next"], values["asked_third"]) == (3.5, 3.5)
    assert values["purchases"] == round(facts.loc[PROMISING, "purchases"] / 1000)
    assert (values["volume_offered"], values["loss_if_held"]) == (10, 19)
    desk.set(account="Sealcott Machinery")
    assert (values["clause"], desk.values["clause"]) == ("price index", "fixed price")
    assert (desk.values["asked"], desk.values["asked_next"]) == (1, 0)
    assert "The contract fixes the price" in desk.reading


def test_where_the_contract_has_an_index_none_is_offered_anew(desk):
    desk.set(account=PROMISING)
    assert "a part of the price follows an index" in desk.reading
    assert len(desk.frame["table"]["rows"]) == 7
    Painter(desk._scene, 900, 1).whole(desk._view)
    with pytest.raises(CourseError, match="another answer for the letter"):
        desk.set(answer="index or open book")
    desk.set(clause="none")
    assert len(desk.frame["table"]["rows"]) == 8
    desk.set(answer="index or open book", account="Sealcott Machinery")
    desk.set(account=PROMISING)
    assert desk.values["answer"] == "best"


def test_another_account_has_another_attraction(desk, facts):
    for account in (REAL_RIVAL, FAVOURED):
        desk.set(account=account, reading="model")
        theirs = pricing.from_facts(facts.loc[account])[0]
        assert desk.ranking.account.attraction_share == pytest.approx(theirs.attraction_share, abs=1e-4)
        assert desk.ranking.account.barrier_share == pytest.approx(theirs.barrier_share, abs=1e-4)


def test_a_cut_for_a_small_account_costs_most_at_the_favoured_one(desk, facts, spills):
    desk.set(account=SMALL)
    with_others = desk._view.facts.steps[4]
    assert [clause.holder for clause in desk.ranking.spill.clauses] == [FAVOURED]
    assert -with_others > 3 * desk.ranking.request.total_cut
    alone = CostDownDesk(facts, SMALL)
    assert alone._view.facts.steps[4] == 0
    assert "others" not in alone.values
    assert desk.values["others"] == round(spills[SMALL].hearers / 1000)


def test_more_of_the_cut_for_others_costs_more(desk):
    before = desk.ranking.value("spill_over", CONCEDE)
    desk.set(heard=8)
    assert desk.ranking.value("spill_over", CONCEDE) == pytest.approx(2 * before)


@pytest.mark.parametrize(
    ("settings", "said", "not_said"),
    [
        ({}, f"Give {REAL_RIVAL} what it asks: 3.0\u00a0% off. The chance to lose it", "full yes"),
        ({}, "goes from 38\u00a0% to 6\u00a0%; that leaves CNY", "assumptions tried; second is “concede”"),
        ({}, "Firm: it comes first in", "Without a return"),
        ({}, "leaves more than a plain no. The floor is CNY\u00a012.33\u00a0m", "most"),
        ({}, "Even the whole cut, for nothing in return, leaves more than a plain no.", "all the days"),
        ({"asked": 0, "extra_days": 30}, "Even all the days, for nothing in return", "whole cut"),
        ({"reading": "model"}, f"Trade with {REAL_RIVAL}: 1.8\u00a0% off, against an agreement", "Give "),
        ({"reading": "model"}, "more than a plain no and CNY", "what it asks"),
        ({"years": 1}, "over one year", "1 years"),
        ({"account": BULLY}, f"Unbundle at {BULLY}: 1.8\u00a0% off for 14\u00a0% less of the", "Give"),
        ({"asked_next": 3}, "what it asks: 5.9\u00a0% off in all over 2 years. The", "off. The"),
        ({"account": PROMISING}, "6.2\u00a0% off in all over 3 years, against an", "off, against"),
        ({"account": BULLY}, "stays much the same; that leaves CNY", "goes from"),
        ({"account": BULLY}, "Without a return no cut pays.", "give at most"),
        ({"account": WAITING}, "0.5\u00a0% off and 24 more days to pay, against", "0.0"),
        ({"account": "Harbourlea Tugs"}, "Hold the price at Harbourlea Tugs. It leaves", "letter offers"),
        ({"answer": REFUSE}, "The letter offers “refuse”, which leaves CNY\u00a06.7", "loses money"),
        ({"cost_to_serve": 15_000}, "It contributes nothing at today's price", "The floor"),
        ({"cost_to_serve": 15_000}, "Every answer loses money over 5 years; this one least", "more than"),
        ({"answer": UNBUNDLE}, "there is no service to take out of the price", "no_service"),
        ({"account": "Ohmbridge Power Supplies"}, "Without a return give at most", "Even without"),
    ],
)  # fmt: skip
def test_the_sentence_says_the_point(desk, settings, said, not_said):
    desk.set(**settings)
    assert said in desk.reading
    assert not_said not in desk.reading


def test_every_answer_has_its_sentence(desk):
    ranking = desk.ranking
    for name in pricing.RESPONSE_NAMES:
        place = [one.name for one in ranking.responses].index(name)
        order = np.array([place, *(i for i in ranking.order if i != place)])
        numbers = replace(desk._view.facts, ranking=replace(ranking, order=order))
        said = sentences.reading(numbers)
        assert REAL_RIVAL in said.split(". ")[0]
        assert "{" not in said
    assert set(sentences.RETURNS) == {one.name for one in pricing.RETURNS}


def test_the_letter_is_the_one_of_the_answer_chosen(desk):
    assert "lower the price by 3\u00a0% (about CNY" in desk.letter
    assert desk.frame["clip"] == desk.letter
    assert desk._scene.clip == desk.setup["clip"] == "Copy as counter-offer letter"
    desk.set(answer=INDEX)
    assert "public cost index" in desk.letter
    assert desk.result["answer"].item() == INDEX
    desk.set(answer=UNBUNDLE)
    assert desk.frame["clip"] == ""
    with pytest.raises(CourseError, match="no more to serve than is usual"):
        _ = desk.letter


def test_a_scene_without_a_letter_has_no_second_button():
    scene = SimpleNamespace(**{name: getattr(_PLAIN, name) for name in ("title", "controls")})
    scene.look, scene.stage, scene.height = _PLAIN.look, _PLAIN.stage, _PLAIN.height
    figure = LiveFigure(scene)
    assert (figure.setup["clip"], figure.setup["beside"]) == ("", False)


_PLAIN = CostDownDesk()._scene


def test_names_are_inert_in_sentence_and_letter(facts):
    desk = CostDownDesk(facts.rename(index={REAL_RIVAL: HOSTILE}), HOSTILE)
    assert f"Give {HOSTILE} what it asks" in desk.reading
    assert f"Dear colleagues at {HOSTILE}," in desk.letter
    Painter(desk._scene, 900, 1).whole(desk._view)


def test_an_account_of_your_own_is_what_the_model_says():
    desk = CostDownDesk(name="My account", purchases=2_000, margin=35, asked=5, cost_to_serve=100,
                        loss_if_held=30, loss_if_conceded=10, discount_rate=8, years=3)  # fmt: skip
    account = pricing.Account(
        "My account", 2e6, 0.35, 1e5, barrier_share=desk.ranking.account.barrier_share, loss_if_held=0.3,
        loss_if_conceded=0.1,
    )  # fmt: skip
    settings = replace(pricing.DEFAULT_SETTINGS, horizon=3, discount_rate=0.08)
    expected = pricing.rank_responses(account, pricing.Request(0.05), settings=settings)
    pd.testing.assert_frame_equal(desk.ranking.table, expected.table)
    floor = pricing.walk_away(account, pricing.Request(0.05), settings=settings)
    assert desk.result.loc["My account", "floor_purchases"] == pytest.approx(floor.floor_purchases)
    assert "account" not in desk.values
    again = eval(desk.code(), {"CostDownDesk": CostDownDesk})
    pd.testing.assert_frame_equal(again.result, desk.result)


def test_an_account_of_your_own_may_have_a_spill(spills):
    desk = CostDownDesk(name="Mine", spills=spills[SMALL], asked=5)
    assert desk.values["others"] == round(spills[SMALL].hearers / 1000)
    assert desk.ranking.spill.clauses == spills[SMALL].clauses
    again = eval(desk.code(), {"CostDownDesk": CostDownDesk, "pricing": pricing})
    pd.testing.assert_frame_equal(again.result, desk.result)


def test_the_result_says_what_was_asked_and_where_to_stop(desk, facts):
    desk.set(account=PROMISING)
    row = desk.result.loc[PROMISING]
    assert [row[f"asked_year{year}"] for year in (1, 2, 3)] == pytest.approx([0.035] * 3)
    assert row["clp_low"] < row["clp"] < row["clp_high"]
    assert row["clp"] - row["lead"] == pytest.approx(desk.ranking.value("expected_clp", row["second"]))
    margin = facts.loc[PROMISING, "avoidable_margin"]
    served = facts.loc[PROMISING, "cost_to_serve"] * desk.ranking.settings.service_avoidable
    assert row["floor_purchases"] == pytest.approx(
        facts.loc[PROMISING, "purchases"] * (1 - margin) + served, rel=2e-3
    )


def test_the_plan_keeps_the_result(desk):
    plan.keep("pricing", desk.result, account=REAL_RIVAL)
    assert plan.get("pricing").loc[REAL_RIVAL, "best"] == desk.ranking.best
    plan.undo()


def test_it_opens_with_the_first_account(facts):
    assert CostDownDesk(facts).values["account"] == facts.index[0]


@pytest.mark.parametrize(
    ("settings", "control", "words"),
    [
        ({"asked": 0}, "asked", "Nothing is asked"),
        ({"asked": -1}, "asked", "goes from 0"),
        ({"loss_if_conceded": 40}, "loss_if_conceded", "A yes cannot make the loss likelier"),
        ({"margin": 0}, "margin", "Avoidable margin goes from 0.1"),
        ({"years": 2.5}, "years", "takes whole numbers"),
        ({"reading": "tarot"}, "reading", "'tarot' is not"),
        ({"account": "Nobody"}, "account", "'Nobody' is not"),
    ],
)
def test_settings_that_make_no_sense_are_refused_in_words(desk, settings, control, words):
    before = desk.values
    with pytest.raises(CourseError, match=words) as refusal:
        desk.set(**settings)
    assert refusal.value.control == control
    assert desk.values == before


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"facts": "facts.csv"}, "must be a table"),
        ({"facts": pd.DataFrame({"asked": [0.1]})}, "no column “asked_next”"),
        ({"twice": True}, "more than once: one row a request"),
        ({"margin": -0.1}, f"{REAL_RIVAL}: The avoidable margin"),
        ({"account": "Nobody"}, "no account Nobody"),
        ({"name": "Mine"}, "names its accounts already"),
        ({"spills": 5}, "pricing.spills_of"),
        ({"spills": {"Nobody": pricing.Spill()}}, "none of the accounts"),
    ],
)
def test_what_it_cannot_read_is_refused_in_words(facts, change, words):
    table = facts.loc[[REAL_RIVAL]]
    if margin := change.pop("margin", None):
        table = table.assign(avoidable_margin=margin)
    if change.pop("twice", False):
        table = pd.concat([table, table])
    with pytest.raises(CourseError, match=words):
        CostDownDesk(**({"facts": table} | change))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"account": "Alder"}, "give a table of accounts"),
        ({"name": 5}, "is text"),
        ({"spills": {"Alder": pricing.Spill()}}, "one pricing.Spill"),
    ],
)
def test_without_a_table_the_rest_is_refused_in_words(given, words):
    with pytest.raises(CourseError, match=words):
        CostDownDesk(**given)


def test_copied_code_names_the_tables_where_they_have_names(facts, spills, monkeypatch):
    names = {"my_facts": facts, "my_spills": spills}
    monkeypatch.setattr(live, "get_ipython", lambda: SimpleNamespace(user_ns=names))
    desk = CostDownDesk(facts, spills=spills)
    desk.set(account=WAITING, extra_days=45, reading="model")
    assert desk.code().startswith("CostDownDesk(facts=my_facts, spills=my_spills, account=")
    again = eval(desk.code(), {"CostDownDesk": CostDownDesk, **names})
    assert again.values == desk.values
    pd.testing.assert_frame_equal(again.result, desk.result)


@pytest.mark.parametrize("account", [REAL_RIVAL, SMALL, "Sealcott Machinery"])
def test_copied_code_never_has_a_name_that_does_not_exist(desk, account):
    desk.set(account=account, reading="model", years=4)
    again = eval(desk.code(), {"CostDownDesk": CostDownDesk, "pricing": pricing})
    pd.testing.assert_frame_equal(again.result, desk.result)


def test_reset_goes_back_to_the_account_it_opened_with(desk):
    start = desk.values
    desk.set(account=BULLY, years=7)
    desk.reset()
    assert desk.values == start


def test_the_table_is_the_models(desk):
    for account in (REAL_RIVAL, PROMISING, BULLY):
        desk.set(account=account)
        rows = desk.frame["table"]["rows"]
        assert [row[0].split(" ", 1)[1].lower() for row in rows] == desk.ranking.table.index.to_list()
        assert {len(row) for row in rows} == {len(desk.frame["table"]["columns"])}
        assert len(rows) == (7 if desk.values["clause"] == "price index" else 8)


def test_extremes_that_may_be_typed_are_drawn(desk):
    for settings in (
        {"purchases": 1, "cost_to_serve": 0},
        {"purchases": 500_000, "asked": 50, "asked_next": 50, "asked_third": 50, "extra_days": 365},
        {"margin": 100, "asked": 0, "extra_days": 1},
        {"margin": 0.1, "cost_to_serve": 500_000},
        {"loss_if_held": 100, "loss_if_conceded": 100},
        {"loss_if_held": 0, "loss_if_conceded": 0},
        {"volume_offered": 50, "promise_kept": 100},
        {"saving_found": 30, "part_given": 100, "discount_rate": 0, "years": 10},
    ):
        desk.reset()
        desk.set(**settings)
        Painter(desk._scene, 320, 1).whole(desk._view)
        assert "nan" not in desk.reading


@pytest.mark.parametrize("width", [320, 900])
def test_the_picture_depends_on_the_settings_and_not_on_the_way_to_them(desk, width):
    picture_follows_the_settings(desk, width, REFUSALS)


def test_what_does_not_move_is_not_drawn_again(desk):
    painter = Painter(desk._scene, 900, 1)
    painter.pixels(desk._view)
    desk.set(discount_rate=11)
    painter._stage.show(desk._view)
    stale = [artist.stale for artist in painter._stage.animated]
    assert sum(stale) < len(stale) / 3
    assert stale.index(True) > len(stale) / 3


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [284, 900])
def test_no_text_leaves_the_picture(facts, spills, width, language):
    no_text_leaves_the_picture(lambda: CostDownDesk(facts, PROMISING, spills=spills), width, language)


def test_controls_moved_at_random_are_answered_or_refused(desk):
    chance, answered = random.Random(5), 0
    for _round in range(25):
        try:
            desk.set(**moved(desk, chance))
        except CourseError as refusal:
            assert refusal.control in ("asked", "loss_if_conceded")
        else:
            answered += 1
            assert "{" not in desk.reading
    assert answered > 10


def test_spills_are_those_of_each_account(facts, spills):
    industry = datasets.lifetime_facts()["industry"]
    elements = datasets.price_elements_table()
    one = pricing.spill_of(
        SMALL,
        pricing.price_index(elements, ["account", "product_group"]),
        datasets.contracts_table(),
        datasets.purchases_by_group(),
        hearers=industry.index[industry == industry[SMALL]],
    )
    assert spills[SMALL].hearers == pytest.approx(one.hearers)
    assert spills[SMALL].clauses[0].a_year(0.055) == pytest.approx(one.clauses[0].a_year(0.055))
    quiet = pricing.spills_of(elements, datasets.contracts_table())
    assert {one.hearers for one in quiet.values()} == {0}
    with pytest.raises(CourseError, match="“alike” has nothing for"):
        pricing.spills_of(elements, datasets.contracts_table(), industry.drop(SMALL))
