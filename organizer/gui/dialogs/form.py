"""A small dialog of labelled fields and one verb; what is wrong is said inside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from organizer.gui.theme import GROUP, PAGE, SPACE, Role, reading_edge, role_color
from organizer.i18n import _


class FormDialog(QDialog):
    """Fields below their labels. The verb runs `act`; a `ValueError` keeps the dialog open and
    shows its message. `leave` is what the other button says instead of Cancel."""

    def __init__(
        self,
        title: str,
        verb: str,
        act: Callable[[], object],
        parent: QWidget | None = None,
        leave: str = "",
    ) -> None:
        super().__init__(parent)
        self._act = act
        self._heads: dict[QWidget, QLabel] = {}
        self.setWindowTitle(title)
        self._fields: QBoxLayout = QVBoxLayout()
        self._fields.setSpacing(SPACE + SPACE // 2)
        self._problem = QLabel()
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._do = QPushButton(verb)
        self._do.clicked.connect(self._run)
        buttons = QDialogButtonBox()
        buttons.addButton(self._do, QDialogButtonBox.ButtonRole.ActionRole)
        cancel = buttons.addButton(leave or _("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setAutoDefault(False)
        self._cancel = cancel
        buttons.rejected.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._run)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GROUP)
        column.addLayout(self._fields)
        self._column = column
        self._tabs: QTabWidget | None = None
        self._first: QWidget | None = None
        column.addWidget(self._problem)
        column.addStretch(1)
        column.addWidget(buttons)
        self._do.setDefault(True)  # only now is there a dialog that it is the default of
        # It hands the focus to its default button, and Tab would never find the others.
        buttons.setFocusProxy(None)  # type: ignore[arg-type]  # the stub knows no None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._first is not None and not event.spontaneous():
            self._first.setFocus()  # Qt would begin at the default button

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().averageCharWidth() * 60
        if self._tabs is not None:
            width = max(width, self._tabs.tabBar().sizeHint().width() + 2 * PAGE)
        return super().sizeHint().expandedTo(QSize(width, 0))

    def page(self, title: str) -> None:
        """Begin a page of its own, with a tab: what is added from now on stands there."""
        if self._tabs is None:
            self._tabs = QTabWidget()
            self._tabs.setDocumentMode(True)
            self._column.insertWidget(0, self._tabs)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(GROUP, GROUP, GROUP, GROUP)
        self._fields = QVBoxLayout()
        self._fields.setSpacing(SPACE + SPACE // 2)
        column.addLayout(self._fields)
        column.addStretch(1)
        self._tabs.addTab(page, title)

    def intro(self, text: str) -> None:
        """A sentence above the fields."""
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(reading_edge())
        label.setWordWrap(True)
        self._fields.addWidget(label)

    def field(self, label: str, widget: QWidget) -> None:
        """Add a field below its label; `label` may carry a mnemonic. The first has the keyboard."""
        self._first = self._first or widget
        if not widget.accessibleName():
            widget.setAccessibleName(label.replace("&", ""))
        head = QLabel(label)
        head.setBuddy(widget)
        self._heads[widget] = head
        pair = QVBoxLayout()
        pair.setSpacing(SPACE // 2)
        pair.addWidget(head)
        pair.addWidget(widget)
        self._fields.addLayout(pair)

    def show_field(self, widget: QWidget, shown: bool) -> None:
        """Show a field with its label, or leave it out for the time being."""
        self._heads[widget].setVisible(shown)
        widget.setVisible(shown)

    @contextmanager
    def row(self) -> Iterator[None]:
        """Let the fields that are added meanwhile stand beside each other, of one width."""
        above, self._fields = self._fields, QHBoxLayout()
        self._fields.setSpacing(GROUP)
        yield
        for index in range(self._fields.count()):
            self._fields.setStretch(index, 1)
            field = self._fields.itemAt(index)
            assert field is not None
            field.setAlignment(Qt.AlignmentFlag.AlignTop)
        above.addLayout(self._fields)
        self._fields = above

    def line(self, label: str, text: str = "", placeholder: str = "") -> QLineEdit:
        """Add a line of text."""
        edit = QLineEdit(text)
        edit.setPlaceholderText(placeholder)
        self.field(label, edit)
        return edit

    def widget(self, widget: QWidget, *, wide: bool = True) -> None:
        """Add something as wide as the dialog, or as it is by itself."""
        if wide:
            self._fields.addWidget(widget)
        else:
            self._fields.addWidget(widget, 0, reading_edge())

    def complain(self, sentence: str) -> None:
        """Say why it cannot be done yet."""
        palette = self._problem.palette()
        palette.setColor(self._problem.foregroundRole(), role_color(Role.OVERDUE, self.palette()))
        self._problem.setPalette(palette)
        self._problem.setText(sentence)
        self._problem.show()

    def _run(self) -> None:
        try:
            self._act()
        except ValueError as error:
            self.complain(_(str(error)))
            return
        self.accept()
