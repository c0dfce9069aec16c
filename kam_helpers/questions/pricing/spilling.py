"""Exercise, part six, continued: a most-favoured clause, and those who hear of it."""

from ... import datasets
from ...formats import money, percent
from ...text import N_
from .. import Number, Question, WrongPath
from . import facts

HEARD, GETS = 0.10, 0.40  # course assumption; together the desk's HEARD_SHARE


def _own(account):
    return facts.asked(account) * facts.asked(account, "purchases")


def _clause():
    return facts.spill(facts.SMALL).clauses[0]


def _due(cut=None):
    return float(_clause().a_year(facts.asked(facts.SMALL) if cut is None else cut))


favoured = Question(
    name="pricing.favoured",
    number="7.14",
    title=N_("The most favoured customer"),
    minutes=4,
    topics=("U5.12",),
    prompt=N_(
        "{account}, a small account, asks for {asked} off everything; it buys for {bought} a year. {holder} "
        "has a most-favoured-customer clause on {group}: if a cut brings another account's price below its "
        "own, as a share of list, its price falls to that. **What would a yes cost, both accounts together, "
        "in CNY a year?**"
    ),
    facts=lambda: {
        "account": facts.SMALL,
        "asked": percent(facts.asked(facts.SMALL), 1),
        "bought": money(facts.asked(facts.SMALL, "purchases")),
        "holder": _clause().holder,
        "group": _clause().group,
        "own": percent(_clause().own, 1),
        "theirs": percent(_clause().theirs, 1),
        "after": percent(_clause().own * (1 - facts.asked(facts.SMALL)), 1),
        "covered": money(_clause().purchases),
        "due": money(_due()),
        "price": money(_own(facts.SMALL)),
        "total": money(_own(facts.SMALL) + _due()),
        "times": f"{_due() / _own(facts.SMALL):.1f}",
        "room": percent(_clause().room, 1),
    },
    kind=Number(unit="CNY", tolerance=0.025),
    expected=lambda: _own(facts.SMALL) + _due(),
    wrong_paths=(
        WrongPath(
            "clause overlooked",
            lambda: _own(facts.SMALL),
            N_("That is {account} alone. {holder} would get the lower price, too."),
        ),
        WrongPath(
            "clause alone",
            _due,
            N_("That is what {holder} would get. {account} pays less as well."),
        ),
        WrongPath(
            "whole cut passed on",
            lambda: _own(facts.SMALL) + facts.asked(facts.SMALL) * _clause().purchases,
            N_("{holder} pays less than {account} today: it gets only what lies below its own price."),
        ),
        WrongPath(
            "all it buys",
            lambda: (
                _own(facts.SMALL) + _due() / _clause().purchases * facts.asked(_clause().holder, "purchases")
            ),
            N_("The clause covers {group} only, and not all that {holder} buys."),
        ),
    ),
    hints=(
        N_("On {group} {account} pays {own} of list. What is it after the cut?"),
        N_("{holder} pays {theirs}: by what share of that does its price fall?"),
    ),
    worked=(
        'own, theirs = compared["invoice"] / compared["list"]\n'
        'fall = (theirs - own * (1 - facts["asked"]["Oakenthorn Doors"])) / theirs\n'
        'cut = facts["asked"]["Oakenthorn Doors"] * facts["purchases"]["Oakenthorn Doors"]\n'
        'answer = cut + fall * compared["invoice"].iloc[1]'
    ),
    reason=N_(
        "{price} + ({theirs} − {after}) ÷ {theirs} × {covered} = {price} + {due} ≈ {total}.\n\n"
        "One of the smallest requests is the dearest. Up to {room} the clause stays silent; and who reads "
        "the contracts before answering gives something that no clause covers."
    ),
    say=N_("A yes to the small one costs us {times} times as much at the large one. It is in the contract."),
)


def _others():
    return facts.spill(facts.HEARD).hearers


