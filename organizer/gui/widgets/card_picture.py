"""The picture of a card, with the pieces outlined that a field was read from (P9)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette, QPen, QPixmap, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsRectItem, QGraphicsScene, QGraphicsView, QWidget

from organizer.gui.theme import SPACE
from organizer.i18n import _

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from organizer.cards.lines import Box

_STEP: Final = 1.25
_MOST: Final = 8.0
"""Times the size at which the whole card is seen."""


class CardPicture(QGraphicsView):
    """Fits the window until it is zoomed: by Ctrl and the wheel, or +, - and 0 while it has the
    focus. Dragging and the arrow keys move it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom = 1.0
        self._size = (0, 0)
        self._outlines: list[QGraphicsRectItem] = []
        scene = QGraphicsScene(self)
        self._item = scene.addPixmap(QPixmap())
        self._item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self.setScene(scene)
        self.setAccessibleName(_("Picture of the business card"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setBackgroundBrush(self.palette().window())
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setToolTip(_("Zoom with Ctrl and the wheel, or with + and -; 0 shows all of it"))

    def show_picture(self, picture: bytes, width: int, height: int) -> None:
        """Show a picture, whose boxes are in pixels of one of this `width` and `height`."""
        self.outline(())
        pixmap = QPixmap()
        pixmap.loadFromData(picture)
        self._size = (width, height)
        self._item.setPixmap(pixmap)
        self.scene().setSceneRect(self._item.boundingRect())
        self._fit()

    def outline(self, boxes: Sequence[Box]) -> None:
        """Outline these pieces and bring them into sight."""
        for item in self._outlines:
            self.scene().removeItem(item)
        self._outlines = [item for box in boxes for item in self._outlined(self._place(box))]
        if self._outlines and self._zoom > 1:
            self.ensureVisible(self._outlines[0], SPACE, SPACE)

    def outlined(self) -> list[QRectF]:
        """Where the outlines are, in pixels of the picture."""
        return [item.rect() for item in self._outlines[1::2]]

    def _place(self, box: Box) -> QRectF:
        shown, (width, height) = self._item.boundingRect(), self._size
        across, down = shown.width() / max(1, width), shown.height() / max(1, height)
        place = QRectF(
            box.left * across,
            box.top * down,
            (box.right - box.left) * across,
            (box.bottom - box.top) * down,
        )
        return place.adjusted(-3, -3, 3, 3)

    def _outlined(self, place: QRectF) -> list[QGraphicsRectItem]:
        """Dark below light, so that one of them is seen on whatever card."""
        items = []
        for colour, width in (
            (QColor(255, 255, 255, 220), 5),
            (self.palette().highlight().color(), 2.5),
        ):
            pen = QPen(colour, width)
            pen.setCosmetic(True)
            items.append(self.scene().addRect(place, pen))
        return items

    def zoom(self, factor: float) -> None:
        """Show it larger or smaller, never smaller than all of it."""
        wanted = min(_MOST, max(1.0, self._zoom * factor))
        self.scale(wanted / self._zoom, wanted / self._zoom)
        self._zoom = wanted

    def _fit(self) -> None:
        self._zoom = 1.0
        whole = self._item.boundingRect()
        if not whole.isEmpty():
            self.fitInView(whole, Qt.AspectRatioMode.KeepAspectRatio)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._zoom == 1.0:
            self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_STEP ** (event.angleDelta().y() / 120))
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(_STEP)
            case Qt.Key.Key_Minus:
                self.zoom(1 / _STEP)
            case Qt.Key.Key_0:
                self._fit()
            case _other:
                super().keyPressEvent(event)
