"""Prices: cost-down requests, price elements, contracts, quotations, indices; by name, percent as fractions.

A column ``…_percent`` of a file is here a fraction without that ending (``asked_percent`` 3.0: ``asked``
0.03). Amounts keep their names and are CNY.
"""

import pandas as pd

from .. import loyalty, switching
from . import company, files
from .loyalty_tables import customer_values_table, product_groups, rival_offers_table, switching_costs_table

_PERCENT = "_percent"
_FACTS = [
    "asked",
    "asked_next",
    "asked_third",
    "extra_days",
    "volume_offered",
    "deadline",
    "reason",
    "purchases",
    "avoidable_margin",
    "gross_margin",
    "cost_to_serve",
    "profit",
    "attraction",
    "net_switching_cost",
    "rival_discount",
    "quote",
    "quote_kind",
    "quote_share",
    "loss_if_held",
    "loss_if_conceded",
    "terms_days",
    "clause",
    "customer_sees_us_as",
]


def cost_down_requests():
    """Every request for a lower price since 2023: asked, given, until when (% of the price)."""
    return files.load("cost_down_requests")


def price_elements():
    """From list to pocket price, by account and product group (CNY in the last 12 months)."""
    return files.load("price_elements")


def contracts():
    """The frame contract of each account: how long it runs, its clause, the terms of a price index."""
    return files.load("contracts")


def competitor_quotes():
    """What rivals quote to our accounts, or are said to (% below our price)."""
    return files.load("competitor_quotes")


def cost_down_requests_table():
    """Every request for a lower price, oldest first, with the account's name.

    Columns: request_id, account, year (from July on; the newest are open), asked, asked_next, asked_third
    (fractions of the price; 0 where none), extra_days, given (NaN while open), volume_offered (fraction),
    deadline, reason, loss_if_held and loss_if_conceded (the manager's estimate of the chance to lose the
    account within a year; NaN but for open ones), open (bool).

    >>> int(cost_down_requests_table()["open"].sum())
    25
    """
    table = _named(cost_down_requests())
    return table.assign(open=table["given"].isna())


def price_elements_table():
    """From list price to pocket price: account, product_group and eight elements, CNY in the last 12 months.

    list_cny − on_invoice_discount_cny = invoice_cny; less rebate_cny, payment_terms_cny, freight_cny and
    service_free_cny: pocket_cny. The invoice is our revenue of the ledger; the rebate is in no other table.
    """
    return _named(price_elements())


def contracts_table():
    """The frame contract of each account (index, by name): dates, clause and terms of a price index.

    Columns: start, end, clause, index_share (fraction of the price), base_month, lag_months, floor (below 0)
    and cap (fractions of the price; NaN: none), symmetric (bool), currency, favoured_group (else empty).
    """
    table = _named(contracts()).set_index("account")
    return table.assign(symmetric=table["symmetric"] == 1)


def competitor_quotes_table():
    """Quotations of rivals, with the account's name: account, rival, month, discount (fraction below our
    price), kind (written or told), valid_until (NaT where nobody says), quantity_share (fraction).
    """
    return _named(competitor_quotes())


def cost_indices():
    """Cost indices (columns) by month (index, text): 100 in July 2023; July 2026 is the newest known.

    >>> list(cost_indices().columns)
    ['resin', 'pigment', 'solvent', 'wages', 'energy', 'freight']
    """
    return files.load("cost_indices").set_index("month")


def exchange_rates():
    """What one unit of a foreign currency (columns, by its code) costs in CNY, by month (index, text).

    >>> list(exchange_rates().columns)
    ['EUR']
    """
    rates = files.load("exchange_rates").set_index("month")
    return rates.rename(columns={"cny_per_eur": "EUR"})


def cost_structure():
    """What the unit cost of each product group (index) is made of (fractions of full unit cost).

    Columns: the indices that parts of it follow (they add up to less than 1: the rest is bought-in parts and
    fixed cost), ``avoidable`` (the part that really goes when the sale goes) and ``yield`` (the part of the
    material that comes out as goods). Course assumptions.
    """
    return _fractions(files.load("cost_structure").astype({"product_group": str})).set_index("product_group")


def product_stages():
    """Where each product (index, by name) stands in its life: product_group, stage, units sold.

    ``units_made``: all units ever sold until today; ``units_last_year``: those of the last twelve months,
    which are among them.

    >>> table = product_stages()
    >>> bool((table["units_made"] >= table["units_last_year"]).all())
    True
    """
    table = files.load("product_stages").astype({"product_id": str, "stage": str})
    items = files.products().set_index("product_id")["product"]
    groups = product_groups().set_index("product_id")["product_group"].astype(str)
    table.insert(0, "product_group", groups.reindex(table["product_id"]).to_numpy())
    table.insert(0, "product", items.reindex(table.pop("product_id")).to_numpy())
    return table.set_index("product")


