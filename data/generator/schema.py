"""Every column of every file: type, unit, meaning. The dictionary in README.md is written from here.

Types: ``id`` and ``choice`` (text with few values), ``text``, ``date`` (YYYY-MM-DD), ``month`` (YYYY-MM),
``whole`` (whole number), ``answer`` (whole number, or empty: not answered), ``number``,
``optional`` (number, or empty: not (yet) known or none), ``money`` (CNY with two decimals).
"""

from dataclasses import dataclass

from .schema_loyalty import LOYALTY
from .schema_pricing import PRICING
from .schema_satisfaction import SATISFACTION
from .schema_traits import TRAITS


@dataclass(frozen=True)
class Column:
    name: str
    type: str
    unit: str
    meaning: str


def _columns(*rows):
    return tuple(Column(*row) for row in rows)


_SCALE = "1 to 5"

SCHEMA = {
    "accounts.csv": _columns(
        ("account_id", "id", "", "number of the account"),
        ("account", "text", "", "name of the account (invented)"),
        ("industry", "choice", "", "what it makes"),
        ("region", "choice", "", "our sales region: North, East, South or West"),
        (
            "status",
            "choice",
            "",
            "target (never bought), normal, lost (stopped buying) or key; a status, not a tier",
        ),
        ("manager", "id", "", "our manager for it, as in managers.csv"),
        ("customer_since", "date", "", "first order; empty for targets"),
        ("payment_terms_days", "whole", "days", "agreed days from invoice to payment"),
        (
            "wallet_cny",
            "money",
            "CNY a year",
            "our estimate of what it spends on our kind of goods with all suppliers",
        ),
        ("share_of_wallet_percent", "whole", "%", "our share of that spend as the customer reports it"),
        ("market_growth_percent", "whole", "% a year", "growth of the customer's own market"),
        ("relationship_stage", "choice", "", "pre, early, mid, partnership, strategic or uncoupling"),
        ("reference_value", "whole", _SCALE, "worth of its name to other customers"),
        ("technology_fit", "whole", _SCALE, "how well its processes fit our technology"),
        ("decision_access", "whole", _SCALE, "our access to those who decide"),
        ("data_sharing", "whole", _SCALE, "readiness to share plans and data"),
        ("bargaining_power", "whole", _SCALE, "power to dictate terms to us (5: it can)"),
        ("points_price", "whole", "of 100 points", "value-demand survey: points given to a low price"),
        (
            "points_solution",
            "whole",
            "of 100 points",
            "value-demand survey: points given to advice and solutions",
        ),
        ("points_partnership", "whole", "of 100 points", "value-demand survey: points given to partnership"),
        ("tender_percent", "whole", "%", "part of its orders put out to tender"),
    ),
    "products.csv": _columns(
        ("product_id", "id", "", "number of the product"),
        ("product", "text", "", "name of the product"),
        ("family", "choice", "", "coating, dosing equipment, spare part or service contract"),
        ("unit", "choice", "", "unit the quantity is counted in: kg, piece or month"),
        ("list_price_cny", "money", "CNY a unit", "list price"),
        ("unit_cost_cny", "money", "CNY a unit", "full production cost"),
    ),
    "invoice_lines.csv": _columns(
        ("invoice_id", "id", "", "number of the invoice or credit note"),
        ("date", "date", "", "date of the invoice"),
        ("account_id", "id", "", "the account"),
        ("product_id", "id", "", "the product"),
        (
            "quantity",
            "whole",
            "units",
            "units sold; negative for goods taken back, on a credit note of their own",
        ),
        ("unit_price_cny", "money", "CNY a unit", "price after discount"),
        ("amount_cny", "money", "CNY", "quantity times price"),
    ),
    "service_activities.csv": _columns(
        ("account_id", "id", "", "the account"),
        ("month", "month", "", "the month"),
        ("activity_id", "id", "", "the activity, as in activity_rates.csv"),
        ("quantity", "whole", "times", "how often it was done; months without it have no row"),
    ),
    "activity_rates.csv": _columns(
        ("activity_id", "id", "", "the activity"),
        ("activity", "text", "", "name of the activity"),
        ("driver", "text", "", "what is counted"),
        ("rate_cny", "money", "CNY each", "cost of doing it once"),
    ),
    "payments.csv": _columns(
        ("invoice_id", "id", "", "the invoice or credit note"),
        ("account_id", "id", "", "the account"),
        ("invoice_date", "date", "", "date of the invoice"),
        ("due_date", "date", "", "date payment is due; a credit note is due at once"),
        ("paid_date", "date", "", "day it was paid; empty if unpaid on 30 June 2026"),
        ("amount_cny", "money", "CNY", "amount of the invoice"),
    ),
    "managers.csv": _columns(
        ("manager_id", "id", "", "number of the manager"),
        ("manager", "text", "", "name (invented)"),
        ("region", "choice", "", "region"),
        ("capacity_key_accounts", "whole", "accounts", "key accounts this manager can look after well"),
        (
            "team_hours_per_year",
            "whole",
            "hours a year",
            "time of the manager and the engineers with customers",
        ),
        ("base_pay_cny", "money", "CNY a year", "fixed pay"),
        (
            "bonus_percent_of_revenue",
            "number",
            "%",
            "bonus, as part of the revenue of the manager's accounts",
        ),
    ),
    "selection_criteria.csv": _columns(
        ("criterion", "text", "", "what is judged"),
        ("method", "choice", "", "margin and cost, life cycle, loyalty, strategic or management"),
        ("column", "text", "", "column of `datasets.account_facts()` it is read from"),
        ("better", "choice", "", "high or low: which end of the scale is good"),
        ("low", "number", "as the column", "low end of the fixed scale"),
        ("high", "number", "as the column", "high end of the fixed scale"),
        ("weight", "number", "fraction", "weight; all weights sum to 1"),
    ),
    "service_standards.csv": _columns(
        ("tier", "choice", "", "A, B or C"),
        ("standard", "text", "", "what an account of the tier gets (illustrative)"),
        ("unit", "choice", "", "what is counted"),
        ("quantity_per_year", "whole", "units a year", "how much of it each account of the tier gets"),
        ("cost_per_unit_cny", "money", "CNY a unit", "what one costs us"),
        ("hours_per_unit", "whole", "hours", "working time of our people for one, with travel"),
    ),
    "acquisition.csv": _columns(
        ("account_id", "id", "", "the account"),
        (
            "visits_cny",
            "money",
            "CNY",
            "visits until the first order; for a target: planned, as the next two",
        ),
        ("trials_cny", "money", "CNY", "samples, tests and trial runs until the first order"),
        (
            "first_order_concession_cny",
            "money",
            "CNY",
            "what the first orders were sold below the usual price",
        ),
    ),
    "account_outlook.csv": _columns(
        ("account_id", "id", "", "an account that buys from us now"),
        ("retention_percent", "whole", "%", "our estimate of the chance that it still buys a year from now"),
    ),
    "contract_cohorts.csv": _columns(
        ("plan", "choice", "", "care plan for dosing equipment: basic or full"),
        ("start_year", "whole", "calendar year", "year in which the contracts began"),
        ("year", "whole", "years", "years since then; 0 is the start"),
        ("in_force", "whole", "contracts", "contracts of that start year still in force"),
    ),
    "relationship_questions.csv": _columns(
        ("item_id", "id", "", "number of the question"),
        ("axis", "choice", "", "involvement, nature, uncoupling, closeness or balance"),
        ("question", "text", "", "sentence to rate from 1 (not at all) to 5 (fully)"),
        ("action", "text", "", "what to do about a low answer; on the axis uncoupling, about a high one"),
    ),
    "relationship_answers.csv": _columns(
        ("account_id", "id", "", "the account"),
        ("item_id", "id", "", "the question, as in relationship_questions.csv"),
        ("answer", "whole", _SCALE, "what its manager answers; for a target, as the first talks show it"),
    ),
    **{file: _columns(*columns) for file, columns in {**SATISFACTION, **LOYALTY, **PRICING}.items()},
    "instructor/hidden_traits.csv": _columns(*TRAITS),
}
