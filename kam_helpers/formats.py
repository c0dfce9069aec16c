"""How numbers and tables are shown: one look everywhere, and nothing a name contains can act.

A no-break space (U+00A0) keeps a number and its unit on one line.
"""

import html
import math

from pandas.api.types import is_numeric_dtype

NBSP = "\u00a0"
CURRENCY = "CNY"
_LEFT = " style='text-align:left'"  # words; numbers keep the right alignment of the notebook
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def money(value, currency=CURRENCY):
    """Money at the precision people speak it.

    >>> money(1_234_567), money(-45_300), money(950)
    ('CNY\\xa01.23\\xa0m', '−CNY\\xa045\\xa0k', 'CNY\\xa0950')
    """
    if value is None or not math.isfinite(value):
        return "–"
    sign, size = ("−" if value < 0 else ""), abs(value)
    for limit, divisor, digits, suffix in (
        (999_500, 1e6, 2, f"{NBSP}m"),
        (9_999.5, 1e3, 0, f"{NBSP}k"),
        (0, 1, 0, ""),
    ):
        if size >= limit:
            shown = f"{size / divisor:,.{digits}f}"
            return f"{'' if _is_zero(shown) else sign}{currency}{NBSP}{shown}{suffix}"
    raise AssertionError("unreachable: the last limit is zero")


def percent(fraction, digits=0):
    """A fraction as percent.

    >>> percent(0.1234), percent(-0.0242, 2)
    ('12\\xa0%', '−2.42\\xa0%')
    """
    if fraction is None or not math.isfinite(fraction):
        return "–"
    shown = f"{abs(fraction) * 100:,.{digits}f}"
    return f"{'−' if fraction < 0 and not _is_zero(shown) else ''}{shown}{NBSP}%"


def _is_zero(shown):
    return not shown.strip("0.,")


def inert(value):
    """Text that stays text in HTML."""
    return html.escape(str(value), quote=True)


def spreadsheet_safe(value):
    """Text that a spreadsheet will not run: a leading formula sign gets an apostrophe before it.

    >>> spreadsheet_safe("=cmd|'/C calc'!A0"), spreadsheet_safe("Alder Furniture"), spreadsheet_safe(-5)
    ("'=cmd|'/C calc'!A0", 'Alder Furniture', -5)
    """
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return "'" + value
    return value


def table_html(frame, formats=None, caption=None):
    """A DataFrame as a plain, accessible HTML table in which every cell is inert.

    ``formats`` maps a column to a function from value to text. The index is shown as row headings.
    """
    formats = formats or {}
    show = {name: formats.get(name, str) for name in frame.columns}
    aligned = {c: "" if is_numeric_dtype(frame[c]) else _LEFT for c in frame.columns}
    head = f"<th scope='col'{_LEFT}>{inert(frame.index.name or '')}</th>"
    head += "".join(f"<th scope='col'{aligned[c]}>{inert(c)}</th>" for c in frame.columns)
    body = "".join(
        f"<tr><th scope='row'{_LEFT}>{inert(label)}</th>"
        + "".join(
            f"<td{aligned[c]}>{inert(show[c](v))}</td>" for c, v in zip(frame.columns, row, strict=True)
        )
        + "</tr>"
        for label, row in zip(frame.index, frame.itertuples(index=False, name=None), strict=True)
    )
    title = f"<caption>{inert(caption)}</caption>" if caption else ""
    return f"<table class='kam-table'>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
