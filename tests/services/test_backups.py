"""Backups are made in time, kept as long as they are worth it, and gone back to."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from organizer.model.backup import Backup, BackupDamaged, backups_in, prove
from organizer.model.first_page import FILE_NAME
from organizer.model.store import Change
from organizer.practice.vocabulary import BackupReason
from organizer.services.debrief import QUICK_ENTRY
from organizer.services.desk import Desk
from tests.fakes import FakeClock, debrief, open_desk

RECORD_OF_OLD = Path(__file__).parents[1] / "data" / "records" / "0001.sqlite3"


def test_one_is_due_once_the_last_is_a_day_old(desk: Desk, clock: FakeClock) -> None:
    assert desk.backups.due()
    desk.backups.make(BackupReason.DAILY)
    assert not desk.backups.due()
    clock.go_on(hours=23)
    assert not desk.backups.due()
    clock.go_on(hours=1)
    assert desk.backups.due()
    desk.backups.make(BackupReason.DAILY)
    clock.go_on(days=-3)  # a clock that was set back must not put it off until that day
    assert desk.backups.due()


def test_a_year_of_them_is_thinned_out_in_both_places(
    desk: Desk, clock: FakeClock, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    desk.settings.change(backup_folder=str(stick), backups_daily=3, backups_monthly=2)
    (tmp_path / "stick").mkdir()
    (stick / "diary.txt").touch()
    for _day in range(120):
        assert desk.backups.make(BackupReason.DAILY).not_copied == ""
        clock.go_on(days=1)
    kept = desk.backups.listed()
    assert len(kept) == 2 + 3 + 10 + 2
    assert [one.path.name for one in backups_in(stick)] == [one.path.name for one in kept]
    assert len(list(stick.iterdir())) == 2 * len(kept) + 1
    prove(backups_in(stick)[-1])


def test_a_second_place_that_is_away_is_told_of_and_costs_no_backup(
    desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    desk.settings.change(backup_folder=str(tmp_path / "file" / "stick"))
    made = desk.backups.make(BackupReason.DAILY)
    assert "Not a directory" in made.not_copied
    assert desk.backups.listed() == [made.backup]


def test_going_back_brings_everything_as_it_was_and_can_be_gone_back_from(
    desk: Desk, clock: FakeClock
) -> None:
    heard: list[Change] = []
    desk.store.subscribe(heard.append)
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg"))
    then = desk.backups.make(BackupReason.DAILY).backup
    clock.go_on(days=1)
    desk.debrief.save(debrief(desk, "Example AG", "Pavel Dvořák"))
    desk.drafts.keep(QUICK_ENTRY, "half typed")
    desk.drafts.keep("traps", "left behind")
    heard.clear()
    before = desk.backups.restore(then).backup
    assert heard == [Change({})]
    assert names(desk) == ["Ingrid Solberg"]
    assert desk.drafts.kept(QUICK_ENTRY) == "half typed"
    assert desk.drafts.kept("traps") is None
    assert before.reason is BackupReason.RESTORE
    assert before.counts["contact"] == 2
    desk.debrief.save(debrief(desk, "Third AG", "Mina Aalto"))  # the record goes on as usual
    desk.store.undo()
    desk.backups.restore(before)
    assert names(desk) == ["Pavel Dvořák", "Ingrid Solberg"]


def test_the_oldest_one_can_be_gone_back_to_though_it_is_about_to_leave(
    desk: Desk, clock: FakeClock
) -> None:
    desk.settings.change(backups_daily=1, backups_weekly=1, backups_monthly=1)
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg"))
    for days in (100, 50, 30, 0):
        oldest = desk.backups.make(BackupReason.DAILY).backup
        clock.go_on(days=days)
    oldest = desk.backups.listed()[-1]
    desk.debrief.save(debrief(desk, "Example AG", "Pavel Dvořák"))
    clock.go_on(days=400)
    desk.backups.restore(oldest)
    assert names(desk) == ["Ingrid Solberg"]


def test_a_backup_of_an_earlier_version_is_brought_to_this_one(desk: Desk) -> None:
    old = desk.backups.folder / "organizer-20260101T080000Z.sqlite3"
    old.parent.mkdir()
    old.write_bytes(RECORD_OF_OLD.read_bytes())
    (backup,) = desk.backups.listed()
    desk.backups.restore(backup)
    assert names(desk) == ["Pavel Dvořák", "Ingrid Solberg"]
    fresh = open_desk(desk.store.folder / "fresh", FakeClock())
    schema = "SELECT name FROM schema_migration ORDER BY 1"
    assert desk.store.rows(schema) == fresh.store.rows(schema)
    fresh.store.close()
    assert old.read_bytes() == RECORD_OF_OLD.read_bytes()


def test_a_damaged_backup_changes_nothing(desk: Desk) -> None:
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg"))
    backup = desk.backups.make(BackupReason.DAILY).backup
    backup.path.write_bytes(backup.path.read_bytes()[:-1])
    with pytest.raises(BackupDamaged):
        desk.backups.restore(backup)
    assert names(desk) == ["Ingrid Solberg"]
    assert len(desk.backups.listed()) == 1


def test_an_import_is_backed_up_before(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "cards.vcf"
    file.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Mina Aalto\nEND:VCARD\n")
    desk.imports.keep(desk.imports.read(file))
    (made,) = desk.backups.listed()
    assert (made.reason, made.counts["contact"]) == (BackupReason.IMPORT, 0)
    assert names(desk) == ["Mina Aalto"]


def test_two_in_one_second_have_names_of_their_own(desk: Desk) -> None:
    with ThreadPoolExecutor(4) as threads:

        def make(_number: int) -> Backup:
            try:
                return desk.backups.make(BackupReason.ASKED).backup
            finally:
                desk.store.close()

        made = list(threads.map(make, range(8)))
    assert len({one.path for one in made}) == 8
    assert len(desk.backups.listed()) == 8


def test_leftovers_of_a_crash_are_swept_away(desk: Desk, clock: FakeClock) -> None:
    clock.instant += timedelta(days=10_000)  # files are dated by the system's clock
    folder = desk.backups.folder
    (folder / "restoring-abc").mkdir(parents=True)
    (folder / "restoring-abc" / FILE_NAME).touch()
    (folder / "organizer-20261101T080000Z.sqlite3.new").touch()
    made = desk.backups.make(BackupReason.DAILY).backup
    assert {path.stem for path in folder.iterdir()} == {made.path.stem}


def names(desk: Desk) -> list[str]:
    found = [desk.contacts.detail(contact) for contact in desk.contacts.ids()]
    return [one.full_name for one in found if one]
