"""What the tray says and offers, over a real record; the screens of tests/desktop show the icon."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu

from organizer.gui.alerts import Alerts
from organizer.gui.dialogs.reminders import RemindersDialog
from organizer.gui.tray import Tray
from organizer.gui.tray_menu import TrayMenu
from organizer.gui.widgets.buttons import FlatButton
from organizer.gui.window import TABS, MainWindow
from organizer.practice.moments import WallTime
from organizer.practice.vocabulary import Channel
from organizer.services.desk import Desk
from organizer.services.offers import OfferEntry
from tests.fakes import FakeClock, debrief
from tests.gui.test_window import FakeNotifier, alerts, clock, desk, notifier

__all__ = ["alerts", "clock", "desk", "notifier"]


@pytest.fixture
def tray(window: MainWindow, desk: Desk, alerts: Alerts) -> Tray:
    tray = Tray(window)
    menu = TrayMenu(tray, desk, window.commands, alerts, window.actions_table, window)
    alerts.looked.connect(menu.refresh)
    alerts.start()
    return tray


def offered(tray: Tray) -> dict[str, QAction]:
    """The entries that can be chosen, those of submenus too."""
    found: dict[str, QAction] = {}
    for action in tray.menu.actions():
        menu = action.menu()
        entries = menu.actions() if isinstance(menu, QMenu) and action.isEnabled() else [action]
        found |= {one.text().replace("&", ""): one for one in entries if one.isEnabled()}
    return found


def test_says_what_is_owed_and_leads_to_it(
    tray: Tray, window: MainWindow, desk: Desk, clock: FakeClock
) -> None:
    assert (tray._count, tray._tooltip) == (0, "Nothing is owed")
    texts = [action.text() for action in tray.menu.actions()]
    assert "Nothing is due today" in texts and "Nothing is due today" not in offered(tray)
    for number in range(9):
        desk.deadlines.add_own(f"Call {number} & ask", desk.present.wall.shifted(0))
    desk.deadlines.add_own("Later", desk.present.wall.shifted(2))
    assert tray._count == 9
    assert tray._tooltip == "Call 0 & ask · today 14:00\n9 due today"
    entries = offered(tray)
    assert [text for text in entries if "Call" in text] == [
        f"Call {number}  ask · today 14:00" for number in range(6)
    ]
    entries["Call 3  ask · today 14:00"].trigger()
    assert TABS[window._tabs.currentIndex()] == "deadline"
    entries["and 3 more"].trigger()
    assert TABS[window._tabs.currentIndex()] == "today"
    for deadline in desk.deadlines.ids()[:9]:
        desk.deadlines.finish(deadline)
    assert (tray._count, tray._tooltip) == (0, "Later · Wednesday 14:00")
    limit = desk.present.wall.shifted(1)
    desk.offers.save(OfferEntry("Halden Instruments Ltd", Channel.PHONE, limit=limit))
    decide = "Decide on the offer from Halden Instruments Ltd · tomorrow 14:00"
    assert tray._tooltip == f"{decide} · 1 day left"
    clock.go_on(minutes=90)
    window.look_at_clock()
    assert tray._tooltip == f"{decide} · 22 h 30 min left"


def test_snoozes_all_that_stands_but_not_past_a_limit(
    tray: Tray, desk: Desk, notifier: FakeNotifier, clock: FakeClock, alerts: Alerts
) -> None:
    """P14."""
    assert "In an hour" not in offered(tray)
    soon = WallTime(desk.present.wall.local + timedelta(minutes=40), desk.present.zone)
    desk.offers.save(OfferEntry("Halden Instruments Ltd", Channel.PHONE, limit=soon))
    desk.deadlines.add_own("Call the bank", desk.present.wall)
    clock.go_on(minutes=10)
    alerts.raise_due()
    assert len(notifier.standing) == 2
    offered(tray)["In an hour"].trigger()
    assert notifier.standing == set()
    assert [(one.deadline.kind, one.at - clock()) for one in desk.reminders.snoozed()] == [
        ("decision", timedelta(minutes=15)),
        ("own", timedelta(hours=1)),
    ]


def test_a_pause_holds_back_until_the_morning_or_its_end(
    tray: Tray, desk: Desk, notifier: FakeNotifier, clock: FakeClock, alerts: Alerts
) -> None:
    offered(tray)["Pause until tomorrow morning"].trigger()
    assert "Paused until tomorrow 08:00" in tray._tooltip
    desk.deadlines.add_own("Call the bank", desk.present.wall)
    alerts.raise_due()
    assert notifier.shows == []
    offered(tray)["Paused until tomorrow 08:00"].trigger()
    assert len(notifier.shows) == 1
    offered(tray)["Pause until tomorrow morning"].trigger()
    desk.deadlines.add_own("Call the tax office", desk.present.wall)
    clock.go_on(hours=17)
    alerts.raise_due()
    assert len(notifier.shows) == 1
    clock.go_on(hours=1)
    alerts.raise_due()
    assert len(notifier.shows) == 2


def test_the_page_of_reminders_says_why_none_comes(
    tray: Tray, window: MainWindow, desk: Desk, clock: FakeClock
) -> None:
    desk.settings.change(quiet_hours=True, quiet_from="21:00", quiet_to="07:00")
    offered(tray)["Reminders…"].trigger()
    (dialog,) = window.findChildren(RemindersDialog)

    def said() -> list[str]:
        texts = [label.text() for label in dialog.findChildren(QLabel)]
        return [text for text in texts if " until " in text]

    assert said() == []
    clock.go_on(hours=23 - desk.present.wall.local.hour)
    offered(tray)["Pause until tomorrow morning"].trigger()
    window.commands.changed.emit()
    assert [text.split(".")[0] for text in said()][::2] == [
        "Paused until tomorrow 08:00",
        "Quiet until tomorrow 07:00",
    ]


def test_the_page_of_reminders_follows_what_happens(
    tray: Tray, window: MainWindow, desk: Desk, clock: FakeClock, alerts: Alerts
) -> None:
    offered(tray)["Reminders…"].trigger()
    (dialog,) = window.findChildren(RemindersDialog)

    def names() -> set[str]:
        return {one.accessibleName() for one in dialog.findChildren(FlatButton)}

    assert names() == set()
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg"))
    clock.go_on(hours=20)
    alerts.raise_due()
    assert names() >= {"Snooze 1 hour: Write to Ingrid Solberg", "Done: Write to Ingrid Solberg"}
    (done,) = [
        one
        for one in dialog.findChildren(FlatButton)
        if one.accessibleName() == "Done: Write to Ingrid Solberg" and one.isVisible()
    ]
    done.click()
    assert not [row for row in desk.notes.rows(desk.notes.ids()) if row.owed]
    assert [one.action for one in desk.reminders.history(9)] == ["done"]
