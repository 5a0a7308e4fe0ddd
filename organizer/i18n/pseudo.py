"""Languages nobody speaks, made from the English text, that show what a real one would break."""

from __future__ import annotations

import re
from typing import Final

_KEPT: Final = re.compile(r"(\{[^{}]*\}|<[^<>]*>|&\w+;|&&|&\w|\n)")
"""What must stay as it is: placeholders, mark-up, mnemonics and ends of lines."""

_ACCENTED: Final = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļṁñöþǫŕšţûṽŵẋýž",
)
_RIGHT_TO_LEFT_MARK: Final = "\u200f"
_OVERRIDE: Final = "\u202e"
_POP: Final = "\u202c"


def longer(message: str) -> str:
    """Accented letters, two of every five doubled; words stay words, so lines can still break."""
    shown = []
    owed = 4
    for place, piece in enumerate(_KEPT.split(message)):
        if place % 2:
            shown.append(piece)
            continue
        for char in piece:
            accented = char.translate(_ACCENTED)
            shown.append(accented)
            owed += 2
            if owed >= 5 and char.isalpha():
                shown.append(accented * (owed // 5))
                owed %= 5
    return "".join(shown)


def mirrored(message: str) -> str:
    """English letters that run from right to left; what is filled in keeps its own direction."""
    pieces = _KEPT.split(message)
    pieces[::2] = [f"{_OVERRIDE}{piece}{_POP}" if piece else "" for piece in pieces[::2]]
    return _RIGHT_TO_LEFT_MARK + "".join(pieces)
