"""Three companies to an acceptance, a declining and a reply to a turn-down, by keys alone."""

from __future__ import annotations

import sqlite3
from datetime import date
from functools import partial
from pathlib import Path

from tests.desktop.person import Person
from tests.desktop.screen import Desktop, wait_until


def test_a_search_is_carried_to_its_end_by_keys_alone(desktop: Desktop, tmp_path: Path) -> None:
    """P12-P17: in the sample search, one offer by phone with a limit on Friday, one by letter, and
    one company that is still interviewing."""
    (tmp_path / "data").mkdir(mode=0o700)
    (tmp_path / "data" / "settings.json").write_text('{"own_name": "Robin Beispiel"}')
    desktop.start_notifications()  # or a reminder would be a window of its own
    person = Person(desktop, tmp_path)
    person.run("today")  # answered once all of it is there, the menus too
    _back(person, desktop)
    _choose(person, desktop, "alt+h", "l")
    wait_until(lambda: len(_ask(tmp_path, "SELECT id FROM offer")) == 2, "the sample")
    (friday,) = _ask(tmp_path, _LIMIT_OF.format("phone"))
    assert date.fromisoformat(friday[:10]).strftime("%A") == "Friday"

    # Nordlicht was still interviewing, and turns the person down.
    _back(person, desktop)
    desktop.keys("ctrl+6", "End")
    _choose(person, desktop, "alt+p", "s", "t")
    wait_until(lambda: _stage(tmp_path, "Nordlicht") == "turned_down", "being turned down")
    _write(person, desktop, tmp_path, "Ingrid Solberg", "turned_down_reply")

    # Brunnen: another letter. Its values are taken from it, and the offer is declined.
    desktop.keys("ctrl+4", "End", "ctrl+l")
    person.window("The letter with the offer")
    desktop.type_text("Your salary is 59,500 EUR a year, with 31 days of leave.\t")
    desktop.keys("Return")
    wait_until(lambda: "59,500 EUR a year" in _ask(tmp_path, _OFFERED), "the letter’s terms")
    _back(person, desktop)
    _choose(person, desktop, "alt+o", "c")
    wait_until(lambda: _stage(tmp_path, "Brunnen") == "declined", "the declining")
    _write(person, desktop, tmp_path, "Yusuf Demir", "declining")

    # Halden: the call, and the acceptance although something is open.
    desktop.keys("ctrl+4", "Home", "ctrl+shift+k")
    person.window("Call Owen Marsh")
    desktop.type_text("They pay 3,000 for the move")
    desktop.keys("Escape")
    wait_until(lambda: "for the move" in "".join(_ask(tmp_path, _CALLS)), "the call")
    _back(person, desktop)
    _choose(person, desktop, "alt+o", "a")
    person.window("Accept the offer from Halden Instruments Ltd?")
    desktop.keys("alt+w")
    desktop.type_text("They promised the rest by e-mail")
    desktop.keys("Return")
    wait_until(lambda: _stage(tmp_path, "Halden") == "accepted", "the acceptance")
    _write(person, desktop, tmp_path, "Owen Marsh", "acceptance")

    letters = _ask(tmp_path, "SELECT body FROM note WHERE kind = 'acceptance'")
    assert "£62,000 a year" in letters[0] and "1 March" in letters[0]
    owed = _ask(tmp_path, "SELECT kind FROM note WHERE status IN ('pending', 'drafted')")
    assert set(owed) == {"thank_you"}
    planned = set(_ask(tmp_path, "SELECT kind FROM deadline WHERE status = 'open'"))
    assert {"written_confirmation", "starting_date", "keep_in_touch"} <= planned
    assert not {"decision", "call_about_letter"} & planned


_OFFERED = "SELECT offered FROM offer_term"
_CALLS = "SELECT call_notes FROM offer"
_LIMIT_OF = (
    "SELECT deadline.local FROM deadline JOIN offer ON offer.id = offer_id "
    "WHERE kind = 'decision' AND channel = '{}'"
)


def _choose(person: Person, desktop: Desktop, *keys: str) -> None:
    """From the menu: each key but the last opens another one, which must be there for the next."""

    def are_open(menus: int) -> bool:
        return len(desktop.windows(person.program)) == 1 + menus

    for menus, key in enumerate(keys):
        wait_until(partial(are_open, menus), f"the menu for “{key}”")
        desktop.keys(key)


def _back(person: Person, desktop: Desktop) -> None:
    """In the main window again, once every dialog over it has gone."""
    wait_until(lambda: len(desktop.windows(person.program)) == 1, "the main window alone")
    person.window("Organizer")


def _write(person: Person, desktop: Desktop, folder: Path, name: str, kind: str) -> None:
    """Write the letter that came up, as it is drafted, and send it."""
    _back(person, desktop)
    desktop.keys("ctrl+Return")
    person.window(f"Note to {name}")
    wait_until(
        lambda: any(
            "Robin Beispiel" in text
            for text in _ask(folder, "SELECT content FROM draft WHERE form LIKE 'note %'")
        ),
        "a draft",
    )
    desktop.keys("alt+s")
    sent = f"SELECT body FROM note WHERE kind = '{kind}' AND status = 'sent'"
    wait_until(lambda: bool(_ask(folder, sent)), f"the {kind} to {name}")
    _back(person, desktop)


def _stage(folder: Path, company: str) -> str:
    query = (
        "SELECT stage FROM opportunity JOIN company ON company.id = company_id "
        f"WHERE name LIKE '{company}%'"
    )
    return _ask(folder, query)[0]


def _ask(folder: Path, query: str) -> list[str]:
    with sqlite3.connect(folder / "data" / "organizer.sqlite3") as record:
        return [value for (value,) in record.execute(query)]
