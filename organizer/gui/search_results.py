"""What was found, as one types: the hits in place of the tabs, Enter opens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from organizer.gui import wording
from organizer.gui.theme import GROUP, SPACE
from organizer.gui.widgets.empty_state import EmptyState
from organizer.gui.widgets.record_list import RecordList
from organizer.gui.widgets.record_model import ListRow, RecordModel
from organizer.i18n import _
from organizer.services.desk import Desk
from organizer.services.search import Found, FoundKind, Hit

_OPENS = {
    FoundKind.CONTACT: "contact",
    FoundKind.CONVERSATION: "contact",
    FoundKind.OPPORTUNITY: "opportunity",
    FoundKind.NOTE: "note",
    FoundKind.OFFER: "offer",
    FoundKind.DEADLINE: "deadline",
}
"""The tab in which a hit is opened; a company's is its first opportunity or contact."""
_ICONS = {FoundKind.CONVERSATION: "interview"}
"""The icons that are not called as their kinds."""


class SearchResults(QWidget):
    """Lists hits below the name of their kind: contacts first, then where the words stand besides.
    A kind of which there is more ends with a row that shows more of it."""

    chosen = Signal(str, int)
    """The kind of record and its id to show."""
    left = Signal()
    """The person is done with searching."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._text = ""
        self._found = Found(())
        self._entries: list[Hit | ListRow] = []
        self._more: dict[int, FoundKind] = {}
        self._model = _FoundModel(lambda: range(len(self._entries)), self._rows, self)
        self._list = RecordList(_("Found"), self._model)
        self._list.opened.connect(self._open)
        self._heading = QLabel()
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._heading.setWordWrap(True)
        self._heading.setContentsMargins(GROUP, SPACE, GROUP, SPACE)
        self._nothing = EmptyState("")
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addWidget(self._list)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(listed)
        self._stack.addWidget(self._nothing)
        self._listed = listed
        self.setFocusProxy(self._list)
        QShortcut(
            QKeySequence("Escape"),
            self,
            self.left.emit,
            Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )

    def look_for(self, text: str) -> None:
        """Show what holds these words, or what is spelt nearly so."""
        self._text = text
        self._show(self._desk.search.find(text))

    def open_first(self) -> None:
        """Open the selected hit: the first one unless another was chosen."""
        selected = self._list.selected_id()
        if selected is not None:
            self._open(selected)

    def _show(self, found: Found) -> None:
        self._found = found
        self._entries = []
        self._more = {}
        for kind in FoundKind:
            hits = [hit for hit in found.hits if hit.kind is kind]
            if hits:
                self._entries += [ListRow(-1, wording.found_kinds(kind), heading=True), *hits]
            if kind in found.more:
                self._more[len(self._entries)] = kind
                self._entries.append(ListRow(-1, wording.more_found(kind), icon="search"))
        self._list.setCurrentIndex(QModelIndex())  # what was selected is not what stands there now
        self._model.refresh()
        self._list.make_headings(
            place
            for place, entry in enumerate(self._entries)
            if isinstance(entry, ListRow) and entry.heading
        )
        if not self._entries:
            self._nothing.say(_("Nothing found for “{text}”.").format(text=self._text.strip()))
            self._stack.setCurrentWidget(self._nothing)
            return
        self._list.select(1)
        self._heading.setVisible(found.alike)
        self._heading.setText(
            _("Nothing matches “{text}” exactly. This comes near:").format(text=self._text.strip())
        )
        self._stack.setCurrentWidget(self._listed)

    def _open(self, place: int) -> None:
        entry = self._entries[place]
        if place in self._more:
            self._show(self._desk.search.find(self._text, self._more[place]))
        elif isinstance(entry, Hit) and entry.kind is FoundKind.COMPANY:
            target = self._desk.search.shown_for_company(entry.id)
            if target is not None:
                self.chosen.emit(*target)
        elif isinstance(entry, Hit):
            self.chosen.emit(_OPENS[entry.kind], entry.opens)

    def _rows(self, places: Sequence[int]) -> list[ListRow]:
        return [self._row(place, self._entries[place]) for place in places]

    def _row(self, place: int, entry: Hit | ListRow) -> ListRow:
        if isinstance(entry, ListRow):
            return entry._replace(id=place)
        title = entry.title or (wording.deadline_kind(entry.reason) if entry.reason else "")
        second = wording.found_text(entry)
        apart = len(second) - len(entry.text)
        marks = self._found.marks(entry.text)
        return ListRow(
            place,
            title,
            second,
            icon=_ICONS.get(entry.kind, entry.kind),
            accessible=wording.listing(
                [part for part in (title, second, wording.found_kind(entry.kind)) if part]
            ),
            title_marks=tuple(self._found.marks(title)),
            second_marks=tuple((start + apart, end + apart) for start, end in marks),
        )


class _FoundModel(RecordModel):
    """Rows of which some are headings, which can be neither chosen nor opened."""

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if index.isValid() and self.row(index.row()).heading:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)
