"""Two tables read as pictures: who supplies what, and who moved where on the ladder."""

from matplotlib.patches import Rectangle

from ...formats import money, percent
from ...loyalty import LOST, STATES
from ...loyalty.whitespace import COMPETITOR, MADE_IN_HOUSE, NO_NEED, SHARED, UNKNOWN, US
from ...text import N_, _
from ..shared import amount, word
from ..style import BLUE, FONT_SIZE, GREY, INK, ORANGE, PURPLE, RED, SKY, SMALL, plot, short, wrap

_PALE = 0.35
_TALLEST = 22  # letters of the name of a column
# Colour and letter of each status; the letter says it alone.
STATUS_LOOKS = {
    US: (BLUE, N_("U")),
    SHARED: (SKY, N_("S")),
    COMPETITOR: (ORANGE, N_("C")),
    MADE_IN_HOUSE: (PURPLE, N_("H")),
    UNKNOWN: ("white", "?"),
    NO_NEED: ("white", "–"),
}
# Colour and sign of a move on the ladder.
_MOVES = {
    "up": (BLUE, "▲", N_("up")),
    "same": (GREY, "=", N_("same level")),
    "down": (ORANGE, "▼", N_("down")),
    "lost": (RED, "×", N_("lost")),
    "returned": (SKY, "+", N_("came back")),
}


def whitespace_grid_reading(whitespace, **_options):
    """Where most is open, in one sentence."""
    open_ = whitespace.open
    by_account, cell = open_.sum(axis=1), open_.stack().idxmax()
    total = float(by_account.sum())
    if not total > 0:
        return _("Nothing is open: all that these accounts spend comes to us.")
    text = _(
        "{open} a year is not with us, most of it at {account} ({most}); the largest open cell is {group} at "
        "{where} ({amount})."
    ).format(
        open=money(total),
        account=by_account.idxmax(),
        most=money(by_account.max()),
        group=word(cell[1]),
        where=cell[0],
        amount=money(open_.loc[cell]),
    )
    unknown = float(whitespace.not_known.to_numpy().sum())
    if not unknown:
        return text
    ask = _("Of {unknown} nobody knows yet who has it: ask.").format(unknown=money(unknown))
    return f"{text} {ask}"


@plot(whitespace_grid_reading, size=(7.2, 7.0))
def whitespace_grid(ax, whitespace, top=20):
    """Who supplies which product group of which account, by letter, and what is open a year.

    ``whitespace``: from ``loyalty.whitespace_grid``; ``top``: so many accounts, the largest open spend first.
    """
    open_ = whitespace.open.sum(axis=1).sort_values(ascending=False, kind="stable").head(top)
    status, right = whitespace.status.loc[open_.index], whitespace.status.shape[1] + 0.1
    beside = {"fontsize": SMALL, "color": INK}
    for row, statuses in enumerate(status.itertuples(index=False, name=None)):
        for column, one in enumerate(statuses):
            colour, letter = STATUS_LOOKS[one]
            _cell(ax, column, row, colour, _(letter))
        ax.text(right, row + 0.5, amount(open_.iloc[row]), va="center", **beside)
    ax.text(right, -0.2, wrap(_("open, CNY a year"), 9), va="bottom", **beside)
    groups = [wrap(short(word(name), _TALLEST), _TALLEST // 2 + 3) for name in status.columns]
    _table(ax, groups, [short(name, 26) for name in status.index], upright=True)
    ax.set_xlim(0, right + 1.2)
    used = [one for one in STATUS_LOOKS if (status == one).to_numpy().any()]
    _legend(ax, [(STATUS_LOOKS[one][0], f"{_(STATUS_LOOKS[one][1])}  {_(one)}") for one in used])


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


def _cell(ax, column, row, colour, text, pale=_PALE):
    """A square in its pale colour with its text."""
    alpha = 1 if colour == "white" else pale
    ax.add_patch(Rectangle((column, row), 1, 1, facecolor=colour, alpha=alpha, linewidth=0))
    ax.add_patch(Rectangle((column, row), 1, 1, facecolor="none", edgecolor="white", linewidth=2))
    ax.text(column + 0.5, row + 0.5, text, ha="center", va="center", fontsize=SMALL, color=INK)


def _table(ax, columns, rows, upright=False):
    """Axes as a table: columns named above (``upright``: turned), rows to the left, the first on top."""
    ax.set_xticks([place + 0.5 for place in range(len(columns))], columns, fontsize=SMALL)
    ax.set_yticks([place + 0.5 for place in range(len(rows))], rows, fontsize=SMALL)
    ax.tick_params(length=0, labeltop=True, labelbottom=False)
    if upright:
        ax.tick_params(axis="x", labelrotation=90)
    ax.set_xlim(0, len(columns))
    ax.set_ylim(len(rows), 0)
    ax.grid(visible=False)
    ax.spines[:].set_visible(False)


def _legend(ax, looks):
    """Squares with their letter or sign, in words, below the table."""
    squares = [
        Rectangle((0, 0), 1, 1, facecolor=colour, alpha=1 if colour == "white" else _PALE, edgecolor=GREY)
        for colour, _text in looks
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
