"""What a role play is made of: the six steps, the script, and one turn of a talk.

No public source spells LSPCAS out. The six steps here are the course's reconstruction, and the scale of
moods is a course assumption; the public anchor is ISO 10002:2018, complaints handling.
"""

from dataclasses import dataclass, field

from ..text import N_, _, ngettext

CALMEST = 10  # the mood goes from 0 to this
STEPS = {
    "L": N_("Listen"),
    "S": N_("Share the feeling"),
    "P": N_("Probe the problem"),
    "C": N_("Clarify and commit to options"),
    "A": N_("Agree on action"),
    "S2": N_("Satisfaction check"),
}
FEELING = ("L", "S")  # steps that deal with the mood; the others deal with the matter
QUALITIES = {"good": N_("well said"), "fair": N_("half right"), "poor": N_("costly")}
APOLOGY = {
    "regret": N_("say sorry"),
    "empathy": N_("say what it means for them"),
    "forgiveness": N_("ask for their understanding"),
    "thanks": N_("thank them"),
}
ENDINGS = {
    "recovered": N_("Recovered"),
    "cooled": N_("Settled, but sore"),
    "escalated": N_("Escalated"),
    "lost": N_("Lost"),
}
# From which mood on a word holds.
_MOODS = (
    (8, N_("confident")),
    (6, N_("listening")),
    (4, N_("annoyed")),
    (2, N_("angry")),
    (0, N_("about to break off")),
)


@dataclass(frozen=True)
class ByMood:
    """What holds from the mood ``least`` on: a text, or the name of a node or an ending."""

    least: int
    value: str


@dataclass(frozen=True)
class Reply:
    """One thing you may say.

    says, answer: your words, and what the customer says to them. step: of STEPS, or None when it is none of
    them. quality: of QUALITIES. mood: what it does to the mood, -10 to 10. apology: the steps of an apology
    it takes. why: what is good about it, or what would have been better and why. then: where it leads, the
    first that holds counts.
    """

    says: str
    quality: str
    mood: int
    why: str
    then: tuple[ByMood, ...]
    step: str | None = None
    answer: str = ""
    apology: tuple[str, ...] = ()


@dataclass(frozen=True)
class Node:
    """One moment of the talk: what the customer says (the first text that holds), and your replies."""

    name: str
    says: tuple[ByMood, ...]
    replies: tuple[Reply, ...]

    @property
    def best(self):
        """The number (from 1) of the reply that a debrief quotes as the better one."""
        good = [n for n, reply in enumerate(self.replies, 1) if reply.quality == "good"]
        return max(good, key=lambda n: self.replies[n - 1].mood)


@dataclass(frozen=True)
class Ending:
    """How a talk can end. kind: of ENDINGS."""

    name: str
    kind: str
    title: str
    text: str


@dataclass(frozen=True)
class Script:
    """One case. ``mood`` is the mood it starts with; at ``walks_out_at`` or below the customer breaks off,
    which leads to the ending ``walks_out_to``."""

    name: str
    title: str
    account: str
    customer: str
    role: str
    minutes: int
    scene: str
    aim: str
    mood: int
    first: str
    walks_out_at: int
    walks_out_to: str
    nodes: dict[str, Node] = field(repr=False)
    endings: dict[str, Ending] = field(repr=False)

    def after(self, reply, mood):
        """The mood after a reply, and the name of the node or ending it leads to."""
        mood = min(max(mood + reply.mood, 0), CALMEST)
        if mood <= self.walks_out_at:
            return mood, self.walks_out_to
        return mood, by_mood(reply.then, mood)


@dataclass(frozen=True)
class Turn:
    """What was said: the node, the number of the reply (from 1), the moods, and the votes of a class."""

    node: str
    reply: int
    before: int
    after: int
    to: str
    votes: tuple[int, ...] = ()


def by_mood(choices, mood):
    """The first of ``choices`` that holds in this mood.

    >>> by_mood((ByMood(6, "calm"), ByMood(0, "loud")), 4)
    'loud'
    """
    return next(choice.value for choice in choices if mood >= choice.least)


def reply_of(script, turn):
    """The reply that was said in a turn."""
    return script.nodes[turn.node].replies[turn.reply - 1]


def customer_says(script, turns):
    """What the customer says after these turns: the answer to your last reply, then what is on their mind."""
    last = turns[-1] if turns else None
    node = script.nodes.get(last.to if last else script.first)
    said = [reply_of(script, last).answer if last else ""]
    said.append(by_mood(node.says, last.after if last else script.mood) if node else "")
    return "\n\n".join(text for text in said if text)


def mood_word(mood):
    """The mood in one word.

    >>> mood_word(2), mood_word(7)
    ('angry', 'listening')
    """
    return _(next(word for least, word in _MOODS if mood >= least))


def said_mood(mood):
    """The mood as number and word: "mood 2 of 10, angry"."""
    return _("mood {mood} of {most}, {word}").format(mood=mood, most=CALMEST, word=mood_word(mood))


def said_votes(turn):
    """The tally of a class as a sentence, empty when nobody voted."""
    if not turn.votes:
        return ""
    tally = ", ".join(
        _("reply {n}: {votes}").format(n=n, votes=votes) for n, votes in enumerate(turn.votes, 1)
    )
    return ngettext("{n} vote: {tally}.", "{n} votes: {tally}.", sum(turn.votes)).format(
        n=sum(turn.votes), tally=tally
    )
