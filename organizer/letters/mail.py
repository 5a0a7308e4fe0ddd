"""Letters as e-mail: for the person's own mail program, or sent from here.

Nothing that was recorded can add a header or a recipient: what has a line break in a line, or is
not one address, is refused.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from organizer.letters.lines import clean, one_line

if TYPE_CHECKING:
    import smtplib
    import ssl
    from email.message import EmailMessage


class MailField(StrEnum):
    """A part of a message that can be refused."""

    SENDER = "sender"
    RECIPIENT = "recipient"
    SENDER_NAME = "sender_name"
    RECIPIENT_NAME = "recipient_name"
    SUBJECT = "subject"
    ATTACHMENT = "attachment"


class RefusedField(ValueError):
    """A part of a message is not what may stand in a header: `field` says which one."""

    def __init__(self, field: MailField, reason: str) -> None:
        super().__init__(reason)
        self.field = field


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a message; `media_type` as in "application/pdf"."""

    name: str
    content: bytes
    media_type: str = "application/octet-stream"


@dataclass(frozen=True)
class Message:
    """One letter to one person. `sender` may be empty in a draft for a mail program."""

    recipient: str
    subject: str
    text: str
    recipient_name: str = ""
    sender: str = ""
    sender_name: str = ""
    attachments: tuple[Attachment, ...] = ()


def checked_address(text: str, field: MailField = MailField.RECIPIENT) -> str:
    """One e-mail address (RFC 5321 and 6531), normalized. Raises `RefusedField` for anything else,
    such as two addresses or one with a line break."""
    from email_validator import EmailNotValidError, validate_email

    try:
        # Offline, and an address at the office's own mail server is as good as any.
        return validate_email(
            text, check_deliverability=False, globally_deliverable=False
        ).normalized
    except EmailNotValidError as error:
        raise RefusedField(field, str(error)) from error


def _line(text: str, field: MailField) -> str:
    if len(text.splitlines()) > 1 or text != text.rstrip("\r\n"):
        raise RefusedField(field, "There is a line break where only one line can stand.")
    return one_line(text)


MOST_IN_A_LINK: Final = 1800
"""Mail programs stop reading a link near 2,000 characters."""


def mailto(message: Message) -> str | None:
    """The link that opens the person's mail program with the message in it (RFC 6068).

    None where it is too long for mail programs or has attachments; then `eml` is the way. Raises
    `RefusedField`.
    """
    from urllib.parse import quote

    to = quote(checked_address(message.recipient), safe="@")
    subject = quote(_line(message.subject, MailField.SUBJECT), safe="")
    body = quote(clean(message.text).replace("\n", "\r\n"), safe="")
    link = f"mailto:{to}?subject={subject}&body={body}"
    return None if message.attachments or len(link) > MOST_IN_A_LINK else link


def eml(message: Message) -> bytes:
    """The message as a file that mail programs open as a draft to be sent (`X-Unsent: 1`).

    Raises `RefusedField`.
    """
    written = _written(message)
    written["X-Unsent"] = "1"
    return written.as_bytes()


def _written(message: Message) -> EmailMessage:
    """The message after RFC 5322 and MIME, lines ending in CRLF."""
    from email.headerregistry import Address
    from email.message import EmailMessage
    from email.policy import SMTP, SMTPUTF8

    def mailbox(name: str, address: str, names: MailField, addresses: MailField) -> Address:
        user, _at, domain = checked_address(address, addresses).rpartition("@")
        return Address(_line(name, names), user, domain)

    everything = (message.sender, message.recipient)
    written = EmailMessage(SMTP if "".join(everything).isascii() else SMTPUTF8)
    if message.sender:
        written["From"] = mailbox(
            message.sender_name, message.sender, MailField.SENDER_NAME, MailField.SENDER
        )
    written["To"] = mailbox(
        message.recipient_name, message.recipient, MailField.RECIPIENT_NAME, MailField.RECIPIENT
    )
    written["Subject"] = _line(message.subject, MailField.SUBJECT)
    written.set_content(clean(message.text) + "\n")
    for attachment in message.attachments:
        kind = re.fullmatch(r"([\w.+-]+)/([\w.+-]+)", attachment.media_type)
        if kind is None:
            raise RefusedField(MailField.ATTACHMENT, "The kind of the attachment is not known.")
        written.add_attachment(
            attachment.content,
            maintype=kind[1],
            subtype=kind[2],
            filename=_line(attachment.name, MailField.ATTACHMENT),
        )
    return written


# Sending


