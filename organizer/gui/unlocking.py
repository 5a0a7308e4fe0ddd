"""Before the window: the passphrase of an encrypted record, unless the keyring remembers it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QApplication, QDialog

from organizer.gui import record_wording
from organizer.gui.dialogs.unlock import UnlockDialog
from organizer.gui.instance_server import InstanceServer
from organizer.gui.program import CannotOpen, dress
from organizer.i18n import _
from organizer.instance import Instance
from organizer.model.database import SqlcipherMissing
from organizer.model.encryption import Key
from organizer.services.encryption import encrypted_record, key_from, remember, remembered
from organizer.settings import SettingsFile


class Unlocked(NamedTuple):
    """What the program goes on with: the key, what it is asked to do, and whether in the tray."""

    key: Key | None
    message: list[str]
    hidden: bool


def unlock(
    app: QApplication,
    folder: Path,
    settings: SettingsFile,
    instance: Instance,
    message: list[str],
    *,
    hidden: bool,
) -> Unlocked | None:
    """Ask for the passphrase of the record in `folder`, if it is encrypted; None where the person
    does not give it.

    Meanwhile other starts reach this one: what they ask for is done afterwards. Raises
    `CannotOpen`.
    """
    try:
        file = encrypted_record(folder)
    except SqlcipherMissing as error:
        raise CannotOpen(record_wording.store_problem(error)) from error
    if file is None or (key := remembered(file)) is not None:
        return Unlocked(None if file is None else key, message, hidden)
    dress(app, settings.current)
    dialog = UnlockDialog(
        _("Your data are encrypted. Reminders come only once they are open.")
        if hidden
        else _("Your data are encrypted. Type their passphrase to open them."),
        lambda passphrase: key_from(passphrase, file),
        remember,
        _("&Quit"),
    )
    asked: list[list[str]] = []
    server = InstanceServer(instance, dialog)
    server.received.connect(asked.append)
    server.received.connect(lambda _message: dialog.activateWindow())
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if not accepted:
        return None
    return Unlocked(dialog.key, asked[-1] if asked else message, hidden and not asked)
