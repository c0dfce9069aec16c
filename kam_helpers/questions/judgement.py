"""Questions without one right answer, checked all the same.

A judgement is a decision, the figures it rests on, and a short written reason. The check is on what can be
checked: the decision is feasible (it keeps the budget, fits the capacity), it cites enough figures that
bear on it and none that do not, and the reasons are there. Then the participant marks the reasoning with a
rubric and reads an expert's answer with what speaks against it.
"""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..text import N_, _, ngettext
from .kinds import Kind
from .outcomes import Argued, NotYet
from .reading import UnreadableError, is_untouched, plain_text


@dataclass(frozen=True)
class Evidence:
    """A figure on the checklist. ``value`` computes the text shown, such as ``lambda: money(stake())``.

    bears: whether the figure bears on the decision; one that does not (a sunk cost) carries ``why_not``.
    """

    name: str
    label: str
    value: Callable[[], str]
    bears: bool = True
    why_not: str = ""


@dataclass(frozen=True)
class Constraint:
    """What a feasible decision keeps: ``holds(decision)`` is true, or ``message`` says what it breaks.

    The decision is what the inner kind reads: a key for Choice, a tuple of ids for Selection and Ranking.
    """

    name: str
    holds: Callable[[object], bool]
    message: str


@dataclass(frozen=True)
class Judgement(Kind):
    """A decision with evidence and reasons.

    decision: the kind of the decision itself: Choice, Selection, Ranking.
    evidence: the checklist of figures; evidence_needed: how many must be cited.
    reasons: what to write, one text each: mapping from a name to its label; two of them argue a case both
    ways. rubric: sentences a participant marks themselves with. expert and counter: shown after a complete
    answer.

    The question's ``expected`` returns one full acceptable answer (a dict with decision, evidence,
    reasons); its wrong paths return dicts or bare decisions, and are matched on the decision alone.
    """

    decision: Kind
    evidence: tuple[Evidence, ...]
    rubric: tuple[str, ...]
    expert: str
    counter: str
    evidence_needed: int = 2
    constraints: tuple[Constraint, ...] = ()
    reasons: Mapping[str, str] | None = None
    reason_length: int = 30

    def reason_labels(self):
        labels = self.reasons or {"reason": N_("Your reason, in two or three sentences")}
        return {name: _(label) for name, label in labels.items()}

    def read(self, raw):
        if not isinstance(raw, Mapping):
            raw = {"decision": raw}  # a bare decision: readable, though not complete
        stated = raw.get("decision")
        decision = None if is_untouched(stated) else self.decision.read(stated)
        return {
            "decision": decision,
            "evidence": self._read_evidence(raw.get("evidence")),
            "reasons": self._read_reasons(raw.get("reasons", raw.get("reason"))),
        }

    def _read_evidence(self, raw):
        if is_untouched(raw):
            return ()
        if isinstance(raw, str):
            raw = [part for part in raw.replace(";", ",").split(",") if part.strip()]
        known = {}
        for item in self.evidence:
            known |= {plain_text(word).casefold(): item.name for word in (item.name, _(item.label))}
        found = []
        for word in raw:
            name = known.get(plain_text(str(word)).casefold())
            if name is None:
                raise UnreadableError(
                    _("“{text}” is not on the list of figures.").format(text=str(word)[:60])
                )
            found.append(name)
        return tuple(dict.fromkeys(found))

    def _read_reasons(self, raw):
        names = list(self.reason_labels())
        if is_untouched(raw):
            return {}
        if isinstance(raw, str):
            raw = {names[0]: raw}
        if not isinstance(raw, Mapping):
            raise UnreadableError(_("The reason should be text."))
        return {name: str(raw.get(name) or "").strip() for name in names}

    def same(self, given, wanted):
        return given["decision"] is not None and self.decision.same(given["decision"], wanted["decision"])

    def judge(self, given, question):
        for path in question.wrong_paths:
            if self.same(given, question.wrong_truth(path)):
                return NotYet(question.words(path.message), wrong_path=path.name)
        missing = self._missing(given, question)
        if missing:
            return NotYet(" ".join(missing))
        return Argued(
            _("The decision is feasible, cites figures and gives reasons."),
            rubric=tuple(question.words(line) for line in self.rubric),
            expert=question.words(self.expert),
            counter=question.words(self.counter),
        )

    def _missing(self, given, question):
        """What a complete answer still lacks, as sentences; the decision first."""
        if given["decision"] is None:
            return [_("A decision is missing.")]
        broken = [question.words(c.message) for c in self.constraints if not c.holds(given["decision"])]
        size = getattr(self.decision, "size", None)
        if size and len(given["decision"]) != size:
            broken.append(
                _("{wanted} are asked for, {given} were given.").format(
                    wanted=size, given=len(given["decision"])
                )
            )
        if broken:
            return broken
        cited = [item for item in self.evidence if item.name in given["evidence"]]
        idle = [question.words(item.why_not) for item in cited if not item.bears]
        lacking = self.evidence_needed - sum(item.bears for item in cited)
        words = [text for text in idle if text]
        if lacking > 0:
            words.append(
                ngettext(
                    "Name {n} more figure that bears on it.",
                    "Name {n} more figures that bear on it.",
                    lacking,
                ).format(n=lacking)
            )
        for name, label in self.reason_labels().items():
            if written_length(given["reasons"].get(name, "")) < self.reason_length:
                words.append(_("Write a little more here: {label}.").format(label=label))
        return words

    def kept(self, raw):
        return self.read(raw)

    def form(self):
        return _("Give a decision, the figures it rests on and a written reason.")

    def show(self, wanted):
        return self.decision.show(wanted["decision"])

    def spec(self):
        return {
            "input": "judgement",
            "decision": self.decision.spec(),
            "evidence": [
                {"value": item.name, "label": _(item.label), "figure": item.value()} for item in self.evidence
            ],
            "evidence_needed": self.evidence_needed,
            "reasons": [{"value": name, "label": label} for name, label in self.reason_labels().items()],
            "form": self.form(),
        }


def written_length(text):
    """How much was written, in letters; a Chinese character says about three letters' worth.

    >>> written_length("a  b"), written_length("客户")
    (2, 6)
    """
    return sum(3 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text if not c.isspace())
