"""What the words of the loyalty questions claim about the data, and sums to follow by hand."""

import pytest
from question_matrix import opens_with_a_sum

from kam_helpers import loyalty as models
from kam_helpers.questions import Judgement, Number
from kam_helpers.questions import loyalty as q
from kam_helpers.questions.loyalty import facts, forces, fourth, held, in_lesson_forces, ladder, wallet

EVERY = (*q.QUESTIONS, *q.SHEET.questions)


@pytest.mark.parametrize(
    "question",
    [pytest.param(one, id=one.name) for one in EVERY if isinstance(one.kind, Number)],
)
def test_the_solution_of_a_number_begins_with_arithmetic_for_a_calculator(question):
    assert opens_with_a_sum(question)


def test_the_sheet_counts_its_questions_and_two_of_them_are_judgements():
    assert [question.number for question in q.SHEET.questions] == [f"6.{n}" for n in range(1, 20)]
    assert sum(isinstance(question.kind, Judgement) for question in q.SHEET.questions) == 2


def test_the_six_accounts_are_of_all_four_types():
    assert set(facts.types()[facts.SIX]) == set(models.TYPES)
    assert (facts.types()[facts.SIX] == "mercenary").sum() == 2
    assert (facts.types()[facts.SIX] == "hostage").sum() == 1


def test_half_of_the_orders_and_most_of_the_spending_of_one_account_are_ours():
    account = facts.SIX[0]
    rate, cut = facts.answers()["repurchase_rate"][account], models.BEHAVIOUR_CUT
    assert rate < cut < facts.against_rule()["observed"][account]


def test_a_few_accounts_are_hostages_under_every_pair_of_limits():
    assert facts.cuts()["hostage"].min() > 0


def test_of_the_accounts_whose_words_and_deeds_differ_two_would_average_out():
    differ = q.words_and_deeds.truth
    table = facts.indicators().loc[list(differ)]
    total = table["words_loyal"] + table["deeds_loyal"] - table["words_not"] - table["deeds_not"]
    assert (len(differ), (total > 0).sum()) == (3, 2)


def test_one_of_the_four_people_put_two_suppliers_on_one_place():
    places = facts.ranks()
    assert places.shape == (3, 4)
    assert [column.duplicated().any() for _person, column in places.items()] == [False] * 3 + [True]
    expected = facts.against_rule()["inferred"][facts.RANKS_OF]
    assert q.four_people.truth == pytest.approx(expected)


def test_the_middle_account_stays_on_its_step_while_the_average_rises():
    medians = models.level_medians(facts.levels())["median"]
    assert medians.nunique() == 1
    assert ladder._mean(ladder._year(-1)) > ladder._mean(ladder._year(0)) + 0.2


def test_more_moves_go_up_than_down_and_those_who_left_had_stood_high():
    levels = facts.levels()
    numbers = {level: number for number, level in enumerate(models.LEVELS, 1)}
    codes = levels.apply(lambda year: year.map(numbers).astype(float))
    steps = codes.diff(axis=1)
    up, down = int((steps > 0).sum().sum()), int((steps < 0).sum().sum())
    left = levels[ladder._year(-1)] == models.LOST
    told = q.average_step.words(q.average_step.reason)
    assert up > down
    assert f"({up})" in told
    assert f"({down})" in told
    assert f"the {left.sum()} that left" in told
    first = codes[ladder._year(0)]
    assert first[left].mean() > first.mean()
    # So leaving them out lowers the average of the later year: it does not make the rise.
    assert codes.loc[~left, ladder._year(0)].mean() < first.mean()


def test_who_buys_across_loses_less_than_its_size_and_less_often_than_others():
    across, table = facts.across(), facts.by_families()
    assert across.losing_share == pytest.approx(models.PUBLISHED_LOSING_SHARE, abs=0.05)
    assert across.share_of_losses == pytest.approx(models.PUBLISHED_SHARE_OF_LOSSES, abs=0.05)
    assert facts.sales_across() > across.share_of_losses
    others = len(facts.accounts()) - across.accounts, int(table["losing"].sum()) - across.losing
    assert facts.losing_among_others() == pytest.approx(others[1] / others[0])
    assert facts.losing_among_others() > across.losing_share
    assert fourth._size_ratio() > 2


def test_brakenfeld_gains_with_us_although_we_are_dearer_and_the_held_account_does_not():
    assert forces._beside(["price"]) > 0
    assert forces._attraction() == pytest.approx(facts.advantage()["attraction"][facts.VALUE_OF])
    assert forces._attraction() > 0
    assert facts.staying()["zone"][facts.HELD] == "held"


def test_two_percent_of_price_take_most_of_what_holds_the_hostage():
    left = facts.staying()["force_share"][held.ACCOUNT]
    assert facts.types()[held.ACCOUNT] == "hostage"
    assert facts.staying()["zone"][held.ACCOUNT] == "held"
    assert left / 2 < 0.02 < left
    assert held.MEND < held.TEAM <= held.BUDGET < held._cut()


def test_the_first_to_go_has_neither_ill_will_nor_a_barrier():
    first = facts.staying().loc[q.goes_first.truth]
    assert (first["attraction"] > 0) and first["zone"] == "free"
    four = facts.staying().loc[in_lesson_forces.ROWS]
    assert (four["staying_force"] > 0).all()
    assert four["purchases"].idxmax() == four["force_share"].idxmax()


def test_the_compared_accounts_are_as_the_messages_say():
    assert abs(wallet._compared("difference")[wallet._compared("observed").idxmax()]) < 0.1
    assert wallet._compared("difference").min() < -0.1
