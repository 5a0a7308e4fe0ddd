"""Settings: working hours and lead times, language, theme, start at login, the data's folder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTime
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QTimeEdit,
    QWidget,
)

from organizer import autostart
from organizer.desktop_entry import command_line, own_command
from organizer.gui.dialogs.form import FormDialog
from organizer.gui.dialogs.mail_account import MailAccountPage, Send
from organizer.gui.dialogs.passphrase import EncryptionPage
from organizer.gui.global_shortcut import KEYS, GlobalShortcut
from organizer.gui.theme import SPACE
from organizer.gui.widgets.weekday_ticks import WeekdayTicks
from organizer.i18n import _, available_languages
from organizer.services.encryption import EncryptionService
from organizer.settings import Settings, SettingsFile

_AS_WIDE_AS_NEEDED: Final = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class SettingsDialog(FormDialog):
    """Changes what the person has set; language and folder count from the next start."""

    def __init__(
        self,
        file: SettingsFile,
        data_dir: Path,
        move_data: Callable[[Path], None],
        changed: Callable[[Settings], object],
        send: Send,
        encryption: EncryptionService,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Settings"), _("&Save settings"), self._keep, parent)
        self._file = file
        self._data_dir = data_dir
        self._move_data = move_data
        self._changed = changed
        now = file.current
        self.page(_("Days and hours"))
        self._work_start, self._work_end = _hour(now.work_start), _hour(now.work_end)
        self.field(_("&Work begins"), self._work_start)
        self.field(_("Work &ends"), self._work_end)
        self._days = WeekdayTicks(now.working_days)
        self.field(_("Working &days"), self._days)
        self._note_after = _number(now.note_after_days, 0, 30)
        self.field(_("A &note is due after this many working days"), self._note_after)
        self._note_time = _hour(now.note_time)
        self.field(_("&Hour for notes and for deadlines without one"), self._note_time)
        self._hear_back = _number(now.hear_back_days, 1, 90)
        self.field(
            _("Where no answer is promised, &propose one after this many working days"),
            self._hear_back,
        )
        self._quiet = _QuietHours(now)
        self.widget(self._quiet)
        self.page(_("Program"))
        self._language = _choice([("", _("As the system")), *available_languages()], now.language)
        self.field(_("&Language, from the next start"), self._language)
        self._theme = _choice(
            [("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark"))],
            now.theme,
        )
        self.field(_("&Theme"), self._theme)
        self._discreet = QCheckBox(_("Show &no names in reminders"))
        self._discreet.setToolTip(_("While the screen is locked they show none anyway."))
        self._discreet.setChecked(now.discreet)
        self.widget(self._discreet)
        self._login = QCheckBox(_("Start at lo&gin, hidden in the tray"))
        self._login.setChecked(autostart.enabled(file.folder))
        self.widget(self._login)
        self._everywhere = QCheckBox(
            _("“After an interview” from &anywhere, by a key such as {keys}").format(keys=KEYS)
        )
        self._everywhere.setChecked(now.global_shortcut)
        self._everywhere.hide()
        self.widget(self._everywhere)
        self._shortcut = GlobalShortcut(self)
        self._shortcut.ask(self._everywhere.setVisible)
        by_hand = self.line(
            _("Co&mmand of “After an interview”, to bind to a key of your desktop"),
            command_line([*own_command(file.folder), "quick-entry"]),
        )
        by_hand.setReadOnly(True)
        by_hand.setCursorPosition(0)
        self._folder = _Folder(str(data_dir), _("Folder of the data"), _("&Choose…"))
        self.field(_("&Folder of the data, from the next start"), self._folder)
        self.page(_("Letters and cards"))
        self._name = self.line(_("&Your name, below letters"), now.own_name)
        self._email = self.line(_("Your e-&mail address"), now.own_email)
        self._address = QPlainTextEdit(now.own_address)
        self._address.setTabChangesFocus(True)
        self._address.setFixedHeight(4 * self.fontMetrics().lineSpacing())
        self.field(_("Your &address, on letters by post"), self._address)
        self._watched = _Folder(
            now.watched_folder, _("Folder with new pictures of cards"), _("Ch&oose…")
        )
        self._watched.setPlaceholderText(_("none is watched"))
        self.field(_("Offer to &read new pictures of cards in this folder"), self._watched)
        self.page(_("Backups"))
        self._second = _Folder(
            now.backup_folder, _("Folder for second copies of backups"), _("C&hoose…")
        )
        self._second.setPlaceholderText(_("none is made"))
        self.field(_("Put a second &copy of each backup into this folder"), self._second)
        self._kept = {
            "backups_daily": _number(now.backups_daily, 1, 365),
            "backups_weekly": _number(now.backups_weekly, 1, 520),
            "backups_monthly": _number(now.backups_monthly, 1, 120),
            "trash_days": _number(now.trash_days, 1, 365),
        }
        self.field(_("Keep a backup of each &day, for this many days"), self._kept["backups_daily"])
        self.field(_("Then of each &week, for this many weeks"), self._kept["backups_weekly"])
        self.field(_("Then of each &month, for this many months"), self._kept["backups_monthly"])
        self.field(
            _("Empty the &trash of what is older than this many days"), self._kept["trash_days"]
        )
        self._encryption = EncryptionPage(self, encryption, now.lock_after)
        self._account = MailAccountPage(self, now, self._own_email, send)

    def _own_email(self) -> str:
        return self._email.text().strip()

    def _keep(self) -> None:
        days = self._days.chosen()
        if not days:
            raise ValueError("Choose at least one working day.")
        if self._work_end.time() <= self._work_start.time():
            raise ValueError("Work must end after it begins.")
        values = {
            "work_start": _text(self._work_start),
            "work_end": _text(self._work_end),
            "working_days": days,
            "note_after_days": self._note_after.value(),
            "note_time": _text(self._note_time),
            "hear_back_days": self._hear_back.value(),
            **self._quiet.values(),
            "discreet": self._discreet.isChecked(),
            "global_shortcut": self._everywhere.isChecked(),
            "language": self._language.currentData(),
            "theme": self._theme.currentData(),
            "watched_folder": self._watched.text(),
            "backup_folder": self._second.text(),
            **{name: spin.value() for name, spin in self._kept.items()},
            "lock_after": self._encryption.lock_after,
            "own_name": self._name.text().strip(),
            "own_email": self._own_email(),
            "own_address": self._address.toPlainText().strip(),
            **self._account.values(),
        }
        self._account.keep_password()
        folder = Path(self._folder.text()).expanduser()
        try:
            if folder != self._data_dir:
                self._move_data(folder)
                values["data_dir"] = str(folder)
            if self._login.isChecked() != autostart.enabled(self._file.folder):
                autostart.set_enabled(self._login.isChecked(), self._file.folder)
            self._changed(self._file.change(**values))
        except OSError as error:
            raise ValueError(
                _("This cannot be written: {problem}. The settings are as they were.").format(
                    problem=error.strerror or error
                )
            ) from error


class _Folder(QWidget):
    """The path of a folder, and a button to choose it by looking."""

    def __init__(self, path: str, name: str, choose: str) -> None:
        super().__init__()
        self._name = name
        self._line = QLineEdit(path)
        self._line.setAccessibleName(name)
        button = QPushButton(choose)
        button.setAutoDefault(False)
        button.clicked.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self._line, 1)
        row.addWidget(button)
        self.setFocusProxy(self._line)

    def text(self) -> str:
        """The path as it stands there."""
        return self._line.text().strip()

    def setPlaceholderText(self, text: str) -> None:
        """What stands there where no folder does."""
        self._line.setPlaceholderText(text)

    def _choose(self) -> None:
        if folder := QFileDialog.getExistingDirectory(self, self._name, self.text()):
            self._line.setText(folder)


class _QuietHours(QWidget):
    """Whether there are hours without reminders, and which."""

    def __init__(self, now: Settings) -> None:
        super().__init__()
        self._are = QCheckBox(_("&Quiet from"))
        self._are.setToolTip(_("Only the limit of a decision on the same day rings then."))
        self._are.setChecked(now.quiet_hours)
        self._begin, self._end = _hour(now.quiet_from), _hour(now.quiet_to)
        until = QLabel(_("&until"))
        until.setBuddy(self._end)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        for widget in (self._are, self._begin, until, self._end):
            row.addWidget(widget)
        row.addStretch(1)
        for hour, name in ((self._begin, _("Quiet from")), (self._end, _("Quiet until"))):
            hour.setAccessibleName(name)
            hour.setEnabled(now.quiet_hours)
            self._are.toggled.connect(hour.setEnabled)
        self.setFocusProxy(self._are)

    def values(self) -> dict[str, object]:
        """What is set, by the names of the settings."""
        return {
            "quiet_hours": self._are.isChecked(),
            "quiet_from": _text(self._begin),
            "quiet_to": _text(self._end),
        }


def _hour(value: str) -> QTimeEdit:
    at = time.fromisoformat(value)
    edit = QTimeEdit(QTime(at.hour, at.minute))
    edit.setSizePolicy(_AS_WIDE_AS_NEEDED)
    return edit


def _text(edit: QTimeEdit) -> str:
    return edit.time().toString("HH:mm")


def _number(value: int, least: int, most: int) -> QSpinBox:
    spin = QSpinBox()
    spin.setRange(least, most)
    spin.setValue(value)
    spin.setSizePolicy(_AS_WIDE_AS_NEEDED)
    return spin


def _choice(options: list[tuple[str, str]], value: str) -> QComboBox:
    combo = QComboBox()
    for code, name in options:
        combo.addItem(name, code)
    combo.setCurrentIndex(max(0, combo.findData(value)))
    return combo
