from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from organizer.gui.message_bus import MessageBus, Reply, Service
from organizer.gui.timer import ReminderTimer

BELL = Service("org.example.Bell", "/org/example/Bell", "org.example.Bell")
BEFORE_THE_FIRST_PAINT = """
import sys
from PySide6.QtWidgets import QApplication
from organizer.gui import instance_server
from organizer.gui.notifications import best_notifier
from organizer.gui.timer import ReminderTimer
from organizer.gui.tray import Tray

app = QApplication([])
best_notifier(Tray(app), app)
ReminderTimer(None)
late = {"jeepney", "json", "html", "PySide6.QtNetwork", "organizer.gui.widgets.alert_window"}
print(sorted(late & set(sys.modules)))
"""


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    printed = subprocess.run(
        [sys.executable, "-c", BEFORE_THE_FIRST_PAINT], stdout=subprocess.PIPE, check=True
    ).stdout
    assert printed == b"[]\n"


@pytest.mark.parametrize(
    "address", [None, "", "nonsense", "tcp:host=localhost,port=1", "unix:path=/nowhere/bus"]
)
def test_where_there_is_no_bus_nothing_happens(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, address: str | None
) -> None:
    if address is not None:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    bus = MessageBus("SESSION", ())
    replies: list[Reply] = []
    assert not bus.open()
    bus.call(BELL, "Ring", then=replies.append)
    assert replies == [None]


def test_timer_does_without_a_login_service(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/none")
    ReminderTimer(_no_clock).listen_for_resume()


def _no_clock() -> datetime:
    raise AssertionError("nobody armed the timer")