class Security(StrEnum):
    """How the connection is encrypted: from its first byte (port 465), or after STARTTLS (587).
    There is no third way: a password is never sent in the clear."""

    TLS = "tls"
    STARTTLS = "starttls"


@dataclass(frozen=True)
class Account:
    """The mail account that letters are sent from; its password is the system's to keep."""

    host: str
    port: int
    user: str
    security: Security = Security.TLS


class SendFailure(StrEnum):
    """Why a message has not gone out."""

    UNREACHABLE = "unreachable"
    TIMED_OUT = "timed_out"
    NOT_SECURE = "not_secure"
    LOGIN_REFUSED = "login_refused"
    SENDER_REFUSED = "sender_refused"
    RECIPIENT_REFUSED = "recipient_refused"
    MESSAGE_REFUSED = "message_refused"
    BROKEN_OFF = "broken_off"


class SendError(Exception):
    """The message was not sent; `said` is what the server or the system answered."""

    def __init__(self, failure: SendFailure, said: str) -> None:
        super().__init__(f"{failure}: {said}")
        self.failure = failure
        self.said = said


_SECONDS: Final = 20.0


def send(
    account: Account,
    message: Message,
    password: str,
    *,
    at: datetime,
    timeout: float = _SECONDS,
    trusted: ssl.SSLContext | None = None,
) -> None:
    """Send the message by SMTP (RFC 5321, 8314), for each answer of the server waiting `timeout`
    seconds at most.

    `at` is the aware moment for its Date line. `trusted` says which servers to believe; the
    system's own authorities where it is None. Raises `RefusedField` before anything is sent, and
    `SendError` where the server has not taken the message. Not for the thread of the window.
    """
    import smtplib
    import ssl
    from email.utils import format_datetime, make_msgid

    written = _written(message)
    sender = checked_address(message.sender, MailField.SENDER)
    written["Date"] = format_datetime(at)
    written["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2])
    context = trusted or ssl.create_default_context()
    try:
        server = _connected(account, context, timeout)
        try:
            server.login(account.user, password)
            server.send_message(written)
        except BaseException:
            server.close()
            raise
        with suppress(smtplib.SMTPException, OSError):  # it has gone, whatever comes now
            server.quit()
    except (smtplib.SMTPException, OSError) as error:
        raise _explained(error) from error


_NO_NAME: Final = "[127.0.0.1]"
"""What this machine says it is (RFC 5321, section 4.1.3): its own name is nobody's business, and
asking for it may hang."""


def _connected(account: Account, context: ssl.SSLContext, timeout: float) -> smtplib.SMTP:
    import smtplib

    if account.security is Security.TLS:
        return smtplib.SMTP_SSL(
            account.host, account.port, _NO_NAME, timeout=timeout, context=context
        )
    server = smtplib.SMTP(account.host, account.port, _NO_NAME, timeout)
    try:
        server.starttls(context=context)
    except BaseException:
        server.close()
        raise
    return server


def _explained(error: Exception) -> SendError:
    import smtplib
    import ssl

    failures: tuple[tuple[type[Exception], SendFailure], ...] = (
        (smtplib.SMTPAuthenticationError, SendFailure.LOGIN_REFUSED),
        (smtplib.SMTPSenderRefused, SendFailure.SENDER_REFUSED),
        (smtplib.SMTPRecipientsRefused, SendFailure.RECIPIENT_REFUSED),
        (smtplib.SMTPConnectError, SendFailure.UNREACHABLE),
        (smtplib.SMTPNotSupportedError, SendFailure.NOT_SECURE),
        (smtplib.SMTPServerDisconnected, SendFailure.BROKEN_OFF),
        (smtplib.SMTPException, SendFailure.MESSAGE_REFUSED),
        (ssl.SSLError, SendFailure.NOT_SECURE),
        (TimeoutError, SendFailure.TIMED_OUT),
    )
    # smtplib hides a server that has fallen silent behind "disconnected".
    cause = error.__context__ if isinstance(error.__context__, TimeoutError) else error
    failure = next(
        (failure for kind, failure in failures if isinstance(cause, kind)), SendFailure.UNREACHABLE
    )
    return SendError(failure, _said(error))


def _said(error: Exception) -> str:
    import smtplib

    answer: str | bytes = str(error)
    if isinstance(error, smtplib.SMTPResponseException):
        answer = error.smtp_error
    elif isinstance(error, smtplib.SMTPRecipientsRefused):
        _code, answer = next(iter(error.recipients.values()))
    return one_line(answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer)
