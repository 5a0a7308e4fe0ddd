"""One file into what is on its cards, within this process; `organizer.cards.worker` calls it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from organizer.cards.codes import read_codes
from organizer.cards.fields import read_fields
from organizer.cards.outcome import Doubt, ReadCard
from organizer.cards.pictures import kept_jpeg, open_pictures, read_bytes
from organizer.cards.recognize import Recognizer


def read_pages(
    source: Path | bytes, recognizer: Recognizer, *, region: str | None = None
) -> Iterator[ReadCard]:
    """Each page of a file or of its content as it was read. Raises `CardRefused`.

    `region` (ISO 3166, two letters) is where numbers without a country are from.
    """
    begun = perf_counter()
    for picture in open_pictures(source if isinstance(source, bytes) else read_bytes(source)):
        codes = read_codes(picture)
        upright, lines, foreign = recognizer.read(picture)
        doubts = [Doubt.UNREADABLE_SCRIPT] if foreign else []
        if not lines and not codes:
            doubts.append(Doubt.NOTHING_READ)
        yield ReadCard(
            lines=lines,
            draft=read_fields(lines, region=region),
            codes=codes,
            doubts=tuple(doubts),
            picture=kept_jpeg(upright),
            width=upright.width,
            height=upright.height,
            seconds=perf_counter() - begun,
        )
        begun = perf_counter()
