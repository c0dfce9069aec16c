"""Exercise, part three, continued: retention carried forward, and what five points of it are worth."""

from ... import lifetime as models
from ...formats import percent
from ...text import N_
from .. import Number, Question, WrongPath
from . import facts


def _truth():
    return int(facts.cohort().iloc[-1])


def _missed(forecast):
    return 1 - forecast / _truth()


def _carried(retention):
    left = facts.cohort()
    return left.iloc[0] * retention ** (len(left) - 1)


def _constant():
    return models.constant_retention(facts.known_cohort())


def _known_rates():
    known = facts.known_cohort()
    return (known / known.shift()).dropna()


forecast_miss = Question(
    name="lifetime.forecast_miss",
    number="1.14",
    title=N_("One rate for all years"),
    minutes=6,
    topics=("U1.04",),
    prompt=N_(
        "Of {n} basic care plans started in {start}, you know how many were in force up to year {known}. "
        "Take **one constant retention**: all renewals up to year {known} ÷ all renewals that were due. "
        "Carry it forward from the {n} to year {year}. **What share of the plans really in force in year "
        "{year} does this forecast miss?**"
    ),
    facts=lambda: {
        "n": int(facts.cohort().iloc[0]),
        "start": facts.cohort_start(),
        "known": facts.KNOWN_YEARS,
        "year": len(facts.cohort()) - 1,
        "truth": _truth(),
        "renewals": f"{facts.known_cohort().iloc[1:].sum():,}",
        "due": f"{facts.known_cohort().iloc[:-1].sum():,}",
        "rate": f"{_constant():.3f}",
        "forecast": f"{_carried(_constant()):.0f}",
        "missed": percent(_missed(_carried(_constant()))),
    },
    kind=Number(unit="percent", absolute=0.02),
    expected=lambda: _missed(_carried(_constant())),
    wrong_paths=(
        WrongPath(
            "first year",
            lambda: _missed(_carried(_known_rates().iloc[0])),
            N_(
                "You carried the first renewal's rate forward. Take all renewals up to year {known} together."
            ),
        ),
        WrongPath(
            "mean of rates",
            lambda: _missed(_carried(_known_rates().mean())),
            N_("You averaged the yearly rates; the first years have far more renewals. Add up, then divide."),
        ),
        WrongPath(
            "of the forecast",
            lambda: 1 / (1 - _missed(_carried(_constant()))) - 1,
            N_("You divided by the forecast. What is missed is measured against what is there: {truth}."),
        ),
        WrongPath(
            "from here on",
            lambda: _missed(
                facts.known_cohort().iloc[-1]
                * _constant() ** (len(facts.cohort()) - len(facts.known_cohort()))
            ),
            N_(
                "You started from year {known}. The question carries the rate forward from the start, all "
                "{n}."
            ),
        ),
        WrongPath(
            "of the start",
            lambda: _missed(_carried(_constant())) * _truth() / facts.cohort().iloc[0],
            N_(
                "You divided by all {n}. What is missed is measured against the {truth} in force in year "
                "{year}."
            ),
        ),
        WrongPath(
            "spread",
            lambda: abs(
                _missed(facts.cohort_fit().survival(len(facts.cohort()) - 1)[-1] * facts.cohort().iloc[0])
            ),
            N_(
                "That is the forecast that lets workshops differ (sBG); asked is the one with a constant "
                "retention."
            ),
        ),
    ),
    hints=(
        N_(
            "Renewals: what is in force in years 1 to {known}, added up. Due: years 0 to {known} without "
            "the last."
        ),
        N_("{n} × rate to the power of {year}; compare it with {truth}."),
    ),
    worked=(
        'left = lifetime.survivors_table(datasets.contract_cohorts(), 7).loc["basic"]\n'
        "rate = lifetime.constant_retention(left.iloc[:6])\n"
        "answer = 1 - left.iloc[0] * rate**7 / left.iloc[7]"
    ),
    reason=N_(
        "{renewals} ÷ {due} = {rate}; {n} × {rate} to the power of {year} ≈ {forecast}; 1 − {forecast} ÷ "
        "{truth} ≈ {missed}.\n\n"
        "A constant rate under-estimates those who stay, and the more the longer the horizon. With hundreds "
        "of contracts the spread can be fitted; with tens of accounts it cannot, and the rate has to be a "
        "judgement."
    ),
    say=N_("Our average renewal rate makes our old contracts look worth less than they are."),
)


