"""How late a reminder is: the real program and dunst, and a clock that is set while it runs."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from jeepney import DBusAddress, message_bus, new_signal
from jeepney.io.blocking import Proxy, open_dbus_connection

from tests.desktop.person import Person
from tests.desktop.screen import Desktop, wait_until

LOGIN = "org.freedesktop.login1"
MANAGER = DBusAddress("/org/freedesktop/login1", LOGIN, f"{LOGIN}.Manager")
AWAKE, JUMPED = 1.0, 5.0
"""The most seconds that a reminder may be late."""
SETTLED = 6.0
"""Seconds after which a clock that was set has been noticed."""
HOUR = timedelta(hours=1)


class Clock:
    """The clock of the programs on a desktop, as libfaketime sets it: the time since they started
    runs on as it does in a machine whose clock is set, or that slept."""

    def __init__(self, desktop: Desktop, file: Path) -> None:
        self._file = file
        self.offset = timedelta()
        self.set(self.offset)
        library = desktop.run("faketime", "-m", "-f", "+0", "printenv", "LD_PRELOAD").strip()
        desktop.env |= {
            "LD_PRELOAD": library,
            "FAKETIME_TIMESTAMP_FILE": str(file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "TZ": "UTC",
        }

    def set(self, offset: timedelta) -> float:
        """Set it so far from the real time; gives the real instant at which that was done."""
        new = self._file.with_suffix(".new")
        new.write_text(f"{offset.total_seconds():+.0f}")
        new.replace(self._file)
        self.offset = offset
        return time.time()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.offset

    def real(self, moment: datetime) -> float:
        """The real instant at which it shows a moment."""
        return (moment - self.offset).timestamp()


def test_lateness_awake_after_a_resume_and_after_the_clock_was_set(
    desktop: Desktop, tmp_path: Path
) -> None:
    desktop.start_notifications()
    desktop.env["DBUS_SYSTEM_BUS_ADDRESS"] = desktop.env["DBUS_SESSION_BUS_ADDRESS"]
    clock = Clock(desktop, tmp_path / "clock")
    person = Person(desktop, tmp_path)

    def remind(title: str, moment: datetime) -> datetime:
        moment = moment.replace(microsecond=0)
        person.run("remind", title, "--at", f"{moment:%Y-%m-%dT%H:%M:%S}")
        return moment

    def came(title: str) -> float:
        """The real instant at which the notification came."""
        wait_until(lambda: title in arrivals(desktop), title)
        return arrivals(desktop)[title]

    late: dict[str, list[float]] = {"awake": [], "ahead": [], "resumed": [], "back": []}
    began = clock.now()
    due = [remind(f"Ahead {n}", began + n * HOUR - HOUR / 2) for n in range(1, 7)]
    assert due[0] > clock.now()
    soon = [remind(f"Awake {n}", clock.now() + timedelta(seconds=8 + 2 * n)) for n in range(3)]
    late["awake"] += [came(f"Awake {n}") - clock.real(moment) for n, moment in enumerate(soon)]

    for number in (1, 2, 3):
        set_at = clock.set(number * HOUR)
        late["ahead"].append(came(f"Ahead {number}") - set_at)
    with open_dbus_connection(desktop.env["DBUS_SYSTEM_BUS_ADDRESS"]) as login:
        Proxy(message_bus, login).RequestName(LOGIN)
        for number in (4, 5, 6):
            set_at = clock.set(number * HOUR)
            login.send(new_signal(MANAGER, "PrepareForSleep", "b", (False,)))
            late["resumed"].append(came(f"Ahead {number}") - set_at)

    before = len(desktop.notifications())
    moment = remind("Back", clock.now() + timedelta(seconds=12))
    clock.set(6 * HOUR - timedelta(seconds=10))
    late["back"].append(came("Back") - clock.real(moment))
    clock.set(-HOUR)  # what was shown is not shown again
    moment = remind("An hour back", clock.now() + timedelta(seconds=8))
    late["back"].append(came("An hour back") - clock.real(moment))
    assert len(desktop.notifications()) == before + 2

    for what, seconds in late.items():
        print(f"{what}: late by {', '.join(f'{one:.2f}' for one in seconds)} s")
    assert max(late["awake"] + late["back"]) < AWAKE
    assert max(late["ahead"] + late["resumed"]) < JUMPED
    assert min(late["awake"] + late["back"]) > -0.1, "early"


def arrivals(desktop: Desktop) -> dict[str, float]:
    """When each notification came first, by the beginning of its title."""
    found: dict[str, float] = {}
    for one in reversed(desktop.notifications()):
        found[one.title.partition(":")[0]] = one.came_at
    return found
