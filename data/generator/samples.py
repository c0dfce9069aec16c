"""A sample export as an ERP system writes it: not a clean table, and that is the point.

Semicolons, decimal comma, thousands points, negatives in parentheses, German headings, Latin-1, a title line
above the header, a total at the end, a line without a customer and one without a readable date.
"""

FILE = "samples/erp_export.txt"
REGION, FIRST_DAY = "West", "2025-07-01"
_TITLE = "Fakturajournal KCD, Vertriebsgebiet West, 01.07.2025 - 30.06.2026"
_HEAD = "Belegnummer;Rechnungsdatum;Kunde;Artikel;Menge;Einzelpreis;Nettobetrag"
_BROKEN = (
    "I09998;15.01.2026;;Frachtpauschale;1;180,00;180,00",
    "I09999;folgt;Gutschrift offen;Bonus;1;0,00;0,00",
)


def erp_export(tables):
    """The bytes of the sample: the last twelve months of one region, from the clean tables."""
    names = {row[0]: row[1] for row in tables["accounts.csv"] if row[3] == REGION}
    articles = {row[0]: row[1] for row in tables["products.csv"]}
    rows, total = [], 0
    for invoice, day, account, product, quantity, price, amount in tables["invoice_lines.csv"]:
        if account in names and str(day) >= FIRST_DAY:
            rows.append(_line(invoice, str(day), names[account], articles[product], quantity, price, amount))
            total += int(amount.replace(".", ""))  # whole cents
    end = f"Summe;;;;;;{_german(f'{total // 100}.{total % 100:02d}')}"
    return ("\r\n".join([_TITLE, "", _HEAD, *rows, *_BROKEN, end]) + "\r\n").encode("latin-1", "replace")


def _line(invoice, day, customer, article, quantity, price, amount):
    date = f"{day[8:]}.{day[5:7]}.{day[:4]}"
    return ";".join([invoice, date, customer, article, str(quantity), _german(price), _german(amount)])


def _german(number):
    """1234.50 with a minus → (1.234,50)."""
    whole, _, cents = number.lstrip("-").partition(".")
    text = f"{int(whole):,}".replace(",", ".") + "," + cents
    return f"({text})" if number.startswith("-") else text
