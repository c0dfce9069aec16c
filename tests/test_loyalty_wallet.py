"""Share of wallet: the wallet allocation rule against its published figures, ties and sums."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiering_checks import refused

from kam_helpers import loyalty as ly


@pytest.mark.parametrize(
    ("ranks", "shares"),
    [([1, 2], [0.667, 0.333]), ([1, 2, 3], [0.5, 0.333, 0.167])],
)
def test_the_rule_gives_its_published_shares(ranks, shares):
    """Keiningham et al. 2011: two suppliers 66.7/33.3, three 50/33.3/16.7."""
    assert ly.wallet_allocation(ranks).round(3).to_list() == shares
    assert ly.wallet_allocation(ranks).sum() == pytest.approx(1)


@pytest.mark.parametrize("ranks", [[1, 2, 2, 4], [1, 2.5, 2.5, 4], [1, 2, 2, 3]])
def test_equal_suppliers_share_their_places_however_they_are_written(ranks):
    shares = ly.wallet_allocation(ranks)
    assert shares.to_list() == pytest.approx([0.4, 0.25, 0.25, 0.1])


def test_the_first_of_two_is_not_given_nothing():
    """A book prints “1 minus the inverse of the rank”, which leaves the first-ranked supplier nothing."""
    assert ly.wallet_allocation({"first": 1, "second": 2})["first"] > 0.5


ties = st.lists(st.integers(0, 5), min_size=2, max_size=8).map(pd.Series)


@given(ties, st.sampled_from(["min", "average", "dense"]), st.randoms(use_true_random=False))
def test_shares_add_up_to_one_and_do_not_depend_on_the_order(liking, how, random):
    ranks = liking.rank(method=how)
    shares = ly.wallet_allocation(ranks)
    assert shares.sum() == pytest.approx(1)
    assert (shares > 0).all()
    order = list(ranks.index)
    random.shuffle(order)
    assert ly.wallet_allocation(ranks.reindex(order)).reindex(ranks.index).to_list() == shares.to_list()
    if liking.nunique() == 1:
        assert shares.to_list() == pytest.approx([1 / len(liking)] * len(liking))


@pytest.mark.parametrize(
    "ranks", [[1, 3], [2, 3], [0, 1], [-1, 1], [1, 3, 3, 4], [1, 1.5, 3], [2, 2], [1, 2, 2, 5]]
)
def test_what_is_no_ranking_is_refused(ranks):
    refused(lambda: ly.wallet_allocation(ranks), "no ranking")


def test_one_supplier_alone_or_none_is_refused():
    refused(lambda: ly.wallet_allocation({"we": 1}), "two suppliers", "we")
    refused(lambda: ly.wallet_allocation([]), "empty")
    refused(lambda: ly.wallet_allocation([1, None]), "missing")


RANKS = pd.DataFrame(
    [
        ("Alder", 1, "Kestrelle", 1),
        ("Alder", 1, "rival", 2),
        ("Alder", 2, "rival", 1),
        ("Alder", 2, "Kestrelle", 2),
        ("Alder", 2, "third", 3),
        ("Birch", 1, "rival", 1),
        ("Birch", 1, "third", 2),
    ],
    columns=["account", "respondent", "supplier", "rank"],
)
WALLET = pd.DataFrame(
    [
        ("Alder", "primers", "Kestrelle", 60.0),
        ("Alder", "top coats", "Kestrelle", 20.0),
        ("Alder", "top coats", "rival", 10.0),
        ("Alder", "spare parts", "not known", 10.0),
        ("Birch", "primers", "rival", 50.0),
    ],
    columns=["account", "product_group", "supplier", "spend_cny"],
)


def test_people_of_one_account_count_alike_and_who_is_not_ranked_gets_nothing():
    shares = ly.inferred_shares(RANKS)
    assert shares["Alder"].round(3).to_dict() == {"Kestrelle": 0.5, "rival": 0.417, "third": 0.083}
    assert shares.groupby(level="account").sum().to_list() == pytest.approx([1, 1])


def test_names_kept_as_categories_change_nothing():
    named = RANKS.astype({"account": "category", "supplier": "category"})
    pd.testing.assert_series_equal(ly.inferred_shares(named), ly.inferred_shares(RANKS))
    wallet = WALLET.astype({"account": "category", "product_group": "category", "supplier": "category"})
    pd.testing.assert_series_equal(ly.observed_shares(wallet), ly.observed_shares(WALLET))


def test_inferred_beside_observed():
    table = ly.inferred_and_observed(RANKS, WALLET)
    assert table["observed"].to_dict() == {"Alder": 0.8, "Birch": 0}
    assert table["inferred"].round(6).to_dict() == {"Alder": 0.5, "Birch": 0}
    assert table["difference"].round(6).to_list() == [0.3, 0]
    other = ly.inferred_and_observed(RANKS, WALLET, "rival")
    assert other["observed"].to_dict() == {"Alder": 0.1, "Birch": 1}


@given(st.permutations(list(range(len(RANKS)))), st.floats(0.01, 1e6))
def test_neither_the_order_of_rows_nor_the_currency_changes_a_share(order, rate):
    rows = RANKS.iloc[order]
    wallet = WALLET.assign(spend_cny=WALLET["spend_cny"] * rate).iloc[::-1]
    table = ly.inferred_and_observed(rows, wallet).sort_index()
    expected = ly.inferred_and_observed(RANKS, WALLET)
    pd.testing.assert_frame_equal(table, expected)


def test_a_wrong_ranking_is_named_with_account_and_respondent():
    wrong = pd.concat([RANKS, pd.DataFrame([("Birch", 2, "rival", 2)], columns=RANKS.columns)])
    refused(lambda: ly.inferred_shares(wrong), "Birch", "respondent 2", "two suppliers")
    refused(lambda: ly.inferred_shares(RANKS.assign(supplier=None)), "row 1", "supplier")
    refused(lambda: ly.inferred_and_observed(RANKS, WALLET[:3]), "wallet", "Birch")
    refused(lambda: ly.inferred_and_observed(RANKS, WALLET, "nobody"), "nobody")
    refused(lambda: ly.observed_shares(WALLET.assign(spend_cny=-1.0)), "spend_cny", "negative")
    refused(lambda: ly.observed_shares(WALLET.assign(spend_cny=0.0)), "Alder", "above 0")


def test_share_of_wallet_of_one_and_of_many():
    assert ly.share_of_wallet(30, 50) == 0.6
    shares = ly.share_of_wallet({"Alder": 30, "Birch": 0}, {"Birch": 10, "Alder": 40})
    assert shares.to_dict() == {"Alder": 0.75, "Birch": 0}
    refused(lambda: ly.share_of_wallet({"Alder": 30}, {"Alder": 20}), "Alder", "more from us")
    refused(lambda: ly.share_of_wallet(30, 0), "above 0")
    refused(lambda: ly.share_of_wallet({"Alder": 30}, {"Birch": 20}), "Alder")
