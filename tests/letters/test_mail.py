"""E-mail: links, drafts and real sending; nothing recorded adds a header or a recipient."""

from __future__ import annotations

import socket
import ssl
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.letters.mail import (
    MOST_IN_A_LINK,
    Account,
    Attachment,
    MailField,
    Message,
    RefusedField,
    Security,
    SendError,
    SendFailure,
    checked_address,
    eml,
    mailto,
    send,
)
from tests.letters.mail_server import Inbox, serving

AT = datetime(2026, 12, 10, 9, 0, tzinfo=UTC)
NOTE = Message(
    recipient="ingrid.solberg@example.com",
    recipient_name="Dr. Ingrid Sölberg",
    sender="tom@example.org",
    sender_name="Tom Müller",
    subject="Unser Gespräch & mehr?",
    text="Sehr geehrte Frau Dr. Sölberg,\n\nvielen Dank für 100 % Ihrer Zeit.\n\nTom Müller",
)


def read(content: bytes) -> EmailMessage:
    """A message as a mail program reads it."""
    return message_from_bytes(content, policy=default)


# mailto and .eml


def test_a_link_carries_the_letter() -> None:
    link = mailto(NOTE)
    assert link is not None
    parts = urlsplit(link)
    assert (parts.scheme, parts.path) == ("mailto", NOTE.recipient)
    assert parse_qs(parts.query, strict_parsing=True) == {
        "subject": [NOTE.subject],
        "body": [NOTE.text.replace("\n", "\r\n")],
    }
    assert "+" not in link  # mail programs show it


def test_what_does_not_fit_a_link_goes_as_a_file() -> None:
    umlauts = replace(NOTE, text="ü" * 290)
    assert len(umlauts.text) * 6 < MOST_IN_A_LINK
    assert mailto(umlauts) is None
    assert mailto(replace(NOTE, text="u" * 1600)) is not None
    letter = Attachment("Brief für Sölberg.pdf", b"%PDF-1.7 \x00\xff", "application/pdf")
    attached = replace(NOTE, attachments=(letter,))
    assert mailto(attached) is None
    written = read(eml(attached))
    assert written["X-Unsent"] == "1"
    assert written["To"].addresses[0].addr_spec == NOTE.recipient
    assert written["To"].addresses[0].display_name == NOTE.recipient_name
    assert written["From"].addresses[0].display_name == NOTE.sender_name
    assert written["Subject"] == NOTE.subject
    body = written.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == NOTE.text + "\n"
    (part,) = written.iter_attachments()
    assert part.get_filename() == letter.name
    assert part.get_content() == letter.content
    assert b"\n" not in eml(attached).replace(b"\r\n", b"")


def test_a_draft_needs_no_sender() -> None:
    assert read(eml(replace(NOTE, sender="")))["From"] is None


def test_an_address_beyond_ascii_is_kept() -> None:
    foreign = replace(NOTE, recipient="zoë@exämple.com")
    assert "<zoë@exämple.com>\r\n".encode() in eml(foreign)


@pytest.mark.parametrize(
    "address",
    [
        "a@b.c, evil@d.example",
        "a@example.com;evil@example.org",
        "a@example.com\r\nBcc: evil@example.org",
        "a@example.com\n",
        "A <a@example.com>",
        "a@example.com?bcc=evil@example.org",
        "a@example.com&bcc=evil",
        "a@@example.com",
        "",
    ],
)
def test_only_one_plain_address_is_taken(address: str) -> None:
    for refused in (
        lambda: checked_address(address),
        lambda: mailto(replace(NOTE, recipient=address)),
        lambda: eml(replace(NOTE, recipient=address)),
    ):
        with pytest.raises(RefusedField) as caught:
            refused()
        assert caught.value.field is MailField.RECIPIENT


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"subject": "Hello\r\nBcc: evil@example.org"}, MailField.SUBJECT),
        ({"subject": "Hello\n"}, MailField.SUBJECT),
        ({"recipient_name": "Ann\nBcc: evil@example.org"}, MailField.RECIPIENT_NAME),
        ({"sender_name": "Tom\rX: y"}, MailField.SENDER_NAME),
        ({"sender": "tom@example.org, b@example.org"}, MailField.SENDER),
        ({"attachments": (Attachment("a\nb.pdf", b""),)}, MailField.ATTACHMENT),
        ({"attachments": (Attachment("a.pdf", b"", "x/y\r\nZ: 1"),)}, MailField.ATTACHMENT),
    ],
)
def test_a_line_break_in_a_header_is_refused(changed: dict[str, Any], field: MailField) -> None:
    with pytest.raises(RefusedField) as caught:
        eml(replace(NOTE, **changed))
    assert caught.value.field is field


