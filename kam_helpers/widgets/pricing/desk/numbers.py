"""The desk's numbers: from settings to ranked answers, the waterfall of a full yes and the volume it needs.
No picture, no widget.
"""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from kam_helpers import pricing, switching
from kam_helpers.pricing.kinds import CONCEDE, INDEX, REFUSE
from kam_helpers.pricing.request import PRICE_INDEX
from kam_helpers.text import N_, _

from ...controls import SettingError

THOUSAND = 1000
OWN, MODEL = "own", "model"
READINGS = {
    OWN: (N_("my own estimate"), pricing.OwnEstimate()),
    MODEL: (N_("attraction and barrier"), pricing.ModelChance()),
}
NO_CLAUSE = "none"
BEST = "best"  # the letter offers the answer that comes first
ASKED = ("asked", "asked_next", "asked_third")
_FEWEST_LEFT = 0.02  # of the price on a unit: as far as the curve of volumes goes


@dataclass(frozen=True, eq=False)
class Numbers:
    """What one choice of settings means, CNY and fractions. ``name``: of the account, or "". ``floor``: where
    to stop, a WalkAway.
    """

    settings: dict
    name: str
    ranking: pricing.Ranking
    floor: pricing.WalkAway

    @property
    def account(self):
        return self.ranking.account

    @property
    def request(self):
        return self.ranking.request

    @property
    def offered(self):
        """Name of the answer that the letter offers."""
        chosen = self.settings["answer"]
        return self.ranking.best if chosen == BEST else chosen

    def value(self, column, name):
        """One figure of an answer."""
        return self.figures[name][column]

    @cached_property
    def figures(self):
        """By answer, best first, its figures by column: plain numbers, since reading them one by one from
        arrays would add up.
        """
        columns = {name: values.tolist() for name, values in self.ranking.columns.items()}
        return {
            self.ranking.responses[place].name: {name: values[place] for name, values in columns.items()}
            for place in self.ranking.order
        }

    def column(self, name):
        """One figure of each answer, best first."""
        return self.ranking.columns[name][self.ranking.order]

    @property
    def names(self):
        """The answers, best first."""
        return list(self.figures)

    @cached_property
    def letter(self):
        """The counter-offer as text. Raises CourseError where the account has nothing to unbundle."""
        account = replace(self.account, name=self.name or _("your company"))
        return pricing.counter_offer_letter(self.ranking, account, self.request, self.offered)

    # -- a full yes, once all of it is in force, as shares of today's price ---------------------------------

    @property
    def unit_cost(self):
        return 1 - self.account.avoidable_margin

    @property
    def pocket(self):
        """The price less the interest on the extra days."""
        price = 1 - self.request.total_cut
        return price * (1 - pricing.days_as_price(self.request.extra_days, self.ranking.settings.days_rate))

    @property
    def needed_volume(self):
        """The change of volume that keeps the contribution of a unit sold; infinite where none is left."""
        return float(needed_volume(1 - self.pocket, self.account.avoidable_margin))

    @cached_property
    def steps(self):
        """From today's margin to what is left: margin, cost to serve that would go, cut, days, what others
        get, the promised volume (without it no cut is due), and what is left.
        """
        settings, cut = self.ranking.settings, self.request.total_cut
        serve = self.account.cost_to_serve * settings.service_avoidable / self.account.purchases
        yes = self.ranking.response(CONCEDE)
        changes = [
            -serve,
            -cut,
            -(1 - cut - self.pocket),
            -float(self.ranking.spill.a_year(cut)) / self.account.purchases,
            yes.volume_change * (self.pocket - self.unit_cost - serve),
        ]
        margin = self.account.avoidable_margin
        return np.array([margin, *changes, margin + sum(changes)])

    @property
    def bars(self):
        """Left and right end of the bar of each step."""
        ends = np.cumsum(self.steps[:-1])
        middle = np.column_stack([ends[:-1], ends[1:]])
        return np.vstack([[0.0, ends[0]], middle, [0.0, self.steps[-1]]])

    def curve(self, furthest):
        """Cuts from 0 to ``furthest`` and the volume each needs: two arrays, as far as anything is left."""
        margin = self.account.avoidable_margin
        cuts = np.linspace(0.0, max(min(furthest, margin - _FEWEST_LEFT), 0.0), 60)
        return cuts, needed_volume(cuts, margin)

    @property
    def table(self):
        """The result as one row, in CNY and fractions."""
        ranking, floor, offered = self.ranking, self.floor, self.offered
        row = {f"asked_year{year}": cut for year, cut in enumerate(self.request.asked, start=1)}
        row |= {
            "extra_days": self.request.extra_days,
            "best": ranking.best,
            "best_share": ranking.firmness,
            "firmness": ranking.firmness_word,
            "second": ranking.second,
            "lead": ranking.lead,
            "answer": offered,
            "price_cut": self.value("price_cut_total", offered),
            "leaving": self.value("leaving", offered),
            "leaving_refused": self.value("leaving", REFUSE),
            "clp": self.value("expected_clp", offered),
            "clp_low": self.value("low", offered),
            "clp_high": self.value("high", offered),
            "clp_refused": self.value("expected_clp", REFUSE),
            "clp_conceded": self.value("expected_clp", CONCEDE),
            "spill_over": self.value("spill_over", offered),
            "floor_cut": floor.floor_cut,
            "floor_purchases": floor.floor_purchases,
            "most_cut": floor.most_cut,
            "years": ranking.settings.horizon,
            "reading": self.settings["reading"],
        }
        return pd.DataFrame([row], pd.Index([self.name or _("Account")], name="account"))


