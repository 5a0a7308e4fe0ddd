"""Dates of calendars become deadlines of the person's own, and never move what was agreed (P14)."""

from __future__ import annotations

from pathlib import Path

from organizer.gui.wording import calendar_title
from organizer.practice.vocabulary import DeadlineKind, DeadlineStatus
from organizer.services.desk import Desk
from organizer.services.export import Export
from organizer.services.imports import CandidateState
from tests.fakes import debrief

NEW, CHANGED, SAME, REFUSED = CandidateState


def kept(desk: Desk, path: Path) -> list[CandidateState]:
    """What keeping a file's dates did to each."""
    candidates = list(desk.imports.read(path))
    desk.imports.keep(candidates)
    return [one.state for one in candidates]


def test_what_went_out_is_known_and_only_ones_own_is_moved(desk: Desk, tmp_path: Path) -> None:
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg"))
    own = desk.deadlines.add_own("Send papers", desk.present.wall.shifted(days=3))
    path = tmp_path / "dates.ics"
    desk.exports.write(Export.CALENDAR, path, calendar_title)
    assert set(kept(desk, path)) == {SAME}
    before = {row.id: row.due for row in desk.deadlines.rows(desk.deadlines.ids())}
    path.write_text(path.read_text().replace("202611", "202612"))
    assert kept(desk, path).count(CHANGED) == 1
    after = {row.id: row.due for row in desk.deadlines.rows(desk.deadlines.ids())}
    assert after.pop(own) != before.pop(own)
    assert after == before


def test_one_date_of_a_series_that_is_another_day_does_not_move_it(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "dates.ics"
    path.write_text(
        "BEGIN:VCALENDAR\n"
        "BEGIN:VEVENT\nUID:1\nSUMMARY:Fair\nDTSTART:20261201T080000Z\nRRULE:FREQ=WEEKLY\n"
        "END:VEVENT\n"
        "BEGIN:VEVENT\nUID:1\nRECURRENCE-ID:20261208T080000Z\nSUMMARY:Fair, later\n"
        "DTSTART:20261209T100000Z\nEND:VEVENT\n"
        "BEGIN:VEVENT\nUID:1\nSUMMARY:Fair\nDTSTART:20261202T080000Z\nEND:VEVENT\n"
        "END:VCALENDAR\n"
    )
    assert kept(desk, path) == [NEW, NEW, SAME]
    assert kept(desk, path) == [SAME, SAME, SAME]
    rows = desk.deadlines.rows(desk.deadlines.ids())
    assert {(row.title, row.due.local.day) for row in rows} == {("Fair", 1), ("Fair, later", 9)}


def test_dates_of_others_are_own_deadlines_with_reminders(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "dates.ics"
    path.write_text(
        "BEGIN:VCALENDAR\n"
        "BEGIN:VEVENT\nUID:1\nSUMMARY:Fair\nDTSTART:20261201T080000\nEND:VEVENT\n"
        "BEGIN:VEVENT\nUID:2\nSUMMARY:Past\nDTSTART:20261101T080000Z\nEND:VEVENT\n"
        "BEGIN:VTODO\nUID:3\nSUMMARY:Late\nDUE;VALUE=DATE:20261101\nEND:VTODO\n"
        "BEGIN:VTODO\nUID:4\nSUMMARY:Some day\nEND:VTODO\n"
        "BEGIN:VTODO\nUID:5\nSUMMARY:Too far\nDUE:00010101T000000Z\nEND:VTODO\n"
        "END:VCALENDAR\n"
    )
    assert kept(desk, path) == [NEW, NEW, NEW, REFUSED, REFUSED]
    assert kept(desk, path) == [SAME, SAME, SAME, REFUSED, REFUSED]
    rows = desk.deadlines.rows([row[0] for row in desk.store.rows("SELECT id FROM deadline")])
    assert {(row.title, row.status, row.zone) for row in rows} == {
        ("Fair", DeadlineStatus.OPEN, "Europe/Berlin"),
        ("Past", DeadlineStatus.DONE, "UTC"),
        ("Late", DeadlineStatus.OPEN, "Europe/Berlin"),
    }
    assert {row.kind for row in rows} == {DeadlineKind.OWN}
    assert desk.store.rows("SELECT count(*) FROM reminder")[0][0] > 0
    desk.deadlines.trash(next(row.id for row in rows if row.title == "Fair"))
    assert kept(desk, path)[0] is NEW
    assert kept(desk, path)[0] is SAME
