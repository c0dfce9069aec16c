"""What a talk shows: the six steps in content and order, mood before matter, the apology, turn by turn.

The points are a course assumption: content of the six steps 48, their order 18, mood before matter 14, the
four steps of an apology 20.
"""

from dataclasses import dataclass

from ..text import N_, _, ngettext
from .roleplay_advice import Review, review_lines, reviews, step_advice
from .roleplay_parts import (
    APOLOGY,
    FEELING,
    STEPS,
    Ending,
    reply_of,
    said_mood,
)

MOST = 100
_CONTENT, _ORDER, _MOOD_FIRST, _SORRY = 8, 3, 14, 5  # a step, a step, the whole, a step
_SHARE = {"good": 1.0, "fair": 0.5, "poor": 0.0}
_NOTE = N_(
    "The public anchor is ISO 10002:2018, complaints handling. No public source spells LSPCAS out: the six "
    "steps are the course's reconstruction, and the points a course assumption."
)


@dataclass(frozen=True)
class Points:
    """Points of one part of the score, and the sentence that explains them."""

    name: str
    points: int
    most: int
    sentence: str


@dataclass(frozen=True)
class StepSeen:
    """One of the six steps as it was taken. turn: where it was first tried (None: never). quality: the best
    with which it was taken (None: never). early: the steps that should have come before and came later.
    lacking: the steps that should have come before and were never taken."""

    step: str
    name: str
    turn: int | None
    quality: str | None
    early: tuple[str, ...]
    lacking: tuple[str, ...]

    @property
    def taken(self):
        return self.quality in ("good", "fair")

    @property
    def in_order(self):
        return self.taken and not self.early and not self.lacking

    @property
    def state(self):
        """In words: well, half, badly or not taken; and too early."""
        if self.quality is None:
            return _("skipped")
        word = {"good": _("done"), "fair": _("half done"), "poor": _("tried, but not done")}[self.quality]
        return _("{state}, too early").format(state=word) if self.early else word


@dataclass(frozen=True)
class Debrief:
    """The whole: score (0 to 100) in parts, steps, sentences of advice, and the turns."""

    title: str
    ending: Ending | None
    parts: tuple[Points, ...]
    steps: tuple[StepSeen, ...]
    advice: tuple[str, ...]
    reviews: tuple[Review, ...]

    @property
    def score(self):
        return sum(part.points for part in self.parts)

    @property
    def headline(self):
        ends = self.ending.title if self.ending else _("The talk is not over.")
        return _("{ending} You made {score} of {most} points.").format(
            ending=ends, score=self.score, most=MOST
        )

    @property
    def note(self):
        return _(_NOTE)

    def __repr__(self):
        lines = [self.headline]
        lines += [f"- {part.name} {part.points}/{part.most}. {part.sentence}" for part in self.parts]
        lines += ["", *(f"* {sentence}" for sentence in self.advice)]
        for each in self.reviews:
            lines += ["", *review_lines(each)]
        return "\n".join([*lines, "", self.note])


def debrief(script, turns):
    """The debrief of ``turns`` played with ``script``."""
    said = [reply_of(script, turn) for turn in turns]
    steps = tuple(_seen(step, said) for step in STEPS)
    ending = script.endings.get(turns[-1].to) if turns else None
    meant = [reply for reply in said if reply.quality != "poor"]
    given = [part for part in APOLOGY if any(part in reply.apology for reply in meant)]
    parts = (_content(steps), _order(steps), _mood_first(said, turns), _sorry(given))
    advice = tuple(step_advice(script, turns, steps))
    return Debrief(script.title, ending, parts, steps, advice, reviews(script, turns))


def _seen(step, said):
    tries = [(n, reply.quality) for n, reply in enumerate(said, 1) if reply.step == step]
    turn = tries[0][0] if tries else None
    best = max((quality for _n, quality in tries), key=_SHARE.get, default=None)
    earlier = list(STEPS)[: list(STEPS).index(step)]
    early = tuple(each for each in earlier if turn and turn < (_first_taken(each, said) or 0))
    lacking = tuple(each for each in earlier if _first_taken(each, said) is None)
    return StepSeen(step, _(STEPS[step]), turn, best, early, lacking)


def _first_taken(step, said):
    """The turn in which a step was first taken at least halfway, or None."""
    return next((n for n, r in enumerate(said, 1) if r.step == step and _SHARE[r.quality]), None)


# ---- points --------------------------------------------------------------------------------------


def _content(steps):
    points = sum(round(_CONTENT * _SHARE[step.quality]) for step in steps if step.quality)
    whole = sum(step.quality == "good" for step in steps)
    half = sum(step.quality == "fair" for step in steps)
    sentence = _("Of the six steps you did {whole} well and {half} halfway.").format(whole=whole, half=half)
    return Points(_("Content of the six steps"), points, _CONTENT * len(STEPS), sentence)


def _order(steps):
    kept = sum(step.in_order for step in steps)
    sentence = ngettext(
        "{n} of the six came in its place.", "{n} of the six came in their place.", kept
    ).format(n=kept)
    return Points(_("Order of the six steps"), _ORDER * kept, _ORDER * len(STEPS), sentence)


def _mood_first(said, turns):
    """Full points when both steps of feeling were taken before the first word on the matter."""
    name = _("Mood before matter")
    start = next((n for n, reply in enumerate(said, 1) if reply.step and reply.step not in FEELING), None)
    if start is None:
        return Points(name, 0, _MOOD_FIRST, _("The talk never came to the matter."))
    before = sum(_first_taken(step, said[: start - 1]) is not None for step in FEELING)
    if before == len(FEELING):
        sentence = _("You came to the matter in turn {turn}, after the feeling: {mood}.")
    else:
        sentence = _("You came to the matter in turn {turn}, before the feeling was dealt with: {mood}.")
    sentence = sentence.format(turn=start, mood=said_mood(turns[start - 1].before))
    return Points(name, _MOOD_FIRST * before // len(FEELING), _MOOD_FIRST, sentence)


def _sorry(given):
    missing = [_(name) for part, name in APOLOGY.items() if part not in given]
    if missing:
        sentence = _("Not heard: {missing}.").format(missing=", ".join(missing))
    else:
        sentence = _("You said sorry, named what it means, asked for understanding and thanked.")
    return Points(_("The four steps of an apology"), _SORRY * len(given), _SORRY * len(APOLOGY), sentence)
