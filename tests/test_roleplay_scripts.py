"""The course's three cases, followed to every end; and how a script that does not work is refused."""

import random
from collections import Counter

import pytest
from test_roleplay import TEXT

from kam_helpers import datasets
from kam_helpers.errors import CourseError
from kam_helpers.questions.tiering import facts
from kam_helpers.recovery import load_script, scripts, start
from kam_helpers.recovery.roleplay_check import length
from kam_helpers.recovery.roleplay_parts import ENDINGS
from kam_helpers.recovery.roleplay_read import read_script

CASES = {name: load_script(name) for name in scripts()}
TURNS = (6, 9)


@pytest.fixture(params=CASES.values(), ids=CASES)
def script(request):
    return request.param


def follow(script, choose):
    play = start(script)
    while not play.over:
        play = play.choose(choose(play.here))
    return play


def always(quality):
    def choose(node):
        found = (n for n, reply in enumerate(node.replies, 1) if reply.quality == quality)
        return next(found, node.best)

    return choose


def random_plays(script, n=300):
    for seed in range(n):
        draw = random.Random(seed)
        yield follow(script, lambda node, draw=draw: draw.randint(1, len(node.replies)))


# ---- the course's own ----------------------------------------------------------------------------


def test_there_are_the_three_cases_of_the_lesson():
    assert list(CASES) == ["late_delivery", "misuse_damage", "quality_failure"]


def test_a_talk_takes_six_to_nine_turns_unless_the_customer_breaks_off(script):
    assert TURNS[0] <= length(script)[0]
    assert length(script)[1] <= TURNS[1]
    broken_off = [play for play in random_plays(script) if play.here.name == script.walks_out_to]
    assert min(len(play.turns) for play in broken_off) >= 3


def test_there_are_three_or_four_replies_a_turn_and_each_kind_of_ending(script):
    assert {len(node.replies) for node in script.nodes.values()} <= {3, 4}
    assert {ending.kind for ending in script.endings.values()} == set(ENDINGS)


def test_the_best_replies_win_the_customer_back_with_full_points(script):
    play = follow(script, always("good"))
    assert play.here.kind == "recovered"
    assert play.debrief().score == 100
    assert play.debrief().advice == ()


def test_half_right_all_the_way_is_settled_but_sore(script):
    play = follow(script, always("fair"))
    assert play.here.kind == "cooled"
    assert 20 <= play.debrief().score <= 50


def test_one_costly_sentence_after_the_other_loses_the_customer(script):
    play = follow(script, always("poor"))
    assert play.here.kind == "lost"
    assert play.debrief().score == 0


def test_whoever_wins_the_customer_back_talked_better_than_whoever_lost_it(script):
    scores = {}
    for play in random_plays(script, 600):
        scores.setdefault(play.here.kind, []).append(play.debrief().score)
    average = {kind: sum(of) / len(of) for kind, of in scores.items()}
    assert average["recovered"] > average["cooled"] > average["escalated"] > average["lost"]


def test_every_debrief_quotes_every_turn_and_gives_the_better_reply_where_there_is_one(script):
    for play in random_plays(script, 100):
        reviews = play.debrief().reviews
        assert len(reviews) == len(play.turns)
        for review in reviews:
            assert review.said and review.customer and review.why
            assert bool(review.better) == (review.quality != "good")
            assert review.better != review.said


def test_a_mood_never_rises_on_costly_words_without_a_worse_way_out(script):
    """A costly reply that pleases (a promise too large) leads somewhere else than the good one."""
    for node in script.nodes.values():
        good = {each.value for reply in node.replies if reply.quality == "good" for each in reply.then}
        for reply in node.replies:
            if reply.quality == "poor" and reply.mood > 0:
                assert not good & {each.value for each in reply.then}, node.name


