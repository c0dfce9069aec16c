"""The engine of questions, on one sample question of each kind."""

import gettext
import json
import os
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
import sample_questions as sample
from question_matrix import browser_answer, matrix
from sample_questions import FORMULA, QUESTIONS, SCRIPT

from kam_helpers import store
from kam_helpers.errors import CourseError
from kam_helpers.questions import (
    Argued,
    CannotRead,
    Choice,
    Correct,
    NotYet,
    Number,
    Ranking,
    Selection,
    Table,
    WrongPath,
    problems,
    record,
)
from kam_helpers.questions.card import QuestionCard, describe, opening, press
from kam_helpers.questions.reading import UnreadableError, numbers_in
from kam_helpers.text import use_language, use_translations

EVERY = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.attribute)


@pytest.fixture(autouse=True)
def path(tmp_path, monkeypatch):
    target = tmp_path / "progress.json"
    monkeypatch.setenv("KAM_PROGRESS", str(target))
    store.notices()
    return target


# ---- outcomes ------------------------------------------------------------------------------------


@EVERY
def test_the_matrix(question):
    wrong = [
        f"{label}: {outcome}"
        for label, answer, kind, words in matrix(question)
        if not isinstance(outcome := question.judge(answer), kind) or words not in str(outcome)
    ]
    assert wrong == []


@EVERY
def test_the_samples_are_sound(question):
    assert problems(question) == []


@EVERY
def test_only_a_right_answer_is_true(question):
    assert bool(question.check(question.expected())) is True
    assert bool(question.check(question.wrong_paths[0].answer())) is False
    assert bool(question.check(...)) is False
    assert bool(question.check(object())) is False


def test_an_outcome_is_a_sentence_with_its_verdict_in_a_sign_and_a_word():
    assert repr(sample.share.check(0.2)) == "↻ Not yet. Of 5 accounts, not of revenue."
    assert (
        repr(sample.share.check(...)) == "… Not attempted. Put your answer in place of the … and check again."
    )
    assert repr(sample.share.check("45%")) == "✓ Correct. 45\xa0%. Tell your boss: Nearly half."
    html = sample.share.check(0.2)._repr_html_()
    assert "<strong>↻ Not yet.</strong>" in html


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("0.45 %", "factor of 100: give fifteen percent as 15 % or 0.15"),
        ("-45 %", "The sign is reversed."),
        ("46.5 %", "close, but further off than rounding"),
        ("90 %", "too high"),
        ("30 %", "too low"),
    ],
)
def test_a_wrong_percentage_is_diagnosed(answer, words):
    assert words in str(sample.share.check(answer))


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (-0.9, "factor of 1,000"),
        ("-0.9k", "✓"),
        (900, "sign is reversed"),
        ("-90k", "factor of 100: check the unit"),
    ],
)
def test_a_wrong_amount_is_diagnosed(answer, words):
    assert words in str(sample.profit.check(answer))


@pytest.mark.parametrize(
    ("truth", "decimals", "answer", "words"),
    [
        (0.029, 1, "1.98", "too low"),
        (0.0208, 1, "0.5", "too low"),
        (0.0208, 1, "1.04", "too low"),
        (0.0208, 1, "1.5", "too low"),
        (0.0074, 2, "1.9", "too high"),
        (0.0074, 2, "0.7", "hundredth"),
        (0.2, 0, "0.4", "too high"),
        (0.029, 1, "-2.9", "sign is reversed"),
        (0.029, 1, "-0.029", "sign is reversed"),
    ],
)
def test_a_percentage_without_its_sign_is_judged_by_its_nearest_reading(truth, decimals, answer, words):
    kind = Number(unit="percent", absolute=0.0003, decimals=decimals)
    question = replace(sample.share, kind=kind, expected=lambda: truth, wrong_paths=())
    assert words in str(question.check(answer))


@pytest.mark.parametrize(
    ("answer", "words", "path"),
    [
        ("9", "That is revenue. (That takes your number as thousands", "revenue"),
        ("0.009", "That is revenue. (That takes your number as millions", "revenue"),
        ("-0.9", "factor of 1,000", ""),
        ("90", "too high", ""),
    ],
)
def test_a_known_mistake_in_thousands_or_millions_is_named(answer, words, path):
    outcome = sample.profit.check(answer)
    assert words in str(outcome)
    assert outcome.wrong_path == path


