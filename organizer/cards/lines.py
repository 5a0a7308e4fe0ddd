"""What was read and where it stands: the ground on which fields are found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from organizer.practice.names import folded


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels of the upright picture, from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """At least a pixel."""
        return max(1.0, self.bottom - self.top)

    def stands_on(self, lower: Box, *, apart: bool = False) -> bool:
        """Whether another stands directly below, in one column; `apart` allows for more room, as
        beside a line of large letters."""
        height, most = sorted((self.height, lower.height))
        gap = lower.top - self.bottom
        shared = min(self.right, lower.right) - max(self.left, lower.left)
        most_apart = 1.1 * (most if apart else height)
        return -max(height, 0.4 * most) < gap < most_apart and lower.top > self.top and shared > 0

    def is_left_of(self, other: Box) -> bool:
        """Whether another goes on in the same row, closely."""
        height = min(self.height, other.height)
        middle = abs(self.top + self.bottom - other.top - other.bottom) / 2
        return middle < height / 2 and -height / 2 < other.left - self.right < 2 * height

    def is_parted_from(self, other: Box) -> bool:
        """Whether another is the rest of the same line: of its height, no wider a gap between."""
        height = min(self.height, other.height)
        level = abs(self.top + self.bottom - other.top - other.bottom) < height / 2
        alike = 0.8 < self.height / other.height < 1.25
        return level and alike and abs(other.left - self.right) < 0.35 * height


@dataclass(frozen=True)
class Line:
    """A line of text, where it stands, and how sure its reading is, from 0 to 1."""

    text: str
    box: Box
    score: float = 1.0


@dataclass(frozen=True, eq=False)
class Piece:
    """A line, or a part of one, without what was taken from it; `line` is its number, and `end` the
    mark that it ends with, if it goes on in another. Two are the same only if they are one."""

    text: str
    box: Box
    line: int
    score: float
    end: str = ""

    @cached_property
    def words(self) -> list[str]:
        """Folded, with what stands within words: "d.o.o", "o'neill", "a&b"."""
        words = re.split(r"[^\w.'’&+-]+", folded(self.text))
        return [word.rstrip(".") for word in words if word.strip(".-'&")]

    @cached_property
    def letters(self) -> str:
        """Folded, letters and digits alone."""
        return letters_of(self.text)

    @cached_property
    def is_eastern(self) -> bool | None:
        """Whether it has Chinese or Japanese letters; unknown where it has next to no letters."""
        letters = [letter for letter in self.text if letter.isalpha()]
        return any(letter > "\u2e80" for letter in letters) if len(letters) > 2 else None

    def is_set_like(self, other: Piece) -> bool:
        """Whether both are of about one size."""
        return 0.7 < self.box.height / other.box.height < 1.43

    def is_flush(self, other: Piece) -> bool:
        """Whether another begins, or has its middle, where this one has."""
        most = max(self.box.height, other.box.height)
        middle = abs(self.box.left + self.box.right - other.box.left - other.box.right) / 2
        return min(abs(self.box.left - other.box.left), middle) < most / 2

    def is_followed_in_list(self, other: Piece) -> bool:
        """Whether another is the next of a list: of the same size, flush or centred below."""
        height = self.box.height
        flush = abs(self.box.left - other.box.left) < height / 2
        middle = abs(self.box.left + self.box.right - other.box.left - other.box.right) < height
        alike = 0.85 < other.box.height / height < 1.18
        return alike and (flush or middle) and self.box.stands_on(other.box)

    def goes_on_in(self, other: Piece, *, apart: bool = False) -> bool:
        """Whether one reads on from here to another: in the same line or row, or below; `apart` as
        in `Box.stands_on`."""
        if self.line == other.line:
            return self.box.left < other.box.left or self.box == other.box
        return self.box.is_left_of(other.box) or self.box.stands_on(other.box, apart=apart)


def letters_of(text: str) -> str:
    """Folded, letters and digits alone, as an address has them."""
    return "".join(char for char in folded(text).translate(_ICELANDIC) if char.isalnum())


_ICELANDIC: Final = str.maketrans({"ð": "d", "þ": "th"})
