"""Exercise, part one: what CRM is said to be, and who along the supply chain is the customer."""

from ...formats import money
from ...text import N_
from .. import Choice, Question, WrongPath
from . import facts

two_definitions = Question(
    name="lifetime.two_definitions",
    number="1.1",
    title=N_("Two definitions, and a program"),
    minutes=3,
    topics=("U1.01", "U1.11"),
    prompt=N_(
        "Three colleagues want “more CRM”.\n\n"
        "Ada: “Group our {n} accounts into segments by what they need, and organise sales, terms and service "
        "around these segments.”\n\n"
        "Ben: “Learn from orders and complaints what each account does and why, and talk with it in such a "
        "way that it does something else: stays, and buys what it now buys elsewhere.”\n\n"
        "Cleo: “Buy the program that records every call and every visit.”\n\n"
        "**Who speaks as NCR's definition does** (Ronald Swift 2001, paraphrased)?"
    ),
    facts=lambda: {"n": len(facts.accounts())},
    kind=Choice(
        {
            "segments": N_("Ada: organise around customer segments"),
            "behaviour": N_("Ben: understand and influence behaviour through communication"),
            "program": N_("Cleo: have a program that records everything"),
            "same": N_("All three: the same thing in different words"),
        }
    ),
    expected=lambda: "behaviour",
    wrong_paths=(
        WrongPath(
            "Gartner",
            lambda: "segments",
            N_(
                "That is the definition Gartner made popular: a business strategy, organised around customer "
                "segments. NCR's begins with what a customer does."
            ),
        ),
        WrongPath(
            "software",
            lambda: "program",
            N_(
                "That is how a supplier of software would put it. A program records; neither of the two "
                "definitions begins with one."
            ),
        ),
        WrongPath(
            "all the same",
            lambda: "same",
            N_(
                "They begin at different ends: Ada with how we are organised, Ben with what the customer "
                "does, Cleo with what we buy."
            ),
        ),
    ),
    hints=(
        N_("What does each of the three want to change first: us, the customer's behaviour, or the records?"),
        N_("NCR's definition speaks of understanding and influencing."),
    ),
    worked='answer = "behaviour"',
    reason=N_(
        "Gartner: a strategy around segments. NCR: understand and influence what customers do, through "
        "communication, to win them, keep them and earn more. The two fit together, and a program serves "
        "either; alone it does neither."
    ),
    say=N_("Before we choose a program: around whom do we organise, and what should customers do otherwise?"),
)

CHAIN_ACCOUNT = "Keelhaven Boats"


def _revenues():
    """Revenue of the account in the year before and in the last year."""
    return facts.two_last_years().loc[CHAIN_ACCOUNT]


who_is_the_customer = Question(
    name="lifetime.who_is_the_customer",
    number="1.2",
    title=N_("Who is the customer?"),
    minutes=3,
    topics=("U1.10",),
    prompt=N_(
        "{account} bought for {before} the year before and for {now} in the last twelve months. What follows "
        "is invented. Its buyer finds our prices fair. Its painters like our clear coat. The dealer who "
        "sells the boats on wants them in time. A design office, to which we have never sent an invoice, has "
        "written another maker's clear coat into the drawings of all new boats.\n\n"
        "**With whom do we have to talk first** if {account} is to buy our clear coat again?"
    ),
    facts=lambda: {
        "account": CHAIN_ACCOUNT,
        "before": money(_revenues().iloc[0]),
        "now": money(_revenues().iloc[1]),
    },
    kind=Choice(
        {
            "buys": N_("The buyer, who signs the orders"),
            "uses": N_("The painters, who use the coat"),
            "specifies": N_("The design office, which specifies the coat"),
            "sells_on": N_("The dealer, who sells the boats on"),
        }
    ),
    expected=lambda: "specifies",
    wrong_paths=(
        WrongPath(
            "who buys",
            lambda: "buys",
            N_("The buyer orders what is in the drawings. A lower price changes no drawing."),
        ),
        WrongPath(
            "who uses",
            lambda: "uses",
            N_("The painters are won already, and paint with what the drawing says. They can bear witness."),
        ),
        WrongPath(
            "who sells on",
            lambda: "sells_on",
            N_("The dealer asks for the date, not for the coat. Nothing there has made us lose the order."),
        ),
    ),
    hints=(
        N_("Who decided that another coat is used?"),
        N_("Must a customer be somebody who gets an invoice?"),
    ),
    worked='answer = "specifies"',
    reason=N_(
        "One specifies, one buys, one uses, one sells on; each of them can end the business, and the invoice "
        "names one. Whoever counts as customer only who is on the invoice visits the wrong door. (Course "
        "outline; the case is ours.)"
    ),
    say=N_("Our invoice goes to the yard; the decision is made in a design office we have never visited."),
)
