"""The one table of actions: menu bar, toolbar, shortcuts and context menus are built from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from PySide6 import QtGui
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QWidget

from organizer.gui import icons
from organizer.i18n import N_, _


class ActionSpec(NamedTuple):
    """One thing the person can ask for, wherever they ask for it."""

    id: str
    menu: str
    """A key of `MENUS`; the order of the table is the order in the menu."""
    text: str
    shortcut: str = ""
    icon: str = ""
    context: str = ""
    """The kind of record it is done to, or `ANY_RECORD`: enabled while one is selected, and in the
    context menu of its list. Empty for what needs none."""
    toolbar: str = ""
    """Its shorter text on the toolbar; empty where it is not there."""
    tooltip: str = ""
    gap: bool = False
    """Whether a separator stands before it."""
    choice: str = ""
    """One of several that exclude each other under this name, with a mark at the present one."""


ANY_RECORD: Final = "any"

MENUS: Final = {
    "file": N_("&File"),
    "edit": N_("&Edit"),
    "view": N_("&View"),
    "view/theme": N_("T&heme"),
    "contact": N_("&Contact"),
    "note": N_("&Note"),
    "offer": N_("&Offer"),
    "deadline": N_("&Deadline"),
    "deadline/snooze": N_("&Snooze"),
    "opportunity": N_("O&pportunity"),
    "opportunity/stage": N_("Change &stage"),
    "help": N_("&Help"),
}
"""Titles by key; a key with a slash is a submenu, at the place of its first action."""

ACTIONS: Final = (
    ActionSpec(
        "interview.new",
        "file",
        N_("&After an interview…"),
        "Ctrl+Shift+N",
        "add",
        toolbar=N_("After an interview…"),
        tooltip=N_("Record what happened, and whom you owe a note"),
    ),
    ActionSpec(
        "card.read",
        "file",
        N_("&Read card…"),
        "Ctrl+R",
        "contact",
        toolbar=N_("Read card…"),
        tooltip=N_("Make contacts of pictures of business cards"),
    ),
    ActionSpec("card.photograph", "file", N_("Take &pictures of cards…"), "Ctrl+Shift+R"),
    ActionSpec("contact.import", "file", N_("&Import…"), "Ctrl+I", "import", gap=True),
    ActionSpec("data.export", "file", N_("&Export…"), "Ctrl+E"),
    ActionSpec("program.backups", "file", N_("&Backups…")),
    ActionSpec(
        "program.lock",
        "file",
        N_("&Lock"),
        tooltip=N_("Hide everything behind the passphrase"),
        gap=True,
    ),
    ActionSpec("program.quit", "file", N_("&Quit"), "Ctrl+Q", "quit", gap=True),
    ActionSpec("edit.undo", "edit", N_("&Undo"), "Ctrl+Z", "undo"),
    ActionSpec("edit.redo", "edit", N_("&Redo"), "Ctrl+Shift+Z", "redo"),
    ActionSpec("edit.find", "edit", N_("&Find"), "Ctrl+F", "search", gap=True),
    ActionSpec(
        "card.paste",
        "edit",
        N_("Paste &card or signature"),
        "Ctrl+Shift+V",
        tooltip=N_("Make contacts of the picture or text on the clipboard"),
    ),
    ActionSpec(
        "edit.fields",
        "edit",
        N_("&Edit"),
        "F2",
        "edit",
        ANY_RECORD,
        tooltip=N_("Go from the list to the first field of the page"),
    ),
    ActionSpec("edit.delete", "edit", N_("&Delete"), "Del", "trash", ANY_RECORD),
    ActionSpec("edit.trash", "edit", N_("&Trash…"), gap=True),
    ActionSpec("edit.settings", "edit", N_("&Settings…"), "Ctrl+,", "settings"),
    ActionSpec("view.today", "view", N_("&Today"), "Ctrl+1", "today"),
    ActionSpec("view.contacts", "view", N_("&Contacts"), "Ctrl+2", "contact"),
    ActionSpec("view.notes", "view", N_("&Notes"), "Ctrl+3", "note"),
    ActionSpec("view.offers", "view", N_("&Offers"), "Ctrl+4", "offer"),
    ActionSpec("view.deadlines", "view", N_("&Deadlines"), "Ctrl+5", "deadline"),
    ActionSpec("view.opportunities", "view", N_("O&pportunities"), "Ctrl+6", "opportunity"),
    ActionSpec("view.keep", "view", N_("&Keep this filter…"), "Ctrl+Shift+F", gap=True),
    ActionSpec("view.forget", "view", N_("Delete this &filter")),
    ActionSpec("theme.system", "view/theme", N_("As the &system"), gap=True, choice="theme"),
    ActionSpec("theme.light", "view/theme", N_("&Light"), choice="theme"),
    ActionSpec("theme.dark", "view/theme", N_("&Dark"), choice="theme"),
    ActionSpec("contact.new", "contact", N_("&New contact…"), "Ctrl+N", "add"),
    ActionSpec("contact.merge", "contact", N_("&Merge with…"), context="contact"),
    ActionSpec("contact.duplicates", "contact", N_("&Find duplicates…"), gap=True),
    ActionSpec("note.write", "note", N_("&Write note"), "Ctrl+Return", "edit", "note"),
    ActionSpec(
        "note.write_all",
        "note",
        N_("Write &all notes for this interview"),
        "Ctrl+Shift+A",
        context="note",
    ),
    ActionSpec("note.sent", "note", N_("Mark &sent"), "Ctrl+Shift+Return", "send", "note"),
    ActionSpec("note.waive", "note", N_("Wai&ve…"), "", "waive", "note"),
    ActionSpec(
        "offer.new",
        "offer",
        N_("&New offer…"),
        "Ctrl+Shift+O",
        "offer",
        toolbar=N_("Offer"),
        tooltip=N_("Record an offer, by phone or by letter"),
    ),
    ActionSpec("offer.limit", "offer", N_("Agree on a &limit…"), "", "deadline", "offer", gap=True),
    ActionSpec("offer.call", "offer", N_("Call &sheet…"), "Ctrl+Shift+K", "phone", "offer"),
    ActionSpec("offer.letter", "offer", N_("Enter the le&tter…"), "Ctrl+L", "letter", "offer"),
    ActionSpec("offer.accept", "offer", N_("&Accept"), "", "done", "offer"),
    ActionSpec("offer.decline", "offer", N_("De&cline"), context="offer"),
    ActionSpec("offer.expire", "offer", N_("It has e&xpired"), context="offer"),
    ActionSpec("offer.promises", "offer", N_("What was &promised…"), "", "done", "offer"),
    ActionSpec("offer.others", "offer", N_("&Withdraw from the others…"), "", "letter", "offer"),
    ActionSpec("deadline.new", "deadline", N_("&New deadline…"), "Ctrl+D", "add"),
    ActionSpec(
        "deadline.done", "deadline", N_("D&one"), "Ctrl+Shift+D", "done", "deadline", gap=True
    ),
    ActionSpec("deadline.snooze.minutes", "deadline/snooze", N_("10 &minutes"), "", "", "deadline"),
    ActionSpec("deadline.snooze.hour", "deadline/snooze", N_("1 &hour"), "", "", "deadline"),
    ActionSpec(
        "deadline.snooze.morning", "deadline/snooze", N_("&Tomorrow morning"), "", "", "deadline"
    ),
    ActionSpec("deadline.snooze.until", "deadline/snooze", N_("&Until…"), "", "", "deadline"),
    ActionSpec("deadline.move", "deadline", N_("&Move…"), "", "calendar", "deadline"),
    ActionSpec(
        "deadline.reminders", "deadline", N_("&Reminders…"), "Ctrl+Shift+L", "snooze", gap=True
    ),
    ActionSpec("opportunity.new", "opportunity", N_("&New opportunity…"), "", "add"),
    ActionSpec(
        "opportunity.time_line", "opportunity", N_("T&ime line…"), "Ctrl+Shift+T", "calendar"
    ),
    ActionSpec("opportunity.compare", "opportunity", N_("Side by si&de…"), "Ctrl+Shift+C", "offer"),
    ActionSpec(
        "opportunity.visit", "opportunity", N_("Plan a &visit…"), "", "interview", "opportunity"
    ),
    ActionSpec(
        "opportunity.prepare",
        "opportunity",
        N_("&Prepare the next visit…"),
        "Ctrl+Shift+P",
        "interview",
        "opportunity",
        gap=True,
    ),
    ActionSpec(
        "opportunity.balance",
        "opportunity",
        N_("&Balanced page…"),
        "Ctrl+Shift+B",
        "opportunity",
        "opportunity",
    ),
    ActionSpec("opportunity.close_search", "opportunity", N_("Cl&ose this search…")),
    *(
        ActionSpec(f"stage.{stage}", "opportunity/stage", text, context="opportunity")
        for stage, text in (
            ("interested", N_("&Interested")),
            ("applied", N_("&Applied")),
            ("interviewing", N_("Inter&viewing")),
            ("waiting", N_("&Waiting")),
            ("offered", N_("&Offered")),
            ("accepted", N_("A&ccepted")),
            ("declined", N_("&Declined")),
            ("turned_down", N_("&Turned down")),
            ("withdrawn", N_("Withdraw&n")),
        )
    ),
    ActionSpec("help.sample", "help", N_("&Look round a sample search")),
    ActionSpec("help.remove_sample", "help", N_("&Remove the sample search")),
    ActionSpec("help.shortcuts", "help", N_("&Keyboard shortcuts"), "F1", "help", gap=True),
    ActionSpec("help.about", "help", N_("&About")),
)

_ROLES: Final = {
    "edit.settings": QAction.MenuRole.PreferencesRole,
    "program.quit": QAction.MenuRole.QuitRole,
    "help.about": QAction.MenuRole.AboutRole,
}
"""What macOS moves into the program's own menu; it would guess by English words."""


