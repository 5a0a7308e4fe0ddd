"""An encrypted record on the command line: `passphrase`, and how every command gets it."""

from __future__ import annotations

import io
import random
import sys
from pathlib import Path

import pytest

from organizer.instance import Instance
from organizer.model import encryption
from organizer.model.backup import FOLDER, backups_in
from organizer.model.encryption import is_encrypted
from organizer.model.first_page import FILE_NAME, is_plain
from organizer.model.recovery import FOLDER as DAMAGED
from tests.letters.keyring_in_memory import keyring_in_memory
from tests.test_cli import DEBRIEF, Shell
from tests.test_safekeeping import owed, spoil

BOTH = ["Ingrid Solberg", "Pavel Dvořák"]


class Terminal(io.StringIO):
    """Somebody who types these lines where a passphrase is asked for."""

    def __init__(self, *lines: str) -> None:
        super().__init__("".join(f"{line}\n" for line in lines))

    def isatty(self) -> bool:
        return True


@pytest.fixture
def shell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Shell:
    """A record with a backup, encrypted, whose passphrase is in the environment."""
    shell = Shell(tmp_path / "data", capsys)
    assert shell.debrief(DEBRIEF, tmp_path)[0] == 0
    shell("backup")
    give(monkeypatch, "correct horse")
    code, out, err = shell("passphrase")
    assert (code, err) == (0, "")
    assert "are encrypted now" in out
    monkeypatch.setenv("ORGANIZER_PASSPHRASE", "correct horse")
    return shell


def give(monkeypatch: pytest.MonkeyPatch, *lines: str, typed: bool = False) -> None:
    """Let these lines come in, from a pipe or as they are typed at a terminal."""
    source = Terminal(*lines)
    if not typed:
        source.isatty = lambda: False  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stdin", source)
    monkeypatch.setattr("getpass.getpass", lambda _prompt: source.readline().rstrip("\n"))


def test_commands_work_as_ever_with_the_passphrase(shell: Shell, tmp_path: Path) -> None:
    assert is_encrypted(shell.folder / FILE_NAME)
    assert owed(shell) == BOTH
    code, out, _err = shell("check")
    assert code == 0
    assert f"{FILE_NAME}: sound" in out and "2 of 2 backups are sound" in out
    name = Path(shell("backup")[1].splitlines()[0]).name
    assert shell.debrief({"company": "X", "people": [{"name": "Mina Aalto"}]}, tmp_path)[0] == 0
    assert len(owed(shell)) == 3
    assert shell("restore", name)[0] == 0
    assert owed(shell) == BOTH
    (tmp_path / "cards.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Mina Aalto\nEND:VCARD\n")
    code, out, err = shell("import", "--preview", tmp_path / "cards.vcf")
    assert (code, err) == (0, "")
    assert "Mina Aalto" in out
    assert not any(is_plain(path) for path in shell.folder.rglob("*.sqlite3"))


@pytest.mark.parametrize(
    ("environment", "typed", "said"),
    [("wrong", (), "not the passphrase"), ("", ("wrong",), "not the passphrase"), ("", (), "Give")],
)
def test_without_it_they_are_refused_in_one_sentence(
    shell: Shell,
    monkeypatch: pytest.MonkeyPatch,
    environment: str,
    typed: tuple[str, ...],
    said: str,
) -> None:
    monkeypatch.setenv("ORGANIZER_PASSPHRASE", environment)
    before = (shell.folder / FILE_NAME).read_bytes()
    for command in (("agenda",), ("check",), ("backup",), ("passphrase", "--remove")):
        give(monkeypatch, *typed, typed=bool(typed))
        code, out, err = shell(*command)
        assert (code, out, err.count("\n")) == (1, "", 1)
        assert said in err
    assert (shell.folder / FILE_NAME).read_bytes() == before
    assert "daily" in shell("restore")[1] or "asked for" in shell("restore")[1]  # their list


