"""The stage of each product in its life cycle, and how many units were ever made."""

from .draws import Stream, nearest, total
from .groups import YEAR
from .period import FIRST

# From the fastest growing product on: how many are at a stage, and how many times the units of the last year
# were sold before the files begin.
_STAGES = (
    ("introduction", 3, (0.0, 0.3)),
    ("growth", 13, (1.0, 4.0)),
    ("maturity", 33, (6.0, 14.0)),
    ("decline", 11, (12.0, 25.0)),
)


def product_stages(catalogue, sold):
    """(product id, stage, units ever made until today, units of the last twelve months), by product id."""
    units = {product.product_id: [0, 0, 0] for product in catalogue}  # of each of the three years
    for line, when in _lines(sold):
        units[line.product_id][when] += line.quantity
    order = sorted(units, key=lambda product: (-units[product][2] / units[product][0], product))
    rows = []
    for stage, count, (low, high) in _STAGES:
        for product in order[len(rows) : len(rows) + count]:
            first, second, last = units[product]
            earlier = nearest(last * Stream("earlier units", product).between(low, high))
            rows.append((product, stage, earlier + first + second + last, last))
    return sorted(rows)


def _lines(sold):
    """Every line, with its year: 0, 1 or 2."""
    second = FIRST.replace(year=FIRST.year + 1)
    for invoices in sold.values():
        for invoice in invoices:
            when = total((invoice.date >= second, invoice.date >= YEAR))
            yield from ((line, when) for line in invoice.lines)
