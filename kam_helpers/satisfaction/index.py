"""Three ways to sum customers up: a satisfaction index, the net promoter score, Kano's kinds of features."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import _, ngettext
from .bootstrap import FEWEST
from .survey import checked_scale
from .weights import Score, dimension_weights

KANO_ANSWERS = ("like", "expect", "neutral", "live with", "dislike")
KANO_KINDS = ("must-be", "one-dimensional", "attractive", "indifferent", "reverse", "questionable")
# Kano's evaluation table (after Berger et al. 1993): functional answer down, dysfunctional answer across, in
# the order of KANO_ANSWERS; numbers point into KANO_KINDS.
_KANO = np.array([[5, 2, 2, 2, 1], [4, 3, 3, 3, 0], [4, 3, 3, 3, 0], [4, 3, 3, 3, 0], [4, 4, 4, 4, 5]])
_Z = 1.96


def acsi_index(means, weights=None, scale=(1, 10)):
    """Index from 0 to 100 in the manner of the American Customer Satisfaction Index: Σ w (mean − low) ÷ (high
    − low) × 100.

    ``means``: mean answers to its three questions (overall satisfaction, expectancy, ideal) or others on the
    same ``scale``; ``weights``: same names or order, default equal. The true weights of the published
    index are not public and differ; State of Ohio used .3885, .3190, .2925.

    >>> round(acsi_index([8, 7, 7], [0.3885, 0.3190, 0.2925]), 2)
    70.98
    >>> round(acsi_index([8, 7, 7]), 2)
    70.37
    """
    means = checks.numbers(means, _("means"), unique=True)
    low, high = checked_scale(scale)
    if ((means < low) | (means > high)).any():
        at = ((means < low) | (means > high)).idxmax()
        raise CourseError(
            _(
                "“{name}” is {value:g}, off the scale from {low:g} to {high:g}. Say which scale it "
                "is: scale=(…)."
            ).format(name=at, value=means[at], low=low, high=high)
        )
    chosen, note = dimension_weights(means.index, weights)
    return Score.of(float(chosen @ (means - low)) / (high - low) * 100, chosen, note)


@dataclass(frozen=True)
class PromoterScore:
    """Net promoter score in points, −100 to 100: ``score`` = promoters − detractors (both in %), ``low`` and
    ``high`` its 95 % interval (missing where it cannot be told), ``n`` answers, ``note`` in words."""

    score: float
    low: float
    high: float
    promoters: float
    detractors: float
    n: int
    note: str = ""


def nps(answers, accounts=None):
    """Net promoter score of ``answers`` (0 to 10; blanks are left out): % of 9 and 10 minus % of 0 to 6.

    Interval: ± 1.96 √([p + q − (p − q)²] ÷ n), with p promoters, q detractors as fractions. ``accounts``: the
    account of each answer; then the interval allows for people of one account who think alike.

    >>> nps([10, 9, 9, 8, 7, 3]).score
    33.33
    """
    answers = _recommendations(answers)
    values = answers.to_numpy()
    vote = (values >= 9).astype(float) - (values <= 6)
    p, q, n = float((values >= 9).mean()), float((values <= 6).mean()), len(values)
    variance, note = (p + q - (p - q) ** 2) / n, ""
    if accounts is not None:
        variance, note = _clustered(vote, answers.index, accounts)
    if variance <= 1e-15 and not note:
        note = ngettext(
            "{n} answer: no interval can be told from it.",
            "All {n} answers fall on one side: no interval can be told from them.",
            n,
        ).format(n=n)
    half = _Z * np.sqrt(variance) if not note else np.nan
    low, high = (float(np.clip(p - q + side * half, -1, 1)) for side in (-1, 1))
    return PromoterScore(*(round(100 * x, 2) for x in (p - q, low, high, p, q)), n=n, note=note)


def _recommendations(answers):
    """Answers that were given, 0 to 10, as a Series."""
    if not isinstance(answers, pd.Series):
        answers = pd.Series(answers, dtype=None if np.size(answers) else float)
    given = answers[answers.notna()]
    if not len(given):
        raise CourseError(_("Nobody answered: there is no score of nobody."))
    given = checks.numbers(given, _("answers"))
    wrong = ~given.isin(range(11))
    if wrong.any():
        raise CourseError(
            _(
                "“Would you recommend us” is answered by a whole number from 0 to 10; one is {value:g}."
            ).format(value=given[wrong].iloc[0])
        )
    return given


def _clustered(vote, index, accounts):
    """Variance of the mean vote when people of one account go together; a note where it cannot be told."""
    accounts = accounts if isinstance(accounts, pd.Series) else pd.Series(accounts)
    checks.refuse_duplicates(accounts.index, _("accounts"))
    checks.same_accounts(index, accounts.index, _("accounts"))
    owner = pd.factorize(accounts.reindex(index), use_na_sentinel=True)[0]
    if (owner < 0).any():
        raise CourseError(_("“accounts” is blank for some of the answers. Say whose they are."))
    number = owner.max() + 1
    if number < FEWEST:
        return 0.0, ngettext(
            "{n} account: too few for an interval.", "{n} accounts: too few for an interval.", number
        ).format(n=number)
    sums = np.bincount(owner, vote - vote.mean())
    return float(number / (number - 1) * (sums**2).sum() / len(vote) ** 2), ""


def kano(functional, dysfunctional):
    """Kano's kind of each feature, from two questions: how do you feel if it is there, how if it is not?

    Both DataFrames respondent × feature with 1 like, 2 expect it, 3 neutral, 4 can live with it, 5 dislike
    (or those words of ``KANO_ANSWERS``); blanks are left out. By feature: ``kind`` (the most frequent; of
    equals the one that matters most: must-be before one-dimensional before attractive before indifferent),
    the number of each kind, ``answers``, ``better`` = (A + O) ÷ (A + O + M + I) and ``worse`` = −(O + M) ÷
    (A + O + M + I) (Berger et al. 1993).

    >>> table = kano(pd.DataFrame({"spare key": [1, 1, 2]}), pd.DataFrame({"spare key": [5, 3, 5]}))
    >>> table[["must-be", "one-dimensional", "attractive"]].to_numpy().tolist()
    [[1, 1, 1]]
    >>> table["kind"].item(), round(table["better"].item(), 2), round(table["worse"].item(), 2)
    ('must-be', 0.67, -0.67)
    """
    with_it, without = _kano_codes(functional, "functional"), _kano_codes(dysfunctional, "dysfunctional")
    checks.same_accounts(with_it.columns, without.columns, "dysfunctional")
    checks.same_accounts(without.columns, with_it.columns, "functional")
    checks.same_accounts(with_it.index, without.index, "dysfunctional")
    checks.same_accounts(without.index, with_it.index, "functional")
    without = without.reindex(index=with_it.index, columns=with_it.columns)
    a, b = with_it.to_numpy(), without.to_numpy()
    there = ~np.isnan(a + b)
    kinds = np.where(there, _KANO[np.where(there, a, 0).astype(int), np.where(there, b, 0).astype(int)], -1)
    counts = np.stack([(kinds == kind).sum(axis=0) for kind in range(len(KANO_KINDS))], axis=1)
    must, one, attractive, _indifferent = counts[:, :4].T
    base = counts[:, :4].sum(axis=1)
    each = np.where(base > 0, base, 1)
    table = pd.DataFrame(counts, index=with_it.columns.rename("feature"), columns=KANO_KINDS)
    kind = np.where(counts.any(axis=1), np.array(KANO_KINDS)[counts.argmax(axis=1)], "")
    table.insert(0, "kind", kind)
    return table.assign(
        answers=there.sum(axis=0),
        better=np.where(base > 0, (attractive + one) / each, np.nan),
        worse=np.where(base > 0, -(one + must) / each, np.nan),
    )


def _kano_codes(answers, name):
    """Answers as 0 … 4, missing where blank."""
    checks.frame(answers, name)
    checks.refuse_duplicates(answers.index, name)
    checks.refuse_duplicates(answers.columns, name)
    codes = {word: at for at, word in enumerate(KANO_ANSWERS)} | {at + 1: at for at in range(5)}
    cells = answers.astype(object)
    known = cells.isin(list(codes)) | cells.isna()
    if not known.to_numpy().all():
        row, column = np.argwhere(~known.to_numpy())[0]
        raise CourseError(
            _("In “{name}”, {feature} is answered with “{value}”. Known are 1 to 5 or {words}.").format(
                name=name,
                feature=answers.columns[column],
                value=answers.iloc[row, column],
                words=", ".join(KANO_ANSWERS),
            )
        )
    return cells.apply(lambda column: column.map(codes).astype(float))
