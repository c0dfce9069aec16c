"""Exercise, part three: retention, measured and explained."""

from ... import lifetime as models
from ...formats import percent
from ...text import N_
from .. import Choice, Number, Question, WrongPath
from . import facts


def _first():
    return facts.two_years().iloc[:, 0]


def _last():
    return facts.two_years().iloc[:, 1]


kept_accounts = Question(
    name="lifetime.kept_accounts",
    number="1.12",
    title=N_("Retention, or its double"),
    minutes=3,
    topics=("U1.04",),
    prompt=N_(
        "Count in the table: of the accounts that bought from us in {first}, **what share still "
        "bought** in {last}? Every account counts once, whatever its size."
    ),
    facts=lambda: {
        "first": _first().name,
        "last": _last().name,
        "then": int((_first() > 0).sum()),
        "gone": int(((_first() > 0) & ~(_last() > 0)).sum()),
        "kept": int(((_first() > 0) & (_last() > 0)).sum()),
        "share": percent(models.retention_rate(_first(), _last())),
    },
    kind=Number(unit="percent", absolute=0.003),
    expected=lambda: models.retention_rate(_first(), _last()),
    wrong_paths=(
        WrongPath(
            "repeat rate",
            lambda: models.repeat_rate(_first(), _last()),
            N_(
                "That is the repeat rate: of those who buy now, the share that bought then. Those who left "
                "do not show in it at all."
            ),
        ),
        WrongPath(
            "new ones counted",
            lambda: float((_last() > 0).sum() / (_first() > 0).sum()),
            N_(
                "You divided all who buy now by all who bought then. A new account has not stayed; leave it "
                "out."
            ),
        ),
        WrongPath(
            "a year",
            lambda: models.retention_rate(_first(), _last()) ** 0.5,
            N_("That is retention per year. Here the share after both years is asked."),
        ),
        WrongPath(
            "money",
            lambda: float(_last()[_first() > 0].sum() / _first().sum()),
            N_("You compared revenue. Those who stayed bought more, and that hides those who left."),
        ),
        WrongPath(
            "lost",
            lambda: 1 - models.retention_rate(_first(), _last()),
            N_("That is the share that left; asked is the share that stayed."),
        ),
    ),
    hints=(
        N_("Start with those who bought in {first}: how many are they?"),
        N_(
            "How many of these still bought in {last}? The new account does not count above or below the "
            "line."
        ),
    ),
    worked=(
        "years = datasets.revenue_by_year()\n"
        "answer = lifetime.retention_rate(years.iloc[:, 0], years.iloc[:, -1])"
    ),
    reason=N_(
        "({then} − {gone}) ÷ {then} = {kept} ÷ {then} ≈ {share}.\n\n"
        "Retention looks forward from those who were there; the repeat rate looks back from those who are "
        "left. Only the first belongs in a lifetime profit."
    ),
    say=N_("Of the {then} accounts of two years ago, {gone} have gone; what the others buy more hides it."),
)


def _ups_and_downs():
    """The deepest fall in the one start year, and the rise over all start years in both plans."""
    rates, together = facts.renewed(), facts.renewed_together()
    down = int(rates.diff().idxmin())
    basic, full = together.loc["basic"], together.loc["full"]
    return {
        "up_year": down - 1,
        "up": percent(rates[down - 1]),
        "down_year": down,
        "down": percent(rates[down]),
        "last_year": int(together.columns[-1]),
        "basic_first": percent(basic.iloc[0]),
        "basic_last": percent(basic.iloc[-1]),
        "full_first": percent(full.iloc[0]),
        "full_last": percent(full.iloc[-1]),
    }


why_rising = Question(
    name="lifetime.why_rising",
    number="1.13",
    title=N_("Why the old ones stay"),
    minutes=3,
    topics=("U1.04",),
    prompt=N_(
        "Of the basic care plans that started in {start} (one start year), {early} were renewed at the "
        "first renewal and {late} at the last. The plan, its price and our service did not change, and each "
        "workshop decides with the same chance every year. (The data were made so.) **Why does retention "
        "rise with age?**"
    ),
    facts=lambda: {
        "start": facts.cohort_start(),
        "early": percent(facts.renewed().iloc[0]),
        "late": percent(facts.renewed().iloc[-1]),
        **_ups_and_downs(),
    },
    kind=Choice(
        {
            "sorting": N_("Those likely to leave have left; those likely to stay are left over"),
            "loyalty": N_("The longer a workshop has the plan, the more loyal it becomes"),
            "service": N_("We look after old customers better than new ones"),
            "chance": N_("With fewer plans left, the rate is only noise"),
        }
    ),
    expected=lambda: "sorting",
    wrong_paths=(
        WrongPath(
            "loyalty grows",
            lambda: "loyalty",
            N_(
                "No workshop changed here: each decides with the same chance every year. The mixture changed."
            ),
        ),
        WrongPath(
            "our merit",
            lambda: "service",
            N_("Our service did not change. We must not take credit for sorting."),
        ),
        WrongPath(
            "noise",
            lambda: "chance",
            N_(
                "Single years do go up and down: here {up} at renewal {up_year}, {down} at renewal "
                "{down_year}. But all start years together rise in both plans, from the first renewal to "
                "renewal {last_year}: basic from {basic_first} to {basic_last}, full from {full_first} to "
                "{full_last}."
            ),
        ),
    ),
    hints=(
        N_("Imagine two kinds of workshop: one always renews, the other never does."),
        N_("After the first renewal only the first kind is left, and retention is 100 %."),
    ),
    worked='answer = "sorting"',
    reason=N_(
        "A cohort sorts itself (Fader & Hardie 2007). A rise with age proves no loyalty programme; only a "
        "comparison with customers who were not in it could."
    ),
    say=N_(
        "Old customers stay more often because the others are gone. What our programme adds, a trial must "
        "show."
    ),
)
