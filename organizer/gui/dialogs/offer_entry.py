"""An offer has come: channel, terms, who, and the limit that was agreed (P12-P14)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from organizer.gui import wording
from organizer.gui.dialogs.form import FormDialog
from organizer.gui.dialogs.records import limit_reader, wall_of
from organizer.gui.theme import reading_edge
from organizer.gui.widgets.proposals import propose
from organizer.gui.widgets.when_field import WhenField
from organizer.i18n import _
from organizer.practice.moments import WallTime
from organizer.practice.names import folded
from organizer.practice.vocabulary import Channel
from organizer.services.companies import company_names
from organizer.services.offers import OfferEntry
from organizer.services.terms import Term

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from organizer.services.desk import Desk

_COLUMNS = 5


class OfferEntryDialog(FormDialog):
    """Records an offer; the limit is a day and an hour on the caller's wall (P14)."""

    def __init__(
        self,
        desk: Desk,
        made: Callable[[int], object],
        parent: QWidget | None = None,
        *,
        company: str = "",
        position: str = "",
    ) -> None:
        super().__init__(_("New offer"), _("&Save offer"), self._add, parent)
        self._desk = desk
        self._made = made
        with self.row():
            self._company = self.line(_("&Company"), company)
            self._position = self.line(_("&Position"), position)
        propose(self._company, company_names(desk.store))
        self._channel = QComboBox()
        for value in Channel:
            self._channel.addItem(wording.channel(value), value)
        with self.row():
            self.field(_("&How it came"), self._channel)
            self._caller = self.line(_("&From whom"))
            self._number = self.line(_("&Number to call back"))
        self._zone = QComboBox()
        self._zone.setEditable(True)
        self._zone.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._zone.addItems(sorted(available_timezones()))
        self._zone.setCurrentText(desk.present.zone)
        self._limit = WhenField(
            limit_reader(desk.present, self._zone.currentText),
            name=_("Decide by"),
            placeholder=_("the hour you agreed: “Friday 17:00”"),
        )
        with self.row():
            self.field(_("&Decide by"), self._limit)
            self.field(_("In their time &zone"), self._zone)
        self._zone.currentTextChanged.connect(self._limit.reread)
        topics: dict[str, str] = {}
        for topic in (*wording.usual_terms(), *desk.terms.topics_used()):
            topics.setdefault(folded(topic), topic)
        self._terms = TermTable(list(topics.values()))
        self.field(_("&Terms"), self._terms)
        self._asked: list[str] = []

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(self.fontMetrics().averageCharWidth() * 110, 0))

    def _add(self) -> None:
        limit = None
        if self._limit.text().strip():
            limit = wall_of(self._limit, self._zone.currentText(), _hour_wanted)
        terms = self._terms.terms()
        self._ask_what_is_meant(terms)
        self._made(
            self._desk.offers.save(
                OfferEntry(
                    company=self._company.text(),
                    position=self._position.text(),
                    channel=self._channel.currentData(),
                    caller=self._caller.text(),
                    call_number=self._number.text(),
                    limit=limit,
                    terms=terms,
                )
            )
        )

    def _ask_what_is_meant(self, terms: tuple[Term, ...]) -> None:
        """Raises `ValueError` with what is asked, the first time it is."""
        values = [
            value
            for term in terms
            for name, value in vars(term).items()
            if name != "topic" and value
        ]
        today = self._desk.present.wall.day
        asked = [one for value in values if (one := wording.which_value(value, today))]
        if asked and asked != self._asked:
            self._asked = asked
            choice = _("Write the one you mean, or save again to keep your words.")
            raise ValueError("\n".join([*asked, choice]))


def _hour_wanted(_read: object) -> WallTime:
    raise ValueError("Enter the hour you agreed on too, such as “Friday 17:00”.")


class _TopicDelegate(QStyledItemDelegate):
    """Completes a topic from those that are usual, or were brought up in another offer."""

    def __init__(self, topics: Sequence[str], table: QTableWidget) -> None:
        super().__init__(table)
        self._topics = topics

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit):
            propose(editor, self._topics)
        return editor


class TermTable(QTableWidget):
    """Rows of terms; the last is always empty and waiting. `topics` are proposed as one types."""

    def __init__(self, topics: Sequence[str]) -> None:
        super().__init__(0, _COLUMNS)
        self.setItemDelegateForColumn(0, _TopicDelegate(topics, self))
        self.setAccessibleName(_("Terms"))
        self.setHorizontalHeaderLabels(list(wording.term_columns().values()))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setDefaultAlignment(reading_edge() | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.setTabKeyNavigation(True)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * 9)
        for topic in (_("Base salary"), _("Moving allowance"), _("Starting date")):
            self._append(topic)
        self._append("")
        self.itemChanged.connect(self._grow)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab goes on from cell to cell, and from the last one out of the table; Qt would begin
        again at the first, and nobody would get to the buttons."""
        hints = QAbstractItemDelegate.EndEditHint
        place = (self.currentRow(), self.currentColumn())
        last = place == (self.rowCount() - 1, self.columnCount() - 1)
        if (hint == hints.EditNextItem and last) or (
            hint == hints.EditPreviousItem and place == (0, 0)
        ):
            super().closeEditor(editor, hints.NoHint)
            QWidget.focusNextPrevChild(
                self, hint == hints.EditNextItem
            )  # the table stays in itself
        else:
            super().closeEditor(editor, hint)

    def terms(self) -> tuple[Term, ...]:
        """The rows that say something besides their topic."""
        rows = [
            [self._text(row, column) for column in range(_COLUMNS)]
            for row in range(self.rowCount())
        ]
        return tuple(
            Term(topic, offered, asked, answered, agreed)
            for topic, offered, asked, answered, agreed in rows
            if topic and (offered or asked or answered or agreed)
        )

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text().strip() if item is not None else ""

    def _append(self, topic: str) -> None:
        row = self.rowCount()
        self.insertRow(row)
        for column in range(_COLUMNS):
            item = QTableWidgetItem(topic if column == 0 else "")
            item.setTextAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
            self.setItem(row, column, item)

    def _grow(self) -> None:
        last = self.rowCount() - 1
        if any(self._text(last, column) for column in range(_COLUMNS)):
            self.blockSignals(True)
            self._append("")
            self.blockSignals(False)
