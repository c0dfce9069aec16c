"""The car buyer's numbers: from settings on the screen to streams and steps. No picture, no widget."""

from dataclasses import dataclass

import pandas as pd

from kam_helpers import lifetime

_THOUSANDS = ("car_price", "service_total", "parts_total")
_AS_THEY_ARE = ("cars", "years_between_cars", "finance_per_car", "referrals", "referral_value")
_PERCENTS = {
    "repurchase": "repurchase_probability",
    "discount_rate": "discount_rate",
    "car_margin": "car_margin",
    "service_margin": "service_margin",
    "parts_margin": "parts_margin",
    "finance_margin": "finance_margin",
}


@dataclass(frozen=True)
class Numbers:
    """``life``: the streams of one buyer; ``steps``: from the famous revenue down to the profit."""

    settings: dict
    life: lifetime.CarLifetime
    steps: pd.DataFrame


def start():
    """The settings of the model's own buyer, in the units of the screen."""
    buyer = lifetime.CarBuyer()
    return {
        **{name: _plain(getattr(buyer, name) / 1000) for name in _THOUSANDS},
        **{name: _plain(getattr(buyer, name)) for name in _AS_THEY_ARE},
        **{name: _plain(getattr(buyer, field) * 100) for name, field in _PERCENTS.items()},
    }


def numbers_of(settings):
    """The numbers for ``settings`` (all of them, in the units of the screen)."""
    buyer = lifetime.CarBuyer(
        **{name: settings[name] * 1000.0 for name in _THOUSANDS},
        **{name: settings[name] for name in _AS_THEY_ARE},
        **{field: settings[name] / 100 for name, field in _PERCENTS.items()},
    )
    steps = lifetime.famous_number_steps(
        buyer,
        discount_rate=buyer.discount_rate,
        repurchase_probability=buyer.repurchase_probability,
    )
    return Numbers(dict(settings), lifetime.car_lifetime(buyer), steps)


def _plain(value):
    """7.000000000000001 per cent is 7."""
    value = round(float(value), 6)
    return int(value) if value.is_integer() else value
