"""The game as it is played, its debrief, and the role-play sheets."""

import json
import re
from dataclasses import replace

import numpy as np
import pytest
from negotiation_checks import COSTLY, Printed, by_hand, company, sparring

from kam_helpers import datasets
from kam_helpers.errors import CourseError
from kam_helpers.formats import money
from kam_helpers.negotiation import (
    SPARRING,
    SPARRING_FACTS,
    STYLE_NAMES,
    TODAY,
    Deal,
    Game,
    bargaining_zone,
    debrief,
    instructor_key,
    role_play_sheets,
    scenario,
)
from kam_helpers.negotiation.lines import LINES, Reply, words
from kam_helpers.negotiation.players import Trader, play, random_player

FIRST = Game.start(SPARRING)
OFFER = Deal(cut=0.01, volume=0.05)
RELATION = scenario(SPARRING_FACTS, "relationship", 3)


def fair(game):
    """The best deal for us that the buyer would settle for now."""
    ours = np.where(game.acceptable, game.scenario.seller_values, -np.inf)
    return game.scenario.space.deal(int(ours.argmax()))


# ---- moves -----------------------------------------------------------------------------------------


def test_the_buyer_opens_with_its_request():
    assert not FIRST.over
    assert FIRST.standing == SPARRING.opening
    assert [entry.who for entry in FIRST.log] == ["buyer"]
    assert str(SPARRING.opening) in FIRST.log[0].words
    assert FIRST.value is FIRST.outcome is FIRST.deal is None


def test_a_move_leaves_the_game_before_it_as_it_was_and_is_taken_back():
    moves = ("ask_evidence", "ask_interests", "accept", "walk_away")
    after = [FIRST.offer(OFFER), *(getattr(FIRST, name)() for name in moves)]
    for game in after:
        assert game.undo() == FIRST
    assert after[0].offer(OFFER).undo() == after[0]
    assert len(FIRST.log) == 1
    with pytest.raises(CourseError, match="nothing to take back"):
        FIRST.undo()


def test_three_ways_to_end():
    signed = FIRST.accept()
    assert (signed.outcome, signed.deal) == ("deal", SPARRING.opening)
    assert signed.value == SPARRING.ours(SPARRING.opening)
    taken = FIRST.offer(fair(FIRST))
    assert (taken.outcome, taken.deal) == ("deal", fair(FIRST))
    gone = FIRST.walk_away()
    assert (gone.outcome, gone.deal, gone.value) == ("walked away", None, SPARRING.seller.reservation)
    for game in (signed, taken, gone):
        assert game.standing is None
        for name in ("accept", "walk_away", "ask_evidence", "ask_interests"):
            with pytest.raises(CourseError, match="The talk is over"):
                getattr(game, name)()
        with pytest.raises(CourseError, match="The talk is over"):
            game.offer(OFFER)


def test_a_buyer_without_news_warns_and_leaves():
    game = Game.start(scenario(SPARRING_FACTS, "price-only", 3))
    kinds = []
    while not game.over:
        game = game.offer(TODAY)
        kinds.append(game.replies[-1].kind)
    assert kinds[-2:] == ["warn", "leave"]
    assert game.outcome == "buyer left"
    assert game.value == game.scenario.seller.reservation


def test_time_runs_out_and_questions_cost_time():
    game = Game.start(scenario(SPARRING_FACTS, "bluffer", 3))
    while not game.over:
        game = game.ask_interests()
    assert game.outcome == "time out"
    assert len(game.moves) == game.scenario.rounds


def test_a_game_is_saved_as_json_and_played_again():
    game = FIRST.offer(OFFER).ask_evidence().ask_interests().offer(replace(OFFER, cut=0.02)).accept()
    assert Game.replay(SPARRING, json.loads(json.dumps(game.moves))) == game
    assert Game.replay(SPARRING, FIRST.walk_away().moves) == FIRST.walk_away()


@pytest.mark.parametrize("move", ["shout", {"move": "offer"}, {"move": "offer", "deal": {"price": 3}}, 7])
def test_what_is_no_move_is_refused_in_words(move):
    with pytest.raises(CourseError, match="is no"):
        Game.replay(SPARRING, [move])


def test_other_slips_are_refused_in_words():
    with pytest.raises(CourseError, match="price cut"):
        FIRST.offer(Deal(cut=0.9))
    with pytest.raises(CourseError, match="needs a Scenario"):
        Game.start("sparring")


