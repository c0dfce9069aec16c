"""The matrix every question is tested with: reference, equivalents, each wrong path, untouched, garbage.

A case is (label, answer, outcome type, words the message must contain).
"""

import random
from functools import singledispatch

import pandas as pd

from kam_helpers.questions import (
    CannotRead,
    Choice,
    Correct,
    Judgement,
    NotAttempted,
    NotYet,
    Number,
    Ranking,
    Selection,
    Table,
)

UNTOUCHED = (None, ..., "", "  ", "...", "…", [], {}, pd.Series(dtype=float))


def matrix(question):
    """All cases of one question."""
    kind, truth = question.kind, question.truth
    right = _right_words(question)
    cases = [("reference", question.expected(), Correct, right)]
    cases += [(f"equivalent: {label}", answer, Correct, right) for label, answer in equivalents(kind, truth)]
    cases += [
        (f"wrong path: {path.name}", path.answer(), NotYet, question.words(path.message))
        for path in question.wrong_paths
    ]
    cases += [(f"untouched: {answer!r}", answer, NotAttempted, "in place of the …") for answer in UNTOUCHED]
    cases += [(f"garbage: {str(answer)[:30]!r}", answer, CannotRead, kind.form()) for answer in garbage(kind)]
    return cases


def _right_words(question):
    if isinstance(question.kind, Judgement):
        return question.words(question.kind.expert)
    return question.kind.show(question.truth)


@singledispatch
def equivalents(kind, truth):
    """Other forms of the right answer: (label, answer)."""
    raise NotImplementedError(type(kind))


@singledispatch
def garbage(kind):
    """What cannot be an answer of this kind."""
    raise NotImplementedError(type(kind))


@equivalents.register
def _(kind: Number, truth):
    yield "text", repr(truth)
    yield "one in a list", [truth]
    yield "one in a Series", pd.Series([truth])
    if kind.is_percent:
        yield "percent sign", f"{truth * 100:.6f} %"
        yield "percent without sign", truth * 100
        yield "decimal comma", f"{truth * 100:.6f}".replace(".", ",") + "%"
        return
    digits = 0 if kind.whole else 6
    yield "thousands by commas", f"{truth:,.{digits}f}"
    yield "thousands by spaces", f"{truth:,.{digits}f}".replace(",", " ")
    yield "thousands by points", f"{truth:,.{digits}f}".translate(str.maketrans(",.", ".,"))
    yield "typographic minus", f"{truth:.{digits}f}".replace("-", "−")
    if truth < 0:
        yield "parentheses", f"({-truth:,.{digits}f})"
    if kind.unit == "CNY":
        yield "currency", f"CNY {truth:,.6f}"
        yield "thousands in letters", f"{truth / 1e3:.9f}k"
        yield "millions in letters", f"{truth / 1e6:.12f}m"


@garbage.register
def _(kind: Number):
    return (
        "bananas",
        "12 or 13",
        "1.2.3,4",
        [1, 2],
        float("nan"),
        float("inf"),
        True,
        object(),
        "=1+1",
        "--5",
    )


@equivalents.register
def _(kind: Choice, truth):
    labels = kind.labels()
    yield "label", labels[truth]
    yield "upper case", truth.upper()
    yield "odd spaces", f"  {labels[truth]} "
    yield "letter", "abcdefghij"[list(labels).index(truth)]
    yield "position", list(labels).index(truth) + 1


@garbage.register
def _(kind: Choice):
    return ("bananas", 99, ["x", "y"], object(), "<script>alert(1)</script>")


def _name_forms(kind, truth):
    labels = kind.labels()
    names = [labels[key] for key in truth]
    yield "names", names
    yield "typed", "; ".join(names)
    yield "lines", "\n".join(names)
    yield "upper case", [name.upper() for name in names]
    yield "tuple of ids", tuple(truth)
    yield "index", pd.Index(names)
    yield "Series of names", pd.Series(names)
    yield "Series by name", pd.Series(range(len(names)), index=names, dtype=float)
    yield "table by name", pd.DataFrame({"x": 1.0}, index=names)
    yield "table with a column", pd.DataFrame({"x": 1.0, "account": names})


@equivalents.register
def _(kind: Selection, truth):
    yield from _name_forms(kind, truth)
    yield "other order", list(truth)[::-1]
    yield "set", set(truth)
    labels = kind.labels()
    yield "mask", pd.Series([key in truth for key in labels], index=list(labels.values()))


@equivalents.register
def _(kind: Ranking, truth):
    yield from _name_forms(kind, truth)
    labels = kind.labels()
    yield "numbered lines", "\n".join(f"{i}. {labels[key]}" for i, key in enumerate(truth, 1))
    yield "arrows", " > ".join(labels[key] for key in truth)


@garbage.register
def _(kind: Selection):
    first = next(iter(kind.labels().values()))
    return ("bananas", 5, object(), ["no such account"], [first, first], "=1+1")


garbage.register(Ranking, garbage.dispatch(Selection))


@equivalents.register
def _(kind: Table, truth):
    rows = list(truth.index)
    shuffled = truth.loc[rows if kind.ordered else random.Random(0).sample(rows, len(rows))]
    yield "rows in another order", shuffled
    yield "keys in a column", shuffled.rename_axis("who").reset_index()
    yield "another index name", shuffled.rename_axis("who")
    yield "columns in another order", shuffled[list(shuffled.columns)[::-1]]
    yield "other dtypes", shuffled.astype(object)
    yield "pasted", shuffled.to_csv(sep="\t")
    yield "another column too", shuffled.assign(spare=1)
    if truth.shape[1] == 1:
        yield "Series", shuffled.iloc[:, 0]
        yield "dict", shuffled.iloc[:, 0].to_dict()
    numbers = shuffled.select_dtypes("number").columns
    if len(numbers):
        yield "percent", shuffled.assign(**{name: shuffled[name] * 100 for name in numbers})


@garbage.register
def _(kind: Table):
    return ("bananas", 5, object(), [1, 2, 3], "a;b")


@equivalents.register
def _(kind: Judgement, truth):
    names = {item.name: item.label for item in kind.evidence}
    yield "read back", truth
    yield "evidence in another order", {**truth, "evidence": list(truth["evidence"])[::-1]}
    yield "evidence by label", {**truth, "evidence": [names[name] for name in truth["evidence"]]}
    yield "spaces around", {**truth, "reasons": {k: f"  {v} \n" for k, v in truth["reasons"].items()}}


@garbage.register
def _(kind: Judgement):
    inner = garbage(kind.decision)
    return (*inner, {"decision": inner[0]}, {"decision": "", "evidence": ["no such figure"]})


def opens_with_a_sum(question):
    """Does the solution begin with arithmetic that can be followed on a calculator?"""
    sums = question.words(question.reason).split("\n\n")[0]
    return any(sign in sums for sign in "=≈:") and any(sign in sums for sign in "÷×−+")


def browser_answer(kind, truth):
    """The right answer as the card sends it: plain JSON."""
    if isinstance(kind, Number):
        return f"{truth * 100:.6f}" if kind.is_percent else repr(truth)
    if isinstance(kind, Table):
        return truth.to_csv(sep="\t")
    if isinstance(kind, (Selection, Ranking)):
        return list(truth)
    if isinstance(kind, Judgement):
        inner = browser_answer(kind.decision, truth["decision"])
        return {**truth, "decision": inner, "evidence": list(truth["evidence"])}
    return truth
