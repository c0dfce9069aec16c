"""When invoices are paid."""

from datetime import timedelta

from .draws import Stream, nearest
from .period import LAST, years_before_midpoint


def payments_of(traits, numbered_invoices):
    """(invoice number, invoice, due date, day paid or None) for one account's invoices.

    A credit note is settled on the day it falls due: it is set off against the next transfer.
    """
    draw = Stream("payments", traits["account"])
    for number, invoice in numbered_invoices:
        due = invoice.date + timedelta(days=0 if invoice.is_return else traits["payment_terms_days"])
        drift = -traits["late_trend_days_per_year"] * years_before_midpoint(invoice.date)
        late = (
            0
            if invoice.is_return
            else nearest(draw.bell(traits["days_late"] + drift, 6 + traits["days_late"] / 2))
        )
        paid = max(invoice.date, due + timedelta(days=late))
        yield number, invoice, due, paid if paid <= LAST else None
