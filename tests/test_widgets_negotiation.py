"""The negotiation table by presses, without a browser."""

import base64
import json
import threading
from dataclasses import replace
from io import BytesIO
from types import SimpleNamespace

import pandas as pd
import pytest
from PIL import Image
from widget_checks import HalfAsLongAgain, speaking

from kam_helpers import datasets, plots
from kam_helpers.errors import CourseError
from kam_helpers.formats import money, percent
from kam_helpers.negotiation import (
    NAMES,
    SPARRING,
    SPARRING_FACTS,
    STYLE_NAMES,
    TODAY,
    Deal,
    Game,
    bargaining_zone,
    debrief,
    plain_yes,
    share_of_possible,
)
from kam_helpers.negotiation import scenario as cast_buyer
from kam_helpers.widgets import NegotiationTable, talk
from kam_helpers.widgets.negotiation.amounts import signed
from kam_helpers.widgets.negotiation.hints import hint

HOSTILE = "<script>alert(1)</script>"
FACTS = datasets.cost_down_facts()
ACCOUNT = "Tallowmere Furniture Group"
TRADE = Deal(cut=0.01, volume=0.10, term=2)


@pytest.fixture
def table():
    return NegotiationTable(style="relationship")


def places(deal, scenario=SPARRING):
    return scenario.space.positions[scenario.space.number(deal)].tolist()


def send(table, **message):
    table._received(table, message, [])
    return table.state


def worth(deal, scenario):
    return float(scenario.seller_values[scenario.space.number(deal)])


def test_it_opens_with_the_brief_the_request_and_an_empty_form(table):
    scenario = table.game.scenario
    seller, asked = scenario.seller, -worth(scenario.opening, scenario)
    told = " ".join(table.case["brief"])
    amounts = [seller.purchases, seller.contribution, seller.reservation, asked]
    facts = [*map(money, amounts), str(scenario.opening), scenario.reason]
    facts += [percent(seller.loss_chance), percent(seller.renewal_risk)]
    for fact in facts:
        assert fact in told
    assert [len(issue["options"]) for issue in table.case["issues"]] == list(scenario.space.shape)
    assert table.case["issues"][0]["options"][0] == "0.0\u00a0% · today"
    assert "4.0\u00a0% · asked" in table.case["issues"][0]["options"]
    form = table.state["form"]
    assert [row["chosen"] for row in form["rows"]] == places(TODAY)
    assert [row["theirs"] for row in form["rows"]][:2] == ["4.0\u00a0%", "0\u00a0%"]
    assert form["yours"]["value"] == "CNY\u00a00"
    assert table.state["end"] is None and table.state["board"] == []


def test_the_brief_says_where_no_deal_adds_no_risk():
    facts = SPARRING_FACTS.copy()
    facts["loss_if_held"] = 0.03
    told = " ".join(NegotiationTable(facts).case["brief"])
    assert "the same as with a one-year deal: 6\u00a0%. So your floor is CNY 0" in told


def test_the_brief_betrays_nothing_that_only_the_buyer_knows():
    seen = {
        json.dumps([table.case, table.state["form"]["rows"], table.state["form"]["scale"]])
        for table in (NegotiationTable(style=style, seed=seed) for style in STYLE_NAMES for seed in (1, 5))
    }
    assert len(seen) == 1


def test_a_choice_in_the_form_is_valued_at_once_and_nothing_is_said(table):
    scenario, before = table.game.scenario, table.game
    form = send(table, press="look", deal=places(TRADE), n=17)["form"]
    assert table.state["reply"] == 17 and table.game is before
    number = scenario.space.number(TRADE)
    parts = scenario.seller.parts(scenario.space.columns)
    gains = [row["gain"] for row in form["rows"]]
    assert gains == [
        "gain" if parts[n][number] > 0 else "loss" if parts[n][number] < 0 else "" for n in NAMES
    ]
    assert gains[:2] == ["loss", "gain"]
    marks = {mark["kind"]: mark["at"] for mark in form["scale"]}
    assert 0 <= marks["theirs"] < marks["today"] < marks["yours"] <= 100
    assert marks["floor"] < marks["today"]