def test_points_are_asked_for_read_and_shown_as_points():
    kind = Number(unit="percent", absolute=0.0015, decimals=1, points=True)
    question = replace(sample.share, kind=kind, expected=lambda: 0.2119, wrong_paths=(), say="")
    assert kind.spec()["unit"] == "points"
    for answer in ("21.2", "21.2 points", "21.2 percentage points", "21.2 %", 0.2119):
        assert "✓ Correct. 21.2\xa0points." in str(question.check(answer))
    assert "say it in points" in str(question.check(0.2119))


def test_a_fraction_is_accepted_with_a_word_about_it():
    assert "say it as a percentage" in str(sample.share.check(0.45))
    assert "say it as a percentage" not in str(sample.share.check("45"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.2m", [1.2e6]),
        ("1,234", [1234, 1.234]),
        ("1.234", [1.234, 1234]),
        ("1 234", [1234]),
        ("1\u202f234,5", [1234.5]),
        ("CNY 5 170", [5170]),
        ("5'170.25", [5170.25]),
        ("1.234.567,89 ¥", [1234567.89]),
        ("1,234,567", [1234567]),
        ("−45k", [-45000]),
        ("−CNY\xa045\xa0k", [-45000]),
        ("$72,069", [72069, 72.069]),
        ("USD 72,069 ", [72069, 72.069]),
        ("(2,520.5)", [-2520.5]),
        ("12万", [120000]),
        ("１２．５", [12.5]),
        ("≈ 7", [7]),
        ("1e3", [1000]),
        ("0.756", [0.756]),
        ("0,756", [0.756]),
        (".156", [0.156]),
        (".75m", [750_000]),
        (".5", [0.5]),
        (",5", [0.5]),
        ("−.5", [-0.5]),
        ("(.5)", [-0.5]),
        ("CNY .5m.", [500_000]),
        ("~ .25 %", [0.25]),
        ("7.", [7]),
        ("2/5", [0.4]),
        ("−11 / 44", [-0.25]),
    ],
)
def test_numbers_are_read_as_people_write_them(text, expected):
    assert numbers_in(text)[0] == pytest.approx(expected)


@pytest.mark.parametrize("text", ["1 2/5", "2/0", "1/2/3", "2/", "9 hostage", "1.5x"])
def test_what_is_not_one_number_is_not_made_one(text):
    with pytest.raises(UnreadableError):
        numbers_in(text, unit_words=("hostages",))


@pytest.mark.parametrize(
    ("text", "words"),
    [("9 hostages", ("accounts", "hostages")), ("9x", ("times", "x")), ("9 accounts", ("accounts",))],
)
def test_a_number_may_carry_the_word_it_counts(text, words):
    assert numbers_in(text, unit_words=words) == ([9.0], False)


def test_a_percentage_rightly_rounded_is_told_that_a_tenth_is_asked_for():
    tenth = replace(sample.share, kind=Number(unit="percent", absolute=0.001, decimals=1))
    tenth = replace(tenth, expected=lambda: 0.156, wrong_paths=())
    assert tenth.check(".156")
    assert "Give it to the tenth" in str(tenth.check("16 %"))
    assert "Give it to the tenth" not in str(tenth.check("17 %"))


def test_a_set_is_diagnosed():
    check = sample.earners.check
    assert "1 of your 2 belong" in str(check(["A002", "A005"]))
    assert "2 are asked for, 3 were given. 1 of yours does not belong." in str(
        check(["A002", "A003", "A005"])
    )
    assert "2 are asked for, 1 were given. 1 is missing." in str(check(["A002"]))


def test_a_ranking_is_diagnosed():
    check = sample.ranking.check
    assert "Right names, wrong order." in str(check([SCRIPT, "Birch, Sons & Co", FORMULA]))
    assert "reversed order" in str(check([FORMULA, SCRIPT, "Birch, Sons & Co"]))
    assert "3 are asked for, 2 were given" in str(check(["Birch, Sons & Co", SCRIPT]))
    assert "Place 3 is the first that differs" in str(check(["Birch, Sons & Co", SCRIPT, "Elm"]))


