"""Records as tables: rows in order, texts in the reader's language, names that code can ask for."""

import gettext
from dataclasses import dataclass

import pytest

from kam_helpers import text
from kam_helpers.records import records_table


@dataclass(frozen=True)
class Style:
    name: str
    chinese: str
    adapts: str
    least: tuple


STYLES = (Style("clip", "夹子", "the customer", (1, 2)), Style("velcro", "尼龙搭扣", "", (3, 4)))


class OneWord(gettext.NullTranslations):
    """Knows one text and one name; an empty text is its head, as in every catalogue."""

    def gettext(self, message):
        return {"the customer": "der Kunde", "clip": "Klammer", "": "Project-Id-Version"}.get(
            message, message
        )


@pytest.fixture
def translated():
    text.use_translations(OneWord())
    yield
    text.use_translations(gettext.NullTranslations())


def test_rows_stand_in_the_order_of_the_records_and_keep_their_numbers():
    columns = {"who": "adapts", "least": lambda style: style.least[0]}
    table = records_table(STYLES, "style", columns)
    assert table.index.to_list() == ["clip", "velcro"]
    assert (table.index.name, table.columns.to_list()) == ("style", ["who", "least"])
    assert table["least"].to_list() == [1, 3]


@pytest.mark.usefixtures("translated")
def test_texts_are_translated_and_names_only_where_nobody_asks_for_them():
    table = records_table(iter(STYLES), "style", ["chinese", "adapts"])
    assert table.loc["clip"].to_list() == ["夹子", "der Kunde"]
    assert table.loc["velcro", "adapts"] == ""
    assert records_table(STYLES, "style", ["adapts"], translate_key=True).index[0] == "Klammer"
    assert records_table(STYLES, "wer", ["name"], key="chinese").loc["夹子", "name"] == "Klammer"