@pytest.mark.parametrize("deal", [Deal(cut=0.01), Deal(cut=0.06, days=60)])
def test_the_form_says_whether_an_offer_lies_below_the_floor(table, deal):
    scenario = table.game.scenario
    below = worth(deal, scenario) < scenario.seller.reservation
    form = send(table, press="look", deal=places(deal))["form"]
    assert form["yours"]["below"] is below
    assert ("below your floor" if below else "above your floor") in form["yours"]["said"]
    marks = {mark["kind"]: mark["at"] for mark in form["scale"]}
    assert (marks["yours"] < marks["floor"]) is below
    assert ("Do not offer this" in form["hint"]) is below
    assert "You could ask for: " in form["hint"]


def test_both_kinds_of_offer_were_tried_above():
    floor = SPARRING.seller.reservation
    assert worth(Deal(cut=0.01), SPARRING) > floor > worth(Deal(cut=0.06, days=60), SPARRING)


def test_hints_follow_what_the_offer_gives_and_takes():
    game = Game.start(cast_buyer(SPARRING_FACTS, "relationship", 1))
    assert "Before you give anything" in hint(game, TODAY)
    assert "takes nothing back. You could ask for: " in hint(game, Deal(cut=0.02))
    assert hint(game, TRADE).startswith("A trade: against today's terms this gives")
    assert "at least as good for you" in hint(game, game.scenario.opening)
    after = game.offer(TRADE)
    assert "exactly this already" in hint(after, TRADE)
    assert "against your last offer" in hint(after, Deal(cut=0.02, volume=0.15, term=2))
    assert "a step back" in hint(after, Deal(cut=0.01, volume=0.15, term=2))
    assert hint(after.walk_away(), TRADE) == ""


def test_a_hint_names_the_levers_with_what_they_bring_and_none_where_none_is_left():
    game = Game.start(cast_buyer(SPARRING_FACTS, "relationship", 1))
    scenario, cut = game.scenario, Deal(cut=0.005)
    said = hint(game, cut)
    for change, named in (
        ({"volume": 0.05}, "volume growth +5\u00a0%"),
        ({"term": 2}, "term 2\u00a0years"),
        ({"service": "standard"}, "service standard"),
        ({"days": -15}, "payment days −15\u00a0days"),
    ):
        worth_it = worth(replace(cut, **change), scenario) - worth(cut, scenario)
        assert f"{named} ({signed(worth_it)})" in said
    everything = {"volume": 0.20, "days": -15, "term": 3, "service": "lean"}
    left = hint(game.offer(Deal(**everything)), Deal(cut=0.005, **everything))
    assert "takes nothing back" in left and "You could ask for" not in left


def test_an_evidence_hint_stands_only_where_a_quote_is_named():
    bluffer = Game.start(cast_buyer(SPARRING_FACTS, "bluffer", 1))
    friend = Game.start(cast_buyer(SPARRING_FACTS, "relationship", 1))
    assert bluffer.scenario.claimed_quote and not friend.scenario.claimed_quote
    assert "You can ask to see it" in hint(bluffer, TODAY)
    assert "You can ask to see it" not in hint(friend, TODAY)


def test_the_hint_does_not_ask_for_what_was_asked_already():
    game = Game.start(cast_buyer(SPARRING_FACTS, "bluffer", 1))
    assert "ask what matters" in hint(game.ask_evidence(), TODAY)
    assert "You can ask to see it" not in hint(game.ask_evidence(), TODAY)
    assert "ask what matters" not in hint(game.ask_interests(), TODAY)
    assert "You can ask to see it" in hint(game.ask_interests(), TODAY)


