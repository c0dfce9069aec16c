"""Product groups by the need they serve: a rival has no KesTop, but it has top coats."""

from .catalogue import COATING, EQUIPMENT, SERVICE, SPARE
from .draws import total
from .period import FIRST, LAST

_RANGES = {
    "KesTop": "top coats",
    "KesPrime": "primers",
    "KesAqua": "water-based coatings",
    "KesPowder": "powder coatings",
    "KesCure": "UV coatings",
}
_FAMILIES = {EQUIPMENT: "dosing equipment", SPARE: "spare parts", SERVICE: "service contracts"}
GROUPS = (*_RANGES.values(), *_FAMILIES.values())
YEAR = FIRST.replace(year=LAST.year - 1)  # first day of the last twelve months


def group_of(product):
    """The group of one product of the catalogue."""
    return _RANGES[product.product.split()[0]] if product.family == COATING else _FAMILIES[product.family]


def bought_by_group(invoices, groups):
    """Our sales of twelve months to one account, in cents by group; ``groups``: {product id: group}."""
    amounts = dict.fromkeys(GROUPS, 0)
    for invoice in invoices:
        if invoice.date >= YEAR:
            for line in invoice.lines:
                amounts[groups[line.product_id]] += line.amount
    return amounts


def orders_of(invoices):
    """How often the account ordered in the last twelve months: its invoices without the credit notes."""
    return total(invoice.date >= YEAR and not invoice.is_return for invoice in invoices)
