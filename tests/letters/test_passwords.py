"""The mail account's password in the system's keyring."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import keyring
import pytest
from keyring.backends.fail import Keyring as NoneThere

from organizer.letters.mail import Account
from organizer.letters.passwords import NoKeyring, store_password, stored_password
from tests.letters.keyring_in_memory import Drawer, keyring_in_memory

ACCOUNT = Account("mail.example.org", 465, "tom")


@pytest.fixture(autouse=True)
def drawer() -> Iterator[Drawer]:
    with keyring_in_memory() as drawer:
        yield drawer


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