def _value_gain(before, after, rate=facts.RATE):
    return facts.multiple(after, rate) / facts.multiple(before, rate) - 1


five_of_what = Question(
    name="lifetime.five_of_what",
    number="1.15",
    title=N_("Which five percent"),
    minutes=4,
    topics=("U1.04",),
    prompt=N_(
        "“Five percent more loyalty lifts profit by 25 to 95 %.” Take an account that stays with a chance "
        "of {before}, a margin that stays the same, money at {rate}, and the next margin in a year if the "
        "account still buys. **By how much does its lifetime profit rise when retention rises by five "
        "points?**"
    ),
    facts=lambda: {
        "before": percent(facts.FIVE_FROM),
        "after": percent(facts.FIVE_FROM + 0.05),
        "rate": percent(facts.RATE),
        "low": f"{facts.multiple(facts.FIVE_FROM):.2f}",
        "high": f"{facts.multiple(facts.FIVE_FROM + 0.05):.2f}",
        "ratio": f"{1 + _value_gain(facts.FIVE_FROM, facts.FIVE_FROM + 0.05):.2f}",
        "rise": percent(_value_gain(facts.FIVE_FROM, facts.FIVE_FROM + 0.05)),
    },
    kind=Number(unit="percent", absolute=0.005),
    expected=lambda: _value_gain(facts.FIVE_FROM, facts.FIVE_FROM + 0.05),
    wrong_paths=(
        WrongPath(
            "percent of churn",
            lambda: _value_gain(facts.FIVE_FROM, 1 - (1 - facts.FIVE_FROM) * 0.95),
            N_("You cut the losses by five percent of themselves. Five points take retention to {after}."),
        ),
        WrongPath(
            "percent of retention",
            lambda: _value_gain(facts.FIVE_FROM, facts.FIVE_FROM * 1.05),
            N_("You raised retention by five percent of itself. Five points take it to {after}."),
        ),
        WrongPath(
            "no interest",
            lambda: _value_gain(facts.FIVE_FROM, facts.FIVE_FROM + 0.05, rate=0.0),
            N_(
                "Without interest the stay doubles and so does the worth. With {rate} the late years count "
                "for less."
            ),
        ),
        WrongPath(
            "retention itself",
            lambda: (facts.FIVE_FROM + 0.05) / facts.FIVE_FROM - 1,
            N_("That is the rise in retention. The worth rises more, because the stay becomes much longer."),
        ),
        WrongPath(
            "points",
            lambda: 0.05,
            N_("That is the rise in retention, in points; asked is the rise in worth."),
        ),
    ),
    hints=(
        N_("Multiple at {after} ÷ multiple at {before}."),
        N_("0.95 ÷ 0.15 against 0.90 ÷ 0.20."),
    ),
    worked=(
        'gains = lifetime.five_points(0.90, [0.10], timing="if_retained")\n'
        'answer = gains.loc[0.10, "five_points"]'
    ),
    reason=N_(
        "(0.95 ÷ 0.15) ÷ (0.90 ÷ 0.20) = {high} ÷ {low} ≈ {ratio}, which is {rise} more.\n\n"
        "Five points from 90 % halve the losses; five percent of the losses is half a point and brings "
        "about 3 %. And it is the worth of a customer over its life, not the profit of next year (Reichheld "
        "& Sasser 1990, and Sharp's criticism)."
    ),
    say=N_("Five of what, from where, and at what cost? Then we can talk about the gain."),
)
