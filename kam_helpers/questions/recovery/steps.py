"""The six steps of a complaint as an answer: a ranking that speaks of steps."""

from dataclasses import dataclass

from ...text import _, ngettext
from .. import Ranking


@dataclass(frozen=True)
class Steps(Ranking):
    """Steps in order, the first one first."""

    def difference(self, given, wanted):
        if set(given) != set(wanted):
            missing = len(set(wanted) - set(given))
            return ngettext("{n} step is missing.", "{n} steps are missing.", missing).format(n=missing)
        if tuple(given) == tuple(wanted)[::-1]:
            return _("Reversed: the first step comes first.")
        place = next(n for n, (a, b) in enumerate(zip(given, wanted, strict=True), 1) if a != b)
        return _("Right up to step {n}, which comes too early.").format(n=place)

    def form(self):
        return _("Give all {n} steps in order, separated by semicolons.").format(n=self.size)

    def spec(self):
        form = _("Add all {n} steps and put them in order, the first one first.").format(n=self.size)
        return super().spec() | {"form": form}
