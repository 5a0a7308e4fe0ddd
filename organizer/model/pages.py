"""Rows read straight from the pages of a database file, where SQLite no longer finds its way.

The format is the one of sqlite.org/fileformat.html: a leaf of a table holds cells of a row id and a
record; what does not fit continues on overflow pages. Which table a leaf belongs to stands in
pages that may be lost, so that is for the caller to tell by the rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

Value = None | int | float | str | bytes
Row = tuple[int, tuple[Value, ...]]
"""A row id and the values of its columns; the column that is the row id is None."""

_LEAF = 0x0D
_PAGE = 4096
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""The bytes of an integer, by its serial type."""


def leaves(path: Path) -> Iterator[list[Row]]:
    """The rows of each leaf of a table that makes sense, leaf by leaf; of the free pages, too,
    where the list of these is damaged. Raises `OSError`."""
    data = path.read_bytes()
    size = int.from_bytes(data[16:18])
    size = 65536 if size == 1 else size
    if size < 512 or size & (size - 1):
        size = _PAGE
    if not data:
        return
    pages = [data[start : start + size] for start in range(0, len(data), size)]
    free = _free(pages)
    for number, page in enumerate(pages, start=1):
        if page[0] == _LEAF and number not in free:
            rows = list(_rows(page, pages))
            if rows:
                yield rows


def _free(pages: list[bytes]) -> set[int]:
    """The pages on the free list, as far as it can be followed."""
    free: set[int] = set()
    trunk = int.from_bytes(pages[0][32:36])
    while 0 < trunk <= len(pages) and trunk not in free:
        free.add(trunk)
        page = pages[trunk - 1]
        count = min(int.from_bytes(page[4:8]), len(page) // 4 - 2)
        free.update(int.from_bytes(page[at : at + 4]) for at in range(8, 8 + 4 * count, 4))
        trunk = int.from_bytes(page[:4])
    return free


def _rows(page: bytes, pages: list[bytes]) -> Iterator[Row]:
    cells = int.from_bytes(page[3:5])
    for at in range(8, min(8 + 2 * cells, len(page) - 1), 2):
        try:
            yield _cell(page, int.from_bytes(page[at : at + 2]), pages)
        except (IndexError, ValueError):
            continue  # this cell is damaged; the others may not be


def _cell(page: bytes, at: int, pages: list[bytes]) -> Row:
    """A cell. Raises `IndexError` or `ValueError` for what is none."""
    length, at = _varint(page, at)
    row, at = _varint(page, at)
    usable = len(page)
    most = usable - 35
    local = length
    if length > most:
        least = (usable - 12) * 32 // 255 - 23
        local = least + (length - least) % (usable - 4)
        if local > most:
            local = least
    payload = page[at : at + local]
    following = int.from_bytes(page[at + local : at + local + 4]) if local < length else 0
    for _page in pages:
        if len(payload) >= length or not 0 < following <= len(pages):
            break
        overflow = pages[following - 1]
        payload += overflow[4 : 4 + length - len(payload)]
        following = int.from_bytes(overflow[:4])
    if len(payload) != length:
        raise ValueError("cut short")
    return row, tuple(_values(payload))


def _values(payload: bytes) -> Iterator[Value]:
    end, at = _varint(payload, 0)
    body = end
    while at < end:
        kind, at = _varint(payload, at)
        if kind in (0, 8, 9):
            yield None if kind == 0 else kind - 8
            continue
        if kind in (10, 11):
            raise ValueError("reserved")
        size = _INTEGERS.get(kind, 8 if kind == 7 else (kind - 12) // 2)
        value = payload[body : body + size]
        if len(value) != size:
            raise ValueError("cut short")
        body += size
        if kind in _INTEGERS:
            yield int.from_bytes(value, signed=True)
        elif kind == 7:
            raise ValueError("the record has no numbers with a point")
        else:
            yield value.decode() if kind % 2 else value


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for count in range(9):
        byte = data[at + count]
        if count == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + count + 1
    raise AssertionError
