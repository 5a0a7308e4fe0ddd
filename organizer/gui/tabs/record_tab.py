"""What the tabs with a list and a page have in common: when they read, and what stays selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QMenu, QVBoxLayout, QWidget

from organizer.gui import wording
from organizer.gui.commands import Commands
from organizer.gui.theme import LINE
from organizer.gui.widgets.buttons import Verb
from organizer.gui.widgets.empty_state import EmptyState
from organizer.gui.widgets.list_detail import LIST_SHARE, ListDetail
from organizer.gui.widgets.page import Page, PageContent
from organizer.gui.widgets.record_list import RecordList
from organizer.gui.widgets.record_model import ListRow, RecordModel
from organizer.gui.widgets.spoken import name_choice
from organizer.i18n import _
from organizer.practice.moments import WallTime
from organizer.services.desk import Desk
from organizer.services.view_filter import EVERYTHING, SHOWN, Shown, ViewFilter


class RecordTab(QWidget):
    """A tab over one kind of record. Built when first shown; read again when shown after a change.

    A subclass says which rows there are, and fills the page of one.
    """

    kind: ClassVar[str]
    """The kind of record, as `Commands.show_record` names it."""
    tables: ClassVar[tuple[str, ...]]
    """The tables whose changes this tab shows."""
    line: ClassVar[int] = LINE
    """Characters across the page."""
    share: ClassVar[int] = LIST_SHARE
    """The list's part of the width, in percent."""

    selection_changed = Signal()
    shown_changed = Signal()
    """The person chose what else the list shows."""

    def __init__(
        self,
        commands: Commands,
        settings: QSettings,
        menu: Callable[[str, int], QMenu | None],
    ) -> None:
        super().__init__()
        self.commands = commands
        self.view: ViewFilter = EVERYTHING
        self._settings = settings
        self._menu = menu
        self._stale = True
        self._list: RecordList | None = None
        commands.minute.connect(self._minute_passed)

    def name(self) -> str:
        """What the list shows, for its heading and for a screen reader."""
        raise NotImplementedError

    def empty(self) -> tuple[str, Verb]:
        """What to say and offer while there is nothing."""
        raise NotImplementedError

    def ids(self) -> list[int]:
        """The ids of the records in their order, narrowed to `view`."""
        raise NotImplementedError

    def rows(self, ids: Sequence[int]) -> list[ListRow]:
        """The rows of these ids."""
        raise NotImplementedError

    def build(self, page: PageContent, record: int) -> bool:
        """Fill the page of one record; False where it is gone."""
        raise NotImplementedError

    def open(self, record: int) -> None:
        """Enter or a double click on a record: go to its page."""
        self.edit()

    def edit(self) -> None:
        """Go from the list to the first field of the page."""
        self._page.focus_first()

    @property
    def desk(self) -> Desk:
        """The services."""
        return self.commands.desk

    @property
    def here(self) -> WallTime:
        """Now, on the person's wall."""
        return self.desk.present.wall

    def go(self, kind: str, record: int) -> None:
        """Show another record."""
        self.commands.show_record.emit(kind, record)

    def selected(self) -> int | None:
        """The id of the record selected here."""
        return self._list.selected_id() if self._list is not None else None

    def select(self, record: int) -> None:
        """Select a record; the tab is shown first."""
        self.appear()
        if self._list is not None:
            if not self._list.select(record):  # just made, and not announced yet
                self.refresh()
                self._list.select(record)
            self._list.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keyboard to the list. As its proxy the list would come first for Tab, and what
        stands before it would never be come to."""
        if self._list is not None:
            self._list.setFocus()

    def narrow(self, view: ViewFilter) -> None:
        """Show only what belongs to `view`."""
        view = view._replace(shown=self.view.shown)
        if view != self.view:
            self.view = view
            self.outdate()

    def show_only(self, shown: Shown | None) -> None:
        """Let the list show this of its records; None for what it usually shows."""
        self.appear()
        usual = SHOWN[self.kind][0]
        self._shown.setCurrentIndex(self._shown.findData(shown or usual))

    def outdate(self) -> None:
        """Something changed that is shown here: read again, now or when shown."""
        self._stale = True
        if self.isVisible():
            self.appear()

    def appear(self) -> None:
        """The tab comes into sight."""
        if self._list is None:
            self._make()
        elif self._stale:
            self.refresh()
        self._stale = False

    def refresh(self) -> None:
        """Read everything again, keeping the selection."""
        if self._list is None:
            return
        self._model.refresh()
        self._list.select_first()
        self._fill(self._list.selected_id())

    def arrange(self, content: ListDetail) -> None:
        """Put list and page into the tab."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(content)

    def _make(self) -> None:
        self._model = RecordModel(self.ids, self.rows, self)
        self._list = RecordList(self.name(), self._model)
        self._page = Page(self.name(), line=self.line)
        self._empty = EmptyState(*self.empty())
        content = ListDetail(
            self._list, self._page, self._empty, self._settings, self.kind, self.share
        )
        content.set_heading(self.name())
        self._shown = QComboBox()
        name_choice(self._shown, _("What the list shows"))
        for shown in SHOWN[self.kind]:
            self._shown.addItem(wording.shown(shown), shown)
        self._shown.currentIndexChanged.connect(self._choose_shown)
        content.add_beside_heading(self._shown)
        self.arrange(content)
        self._list.selected.connect(self._fill)
        self._list.opened.connect(self.open)
        self._list.set_menu(lambda record: self._menu(self.kind, record))
        self._list.select_first()

    def _minute_passed(self) -> None:
        """What the list says of the time is said anew, in the rows that one looks at."""
        if self._list is not None and self.isVisible():
            self._model.reread(self._list.in_sight())

    def _choose_shown(self, index: int) -> None:
        shown = SHOWN[self.kind][index]
        self.view = self.view._replace(shown=shown if index else None)
        self.say_why_empty()
        self.refresh()
        self.shown_changed.emit()

    def say_why_empty(self) -> None:
        """Say what belongs here, or that nothing is as it was chosen and how to get back."""
        if self.view.shown is None:
            self._empty.say(*self.empty())
            return
        usual = wording.shown(SHOWN[self.kind][0])
        self._empty.say(
            _("Nothing is listed under “{shown}”.").format(shown=wording.shown(self.view.shown)),
            Verb(_("Show “{shown}”").format(shown=usual), lambda: self.show_only(None)),
        )

    def _fill(self, record: int | None) -> None:
        with self._page.rebuild(record) as content:
            if record is not None:
                self.build(content, record)
        self.selection_changed.emit()