WORDS = st.text(max_size=60) | st.sampled_from(
    [
        '"',
        "\\",
        "a, b@example.org",
        "<b@example.org>",
        "=?utf-8?q?x?=",
        "\x0bBcc: x",
        "\u2028Bcc: x",
    ]
)


@given(name=WORDS, subject=WORDS, text=WORDS)
def test_whatever_was_recorded_there_is_one_recipient_and_no_other_header(
    name: str, subject: str, text: str
) -> None:
    message = replace(NOTE, recipient_name=name, subject=subject, text=text)
    try:
        written = read(eml(message))
    except RefusedField as refused:
        assert refused.field in (MailField.RECIPIENT_NAME, MailField.SUBJECT)
        return
    assert [each.addr_spec for each in written["To"].addresses] == [NOTE.recipient]
    assert {header.lower() for header in written} == {
        "from",
        "to",
        "subject",
        "content-type",
        "content-transfer-encoding",
        "mime-version",
        "x-unsent",
    }


# Sending


@pytest.fixture(scope="module")
def trust() -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's side of TLS, and a client's that believes it."""
    trustme = pytest.importorskip("trustme")
    authority = trustme.CA()
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("localhost").configure_cert(server)
    client = ssl.create_default_context()
    authority.configure_trust(client)
    return server, client


Trust = tuple[ssl.SSLContext, ssl.SSLContext]


@pytest.mark.parametrize("security", Security)
@pytest.mark.parametrize("goodbye", ["221 Bye", "500 What"])
def test_a_letter_is_sent(security: Security, goodbye: str, trust: Trust) -> None:
    """And has been sent, even where the server is odd about the farewell."""
    inbox = Inbox({"QUIT": goodbye})
    with serving(inbox, trust[0], security) as account:
        send(account, NOTE, "right", at=AT, trusted=trust[1], timeout=5)
    (envelope,) = inbox.received
    assert (envelope.mail_from, envelope.rcpt_tos) == (NOTE.sender, [NOTE.recipient])
    assert isinstance(envelope.content, bytes)
    got = read(envelope.content)
    assert got["Subject"] == NOTE.subject
    assert got["Date"].datetime == AT
    assert got["Message-ID"].endswith("@example.org>")
    assert got["X-Unsent"] is None


@pytest.mark.parametrize(
    ("answers", "password", "failure", "said"),
    [
        ({}, "wrong", SendFailure.LOGIN_REFUSED, "invalid"),
        ({"MAIL": "550 Not you"}, "right", SendFailure.SENDER_REFUSED, "Not you"),
        ({"RCPT": "550 Nobody here"}, "right", SendFailure.RECIPIENT_REFUSED, "Nobody here"),
        ({"DATA": "554 Looks odd"}, "right", SendFailure.MESSAGE_REFUSED, "Looks odd"),
    ],
)
def test_a_refusal_says_of_what_and_why(
    answers: dict[str, str], password: str, failure: SendFailure, said: str, trust: Trust
) -> None:
    inbox = Inbox(answers)
    with (
        serving(inbox, trust[0], Security.TLS) as account,
        pytest.raises(SendError) as caught,
    ):
        send(account, NOTE, password, at=AT, trusted=trust[1], timeout=5)
    assert caught.value.failure is failure
    assert said in caught.value.said
    assert inbox.received == []


@pytest.mark.parametrize("security", Security)
def test_a_server_that_nobody_vouches_for_gets_no_password(
    security: Security, trust: Trust
) -> None:
    inbox = Inbox()
    with serving(inbox, trust[0], security) as account, pytest.raises(SendError) as caught:
        send(account, NOTE, "right", at=AT, timeout=5)
    assert caught.value.failure is SendFailure.NOT_SECURE
    assert inbox.received == []


def test_a_server_without_encryption_gets_no_password() -> None:
    with (
        serving(Inbox(), None, Security.STARTTLS) as account,
        pytest.raises(SendError) as caught,
    ):
        send(account, NOTE, "right", at=AT, timeout=5)
    assert caught.value.failure is SendFailure.NOT_SECURE


def test_a_server_that_is_not_there_or_says_nothing() -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        account = Account("127.0.0.1", deaf.getsockname()[1], "tom", Security.STARTTLS)
        with pytest.raises(SendError) as caught:
            send(account, NOTE, "right", at=AT, timeout=0.2)
        assert caught.value.failure is SendFailure.UNREACHABLE
        deaf.listen()
        with pytest.raises(SendError) as caught:
            send(account, NOTE, "right", at=AT, timeout=0.2)
        assert caught.value.failure is SendFailure.TIMED_OUT


def test_a_wrong_message_is_refused_before_anything_is_asked_of_a_server() -> None:
    nowhere = Account("nowhere.invalid", 465, "tom")
    with pytest.raises(RefusedField):
        send(nowhere, replace(NOTE, sender=""), "right", at=AT)
