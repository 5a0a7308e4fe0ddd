"""A mail server on loopback, for tests that really send."""

from __future__ import annotations

import logging
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope

from organizer.letters.mail import Account, Security


@dataclass
class Inbox:
    """Keeps what a server on this machine is given, or refuses it with `answers`."""

    answers: dict[str, str] = field(default_factory=dict)
    received: list[Envelope] = field(default_factory=list)

    async def handle_MAIL(
        self, server: object, session: object, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        return self.answers.get("MAIL", "250 OK")

    async def handle_RCPT(
        self, server: object, session: object, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self.answers.get("RCPT", "250 OK")

    async def handle_DATA(self, server: object, session: object, envelope: Envelope) -> str:
        answer = self.answers.get("DATA", "250 OK")
        if answer.startswith("250"):
            self.received.append(envelope)
        return answer

    async def handle_QUIT(self, server: object, session: object, envelope: Envelope) -> str:
        return self.answers.get("QUIT", "221 Bye")


@contextmanager
def serving(inbox: Inbox, context: ssl.SSLContext | None, security: Security) -> Iterator[Account]:
    """A mail server on loopback that knows one user with the password "right"."""
    # What the server thinks of its clients is no log record of ours.
    logging.getLogger("mail.log").disabled = True

    def login(server: object, session: object, envelope: object, way: str, data: Any) -> AuthResult:
        return AuthResult(success=data.password == b"right", handled=False)

    direct = security is Security.TLS
    controller = Controller(
        inbox,
        hostname="127.0.0.1",
        port=0,
        ssl_context=context if direct else None,
        tls_context=None if direct else context,
        authenticator=login,
        auth_require_tls=not direct,  # it does not see that the whole connection is encrypted
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        controller.port = free.getsockname()[1]
    controller.start()
    try:
        yield Account("localhost", controller.port, "tom", security)
    finally:
        controller.stop()
