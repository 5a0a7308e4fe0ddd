"""What every importer gives, whatever the format: records with where they stood and what was wrong.

An importer is a function of a path. It raises `NotRead` at once where the file is none of its
format, and nothing else ever; it then gives the file's records one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from stat import S_ISREG
from typing import Protocol

from organizer.practice.contact_draft import ContactDraft
from organizer.practice.vocabulary import Stage

MAX_BYTES = 128 * 1024 * 1024
"""The largest file that is read; `Refusal.TOO_LARGE` names it to the person."""


class Refusal(StrEnum):
    """Why a file is not read, in a sentence for the person."""

    UNREADABLE = "The file could not be read. Nothing was changed."
    EMPTY = "The file is empty. Nothing was changed."
    TOO_LARGE = "The file is larger than 128 MB and was not read. Nothing was changed."
    LARGE_TABLE = "The file is larger than 32 MB and was not read. Nothing was changed."
    NO_CARD = "There is no vCard in the file. Nothing was changed."
    NO_DATE = "There is no date of a calendar in the file. Nothing was changed."
    TOO_LONG = "The file took too long or too much memory to read. Nothing was changed."
    NO_TABLE = "There is no table with a heading in the file. Nothing was changed."
    NO_RECORD = "The file is no record of this program. Nothing was changed."
    CUT_OFF = "The file ends in the middle. Nothing was changed."
    FOREIGN = "The file says what this program cannot keep. Nothing was changed."
    UNKNOWN_COLUMNS = "The columns of the table are not known. Nothing was changed."


class NotRead(Exception):
    """A file that cannot be read: `path` says which, `reason` why, and `line` where, if it does."""

    def __init__(self, path: Path, reason: Refusal, line: int = 0) -> None:
        super().__init__(reason.value)
        self.line = line
        self.path = path
        self.reason = reason


class Repair(StrEnum):
    """What was out of order in a record and how it was read all the same."""

    NO_END = "no end"  # read up to the next card
    NO_PROPERTY = "no property"  # a line that is none was kept as it is
    OUTSIDE = "outside"  # lines that belong to no card were left out
    CARD_WITHIN = "card within"  # another person's, kept as it is, not as a contact
    CHARSET = "charset"  # had to be guessed, so that accents may be wrong
    PICTURE_LINK = "picture link"  # kept and not fetched
    DAMAGED = "damaged"  # could not be read as it should be; the rest of the file was
    REPEATED = "repeated"  # comes again; only the first time was read
    PICTURE_DAMAGED = "picture damaged"  # kept as far as it could be read


@dataclass(frozen=True)
class ContactRead:
    """One contact as it was read; nothing of it is lost.

    `unknown` holds the lines, unfolded and decoded, for which the draft has no place: they can go
    out again unchanged. `photo_type` is a media type ("image/jpeg"). `raw` is all that was said.
    `line` is where the record starts in its file, counted from 1.
    """

    draft: ContactDraft
    version: str = ""
    companies: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    photo: bytes = b""
    photo_type: str = ""
    unknown: tuple[str, ...] = ()
    raw: str = ""
    warnings: tuple[Repair, ...] = ()
    line: int = 1


@dataclass(frozen=True)
class OpportunityRead:
    """One opportunity as another program keeps it. `remarks` is what else it says of it."""

    company: str
    position: str
    stage: Stage
    remarks: str = ""
    warnings: tuple[Repair, ...] = ()
    line: int = 1


@dataclass(frozen=True)
class DateRead:
    """A date of a calendar: a wall time in an IANA zone ("" where it floats), or a whole day.

    An `event` takes place; anything else is to be done by then, or `done` already.
    """

    uid: str
    title: str
    moment: datetime | date | None
    zone: str = ""
    event: bool = False
    done: bool = False
    warnings: tuple[Repair, ...] = ()
    line: int = 1


@dataclass(frozen=True)
class WholeRead:
    """A whole record of this program, of which only the number of entries was read so far."""

    path: Path
    count: int
    warnings: tuple[Repair, ...] = ()
    line: int = 1


RecordRead = ContactRead | OpportunityRead | DateRead | WholeRead


class Importer(Protocol):
    """Reads one format."""

    def __call__(self, path: Path, /) -> Iterator[RecordRead]:
        """The records in a file, one by one. Raises `NotRead` at once; changes nothing."""


def bytes_of(path: Path, limit: int = MAX_BYTES, too_large: Refusal = Refusal.TOO_LARGE) -> bytes:
    """What is in a file. Raises `NotRead` where it is none, too large, empty or out of reach."""
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):
            raise NotRead(path, Refusal.UNREADABLE)
        if status.st_size > limit:
            raise NotRead(path, too_large)
        data = path.read_bytes()
    except OSError as error:
        raise NotRead(path, Refusal.UNREADABLE) from error
    if not data.strip():
        raise NotRead(path, Refusal.EMPTY)
    return data
