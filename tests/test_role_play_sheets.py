"""The printed role-play sheets: those of today's scenarios, one of each style, secrets on their side."""

import pytest
from negotiation_checks import Printed

from kam_helpers import negotiation
from tools import role_play


@pytest.mark.parametrize("path", list(role_play.sheets()), ids=lambda path: path.name)
def test_the_printed_sheet_is_the_one_of_today(path):
    assert path.read_text(encoding="utf-8") == role_play.sheets()[path]


def test_no_sheet_is_left_from_before():
    assert set(role_play.FOLDER.glob("*.md")) == set(role_play.sheets())


def test_the_pairs_meet_every_style_and_one_talk_without_anything_to_sign():
    scenes = role_play.scenarios()
    assert sorted(scene.style.name for scene in scenes) == sorted(negotiation.STYLE_NAMES)
    assert [bool(negotiation.bargaining_zone(scene).numbers) for scene in scenes] == [True] * 4 + [False]


@pytest.mark.parametrize("scene", role_play.scenarios(), ids=lambda scene: scene.account)
def test_adding_up_is_right_to_within_a_twentieth_of_what_the_account_brings(scene):
    sheets = negotiation.role_play_sheets(scene)
    for sheet, worth in ((sheets.seller, scene.ours), (sheets.buyer, scene.theirs)):
        printed = Printed(sheet)
        assert printed.most_off < 0.05 * scene.seller.contribution
        for deal in map(scene.space.deal, range(len(scene.space))):
            assert abs(printed.add_up(deal) - worth(deal)) <= printed.most_off


@pytest.mark.parametrize("scene", role_play.scenarios(), ids=lambda scene: scene.account)
def test_the_seller_does_not_read_how_the_buyer_buys(scene):
    sheet = negotiation.role_play_sheets(scene)
    assert scene.style.does in sheet.buyer
    assert scene.style.does not in sheet.seller
