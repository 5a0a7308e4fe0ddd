"""The time line, drawn and as a list; what cannot wait for what (P7, P14)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSettings, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from organizer import paths
from organizer.gui.commands import Commands
from organizer.gui.dialogs.time_line import TimeLineDialog
from organizer.gui.theme import GROUP
from organizer.practice.estimates import MOVING, SALARY, USUAL
from organizer.practice.time_line import Mark
from organizer.practice.vocabulary import Stage
from tests.fakes import FakeClock, open_desk


def test_an_answer_after_a_limit_is_pointed_at_and_every_mark_opens(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk = open_desk(tmp_path / "data", FakeClock())
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    commands = Commands(lambda: desk, window, settings, tmp_path)
    told: list[str] = []
    commands.told.connect(told.append)
    commands.show_time_line()
    assert told == ["Nothing is due at any of your openings yet."]

    desk.sample.add(paths.resources() / "sample" / "en.json")
    shown: list[tuple[str, int]] = []
    commands.show_record.connect(lambda kind, record: shown.append((kind, record)))
    commands.show_time_line()
    (dialog,) = window.findChildren(TimeLineDialog)
    entries = [
        dialog._list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(dialog._list.count())
    ]
    assert {entry.mark for entry in entries} == set(Mark)
    said = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Nordlicht Optik AG answers Sunday 6 December, after the limit of Halden" in said

    limit = next(entry for entry in entries if entry.mark is Mark.LIMIT)
    assert dialog._list.currentRow() == entries.index(limit)  # what is decided next
    bar = dialog._scroll.horizontalScrollBar()
    names = QRect(GROUP, dialog._axis._head() + 2, 150, 16)
    for place in (bar.minimum(), bar.maximum()):  # whose row it is stands there wherever one looks
        bar.setValue(place)
        seen = dialog._scroll.viewport().grab(names).toImage()
        inks = {seen.pixel(x, y) for x in range(seen.width()) for y in range(seen.height())}
        assert len(inks) > 20
    dialog._list.setCurrentRow(0)
    dialog._list.setCurrentRow(entries.index(limit))
    spot = dialog._axis.place(limit).toPoint()
    qtbot.mouseClick(dialog._axis, Qt.MouseButton.LeftButton, pos=spot)
    assert dialog._list.currentRow() == entries.index(limit)
    assert "Due after it: Sunday 6 December: answer from Nordlicht" in dialog._about.text()

    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    before = dialog._axis.minimumWidth()
    qtbot.keyClick(dialog._list, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert dialog._axis.minimumWidth() > 1.2 * before
    qtbot.keyClick(dialog._list, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert dialog._axis.minimumWidth() == before
    qtbot.mouseClick(dialog._axis, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert dialog._list.currentRow() == entries.index(limit)
    qtbot.keyClick(dialog._list, Qt.Key.Key_Return)
    assert shown == [("offer", desk.offers.ids()[0])]

    halden = desk.offers.rows(desk.offers.ids())[0].opportunity
    desk.opportunities.change_stage(halden, Stage.WITHDRAWN)
    line = desk.time_line.read()
    assert halden not in {entry.opportunity for entry in line.entries}
    assert line.conflicts == ()
    desk.store.close()


def test_the_answer_of_a_worse_prospect_is_no_conflict(tmp_path: Path) -> None:
    """P14: by the person's own comparison, once everything that counts is known of both."""
    desk = open_desk(tmp_path / "data", FakeClock())
    desk.sample.add(paths.resources() / "sample" / "en.json")
    ids = {row.company: row.id for row in desk.opportunities.rows(desk.opportunities.ids())}
    nordlicht, halden = ids["Nordlicht Optik AG"], ids["Halden Instruments Ltd"]
    assert [one.answer.opportunity for one in desk.time_line.read().conflicts] == [nordlicht]
    comparison = desk.comparison
    comparison.choose(ids["Brunnen Software GmbH"], False)
    for line, value in zip((SALARY, MOVING, USUAL[5]), ("£70,000 a year", "£0", "30"), strict=True):
        comparison.set_value(nordlicht, line, value)
    assert comparison.prospects() == {nordlicht: -1, halden: -2}
    assert len(desk.time_line.read().conflicts) == 1
    comparison.set_value(nordlicht, SALARY, "£50,000 to £55,000 a year")
    assert comparison.prospects() == {halden: -1}
    assert len(desk.time_line.read().conflicts) == 1
    comparison.set_value(nordlicht, SALARY, "£50,000 a year")
    assert desk.time_line.read().conflicts == ()
    desk.store.close()
