"""The account that letters are sent from: its page in the settings, and sending by it (P10)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QInputDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from organizer.gui import wording
from organizer.gui.background import run_in_background
from organizer.gui.dialogs.form import FormDialog
from organizer.i18n import _
from organizer.letters.mail import Account, Message, RefusedField, Security, SendError
from organizer.letters.passwords import NoKeyring, store_password
from organizer.services.letters import NoPassword, mail_account
from organizer.settings import Settings

Send = Callable[[Account, Message, str], object]
"""Sends a message, with the password in the keyring where none is given; what
`LetterService.send` raises."""

_PORTS: Final = {Security.TLS: 465, Security.STARTTLS: 587}


class MailAccountPage:
    """The fields of the account, on a page of the settings."""

    def __init__(
        self, form: FormDialog, now: Settings, own_email: Callable[[], str], send: Send
    ) -> None:
        self._form, self._own_email, self._send = form, own_email, send
        form.page(_("Mail account"))
        form.intro(
            _(
                "To send notes from here. Without an account they go out by your mail program, and "
                "nothing uses the network."
            )
        )
        self._host = form.line(_("Ser&ver for outgoing mail"), now.mail_host, _("none"))
        self._security = QComboBox()
        for security, words in (
            (Security.TLS, _("Encrypted from the start")),
            # Translators: STARTTLS is a name.
            (Security.STARTTLS, _("STARTTLS")),
        ):
            self._security.addItem(words, security.value)
        self._security.setCurrentIndex(max(0, self._security.findData(now.mail_security)))
        self._security.currentIndexChanged.connect(self._usual_port)
        form.field(_("En&cryption"), self._security)
        self._port = QSpinBox()
        self._port.setRange(1, 65_535)
        self._port.setValue(now.mail_port)
        self._port.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        form.field(_("&Port"), self._port)
        self._user = form.line(_("&User name"), now.mail_user)
        self._password = form.line(_("P&assword, kept in the system’s keyring"))
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password.setPlaceholderText(
            _("as it is kept, or asked for each time") if now.mail_host else ""
        )
        self._test = QPushButton(_("Send yourself a &test message"))
        self._test.setAutoDefault(False)
        self._test.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._test.clicked.connect(self._try)
        form.widget(self._test)
        self._said = QLabel()
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        self._said.hide()
        form.widget(self._said)

    def values(self) -> dict[str, Any]:
        """The settings as they stand there. Raises `ValueError` where one is missing."""
        values = {
            "mail_host": self._host.text().strip(),
            "mail_port": self._port.value(),
            "mail_security": self._security.currentData(),
            "mail_user": self._user.text().strip(),
        }
        if values["mail_host"] and not (values["mail_user"] and self._own_email()):
            raise ValueError("A mail account needs its user name and your e-mail address.")
        return values

    def keep_password(self) -> None:
        """Put a password that was typed into the keyring. Raises `ValueError` where there is
        none."""
        account = mail_account(Settings(**self.values()))
        if account is None or not self._password.text():
            return
        try:
            store_password(account, self._password.text())
        except NoKeyring as error:
            raise ValueError(
                "The password cannot be kept: no keyring answers on this system. Leave it empty, "
                "and you are asked for it when you send."
            ) from error

    def _usual_port(self) -> None:
        self._port.setValue(_PORTS[Security(self._security.currentData())])

    def _try(self) -> None:
        try:
            account = mail_account(Settings(**self.values()))
        except ValueError as error:
            self._say(_(str(error)))
            return
        if account is None:
            self._say(_("Name the server first."))
            return
        address = self._own_email()
        message = Message(
            recipient=address,
            sender=address,
            subject=_("Your organizer can send"),
            text=_("This is the test message that you asked for. Nobody else got it."),
        )
        sent = _("Sent. Look into your inbox at {address}.").format(address=address)
        self._test.setEnabled(False)
        send_message(
            self._form,
            self._send,
            account,
            message,
            lambda: self._ended(sent),
            self._ended,
            password=self._password.text(),
        )

    def _ended(self, sentence: str) -> None:
        self._test.setEnabled(True)
        self._say(sentence)

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()


def send_message(
    parent: QWidget,
    send: Send,
    account: Account,
    message: Message,
    sent: Callable[[], object],
    failed: Callable[[str], object],
    *,
    password: str = "",
) -> None:
    """Send behind the person's back, asking for the password where it is not kept; then `sent`, or
    `failed` with a sentence that says why. One of the two always comes."""

    def refused(error: Exception) -> None:
        if isinstance(error, NoPassword):
            asked, given = QInputDialog.getText(
                parent,
                _("Password"),
                _("Password of {user} at {host}").format(user=account.user, host=account.host),
                QLineEdit.EchoMode.Password,
            )
            if given and asked:
                send_message(parent, send, account, message, sent, failed, password=asked)
            else:
                failed(_("Nothing was sent."))
        elif isinstance(error, SendError):
            failed(wording.send_failure(error, account.host))
        elif isinstance(error, RefusedField):
            failed(wording.refused_field(error, message.recipient_name))
        else:
            raise error

    run_in_background(
        parent,
        _("Sending"),
        lambda _progress: send(account, message, password),
        lambda _none: sent(),
        refused,
        cancellable=False,
    )
