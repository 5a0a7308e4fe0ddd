"""List and page side by side: the line between them, the empty state, the way of the Tab key."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSplitter
from pytestqt.qtbot import QtBot

from organizer.gui.widgets.buttons import PrimaryButton, Verb
from organizer.gui.widgets.empty_state import EmptyState
from organizer.gui.widgets.list_detail import ListDetail
from organizer.gui.widgets.page import Page
from organizer.gui.widgets.record_list import RecordList
from tests.gui.widgets.test_record_model import Store, make


def shown(qtbot: QtBot, tmp_path: Path, count: int) -> tuple[ListDetail, EmptyState, Store]:
    model, store = make(count)
    empty = EmptyState("No notes are owed.", Verb("After an interview…", lambda: None))
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    tab = ListDetail(RecordList("Notes", model), Page("Note"), empty, settings, "notes")
    settings.setParent(tab)
    model.setParent(tab)
    qtbot.addWidget(tab)
    tab.resize(1000, 500)
    tab.show()
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    return tab, empty, store


def share(tab: ListDetail) -> float:
    left, right = tab.findChildren(QSplitter)[0].sizes()
    return left / (left + right)


def test_the_list_takes_38_percent_until_the_line_is_moved(qtbot: QtBot, tmp_path: Path) -> None:
    tab, _empty, _store = shown(qtbot, tmp_path, 5)
    assert abs(share(tab) - 0.38) < 0.01
    tab.resize(1500, 500)
    qtbot.waitUntil(lambda: abs(share(tab) - 0.38) < 0.02)


def test_the_line_is_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    tab, _empty, _store = shown(qtbot, tmp_path, 5)
    handle = tab.findChildren(QSplitter)[0].handle(1)
    start = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(handle, start + start.__class__(120, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=start)
    moved = share(tab)
    assert moved > 0.45
    tab.findChildren(QSettings)[0].sync()
    again, _empty, _store = shown(qtbot, tmp_path, 5)
    assert abs(share(again) - moved) < 0.01


def test_an_empty_list_says_what_to_do_and_comes_back_with_the_first_row(
    qtbot: QtBot, tmp_path: Path
) -> None:
    tab, empty, store = shown(qtbot, tmp_path, 0)
    records = tab.findChildren(RecordList)[0]
    assert empty.isVisible() and not records.isVisible()
    store.ids = [1]
    records.model().refresh()  # type: ignore[attr-defined]
    assert records.isVisible() and not empty.isVisible()


def test_the_empty_state_can_say_something_else(qtbot: QtBot, tmp_path: Path) -> None:
    done: list[str] = []
    _tab, empty, _store = shown(qtbot, tmp_path, 0)
    empty.say("Nothing matches “yield”.", Verb("Clear search", lambda: done.append("clear")))
    button = empty.findChildren(PrimaryButton)[-1]
    qtbot.waitUntil(button.isVisible)
    button.click()
    assert [shown for shown in empty.findChildren(PrimaryButton) if shown.isVisible()] == [button]
    assert (button.text(), done) == ("Clear search", ["clear"])


def test_tab_goes_from_the_list_to_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    tab, _empty, _store = shown(qtbot, tmp_path, 3)
    records, page = tab.findChildren(RecordList)[0], tab.findChildren(Page)[0]
    with page.rebuild(1) as content:
        content.buttons(Verb("Write note", lambda: None))
    records.setFocus()
    QTest.keyClick(records, Qt.Key.Key_Tab)
    assert page.isAncestorOf(tab.focusWidget() or tab) or page.hasFocus()
