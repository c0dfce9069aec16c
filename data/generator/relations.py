"""Questions about the relationship with an account, and what its manager answers.

The two axes of the stages, involvement and nature, are Millman & Wilson's (1995); the sentences, the
actions and the other three axes are course assumptions.
"""

from .draws import Stream, nearest, within

# item, axis, sentence to rate from 1 (not at all) to 5 (fully), what to do about a low answer.
# On the axis "uncoupling" a high answer is the bad one, and the action answers that.
QUESTIONS = (
    (
        "INV-1",
        "involvement",
        "Every month, people from at least three of its departments deal with ours.",
        "Take a colleague along to the next visit: production meets production, quality meets quality.",
    ),
    (
        "INV-2",
        "involvement",
        "We do more than deliver: we also work on its processes, its stock or its new products.",
        "Choose one process in which it uses our goods and offer a day to look at it together.",
    ),
    (
        "INV-3",
        "involvement",
        "At least twice a year, managers of both sides meet about more than prices.",
        "Invite one of its managers to a half-yearly review, with figures of what we brought it.",
    ),
    (
        "INV-4",
        "involvement",
        "Delivery, technology and service all work for it by one plan that we wrote together.",
        "Write a plan of one page for it and let delivery, technology and service each agree to a line.",
    ),
    (
        "NAT-1",
        "nature",
        "It tells us its plans and its expected needs before it has to.",
        "Offer an exchange: its needs of the coming quarter against our firm promise of delivery.",
    ),
    (
        "NAT-2",
        "nature",
        "When something goes wrong, both sides look for the cause before they talk about who pays.",
        "Agree a short procedure for failures: cure first, cause within a week, cost after that.",
    ),
    (
        "NAT-3",
        "nature",
        "It judges us by what we bring it over the years, not by the price of the next order.",
        "Work out with its buyer what a year with us costs in all: waste, rework, stock and stoppages.",
    ),
    (
        "NAT-4",
        "nature",
        "The two of us run improvements together and share what they bring.",
        "Propose one joint improvement with a target, a name on each side and an agreed split of the gain.",
    ),
    (
        "UNC-1",
        "uncoupling",
        "The gaps between its orders have been growing for months.",
        "Call its planner this week, ask what has changed, and look at its order gaps every month.",
    ),
    (
        "UNC-2",
        "uncoupling",
        "It no longer talks with us about next year or about new projects.",
        "Ask for a talk about next year one level above the buyer; a refusal is an answer too.",
    ),
    (
        "UNC-3",
        "uncoupling",
        "It has begun to test or approve a rival for goods that it buys from us.",
        "Find out what the rival promises, and to whom, and answer with figures before the test ends.",
    ),
    (
        "UNC-4",
        "uncoupling",
        "People there who used to speak for us have left or have fallen silent.",
        "Find out who decides now, meet them within a month, and let our management do the same.",
    ),
    (
        "CLO-1",
        "closeness",
        "It would need at least half a year to move what it buys from us to somebody else.",
        "Ask what would be hard to replace; if that is nothing, offer to fit one product to its own line.",
    ),
    (
        "CLO-2",
        "closeness",
        "Both sides have spent money that only pays off if we go on together.",
        "Suggest a small investment on both sides, such as a dosing unit of ours and training of its people.",
    ),
    (
        "CLO-3",
        "closeness",
        "Orders, stock or quality figures pass between us without anyone typing them again.",
        "Start with one file: its stock of our goods, sent each week without being asked for.",
    ),
    (
        "CLO-4",
        "closeness",
        "People on both sides know each other well enough to call at once when there is a problem.",
        "Give its shift leaders a name and a number, and have our engineer look in once a month.",
    ),
    (
        "BAL-1",
        "balance",
        "Neither side can dictate terms to the other.",
        "List what each side could do without the other, and build up what makes us harder to go without.",
    ),
    (
        "BAL-2",
        "balance",
        "What the two of us gain from working together is shared about equally.",
        "Put the gain of both sides on one page, ours after cost to serve, and open the next talk with it.",
    ),
    (
        "BAL-3",
        "balance",
        "Whoever asks for a lower price or another favour gives something in return.",
        "Before the next talk, write down what we would ask for each thing it may ask for.",
    ),
    (
        "BAL-4",
        "balance",
        "Losing each other would hurt both sides about equally.",
        "Work out what parting would cost each side, and make the side that has more to lose less exposed.",
    ),
)

# Where each stage lies on the two axes when neither runs ahead of the other.
_PLACES = {"pre": 1.4, "early": 2.2, "mid": 3.0, "partnership": 3.8, "strategic": 4.6, "uncoupling": 2.8}
_SPREAD = 1.7  # how far one answer may stray from the account's level, in points


def answers_of(traits):
    """(item, answer 1..5) of one account, as its manager gives them."""
    draw = Stream("relationship answers", traits["account"])
    levels = _levels(traits)
    return [
        (item, within(nearest(levels[axis] + draw.bell(0, _SPREAD)), 1, 5)) for item, axis, *_ in QUESTIONS
    ]


def _levels(traits):
    stage, tilt = traits["relationship_stage"], traits["relationship_tilt"]
    return {
        "involvement": _PLACES[stage] + tilt / 2,
        "nature": _PLACES[stage] - tilt / 2,
        "uncoupling": 4.5 if stage == "uncoupling" else 1.2 if stage == "pre" else 1.7,
        "closeness": traits["relationship_closeness"],
        "balance": traits["relationship_balance"],
    }
