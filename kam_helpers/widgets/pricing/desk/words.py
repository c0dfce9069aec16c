"""What the desk writes beside its picture: names, the picture in words, the table."""

import math

from kam_helpers import formats, pricing
from kam_helpers.text import _, ngettext

from ...amounts import short_amount
from ...panels import first_upper
from ...scene import Table
from .sentences import volume


def step_names():
    """The bars of the waterfall from top to bottom."""
    return [
        _("Margin today"),
        _("Cost to serve"),
        _("Price cut asked"),
        _("Extra days"),
        _("Other accounts"),
        _("Promised volume"),
        _("Left after a yes"),
    ]


def answer_names():
    """All answers as they begin a line."""
    return [first_upper(_(name)) for name in pricing.RESPONSE_NAMES]


def step_label(share):
    """A step of the waterfall beside its name."""
    return formats.percent(share, 1) if abs(share) >= 0.0005 else "–"


def worth_label(worth):
    """A lifetime profit beside its mark."""
    return short_amount(float(f"{worth:.3g}"))


def ranked_name(place, name):
    """An answer with its rank."""
    return f"{place + 1} {first_upper(_(name))}"


def needs_label(needed):
    """The volume that the cut asked needs, beside its point."""
    return _("no volume makes up for it") if needed == math.inf else f"+{formats.percent(needed, 1)}"


def promised_label(promised):
    """The volume promised, on its line."""
    return _("promised: {volume}").format(volume=formats.percent(promised))


def alternative(numbers):
    """The picture in words, for who cannot see it."""
    steps = ", ".join(
        _("{part} {amount}").format(part=name, amount=formats.percent(share, 1))
        for name, share in zip(step_names(), numbers.steps, strict=True)
        if abs(share) >= 0.0005
    )
    ranked = "; ".join(
        _("{answer} {worth}, {low} to {high}, {leaving}").format(
            answer=_(name),
            worth=formats.money(figure["expected_clp"]),
            low=formats.money(figure["low"]),
            high=formats.money(figure["high"]),
            leaving=formats.percent(figure["leaving"]),
        )
        for name, figure in numbers.figures.items()
    )
    return " ".join(
        [
            _("Above, left: what a full yes leaves, in percent of the price: {steps}.").format(steps=steps),
            _("Right: the volume that a lower price needs; beside the cut asked: {volume}.").format(
                volume=needs_label(numbers.needed_volume)
            ),
            _(
                "Below: the answers by expected lifetime profit, each with what 10 and 90 % of simulated "
                "futures stay below and the chance to lose the account within a year: {ranked}."
            ).format(ranked=ranked),
        ]
    )


def table(numbers):
    """The answers as rows, best first; always as many."""
    years = numbers.ranking.settings.horizon
    rows = []
    for place, (name, figure) in enumerate(numbers.figures.items()):
        rows.append(
            [
                ranked_name(place, name),
                formats.money(figure["expected_clp"]),
                _("{low} to {high}").format(
                    low=formats.money(figure["low"]), high=formats.money(figure["high"])
                ),
                formats.percent(figure["best_share"]),
                formats.percent(figure["leaving"]),
                formats.percent(figure["price_cut_total"], 1),
                volume(figure["break_even_volume"]),
                formats.money(figure["cost_of_concession"]),
                formats.money(figure["spill_over"]),
            ]
        )
    columns = [
        _("Answer"), _("Lifetime profit"), _("10 to 90 % of futures"),
        _("First in"), _("Chance to lose it"), _("Price cut"), _("Volume needed"),
        _("Cost a year"), _("Other accounts"),
    ]  # fmt: skip
    caption = ngettext(
        "The answers over one year, best first (cost and other accounts: CNY a year)",
        "The answers over {n} years, best first (cost and other accounts: CNY a year)",
        years,
    ).format(n=years)
    return Table(caption, columns, rows)
