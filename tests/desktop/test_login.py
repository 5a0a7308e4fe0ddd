"""Started at login: hidden in the tray, on guard, and one click away."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from organizer import autostart
from organizer.instance import deliver
from tests.desktop.person import MAIN
from tests.desktop.screen import Desktop, wait_until
from tests.test_desktop_entry import LAUNCH


def test_at_login_it_starts_in_the_tray_and_rings(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop.start_notifications()
    desktop.start_tray("lxqt-panel")
    data = tmp_path / "data"
    monkeypatch.setenv("XDG_CONFIG_HOME", desktop.env["XDG_CONFIG_HOME"])
    monkeypatch.setattr(sys, "argv", [str(MAIN)])
    autostart.set_enabled(True, data)
    command = (sys.executable, str(MAIN), "--data-dir", str(data))
    desktop.run(*command, "remind", "Call the bank", "--at", "in 1 second")

    (entry,) = (Path(desktop.env["XDG_CONFIG_HOME"]) / "autostart").iterdir()
    desktop.start("/usr/bin/python3", "-c", LAUNCH, str(entry), "")  # as the session does
    wait_until(
        lambda: any(one.title == "Call the bank" for one in desktop.notifications()),
        "the reminder",
    )
    assert _shown(desktop) == []

    desktop.run(*command, "today")
    wait_until(lambda: bool(_shown(desktop)), "the window")
    desktop.focus(_shown(desktop)[0])
    desktop.keys("ctrl+q")
    wait_until(lambda: not deliver(data, ["changed"], 1), "its end")


def _shown(desktop: Desktop) -> list[str]:
    """The program's main window, where it is visible."""
    search = "xdotool search --onlyvisible --name '^Organizer$' || true"  # it fails for none
    return desktop.run("sh", "-c", search).split()
