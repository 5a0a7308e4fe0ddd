"""Every building block rendered to a picture, in both themes and directions, and looked over.

The pictures are left in pytest's temporary folder, at the scales of an ordinary and a dense screen.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, QRect, QSettings, QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QLabel,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from organizer.gui.theme import READABLE, Role, ThemeChoice, apply_theme, contrast
from organizer.gui.widgets.buttons import FlatButton, PrimaryButton, Verb
from organizer.gui.widgets.editable import EditableChoice, EditableLines, EditableText, Prose
from organizer.gui.widgets.empty_state import EmptyState
from organizer.gui.widgets.list_detail import ListDetail
from organizer.gui.widgets.month_calendar import MonthCalendar
from organizer.gui.widgets.page import Page
from organizer.gui.widgets.pill import Pill
from organizer.gui.widgets.record_list import RecordList
from organizer.gui.widgets.record_model import ListRow, RecordModel
from organizer.gui.widgets.status_line import StatusLine
from organizer.gui.widgets.when_field import WhenField

Words = Callable[[str], str]

ROWS = (
    ("Ingrid Solberg", "Nordlicht Optik · lens coating yield", "overdue 2 days", Role.OVERDUE),
    ("Pavel Dvořák", "Nordlicht Optik · test bench", "due tomorrow", Role.DUE_SOON),
    ("Mei-Ling Chua", "Harbour Analytics · sampling plan", "waiting", None),
    ("Jonas Weber", "Harbour Analytics · thesis", "sent", Role.DONE),
)


def nothing(*_: object) -> None:
    pass


def a_list(words: Words) -> RecordList:
    def rows(ids: object) -> list[ListRow]:
        return [
            ListRow(number, words(title), words(second), words(pill), role, "note")
            for number, (title, second, pill, role) in enumerate(ROWS)
        ]

    model = RecordModel(lambda: range(len(ROWS)), rows)
    records = RecordList(words("Notes"), model)
    model.setParent(records)
    records.select(1)
    records.resize(380, 260)
    return records


def a_page(words: Words) -> Page:
    page = Page(words("Note"))
    with page.rebuild(1) as content:
        content.title(EditableText(words("To Ingrid Solberg, Head of Research"), nothing))
        content.second(words("Nordlicht Optik AG · met Friday"))
        content.buttons(
            Verb(words("Write note"), nothing),
            Verb(words("Mark sent"), nothing),
            Verb(words("Waive…"), nothing),
            Verb(words("Show contact"), nothing, "contact"),
        )
        content.section(words("What to refer to"))
        content.row(words("Refer to"), EditableText(words("lens coating yield"), nothing))
        content.row(words("Title"), EditableText("", nothing, placeholder=words("Add title")))
        content.row(words("She shared"), EditableLines(words("a tour, and then\nlunch"), nothing))
        content.row(words("Stage"), EditableChoice([(1, words("Interviewing"))], 1, nothing))
        content.row(words("Due"), words("Tomorrow 10:00"))
        content.section(words("Interviews"), Verb(words("Add interview"), nothing, "add"))
        content.item(words("Friday 14:00"), words("Hamburg"), icon="interview", open=nothing)
        content.item(
            words("Thank-you note"),
            words("Refer to lens coating yield"),
            Verb(words("Mark sent"), nothing),
            pill=words("overdue"),
            role=Role.OVERDUE,
            icon="note",
        )
        content.text(words("They decide in two weeks. " * 6))
    page.resize(460, 640)
    return page


def a_tab(words: Words) -> ListDetail:
    empty = EmptyState(words("No notes are owed."), Verb(words("After an interview…"), nothing))
    settings = QSettings(os.devnull, QSettings.Format.IniFormat)
    tab = ListDetail(a_list(words), a_page(words), empty, settings, "gallery")
    settings.setParent(tab)
    tab.set_heading(words("Pending notes"))
    tab.resize(900, 600)
    return tab


def an_empty_state(words: Words) -> EmptyState:
    empty = EmptyState(
        words("No notes are owed. After an interview, each person you met gets one here."),
        Verb(words("After an interview…"), nothing),
    )
    empty.resize(460, 300)
    return empty


def a_status_line(words: Words) -> StatusLine:
    line = StatusLine()
    line.setAutoFillBackground(True)
    line.say(words("Saved 3 notes and a deadline"), Verb(words("Undo"), nothing))
    line.resize(460, line.sizeHint().height())
    return line


def a_when_field(words: Words) -> WhenField:
    field = WhenField(
        lambda text: (words("Monday 7 December"), text), name="When", text=words("in two weeks")
    )
    field.setAutoFillBackground(True)
    field.resize(300, field.sizeHint().height())
    return field


def a_month(words: Words) -> MonthCalendar:
    month = MonthCalendar(words("Days with deadlines"))
    month.show_day(date(2026, 12, 8))
    month.set_marks({date(2026, 12, 7): 2, date(2026, 12, 8): 1, date(2026, 12, 18): 5})
    month.findChildren(QCalendarWidget)[0].clicked.emit(QDate(2026, 12, 7))
    month.resize(month.sizeHint())
    return month


PIECES = (
    a_list,
    a_page,
    a_tab,
    an_empty_state,
    a_status_line,
    a_when_field,
    a_month,
)


def plain(text: str) -> str:
    return text


def longer(text: str) -> str:
    """The text with 40 % more of it."""
    return text + " " + "ë" * round(0.4 * len(text)) if text else ""


def shown(qtbot: QtBot, build: Callable[[Words], QWidget], words: Words) -> QWidget:
    piece = build(words)
    qtbot.addWidget(piece)
    with qtbot.waitExposed(piece):
        piece.show()
    QApplication.processEvents()  # what was put into a layout meanwhile is shown by an event
    return piece


def picture(piece: QWidget, path: Path, scale: int = 1) -> QImage:
    image = QPixmap(piece.size() * scale)
    image.setDevicePixelRatio(scale)
    piece.render(image, QPoint(0, 0))
    assert image.save(str(path))
    return image.toImage()


def parts(piece: QWidget, *kinds: type[QWidget]) -> list[QWidget]:
    found = [piece, *piece.findChildren(QWidget)]
    return [part for part in found if isinstance(part, kinds) and part.isVisible()]


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> str:
    choice: ThemeChoice = request.param
    apply_theme(qapp, choice)
    return choice


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("words", [plain, longer])
@pytest.mark.parametrize("build", PIECES)
def test_nothing_is_clipped(
    qtbot: QtBot,
    theme: str,
    build: Callable[[Words], QWidget],
    words: Words,
    tmp_path: Path,
) -> None:
    piece = shown(qtbot, build, words)
    for scale in (1, 2):
        picture(piece, tmp_path / f"{build.__name__}-{theme}-{words.__name__}-{scale}x.png", scale)
    for part in parts(piece, PrimaryButton, FlatButton, Pill):
        assert part.width() >= part.sizeHint().width()
        assert part.height() >= part.sizeHint().height()
    for part in parts(piece, QLabel):
        assert isinstance(part, QLabel)
        if part.wordWrap():
            assert part.height() >= part.heightForWidth(part.width())
    for part in parts(piece, Prose):
        assert isinstance(part, Prose)
        assert part.verticalScrollBar().maximum() == 0
    for area in parts(piece, Page):
        assert isinstance(area, QScrollArea)
        content = area.widget()
        assert content is not None
        assert content.width() <= area.viewport().width()
        for part in parts(content, QLabel, PrimaryButton, FlatButton, Pill, Prose):
            place = QRect(part.mapTo(content, QPoint(0, 0)), part.size())
            assert content.rect().contains(place)


@pytest.mark.parametrize("build", PIECES)
def test_everything_stands_mirrored_where_lines_run_to_the_left(
    qtbot: QtBot,
    qapp: QApplication,
    build: Callable[[Words], QWidget],
    mirrored: None,
    tmp_path: Path,
) -> None:
    kinds = (QLabel, PrimaryButton, FlatButton, Pill, Prose, EditableChoice)
    flipped = shown(qtbot, build, plain)
    picture(flipped, tmp_path / f"{build.__name__}-mirrored.png")
    there = [part.mapTo(flipped, part.rect().topRight()) for part in parts(flipped, *kinds)]
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    straight = shown(qtbot, build, plain)
    here = [part.mapTo(straight, QPoint(0, 0)) for part in parts(straight, *kinds)]
    assert flipped.size() == straight.size()
    for left, right in zip(here, there, strict=True):
        assert abs(left.x() - (straight.width() - 1 - right.x())) <= 1
        assert left.y() == right.y()


def test_the_rows_of_a_list_are_mirrored(
    qtbot: QtBot, qapp: QApplication, mirrored: None, tmp_path: Path
) -> None:
    """The pill, red on a plain ground, is at the far end from where reading begins."""
    middles = []
    for direction in (Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight):
        qapp.setLayoutDirection(direction)
        image = picture(shown(qtbot, a_list, plain), tmp_path / f"{direction.name}.png")
        row = image.copy(QRect(0, 0, image.width(), 24))
        red = [
            x
            for x in range(row.width())
            for y in range(row.height())
            if row.pixelColor(x, y).red() - row.pixelColor(x, y).green() > 60
        ]
        middles.append(sum(red) / len(red) / row.width())
    assert middles[0] < 0.3
    assert middles[1] > 0.7


def test_what_is_painted_can_be_read(qtbot: QtBot, theme: str, tmp_path: Path) -> None:
    page = shown(qtbot, a_page, plain)
    for part in parts(page, QLabel, Pill, Prose, PrimaryButton, FlatButton):
        image = picture(part, tmp_path / "part.png")
        ground = image.pixelColor(image.width() // 2, 2)
        best = max(
            contrast(image.pixelColor(x, y), ground)
            for x in range(image.width())
            for y in range(image.height())
        )
        assert best >= READABLE, part.accessibleName()


def test_a_dense_screen_gets_a_sharper_picture(qtbot: QtBot, tmp_path: Path) -> None:
    records = shown(qtbot, a_list, plain)
    ordinary = picture(records, tmp_path / "1x.png")
    dense = picture(records, tmp_path / "2x.png", 2)
    assert dense.size() == ordinary.size() * 2
    smoothed = ordinary.scaled(dense.size(), mode=Qt.TransformationMode.SmoothTransformation)
    assert edges(dense) > 1.2 * edges(smoothed)


def edges(image: QImage) -> int:
    """How much neighbouring pixels of the first row of the list differ."""
    area = QSize(image.width() - 1, image.height() // 5)
    return sum(
        abs(image.pixelColor(x, y).lightness() - image.pixelColor(x + 1, y).lightness())
        for x in range(area.width())
        for y in range(area.height())
    )
