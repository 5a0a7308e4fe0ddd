"""Dates of other programs' calendars in (iCalendar, RFC 5545).

A calendar is read in a process of its own with little time and memory, so that a hostile file
breaks that process alone. What cannot be read whole is cut into its events and to-dos, and each
of them is tried alone.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from organizer.exchange.contract import DateRead, NotRead, Refusal, Repair, bytes_of
from organizer.practice.moments import UnknownZone, zone_named

MAX_BYTES: Final = 32 * 1024 * 1024
"""The largest calendar that is read; `Refusal.LARGE_TABLE` names it to the person."""
SECONDS: Final = 2.5
SECONDS_A_MEGABYTE: Final = 1.5
"""How long a calendar may take; `Refusal.TOO_LONG` says so to the person."""
MOST_MEMORY: Final = 420 * 1024 * 1024
"""Of the worker's address space, with Python and its libraries."""

_ROOT: Final = Path(__file__).resolve().parents[2]
_FOLD: Final = re.compile(rb"\r?\n[ \t]")
_EDGE: Final = re.compile(rb"^[ \t]*(BEGIN|END)[ \t]*:[ \t]*([\w-]+)[ \t]*\r?$", re.I | re.M)
_ZONE: Final = re.compile(rb"TZID[=:]((?:\"[^\"\r\n]*\")|[^:;\r\n]+)", re.IGNORECASE)
_OURS: Final = frozenset({b"VEVENT", b"VTODO"})