def _likes():
    """All that the others of its industry buy, CNY a year."""
    industry = datasets.accounts().set_index("account")["industry"]
    bought = datasets.purchases_by_group(facts.MONTHS).sum(axis=1)
    alike = industry.index[industry == industry[facts.HEARD]].drop(facts.HEARD)
    return float(bought.reindex(alike, fill_value=0.0).sum())


def _heard(hears=HEARD, gets=GETS, others=None):
    return hears * gets * facts.asked(facts.HEARD) * (_others() if others is None else others)


precedent = Question(
    name="pricing.precedent",
    number="7.15",
    title=N_("Who else will hear of it?"),
    minutes=3,
    topics=("U5.12",),
    prompt=N_(
        "{account} asks for {asked} and buys for {bought} a year. Others of its industry might compare "
        "themselves with it; together they count with {others} (table). Take it that a tenth of that hears "
        "of a yes, and then gets {gets} of the same cut (course assumptions). **What does a yes cost, those "
        "who hear of it included, in CNY a year?** (The clause of the last question left aside.)"
    ),
    facts=lambda: {
        "account": facts.HEARD,
        "asked": percent(facts.asked(facts.HEARD), 1),
        "bought": money(facts.asked(facts.HEARD, "purchases")),
        "others": money(_others()),
        "gets": percent(GETS),
        "hears": percent(HEARD),
        "price": money(_own(facts.HEARD)),
        "heard": money(_heard()),
        "total": money(_own(facts.HEARD) + _heard()),
        "points": f"{100 * _points():.0f}",
        "worth": money(_points() * _margin()),
        "holder": _overheard().holder,
        "clause": money(float(_overheard().a_year(facts.asked(facts.HEARD)))),
    },
    kind=Number(unit="CNY", tolerance=0.015),
    expected=lambda: _own(facts.HEARD) + _heard(),
    wrong_paths=(
        WrongPath(
            "precedent ignored",
            lambda: _own(facts.HEARD),
            N_("That is {account} alone. Buyers talk, and they change jobs."),
        ),
        WrongPath(
            "precedent alone",
            _heard,
            N_("That is what the others cost. Add the cut itself."),
        ),
        WrongPath(
            "everybody, in full",
            lambda: _own(facts.HEARD) + _heard(1.0, 1.0),
            N_("Not all hear of it, and who does gets a part. So much it would be at worst."),
        ),
        WrongPath(
            "all they buy",
            lambda: _own(facts.HEARD) + _heard(others=_likes()),
            N_(
                "You counted all that the others buy. A buyer compares himself with his like: none of them "
                "counts with more than {account} buys."
            ),
        ),
        WrongPath(
            "in full",
            lambda: _own(facts.HEARD) + _heard(gets=1.0),
            N_("Who hears of it gets {gets} of the cut, not all of it."),
        ),
    ),
    hints=(N_("{hears} × {gets} × {asked} of {others}, and the cut itself."),),
    worked=(
        'one = facts.loc["Zephyrleigh Air Conditioning"]\n'
        'answer = one["asked"] * (one["purchases"] + 0.10 * 0.40 * others)'
    ),
    reason=N_(
        "{price} + {hears} × {gets} × {asked} × {others} = {price} + {heard} ≈ {total}.\n\n"
        "A yes removes {points} points of risk, worth {worth} a year in contribution, avoidable service "
        "taken off. That is more than the cut, and less than the cut and the precedent: what others hear of "
        "turns the answer round. The clause of {holder} would take another {clause}. A cut tied to something "
        "that only this account does sets no precedent."
    ),
    say=N_("If we give it, we must be able to say what they did for it. Otherwise we give it to everybody."),
)


def _points():
    return facts.asked(facts.HEARD, "loss_if_held") - facts.asked(facts.HEARD, "loss_if_conceded")


def _margin():
    """What the account contributes a year, avoidable cost to serve taken off, CNY."""
    return float(facts.rule()["margin"][facts.HEARD]) * facts.asked(facts.HEARD, "purchases")


def _overheard():
    """The clause that a yes would touch as well."""
    return facts.spill(facts.HEARD).clauses[0]