def buyer_views():
    """As what each account (index, by name) sees us: leverage, strategic, bottleneck or non-critical."""
    return _named(files.load("buyer_views")).set_index("account")


def published_cost_down_survey():
    """Price cuts asked of and given by car suppliers in North America: year, asked, given, source.

    Averages of a real survey, fractions of the price; NaN where not reported. See data/published/README.md.
    """
    return _fractions(files.load("published/cost_down_survey"))


def cost_down_facts():
    """All that answering an open request needs, by the account's name (index), largest purchases first.

    asked, asked_next, asked_third (fractions of the price, each year a further cut; 0: none), extra_days,
    volume_offered (fraction), deadline, reason; purchases (CNY in the last 12 months), avoidable_margin
    (revenue less the cost of goods that goes when the sale goes, over revenue), gross_margin (the same at
    full cost), cost_to_serve, profit (CNY a year, after cost to serve), attraction (CNY a year),
    net_switching_cost (CNY once), rival_discount (fraction; already in the attraction), quote (newest
    quotation of a rival, fraction below our price; 0: none), quote_kind (written, told or empty),
    quote_share (the part of what it buys from us that the quotation covers, fraction; 0: none),
    loss_if_held, loss_if_conceded (the manager's estimates, fractions), terms_days, clause,
    customer_sees_us_as.

    >>> len(cost_down_facts()), float(cost_down_facts().loc["Brakenfeld Brake Systems", "asked"])
    (25, 0.03)
    """
    requests = cost_down_requests_table()
    table = requests[requests["open"]].set_index("account")
    profit = company.profit_table().reindex(table.index)
    table["purchases"] = profit["revenue"]
    table["avoidable_margin"] = avoidable_margins().reindex(table.index)
    table["gross_margin"] = profit["gross_margin"] / profit["revenue"]
    table[["cost_to_serve", "profit"]] = profit[["cost_to_serve", "profit"]]
    values = loyalty.delivered_value_advantage(customer_values_table())
    table["attraction"] = values["attraction"].reindex(table.index)
    costs = switching.switching_costs(switching_costs_table())
    table["net_switching_cost"] = costs["net"].reindex(table.index)
    table["rival_discount"] = rival_offers_table()["discount_percent"].reindex(table.index) / 100
    newest = competitor_quotes_table().sort_values("month", kind="stable").groupby("account").last()
    table["quote"] = newest["discount"].reindex(table.index, fill_value=0.0)
    table["quote_kind"] = newest["kind"].reindex(table.index, fill_value="")
    table["quote_share"] = newest["quantity_share"].reindex(table.index, fill_value=0.0)
    terms = files.accounts().set_index("account")["payment_terms_days"]
    table["terms_days"] = terms.reindex(table.index)
    table["clause"] = contracts_table()["clause"].reindex(table.index)
    table["customer_sees_us_as"] = buyer_views()["customer_sees_us_as"].reindex(table.index)
    return table.sort_values("purchases", ascending=False, kind="stable")[_FACTS]


def avoidable_margins():
    """Revenue less the cost of goods that goes when the sale goes, over revenue: a fraction by account.

    Of every account that bought in the last 12 months; cost to serve is not in it.

    >>> round(float(avoidable_margins()["Brakenfeld Brake Systems"]), 2)
    0.47
    """
    lines = files.period(company.ledger_lines())
    groups = product_groups().set_index("product_id")["product_group"].astype(str)
    avoidable = groups.map(cost_structure()["avoidable"])
    part = files.products().set_index("product")["product_id"].map(avoidable)
    cost = lines["cost"] * lines["product"].astype(str).map(part)
    sums = pd.DataFrame({"cost": cost, "revenue": lines["amount"]})
    sums = sums.groupby(lines["customer"].astype(str).rename("account")).sum()
    return (1 - sums["cost"] / sums["revenue"]).rename("avoidable_margin")


def _named(table):
    """The table with the account's name in place of its id, choices as text and percent as fractions."""
    names = files.accounts().set_index("account_id")["account"].astype(str)
    place = table.columns.get_loc("account_id")
    table.insert(place, "account", table.pop("account_id").astype(str).map(names))
    for column in table.select_dtypes("category"):
        table[column] = table[column].astype(object).fillna("").astype(str)
    return _fractions(table)


def _fractions(table):
    """Every column ``…_percent`` divided by 100 and without that ending."""
    percent = [column for column in table if column.endswith(_PERCENT)]
    table = table.assign(**{column: table[column] / 100 for column in percent})
    return table.rename(columns={column: column.removesuffix(_PERCENT) for column in percent})
