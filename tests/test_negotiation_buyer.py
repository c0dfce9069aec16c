"""The buyer: what it never does, in ten thousand games; and that each style needs another answer."""

from collections import Counter

import numpy as np
import pytest
from negotiation_checks import COSTLY, company, sparring

from kam_helpers.negotiation import OUTCOMES, SPARRING_FACTS, STYLE_NAMES, Deal, Game, faratin, scenario
from kam_helpers.negotiation.players import Trader, greedy_player, play, random_player

RANDOM_GAMES, GREEDY_GAMES = 9_500, 500  # a greedy seller thinks longer; 10,000 games take some 8 s


def test_time_dependent_tactics_after_faratin():
    assert [faratin(t, 10, 1.0, 0) for t in (0, 5, 10, 12)] == [0, 0.5, 1, 1]
    assert faratin(4, 8, 0.5, 0.1) == pytest.approx(0.1 + 0.9 * 0.5**2)
    late, early = ([faratin(t, 10, beta) for t in range(11)] for beta in (0.3, 3.0))
    assert late == sorted(late)
    assert all(a < b for a, b in zip(late[1:10], early[1:10], strict=True))


def check(game):
    """What holds in every game that has ended."""
    one = game.scenario
    assert game.over
    assert game.outcome in OUTCOMES
    assert len(game.moves) <= one.rounds
    if game.outcome == "deal" and game.moves[-1]["move"] != "accept":
        assert one.theirs(game.deal) >= one.buyer.reservation  # it never takes less than its reservation
    offers = [said.deal for said in game.replies if said.deal and said.kind != "accept"]
    made = [one.space.number(deal) for deal in offers]
    fresh = [n for n, before in zip(made, [None, *made], strict=False) if n != before]
    assert len(set(fresh)) == len(fresh)  # a retracted offer never comes back
    for number in made:
        assert one.buyer_values[number] >= one.buyer.reservation - 1e-6


def test_ten_thousand_games_end_and_the_buyer_keeps_its_rules():
    scenarios = [*sparring(range(4)), *sparring((1,), facts=COSTLY), *company((1,))]
    outcomes = Counter()
    for n in range(RANDOM_GAMES):
        game = play(scenarios[n % len(scenarios)], random_player(n))
        check(game)
        outcomes[game.outcome] += 1
    for n in range(GREEDY_GAMES):
        facts = (SPARRING_FACTS, COSTLY)[n % 2]
        game = play(scenario(facts, seed=n), greedy_player)
        check(game)
        outcomes[game.outcome] += 1
    assert outcomes.total() == 10_000
    assert set(outcomes) == set(OUTCOMES)


def test_the_same_moves_bring_the_same_answers():
    for one in sparring((1, 2)):
        first, again = (play(one, random_player(5)) for _time in range(2))
        assert first == again
        assert Game.replay(one, first.moves) == first


# ---- each style --------------------------------------------------------------------------------------


def after(style, *moves, seed=3):
    """The game after these moves against a style; a Deal is offered, a word is the name of a question."""
    game = Game.start(scenario(SPARRING_FACTS, style, seed))
    for move in moves:
        game = game.offer(move) if isinstance(move, Deal) else getattr(game, move)()
    return game


def test_price_only_moves_nothing_but_the_price():
    offers = [Deal(cut=0.01 + 0.005 * n, volume=0.05) for n in range(4)]
    game = after("price-only", *offers)
    for said in game.replies:
        assert said.deal == Deal(cut=said.deal.cut)
    assert game.replies[-1].deal.cut < game.replies[0].deal.cut


def test_price_only_takes_a_leaner_package_for_its_price():
    game = after("price-only")
    best = max(
        (game.scenario.ours(d), d) for d in map(game.scenario.space.deal, np.flatnonzero(game.acceptable))
    )[1]
    assert best.service == "lean"
    assert game.offer(best).deal == best


def test_relationship_answers_a_real_step_and_notes_a_crumb():
    crumb, step = (after("relationship", Deal(cut=cut)) for cut in (0.005, 0.015))
    asked = step.scenario.opening_value
    given = {g: asked - g.scenario.theirs(g.standing) for g in (crumb, step)}
    assert given[step] > step.scenario.theirs(Deal(cut=0.015))
    assert given[crumb] < crumb.scenario.theirs(Deal(cut=0.005))


