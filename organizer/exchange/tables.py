"""Tables in text (CSV, RFC 4180 and what is written in spite of it) in, and out."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from organizer.exchange.contract import (
    ContactRead,
    NotRead,
    OpportunityRead,
    Refusal,
    Repair,
    bytes_of,
)
from organizer.exchange.table_columns import (
    PLACES,
    Column,
    columns_of,
    is_known,
    is_of_people,
    stage_in,
)
from organizer.practice.contact_draft import ContactDraft, Phone, PostalAddress
from organizer.practice.vocabulary import Stage

MAX_BYTES: Final = 32 * 1024 * 1024
"""The largest table that is read; `Refusal.LARGE_TABLE` names it to the person."""
_HEAD: Final = 40
"""Rows in which the heading is looked for, under whatever stands above it, and those in which the
content of a column is looked at."""
_LONGEST: Final = 1_000_000
"""Characters of a line, and of a cell over several lines: beyond is no table of people."""
_WIDEST: Final = 1_000
"""Columns."""
_TOP: Final = 200_000
"""Characters in which the heading stands."""
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_SAMPLE: Final = 200_000
"""Bytes by which an encoding is told."""
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What makes a cell a formula where it stands first (OWASP, CSV injection)."""
_SEVERAL: Final = re.compile(r"\s*:::\s*")
_KINDS: Final = (
    ("fax", r"fax"),
    ("pager", r"pager"),
    ("direct", r"direct|durchwahl"),
    ("mobile", r"mobil|cell|handy"),
    ("home", r"home|privat"),
    ("work", r"work|business|company|office|main|gesch|firma"),
)
"""Kinds of telephone by what a heading or a label says; the first that fits."""


@dataclass(frozen=True)
class Table:
    """A table as it stands in a file: its heading, and what its columns were taken for.

    `above` is how many rows stand above the heading, `sample` the first rows below it. `guessed`
    where its character set had to be.
    """

    path: Path
    text: str
    delimiter: str
    guessed: bool
    above: int
    headings: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    columns: Sequence[Column]

    @property
    def is_known(self) -> bool:
        """Whether it can be read without asking what its columns hold."""
        return is_known(self.columns)

    def records(
        self, columns: Sequence[Column] | None = None
    ) -> Iterator[ContactRead | OpportunityRead]:
        """The records, one by one; `columns` is what the person says the columns hold."""
        columns = columns or self.columns
        warnings = (Repair.CHARSET,) if self.guessed else ()
        read = _contact if is_of_people(columns) else _opportunity
        for line, row in islice(_rows(self.text, self.delimiter), self.above + 1, None):
            cells = [
                (heading, column, _unguarded(cell))
                for heading, column, cell in zip(self.headings, columns, row, strict=False)
                if cell.strip()
            ]
            cells += [("", Column.OTHER, cell) for cell in row[len(columns) :] if cell.strip()]
            if cells:
                yield read(cells, warnings, line)


def open_table(path: Path) -> Iterator[ContactRead | OpportunityRead]:
    """The records of a table, one by one. Raises `NotRead` where its columns are not known."""
    table = read_table(path)
    if not table.is_known:
        raise NotRead(path, Refusal.UNKNOWN_COLUMNS)
    return table.records()


def read_table(path: Path) -> Table:
    """The table in a file, with a guess of what its columns hold. Raises `NotRead`.

    The heading is the row of which most is known, with whichever of comma, semicolon and tab parts
    it so; what stands above it is left out. Where none is known it is the first of several cells.
    """
    text, guessed = _decoded(bytes_of(path, MAX_BYTES, Refusal.LARGE_TABLE))
    best: tuple[float, str, int, list[list[str]]] | None = None
    for delimiter in ",;\t":
        rows: list[list[str]] = []
        with suppress(csv.Error):
            rows += (row for _line, row in islice(_rows(text[:_TOP], delimiter), _HEAD))
        for place, row in enumerate(rows):
            if 1 < len(row) <= _WIDEST:
                columns = columns_of(row)
                known = sum(column is not Column.OTHER for column in columns)
                score = known + len(row) / 100 - place / 1000
                if best is None or score > best[0]:
                    best = score, delimiter, place, rows
    if best is None:
        raise NotRead(path, Refusal.NO_TABLE)
    _score, delimiter, place, rows = best
    try:
        for _line, _row in _rows(text, delimiter):
            pass
    except csv.Error as error:
        raise NotRead(path, Refusal.NO_TABLE) from error
    sample = tuple(map(tuple, rows[place + 1 :]))
    headings = tuple(heading.strip() for heading in rows[place])
    columns = columns_of(headings, sample)
    return Table(path, text, delimiter, guessed, place, headings, sample, columns)


