"""Exercise, part two: what a lower price must bring, and what it brings."""

from ... import pricing as models
from ...formats import money, percent
from ...text import N_
from .. import Number, Question, WrongPath
from . import facts


def _one(what):
    return facts.asked(facts.PRICE_ONLY, what)


def _needed(margin="avoidable_margin"):
    return models.break_even_volume_change(-_one("asked"), _one(margin))


needed_volume = Question(
    name="pricing.needed_volume",
    number="7.4",
    title=N_("What the cut must bring"),
    minutes=3,
    topics=("U5.09",),
    prompt=N_(
        "{account} asks for {asked}. **How much more must it buy, in per cent of today's volume**, so that "
        "our contribution stays as it is? (Cost to serve left aside.)"
    ),
    facts=lambda: {
        "account": facts.PRICE_ONLY,
        "asked": percent(_one("asked")),
        "points": f"{100 * _one('asked'):.0f}",
        "margin": f"{100 * _one('avoidable_margin'):.1f}",
        "left": f"{100 * (_one('avoidable_margin') - _one('asked')):.1f}",
        "needed": percent(_needed(), 1),
    },
    kind=Number(unit="percent", absolute=0.004),
    expected=_needed,
    wrong_paths=(
        WrongPath(
            "old margin for new",
            lambda: models.reactive_break_even(_one("asked"), _one("avoidable_margin")),
            N_("You divided by the old margin. Each unit earns less after the cut: {left}, not {margin}."),
        ),
        WrongPath(
            "average cost for avoidable cost",
            lambda: _needed("gross_margin"),
            N_("You took the margin after full cost. One more unit costs only what is avoidable."),
        ),
        WrongPath(
            "both",
            lambda: models.reactive_break_even(_one("asked"), _one("gross_margin")),
            N_("Two things: take the avoidable cost, and the margin after the cut."),
        ),
        WrongPath(
            "the price",
            lambda: _one("asked"),
            N_("So much more volume would bring the old sales. The margin on them is lower."),
        ),
    ),
    hints=(N_("Cut ÷ (margin − cut), in points of today's price."),),
    worked=(
        'one = facts.loc["Kettlewyn Small Appliances"]\n'
        'answer = pricing.break_even_volume_change(-one["asked"], one["avoidable_margin"])'
    ),
    reason=N_(
        "{points} ÷ ({margin} − {points}) ≈ {needed}.\n\n"
        "It has promised no volume at all. Ask where so much more would come from before you talk about the "
        "price."
    ),
    say=N_("For this price they would have to buy {needed} more, just so that we earn what we earn now."),
)


def _grown(what):
    return facts.asked(facts.GROWING, what)


def _changes(margin="avoidable_margin", comes=1.0):
    """What giving the cut changes in a year if a part of the promised volume comes."""
    table = models.contribution_before_after(
        100,
        100 * (1 - _grown(margin)),
        _grown("purchases") / 100,
        price_change=-_grown("asked"),
        volume_change=_grown("volume_offered") * comes,
    )
    return float(table["contribution"]["difference"])


volume_promised = Question(
    name="pricing.volume_promised",
    number="7.5",
    title=N_("The volume it promises"),
    minutes=4,
    topics=("U5.09", "U5.12"),
    prompt=N_(
        "{account} asks for {asked} and promises {more} more volume; take it that the volume comes. **By how "
        "much does our contribution change, in CNY a year?** (Cost to serve left aside. Give a loss with a "
        "minus sign.)"
    ),
    facts=lambda: {
        "account": facts.GROWING,
        "asked": percent(_grown("asked"), 1),
        "more": percent(_grown("volume_offered")),
        "grown": f"{1 + _grown('volume_offered'):.2f}",
        "margin": percent(_grown("avoidable_margin"), 1),
        "left": percent(_grown("avoidable_margin") - _grown("asked"), 1),
        "bought": money(_grown("purchases")),
        "change": money(_changes()),
        "full": money(_changes("gross_margin")),
        "nothing": money(_changes(comes=0.0)),
        "served": money(
            _changes() - _grown("volume_offered") * _grown("purchases") * facts.served(facts.GROWING)
        ),
    },
    kind=Number(unit="CNY", tolerance=0.05),
    expected=_changes,
    wrong_paths=(
        WrongPath(
            "extra volume at the old margin",
            lambda: (
                _grown("purchases")
                * (_grown("volume_offered") * _grown("avoidable_margin") - _grown("asked"))
            ),
            N_(
                "You counted the extra volume at the margin before the cut. It, too, is sold at the lower "
                "price."
            ),
        ),
        WrongPath(
            "average cost for avoidable cost",
            lambda: _changes("gross_margin"),
            N_("You took full cost. Much of it is there already; more volume adds what is avoidable."),
        ),
        WrongPath(
            "volume forgotten",
            lambda: _changes(comes=0.0),
            N_("That is what the cut costs if nothing comes in return. Count the volume."),
        ),
        WrongPath(
            "sales",
            lambda: _grown("purchases") * ((1 + _grown("volume_offered")) * (1 - _grown("asked")) - 1),
            N_("Those are sales. The goods have to be made."),
        ),
        WrongPath(
            "new volume only",
            lambda: (
                _grown("purchases")
                * _grown("volume_offered")
                * (_grown("avoidable_margin") - _grown("asked"))
            ),
            N_("That is what the new volume earns. The cut is given on the old volume, too."),
        ),
    ),
    hints=(N_("Contribution before: purchases × margin. After: purchases × {grown} × (margin − cut)."),),
    worked=(
        'one = facts.loc["Tramleigh Interiors"]\n'
        'margin, cut, more = one["avoidable_margin"], one["asked"], one["volume_offered"]\n'
        'answer = one["purchases"] * ((1 + more) * (margin - cut) - margin)'
    ),
    reason=N_(
        "{bought} × ({grown} × {left} − {margin}) ≈ {change}.\n\n"
        "At full cost it would look like a loss ({full}). If service grows with the volume, {served} are "
        "left: the volume just pays for the cut. If it does not come it is {nothing}: so pay the cut as a "
        "bonus once it has come."
    ),
    say=N_("If the volume comes, the price is earned. So let us pay it when the volume is there."),
)
