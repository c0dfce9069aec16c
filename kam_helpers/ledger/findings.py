"""Puts the report together: what to say about each decision that was taken while reading."""

import numpy as np
import pandas as pd

from kam_helpers.ledger import columns as cols
from kam_helpers.ledger import values as vals
from kam_helpers.ledger.headers import is_a_number
from kam_helpers.ledger.judge import unreadable
from kam_helpers.ledger.report import Report
from kam_helpers.ledger.table import Table
from kam_helpers.ledger.text_table import TextFacts
from kam_helpers.text import N_, _, ngettext

_DELIMITERS = {",": N_("comma"), ";": N_("semicolon"), "\t": N_("tab"), "|": N_("bar")}
_ROLES = {
    "customer": N_("Customer is"),
    "date": N_("Date is"),
    "invoice": N_("Invoice is"),
    "product": N_("Product is"),
    "quantity": N_("Quantity is"),
    "price": N_("Price is"),
    "amount": N_("Amount is"),
    "currency": N_("Currency is"),
}
_MARKS = {".": N_("decimal point"), ",": N_("decimal comma")}


def write_report(
    name, table: Table, facts, chosen, values, used, lines, rejected, repeated, currency
) -> Report:
    """The report on a ledger that was read; ``facts`` are a TextFacts or a SheetFacts."""
    amount, days = lines["amount"].to_numpy(), lines["date"].to_numpy()
    returned = amount < 0
    reasons = rejected["reason"].cat
    counts = zip(
        reasons.categories, np.bincount(reasons.codes, minlength=len(reasons.categories)), strict=True
    )
    present = _currencies_present(values, used)
    return Report(
        name=name,
        lines_in_file=len(table),
        lines=len(lines),
        rejected={str(reason): int(n) for reason, n in sorted(counts, key=lambda found: -found[1])},
        customers=len(lines["customer"].cat.categories),
        first_day=pd.Timestamp(days.min()),
        last_day=pd.Timestamp(days.max()),
        amount=float(amount.sum()),
        returns=int(returned.sum()),
        returns_amount=float(amount[returned].sum()),
        zero_amounts=int((amount == 0).sum()),
        repeated=repeated,
        blank_rows=table.blank_rows,
        currency=currency or (next(iter(present)) if len(present) == 1 else ""),
        reading=tuple(_reading(table, facts, chosen, values)),
        notes=tuple(_notes(table, facts, chosen, values, used, present)),
    )


def _reading(table, facts, chosen, values):
    if isinstance(facts, TextFacts):
        yield _("Encoding"), facts.encoding
        yield _("Fields separated by"), _(_DELIMITERS[facts.delimiter])
    else:
        yield _("Sheet"), facts.sheet
    yield _("Column names in row"), str(table.header_row)
    for role, title in _ROLES.items():
        if role in chosen:
            text = _("“{column}” ({how})").format(column=chosen[role].column, how=_(chosen[role].how))
            yield _(title), text
        elif role == "amount":
            yield (
                _(title),
                _("“{quantity}” × “{price}”, computed").format(
                    quantity=chosen["quantity"].column, price=chosen["price"].column
                ),
            )
    yield _("Numbers"), _number_style(values.marks)
    yield _("Dates"), _date_style(values.dates)


def _number_style(marks):
    if marks.basis == vals.NOT_NEEDED:
        return _("whole numbers")
    style = _(_MARKS[marks.main])
    if marks.basis == vals.ASSUMED:
        return _("{style} (assumed)").format(style=style)
    return style


def _date_style(dates):
    forms = ", ".join(_(form) for form in dates.forms)
    if not dates.order:
        return forms
    if dates.order == "day":
        return _("{forms}; the day comes first").format(forms=forms)
    return _("{forms}; the month comes first").format(forms=forms)