def test_relationship_tells_the_truth_about_its_interests():
    for seed in range(10):
        game = after("relationship", "ask_interests", seed=seed)
        easy, hard = game.replies[-1].told
        alone = {"volume": Deal(volume=0.1), "days": Deal(days=-15), "term": Deal(term=2)}
        worth = {name: game.scenario.theirs(deal) for name, deal in alone.items()}
        worth["service"] = game.scenario.theirs(Deal(service="standard"))
        assert worth[easy] == max(worth.values())
        assert worth[hard] == min(worth.values())


def test_a_called_bluff_gives_way_at_once():
    before = after("bluffer", Deal(cut=0.01))
    called = before.ask_evidence()
    assert called.replies[-1].kind == "called"
    assert called.scenario.theirs(called.standing) < before.scenario.theirs(before.standing)
    assert called.acceptable.sum() > before.acceptable.sum()
    assert called.ask_evidence().replies[-1].kind == "called again"


def test_a_quote_in_writing_is_shown():
    facts = SPARRING_FACTS.copy()
    facts["quote"], facts["quote_kind"], facts["quote_share"] = 0.06, "written", 0.4
    for style in STYLE_NAMES:
        game = Game.start(scenario(facts, style, 3))
        game = game.ask_evidence()
        said = game.replies[-1].kind
        assert said == ("called" if style == "bluffer" else "shown")
        if style != "bluffer":
            assert "6.0\xa0%" in game.log[0].words
            assert game.log[-1].words.endswith("It covers 40\xa0% of what we buy from you.")


def test_a_date_moves_when_it_works_and_passes_when_it_does_not():
    held = after("deadline", *[Deal(cut=0.01)] * 5)
    kinds = [said.kind for said in held.replies]
    assert "deadline" in kinds
    assert kinds[kinds.index("deadline") + 1] == "deadline passed"
    assert held.scenario.theirs(held.standing) < held.scenario.opening_value
    giving = after("deadline", *[Deal(cut=0.01 + 0.005 * n) for n in range(5)])
    assert giving.scenario.theirs(giving.standing) == giving.scenario.opening_value


def test_salami_wants_one_more_slice_until_it_is_refused():
    game = after("salami")
    fair = game.scenario.space.deal(int(np.flatnonzero(game.acceptable)[0]))
    sliced = game.offer(fair)
    assert sliced.replies[-1].kind == "slice"
    gain = sliced.scenario.theirs(sliced.standing) - sliced.scenario.theirs(fair)
    assert gain > 0
    assert sliced.offer(fair).deal == fair  # firm: signed without the slice
    granted = sliced.offer(sliced.standing)
    assert granted.replies[-1].kind == "slice"
    assert granted.scenario.theirs(granted.standing) > sliced.scenario.theirs(sliced.standing)


# ---- worth playing: simulated sellers, the same seeds for all ----------------------------------------

SEEDS = range(40)
SELLERS = {
    "plain": Trader(),
    "price only": Trader(price_only=True),
    "asks for evidence": Trader(evidence=True),
    "asks for interests": Trader(interests=True),
    "waits": Trader(waits=True),
    "leaner package": Trader(lean=True),
    "repeats its offer": Trader(firm=True),
}
ANSWERS = {
    "price-only": "leaner package",
    "relationship": "asks for interests",
    "bluffer": "asks for evidence",
    "deadline": "waits",
    "salami": "repeats its offer",
}


@pytest.fixture(scope="module")
def earned():
    """By style and seller: what it gains over no deal, CNY a year, on average over the seeds."""
    return {
        style: {
            name: np.mean([gain(one, seller) for one in sparring(SEEDS, [style])])
            for name, seller in SELLERS.items()
        }
        for style in STYLE_NAMES
    }


def gain(one, seller):
    return play(one, seller).value - one.seller.reservation


@pytest.mark.parametrize("style", STYLE_NAMES)
def test_each_style_needs_another_answer(earned, style):
    best = max(earned[style], key=earned[style].get)
    assert best == ANSWERS[style]
    assert earned[style][best] > 1.1 * earned[style]["plain"]


def test_asking_for_evidence_pays_against_the_bluffer_alone(earned):
    pays = {style for style in STYLE_NAMES if earned[style]["asks for evidence"] > earned[style]["plain"]}
    assert pays == {"bluffer"}


@pytest.mark.parametrize("style", STYLE_NAMES)
def test_a_seller_who_gives_price_alone_does_worse_than_one_who_trades(earned, style):
    assert earned[style]["price only"] < 0.7 * earned[style]["plain"]
