"""What the picture of the deals says: what trading adds to bargaining over price, or how a game went."""

import numpy as np

from ...formats import money
from ...negotiation import OUTCOMES, bargaining_zone, left_on_table
from ...text import _

_NOTHING = 1.0  # CNY a year: less than this is nothing


def space_reading(scenario, game=None, **_options):
    """What could be agreed at this account, and what a game made of it, in a sentence or two.

    ``scenario``, ``game``: as in the picture.
    """
    zone = bargaining_zone(scenario)
    if game is None or not game.moves_made:
        return _what_trading_adds(scenario, zone)
    if game.deal is not None:
        return _deal_made(scenario, game)
    outcome = _(OUTCOMES[game.outcome]) if game.over else _("The talk goes on.")
    return " ".join([outcome, _without_a_deal(scenario, zone)])


def _what_trading_adds(scenario, zone):
    """The cheapest way to the buyer's floor by price alone, and with all that is on the table."""
    if not zone:
        return _no_zone(scenario)
    price, package = _best(scenario, scenario.space.alone("cut")), _best(scenario)
    words = {"account": scenario.account, "package": money(abs(package))}
    if price is None:
        return (
            _(
                "At {account} no cut on the table is enough for the buyer; a package is, and brings us "
                "{package} a year."
            )
            if package >= 0
            else _(
                "At {account} no cut on the table is enough for the buyer; a package is, and costs us "
                "{package} a year."
            )
        ).format(**words)
    alone = _("At {account} the smallest price cut that the buyer would sign costs us {price} a year.")
    traded = (
        _(
            "The best package of price, volume, payment days, term and service that it would sign "
            "brings us {package}: trading is worth {more} a year."
        )
        if package >= 0
        else _(
            "The best package of price, volume, payment days, term and service that it would sign costs "
            "us {package}: trading is worth {more} a year."
        )
    )
    return f"{alone} {traded}".format(price=money(-price), more=money(package - price), **words)


def _best(scenario, among=None):
    """The most that a deal the buyer would sign is worth to us, CNY a year; None where there is none."""
    fits = scenario.buyer_values >= scenario.buyer.reservation
    fits = fits if among is None else fits & among
    return float(np.max(scenario.seller_values[fits])) if fits.any() else None


def _deal_made(scenario, game):
    left, floor = left_on_table(scenario, game.deal), scenario.seller.reservation
    if game.value < floor:
        rest = _("No deal, with its higher risk to lose the account, would have cost only {lost}.")
    elif left <= _NOTHING:
        rest = _(
            "Nothing was left on the table: no other deal is better for one side and as good for the other."
        )
    else:
        rest = _(
            "Another one, as good for the buyer, was worth {left} a year more to us: that was left on "
            "the table."
        )
    text = (
        _("The deal with {account} brings us {worth} a year against today's terms.")
        if game.value >= 0
        else _("The deal with {account} costs us {worth} a year against today's terms.")
    )
    words = {"account": scenario.account, "worth": money(abs(game.value))}
    return f"{text} {rest}".format(left=money(left), lost=money(-floor), **words)


def _without_a_deal(scenario, zone):
    if not zone:
        return _no_zone(scenario)
    return _(
        "{n} deals would be better than none for both sides, worth up to {most} a year to us; no deal, "
        "with its higher risk to lose {account}, is worth {nothing}."
    ).format(
        n=f"{len(zone.numbers):,}",
        most=money(zone.seller[1]),
        account=scenario.account,
        nothing=money(scenario.seller.reservation),
    )


def _no_zone(scenario):
    return _("At {account} no deal is better than none for both sides: walking away is right.").format(
        account=scenario.account
    )