def test_an_offer_is_said_valued_and_answered(table):
    state = send(table, press="offer", deal=places(TRADE))
    assert [line["who"] for line in state["lines"]] == ["buyer", "you", "buyer"]
    assert "We offer" in state["lines"][1]["text"][0]
    assert state["lines"][1]["below"].startswith("Worth +CNY")
    assert state["moves"] == "1 move made"
    assert send(table, press="interests")["moves"] == "2 moves made"
    assert len(send(table, press="evidence")["lines"]) == 7


def test_three_outcomes_and_what_each_was_worth(table):
    scenario = table.game.scenario
    table.accept()
    assert table.state["end"]["title"] == "You have a deal."
    assert table.state["end"]["compared"][0][1] == str(scenario.opening)
    assert table.results["value"][0] == pytest.approx(worth(scenario.opening, scenario))
    table.again()
    table.walk_away()
    assert table.state["end"]["title"] == "You walked away."
    assert table.results["value"][1] == pytest.approx(scenario.seller.reservation)
    assert table.results["share"][1] == 0.0
    table.again()
    while not table.game.over:
        table.offer(TODAY)
    assert table.game.outcome == "buyer left"
    assert [row[3] for row in table.state["board"]] == [
        "You have a deal.",
        "You walked away.",
        "The buyer has left.",
    ]


def test_the_end_shows_the_debrief_turn_by_turn():
    table = NegotiationTable(style="deadline")
    table.offer(Deal(cut=0.005))
    table.offer(Deal(cut=0.01))  # before the date the buyer moves for nobody
    table.walk_away()
    found, end = debrief(table.game), table.state["end"]
    assert end["told"] == list(found.sentences[1:-1])
    assert end["next"] == found.sentences[-1]
    assert [row[1] for row in end["turns"]] == [turn.said for turn in found.turns]
    assert [row[3] != "–" for row in end["turns"]] == [turn.for_nothing > 0 for turn in found.turns]
    assert any(turn.for_nothing for turn in found.turns)
    assert str(found.turns[0].best) in end["turns"][0][4]
    assert end["compared"][-1][0] == "No deal"
    assert table.picture["alt"] == plots.negotiation.space_reading(table.game.scenario, table.game)
    assert table.picture["png"].startswith("iVBOR")


def test_the_picture_is_drawn_once_and_goes_with_a_step_taken_back(table, monkeypatch):
    drawn = []
    monkeypatch.setattr(
        "kam_helpers.widgets.negotiation.picture", lambda game, _narrow: drawn.append(game) or {"png": "x"}
    )
    table.walk_away()
    send(table, press="team", team="A")
    assert len(drawn) == 1
    table.undo()
    assert table.picture == {}


def test_the_picture_fits_the_screen_that_was_played_on(table):
    shapes = {}
    for narrow in (False, True):
        send(table, press="walk away", narrow=narrow)
        png = Image.open(BytesIO(base64.b64decode(table.picture["png"])))
        width, height = table.state["end"]["size"]
        assert png.width / png.height == pytest.approx(width / height, abs=0.01)
        shapes[narrow] = width
        send(table, press="again")
    assert shapes[True] < 350 < 560 < shapes[False]
    table.walk_away()  # from Python: as the browser said last
    assert table.state["end"]["size"][0] == shapes[True]


def test_share_of_what_was_possible_runs_from_a_plain_yes_to_the_best_deal():
    nothing, most = SPARRING.seller.reservation, bargaining_zone(SPARRING).seller[1]
    yes = plain_yes(SPARRING)
    assert nothing < yes < most
    for value, deal, share in (
        (most, TRADE, 1.0),
        ((yes + most) / 2, TRADE, 0.5),
        (yes, TRADE, 0.0),
        ((nothing + yes) / 2, TRADE, 0.0),
        (nothing, None, 0.0),
        (nothing - 1000.0, TRADE, 0.0),
    ):
        game = SimpleNamespace(scenario=SPARRING, value=value, deal=deal)
        assert share_of_possible(game) == pytest.approx(share)