def test_the_good_reply_is_not_given_away_by_its_place_or_length(script):
    nodes = script.nodes.values()
    places = Counter(node.best for node in nodes)
    longest = shortest = 0
    for node in nodes:
        sizes = [len(reply.says) for reply in node.replies]
        longest += max(sizes) == sizes[node.best - 1]
        shortest += min(sizes) == sizes[node.best - 1]
    assert max(places.values()) <= len(nodes) / 2
    assert longest <= len(nodes) / 2
    assert shortest <= len(nodes) * 0.6


def test_the_accounts_are_those_of_the_company(script):
    assert script.account in set(datasets.accounts()["account"])


def test_the_misuse_case_is_that_of_lesson_2():
    case = CASES["misuse_damage"]
    assert case.account == facts.case_account()
    assert f"CNY {facts.CLAIM:,.0f}" in case.scene


# ---- refusals ------------------------------------------------------------------------------------


def test_the_small_script_works():
    assert read_script(TEXT).title == "A pump that stopped"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("quality: fair, mood: 0, why: \"half 2\"", "quality: god, mood: 0, why: \"half 2\"",
         "script, node “n2”, reply 2: “quality” must be one of good, fair, poor, but it is “god”."),
        ("step: P, quality: good", "step: Q, quality: good",
         "script, node “n3”, reply 1: “step” must be one of L, S, P, C, A, S2, but it is “Q”."),
        ("mood: 1, why: \"why 2\"", "mood: 11, why: \"why 2\"",
         "node “n2”, reply 1: “mood” must be a whole number from -10 to 10, but it is “11”."),
        ("mood: 1, why: \"why 2\"", "mood: yes, why: \"why 2\"", "reply 1: “mood” must be a whole"),
        ("why: \"why 3\"", "whi: \"why 3\"", "node “n3”, reply 1: “why” is missing."),
        ("why: \"why 3\", to", "why: \"why 3\", wye: 1, to", "reply 1: “wye” means nothing here."),
        ("why: \"why 3\", to", "why: \"\", to", "node “n3”, reply 1: “why” must be a text, but it is “”."),
        ("says: \"good 4\"", "says: 4", "node “n4”, reply 1: “says” must be a text, but it is “4”."),
        ("why: \"half 2\", to: n3", "why: \"half 2\", to: n33",
         "node “n2”, reply 2: it leads to “n33”, but no node or ending is called that."),
        ("why: \"half 4\", to: n5", "why: \"half 4\", to: n2",
         "node “n2”: the talk can come back to it (n2 → n3 → n4 → n2), so it might never end."),
        ("apology: [thanks]", "apology: [tanks]",
         "node “n6”, reply 1: “apology” must be a list of regret, empathy, forgiveness, thanks, "
         "but it holds “tanks”."),
        ("apology: [thanks]", "apology: thanks", "but it holds “thanks”."),
        ("apology: [thanks]", "apology: []", "no good reply takes the step “thanks” of an apology"),
        ("step: C, quality: good", "step: P, quality: good",
         "no good reply takes the step C (Clarify and commit to options)."),
        ("step: C, quality: good", "step: C, quality: fair", "node “n4”: no reply is good"),
        ("says: \"fair 5\"", "says: \"good 5\"", "node “n5”: two replies say the same."),
        ("{mood: 3, to: so_so}", "{mood: 8, to: so_so}", "node “n6”, reply 1: in “to” the moods must fall"),
        ("{to: bad_end}]}", "{mood: 1, to: bad_end}]}", "the last line must hold in every mood"),
        ("{mood: 5, text: \"calm 2\"}", "{mood: 9, text: \"calm 2\"}",
         "node “n2”: the text for mood 9 is never said"),
        ("first: n1", "first: n0", "script, “first”: there is no “n0” to lead to."),
        ("first: n1", "first: n2", "script, node “n1”: no way leads there."),
        ("to: gone}", "to: away}", "script, “walks_out”: there is no “away” to lead to."),
        ("mood: 4\n", "mood: 0\n", "script, “mood”: the customer would break off before a word is said."),
        ("  gone: {kind: lost", "  n2: {kind: lost", "node “n2”: an ending has the same name."),
        ("kind: lost", "kind: dead", "script, ending “gone”: “kind” must be one of recovered, cooled"),
        ("title: A pump", "titel: A pump", "script: “title” is missing."),
        ("minutes: 5", "minutes: 5\nlevel: 3", "script: “level” means nothing here."),
        ("nodes:", "nodes: none\nrest:", "script: “nodes” must hold names, each with its own lines."),
        ("minutes: 5", "minutes: 5\nminutes: 6", "script, line 7: “minutes” is written twice."),
        ("title: A pump", "title: A: pump", "script, line 2: mapping values are not allowed here."),
        ("aim: Find", "aim: 'Find", "script, line "),
        ("aim: Find", "aim: \0Find", "script: "),
        ("aim: Find", "aim: !!python/object:os.system Find", "could not determine a constructor"),
    ],
)  # fmt: skip
def test_a_broken_script_is_refused_in_words_that_name_the_place(old, new, words):
    assert old in TEXT
    with pytest.raises(CourseError) as refusal:
        read_script(TEXT.replace(old, new, 1))
    assert words in str(refusal.value)


