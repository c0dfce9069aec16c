"""What the expectation explorer says: whole sentences, each translatable on its own."""

from kam_helpers import formats
from kam_helpers.satisfaction import STRATEGIES
from kam_helpers.text import N_, _, ngettext

from ...scene import Table

NAMES = dict(zip(STRATEGIES, (N_("Over-promise"), N_("Honest"), N_("Under-promise")), strict=True))
_OVER, _HONEST, _UNDER = STRATEGIES


def reading(numbers):
    """What someone could say to their boss about ``numbers``."""
    return " ".join(part for part in (_won(numbers), _over(numbers), _under(numbers)) if part)


def alternative(numbers):
    """The picture in words, for who cannot see it."""
    parts = [
        _("Left: what is expected before each deal; every deal delivers {delivered:g}.").format(
            delivered=numbers.delivered
        )
    ]
    for name, run in numbers.runs.items():
        parts.append(
            _("{strategy}: {first} at first, {last} in the end.").format(
                strategy=_(NAMES[name]),
                first=_level(run["expectation"].iloc[0]),
                last=_level(run["expectation"].iloc[-1]),
            )
        )
    parts.append(_("Right: the chance to get each deal."))
    for name, run in numbers.runs.items():
        chances = run["chance"]
        parts.append(
            _("{strategy}: {first} at first, {last} in the end, lowest {least} in deal {deal}.").format(
                strategy=_(NAMES[name]),
                first=_percent(chances.iloc[0]),
                last=_percent(chances.iloc[-1]),
                least=_percent(chances.min()),
                deal=chances.idxmin(),
            )
        )
    return " ".join(parts)


def table(numbers):
    """The three ways to promise as rows."""
    columns = [
        _("Promises"), _("Chance at first"), _("Chance in the end"), _("Deals won of twelve"),
        _("Satisfaction"), _("Disappointing deals"), _("Worth"),
    ]  # fmt: skip
    rows = [
        [
            _(NAMES[name]),
            _percent(row["first_chance"]),
            _percent(row["last_chance"]),
            won(row),
            _level(row["satisfaction"]),
            f"{row['disappointed']:g}",
            formats.money(row["worth_cny"]),
        ]
        for name, row in numbers.table.iterrows()
    ]
    return Table(_("Three ways to promise, over twelve deals with the same deliveries"), columns, rows)


def won(row):
    """Deals won, as a number of deals that can be expected."""
    return f"{row['deals_won']:.1f}"


def _won(numbers):
    won_by = numbers.table["deals_won"].round(1)
    best = won_by[won_by == won_by.max()].index
    facts = {
        "over": won(numbers.table.loc[_OVER]),
        "honest": won(numbers.table.loc[_HONEST]),
        "under": won(numbers.table.loc[_UNDER]),
    }
    if len(best) > 1:
        text = _(
            "Of twelve deals over-promising wins {over}, honest promises {honest} and "
            "under-promising {under}."
        )
    else:
        text = {
            _OVER: _(
                "Over-promising wins the most of twelve deals: {over}, honest promises {honest}, "
                "under-promising {under}."
            ),
            _HONEST: _(
                "Honest promises win the most of twelve deals: {honest}, over-promising {over}, "
                "under-promising {under}."
            ),
            _UNDER: _(
                "Under-promising wins the most of twelve deals: {under}, honest promises {honest}, "
                "over-promising {over}."
            ),
        }[best[0]]
    return text.format(**facts)


def _over(numbers):
    row = numbers.table.loc[_OVER]
    if not row["disappointed"]:
        return ""
    return ngettext(
        "The high promise begins with a chance of {first}, disappoints in {n} deal and ends at {last}.",
        "The high promise begins with a chance of {first}, disappoints in {n} deals and ends at {last}.",
        int(row["disappointed"]),
    ).format(
        first=_percent(row["first_chance"]), n=int(row["disappointed"]), last=_percent(row["last_chance"])
    )


def _under(numbers):
    run, settings = numbers.runs[_UNDER], numbers.settings
    if run["promised"].iloc[0] == numbers.delivered:
        return ""
    started = run["gap"].iloc[0]
    half = run.index[run["gap"] <= started / 2]
    if not settings["adaptation"] or started < 0.05 or not len(half):
        return ""
    text = _("The surprise of the low promise has halved by deal {deal}: what was delivered is expected.")
    return text.format(deal=half[0])


def _level(points):
    return f"{points:.2f}"


def _percent(fraction):
    return formats.percent(fraction)