def test_it_counts_from_the_floor_where_a_plain_yes_is_worse():
    risky = replace(SPARRING, seller=replace(SPARRING.seller, loss_chance=SPARRING.seller.renewal_risk))
    most = bargaining_zone(risky).seller[1]
    assert plain_yes(risky) < risky.seller.reservation == 0
    game = SimpleNamespace(scenario=risky, value=most / 2, deal=TRADE)
    assert share_of_possible(game) == pytest.approx(0.5)


def test_more_than_was_asked_is_warned_of_named_in_money_and_scores_nothing():
    table = NegotiationTable(account="Brakenfeld Brake Systems", seed=4)
    scenario, worst = table.game.scenario, Deal(cut=0.045, days=60)
    more = worth(scenario.opening, scenario) - worth(worst, scenario)
    form = send(table, press="look", deal=places(worst, scenario))["form"]
    assert "This is more than they ask" in form["hint"] and money(more) in form["hint"]
    table.offer(worst)
    end = table.state["end"]
    assert table.game.deal == worst and table.results["share"][0] == 0.0
    assert end["kind"] == "none" and ": 0\u00a0% of what was possible" in end["summary"]
    told = " ".join(end["told"])
    assert "You gave more than was asked" in told and f"{money(more)} more than this deal" in told
    assert f"Given for nothing in the deal itself: {money(-worth(worst, scenario))} a year, in turn 1" in told
    assert f"0 % is a plain yes to the request ({money(worth(scenario.opening, scenario))} a year" in told


def test_where_nothing_can_be_agreed_walking_away_is_all_that_was_possible():
    greedy = replace(SPARRING, buyer=replace(SPARRING.buyer, reservation=1e9))
    assert not bargaining_zone(greedy)
    game = Game.start(greedy)
    assert share_of_possible(game.walk_away()) == 1.0
    assert share_of_possible(game.accept()) == 0.0


def test_nothing_is_lost_when_a_step_is_taken_back(table):
    table.offer(TRADE)
    before = table.state
    table.walk_away()
    assert len(table.results) == 1
    table.undo()
    after = table.state
    assert {**after, "reply": 0} == {**before, "reply": 0}
    assert [row["chosen"] for row in after["form"]["rows"]] == places(TRADE)
    assert table.results.empty
    table.walk_away()
    assert table.results["taken_back"].tolist() == [1]
    assert "1 step taken back" in table.state["board"][0][3]


def test_their_offer_is_put_into_the_form(table):
    state = send(table, press="copy")
    assert [row["chosen"] for row in state["form"]["rows"]] == places(table.game.scenario.opening)


def test_plays_of_teams_are_remembered_with_their_buyer():
    table = NegotiationTable(account=ACCOUNT, seed=3)
    first = table.game.scenario
    send(table, press="team", team="  North  ")
    table.walk_away()
    table.again(another=True)
    second = table.game.scenario
    assert second.account == ACCOUNT and second.seed == 4
    assert second == cast_buyer(FACTS.loc[ACCOUNT], seed=4)
    send(table, press="team", team="South" * 20)
    table.accept()
    rows = table.results
    assert rows["team"].tolist() == ["North", ("South" * 20)[:40]]
    assert rows["seed"].tolist() == [3, 4]
    assert rows["style"].tolist() == [first.style.name, second.style.name]


def test_a_play_stays_with_the_team_that_played_it():
    table = NegotiationTable(account=ACCOUNT, seed=3)
    send(table, press="team", team="North")
    table.walk_away()
    send(table, press="team", team="South")
    assert table.state["team"] == "South"
    assert table.results["team"].tolist() == ["North"]
    table.again(another=True)
    table.accept()
    assert table.results["team"].tolist() == ["North", "South"]
    assert [row[0] for row in table.state["board"]] == ["North", "South"]