def test_the_log_says_everything_in_order():
    game = FIRST.offer(OFFER).ask_evidence().accept()
    assert [(entry.who, entry.what) for entry in game.log] == [
        ("buyer", "ask"),
        ("seller", "offer"),
        ("buyer", game.replies[1].kind),
        ("seller", "ask for evidence"),
        ("buyer", game.replies[2].kind),
        ("seller", "accept"),
    ]
    assert repr(game).splitlines()[-1] == "You have a deal."


@pytest.mark.parametrize("style", STYLE_NAMES)
def test_the_buyer_says_apart_what_it_asks_and_what_it_offers_for_it(style):
    facts = SPARRING_FACTS.copy()
    facts.update({"asked": 0.005, "extra_days": 60, "volume_offered": 0.05})
    said = Game.start(scenario(facts, style, 3)).log[0].words.replace("\xa0", " ")
    assert "0.5 % off the price, payment 60 days later, in return for 5 % more volume" in said


@pytest.mark.parametrize(
    ("deal", "said"),
    [
        (TODAY, "today's terms"),
        (Deal(cut=0.01, days=15), "1.0 % off the price, payment 15 days later"),
        (Deal(days=-15, service="lean"), "today's price, in return for payment 15 days sooner, lean service"),
        (Deal(cut=0.01, term=2), "1.0 % off the price, in return for 2 years"),
    ],
)
def test_both_sides_say_what_is_given_and_for_what(deal, said):
    assert deal.traded.replace("\xa0", " ") == said
    game = FIRST.offer(deal)
    assert game.log[1].words.replace("\xa0", " ") == f"We offer {said}."


def test_each_style_has_its_own_words_and_no_gap_in_them():
    said = [line for lines in LINES.values() for line in lines.values()]
    assert len(set(said)) == len(said)
    for one in [*sparring(range(12)), *company((1, 2))]:
        for seed in range(3):
            for entry in play(one, random_player(seed)).log:
                assert entry.words[0].isupper() or entry.words[0].isdigit()
                assert not re.search(r"[{}]|  |^ | $|\.\.$", entry.words)


def test_nobody_thanks_and_threatens_in_one_breath():
    game = Game.start(RELATION).offer(Deal(cut=0.005)).offer(TODAY).offer(Deal(cut=0.005))
    assert (game.replies[-1].kind, game.replies[-1].heard) == ("warn", "more")
    said = game.log[-1].words
    assert said.startswith("I see what you have added. I am worried")
    assert "thank you" not in said and "come towards you" not in said


def test_who_was_given_nothing_does_not_move_as_well():
    facts = {
        heard: words(Reply("counter", OFFER, heard=heard), RELATION) for heard in ("same", "less", "more")
    }
    assert [("as well" in said, "another way" in said) for said in facts.values()] == [
        (False, True),
        (False, True),
        (True, False),
    ]


# ---- debrief ---------------------------------------------------------------------------------------


def test_the_debrief_prices_what_was_left():
    signed = FIRST.accept()
    result = debrief(signed)
    assert result.value == signed.value
    assert result.left > 0
    assert SPARRING.theirs(result.better) >= SPARRING.theirs(SPARRING.opening)
    assert SPARRING.ours(result.better) == pytest.approx(signed.value + result.left)
    assert any(money(result.left) in sentence for sentence in result.sentences)
    best = debrief(FIRST.offer(fair(FIRST)))
    assert best.left == pytest.approx(0)
    assert "Nothing was left on the table" in repr(best)


def test_what_was_given_for_nothing_is_counted():
    start = Game.start(scenario(SPARRING_FACTS, "deadline", 3))
    game = start.offer(Deal(cut=0.005)).offer(Deal(cut=0.01)).offer(Deal(cut=0.01))
    result = debrief(game)
    steps = [start.scenario.ours(Deal(cut=cut)) for cut in (0, 0.005, 0.01)]
    assert [turn.for_nothing for turn in result.turns] == pytest.approx(
        [steps[0] - steps[1], steps[1] - steps[2], 0]
    )
    assert result.for_nothing == pytest.approx(-steps[2])
    assert "in turns 1, 2. You gave, and the buyer's offer became no better for you." in repr(result)


