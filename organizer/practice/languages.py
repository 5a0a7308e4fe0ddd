"""The languages that letters are written in."""

from __future__ import annotations

import re
from typing import Final

LANGUAGES: Final = ("en", "de", "fr", "es")


def language_of(locale: str) -> str:
    """The language of "de", "de_AT" or "de-AT". Raises `ValueError` for one not read here."""
    found = re.fullmatch(r"([a-z]{2})(?:[_-].*)?", locale)
    if found is None or found[1] not in LANGUAGES:
        raise ValueError(f"Nothing can be read in the language {locale!r}.")
    return found[1]
