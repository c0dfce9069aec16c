"""The catalogue that translators start from."""

from tools import messages


def test_the_catalogue_of_texts_is_up_to_date():
    assert messages.CATALOGUE.read_text(encoding="utf-8") == messages.catalogue(), "run: make messages"
