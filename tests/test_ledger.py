"""Exports as companies write them: each with what must come out and what the report must say."""

import csv
import datetime
import gzip
import io
import os
import stat
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from kam_helpers import formats
from kam_helpers.errors import CourseError
from kam_helpers.ledger import LedgerError, read_ledger, source, text_table

PLAIN = """customer,date,invoice,product,quantity,price,amount
Alder AG,2025-12-31,R1,Coating,2,10.50,21.00
Birch Ltd,2025-11-30,R2,Pump,1,1200.00,1200.00
Alder AG,2025-10-01,R3,Coating,-1,10.50,-10.50
"""


@pytest.fixture
def write(tmp_path):
    def _write(content, name="export.csv", encoding="utf-8"):
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return file

    return _write


def workbook(*sheets, title="Sheet"):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"{title} {number}")
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def zipped(files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def found(ledger, what):
    values = ledger.report.table.loc[[what], "value"]
    return " ".join(values)


def summary(ledger):
    lines = ledger.lines
    return (
        lines["customer"].astype(str).tolist(),
        lines["date"].dt.strftime("%Y-%m-%d").tolist(),
        lines["amount"].round(6).tolist(),
    )


PLAIN_SUMMARY = (
    ["Alder AG", "Birch Ltd", "Alder AG"],
    ["2025-12-31", "2025-11-30", "2025-10-01"],
    [21.0, 1200.0, -10.5],
)


def test_standard_columns_and_their_types(write):
    lines = read_ledger(write(PLAIN)).lines
    assert list(lines.columns) == [
        "customer",
        "date",
        "invoice",
        "product",
        "quantity",
        "price",
        "amount",
        "row",
    ]
    for name in ("customer", "invoice", "product"):
        assert isinstance(lines[name].dtype, pd.CategoricalDtype)
    assert lines["date"].dtype.kind == "M"
    assert all(lines[name].dtype == "float64" for name in ("quantity", "price", "amount"))
    assert lines["row"].tolist() == [2, 3, 4]


@pytest.mark.parametrize(
    ("content", "delimiter", "encoding"),
    [
        (PLAIN.encode(), "comma", "UTF-8"),
        (PLAIN.encode("utf-8-sig"), "comma", "UTF-8 (BOM)"),
        (PLAIN.replace(",", ";").encode(), "semicolon", "UTF-8"),
        (PLAIN.replace(",", "\t").encode(), "tab", "UTF-8"),
        (PLAIN.replace(",", "|").encode(), "bar", "UTF-8"),
        (PLAIN.encode("utf-16"), "comma", "UTF-16"),
        (PLAIN.encode("utf-16-le"), "comma", "UTF-16-LE"),
        (PLAIN.encode("utf-16-be"), "comma", "UTF-16-BE"),
        (PLAIN.replace("\n", "\r\n").encode(), "comma", "UTF-8"),
        (PLAIN.replace("\n", "\r").encode(), "comma", "UTF-8"),
        (PLAIN.rstrip("\n").encode(), "comma", "UTF-8"),
        (gzip.compress(PLAIN.encode()), "comma", "UTF-8"),
        (gzip.compress(PLAIN[:80].encode()) + gzip.compress(PLAIN[80:].encode()), "comma", "UTF-8"),
        (zipped({"ledger.csv": PLAIN}), "comma", "UTF-8"),
        (("\nSales ledger 2025\n\n" + PLAIN).encode(), "comma", "UTF-8"),
        (("sep=;\n" + PLAIN.replace(",", ";")).encode(), "semicolon", "UTF-8"),
    ],
)
@pytest.mark.parametrize("name", ["ledger.csv", "ledger.dat", "ledger.xlsx", "ledger.csv.gz"])
def test_packing_delimiter_and_encoding_are_found_by_content(write, content, delimiter, encoding, name):
    ledger = read_ledger(write(content, name))
    assert summary(ledger) == PLAIN_SUMMARY
    assert found(ledger, "Fields separated by") == delimiter
    assert found(ledger, "Encoding") == encoding
    assert len(ledger.rejected) == 0


@pytest.mark.parametrize("quick_from", [0, 2**62])
def test_a_mark_at_the_end_of_each_line_is_no_column(write, monkeypatch, quick_from):
    monkeypatch.setattr(text_table, "QUICK_FROM", quick_from)
    header, *lines = (PLAIN + ",2025-01-01,R,P,1,1,1\n").splitlines()
    ledger = read_ledger(write("\n".join([header, *(f"{line}," for line in lines)])))
    assert summary(ledger) == PLAIN_SUMMARY
    assert ledger.rejected.columns.tolist() == ["row", "reason", *header.split(",")]


@pytest.mark.parametrize(
    ("name", "encoding", "said"),
    [
        ("Müller & Söhne", "utf-8", "UTF-8"),
        ("Müller & Söhne", "latin-1", "Windows-1252 (Latin-1)"),
        ("Café d’Été", "cp1252", "Windows-1252 (Latin-1)"),
        ("上海涂料有限公司", "gb18030", "GB18030"),
        ("上海涂料有限公司", "utf-8", "UTF-8"),
        ("上海涂料有限公司", "utf-16", "UTF-16"),
    ],
)
def test_names_survive_their_encoding(write, name, encoding, said):
    ledger = read_ledger(write(PLAIN.replace("Alder AG", name), encoding=encoding))
    assert set(ledger.lines["customer"]) == {name, "Birch Ltd"}
    assert found(ledger, "Encoding") == said


def test_one_damaged_byte_does_not_change_the_encoding_of_all_others(write):
    content = PLAIN.replace("Alder AG", "上海涂料有限公司").encode()
    ledger = read_ledger(write(content.replace(b"Birch", b"B\xffrch")))
    assert "上海涂料有限公司" in set(ledger.lines["customer"])
    assert "1 character could not be read" in found(ledger, "Please check")


def test_the_encoding_can_be_told(write):
    file = write(PLAIN.replace("Alder AG", "台北塗料"), encoding="big5")
    assert "台北塗料" in set(read_ledger(file, encoding="big5").lines["customer"])
    with pytest.raises(LedgerError, match=r"no encoding “klingon”"):
        read_ledger(file, encoding="klingon")


NUMBERS = [
    ("1234.5", "7.25", 1234.5, "decimal point"),
    ("1,234.50", "7.25", 1234.5, "decimal point"),
    ("1.234,50", "7,25", 1234.5, "decimal comma"),
    ("1 234,50", "7,25", 1234.5, "decimal comma"),
    ("1\u00a0234,50", "7,25", 1234.5, "decimal comma"),
    ("1\u202f234,50 €", "7,25", 1234.5, "decimal comma"),
    ("1'234.50", "7.25", 1234.5, "decimal point"),
    ("1’234.50", "7.25", 1234.5, "decimal point"),
    ("12,34,567.00", "7.25", 1234567, "decimal point"),
    ("(1,234.50)", "7.25", -1234.5, "decimal point"),
    ("1.234,50-", "7,25", -1234.5, "decimal comma"),
    ("−1234.5", "7.25", -1234.5, "decimal point"),
    ("€ 1,234.50", "7.25", 1234.5, "decimal point"),
    ("-$1,234.50", "7.25", -1234.5, "decimal point"),
    ("$(1,234.50)", "7.25", -1234.5, "decimal point"),
    ("CNY 1,234.50", "7.25", 1234.5, "decimal point"),
    ("￥１，２３４.50", "7.25", 1234.5, "decimal point"),
    ("1.234,50 EUR", "7,25", 1234.5, "decimal comma"),
    ("1.2345E+03", "7.25", 1234.5, "decimal point"),
    ("+1234", "7", 1234, "whole numbers"),
    ("1.234", "7,5", 1234, "decimal comma"),
    ("1,234", "7.5", 1234, "decimal point"),
    ("1.234.567", "7", 1234567, "decimal comma"),
]


@pytest.mark.parametrize(("text", "other", "number", "style"), NUMBERS)
def test_numbers_as_people_write_them(write, text, other, number, style):
    rows = [["Kunde", "Datum", "Betrag"], ["Alder", "2025-12-31", text], ["Birch", "2025-12-30", other]]
    ledger = read_ledger(write("\n".join(";".join(row) for row in rows)))
    assert ledger.lines["amount"].tolist() == [number, float(other.replace(",", "."))]
    assert found(ledger, "Numbers") == style


@pytest.mark.parametrize(
    ("texts", "numbers", "style"),
    [
        (["1.234", "12.500", "950"], [1234, 12500, 950], "decimal comma (assumed)"),
        (["1.234", "1500", "950"], [1.234, 1500, 950], "decimal point (assumed)"),
        (["1,234", "12,500", "950"], [1234, 12500, 950], "decimal point (assumed)"),
    ],
)
def test_marks_that_could_be_either_are_assumed_and_said(write, texts, numbers, style):
    file = write("Kunde;Datum;Betrag\n" + "".join(f"Alder;2025-12-31;{text}\n" for text in texts))
    ledger = read_ledger(file)
    assert ledger.lines["amount"].tolist() == numbers
    assert found(ledger, "Numbers") == style
    assert 'Say decimal="."' in found(ledger, "Please check")
    told = read_ledger(file, decimal="." if "," in texts[0] else ",")
    assert told.lines["amount"].iloc[0] == 1234
    assert "Please check" not in told.report.table.index


DATES = [
    (["2025-12-31", "2025-01-05"], None, "2025-12-31", "2025-01-05", "year-month-day"),
    (["2025/12/31", "2025/1/5"], None, "2025-12-31", "2025-01-05", "year-month-day"),
    (["2025-12-31 23:59:58", "2025-01-05T08:00:00Z"], None, "2025-12-31", "2025-01-05", "year-month-day"),
    (
        ["31/12/2025", "05/01/2025"],
        None,
        "2025-12-31",
        "2025-01-05",
        "day and month in figures; the day comes first",
    ),
    (
        ["12/31/2025", "01/05/2025"],
        None,
        "2025-12-31",
        "2025-01-05",
        "day and month in figures; the month comes first",
    ),
    (
        ["12/31/25 4:05 PM", "1/5/25 12:00 AM"],
        None,
        "2025-12-31",
        "2025-01-05",
        "day and month in figures; the month comes first",
    ),
    (
        ["31.12.2025", "5.1.25"],
        None,
        "2025-12-31",
        "2025-01-05",
        "day and month in figures; the day comes first",
    ),
    (["20251231", "20250105"], None, "2025-12-31", "2025-01-05", "year, month and day without a mark"),
    (["2025年12月31日", "2025年1月5日"], None, "2025-12-31", "2025-01-05", "Chinese"),
    (["31-Dec-25", "5-Jan-25"], None, "2025-12-31", "2025-01-05", "month as a word"),
    (["Dec 31, 2025", "January 5, 2025"], None, "2025-12-31", "2025-01-05", "month as a word"),
    (["31. Dezember 2025", "5. Jänner 2025"], None, "2025-12-31", "2025-01-05", "month as a word"),
    (["31 déc. 2025", "5 janv. 2025"], None, "2025-12-31", "2025-01-05", "month as a word"),
    (["31 de diciembre de 2025", "5 de enero de 2025"], None, "2025-12-31", "2025-01-05", "month as a word"),
    (["46022", "45662"], None, "2025-12-31", "2025-01-05", "spreadsheet day numbers"),
    (
        ["03/04/2025", "05/01/2025"],
        True,
        "2025-04-03",
        "2025-01-05",
        "day and month in figures; the day comes first",
    ),
    (
        ["03/04/2025", "05/01/2025"],
        False,
        "2025-03-04",
        "2025-05-01",
        "day and month in figures; the month comes first",
    ),
]


@pytest.mark.parametrize(("texts", "day_first", "first", "second", "form"), DATES)
def test_dates_as_companies_write_them(write, texts, day_first, first, second, form):
    file = write(f"customer;date;amount\nAlder;{texts[0]};1\nBirch;{texts[1]};2\n")
    ledger = read_ledger(file, day_first=day_first)
    assert ledger.lines["date"].dt.strftime("%Y-%m-%d").tolist() == [first, second]
    assert found(ledger, "Dates") == form
    assert "Please check" not in ledger.report.table.index


def test_times_are_kept(write):
    ledger = read_ledger(
        write("customer;date;amount\nAlder;31.12.2025 16:05;1\nBirch;12/30/2025 4:05 PM;2\n")
    )
    assert ledger.lines["date"].iloc[0] == pd.Timestamp("2025-12-31 16:05")


@pytest.mark.parametrize(
    ("sign", "expected", "said"), [("", "2025-04-03", "the day"), ("$", "2025-03-04", "the month")]
)
def test_dates_that_could_be_either_are_assumed_and_said(write, sign, expected, said):
    ledger = read_ledger(write(f"customer,date,amount\nAlder,03/04/2025,{sign}5.50\n"))
    assert ledger.lines["date"].dt.strftime("%Y-%m-%d").tolist() == [expected]
    assert f"{said} was assumed" in found(ledger, "Please check")


def test_dates_in_both_orders_are_said_and_the_rarer_order_is_rejected(write):
    content = "customer,date,amount\nA1,31/12/2025,1\nA1,30/12/2025,2\nA2,12/31/2025,3\n"
    ledger = read_ledger(write(content))
    assert ledger.lines["row"].tolist() == [2, 3]
    assert ledger.rejected[["row", "reason"]].values.tolist() == [[4, "the date cannot be read"]]
    assert "others only the month" in found(ledger, "Please check")


REJECTED = [
    (",2025-12-31,R9,P,1,5.00,5.00", "no customer"),
    ("NULL,2025-12-31,R9,P,1,5.00,5.00", "no customer"),
    ("Alder AG,,R9,P,1,5.00,5.00", "no date"),
    ("Alder AG,soon,R9,P,1,5.00,5.00", "the date cannot be read"),
    ("Alder AG,2025-02-30,R9,P,1,5.00,5.00", "the date cannot be read"),
    ("Alder AG,9999-12-31,R9,P,1,5.00,5.00", "the date is before 1950 or after 2100"),
    ("Alder AG,2025-12-31,R9,P,1,5.00,", "no amount"),
    ("Alder AG,2025-12-31,R9", "no amount"),
    ("Alder AG,2025-12-31,R9,P,1,5.00,12 %", "the amount is a percentage"),
    ("Alder AG,2025-12-31,R9,P,1,5.00,five", "the amount cannot be read"),
    ("Alder AG,2025-12-31,R9,P,1,5.00,#REF!", "the amount cannot be read"),
    ('Alder AG,2025-12-31,R9,P,1,5.00,"12,5"', "the amount cannot be read"),
    ("Alder AG,2025-12-31,R9,P,1,5.00,4006381333931000000", "the amount cannot be read"),
    ("Alder AG,2025-12-31,R9,P,1,5.00,5.00,surplus", "more fields than the header"),
    ("Alder AG,2025-12-31,R9,P,1,5.00,5.00,,,surplus", "more fields than the header"),
    ("customer,date,invoice,product,quantity,price,amount", "the column names again"),
    ("Total,,,,2,,1210.50", "a total, not a line"),
    (",,,Gesamtsumme,,,1210.50", "a total, not a line"),
    ("合计:,,,,2,,1210.50", "a total, not a line"),
    ("Alder AG Total,,,,,,10.50", "a total, not a line"),
]


@pytest.mark.parametrize(("line", "reason"), REJECTED)
@pytest.mark.parametrize("place", ["first", "middle", "last"])
def test_a_line_that_cannot_be_used_is_kept_with_its_reason(write, line, reason, place):
    header, *lines = PLAIN.splitlines()
    at = {"first": 0, "middle": 2, "last": 3}[place]
    lines.insert(at, line)
    ledger = read_ledger(write("\n".join([header, *lines])))
    assert summary(ledger) == PLAIN_SUMMARY
    assert ledger.rejected[["row", "reason"]].values.tolist() == [[at + 2, reason]]
    assert ledger.report.rejected == {reason: 1}
    fields = next(csv.reader([line]))
    kept = ledger.rejected.iloc[0, 2:].tolist()
    assert kept[:7] == [*fields, *[""] * 7][:7]
    assert "surplus" not in line or "surplus" in kept[7]


def test_amounts_can_be_computed(write):
    content = "customer,date,quantity,price\nAlder,2025-12-31,3,1.5\nBirch,2025-12-31,x,1.5\n"
    content += "Cedar,2025-12-31,-2,1.5\n"
    ledger = read_ledger(write(content))
    assert ledger.lines["amount"].tolist() == [4.5, -3.0]
    assert ledger.rejected["reason"].tolist() == ["no quantity or price to compute the amount from"]
    assert found(ledger, "Amount is") == "“quantity” × “price”, computed"


def test_returns_zeros_and_repeated_lines_are_kept_and_counted(write):
    content = "customer,date,amount\n" + "A1,2025-01-01,5\n" * 3 + "A2,2025-01-02,-3\nA2,2025-01-03,0\n"
    ledger = read_ledger(write(content))
    assert len(ledger.lines) == 5
    report = ledger.report
    assert (report.returns, report.returns_amount, report.zero_amounts, report.repeated) == (1, -3.0, 1, 2)
    assert (
        report.sentence
        == "Read 5 of 5 lines of “export.csv”: 2 customers, 2025-01-01 to 2025-01-03, 12.00 in total."
    )


def test_the_sentence_says_what_was_left_out(write):
    ledger = read_ledger(write(PLAIN + ",2025-01-01,R,P,1,1,1\n,2025-01-01,R,P,1,1,1\nAlder,,R,P,1,1,1\n"))
    assert ledger.report.sentence.endswith("3 lines could not be used (mostly: no customer).")
    ledger = read_ledger(write(PLAIN + ",2025-01-01,R,P,1,1,1\n"))
    assert ledger.report.sentence.endswith("1 line could not be used: no customer.")


def test_blank_rows_are_no_lines_but_count_as_rows(write):
    header, first, *rest = PLAIN.splitlines()
    ledger = read_ledger(write("\n".join(["", header, "", first, " , ,,", *rest, "", ""])))
    assert ledger.lines["row"].tolist() == [4, 6, 7]
    assert (ledger.report.lines_in_file, ledger.report.blank_rows) == (3, 4 - 1)


def test_a_line_break_inside_quotation_marks_does_not_shift_the_rows(write):
    content = 'customer,date,amount\n"Alder\nAG",2025-12-31,1\n"Birch, ""the"" Ltd",2025-12-30,2\n'
    ledger = read_ledger(write(content))
    assert ledger.lines["customer"].tolist() == ["Alder\nAG", 'Birch, "the" Ltd']
    assert ledger.lines["row"].tolist() == [2, 3]


def test_a_quotation_that_never_ends_costs_one_line_at_most(write):
    lines = "".join(f"A{n},2025-01-0{n},{n}\n" for n in range(1, 9))
    ledger = read_ledger(write("customer,date,amount\n" + lines.replace("A3", '"A3')))
    assert ledger.report.lines_in_file == 8
    assert set(ledger.lines["row"]) >= {2, 3, 5, 6, 7, 8, 9}
    assert "quotation mark" in found(ledger, "Please check")


def test_customer_numbers_lose_the_decimal_an_export_gave_them(write):
    ledger = read_ledger(
        write("CustomerID,InvoiceDate,Amount\n17850.0,2025-12-31,1\n,2025-12-31,2\n13047.0,2025-12-31,3\n")
    )
    assert ledger.lines["customer"].tolist() == ["17850", "13047"]
    assert ledger.rejected["CustomerID"].tolist() == [""]


HEADERS = [
    (
        "Customer Name,Customer No,Invoice Date,Due Date,Net Amount,Gross Amount",
        {"customer": "Customer Name", "date": "Invoice Date", "amount": "Net Amount"},
    ),
    (
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
        {
            "customer": "CustomerID",
            "date": "InvoiceDate",
            "invoice": "InvoiceNo",
            "product": "StockCode",
            "quantity": "Quantity",
            "price": "UnitPrice",
        },
    ),
    (
        "Kundennr.,Kundenname,Belegnummer,Belegdatum,Artikel,Menge,Einzelpreis,Nettobetrag,MwSt",
        {
            "customer": "Kundenname",
            "date": "Belegdatum",
            "invoice": "Belegnummer",
            "product": "Artikel",
            "quantity": "Menge",
            "price": "Einzelpreis",
            "amount": "Nettobetrag",
        },
    ),
    (
        "KUNAG,NAME1,VBELN,FKDAT,MATNR,ARKTX,FKIMG,NETWR,WAERK",
        {
            "customer": "NAME1",
            "date": "FKDAT",
            "invoice": "VBELN",
            "quantity": "FKIMG",
            "amount": "NETWR",
            "currency": "WAERK",
        },
    ),
    (
        "Code client,Nom du client,N° facture,Date de facture,Désignation,Qté,PU HT,Montant HT,Montant TTC",
        {
            "customer": "Nom du client",
            "date": "Date de facture",
            "invoice": "N° facture",
            "product": "Désignation",
            "quantity": "Qté",
            "price": "PU HT",
            "amount": "Montant HT",
        },
    ),
    (
        "Cliente,Fecha factura,Nº factura,Artículo,Cantidad,Precio unitario,Importe",
        {
            "customer": "Cliente",
            "date": "Fecha factura",
            "invoice": "Nº factura",
            "product": "Artículo",
            "quantity": "Cantidad",
            "price": "Precio unitario",
            "amount": "Importe",
        },
    ),
    (
        "客户编码,客户名称,开票日期,发票号码,产品名称,数量,含税单价,不含税金额,价税合计",
        {
            "customer": "客户名称",
            "date": "开票日期",
            "invoice": "发票号码",
            "product": "产品名称",
            "quantity": "数量",
            "price": "含税单价",
            "amount": "不含税金额",
        },
    ),
    (
        "Sold-to party,Billing date,Cost,Customer group,Revenue (EUR)",
        {"customer": "Sold-to party", "date": "Billing date", "amount": "Revenue (EUR)"},
    ),
]
TEXT = {"customer", "invoice", "product", "currency"}


@pytest.mark.parametrize(("header", "expected"), HEADERS)
def test_columns_are_proposed_from_names_and_content(write, header, expected):
    names = header.split(",")
    roles = {column: role for role, column in expected.items()}

    def cell(name, row):
        role = roles.get(name)
        if role == "currency":
            return "EUR"
        if role == "date" or "date" in name.casefold():
            return f"2025-0{row}-15"
        return f"{row}.5" if role in ("amount", "quantity", "price") else f"{name[:1]}{row % 2}x"

    lines = [",".join(cell(name, row) for name in names) for row in range(1, 8)]
    ledger = read_ledger(write("\n".join([header, *lines])))
    taken = {role: column for role, column in ledger.columns.items() if role in expected}
    assert taken == expected
    for role, column in expected.items():
        assert found(ledger, f"{role.capitalize()} is") == f"“{column}” (by its name)"


def test_net_is_preferred_to_gross_and_said(write):
    ledger = read_ledger(write("Kunde;Datum;Brutto;Netto\nA;2025-12-31;119;100\n"))
    assert ledger.lines["amount"].tolist() == [100]
    assert "“Brutto”" in found(ledger, "Please check")
    ledger = read_ledger(write("Kunde;Datum;Brutto\nA;2025-12-31;119\n"))
    assert "includes tax" in found(ledger, "Please check")


def test_what_the_user_says_wins(write):
    file = write("Kunde;Rechnungsdatum;Lieferdatum;Brutto;Netto\nA;2025-12-31;2025-12-01;119;100\n")
    ledger = read_ledger(file, columns={"amount": "brutto", "date": "Lieferdatum"})
    assert summary(ledger) == (["A"], ["2025-12-01"], [119.0])
    assert found(ledger, "Amount is") == "“Brutto” (as you said)"
    file = write("Kunde;Datum;Menge;Preis;Summe\nA;2025-12-31;2;3;7\n")
    assert read_ledger(file, columns={"amount": None}).lines["amount"].tolist() == [6.0]


def test_columns_without_telling_names_are_found_by_content(write):
    ledger = read_ledger(
        write("wer,wann,wieviel\nA-x,31.12.2025,1.5\nB-x,30.12.2025,2.5\nA-x,29.12.2025,3.5\n")
    )
    assert ledger.columns == {"customer": "wer", "date": "wann", "amount": "wieviel"}
    assert found(ledger, "Date is") == "“wann” (by its content)"


def test_other_columns_are_kept_under_their_own_names(write):
    ledger = read_ledger(
        write("customer,date,amount,Country,row\nA,2025-12-31,1,Chile,x\nB,2025-12-31,1,,y\n")
    )
    assert ledger.lines["Country"].cat.categories.tolist() == ["Chile"]
    assert ledger.lines["row"].tolist() == [2, 3]
    assert ledger.lines["row (file)"].tolist() == ["x", "y"]


def test_one_name_under_two_customer_numbers_is_said(write):
    file = write("Kunde;Kundennummer;Datum;Betrag\nA;1;2025-12-31;5\nA;2;2025-12-31;6\nB;3;2025-12-31;6\n")
    ledger = read_ledger(file)
    assert "1 customer in “Kunde” stands under more than one “Kundennummer”" in found(ledger, "Please check")
    assert read_ledger(file, columns={"customer": "Kundennummer"}).report.customers == 3


CURRENCIES = "customer;date;amount;currency\nA;2025-12-31;1;EUR\nB;2025-12-30;2;USD\nC;2025-12-29;4;EUR\n"


@pytest.mark.parametrize(
    "content",
    [CURRENCIES, "customer;date;amount\nA;2025-12-31;1 EUR\nB;2025-12-30;USD 2\nC;2025-12-29;€4\n"],
)
def test_currencies_are_not_mixed_in_silence(write, content):
    ledger = read_ledger(write(content))
    assert "several currencies (EUR: 2, USD: 1)" in found(ledger, "Please check")
    only = read_ledger(write(content), currency="eur")
    assert only.lines["amount"].tolist() == [1, 4]
    assert only.rejected["reason"].tolist() == ["in another currency"]
    assert found(only, "Amount in total") == "EUR\u00a05.00"


# --- workbooks


def test_a_workbook_keeps_the_types_of_its_cells(write):
    rows = [
        ["Umsatzliste 2025"],
        [],
        ["Kunde", "Datum", "Beleg", "Menge", "Betrag"],
        [17850, datetime.datetime(2025, 12, 31, 8, 26), 536365, 6, 1234.5],
        ["Birch", datetime.date(2025, 12, 30), "R2", 1, "1.234,50"],
        ["Cedar", 46020, "R3", None, -7],
        [None, None, None, None, None],
        ["Summe", None, None, 7, 2462],
    ]
    ledger = read_ledger(write(workbook(rows), "ledger.xlsx"))
    assert summary(ledger) == (
        ["17850", "Birch", "Cedar"],
        ["2025-12-31", "2025-12-30", "2025-12-29"],
        [1234.5, 1234.5, -7],
    )
    assert ledger.lines["row"].tolist() == [4, 5, 6]
    assert ledger.rejected[["row", "reason", "Betrag"]].values.tolist() == [
        [8, "a total, not a line", "2462"]
    ]
    assert found(ledger, "Column names in row") == "3"


LEDGER_ROWS = [["customer", "date", "amount"], ["A", datetime.date(2025, 12, 31), 5]]
NOTES_ROWS = [["Printed by", "Department"], ["Ms Lin", "Tower 2"]]


def test_the_sheet_that_looks_like_a_ledger_is_taken_and_said(write):
    file = write(workbook(NOTES_ROWS, LEDGER_ROWS, NOTES_ROWS))
    ledger = read_ledger(file)
    assert found(ledger, "Sheet") == "Sheet 2"
    assert "other sheets too: Sheet 1, Sheet 3" in found(ledger, "Please check")
    assert read_ledger(file, sheet=2).report.amount == 5
    assert read_ledger(file, sheet="Sheet 2").report.amount == 5
    with pytest.raises(LedgerError, match=r"no sheet “Sheet2”.*“Sheet 2”"):
        read_ledger(file, sheet="Sheet2")
    with pytest.raises(LedgerError, match=r"as “customer”, “date”, “amount”"):
        read_ledger(file, sheet=1)


def test_a_formula_without_a_stored_result_is_said(write):
    rows = [
        ["customer", "date", "amount"],
        ["A", datetime.date(2025, 12, 31), 5],
        ["B", datetime.date(2025, 12, 30), "=2+3"],
        ["C", datetime.date(2025, 12, 30), None],
    ]
    ledger = read_ledger(write(workbook(rows)))
    assert ledger.rejected["reason"].tolist() == [
        "the amount is a formula whose result is not stored",
        "no amount",
    ]


def test_a_workbook_inside_gzip(write):
    assert read_ledger(write(gzip.compress(workbook(LEDGER_ROWS)), "ledger.gz")).report.amount == 5


# --- what is refused

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504
REFUSED = [
    (b"", "is empty"),
    (b"\xef\xbb\xbf\r\n", "is empty"),
    (gzip.compress(b""), "is empty"),
    (b"customer,date,amount\n", "column names but no lines"),
    (b"customer,date,amount\n,,\n\n", "column names but no lines"),
    (b"\x89PNG\r\n\x1a\n" + b"\0" * 60, "a picture \\(PNG\\), not a ledger"),
    (b"\xff\xd8\xff\xe0" + b"x" * 60, "a picture \\(JPEG\\), not a ledger"),
    (b"%PDF-1.7\n" + b"x" * 60, "a PDF document, not a ledger"),
    (b"<!DOCTYPE html><html><table></table></html>", "a web page, not a ledger"),
    (OLE + "Workbook".encode("utf-16-le"), "an old workbook \\(.xls\\).*save it as .xlsx"),
    (OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password.*remove the password"),
    (zipped({"a.csv": PLAIN, "b.csv": PLAIN}), "2 files: “a.csv”, “b.csv”"),
    (zipped({"mimetype": "x", "content.xml": ""}), "an OpenDocument file.*save it as .xlsx"),
    (zipped({"xl/workbook.xml": "<x>", "[Content_Types].xml": ""}), "a damaged workbook"),
    (zipped({"xl/workbook.bin": ""}), "a binary workbook"),
    (zipped({"ledger.csv": PLAIN})[:-30], "is damaged"),
    (workbook(LEDGER_ROWS)[:-400], "is damaged"),
    (workbook([]), "no row of column names"),
    (gzip.compress(PLAIN.encode())[:-12], "is damaged"),
    (gzip.compress(PLAIN.encode())[:-6] + b"\0" * 6, "is damaged"),
    (gzip.compress(gzip.compress(PLAIN.encode())), "packed twice"),
    (b"Alder,2025-12-31,5\nBirch,2025-12-30,6\n", "no row of column names"),
    (b"one sentence and nothing else\n", "no row of column names"),
    (bytes(range(256)) * 40, "does not hold a table|no row of column names"),
    (
        b"Kunde;Datum;Farbe\nA;2025-12-31;rot\n",
        'as “amount”.*“Kunde”, “Datum”, “Farbe”.*columns={.*"amount": "…"}',
    ),
    (b"Kunde;Datum;Betrag\nA;bald;5\nB;bald;6\n", "as “date”"),
    (b"Kunde;Datum;Betrag\n;2025-12-31;5\n", "as “customer”"),
    (b"Kunde;Datum;Betrag\nnull;2025-12-31;5\nnull;2025-12-31;6\n", "as “customer”"),
]


@pytest.mark.parametrize(("content", "said"), REFUSED)
def test_what_is_no_ledger_is_refused_in_words(write, content, said):
    file = write(content)
    with pytest.raises(LedgerError, match=said) as caught:
        read_ledger(file)
    assert isinstance(caught.value, CourseError)
    assert str(caught.value).endswith((".", ")", "?"))


def test_when_no_line_can_be_used_the_reason_and_the_row_are_said(write):
    file = write("Kunde;Datum;Lieferdatum;Betrag\nA;x;2025-12-31;5\nB;x;2025-12-30;6\n")
    with pytest.raises(
        LedgerError, match=r"None of the 2 lines.*the date cannot be read \(2 lines, first in row 2\)"
    ):
        read_ledger(file, columns={"date": "Datum"})


def test_a_missing_file_a_folder_and_an_address(tmp_path, write):
    file = write(PLAIN, "ledger_2025.csv")
    with pytest.raises(LedgerError, match=r"no file “ledger_2052.csv”.*“ledger_2025.csv”: is it that one"):
        read_ledger(tmp_path / "ledger_2052.csv")
    with pytest.raises(LedgerError, match=r"is a folder.*“ledger_2025.csv”"):
        read_ledger(tmp_path)
    with pytest.raises(LedgerError, match=r"no folder"):
        read_ledger(tmp_path / "nowhere" / file.name)
    with pytest.raises(LedgerError, match=r"Download the file"):
        read_ledger("https://example.org/ledger.csv")
    with pytest.raises(LedgerError, match=r"wants the path of a file.*not DataFrame"):
        read_ledger(pd.DataFrame())
    with pytest.raises(LedgerError):
        read_ledger("\0")
    with pytest.raises(LedgerError):
        read_ledger("x" * 5000)


def test_a_file_far_too_large_is_refused(write, monkeypatch):
    monkeypatch.setattr(source, "MAX_BYTES", 1000)
    for pack in (bytes, gzip.compress, lambda data: zipped({"a.csv": data})):
        with pytest.raises(LedgerError, match=r"Export fewer months"):
            read_ledger(write(pack(PLAIN.encode() + b"\n" * 5000)))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"columns": {"kunde": "customer"}}, "does not know “kunde”"),
        ({"columns": {"custmer": "customer"}}, "Did you mean “customer”"),
        ({"columns": {"amount": "amuont"}}, "no column “amuont”. Did you mean “amount”"),
        ({"columns": {"amount": "zzz"}}, "Its columns are “customer”, “date”"),
        ({"columns": ["customer"]}, "as a dictionary"),
        ({"decimal": "x"}, "decimal= is"),
        ({"day_first": "yes"}, "day_first= is"),
        ({"currency": 5}, "three letters"),
        ({"sheet": 1.5}, "sheet= is"),
    ],
)
def test_options_that_make_no_sense(write, options, said):
    with pytest.raises(LedgerError, match=said):
        read_ledger(write(PLAIN), **options)


