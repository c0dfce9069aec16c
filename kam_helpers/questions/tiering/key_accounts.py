"""A question without one right answer: who becomes a key account when the managers have few places?"""

from ... import datasets
from ...formats import money, percent
from ...text import N_, _
from .. import Constraint, Evidence, Judgement, Question, Selection, WrongPath
from . import facts

REGION = "East"
CANDIDATES = 6


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
    title=N_("More candidates than places"),
    minutes=10,
    topics=("U2.10", "U2.11", "U2.13"),
    prompt=N_(
        "The managers of region {region} can look after {places} key accounts together, and an "
        "account may change its manager. On the card are the {n} accounts of the region that score best. "
        "**Whom do you name, on what evidence, and what will you say to the manager whose "
        "favourite is left out?**"
    ),
    facts=lambda: {"region": REGION, "places": _places(), "n": CANDIDATES},
    kind=Judgement(
        decision=Selection(options=lambda: list(_candidates().index)),
        evidence=(
            Evidence(
                "score",
                N_("Score of the best candidate, points of 100"),
                lambda: f"{_candidates().iloc[0] * 100:.0f}",
            ),
            Evidence(
                "margin",
                N_("Lead of the account in the last place by score over the next, points"),
                lambda: f"{_lead() * 100:.0f}",
            ),
            Evidence(
                "firm",
                N_("Share of weight draws in which the best candidate is in the top ten"),
                lambda: percent(facts.stability()[_firmest()]),
            ),
            Evidence(
                "profit",
                N_("Profit of the account in the last place by score"),
                lambda: money(facts.earning()[_candidates().index[_places() - 1]]),
            ),
            Evidence(
                "wallet",
                N_("What the account in the last place by score still buys elsewhere"),
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
            Constraint(
                "empty place",
                lambda chosen: len(chosen) >= _places(),
                N_("A place is left empty: the managers can look after {places}."),
            ),
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
            "share of wallet",
            lambda: _of_candidates(facts.accounts()["share_of_wallet_percent"]),
            N_(
                "You went by how much of their wallet we have. Where we have most of it, least is left to "
                "win, and a key account manager changes least."
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
