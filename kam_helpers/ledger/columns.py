"""Which column is which: proposed from the headers and from what stands below them; what the user says
wins."""

from dataclasses import dataclass

from kam_helpers.ledger.dates import looks_like_date
from kam_helpers.ledger.errors import LedgerError, near_matches, quoted
from kam_helpers.ledger.headers import GROSS, NET, ROLES, STANDARD, amount_kind, name_score
from kam_helpers.ledger.numbers import BLANKS, looks_like_number
from kam_helpers.ledger.table import Column, Table, cell_text
from kam_helpers.text import N_, _

TOLD, BY_NAME, BY_CONTENT, COMPUTED = (
    N_("as you said"),
    N_("by its name"),
    N_("by its content"),
    N_("computed"),
)
_SAMPLE = 120
_ENOUGH = 0.5


@dataclass(frozen=True)
class Choice:
    """The header of the column taken for a role, and how it was found. ``rivals``: headers that could be it
    too."""

    column: str
    how: str
    rivals: tuple[str, ...] = ()


def check_columns(columns) -> dict:
    """The user's ``columns=`` with every key known, or a LedgerError with near matches."""
    if columns is None:
        return {}
    if not isinstance(columns, dict):
        raise LedgerError(_('Write columns= as a dictionary, such as columns={"customer": "Kunde"}.'))
    for role in columns:
        if role not in ROLES:
            near = near_matches(role, ROLES) or STANDARD
            raise LedgerError(
                _("columns= does not know “{role}”. Did you mean {near}? It knows {known}.").format(
                    role=role, near=quoted(near, 3), known=quoted(ROLES)
                )
            )
    return dict(columns)


def choose_columns(name: str, table: Table, told: dict) -> dict[str, Choice]:
    """Role → choice for every role that has a column. LedgerError when customer, date or amount has none.

    ``told`` maps roles to headers; None says that the file has no such column.
    """
    chosen = {
        role: Choice(_find(name, header, table), TOLD) for role, header in told.items() if header is not None
    }
    kinds = {column.name: _Kind(column) for column in table.columns if column.name in table.names}
    free_roles = [role for role in ROLES if role not in told]
    chosen |= _by_name(kinds, free_roles, {choice.column for choice in chosen.values()})
    for role in ("date", "amount", "customer"):
        if role in free_roles and role not in chosen and not (role == "amount" and _can_multiply(chosen)):
            alone = _by_content(kinds, role, {choice.column for choice in chosen.values()})
            if alone:
                chosen[role] = Choice(alone, BY_CONTENT)
    missing = [role for role in ("customer", "date", "amount") if role not in chosen]
    if "amount" in missing and _can_multiply(chosen):
        missing.remove("amount")
    if missing:
        raise _missing(name, table, missing, chosen)
    return {role: chosen[role] for role in ROLES if role in chosen}


def _can_multiply(chosen):
    return "quantity" in chosen and "price" in chosen


def _find(name, header, table):
    wanted = " ".join(str(header).split())
    for same in (lambda n: n == wanted, lambda n: n.casefold() == wanted.casefold()):
        for column in table.names:
            if same(column):
                return column
    near = near_matches(wanted, table.names)
    if near:
        raise LedgerError(
            _("“{name}” has no column “{column}”. Did you mean {near}?").format(
                name=name, column=header, near=quoted(near)
            )
        )
    raise LedgerError(
        _("“{name}” has no column “{column}”. Its columns are {columns}.").format(
            name=name, column=header, columns=quoted(table.names, 30)
        )
    )


class _Kind:
    """What share of a column's cells are dates, numbers and text: judged on a sample of its distinct
    values."""

    def __init__(self, column: Column):
        cells = list(column.values[:: max(1, len(column.values) // _SAMPLE)])
        cells = [v for v in cells if cell_text(v).strip().casefold() not in BLANKS]
        n = max(1, len(cells))
        dates = [looks_like_date(v) for v in cells]
        numbers = [looks_like_number(v) for v in cells]
        self.filled = bool(cells)
        self.dates = sum(dates) / n
        self.serial_dates = sum(looks_like_date(v, serial=True) for v in cells) / n
        self.numbers = sum(numbers) / n
        self.text = sum(not date and not number for date, number in zip(dates, numbers, strict=True)) / n
        self.distinct = len(column.values)
        self.lines = len(column.codes)

    def may_be(self, role) -> bool:
        """Whether the content allows the role."""
        if role == "date":
            return self.serial_dates >= _ENOUGH
        if role in ("amount", "quantity", "price"):
            return self.numbers >= _ENOUGH
        return self.filled and (role == "invoice" or self.dates < _ENOUGH or self.numbers >= _ENOUGH)


def _by_name(kinds, roles, taken):
    """The best-named columns first, each column for one role only."""
    scores = [
        (name_score(header, role), -at, -position, role, header)
        for at, role in enumerate(roles)
        for position, (header, kind) in enumerate(kinds.items())
        if header not in taken and name_score(header, role) > 0 and kind.may_be(role)
    ]
    chosen = {}
    used = set()
    for _score, _at, _position, role, header in sorted(scores, reverse=True):
        if role in chosen or header in used:
            continue
        rivals = tuple(h for s, _a, _p, r, h in sorted(scores, reverse=True) if r == role and h != header)
        chosen[role] = Choice(header, BY_NAME, rivals)
        used.add(header)
    return {
        role: Choice(choice.column, choice.how, tuple(h for h in choice.rivals if h not in used))
        for role, choice in chosen.items()
    }


def _by_content(kinds, role, taken):
    """The only column that could be it, or None. A customer is text that comes again."""
    fits = {
        "date": lambda k: k.dates >= 0.9,
        "amount": lambda k: k.numbers >= 0.9 and k.dates < _ENOUGH,
        "customer": lambda k: k.text >= 0.9 and k.distinct < k.lines,
    }[role]
    found = [header for header, kind in kinds.items() if header not in taken and kind.filled and fits(kind)]
    return found[0] if len(found) == 1 else None


def _missing(name, table, missing, chosen):
    example = {role: chosen[role].column for role in ("customer", "date") if role in chosen}
    example |= dict.fromkeys(missing, "…")
    line = ", ".join(f'"{role}": "{header}"' for role, header in example.items())
    return LedgerError(
        _(
            "In “{name}” no column could be recognised as {missing}. Its columns are {columns}. "
            "Say which one it is: read_ledger(…, columns={{{line}}})"
        ).format(name=name, missing=quoted(missing), columns=quoted(table.names, 30), line=line)
    )


def notes(chosen: dict[str, Choice]) -> list[str]:
    """Sentences about choices a person should look at."""
    said = []
    amount = chosen.get("amount")
    if amount is not None:
        kind = amount_kind(amount.column)
        others = [h for h in amount.rivals if amount_kind(h) == GROSS]
        if kind != GROSS and others:
            said.append(
                _("There is an amount with tax too (“{gross}”); the one without was taken (“{net}”).").format(
                    gross=others[0], net=amount.column
                )
            )
        elif kind == GROSS:
            said.append(_("The amount (“{column}”) includes tax.").format(column=amount.column))
        elif amount.rivals and kind != NET:
            said.append(
                _(
                    "Other columns could be the amount: {columns}. Name yours with columns= if it is one "
                    "of them."
                ).format(columns=quoted(amount.rivals, 4))
            )
    return said