def test_quantities_that_cannot_be_read_and_odd_signs_are_said(write):
    file = write(
        "customer,date,quantity,amount\nA,2025-12-31,-1,5.5\nB,2025-12-31,few,6.5\nC,2025-12-31,2,7.5\n"
    )
    notes = found(read_ledger(file), "Please check")
    assert "1 line has a quantity that cannot be read" in notes
    assert "1 line has a negative quantity but a positive amount" in notes


# --- the file stays as it is, and nothing in it acts


def test_the_file_is_never_written_to(write):
    file = write(gzip.compress(PLAIN.encode()), "ledger.csv.gz")
    file.chmod(stat.S_IRUSR)
    before = file.read_bytes(), file.stat().st_mtime_ns
    ledger = read_ledger(file)
    with pytest.raises(LedgerError, match=r"is the ledger itself"):
        ledger.to_csv(file)
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before
    assert [p.name for p in file.parent.iterdir()] == [file.name]


SCRIPT, FORMULA = "<script>alert(1)</script>", "=cmd|'/C calc'!A0"


def test_names_that_want_to_act_stay_text(write, tmp_path):
    text = io.StringIO()
    rows = [
        ["customer", "date", "amount", FORMULA],
        [SCRIPT, "2025-12-31", "5", FORMULA],
        [FORMULA, "2025-12-30", "6", "x"],
        ["", "2025-12-30", "-6", FORMULA],
    ]
    csv.writer(text).writerows(rows)
    ledger = read_ledger(write(text.getvalue(), f"{SCRIPT.replace('/', '')}.csv"))
    assert set(ledger.lines["customer"]) == {SCRIPT, FORMULA}
    for html in (ledger._repr_html_(), ledger.report._repr_html_()):
        assert "<script" not in html
        assert "&lt;script" in html
    for rejected in (False, True):
        saved = ledger.to_csv(tmp_path / f"out{rejected}.csv", rejected=rejected)
        with saved.open(encoding="utf-8-sig", newline="") as stream:
            cells = [cell for row in csv.reader(stream) for cell in row]
        assert formats.spreadsheet_safe(FORMULA) in cells
        assert not [cell for cell in cells if cell.startswith(("=", "@", "+"))]


