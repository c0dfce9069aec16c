"""Role-play sheets for two: what each side knows and must not show, as plain Markdown to print.

The same scenario gives the same sheets, so that a class can repeat a talk that was played.
"""

from dataclasses import dataclass
from html import escape

from ..formats import money, percent
from ..text import _, ngettext
from .buyer_sheet import buyer_facts, buyer_rules
from .issues import LABELS, NAMES, Deal
from .parties import SERVICE_SAVED
from .scenario import FEWEST_ROUNDS, MOST_ROUNDS
from .worth import Worth


@dataclass(frozen=True)
class Sheets:
    """The confidential side of the ``seller`` and of the ``buyer``, each as Markdown."""

    seller: str
    buyer: str


def role_play_sheets(scenario):
    """Both sides' sheets of one Scenario (Sheets)."""
    seller = _sheet(scenario, _("Seller"), _seller_facts(scenario), scenario.seller_values, _seller_rules())
    buyer = _sheet(scenario, _("Buyer"), buyer_facts(scenario), scenario.buyer_values, buyer_rules(scenario))
    return Sheets(seller, buyer)


def _seller_facts(scenario):
    seller = scenario.seller
    return [
        _("The account buys for {purchases} a year; its avoidable margin is {margin}.").format(
            purchases=money(seller.purchases), margin=percent(seller.margin)
        ),
        _("If it goes, {contribution} a year go with it.").format(contribution=money(seller.contribution)),
        _("It asks: {deal}. Its reason: {reason}.").format(
            deal=scenario.opening.traded, reason=plain(scenario.reason)
        ),
        _risk(seller),
        _(
            "Measured against a one-year deal at today's terms, no deal is worth {value} a year to you. Sign "
            "nothing that is worth less."
        ).format(value=money(seller.reservation)),
    ]


def _risk(seller):
    longer = _("A deal for 2 years bears half of the risk of a one-year deal, one for 3 years a third.")
    if seller.loss_chance <= seller.renewal_risk:
        text = _("The risk to lose it within a year is {signed}, with a deal for one year or without.")
    else:
        text = _(
            "The risk to lose it within a year: {held} if there is no deal, {signed} with one for one year."
        )
    said = text.format(held=percent(seller.loss_chance), signed=percent(seller.renewal_risk))
    return _("{first} {then}").format(first=said, then=longer)


def _seller_rules():
    return [
        _("You have between {fewest} and {most} moves; only the buyer knows how many.").format(
            fewest=FEWEST_ROUNDS, most=MOST_ROUNDS
        ),
        _("Add up what an offer is worth to you, and write both down, before you say it."),
        _("Whatever you give, ask for something in return in the same offer."),
        _("You do not know what each thing is worth to the buyer: ask, and watch what it answers."),
    ]


def _course():
    """How the talk goes, the same on both sheets."""
    return [
        _("The buyer begins with the sentence on its sheet. Then seller and buyer speak in turns."),
        _(
            "A deal has five parts: price cut, volume, payment days, term and service. What is not named "
            "stays as today. Only what stands in the tables can be agreed."
        ),
        _(
            "A move of the seller is an offer or a question. The buyer answers it: it accepts, or it makes "
            "its own offer, or it tells what it wants to tell."
        ),
        _(
            "The talk ends when one side accepts the other's last offer, when one walks away, or when time "
            "is up: ten minutes, or the last of the seller's moves."
        ),
        _(
            "Then lay both sheets side by side. What a deal is worth to you less the least that you would "
            "take is your gain; without a deal both have gained nothing. Which deal would have given both "
            "more? Your instructor's key says it, and so does the debrief of the negotiation in lesson 7 "
            "with this account and buyer number."
        ),
    ]


def _sheet(scenario, role, facts, values, rules):
    title = _("{account}: {role} (buyer no. {seed})").format(
        account=plain(scenario.account), role=role, seed=scenario.seed
    )
    worth = Worth(scenario.space, values, scenario.seller.purchases)
    numbered = [f"{n}. {line}" for n, line in enumerate(_course(), 1)]
    lines = [f"# {title}", "", _("Confidential. Do not show this sheet to the other side."), ""]
    lines += [*(f"- {fact}" for fact in facts), ""]
    lines += [f"## {_('How it goes')}", "", *numbered, ""]
    lines += [f"## {_('Your rules')}", "", *(f"- {rule}" for rule in rules), ""]
    lines += [f"## {_('What the words mean')}", "", *(f"- {line}" for line in _terms(scenario)), ""]
    lines += [f"## {_('What each deal is worth to you')}", "", *_worth(scenario, worth), ""]
    lines += [f"## {_('The offers, as they are made')}", "", *_offers()]
    return "\n".join(lines) + "\n"


def _terms(scenario):
    """What today's terms and the levels of service are. The levels are a course assumption."""
    if scenario.terms_days is not None:
        yield ngettext(
            "Payment today: {n} day after the invoice.",
            "Payment today: {n} days after the invoice.",
            scenario.terms_days,
        ).format(n=scenario.terms_days)
    yield _("Full service, as today: visits on request, help at any hour, deliveries of any size.")
    yield _(
        "Standard service: one visit a quarter, help in working hours, deliveries once a week. It saves the "
        "seller {saved} of the cost to serve (course assumption)."
    ).format(saved=percent(SERVICE_SAVED[1]))
    yield _(
        "Lean service: no visits, help by e-mail, orders online alone and full pallets. It saves the seller "
        "{saved} of the cost to serve (course assumption)."
    ).format(saved=percent(SERVICE_SAVED[2]))


def _offers():
    """Lines of a Markdown table to write in by hand: a row for each move of either side."""
    heads = [_("no."), _("who"), *(_(LABELS[name]) for name in NAMES), _("worth to you")]
    yield f"| {' | '.join(heads)} |"
    yield "|---:|" + "---|" * (len(heads) - 1)
    for n in range(1, 2 * MOST_ROUNDS + 1):
        yield f"| {n} |" + " &nbsp; |" * (len(heads) - 1)


def _worth(scenario, worth):
    yield _(
        "Thousand CNY a year, against a one-year deal at today's terms. Take one figure for price and volume "
        "together:"
    )
    yield from ("", *worth.cut_by_volume(), "")
    yield _("and add one figure for each of these that changes:")
    yield from ("", *worth.others(), "")
    example = _example(scenario.space)
    yield _("Example: {deal}: {sum}.").format(deal=example, sum=worth.sum_of(example))
    yield ""
    yield _(
        "Adding up can be off by {off} a year at most, for the payment days count on the sales that the deal "
        "makes."
    ).format(off=money(worth.off_by))


def _example(space):
    """A deal that uses every table, for showing how to add up."""
    cuts = space.issues[0].values
    return Deal(cut=cuts[len(cuts) // 2], volume=0.10, days=30, term=2, service="standard")


def plain(text):
    """Text from a file that can act neither as HTML nor as Markdown."""
    words = " ".join(str(text).split())
    return escape("".join(f"\\{sign}" if sign in "\\`*_[]|#" else sign for sign in words), quote=False)
