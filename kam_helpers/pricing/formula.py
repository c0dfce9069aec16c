"""The formula of a price that follows indices, and of an alloy surcharge.

Sourced form: P1 = P0 · (a + b · L1 ÷ L0 + c · M1 ÷ M0) with a + b + c = 1, a being the fixed share.
"""

from .. import checks
from ..errors import CourseError
from ..text import _


def index_price(fixed_share, shares, ratios):
    """New price ÷ old price: fixed_share + Σ share · ratio.

    ``shares``: fraction of the price by index, with ``fixed_share`` adding up to 1. ``ratios``: index now ÷
    index then, by the same names.

    >>> round(index_price(0.15, dict(labour=0.45, material=0.40), dict(labour=1.03, material=1.10)), 4)
    1.0535
    """
    shares = checked_shares(fixed_share, shares)
    ratios = checks.numbers(ratios, "ratios", negative=False, unique=True)
    checks.same_accounts(shares.index, ratios.index, "ratios")
    return float(fixed_share + (shares * ratios.reindex(shares.index)).sum())


def alloy_surcharge(prices, references, contents, yields=None, *, floor=True):
    """Surcharge on a unit of product: Σ max(0, price − reference) · content ÷ yield.

    By metal: ``prices`` (monthly average) and ``references`` in the same money for a unit of metal,
    ``contents`` (fraction of the product), ``yields`` (fraction of the metal bought that ends up in the
    product; 1 where left out). ``floor``: may no metal lower the surcharge? Practice differs, so read the
    contract.

    >>> steel = dict(prices={"Ni": 18, "Cr": 2}, references={"Ni": 10, "Cr": 3})
    >>> steel["contents"] = {"Ni": 0.1, "Cr": 0.2}
    >>> round(alloy_surcharge(**steel), 2), round(alloy_surcharge(**steel, floor=False), 2)
    (0.8, 0.6)
    """
    contents = checks.numbers(contents, "contents", negative=False, unique=True)
    metals = contents.index
    given = {"prices": prices, "references": references, "yields": dict.fromkeys(metals, 1.0)}
    given["yields"] |= dict(yields or {})
    columns = {name: checks.numbers(value, name, negative=False) for name, value in given.items()}
    for name, values in columns.items():
        checks.same_accounts(metals, values.index, name)
    for value in [*contents, *columns["yields"]]:
        checks.fraction(value, _("content or yield"), zero=True)
    if not (columns["yields"] > 0).all():
        raise CourseError(_("A yield of 0 would need endless metal."))
    above = (columns["prices"] - columns["references"]).reindex(metals)
    above = above.clip(lower=0) if checks.flag(floor, "floor") else above
    return float((above * contents / columns["yields"].reindex(metals)).sum())


def checked_shares(fixed_share, shares):
    fixed = checks.fraction(fixed_share, "fixed_share", zero=True)
    shares = checks.numbers(shares, "shares", negative=False, unique=True)
    total = fixed + checks.positive_total(shares, "shares")
    if abs(total - 1) > 1e-6:
        raise CourseError(
            _(
                "The fixed share and the shares of the indices must add up to 1; they add up to {total:.4f}."
            ).format(total=total)
        )
    return shares
