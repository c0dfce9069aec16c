"""A question without one right answer: should we pay for damage the customer caused?"""

from ...formats import money, percent
from ...text import N_
from .. import Choice, Evidence, Judgement, Question, WrongPath
from . import facts


def _case():
    return {
        "account": facts.case_account(),
        "claim": money(facts.CLAIM),
        "year": money(facts.earning()[facts.case_account()]),
        "stake": money(facts.case_lifetime_profit()),
    }


misuse = Question(
    name="tiering.misuse",
    number="2.16",
    title=N_("Damaged by the customer: should we pay?"),
    minutes=10,
    topics=("U2.08",),
    prompt=N_(
        "{account} ran a cleaning solvent through a dosing pump, although the manual forbids it. A new "
        "head costs {claim}. The "
        "contract does not oblige us. The plant manager is angry: nobody told the night shift. The "
        "account is in tier B and "
        "earned us {year} in the last year.\n\n**What do you propose, and how do you argue it both ways?**"
    ),
    facts=_case,
    kind=Judgement(
        decision=Choice(
            {
                "trained": N_(
                    "Replace the head free of charge, without prejudice, with training for every shift"
                ),
                "share": N_(
                    "Replace it for half the price, without prejudice, with training for every shift"
                ),
                "lend": N_("Charge the head, lend a pump meanwhile, and train every shift free of charge"),
                "free": N_("Replace the head free of charge and say no more about it"),
                "refuse": N_("Refuse: the manual is clear"),
                "discount": N_("Charge the head, and give a general discount on the next orders"),
            }
        ),
        evidence=(
            Evidence("stake", N_("Lifetime profit at stake"), lambda: money(facts.case_lifetime_profit())),
            Evidence("claim", N_("Cost of the new head"), lambda: money(facts.CLAIM)),
            Evidence(
                "precedent",
                N_("Expected cost of others asking for the same"),
                lambda: money(facts.goodwill().precedent_cost),
            ),
            Evidence(
                "breakeven",
                N_("Gain in the chance of staying at which full payment pays for itself"),
                lambda: percent(facts.goodwill().breakeven_retention_gain, 1),
            ),
            Evidence(
                "revenue",
                N_("What the account bought in the last year"),
                lambda: money(facts.revenue()[facts.case_account()]),
                bears=False,
                why_not=N_(
                    "Revenue is not what is at stake: the goods would not have to be made either. Use profit."
                ),
            ),
        ),
        evidence_needed=2,
        reasons={
            "for": N_("The best reason to be generous"),
            "against": N_("The best reason to be firm"),
        },
        rubric=(
            N_("I compared what is at stake with what it costs, including the precedent."),
            N_("I said what the customer gives in return, or what prevents it from happening again."),
            N_("I put the opposing case as well as its supporters would."),
            N_(
                "I could say my proposal to the plant manager and to my own finance manager in the "
                "same words."
            ),
        ),
        expert=N_(
            "Share it: half the head, in writing and without prejudice, tied to an hour of "
            "training for every shift. "
            "The gesture answers the anger, the condition answers the cause, and the paper limits "
            "the precedent."
        ),
        counter=N_(
            "Whoever pays for misuse pays again. If the night shift was never trained by us, the "
            "fault is partly ours and half is "
            "too little; if the same plant did it before, anything is too much."
        ),
    ),
    expected=lambda: {
        "decision": "share",
        "evidence": ["stake", "claim", "precedent"],
        "reasons": {
            "for": "The lifetime profit at stake is many times the cost of the head.",
            "against": "Six other accounts have the same pump and would hear of it.",
        },
    },
    wrong_paths=(
        WrongPath(
            "manual",
            lambda: "refuse",
            N_(
                "Not owing it is where the question starts, not where it ends: the anger and the "
                "untrained shift stay, and so does the risk."
            ),
        ),
        WrongPath(
            "discount",
            lambda: "discount",
            N_(
                "A discount costs more than the head, lasts longer, and answers a question nobody "
                "asked. It also teaches that anger pays."
            ),
        ),
        WrongPath(
            "silent gift",
            lambda: "free",
            N_(
                "Given in silence it becomes the rule: nothing prevents the next misuse, and "
                "nothing on paper "
                "limits who else may ask. What do you get for it?"
            ),
        ),
    ),
    hints=(
        N_("Is there an answer between all and nothing?"),
        N_("Name at least two figures from the list, and write one honest reason for each side."),
    ),
    worked=(
        'answer = {"decision": "share", "evidence": ["stake", "claim", "precedent"],\n'
        '          "reasons": {"for": "The lifetime profit at stake is many times the cost of the head.",\n'
        '                      "against": "Six other accounts have the same pump and would hear of it."}}'
    ),
    reason=N_(
        "Goodwill is a decision, not a duty. It pays when it keeps more profit than it costs, and "
        "when it does not teach misuse."
    ),
)
