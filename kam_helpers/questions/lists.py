"""Answers made of account names: a set of them, or a ranking."""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..text import _, ngettext
from .kinds import Kind, capitalised
from .reading import UnreadableError, plain_text


@dataclass(frozen=True)
class Names(Kind):
    """Shared by Selection and Ranking.

    options: the names to pick from: a list, a mapping id → name, or a function that returns one.
    size: how many to pick, where the prompt says so.
    """

    options: Iterable[str] | Mapping[str, str] | Callable
    size: int | None = None

    def labels(self):
        """Mapping from id (or the name itself) to the name shown."""
        options = self.options() if callable(self.options) else self.options
        if isinstance(options, pd.Series):
            options = options.to_dict()
        if isinstance(options, Mapping):
            return {str(key): str(label) for key, label in options.items()}
        return {str(name): str(name) for name in options}

    def read(self, raw):
        labels = self.labels()
        known = {_fold(word): key for key, label in labels.items() for word in (label, key)}
        found = [_find(word, known, labels) for word in _words(raw, known)]
        doubled = [labels[key] for key in dict.fromkeys(found) if found.count(key) > 1]
        if doubled:
            raise UnreadableError(_("{name} is there twice.").format(name=doubled[0]))
        return tuple(found)

    def kept(self, raw):
        return list(self.read(raw))

    def show(self, wanted):
        labels = self.labels()
        return capitalised(", ".join(labels[key] for key in wanted) + ".")

    def _size_words(self, given):
        if self.size and len(given) != self.size:
            return _("{wanted} are asked for, {given} were given.").format(wanted=self.size, given=len(given))
        return ""

    def _options_spec(self):
        return [{"value": key, "label": capitalised(label)} for key, label in self.labels().items()]


@dataclass(frozen=True)
class Selection(Names):
    """A set of accounts: order and spelling of case do not matter; names and ids are both accepted."""

    def same(self, given, wanted):
        return set(given) == set(wanted)

    def difference(self, given, wanted):
        extra, missing = len(set(given) - set(wanted)), len(set(wanted) - set(given))
        parts = [self._size_words(given)]
        if extra and not missing:
            parts.append(
                ngettext("{n} of yours does not belong.", "{n} of yours do not belong.", extra).format(
                    n=extra
                )
            )
        elif missing and not extra:
            parts.append(ngettext("{n} is missing.", "{n} are missing.", missing).format(n=missing))
        else:
            right = len(set(given) & set(wanted))
            parts.append(
                _("{right} of your {all} belong; the others do not, and some are missing.").format(
                    right=right, all=len(given)
                )
            )
        return " ".join(part for part in parts if part)

    def form(self):
        if self.size:
            return _("Give {n} account names or ids, separated by semicolons.").format(n=self.size)
        return _("Give account names or ids, separated by semicolons.")

    def spec(self):
        return {
            "input": "checkboxes",
            "options": self._options_spec(),
            "size": self.size,
            "form": self.form(),
        }


@dataclass(frozen=True)
class Ranking(Names):
    """Accounts in order, the first one first. A Series or table counts in the order of its rows."""

    def same(self, given, wanted):
        return tuple(given) == tuple(wanted)

    def difference(self, given, wanted):
        if set(given) == set(wanted):
            if tuple(given) == tuple(wanted)[::-1]:
                return _("Right names, reversed order: the first one comes first.")
            return _("Right names, wrong order.")
        size = self._size_words(given)
        if tuple(given[: len(wanted)]) == tuple(wanted) or tuple(wanted[: len(given)]) == tuple(given):
            return _("The order is right. {size}").format(size=size).strip()
        first = next(i for i, (a, b) in enumerate(zip(given, wanted, strict=False), 1) if a != b)
        words = _("Place {n} is the first that differs, and not all names belong.").format(n=first)
        return " ".join(part for part in (size, words) if part)

    def form(self):
        if self.size:
            return _("Give {n} names in order, separated by semicolons.").format(n=self.size)
        return _("Give names in order, separated by semicolons.")

    def show(self, wanted):
        labels = self.labels()
        return " › ".join(labels[key] for key in wanted) + "."

    def spec(self):
        form = _("Add names and put them in order, the first one first.")
        if self.size:
            form = _("Add {n} names and put them in order, the first one first.").format(n=self.size)
        return {"input": "ranking", "options": self._options_spec(), "size": self.size, "form": form}


def _fold(word):
    return plain_text(str(word)).casefold()


def _find(word, known, labels):
    """The id of a name, with a suggestion when it is only nearly one."""
    key = known.get(_fold(word))
    if key is not None:
        return key
    near = difflib.get_close_matches(_fold(word), known, n=1, cutoff=0.7)
    if near:
        raise UnreadableError(
            _("There is no “{name}”. Is it {near}?").format(name=str(word)[:60], near=labels[known[near[0]]])
        )
    raise UnreadableError(_("There is no “{name}”.").format(name=str(word)[:60]))


def _words(raw, known):
    """The names in an answer, whichever object carries them."""
    if isinstance(raw, str):
        return _split(raw, known)
    if isinstance(raw, pd.DataFrame):
        columns = [raw.index, *(raw[name] for name in raw.columns)]
        return list(next((c for c in columns if _all_known(c, known)), raw.index))
    if isinstance(raw, pd.Series):
        if raw.dtype == bool:
            raw = raw[raw]
            return list(raw.index)
        return list(raw.index if _all_known(raw.index, known) else raw)
    if isinstance(raw, Mapping):
        return [name for name, value in raw.items() if value is not False]
    if isinstance(raw, (list, tuple, set, frozenset, pd.Index, np.ndarray, pd.Categorical)):
        return list(raw)
    raise UnreadableError(_("A {kind} is not a list of names.").format(kind=type(raw).__name__))


def _all_known(values, known):
    return len(values) > 0 and all(_fold(value) in known for value in values)


def _split(text, known):
    """Typed names apart; a mark inside a known name does not separate."""
    words = [text.strip()]
    for mark in (r"[;\n]", r"\s[>›]\s", ","):
        words = [
            part.strip()
            for word in words
            for part in ([word] if _fold(word) in known else re.split(mark, word))
            if part.strip()
        ]
        words = [re.sub(r"^\d+[.)]\s+", "", word) for word in words]
    return words
