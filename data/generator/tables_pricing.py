"""The rows of the files on prices: requests, elements, contracts, quotations, indices, stages."""

from .contracts import contract_of
from .cost_down import quotes_of, requests_of
from .groups import group_of
from .indices import COST_STRUCTURE, cost_indices, exchange_rates
from .money import yuan
from .price_elements import elements_of
from .published import COST_DOWN_SURVEY
from .service import ACTIVITIES
from .stages import product_stages


def pricing_tables(traits, catalogue, sold, done):
    """{file name: rows}; ``sold``: invoices, ``done``: activities, both by account id."""
    groups = {product.product_id: group_of(product) for product in catalogue}
    rates = {row[0]: row[3] for row in ACTIVITIES}
    buying = [row for row in traits if row["status"] in ("normal", "key")]
    asked = sorted(
        ((year, row["account_id"], rest) for row in buying for year, *rest in requests_of(row)),
        key=lambda request: request[:2],
    )
    elements = [
        (row["account_id"], group, *map(yuan, cents))
        for row in buying
        for group, *cents in elements_of(
            row, sold[row["account_id"]], done[row["account_id"]], catalogue, groups, rates
        )
    ]
    return {
        "cost_down_requests.csv": [
            (f"R{number:04d}", account, year, *rest)
            for number, (year, account, rest) in enumerate(asked, start=1)
        ],
        "price_elements.csv": elements,
        "contracts.csv": [(row["account_id"], *contract_of(row)) for row in buying],
        "competitor_quotes.csv": [(row["account_id"], *quote) for row in buying for quote in quotes_of(row)],
        "cost_indices.csv": cost_indices(),
        "exchange_rates.csv": exchange_rates(),
        "cost_structure.csv": list(COST_STRUCTURE),
        "product_stages.csv": product_stages(catalogue, sold),
        "buyer_views.csv": [(row["account_id"], row["customer_sees_us_as"]) for row in buying],
        "published/cost_down_survey.csv": list(COST_DOWN_SURVEY),
    }
