"""What the columns of a table hold, where its headings do not say so."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from organizer.gui import wording
from organizer.gui.dialogs.form import FormDialog
from organizer.gui.theme import GROUP, SPACE, reading_edge
from organizer.i18n import N_, _
from organizer.services.imports import Column, Table, is_known

_EXAMPLES = 3
_LONGEST = 40


class TableColumns(FormDialog):
    """One choice for each column, with what was guessed; beside it what stands in the column."""

    def __init__(
        self, table: Table, done: Callable[[Sequence[Column]], object], parent: QWidget
    ) -> None:
        """`done` is told what the columns hold."""
        super().__init__(
            _("Columns of {file}").format(file=table.path.name), _("&Go on"), self._finish, parent
        )
        self._done = done
        self.intro(
            _(
                "Say what each column holds. People need a name, opportunities a company and a "
                "position. What has no place here is kept with the record."
            )
        )
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, SPACE, 0)
        grid.setHorizontalSpacing(GROUP)
        grid.setVerticalSpacing(SPACE)
        grid.setColumnStretch(1, 1)
        self._choices: list[QComboBox] = []
        for place, (heading, column) in enumerate(zip(table.headings, table.columns, strict=True)):
            choice = QComboBox()
            for one in Column:
                choice.addItem(wording.table_column(one), one)
            choice.setCurrentIndex(list(Column).index(column))
            choice.setAccessibleName(heading or _("Column {n}").format(n=place + 1))
            values = [row[place].strip() for row in table.sample if place < len(row)]
            said = ", ".join(list(filter(None, values))[:_EXAMPLES])
            examples = _plain(said.replace("&", "&&"))
            examples.setForegroundRole(examples.palette().ColorRole.PlaceholderText)
            head = _plain(choice.accessibleName().replace("&", "&&"))
            for label in (head, examples):
                label.setBuddy(choice)
            grid.addWidget(head, place, 0)
            grid.addWidget(examples, place, 1)
            grid.addWidget(choice, place, 2)
            self._choices.append(choice)
        inside = QWidget()
        inside.setLayout(grid)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setMinimumWidth(
            inside.sizeHint().width() + area.verticalScrollBar().sizeHint().width()
        )
        area.setMinimumHeight(min(inside.sizeHint().height(), self.fontMetrics().height() * 16))
        self.widget(area)
        self._choices[0].setFocus()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().averageCharWidth() * 100
        return super().sizeHint().expandedTo(QSize(width, 0))

    def _finish(self) -> None:
        columns: list[Column] = [choice.currentData() for choice in self._choices]
        if not is_known(columns):
            raise ValueError(
                N_("Say which column holds the name, or which two the company and the position.")
            )
        self._done(columns)


def _plain(text: str) -> QLabel:
    shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    label = QLabel(shown)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(reading_edge() | Qt.AlignmentFlag.AlignVCenter)
    label.setToolTip(text if shown != text else "")
    return label
