"""Contacts that may be the same person, side by side: merged field by field, or told apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QDialog,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSplitter,
    QWidget,
)

from organizer.gui import wording
from organizer.gui.dialogs.opening import stand_on_foot
from organizer.gui.theme import GROUP, PAGE, SPACE, reading_edge, section_font
from organizer.gui.widgets.record_list import RecordList
from organizer.gui.widgets.record_model import ListRow, RecordModel
from organizer.i18n import _, ngettext
from organizer.services.merges import Pair, Together, together

if TYPE_CHECKING:
    from organizer.services.contacts import ContactDetail, PointRow
    from organizer.services.desk import Desk

_ACROSS: Final = 34
"""Characters of a value that are shown; the rest of it is in its tooltip."""


class SamePerson(QDialog):
    """The pairs on the left, where there are several; the two contacts of one on the right."""

    def __init__(
        self,
        desk: Desk,
        pairs: Sequence[Pair],
        merged: Callable[[int], object],
        parent: QWidget | None = None,
    ) -> None:
        """`merged` is told the contact that two became."""
        super().__init__(parent)
        self._desk = desk
        self._pairs = list(pairs)
        self._merged = merged
        self._sides: _Sides | None = None
        self.setWindowTitle(_("The same person?"))
        self._model = RecordModel(lambda: range(len(self._pairs)), self._rows, self)
        self._list = RecordList(_("Contacts that may be the same person"), self._model)
        self._list.setVisible(len(pairs) > 1)
        self._list.selected.connect(self._show)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(1)
        halves.addWidget(self._list)
        halves.addWidget(self._scroll)
        halves.setStretchFactor(1, 1)
        foot = stand_on_foot(self, halves)
        for text, act in (
            (_("&Not the same person"), self._tell_apart),
            (_("&Close"), self.reject),
        ):
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            foot.addWidget(button)
        foot.insertStretch(1, 1)
        merge = QPushButton(_("&Merge"))
        merge.setDefault(True)
        merge.clicked.connect(self._merge)
        foot.addWidget(merge)
        self._list.select_first()

    def sizeHint(self) -> QSize:
        across = 140 if len(self._pairs) > 1 else 100
        return QSize(self.fontMetrics().averageCharWidth() * across, 560)

    def _rows(self, places: Sequence[int]) -> list[ListRow]:
        pairs = {place: self._pairs[place] for place in places}
        contacts = [pair.first for pair in pairs.values()]
        names = {row.id: row.full_name for row in self._desk.contacts.rows(contacts)}
        return [
            ListRow(place, names[pair.first], wording.likeness(pair.likeness), icon="contact")
            for place, pair in pairs.items()
        ]

    def _show(self, place: int | None) -> None:
        if place is None:
            return
        pair = self._pairs[place]
        first, second = (self._desk.contacts.detail(one) for one in (pair.first, pair.second))
        if first is not None and second is not None:
            self._sides = _Sides(first, second)
            self._scroll.setWidget(self._sides)

    def _merge(self) -> None:
        place = self._list.selected_id()
        if place is not None and self._sides is not None:
            pair = self._pairs[place]
            self._desk.merges.merge(pair.first, pair.second, self._sides.chosen())
            self._merged(pair.first)
            self._go_on([one for one in self._pairs if pair.second not in (one.first, one.second)])

    def _tell_apart(self) -> None:
        place = self._list.selected_id()
        if place is not None:
            pair = self._pairs[place]
            self._desk.merges.tell_apart(pair.first, pair.second)
            self._go_on([one for one in self._pairs if one is not pair])

    def _go_on(self, pairs: list[Pair]) -> None:
        """Show the next pair; close after the last."""
        place = self._list.selected_id() or 0
        self._pairs = pairs
        if not pairs:
            self.accept()
            return
        self._model.refresh()
        self._list.select(min(place, len(pairs) - 1))
        self._show(self._list.selected_id())


class _Sides(QWidget):
    """Two contacts in two columns, with a choice in each row in which they differ."""

    def __init__(self, keep: ContactDetail, other: ContactDetail) -> None:
        super().__init__()
        usual = together(keep, other)
        self._fields: dict[str, tuple[QButtonGroup, list[str]]] = {}
        self._ways: dict[int, QCheckBox] = {}
        self._without = usual.without
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        self._grid.setHorizontalSpacing(GROUP)
        self._grid.setVerticalSpacing(SPACE)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        intro = _label(
            _("Choose what the one contact says from now on. It can be taken apart again later.")
        )
        self._grid.addWidget(intro, 0, 0, 1, 3)
        for column, contact in ((1, keep), (2, other)):
            head = _label(contact.full_name)
            head.setFont(section_font())
            self._grid.addWidget(head, 1, column)
        for label, field in (
            (_("Name"), "full_name"),
            (_("Title"), "title"),
            (_("Department"), "department"),
            (_("Company"), "company"),
            (_("Remarks"), "remarks"),
        ):
            values = [getattr(keep, field), getattr(other, field)]
            self._field(label, field, values, getattr(usual, field))
        for contact, column in ((keep, 1), (other, 2)):
            for point in contact.points:
                self._way(point, contact.full_name, column)
        row = self._grid.rowCount()
        self._name_row(row, _("Comes along"))
        for contact, column in ((keep, 1), (other, 2)):
            self._grid.addWidget(_label(_belongings(contact)), row, column)
        self._grid.setRowStretch(row + 1, 1)

    def chosen(self) -> Together:
        """What the two become."""
        chosen = {
            field: values[max(0, group.checkedId())]
            for field, (group, values) in self._fields.items()
        }
        given_up = {point for point, box in self._ways.items() if not box.isChecked()}
        return Together(**chosen, without=frozenset(given_up | self._without))

    def _field(self, label: str, field: str, values: list[str], usual: str) -> None:
        group = QButtonGroup(self)
        if usual not in values:
            values = [*values, usual]
        self._fields[field] = (group, values)
        if not any(values):
            return
        row = self._grid.rowCount()
        self._name_row(row, label)
        if values[0] == values[1]:
            for column in (1, 2):
                self._grid.addWidget(_label(_short(values[0])), row, column)
            return
        for choice, value in enumerate(values):
            button = QRadioButton()
            both = choice == 2
            _say(button, _("both") if both else value or _("nothing"), label)
            button.setChecked(value == usual)
            group.addButton(button, choice)
            place = (row + 1, 1, 1, 2) if both else (row, 1 + choice, 1, 1)
            self._grid.addWidget(button, *place)

    def _way(self, point: PointRow, name: str, column: int) -> None:
        row = self._grid.rowCount()
        label = wording.way_to_reach(point.kind, point.label)
        self._name_row(row, label)
        if point.id in self._without:
            self._grid.addWidget(_label(_("the same")), row, column)
            return
        box = QCheckBox()
        _say(box, point.value, label)
        box.setChecked(True)
        self._ways[point.id] = box
        self._grid.addWidget(box, row, column)

    def _name_row(self, row: int, label: str) -> None:
        head = _label(label)
        head.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self._grid.addWidget(head, row, 0)


def _say(button: QAbstractButton, value: str, label: str) -> None:
    """Let a button stand for a value, which may be long or on several lines."""
    button.setText(_short(value).replace("&", "&&"))
    button.setToolTip(value if _short(value) != value else "")
    button.setAccessibleName(wording.joined(label, value))


def _short(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= _ACROSS else f"{line[: _ACROSS - 1]}…"


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(reading_edge() | Qt.AlignmentFlag.AlignVCenter)
    label.setWordWrap(True)
    return label


def _belongings(contact: ContactDetail) -> str:
    """What a contact brings along, counted."""
    talks, notes, cards = len(contact.conversations), len(contact.notes), len(contact.cards)
    counted = [
        ngettext("{n} conversation", "{n} conversations", talks).format(n=talks) if talks else "",
        ngettext("{n} note", "{n} notes", notes).format(n=notes) if notes else "",
        ngettext("{n} card", "{n} cards", cards).format(n=cards) if cards else "",
    ]
    return wording.listing([part for part in counted if part]) or _("nothing else")
