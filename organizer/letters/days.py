"""Days as a letter writes them, in its language and not in the program's."""

from __future__ import annotations

from datetime import date
from typing import Final

_USUAL: Final = {"en": "en_GB", "de": "de_DE", "fr": "fr_FR", "es": "es_ES"}
"""The region whose dates a locale without one has."""


def day_in_full(day: date, locale: str) -> str:
    """A day with its year: "7 December 2026"."""
    from babel.dates import format_date

    return _first(format_date(day, "long", locale=_USUAL.get(locale, locale)), day, locale)


def day_in_text(day: date, today: date, locale: str) -> str:
    """A day as a sentence names it, with its year where that is not the present one."""
    from babel.dates import format_skeleton

    if day.year != today.year:
        return day_in_full(day, locale)
    return _first(format_skeleton("MMMMd", day, locale=_USUAL.get(locale, locale)), day, locale)


def _first(written: str, day: date, locale: str) -> str:
    """French counts the first of a month, which the CLDR does not."""
    return f"1er{written[1:]}" if locale.startswith("fr") and day.day == 1 else written
