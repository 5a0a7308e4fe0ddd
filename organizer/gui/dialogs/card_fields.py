"""The fields of a card under review: what was read, how sure that is, and what it could be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QDrag,
    QDragEnterEvent,
    QDropEvent,
    QMouseEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from organizer.gui import wording
from organizer.gui.theme import SPACE, Role
from organizer.gui.widgets.pill import Pill
from organizer.gui.widgets.spoken import name_choice
from organizer.i18n import _
from organizer.practice.names import folded

SURE = 0.9
"""Confidence from which a field needs no second look: nine in ten of those are right."""
_DRAGGED = "application/x-organizer-card-field"


class CardField(QWidget):
    """One field: its label, the text, a word on how sure it is, and what is known already.

    Alt+Down offers what else it could be. Dragging a label onto another field, or Ctrl+Shift+Up
    and Down, swaps two texts.
    """

    changed = Signal()
    swapped = Signal(QWidget, QWidget)
    """This field and the one whose text came here."""
    moved = Signal(int)
    """The text is to change places with that of the field above (-1) or below (1)."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self._confidence = 0.0
        self._label = _Handle(label, self)
        self._label.setBuddy(self.editor())
        self._label.setContentsMargins(0, SPACE // 2, 0, 0)
        self.editor().setAccessibleName(label.replace("&", ""))
        self._note = QLabel()
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._note.setWordWrap(True)
        self._note.hide()
        self._mark: Pill | None = None
        self.setAcceptDrops(True)
        for keys, way in (("Ctrl+Shift+Up", -1), ("Ctrl+Shift+Down", 1)):
            swap = QAction(self)
            swap.setShortcut(keys)
            swap.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            swap.triggered.connect(lambda _checked, way=way: self.moved.emit(way))
            self.addAction(swap)
        self._line = QHBoxLayout()
        self._line.setSpacing(SPACE)
        self._line.addWidget(self.editor(), 1)
        column = QVBoxLayout()
        column.setSpacing(SPACE // 4)
        column.addLayout(self._line)
        column.addWidget(self._note)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def label_width(self) -> int:
        """What the label needs."""
        return self._label.sizeHint().width()

    def set_label_width(self, width: int) -> None:
        """Stand in line with the other fields."""
        self._label.setFixedWidth(width)

    def fields(self) -> Sequence[QWidget]:
        """Every control, in reading order."""
        return (self.editor(),)

    def editor(self) -> QWidget:
        """What takes the typing."""
        raise NotImplementedError

    def text(self) -> str:
        """What stands there, without space around it."""
        raise NotImplementedError

    def put(self, text: str) -> None:
        """Put a text there as if it were typed."""
        raise NotImplementedError

    def offer(self, candidates: Sequence[str]) -> None:
        """Offer these when asked for."""
        raise NotImplementedError

    def show_reading(self, text: str, confidence: float, candidates: Sequence[str]) -> None:
        """Show what was read: `confidence` from 0 to 1, `candidates` the likeliest first."""
        self.offer(list(dict.fromkeys(filter(None, (text, *candidates)))))
        with QSignalBlocker(self):
            self.put(text)
        self._confidence = confidence
        self._open = bool(candidates) and not text
        self._show_mark()

    @property
    def doubtful(self) -> bool:
        """Whether the person should look at it: read unsurely, or left open with candidates."""
        return self._open or (bool(self.text()) and self._confidence < SURE)

    def show_known(self, value: str | None) -> None:
        """Show beside it what the contact has already; None where it is a new one."""
        text = self.text()
        if not value:
            said = _("New for this contact") if value == "" and text else ""
        elif folded(value) == folded(text):
            said = _("As you have it")
        elif text:
            said = _("You have: {value}").format(value=value)
        else:
            said = _("You have: {value}; it stays").format(value=value)
        self._note.setText(said)
        self._note.setVisible(bool(said))

    def settle(self) -> None:
        """The person has changed it, so it is what they say."""
        self._confidence, self._open = 1.0, False
        self._show_mark()

    def _show_mark(self) -> None:
        if self._mark is not None:
            self._line.removeWidget(self._mark)
            self._mark.deleteLater()
            self._mark = None
        if self.doubtful:
            # Translators: beside a field of a card that the person is to choose, or to look at.
            self._mark = Pill(_("choose") if self._open else _("check"), Role.DUE_SOON)
            self._mark.setToolTip(
                _("Nothing was sure enough. Alt+Down shows what it could be.")
                if self._open
                else _("This may be misread. Compare it with the card.")
            )
            self._line.addWidget(self._mark)
        self.editor().setAccessibleDescription(self._mark.toolTip() if self._mark else "")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(_DRAGGED) and event.source() is not self:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        source = event.source()
        if isinstance(source, CardField) and source is not self:
            self.swapped.emit(self, source)
            event.acceptProposedAction()


class LineField(CardField):
    """A field of one line."""

    def __init__(self, label: str) -> None:
        self._combo = QComboBox()
        self._combo.setEditable(True)
        self._combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._combo.setMinimumContentsLength(20)
        super().__init__(label)
        self._combo.editTextChanged.connect(lambda: self.changed.emit())

    def editor(self) -> QWidget:
        return self._combo

    def text(self) -> str:
        return self._combo.currentText().strip()

    def put(self, text: str) -> None:
        self._combo.setCurrentIndex(self._combo.findText(text))
        self._combo.setEditText(text)

    def offer(self, candidates: Sequence[str]) -> None:
        self._combo.clear()
        self._combo.addItems(list(candidates))


class PhoneField(LineField):
    """A number, and what kind it is."""

    def __init__(self, label: str) -> None:
        self._kind = QComboBox()
        super().__init__(label)
        name_choice(self._kind, _("Kind of number"))
        for kind, name in wording.phone_kinds().items():
            self._kind.addItem(name, kind)
        self._line.addWidget(self._kind)

    def kind(self) -> str:
        """work, mobile, direct, home, fax, pager or other."""
        kind: str = self._kind.currentData()
        return kind

    def show_kind(self, kind: str) -> None:
        """Choose a kind."""
        self._kind.setCurrentIndex(max(0, self._kind.findData(kind)))

    def fields(self) -> Sequence[QWidget]:
        return self.editor(), self._kind


class LinesField(CardField):
    """A field of several lines."""

    def __init__(self, label: str, lines: int) -> None:
        self._edit = QPlainTextEdit()
        self._edit.setTabChangesFocus(True)
        self._edit.setFixedHeight(lines * self._edit.fontMetrics().lineSpacing() + 2 * SPACE)
        super().__init__(label)
        self._edit.textChanged.connect(lambda: self.changed.emit())
        choose = QAction(self)
        choose.setShortcut("Alt+Down")
        choose.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        choose.triggered.connect(self._choose)
        self.addAction(choose)
        self._candidates: list[str] = []

    def editor(self) -> QWidget:
        return self._edit

    def text(self) -> str:
        return "\n".join(filter(None, map(str.strip, self._edit.toPlainText().splitlines())))

    def put(self, text: str) -> None:
        self._edit.setPlainText(text)

    def offer(self, candidates: Sequence[str]) -> None:
        self._candidates = list(candidates)

    def _choose(self) -> None:
        menu = QMenu(self)
        for candidate in self._candidates:
            menu.addAction(candidate.replace("&", "&&").replace("\n", " · ")).triggered.connect(
                lambda _checked, text=candidate: self.put(text)
            )
        if self._candidates:
            menu.popup(self._edit.mapToGlobal(self._edit.rect().bottomLeft()))


class _Handle(QLabel):
    """A label that can be dragged onto another field."""

    def __init__(self, text: str, field: CardField) -> None:
        super().__init__(text)
        self._field = field
        self._pressed: QPoint | None = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(
            _("Drag this onto another field to swap the two, or press Ctrl+Shift+Up or Down in it")
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        way = event.position().toPoint() - self._pressed
        if way.manhattanLength() < QApplication.startDragDistance():
            return
        self._pressed = None
        drag = QDrag(self._field)
        carried = QMimeData()
        carried.setData(_DRAGGED, b"")
        drag.setMimeData(carried)
        drag.exec(Qt.DropAction.MoveAction)
