"""The password of the mail account, in the system's keyring and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from organizer.letters.mail import Account


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


def _name(account: Account) -> str:
    return f"organizer {account.host}"


def stored_password(account: Account) -> str | None:
    """The account's password, or None where none was stored. Raises `NoKeyring`."""
    with _keyring():
        import keyring

        return keyring.get_password(_name(account), account.user)


def store_password(account: Account, password: str) -> None:
    """Keep the account's password; an empty one is forgotten. Raises `NoKeyring`."""
    with _keyring():
        import keyring
        from keyring.errors import PasswordDeleteError

        if password:
            keyring.set_password(_name(account), account.user, password)
            return
        try:
            keyring.delete_password(_name(account), account.user)
        except PasswordDeleteError:
            return  # there was none
