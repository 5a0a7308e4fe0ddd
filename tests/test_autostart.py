"""Start at login: what is written is what a desktop starts, and what is read back."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from organizer import autostart, paths
from tests.test_desktop_entry import HOSTILE, a_recorder, launch, program

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="of Linux desktops")


@pytest.fixture
def entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the entry stands when it is switched on."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config" / "autostart" / "organizer.desktop"


def test_at_login_the_program_starts_hidden_with_the_settings_it_was_switched_on_in(
    tmp_path: Path, entry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder, told = a_recorder(tmp_path)
    monkeypatch.setattr(sys, "argv", [str(recorder)])
    own = paths.config_dir()
    assert not autostart.enabled(own)
    autostart.set_enabled(True, own)
    assert autostart.enabled(own)
    launch(entry)
    assert told.read_text().split("\0")[:-1] == ["--background"]
    elsewhere = tmp_path / HOSTILE
    assert not autostart.enabled(elsewhere)
    autostart.set_enabled(True, elsewhere)
    launch(entry)
    given = ["--data-dir", str(elsewhere), "--background"]
    assert told.read_text().split("\0")[:-1] == given
    subprocess.run([program("desktop-file-validate"), entry], check=True)
    autostart.set_enabled(False, elsewhere)
    assert not entry.exists()


@pytest.mark.parametrize("off", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_switched_off_by_the_desktop_or_left_by_another_copy_it_is_off(
    entry: Path, monkeypatch: pytest.MonkeyPatch, off: str
) -> None:
    own = paths.config_dir()
    autostart.set_enabled(True, own)
    entry.write_text(entry.read_text() + off + "\n")
    assert not autostart.enabled(own)
    autostart.set_enabled(True, own)
    assert autostart.enabled(own)
    monkeypatch.setattr(sys, "argv", ["/elsewhere/main.py"])
    assert not autostart.enabled(own)
    entry.write_bytes(b"\xff")
    assert not autostart.enabled(own)
