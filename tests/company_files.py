"""The company's files as plain text, for the tests that compare them with what the loader and README say."""

import csv
import re
from pathlib import Path

DATA = Path(__file__).parents[1] / "data"
NAMES = (
    "accounts",
    "products",
    "invoice_lines",
    "service_activities",
    "activity_rates",
    "payments",
    "managers",
    "selection_criteria",
    "service_standards",
    "acquisition",
    "account_outlook",
    "contract_cohorts",
    "relationship_questions",
    "relationship_answers",
    "survey_items",
    "survey",
    "expectation_drivers",
    "complaints",
    "recovery_panel",
    "product_groups",
    "loyalty_answers",
    "wallet",
    "supplier_ranks",
    "customer_values",
    "switching_costs",
    "rival_offers",
    "relationship_levels",
    "cost_down_requests",
    "price_elements",
    "contracts",
    "competitor_quotes",
    "cost_indices",
    "exchange_rates",
    "cost_structure",
    "product_stages",
    "buyer_views",
    "published/cost_down_survey",
    "instructor/hidden_traits",
)
CSV_FILES = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.csv"))


def readme_dictionary():
    """{file: (rows, {column: (type, unit, meaning)})} as a reader of the README sees it."""
    found = {}
    for part in (DATA / "README.md").read_text("utf-8").split("\n### ")[1:]:
        file, _, body = part.partition("\n")
        rows = re.search(r"^([\d,]+) rows\.$", body, re.M)
        if rows:
            columns = re.findall(r"^\| `(\w+)` \| (\w+) \| (.*?) \| (.+) \|$", body, re.M)
            found[file] = (int(rows[1].replace(",", "")), {name: rest for name, *rest in columns})
    return found


def read(file):
    with (DATA / file).open(encoding="utf-8", newline="") as opened:
        head, *rows = csv.reader(opened)
    return head, rows
