"""Calendars in and out, and what real clients make of ours."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from organizer.exchange.calendar_reading import open_dates, read_dates
from organizer.exchange.calendar_writing import CalendarDate, calendar_text
from organizer.exchange.contract import DateRead, NotRead, Refusal, Repair

CHANGED = datetime(2026, 11, 23, 13, 0, tzinfo=UTC)
VISIT = CalendarDate(
    "visit",
    "Interview: Nordlicht Optik, Engineer",
    event=True,
    local=datetime(2026, 12, 4, 10, 0),
    zone="Europe/Oslo",
    changed=CHANGED,
    place="Plant 2; gate B",
    remarks="Ingrid Solberg\n“We'll get back to you”",
    alarms=(timedelta(hours=1),),
)
LIMIT = CalendarDate(
    "limit",
    "Decide on the offer from Łódź Żuraw",
    event=False,
    local=datetime(2026, 12, 7, 17, 0),
    zone="Europe/Warsaw",
    changed=CHANGED,
    alarms=(timedelta(days=1), timedelta(hours=2)),
)
NOTE = CalendarDate(
    "note", "Write to Ana", False, datetime(2026, 11, 30, 18, 0), "Europe/Oslo", CHANGED, True
)
DONE = CalendarDate(
    *("done", "Write to Ben", False, datetime(2026, 11, 24, 10, 0), "Europe/Oslo", CHANGED),
    done_at=CHANGED,
)
DATES = (VISIT, LIMIT, NOTE, DONE)


def test_what_goes_out_comes_in_again(tmp_path: Path) -> None:
    path = tmp_path / "dates.ics"
    path.write_bytes(calendar_text(DATES))
    assert [
        (one.uid, one.title, one.moment, one.zone, one.event, one.done) for one in open_dates(path)
    ] == [
        ("visit", VISIT.title, VISIT.local, "Europe/Oslo", True, False),
        ("limit", LIMIT.title, LIMIT.local, "Europe/Warsaw", False, False),
        ("note", NOTE.title, date(2026, 11, 30), "", False, False),
        ("done", DONE.title, DONE.local, "Europe/Oslo", False, True),
    ]


def test_an_alarm_of_what_is_only_due_counts_from_its_end() -> None:
    text = calendar_text(DATES).decode()
    assert text.count("TRIGGER;RELATED=END:-P1D\r\n") == 1
    assert text.count("TRIGGER;RELATED=END:-PT2H\r\n") == 1
    assert text.count("TRIGGER:-PT1H\r\n") == 1
    assert {"BEGIN:VTIMEZONE", "TZID:Europe/Warsaw", "DUE;VALUE=DATE:20261130"} < set(
        text.split("\r\n")
    )


GOOD = "BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261204T100000Z\r\nSUMMARY:Good\r\nEND:VEVENT\r\n"
READ = DateRead("1", "Good", datetime(2026, 12, 4, 10, 0), "UTC", True, line=2)


@pytest.mark.parametrize(
    ("other", "read"),
    [
        pytest.param(
            "BEGIN:VEVENT\nUID:2\nSUMMARY:Bad\\, day\nDTSTART:20261204T10\nEND:VEVENT\n",
            DateRead("2", "Bad, day", date(2026, 12, 4), event=True, warnings=(Repair.DAMAGED,)),
            id="half an hour",
        ),
        pytest.param(
            "BEGIN:VTODO\nUID:2\nSUMMARY:No en\n d\nDUE:20261204T100000Z\nRRULE:FREQ=NEVER\n",
            DateRead(
                *("2", "No end", datetime(2026, 12, 4, 10, 0), "UTC"), warnings=(Repair.DAMAGED,)
            ),
            id="no end and a rule that is none",
        ),
        pytest.param(
            "BEGIN:VTODO\nnonsense\nEND:VTODO\n",
            DateRead("", "", None, warnings=(Repair.DAMAGED,)),
            id="nothing of it",
        ),
        pytest.param(
            "BEGIN:VTODO\nUID:2\nSUMMARY:Some day\nEND:VTODO\n",
            DateRead("2", "Some day", None),
            id="without a day",
        ),
        pytest.param(
            "BEGIN:VEVENT\nUID:2\nSUMMARY:Often\nDTSTART;VALUE=DATE:20261204\n"
            "RRULE:FREQ=DAILY\nEND:VEVENT\n",
            DateRead("2", "Often", date(2026, 12, 4), event=True, warnings=(Repair.REPEATED,)),
            id="repeated",
        ),
    ],
)
def test_a_damaged_date_does_not_spoil_the_others(other: str, read: DateRead) -> None:
    first, second = read_dates(f"BEGIN:VCALENDAR\r\n{GOOD}{other}END:VCALENDAR\r\n".encode())
    assert first == READ
    assert (second, second.line) == (read.__class__(**{**vars(read), "line": 7}), 7)


def test_a_zone_that_only_the_file_knows_is_reckoned() -> None:
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Ours\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
        "TZOFFSETFROM:+0300\nTZOFFSETTO:+0300\nEND:STANDARD\nEND:VTIMEZONE\n"
    )
    event = "BEGIN:VEVENT\nUID:1\nSUMMARY:A\nDTSTART;TZID=Ours:20261204T100000\nEND:VEVENT\n"
    broken = "BEGIN:VEVENT\nUID:2\nSUMMARY:B\nDTSTART:2026\nEND:VEVENT\n"
    for more in ("", broken):
        first = read_dates(f"BEGIN:VCALENDAR\n{zone}{event}{more}END:VCALENDAR\n".encode())[0]
        assert (first.moment, first.zone) == (datetime(2026, 12, 4, 7, 0), "UTC")


def test_a_file_that_takes_too_long_or_too_much_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "slow.ics"
    path.write_text("BEGIN:VCALENDAR\n" + GOOD * 60_000 + "END:VCALENDAR\n")
    for name in ("SECONDS", "SECONDS_A_MEGABYTE"):
        monkeypatch.setattr(f"organizer.exchange.calendar_reading.{name}", 0.1)
    with pytest.raises(NotRead) as refused:
        open_dates(path)
    assert refused.value.reason is Refusal.TOO_LONG


def run(*command: str | Path, home: Path) -> str:
    """What a client says, with folders of its own."""
    env = {**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home / "config")}
    env |= {"XDG_DATA_HOME": str(home / "data"), "XDG_CACHE_HOME": str(home / "cache")}
    env |= {"XDG_RUNTIME_DIR": str(home), "GSETTINGS_BACKEND": "memory"}
    env |= {"LC_ALL": "C.UTF-8", "TZ": "Europe/Oslo"}
    done = subprocess.run(
        [*map(str, command)], env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_khal_takes_our_calendar(tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    config = tmp_path / "khal.conf"
    config.write_text(
        f"[calendars]\n[[ours]]\npath = {tmp_path / 'events'}\n"
        "[locale]\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        "local_timezone = Europe/Oslo\ndefault_timezone = Europe/Oslo\n"
        f"[sqlite]\npath = {tmp_path / 'khal.db'}\n"
    )
    (tmp_path / "dates.ics").write_bytes(calendar_text([VISIT]))
    khal = (Path(sys.executable).with_name("khal"), "-c", config)
    run(*khal, "import", "--batch", tmp_path / "dates.ics", home=tmp_path)
    said = run(
        *(*khal, "list", "--format", "{start-time}-{end-time} {title} @{location}"),
        *("2026-12-04", "1d"),
        home=tmp_path,
    )
    assert "10:00-11:00 Interview: Nordlicht Optik, Engineer @Plant 2; gate B" in said


def test_todoman_takes_our_to_dos(tmp_path: Path) -> None:
    todos = tmp_path / "todos"
    todos.mkdir()
    for one in DATES[1:]:
        (todos / f"{one.uid}.ics").write_bytes(calendar_text([one]))
    config = tmp_path / "todoman.py"
    config.write_text(
        f'path = "{tmp_path}/todos"\ndate_format = "%Y-%m-%d"\ntime_format = "%H:%M"\n'
        f'cache_path = "{tmp_path}/todoman.db"\n'
    )
    said = run(
        *(Path(sys.executable).with_name("todo"), "-c", config, "--porcelain"),
        *("list", "--status", "ANY"),
        home=tmp_path,
    )
    listed = {one["summary"]: one for one in json.loads(said)}
    assert listed.keys() == {one.title for one in DATES[1:]}
    assert listed[LIMIT.title]["due"] == int(datetime(2026, 12, 7, 16, 0, tzinfo=UTC).timestamp())
    assert listed[DONE.title]["completed"] and not listed[NOTE.title]["completed"]


@pytest.mark.skipif(
    shutil.which("calcurse") is None and "CI" not in os.environ, reason="calcurse is not here"
)
def test_calcurse_takes_our_calendar(tmp_path: Path) -> None:
    """It drops when a to-do is due (known), and keeps the event, its hour and all titles."""
    (tmp_path / "dates.ics").write_bytes(calendar_text(DATES))
    run("calcurse", "-D", tmp_path / "c", "-i", tmp_path / "dates.ics", home=tmp_path)
    said = run("calcurse", "-D", tmp_path / "c", "-Q", "--from", "12/04/2026", home=tmp_path)
    assert "10:00 -> 11:00" in said and VISIT.title in said
    said = run("calcurse", "-D", tmp_path / "c", "-t", home=tmp_path)
    assert LIMIT.title in said and NOTE.title in said


@pytest.mark.skipif(
    not Path("/usr/lib/evolution-data-server").exists() and "CI" not in os.environ,
    reason="Evolution's data server is not here",
)
def test_evolution_takes_our_calendar(tmp_path: Path) -> None:
    (tmp_path / "dates.ics").write_bytes(calendar_text(DATES))
    said = run(
        *("dbus-run-session", "--", "/usr/bin/python3", Path(__file__).with_name("evolution.py")),
        tmp_path / "dates.ics",
        home=tmp_path,
    )
    held = json.loads(said)
    assert held == {
        "visit": _held(VISIT, "20261204T100000", "Europe/Oslo", "-PT1H"),
        "limit": _held(LIMIT, "20261207T170000", "Europe/Warsaw", "-P1D", "-PT2H"),
        "note": _held(NOTE, "20261130", ""),
        "done": _held(DONE, "20261124T100000", "Europe/Oslo"),
    }


def _held(one: CalendarDate, moment: str, zone: str, *alarms: str) -> dict[str, object]:
    done = one.done_at is not None
    rest = {"title": one.title, "done": done, "alarms": list(alarms)}
    return {**rest, "moment": moment, "zone": zone}


def test_the_library_of_others_reads_every_line_of_ours() -> None:
    calendar = Calendar.from_ical(calendar_text(DATES))
    assert not any(component.errors for component in calendar.walk())
