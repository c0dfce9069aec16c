"""A complaint played on a small script of its own: choices, votes, taking back, and what the debrief says."""

import pytest

from kam_helpers.errors import CourseError
from kam_helpers.recovery import start
from kam_helpers.recovery.roleplay_parts import CALMEST, STEPS, mood_word, said_mood
from kam_helpers.recovery.roleplay_read import read_script

ORDER = list(STEPS)
APOLOGY = {"L": "[]", "S": "[regret, empathy]", "P": "[]", "C": "[]", "A": "[forgiveness]", "S2": "[thanks]"}


def node(n, step):
    """A moment with a good, a half-right and a costly reply, and a jump to the last step but one."""
    after = f"n{n + 1}" if n < 6 else "[{mood: 7, to: good_end}, {mood: 3, to: so_so}, {to: bad_end}]"
    return f"""
  n{n}:
    says: [{{mood: 5, text: "calm {n}"}}, {{text: "loud {n}"}}]
    replies:
      - {{says: "good {n}", step: {step}, quality: good, mood: 1, why: "why {n}", to: {after},
         answer: "heard {n}", apology: {APOLOGY[step]}}}
      - {{says: "fair {n}", step: {step}, quality: fair, mood: 0, why: "half {n}", to: {after}}}
      - {{says: "jump {n}", step: A, quality: poor, mood: -1, why: "no {n}", to: {after}}}"""


TEXT = f"""
title: A pump that stopped
account: Alder Works
customer: Ms Alder
role: buyer
minutes: 5
scene: The telephone rings.
aim: Find out why.
mood: 4
first: n1
walks_out: {{at: 0, to: gone}}
nodes:{"".join(node(n, step) for n, step in enumerate(ORDER, 1))}
endings:
  good_end: {{kind: recovered, title: "All well.", text: "It runs."}}
  so_so: {{kind: cooled, title: "So so.", text: "It runs, in a way."}}
  bad_end: {{kind: escalated, title: "Not well.", text: "The directors write."}}
  gone: {{kind: lost, title: "Gone.", text: "Nobody answers."}}
"""
TEXT = TEXT.replace('{mood: 5, text: "calm 1"}, ', "")  # the talk starts at mood 4
SCRIPT = read_script(TEXT)


def played(*choices):
    play = start(SCRIPT)
    for choice in choices:
        play = play.choose(choice)
    return play


def test_a_talk_starts_with_the_customer_and_the_replies():
    play = start(SCRIPT)
    assert play.customer_says == "loud 1"
    assert play.replies == ("good 1", "fair 1", "jump 1")
    assert (play.mood, play.over, play.turns) == (4, False, ())


def test_a_reply_moves_mood_and_talk_and_what_is_said_depends_on_the_mood():
    assert played(1).customer_says == "heard 1\n\ncalm 2"
    assert played(2).customer_says == "loud 2"
    assert played(3).mood == 3


def test_a_choice_leaves_the_play_before_it_as_it_was_and_is_taken_back():
    before = played(1, 2)
    after = before.choose(3)
    assert len(before.turns) == 2
    assert after.undo() == before
    with pytest.raises(CourseError, match="nothing to take back"):
        start(SCRIPT).undo()


@pytest.mark.parametrize(
    ("choices", "ending"),
    [
        ((1,) * 6, "good_end"),
        ((2,) * 6, "so_so"),
        ((2, 2, 2, 2, 3, 3), "bad_end"),
        ((3,) * 4, "gone"),
    ],
)
def test_where_a_talk_ends_depends_on_what_was_said(choices, ending):
    play = played(*choices)
    assert play.over
    assert play.here.name == ending
    assert play.replies == ()
    with pytest.raises(CourseError, match="The talk is over"):
        play.choose(1)


def test_the_mood_stays_between_its_ends():
    moods = [turn.after for turn in played(*[1] * 6).turns]
    assert moods == [5, 6, 7, 8, 9, 10]
    assert SCRIPT.after(SCRIPT.nodes["n1"].replies[0], CALMEST)[0] == CALMEST
    assert [mood_word(mood) for mood in (0, 1, 2, 4, 6, 8, 10)] == [
        "about to break off", "about to break off", "angry", "annoyed", "listening", "confident", "confident",
    ]  # fmt: skip
    assert said_mood(3) == "mood 3 of 10, angry"


@pytest.mark.parametrize("number", [0, 4, -1, 1.5, "1", None, True])
def test_a_reply_that_does_not_exist_is_refused_in_words(number):
    with pytest.raises(CourseError, match="Choose a reply by its number, 1 to 3"):
        start(SCRIPT).choose(number)


# ---- a class -------------------------------------------------------------------------------------


def test_the_majority_speaks_and_the_tally_is_kept():
    play = start(SCRIPT).vote(3, 9, 1)
    assert play.turns[0].reply == 2
    assert play.turns[0].votes == (3, 9, 1)
    review = play.debrief().reviews[0]
    assert review.votes == "13 votes: reply 1: 3, reply 2: 9, reply 3: 1. For the better reply: 3."
    best = start(SCRIPT).vote(1, 0, 0).debrief().reviews[0]
    assert best.votes == "1 vote: reply 1: 1, reply 2: 0, reply 3: 0."


@pytest.mark.parametrize(
    ("votes", "words"),
    [
        ((4, 4, 1), "A tie: replies 1 and 2 have 4 votes each."),
        ((0, 0, 0), "Nobody has voted yet"),
        ((1, 2), "There are 3 replies, so give 3 numbers of votes; these are 2."),
        ((1, -2, 0), "“votes for reply 2” must be a whole number of at least 0; this is -2."),
        ((1, 2, 0.5), "“votes for reply 3”"),
        ((1, 2, "x"), "“votes for reply 3”"),
    ],
)
def test_a_vote_that_decides_nothing_is_refused_in_words(votes, words):
    with pytest.raises(CourseError) as refusal:
        start(SCRIPT).vote(*votes)
    assert words in str(refusal.value)


