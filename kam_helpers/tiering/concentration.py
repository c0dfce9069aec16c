"""How much of the business hangs on how few accounts: Pareto, Gini, HHI, ABC."""

import math

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import _, ngettext

ABC = ("A", "B", "C")
_NEARLY = 1e-9  # a share that misses a cut only by rounding has not missed it


def pareto_curve(values):
    """The accounts from largest to smallest with their running share of the total.

    ``values``: one number per account (CNY). Returns a DataFrame by account: ``rank`` (1 = largest),
    ``value``, ``share`` and ``cumulative_share`` of the total, ``account_share`` (rank ÷ number of accounts).
    Equal values are ordered by name. With negative values the curve passes 1 and comes back: ``whale_curve``
    reads that.

    >>> pareto_curve({"Alder": 20, "Birch": 70, "Cedar": 10})["cumulative_share"].round(2).to_dict()
    {'Birch': 0.7, 'Alder': 0.9, 'Cedar': 1.0}
    """
    values = largest_first(checks.numbers(values, _("values"), unique=True))
    total = checks.positive_total(values, _("values"))
    rank = np.arange(1, len(values) + 1)
    return pd.DataFrame(
        {
            "rank": rank,
            "value": values,
            "share": values / total,
            "cumulative_share": values.cumsum() / total,
            "account_share": rank / len(values),
        }
    )


def top_count(n, top=0.2):
    """How many accounts the ``top`` fraction of ``n`` is; a part account counts whole.

    >>> top_count(70, 0.2), top_count(71, 0.2)
    (14, 15)
    """
    return math.ceil(checks.fraction(top, "top") * n - _NEARLY)


def top_share(values, top=0.2):
    """Share of the total that the ``top`` fraction of the accounts brings (at least one; a part account
    counts whole).

    >>> round(top_share([50, 20, 10, 10, 10], top=0.2), 2)
    0.5
    """
    values = checks.numbers(values, _("values"))
    n = top_count(len(values), top)
    return float(np.sort(values.to_numpy())[::-1][:n].sum()) / checks.positive_total(values, _("values"))


def gini(values, small_sample=False):
    """Gini coefficient: 0 when all accounts are equal, near 1 when one has everything.

    ``small_sample=True`` multiplies by n ÷ (n − 1), so that one account having everything gives 1 also among
    few. Negative values are refused: the coefficient then has no upper limit, and ``whale_curve`` is the
    right picture.

    >>> gini([1, 1, 1, 1]), round(gini([0, 0, 0, 8]), 2), round(gini([0, 0, 0, 8], small_sample=True), 2)
    (0.0, 0.75, 1.0)
    """
    values = checks.numbers(values, _("values"))
    negative = int((values < 0).sum())
    if negative:
        raise CourseError(
            ngettext(
                "The Gini coefficient needs values of at least zero, and {n} account is below. "
                "With losses among the accounts use whale_curve.",
                "The Gini coefficient needs values of at least zero, and {n} accounts are below. "
                "With losses among the accounts use whale_curve.",
                negative,
            ).format(n=negative)
        )
    n, total = len(values), checks.positive_total(values, _("values"))
    if small_sample and n < 2:
        raise CourseError(_("The small-sample Gini coefficient needs at least two accounts."))
    rank = np.arange(1, n + 1)
    raw = float(((2 * rank - n - 1) * np.sort(values.to_numpy())).sum()) / (n * total)
    return max(raw, 0.0) * (n / (n - 1) if small_sample else 1.0)


def hhi(values):
    """Herfindahl–Hirschman index of the accounts' shares, 0 … 1: how dependent we are on few. 1 ÷ hhi equal
    accounts would be as concentrated.

    >>> round(hhi([50, 30, 20]), 2)
    0.38
    """
    values = checks.numbers(values, _("values"), negative=False)
    shares = values / checks.positive_total(values, _("values"))
    return float((shares**2).sum())


def pareto_alpha(top=0.2, share=0.8):
    """Exponent of the Pareto distribution in which the ``top`` fraction holds ``share`` (top^(1 − 1/alpha) =
    share).

    >>> round(pareto_alpha(0.2, 0.8), 3)
    1.161
    """
    top, share = checks.fraction(top, "top", one=False), checks.fraction(share, "share", one=False)
    if share <= top:
        raise CourseError(
            _("The top {top:.0%} cannot hold only {share:.0%}: the largest hold at least {top:.0%}.").format(
                top=top, share=share
            )
        )
    return 1 / (1 - math.log(share) / math.log(top))


def gini_of_pareto(alpha):
    """Gini coefficient of a Pareto distribution, 1 ÷ (2 alpha − 1); alpha above 1 (otherwise it has no mean).

    >>> round(gini_of_pareto(pareto_alpha(0.2, 0.8)), 3)
    0.756
    """
    if not checks.amount(alpha, "alpha") > 1:
        raise CourseError(_("“alpha” must be above 1; this is {alpha}.").format(alpha=alpha))
    return 1 / (2 * alpha - 1)


def abc_classes(values, a=0.8, b=0.95):
    """Class A, B or C of each account, in the order of ``values`` (cuts at 80 and 95 %: common heuristic).

    From the largest down, an account is A while the running share *before* it is below ``a``, B while it is
    below ``b``, then C: the account that crosses a cut still belongs to the better class. Equal values are
    ordered by name. Shares are of the sum of the positive values; an account of zero or less takes nothing of
    it and is C.

    >>> abc_classes({"Alder": 70, "Birch": 20, "Cedar": 8, "Dogwood": 2, "Elm": -5}).to_dict()
    {'Alder': 'A', 'Birch': 'A', 'Cedar': 'B', 'Dogwood': 'C', 'Elm': 'C'}
    """
    values = checks.numbers(values, _("values"), unique=True)
    a, b = checks.fraction(a, "a"), checks.fraction(b, "b")
    if a > b:
        raise CourseError(_("The cut for A ({a}) must not lie above the cut for B ({b}).").format(a=a, b=b))
    positive = largest_first(values.clip(lower=0.0))
    before = (positive.cumsum() - positive) / checks.positive_total(positive, _("values"))
    code = np.where(before < a - _NEARLY, 0, np.where(before < b - _NEARLY, 1, 2))
    code = pd.Series(np.where(positive > 0, code, 2), index=positive.index).reindex(values.index)
    return pd.Series(pd.Categorical.from_codes(code, ABC, ordered=True), index=values.index, name="class")


def largest_first(values):
    """``values`` in descending order; equal ones by name, so that the order never depends on the rows."""
    index = values.index
    by_name = index.argsort() if pd.api.types.is_numeric_dtype(index.dtype) else index.map(str).argsort()
    return values.iloc[by_name].sort_values(ascending=False, kind="stable")
