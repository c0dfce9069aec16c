"""Exercise, part two: six steps, four of an apology, and a discount that comes too early."""

from ...formats import money, percent
from ...text import N_
from .. import Choice, Number, Question, Ranking, WrongPath

STEPS = {
    "clarify": N_("Lay out two options, each with what it takes"),
    "listen": N_("Let them finish, and say it back"),
    "satisfied": N_("Call again and ask whether it held"),
    "probe": N_("Ask until it is clear what stands still, and since when"),
    "agree": N_("Fix who does what, by when"),
    "share": N_("Name what it means for them"),
}
RIGHT = ("listen", "share", "probe", "clarify", "agree", "satisfied")

six_steps = Question(
    name="recovery.six_steps",
    number="5.4",
    title=N_("Six steps in order"),
    minutes=3,
    topics=("U4.10", "U4.09"),
    prompt=N_(
        "**Put the six steps of a complaint in order**, as the lesson does (LSPCAS, a reconstruction; the "
        "mood before the matter)."
    ),
    kind=Ranking(options=STEPS, size=len(STEPS)),
    expected=lambda: RIGHT,
    wrong_paths=(
        WrongPath(
            "solution before problem",
            lambda: ("listen", "share", "clarify", "probe", "agree", "satisfied"),
            N_("Options before the problem is clear are answers to a question nobody has asked yet."),
        ),
        WrongPath(
            "matter before mood",
            lambda: ("listen", "probe", "share", "clarify", "agree", "satisfied"),
            N_("Questions before understanding sound like an inquiry: first say what it means for them."),
        ),
        WrongPath(
            "asked before heard",
            lambda: ("probe", "listen", "share", "clarify", "agree", "satisfied"),
            N_("The first question interrupts. Let them finish; most of your questions answer themselves."),
        ),
        WrongPath(
            "action without choice",
            lambda: ("listen", "share", "probe", "agree", "clarify", "satisfied"),
            N_("What was decided without the customer is not agreed: first the options, then who does what."),
        ),
        WrongPath(
            "closed by us",
            lambda: ("listen", "share", "probe", "clarify", "satisfied", "agree"),
            N_("Whether it held can be asked only after something was agreed and done."),
        ),
    ),
    hints=(
        N_("Two steps for the mood, then one for the problem."),
        N_("Then options, an agreement, and last the call."),
    ),
    worked='answer = ["listen", "share", "probe", "clarify", "agree", "satisfied"]',
    reason=N_("Heard, understood, clear, chosen, agreed, checked. The order is plausible and no law."),
)

apology = Question(
    name="recovery.apology",
    number="5.5",
    title=N_("Which apology has all four steps?"),
    minutes=2,
    topics=("U4.11",),
    prompt=N_(
        "A delivery came two days late, before an audit. **Which of these has all four steps of an apology?**"
    ),
    kind=Choice(
        {
            "four": N_(
                "I am sorry. Two days without stock before your audit: you had to explain what you had not "
                "caused. I ask for your understanding, and thank you for telling me."
            ),
            "but": N_(
                "I am sorry it came late, but the order came in late too. I ask for your understanding, and "
                "thank you for telling me."
            ),
            "liable": N_(
                "I am sorry. We are liable for every loss that you have had or will have. Please forgive "
                "us, and thank you."
            ),
            "polite": N_(
                "We regret any inconvenience, ask for your understanding and thank you for your trust."
            ),
        }
    ),
    expected=lambda: "four",
    wrong_paths=(
        WrongPath(
            "but", lambda: "but", N_("A “but” takes back what stands before it, and lays the blame on them.")
        ),
        WrongPath(
            "liability",
            lambda: "liable",
            N_("Nobody has examined that. Being sorry and finding out why is honest; a blank cheque is not."),
        ),
        WrongPath(
            "no meaning",
            lambda: "polite",
            N_("“Any inconvenience” could be sent to anybody: what it means for them is missing."),
        ),
    ),
    hints=(N_("Sorry without but, what it means for them, understanding, thanks."),),
    worked='answer = "four"',
    reason=N_("Four sentences about the customer. What follows has to be about the goods."),
)

