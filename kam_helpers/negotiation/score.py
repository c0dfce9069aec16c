"""How well a talk ended, between what a plain yes would have brought and the most that was possible.

The bar is the larger of our floor and a plain yes to the request: whoever gives more than was asked has
gained nothing by negotiating. Money in CNY a year against a one-year deal at today's terms.
"""

from ..formats import money
from ..text import _
from .frontier import bargaining_zone


def plain_yes(scenario):
    """What granting the first request, and nothing else, is worth to us, CNY a year."""
    return scenario.ours(scenario.opening)


def bar(scenario):
    """What counts as 0 %, CNY a year: a plain yes, or no deal where that is worth more."""
    return max(plain_yes(scenario), float(scenario.seller.reservation))


def share_of_possible(game):
    """How much of what could be gained over the bar was gained by a finished Game: 0 … 1; 0 for less.

    The most: what is best for us among the deals that neither side would rather walk away from. Where there
    is none, walking away is all that can be gained.

    >>> from kam_helpers.negotiation import SPARRING, Game
    >>> start = Game.start(SPARRING)
    >>> share_of_possible(start.accept()), share_of_possible(start.walk_away())
    (0.0, 0.0)
    """
    zone, least = bargaining_zone(game.scenario), bar(game.scenario)
    if not zone:
        return float(game.deal is None)
    room = zone.seller[1] - least
    if room <= 0:  # the request itself is the best that can be had
        return float(game.value >= least)
    return min(max((game.value - least) / room, 0.0), 1.0)


def score_sentence(scenario):
    """What 0 % and 100 % are."""
    zone = bargaining_zone(scenario)
    if not zone:
        return _("The score: 100 % for walking away, 0 % for any deal.")
    if plain_yes(scenario) >= scenario.seller.reservation:
        text = _(
            "The score: 0 % is a plain yes to the request ({bar} a year to you) or less, 100 % the best deal "
            "the buyer could ever have agreed to ({most})."
        )
    else:
        text = _(
            "The score: 0 % is no deal ({bar} a year to you) or less, for a plain yes to the request is "
            "worse still; 100 % is the best deal the buyer could ever have agreed to ({most})."
        )
    return text.format(bar=money(bar(scenario)), most=money(zone.seller[1]))