def test_it_can_be_typed_or_come_from_the_keyring(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ORGANIZER_PASSPHRASE")
    give(monkeypatch, "correct horse", typed=True)
    assert owed(shell) == BOTH
    with keyring_in_memory() as drawer:
        key = encryption.Key.of("correct horse", encryption.salt_of(shell.folder / FILE_NAME))
        drawer.set_password("organizer record", key.salt.hex(), key.secret.hex())
        assert owed(shell) == BOTH
        give(monkeypatch, "battery staple", "battery staple", typed=True)
        assert shell("passphrase")[0] == 0
        assert len(drawer.kept) == 1  # the new one, in place of the old
        assert owed(shell) == BOTH


def test_it_is_changed_and_removed_again(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    for lines, said in (((), "nothing can be encrypted"), (("a", "b"), "not the same")):
        give(monkeypatch, *lines, typed=bool(lines))
        code, _out, err = shell("passphrase")
        assert (code, err.count("\n")) == (1, 1)
        assert said in err
    running = Instance.acquire(shell.folder)
    assert running is not None
    give(monkeypatch, "battery staple")
    assert "End it first" in shell("passphrase")[2]
    running.release()
    give(monkeypatch, "battery staple")
    assert shell("passphrase")[0] == 0
    assert "not the passphrase" in shell("agenda")[2]
    monkeypatch.setenv("ORGANIZER_PASSPHRASE", "battery staple")
    assert owed(shell) == BOTH
    assert "no longer encrypted" in shell("passphrase", "--remove")[1]
    monkeypatch.delenv("ORGANIZER_PASSPHRASE")
    assert owed(shell) == BOTH
    assert "4 of 4 backups are sound" in shell("check")[1]
    assert "is not encrypted" in shell("passphrase", "--remove")[2]


@pytest.mark.parametrize("spoiled", ["end", "salt", "first page"])
def test_a_damaged_one_is_kept_aside_and_a_backup_takes_its_place(
    shell: Shell, spoiled: str
) -> None:
    record = shell.folder / FILE_NAME
    data = record.read_bytes()
    if spoiled == "end":
        spoil(record)
    else:
        size = 16 if spoiled == "salt" else 4096
        record.write_bytes(random.Random(1).randbytes(size) + data[size:])
    damaged = record.read_bytes()
    backup = backups_in(shell.folder / FOLDER)[0]
    code, out, err = shell("restore", backup.path.name)
    assert (code, err) == (0, "")
    if spoiled != "salt":  # which the key has too
        assert "damaged file is kept" in out
        (aside,) = (shell.folder / DAMAGED).iterdir()
        assert (aside / FILE_NAME).read_bytes() == damaged
    assert owed(shell) == BOTH
    assert is_encrypted(record)
    assert shell("check")[0] == 0


def test_what_can_be_read_of_a_damaged_one_is_gone_on_with(shell: Shell) -> None:
    record = shell.folder / FILE_NAME
    data = bytearray(record.read_bytes())
    data[-4096 * 20 : -4096 * 19] = bytes(4096)
    record.write_bytes(data)
    assert shell("check")[0] == 1
    code, out, err = shell("restore", "--readable")
    assert (code, err) == (0, "")
    assert "Read: " in out
    assert is_encrypted(record)
    assert shell("check")[0] == 0
    assert not any(path.name == "lost.json" for path in shell.folder.rglob("*"))


def test_a_backup_from_elsewhere_is_gone_back_to_with_its_own_passphrase(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell("backup", "--to", tmp_path / "stick")
    (backup,) = backups_in(tmp_path / "stick")
    monkeypatch.delenv("ORGANIZER_PASSPHRASE")
    fresh = Shell(tmp_path / "fresh", shell._capsys)
    assert "Give its passphrase" in fresh("restore", backup.path)[2]
    give(monkeypatch, "correct horse", typed=True)
    assert fresh("restore", backup.path)[0] == 0
    assert owed(fresh) == BOTH
    assert is_plain(fresh.folder / FILE_NAME)


def test_what_was_set_aside_in_plain_goes_and_that_is_said(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell("passphrase", "--remove")
    (shell.folder / DAMAGED / "20261101T080000Z").mkdir(parents=True)
    spoiled = backups_in(shell.folder / FOLDER)[0].path
    spoiled.write_bytes(spoiled.read_bytes()[:-1])
    give(monkeypatch, "correct horse")
    out = shell("passphrase")[1]
    assert not (shell.folder / DAMAGED).exists()
    assert str(shell.folder / DAMAGED) in out
    assert str(spoiled) in out


def test_where_sqlcipher_is_missing_that_is_said(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    encryption._sqlcipher.cache_clear()
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    code, _out, err = shell("agenda")
    assert (code, err.count("\n")) == (1, 1)
    assert "sqlcipher3" in err
