"""Every string a user sees passes through ``_``, so that a second language is a catalogue.

>>> use_language("en")
>>> _("Reset")
'Reset'
"""

import gettext as _gettext
from pathlib import Path

DOMAIN = "kam_helpers"
_LOCALES = Path(__file__).parent / "locales"
_translations = _gettext.NullTranslations()


def use_language(language):
    """Show messages in ``language`` ("en", "zh_CN", …); one without a catalogue stays English."""
    use_translations(_gettext.translation(DOMAIN, _LOCALES, languages=[language], fallback=True))


def use_translations(translations):
    """Take messages from any ``gettext.NullTranslations``: a test finds text that was not wrapped with it."""
    global _translations
    _translations = translations


def _(message):
    """Translate ``message``. Fill placeholders afterwards: ``_("{n} accounts").format(n=3)``."""
    return _translations.gettext(message)


def ngettext(singular, plural, n):
    """Translate a message that depends on the number ``n``."""
    return _translations.ngettext(singular, plural, n)


def N_(message):  # noqa: N802 - the name gettext tools look for
    """Mark a message for the catalogue without translating it yet (for constants made at import)."""
    return message
