"""The list: keyboard, selection across a refresh, and how it looks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from organizer.gui.widgets.record_list import RecordList
from tests.gui.widgets.test_record_model import Store, make


def shown(qtbot: QtBot, count: int) -> tuple[RecordList, Store]:
    model, store = make(count)
    records = RecordList("Contacts", model)
    model.setParent(records)
    qtbot.addWidget(records)
    records.resize(320, 400)
    with qtbot.waitExposed(records):
        records.show()
    return records, store


def refresh(records: RecordList) -> None:
    records.model().refresh()  # type: ignore[attr-defined]


def test_home_end_and_page_down_reach_across_a_hundred_thousand(qtbot: QtBot) -> None:
    records, store = shown(qtbot, 100_000)
    records.select_first()
    QTest.keyClick(records, Qt.Key.Key_End)
    assert records.selected_id() == 100_000
    QTest.keyClick(records, Qt.Key.Key_Home)
    assert records.selected_id() == 1
    QTest.keyClick(records, Qt.Key.Key_PageDown)
    paged = records.selected_id()
    assert paged is not None and 5 < paged < 20
    records.grab()
    assert sum(map(len, store.fetched)) <= 4 * 64


def test_enter_and_double_click_open(qtbot: QtBot) -> None:
    records, _store = shown(qtbot, 5)
    opened: list[int] = []
    records.opened.connect(opened.append)
    records.select(2)
    QTest.keyClick(records, Qt.Key.Key_Return)
    place = records.visualRect(records.model().index(3, 0)).center()
    QTest.mouseClick(records.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(records.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == [2, 4]


def test_a_letter_begins_a_search_and_leaves_the_selection(qtbot: QtBot) -> None:
    records, _store = shown(qtbot, 5)
    records.select(2)
    with qtbot.waitSignal(records.typed) as typed:
        QTest.keyClicks(records, "c")
    assert typed.args == ["c"]
    assert records.selected_id() == 2


def test_a_refresh_keeps_the_selected_record_and_the_place(qtbot: QtBot) -> None:
    records, store = shown(qtbot, 1000)
    records.select(500)
    records.verticalScrollBar().setValue(300)
    selected: list[int | None] = []
    records.selected.connect(selected.append)
    store.ids.insert(0, 2000)
    refresh(records)
    assert records.selected_id() == 500
    assert records.verticalScrollBar().value() == 300
    assert selected == []


def test_when_the_record_goes_the_next_one_in_its_place_is_selected(qtbot: QtBot) -> None:
    records, store = shown(qtbot, 3)
    records.select(2)
    selected: list[int | None] = []
    records.selected.connect(selected.append)
    for record in (2, 3, 1):
        store.ids.remove(record)
        refresh(records)
    assert selected == [3, 1, None]


def test_the_menu_is_asked_for_the_record_under_the_pointer(qtbot: QtBot) -> None:
    records, _store = shown(qtbot, 3)
    asked: list[int] = []
    menu = QMenu(records)
    menu.addAction(QAction("Mark sent", menu))

    def build(record: int) -> QMenu:
        asked.append(record)
        return menu

    records.set_menu(build)
    place = records.visualRect(records.model().index(1, 0)).center()
    QTest.mouseClick(records.viewport(), Qt.MouseButton.RightButton, pos=place)
    for where in (place, QPoint(place.x(), 390)):
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, where, records.viewport().mapToGlobal(where)
        )
        QApplication.sendEvent(records.viewport(), event)
    assert asked == [2]
    assert menu.isVisible()
    menu.close()


def test_rows_grow_with_the_font(qtbot: QtBot) -> None:
    records, _store = shown(qtbot, 3)
    before = records.rowHeight(0)
    font = records.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    records.setFont(font)
    QApplication.sendPostedEvents(records, QEvent.Type.FontChange)
    assert records.rowHeight(0) > 1.5 * before
