"""A complaint as a talk: what the customer says, what you may answer, and where that leads.

>>> play = start(load_script("quality_failure"))
>>> play.mood
3
>>> play.choose(1).undo() == play
True
"""

from dataclasses import dataclass
from numbers import Integral

from ..checks import count
from ..errors import CourseError
from ..text import _
from .roleplay_debrief import debrief
from .roleplay_parts import Ending, Script, Turn, customer_says, said_mood
from .roleplay_read import load_script, scripts

__all__ = ["Play", "load_script", "scripts", "start"]


@dataclass(frozen=True)
class Play:
    """A talk as far as it has gone. It never changes: each choice gives a new one."""

    script: Script
    turns: tuple[Turn, ...] = ()

    @property
    def mood(self):
        """The customer's mood now, 0 (out of patience) to 10 (confident)."""
        return self.turns[-1].after if self.turns else self.script.mood

    @property
    def here(self):
        """The node the talk is at, or its ending."""
        name = self.turns[-1].to if self.turns else self.script.first
        return self.script.nodes.get(name) or self.script.endings[name]

    @property
    def over(self):
        return isinstance(self.here, Ending)

    @property
    def customer_says(self):
        """What the customer says now."""
        return customer_says(self.script, self.turns)

    @property
    def replies(self):
        """What you may say now, in order; empty when the talk is over."""
        return () if self.over else tuple(reply.says for reply in self.here.replies)

    def choose(self, number):
        """Say reply ``number`` (from 1, as shown)."""
        self._refuse_when_over()
        most = len(self.here.replies)
        whole = isinstance(number, Integral) and not isinstance(number, bool)
        if not (whole and 1 <= number <= most):
            raise CourseError(
                _("Choose a reply by its number, 1 to {most}; this is {given}.").format(
                    most=most, given=number
                )
            )
        return self._say(int(number))

    def vote(self, *votes):
        """Say what most of a class want; ``votes`` holds one count per reply, in order. A tie is refused."""
        self._refuse_when_over()
        replies = self.here.replies
        if len(votes) != len(replies):
            raise CourseError(
                _("There are {n} replies, so give {n} numbers of votes; these are {given}.").format(
                    n=len(replies), given=len(votes)
                )
            )
        name = _("votes for reply {n}")
        votes = tuple(count(each, name.format(n=n)) for n, each in enumerate(votes, 1))
        if not sum(votes):
            raise CourseError(_("Nobody has voted yet. Type how many hands went up for each reply."))
        first = [n for n, each in enumerate(votes, 1) if each == max(votes)]
        if len(first) > 1:
            raise CourseError(
                _(
                    "A tie: replies {numbers} have {votes} votes each. "
                    "Let one side argue and vote again, or decide by choosing a reply."
                ).format(numbers=_(" and ").join(map(str, first)), votes=max(votes))
            )
        return self._say(first[0], votes)

    def undo(self):
        """Take the last thing you said back."""
        if not self.turns:
            raise CourseError(_("Nothing has been said yet, so there is nothing to take back."))
        return Play(self.script, self.turns[:-1])

    def debrief(self):
        """What the talk shows about the six steps, the apology and the mood; also before it is over."""
        return debrief(self.script, self.turns)

    def _say(self, number, votes=()):
        mood, to = self.script.after(self.here.replies[number - 1], self.mood)
        turn = Turn(self.here.name, number, self.mood, mood, to, votes)
        return Play(self.script, (*self.turns, turn))

    def _refuse_when_over(self):
        if self.over:
            raise CourseError(_("The talk is over. Take the last step back with undo(), or start again."))

    def __repr__(self):
        lines = [_("{title}: {mood}.").format(title=self.script.title, mood=said_mood(self.mood))]
        if self.customer_says:
            lines.append(f"{self.script.customer}: {self.customer_says}")
        if self.over:
            lines.append(f"{self.here.title} {self.here.text}")
        return "\n\n".join([*lines, *(f"{n}. {text}" for n, text in enumerate(self.replies, 1))])


def start(script):
    """A new talk. ``script`` comes from :func:`load_script`; its name or path will do."""
    return Play(script if isinstance(script, Script) else load_script(script))
