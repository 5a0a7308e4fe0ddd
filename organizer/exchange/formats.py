"""Which importer reads a file: by the end of its name, or else by what it begins with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from organizer.exchange.calendar_reading import open_dates
from organizer.exchange.contract import Importer, RecordRead
from organizer.exchange.record_file import open_record
from organizer.exchange.tables import open_table
from organizer.exchange.vcard import open_cards

IMPORTERS: Final[dict[str, Importer]] = {
    "vcf": open_cards,
    "vcard": open_cards,
    "csv": open_table,
    "tsv": open_table,
    "ics": open_dates,
    "ical": open_dates,
    "json": open_record,
}
"""By the end of a file's name, in lower case."""


def open_records(path: Path) -> Iterator[RecordRead]:
    """The records in a file of any format, one by one. Raises `NotRead` at once."""
    importer = IMPORTERS.get(path.suffix.casefold().lstrip("."), open_cards)
    return importer(path)
