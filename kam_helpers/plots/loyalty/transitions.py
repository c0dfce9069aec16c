"""Who moved where on the ladder: a table read as a picture."""

from matplotlib.patches import Rectangle

from ...formats import percent
from ...loyalty import LOST, STATES
from ...text import N_, _
from ..style import BLUE, FONT_SIZE, GREY, INK, ORANGE, RED, SKY, SMALL, plot

_PALE = 0.35
# Colour and sign of a move on the ladder.
_MOVES = {
    "up": (BLUE, "▲", N_("up")),
    "same": (GREY, "=", N_("same level")),
    "down": (ORANGE, "▼", N_("down")),
    "lost": (RED, "×", N_("lost")),
    "returned": (SKY, "+", N_("came back")),
}


def transitions_reading(transition):
    """How many climbed, stepped down and left, in one sentence: of those that could still move."""
    stay_lost = int(transition.counts.loc[LOST, LOST])
    text = (
        _(
            "From one date to the next an account stays on its level in {same} of {n} cases (lost accounts "
            "that stay lost left out)"
        )
        if stay_lost
        else _("From one date to the next an account stays on its level in {same} of {n} cases")
    )
    stays = text.format(
        n=int(transition.counts.to_numpy().sum()) - stay_lost,
        same=transition.same,
    )
    moves = _moves(transition)
    return _("{stays}; it {moves}.").format(stays=stays, moves=moves) if moves else f"{stays}."


def _moves(transition):
    """The moves that occur, as one list in words."""
    words = (
        (transition.up, _("goes up in {n}")),
        (transition.down, _("goes down in {n}")),
        (transition.lost, _("is lost in {n}")),
        (transition.returned, _("comes back in {n}")),
    )
    said = [text.format(n=n) for n, text in words if n]
    if len(said) < 2:
        return "".join(said)
    return _("{first} and {last}").format(first=", ".join(said[:-1]), last=said[-1])


@plot(transitions_reading, size=(7.2, 5.4))
def transitions(ax, transition):
    """How many accounts moved from which level to which, with their share of those who stood there.

    ``transition``: from ``loyalty.transition_matrix``; the larger the share, the darker the cell.
    """
    counts, shares, seen = transition.counts, transition.shares, set()
    for row, start in enumerate(STATES):
        for column, end in enumerate(STATES):
            n, share, move = counts.loc[start, end], shares.loc[start, end], _move(start, end)
            if n:
                seen.add(move)
                colour, sign, _words = _MOVES[move]
                _cell(ax, column, row, colour, f"{sign} {n}\n{percent(share)}", pale=_pale(share))
    totals = counts.sum(axis=1)
    rows = [_("{level} ({n})").format(level=_(level), n=int(totals[level])) for level in STATES]
    _table(ax, [_(level) for level in STATES], rows)
    ax.set_ylabel(_("From (accounts that stood there)"), fontsize=FONT_SIZE)
    ax.xaxis.set_label_position("top")
    ax.set_xlabel(_("To"), fontsize=FONT_SIZE)
    _legend(ax, [(look[0], f"{look[1]}  {_(look[2])}") for move, look in _MOVES.items() if move in seen])


def _pale(share):
    """How pale a cell is, in few steps: a saved picture has 128 colours."""
    return 0.15 + 0.12 * round(4 * share)


def _move(start, end):
    if start == end:
        return "same"
    if LOST in (start, end):
        return "lost" if end == LOST else "returned"
    return "up" if STATES.index(end) > STATES.index(start) else "down"


def _cell(ax, column, row, colour, text, pale):
    """A square in its pale colour with its text."""
    ax.add_patch(Rectangle((column, row), 1, 1, facecolor=colour, alpha=pale, linewidth=0))
    ax.add_patch(Rectangle((column, row), 1, 1, facecolor="none", edgecolor="white", linewidth=2))
    ax.text(column + 0.5, row + 0.5, text, ha="center", va="center", fontsize=SMALL, color=INK)


def _table(ax, columns, rows):
    """Axes as a table: columns named above, rows to the left, the first on top."""
    ax.set_xticks([place + 0.5 for place in range(len(columns))], columns, fontsize=SMALL)
    ax.set_yticks([place + 0.5 for place in range(len(rows))], rows, fontsize=SMALL)
    ax.tick_params(length=0, labeltop=True, labelbottom=False)
    ax.set_xlim(0, len(columns))
    ax.set_ylim(len(rows), 0)
    ax.grid(visible=False)
    ax.spines[:].set_visible(False)


def _legend(ax, looks):
    """Squares with their sign, in words, below the table."""
    squares = [
        Rectangle((0, 0), 1, 1, facecolor=colour, alpha=_PALE, edgecolor=GREY) for colour, _text in looks
    ]
    ax.legend(
        squares,
        [text for _colour, text in looks],
        loc="upper center",
        bbox_to_anchor=(0.4, -0.01),
        ncols=3,
        fontsize=SMALL,
        frameon=False,
        handlelength=1.2,
    )
