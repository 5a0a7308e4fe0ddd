"""The table of actions, and the menus, toolbar and shortcuts made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar
from pytestqt.qtbot import QtBot

from organizer.gui.actions import ACTIONS, ANY_RECORD, MENUS, Actions
from organizer.gui.theme import ICON
from organizer.i18n import LANGUAGES, LONGER, set_language

RECORDS = sorted({spec.context for spec in ACTIONS} - {"", ANY_RECORD})
LOCALE = Path(__file__).parents[2] / "resources" / "locale"


@pytest.fixture(params=[*LANGUAGES, LONGER])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    set_language(request.param, LOCALE)
    yield request.param
    set_language("en", LOCALE)


class Window(QMainWindow):
    """A window with the handlers it is given, each of which notes that it ran."""

    def __init__(self, *ids: str) -> None:
        super().__init__()
        self.ran: list[str] = []
        self.actions_made = Actions({id: self.handler(id) for id in ids}, self)
        self.actions_made.fill_menu_bar(self.menuBar())
        self.bar = QToolBar()
        self.actions_made.fill_tool_bar(self.bar)
        self.actions_made.complete()

    def handler(self, id: str) -> Callable[[], object]:
        return lambda: self.ran.append(id)


def window(qtbot: QtBot, *ids: str) -> Window:
    made = Window(*(ids or [spec.id for spec in ACTIONS]))
    qtbot.addWidget(made)
    return made


def submenu(action: QAction) -> QMenu | None:
    return action.menu()  # type: ignore[return-value]


def mnemonic(text: str) -> str:
    return text.partition("&")[2][:1].casefold()


def menus(made: Window) -> Iterator[list[QAction]]:
    """The entries of the menu bar, of each menu at any depth, and of the context menus."""
    open_menus = [made.menuBar().actions()]
    open_menus += [made.actions_made.context_menu(kind).actions() for kind in RECORDS]
    while open_menus:
        entries = open_menus.pop()
        yield [entry for entry in entries if not entry.isSeparator()]
        open_menus += [below.actions() for entry in entries if (below := submenu(entry))]


def texts(menu: QMenu) -> list[str]:
    return [entry.text().replace("&", "") for entry in menu.actions() if not entry.isSeparator()]


def test_no_shortcut_twice() -> None:
    keys = Counter(QKeySequence(spec.shortcut).toString() for spec in ACTIONS if spec.shortcut)
    assert keys.most_common(1)[0][1] == 1
    assert "" not in keys


def test_no_mnemonic_twice_in_a_menu(qtbot: QtBot, language: str) -> None:
    entries = list(menus(window(qtbot)))
    assert len(entries) > 1 + len(MENUS) + len(RECORDS)
    for menu in entries:
        letters = Counter(mnemonic(entry.text()) for entry in menu)
        assert "" not in letters, [entry.text() for entry in menu]
        twice = [letter for letter, times in letters.items() if times > 1]
        assert not twice, [entry.text() for entry in menu]


def test_every_icon_is_drawn(qtbot: QtBot) -> None:
    made = window(qtbot)
    drawn = [spec for spec in ACTIONS if spec.icon]
    assert len(drawn) > 20
    for spec in drawn:
        assert not made.actions_made[spec.id].icon().pixmap(ICON, ICON).isNull()


def test_what_has_no_handler_is_shown_nowhere(qtbot: QtBot) -> None:
    made = window(qtbot, "program.quit", "deadline.done")
    file, deadline = (submenu(entry) for entry in made.menuBar().actions())
    assert file is not None and deadline is not None
    assert (texts(file), texts(deadline)) == (["Quit"], ["Done"])
    assert made.bar.actions() == []
    assert texts(made.actions_made.context_menu("note")) == []


def test_a_handler_nobody_asks_for_is_a_mistake(qtbot: QtBot) -> None:
    with pytest.raises(KeyError, match=r"note\.sned"):
        window(qtbot, "note.sned")


def test_keys_reach_the_same_handlers_as_menus_and_toolbar(qtbot: QtBot) -> None:
    made = window(qtbot)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(made, Qt.Key.Key_N, control | Qt.KeyboardModifier.ShiftModifier)
    made.bar.actions()[0].trigger()
    QTest.keyClick(made, Qt.Key.Key_5, control)
    assert made.ran == ["interview.new", "interview.new", "view.deadlines"]


def test_only_what_fits_the_selected_record_is_enabled(qtbot: QtBot) -> None:
    made = window(qtbot)
    actions = made.actions_made
    assert not actions["note.sent"].isEnabled()
    assert not actions["edit.delete"].isEnabled()
    assert actions["offer.new"].isEnabled()
    actions.enable_for("note")
    assert actions["note.sent"].isEnabled()
    assert actions["edit.delete"].isEnabled()
    assert not actions["deadline.done"].isEnabled()


def test_a_context_menu_holds_what_can_be_done_to_its_records(qtbot: QtBot) -> None:
    actions = window(qtbot).actions_made
    menu = actions.context_menu("deadline")
    assert texts(menu) == ["Done", "Snooze", "Move…", "Edit", "Delete"]
    snooze = next(below for entry in menu.actions() if (below := submenu(entry)))
    assert texts(snooze) == ["10 minutes", "1 hour", "Tomorrow morning", "Until…"]
    assert actions.context_menu("deadline") is menu


def test_one_theme_at_a_time(qtbot: QtBot) -> None:
    actions = window(qtbot).actions_made
    actions["theme.dark"].setChecked(True)
    actions["theme.light"].trigger()
    assert not actions["theme.dark"].isChecked()


def test_the_list_of_shortcuts_is_complete(qtbot: QtBot) -> None:
    listed = dict(window(qtbot).actions_made.shortcuts())
    assert len(listed) == sum(bool(spec.shortcut) for spec in ACTIONS)
    assert listed["Find"] == QKeySequence("Ctrl+F").toString(QKeySequence.SequenceFormat.NativeText)


def test_texts_are_sentence_case_and_say_when_a_dialog_follows() -> None:
    for spec in ACTIONS:
        words = spec.text.replace("&", "").split()
        assert words[0][0].isupper() or words[0][0].isdigit()
        assert all(word.islower() for word in words[1:]), spec.text
