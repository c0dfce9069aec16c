"""The picture of a negotiation: its sentences, and that it shows what was offered."""

import time
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from matplotlib.text import Text
from plot_checks import PLAIN, texts_on_texts, texts_outside

from kam_helpers import negotiation as ng
from kam_helpers import plots
from kam_helpers.formats import money
from kam_helpers.plots.negotiation.space import NARROW


def scenario(name="Alder", style="deadline", **changes):
    row = pd.Series(ng.SPARRING_FACTS.to_dict() | changes, name=name)
    return ng.scenario(row, style=style, seed=3)


def game(talk, cut=0.02):
    """Two offers of ours, then whatever the buyer has on the table."""
    return ng.Game.start(talk).offer(ng.TODAY).offer(ng.Deal(cut=cut)).accept()


def results(names):
    """A game with an account of this name."""
    talk = scenario(names[0])
    return {"space": (talk, game(talk))}


PLOTS = sorted(results(PLAIN))


def draw(name, names):
    return picture(*results(names)[name])


def picture(*given, **options):
    return plots.picture(plots.negotiation.space, *given, **options)


def words(picture):
    return [text.get_text().replace("\u00a0", " ") for text in picture.figure.findobj(Text)]


def reading(*given):
    return plots.negotiation.space.reading(*given).replace("\u00a0", " ")


def is_whole(picture):
    return texts_outside(picture.figure) == [] == texts_on_texts(picture.figure)


def test_space_is_whole_at_nine_hundred_pixels():
    assert is_whole(picture(*results(PLAIN)["space"], size=(900 / 96, 5.0)))


@pytest.mark.parametrize("finished", [False, True])
def test_space_is_whole_on_a_narrow_screen(finished):
    talk = scenario(loss_if_held=0.9)
    shown = picture(talk, *([game(talk)] if finished else []), size=NARROW)
    assert is_whole(shown)
    assert shown.figure.get_figwidth() * 96 <= 300
    (ax,) = shown.figure.axes
    inside = ax.get_window_extent()
    assert inside.width > 0.6 * shown.figure.bbox.width
    assert inside.height > 0.5 * shown.figure.bbox.height
    words_shown = " ".join(words(shown)).replace("\n", " ")
    assert {"Nash point", "today's terms"} <= set(words(shown))
    assert f"lies below: {money(talk.seller.reservation)}".replace("\u00a0", " ") in words_shown


def test_space_reading_says_what_trading_adds():
    talk = scenario()
    takes = talk.buyer_values >= talk.buyer.reservation
    package = talk.seller_values[takes].max()
    price = talk.seller_values[takes & talk.space.alone("cut")].max()
    assert price < 0 < package
    said = reading(talk)
    assert said.startswith(
        f"At Alder the smallest price cut that the buyer would sign costs us CNY {-price / 1e3:.0f} k"
    )
    assert said.endswith(f"trading is worth CNY {(package - price) / 1e3:.0f} k a year.")
    assert reading(talk, ng.Game.start(talk)) == said


def test_space_reading_says_how_a_game_ended():
    talk = scenario()
    played = game(talk)
    left = ng.left_on_table(talk, played.deal)
    assert left > 1
    text = reading(talk, played)
    assert text.startswith("The deal with Alder ")
    assert f"was worth CNY {left / 1e3:.0f} k a year more to us" in text
    assert {"the deal", "Nash point"} <= set(words(picture(talk, played)))
    assert {"the request", "today's terms"} <= set(words(picture(talk)))
    away = ng.Game.start(talk).walk_away()
    n = len(ng.bargaining_zone(talk).numbers)
    assert reading(talk, away).startswith(f"You walked away. {n:,} deals would be better than none")
    going = ng.Game.start(talk).offer(ng.TODAY)
    assert reading(talk, going).startswith("The talk goes on.")


def test_space_without_a_zone_says_to_walk_away():
    talk = scenario()
    hard = replace(talk.buyer, reservation=talk.buyer_values.max() + 1)
    talk = replace(talk, buyer=hard)
    assert not ng.bargaining_zone(talk)
    said = "At Alder no deal is better than none for both sides: walking away is right."
    assert reading(talk) == said
    assert reading(talk, ng.Game.start(talk).walk_away()) == f"You walked away. {said}"
    assert is_whole(picture(talk))


def test_space_tells_a_bad_deal_from_a_good_one():
    talk = scenario()
    best = talk.space.deal(
        int(np.argmax(np.where(talk.buyer_values >= talk.opening_value, talk.seller_values, -9e9)))
    )
    done = ng.Game.start(talk).offer(best)
    assert done.deal == best
    assert "Nothing was left on the table" in reading(talk, done)
    cheap = replace(talk, seller=replace(talk.seller, loss_chance=0.0))
    bad = ng.Game.start(cheap).accept()
    assert bad.value < 0
    text = reading(cheap, bad)
    assert text.endswith("No deal, with its higher risk to lose the account, would have cost only CNY 0.")


def test_space_writes_a_floor_that_lies_far_below_at_the_edge():
    talk = scenario(loss_if_held=0.9)
    shown = words(picture(talk))
    worth = money(talk.seller.reservation).replace("\u00a0", " ")
    assert f"our floor (no deal) lies below: {worth}" in shown


def test_space_is_drawn_while_one_waits():
    talk = scenario()
    played = game(talk)
    best = np.inf
    for _try in range(3):
        start = time.process_time()
        picture(talk, played).png()
        best = min(best, time.process_time() - start)
    assert best < 0.6  # s of CPU; about 0.2 on an idle machine
