"""A text as it would have been typed plainly, and where each of its characters stood before.

Letters are pasted from everywhere: with spaces that do not break, soft hyphens, accents apart from
their letters, the line ends of another system. What is read in the tidy text is told of the text
as it was given.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

_UNSEEN = r"\u00ad\u200b-\u200f\u2060-\u2064\ufeff"
_ODD = re.compile(
    # All but a space, a line end and an empty line.
    rf"(?!\n\n(?![\s{_UNSEEN}]))[\s{_UNSEEN}]{{2,}}|[^\S \n]|[{_UNSEEN}]"
    r"|\w[\u0300-\u036f]+"
    r"|[’‘ʼ]"
)
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\u0085\u2028\u2029]")


class TidyText(NamedTuple):
    """`starts` and `ends` are the places of each character in the text as it was given."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def as_given(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the text as given that `start` to `end` of the tidy one stand for."""
        return (self.starts[start], self.ends[end - 1]) if start < end else (0, 0)


def tidy(text: str) -> TidyText:
    """The text with single spaces and line ends, at most one empty line on end, composed letters
    and straight apostrophes.
    """
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = 0
    for odd in _ODD.finditer(text):
        pieces.append(text[last : odd.start()])
        starts += range(last, odd.start())
        ends += range(last + 1, odd.start() + 1)
        plain = _plain(odd[0])
        pieces.append(plain)
        starts += [odd.start()] * len(plain)
        ends += [odd.end()] * len(plain)
        last = odd.end()
    pieces.append(text[last:])
    starts += range(last, len(text))
    ends += range(last + 1, len(text) + 1)
    return TidyText("".join(pieces), starts, ends)


def _plain(odd: str) -> str:
    if odd in "’‘ʼ":
        return "'"
    if odd[0].isalnum() or odd[0] == "_":
        return unicodedata.normalize("NFC", odd)
    if not any(map(str.isspace, odd)):
        return ""
    return "\n" * min(2, len(_LINE_END.findall(odd))) or " "
