"""The running program: window, tray, alerts, and what other starts hand over."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from PySide6 import QtCore
from PySide6.QtCore import (
    QLocale,
    QObject,
    QSettings,
    QSocketNotifier,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QApplication

from organizer.gui.dialogs.opening import open_dialog
from organizer.gui.theme import ThemeChoice, apply_theme
from organizer.gui.window import TABS, MainWindow
from organizer.i18n import _, current_language, is_right_to_left, locale_name, ngettext
from organizer.practice.moments import Clock, WallTime, wall_time
from organizer.services.agenda import Agenda
from organizer.services.view_filter import ViewFilter
from organizer.settings import Settings, SettingsFile

if TYPE_CHECKING:
    from organizer.gui.alerts import Alerts
    from organizer.gui.instance_server import InstanceServer
    from organizer.gui.safekeeping import Safekeeping
    from organizer.gui.tray import Tray
    from organizer.instance import Instance
    from organizer.model.encryption import Key
    from organizer.services.desk import Desk


PAINT_MS = 100
"""What the first picture needs to reach the screen; opening the services takes 150 ms of processor
time and would hold it up."""


class CannotOpen(Exception):
    """The record cannot be opened; the message is a sentence for the person. `damaged` says that
    something else can take its place."""

    def __init__(self, sentence: str, *, damaged: bool = False) -> None:
        super().__init__(sentence)
        self.damaged = damaged


class Record(NamedTuple):
    """What the program needs of the record, in the order in which it needs it.

    `agenda` reads the first page, before `desk` opens the services. Both raise `CannotOpen`.
    """

    desk: Callable[[], Desk]
    agenda: Callable[[ViewFilter], Agenda]
    clock: Clock
    folder: Path
    key: Key | None = None
    """What an encrypted one is opened with."""


_LOCALTIME: Final = Path("/etc/localtime")


def system_zone() -> str:
    """The IANA name of the zone the machine is in now."""
    # Qt reads every zone there is before it names the first, 7 ms of processor time before the
    # first paint; most systems say it by a link.
    if not os.environ.get("TZ"):
        with suppress(OSError):
            _folder, _zoneinfo, name = str(_LOCALTIME.readlink()).partition("/zoneinfo/")
            if name:
                return name
    from PySide6.QtCore import QTimeZone

    return bytes(QTimeZone.systemTimeZoneId().data()).decode()


def start_qt() -> QApplication:
    """The one QApplication, in the language and direction of the program."""
    app = QApplication(["organizer"])
    app.setApplicationName("organizer")
    app.setDesktopFileName("organizer")
    QLocale.setDefault(QLocale(locale_name()))
    if current_language() != "en":
        _speak_qts_words(app, current_language())
    if is_right_to_left():
        app.setLayoutDirection(QtCore.Qt.LayoutDirection.RightToLeft)
    return app


def _speak_qts_words(app: QApplication, language: str) -> None:
    """What Qt says by itself: names of keys, menus of fields, the file dialog."""
    from PySide6.QtCore import QLibraryInfo, QTranslator

    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language}", folder):
        app.installTranslator(translator)


def complain(sentence: str) -> None:
    """Say why the program cannot start."""
    from PySide6.QtWidgets import QMessageBox

    QMessageBox.critical(None, _("Organizer"), sentence)


class _Changes(QObject):
    """Brings the store's announcements, from whichever thread, into the GUI's."""

    announced = Signal(object)


class Program:
    """Runs until the person quits. Closing the window leaves it in the tray, where there is one,
    because a limit is guarded while nobody looks (P14)."""

    def __init__(
        self, app: QApplication, record: Record, settings: SettingsFile, resources: Path
    ) -> None:
        self._app = app
        self._record = record
        self._settings = settings
        app.setQuitOnLastWindowClosed(False)
        dress(app, settings.current)
        self._window = MainWindow(
            record.desk,
            record.agenda,
            self._here,
            _window_settings(settings.folder),
            resources,
        )
        self._window.closing.connect(self._closed)
        self._window.quit_asked.connect(self._quit)
        self._window.settings_asked.connect(self._open_settings)
        self._window.theme_chosen.connect(self._choose_theme)
        self._changes = _Changes(self._window)
        self._tray: Tray | None = None
        self._alerts: Alerts | None = None
        self._server: InstanceServer | None = None
        self._asked: list[list[str]] = []
        self._safekeeping: Safekeeping | None = None
        self._refused: CannotOpen | None = None

    def run(self, instance: Instance, message: list[str], *, hidden: bool) -> int:
        """Show the window, open the rest, and stay. Raises `CannotOpen`."""
        self._quit_on_signals()
        sys.excepthook = self._report

        def open_rest() -> None:
            self._listen(instance)
            try:
                self._open_rest(hidden=hidden)
            except CannotOpen as refused:
                if refused.damaged:
                    self._offer_rescue(self._record.key, lambda: None, open_rest)
                else:
                    self._refuse(str(refused))
                return
            for asked in self._asked if message == ["show"] else [message, *self._asked]:
                self._receive(asked)

        if hidden:
            QTimer.singleShot(0, open_rest)
        else:
            self._window.painted.connect(lambda: QTimer.singleShot(PAINT_MS, open_rest))
            self._window.show()
        code = self._app.exec()
        if self._refused is not None:
            raise self._refused
        return code

    def _report(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Something failed in the middle of a click: a full disk, a record locked by another
        program, or our own mistake. What was being written was taken back by its transaction."""
        from PySide6.QtWidgets import QMessageBox

        from organizer.gui import record_wording
        from organizer.model.first_page import FILE_NAME

        sys.__excepthook__(kind, error, trace)
        if isinstance(self._app.activeModalWidget(), QMessageBox):
            return  # what goes wrong again meanwhile is said once
        self._window.commands.warn(
            record_wording.fault(error, self._record.folder / FILE_NAME)
            or _("That could not be done: {problem}. Nothing was changed. Try again.").format(
                problem=str(error) or kind.__name__
            )
        )

    def _refuse(self, sentence: str) -> None:
        """End, and say why."""
        self._refused = CannotOpen(sentence)
        self._app.exit()

    def _offer_rescue(
        self, key: Key | None, release: Callable[[], object], go_on: Callable[[], object]
    ) -> None:
        """The record is damaged: ask what is to take its place."""
        from organizer.gui.dialogs.damaged import offer_rescue
        from organizer.practice.present import Present

        self._window.come_forward()
        offer_rescue(
            self._record.folder,
            Present(self._record.clock, system_zone, lambda: self._settings.current.habits),
            key,
            self._window,
            release=release,
            go_on=go_on,
            quit_program=self._refuse,
        )

    def _found_damaged(self) -> None:
        store = self._record.desk().store
        self._offer_rescue(store.key, store.close, store.announce_everything)

    def _here(self) -> WallTime:
        return wall_time(self._record.clock(), system_zone())

    def _listen(self, instance: Instance) -> None:
        """Hear other starts, also while a damaged record waits for the person's choice."""
        from organizer.gui.instance_server import InstanceServer

        if self._server is None:
            self._server = InstanceServer(instance, self._window)
            self._server.received.connect(self._receive)

    def _open_rest(self, *, hidden: bool) -> None:
        """What the first paint did not wait for: services, tray, alerts."""
        from PySide6.QtGui import QPixmapCache

        from organizer.gui.alerts import Alerts
        from organizer.gui.background import GarbageCollector
        from organizer.gui.global_shortcut import GlobalShortcut
        from organizer.gui.notifications import DiscreetNotifier, best_notifier
        from organizer.gui.passphrase_lock import PassphraseLock
        from organizer.gui.safekeeping import Safekeeping
        from organizer.gui.screen_lock import ScreenLock
        from organizer.gui.timer import ReminderTimer
        from organizer.gui.tray import Tray
        from organizer.gui.tray_menu import TrayMenu
        from organizer.gui.watched_folder import WatchedFolder

        garbage = GarbageCollector(self._window)
        desk = self._record.desk()
        self._window.desk_opened()
        self._window.actions_table[f"theme.{self._settings.current.theme}"].setChecked(True)
        self._tray = tray = Tray(self._window)
        tray.activated.connect(self._window.come_forward)
        tray.available_changed.connect(self._tray_changed)
        self._notifier = DiscreetNotifier(best_notifier(tray, self._window), self._window)
        self._lock = ScreenLock(self._window)
        self._locked = False
        self._lock.changed.connect(self._locked_or_opened)
        self._passphrase_lock = PassphraseLock(
            self._app, self._record.clock, lambda: desk.store.key, tray.available, self._window
        )
        self._window.lock_asked.connect(self._passphrase_lock.lock)
        self._passphrase_lock.changed.connect(self._be_discreet)
        self._passphrase_lock.watch(self._settings.current.lock_after)
        self._offer_lock()
        self._be_discreet()
        self._lock.listen()
        timer = ReminderTimer(self._record.clock, self._window)
        timer.looked.connect(garbage.collect)
        timer.looked.connect(tray.look)
        timer.looked.connect(QPixmapCache.clear)  # Qt wakes up every ten seconds to do it in parts
        timer.looked.connect(self._passphrase_lock.look)
        timer.looked.connect(self._window.look_at_clock)
        timer.listen_for_resume()
        self._alerts = Alerts(
            desk,
            self._window.commands,
            self._notifier,
            timer,
            self._window,
        )
        self._menu = TrayMenu(
            tray,
            desk,
            self._window.commands,
            self._alerts,
            self._window.actions_table,
            self._window,
        )
        self._alerts.looked.connect(self._menu.refresh)
        self._passphrase_lock.changed.connect(self._menu.set_locked)
        timer.tick.connect(self._window.refresh_agenda)
        self._app.applicationStateChanged.connect(self._window.came_back)
        self._app.commitDataRequest.connect(lambda _manager: self._window.leave())  # a logout
        later = QtCore.Qt.ConnectionType.QueuedConnection
        self._changes.announced.connect(self._window.changed, later)
        self._changes.announced.connect(self._alerts.changed, later)
        self._changes.announced.connect(self._offer_lock, later)
        desk.store.subscribe(self._changes.announced.emit)
        self._alerts.start()
        self._window.commands.told.connect(self._tell_outside)
        self._watched = WatchedFolder(self._record.folder / "watched.json", self._window)
        self._watched.arrived.connect(self._cards_arrived)
        self._watch(self._settings.current)
        self._shortcut = GlobalShortcut(self._window)
        self._shortcut.pressed.connect(self._window.commands.quick_entry)
        self._shortcut.refused.connect(self._say_shortcut_refused)
        self._shortcut.switch(self._settings.current.global_shortcut)
        self._safekeeping = Safekeeping(desk, self._window)
        self._safekeeping.told.connect(self._window.tell)
        self._safekeeping.damaged.connect(self._found_damaged)
        timer.looked.connect(self._safekeeping.look)
        self._safekeeping.look()
        if hidden and not tray.available():
            self._window.showMinimized()

    def _receive(self, message: list[str]) -> None:
        """What another start or command hands over; done once the record is open."""
        if self._alerts is None:
            self._window.come_forward()
            self._asked.append(message)
            return
        match message:
            case ["changed"]:
                self._record.desk().store.announce_everything()
                self._raise_due()
            case ["quick-entry"]:
                self._window.commands.quick_entry()
            case ["today"]:
                self._window.come_forward()
                self._window.show_tab(TABS.index("today"))
            case ["import", *files]:
                self._window.come_forward()
                self._take_in([Path(file) for file in files])
            case _other:
                self._window.come_forward()

    def _take_in(self, files: list[Path]) -> None:
        """What a command or a desktop brings: pictures of cards (P9), and files to import."""
        from organizer.cards import is_picture

        pictures: list[Path | bytes] = [file for file in files if is_picture(file)]
        records = [file for file in files if not is_picture(file)]
        if records:
            self._window.commands.import_contacts(records)
        if pictures:
            self._window.commands.read_cards(pictures)

    def _raise_due(self) -> None:
        if self._alerts is not None:
            self._alerts.raise_due()

    def _closed(self) -> None:
        """The close button: into the tray, or where there is none down to the task bar."""
        if self._tray is not None and self._tray.available():
            self._window.hide()
            self._say_once(
                _("The program stays in the tray"),
                _("It keeps an eye on your dates there. To quit, press Ctrl+Q in the window."),
            )
        else:
            self._window.showMinimized()
            self._say_once(
                _("The program stays open"),
                _("This desktop has no tray, so the window is minimized. Quit with Ctrl+Q."),
            )

    def _tell(self, key: str, title: str, body: str) -> None:
        """Put something to know on the screen, in place of what stood there under the key."""
        from organizer.gui.notifications import notice

        self._notifier.show(key, notice(title, body))

    def _tell_outside(self, sentence: str) -> None:
        """What the status line says, while nobody can see it: saved from the tray."""
        if not self._window.isVisible():
            self._tell("told", _("Organizer"), sentence)

    def _watch(self, settings: Settings) -> None:
        folder = settings.watched_folder
        self._watched.watch(Path(folder).expanduser() if folder else None)

    def _cards_arrived(self, pictures: list[Path]) -> None:
        """New pictures in the watched folder: offered, and not put over what somebody does."""
        count = self._window.offer_cards(pictures)
        if not self._window.isVisible():
            body = ngettext(
                "There is {n} new picture of a card to read.",
                "There are {n} new pictures of cards to read.",
                count,
            ).format(n=count)
            self._tell("cards", _("Organizer"), body)

    def _say_once(self, title: str, body: str) -> None:
        if not self._settings.current.told_of_tray and self._alerts is not None:
            self._tell("tray", title, body)
            self._settings.change(told_of_tray=True)

    def _locked_or_opened(self, locked: bool) -> None:
        self._locked = locked
        self._be_discreet()

    def _be_discreet(self) -> None:
        """Whoever passes a locked screen reads nothing there, nor where the person wants it so."""
        locked = self._passphrase_lock.locked
        discreet = self._locked or locked or self._settings.current.discreet
        self._notifier.set_discreet(discreet, locked=locked)

    def _offer_lock(self) -> None:
        """Only what is encrypted can be locked."""
        on = self._record.desk().encryption.on
        if on != self._window.actions_table["program.lock"].isVisible():
            self._window.actions_table["program.lock"].setVisible(on)
            self._passphrase_lock.watch(self._settings.current.lock_after)

    def _tray_changed(self, available: bool) -> None:
        if not available and not self._window.isVisible():
            self._window.showMinimized()

    def _open_settings(self) -> None:
        from organizer.gui.dialogs.settings import SettingsDialog

        desk = self._record.desk()
        open_dialog(
            SettingsDialog(
                self._settings,
                self._record.folder,
                desk.store.copy_to,
                self._settings_changed,
                desk.letters.send,
                desk.encryption,
                self._window,
            )
        )

    def _settings_changed(self, settings: Settings) -> None:
        dress(self._app, settings)
        self._watch(settings)
        self._passphrase_lock.watch(settings.lock_after)
        self._be_discreet()
        self._shortcut.switch(settings.global_shortcut)
        self._raise_due()
        self._window.actions_table[f"theme.{settings.theme}"].setChecked(True)
        self._window.tell(_("Settings saved"))

    def _say_shortcut_refused(self) -> None:
        self._window.commands.told.emit(
            _(
                "Your desktop gave no key for “After an interview”. The settings name the command "
                "that you can bind to one."
            )
        )

    def _choose_theme(self, theme: str) -> None:
        dress(self._app, self._settings.change(theme=theme))

    def _quit(self) -> None:
        """End at once: `quit` would ask the window to close, which means the tray to it."""
        self._window.leave()
        if self._safekeeping is not None:
            self._safekeeping.close()
        self._app.exit()

    def _quit_on_signals(self) -> None:
        """The end of a session (SIGTERM) or of the terminal (SIGHUP) and Ctrl+C leave cleanly:
        Qt's loop must wake up for Python to see signals. Windows ends a session by
        `commitDataRequest` alone."""
        if sys.platform == "win32":
            return
        reader, writer = os.pipe()
        os.set_blocking(writer, False)
        signal.set_wakeup_fd(writer)
        notifier = QSocketNotifier(reader, QSocketNotifier.Type.Read, self._app)
        notifier.activated.connect(lambda: os.read(reader, 64))
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, lambda *_signal: self._quit())


def _window_settings(folder: Path) -> QSettings:
    """Where the window remembers how it stood; Qt keeps a file as private as it finds it."""
    file = folder / "window.ini"
    with suppress(OSError):  # then nothing is remembered
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
    return QSettings(str(file), QSettings.Format.IniFormat)


def dress(app: QApplication, settings: Settings) -> None:
    """Give everything the theme that is set."""
    known = settings.theme in ("system", "light", "dark")
    apply_theme(app, cast("ThemeChoice", settings.theme) if known else "system")
