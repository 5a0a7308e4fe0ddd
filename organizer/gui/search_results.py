"""What was found, as one types: the hits in place of the tabs, Enter opens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from organizer.gui import wording
from organizer.gui.theme import GROUP, SPACE, section_font
from organizer.gui.widgets.empty_state import EmptyState
from organizer.gui.widgets.record_list import RecordList
from organizer.gui.widgets.record_model import ListRow, RecordModel
from organizer.i18n import _, ngettext
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


class SearchResults(QWidget):
    """Lists hits by kind: contacts first, then where the words stand besides."""

    chosen = Signal(str, int)
    """The kind of record and its id to show."""
    left = Signal()
    """The person is done with searching."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found = Found((), frozenset())
        self._model = RecordModel(lambda: range(len(self._found.hits)), self._rows, self)
        self._list = RecordList(_("Found"), self._model)
        self._list.opened.connect(self._open)
        self._heading = QLabel()
        self._heading.setFont(section_font())
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
        """Show what holds these words."""
        self._found = self._desk.search.find(text)
        self._model.refresh()
        self._list.select_first()
        count = len(self._found.hits)
        if not count:
            self._nothing.say(_("Nothing found for “{text}”.").format(text=text.strip()))
            self._stack.setCurrentWidget(self._nothing)
            return
        self._heading.setText(
            _("The first {n} found").format(n=count)
            if self._found.more
            else ngettext("{n} found", "{n} found", count).format(n=count)
        )
        self._stack.setCurrentWidget(self._listed)

    def open_first(self) -> None:
        """Open the selected hit: the first one unless another was chosen."""
        selected = self._list.selected_id()
        if selected is not None:
            self._open(selected)

    def _open(self, index: int) -> None:
        hit = self._found.hits[index]
        if hit.kind is FoundKind.COMPANY:
            target = self._desk.search.shown_for_company(hit.id)
            if target is not None:
                self.chosen.emit(*target)
        else:
            self.chosen.emit(_OPENS[hit.kind], hit.opens)

    def _rows(self, indexes: Sequence[int]) -> list[ListRow]:
        return [self._row(index, self._found.hits[index]) for index in indexes]

    def _row(self, index: int, hit: Hit) -> ListRow:
        return ListRow(
            index,
            hit.title,
            hit.second.replace("\n", " "),
            wording.found_kind(hit.kind),
            icon=_OPENS.get(hit.kind, "company"),
        )
