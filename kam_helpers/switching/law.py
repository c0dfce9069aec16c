"""Where a barrier turns into lock-in: what the customer resents, what a lawyer must see. Not legal advice.

Sourced: China's State Administration for Industry and Commerce (SAIC) fined Tetra Pak in November 2016 for
tying, exclusive dealing and loyalty discounts by a dominant supplier (Anti-Monopoly Law, Article 17 (4), (5),
(7); since the amendment of 2022 Article 22). The rules of the check are course assumptions.
"""

from dataclasses import dataclass

from .. import checks
from ..formats import NBSP, inert
from ..text import N_, _

LOCK_IN_VERDICTS = (N_("fine"), N_("resented"), N_("ask a lawyer"))  # from the mildest


@dataclass(frozen=True)
class Fine:
    """A fine as published: RMB, share of a year's sales in the country, and the years of both."""

    company: str
    authority: str
    amount_rmb: float
    share_of_sales: float
    year: int
    sales_year: int

    @property
    def implied_sales_rmb(self):
        """The sales that the share was taken of: computed, not published."""
        return self.amount_rmb / self.share_of_sales


TETRA_PAK = Fine("Tetra Pak", "SAIC", 667_724_176.88, 0.07, year=2016, sales_year=2011)

# practice: its clause of Article 17 of the Anti-Monopoly Law as fined in 2016, and what it is
_PRACTICES = {
    "exclusive": (4, N_("The customer, or a supplier of ours, may deal with us alone.")),
    "ties": (5, N_("One of our products is sold only together with another.")),
    "loyalty_discount": (
        7,
        N_("A discount grows with the share of its needs that the customer buys from us."),
    ),
}
_RESENTED = {
    "exit_rights": N_(
        "The customer cannot leave on fair terms: give notice periods and a price for lent equipment."
    ),
    "data_return": N_(
        "The customer cannot take its data along: promise their return in a form that others can read."
    ),
    "value_based": N_(
        "What holds the customer is not worth anything to it: start with what it gains by staying."
    ),
}


@dataclass(frozen=True)
class LockIn:
    """``verdict``: the worst finding, one of LOCK_IN_VERDICTS. ``findings``: sentences. ``dominant``: of
    which supplier it holds. Not legal advice.
    """

    verdict: str
    findings: tuple
    dominant: bool

    def _head(self):
        return _("Verdict: {verdict}. This is no legal advice.").format(verdict=_(self.verdict))

    def __repr__(self):
        return "\n".join([self._head(), *self.findings])

    def _repr_html_(self):
        # Plain text would be set in typewriter and broken within words.
        who = _("From a dominant supplier") if self.dominant else _("From a supplier that is not dominant")
        findings = "".join(f"<li>{inert(finding)}</li>" for finding in self.findings)
        return f"<p><strong>{inert(who)}</strong><br>{inert(self._head())}</p><ul>{findings}</ul>"


def lock_in_check(*, dominant, ties, exclusive, loyalty_discount, exit_rights, data_return, value_based):
    """Does a barrier turn into lock-in? Seven questions, each True or False; not legal advice.

    ``dominant``: are we dominant in a market, or unsure whether we are (then say True)? It decides, and not
    how much the contract covers. ``ties``: is one product sold only with another? ``exclusive``: may the
    customer or a supplier deal with us alone? ``loyalty_discount``: does a discount grow with the share of
    its needs bought from us? ``exit_rights``, ``data_return``: may the customer leave on fair terms, and take
    its data? ``value_based``: is what holds it worth something to the customer?

    >>> fair = dict(ties=True, exclusive=False, loyalty_discount=False, exit_rights=True, data_return=True)
    >>> lock_in_check(dominant=False, value_based=True, **fair).verdict
    'fine'
    >>> lock_in_check(dominant=True, value_based=True, **fair).verdict
    'ask a lawyer'
    """
    dominant = checks.flag(dominant, "dominant")
    practices = {"exclusive": exclusive, "ties": ties, "loyalty_discount": loyalty_discount}
    kindness = {"exit_rights": exit_rights, "data_return": data_return, "value_based": value_based}
    for name, value in {**practices, **kindness}.items():
        checks.flag(value, name)
    used = [name for name, value in practices.items() if value]
    findings = [_practice(name, dominant) for name in used]
    findings += [_(_RESENTED[name]) for name, value in kindness.items() if not value]
    level = 2 if dominant and used else int(not all(kindness.values()))
    if not findings:
        findings = [_("The customer may go and stays because it gains: this is a barrier of value.")]
    return LockIn(LOCK_IN_VERDICTS[level], tuple(findings), dominant)


def _practice(name, dominant):
    clause, what = _PRACTICES[name]
    if dominant:
        rest = _(
            "From a dominant supplier the law asks for a justification (Anti-Monopoly Law, Article{space}22; "
            "in the case fined in 2016 Article{space}17{space}({clause}))."
        ).format(clause=clause, space=NBSP)
    else:
        rest = _("Without dominance it is usually lawful; have it looked at again when the market changes.")
    return _("{what} {rest}").format(what=_(what), rest=rest)
