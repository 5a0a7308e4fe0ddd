"""The mail account's password in the system's keyring."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoneThere
from keyring.errors import PasswordDeleteError

from organizer.letters.mail import Account
from organizer.letters.passwords import NoKeyring, store_password, stored_password

ACCOUNT = Account("mail.example.org", 465, "tom")


class Drawer(KeyringBackend):
    """A keyring in memory."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


@pytest.fixture(autouse=True)
def drawer() -> Iterator[Drawer]:
    before = keyring.get_keyring()
    drawer = Drawer()
    keyring.set_keyring(drawer)
    yield drawer
    keyring.set_keyring(before)


def test_a_password_is_kept_for_its_account_and_forgotten(drawer: Drawer) -> None:
    assert stored_password(ACCOUNT) is None
    store_password(ACCOUNT, "secret")
    assert stored_password(ACCOUNT) == "secret"
    assert list(drawer.kept) == [("organizer mail.example.org", "tom")]
    store_password(ACCOUNT, "")
    store_password(ACCOUNT, "")
    assert stored_password(ACCOUNT) is None


def test_a_system_without_a_keyring_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    keyring.set_keyring(NoneThere())  # type: ignore[no-untyped-call]
    with pytest.raises(NoKeyring):
        stored_password(ACCOUNT)
    with pytest.raises(NoKeyring):
        store_password(ACCOUNT, "secret")
    monkeypatch.setitem(sys.modules, "keyring.errors", None)
    with pytest.raises(NoKeyring):
        stored_password(ACCOUNT)
