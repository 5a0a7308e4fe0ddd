"""Every window of the program by keys alone, and as it is told to who does not see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QRadioButton,
    QTabWidget,
    QToolBar,
    QToolButton,
    QWidget,
)

from organizer import paths
from organizer.gui.tour import stations
from tests.gui import test_tour
from tests.gui.test_tour import FIELDS, parts, place, words

ENOUGH = 150
"""Presses of Tab that lead round any window: a table takes one for each cell."""


@pytest.fixture(scope="module")
def faults(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What was found wrong in any window, by what was looked for."""
    found: dict[str, list[str]] = {"unreached": [], "untold": [], "twice": []}
    for left in qapp.topLevelWidgets():
        left.hide()  # by a test before this one
    for name, shown in stations(tmp_path_factory.mktemp("record"), paths.resources()):
        for page in pages(shown):
            for what, look in (("unreached", unreached), ("untold", untold), ("twice", twice)):
                found[what] += [f"{name} {page}: {fault}" for fault in look(shown)]
    shown.deleteLater()  # the reminders: Python's way of deleting them before their rows crashes
    return found


def pages(shown: QWidget) -> Iterator[str]:
    """Every page of a dialog with tabs, shown; of others the one there is."""
    tabs = shown.findChildren(QTabWidget) if isinstance(shown, QDialog) else []
    if not tabs:
        yield ""
    for one in tabs:
        for index in range(one.count()):
            one.setCurrentIndex(index)
            yield one.tabText(index)


def unreached(shown: QWidget) -> Iterator[str]:
    """Controls that Tab never comes to. What stands on the toolbar is in the menus, too."""
    for box in parts(shown, QCheckBox):
        if isinstance(box, QCheckBox) and box.text() == "Tab stops at &every field":
            box.setChecked(True)
    met = by_tab(shown)
    in_menus = {action for menu in shown.findChildren(QMenu) for action in menu.actions()}
    for part in parts(shown, QAbstractButton, *FIELDS):
        on_toolbar = isinstance(part.parentWidget(), QToolBar) and isinstance(part, QToolButton)
        if on_toolbar and isinstance(part, QToolButton) and part.defaultAction() in in_menus:
            continue
        to_read = isinstance(part, QPlainTextEdit) and part.isReadOnly()
        if not part.isEnabled() or to_read or isinstance(part, QHeaderView):
            continue
        beside = shown.findChildren(QRadioButton)
        if isinstance(part, QRadioButton) and any(
            one in met and one.parent() is part.parent() for one in beside
        ):
            continue  # arrow keys go on from the one that Tab comes to
        if not any(part is one or part.isAncestorOf(one) for one in met):
            yield f"{type(part).__name__} {words(part)!r} at {place(part, shown)}"


def by_tab(shown: QWidget) -> set[QWidget]:
    """Everything that Tab comes to, one after the other."""
    shown.activateWindow()
    met: set[QWidget] = set()
    for _press in range(ENOUGH):
        focused = QApplication.focusWidget() or shown
        viewport = focused.parentWidget()
        table = viewport.parentWidget() if viewport is not None else None
        # The field in a table is another one each time.
        met.add(table if isinstance(table, QAbstractItemView) else focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return met


def untold(shown: QWidget) -> Iterator[str]:
    """What a screen reader would come to and have no word for: on Linux it is told a choice's value
    in place of its name, and the buttons inside a field by their actions."""
    labelled = {label.buddy() for label in shown.findChildren(QLabel)}
    for part in parts(shown, QComboBox):
        told = QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Description)
        if part not in labelled and not told:
            yield f"choice at {place(part, shown)}"
    for field in parts(shown, QLineEdit):
        for button in field.findChildren(QToolButton):
            name = QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name)
            if button.isVisible() and not name:
                yield f"button in {words(field)!r}"


def twice(shown: QWidget) -> Iterator[str]:
    """Letters that lead to two things in one window, or in one menu of it."""
    yield from test_tour.twice(shown)
    if isinstance(shown, QMainWindow):
        for menu in shown.findChildren(QMenu):
            letters = Counter(map(letter, menu.actions()))
            yield from (
                f"{one!r} in {menu.title()!r}"
                for one, times in letters.items()
                if times > 1 and one
            )


def letter(action: QAction) -> str:
    return action.text().replace("&&", "").partition("&")[2][:1].casefold()


def test_everything_is_reached_by_keys_alone(faults: dict[str, list[str]]) -> None:
    assert not faults["unreached"], "\n".join(faults["unreached"])


def test_everything_has_a_word_for_who_does_not_see_it(faults: dict[str, list[str]]) -> None:
    assert not faults["untold"], "\n".join(faults["untold"])


def test_every_letter_leads_to_one_thing(faults: dict[str, list[str]]) -> None:
    assert not faults["twice"], "\n".join(faults["twice"])


def test_a_form_begins_where_typing_goes_and_enter_does_what_it_says(
    qapp: QApplication, tmp_path: Path
) -> None:
    for name, shown in stations(tmp_path, paths.resources()):
        if name == "new-contact":
            shown.activateWindow()
            focused = QApplication.focusWidget()
            assert focused is not None
            assert focused.accessibleName() == "Name"
            (default,) = (
                one for one in parts(shown, QAbstractButton) if getattr(one, "isDefault", bool)()
            )
            assert words(default) == "&Add contact"
            return
    raise AssertionError("no form was shown")
