"""Exercise, part five: which form fits, what an alliance is worth, and what one may tell about others."""

from ... import switching as models
from ...formats import money, percent
from ...text import N_, _
from .. import Choice, Number, Question, Selection, WrongPath
from . import facts

# The score of each condition, 1 … 5, in the order of CONDITIONS.
SCORES = dict(zip(models.CONDITION_NAMES, (5, 5, 5, 3), strict=True))


def _fit():
    return list(models.readiness(SCORES).forms)


def _by_average():
    mean = sum(SCORES.values()) / len(SCORES)
    return [form.name for form in models.FORMS if mean >= sum(form.least) / len(form.least)]


which_forms = Question(
    name="switching.which_forms",
    number="10.12",
    title=N_("Which forms fit"),
    minutes=4,
    topics=("U5.37",),
    prompt=N_(
        "Complementarity {s0}, compatibility {s1}, commitment {s2}, governance and trust {s3}: so an "
        "account and we stand. The table shows which score each form asks of each condition (course "
        "assumption). **For which forms is everything met?**"
    ),
    facts=lambda: {
        **{f"s{n}": score for n, score in enumerate(SCORES.values())},
        "mean": f"{sum(SCORES.values()) / len(SCORES):.1f}",
    },
    kind=Selection(options=lambda: {form.name: _(form.name) for form in models.FORMS}),
    expected=_fit,
    wrong_paths=(
        WrongPath(
            "average",
            _by_average,
            N_(
                "{mean} on average is not the question. Shared stock and a shared laboratory stand on "
                "trust, and that is where it is weakest."
            ),
        ),
        WrongPath(
            "all", lambda: [form.name for form in models.FORMS], N_("Three fives do not make up for a three.")
        ),
        WrongPath(
            "nothing",
            lambda: [models.FORMS[0].name],
            N_("Not everything waits for more trust: two other forms ask no more of it than a three."),
        ),
    ),
    hints=(N_("Cross out each line in which one figure is higher than yours."),),
    worked=("answer = forms.index[(forms.iloc[:, -4:].to_numpy() <= [5, 5, 5, 3]).all(axis=1)]"),
    reason=N_(
        "Start with a form that asks for no more than there is; what is missing may grow by working "
        "together. From Baosteel's partnership with Dongfeng (2003) to their joint laboratory (2012) it took "
        "nine years."
    ),
)

GAIN, COST, LOSS, YEARS, FAILS = 400_000.0, 400_000.0, 100_000.0, 5, 0.5


def _value(loss=LOSS, rate=models.DISCOUNT_RATE):
    return models.alliance_value(
        GAIN,
        cost_cny=COST,
        chance_of_failure=FAILS,
        loss_on_failure_cny=loss,
        years=YEARS,
        discount_rate=rate,
    )


alliance_worth = Question(
    name="switching.alliance_worth",
    number="10.13",
    title=N_("If half of them fail"),
    minutes=4,
    topics=("U5.37", "U5.40"),
    prompt=N_(
        "A joint laboratory costs us {cost} now, whatever happens. If it succeeds, it brings {gain} at the "
        "end of each of {years} years (a yuan a year is worth {factor} today); if it fails it brings "
        "nothing and costs another {loss} to part. Almost half of {alliances} alliances studied failed "
        "(Dyer, Kale & Singh 2001): take {fails}. **What is it worth on average?**"
    ),
    facts=lambda: {
        "cost": money(COST),
        "gain": money(GAIN),
        "years": YEARS,
        "factor": f"{facts.factor(YEARS):.3f}",
        "loss": money(LOSS),
        "alliances": f"{models.FAILURE.alliances:,}",
        "fails": percent(FAILS),
        "success": money(GAIN * facts.factor(YEARS)),
        "worth": money(_value().expected),
        "even": percent(_value().break_even_chance),
    },
    kind=Number(unit="CNY", tolerance=0.02),
    expected=lambda: _value().expected,
    wrong_paths=(
        WrongPath(
            "success only",
            lambda: _value().success_worth,
            N_("That is what it is worth if it succeeds. Half of them do not."),
        ),
        WrongPath(
            "parting forgotten",
            lambda: _value(loss=0.0).expected,
            N_("You forgot that a failure costs {loss} more."),
        ),
        WrongPath(
            "cost only if it succeeds",
            lambda: (1 - FAILS) * _value().success_worth - FAILS * LOSS,
            N_("The {cost} are paid whatever happens, also in the half that fails."),
        ),
        WrongPath(
            "no interest",
            lambda: _value(rate=0.0).expected,
            N_("You added up {years} years in full. Later years are worth less: times {factor}."),
        ),
        WrongPath(
            "one year",
            lambda: (1 - FAILS) * GAIN - FAILS * LOSS - COST,
            N_("You counted one year's gain."),
        ),
    ),
    hints=(
        N_("Success: {gain} × {factor}. Failure: − {loss}."),
        N_("Half of each, added up, less {cost}."),
    ),
    worked=(
        "answer = switching.alliance_value(\n"
        "    400_000, cost_cny=400_000, chance_of_failure=0.5, loss_on_failure_cny=100_000, years=5\n"
        ").expected"
    ),
    reason=N_(
        "{fails} × {success} − {fails} × {loss} − {cost} ≈ {worth}.\n\n"
        "Up to a chance of failure of {even} it pays on average. Conditions that are met before signing "
        "lower that chance; nothing else in the sum is as much in our hands."
    ),
    say=N_("It pays even if every second one fails. Let us still make sure that ours is the other one."),
)

what_to_tell = Question(
    name="switching.what_to_tell",
    number="10.14",
    title=N_("Find the error: a case everybody tells"),
    minutes=2,
    topics=("U5.38", "U5.39"),
    prompt=N_(
        "A colleague prepares a slide on a joint laboratory of Baosteel and Hitachi, with figures that he "
        "remembers from a seminar. Outlines name that case, and one of Baosteel and Haier; no public source "
        "was found for either. Public are Baosteel and Dongfeng: partners in 2003, with about 30 % of "
        "Dongfeng's sheet; a joint laboratory in 2012. **What belongs on the slide?**"
    ),
    kind=Choice(
        {
            "public": N_("Baosteel and Dongfeng, with dates and source"),
            "famous": N_("The case as he remembers it: everybody tells it"),
            "rounded": N_("The case, with his figures rounded"),
            "borrowed": N_("The case, with the 30 % of Dongfeng, which are confirmed"),
        }
    ),
    expected=lambda: "public",
    wrong_paths=(
        WrongPath(
            "often told",
            lambda: "famous",
            N_("Told often is not confirmed. The first listener who was there will ask."),
        ),
        WrongPath(
            "rounded",
            lambda: "rounded",
            N_("A figure without a source does not get one by being rounded."),
        ),
        WrongPath(
            "borrowed figure",
            lambda: "borrowed",
            N_("They are a share of Dongfeng's sheet in 2003: another customer, and another matter."),
        ),
    ),
    hints=(N_("Who could look it up, and where?"),),
    worked='answer = "public"',
    reason=N_(
        "Two cases that nobody can look up are replaced by one that everybody can. It tells the same, and "
        "its dates tell more: agreement first, laboratory nine years later."
    ),
)
