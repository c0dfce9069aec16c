"""A negotiation with a buyer who fights back: seeded, replayable, every value in money."""

from .buyer import MOVES, Move, reply
from .debrief import Debrief, Turn, debrief
from .frontier import Zone, bargaining_zone, efficient, frontier, left_on_table, nash_point
from .game import OUTCOMES, Entry, Game
from .issues import LABELS, NAMES, SERVICES, TODAY, Deal, DealSpace, Issue, deal_space
from .key_sheet import instructor_key
from .lines import Reply
from .parties import Buyer, Seller
from .scenario import SPARRING, SPARRING_FACTS, Scenario, scenario
from .score import bar, plain_yes, share_of_possible
from .sheets import Sheets, role_play_sheets
from .styles import STYLE_NAMES, STYLES, Style, styles_table
from .tactics import State, acceptable, faratin

__all__ = [
    "LABELS",
    "MOVES",
    "NAMES",
    "OUTCOMES",
    "SERVICES",
    "SPARRING",
    "SPARRING_FACTS",
    "STYLES",
    "STYLE_NAMES",
    "TODAY",
    "Buyer",
    "Deal",
    "DealSpace",
    "Debrief",
    "Entry",
    "Game",
    "Issue",
    "Move",
    "Reply",
    "Scenario",
    "Seller",
    "Sheets",
    "State",
    "Style",
    "Turn",
    "Zone",
    "acceptable",
    "bar",
    "bargaining_zone",
    "deal_space",
    "debrief",
    "efficient",
    "faratin",
    "frontier",
    "instructor_key",
    "left_on_table",
    "nash_point",
    "plain_yes",
    "reply",
    "role_play_sheets",
    "scenario",
    "share_of_possible",
    "styles_table",
]
