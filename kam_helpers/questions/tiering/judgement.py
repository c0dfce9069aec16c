"""Two questions without one right answer: goodwill after misuse, and who becomes a key account."""

from ... import datasets
from ...formats import money, percent
from ...text import N_, _
from .. import Choice, Constraint, Evidence, Judgement, Question, Selection, WrongPath
from . import facts

REGION = "East"
CANDIDATES = 7


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
        "{account} ran a cleaning solvent through a dosing pump that the manual forbids. A new "
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


def _places():
    managers = datasets.managers()
    return int(managers.loc[managers["region"] == REGION, "capacity_key_accounts"].sum())


def _candidates():
    """The best scorers of the region: more than its managers can look after."""
    scores = facts.card().scores
    return scores[facts.accounts()["region"].reindex(scores.index) == REGION].head(CANDIDATES)


def _by_score():
    return list(_candidates().index[: _places()])


def _of_candidates(values):
    return list(values.reindex(_candidates().index).nlargest(_places()).index)


def _firmest():
    return _candidates().index[0]


choose_key_accounts = Question(
    name="tiering.choose_key_accounts",
    number="2.17",
    title=N_("Seven candidates, too few managers"),
    minutes=10,
    topics=("U2.10", "U2.11", "U2.13"),
    prompt=N_(
        "The managers of region {region} can look after {places} key accounts together. {n} "
        "accounts score well. "
        "**Whom do you name, on what evidence, and what will you say to the manager whose "
        "favourite is left out?**"
    ),
    facts=lambda: {"region": REGION, "places": _places(), "n": CANDIDATES},
    kind=Judgement(
        decision=Selection(options=lambda: list(_candidates().index)),
        evidence=(
            Evidence("score", N_("Score of the best candidate"), lambda: f"{_candidates().iloc[0]:.2f}"),
            Evidence(
                "margin", N_("Lead of the last one in over the first one out"), lambda: f"{_lead():.2f}"
            ),
            Evidence(
                "firm",
                N_("Share of weight draws in which the best candidate is in the top ten"),
                lambda: percent(facts.stability()[_firmest()]),
            ),
            Evidence(
                "profit",
                N_("Profit of the last one in"),
                lambda: money(facts.earning()[_candidates().index[_places() - 1]]),
            ),
            Evidence(
                "wallet",
                N_("What the last one in still buys elsewhere"),
                lambda: money(facts.accounts()["open_wallet_cny"][_candidates().index[_places() - 1]]),
            ),
            Evidence(
                "since",
                N_("Who has complained loudest this year"),
                lambda: _("not recorded"),
                bears=False,
                why_not=N_("Who calls loudest is what the scorecard is meant to replace."),
            ),
        ),
        evidence_needed=2,
        constraints=(
            Constraint(
                "places",
                lambda chosen: len(chosen) <= _places(),
                N_(
                    "You named more than the {places} the managers can look after. Take some off: "
                    "capacity is the question."
                ),
            ),
            Constraint("some", lambda chosen: len(chosen) > 0, N_("Name at least one account.")),
        ),
        reasons={
            "choice": N_("Why these, in words your director would accept"),
            "left out": N_("What you tell the manager whose account is left out"),
        },
        rubric=(
            N_("I used more than one criterion, and said which decided."),
            N_("I looked at how firm the ranking is, not only at the ranks."),
            N_("I said why an account that loses money today belongs on the list, or does not."),
            N_("I gave the account left out a next date and a condition, not a no."),
        ),
        expert=N_(
            "Take the highest scores until the places are filled, look hard at the last one in and "
            "the first one out, and decide "
            "between these two by what the score cannot see: the people, and what we could learn there."
        ),
        counter=N_(
            "Capacity can be raised. If the first one left out would pay for another manager "
            "within a year, the answer is to "
            "hire, not to choose."
        ),
    ),
    expected=lambda: {
        "decision": _by_score(),
        "evidence": ["score", "margin", "firm"],
        "reasons": {
            "choice": "They lead under most weights, and the one that loses today is an investment.",
            "left out": "You are first in line; we look again in six months, at share of wallet.",
        },
    },
    wrong_paths=(
        WrongPath(
            "revenue",
            lambda: _of_candidates(facts.revenue()),
            N_(
                "That is the list by revenue. It leaves out what the accounts cost, could become "
                "and allow us to do."
            ),
        ),
        WrongPath(
            "everyone",
            lambda: list(_candidates().index),
            N_(
                "All of them is not a choice: the managers have {places} places, and a key account "
                "without time is one in name only."
            ),
        ),
        WrongPath(
            "wallet",
            lambda: _of_candidates(facts.accounts()["open_wallet_cny"]),
            N_("You went by what could still be won alone. Potential without access or profit is a hope."),
        ),
    ),
    hints=(
        N_("The scorecard ranks the candidates; the capacity cuts the list."),
        N_("Look at the lead of the last one in: is it firm?"),
    ),
    worked=(
        "scores = tiering.scorecard(accounts, datasets.selection_criteria()).scores\n"
        f'regional = scores[accounts["region"].reindex(scores.index) == "{REGION}"]\n'
        f'places = datasets.managers().query("region == \'{REGION}\'")["capacity_key_accounts"].sum()\n'
        "answer = {\n"
        '    "decision": list(regional.index[:places]),\n'
        '    "evidence": ["score", "margin", "firm"],\n'
        '    "reasons": {\n'
        '        "choice": "They lead under most weights; one that loses is an investment.",\n'
        '        "left out": "You are first in line; we look again in six months.",\n'
        "    },\n"
        "}"
    ),
    reason=N_("A key account is a promise of somebody's time. The list ends where the time ends."),
)


def _lead():
    """How far the last candidate in is ahead of the first one out."""
    scores = _candidates()
    return scores.iloc[_places() - 1] - scores.iloc[_places()]


PART = (misuse, choose_key_accounts)