# ---- the debrief ---------------------------------------------------------------------------------


def points(play):
    return [part.points for part in play.debrief().parts]


@pytest.mark.parametrize(
    ("choices", "content", "order", "mood_first", "apology"),
    [
        ((1,) * 6, 48, 18, 14, 20),
        ((2,) * 6, 24, 18, 14, 0),  # the half-right replies carry no apology
        ((2, 1, 1, 1, 1, 1), 44, 18, 14, 20),
        ((3, 1, 1, 1, 1, 1), 40, 0, 0, 20),  # an offer first, L never taken: nothing stands on it
        ((1, 3, 1, 1, 1, 1), 40, 3, 7, 10),  # L alone keeps its place: S is never taken
        ((1, 1, 1, 1, 3, 3), 32, 12, 14, 10),  # the offer is made in its place, but badly
        ((3,) * 4, 0, 0, 0, 0),
        ((1,), 8, 3, 0, 0),
    ],
)
def test_the_score_in_its_four_parts(choices, content, order, mood_first, apology):
    play = played(*choices)
    assert points(play) == [content, order, mood_first, apology]
    assert play.debrief().score == content + order + mood_first + apology


def test_an_agreement_without_the_steps_before_it_is_not_in_order():
    text = TEXT.replace('says: "jump 1", step: A, quality: poor', 'says: "jump 1", step: A, quality: good')
    found = start(read_script(text)).choose(3).debrief()
    agreed = found.steps[4]
    assert (agreed.taken, agreed.in_order, agreed.lacking) == (True, False, ("L", "S", "P", "C"))
    assert found.parts[1].points == 0


def test_a_perfect_talk_leaves_nothing_to_practise():
    found = played(*[1] * 6).debrief()
    assert found.score == 100
    assert found.advice == ()
    assert [step.state for step in found.steps] == ["done"] * 6
    assert found.headline == "All well. You made 100 of 100 points."
    assert all(not review.better for review in found.reviews)


def test_a_step_that_was_left_out_is_named_with_what_could_have_been_said():
    found = played(1, 3, 1, 1, 1, 1).debrief()
    assert found.steps[1].state == "skipped"
    assert found.advice == (
        "You left out S (Share the feeling). In turn 2 you could have said: “good 2” "
        "Until somebody has named what it means for them, facts sound like excuses.",
        "A (Agree on action) came in turn 2, before P, C: “jump 2” "
        "Whoever offers before knowing the facts offers the wrong thing.",
    )


def test_what_was_done_halfway_or_badly_is_named_too():
    half = played(1, 1, 2, 1, 1, 1).debrief()
    assert half.advice[0].startswith(
        "You took P (Probe the problem) only halfway. In turn 3 this was open: “good 3”"
    )
    bad = played(1, 1, 1, 1, 3, 1).debrief()
    assert bad.advice[0].startswith("You tried A (Agree on action), and it cost you. In turn 5")
    assert bad.steps[4].state == "tried, but not done"


def test_a_talk_that_broke_off_says_what_it_never_came_to():
    found = played(3, 3, 3, 3).debrief()
    assert "The talk never came to S2 (Satisfaction check)." in " ".join(found.advice)
    assert found.ending.kind == "lost"


def test_mood_before_matter_is_said_with_the_mood_of_that_moment():
    early = played(3, 1, 1).debrief().parts[2]
    assert early.sentence == (
        "You came to the matter in turn 1, before the feeling was dealt with: mood 4 of 10, annoyed."
    )
    assert played(1, 1, 1).debrief().parts[2].sentence.startswith("You came to the matter in turn 3, after")
    assert played(1).debrief().parts[2].sentence == "The talk never came to the matter."


def test_the_apology_says_what_was_not_heard():
    assert played(1, 1, 1, 1, 2, 2).debrief().parts[3].sentence == (
        "Not heard: ask for their understanding, thank them."
    )


def test_every_turn_is_quoted_with_the_better_reply_and_the_reason():
    reviews = played(1, 3).debrief().reviews
    assert [review.said for review in reviews] == ["good 1", "jump 2"]
    assert (reviews[1].customer, reviews[1].better, reviews[1].why) == ("heard 1\n\ncalm 2", "good 2", "no 2")
    assert (reviews[1].before, reviews[1].after) == (5, 4)
    assert [review.verdict for review in reviews] == ["well said", "costly"]


def test_a_talk_that_is_not_over_can_be_looked_at():
    assert start(SCRIPT).debrief().headline == "The talk is not over. You made 0 of 100 points."


def test_in_plain_python_play_and_debrief_read_as_text():
    text = repr(start(SCRIPT))
    assert text.startswith("A pump that stopped: mood 4 of 10, annoyed.\n\nMs Alder: loud 1")
    assert text.endswith("3. jump 1")
    assert "Gone. Nobody answers." in repr(played(*[3] * 4))
    told = repr(played(1, 3).debrief())
    for words in ("- Content of the six steps 8/48.", "costly, mood 5 to 4: “jump 2”", "Better: “good 2”"):
        assert words in told
    assert "reconstruction" in told
    assert "ISO 10002:2018" in told


def test_the_six_steps_are_in_order():
    assert ORDER == ["L", "S", "P", "C", "A", "S2"]
