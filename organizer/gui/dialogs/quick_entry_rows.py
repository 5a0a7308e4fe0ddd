"""The parts of the quick entry that grow as one types: people, topics, single lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSignalBlocker, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from organizer.gui import wording
from organizer.gui.theme import GROUP, SPACE
from organizer.gui.widgets.proposals import propose
from organizer.gui.widgets.spoken import name_choice
from organizer.i18n import _
from organizer.practice.names import folded
from organizer.practice.people_list import PersonLine, read_people
from organizer.practice.vocabulary import Scope

SEPARATOR = ";"
"""Parts several things told by one person."""
_UNSEEN = ("email", "phone", "card")
"""What a row knows of a person besides what stands in its fields."""


class Row(QWidget):
    """One row of a list that grows."""

    changed = Signal()

    def fields(self) -> Sequence[QWidget]:
        """The controls in reading order; the first takes the focus."""
        raise NotImplementedError

    def record(self) -> dict[str, str]:
        """What stands in the row, as the draft keeps it."""
        raise NotImplementedError

    def restore(self, record: dict[str, str]) -> None:
        """Put back what the draft kept."""
        raise NotImplementedError

    @property
    def empty(self) -> bool:
        """Whether nothing was typed."""
        return not any(value.strip() for value in self.record().values())


class GrowingRows(QWidget):
    """Rows of which the last is always empty and waiting. Enter goes on to the next row."""

    changed = Signal()
    rearranged = Signal()
    """There are other fields than before; the tab order is whoever's who knows the neighbours."""

    def __init__(self, make: Callable[[int], Row]) -> None:
        super().__init__()
        self._make = make
        self._rows: list[Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)
        self.restore([])

    def records(self) -> list[dict[str, str]]:
        """What stands in the rows that are not empty."""
        return [row.record() for row in self._rows if not row.empty]

    def restore(self, records: Sequence[dict[str, str]]) -> None:
        """Show these rows and an empty one."""
        for row in self._rows:
            self._drop(row)
        self._rows = []
        for record in (*records, None):
            row = self._append()
            if record is not None:
                with QSignalBlocker(row):  # or the list would grow while it is filled
                    row.restore(record)
        self.rearranged.emit()

    def insert(self, at: Row, records: Sequence[dict[str, str]]) -> None:
        """Put these in place of `at` and behind it."""
        kept = [row.record() for row in self._rows]
        index = self._rows.index(at)
        kept[index : index + 1] = records
        self.restore([record for record in kept if any(record.values())])
        self.changed.emit()

    def fields(self) -> list[QWidget]:
        """Every control in reading order."""
        return [field for row in self._rows for field in row.fields()]

    def rows(self) -> Sequence[Row]:
        """The rows as they stand, the waiting one included."""
        return self._rows

    def _append(self) -> Row:
        row = self._make(len(self._rows) + 1)
        self._rows.append(row)
        self._column.addWidget(row)
        row.show()  # at once and not with the next event, or a quick Tab would pass it by
        row.changed.connect(self._grow)
        for field in row.fields():
            field.installEventFilter(self)
        return row

    def _drop(self, row: Row) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _grow(self) -> None:
        if not self._rows[-1].empty:
            self._append()
            self.rearranged.emit()
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            )
            if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._next_row(watched)
                return True
        elif event.type() == QEvent.Type.FocusOut:
            self._tidy()
        return super().eventFilter(watched, event)

    def _next_row(self, field: QObject) -> None:
        for row, following in zip(self._rows, self._rows[1:], strict=False):
            if field in row.fields():
                following.fields()[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _tidy(self) -> None:
        """Take away rows that were emptied, as soon as the person is elsewhere."""
        focus = QApplication.focusWidget()
        for row in self._rows[:-1]:
            if row.empty and focus not in row.fields():
                self._rows.remove(row)
                self._drop(row)


def line(name: str, placeholder: str = "") -> QLineEdit:
    """A line edit that a screen reader calls by `name`."""
    edit = QLineEdit()
    edit.setAccessibleName(name)
    edit.setPlaceholderText(placeholder)
    return edit


class TextRow(Row):
    """One line of text."""

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__()
        self._text = line(name, placeholder)
        self._text.textChanged.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._text)

    def fields(self) -> Sequence[QWidget]:
        return (self._text,)

    def record(self) -> dict[str, str]:
        return {"text": self._text.text()}

    def restore(self, record: dict[str, str]) -> None:
        self._text.setText(record["text"])


