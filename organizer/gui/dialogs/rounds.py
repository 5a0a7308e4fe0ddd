"""The terms of an offer as they stood after one round, held against another (P12, P13)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from organizer.gui import wording
from organizer.gui.theme import GROUP, PAGE, SPACE, reading_edge
from organizer.i18n import _
from organizer.practice.rounds import Column, Round, State, Values, differences, state_at

if TYPE_CHECKING:
    from organizer.practice.moments import WallTime


class RoundsDialog(QDialog):
    """Two rounds, and the rows of terms after the later one with what was there before."""

    def __init__(
        self, rounds: Sequence[Round], here: WallTime, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rounds = rounds
        self.setWindowTitle(_("Rounds"))
        self._before, self._after = QComboBox(), QComboBox()
        self._before.addItem(_("before anything was said"))
        for one in rounds:
            for box in (self._before, self._after):
                box.addItem(wording.term_round(one, here))
        self._before.setCurrentIndex(len(rounds) - 1)
        self._after.setCurrentIndex(len(rounds) - 1)
        form = QFormLayout()
        form.setSpacing(SPACE)
        for label, box in ((_("&As it stood after"), self._after), (_("&Since"), self._before)):
            box.setAccessibleName(label.replace("&", ""))
            box.currentIndexChanged.connect(self._show)
            form.addRow(label, box)
        self._table = QTableWidget(0, len(Column) + 1)
        self._table.setAccessibleName(_("Terms"))
        self._table.setHorizontalHeaderLabels(list(wording.term_columns().values()))
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._table.horizontalHeader().setDefaultAlignment(
            reading_edge() | Qt.AlignmentFlag.AlignVCenter
        )
        self._table.verticalHeader().hide()
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setWordWrap(True)
        buttons = QDialogButtonBox()
        close = buttons.addButton(QDialogButtonBox.StandardButton.Close)
        close.setText(_("Close"))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GROUP)
        column.addLayout(form)
        column.addWidget(self._table, 1)
        column.addWidget(buttons)
        self._after.setFocus()
        self._show()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 110, 480)

    def _show(self) -> None:
        before = self._state(self._before.currentIndex())
        after = self._state(self._after.currentIndex() + 1)
        changed = {(one.topic, one.column): one for one in differences(before, after)}
        self._table.setRowCount(0)
        for row, topic in enumerate({**after, **before}):
            self._table.insertRow(row)
            self._table.setItem(row, 0, QTableWidgetItem(topic))
            for place, column in enumerate(Column, start=1):
                value = getattr(after.get(topic, Values()), column)
                item = QTableWidgetItem(value)
                if (topic, column) in changed:
                    old = changed[topic, column].before
                    item.setText(
                        wording.lines((value, _("was: {value}").format(value=old)))
                        if old
                        else wording.lines((value, _("new")))
                    )
                    font = item.font()
                    font.setBold(True)
                    item.setFont(font)
                self._table.setItem(row, place, item)
        self._table.resizeRowsToContents()

    def _state(self, count: int) -> State:
        """The rows after so many rounds."""
        return state_at(self._rounds[:count])
