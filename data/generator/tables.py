"""The rows of every file, as text ready to write."""

from . import survey
from .catalogue import MANAGERS, products
from .complaints import complaints_of
from .money import yuan
from .paying import payments_of
from .recovery import recovery_panel
from .reference import SELECTION_CRITERIA, SERVICE_STANDARDS
from .relations import QUESTIONS, answers_of
from .sales import invoices_of
from .schema import SCHEMA
from .service import ACTIVITIES, activities_of
from .survey_items import ITEMS
from .tables_loyalty import loyalty_tables
from .tables_pricing import pricing_tables
from .traits import all_traits
from .worth import acquisition_of, contract_cohorts


def all_tables():
    """{file name: rows}, each row a tuple of text and whole numbers in the order of the file's columns."""
    traits = all_traits()
    catalogue = products()
    sold = {row["account_id"]: invoices_of(row, catalogue) for row in traits}
    numbered = _number(sold)
    done = {row["account_id"]: activities_of(row, sold[row["account_id"]]) for row in traits}
    return {
        "accounts.csv": _accounts(traits),
        "products.csv": [
            (p.product_id, p.product, p.family, p.unit, yuan(p.list_price), yuan(p.unit_cost))
            for p in catalogue
        ],
        "invoice_lines.csv": _invoice_lines(numbered),
        "service_activities.csv": [
            (account, month, activity, quantity)
            for account, counts in done.items()
            for (month, activity), quantity in sorted(counts.items())
        ],
        "activity_rates.csv": [(*row[:3], yuan(row[3] * 100)) for row in ACTIVITIES],
        "payments.csv": _payments(traits, numbered),
        "managers.csv": [(*row[:5], yuan(row[5] * 100), row[6]) for row in MANAGERS],
        "selection_criteria.csv": list(SELECTION_CRITERIA),
        "service_standards.csv": [(*row[:4], yuan(row[4] * 100), row[5]) for row in SERVICE_STANDARDS],
        "acquisition.csv": [
            (row["account_id"], *(yuan(part * 100) for part in acquisition_of(row))) for row in traits
        ],
        "account_outlook.csv": [
            (row["account_id"], row["yearly_retention_percent"])
            for row in traits
            if row["status"] in ("normal", "key")
        ],
        "contract_cohorts.csv": contract_cohorts(),
        "relationship_questions.csv": list(QUESTIONS),
        "relationship_answers.csv": [
            (row["account_id"], *answer) for row in traits for answer in answers_of(row)
        ],
        "survey_items.csv": [(item.item_id, item.dimension, item.text, 0) for item in ITEMS],
        "survey.csv": _survey(traits),
        "expectation_drivers.csv": [
            (row["account_id"], *survey.drivers_of(row)) for row in traits if row["survey_respondents"]
        ],
        "complaints.csv": _complaints(traits, sold, done),
        "recovery_panel.csv": recovery_panel(),
        **loyalty_tables(traits, catalogue, sold),
        **pricing_tables(traits, catalogue, sold, done),
        "instructor/hidden_traits.csv": [
            tuple(row[column.name] for column in SCHEMA["instructor/hidden_traits.csv"]) for row in traits
        ],
    }


def _accounts(traits):
    columns = [column.name for column in SCHEMA["accounts.csv"]]
    return [tuple(yuan(row[c] * 100) if c == "wallet_cny" else row[c] for c in columns) for row in traits]


def _number(sold):
    """Invoice numbers in the order of the days, then of the accounts: [(number, account id, invoice)]."""
    everything = [
        (i.date, account, place, i) for account, made in sold.items() for place, i in enumerate(made)
    ]
    everything.sort(key=lambda entry: entry[:3])
    return [(f"I{number:05d}", account, i) for number, (_, account, _, i) in enumerate(everything, start=1)]


def _invoice_lines(numbered):
    return [
        (number, i.date, account, line.product_id, line.quantity, yuan(line.price), yuan(line.amount))
        for number, account, i in numbered
        for line in i.lines
    ]


def _complaints(traits, sold, done):
    """By day; the number of a complaint says nothing about its account."""
    rows = []
    for row in traits:
        account = row["account_id"]
        claims = {month: often for (month, kind), often in done[account].items() if kind == "CLAIM"}
        if claims:
            rows += [
                (came, account, *rest) for came, *rest in complaints_of(row, claims, sold[account][0].date)
            ]
    return [
        (f"C{number:04d}", account, came, *handled, yuan(paid * 100), recovery, twice)
        for number, (came, account, *handled, paid, recovery, twice) in enumerate(sorted(rows), start=1)
    ]


def _survey(traits):
    rows = [answer for row in traits for answer in survey.answers_of(row)]
    return [(f"N{number:03d}", *answer) for number, answer in enumerate(rows, start=1)]


def _payments(traits, numbered):
    rows = []
    for row in traits:
        own = [(number, i) for number, account, i in numbered if account == row["account_id"]]
        for number, i, due, paid in payments_of(row, own):
            rows.append((number, row["account_id"], i.date, due, paid or "", yuan(i.amount)))
    return sorted(rows)
