"""The loyalty ladder: medians and moves, never a mean."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiering_checks import refused

from kam_helpers import loyalty as ly

HISTORY = pd.DataFrame(
    {
        "2024": ["prospect", "client", "supporter", "partner"],
        "2025": ["customer", "client", "customer", "lost"],
        "2026": ["client", "advocate", "customer", "client"],
    },
    index=["Alder", "Birch", "Cedar", "Dogwood"],
)
histories = st.lists(
    st.lists(st.sampled_from(ly.STATES), min_size=3, max_size=3), min_size=1, max_size=12
).map(lambda rows: pd.DataFrame(rows, columns=["2024", "2025", "2026"]))


def test_the_median_is_a_word_and_of_two_middle_ones_the_lower():
    table = ly.level_medians(HISTORY)
    assert table["median"].to_list() == ["client", "customer", "client"]
    assert table["accounts"].to_list() == [4, 3, 4]
    assert table["off_ladder"].to_list() == [0, 1, 0]
    assert table["median"].cat.ordered


@given(histories, st.randoms(use_true_random=False))
def test_half_of_the_accounts_stand_on_the_median_or_higher(history, random):
    on_ladder = history != "lost"
    if not on_ladder.any().all():
        refused(lambda: ly.level_medians(history), "no account is on the ladder")
        return
    table = ly.level_medians(history)
    for date in history:
        levels = history.loc[on_ladder[date], date].map(ly.LEVELS.index)
        middle = ly.LEVELS.index(table.loc[date, "median"])
        assert (levels >= middle).mean() >= 0.5
        assert (levels <= middle).mean() >= 0.5
    rows = list(history.index)
    random.shuffle(rows)
    pd.testing.assert_frame_equal(ly.level_medians(history.loc[rows]), table)


def test_moves_are_counted_from_row_to_column():
    moves = ly.transition_matrix(HISTORY)
    assert moves.counts.loc["client", ["client", "advocate"]].to_list() == [1, 1]
    assert moves.counts.loc["partner", "lost"] == 1
    assert moves.shares.loc["client", "advocate"] == 0.5
    assert (moves.up, moves.same, moves.down, moves.lost, moves.returned) == (3, 2, 1, 1, 1)
    over_two = ly.transition_matrix(HISTORY, years_apart=2)
    assert over_two.counts.loc["partner", "client"] == 1
    assert (over_two.up, over_two.same, over_two.down) == (2, 0, 2)


@given(histories, st.sampled_from([1, 2]))
def test_every_move_is_counted_once_and_shares_add_up_to_one(history, apart):
    moves = ly.transition_matrix(history, apart)
    assert moves.counts.to_numpy().sum() == len(history) * (3 - apart)
    stood = moves.counts.sum(axis=1) > 0
    assert moves.shares[stood].sum(axis=1).to_list() == pytest.approx([1] * stood.sum())
    assert not moves.shares[~stood].any(axis=None)
    still_lost = moves.counts.loc["lost", "lost"]
    told = moves.up + moves.same + moves.down + moves.lost + moves.returned
    assert told + still_lost == moves.counts.to_numpy().sum()


def test_numbers_in_place_of_words_are_refused():
    codes = HISTORY.replace({level: n for n, level in enumerate(ly.STATES)}).astype(int)
    for model in (ly.level_medians, ly.transition_matrix):
        refused(lambda model=model: model(codes), "2024", "mean", "prospect")


def test_unknown_words_blanks_and_too_few_dates_are_refused():
    refused(lambda: ly.level_medians(HISTORY.replace("client", "friend")), "2024", "friend")
    refused(lambda: ly.level_medians(HISTORY.mask(HISTORY == "lost")), "row 4", "2025")
    refused(lambda: ly.transition_matrix(HISTORY, 3), "3 dates", "too few")
    refused(lambda: ly.transition_matrix(HISTORY, 0), "years_apart", "at least 1")


def test_nothing_here_takes_a_mean_of_levels():
    with pytest.raises(TypeError):
        ly.level_medians(HISTORY)["median"].mean()
