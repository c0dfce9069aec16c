"""The account plan: what each lesson found out about one's own account, in one growing record.

A lesson ends with ``plan.keep("tiering", result)``. Keeping again replaces what was there; ``undo`` brings
it back. The plan is kept in the same file as the progress on questions and travels with it.

>>> from kam_helpers import plan
>>> plan.keep("tier", "A", account="Alder Furniture", source="lesson 2")
Kept “tier” for Alder Furniture in the account plan.
>>> plan.get("tier")
'A'
>>> plan.undo()
Undone: keeping “tier”.
"""

import json

import pandas as pd

from .. import store
from ..errors import CourseError
from ..store import Sentence
from ..text import N_, _
from .content import label, restored, stored, stored_units, summary
from .shown import Plan

__all__ = ["Plan", "account", "forget", "get", "keep", "show", "undo"]

MAX_LETTERS = 100_000  # course assumption: a plan is read by people
MAX_UNDO = 30
_DONE = {
    "keep": N_("Undone: keeping “{name}”."),
    "forget": N_("Undone: forgetting “{name}”."),
    "account": N_("Undone: choosing the account."),
}


def keep(name, result, account=None, note="", source="", units=None):
    """Keep a result in the plan under ``name``; returns a sentence.

    result: a DataFrame, Series, dict, number or text. account: whose plan; the one set with ``account()``
    unless given. units: one unit, or a dict from column to unit. Raises CourseError for what no plan can
    hold.
    """
    name = label(name)
    entry = {
        "value": stored(result),
        "account": label(account) if account is not None else "",
        "note": str(note),
        "source": str(source),
        "units": stored_units(units),
        "kept_at": store.now(),
    }
    size = len(json.dumps(entry, ensure_ascii=False))
    if size > MAX_LETTERS:
        raise CourseError(
            _(
                "“{name}” is too long for a plan ({size} letters, at most {most}). Keep a summary of it."
            ).format(name=name, size=f"{size:,}", most=f"{MAX_LETTERS:,}")
        )

    def change(document):
        plan = document["plan"]
        entry["account"] = entry["account"] or plan.get("account", "")
        entries = plan.setdefault("entries", {})
        _log(plan, {"did": "keep", "name": name, "before": entries.get(name)})
        entries[name] = entry

    store.update(change)
    if entry["account"]:
        words = _("Kept “{name}” for {account} in the account plan.").format(
            name=name, account=entry["account"]
        )
    else:
        words = _("Kept “{name}” in the account plan. Choose your account with plan.account(…).").format(
            name=name
        )
    return Sentence(words)


def get(name):
    """What was kept under ``name``, in the form it was kept; raises CourseError when there is nothing."""
    entries = store.read()["plan"].get("entries", {})
    if name not in entries:
        known = ", ".join(entries) or _("nothing")
        raise CourseError(
            _("The plan holds nothing called “{name}”. It holds: {known}.").format(name=name, known=known)
        )
    return restored(entries[name]["value"])


def forget(name):
    """Take ``name`` out of the plan; ``undo`` brings it back. Returns a sentence."""
    get(name)

    def change(document):
        plan = document["plan"]
        _log(plan, {"did": "forget", "name": name, "before": plan["entries"].pop(name, None)})

    store.update(change)
    return Sentence(_("“{name}” is no longer in the account plan.").format(name=name))


def undo():
    """Take back the last keep, forget or choice of account; returns a sentence."""
    taken = []

    def change(document):
        plan = document["plan"]
        if not plan.get("done"):
            return
        last = plan["done"].pop()
        taken.append(last)
        if last["did"] == "account":
            plan["account"] = last["before"]
        elif last["before"] is None:
            plan["entries"].pop(last["name"], None)
        else:
            plan.setdefault("entries", {})[last["name"]] = last["before"]

    store.update(change)
    if not taken:
        return Sentence(_("There is nothing to undo."))
    return Sentence(_(_DONE[taken[0]["did"]]).format(name=taken[0].get("name", "")))


def account(name=None):
    """Choose the account the plan is for, or ask which it is (empty text: none yet)."""
    if name is None:
        return store.read()["plan"].get("account", "")
    chosen = label(name)

    def change(document):
        plan = document["plan"]
        _log(plan, {"did": "account", "before": plan.get("account", "")})
        plan["account"] = chosen

    store.update(change)
    return Sentence(_("Your account plan is for {account}.").format(account=chosen))


def show():
    """The plan as a table: what was kept, for whom, when and from where."""
    plan = store.read()["plan"]
    entries = plan.get("entries", {})
    columns = [_("Name"), _("What"), _("Account"), _("Date"), _("Source"), _("Note")]
    rows = [
        (name, summary(e["value"], e.get("units")), e["account"], e["kept_at"][:10], e["source"], e["note"])
        for name, e in entries.items()
    ]
    return Plan(plan.get("account", ""), pd.DataFrame(rows, columns=columns), entries, tuple(store.notices()))


def _log(plan, step):
    """Remember what a step replaced, so that it can be undone."""
    plan["done"] = [*plan.get("done", []), step][-MAX_UNDO:]
