"""What a person typed, made fit to stand in a line of a letter, a header or a file."""

from __future__ import annotations

import unicodedata
from typing import Final

_BIDI: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""They would turn round what stands after them on the page."""


def _fits(char: str) -> bool:
    """Whether a character may stand in a text: no control, half a pair or non-character (XML 1.0,
    section 2.2), nothing that turns the rest of the line round."""
    if char in _BIDI or unicodedata.category(char) in ("Cc", "Cs"):
        return False
    return ord(char) & 0xFFFE != 0xFFFE


def one_line(text: str) -> str:
    """The text on one line: white space and line breaks joined, control characters gone."""
    return "".join(filter(_fits, " ".join(text.split()))).strip()


def clean(text: str) -> str:
    """A text of several lines without control characters; every line break is a newline."""
    return "\n".join("".join(filter(_fits, line.expandtabs())) for line in text.splitlines())
