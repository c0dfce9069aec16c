"""Independent ways to compute a negotiation: plain loops over deals, as a person with a calculator would."""

import re
from dataclasses import replace

from kam_helpers import datasets
from kam_helpers.negotiation import SPARRING_FACTS, STYLE_NAMES, Deal, scenario

SAVED = {"full": 0.0, "standard": 0.08, "lean": 0.20}
# An account that costs more to serve than it brings, held by nothing, with little risk to lose: no zone.
COSTLY = SPARRING_FACTS.copy()
COSTLY.update({"cost_to_serve": 5_500_000.0, "asked": 0.06, "loss_if_held": 0.02, "loss_if_conceded": 0.0})
COSTLY.name = "Costly Partner Works"


def by_hand(scenario, deal):
    """What one deal is worth to the seller and to the buyer, CNY a year, line by line."""
    ours, theirs, bought = scenario.seller, scenario.buyer, scenario.seller.purchases
    sales = bought * (1 + deal.volume) * (1 - deal.cut)
    discount = bought * (1 + deal.volume) * deal.cut
    contribution = bought * ours.margin - 0.7 * ours.cost_to_serve
    saved = SAVED[deal.service] * ours.cost_to_serve
    seller = -discount + deal.volume * contribution - sales * 0.06 / 365 * deal.days
    seller += (1 - 1 / deal.term) * ours.renewal_risk * contribution + saved
    moved = max(deal.volume - theirs.own_growth, 0)
    buyer = discount - bought * moved * (theirs.volume_cost + theirs.volume_strain * moved)
    buyer += sales * theirs.rate / 365 * deal.days
    buyer -= bought * theirs.term_cost * (deal.term - 1) + theirs.service_worth * saved
    return seller, buyer


class Printed:
    """A role-play sheet as a person reads it: its two tables, how far off adding up may be, its example."""

    def __init__(self, sheet):
        rows = [line.strip("| ").split(" | ") for line in sheet.splitlines() if line.startswith("| ")]
        rows = rows[: next(n for n, row in enumerate(rows) if row[0] == "no.")]  # then comes what is empty
        border = next(n for n, row in enumerate(rows) if row[0] == "issue")
        (_name, _today, *volumes), *cuts = rows[:border]
        volumes = [0.0, *(_percent(text) for text in volumes)]
        self._both = {
            (_percent(row[0]), volume): _thousand(text)
            for row in cuts
            for volume, text in zip(volumes, row[1:], strict=True)
        }
        self._others = {change: _thousand(text) for _issue, change, text in rows[border + 1 :]}
        self.most_off = _money(re.search(r"can be off by (CNY.*?) a year at most", sheet)[1])
        self._example, *_parts, total = re.split(
            ": | = ", re.search("^Example: (.*)$", sheet, re.MULTILINE)[1]
        )
        self.example_sum = _thousand(total.rstrip("."))

    def add_up(self, deal):
        """What the printed figures give for a deal, CNY a year."""
        total = self._both[round(deal.cut, 6), round(deal.volume, 6)]
        for name in ("days", "term", "service"):
            alone = Deal(**{name: getattr(deal, name)})
            if alone != Deal():
                total += self._others[str(alone)]
        return total

    def example(self, one):
        """The deal of the sheet's example."""
        return next(deal for deal in map(one.space.deal, range(len(one.space))) if str(deal) == self._example)


def _percent(text):
    return round(float(text.rstrip("\xa0%").lstrip("+")) / 100, 6)


def _thousand(text):
    return 1000 * float(text.replace(",", "").replace("−", "-"))


def _money(text):
    _currency, number, *unit = text.split("\xa0")
    return float(number.replace(",", "")) * {"k": 1e3, "m": 1e6}.get("".join(unit), 1)


def small(one):
    """The same negotiation with so few deals that plain loops can compare each with each."""
    space = one.space
    thinned = tuple(
        replace(issue, values=issue.values[:: 2 if issue.name == "cut" else 1][:4]) for issue in space.issues
    )
    return replace(one, space=replace(space, issues=thinned))


def sparring(seeds, styles=STYLE_NAMES, facts=SPARRING_FACTS):
    """Scenarios of each style and seed."""
    return [scenario(facts, style, seed) for style in styles for seed in seeds]


def company(seeds):
    """A scenario of every open request of the course company and seed, in the style the seed draws."""
    facts = datasets.cost_down_facts()
    return [scenario(row, seed=seed) for _name, row in facts.iterrows() for seed in seeds]
