"""Files of other programs through the window: reviewed, asked about, kept; and out again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QTableView,
)
from pytestqt.qtbot import QtBot

from organizer.gui.dialogs.dropped import records_in
from organizer.gui.dialogs.export import export_file
from organizer.gui.dialogs.import_review import ImportReview, review_files
from organizer.gui.dialogs.table_columns import TableColumns
from organizer.services.desk import Desk
from organizer.services.imports import Column
from tests.fakes import FakeClock, open_desk

T = TypeVar("T", bound=QDialog)
TABLES = Path(__file__).parents[2] / "data" / "tables"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path / "record", FakeClock())
    yield desk
    desk.store.close()


def shown(qtbot: QtBot, parent: QDialog, kind: type[T]) -> T:
    """The open dialog of this kind over `parent`, once it is there."""

    def found() -> list[T]:
        return [one for one in parent.findChildren(kind) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def press(dialog: QDialog, text: str) -> None:
    (button,) = (b for b in dialog.findChildren(QPushButton) if b.text().startswith(text))
    button.click()


def test_a_table_of_unknown_columns_is_asked_about_and_kept(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    parent = QDialog()
    qtbot.addWidget(parent)
    told: list[str] = []
    review_files(desk, [TABLES / "unknown.csv"], told.append, lambda _cards: None, parent)
    columns = shown(qtbot, parent, TableColumns)
    who, where, *rest = columns.findChildren(QComboBox)
    assert [one.currentData() for one in rest] == [Column.EMAIL, Column.PHONE]
    press(columns, "&Go on")
    assert columns.isVisible()
    assert any("Say which column" in label.text() for label in columns.findChildren(QLabel))
    who.setCurrentIndex(list(Column).index(Column.FULL_NAME))
    where.setCurrentIndex(list(Column).index(Column.COMPANY))
    press(columns, "&Go on")
    press(shown(qtbot, parent, ImportReview), "&Keep 2 records")
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["Imported: 2 new, 0 completed, 0 known already"]
    people = desk.contacts.rows(desk.contacts.ids())
    assert {(one.full_name, one.company) for one in people} == {
        ("Anna Beispiel", "Example AG"),
        ("Ben Beispiel", "Example AG"),
    }


def test_opportunities_are_reviewed_and_kept(qtbot: QtBot, desk: Desk) -> None:
    parent = QDialog()
    qtbot.addWidget(parent)
    told: list[str] = []
    review_files(desk, [TABLES / "huntr.csv"], told.append, lambda _cards: None, parent)
    review = shown(qtbot, parent, ImportReview)
    (look,) = (b for b in review.findChildren(QPushButton) if b.text().startswith("&Look"))
    assert not look.isEnabled()
    press(review, "&Keep 2 records")
    qtbot.waitUntil(lambda: bool(told))
    (first, second) = desk.opportunities.ids()
    detail = desk.opportunities.detail(second)
    assert detail is not None and "Salary: 65000" in detail.remarks
    assert {row.position for row in desk.opportunities.rows([first, second])} == {
        "Application engineer",
        "Process engineer",
    }


def test_what_is_kept_goes_out_by_name_and_kind(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.imports.keep(desk.imports.read(TABLES / "google.csv"))
    parent = QDialog()
    qtbot.addWidget(parent)
    told: list[str] = []
    kinds: list[str] = []

    def choose(_parent: object, _title: str, _name: str, filters: str) -> tuple[str, str]:
        kinds[:] = filters.split(";;")
        return str(tmp_path / "out"), kinds[2]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    export_file(desk, told.append, parent)
    qtbot.waitUntil(lambda: bool(told))
    assert kinds[2] == "Contacts as a table (*.csv)"
    assert "Leïla Benali" in (tmp_path / "out.csv").read_text("utf-8-sig")
    (tmp_path / "out.csv").unlink()
    (tmp_path / "out.csv").mkdir()
    export_file(desk, told.append, parent)
    box = shown(qtbot, parent, QMessageBox)
    assert "could not be written" in box.text()
    box.close()


def test_every_kind_of_file_can_be_dropped(tmp_path: Path) -> None:
    dropped = QMimeData()
    names = ("a.VCF", "b.csv", "c.ics", "d.json", "e.exe", "f.png")
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    assert [path.name for path in records_in(dropped)] == [*names[:4]]


def test_a_whole_record_and_a_calendar_are_reviewed_like_the_rest(qtbot: QtBot, desk: Desk) -> None:
    data = TABLES.parent
    parent = QDialog()
    qtbot.addWidget(parent)
    told: list[str] = []
    files = [data / "records" / "whole.json", data / "calendars" / "two.ics"]
    review_files(desk, files, told.append, lambda _cards: None, parent)
    review = shown(qtbot, parent, ImportReview)
    (table,) = review.findChildren(QTableView)
    model = table.model()
    details = [str(model.index(row, 2).data()) for row in range(model.rowCount())]
    assert details[0] == "19 records" and len(details) == 3
    press(review, "&Keep 3 records")
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["Imported: 3 new, 0 completed, 0 known already"]
    assert [row.full_name for row in desk.contacts.rows(desk.contacts.ids())] == ["Ingrid Solberg"]
