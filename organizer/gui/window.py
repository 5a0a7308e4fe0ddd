"""The main window: menu, toolbar, filter, search, six tabs and the status line (LOOK.md)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial, reduce
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from PySide6 import QtCore
from PySide6.QtCore import QSettings, QSize, Signal
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QTabWidget,
    QWidget,
)

from organizer.gui import icons, wording
from organizer.gui.actions import Actions
from organizer.gui.commands import Commands
from organizer.gui.dialogs.opening import open_dialog
from organizer.gui.program_icon import program_icon
from organizer.gui.tabs.today import TodayTab
from organizer.gui.theme import ICON, SPACE
from organizer.gui.widgets.buttons import Verb
from organizer.gui.widgets.field import Field
from organizer.gui.widgets.search_field import SearchField
from organizer.gui.widgets.spoken import name_choice
from organizer.gui.widgets.status_line import StatusLine
from organizer.i18n import _, ngettext
from organizer.practice.moments import WallTime
from organizer.practice.vocabulary import Stage
from organizer.services.agenda import Agenda
from organizer.services.view_filter import EVERYTHING, SHOWN, ViewFilter

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent

    from organizer.gui.search_results import SearchResults
    from organizer.gui.tabs.record_tab import RecordTab
    from organizer.model.store import Change
    from organizer.services.desk import Desk
    from organizer.services.kept_filters import KeptFilter

TABS: Final = ("today", "contact", "note", "offer", "deadline", "opportunity")
"""The tabs in their order, by the kind of record they show."""

WINDOW: Final = QSize(1120, 740)
"""How large the window begins, where the screen is."""

_VIEWS: Final = (
    "view.today",
    "view.contacts",
    "view.notes",
    "view.offers",
    "view.deadlines",
    "view.opportunities",
)
"""The actions that show them."""


class MainWindow(QMainWindow):
    """Shows the record. `agenda` and `here` are what the first paint needs; `desk` comes after."""

    closing = Signal()
    """The person closed the window; whoever knows the tray decides what that means."""
    painted = Signal()
    """The window was painted for the first time."""
    quit_asked = Signal()
    settings_asked = Signal()
    lock_asked = Signal()
    theme_chosen = Signal(str)
    """system, light or dark."""

    def __init__(
        self,
        desk: Callable[[], Desk],
        agenda: Callable[[ViewFilter], Agenda],
        here: Callable[[], WallTime],
        settings: QSettings,
        resources: Path,
    ) -> None:
        super().__init__()
        self._painted = False
        self._settings = settings
        self._agenda = agenda
        self._here = here
        self._minute: datetime | None = None
        self._view = EVERYTHING
        self._tabs_made: dict[str, RecordTab] = {}
        self._results: SearchResults | None = None
        self._arrived: list[Path] = []
        self._kept_shown: KeptFilter | None = None
        self.commands = Commands(desk, self, settings, resources)
        self.commands.show_record.connect(self.show_record)
        self.commands.told.connect(self.tell)
        self.commands.refused.connect(self._outdate_shown)
        self.setWindowTitle(_("Organizer"))
        self.setWindowIcon(program_icon())
        self.setAcceptDrops(True)

        self.today = TodayTab(self.commands, lambda: agenda(self._view), here)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        for kind in TABS:
            self._tabs.addTab(self.today if kind == "today" else QWidget(), "")
        self._tabs.currentChanged.connect(self._appear)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._tabs)
        self.setCentralWidget(self._stack)
        self._status = StatusLine()
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addWidget(self._status, 1)

        self.actions_table = Actions(self._handlers(), self)
        self._make_bars()
        self.refresh_agenda()

        self.resize(WINDOW.boundedTo(self.screen().availableSize()))
        geometry = settings.value("window/geometry")
        if geometry is not None and isinstance(geometry, QtCore.QByteArray):
            self.restoreGeometry(geometry)

    # --- what is shown ------------------------------------------------------------------------

    def refresh_agenda(self) -> None:
        """Read what is owed again: the Today tab and the counts on the tabs."""
        everything = self._agenda(EVERYTHING)
        titles = {
            "today": _("Today"),
            "contact": _("Contacts"),
            "note": _counted(_("Notes"), len(everything.notes)),
            "offer": _counted(_("Offers"), everything.offers),
            "deadline": _("Deadlines"),
            "opportunity": _("Opportunities"),
        }
        for index, kind in enumerate(TABS):
            self._tabs.setTabText(index, titles[kind])
        self.today.refresh()

    def came_back(self, state: QtCore.Qt.ApplicationState) -> None:
        """The person is back at the program: "tomorrow" may have become "today" meanwhile."""
        if state == QtCore.Qt.ApplicationState.ApplicationActive:
            self.refresh_agenda()

    def look_at_clock(self) -> None:
        """Let what counts down go on, where another minute has come."""
        minute = self._here().local.replace(second=0, microsecond=0)
        if minute != self._minute:
            self._minute = minute
            self.commands.minute.emit()

    def changed(self, change: Change) -> None:
        """Something was written: what is visible reads again, the rest when it is shown."""
        self.refresh_agenda()
        self.commands.changed.emit()
        for tab in self._tabs_made.values():
            if change.touches(*tab.tables):
                tab.outdate()
        if change.touches("company", "opportunity", "kept_filter"):
            self._fill_filter()
        if self._results is not None and self._stack.currentWidget() is self._results:
            self._results.look_for(self._search.text())
        self._show_undo()

    def desk_opened(self) -> None:
        """The services are there: what needs them can be filled."""
        self.actions_table.complete()
        self._fill_filter()
        self._show_undo()
        self._search.offer_clearing()  # 3 ms that the first paint does not wait for
        self._appear(self._tabs.currentIndex())

    def show_record(self, kind: str, record: int) -> None:
        """Bring a record into sight, in its tab and unfiltered."""
        self._search.clear()
        self.come_forward()
        self._tabs.setCurrentIndex(TABS.index(kind))
        if kind != "today":
            tab = self._tab(kind)
            self._widen(tab, record)
            tab.select(record)

    def _widen(self, tab: RecordTab, record: int) -> None:
        """Let a list show what a record is among, first the usual, then of what is closed (P18)."""
        if record in tab.ids():
            return
        for view in (EVERYTHING, ViewFilter(archived=True)):
            self._choose_filter(view)
            for shown in SHOWN[tab.kind]:
                tab.show_only(shown)
                if record in tab.ids():
                    return

    def show_tab(self, index: int) -> None:
        """Show a tab by its place, out of a search if need be."""
        self._search.clear()
        self._tabs.setCurrentIndex(index)
        self._tabs.currentWidget().setFocus()

    def search(self, text: str) -> None:
        """Search as if it were typed."""
        self._search.setText(text)

    def come_forward(self) -> None:
        """Show the window and give it the focus."""
        self.setWindowState(self.windowState() & ~QtCore.Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def tell(self, sentence: str) -> None:
        """Say what was just done, with the way back."""
        undo = (
            Verb(_("Undo"), self.commands.undo)
            if self.commands.desk.store.last_step() is not None
            else None
        )
        self._status.say(sentence, undo)

    def offer_cards(self, pictures: list[Path]) -> int:
        """Offer to read pictures, with those that were not read when it was offered before; says
        how many they are."""
        self._arrived += pictures
        count = len(self._arrived)
        self._status.say(
            ngettext(
                "There is {n} new picture of a card.",
                "There are {n} new pictures of cards.",
                count,
            ).format(n=count),
            Verb(_("Read cards"), self._read_arrived),
        )
        return count

    def _read_arrived(self) -> None:
        arrived, self._arrived = self._arrived, []
        self._status.clear()
        self.commands.read_cards(arrived)

    def _tab(self, kind: str) -> RecordTab:
        if kind not in self._tabs_made:
            self._tabs_made[kind] = tab = _make_tab(
                kind, self.commands, self._settings, self._context_menu
            )
            tab.view = self._view
            tab.selection_changed.connect(self._offer_actions)
            tab.shown_changed.connect(partial(self._shown_changed, tab))
            index = TABS.index(kind)
            title = self._tabs.tabText(index)
            current = self._tabs.currentIndex()
            self._tabs.blockSignals(True)
            self._tabs.removeTab(index)
            self._tabs.insertTab(index, tab, title)
            self._tabs.setCurrentIndex(current)
            self._tabs.blockSignals(False)
        return self._tabs_made[kind]

    def _appear(self, index: int) -> None:
        if TABS[index] != "today":
            self._tab(TABS[index]).appear()
        self._offer_actions()

    def _outdate_shown(self) -> None:
        for tab in self._tabs_made.values():
            tab.outdate()

    def _show_undo(self) -> None:
        store = self.commands.desk.store
        for name, step, text in (
            ("edit.undo", store.last_step(), _("&Undo: {step}")),
            ("edit.redo", store.next_redo(), _("&Redo: {step}")),
        ):
            action = self.actions_table[name]
            action.setEnabled(step is not None)
            if step is not None:
                action.setText(text.format(step=wording.step(step.action, step.subject)))
            else:
                action.setText(_("&Undo") if name == "edit.undo" else _("&Redo"))

    # --- menu, toolbar, filter, search --------------------------------------------------------

    def _handlers(self) -> dict[str, Callable[[], object]]:
        """What each action of the table does."""
        commands, on = self.commands, self._on_record
        handlers: dict[str, Callable[[], object]] = {
            "interview.new": commands.quick_entry,
            "card.read": commands.read_cards,
            "card.photograph": commands.photograph_card,
            "card.paste": commands.paste_card,
            "contact.import": commands.import_contacts,
            "data.export": commands.export,
            "program.backups": commands.open_backups,
            "program.lock": self.lock_asked.emit,
            "program.quit": self.quit_asked.emit,
            "edit.undo": commands.undo,
            "edit.redo": commands.redo,
            "edit.find": self._find,
            "edit.fields": self._edit_fields,
            "edit.delete": self._delete,
            "edit.trash": commands.open_trash,
            "edit.settings": self.settings_asked.emit,
            "view.keep": self._keep_filter,
            "view.forget": self._forget_filter,
            "contact.new": commands.new_contact,
            "contact.merge": on(commands.merge_contact),
            "contact.duplicates": commands.find_duplicates,
            "note.write": on(commands.write_note),
            "note.write_all": on(commands.write_all_notes),
            "note.sent": on(commands.mark_sent),
            "note.waive": on(commands.waive_note),
            "offer.new": commands.new_offer,
            "offer.limit": on(commands.agree_limit),
            "offer.call": on(commands.call_sheet),
            "offer.letter": on(commands.enter_letter),
            "offer.accept": on(commands.accept_offer),
            "offer.decline": on(commands.decline_offer),
            "offer.expire": on(commands.expire_offer),
            "offer.promises": on(commands.show_promises),
            "offer.others": on(commands.withdraw_from_others),
            "deadline.new": commands.new_deadline,
            "deadline.done": on(commands.finish_deadline),
            "deadline.snooze.minutes": on(
                lambda record: commands.snooze(record, timedelta(minutes=10))
            ),
            "deadline.snooze.hour": on(lambda record: commands.snooze(record, timedelta(hours=1))),
            "deadline.snooze.morning": on(commands.snooze_until_morning),
            "deadline.snooze.until": on(commands.snooze_until),
            "deadline.move": on(commands.move_deadline),
            "deadline.reminders": commands.open_reminders,
            "opportunity.new": commands.new_opportunity,
            "opportunity.time_line": commands.show_time_line,
            "opportunity.compare": commands.compare,
            "opportunity.close_search": commands.close_search,
            "opportunity.visit": on(commands.plan_visit),
            "opportunity.prepare": on(commands.prepare_visit),
            "opportunity.balance": on(commands.balanced_page),
            "help.sample": commands.add_sample,
            "help.remove_sample": commands.remove_sample,
            "help.shortcuts": self._show_shortcuts,
            "help.about": self._about,
        }
        for index, view in enumerate(_VIEWS):
            handlers[view] = partial(self.show_tab, index)
        for stage in Stage:
            handlers[f"stage.{stage}"] = on(partial(commands.change_stage, stage=stage))
        for theme in ("system", "light", "dark"):
            handlers[f"theme.{theme}"] = partial(self.theme_chosen.emit, theme)
        return handlers

    def _make_bars(self) -> None:
        self.actions_table.fill_menu_bar(self.menuBar())
        bar = self.addToolBar(_("Tools"))
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.toggleViewAction().setVisible(False)
        bar.setProperty("toolButtonStyle", "ToolButtonTextBesideIcon")
        bar.setIconSize(QSize(ICON + SPACE, ICON))  # the icon a little away from its words
        self.actions_table.fill_tool_bar(bar)
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(space)
        self._filter = QComboBox()
        name_choice(self._filter, _("Show only"))
        self._filter.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._filter.setMinimumContentsLength(20)
        self._filter.addItem(_("All opportunities"), EVERYTHING)
        self._filter.currentIndexChanged.connect(self._narrow)
        self._filter.activated.connect(self._show_kept)
        bar.addWidget(self._filter)
        gap = QWidget()
        gap.setFixedWidth(SPACE)
        bar.addWidget(gap)
        self._search = SearchField()
        self._search.setAccessibleName(_("Find"))
        self._search.setPlaceholderText(_("Find (Ctrl+F)"))
        lens = icons.icon("search")
        find = self._search.addAction(lens, QLineEdit.ActionPosition.LeadingPosition)
        find.setText(_("Find"))
        find.triggered.connect(self._find)
        self._search.setMaximumWidth(self.fontMetrics().averageCharWidth() * 36)
        self._search.textChanged.connect(self._searched)
        self._search.returnPressed.connect(self._open_first)
        self._search.left.connect(self._leave_search)
        self._search.going_down.connect(self._to_results)
        bar.addWidget(self._search)

    def _on_record(self, run: Callable[[int], object]) -> Callable[[], None]:
        """A command on the record that is selected in the tab shown."""

        def on_selected() -> None:
            record = self._current_tab().selected()
            if record is not None:
                run(record)

        return on_selected

    def _current_tab(self) -> RecordTab:
        return self._tab(TABS[self._tabs.currentIndex()])

    def _edit_fields(self) -> None:
        self._current_tab().edit()

    def _delete(self) -> None:
        tab = self._current_tab()
        record = tab.selected()
        if record is not None:
            self.commands.trash(tab.kind, record)

    def _context_menu(self, kind: str, _record: int) -> QMenu | None:
        return self.actions_table.context_menu(kind)

    def _offer_actions(self) -> None:
        """Offer what can be done to what is selected now."""
        kind = TABS[self._tabs.currentIndex()]
        selected = kind in self._tabs_made and self._tabs_made[kind].selected() is not None
        self.actions_table.enable_for(kind if selected else None)

    def _fill_filter(self) -> None:
        chosen = self._filter.currentData()
        self._filter.blockSignals(True)
        while self._filter.count() > 1:
            self._filter.removeItem(1)
        desk = self.commands.desk
        if kept := desk.kept_filters.all():
            self._filter.insertSeparator(1)
            for one in kept:
                self._filter.addItem(one.name, one)
            self._filter.insertSeparator(self._filter.count())
        rows = {row.id: row for row in desk.opportunities.rows(desk.opportunities.ids())}
        companies: dict[int, str] = {}
        for row in rows.values():
            companies.setdefault(row.company_id, row.company)
        for company, name in sorted(companies.items(), key=lambda item: item[1].casefold()):
            self._filter.addItem(name, ViewFilter(company=company))
            for row in rows.values():
                if row.company_id == company and row.position:
                    self._filter.addItem(
                        wording.opportunity(row.company, row.position),
                        ViewFilter(opportunity=row.id),
                    )
        if desk.archive.closed_before():
            self._filter.addItem(_("Closed searches"), ViewFilter(archived=True))
        self._choose_filter(chosen)
        self._filter.blockSignals(False)
        self._narrow()

    def _choose_filter(self, wanted: ViewFilter | KeptFilter) -> None:
        """Choose an entry of the filter; everything where it is not there."""
        entries = [self._filter.itemData(index) for index in range(self._filter.count())]
        self._filter.setCurrentIndex(entries.index(wanted) if wanted in entries else 0)

    def _kept(self) -> KeptFilter | None:
        """The kept filter that is chosen."""
        chosen = self._filter.currentData()
        return None if isinstance(chosen, ViewFilter) else cast("KeptFilter", chosen)

    def _show_kept(self) -> None:
        """The person chose a filter: bring the list of a kept one into sight."""
        kept = self._kept()
        if kept is not None:
            self.show_tab(TABS.index(kept.kind))
            if kept.kind != "today":
                self._tab(kept.kind).show_only(kept.view.shown)

    def _shown_changed(self, tab: RecordTab) -> None:
        """A list shows something else: then a kept filter of it is not what is shown."""
        kept = self._kept()
        if kept is not None and kept.kind == tab.kind and kept.view.shown != tab.view.shown:
            self._kept_shown = None
            self._choose_filter(self._view)

    def _keep_filter(self) -> None:
        kind = TABS[self._tabs.currentIndex()]
        shown = None if kind == "today" else self._tab(kind).view.shown
        names = [self._tabs.tabText(self._tabs.currentIndex()).partition(" (")[0]]
        names += [wording.shown(shown)] if shown else []
        names += [self._filter.currentText()] if self._view != EVERYTHING else []
        view = self._view._replace(shown=shown)

        def chosen(record: int) -> None:
            filters = self.commands.desk.kept_filters.all()
            self._choose_filter(next(kept for kept in filters if kept.id == record))

        self.commands.keep_filter(kind, view, reduce(wording.joined, names), chosen)

    def _forget_filter(self) -> None:
        kept = self._kept()
        if kept is not None:
            self.commands.delete_filter(kept)

    def _narrow(self) -> None:
        kept, before = self._kept(), self._kept_shown
        self._kept_shown = kept
        self.actions_table["view.forget"].setEnabled(kept is not None)
        if before is not None and before != kept and before.kind in self._tabs_made:
            self._tabs_made[before.kind].show_only(None)
        view = (kept.view if kept else self._filter.currentData())._replace(shown=None)
        self.actions_table["view.keep"].setEnabled(not view.archived)
        if view != self._view:
            self._view = view
            self.today.refresh()
            for tab in self._tabs_made.values():
                tab.narrow(view)

    def _find(self) -> None:
        self._search.setFocus()
        self._search.selectAll()

    def _searched(self, text: str) -> None:
        if not text.strip():
            self._stack.setCurrentWidget(self._tabs)
            return
        if self._results is None:
            from organizer.gui.search_results import SearchResults

            self._results = SearchResults(self.commands.desk)
            self._results.chosen.connect(self.show_record)
            self._results.left.connect(self._leave_search)
            self._stack.addWidget(self._results)
        self._results.look_for(text)
        self._stack.setCurrentWidget(self._results)

    def _open_first(self) -> None:
        if self._results is not None and self._search.text().strip():
            self._results.open_first()

    def _to_results(self) -> None:
        if self._results is not None and self._stack.currentWidget() is self._results:
            self._results.setFocus()

    def _leave_search(self) -> None:
        self._search.clear()
        self._tabs.currentWidget().setFocus()

    def _show_shortcuts(self) -> None:
        from organizer.gui.dialogs.help import shortcuts_dialog

        open_dialog(shortcuts_dialog(self.actions_table, self))

    def _about(self) -> None:
        from organizer.gui.dialogs.help import about_box

        open_dialog(about_box(self))

    # --- the window itself --------------------------------------------------------------------

    def leave(self) -> None:
        """Save what is being typed, remember how the window stands and end what runs beside it,
        before the program ends. Dialogs keep every keystroke by themselves."""
        self.keep_typed()
        self.commands.close()
        self._settings.setValue("window/geometry", self.saveGeometry())

    def keep_typed(self) -> None:
        """Save what is being typed in a field of a page."""
        typed_into = QApplication.focusWidget()
        if isinstance(typed_into, Field):
            typed_into.commit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.leave()
        app = cast("QApplication", QApplication.instance())
        if app.isSavingSession():  # the person is logging out; nobody may stand in the way
            event.accept()
            return
        event.ignore()
        self.closing.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.painted.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.commands.can_take(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.commands.take(event.mimeData())


def _counted(name: str, count: int) -> str:
    # Translators: a tab with how many things in it are owed: "Notes (3)".
    return _("{name} ({count})").format(name=name, count=count) if count else name


def _make_tab(
    kind: str,
    commands: Commands,
    settings: QSettings,
    menu: Callable[[str, int], QMenu | None],
) -> RecordTab:
    """The tab of a kind; its module is imported when it is first shown."""
    module, name = _TABS_OF[kind]
    tab: type[RecordTab] = getattr(import_module(module), name)
    return tab(commands, settings, menu)


_TABS_OF: Final = {
    "contact": ("organizer.gui.tabs.contacts", "ContactsTab"),
    "note": ("organizer.gui.tabs.notes", "NotesTab"),
    "offer": ("organizer.gui.tabs.offers", "OffersTab"),
    "deadline": ("organizer.gui.tabs.deadlines", "DeadlinesTab"),
    "opportunity": ("organizer.gui.tabs.opportunities", "OpportunitiesTab"),
}
