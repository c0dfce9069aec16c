"""The car buyer explorer: the streams of one customer of a car maker, and what is left of a famous number."""

import pandas as pd

from kam_helpers.text import _

from ...controls import Slider
from ...live import LiveFigure
from ...scene import View
from . import words
from .numbers import Numbers, numbers_of, start
from .stage import CarStage

__all__ = ["CarBuyerExplorer", "CarScene", "Numbers"]


class CarScene:
    """One buyer of cars, as a scene for :class:`LiveFigure`."""

    def __init__(self):
        self.title = _("Car buyer explorer")
        self.controls = _controls(start())

    def look(self, values):
        """Numbers and words for ``values``."""
        numbers = numbers_of(values)
        return View(words.reading(numbers), words.alternative(numbers), words.table(numbers), numbers)

    def stage(self, figure, narrow):
        """The two panels on ``figure``."""
        return CarStage(figure, narrow)

    def height(self, width, narrow):
        """CSS pixels: one panel above the other, or side by side."""
        return 760 if narrow else min(max(0.44 * width, 400), 420)


class CarBuyerExplorer(LiveFigure):
    """What one buyer of cars is worth by stream: the famous revenue of a lifetime, and the profit in it.

    ``settings``: where the controls stand at first, for example ``repurchase=90``. It opens with
    Sewell's cars and service; what else the buyer brings and the margins are course assumptions (see
    ``lifetime.CarBuyer``). Money is US dollars.

    ``.result``: the streams as a table. ``.set(…)``, ``.reset()``, ``.values``, ``.reading``, ``.code()`` as
    in :class:`LiveFigure`.
    """

    def __init__(self, **settings):
        super().__init__(CarScene(), **settings)

    @property
    def result(self) -> pd.DataFrame:
        """By stream: revenue, expected, present value and profit (US dollars)."""
        return self._view.facts.life.streams


def _controls(at):
    cars, beside, share, time = _("Cars"), _("Beside the cars"), _("Profit in it"), _("Loyalty and time")
    thousand, dollars = _("USD k"), _("USD")

    def slider(name, label, low, high, step, unit, group, **options):
        return Slider(name, label, low, high, step, at[name], unit, group, **options)

    return (
        slider("car_price", _("Price of a car"), 5, 100, 1, thousand, cars),
        slider("cars", _("Cars in a lifetime"), 1, 20, 1, "", cars, whole=True),
        slider("years_between_cars", _("Years between them"), 1, 10, 1, "", cars, whole=True),
        slider("repurchase", _("Next car bought here"), 0, 100, 1, "%", time),
        slider("discount_rate", _("Discount rate"), 0, 30, 1, "%", time),
        slider("service_total", _("Service, all years"), 0, 200, 1, thousand, beside),
        slider("parts_total", _("Parts, all years"), 0, 200, 1, thousand, beside),
        slider("finance_per_car", _("Finance, each car"), 0, 5000, 100, dollars, beside),
        slider("referrals", _("Buyers it sends"), 0, 20, 1, "", beside),
        slider("referral_value", _("Each one is worth"), 0, 3000, 50, dollars, beside),
        slider("car_margin", _("On cars"), 0, 50, 1, "%", share),
        slider("service_margin", _("On service"), 0, 80, 1, "%", share),
        slider("parts_margin", _("On parts"), 0, 80, 1, "%", share),
        slider("finance_margin", _("On finance"), 0, 100, 1, "%", share),
    )
