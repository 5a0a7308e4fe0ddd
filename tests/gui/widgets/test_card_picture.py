"""The picture of a card: as wide as there is room, nearer, moved, and outlined where it matters."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QNativeGestureEvent,
    QPainter,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from organizer.cards.lines import Box
from organizer.gui.theme import ThemeChoice, apply_theme, contrast
from organizer.gui.widgets.card_picture import CardPicture

CARD = QSize(800, 450)
NAME = Box(600, 380, 760, 420)


def a_card(colour: str = "white", size: QSize = CARD) -> QImage:
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


@pytest.fixture
def picture(qtbot: QtBot) -> CardPicture:
    picture = CardPicture()
    qtbot.addWidget(picture)
    picture.resize(500, 400)
    picture.show_picture(a_card())
    with qtbot.waitExposed(picture):
        picture.show()
    return picture


def spot(picture: CardPicture, x: float, y: float) -> QPoint:
    return picture.mapFromScene(QPointF(x, y))


def in_sight(picture: CardPicture, box: Box) -> bool:
    room = picture.viewport().rect()
    corners = (box.left, box.top), (box.right, box.bottom)
    return all(room.contains(spot(picture, *corner)) for corner in corners)


def press(picture: CardPicture, key: str, times: int = 1) -> None:
    for _time in range(times):
        QTest.keySequence(picture, key)


def test_it_is_as_wide_as_there_is_room_until_it_is_zoomed(picture: CardPicture) -> None:
    def width() -> int:
        return spot(picture, CARD.width(), 0).x() - spot(picture, 0, 0).x()

    assert 470 <= width() <= picture.viewport().width()
    picture.resize(700, 300)
    assert 650 <= width() <= picture.viewport().width()
    assert picture.horizontalScrollBar().maximum() == 0 < picture.verticalScrollBar().maximum()
    press(picture, "Ctrl++")
    zoomed = width()
    assert zoomed > 800
    picture.resize(500, 400)
    assert width() == zoomed
    press(picture, "Ctrl+0")
    assert 470 <= width() <= picture.viewport().width()


def test_the_keys_work_from_a_field_of_the_same_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    field, picture = QLineEdit(), CardPicture()
    column.addWidget(field)
    column.addWidget(picture)
    picture.show_picture(a_card())
    with qtbot.waitExposed(window):
        window.show()
    field.setFocus()
    before = picture.zoom()
    QTest.keySequence(field, "Ctrl++")
    assert picture.zoom() > before
    QTest.keySequence(field, "Ctrl+-")
    assert picture.zoom() == pytest.approx(before)


def test_it_is_never_smaller_than_whole_nor_nearer_than_makes_sense(picture: CardPicture) -> None:
    picture.show_picture(a_card(size=QSize(450, 800)))
    press(picture, "Ctrl+-", 20)
    assert in_sight(picture, Box(0, 0, 449, 799))
    assert picture.zoom() > 0.4
    press(picture, "Ctrl++", 40)
    assert picture.zoom() < 10


def scroll_wheel(picture: CardPicture, at: QPoint) -> None:
    event = QWheelEvent(
        QPointF(at),
        picture.viewport().mapToGlobal(QPointF(at)),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(picture.viewport(), event)


def pinch(picture: CardPicture, at: QPoint) -> None:
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        QPointF(at),
        QPointF(at),
        picture.viewport().mapToGlobal(QPointF(at)),
        0.5,
        QPointF(),
    )
    QApplication.sendEvent(picture.viewport(), event)


@pytest.mark.parametrize("nearer", [scroll_wheel, pinch])
def test_what_is_under_the_pointer_stays_there(
    picture: CardPicture, nearer: Callable[[CardPicture, QPoint], None]
) -> None:
    picture.resize(500, 200)
    at = QPoint(400, 150)
    there, before = picture.mapToScene(at), picture.zoom()
    nearer(picture, at)
    nearer(picture, at)
    assert picture.zoom() > 2 * before
    now = picture.mapFromScene(there)
    assert (now - at).manhattanLength() <= 4


def test_it_is_moved_by_dragging_and_by_arrow_keys(picture: CardPicture) -> None:
    press(picture, "Ctrl++", 4)
    before = spot(picture, 400, 225)
    QTest.mousePress(picture.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(250, 200))
    QTest.mouseMove(picture.viewport(), QPoint(220, 180))
    QTest.mouseRelease(picture.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(220, 180))
    dragged = spot(picture, 400, 225)
    assert dragged - before == QPoint(-30, -20)
    QTest.keyClick(picture, Qt.Key.Key_Right)
    QTest.keyClick(picture, Qt.Key.Key_Down)
    moved = spot(picture, 400, 225) - dragged
    assert moved.x() < 0 > moved.y()


def test_what_is_outlined_is_brought_into_sight(picture: CardPicture) -> None:
    press(picture, "Ctrl++", 5)
    assert not in_sight(picture, NAME)
    picture.outline([NAME])
    assert in_sight(picture, NAME)


def test_boxes_are_in_the_pixels_in_which_the_card_was_read(picture: CardPicture) -> None:
    """The picture that is kept is smaller than the one that was read."""
    image = a_card(size=QSize(400, 225))
    painter = QPainter(image)
    painter.fillRect(300, 190, 80, 20, QColor("red"))
    painter.end()
    picture.show_picture(image, CARD)
    grab = picture.grab().toImage()
    assert grab.pixelColor(picture.viewport().mapTo(picture, spot(picture, 680, 400))).red() > 250
    assert grab.pixelColor(picture.viewport().mapTo(picture, spot(picture, 680, 400))).blue() < 5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("card", ["white", "black", "#2f6bd0", "#808080"])
def test_an_outline_is_seen_on_any_card(
    qapp: QApplication, picture: CardPicture, theme: ThemeChoice, card: str
) -> None:
    apply_theme(qapp, theme)
    picture.show_picture(a_card(card))
    picture.outline([NAME])
    middle = spot(picture, (NAME.left + NAME.right) / 2, NAME.top)
    grab = picture.viewport().grab().toImage()
    line = [grab.pixelColor(middle + QPoint(0, up)) for up in range(-9, 0)]
    assert max(contrast(colour, QColor(card)) for colour in line) > 3
    picture.outline([])
    grab = picture.viewport().grab().toImage()
    assert all(grab.pixelColor(middle + QPoint(0, up)) == QColor(card) for up in range(-9, 0))


def test_a_screen_reader_hears_what_it_is_and_the_focus_is_seen(picture: CardPicture) -> None:
    assert picture.accessibleName() == "Picture of the card"
    picture.clearFocus()
    without = picture.grab().toImage()
    picture.setFocus()
    assert picture.grab().toImage() != without


def test_without_a_picture_there_is_nothing_to_zoom(picture: CardPicture) -> None:
    picture.show_picture(QImage())
    press(picture, "Ctrl++")
    press(picture, "Ctrl+0")
    picture.resize(300, 300)
    middle = picture.grab().toImage().pixelColor(150, 150)
    assert middle == picture.palette().window().color()