def test_saved_lines_can_be_read_again(write, tmp_path):
    ledger = read_ledger(write(PLAIN))
    again = read_ledger(ledger.to_csv(tmp_path / "saved.csv"))
    assert summary(again) == summary(ledger)
    assert again.lines["quantity"].tolist() == ledger.lines["quantity"].tolist()


def test_the_report_prints_as_a_sentence_and_a_table(write):
    ledger = read_ledger(write(PLAIN))
    text = str(ledger)
    assert text.startswith(ledger.report.sentence)
    assert all(what in text for what in ledger.report.table.index)
    assert repr(ledger.report) == str(ledger.report)


def test_a_ledger_is_frozen(write):
    ledger = read_ledger(write(PLAIN))
    with pytest.raises(AttributeError):
        ledger.lines = None


# --- the real thing

REAL = os.environ.get("KAM_LEDGER", "")


@pytest.mark.skipif(
    not Path(REAL).is_file(), reason="set KAM_LEDGER to the UCI Online Retail file to run this"
)
def test_half_a_million_real_lines():
    """Figures of the UCI Online Retail data set (Chen, Sain and Guo, 2012), counted here with the csv
    module."""
    with gzip.open(REAL, "rt", encoding="utf-8", newline="") as stream:
        lines = list(csv.DictReader(stream))
    kept = [line for line in lines if line["CustomerID"]]
    amounts = [float(line["Quantity"]) * float(line["UnitPrice"]) for line in kept]
    ledger = read_ledger(REAL)
    report = ledger.report
    assert len(ledger.lines) + len(ledger.rejected) == report.lines_in_file == len(lines)
    assert report.rejected == {"no customer": len(lines) - len(kept)}
    assert report.customers == len({line["CustomerID"] for line in kept})
    assert report.amount == pytest.approx(sum(amounts))
    assert report.returns == sum(amount < 0 for amount in amounts)
    assert report.repeated == len(kept) - len({tuple(line.values()) for line in kept})
    for column in lines[0]:
        assert ledger.rejected[column].tolist() == [line[column] for line in lines if not line["CustomerID"]]
