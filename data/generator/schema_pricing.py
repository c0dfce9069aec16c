"""The columns of requests, price elements, contracts, quotations and indices: (name, type, unit, meaning)."""

from .indices import INDICES
from .price_elements import DAYS_RATE_PERCENT

_BUYING = ("account_id", "id", "", "an account that buys from us now")
_ACCOUNT = ("account_id", "id", "", "the account")
_GROUP = ("product_group", "choice", "", "the need, as in product_groups.csv")
_YEAR, _UNIT = "CNY in 12 months", "% of unit cost"

PRICING = {
    "cost_down_requests.csv": (
        ("request_id", "id", "", "number of the request"),
        _ACCOUNT,
        (
            "year",
            "whole",
            "",
            "year from July on for which the price is asked; the requests of 2026 are open",
        ),
        ("asked_percent", "number", "% of the price", "price cut asked for this year"),
        ("asked_next_percent", "number", "% of the price", "further cut asked for the next year; 0: none"),
        ("asked_third_percent", "number", "% of the price", "further cut asked for the third year; 0: none"),
        ("extra_days", "whole", "days", "longer payment asked for"),
        ("given_percent", "optional", "% of the price", "price cut given in the end; empty while open"),
        ("volume_offered_percent", "whole", "% of volume", "more volume the buyer speaks of; 0: none"),
        ("deadline", "date", "", "day by which the buyer wants an answer"),
        ("reason", "choice", "", "what the buyer says"),
        (
            "loss_if_held_percent",
            "answer",
            "%",
            "its manager's estimate of the chance to lose it within a year if we refuse; open requests only",
        ),
        ("loss_if_conceded_percent", "answer", "%", "the same if we concede all; open requests only"),
    ),
    "price_elements.csv": (
        _BUYING,
        _GROUP,
        ("list_cny", "money", _YEAR, "quantity times list price"),
        (
            "on_invoice_discount_cny",
            "money",
            _YEAR,
            "list less invoice; below 0 where more than list was paid",
        ),
        ("invoice_cny", "money", _YEAR, "what we invoiced, credit notes taken off"),
        (
            "rebate_cny",
            "money",
            _YEAR,
            "volume rebate, settled after the year and outside the invoices: in no other file",
        ),
        (
            "payment_terms_cny",
            "money",
            _YEAR,
            f"agreed days × {DAYS_RATE_PERCENT} % a year of what we invoiced (course assumption)",
        ),
        ("freight_cny", "money", _YEAR, "delivery drops and rush deliveries, spread by what we invoiced"),
        (
            "service_free_cny",
            "money",
            _YEAR,
            "visits, samples and shades that nobody pays for, spread by what we invoiced",
        ),
        ("pocket_cny", "money", _YEAR, "what is left of the invoice after these four"),
    ),
    "contracts.csv": (
        _BUYING,
        ("start", "date", "", "first day of the frame contract"),
        ("end", "date", "", "its last day"),
        (
            "clause",
            "choice",
            "",
            "none, price index, volume rebate, fixed price or most favoured customer: of a cut granted to "
            "another account from the start on, it gets what lies below its own price in the favoured group",
        ),
        ("index_share_percent", "whole", "% of the price", "part of the price that follows indices; else 0"),
        ("base_month", "month", "", "month whose indices the price agreed stands for"),
        ("lag_months", "whole", "months", "by how much the indices used lag behind the month delivered"),
        ("floor_percent", "optional", "% of the price", "lowest change allowed, below 0; empty: none"),
        ("cap_percent", "optional", "% of the price", "highest change allowed; empty: none"),
        (
            "symmetric",
            "whole",
            "0 or 1",
            "1: the price follows both ways; 0: only rises of cost are passed on, or no index",
        ),
        ("currency", "choice", "", "currency in which the indexed part is agreed"),
        ("favoured_group", "choice", "", "product group that a most-favoured-customer clause covers"),
    ),
    "competitor_quotes.csv": (
        _ACCOUNT,
        ("rival", "choice", "", "who quotes"),
        ("month", "month", "", "month in which we learned of it"),
        ("discount_percent", "number", "%", "the rival's price below ours, as quoted or as the buyer says"),
        ("kind", "choice", "", "written: we have seen it; told: we have only the buyer's word"),
        ("valid_until", "date", "", "last day of the quotation; empty where nobody says"),
        ("quantity_share_percent", "whole", "%", "part of what the account buys from us that it covers"),
    ),
    "cost_indices.csv": (
        ("month", "month", "", "the month; July 2026 is the newest known"),
        *((name, "number", "July 2023 = 100", f"cost index of {name}") for name in INDICES),
    ),
    "exchange_rates.csv": (
        ("month", "month", "", "the month"),
        ("cny_per_eur", "number", "CNY", "price of one euro"),
    ),
    "cost_structure.csv": (
        _GROUP,
        *((f"{name}_percent", "whole", _UNIT, f"part that follows the index of {name}") for name in INDICES),
        ("avoidable_percent", "whole", _UNIT, "part of it that really goes when the sale goes"),
        ("yield_percent", "whole", "%", "part of the material put in that comes out as goods"),
    ),
    "product_stages.csv": (
        ("product_id", "id", "", "number of the product"),
        ("stage", "choice", "", "introduction, growth, maturity or decline"),
        ("units_made", "whole", "units", "all units ever sold until today, with the last 12 months"),
        ("units_last_year", "whole", "units", "units sold in the last 12 months, returns taken off"),
    ),
    "buyer_views.csv": (
        _BUYING,
        (
            "customer_sees_us_as",
            "choice",
            "",
            "leverage, strategic, bottleneck or non-critical supplier, as its manager judges it",
        ),
    ),
    "published/cost_down_survey.csv": (
        ("year", "whole", "", "year of the survey"),
        ("asked_percent", "optional", "% of the price", "price cut asked, on average; empty: not reported"),
        ("given_percent", "optional", "% of the price", "price cut given, on average; empty: not reported"),
        ("source", "text", "", "where it was reported; see published/README.md"),
    ),
}
