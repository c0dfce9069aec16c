"""The letter that asks for an increase: reason with the index, date, options. No word about our margin."""

from ..errors import CourseError
from ..formats import CURRENCY, NBSP, percent
from ..text import _
from .increase import IncreaseArgument
from .letter import one_line


def increase_letter(argument, account, *, unit="kg"):
    """The letter to ``account`` (its name) with the figures of ``argument``, an IncreaseArgument: plain text.

    ``unit``: what the price is for. Names the indices that rose and those that fell: whoever shows one side
    only is asked for the other. Markup in a name stays text.

    Raises CourseError if ``argument`` is none.
    """
    if not isinstance(argument, IncreaseArgument):
        raise CourseError(_("The letter needs the figures of increase_argument(…)."))
    lines = [
        _("Subject: our prices from {month} on").format(month=argument.starts),
        _("Dear colleagues at {account},").format(account=one_line(account)),
        _("Since we agreed on our price, the costs behind it have moved:"),
        _evidence(argument.evidence),
        _("All of it together makes {change} of the price. We ask for that, and for no more.").format(
            change=_signed(argument.change)
        ),
        _("Price from {month}: {after} for one {unit} instead of {before}.").format(
            month=argument.starts,
            unit=one_line(unit),
            after=_price(argument.price_after),
            before=_price(argument.price_before),
        ),
        _("You choose how:"),
        "\n".join(
            _("– {option}, from {price}: {offer}").format(
                option=_(option), price=_price(row["starts_at"]), offer=row["offers"]
            )
            for option, row in argument.options.iterrows()
        ),
        _("We bring the indices to a talk at your place, whenever it suits you before {month}.").format(
            month=argument.starts
        ),
        _("With kind regards"),
    ]
    return "\n\n".join(lines) + "\n"


def _evidence(evidence):
    """A line for each index that counts: how far it moved, and what that makes of the price."""
    moved = evidence[evidence["change"] != 0].sort_values("change", ascending=False)
    line = _("– {index}: {move} since then; at {share} of the price that makes {change}")
    return "\n".join(
        line.format(
            index=one_line(index),
            move=_signed(row["ratio"] - 1),
            share=percent(row["weight"]),
            change=_signed(row["change"], 2),
        )
        for index, row in moved.iterrows()
    )


def _signed(fraction, digits=1):
    return ("+" if fraction > 0 else "") + percent(fraction, digits)


def _price(value):
    return f"{CURRENCY}{NBSP}{value:,.2f}"
