"""The columns of the survey, the complaints and the recoveries: (name, type, unit, meaning)."""

from .survey_items import ITEMS
from .traits_later import DIMENSIONS

_SEVEN, _TEN = "1 to 7", "1 to 10"
_DRIVER = "how strongly {} lift what it expects, from 1 (not at all) to 7"

SATISFACTION = {
    "survey_items.csv": (
        ("item_id", "id", "", "number of the statement"),
        ("dimension", "choice", "", "tangibles, reliability, responsiveness, assurance or empathy"),
        ("item", "text", "", "statement to rate from 1 (not at all) to 7 (fully)"),
        ("reversed", "whole", "0 or 1", "1 if full agreement is a bad sign; no statement here is"),
    ),
    "survey.csv": (
        ("respondent_id", "id", "", "a person at an account, without a name"),
        ("account_id", "id", "", "the account"),
        ("role", "choice", "", "buyer, production, technology or management"),
        ("month", "month", "", "month in which the account was asked"),
        *(
            (f"exp_{item.item_id}", "answer", _SEVEN, f"{item.item_id} as an excellent supplier does it")
            for item in ITEMS
        ),
        *((f"per_{item.item_id}", "answer", _SEVEN, f"{item.item_id} as we do it") for item in ITEMS),
        *(
            (f"points_{dimension}", "whole", "of 100 points", f"how much {dimension} matters, as stated")
            for dimension in DIMENSIONS
        ),
        ("overall", "whole", _SEVEN, "satisfied with us all in all"),
        ("acsi_satisfaction", "whole", _TEN, "index question: satisfied all in all"),
        ("acsi_expectancy", "whole", _TEN, "index question: falls short of or exceeds what was expected"),
        ("acsi_ideal", "whole", _TEN, "index question: how close to an ideal supplier"),
        ("recommend", "whole", "0 to 10", "would recommend us"),
        ("problems", "whole", "problems a year", "problems with us noticed in the last year"),
        ("problems_reported", "whole", "problems a year", "how many of them were reported to us"),
    ),
    "expectation_drivers.csv": (
        ("account_id", "id", "", "the account"),
        ("promises", "number", _SEVEN, _DRIVER.format("our own promises")),
        ("industry", "number", _SEVEN, _DRIVER.format("what other suppliers do")),
        ("personal", "number", _SEVEN, _DRIVER.format("needs and experience of its people")),
        ("environment", "number", _SEVEN, _DRIVER.format("its situation and the times")),
    ),
    "complaints.csv": (
        ("complaint_id", "id", "", "number of the complaint"),
        ("account_id", "id", "", "the account"),
        ("date", "date", "", "day it came in"),
        ("kind", "choice", "", "quality, late delivery, wrong delivery, invoice or misuse"),
        ("severity", "whole", "1 to 3", "1 a nuisance, 2 costs the customer money, 3 stops its line"),
        ("first_response_hours", "whole", "hours", "until somebody answered"),
        (
            "resolved_days",
            "whole",
            "days",
            "until it was settled; service_activities counts it in the month of that day",
        ),
        ("compensation_cny", "money", "CNY", "paid or credited to the customer"),
        ("recovery", "choice", "", "good or poor, as the customer judged it"),
        (
            "double_deviation",
            "whole",
            "0 or 1",
            "1: severity 3, settled badly within 90 days after another of severity 3 was",
        ),
    ),
    "recovery_panel.csv": (
        ("workshop_id", "id", "", "a workshop with a care plan; none is an account"),
        ("plan", "choice", "", "basic or full"),
        ("failures", "whole", "failures", "failures of the service in the year: 0, 1 or 2"),
        (
            "recovery",
            "choice",
            "",
            "how they were put right: none needed, good, poor, good then good, good then poor, "
            "poor then good, or double deviation (poor twice)",
        ),
        ("satisfaction_before", "whole", _SEVEN, "satisfaction at the start of the year"),
        ("satisfaction_after", "whole", _SEVEN, "satisfaction at its end"),
        ("renewed", "whole", "0 or 1", "1 if the plan was renewed after that year"),
    ),
}