def test_a_name_typed_after_the_end_counts_once_for_a_play_without_one(table):
    table.walk_away()
    for name, counts in (("", ""), ("North", "North"), ("South", "North")):
        send(table, press="team", team=name)
        assert table.results["team"].tolist() == [counts]
    table.undo()
    table.walk_away()
    assert table.results["team"].tolist() == ["South"]


def test_account_and_buyer_are_chosen_without_code():
    table = NegotiationTable(account=ACCOUNT, seed=3, style="salami")
    assert table.case["accounts"] == list(FACTS.index)
    assert (FACTS.index[table.state["at"]], table.state["seed"]) == (ACCOUNT, 3)
    table.walk_away()
    other = FACTS.index.get_loc("Brakenfeld Brake Systems")
    state = send(table, press="start", account=other, seed=12)
    assert table.game == Game.start(cast_buyer(FACTS.iloc[other], "salami", 12))
    assert table.case["title"] == "Negotiation: Brakenfeld Brake Systems"
    assert (state["at"], state["seed"], state["form"]["rows"][0]["chosen"]) == (other, 12, 0)
    assert [len(each["options"]) for each in table.case["issues"]] == list(table.game.scenario.space.shape)
    table.again(another=True)
    assert table.game.scenario == cast_buyer(FACTS.iloc[other], "salami", 13)
    assert [row[1] for row in state["board"]] == [f"{ACCOUNT}, no. 3"]
    table.start(ACCOUNT, 5)
    assert table.game.scenario == cast_buyer(FACTS.loc[ACCOUNT], "salami", 5)


def test_figures_of_your_own_have_a_buyer_to_choose_and_no_account(table):
    assert table.case["accounts"] == [] and table.state["at"] == -1
    table.start(seed=9)
    assert table.game.scenario == cast_buyer(SPARRING_FACTS, "relationship", 9)


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ({"account": 99, "seed": 1}, "Choose one of the accounts"),
        ({"account": -1, "seed": 1}, "Choose one of the accounts"),
        ({"account": True, "seed": 1}, "Choose one of the accounts"),
        ({"account": "<b>", "seed": 1}, "Choose one of the accounts"),
        ({"account": 0, "seed": None}, "a whole number from 0 to 9999"),
        ({"account": 0, "seed": 1.5}, "a whole number from 0 to 9999"),
        ({"account": 0, "seed": -1}, "a whole number from 0 to 9999"),
        ({"account": 0, "seed": 10_000}, "a whole number from 0 to 9999"),
    ],
)
def test_an_account_or_number_that_is_none_is_refused_in_words(message, words):
    table = NegotiationTable(account=ACCOUNT)
    before = table.game
    assert words in send(table, press="start", **message)["notes"][0]
    assert table.game is before


def test_a_given_scenario_keeps_its_one_buyer():
    table = NegotiationTable(SPARRING)
    assert table.case["others"] is False
    for press in ({"press": "another"}, {"press": "start", "account": None, "seed": 1}):
        assert "one buyer only" in send(table, **press)["notes"][0]
    assert NegotiationTable(SPARRING_FACTS, seed=7).game.scenario == SPARRING


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"scenario": SPARRING, "account": ACCOUNT}, "not both"),
        ({"scenario": SPARRING, "seed": 2}, "leave both out"),
        ({"account": "Nobody"}, "no open request"),
        ({"account": ACCOUNT, "style": "angry"}, "There is no style"),
        ({"scenario": 3}, "one row of cost_down_facts"),
    ],
)
def test_what_cannot_be_negotiated_is_refused_in_words(arguments, words):
    with pytest.raises(CourseError, match=words):
        NegotiationTable(**arguments)


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ({"press": "undo"}, "nothing to take back"),
        ({"press": "offer", "deal": [0, 0, 0, 0]}, "one choice for each issue"),
        ({"press": "offer", "deal": [0, 0, 0, 0, 9]}, "Choose one of the values for “service”"),
        ({"press": "look", "deal": [True, 0, 0, 0, 0]}, "Choose one of the values for “price cut”"),
        ({"press": "look", "deal": [-1, 0, 0, 0, 0]}, "Choose one of the values for “price cut”"),
        ({"press": "offer", "deal": "everything"}, "one choice for each issue"),
    ],
)
def test_what_cannot_be_done_is_said_in_words_and_the_talk_stays(table, message, words):
    before = table.game
    state = send(table, n=5, **message)
    assert words in state["notes"][0] and state["reply"] == 5
    assert table.game is before
    assert send(table, press="interests")["notes"] == []


