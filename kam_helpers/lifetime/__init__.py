"""Customer lifetime profit: what a customer is worth, for how long, and what makes it worth more."""

from .car import SEWELL, CarBuyer, CarLifetime, car_lifetime, famous_number_steps
from .cashflow import Lifetime, lifetime_profit, present_value
from .equity import Levers, account_lifetimes, customer_equity, three_levers
from .multiple import (
    TIMINGS,
    expected_years,
    five_points,
    margin_multiple,
    multiple_table,
    retention_elasticity,
    timing_table,
)
from .sensitivity import CHANGES, tornado

__all__ = [
    "CHANGES",
    "SEWELL",
    "TIMINGS",
    "CarBuyer",
    "CarLifetime",
    "Levers",
    "Lifetime",
    "account_lifetimes",
    "car_lifetime",
    "customer_equity",
    "expected_years",
    "famous_number_steps",
    "five_points",
    "lifetime_profit",
    "margin_multiple",
    "multiple_table",
    "present_value",
    "retention_elasticity",
    "three_levers",
    "timing_table",
    "tornado",
]
