"""Trust, information and value over the quarters: how they grow together, or fade."""

from ...errors import CourseError
from ...text import N_, _
from ..shared import columns, label_axis, legend_above
from ..style import BLUE, FONT_SIZE, GREEN, INK, MARKERS, ORANGE, SMALL, plot, short

_LINES = {
    "trust": (BLUE, "-", MARKERS[0], N_("trust")),
    "information": (ORANGE, "--", MARKERS[1], N_("information shared")),
    "value": (GREEN, "-.", MARKERS[2], N_("value created")),
}
_ALIKE, _STILL = 0.1, 0.02  # levels of trust that look the same beside each other; a line that looks flat
_BREACH = 0.25  # a loss of so much trust from one quarter to the next is a breach, not fading


def snowball_reading(*frames, names=()):
    """Which of them grows and which fades, in words: the simulation measures nothing that could be quoted."""
    cases = [(_name(names, nth), frame) for nth, frame in enumerate(_checked(frames))]
    said = _start_alike(cases) or " ".join(_course(name, frame) for name, frame in cases)
    rest = _("Information and value follow trust. A course simulation: quote the picture, not its figures.")
    return f"{said} {rest}"


def _start_alike(cases):
    """The sentence for two that start almost alike and go apart without a breach; else nothing."""
    if len(cases) < 2 or any(_breach(frame) is not None for _called, frame in cases):
        return ""
    (low, fading), (high, growing) = sorted(cases, key=lambda case: _gain(case[1]))
    apart = abs(growing["trust"].iloc[0] - fading["trust"].iloc[0])
    if apart > _ALIKE or not _gain(fading) < -_STILL < _STILL < _gain(growing):
        return ""
    return _(
        "Two relationships start almost alike: with “{low}” trust fades, with “{high}” it grows."
    ).format(low=low, high=high)


def _course(name, frame):
    gain, breach = _gain(frame), _breach(frame)
    if breach is not None and gain < 0:
        text = _("With “{name}” trust is broken in quarter {breach} and ends lower than it began.")
    elif breach is not None:
        text = _("With “{name}” trust is broken in quarter {breach} and still ends no lower than it began.")
    elif abs(gain) <= _STILL:
        text = _("With “{name}” trust hardly moves in {n} quarters.")
    elif gain > 0:
        text = _("With “{name}” trust grows over {n} quarters.")
    else:
        text = _("With “{name}” trust fades over {n} quarters.")
    return text.format(name=name, breach=breach, n=len(frame) - 1)


def _gain(frame):
    return frame["trust"].iloc[-1] - frame["trust"].iloc[0]


@plot(snowball_reading, size=(7.2, 4.0))
def snowball(ax, *frames, names=()):
    """Trust, information and value by quarter, one panel for each of one or two simulations.

    ``frames``: from ``switching.snowball``; ``names``: what each is called.
    """
    cases = _checked(frames)
    parts = columns(ax, 0.5) if len(cases) == 2 else [ax]
    for nth, (panel, frame) in enumerate(zip(parts, cases, strict=True)):
        for column, (colour, dashes, marker, text) in _LINES.items():
            look = {"color": colour, "linestyle": dashes, "marker": marker, "linewidth": 2.2}
            panel.plot(
                frame.index,
                frame[column],
                markevery=max(len(frame) // 6, 1),
                label=_(text) if nth == 0 else None,
                **look,
            )
        breach = _breach(frame)
        if breach is not None:
            panel.axvline(breach, color=INK, linewidth=0.9, linestyle=":")
            panel.annotate(
                _("breach of trust"),
                (breach, 1.0),
                xytext=(4, 0) if breach < frame.index[-1] / 2 else (-4, 0),
                textcoords="offset points",
                ha="left" if breach < frame.index[-1] / 2 else "right",
                va="center",
                fontsize=SMALL,
                color=INK,
            )
        panel.set_ylim(-0.03, 1.06)
        panel.set_yticks([0, 0.2, 0.4, 0.6, 0.8, 1], None if nth == 0 else [])
        panel.set_xlim(frame.index[0] - 0.3, frame.index[-1] + 0.3)
        panel.set_xticks(_quarters(frame))
        label_axis(panel.xaxis, _("{name} (quarters)").format(name=_name(names, nth)), 34)
    parts[0].set_ylabel(_("Level (0 none, 1 full)"), fontsize=FONT_SIZE)
    legend_above(ax, *parts, columns=3, letters=22)


def _checked(frames):
    if not 1 <= len(frames) <= 2:
        raise CourseError(_("Give one simulation or two; these are {n}.").format(n=len(frames)))
    return frames


def _quarters(frame):
    """Every fourth quarter, less often where there are many."""
    step = 4 * max(1, -(-len(frame) // 30))
    return range(int(frame.index[0]), int(frame.index[-1]) + 1, step)


def _breach(frame):
    """The quarter in which trust is broken; None where it is not."""
    change = frame["trust"].diff() / frame["trust"].shift()
    return int(change.idxmin()) if change.min() <= -_BREACH else None


def _name(names, nth):
    return short(names[nth], 30) if nth < len(names) else _("case {n}").format(n=nth + 1)
