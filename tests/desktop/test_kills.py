"""Never lost, and never on the screen twice: the program is killed again and again (kill -9)."""

from __future__ import annotations

import re
import sys
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

from tests.desktop.person import Person
from tests.desktop.screen import Desktop, wait_until

REMINDERS, KILLS = 1000, 200
ROOT = Path(__file__).resolve().parents[2]
_KEEP = """
[global]
    notification_limit = 1
    history_length = 5000
    always_run_script = false
[urgency_normal]
    timeout = 0
"""
"""One at a time on the screen, the others wait: a thousand would only be drawn over and over."""


def test_bubble_of_the_last_run_answers_to_the_next(desktop: Desktop, tmp_path: Path) -> None:
    """dunst tells only the program that sent it."""
    desktop.start_notifications()
    person = Person(desktop, tmp_path)
    person.run("remind", "Call the bank", "--at", f"{datetime.now() + timedelta(seconds=10)}")
    wait_until(lambda: desktop.displayed() == 1, "the reminder")
    (before,) = desktop.notifications()
    person.kill()
    wait_until(lambda: len(desktop.notifications()) == 2, "the reminder, raised again")
    assert [one.id for one in desktop.notifications()] == [before.id] * 2
    assert desktop.displayed() == 1
    desktop.invoke_action("Done")
    wait_until(lambda: person.agenda()["deadlines"] == [], "the deadline to be done")
    wait_until(lambda: desktop.displayed() == 0, "the bubble to go")


def test_a_thousand_reminders_survive_two_hundred_kills(desktop: Desktop, tmp_path: Path) -> None:
    desktop.start_notifications(_KEEP)
    desktop.env |= {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    command = ("-m", "tests.desktop.killed_program", tmp_path / "data", str(REMINDERS), str(KILLS))
    program = desktop.start(sys.executable, *command)
    wait_until(lambda: program.poll() is not None, "the last of them to end", patience=400)
    log = desktop.log(sys.executable)
    assert program.returncode == 0, log
    print(log.splitlines()[-1])
    closed = {int(number) for number in re.findall(r"^closed (\d+)$", log, re.MULTILINE)}
    standing, history = desktop.close_all(), desktop.history()
    seen = [text for at, (number, text) in enumerate(history) if at < standing or number in closed]
    shown = Counter(name for text in seen for name in re.findall(r"Call \d+", text))
    expected = {f"Call {number:04}" for number in range(REMINDERS)}
    assert expected - shown.keys() == set(), "lost"
    assert {title: times for title, times in shown.items() if times > 1} == {}, "twice"
    assert shown.keys() == expected
