"""A second questionnaire, for the survey project of a printing works: 24 items in six dimensions, 1 to 5.

Illustrative: the works, its customers (makers of packed goods) and every answer are invented. Of 40 customers
four people each were written to; not all answered. Proofs that come late annoy most, and matter most.
"""

from .draws import Stream, nearest, within

ITEMS_FILE, ANSWERS_FILE = "samples/printing_works_items.txt", "samples/printing_works_survey.txt"
SCALE, CUSTOMERS, INVITED = (1, 5), 40, 4
_FUNCTIONS = ("purchasing", "packaging development", "production", "quality")
# dimension: (items, expected, felt below or above that, pull on the overall answer)
DIMENSIONS = {
    "print quality": (
        ("Colours match the approved sheet.", "The register is right on every sheet.",
         "Foil and embossing are clean.", "Sheets run without trouble on our line."), 4.5, -0.2, 0.3),
    "delivery": (
        ("Orders come on the promised day.", "Quantities are right.",
         "Urgent orders find a place.", "Pallets arrive undamaged."), 4.4, -0.5, 0.5),
    "proofs and design": (
        ("Proofs come on the promised day.", "Corrections are carried out completely.",
         "Ideas for new packs come unasked.", "Files are checked before plates are made."), 4.2, -1.0, 0.8),
    "price and terms": (
        ("Quotations are easy to compare.", "Small runs are priced fairly.",
         "Invoices are right the first time.", "Savings are shared with us."), 4.0, -0.9, 0.1),
    "people": (
        ("Somebody answers on the same day.", "Our contact knows our packs.",
         "Bad news comes early.", "Complaints are settled without a fight."), 4.2, -0.3, 0.4),
    "environment": (
        ("Inks and boards meet our rules.", "Certificates are up to date.",
         "Waste of a job is reported.", "Returned pallets are collected."), 3.6, 0.2, 0.1),
}  # fmt: skip


def files():
    """{file name: bytes}: the items, and the answers as a survey service exports them."""
    head, items = "item_id;dimension;item", []
    for place, (dimension, (texts, *_rest)) in enumerate(DIMENSIONS.items(), start=1):
        items += [f"P{place}{number};{dimension};{text}" for number, text in enumerate(texts, start=1)]
    ids = [line.partition(";")[0] for line in items]
    asked = [f"{side}_{name}" for side in ("wanted", "got") for name in ids]
    answers = [";".join(("form", "customer", "function", *asked, "overall"))]
    for customer in range(1, CUSTOMERS + 1):
        answers += _customer(customer, Stream("printing works", str(customer)))
    return {ITEMS_FILE: _text([head, *items]), ANSWERS_FILE: _text(answers)}


def _text(lines):
    return ("\n".join(lines) + "\n").encode("utf-8")


def _customer(customer, draw):
    level = draw.bell(0, 0.6)
    late = draw.bell(0, 1.0)  # how late its proofs are beside others'
    lines = []
    for place, function in enumerate(_FUNCTIONS):
        wanted, got, overall = [], [], 4.1 + level
        for name, (texts, expected, below, pull) in DIMENSIONS.items():
            asks = draw.bell(0, 1.6)  # what this person demands, and has met with, of all four statements
            shift = level + draw.bell(0, 1.6) + (late if name == "proofs and design" else 0)
            for _text_of_item in texts:
                want, have = draw.bell(expected + asks, 0.9), draw.bell(expected + below + shift, 1.1)
                wanted.append(_answer(want, draw))
                got.append(_answer(have, draw))
                overall += pull * (have - want - below) / len(texts) / 1.5
        if draw.chance(0.72):  # the others did not send the form back
            form = f"F{customer:02d}{place + 1}"
            mark = within(nearest(draw.bell(overall - 0.4, 0.6)), *SCALE)
            lines.append(
                ";".join(map(str, (form, f"Customer {customer:02d}", function, *wanted, *got, mark)))
            )
    return lines


def _answer(value, draw):
    return "" if draw.chance(0.02) else within(nearest(value), *SCALE)
