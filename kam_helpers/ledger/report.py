"""What was found in a ledger: a sentence, and a table that shows how every part was read."""

from dataclasses import dataclass, field

import pandas as pd

from kam_helpers import formats
from kam_helpers.text import _, ngettext


@dataclass(frozen=True)
class Report:
    """The counts behind ``sentence`` and ``table``. Amounts are in the file's own currency; dates are days.

    ``reading`` holds (what, how) pairs on encoding, columns, numbers and dates; ``notes`` what a person
    should look at.
    """

    name: str
    lines_in_file: int
    lines: int
    rejected: dict[str, int]
    customers: int
    first_day: pd.Timestamp
    last_day: pd.Timestamp
    amount: float
    returns: int
    returns_amount: float
    zero_amounts: int
    repeated: int
    blank_rows: int
    currency: str = ""
    reading: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = field(default=())

    @property
    def sentence(self) -> str:
        """What was read, in one breath; a second sentence when lines had to be left out."""
        read = ngettext(
            "Read {lines} of {all} lines of “{name}”: {customers} customer, {first} to {last}, "
            "{amount} in total.",
            "Read {lines} of {all} lines of “{name}”: {customers} customers, {first} to {last}, "
            "{amount} in total.",
            self.customers,
        ).format(
            lines=_count(self.lines),
            all=_count(self.lines_in_file),
            name=self.name,
            customers=_count(self.customers),
            first=_day(self.first_day),
            last=_day(self.last_day),
            amount=self._money(self.amount),
        )
        left = sum(self.rejected.values())
        if not left:
            return read
        reason, most = max(self.rejected.items(), key=lambda item: item[1])
        rest = ngettext(
            "{n} line could not be used (mostly: {reason}).",
            "{n} lines could not be used (mostly: {reason}).",
            left,
        )
        if most == left:
            rest = ngettext(
                "{n} line could not be used: {reason}.", "{n} lines could not be used: {reason}.", left
            )
        return f"{read} {rest.format(n=_count(left), reason=reason)}"

    @property
    def table(self) -> pd.DataFrame:
        """One row per finding; index "finding", column "value", all text."""
        found = [
            (_("Lines in the file"), _count(self.lines_in_file)),
            (_("Lines read"), _count(self.lines)),
            (_("Lines rejected"), _count(sum(self.rejected.values()))),
            *(
                (_("Rejected: {reason}").format(reason=reason), _count(n))
                for reason, n in self.rejected.items()
            ),
            (_("Empty rows"), _count(self.blank_rows)),
            (_("Customers"), _count(self.customers)),
            (
                _("Period"),
                _("{first} to {last}").format(first=_day(self.first_day), last=_day(self.last_day)),
            ),
            (_("Amount in total"), self._money(self.amount)),
            (
                _("Returns and cancellations"),
                _("{n} lines, {amount}").format(
                    n=_count(self.returns), amount=self._money(self.returns_amount)
                ),
            ),
            (_("Lines with amount zero"), _count(self.zero_amounts)),
            (_("Lines that repeat another"), _count(self.repeated)),
            *self.reading,
            *((_("Please check"), note) for note in self.notes),
        ]
        index = pd.Index([what for what, _value in found], name=_("finding"))
        return pd.DataFrame({_("value"): [value for _what, value in found]}, index=index)

    def _money(self, amount):
        shown = f"{amount:,.2f}".replace("-", "−")
        return f"{self.currency}{formats.NBSP}{shown}" if self.currency else shown

    def __str__(self):
        width = max(map(len, self.table.index))
        rows = "\n".join(f"{what:<{width}}  {value}" for what, value in self.table.itertuples(name=None))
        return f"{self.sentence}\n\n{rows}"

    __repr__ = __str__

    def _repr_html_(self):
        return f"<p>{formats.inert(self.sentence)}</p>{formats.table_html(self.table)}"


def _count(n):
    return f"{n:,}"


def _day(moment):
    return f"{moment:%Y-%m-%d}"
