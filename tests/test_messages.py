"""The catalogue that translators start from."""

from tools import messages


def test_the_catalogue_of_texts_is_up_to_date():
    kept = messages.CATALOGUE.read_text(encoding="utf-8").splitlines()
    changed = sorted(set(kept) ^ set(messages.catalogue().splitlines()))
    assert changed[:5] == [], "run: make messages"


def test_a_text_of_the_package_is_in_it():
    assert 'msgid "Ready: nothing to mend."' in messages.catalogue()
