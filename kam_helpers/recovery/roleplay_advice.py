"""The words of a debrief: which step was skipped or out of order, and every turn with the better reply."""

from dataclasses import dataclass

from ..text import N_, _
from .roleplay_parts import QUALITIES, STEPS, customer_says, reply_of, said_votes

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


def step_advice(script, turns, steps):
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


def reviews(script, turns):
    """The turns one by one."""
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


def review_lines(review):
    """A review as lines of text."""
    verdict = _("Turn {turn}, {verdict}, mood {before} to {after}").format(
        turn=review.turn, verdict=review.verdict, before=review.before, after=review.after
    )
    yield _("{verdict}: “{said}”").format(verdict=verdict, said=review.said)
    if review.better:
        yield _("Better: “{better}”").format(better=review.better)
    yield review.why