apology_alone = Question(
    name="recovery.apology_alone",
    number="5.6",
    title=N_("A perfect apology"),
    minutes=2,
    topics=("U4.11", "U4.08"),
    prompt=N_(
        "The seller apologises in four faultless sentences and says goodbye. A week later the customer is "
        "angrier than before. **What was missing?**"
    ),
    kind=Choice(
        {
            "remedy": N_("What is put right, by whom and by when"),
            "again": N_("A second apology, from somebody higher up"),
            "gift": N_("A gift, so that the customer sees that it is meant"),
            "liability": N_("An admission of legal liability"),
        }
    ),
    expected=lambda: "remedy",
    wrong_paths=(
        WrongPath(
            "apology without remedy",
            lambda: "again",
            N_(
                "More of the same: still nothing is put right. An apology repeated without a remedy is an "
                "insult."
            ),
        ),
        WrongPath(
            "gift",
            lambda: "gift",
            N_(
                "A gift answers nothing: the drum is still dented. First the remedy; then, perhaps, the gift."
            ),
        ),
        WrongPath(
            "liability",
            lambda: "liability",
            N_("That helps a court, not the production line; and nobody has examined it."),
        ),
    ),
    hints=(N_("Three kinds of fairness: dealings, procedure, outcome. Which of them did it serve?"),),
    worked='answer = "remedy"',
    reason=N_(
        "An apology is fairness of dealings only. Speed and a remedy are the other two (Tax et al. 1998, "
        "from memory)."
    ),
    say=N_("We are good at being sorry. Let us also be good at Tuesday, nine o'clock."),
)

HOURS, PER_HOUR, VAN_HOURS, VAN, ORDER, OFF = 8, 15_000.0, 3, 6_000.0, 300_000.0, 0.10


def _lost(hours):
    return hours * PER_HOUR


too_early = Question(
    name="recovery.too_early",
    number="5.7",
    title=N_("Ten percent, before anybody asked"),
    minutes=4,
    topics=("U4.09", "U4.10"),
    prompt=N_(
        "A line stands still for want of primer. The seller offers {off} off the order of {order} at once; "
        "the customer takes it, and the line stands {hours} hours at {per_hour} an hour. One question would "
        "have shown that a van for {van} brings primer within {van_hours} hours. **How much better off "
        "would both together**, customer and we, **have been with the van and without the discount?**"
    ),
    facts=lambda: {
        "off": percent(OFF),
        "order": money(ORDER),
        "discount": money(OFF * ORDER),
        "hours": HOURS,
        "per_hour": money(PER_HOUR),
        "van": money(VAN),
        "van_hours": VAN_HOURS,
    },
    kind=Number(unit="CNY", tolerance=0.01),
    expected=lambda: _lost(HOURS) - _lost(VAN_HOURS) - VAN,
    wrong_paths=(
        WrongPath(
            "discount counted",
            lambda: _lost(HOURS) - _lost(VAN_HOURS) - VAN + OFF * ORDER,
            N_("The discount goes from our pocket to theirs: for both together it is nothing lost."),
        ),
        WrongPath(
            "van forgotten",
            lambda: _lost(HOURS) - _lost(VAN_HOURS),
            N_("Those are the hours saved. The van costs {van}."),
        ),
        WrongPath(
            "ours alone",
            lambda: OFF * ORDER - VAN,
            N_("That is our side: {discount} against {van}. Asked is both together."),
        ),
        WrongPath(
            "no standstill",
            lambda: _lost(HOURS) - VAN,
            N_("With the van the line still stands {van_hours} hours."),
        ),
    ),
    hints=(
        N_("Which costs differ between the two, for both together?"),
        N_("Hours saved × cost of an hour − van."),
    ),
    worked="answer = (8 - 3) * 15_000 - 6_000",
    reason=N_(
        "The discount cost us five times the van and left the line standing. It was offered to feel better "
        "soon; the customer would have felt better running."
    ),
    say=N_("Before I give anything away: what stands still, and since when?"),
)
