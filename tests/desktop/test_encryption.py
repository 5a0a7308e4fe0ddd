"""An encrypted record on a real screen: unlocked, locked and unlocked again by keys alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.desktop.person import MAIN, Person
from tests.desktop.screen import Desktop, wait_until

PASSPHRASE = "correct horse"


def test_nothing_is_to_be_seen_without_the_passphrase_and_reminders_come(
    desktop: Desktop, tmp_path: Path
) -> None:
    """P14: a limit is guarded while the program is locked, and no name is told meanwhile."""
    command = [sys.executable, str(MAIN), "--data-dir", str(tmp_path / "data"), "passphrase"]
    subprocess.run(command, input=f"{PASSPHRASE}\n", text=True, check=True, capture_output=True)
    desktop.start_notifications()
    desktop.start_tray("lxqt-panel")
    person = Person(desktop, tmp_path)

    person.window("Passphrase")
    desktop.type_text("wrong")
    desktop.keys("Return")
    again = person.desktop.start(*person.command)  # a second start finds the one that asks
    assert again.wait(10) == 0
    person.window("Passphrase")
    desktop.keys("ctrl+a")
    desktop.type_text(PASSPHRASE)
    desktop.keys("Return")
    person.window("Organizer")

    desktop.keys("ctrl+shift+n")
    person.window("After an interview")
    desktop.type_text("Nordlicht Optik AG")
    desktop.keys("Escape")
    person.window("Organizer")
    desktop.keys("alt+f")
    desktop.keys("l")
    person.window("Passphrase")
    assert set(person._titles()) == {"Passphrase"}
    desktop.screenshot(tmp_path / "locked.png")
    unlocked = ("env", f"ORGANIZER_PASSPHRASE={PASSPHRASE}", *person.command)
    desktop.run(*unlocked, "remind", "Call Ingrid Solberg", "--at", "in 2 seconds")
    wait_until(lambda: bool(desktop.notifications()), "a reminder while it is locked")
    assert {one.title for one in desktop.notifications()} == {"Organizer"}
    assert "Ingrid" not in str(desktop.notifications())

    # It may be hidden, and what is asked for from outside comes once it is unlocked.
    person.window("Passphrase")
    desktop.keys("Escape")
    wait_until(lambda: not desktop.windows(person.program), "nothing to be seen")
    person.run("quick-entry")
    person.window("Passphrase")
    assert set(person._titles()) == {"Passphrase"}
    desktop.type_text(PASSPHRASE)
    desktop.keys("Return")
    person.window("After an interview")
    wait_until(
        lambda: any(one.title == "Call Ingrid Solberg" for one in desktop.notifications()),
        "the reminder in its own words",
    )
    desktop.keys("Escape")
    person.window("Organizer")
    desktop.keys("ctrl+q")
    assert person.program.wait(10) == 0
