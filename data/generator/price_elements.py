"""From list price to pocket price: what each account leaves us of each product group, in cents."""

from .draws import Stream, nearest, total
from .groups import GROUPS, YEAR
from .period import month_of

DAYS_RATE_PERCENT = 6  # what money waited for costs a year: course assumption, near what a bank takes
_FREIGHT, _FREE = ("DROP", "RUSH"), ("VISIT", "SAMPLE", "COLOUR")
_UNDELIVERED = "service contracts"


def elements_of(traits, invoices, done, catalogue, groups, rates):
    """(group, list, discount, invoice, rebate, terms, freight, free service, pocket) of the last 12 months.

    ``done``: {(month, activity): how often}; ``groups``: {product id: group}; ``rates``: CNY by activity.
    Freight and free service are those of the service activities, spread by what was invoiced.
    """
    lists = {product.product_id: product.list_price for product in catalogue}
    listed, invoiced = dict.fromkeys(GROUPS, 0), dict.fromkeys(GROUPS, 0)
    for invoice in invoices:
        for line in invoice.lines if invoice.date >= YEAR else ():
            group = groups[line.product_id]
            listed[group] += line.quantity * lists[line.product_id]
            invoiced[group] += line.amount
    rebate_rate = Stream("rebates", traits["account"]).integer(5, 20)  # tenths of a per cent
    rebate_rate = rebate_rate if traits["contract_clause"] == "volume rebate" else 0
    shares = {group: max(0, cents) for group, cents in invoiced.items() if group != _UNDELIVERED}
    freight = _spread(_cost(done, _FREIGHT, rates), shares)
    free = _spread(_cost(done, _FREE, rates), shares)
    rows = []
    for group, cents in invoiced.items():
        if not cents:
            continue
        rebate = nearest(cents * rebate_rate / 1000)
        terms = nearest(cents * traits["payment_terms_days"] * DAYS_RATE_PERCENT / 36_500)
        taken = rebate, terms, freight.get(group, 0), free.get(group, 0)
        rows.append((group, listed[group], listed[group] - cents, cents, *taken, cents - total(taken)))
    return rows


def _cost(done, activities, rates):
    """What these activities cost in the last twelve months, in cents."""
    return total(
        often * rates[activity] * 100
        for (month, activity), often in done.items()
        if activity in activities and month >= month_of(YEAR)
    )


def _spread(cents, shares):
    """``cents`` by share, to the last cent: what the shares so far should get, less what they got."""
    whole, reached, given, parts = total(shares.values()), 0, 0, {}
    for group, share in shares.items():
        reached += share
        parts[group] = nearest(cents * reached / whole) - given if whole else 0
        given += parts[group]
    return parts