class DrawbackRow(Row):
    """What could be better, and where (P5)."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._text = line(
            _("Drawback {number}").format(number=number), _("A drawback you saw or heard of")
        )
        self._scope = QComboBox()
        name_choice(self._scope, _("Drawback {number} belongs to").format(number=number))
        for scope in Scope:
            self._scope.addItem(wording.scope(scope), scope.value)
        self._scope.setCurrentIndex(list(Scope).index(Scope.POSITION))
        self._text.textChanged.connect(self.changed)
        self._scope.currentIndexChanged.connect(self.changed)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE)
        box.addWidget(self._text, 1)
        box.addWidget(self._scope)

    def fields(self) -> Sequence[QWidget]:
        return self._text, self._scope

    def record(self) -> dict[str, str]:
        text = self._text.text()
        return {"text": text, "scope": self._scope.currentData()} if text else {"text": ""}

    def restore(self, record: dict[str, str]) -> None:
        self._text.setText(record["text"])
        self._scope.setCurrentIndex(self._scope.findData(record.get("scope", Scope.POSITION)))


class PersonRow(Row):
    """Somebody met: name with title, what they talked about, what was good, a doubt (P2, P10)."""

    pasted = Signal(object, object)
    """This row, and the list of `PersonLine` that was pasted into its name."""

    def __init__(self, number: int, known: QStringListModel) -> None:
        super().__init__()
        self._who = line(
            _("Person {number}: name and title").format(number=number),
            _("Name, title – or paste a list"),
        )
        propose(self._who, known)
        self._discussed = line(
            _("Person {number}: talked about").format(number=number),
            _("job-related, for your note to them"),
        )
        self._good = line(_("Person {number}: what was good").format(number=number))
        self._doubt = line(_("Person {number}: a doubt").format(number=number))
        self._unseen = dict.fromkeys(_UNSEEN, "")
        for field in self._lines():
            field.textChanged.connect(self.changed)
        self._who.textChanged.connect(self._typed)

        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE // 2)
        grid.addWidget(self._who, 0, 0)
        talked = _caption(_("talked about"), self._discussed)
        doubt = _caption(_("doubt"), self._doubt)
        grid.addWidget(talked, 0, 1)
        grid.addWidget(self._discussed, 0, 2, 1, 3)
        self._more = [
            _caption(_("good"), self._good),
            self._good,
            doubt,
            self._doubt,
        ]
        for column, widget in enumerate(self._more, start=1):
            grid.addWidget(widget, 1, column)
            widget.hide()
        for column, stretch in ((0, 6), (2, 5), (4, 5)):
            grid.setColumnStretch(column, stretch)
        for column, caption in ((1, talked), (3, doubt)):  # the same in a row that hides the second
            grid.setColumnMinimumWidth(column, caption.sizeHint().width())

    def _lines(self) -> tuple[QLineEdit, ...]:
        return self._who, self._discussed, self._good, self._doubt

    def fields(self) -> Sequence[QWidget]:
        return self._lines()

    def record(self) -> dict[str, str]:
        who, discussed, good, doubt = (field.text() for field in self._lines())
        return {"who": who, "discussed": discussed, "good": good, "doubt": doubt} | self._unseen

    def restore(self, record: dict[str, str]) -> None:
        self._unseen = {key: record.get(key, "") for key in _UNSEEN}
        for field, key in zip(self._lines(), ("who", "discussed", "good", "doubt"), strict=True):
            field.setText(record.get(key, ""))
            field.setCursorPosition(0)

    def complete(self, record: dict[str, str]) -> None:
        """Add what a card says to what was typed, and overwrite nothing."""
        known = self.record()
        name = read_people(record["who"])[0].name
        titled = {"who": record["who"]} if folded(known["who"]) == folded(name) else {}
        typed = {key: value for key, value in known.items() if value}
        self.restore(known | record | typed | titled)
        self.changed.emit()

    def _typed(self, text: str) -> None:
        for widget in self._more:
            widget.setVisible(bool(text.strip()))
        if "\n" in text:
            self.pasted.emit(self, read_people(text))


class PeopleRows(GrowingRows):
    """The people met, in the order in which they were met."""

    def __init__(self, known: QStringListModel) -> None:
        self._known = known
        super().__init__(self._person)

    def _person(self, number: int) -> Row:
        row = PersonRow(number, self._known)
        row.pasted.connect(self._spread)
        return row

    def _spread(self, row: PersonRow, people: list[PersonLine]) -> None:
        self.insert(row, [person_record(person) for person in people])
        self.rows()[-1].fields()[0].setFocus()

    def add(self, person: PersonLine, *, card: str = "", at: Row | None = None) -> None:
        """Add somebody whose card was dropped, into the row `at` where they were typed already.

        `card` is what the caller knows the card by. Who is there already is not added again.
        """
        record = person_record(person) | {"card": card}
        if isinstance(at, PersonRow) and not at.empty:
            at.complete(record)
        elif all(row.record()["who"] != record["who"] for row in self.rows()):
            self.insert(self.rows()[-1], [record])

    def row_at(self, spot: QPoint) -> Row | None:
        """The row at a place, in the coordinates of the list."""
        return next((row for row in self.rows() if row.geometry().contains(spot)), None)


def person_record(person: PersonLine) -> dict[str, str]:
    """The row of a person as read from a list or a card."""
    who = (
        _("{name}, {title}").format(name=person.name, title=person.title)
        if person.title
        else person.name
    )
    return {"who": who, "email": person.email, "phone": person.phone}


class TopicTicks(QWidget):
    """The checklist's topics without an answer: a tick for asked, a text for answered (P4)."""

    changed = Signal()
    rearranged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GROUP)
        self._grid.setVerticalSpacing(SPACE // 2)
        self._topics: dict[str, tuple[QCheckBox, QLineEdit]] = {}
        self._grid.setColumnStretch(1, 1)

    def show_topics(self, topics: Sequence[tuple[str, str]]) -> None:
        """Show these topics, (key or label, words on screen); what was ticked stays."""
        if list(self._topics) == [key for key, _words in topics]:
            return
        kept = self.records()
        for tick, answer in self._topics.values():
            for widget in (tick, answer):
                self._grid.removeWidget(widget)
                widget.deleteLater()
        self._topics = {}
        for row, (key, words) in enumerate(topics):
            tick = QCheckBox(words)
            answer = line(_("{topic}: the answer").format(topic=words), _("the answer, if known"))
            sizes = answer.sizePolicy()
            sizes.setRetainSizeWhenHidden(True)  # a tick must not move the others
            answer.setSizePolicy(sizes)
            answer.hide()
            tick.toggled.connect(answer.setVisible)
            tick.toggled.connect(self.changed)
            answer.textChanged.connect(self.changed)
            self._grid.addWidget(tick, row, 0)
            self._grid.addWidget(answer, row, 1)
            self._topics[key] = (tick, answer)
        self.restore(kept)
        self.rearranged.emit()

    def fields(self) -> list[QWidget]:
        """Every control in reading order."""
        return [field for pair in self._topics.values() for field in pair]

    def records(self) -> dict[str, str]:
        """The ticked topics with their answers; an empty answer means: asked."""
        return {
            key: answer.text() for key, (tick, answer) in self._topics.items() if tick.isChecked()
        }

    def restore(self, records: dict[str, str]) -> None:
        """Put back what the draft kept."""
        for key, (tick, answer) in self._topics.items():
            answer.setText(records.get(key, ""))
            answer.setCursorPosition(0)
            tick.setChecked(key in records)


def parts(text: str) -> list[str]:
    """The things in a line that are parted by semicolons."""
    return [part.strip() for part in text.split(SEPARATOR) if part.strip()]


def _caption(text: str, buddy: QWidget) -> QLabel:
    label = QLabel(text)
    label.setBuddy(buddy)
    label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return label
