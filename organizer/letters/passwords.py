"""The password of the mail account, in the system's keyring and nowhere else."""

from __future__ import annotations

from organizer import system_keyring
from organizer.letters.mail import Account
from organizer.system_keyring import NoKeyring as NoKeyring


def _name(account: Account) -> str:
    return f"organizer {account.host}"


def stored_password(account: Account) -> str | None:
    """The account's password, or None where none was stored. Raises `NoKeyring`."""
    return system_keyring.stored(_name(account), account.user)


def store_password(account: Account, password: str) -> None:
    """Keep the account's password; an empty one is forgotten. Raises `NoKeyring`."""
    system_keyring.store(_name(account), account.user, password)
