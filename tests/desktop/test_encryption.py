"""A record on a real screen, encrypted, unlocked, locked and decrypted again by keys alone."""

from __future__ import annotations

from pathlib import Path

from organizer.model.first_page import FILE_NAME, is_plain
from tests.desktop.person import Person
from tests.desktop.screen import Desktop, wait_until

PASSPHRASE = "correct horse"


def test_nothing_is_to_be_seen_without_the_passphrase_and_reminders_come(
    desktop: Desktop, tmp_path: Path
) -> None:
    """P14: a limit is guarded while the program is locked, and no name is told meanwhile."""
    desktop.start_notifications()
    desktop.start_tray("lxqt-panel")
    person = Person(desktop, tmp_path)
    record = tmp_path / "data" / FILE_NAME
    open_settings(person)
    desktop.keys("alt+p")
    person.window("Encrypt your data")
    desktop.type_text(f"{PASSPHRASE}\t{PASSPHRASE}")
    desktop.keys("Return")
    wait_until(lambda: not is_plain(record), "the record to be encrypted")
    person.window("Settings")
    desktop.keys("Escape")
    person.window("Organizer")
    desktop.keys("ctrl+q")
    assert person.program.wait(10) == 0

    person.program = person._start()
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

    open_settings(person)
    desktop.keys("alt+t")
    person.window("Turn encryption off")
    desktop.type_text(PASSPHRASE)
    desktop.keys("Return")
    wait_until(lambda: is_plain(record), "the record to be in plain again")
    person.window("Settings")
    desktop.keys("Escape")
    assert [one["title"] for one in person.agenda()["deadlines"]] == ["Call Ingrid Solberg"]
    person.window("Organizer")
    desktop.keys("ctrl+q")
    assert person.program.wait(10) == 0


def open_settings(person: Person) -> None:
    """At their page on encryption."""
    person.run()  # answered once all of it is open
    person.window("Organizer")
    person.desktop.keys("ctrl+comma")
    person.window("Settings")
    person.desktop.keys("shift+Tab", *["Right"] * 4)  # along the tabs
