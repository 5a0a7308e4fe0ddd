"""The passphrase of an encrypted record: asked for at the start, and to lift the lock again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from organizer.gui.dialogs.form import FormDialog
from organizer.gui.program_icon import program_icon
from organizer.i18n import _
from organizer.model.encryption import Key
from organizer.system_keyring import NoKeyring


class UnlockDialog(FormDialog):
    """One field. Enter unlocks, a wrong passphrase is told in words; Escape is `leave`.

    `key_from` gives the key that a passphrase makes, or None. `remember` keeps it in the system's
    keyring and raises `NoKeyring`; without it that is not offered.
    """

    def __init__(
        self,
        intro: str,
        key_from: Callable[[str], Key | None],
        remember: Callable[[Key], None] | None,
        leave: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Passphrase"), _("&Unlock"), self._unlock, parent, leave)
        self._key_from, self._remember = key_from, remember
        self.key: Key | None = None
        """The key, once the dialog is accepted."""
        self.setWindowIcon(program_icon())
        self.intro(intro)
        self._passphrase = passphrase_line(self, _("&Passphrase"))
        show_typed(self, self._passphrase)
        self._keep = remember_box()
        if remember is not None:
            self.widget(self._keep)

    def _unlock(self) -> None:
        key = self._key_from(self._passphrase.text())
        if key is None:
            self._passphrase.selectAll()
            self._passphrase.setFocus()
            raise ValueError("This is not the passphrase. Try again.")
        if self._remember is not None and self._keep.isChecked():
            try:
                self._remember(key)
            except NoKeyring as error:
                self._keep.setChecked(False)
                raise ValueError(
                    "No keyring answers on this system, so it is not remembered. Unlock without."
                ) from error
        self.key = key


def passphrase_line(form: FormDialog, label: str) -> QLineEdit:
    """A field that does not show what is typed."""
    line = form.line(label)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line


def show_typed(form: FormDialog, *lines: QLineEdit) -> None:
    """A box below that shows what is typed in these fields."""
    box = QCheckBox(_("&Show what is typed"))

    def show(shown: bool) -> None:
        for line in lines:
            line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    box.toggled.connect(show)
    form.widget(box)


def remember_box() -> QCheckBox:
    """Whether the system's keyring is to remember the passphrase."""
    return QCheckBox(_("&Remember it in the system’s keyring"))
