"""Loyalty, wallet, delivered value and switching cost: the files, and the same by the account's name."""

from . import company, files

_ATTITUDE = ["prefers", "recommends", "resists"]


def product_groups():
    """The group of each product, named after the need it serves, so that rivals' goods can be counted too."""
    return files.load("product_groups")


def loyalty_answers():
    """What one contact of each account says (1..7), how often it needed goods, how often it asked us."""
    return files.load("loyalty_answers")


def wallet():
    """What each account spends a year (CNY) by product group and supplier."""
    return files.load("wallet")


def supplier_ranks():
    """On which place people at each account put the suppliers that it uses; 1 is best."""
    return files.load("supplier_ranks")


def customer_values():
    """What we and the next best alternative are worth to each account, and cost it (CNY a year)."""
    return files.load("customer_values")


def switching_costs():
    """What changing to the rival would cost each account, and what the rival offers to pay (CNY once)."""
    return files.load("switching_costs")


def rival_offers():
    """The rival's offer to each account: discount (% of our price), payment towards the change (CNY once)."""
    return files.load("rival_offers")


def relationship_levels():
    """Rung of each account on the loyalty ladder on 30 June of four years; "lost" where it had stopped."""
    return files.load("relationship_levels")


def loyalty_answers_table():
    """``loyalty_answers`` by the account's name (index), with two figures made of them.

    ``attitude`` (1..7): mean of prefers, recommends and resists. ``repurchase_rate`` (fraction): needs given
    to us ÷ needs.

    >>> list(loyalty_answers_table().columns[-2:])
    ['attitude', 'repurchase_rate']
    """
    table = _by_name(loyalty_answers())
    table["attitude"] = table[_ATTITUDE].mean(axis=1)
    table["repurchase_rate"] = table["needs_given_to_us"] / table["needs"]
    return table


def wallet_table():
    """``wallet`` with the account's name: account, product_group, supplier, spend_cny (CNY a year).

    Kestrelle's rows are what we invoiced in the last twelve months. In-house: the account makes or does it
    itself. Not known: the rest of that group goes to somebody. A group it does not need has no row.
    """
    return _named(wallet())


def supplier_ranks_table():
    """``supplier_ranks`` with the account's name: account, respondent, supplier, rank.

    Equals share a place and the next one is left out, as people give places: 1, 2, 2, 4.
    """
    return _named(supplier_ranks())


def customer_values_table():
    """``customer_values`` with the account's name: account, supplier, four values, four costs (CNY a year).

    >>> customer_values_table().groupby("account")["supplier"].size().unique().tolist()
    [2]
    """
    return _named(customer_values())


def switching_costs_table():
    """``switching_costs`` by the account's name (index); CNY once."""
    return _by_name(switching_costs())


def rival_offers_table():
    """``rival_offers`` by the account's name (index)."""
    return _by_name(rival_offers())


def relationship_levels_table():
    """Rung on the loyalty ladder, with a row per account (by name) and a column per year (30 June, as text).

    >>> list(relationship_levels_table().columns)
    ['2023', '2024', '2025', '2026']
    """
    rows = _named(relationship_levels())
    rows["year"] = rows["date"].dt.year.astype(str)
    return rows.pivot(index="account", columns="year", values="level").rename_axis(columns=None)


def purchases_by_group(months=12):
    """What each account (index, by name) bought from us in each group (columns), CNY in the last ``months``.

    Of all accounts with sales in that time, like ``profit_table``; 0 where it bought none.
    """
    return _by_group("amount", months)


def contribution_by_group(months=12):
    """Gross margin of each account (index, by name) in each group (columns), CNY in the last ``months``."""
    lines = _by_group("amount", months)
    return lines - _by_group("cost", months)


def purchases_by_family(months=12):
    """What each account (index, by name) bought from us in each family (columns), CNY in the last ``months``.

    >>> list(purchases_by_family().columns)
    ['coating', 'dosing equipment', 'spare part', 'service contract']
    """
    return _by_kind("amount", files.products().set_index("product_id")["family"], months)


def _by_group(column, months):
    return _by_kind(column, product_groups().set_index("product_id")["product_group"], months)


def _by_kind(column, kinds, months):
    """Sums of ``column`` by account and by kind of product; ``kinds``: by product id, in the order wanted."""
    lines = files.period(company.ledger_lines(), months)
    kinds = kinds.astype(str)
    names = files.products().set_index("product")["product_id"].map(kinds)
    kind = lines["product"].astype(str).map(names).rename(None)
    sums = lines.groupby([lines["customer"].astype(str), kind])[column].sum().unstack(fill_value=0.0)
    return sums[list(kinds.unique())].rename_axis("account")


def _named(table):
    """The table with the account's name in place of its id, choices as plain text."""
    names = files.accounts().set_index("account_id")["account"].astype(str)
    table.insert(0, "account", table["account_id"].astype(str).map(names))
    texts = dict.fromkeys(table.select_dtypes("category"), str)
    return table.astype(texts).drop(columns="account_id")


def _by_name(table):
    return _named(table).set_index("account")
