"""The instructor's key to a pair of role-play sheets: what could be agreed, and what is best for whom."""

import numpy as np

from ..formats import money
from ..text import _
from .frontier import bargaining_zone, nash_point
from .score import score_sentence
from .sheets import plain


def instructor_key(scenario):
    """The key of one Scenario as Markdown: style, floors, zone, and the deals to compare a pair's with.

    Worth in CNY a year against a one-year deal at today's terms, as on the sheets.
    """
    zone = bargaining_zone(scenario)
    title = _("{account}: Instructor's key (buyer no. {seed})").format(
        account=plain(scenario.account), seed=scenario.seed
    )
    style = scenario.style
    facts = [
        _("The buyer is of the style “{style}”: {does}").format(style=_(style.name), does=_(style.does)),
        _("The answer: {answer}").format(answer=_(style.answer)),
        _("No deal is worth {value} a year to the seller; it signs nothing worth less.").format(
            value=money(scenario.seller.reservation)
        ),
        _("The buyer takes nothing worth less than {value} a year to it.").format(
            value=money(scenario.buyer.reservation)
        ),
        zone.sentence,
    ]
    lines = [
        f"# {title}",
        "",
        _("Shows both sides: for the time after the talk. “Us” and “you” are the seller."),
        "",
    ]
    lines += [*(f"- {fact}" for fact in facts), ""]
    heads = [_("deal"), _("terms"), _("worth to the seller, a year"), _("worth to the buyer, a year")]
    lines += [f"| {' | '.join(heads)} |", "|---|---|---:|---:|"]
    lines += [_row(scenario, name, deal) for name, deal in _compared(scenario, zone)]
    lines += ["", score_sentence(scenario)]
    return "\n".join(lines) + "\n"


def _compared(scenario, zone):
    """The deals worth knowing, by name, from the plain yes to the best for the seller."""
    yield _("A plain yes to the request"), scenario.opening
    if zone:
        numbers = np.array(zone.numbers)
        best = numbers[np.argmax(scenario.seller_values[numbers])]
        yield _("Nash point (largest product of both gains)"), scenario.space.deal(nash_point(scenario))
        yield _("The best for the seller that the buyer takes"), scenario.space.deal(int(best))


def _row(scenario, name, deal):
    worth = money(scenario.ours(deal)), money(scenario.theirs(deal))
    return f"| {name} | {deal} | {' | '.join(worth)} |"
