"""The program's texts in the person's language.

The functions ask for the present language at every call, so that importing them early does no
harm and the language can change while the program runs. Nothing is imported for English.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

LANGUAGES: Final = {"en": "English", "de": "Deutsch"}
"""Code and native name of every language the program speaks. English is that of the source."""

LONGER: Final = "en-XA"
"""Pseudo-language: every text 40 % longer and accented, to see what does not fit."""
MIRRORED: Final = "en-XB"
"""Pseudo-language: every text right to left, to see what does not mirror."""

_REGION_OF_ENGLISH: Final = "GB"
"""Where the system names no region: day before month, 24 hours."""


class _Texts(Protocol):
    def gettext(self, message: str, /) -> str: ...
    def ngettext(self, singular: str, plural: str, n: int, /) -> str: ...
    def pgettext(self, context: str, message: str, /) -> str: ...
    def npgettext(self, context: str, singular: str, plural: str, n: int, /) -> str: ...


class _Source:
    """The texts as they stand in the source, or as `shown` changes them."""

    def __init__(self, shown: Callable[[str], str] = str) -> None:
        self._shown = shown

    def gettext(self, message: str) -> str:
        return self._shown(message)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return self._shown(singular if n == 1 else plural)

    def pgettext(self, context: str, message: str) -> str:
        return self._shown(message)

    def npgettext(self, context: str, singular: str, plural: str, n: int) -> str:
        return self._shown(singular if n == 1 else plural)


_texts: _Texts = _Source()
_language = "en"
_locale_dir: Path | None = None


def set_language(code: str | None, locale_dir: Path) -> None:
    """Speak `code` from now on; None for the system's language.

    `locale_dir` holds the catalogs, `<code>/LC_MESSAGES/organizer.mo`, and conventions.tsv. A
    language that the program does not speak, or whose catalog is missing, is English: no reason
    not to start.
    """
    global _texts, _language, _locale_dir
    _locale_dir = locale_dir
    _language = _system_language() if code is None else code
    if _language in (LONGER, MIRRORED):
        from organizer.i18n.pseudo import longer, mirrored

        _texts = _Source(longer if _language == LONGER else mirrored)
        return
    if _language not in LANGUAGES:
        _language = "en"
    _texts = _Source()
    if _language != "en":
        import gettext as catalogs

        _texts = catalogs.translation("organizer", locale_dir, [_language], fallback=True)


def current_language() -> str:
    """The code of the language spoken: a key of `LANGUAGES`, or a pseudo-language."""
    return _language


def locale_dir() -> Path | None:
    """The folder of the catalogs, once a language was set."""
    return _locale_dir


def locale_name() -> str:
    """The language with the region whose dates, numbers and money the person is used to (`en_GB`).

    The region is the system's: English in Vienna is `en_AT`.
    """
    language = _language.partition("-")[0]
    _, _, region = _system_locale("LC_TIME").partition("_")
    if not region and language == "en":
        region = _REGION_OF_ENGLISH
    return f"{language}_{region}" if region else language


def territory() -> str | None:
    """The country of the person (ISO 3166, two letters), where their language or system says it."""
    return locale_name().partition("_")[2] or None


def is_right_to_left() -> bool:
    """Whether the window is laid out from right to left."""
    return _language == MIRRORED


def available_languages() -> list[tuple[str, str]]:
    """The languages to choose from, each with its code and its own name for itself."""
    return list(LANGUAGES.items())


def _(message: str) -> str:
    """The text in the present language."""
    return _texts.gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The text for a number of things."""
    return _texts.ngettext(singular, plural, n)


def pgettext(context: str, message: str) -> str:
    """The text, where one English text has several meanings and `context` says which."""
    return _texts.pgettext(context, message)


def npgettext(context: str, singular: str, plural: str, n: int) -> str:
    """The text for a number of things, with a context."""
    return _texts.npgettext(context, singular, plural, n)


def N_(message: str) -> str:
    """Marks a text for the catalogs that `_` translates later; gives it unchanged."""
    return message


def _system_language() -> str:
    """The first language of the system's that the program speaks, by gettext's rules (GNU gettext
    manual, "Locale Environment Variables"): LANGUAGE counts only where a locale is set."""
    locale = _system_locale("LC_MESSAGES")
    wanted = os.environ.get("LANGUAGE", "").split(":") if locale else []
    for name in (*wanted, locale):
        language = name.replace("-", "_").partition("_")[0]
        if language in LANGUAGES:
            return language
    return "en"


def _system_locale(category: str) -> str:
    """The system's locale as `de_AT`; empty where it has none (C, POSIX)."""
    for variable in ("LC_ALL", category, "LANG"):
        if name := os.environ.get(variable):
            break
    else:
        import locale  # Windows has no such variables, nor has a program started from macOS's Dock

        name = locale.getlocale()[0] or ""
    name = name.partition(".")[0].partition("@")[0]
    return "" if name in ("C", "POSIX") else name