def test_a_node_nobody_reaches_and_a_way_nobody_takes_are_refused():
    lonely = TEXT.replace(
        "endings:", TEXT[TEXT.index("  n6:") : TEXT.index("endings:")].replace("n6", "n7") + "endings:"
    )
    with pytest.raises(CourseError, match="node “n7”: no way leads there"):
        read_script(lonely)
    way = 'why: "half 6", to: [{mood: 7'  # the mood comes here with 9 at most
    assert way in TEXT
    with pytest.raises(CourseError, match="node “n6”, reply 2: it never leads to “so_so”: the mood is never"):
        read_script(TEXT.replace(way, way.replace("[", "[{mood: 10, to: so_so}, ")))


def test_fewer_than_three_endings_are_refused():
    text = TEXT[: TEXT.index("  so_so:")] + TEXT[TEXT.index("  gone:") :]
    text = text.replace("[{mood: 7, to: good_end}, {mood: 3, to: so_so}, {to: bad_end}]", "good_end")
    with pytest.raises(CourseError, match="“endings”: give at least 3"):
        read_script(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "here must be lines of the form “name: value”"),
        ("- a", "here must be lines"),
        ("{{", "script, line 1"),
    ],
)
def test_what_is_no_script_at_all_is_refused_in_words(text, words):
    with pytest.raises(CourseError, match=words):
        read_script(text)


# ---- files ---------------------------------------------------------------------------------------


def test_a_script_of_ones_own_is_read_from_its_path(tmp_path):
    path = tmp_path / "mine.yml"
    path.write_text("\ufeff" + TEXT, encoding="utf-8")  # as some editors on Windows save it
    assert load_script(path).name == "mine"
    assert load_script(str(path)).title == "A pump that stopped"


def test_a_name_or_file_that_is_not_there_is_refused_in_words(tmp_path):
    with pytest.raises(CourseError, match="no role play “lost_goods”"):
        load_script("lost_goods")
    with pytest.raises(CourseError, match="cannot be opened"):
        load_script(tmp_path / "nothing.yml")
    path = tmp_path / "latin.yml"
    path.write_bytes(TEXT.replace("Alder", "Älder").encode("latin-1"))
    with pytest.raises(CourseError, match="not UTF-8"):
        load_script(path)


@pytest.mark.parametrize(
    "text",
    ["day: 2026-02-30", "[a, b]: 1", "{[a]: 1}", "? {a: 1}\n: 2", "a: !!int x", "a: " + "[" * 5000],
    ids=["date", "list as a name", "braces", "mapping as a name", "no number", "deep"],
)
def test_whatever_yaml_stumbles_over_is_refused_in_words(text):
    with pytest.raises(CourseError, match="script"):
        read_script(text)


def test_a_script_in_a_file_of_another_kind_is_refused_in_words():
    with pytest.raises(CourseError, match=r"must end in \.yml, but “my\.txt” does not"):
        load_script("my.txt")
