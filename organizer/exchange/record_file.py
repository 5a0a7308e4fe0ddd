"""The whole record as JSON, in and out: `resources/record.schema.json` documents it.

Each entry stands on a line of its own, so that neither writing nor reading holds more than one. A
file that another program laid out otherwise is read too, where it is small.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from organizer.exchange.contract import NotRead, Refusal, WholeRead

FORMAT: Final = "organizer record"
VERSION: Final = 1
"""Of the layout. What tables and columns there are is known by the tables themselves."""
MOST_LINE: Final = 16 * 1024 * 1024
"""Bytes of one entry; the largest has a card's picture. Also of a file that is laid out freely."""

_HEAD: Final = f'{{"format": "{FORMAT}", "version": {VERSION}, "records": ['
_FOOT: Final = "]}"

Entry = dict[str, Any]
"""What stands in one row of a table, by column; `table` names it."""


def record_lines(entries: Iterable[Entry]) -> Iterator[bytes]:
    """The lines of a file with these entries: a first, one for each, and a last."""
    yield f"{_HEAD}\n".encode()
    waiting = ""
    for entry in entries:
        if waiting:
            yield f"{waiting},\n".encode()
        waiting = json.dumps(entry, ensure_ascii=False)
    if waiting:
        yield f"{waiting}\n".encode()
    yield f"{_FOOT}\n".encode()


def open_record(path: Path) -> Iterator[WholeRead]:
    """The one whole record in a file. Raises `NotRead` where it is none, with the line."""
    count = sum(1 for _entry in entries_of(path))
    return iter((WholeRead(path, count),))


def entries_of(path: Path) -> Iterator[tuple[int, Entry]]:
    """The entries with their lines, one by one. Raises `NotRead`, when it comes to what is none."""
    try:
        with path.open("rb") as file:
            head = file.readline(len(_HEAD) * 2)
            if not head.strip():
                raise NotRead(path, Refusal.EMPTY)
            if head.rstrip() != _HEAD.encode():
                yield from _laid_out_freely(path, head + file.read(MOST_LINE))
                return
            for line, text in enumerate(iter(lambda: file.readline(MOST_LINE), b""), 2):
                text = text.strip()
                if text == _FOOT.encode():
                    return
                yield line, _entry(path, line, text.removesuffix(b","))
    except OSError as error:
        raise NotRead(path, Refusal.UNREADABLE) from error
    raise NotRead(path, Refusal.CUT_OFF)


def _entry(path: Path, line: int, text: bytes) -> Entry:
    try:
        entry = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotRead(path, Refusal.FOREIGN, line) from error
    if not _is_entry(entry):
        raise NotRead(path, Refusal.FOREIGN, line)
    return dict(entry)


def _laid_out_freely(path: Path, text: bytes) -> Iterator[tuple[int, Entry]]:
    if len(text) >= MOST_LINE:
        raise NotRead(path, Refusal.NO_RECORD)
    try:
        whole = json.loads(text)
        if whole["format"] != FORMAT or whole["version"] != VERSION:
            raise NotRead(path, Refusal.NO_RECORD)
        entries = list(whole["records"])
    except (ValueError, RecursionError, TypeError, KeyError) as error:
        raise NotRead(path, Refusal.NO_RECORD) from error
    for number, entry in enumerate(entries, 2):
        if not _is_entry(entry):
            raise NotRead(path, Refusal.FOREIGN, number)
        yield number, entry


def _is_entry(entry: object) -> bool:
    return (
        isinstance(entry, dict)
        and isinstance(entry.get("table"), str)
        and all(value is None or isinstance(value, str | int) for value in entry.values())
    )