def needed_volume(cuts, margin):
    """The change of volume that makes up for ``cuts`` of the pocket price; infinite where nothing is left."""
    cuts = np.asarray(cuts, dtype=float)
    left = margin - cuts
    return np.where(left > 1e-9, cuts / np.maximum(left, 1e-9), np.inf)


def numbers_of(settings, name="", spill=None):
    """The numbers for ``settings`` (all of them, in the units of the screen); ``spill``: a pricing.Spill."""
    account = _account(settings, name)
    request = _request(settings)
    chance = READINGS[settings["reading"]][1]
    assumed = replace(
        pricing.DEFAULT_SETTINGS,
        horizon=settings["years"],
        discount_rate=settings["discount_rate"] / 100,
        days_rate=settings["days_rate"] / 100,
        part_given=settings["part_given"] / 100,
        saving_found=settings["saving_found"] / 100,
        promise_kept=settings["promise_kept"] / 100,
    )
    spill = replace(
        spill or pricing.Spill(),
        hearers=settings["others"] * THOUSAND,
        heard_share=settings["heard"] / 100,
    )
    known = {"chance": chance, "settings": assumed, "spill": spill}
    if settings["answer"] == INDEX and account.clause == PRICE_INDEX:
        raise SettingError(
            _(
                "The contract ties the price to an index already: choose another answer for the letter. The "
                "picture still shows the last setting allowed."
            ),
            "answer",
        )
    return Numbers(
        settings=dict(settings),
        name=name,
        ranking=pricing.rank_responses(account, request, **known),
        floor=pricing.walk_away(account, request, **known),
    )


def _account(settings, name):
    held, conceded = settings["loss_if_held"], settings["loss_if_conceded"]
    if conceded > held:
        raise SettingError(
            _(
                "A yes cannot make the loss likelier than a no: {conceded} % after a yes, {held} % after a "
                "no. The picture still shows the last setting allowed."
            ).format(conceded=f"{conceded:g}", held=f"{held:g}"),
            "loss_if_conceded",
        )
    purchases = settings["purchases"] * THOUSAND
    barrier = switching.yearly_equivalent(settings["switching_cost"] * THOUSAND)
    return pricing.Account(
        name=name or _("the account"),
        purchases=purchases,
        avoidable_margin=settings["margin"] / 100,
        cost_to_serve=settings["cost_to_serve"] * THOUSAND,
        attraction_share=settings["attraction"] * THOUSAND / purchases,
        barrier_share=barrier / purchases,
        quote_further=settings["quote"] / 100,
        loss_if_held=held / 100,
        loss_if_conceded=conceded / 100,
        clause=settings["clause"],
    )


def _request(settings):
    asked = [settings[name] / 100 for name in ASKED]
    while len(asked) > 1 and not asked[-1]:
        asked.pop()
    if not any(asked) and not settings["extra_days"]:
        raise SettingError(
            _("Nothing is asked: give a price cut, or extra days. The picture still shows the last request."),
            "asked",
        )
    return pricing.Request(
        tuple(asked),
        settings["extra_days"],
        settings["volume_offered"] / 100,
        settings.get("rival_offer", ""),
    )
