"""What the life cycle explorer says: whole sentences, each translatable on its own."""

from kam_helpers import formats
from kam_helpers.plots.lifetime import life_cycle_reading
from kam_helpers.text import _

from ...panels import first_upper
from ...scene import Table


def reading(numbers):
    """What someone could say to their boss about ``numbers``."""
    words = life_cycle_reading(numbers.cycle)
    if not numbers.measures:
        return words
    return " ".join((words, _compared(numbers).format(gain=_money(abs(numbers.gain)))))


def _compared(numbers):
    """What the measures change, as a sentence with a place for ``gain``."""
    if not numbers.kept_going:
        return _(
            "Of that, putting in less as it declines saves {gain}; the curve assumes that this costs no "
            "output."
        )
    if numbers.settings["cut_input"]:
        if numbers.gain >= 0:
            return _(
                "Keeping it going, and putting in less as it declines, adds {gain} to that; the curve "
                "assumes that putting in less costs no output."
            )
        return _(
            "Keeping it going costs more than it brings, even with less put in as it declines: without both, "
            "{gain} more would be left."
        )
    if numbers.gain >= 0:
        return _("Keeping it going adds {gain} to that.")
    return _("Keeping it going costs more than it brings: without it, {gain} more would be left.")


def alternative(numbers):
    """The picture in words, for who cannot see it."""
    cycle = numbers.cycle
    output, total = cycle.table["output"], cycle.table["cumulative"]
    parts = [
        _(
            "Left: output rises to {top} a year in year {year} and ends at {end}; input begins at {first} a "
            "year and ends at {last}."
        ).format(
            top=_money(output.max()),
            year=f"{output.idxmax():g}",
            end=_money(output.iloc[-1]),
            first=_money(cycle.table["input"].iloc[0]),
            last=_money(cycle.table["input"].iloc[-1]),
        )
    ]
    parts += [
        _("Phase {phase}: year {start} to {end}.").format(
            phase=_(row.phase), start=_year(row.start), end=_year(row.end)
        )
        for row in cycle.phases.itertuples()
    ]
    parts.append(
        _("Right: output less input, added up, falls to {low} and ends at {end}.").format(
            low=_money(total.min()), end=_money(total.iloc[-1])
        )
    )
    return " ".join(parts)


def table(numbers):
    """The phases as rows; as many whatever the settings."""
    columns = [_("Phase"), _("From year"), _("To year"), _("Output"), _("Input"), _("Left over")]
    rows = [
        [
            first_upper(_(row.Index)),
            _year(row.start),
            _year(row.end),
            *(_money(value) for value in (row.output, row.input, row.net)),
        ]
        for row in numbers.phases.itertuples()
    ]
    sums = numbers.phases[["output", "input", "net"]].sum()
    rows.append([_("All"), "", "", *map(_money, sums)])
    return Table(_("What each phase gives and takes"), columns, rows)


def total_label(cycle):
    """What is left, beside the end of the line."""
    return _money(cycle.total_net)


def _year(value):
    return f"{value:.1f}" if value == value else "–"  # a phase that never comes has no years


def _money(value):
    return formats.money(value)
