"""Secrets in the system's keyring and nowhere else. It is imported when it is first asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class NoKeyring(Exception):
    """There is no keyring on this system, or it is locked; the message says what it answered."""


@contextmanager
def _keyring() -> Iterator[None]:
    try:
        from keyring.errors import KeyringError
    except ImportError as error:
        raise NoKeyring(str(error)) from error
    try:
        yield
    except KeyringError as error:
        raise NoKeyring(str(error)) from error


def stored(service: str, user: str) -> str | None:
    """The secret under these names, or None where none was stored. Raises `NoKeyring`."""
    with _keyring():
        import keyring

        return keyring.get_password(service, user)


def store(service: str, user: str, secret: str) -> None:
    """Keep a secret; an empty one is forgotten. Raises `NoKeyring`."""
    with _keyring():
        import keyring
        from keyring.errors import PasswordDeleteError

        if secret:
            keyring.set_password(service, user, secret)
            return
        try:
            keyring.delete_password(service, user)
        except PasswordDeleteError:
            return  # there was none
