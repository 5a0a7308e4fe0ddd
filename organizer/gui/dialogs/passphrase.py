"""Encryption of the record: its page in the settings, and the passphrase that is asked for."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from organizer.gui import record_wording, wording
from organizer.gui.background import run_in_background
from organizer.gui.dialogs.form import FormDialog
from organizer.gui.dialogs.opening import open_dialog
from organizer.gui.dialogs.unlock import passphrase_line, remember_box, show_typed
from organizer.gui.theme import reading_edge
from organizer.i18n import _, ngettext
from organizer.model.database import StoreError
from organizer.services.encryption import EncryptionService, replace_remembered
from organizer.system_keyring import NoKeyring

_LOCK_AFTER: Final = (0, 5, 15, 60)
"""Minutes to choose from."""


class Change(Enum):
    """What is to be done."""

    ON = auto()
    OTHER = auto()
    OFF = auto()


class PassphraseDialog(FormDialog):
    """Asks for the passphrase there is, and twice for the one that is to be."""

    def __init__(
        self, encryption: EncryptionService, change: Change, parent: QWidget | None = None
    ) -> None:
        title, verb = {
            Change.ON: (_("Encrypt your data"), _("&Encrypt")),
            Change.OTHER: (_("Change the passphrase"), _("&Change it")),
            Change.OFF: (_("Turn encryption off"), _("&Turn off")),
        }[change]
        super().__init__(title, verb, self._check, parent)
        self._encryption = encryption
        self._present: QLineEdit | None = None
        self._new: QLineEdit | None = None
        self._again: QLineEdit | None = None
        self._keep = remember_box()
        if change is Change.ON:
            for part in _what_it_means(encryption):
                self.intro(part)
        elif change is Change.OFF:
            self.intro(_("Whoever can use your account or your disk can read your data then."))
        if change is not Change.ON:
            self._present = passphrase_line(self, _("&Present passphrase"))
        if change is not Change.OFF:
            self._new = passphrase_line(self, _("&New passphrase"))
            self._new.setPlaceholderText(_("four or five words that do not belong together"))
            self._again = passphrase_line(self, _("The new one &again"))
        show_typed(self, *(one for one in (self._present, self._new, self._again) if one))
        if change is not Change.OFF:
            self.widget(self._keep)

    @property
    def passphrase(self) -> str:
        """The one that is to be; empty where there is to be none."""
        return self._new.text() if self._new else ""

    @property
    def keep(self) -> bool:
        """Whether the system's keyring is to remember it."""
        return self._keep.isChecked()

    def _check(self) -> None:
        if self._present and not self._encryption.is_passphrase(self._present.text()):
            self._present.setFocus()
            self._present.selectAll()
            raise ValueError("This is not the present passphrase. Try again.")
        if self._new and self._again and self._new.text() != self._again.text():
            self._again.setFocus()
            self._again.selectAll()
            raise ValueError("The two are not the same. Type the new one again.")
        if self._new and not self._new.text():
            self._new.setFocus()
            raise ValueError("Type a passphrase.")


def _what_it_means(encryption: EncryptionService) -> list[str]:
    parts = [
        _(
            "Your data, their backups and the second copies of these are encrypted, and open with "
            "the passphrase alone. If you forget it, nobody can open them any more."
        ),
        _(
            "What you exported or sent, backups that you put elsewhere, and the settings with your "
            "name and address are not encrypted."
        ),
    ]
    if encryption.damaged is not None:
        parts.append(
            _("The damaged files that were set aside in {folder} are deleted.").format(
                folder=encryption.damaged
            )
        )
    return parts


class EncryptionPage:
    """Whether the record is encrypted, and what can be done about it, on a page of the settings.
    What is done here is done at once, and not when the settings are saved."""

    def __init__(self, form: FormDialog, encryption: EncryptionService, lock_after: int) -> None:
        self._form, self._encryption = form, encryption
        form.page(_("Encryption"))
        self._state = self._label()
        self._buttons = {
            Change.ON: QPushButton(_("Encrypt with a &passphrase…")),
            Change.OTHER: QPushButton(_("Change &passphrase…")),
            Change.OFF: QPushButton(_("&Turn encryption off…")),
        }
        for change, button in self._buttons.items():
            button.setAutoDefault(False)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _checked, change=change: self._ask(change))
            form.widget(button)
        self._said = self._label()
        self._said.hide()
        self._lock_after = QComboBox()
        self._lock_after.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for minutes in sorted({*_LOCK_AFTER, lock_after}):
            text = ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
            self._lock_after.addItem(text if minutes else _("Never"), minutes)
        self._lock_after.setCurrentIndex(self._lock_after.findData(lock_after))
        form.field(
            _("&Lock, and ask for the passphrase, after so long without input"), self._lock_after
        )
        self._show()

    @property
    def lock_after(self) -> int:
        """After how many minutes it is locked; 0 for never."""
        minutes: int = self._lock_after.currentData()
        return minutes

    def _label(self) -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(reading_edge())
        label.setWordWrap(True)
        self._form.widget(label)
        return label

    def _show(self) -> None:
        on, possible = self._encryption.on, self._encryption.possible
        for change, button in self._buttons.items():
            button.setVisible((change is Change.ON) != on)
            button.setEnabled(possible)
        if on:
            text = _("Your data and their backups are encrypted with a passphrase.")
        elif possible:
            text = _(
                "Your data and their backups are not encrypted: they are as safe as your account "
                "and your disk are."
            )
        else:
            text = _(
                "Your data and their backups are not encrypted. To encrypt them, install the "
                "Python package sqlcipher3."
            )
        self._state.setText(text)
        self._lock_after.setEnabled(on)

    def _say(self, *sentences: str) -> None:
        self._said.setText(wording.lines(sentences))
        self._said.show()

    def _ask(self, change: Change) -> None:
        dialog = PassphraseDialog(self._encryption, change, self._form)
        dialog.accepted.connect(lambda: self._change(dialog.passphrase, keep=dialog.keep))
        open_dialog(dialog)

    def _change(self, passphrase: str, *, keep: bool) -> None:
        old = self._encryption.key
        label = _("Encrypting") if passphrase else _("Decrypting")
        try:
            change = self._encryption.begin(passphrase)
        except StoreError as error:
            self._say(record_wording.store_problem(error))
            return

        self._said.hide()
        for button in self._buttons.values():
            button.setEnabled(False)

        def failed(error: Exception) -> None:
            change.close()
            self._show()
            if not isinstance(error, StoreError):
                raise error
            self._say(record_wording.store_problem(error))

        def prepared(_none: None) -> None:
            try:
                change.take_place()
            except StoreError as error:
                failed(error)
                return
            run_in_background(
                self._form,
                label,
                lambda _progress: change.put_backups_under(),
                done,
                failed,
                cancellable=False,
            )

        def done(left: list[Path]) -> None:
            change.close()
            self._show()
            try:
                replace_remembered(old, change.new, wanted=keep)
                unkept = ""
            except NoKeyring:
                unkept = _("No keyring answers on this system, so it is not remembered.")
            self._say(
                _("Done. The passphrase is asked for at the next start.")
                if passphrase and (unkept or not keep)
                else _("Done."),
                unkept if keep else "",
                record_wording.backups_left(left) if left else "",
            )

        run_in_background(
            self._form,
            label,
            lambda _progress: change.prepare(),
            prepared,
            failed,
            cancellable=False,
        )