def test_after_the_end_a_move_is_refused_and_an_unknown_press_changes_nothing(table):
    table.walk_away()
    assert "The talk is over" in send(table, press="accept")["notes"][0]
    assert send(table, press="dance")["notes"] == []
    with pytest.raises(CourseError, match="The talk is over"):
        table.offer(TRADE)
    assert table.game.outcome == "walked away"


def test_a_failure_becomes_a_sentence(table, monkeypatch):
    monkeypatch.setattr("kam_helpers.widgets.negotiation.picture", lambda game, narrow: 1 / 0)
    state = send(table, press="walk away")
    assert state["end"]["title"] == "You walked away."
    assert "ZeroDivisionError" in state["notes"][0]


@pytest.mark.parametrize("account", FACTS.index)
def test_every_open_request_can_be_played_and_shown_as_plain_json(account):
    table = NegotiationTable(FACTS.loc[account])
    assert json.loads(json.dumps(table.case)) == table.case
    send(table, press="offer", deal=places(Deal(cut=0.005), table.game.scenario))
    assert json.loads(json.dumps(table.state)) == table.state
    assert all(0 <= mark["at"] <= 100 for mark in table.state["form"]["scale"])


def test_every_text_can_be_translated():
    with speaking(HalfAsLongAgain):
        table = NegotiationTable(style="salami")
        table.offer(Deal(cut=0.02))
        form = table.state["form"]
        texts = [
            table.case["title"],
            *table.case["brief"],
            *table.case["words"]["turn"],
            table.case["words"]["offer"],
            form["hint"],
            form["yours"]["said"],
            *(mark["text"] for mark in form["scale"]),
        ]
        table.walk_away()
        end = table.state["end"]
        texts += [
            end["title"],
            end["summary"],
            *end["told"],
            end["next"],
            *(row[0] for row in end["compared"]),
        ]
    assert [text for text in texts if not any("\u4e00" <= letter <= "\u9fff" for letter in text)] == []


def test_a_name_stays_text_on_a_page_without_a_kernel(monkeypatch):
    shown = []
    monkeypatch.setattr(talk, "display", lambda bundle, **_options: shown.append(bundle))
    row = SPARRING_FACTS.copy()
    row.name = row["reason"] = HOSTILE
    NegotiationTable(row)._ipython_display_()
    page, live = shown
    assert HOSTILE not in page["text/html"]
    assert page["text/html"].count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 3
    assert "application/vnd.jupyter.widget-view+json" in live
    assert "application/vnd.jupyter.widget-view+json" not in page


def test_its_text_is_the_opening_whatever_was_played(table):
    before = repr(table)
    table.offer(TRADE)
    table.again(another=True)
    assert repr(table) == before
    assert before.startswith("Negotiation: Sparring Partner Works\n")
    assert before.split("\n")[-1].startswith("Buyer: “")


def test_results_are_an_empty_table_before_the_first_end(table):
    assert isinstance(table.results, pd.DataFrame) and table.results.empty


def test_presses_from_two_threads_are_taken_one_after_the_other(table):
    threads = [threading.Thread(target=send, args=(table,), kwargs={"press": "interests"}) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(table.game.moves_made) == 5
