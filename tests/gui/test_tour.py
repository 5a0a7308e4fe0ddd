"""The tour walked in every language: nothing blank, cut, unnamed, or reached by another's letter.

The pictures are left in pytest's temporary folder.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QLocale, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from organizer import paths
from organizer.gui.tour import draw_tour
from organizer.i18n import (
    LANGUAGES,
    LONGER,
    MIRRORED,
    current_language,
    is_right_to_left,
    locale_name,
    set_language,
)

LOCALE = paths.resources() / "locale"
FIELDS = (QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QAbstractItemView)
GROUPED = 10
"""Pixels between a label and its field, at most."""


class Walk(NamedTuple):
    """What was found on the way, each with the picture it stands in."""

    pictures: list[Path]
    blank: list[str]
    cut: list[str]
    twice: list[str]
    unnamed: list[str]
    alone: list[str]


@pytest.fixture(scope="module", params=[*LANGUAGES, LONGER, MIRRORED])
def walk(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Walk]:
    for left in qapp.topLevelWidgets():
        left.hide()  # by a test before this one
    set_language(request.param, LOCALE)
    before = QLocale()
    QLocale.setDefault(QLocale(locale_name()))
    if is_right_to_left():
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    walk = Walk([], [], [], [], [], [])
    try:
        for path in draw_tour(tmp_path_factory.mktemp("tour"), paths.resources()):
            (shown,) = (widget for widget in qapp.topLevelWidgets() if widget.isVisible())
            walk.pictures.append(path)
            for found, faults in (
                (walk.blank, blank(path)),
                (walk.cut, cut(shown)),
                (walk.twice, twice(shown)),
                (walk.unnamed, unnamed(shown)),
                (walk.alone, alone(shown)),
            ):
                found += [f"{path.stem}: {fault}" for fault in faults]
        yield walk
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        QLocale.setDefault(before)
        set_language("en", LOCALE)


def parts(shown: QWidget, *kinds: type[QWidget]) -> list[QWidget]:
    """What is visible of these kinds, but for the parts that Qt makes its own widgets of."""
    return [
        part
        for part in shown.findChildren(QWidget)
        if isinstance(part, kinds)
        and part.isVisible()
        and not isinstance(part.parentWidget(), QComboBox | QAbstractSpinBox | QLineEdit)
    ]


def blank(path: Path) -> list[str]:
    image = QImage(str(path))
    places = ((x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))
    return [] if len({image.pixel(x, y) for x, y in places}) > 20 else ["blank"]


def cut(shown: QWidget) -> Iterator[str]:
    """Words that have not the room they need, or reach beyond the window.

    Hints in empty fields are elided where a language is longer than any that is spoken.
    """
    for part in parts(shown, QLabel, QAbstractButton, QComboBox):
        left, right = part.mapTo(shown, QPoint(0, 0)).x(), part.mapTo(shown, QPoint(0, 0)).x()
        right += part.width()
        if left < 0 or right > shown.width():
            yield f"{words(part)!r} reaches beyond the window"
    for part in parts(shown, QLabel):
        assert isinstance(part, QLabel)
        if part.text() and part.wordWrap():
            if part.height() < part.heightForWidth(part.width()):
                yield f"{part.text()!r} has not the height it needs"
        elif part.width() < part.minimumSizeHint().width():
            yield f"{part.text()!r} has not the width it needs"
    for part in parts(shown, QAbstractButton):
        if part.width() < part.sizeHint().width():
            yield f"{words(part)!r} has not the width it needs"
    for part in parts(shown, QLineEdit) if current_language() in LANGUAGES else ():
        assert isinstance(part, QLineEdit)
        if part.fontMetrics().horizontalAdvance(part.placeholderText()) > part.width() - 8:
            yield f"{part.placeholderText()!r} has not the width it needs"
    for part in parts(shown, QTabBar):
        assert isinstance(part, QTabBar)
        if part.width() < part.sizeHint().width():
            yield "the tabs have not the width they need"
    for part in parts(shown, QHeaderView):
        assert isinstance(part, QHeaderView)
        for section in range(part.count()):
            if part.sectionSize(section) < part.sectionSizeHint(section):
                yield f"column {section} has not the width it needs"


def twice(shown: QWidget) -> list[str]:
    """Letters that two things answer to, so that neither is reached."""
    texts = [words(part) for part in parts(shown, QAbstractButton)]
    texts += [
        part.text() for part in parts(shown, QLabel) if isinstance(part, QLabel) and part.buddy()
    ]
    if isinstance(shown, QMainWindow):
        texts += [action.text() for action in shown.menuBar().actions()]
    letters = Counter(text.replace("&&", "").partition("&")[2][:1].casefold() for text in texts)
    return [f"Alt+{letter}" for letter, times in letters.items() if letter and times > 1]


def unnamed(shown: QWidget) -> Iterator[str]:
    """What a screen reader would find and have no word for."""
    for part in parts(shown, QAbstractButton, *FIELDS):
        said = QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)
        if operable(part) and not said.strip():
            yield f"{type(part).__name__} at {place(part, shown)}"


def alone(shown: QWidget) -> Iterator[str]:
    """Labels of a dialog that stand at a field and do not lead to it."""
    if not isinstance(shown, QDialog):
        return
    fields = [
        place(field, shown)
        for field in parts(shown, *FIELDS)
        if operable(field) and not field.visibleRegion().isEmpty()  # not scrolled out of sight
    ]
    for label in parts(shown, QLabel):
        assert isinstance(label, QLabel)
        if label.text() and label.buddy() is None and not label.visibleRegion().isEmpty():
            around = place(label, shown).adjusted(-GROUPED, 0, GROUPED, GROUPED)
            if any(around.intersects(field) for field in fields):
                yield label.text()


def operable(part: QWidget) -> bool:
    return bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)


def place(part: QWidget, shown: QWidget) -> QRect:
    return QRect(part.mapTo(shown, QPoint(0, 0)), part.size())


def words(part: QWidget) -> str:
    return part.text() if isinstance(part, QLabel | QAbstractButton) else part.accessibleName()


def test_every_picture_is_written_and_shows_something(walk: Walk) -> None:
    assert len(walk.pictures) == 2 * len({path.stem.rpartition("-")[0] for path in walk.pictures})
    assert len(walk.pictures) > 50
    assert not walk.blank


def test_nothing_is_cut(walk: Walk) -> None:
    assert not walk.cut, "\n".join(walk.cut)


def test_every_letter_leads_to_one_thing(walk: Walk) -> None:
    assert not walk.twice, "\n".join(walk.twice)


def test_everything_one_can_operate_has_a_name(walk: Walk) -> None:
    assert not walk.unnamed, "\n".join(walk.unnamed)


def test_every_label_leads_to_its_field(walk: Walk) -> None:
    assert not walk.alone, "\n".join(walk.alone)
