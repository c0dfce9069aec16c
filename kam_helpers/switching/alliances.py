"""Strategic alliances: six forms, the four conditions that must hold, and how many fail.

Sourced: the share of failures (Dyer, Kale & Singh 2001). The four conditions follow Kale & Singh (2009),
cited from memory. The six forms, the questions, and what a form asks of the conditions are course
assumptions.
"""

from dataclasses import dataclass

from ..text import N_

LOWEST, HIGHEST = 1, 5
LEAST = 4  # a condition holds from here on: course assumption


@dataclass(frozen=True)
class Study:
    """Dyer, Kale & Singh (2001): ``corporations`` and ``alliances`` studied; ``failing_below``: almost half
    failed; ``share_price_gain``: about this fraction when an alliance is announced, ``gain_usd`` on average.
    """

    corporations: int = 200
    alliances: int = 1_572
    failing_below: float = 0.5
    share_price_gain: float = 0.01
    gain_usd: float = 54e6

    @property
    def failed_below(self):
        """Fewer alliances than this failed, though almost as many: computed."""
        return self.alliances * self.failing_below


FAILURE = Study()


@dataclass(frozen=True)
class Form:
    """One form of alliance: what is ``shared``, what it costs, how one gets out, when it fits, and the
    ``least`` score (1 … 5) it asks of each condition, in the order of CONDITIONS (course assumptions).
    """

    name: str
    chinese: str
    shared: str
    cost: str
    exit: str
    when: str
    least: tuple


FORMS = (
    Form(
        N_("long-term agreement"),
        "长期协议",
        N_("volumes and price rules for several years"),
        N_("little: a negotiation, and a price that cannot follow every market"),
        N_("easy: it ends, or notice is given"),
        N_("needs are steady and both gain from planning"),
        (3, 3, 3, 3),
    ),
    Form(
        N_("early involvement and co-design"),
        "早期介入与共同设计",
        N_("drawings and problems, before the specification is fixed"),
        N_("engineers' time, before any order is certain"),
        N_("easy before the start of series, hard after it"),
        N_("our part decides what the customer's product can do"),
        (4, 3, 3, 3),
    ),
    Form(
        N_("joint laboratory"),
        "联合实验室",
        N_("people, equipment and results of research"),
        N_("a yearly budget on both sides, for years before it pays"),
        N_("hard: who owns the results must be agreed at the start"),
        N_("both need knowledge that neither has alone"),
        (5, 4, 4, 4),
    ),
    Form(
        N_("logistics integration (VMI)"),
        "物流整合(供应商管理库存)",
        N_("stock, forecasts and systems"),
        N_("systems, and capital tied up in stock at the customer"),
        N_("moderate: systems must be parted and stock taken back"),
        N_("many regular deliveries, and stock that costs both"),
        (3, 4, 3, 4),
    ),
    Form(
        N_("joint marketing"),
        "联合营销",
        N_("a name, a budget and access to each other's customers"),
        N_("a budget, and a good name lent to the other"),
        N_("easy: the campaign ends; the name may keep a scratch"),
        N_("the same end users value both names"),
        (4, 4, 3, 3),
    ),
    Form(
        N_("equity or joint venture"),
        "股权或合资",
        N_("ownership, profit and loss"),
        N_("capital, and management's time"),
        N_("hardest: shares must be valued and sold"),
        N_("the investment is large, lasting and of no use to others"),
        (5, 5, 5, 5),
    ),
)


@dataclass(frozen=True)
class Condition:
    """One condition: ``questions`` by item, answered 1 (not at all) … 5 (fully); ``mend``: what to do."""

    name: str
    chinese: str
    questions: dict
    mend: str


CONDITIONS = (
    Condition(
        N_("complementarity"),
        "互补性",
        {
            "complementarity_needs": N_(
                "Each has something that the other needs and cannot easily get elsewhere."
            ),
            "complementarity_gain": N_("The gain of working together can be named in money, for both."),
            "complementarity_overlap": N_("We do not compete for the same customers."),
        },
        N_("Put in figures what each side would gain, and drop the plan if one side gains nothing."),
    ),
    Condition(
        N_("compatibility"),
        "相容性",
        {
            "compatibility_ways": N_("The two firms decide and work in ways that fit together."),
            "compatibility_systems": N_("Systems and standards fit, or can be made to fit at a known cost."),
            "compatibility_people": N_("The people who would work together already solve problems together."),
        },
        N_("Let the people concerned do one small project together first."),
    ),
    Condition(
        N_("commitment"),
        "承诺",
        {
            "commitment_sponsor": N_("Someone on the board of each side stands for it."),
            "commitment_resources": N_("People and money are set aside on both sides."),
            "commitment_horizon": N_("Both would stay through a bad year."),
        },
        N_("Find a sponsor on the other side and have both sides put in something that they would miss."),
    ),
    Condition(
        N_("governance and trust"),
        "治理与信任",
        {
            "governance_rules": N_("Who decides, who owns what and how to part is written down."),
            "governance_conflict": N_("When we disagreed in the past, it was settled fairly."),
            "governance_openness": N_("Each tells the other bad news before the other finds it out."),
        },
        N_("Agree in writing on who decides, who owns results and how to part, before anything is shared."),
    ),
)
CONDITION_NAMES = tuple(condition.name for condition in CONDITIONS)
ALLIANCE_VERDICTS = (N_("ready"), N_("first mend"), N_("not yet"))
