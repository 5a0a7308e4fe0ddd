"""What reading a card comes to: what was read, or the one reason why it was not (P9)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from organizer.cards.fields import CardDraft
    from organizer.cards.lines import Line


class Refusal(StrEnum):
    """Why a card was not read."""

    NOT_INSTALLED = "not_installed"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NO_PICTURE = "no_picture"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_MANY_PAGES = "too_many_pages"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    TOO_SLOW = "too_slow"
    TOO_MUCH_MEMORY = "too_much_memory"
    BROKE_DOWN = "broke_down"
    CANCELLED = "cancelled"


class CardRefused(Exception):
    """A card that was not read; `reason` says why."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason.value)
        self.reason = reason


class Doubt(StrEnum):
    """What the person should know about a card as it was read."""

    NOTHING_READ = "nothing_read"
    UNREADABLE_SCRIPT = "unreadable_script"
    CODE_DIFFERS = "code_differs"
    NO_NAME = "no_name"
    NO_COMPANY = "no_company"
    SEVERAL_PEOPLE = "several_people"
    ODD_PHONE = "odd_phone"


@dataclass(frozen=True)
class ReadCard:
    """One side of a card, or one page, as it was read.

    `picture` is it upright, as a JPEG of at most 300 KB; `width` and `height` are those of the
    picture in whose pixels the boxes of `lines` are. `back` is the other side, where both were
    joined; its lines then follow those of the front. `codes` are the texts of its QR codes.
    """

    lines: tuple[Line, ...]
    draft: CardDraft
    codes: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    picture: bytes
    width: int
    height: int
    seconds: float
    back: ReadCard | None = None