def _notes(table, facts, chosen, values, used, present):
    if isinstance(facts, TextFacts):
        yield from _text_notes(facts)
    elif facts.others:
        yield _("The workbook has other sheets too: {sheets}. Take one with sheet=.").format(
            sheets=", ".join(facts.others)
        )
    yield from cols.notes(chosen)
    yield from _customer_notes(table, chosen, used)
    yield from _date_notes(values.dates)
    if values.marks.basis == vals.ASSUMED:
        yield _(
            "The numbers could be read with a decimal point or a decimal comma; a {mark} was assumed. "
            'Say decimal="." or decimal="," to be sure.'
        ).format(mark=_(_MARKS[values.marks.main]))
    if len(present) > 1:
        yield _(
            "The amounts are in several currencies ({list}) and were not converted: totals mix them. "
            'Take one with currency="{first}".'
        ).format(list=", ".join(f"{c}: {n:,}" for c, n in present.items()), first=next(iter(present)))
    yield from _number_notes(chosen, values, used)


def _number_notes(chosen, values, used):
    kept_without = {
        "quantity": lambda n: ngettext(
            "{n} line has a quantity that cannot be read; it was kept without it.",
            "{n} lines have a quantity that cannot be read; they were kept without it.",
            n,
        ),
        "price": lambda n: ngettext(
            "{n} line has a price that cannot be read; it was kept without it.",
            "{n} lines have a price that cannot be read; they were kept without it.",
            n,
        ),
    }
    for role, sentence in kept_without.items():
        n = unreadable(values, role, used) if role in chosen else 0
        if n:
            yield sentence(n).format(n=f"{n:,}")
    if "amount" in chosen and "quantity" in chosen:
        n = int(((values.numbers["quantity"] < 0) & (values.numbers["amount"] > 0) & used).sum())
        if n:
            yield ngettext(
                "{n} line has a negative quantity but a positive amount: is it a return?",
                "{n} lines have a negative quantity but a positive amount: are they returns?",
                n,
            ).format(n=f"{n:,}")


def _text_notes(facts):
    if facts.damaged:
        yield ngettext(
            "{n} character could not be read and shows as �.",
            "{n} characters could not be read and show as �.",
            facts.damaged,
        ).format(n=f"{facts.damaged:,}")
    if facts.quotes_ignored:
        yield _("A quotation mark is opened and never closed: each row of the file was taken as one line.")


def _date_notes(dates):
    if dates.basis == "assumed" and dates.order == "day":
        yield _(
            "No date shows whether the day or the month comes first; the day was assumed. "
            "Say day_first=True to be sure, or day_first=False to change it."
        )
    if dates.basis == "assumed" and dates.order == "month":
        yield _(
            "No date shows whether the day or the month comes first; the month was assumed. "
            "Say day_first=False to be sure, or day_first=True to change it."
        )
    if dates.basis == "conflict":
        yield _(
            "Some dates can only have the day first and others only the month. The more frequent order was "
            "taken and the others were rejected; dates with both figures below 13 may be swapped."
        )


def _customer_notes(table, chosen, used):
    """Names that stand under several customer numbers are counted as one customer: say so."""
    choice = chosen["customer"]
    number = next((h for h in choice.rivals if is_a_number(h)), None)
    if number is None:
        return
    names, numbers = table.column(choice.column), table.column(number)
    keys = names.codes[used].astype(np.int64) * len(numbers.values) + numbers.codes[used]
    n = int((np.bincount(np.unique(keys) // len(numbers.values)) > 1).sum())
    if n:
        yield ngettext(
            "{n} customer in “{column}” stands under more than one “{number}” and is counted as one. "
            'To keep the numbers apart: columns={{"customer": "{number}"}}.',
            "{n} customers in “{column}” stand under more than one “{number}” and are counted as one each. "
            'To keep the numbers apart: columns={{"customer": "{number}"}}.',
            n,
        ).format(n=f"{n:,}", column=choice.column, number=number)


def _currencies_present(values, used):
    counts = np.bincount(values.currency_codes[used], minlength=len(values.currencies))
    found = {name: int(n) for name, n in zip(values.currencies, counts, strict=True) if name and n}
    return dict(sorted(found.items(), key=lambda item: -item[1]))
