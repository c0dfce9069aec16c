"""One look for every picture: figures without pyplot, safe colours with a second channel, names drawn as they
are.

Widget callbacks run in a second thread, where pyplot's "current figure" may be another cell's. So every
figure here is object-oriented, and matplotlib's global settings change once, at import: the font chain.
"""

import functools
import re
from pathlib import Path

import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.text import Text
from matplotlib.ticker import FuncFormatter

from ..formats import percent
from ..text import N_, _

DPI = 100
FONT_SIZE = 10.5
SMALL = 9.0
INK, FAINT, GRID = "#222222", "#6b6b6b", "#d9d9d9"
# Okabe & Ito (2008): told apart with any colour vision; markers and hatches say the same again.
BLUE, ORANGE, GREEN, RED, SKY, PURPLE, GREY = (
    "#0072B2",
    "#E69F00",
    "#009E73",
    "#D55E00",
    "#56B4E9",
    "#CC79A7",
    "#8A8A8A",
)
CYCLE = (BLUE, ORANGE, GREEN, PURPLE, SKY, RED, GREY)
MARKERS = ("o", "^", "s", "D", "v", "P", "X")
HATCHES = ("", "///", "...", "xx", "\\\\\\", "++", "oo")
_MILLION, _THOUSAND = 1e6, 1e3
_UNITS = (
    (_MILLION, N_("{what} (CNY million)")),
    (_THOUSAND, N_("{what} (CNY thousand)")),
    (1.0, N_("{what} (CNY)")),
)
_CHINESE_FONT = Path(__file__).parent / "fonts" / "NotoSansSC-Course-Regular.otf"


def _register_fonts():
    fontManager.addfont(_CHINESE_FONT)
    chinese = FontProperties(fname=_CHINESE_FONT).get_name()
    matplotlib.rcParams["font.family"] = ["DejaVu Sans", chinese]


_register_fonts()


def new_figure(width_in=7.2, height_in=4.2, dpi=DPI):
    """An empty figure of ``width_in`` × ``height_in`` inches that makes room for its labels by itself.

    It belongs to nobody but the caller: no pyplot, no global list of figures.
    """
    figure = Figure(figsize=(width_in, height_in), dpi=dpi, layout="constrained", facecolor="white")
    FigureCanvasAgg(figure)
    return figure


def settle(figure):
    """Lay ``figure`` out once and keep it: laid out anew at each drawing it would move by a pixel."""
    figure.draw_without_rendering()
    figure.set_layout_engine("none")


def plot(reading, size=(7.2, 4.2)):
    """Make a drawing function ``(ax, *results, **options)`` a plot of this course.

    It returns ``ax``; every text on it is drawn literally (an account named ``$x$`` is no formula);
    ``.reading`` is the function that says the picture in one sentence, ``.size`` its size in inches.
    """

    def decorate(draw):
        @functools.wraps(draw)
        def drawn(ax, *results, **options):
            plain_axes(ax)
            draw(ax, *results, **options)
            literal(ax)
            return ax

        drawn.reading, drawn.size = reading, size
        return drawn

    return decorate


def literal(artist):
    """Draw every text of ``artist`` as it is written: dollar signs and underscores are no mathematics."""
    for text in artist.findobj(Text):
        text.set_parse_math(False)


def plain_axes(ax):
    """The frame and grid all pictures share."""
    ax.spines[["top", "right"]].set_visible(False)
    ax.spines[["left", "bottom"]].set_color(GREY)
    ax.tick_params(labelsize=SMALL, colors=INK, length=3)
    ax.grid(color=GRID, linewidth=0.6)
    ax.set_axisbelow(True)


def exact_percent(value, _position=None):
    """A fraction as percent, with the decimals it takes to say it exactly (at most three)."""
    exact = (digits for digits in range(3) if abs(round(100 * value, digits) - 100 * value) < 1e-6)
    return percent(value, next(exact, 3))


def percent_axis(axis, label):
    """Show fractions on ``axis`` as percent under ``label``; a tick at 2.5 % is not called 2 %."""
    axis.set_major_formatter(FuncFormatter(exact_percent))
    axis.set_label_text(label, fontsize=FONT_SIZE)


def money_axis(axis, what, largest):
    """Show CNY on ``axis`` in the unit that suits ``largest``, named in the label: “Profit (CNY
    thousand)”."""
    unit, label = next(((u, text) for u, text in _UNITS if abs(largest) >= u), _UNITS[-1])
    axis.set_major_formatter(FuncFormatter(lambda value, _position: f"{value / unit:,.6g}".replace("-", "−")))
    axis.set_label_text(_(label).format(what=what), fontsize=FONT_SIZE)


def fitted(text, size, letters):
    """The font size, at most ``size``, at which ``text`` is as wide as ``letters`` Latin letters of ``size``.

    >>> fitted("Revenue", 10, letters=14), fitted("客户客户客户客户客户", 10, letters=10)
    (10.0, 5.0)
    """
    width = sum(2 if character >= "\u2e80" else 1 for character in text)
    return size * min(1.0, letters / max(width, 1))


def wrap(text, width):
    """``text`` in lines of about ``width`` Latin letters. Chinese breaks between any two characters, each two
    letters wide.

    >>> print(wrap("Serve for less: standard terms", 16))
    Serve for less:
    standard terms
    >>> print(wrap("标准条款与远程渠道", 8))
    标准条款
    与远程渠
    道
    """
    lines, used = [""], 0
    for piece in re.findall(r"[\u2e80-\uffef]|[^\s\u2e80-\uffef]+|\s+", text):
        size = 2 if piece >= "\u2e80" else len(piece)
        if used + size > width and lines[-1]:
            lines, used = [*lines, ""], 0
        if lines[-1] or not piece.isspace():
            lines[-1] += " " if piece.isspace() else piece
            used += 1 if piece.isspace() else size
    return "\n".join(line.rstrip() for line in lines)


def short(name, limit=30):
    """A name that fits beside a bar: its beginning, with a sign that something was left out.

    >>> short("Alder"), short("Aldershaw Furniture and Interiors Holding", 20)
    ('Alder', 'Aldershaw Furniture…')
    """
    name = " ".join(str(name).split())
    return name if len(name) <= limit else name[: limit - 1].rstrip() + "…"
