"""Exercise, part three: days are a price, and how many of them a large buyer may take."""

from ... import pricing as models
from ...formats import money, percent
from ...text import N_
from .. import Choice, Number, Question, WrongPath
from . import facts


def _one(what):
    return facts.asked(facts.WAITING, what)


def _price():
    return _one("asked") * _one("purchases")


def _days(days=None):
    return models.days_cost(_one("purchases"), _one("extra_days") if days is None else days)


def _all_days():
    return int(_one("terms_days") + _one("extra_days"))


price_and_days = Question(
    name="pricing.price_and_days",
    number="7.7",
    title=N_("A small cut and thirty days"),
    minutes=3,
    topics=("U5.46", "U5.12"),
    prompt=N_(
        "{account} buys for {bought} a year and pays after {terms} days. It asks for {asked} off, and for "
        "{days} days more. Our money costs {rate} a year. **What does it ask for in all, in CNY a year?**"
    ),
    facts=lambda: {
        "account": facts.WAITING,
        "bought": money(_one("purchases")),
        "terms": f"{_one('terms_days'):.0f}",
        "asked": percent(_one("asked"), 1),
        "days": f"{_one('extra_days'):.0f}",
        "all": _all_days(),
        "rate": percent(models.DAYS_RATE),
        "price": money(_price()),
        "cost": money(_days()),
        "share": percent(models.days_as_price(_one("extra_days")), 1),
        "cash": money(models.cash_tied_up(_one("purchases"), _one("extra_days"))),
        "total": money(_price() + _days()),
    },
    kind=Number(unit="CNY", tolerance=0.02),
    expected=lambda: _price() + _days(),
    wrong_paths=(
        WrongPath(
            "days free",
            _price,
            N_("You counted the days as free. They cost us interest, every year."),
        ),
        WrongPath(
            "days only",
            _days,
            N_("That is the price of the days. The cut comes on top."),
        ),
        WrongPath(
            "cash for cost",
            lambda: _price() + models.cash_tied_up(_one("purchases"), _one("extra_days")),
            N_("{cash} of cash are tied up, once. What they cost a year is {rate} of that."),
        ),
        WrongPath(
            "a whole year",
            lambda: _price() + models.DAYS_RATE * _one("purchases"),
            N_("You took the interest of a whole year. It is {days} days."),
        ),
        WrongPath(
            "all its days",
            lambda: _price() + _days(_all_days()),
            N_("You counted all {all} days. The first {terms} it has already."),
        ),
    ),
    hints=(N_("Cut: {asked} of {bought}. Days: {days} ÷ 365 × {rate} of it."),),
    worked=(
        'one = facts.loc["Veneerdale Boards"]\n'
        'days = pricing.days_cost(one["purchases"], one["extra_days"])\n'
        'answer = one["asked"] * one["purchases"] + days'
    ),
    reason=N_(
        "{price} + {cost} = {total}.\n\n"
        "The days are another {share} of the price. They are asked for as if they were nothing, often by "
        "another person, and they stay."
    ),
    say=N_("They ask for {asked}. With the days it is {total} a year."),
)


def _verdict(days):
    found = models.against_sme_rule(days, buyer_is_large=True, we_are_sme=True).verdict
    return "reason" if found == models.TERMS_VERDICTS[2] else "free"


rule_of_sixty = Question(
    name="pricing.rule_of_sixty",
    number="7.8",
    title=N_("Ninety days"),
    minutes=2,
    topics=("U5.46",),
    prompt=N_(
        "With that, {account} would pay after {all} days. Take it as a large firm and us as a small or "
        "medium-sized one (course assumption). **What does China's rule on payments to small firms say?** "
        "({order}, in force since {since}. No legal advice.)"
    ),
    facts=lambda: {
        "account": facts.WAITING,
        "all": _all_days(),
        "rule": models.SME_RULE.days,
        "order": models.SME_RULE.order,
        "since": models.SME_RULE.since,
    },
    kind=Choice(
        {
            "free": N_("Nothing: whatever both sign is agreed"),
            "void": N_("More than 60 days are void, whatever was agreed"),
            "reason": N_("60 days from delivery, unless something else was reasonably agreed: ask why"),
            "chain": N_("It may wait until its own customer has paid"),
        }
    ),
    expected=lambda: _verdict(_all_days()),
    wrong_paths=(
        WrongPath(
            "signed, so fine",
            lambda: "free",
            N_("A signature alone is not enough: what goes beyond {rule} days must be reasonable."),
        ),
        WrongPath(
            "void in any case",
            lambda: "void",
            N_("The rule leaves room for what was reasonably agreed. Ask for the reason, in writing."),
        ),
        WrongPath(
            "paid when paid",
            lambda: "chain",
            N_("That is what it forbids: a large buyer may not make us wait for its own customer."),
        ),
    ),
    hints=(N_("The rule names a number of days and one exception."),),
    worked='answer = "reason"',
    reason=N_(
        "{rule} days from delivery, unless otherwise reasonably agreed, and no waiting until the buyer has "
        "been paid. In a talk it is no threat; it is a reason why {all} days need another price. See a "
        "lawyer before you lean on it."
    ),
)