def table_text(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table for spreadsheets: UTF-8 with its mark, comma, CRLF, and no cell a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([_guarded(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def contact_rows(contacts: Sequence[ContactDraft]) -> tuple[Sequence[str], list[tuple[str, ...]]]:
    """Contacts as a table with the headings of Google Contacts, which other programs know too."""
    most = {
        what: max((len(getattr(contact, what)) for contact in contacts), default=0)
        for what in ("emails", "phones", "addresses", "websites")
    }
    headings = ["Name", "First Name", "Last Name", "Organization Title", "Organization Department"]
    headings += ["Organization Name", "Notes", "UID"]
    headings += [f"E-mail {n} - Value" for n in range(1, most["emails"] + 1)]
    for n in range(1, most["phones"] + 1):
        headings += [f"Phone {n} - Label", f"Phone {n} - Value"]
    headings += [f"Address {n} - Formatted" for n in range(1, most["addresses"] + 1)]
    headings += [f"Website {n} - Value" for n in range(1, most["websites"] + 1)]
    rows = []
    for one in contacts:
        cells = [one.full_name, one.given, one.family, one.title, one.department]
        cells += [one.company, one.notes, one.uid]
        for what, values in (
            ("emails", [(email,) for email in one.emails]),
            ("phones", [(phone.kind, phone.number) for phone in one.phones]),
            ("addresses", [(address.lines,) for address in one.addresses]),
            ("websites", [(website,) for website in one.websites]),
        ):
            width = 2 if what == "phones" else 1
            cells += [cell for value in values for cell in value]
            cells += [""] * (width * (most[what] - len(values)))
        rows.append(tuple(cells))
    return headings, rows


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) or _is_guarded(cell) else cell


def _unguarded(cell: str) -> str:
    return (cell[1:] if _is_guarded(cell) else cell).strip()


def _is_guarded(cell: str) -> bool:
    return cell.startswith("'") and cell.lstrip("'").startswith(_FORMULA)


def _decoded(data: bytes) -> tuple[str, bool]:
    """The text of a file, and whether its character set had to be guessed."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace").replace("\0", ""), False
    try:
        return data.decode("utf-8-sig").replace("\0", ""), False
    except UnicodeDecodeError:
        import chardet  # 40 ms, and most files are UTF-8

        encoding = chardet.detect(data[:_SAMPLE])["encoding"] or "cp1252"
        return data.decode(encoding, "replace").replace("\0", ""), True


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with the line each starts in. Raises `csv.Error` where a cell or line has no end."""
    csv.field_size_limit(_LONGEST)
    reader = csv.reader(_lines(text), delimiter=delimiter)
    line = 1
    for row in reader:
        if any(cell.strip() for cell in row):
            yield line, row
        line = reader.line_num + 1


def _lines(text: str) -> Iterator[str]:
    for line in _LINE.finditer(text):
        if line.end() - line.start() > _LONGEST:
            raise csv.Error
        if line[0]:
            yield line[0]


Cells = list[tuple[str, Column, str]]
"""Of each cell with something in it: the heading, what the column holds, and the text."""


def _contact(cells: Cells, warnings: tuple[Repair, ...], line: int) -> ContactRead:
    one: dict[Column, str] = {}
    several: dict[Column, list[str]] = defaultdict(list)
    phones: list[Phone] = []
    places: dict[str, dict[Column, str]] = defaultdict(dict)
    unknown: list[str] = []
    labels = {heading.casefold(): text for heading, _column, text in cells}
    for heading, column, text in cells:
        match column:
            case Column.PHONE:
                said = f"{heading} {_label(heading, labels)}".casefold()
                kind = next((kind for kind, word in _KINDS if re.search(word, said)), "other")
                phones += [Phone(number, kind) for number in _SEVERAL.split(text)]
            case Column.EMAIL | Column.WEBSITE:
                several[column] += _SEVERAL.split(text)
            case Column.NOTES:
                several[column].append(text)
            case _ if column in PLACES:
                place = places[_place(heading)]
                place[column] = "\n".join(filter(None, (place.get(column), text)))
            case Column.OTHER | Column.POSITION | Column.STAGE:
                unknown.append(f"{heading}: {text}")
            case _ if column in one:
                unknown.append(f"{heading}: {text}")
            case _:
                one[column] = " ".join(text.split())
    given, additional, family = (
        one.get(column, "") for column in (Column.GIVEN, Column.ADDITIONAL, Column.FAMILY)
    )
    draft = ContactDraft(
        full_name=one.get(Column.FULL_NAME, "")
        or " ".join(filter(None, (given, additional, family))),
        given=given,
        additional=additional,
        family=family,
        prefix=one.get(Column.PREFIX, ""),
        suffix=one.get(Column.SUFFIX, ""),
        title=one.get(Column.TITLE, ""),
        department=one.get(Column.DEPARTMENT, ""),
        company=one.get(Column.COMPANY, ""),
        emails=tuple(dict.fromkeys(several[Column.EMAIL])),
        phones=tuple(dict.fromkeys(phones)),
        websites=tuple(dict.fromkeys(several[Column.WEBSITE])),
        addresses=tuple(map(_address, places.values())),
        notes="\n\n".join(several[Column.NOTES]),
        uid=one.get(Column.UID, ""),
    )
    return ContactRead(
        draft,
        companies=tuple(filter(None, (draft.company,))),
        titles=tuple(filter(None, (draft.title,))),
        notes=tuple(several[Column.NOTES]),
        unknown=tuple(unknown),
        raw="\n".join(f"{heading}: {text}" for heading, _column, text in cells),
        warnings=warnings,
        line=line,
    )


def _opportunity(cells: Cells, warnings: tuple[Repair, ...], line: int) -> OpportunityRead:
    said: dict[Column, str] = {}
    remarks = []
    stage = Stage.INTERESTED
    for heading, column, text in cells:
        if column in (Column.COMPANY, Column.POSITION) and column not in said:
            said[column] = text
        elif column is Column.STAGE and (found := stage_in(text)) is not None:
            stage = found
        else:
            remarks.append(f"{heading}: {text}" if heading else text)
    return OpportunityRead(
        said.get(Column.COMPANY, ""),
        said.get(Column.POSITION, ""),
        stage,
        "\n".join(remarks),
        warnings,
        line,
    )


def _label(heading: str, labels: dict[str, str]) -> str:
    """What Google's column beside "Phone 1 - Value" says of its kind."""
    stem = heading.casefold().removesuffix("value")
    return labels.get(f"{stem}type", "") or labels.get(f"{stem}label", "")


def _place(heading: str) -> str:
    """Which of several addresses a column belongs to: "Business", "Home", "Address 1"."""
    bare = heading.casefold()
    numbered = re.match(r"address \d", bare)
    if numbered:
        return numbered[0]
    return next(
        (word for word in ("business", "home", "other", "gesch", "privat") if word in bare), ""
    )


def _address(place: dict[Column, str]) -> PostalAddress:
    """An address in parts; of one that also stands there whole, the whole is left out."""
    street, *others = (place.get(column, "") for column in PLACES[:-1])
    whole = place.get(Column.ADDRESS, "")
    if not any(others) and not street:
        return PostalAddress(text=whole)
    return PostalAddress(street or whole, *others)
