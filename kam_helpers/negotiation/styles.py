"""Five ways to buy, as records: what each does, how you know it, and how to answer it.

The tactics are those that buyers are taught; the figures behind them are course assumptions.
"""

from dataclasses import dataclass

from ..errors import CourseError
from ..records import records_table
from ..text import N_, _


@dataclass(frozen=True)
class Style:
    """One style: what it ``does``, its ``sign``, your ``answer``.

    ``beta``: of the time-dependent tactic (below 1 it gives late, above 1 early). ``patience``: offers that
    bring it nothing before it leaves (0: it never leaves before time is up). ``follows_us``: are its offers
    close to ours, or to its own last one? Ranges to draw from: ``target``: the part of its request it must
    bring home; ``service_worth``; ``term_cost`` (fraction of purchases).
    """

    name: str
    chinese: str
    does: str
    sign: str
    answer: str
    beta: float
    patience: int
    follows_us: bool
    target: tuple
    service_worth: tuple
    term_cost: tuple


STYLES = (
    Style(
        N_("price-only"),
        "只谈价格",
        N_("Talks of the price and nothing else; makes no offer on anything else."),
        N_("Every counter-offer moves the price alone."),
        N_("Sell it a leaner package: take service, volume or term back for each point of price."),
        beta=0.5,
        patience=3,
        follows_us=False,
        target=(0.25, 0.45),
        service_worth=(0.2, 0.5),
        term_cost=(0.002, 0.006),
    ),
    Style(
        N_("relationship"),
        "关系型",
        N_("Answers a real step with a real step, and a crumb with a crumb; says what it needs."),
        N_("Asks how you are doing, names its interests, minds being doubted."),
        N_("Ask what matters, then open with one real step; never ask it to prove its word."),
        beta=1.0,
        patience=3,
        follows_us=True,
        target=(0.10, 0.30),
        service_worth=(1.3, 1.9),
        term_cost=(-0.004, 0.0),
    ),
    Style(
        N_("bluffer"),
        "虚张声势",
        N_("Quotes a rival's price that nobody wrote down, and will not go below it."),
        N_("The quote is round, told and never on the table."),
        N_("Ask for the quote in writing, once and politely; then talk about the real figures."),
        beta=0.6,
        patience=0,
        follows_us=False,
        target=(0.05, 0.20),
        service_worth=(0.8, 1.6),
        term_cost=(0.0, 0.005),
    ),
    Style(
        N_("deadline"),
        "限时施压",
        N_("Sets a date, gives nothing before it, and finds more time once it has passed."),
        N_("“By Friday, or not at all”, with no reason why Friday."),
        N_("Do not give before the date; keep your offer, let the date pass, and trade after it."),
        beta=1.5,
        patience=6,
        follows_us=False,
        target=(0.10, 0.30),
        service_worth=(0.8, 1.6),
        term_cost=(0.0, 0.005),
    ),
    Style(
        N_("salami"),
        "切香肠",
        N_("Agrees almost, then wants one small thing more, again and again."),
        N_("“Good. And one more thing, then we sign.”"),
        N_("One package, all or nothing: repeat your offer; each slice has its price."),
        beta=1.0,
        patience=4,
        follows_us=True,
        target=(0.15, 0.35),
        service_worth=(0.8, 1.6),
        term_cost=(0.0, 0.005),
    ),
)
STYLE_NAMES = tuple(style.name for style in STYLES)


def style_of(name):
    """The style of this name; an unknown one is refused in words."""
    for style in STYLES:
        if style.name == name:
            return style
    raise CourseError(
        _("There is no style “{name}”. The styles are: {names}.").format(
            name=name, names=", ".join(STYLE_NAMES)
        )
    )


def styles_table():
    """The five styles: Chinese, what each does, how you know it, and how to answer."""
    return records_table(STYLES, "style", ["chinese", "does", "sign", "answer"])
