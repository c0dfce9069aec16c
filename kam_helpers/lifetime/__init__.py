"""Customer lifetime profit: what a customer is worth, for how long, and what makes it worth more."""

from .car import SEWELL, SEWELL_TODAY, CarBuyer, CarLifetime, car_lifetime, famous_number_steps
from .cashflow import Lifetime, lifetime_profit, present_value
from .cohort import constant_retention, repeat_rate, retention_rate, survivors_table
from .curves import LifeCycle, life_cycle
from .equity import Levers, account_lifetimes, customer_equity, three_levers
from .multiple import (
    five_points,
    margin_multiple,
    multiple_table,
    timing_table,
)
from .pay import bonus_and_profit
from .problems import (
    days_to_pay,
    falling_accounts,
    four_problems,
    price_change,
    tender_exposure,
)
from .rates import TIMINGS
from .sbg import SbgFit, fit_sbg, fit_spread, sbg_retention, sbg_survival
from .sensitivity import CHANGES, tornado
from .stages import STAGE_CUTS, STAGE_NAMES, STAGES, Placement, Stage, place_stage, place_stages, stage_table
from .summary import problems_table
from .types import TYPE_CUT, TYPES, relationship_types, types_table

__all__ = [
    "CHANGES",
    "SEWELL",
    "SEWELL_TODAY",
    "STAGES",
    "STAGE_CUTS",
    "STAGE_NAMES",
    "TIMINGS",
    "TYPES",
    "TYPE_CUT",
    "CarBuyer",
    "CarLifetime",
    "Levers",
    "LifeCycle",
    "Lifetime",
    "Placement",
    "SbgFit",
    "Stage",
    "account_lifetimes",
    "bonus_and_profit",
    "car_lifetime",
    "constant_retention",
    "customer_equity",
    "days_to_pay",
    "falling_accounts",
    "famous_number_steps",
    "fit_sbg",
    "fit_spread",
    "five_points",
    "four_problems",
    "life_cycle",
    "lifetime_profit",
    "margin_multiple",
    "multiple_table",
    "place_stage",
    "place_stages",
    "present_value",
    "price_change",
    "problems_table",
    "relationship_types",
    "repeat_rate",
    "retention_rate",
    "sbg_retention",
    "sbg_survival",
    "stage_table",
    "survivors_table",
    "tender_exposure",
    "three_levers",
    "timing_table",
    "tornado",
    "types_table",
]