class Actions:
    """The actions that have a handler, made once. What has none is shown nowhere.

    `handlers` are found by the ids of the table; a KeyError says that one is not in it. At first
    there are the toolbar's and the titles of the menus; `complete` makes the rest, because the
    first paint does without it and is earlier for it.
    """

    def __init__(self, handlers: Mapping[str, Callable[[], object]], window: QWidget) -> None:
        if unknown := handlers.keys() - {spec.id for spec in ACTIONS}:
            raise KeyError(*unknown)
        self._specs = [spec for spec in ACTIONS if spec.id in handlers]
        self._window = window
        self._handlers = handlers
        self._bar: dict[str, QMenu] = {}
        self._choices: dict[str, QtGui.QActionGroup] = {}
        self._context_menus: dict[str, QMenu] = {}
        self._actions = {spec.id: self._make(spec) for spec in self._specs if spec.toolbar}

    def complete(self) -> None:
        """Make what the first paint did without: the other actions, their keys, the menus."""
        for spec in self._specs:
            if spec.id not in self._actions:
                self._actions[spec.id] = self._make(spec)
        self._window.addActions(list(self._actions.values()))
        self.enable_for(None)
        self._fill(self._bar, self._specs)

    def __getitem__(self, id: str) -> QAction:
        """The action, to put it elsewhere or to mark it as chosen."""
        return self._actions[id]

    def enable_for(self, kind: str | None) -> None:
        """Offer what can be done to the selected record of this kind; None where none is."""
        for spec in self._specs:
            if spec.context and spec.id in self._actions:
                fits = kind is not None and spec.context in (kind, ANY_RECORD)
                self._actions[spec.id].setEnabled(fits)

    def fill_menu_bar(self, bar: QMenuBar) -> None:
        """Add every menu in which there is something to choose; `complete` fills them."""
        used = {spec.menu.partition("/")[0] for spec in self._specs}
        for key in MENUS:
            if key in used:
                self._bar[key] = QMenu(_(MENUS[key]), self._window)
                bar.addMenu(self._bar[key])

    def fill_tool_bar(self, bar: QToolBar) -> None:
        """Add what has a place on the toolbar."""
        bar.addActions([self._actions[spec.id] for spec in self._specs if spec.toolbar])

    def context_menu(self, kind: str) -> QMenu:
        """What can be done to the selected record of this kind; the same menu every time."""
        if kind not in self._context_menus:
            menu = self._context_menus[kind] = QMenu(self._window)
            for context in (kind, ANY_RECORD):
                made: dict[str, QMenu] = {}
                self._fill(made, [s for s in self._specs if s.context == context])
                for key in MENUS:
                    if key in made and "/" not in key:
                        menu.addSeparator()
                        menu.addActions(made[key].actions())
        return self._context_menus[kind]

    def shortcuts(self) -> list[tuple[str, str]]:
        """Every action with a shortcut: its text, and the keys as this platform writes them."""
        native = QtGui.QKeySequence.SequenceFormat.NativeText
        return [
            (_(spec.text).replace("&", ""), self[spec.id].shortcut().toString(native))
            for spec in self._specs
            if spec.shortcut
        ]

    def _make(self, spec: ActionSpec) -> QAction:
        handler = self._handlers[spec.id]
        action = QAction(_(spec.text), self._window)
        action.setMenuRole(_ROLES.get(spec.id, QAction.MenuRole.NoRole))
        if spec.shortcut:
            action.setProperty("shortcut", spec.shortcut)
        if spec.icon:
            action.setIcon(icons.icon(spec.icon))
        if spec.toolbar:
            action.setIconText(_(spec.toolbar))
        if spec.tooltip:
            action.setToolTip(_(spec.tooltip))
        if spec.choice:
            action.setCheckable(True)
            if spec.choice not in self._choices:
                self._choices[spec.choice] = QtGui.QActionGroup(self._window)
            self._choices[spec.choice].addAction(action)
        action.triggered.connect(lambda: handler())
        return action

    def _fill(self, made: dict[str, QMenu], specs: Sequence[ActionSpec]) -> None:
        """Put these actions into their menus, by key, made where they are not there yet; submenus
        stand where their first action does."""
        for spec in specs:
            above, slash, _below = spec.menu.partition("/")
            for key in dict.fromkeys((above, spec.menu)):
                if key not in made:
                    made[key] = QMenu(_(MENUS[key]), self._window)
                    if key != above:
                        if spec.gap:
                            made[above].addSeparator()
                        made[above].addMenu(made[key])
            if spec.gap and not slash:
                made[above].addSeparator()
            made[spec.menu].addAction(self._actions[spec.id])