def test_a_name_that_is_nearly_right_gets_a_suggestion():
    assert "“Aldr”. Is it Alder?" in str(sample.ranking.check(["Aldr"]))


def test_a_name_with_a_comma_can_be_typed():
    assert sample.earners.check(f"Birch, Sons & Co; {SCRIPT}")


def test_a_table_is_diagnosed():
    right, check = sample.table.expected(), sample.table.check
    assert "1 row is missing" in str(check(right.iloc[1:]))
    assert "The column “margin” is missing" in str(check(right[["profit"]].assign(other=1)))
    assert "In “profit” the sign is reversed" in str(check(right.assign(profit=-right.profit)))
    off = right.assign(profit=right.profit.where(right.index != "Elm", 1.0))
    assert "In “profit” 1 of 5 rows differs" in str(check(off))
    assert "rows are there twice" in str(check(pd.concat([right, right])))
    assert "left aside" in str(check(right.assign(spare=1)))


def test_two_tables_with_the_same_rows_in_another_order_can_be_told_apart_when_order_matters():
    ordered = replace(sample.series, kind=Table(ordered=True))
    assert "wrong order" in str(ordered.check(ordered.expected().iloc[::-1]))


# ---- judgement -----------------------------------------------------------------------------------

GOOD = {
    "for": "They bring the most profit today and will.",
    "against": "Two accounts are a risk to depend on.",
}


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"evidence": ["stake"]}, "A decision is missing."),
        ({"decision": ["A002"]}, "2 are asked for, 1 were given."),
        ({"decision": ["A001", "A002"]}, "One of them loses money."),
        ({"decision": ["A002", "A004"]}, "Name 2 more figures that bear on it."),
        ({"decision": ["A002", "A004"], "evidence": "stake"}, "Name 1 more figure that bears on it."),
        ({"decision": ["A002", "A004"], "evidence": ["stake", "sunk"]}, "That is spent. Name 1 more figure"),
        (
            {"decision": ["A002", "A004"], "evidence": ["stake", "share"]},
            "Write a little more here: Why these.",
        ),
        (
            {"decision": ["A002", "A004"], "evidence": ["stake", "share"], "reasons": {"for": GOOD["for"]}},
            "Write a little more here: What speaks against them.",
        ),
    ],
)
def test_an_incomplete_judgement_is_told_what_it_lacks(parts, words):
    outcome = sample.judged.check(**parts)
    assert isinstance(outcome, NotYet)
    assert words in str(outcome)


def test_a_complete_judgement_need_not_be_the_experts():
    outcome = sample.judged.check(decision=["A002", "A004"], evidence=["stake", "share"], reasons=GOOD)
    assert isinstance(outcome, Argued)
    assert "☐ I named a cost." in str(outcome)
    assert "What speaks against it: Others will ask." in str(outcome)
    assert SCRIPT not in outcome._repr_html_()


def test_an_answer_is_given_whole_or_in_parts():
    with pytest.raises(CourseError, match="not both"):
        sample.judged.check({"decision": "a"}, evidence=[])


# ---- definitions ---------------------------------------------------------------------------------


def test_wrong_paths_that_coincide_are_found():
    count = sample.share.wrong_paths[0]
    same = replace(count, name="same")
    near = WrongPath("near", lambda: 0.4512, "…")
    unreadable = WrongPath("odd", lambda: 0.1, "…")
    broken = replace(sample.share, wrong_paths=(count, same, near, unreadable))
    assert problems(broken) == [
        "wrong path 'same' is taken for 'count'",
        "wrong path 'near' gives the expected answer",
    ]
    assert (
        problems(replace(sample.share, wrong_paths=(count, count)))[0] == "two wrong paths are called 'count'"
    )


def test_missing_parts_of_a_definition_are_found():
    found = problems(
        replace(sample.share, name="Share", title=" ", hints=(), topics=(), minutes=0, worked="")
    )
    assert found == [
        "name 'Share' is not module.attribute",
        "no title",
        "no worked",
        "no hints",
        "no topics",
        "minutes must be positive",
    ]


def test_the_expected_answer_is_computed_once_and_only_when_needed():
    calls = []
    lazy = replace(sample.share, expected=lambda: calls.append(1) or 0.45, wrong_paths=())
    repr(lazy), lazy.hint(), lazy.check(...)
    assert calls == []
    lazy.check(0.3), lazy.check(0.45)
    assert calls == [1]


