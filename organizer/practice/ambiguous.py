"""What is raised where a text could mean more than one thing, for the person to choose."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

_Reading = TypeVar("_Reading")


class Ambiguous(ValueError, Generic[_Reading]):
    """A text that could mean more than one thing; `readings` are those, two at least, in order."""

    def __init__(self, readings: Iterable[_Reading]) -> None:
        self.readings: tuple[_Reading, ...] = tuple(readings)
        super().__init__("This could be read in more than one way.")
