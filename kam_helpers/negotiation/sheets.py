"""Role-play sheets for two: what each side knows and must not show, as plain Markdown to print.

The same scenario gives the same sheets, so that a class can repeat a talk that was played.
"""

from dataclasses import dataclass
from html import escape

from ..formats import money, percent
from ..text import _
from .issues import NAMES, TODAY
from .lines import opening_words
from .scenario import FEWEST_ROUNDS, MOST_ROUNDS


@dataclass(frozen=True)
class Sheets:
    """The confidential side of the ``seller`` and of the ``buyer``, each as Markdown."""

    seller: str
    buyer: str


def role_play_sheets(scenario):
    """Both sides' sheets of one Scenario (Sheets)."""
    return Sheets(_seller(scenario), _buyer(scenario))


def _seller(scenario):
    seller = scenario.seller
    facts = [
        _("The account buys for {purchases} a year; its avoidable margin is {margin}.").format(
            purchases=money(seller.purchases), margin=percent(seller.margin)
        ),
        _("If it goes, {contribution} a year go with it.").format(contribution=money(seller.contribution)),
        _("It asks: {deal}. Its reason: {reason}.").format(
            deal=scenario.opening.traded, reason=_plain(scenario.reason)
        ),
        _(
            "The risk to lose it within a year: {held} if there is no deal, {signed} with one for one year; "
            "a deal for 2 years bears half of that a year, one for 3 years a third."
        ).format(held=percent(seller.loss_chance), signed=percent(seller.renewal_risk)),
        _(
            "Measured against a one-year deal at today's terms, no deal is worth {value} a year to you. Sign "
            "nothing that is worth less."
        ).format(value=money(seller.reservation)),
    ]
    rules = [
        _("You have between {fewest} and {most} moves; only the buyer knows how many.").format(
            fewest=FEWEST_ROUNDS, most=MOST_ROUNDS
        ),
        _("A move is an offer or a question. You may accept or walk away at any time."),
        _("You do not know what each thing is worth to the buyer: ask, and watch what it answers."),
        _("Write down each offer with what it is worth to you before you say it."),
    ]
    return _sheet(scenario, _("Seller"), facts, scenario.ours, rules)


def _buyer(scenario):
    style, buyer = scenario.style, scenario.buyer
    facts = [
        _("You buy like this ({style}): {does}").format(style=_(style.name), does=_(style.does)),
        _("You open with: “{words}”").format(words=opening_words(scenario)),
        _("All you ask is worth {value} a year to you.").format(value=money(scenario.opening_value)),
        _("Take nothing that is worth less than {value} a year to you.").format(
            value=money(buyer.reservation)
        ),
        *_secrets(scenario),
    ]
    rules = [
        _("After {n} moves of the seller the time is up. Do not say so.").format(n=scenario.rounds),
        _("Come down slowly from what you ask. Never repeat an offer that you have replaced."),
        _("Where the other side offers a package, add up what each part is worth to you."),
    ]
    if style.patience:
        rules.append(
            _("Leave after {n} offers in a row that bring you nothing new; warn once before.").format(
                n=style.patience
            )
        )
    return _sheet(scenario, _("Buyer"), facts, scenario.theirs, rules)


def _secrets(scenario):
    """What only this buyer knows, as sentences."""
    if scenario.mandate:
        yield _("Your head office has fixed what you must bring home.")
    if scenario.claimed_floor:
        yield _(
            "The offer of {quote} below is a bluff. Until somebody asks to see it, take nothing worth less "
            "than {floor} a year; once asked, admit it and give way."
        ).format(quote=percent(scenario.claimed_quote, 1), floor=money(scenario.claimed_floor))
    elif scenario.quote_in_writing:
        yield _(
            "You have a rival's offer in writing, {quote} below today's price, for {share} of what you buy. "
            "You may show it."
        ).format(quote=percent(scenario.claimed_quote, 1), share=percent(scenario.quote_share))
    if scenario.claimed_deadline:
        yield _(
            "Your date is invented: give nothing for the first {n} offers, then find more time. "
            "If the seller gives before the date, set another."
        ).format(n=scenario.claimed_deadline)


def _sheet(scenario, role, facts, worth, rules):
    title = _("{account}: {role} (seed {seed})").format(
        account=_plain(scenario.account), role=role, seed=scenario.seed
    )
    lines = [f"# {title}", "", _("Confidential. Do not show this sheet to the other side."), ""]
    lines += [*(f"- {fact}" for fact in facts), "", f"## {_('What each thing is worth to you')}", ""]
    note = _(
        "CNY a year against today's terms, each thing by itself. For a package add them up; "
        "near enough, since a cut counts on the larger volume."
    )
    lines += [note, "", f"| {_('issue')} | {_('change')} | {_('worth to you')} |", "|---|---|---:|"]
    lines += [f"| {label} | {deal} | {money(worth(deal))} |" for label, deal in _single_changes(scenario)]
    lines += ["", f"## {_('Rules')}", "", *(f"- {rule}" for rule in rules)]
    return "\n".join(lines) + "\n"


def _single_changes(scenario):
    """Every deal that changes one issue alone, with the name of the issue."""
    space = scenario.space
    for name, issue in zip(NAMES, space.issues, strict=True):
        for number in space.alone(name).nonzero()[0]:
            deal = space.deal(number)
            if deal != TODAY:
                yield issue.label, deal


def _plain(text):
    """Text from a file that can act neither as HTML nor as Markdown."""
    words = " ".join(str(text).split())
    return escape("".join(f"\\{sign}" if sign in "\\`*_[]|#" else sign for sign in words), quote=False)