def test_the_sheet_adds_up_and_finds_doubles():
    assert sample.SHEET.minutes == sum(question.minutes for question in QUESTIONS)
    assert sample.SHEET.problems() == []
    doubled = replace(sample.SHEET, parts=(*QUESTIONS, sample.share), module="other")
    assert "name 'sample.share' is used 2 times" in doubled.problems()
    assert "sample.share does not start with other." in doubled.problems()


def test_hints_come_one_by_one(monkeypatch):
    monkeypatch.setattr(record, "_hints_given", {})
    said = [repr(sample.share.hint()) for _ in range(4)]
    assert said[:2] == ["Hint 1 of 2: Look at the table.", "Hint 2 of 2: Look again."]
    assert said[2] == said[3] == "There are no more hints. Try an answer, or look at the solution."


def test_a_solution_shows_the_answer_the_lines_and_the_reason():
    assert repr(sample.share.solution()) == "Solution: 45\xa0%.\n\nanswer = 0.45\n\nBecause."
    assert "<pre>answer = 0.45</pre>" in sample.share.solution()._repr_html_()


def test_a_solution_names_an_option_by_its_label_and_not_by_its_key():
    kind = Choice({"bottleneck": "Hard to replace", "routine": "Easy to replace"})
    chosen = replace(sample.share, kind=kind, expected=lambda: "bottleneck", worked='answer = "bottleneck"')
    assert repr(chosen.solution()) == "Solution: Hard to replace.\n\nBecause."
    computed = replace(chosen, worked='answer = ["bottleneck", "routine"][0]')
    assert "[0]" in repr(computed.solution())


@EVERY
def test_an_untouched_card_says_what_to_do_first_and_speaks_of_no_dots(question):
    state = press(question, opening(question), {"press": "check", "answer": None})
    assert state["outcome"]["state"] == "not-attempted"
    assert state["outcome"]["lines"][0].endswith(" first.")


# ---- what is shown -------------------------------------------------------------------------------


@EVERY
def test_a_card_without_a_kernel_shows_the_question_and_nothing_acts(question):
    bundle = question._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert bundle["text/plain"].startswith(f"Question {question.number} · {question.title} · 2 min\n")
    assert f"Question {question.number}" in bundle["text/html"]
    assert "<script" not in bundle["text/html"]
    assert question._repr_mimebundle_() == bundle


@EVERY
def test_what_was_answered_comes_back_on_the_card_after_a_restart(question):
    answer = json.loads(json.dumps(browser_answer(question.kind, question.truth)))
    card = QuestionCard(question)
    card.press("check", answer=answer)
    again = QuestionCard(question)
    assert again.state["answer"] == answer
    assert again.state["outcome"]["state"] == "correct"
    assert again.state["solved"] is True
    json.dumps([again.state, again.card])


@EVERY
def test_an_answer_from_code_comes_back_on_the_card(question):
    question.check(question.expected())
    assert QuestionCard(question).state["outcome"]["state"] == "correct"


def test_a_wrong_answer_after_a_right_one_does_not_unsolve():
    sample.share.check(0.45)
    sample.share.check(0.2)
    state = opening(sample.share)
    assert (state["solved"], state["attempts"], state["outcome"]["state"]) == (True, 2, "not-yet")


def test_the_solution_is_shown_at_once_only_to_those_who_tried():
    state = press(sample.share, opening(sample.share), {"press": "solution"})
    assert state["solution"] is None
    assert state["notes"] == ["Try once first. Press again to see the solution all the same."]
    state = press(sample.share, state, {"press": "solution"})
    assert [part["kind"] for part in state["solution"]] == ["text", "code", "text"]
    tried = press(sample.profit, opening(sample.profit), {"press": "check", "answer": "1"})
    assert press(sample.profit, tried, {"press": "solution"})["solution"]


def test_the_card_gives_one_hint_at_a_time():
    state = opening(sample.share)
    for _ in range(4):
        state = press(sample.share, state, {"press": "hint"})
    assert len(state["hints"]) == 3
    assert state["hints"][2].startswith("There are no more hints")


def test_marks_are_kept():
    card = QuestionCard(sample.judged)
    card.press("mark", marks=[True, False])
    assert opening(sample.judged)["marks"] == [True, False]


