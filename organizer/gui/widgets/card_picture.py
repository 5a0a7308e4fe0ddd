"""The picture of a card, to look at closely, with what a field was read from outlined."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeySequence,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QResizeEvent,
    QShortcut,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QGestureEvent,
    QGraphicsPixmapItem,
    QGraphicsScene,
    QGraphicsView,
    QPinchGesture,
    QStyle,
    QWidget,
)

from organizer.cards.lines import Box
from organizer.gui.theme import GROUP, RADIUS, SPACE, Role, blend, role_color
from organizer.i18n import _

_STEP: Final = 1.25
"""How much nearer a key brings the picture."""
_NOTCH: Final = 120
"""What a wheel's `angleDelta` is for one notch (Qt, QWheelEvent)."""
_NEAREST: Final = 8.0
"""Of the width of the view, how many times as wide the picture becomes at most."""
_LINE: Final = 2.0


class CardPicture(QGraphicsView):
    """A card as wide as there is room, until it is zoomed: Ctrl and the wheel, Ctrl with plus,
    minus or 0 anywhere in the window, or two fingers. It is moved by dragging or the arrow keys.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._boxes: list[QRectF] = []
        self._fits = True
        self._pixels = QGraphicsPixmapItem()
        self._pixels.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        scene = QGraphicsScene(self)
        scene.addItem(self._pixels)
        self.setScene(scene)
        self.setAccessibleName(_("Picture of the card"))
        # A picture has no reading direction, and its scroll bars count from the left.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setInteractive(False)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        for key, zoom in (
            (QKeySequence.StandardKey.ZoomIn, lambda: self._zoom(_STEP)),
            (QKeySequence.StandardKey.ZoomOut, lambda: self._zoom(1 / _STEP)),
            (QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_0), self._fit),
        ):
            QShortcut(key, self, zoom)

    def show_picture(self, image: QImage, read_at: QSize | None = None) -> None:
        """Show another picture, as wide as there is room, with nothing outlined.

        `read_at` is the size in whose pixels boxes are, where it is not that of `image`.
        """
        self._image = image
        self._boxes = []
        size = read_at or image.size()
        self.setSceneRect(QRectF(0, 0, size.width(), size.height()))
        self._fit()

    def outline(self, boxes: Sequence[Box]) -> None:
        """Outline these pieces of the picture, and no others, and bring them into sight."""
        self._boxes = [
            QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top) for box in boxes
        ]
        if self._boxes:
            whole = self._boxes[0]
            for box in self._boxes[1:]:
                whole = whole.united(box)
            self.ensureVisible(whole, GROUP, GROUP)
        self.viewport().update()

    def zoom(self) -> float:
        """How many device-independent pixels wide one pixel of the picture is shown."""
        return self.transform().m11()

    def sizeHint(self) -> QSize:
        return QSize(480, 320)

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        # Here a length is one of the picture, which the zoom makes one of the screen.
        one = 1 / self.zoom()
        palette = self.palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = blend(palette.text().color(), palette.window().color(), 0.3)
        painter.setPen(QPen(edge, one))
        painter.drawRect(self.sceneRect())
        # A dark line between two light ones is seen on any card.
        light = QColor(Qt.GlobalColor.white)
        dark = role_color(Role.ACCENT, palette, light)
        around, corner = 4 * one, RADIUS * one
        for colour, width in ((light, 3 * _LINE), (dark, _LINE)):
            painter.setPen(QPen(colour, width * one))
            for box in self._boxes:
                place = box.adjusted(-around, -around, around, around)
                painter.drawRoundedRect(place, corner, corner)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(self.palette().highlight().color(), _LINE))
            painter.drawRect(self.viewport().rect().toRectF().adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits:
            self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._sharpen()
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):  # of a touch pad
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self._zoom(1 + event.value(), event.position().toPoint())
                return True
        elif isinstance(event, QGestureEvent):  # of a touch screen
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                at = self.viewport().mapFromGlobal(pinch.centerPoint().toPoint())
                self._zoom(pinch.scaleFactor(), at)
                return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(_STEP ** (event.angleDelta().y() / _NOTCH), event.position().toPoint())
        else:
            super().wheelEvent(event)

    def _zoom(self, factor: float, at: QPoint | None = None) -> None:
        """Make the picture larger or smaller; what is at `at`, else in the middle, stays there."""
        if self._image.isNull():
            return
        at = at or self.viewport().rect().center()
        there = self.mapToScene(at)
        self._fits = False
        room = self._room()
        whole = min(self._scale(room), room.height() / self.sceneRect().height())
        self._set_zoom(max(whole, min(self.zoom() * factor, _NEAREST * self._scale(room))))
        moved = self.mapFromScene(there) - at
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() + moved.x())
        down.setValue(down.value() + moved.y())

    def _fit(self) -> None:
        if self._image.isNull():
            self._pixels.setPixmap(QPixmap())
            return
        self._fits = True
        room = self._room()
        scale = self._scale(room)
        if scale * self.sceneRect().height() > room.height():
            bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self)
            scale = self._scale(room - QSize(bar, 0))
        self._set_zoom(scale)

    def _room(self) -> QSize:
        """How large the picture can be without being scrolled, with space around it."""
        return (self.maximumViewportSize() - QSize(2 * SPACE, 2 * SPACE)).expandedTo(QSize(1, 1))

    def _scale(self, room: QSize) -> float:
        return room.width() / self.sceneRect().width()

    def _set_zoom(self, zoom: float) -> None:
        self.setTransform(QTransform.fromScale(zoom, zoom))
        self._sharpen()

    def _sharpen(self) -> None:
        """Give the painter as many pixels as the screen will show.

        Asked to make a picture much smaller, a painter leaves out pixels, and small print breaks.
        """
        image = self._image
        wanted = round(self.sceneRect().width() * self.zoom() * self.devicePixelRatioF())
        if 0 < wanted < image.width():
            image = image.scaledToWidth(wanted, Qt.TransformationMode.SmoothTransformation)
        if not image.isNull():
            self._pixels.setPixmap(QPixmap.fromImage(image))
            self._pixels.setScale(self.sceneRect().width() / image.width())
