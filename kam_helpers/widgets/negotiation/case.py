"""What does not change at a negotiation table: brief, issues, labels; and the page without a kernel."""

from kam_helpers.formats import inert, money, percent
from kam_helpers.negotiation import NAMES, TODAY, Game
from kam_helpers.negotiation.scenario import MOST_ROUNDS
from kam_helpers.text import _

from .amounts import option, value_of


def case(scenario):
    """Title, brief and issues of a Scenario, as plain values. They depend on nothing that is secret."""
    return {
        "title": _("Negotiation: {account}").format(account=scenario.account),
        "brief": brief(scenario),
        "issues": [_issue(scenario, name) for name in NAMES],
    }


def brief(scenario):
    """What the seller must know before the first word; a list of paragraphs."""
    seller, asked = scenario.seller, value_of(scenario, scenario.opening)
    return [
        _(
            "{account} buys for {purchases} a year. After the costs that go with it, this leaves us "
            "{contribution} a year."
        ).format(
            account=scenario.account,
            purchases=money(seller.purchases),
            contribution=money(seller.contribution),
        ),
        (
            _("It asks for {deal}. Granted in full, this costs us {amount} a year. Its reason: “{reason}”")
            if asked < 0
            else _(
                "It asks for {deal}. Granted in full, this brings us {amount} a year. Its reason: “{reason}”"
            )
        ).format(deal=scenario.opening.traded, amount=money(abs(asked)), reason=scenario.reason),
        _floor(seller),
        _(
            "Agree on what the form offers and nothing else: no cut above {cut}, no free goods, no promise "
            "by word of mouth. Nobody tells you how long the buyer has: {most} moves of yours at most."
        ).format(cut=percent(scenario.space.issues[0].values[-1], 1), most=MOST_ROUNDS),
        _("Your aim: the deal that is worth most to you. Give nothing for nothing."),
    ]


def _floor(seller):
    if seller.loss_chance <= seller.renewal_risk:
        return _(
            "Without a deal today's terms stay, and the risk to lose the account within a year is the same "
            "as with a one-year deal: {signed}. So your floor is CNY 0: a deal that costs you anything is "
            "worse than walking away."
        ).format(signed=percent(seller.renewal_risk))
    return _(
        "Without a deal today's terms stay. The risk to lose the account within a year is then {held}; with "
        "a one-year deal it is {signed}. Measured against such a deal, no deal is worth {floor} a year to "
        "you. That is your floor: a deal worth less is worse than walking away."
    ).format(
        held=percent(seller.loss_chance),
        signed=percent(seller.renewal_risk),
        floor=money(seller.reservation),
    )


def _issue(scenario, name):
    issue = scenario.space.issues[NAMES.index(name)]
    asked, today = getattr(scenario.opening, name), getattr(TODAY, name)
    options = []
    for value in issue.values:
        marks = [_("asked")] * (value == asked != today) + [_("today")] * (value == today)
        options.append(" · ".join([option(name, value), *marks]))
    return {"label": issue.label[:1].upper() + issue.label[1:], "unit": _(issue.unit), "options": options}


def opening_text(scenario):
    """The opening as text: the brief, and what the buyer says first."""
    return "\n".join([case(scenario)["title"], *brief(scenario), _first_words(scenario)])


def opening_html(scenario):
    """The opening for a page without a kernel."""
    prose = "".join(f"<p>{inert(text)}</p>" for text in (*brief(scenario), _first_words(scenario)))
    small = inert(
        _("Run this cell to negotiate: make offers, ask, accept or walk away, and see what it gave.")
    )
    return (
        "<div class='kam-talk-static' style='border:1px solid #767676;border-radius:6px;padding:.6em 1em;"
        f"max-width:46em'><p><strong>{inert(case(scenario)['title'])}</strong></p>{prose}"
        f"<p><em>{small}</em></p></div>"
    )


def _first_words(scenario):
    return _("Buyer: “{words}”").format(words=Game.start(scenario).log[0].words)


def words():
    """The labels of the browser's half."""
    return {
        "case": _("Your brief"),
        "talk": _("The talk so far"),
        "you": _("You"),
        "buyer": _("Buyer"),
        "team": _("Team (if you compete)"),
        "account": _("Account"),
        "number": _("Buyer no."),
        "start": _("Start"),
        "undo": _("Take it back"),
        "again": _("Start again"),
        "form": _("Your next move"),
        "issue": _("Issue"),
        "theirs": _("Their offer"),
        "lead": _("Theirs"),
        "ends": [_("← worse for you"), _("better for you →")],
        "yours": _("Your offer"),
        "part": _("Worth to you a year"),
        "named": _("{issue} ({unit}): your offer"),
        "copy": _("Start from their offer"),
        "offer": _("Make this offer"),
        "accept": _("Accept their offer"),
        "evidence": _("Ask to see the other offer"),
        "interests": _("Ask what matters to them"),
        "walk": _("Walk away"),
        "below": _("below your floor"),
        "next": _("Next time"),
        "picture": _("Picture of all deals"),
        "compared": _("Deals compared"),
        "compare": [_("Deal"), _("Terms"), _("Worth to you"), _("Worth to the buyer")],
        "turns": _("Turn by turn"),
        "turn": [
            _("Turn"),
            _("What you said"),
            _("Worth to you"),
            _("Given for nothing"),
            _("Best you could have said"),
        ],
        "same": _("Again with this buyer"),
        "another": _("With another buyer"),
        "board": _("Plays so far"),
        "boards": [
            _("Team"),
            _("Buyer"),
            _("Style"),
            _("Outcome"),
            _("Worth to you"),
            _("Of what was possible"),
        ],
        "silent": _("The kernel does not answer. It may be busy, or stopped: run the cell again."),
    }