def test_an_unknown_press_changes_nothing_but_is_answered():
    state = opening(sample.share)
    assert press(sample.share, state, {"press": "launch", "n": 7}) == {**state, "reply": 7}


def test_a_question_whose_data_is_missing_says_so_on_the_card():
    def missing():
        raise CourseError("The file accounts.csv is missing.")

    broken = replace(sample.share, expected=missing)
    state = press(broken, opening(broken), {"press": "check", "answer": "3"})
    assert state["notes"] == ["The file accounts.csv is missing."]


@EVERY
def test_the_description_of_a_card_is_plain_text_for_the_browser(question):
    card = describe(question)
    assert json.loads(json.dumps(card)) == card
    assert card["input"]["input"] in ("text", "radio", "checkboxes", "ranking", "paste", "judgement")


# ---- progress ------------------------------------------------------------------------------------


def test_what_was_not_attempted_or_cannot_be_read_is_not_kept(path):
    sample.share.check(...)
    sample.share.check("bananas")
    assert not path.exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_an_answer_is_worth_its_outcome_where_nothing_can_be_saved_because_of_rights(path):
    path.parent.chmod(0o500)
    assert isinstance(sample.share.check(0.45), Correct)


def test_an_answer_is_worth_its_outcome_where_nothing_can_be_saved(path):
    path.mkdir()
    outcome = sample.share.check(0.45)
    assert outcome
    assert "cannot be" in outcome.notes[0]
    assert QuestionCard(sample.share).state["notes"]


def test_a_damaged_file_is_mentioned_beside_the_outcome(path):
    path.write_text("{")
    assert "kept as progress.json.damaged-1" in str(sample.share.check(0.45))


def test_the_progress_table_lists_answered_and_open_questions():
    sample.share.check(0.2)
    sample.share.check(0.45)
    sample.profit.hint()
    table = record.progress(sample.SHEET).frame
    assert list(table.iloc[0])[:3] == ["0.1 Share", "✓ Correct", 2]
    assert list(table.iloc[1])[:3] == ["0.2 Profit", "Open", 0]
    assert len(table) == len(QUESTIONS)
    assert len(record.progress().frame) == 1


def test_an_empty_progress_says_so():
    assert "Nothing is answered yet." in repr(record.progress())
    assert "Nothing is answered yet." in record.progress()._repr_html_()


@pytest.mark.parametrize(
    "answer",
    [np.float64(2.5), np.int64(3), float("inf"), {1, 2}, object(), "x" * 50_000, pd.Series([1])],
    ids=lambda value: type(value).__name__,
)
def test_any_answer_is_kept_as_plain_json_or_not_at_all(answer):
    json.dumps(record.plain_answer(answer), allow_nan=False)


# ---- a second language ---------------------------------------------------------------------------


class Marked(gettext.NullTranslations):
    """Marks every message that went through the catalogue."""

    def gettext(self, message):
        return f"⟦{message}⟧"

    def ngettext(self, one, many, n):
        return f"⟦{one if n == 1 else many}⟧"


@pytest.fixture
def marked():
    use_translations(Marked())
    yield
    use_language("en")


@pytest.mark.parametrize(
    "kind",
    [Number("percent"), Number("CNY"), Choice({"a": "One"}), Table()],
    ids=lambda value: type(value).__name__,
)
def test_every_form_is_translated(kind, marked):
    assert kind.form().startswith("⟦")


@EVERY
def test_every_outcome_is_translated(question, marked):
    for answer in (question.expected(), question.wrong_paths[0].answer(), ..., object()):
        outcome = question.judge(answer)
        assert "⟦" in outcome.headline
        assert isinstance(outcome, Correct) or outcome.sentence.startswith("⟦")


def test_every_word_on_a_card_is_translated(marked):
    card = describe(sample.share)
    assert all(words.startswith("⟦") for words in card["words"].values())
    assert card["heading"].startswith("⟦")


def test_a_kind_states_the_form_it_wants_with_the_number_asked_for():
    assert Selection(["a"], size=2).form() == "Give 2 account names or ids, separated by semicolons."
    assert Ranking(["a"]).form() == "Give names in order, separated by semicolons."
    assert isinstance(sample.share.judge("bananas"), CannotRead)
