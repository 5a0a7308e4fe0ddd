"""What was read and where it stands: the ground on which fields are found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels of the upright picture, from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Line:
    """A line of text, where it stands, and how sure its reading is, from 0 to 1."""

    text: str
    box: Box
    score: float = 1.0
