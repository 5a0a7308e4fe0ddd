"""What a page asks of the fields on it. Without the fields themselves, which the first paint does
without: a text edit takes 0.4 MB."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

PAD: Final = 5
"""Space around the text in a field, in pixels; labels that stand in line with one keep it too."""


class Draft(NamedTuple):
    """What somebody was about to write, for the field that takes the place of an old one."""

    text: str | None
    """None where nothing was changed."""
    cursor: int


class Field:
    """A field that is saved when it is left."""

    def commit(self) -> None:
        """Save what was changed; space around the text is no change."""
        raise NotImplementedError

    def take_draft(self) -> Draft:
        """Hand over what is unsaved, and forget it here."""
        raise NotImplementedError

    def resume(self, draft: Draft) -> None:
        """Go on where the field before this one was left."""
        raise NotImplementedError

    def select(self) -> None:
        """Mark all of it, for typing to replace."""
        raise NotImplementedError

    def follow(self, moved: Callable[[QPoint], object]) -> None:
        """Say where the line is, in the field's coordinates, whenever the cursor moves."""
        raise NotImplementedError
