"""The rows of the files on loyalty, wallet, delivered value and switching cost."""

from .draws import total
from .groups import bought_by_group, group_of, orders_of
from .ladder import levels_of
from .loyalty import loyalty_answers_of, ranks_of
from .money import yuan
from .switching import offer_of, switching_costs_of, values_of
from .wallet import wallet_of


def loyalty_tables(traits, catalogue, sold):
    """{file name: rows}; ``sold``: invoices by account id."""
    groups = {product.product_id: group_of(product) for product in catalogue}
    bought = {account: bought_by_group(invoices, groups) for account, invoices in sold.items()}
    buying = [row for row in traits if row["status"] in ("normal", "key")]
    known = [row for row in traits if row["status"] != "lost"]
    wallets = {row["account_id"]: wallet_of(row, bought[row["account_id"]]) for row in known}

    def rows(of, *facts, accounts=buying):
        """Rows of every account, its id before each."""
        return [
            (row["account_id"], *made)
            for row in accounts
            for made in of(row, *(fact[row["account_id"]] for fact in facts))
        ]

    sales = {account: total(amounts.values()) for account, amounts in bought.items()}
    orders = {account: orders_of(invoices) for account, invoices in sold.items()}
    return {
        "product_groups.csv": list(groups.items()),
        "loyalty_answers.csv": rows(lambda row, n: [loyalty_answers_of(row, n)], orders),
        "wallet.csv": [
            (account, group, supplier, yuan(cents))
            for account, wallet in wallets.items()
            for group, supplier, cents in wallet
        ],
        "supplier_ranks.csv": rows(ranks_of, wallets),
        "customer_values.csv": rows(
            lambda row, cents: [(name, *map(yuan, parts)) for name, *parts in values_of(row, cents)],
            sales,
        ),
        "switching_costs.csv": rows(lambda row, cents: [map(yuan, switching_costs_of(row, cents))], sales),
        "rival_offers.csv": [(row["account_id"], *offer_of(row)) for row in buying],
        "relationship_levels.csv": rows(levels_of, accounts=traits),
    }
