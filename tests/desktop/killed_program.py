"""Lets the program's alerts run over a record, and kills them at random points, again and again.

    python -m tests.desktop.killed_program FOLDER REMINDERS KILLS

What is killed is a process of its own with everything between the plan and the notification
service: record, timer, alerts and notifier, without the main window. It is forked from here, where
everything is imported already, and killed at a random moment of the time in which its alerts run.
Each life has reminders of its own, some due at once and some a little later, those that the lives
before did not get to, and those that they showed and nobody answered, which it shows gathered;
between two lives the person closes every second bubble that stands there. The last ones live until
all were shown, again and again until the service has what they had to show themselves. Prints the
numbers of the bubbles that the person closed, and how many kills found an alert half way.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from organizer.gui import alerts as alerts_module
from organizer.gui.alerts import Alerts
from organizer.gui.commands import Commands
from organizer.gui.notifications import FreedesktopNotifier, NotifierChain, WindowNotifier
from organizer.gui.timer import ReminderTimer
from organizer.gui.wording import gathered
from organizer.model.store import Store
from organizer.practice.habits import Habits
from organizer.practice.moments import wall_time
from organizer.practice.present import Present
from organizer.practice.vocabulary import DeadlineKind, ReminderAction, StepAction
from organizer.services.desk import Desk
from organizer.settings import SettingsFile

ZONE = "Europe/Berlin"
UNSHOWN = (
    "SELECT count(*) FROM reminder WHERE NOT EXISTS (SELECT 1 FROM firing "
    "WHERE reminder_uid = reminder.uid AND shown_at IS NOT NULL)"
)
IN_OWN_WINDOW = "SELECT count(*) FROM firing WHERE place = ''"
HALF_WAY = "SELECT count(*) FROM firing WHERE shown_at IS NULL"
_NAME = "org.freedesktop.Notifications"
_SERVICE = DBusAddress("/org/freedesktop/Notifications", _NAME, _NAME)
LONGEST_LIFE = 0.2
"""Seconds from the first look at what is due."""


def now() -> datetime:
    return datetime.now(UTC)


def open_record(folder: Path) -> Desk:
    present = Present(now, lambda: ZONE, Habits)
    return Desk(Store(folder, now), present, "en", SettingsFile(folder / "settings"))


def count(record: Any, what: str) -> int:
    number: int = record.execute(what).fetchone()[0]
    return number


def live(folder: Path, started: int, *, to_the_end: bool) -> None:
    app = QApplication(["organizer"])
    desk, window = open_record(folder), QWidget()
    preferences = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    commands = Commands(lambda: desk, window, preferences, folder)
    notifier = NotifierChain([FreedesktopNotifier(), WindowNotifier()])
    alerts = Alerts(desk, commands, notifier, ReminderTimer(now, window), window)
    desk.store.subscribe(lambda _change: QTimer.singleShot(0, alerts.changed))
    os.write(started, b".")
    alerts.start()
    if to_the_end:
        look = QTimer(window, interval=50)
        look.timeout.connect(lambda: count(desk.store.database.connection(), UNSHOWN) or app.exit())
        look.start()
    app.exec()
    desk.store.close()


def plan(folder: Path, numbers: range, chance: random.Random) -> None:
    """Answer some, and add reminders of these numbers, due now and in the seconds to come."""
    desk = open_record(folder)
    for key, place in desk.store.rows(
        "SELECT DISTINCT key, place FROM firing "
        "WHERE key <> '' AND place <> '' AND shown_at IS NOT NULL"
    ):
        if chance.random() < 0.5:
            close_bubble(int(place.split()[-1]))
            for deadline in desk.reminders.raised_in(key):
                desk.reminders.acted(deadline, ReminderAction.CLOSED)
    with desk.store.step(StepAction.ADD_SAMPLE):
        for number in numbers:
            due = wall_time(now() + timedelta(seconds=number % 3), ZONE)
            desk.deadlines.plan(DeadlineKind.OWN, due, title=f"Call {number:04}")
    desk.store.close()


def close_bubble(number: int) -> None:
    call = new_method_call(_SERVICE, "CloseNotification", "u", (number,))
    with open_dbus_connection() as connection:
        connection.send_and_get_reply(call)
    print(f"closed {number}", flush=True)


def found(folder: Path, what: str) -> bool:
    import sqlite3

    with closing(sqlite3.connect(folder / "organizer.sqlite3", timeout=5)) as record:
        return count(record, what) > 0


def fork(folder: Path, *, to_the_end: bool) -> int:
    """Start a life, and wait until its alerts do."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            live(folder, writing, to_the_end=to_the_end)
            os._exit(0)
        finally:
            os._exit(1)
    os.close(writing)
    os.read(reading, 1)
    os.close(reading)
    return child


def main() -> None:
    folder, reminders, kills = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    gathered(1)  # words are read before the forks
    alerts_module.MOST_LINES = reminders  # all that a bubble tells of is to be read in it
    chance = random.Random(20261129)
    caught, each = 0, reminders // kills
    for kill in range(kills):
        plan(folder, range(kill * each, (kill + 1) * each), chance)
        child = fork(folder, to_the_end=False)
        time.sleep(chance.uniform(0, LONGEST_LIFE))
        os.kill(child, signal.SIGKILL)
        _pid, status = os.waitpid(child, 0)
        assert os.WTERMSIG(status) == signal.SIGKILL, "it ended by itself"
        caught += found(folder, HALF_WAY)
    lives = 0
    while found(folder, UNSHOWN) or found(folder, IN_OWN_WINDOW):
        _pid, status = os.waitpid(fork(folder, to_the_end=True), 0)
        lives += 1
        assert status == 0 and lives < 10
    print(f"{kills} kills, {caught} of them half way")


if __name__ == "__main__":
    main()