def open_dates(path: Path) -> Iterator[DateRead]:
    """The dates in a calendar, one by one. Raises `NotRead` at once where there is none, or where
    reading takes too long."""
    data = bytes_of(path, MAX_BYTES, Refusal.LARGE_TABLE)
    try:
        worker = subprocess.run(
            [sys.executable, "-m", "organizer.exchange.calendar_reading"],
            cwd=_ROOT,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS + SECONDS_A_MEGABYTE * len(data) / 1_000_000,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NotRead(path, Refusal.TOO_LONG) from error
    except OSError as error:
        raise NotRead(path, Refusal.UNREADABLE) from error
    if worker.returncode:
        raise NotRead(path, Refusal.TOO_LONG)
    dates = [_from_json(record) for record in json.loads(worker.stdout)]
    if not dates:
        raise NotRead(path, Refusal.NO_DATE)
    return iter(dates)


def read_dates(data: bytes) -> list[DateRead]:
    """The dates in these bytes; slow or hungry where they are hostile, so call it in a worker."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = data.decode("utf-16", "replace").encode()
    try:
        text = data.decode("utf-8-sig")
        guessed = False
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
        guessed = True
    data = text.replace("\0", "").encode()
    zones, parts = _parts(data)
    found = _read_whole(data, len(parts))
    if found is None:
        found = [_read_alone(zones, part) for _line, part in parts]
    warnings = (Repair.CHARSET,) if guessed else ()
    dates = []
    for (line, _part), one in zip(parts, found, strict=True):
        read = one or DateRead("", "", None, warnings=(Repair.DAMAGED,))
        dates.append(replace(read, line=line, warnings=(*read.warnings, *warnings)))
    return dates


def _parts(data: bytes) -> tuple[dict[bytes, bytes], list[tuple[int, bytes]]]:
    """The time zones in a calendar by name, and its events and to-dos with the lines they start
    in."""
    zones: dict[bytes, bytes] = {}
    parts: list[tuple[int, bytes]] = []
    open_at: tuple[int, bytes] | None = None
    line, counted = 1, 0
    for edge in _EDGE.finditer(data):
        kind = edge[2].upper()
        if edge[1].upper() == b"BEGIN":
            if kind in _OURS or (kind == b"VTIMEZONE" and open_at is None):
                if open_at is not None and open_at[1] in _OURS:  # the one before has no end
                    parts.append(_part(data, open_at, edge.start(), line, counted))
                    line, counted = parts[-1][0], open_at[0]
                open_at = edge.start(), kind
        elif open_at is not None and kind == open_at[1]:
            if kind in _OURS:
                parts.append(_part(data, open_at, edge.end(), line, counted))
                line, counted = parts[-1][0], open_at[0]
            else:
                zone = data[open_at[0] : edge.end()]
                if name := _ZONE.search(zone):
                    zones[name[1].strip()] = zone
            open_at = None
    if open_at is not None and open_at[1] in _OURS:
        parts.append(_part(data, open_at, len(data), line, counted))
    return zones, parts


def _part(
    data: bytes, begin: tuple[int, bytes], end: int, line: int, counted: int
) -> tuple[int, bytes]:
    start, kind = begin
    text = data[start:end].rstrip()
    if not re.search(rb"(?i)END[ \t]*:[ \t]*" + kind + rb"\Z", text):
        text += b"\r\nEND:" + kind
    return line + data.count(b"\n", counted, start), text


def _read_whole(data: bytes, parts: int) -> list[DateRead | None] | None:
    """Each event and to-do, or None where the calendar cannot be read whole."""
    from icalendar import Calendar

    with suppress(Exception):  # it raises whatever its values do
        calendars = Calendar.from_ical(data, multiple=True)
        assert isinstance(calendars, list)
        components = [
            one
            for calendar in calendars
            for one in calendar.walk()
            if (one.name or "").encode() in _OURS
        ]
        if len(components) == parts and not any(one.errors for one in components):
            return [_date(component) for component in components]
    return None


def _read_alone(zones: dict[bytes, bytes], part: bytes) -> DateRead | None:
    """One event or to-do with those zones of its calendar that only it knows, then without them,
    then line by line."""
    from icalendar import Calendar

    named = {name.strip(b'"') for name in _ZONE.findall(_FOLD.sub(b"", part))}
    own = b"\r\n".join(zones[name] for name in named if name in zones and not _is_iana(name))
    for around in dict.fromkeys((own, b"")):
        whole = b"\r\n".join(
            filter(None, [b"BEGIN:VCALENDAR", b"VERSION:2.0", around, part, b"END:VCALENDAR", b""])
        )
        with suppress(Exception):
            for component in Calendar.from_ical(whole).walk():
                if (component.name or "").encode() in _OURS:
                    return _date(component)
    return _by_lines(part)


def _is_iana(name: bytes) -> bool:
    with suppress(UnknownZone):
        return bool(zone_named(name.decode("utf-8", "replace")))
    return False


def _by_lines(part: bytes) -> DateRead | None:
    """What the lines say of one that the library does not read: enough for a day and a title."""
    lines: dict[str, str] = {}
    for raw in _FOLD.sub(b"", part).splitlines():
        head, colon, value = raw.decode("utf-8", "replace").partition(":")
        if colon:
            lines.setdefault(head.partition(";")[0].strip().upper(), value.strip())
    said = lines.get("DUE") or lines.get("DTSTART") or ""
    found = re.match(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?", said)
    if not found or not lines.get("SUMMARY"):
        return None
    numbers = [int(number or 0) for number in found.groups()[:6]]
    with suppress(ValueError):
        moment = datetime(*numbers) if found[4] else date(*numbers[:3])  # type: ignore[arg-type]
        return DateRead(
            lines.get("UID", ""),
            re.sub(r"\\([,;\\])", r"\1", lines["SUMMARY"]),
            moment,
            "UTC" if found[7] else "",
            event=b"BEGIN:VEVENT" in part.upper(),
            warnings=(Repair.DAMAGED,),
        )
    return None


def _date(component: Any) -> DateRead:
    due = component.get("DUE") or component.get("DTSTART")
    moment: Any = getattr(due, "dt", None)
    zone = ""
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        zone = getattr(moment.tzinfo, "key", None) or ""
        if not zone or zone.upper() in ("UTC", "ETC/UTC"):
            moment, zone = moment.astimezone(UTC), "UTC"
        moment = moment.replace(tzinfo=None)
    elif not isinstance(moment, date):
        moment = None
    status = str(component.get("STATUS", "")).upper()
    uid = str(component.get("UID", ""))
    if (of_series := component.get("RECURRENCE-ID")) is not None:
        uid = f"{uid}/{of_series.to_ical().decode()}"  # one of a series, which has its UID
    return DateRead(
        uid=uid,
        title=" ".join(str(component.get("SUMMARY", "")).split()),
        moment=moment,
        zone=zone,
        event=component.name == "VEVENT",
        done=status in ("COMPLETED", "CANCELLED") or component.get("COMPLETED") is not None,
        warnings=(Repair.REPEATED,) if component.get("RRULE") is not None else (),
    )


def _to_json(one: DateRead) -> dict[str, Any]:
    moment = one.moment.isoformat() if one.moment is not None else None
    return {**vars(one), "moment": moment}


def _from_json(record: dict[str, Any]) -> DateRead:
    said = record["moment"]
    moment: date | None = None
    if said is not None:
        moment = datetime.fromisoformat(said) if "T" in said else date.fromisoformat(said)
    warnings = tuple(map(Repair, record["warnings"]))
    return DateRead(**{**record, "moment": moment, "warnings": warnings})


def main() -> None:
    """Read a calendar on standard input, and say what is in it on standard output."""
    with suppress(ImportError):  # Windows has no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    dates = read_dates(sys.stdin.buffer.read())
    json.dump([_to_json(one) for one in dates], sys.stdout)


if __name__ == "__main__":
    main()