def test_in_the_deal_itself_only_what_the_buyer_would_have_done_without_is_for_nothing():
    start = Game.start(scenario(SPARRING_FACTS, "relationship", 0))
    ours, first = start.scenario.seller_values, start.acceptable
    best = ours[first].max()
    for number in np.flatnonzero(first)[::40]:
        (turn,) = debrief(start.offer(start.scenario.space.deal(int(number)))).turns
        lost = min(max(-ours[number], 0), best - ours[number])
        assert turn.for_nothing == pytest.approx(lost if lost > 1 else 0)
        assert turn.signed
    plain = debrief(start.accept())
    assert plain.turns[0].ours == plain.value == start.scenario.ours(start.scenario.opening)
    assert plain.turns[0].for_nothing == pytest.approx(min(-plain.value, best - plain.value))
    assert "The buyer would have signed a deal at least that much better for you." in repr(plain)
    assert "for nothing" not in repr(debrief(start.offer(fair(start))))


def test_another_offer_that_is_no_better_for_us_is_no_return():
    start = Game.start(scenario(SPARRING_FACTS, "relationship", 0))
    game = start.offer(Deal(cut=0.005)).offer(Deal(cut=0.015))
    before, after = (game.scenario.ours(said.deal) for said in game.replies[1:])
    assert game.replies[1].deal != game.replies[2].deal
    assert after < before
    gave = game.scenario.ours(Deal(cut=0.005)) - game.scenario.ours(Deal(cut=0.015))
    assert debrief(game).turns[1].for_nothing == pytest.approx(gave)


