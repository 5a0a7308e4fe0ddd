"""An offer has come: channel, terms, who, and the limit that was agreed (P12-P14)."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import available_timezones

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from organizer.gui import record_wording, wording
from organizer.gui.dialogs.form import FormDialog
from organizer.gui.dialogs.records import limit_reader, wall_of
from organizer.gui.term_wording import TermReader
from organizer.gui.theme import reading_edge
from organizer.gui.widgets.buttons import FlatButton, Verb
from organizer.gui.widgets.day_picker import day_picker
from organizer.gui.widgets.flow import FlowLayout
from organizer.gui.widgets.proposals import propose
from organizer.gui.widgets.understood import Understood
from organizer.gui.widgets.when_field import WhenField
from organizer.i18n import _
from organizer.i18n.formats import format_date
from organizer.model.database import StoreError
from organizer.practice.names import folded
from organizer.practice.term_values import Takes, takes
from organizer.practice.vocabulary import Channel
from organizer.services.companies import company_names
from organizer.services.offers import OfferEntry
from organizer.services.terms import Term

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from organizer.services.desk import Desk

_COLUMNS = 5


FORM: Final = "new offer"
"""The name of its draft."""


class OfferEntryDialog(FormDialog):
    """Records an offer; the limit is a day and an hour on the caller's wall (P14).

    What is typed is kept at once and comes back, until it is saved or thrown away by Cancel: a call
    is not repeated (P8).
    """

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
        zones = sorted(available_timezones())
        self._zone.addItems(zones)
        self._zone.setCurrentText(desk.present.zone)
        if (typed := self._zone.lineEdit()) is not None:
            propose(typed, zones)  # "berlin" proposes Europe/Berlin
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
        self._terms = TermTable(list(topics.values()), self._reader)
        self.field(_("&Terms"), self._terms)
        self._questions = QVBoxLayout()
        self._questions.setSpacing(0)
        asked = QWidget()
        asked.setLayout(self._questions)
        self.widget(asked)
        self._asked: set[tuple[str, str]] = set()
        self._lines = {
            "company": self._company,
            "position": self._position,
            "caller": self._caller,
            "number": self._number,
        }
        if not company and (kept := desk.drafts.kept(FORM)) is not None:
            self._restore(json.loads(kept))
        for line in self._lines.values():
            line.textChanged.connect(self._keep)
        self._channel.currentIndexChanged.connect(self._keep)
        self._zone.currentTextChanged.connect(self._keep)
        self._limit.typed.connect(self._keep)
        self._terms.itemChanged.connect(self._keep)
        self._cancel.clicked.connect(lambda: desk.drafts.drop(FORM))

    def _keep(self) -> None:
        """Keep what stands in the dialog; nothing where nothing was typed."""
        content = {name: line.text() for name, line in self._lines.items()}
        content["limit"] = self._limit.text()
        terms = [vars(term) for term in self._terms.terms()]
        if not terms and not any(content.values()):
            self._desk.drafts.drop(FORM)
            return
        content |= {"channel": self._channel.currentData(), "zone": self._zone.currentText()}
        try:
            self._desk.drafts.keep(FORM, json.dumps({**content, "terms": terms}))
        except StoreError as error:
            self.complain(record_wording.not_kept(error))

    def _restore(self, content: dict[str, Any]) -> None:
        for name, line in self._lines.items():
            line.setText(content[name])
        self._channel.setCurrentIndex(self._channel.findData(Channel(content["channel"])))
        self._zone.setCurrentText(content["zone"])
        self._limit.set_text(content["limit"])
        for term in content["terms"]:
            self._terms.fill(Term(**term))

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(self.fontMetrics().averageCharWidth() * 110, 0))

    def _add(self) -> None:
        limit = None
        if self._limit.text().strip():
            limit = wall_of(self._limit, self._zone.currentText())
        self._terms.take_typed()
        self._ask_what_is_meant()
        offer = self._desk.offers.save(
            OfferEntry(
                company=self._company.text(),
                position=self._position.text(),
                channel=self._channel.currentData(),
                caller=self._caller.text(),
                call_number=self._number.text(),
                limit=limit,
                terms=self._terms.terms(),
            )
        )
        self._desk.drafts.drop(FORM)
        self._made(offer)

    def _reader(self) -> TermReader:
        """Reads a value by the others: a bare sum is in their currency."""
        reader = TermReader(self._desk.present.wall.day, self._desk.terms.currencies())
        named = {
            currency
            for _row, _column, _topic, text in self._terms.values()
            if (currency := reader.currency(text))
        }
        return reader.in_currency(named.pop()) if len(named) == 1 else reader

    def _ask_what_is_meant(self) -> None:
        """Offers what a value could mean where that is several things. Raises `ValueError` the
        first time that it is asked about a value."""
        reader = self._reader()
        while (old := self._questions.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.deleteLater()
        asked = set()
        for row, column, topic, text in self._terms.values():
            self._terms.put(row, column, reader.completed(topic, text))
            if readings := reader.readings(topic, text):
                asked.add((topic, text))
                self._ask(row, column, topic, text, readings)
        new = asked - self._asked
        self._asked |= asked
        if new:
            raise ValueError("Choose what you mean, or save again to keep your words.")

    def _ask(self, row: int, column: int, topic: str, text: str, readings: Sequence[str]) -> None:
        line = QWidget()
        flow = FlowLayout(line)
        flow.setContentsMargins(0, 0, 0, 0)
        said = QLabel(_("{topic}: “{text}” could be several things").format(topic=topic, text=text))
        said.setTextFormat(Qt.TextFormat.PlainText)
        flow.addWidget(said)

        def choose(one: str) -> None:
            self._terms.put(row, column, one)
            line.hide()
            self._problem.hide()
            self._terms.setFocus()

        for one in readings:
            verb = Verb(one, partial(choose, one), name=f"{topic}: {one}")
            flow.addWidget(FlatButton(verb))
        self._questions.addWidget(line)


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


class _ValueDelegate(QStyledItemDelegate):
    """Says what is understood of a value while it is typed, gives a calendar for a day, and
    completes a bare number."""

    def __init__(self, reader: Callable[[], TermReader], table: QTableWidget) -> None:
        super().__init__(table)
        self._reader = reader
        self._understood = Understood(table.viewport())

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit):
            topic, reader = _topic_of(index), self._reader()
            if takes(topic) is Takes.DAY:
                choose = day_picker(
                    editor,
                    lambda: reader.day(topic, editor.text()),
                    lambda day: editor.setText(format_date(day)),
                )
                editor.addAction(choose, QLineEdit.ActionPosition.TrailingPosition)
            editor.textChanged.connect(partial(self._say, reader, topic, editor))
            editor.destroyed.connect(self._understood.hide)
        return editor

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        popup = QApplication.activePopupWidget()
        if event.type() == QEvent.Type.FocusOut and popup and popup.parentWidget() is editor:
            return False  # its calendar has the keyboard, and the editor waits for the day
        return super().eventFilter(editor, event)

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().updateEditorGeometry(editor, option, index)
        if isinstance(editor, QLineEdit):
            self._say(self._reader(), _topic_of(index), editor, editor.text())

    def setModelData(
        self,
        editor: QWidget,
        model: QAbstractItemModel,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().setModelData(editor, model, index)
        text = str(index.data() or "").strip()
        model.setData(index, self._reader().completed(_topic_of(index), text))

    def _say(self, reader: TermReader, topic: str, editor: QLineEdit, text: str) -> None:
        said = reader.help(topic, text)
        self._understood.say(said, editor)
        editor.setAccessibleDescription(said)


def _topic_of(index: QModelIndex | QPersistentModelIndex) -> str:
    return str(index.sibling(index.row(), 0).data() or "").strip()


class TermTable(QTableWidget):
    """Rows of terms; the last is always empty and waiting. `topics` are proposed as one types,
    `reader` gives what reads the values."""

    def __init__(self, topics: Sequence[str], reader: Callable[[], TermReader]) -> None:
        super().__init__(0, _COLUMNS)
        self.setItemDelegate(_ValueDelegate(reader, self))
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

    def take_typed(self) -> None:
        """Keep what is still being typed in a cell, as when Ctrl+Enter saves from there."""
        typed_into = QApplication.focusWidget()
        if typed_into is not None and self.isAncestorOf(typed_into):
            self.setFocus()

    def values(self) -> list[tuple[int, int, str, str]]:
        """Row, column, topic and text of everything that is said of a topic."""
        return [
            (row, column, topic, text)
            for row in range(self.rowCount())
            for column in range(1, _COLUMNS)
            if (topic := self._text(row, 0)) and (text := self._text(row, column))
        ]

    def fill(self, term: Term) -> None:
        """Put a row of terms there, into the row of its topic where there is one."""
        topics = [folded(self._text(row, 0)) for row in range(self.rowCount())]
        row = topics.index(folded(term.topic) if folded(term.topic) in topics else "")
        for column, text in enumerate(vars(term).values()):
            self.put(row, column, text)

    def put(self, row: int, column: int, text: str) -> None:
        """Put a value there as if typed."""
        item = self.item(row, column)
        if item is not None:
            item.setText(text)

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
