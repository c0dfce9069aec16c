"""What a talk shows: the six steps in content and order, mood before matter, the apology, turn by turn.

The points are a course assumption: content of the six steps 48, their order 18, mood before matter 14, the
four steps of an apology 20.
"""

from dataclasses import dataclass

from ..text import N_, _, ngettext
from .roleplay_parts import (
    APOLOGY,
    FEELING,
    QUALITIES,
    STEPS,
    Ending,
    customer_says,
    reply_of,
    said_mood,
    said_votes,
)

MOST = 100
_CONTENT, _ORDER, _MOOD_FIRST, _SORRY = 8, 3, 14, 5  # a step, a step, the whole, a step
_SHARE = {"good": 1.0, "fair": 0.5, "poor": 0.0}
_REASONS = {
    "L": N_("A customer who has not been heard out says it again, louder."),
    "S": N_("Until somebody has named what it means for them, facts sound like excuses."),
    "P": N_("Whoever offers before knowing the facts offers the wrong thing."),
    "C": N_("An offer without its limits is the next failure."),
    "A": N_("Without who, what and when, each side remembers another agreement."),
    "S2": N_("A case is closed when the customer says so, not when we have sent something."),
}
_CHANCES = {
    None: N_("You left out {step}. In turn {turn} you could have said: “{quote}” {reason}"),
    "poor": N_("You tried {step}, and it cost you. In turn {turn} this was open: “{quote}” {reason}"),
    "fair": N_("You took {step} only halfway. In turn {turn} this was open: “{quote}” {reason}"),
}
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
    with which it was taken (None: never). early: the steps that should have come before and came later."""

    step: str
    name: str
    turn: int | None
    quality: str | None
    early: tuple[str, ...]

    @property
    def taken(self):
        return self.quality in ("good", "fair")

    @property
    def in_order(self):
        return self.taken and not self.early

    @property
    def state(self):
        """In words: well, half, badly or not taken; and too early."""
        if self.quality is None:
            return _("skipped")
        word = {"good": _("done"), "fair": _("half done"), "poor": _("tried, but not done")}[self.quality]
        return _("{state}, too early").format(state=word) if self.early else word


@dataclass(frozen=True)
class Review:
    """One turn: what the customer said, what you said, what it did, and what would have been better."""

    turn: int
    customer: str
    said: str
    votes: str
    step: str
    quality: str
    verdict: str
    before: int
    after: int
    better: str
    why: str


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
            lines += ["", *_review_lines(each)]
        return "\n".join([*lines, "", self.note])


def debrief(script, turns):
    """The debrief of ``turns`` played with ``script``."""
    said = [reply_of(script, turn) for turn in turns]
    steps = tuple(_seen(step, said) for step in STEPS)
    ending = script.endings.get(turns[-1].to) if turns else None
    meant = [reply for reply in said if reply.quality != "poor"]
    given = [part for part in APOLOGY if any(part in reply.apology for reply in meant)]
    parts = (_content(steps), _order(steps), _mood_first(steps, turns), _sorry(given))
    advice = tuple(_step_advice(script, turns, steps))
    return Debrief(script.title, ending, parts, steps, advice, _reviews(script, turns))


def _seen(step, said):
    tries = [(n, reply.quality) for n, reply in enumerate(said, 1) if reply.step == step]
    turn = tries[0][0] if tries else None
    best = max((quality for _n, quality in tries), key=_SHARE.get, default=None)
    earlier = list(STEPS)[: list(STEPS).index(step)]
    early = tuple(each for each in earlier if turn and turn < (_first_taken(each, said) or 0))
    return StepSeen(step, _(STEPS[step]), turn, best, early)


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


def _mood_first(steps, turns):
    """Full points when both steps of feeling were taken before the first word on the matter."""
    name = _("Mood before matter")
    matter = [step.turn for step in steps if step.step not in FEELING and step.turn]
    feeling = [step for step in steps if step.step in FEELING and step.taken]
    if not matter:
        return Points(name, 0, _MOOD_FIRST, _("The talk never came to the matter."))
    start = min(matter)
    before = [step for step in feeling if step.turn < start]
    mood = said_mood(turns[start - 1].before)
    if len(before) == len(FEELING):
        sentence = _("You came to the matter in turn {turn}, after the feeling: {mood}.")
    else:
        sentence = _("You came to the matter in turn {turn}, before the feeling was dealt with: {mood}.")
    points = _MOOD_FIRST * len(before) // len(FEELING)
    return Points(name, points, _MOOD_FIRST, sentence.format(turn=start, mood=mood))


def _sorry(given):
    missing = [_(name) for part, name in APOLOGY.items() if part not in given]
    if missing:
        sentence = _("Not heard: {missing}.").format(missing=", ".join(missing))
    else:
        sentence = _("You said sorry, named what it means, asked for understanding and thanked.")
    return Points(_("The four steps of an apology"), _SORRY * len(given), _SORRY * len(APOLOGY), sentence)


# ---- words ---------------------------------------------------------------------------------------


def _step_advice(script, turns, steps):
    """Which step was skipped, badly done or out of order, with a quotation."""
    for seen in steps:
        named = _("{step} ({name})").format(step=seen.step, name=seen.name)
        reason = _(_REASONS[seen.step])
        if seen.early:
            text = _("{step} came in turn {turn}, before {earlier}: “{quote}” {reason}")
            quote = reply_of(script, turns[seen.turn - 1]).says
            reason = _(_REASONS[seen.early[0]])
            yield text.format(
                step=named, turn=seen.turn, earlier=", ".join(seen.early), quote=quote, reason=reason
            )
        if seen.quality == "good":
            continue
        chance = _chance(script, turns, seen.step)
        if chance:
            text = _(_CHANCES[seen.quality])
            yield text.format(step=named, turn=chance[0], quote=chance[1], reason=reason)
        else:
            yield _("The talk never came to {step}. {reason}").format(step=named, reason=reason)


def _chance(script, turns, step):
    """The last turn in which a good reply of this step was open, and that reply; or None."""
    for n, turn in reversed(list(enumerate(turns, 1))):
        for reply in script.nodes[turn.node].replies:
            if reply.step == step and reply.quality == "good":
                return n, reply.says
    return None


def _reviews(script, turns):
    return tuple(_review(script, turns, n) for n in range(len(turns)))


def _review(script, turns, n):
    turn, reply = turns[n], reply_of(script, turns[n])
    node = script.nodes[turn.node]
    better = "" if reply.quality == "good" else node.replies[node.best - 1].says
    return Review(
        turn=n + 1,
        customer=customer_says(script, turns[:n]),
        said=reply.says,
        votes=_voted(turn, node) if turn.votes else "",
        step=_("{step} ({name})").format(step=reply.step, name=_(STEPS[reply.step])) if reply.step else "",
        quality=reply.quality,
        verdict=_(QUALITIES[reply.quality]),
        before=turn.before,
        after=turn.after,
        better=better,
        why=reply.why,
    )


def _voted(turn, node):
    tally = said_votes(turn)
    if turn.reply == node.best or node.replies[turn.reply - 1].quality == "good":
        return tally
    wise = turn.votes[node.best - 1]
    return _("{tally} For the better reply: {wise}.").format(tally=tally, wise=wise)


def _review_lines(review):
    verdict = _("Turn {turn}, {verdict}, mood {before} to {after}").format(
        turn=review.turn, verdict=review.verdict, before=review.before, after=review.after
    )
    yield _("{verdict}: “{said}”").format(verdict=verdict, said=review.said)
    if review.better:
        yield _("Better: “{better}”").format(better=review.better)
    yield review.why