@pytest.mark.parametrize("style", [name for name in STYLE_NAMES if name != "salami"])
def test_the_best_reply_would_have_been_taken_and_no_better_one(style):
    game = play(scenario(SPARRING_FACTS, style, 5), Trader())
    before = Game.start(game.scenario)
    for turn, move in zip(debrief(game).turns, game.moves, strict=True):
        assert before.offer(turn.best).deal == turn.best
        better = np.flatnonzero(game.scenario.seller_values > turn.best_value + 1)
        for number in better[:: max(len(better) // 25, 1)]:
            assert before.offer(game.scenario.space.deal(int(number))).outcome != "deal"
        before = Game.replay(game.scenario, [*before.moves, move])


def test_without_a_zone_the_debrief_praises_walking_away():
    one = next(one for one in sparring(range(20), facts=COSTLY) if not bargaining_zone(one))
    result = debrief(Game.start(one).walk_away())
    assert "walking away is right" in repr(result)
    assert result.most is result.nash is None
    signed = debrief(Game.start(one).accept())
    assert signed.value < signed.no_deal
    assert "No deal would have been better" in repr(signed)


def test_a_talk_that_goes_on_has_a_debrief_too():
    result = debrief(FIRST.offer(OFFER).ask_interests())
    assert result.value is result.left is None
    assert [turn.deal for turn in result.turns] == [OFFER, None]
    assert debrief(FIRST).turns == ()


# ---- sheets ----------------------------------------------------------------------------------------


EVERY = [*sparring((1,)), *company((2,))]
FACTS = datasets.cost_down_facts()


@pytest.mark.parametrize("one", EVERY, ids=lambda one: f"{one.account} {one.style.name}")
def test_the_sheets_hold_each_side_s_own_figures(one):
    sheets = role_play_sheets(one)
    assert money(one.seller.reservation) in sheets.seller
    assert money(one.buyer.reservation) in sheets.buyer
    assert one.style.does in sheets.buyer
    assert money(one.opening_value) in sheets.buyer
    held, signed = (f"{100 * risk:.0f}\xa0%" for risk in (one.seller.loss_chance, one.seller.renewal_risk))
    told = f"{held} if there is no deal, {signed} with one for one year."
    assert (told if held != signed else f"is {signed}, with a deal for one year or without.") in sheets.seller


@pytest.mark.parametrize("one", EVERY, ids=lambda one: f"{one.account} {one.style.name}")
def test_the_printed_figures_add_up_as_the_sheet_says(one):
    deals = [one.space.deal(number) for number in range(len(one.space))]
    worth = np.array([by_hand(one, deal) for deal in deals]).T
    sheets = role_play_sheets(one)
    for sheet, exact in zip((sheets.seller, sheets.buyer), worth, strict=True):
        printed = Printed(sheet)
        off = np.abs([printed.add_up(deal) for deal in deals] - exact).max()
        assert off <= printed.most_off <= max(1.1 * off, off + 1000)
        assert printed.example_sum == pytest.approx(printed.add_up(printed.example(one)))


@pytest.mark.parametrize("one", EVERY, ids=lambda one: f"{one.account} {one.style.name}")
def test_the_buyer_s_sheet_says_when_to_accept_as_the_buyer_of_the_notebook_does(one):
    sheet = role_play_sheets(one).buyer
    if one.style.name == "relationship":
        step, asked = 0.3 * one.opening_value, one.opening_value
        told = f"for a step of {money(step)} come down by {money(1.6 * step)}, to {money(asked - 1.6 * step)}"
        assert told in sheet
        assert f"for a step of {money(step / 3)} come down by {money(0.4 * step / 3)}" in sheet
        assert f"from then on: for a step of {money(step)} by {money(0.7 * 1.6 * step)}" in sheet
        return
    told = re.search(r"the seller has made: (.*)\.$", sheet, re.MULTILINE)[1].split("; ")
    assert len(told) == one.rounds
    first = Game.start(one).acceptable
    least = one.buyer_values[first].min()
    near = 1000 * float(told[0].split(": ")[1].replace(",", ""))
    assert one.buyer_values[~first].max() - 1000 <= near <= least + 1000


@pytest.mark.parametrize("one", EVERY, ids=lambda one: f"{one.account} {one.style.name}")
def test_no_sheet_betrays_the_other_side(one):
    sheets = role_play_sheets(one)
    other_buyer = replace(one.buyer, rate=0.5, service_worth=9.0, reservation=1.0)
    hidden = {"mandate": not one.mandate, "claimed_floor": 1.0, "claimed_deadline": 5, "rounds": 99}
    assert role_play_sheets(replace(one, buyer=other_buyer, **hidden)).seller == sheets.seller
    other_seller = replace(one.seller, margin=0.9, loss_chance=0.9, cost_to_serve=1.0)
    assert role_play_sheets(replace(one, seller=other_seller)).buyer == sheets.buyer


@pytest.mark.parametrize("one", EVERY, ids=lambda one: f"{one.account} {one.style.name}")
def test_both_sheets_say_today_s_days_and_leave_room_for_every_offer(one):
    for sheet in vars(role_play_sheets(one)).values():
        assert (f"Payment today: {one.terms_days} day" in sheet) is (one.terms_days is not None)
        assert len(re.findall(r"^\| \d+ \|( &nbsp; \|){7}$", sheet, re.MULTILINE)) == 20
    assert one.account == SPARRING.account or one.terms_days == FACTS.loc[one.account, "terms_days"]


@pytest.mark.parametrize("one", EVERY, ids=lambda one: f"{one.account} {one.style.name}")
def test_the_key_names_the_best_deal_that_a_plain_search_finds(one):
    key = instructor_key(one)
    worth = [by_hand(one, one.space.deal(n)) for n in range(len(one.space))]
    inside = [us for us, them in worth if us >= one.seller.reservation and them >= one.buyer.reservation]
    assert money(one.buyer.reservation) in key and money(one.seller.reservation) in key
    if not inside:
        assert "walking away is right" in key and "Nash" not in key
        return
    row = next(line for line in key.splitlines() if "that the buyer takes" in line).split(" | ")
    assert row[2] == money(max(inside))
    gains = [
        (us - one.seller.reservation) * (them - one.buyer.reservation) for us, them in worth if us in inside
    ]
    nash = next(deal for deal in map(one.space.deal, range(len(one.space))) if f"gains) | {deal} |" in key)
    us, them = by_hand(one, nash)
    assert (us - one.seller.reservation) * (them - one.buyer.reservation) == pytest.approx(max(gains))


def test_a_name_cannot_act_on_a_sheet():
    facts = SPARRING_FACTS.copy()
    facts["reason"] = "cheap | <script>alert(1)</script> [here](x)"
    facts.name = "# Evil *Works*\n| <b>"
    one = scenario(facts, seed=2)
    for sheet in (*vars(role_play_sheets(one)).values(), instructor_key(one)):
        assert "<script>" not in sheet
        assert "<b>" not in sheet
        assert "[here]" not in sheet
        assert sheet.splitlines()[0].startswith(r"# \# Evil \*Works\* \|")
