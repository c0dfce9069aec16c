"""What did not move is kept as pixels: after a move of one control a picture is that of a fresh figure."""

import pytest
import widget_checks

from kam_helpers import datasets, satisfaction, widgets
from kam_helpers.errors import CourseError


def survey():
    return satisfaction.read_survey(datasets.survey_table(), datasets.survey_items(), account="account")


MADE_FROM = {
    "CarBuyerExplorer": [],
    "ExpectationExplorer": [],
    "LeversExplorer": [datasets.lifetime_facts],
    "LifeCycleExplorer": [],
    "LifetimeExplorer": [datasets.lifetime_facts],
    "RelationshipDiagnosis": [datasets.relationship_questions, datasets.relationship_answers_table],
    "SatisfactionExplorer": [survey, datasets.lifetime_facts],
    "TieringExplorer": [datasets.account_facts],
}


@pytest.mark.parametrize("name", MADE_FROM)
def test_after_each_move_of_one_control_the_picture_is_that_of_a_fresh_figure(name, monkeypatch):
    monkeypatch.setattr(widget_checks, "SAMPLED", 1)
    monkeypatch.setattr(widget_checks, "STATES", 12)
    explorer = getattr(widgets, name)(*(read() for read in MADE_FROM[name]))
    widget_checks.picture_follows_the_settings(explorer, 900, CourseError)
