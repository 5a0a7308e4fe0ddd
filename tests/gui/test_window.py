"""The window, its tabs and its alerts over a real record (LOOK.md)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from organizer import paths
from organizer.gui.alerts import GATHERED, Alerts
from organizer.gui.dialogs.comparison import ComparisonDialog
from organizer.gui.dialogs.form import FormDialog
from organizer.gui.dialogs.rounds import RoundsDialog
from organizer.gui.dialogs.sheet import SheetDialog
from organizer.gui.notifications import ANSWERS, Alert, Notifier
from organizer.gui.tabs.deadlines import DeadlinesTab
from organizer.gui.timer import ReminderTimer
from organizer.gui.widgets.buttons import FlatButton
from organizer.gui.widgets.count_down import CountDown
from organizer.gui.widgets.editable import EditableChoice, EditableDay, EditableText
from organizer.gui.widgets.month_calendar import MonthCalendar
from organizer.gui.widgets.pill import Pill
from organizer.gui.widgets.understood import Understood
from organizer.gui.window import TABS, MainWindow
from organizer.practice.contact_draft import ContactDraft
from organizer.practice.moments import WallTime
from organizer.practice.rounds import Change, Column, state_at
from organizer.practice.vocabulary import Channel, OfferStatus
from organizer.services.desk import Desk
from organizer.services.offers import OfferEntry
from organizer.services.search import PER_KIND
from organizer.services.terms import Term
from organizer.services.view_filter import Shown, ViewFilter
from tests.fakes import ZONE, FakeClock, debrief, open_desk


class FakeNotifier(Notifier):
    """Remembers what it was asked to show; acknowledges unless it is told not to."""

    def __init__(self) -> None:
        super().__init__()
        self.shows: list[tuple[str, str]] = []
        self.alerts: list[Alert] = []
        self.standing: set[str] = set()
        self.cleared: set[str] = set()
        self.acknowledges = True

    def available(self) -> bool:
        return True

    def show(self, key: str, alert: Alert) -> None:
        self.shows.append((key, alert.title))
        self.alerts.append(alert)
        self.standing.add(key)
        if self.acknowledges:
            self.shown.emit(key, f"bus service {len(self.shows)}")

    def withdraw(self, key: str) -> None:
        self.standing.discard(key)

    def clear(self, places: Collection[str]) -> None:
        self.cleared.update(places)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    desk = open_desk(tmp_path / "data", clock)
    yield desk
    desk.store.close()


@pytest.fixture
def notifier(qtbot: QtBot) -> FakeNotifier:
    return FakeNotifier()


@pytest.fixture
def alerts(window: MainWindow, desk: Desk, notifier: FakeNotifier, clock: FakeClock) -> Alerts:
    timer = ReminderTimer(clock, window)
    alerts = Alerts(desk, window.commands, notifier, timer, window)
    desk.store.subscribe(lambda _change: alerts.changed())
    return alerts


def go(window: MainWindow, kind: str) -> None:
    window.show_tab(TABS.index(kind))


def test_notes_are_worked_off_one_after_the_other(window: MainWindow, desk: Desk) -> None:
    """P10: what is owed next is selected after each, and the tab says how many are left."""
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg", "Pavel Dvořák"))
    go(window, "note")
    titles = []
    for _note in range(2):
        note = window._current_tab().selected()
        assert note is not None
        row = desk.notes.row(note)
        assert row is not None and row.owed
        titles.append(window._tabs.tabText(TABS.index("note")))
        window.actions_table["note.sent"].trigger()
    assert titles == ["Notes (2)", "Notes (1)"]
    assert window._tabs.tabText(TABS.index("note")) == "Notes"
    window.commands.undo()
    assert sum(row.owed for row in desk.notes.rows(desk.notes.ids())) == 1


def test_every_tab_fills_and_narrows(window: MainWindow, desk: Desk) -> None:
    desk.sample.add(paths.resources() / "sample" / "en.json")
    for kind in TABS[1:]:
        go(window, kind)
        tab = window._tabs_made[kind]
        everything = len(tab.ids())
        assert everything and tab.selected() is not None
        window._filter.setCurrentText("Halden Instruments Ltd")
        assert 0 < len(tab.ids()) < everything
        window._filter.setCurrentIndex(0)
        assert len(tab.ids()) == everything
    window.commands.remove_sample()
    assert all(window._tabs_made[kind].ids() == [] for kind in TABS[1:])


def test_a_term_that_could_be_two_sums_asks_which(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    terms = (Term("Base salary", offered="80-90k €", agreed="85k € a year"),)
    desk.offers.save(OfferEntry("Halden Instruments Ltd", Channel.PHONE, terms=terms))
    go(window, "offer")
    fields = {edit.accessibleName(): edit for edit in window.findChildren(EditableText)}
    question = "“80-90k €”: did you mean €80,000 or €90,000?"
    assert fields["Base salary: Offered"].accessibleDescription() == question
    window.activateWindow()
    qtbot.waitUntil(fields["Base salary: Offered"].isVisible)
    fields["Base salary: Offered"].setFocus()
    fields["Base salary: Agreed"].setFocus()
    assert fields["Base salary: Offered"].accessibleDescription() == question
    assert fields["Base salary: Agreed"].toolTip() == "€85,000 a year"
    for meant in ("€90,000", "€90,000 a year"):
        (choice,) = [one for one in window.findChildren(FlatButton) if one.text() == meant]
        choice.click()
    (term,) = desk.terms.rows(desk.offers.ids()[0])
    assert (term.offered, term.offered_minor) == ("€90,000 a year", 9_000_000)


def test_a_value_is_read_as_it_is_typed(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    """P12: by its topic, in the offer's own currency; a bare number is kept with its unit."""
    terms = (Term("Base salary", offered="£62,000 a year"), Term("Starting date"), Term("Bonus"))
    offer = desk.offers.save(OfferEntry("Halden Instruments Ltd", Channel.PHONE, terms=terms))
    go(window, "offer")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    def field(name: str) -> EditableText:
        (found,) = [
            one for one in window.findChildren(EditableText) if one.accessibleName() == name
        ]
        qtbot.waitUntil(found.isVisible)
        found.setFocus()
        return found

    bonus = field("Bonus: Offered")
    (said,) = [one for one in window.findChildren(Understood) if one.isVisible()]
    assert said.text() == "A sum, or a share in percent"
    qtbot.keyClicks(bonus, "4.500")
    assert said.text() == bonus.accessibleDescription() == "→ £4,500"
    assert said.geometry().top() >= bonus.geometry().bottom()
    qtbot.keyClick(bonus, Qt.Key.Key_Return)
    start = field("Starting date: Offered")
    assert isinstance(start, EditableDay)
    qtbot.waitUntil(start._button.isVisible)
    qtbot.keyClicks(start, "1 March")
    start._button.click()
    (calendar,) = start.findChildren(MonthCalendar)
    assert calendar.month() == date(2027, 3, 1)
    calendar.day_chosen.emit(date(2027, 4, 1))
    qtbot.keyClick(start, Qt.Key.Key_Return)
    rows = [row.offered for row in desk.terms.rows(offer)]
    assert rows == ["£62,000 a year", "Thursday, 1 April 2027", "£4,500"]


def test_the_time_left_counts_down_while_one_looks(
    qtbot: QtBot, window: MainWindow, desk: Desk, clock: FakeClock
) -> None:
    """P14."""
    limit = desk.present.wall.shifted(1)
    offer = desk.offers.save(OfferEntry("Halden Instruments Ltd", Channel.PHONE, limit=limit))
    go(window, "offer")

    def shown() -> str:
        (pill,) = window._current_tab().findChildren(CountDown)
        qtbot.waitUntil(pill.isVisible)
        return pill.accessibleName()

    def listed() -> tuple[str, str]:
        row = window._current_tab()._model.row(0)
        return row.pill, row.beside

    assert shown() == "1 day left"
    assert listed() == ("1 day left", "tomorrow 14:00")
    painted: list[int] = []
    window._current_tab()._model.dataChanged.connect(lambda first, _last: painted.append(1))
    clock.go_on(minutes=61)
    window.look_at_clock()
    window.look_at_clock()  # within the same minute
    assert shown() == "22 h 59 min left"
    assert listed() == ("22 h 59 min left", "tomorrow 14:00")
    assert painted == [1]
    offers = window._current_tab()
    for kind in ("deadline", "opportunity"):  # shown wherever the offer is
        go(window, kind)
        assert shown() == "22 h 59 min left"
        assert "22 h 59 min left" in listed()
    clock.go_on(hours=23)
    window.look_at_clock()
    assert shown() == "passed 1 min ago"
    assert offers.findChildren(CountDown)[0].accessibleName() == "22 h 59 min left"  # out of sight
    go(window, "offer")
    assert shown() == "passed 1 min ago"
    window.commands.call_sheet(offer)
    (sheet,) = window.findChildren(SheetDialog)
    (beside,) = sheet.findChildren(CountDown)
    qtbot.waitUntil(beside.isVisible)
    clock.go_on(hours=14)
    window.look_at_clock()
    assert beside.accessibleName() == "passed yesterday"
    sheet.close()
    window.commands.compare()
    (compared,) = window.findChildren(ComparisonDialog)
    clock.go_on(days=1)
    window.look_at_clock()
    head = compared._table.horizontalHeaderItem(1)
    assert head is not None and head.text().endswith("passed 2 days ago")
    compared.close()
    go(window, "today")
    assert [one.accessibleName() for one in window.today.findChildren(CountDown)] == [
        "passed 2 days ago"
    ]


def test_what_a_letter_says_is_held_against_what_was_promised(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    """P12, P13: each value is kept as a round, by phone or in writing; too many points asked, or
    one reopened, are pointed at quietly."""
    terms = (
        Term("Base salary", offered="£62,000 a year", asked="£64,000"),
        Term("Paid leave", offered="27 days", asked="30 days"),
        Term("Moving allowance", offered="£2,000", asked="£3,500"),
    )
    offer = desk.offers.save(OfferEntry("Halden Instruments Ltd", Channel.PHONE, terms=terms))
    go(window, "offer")
    fields = {edit.accessibleName(): edit for edit in window.findChildren(EditableText)}
    fields["New topic"].setPlainText("Pension")
    fields["New topic"].commit()
    (said,) = [
        box
        for box in window.findChildren(EditableChoice)
        if box.accessibleName() == "What you enter was said"
    ]
    said.setCurrentIndex(1)
    said.activated.emit(1)
    rows = {row.topic: row for row in desk.terms.rows(offer)}
    for topic, field, value in (
        ("Base salary", "Offered", "62.000 GBP per year"),
        ("Moving allowance", "Offered", "£1,500"),
        ("Pension", "Asked", "8 %"),
    ):
        fields = {edit.accessibleName(): edit for edit in window.findChildren(EditableText)}
        fields[f"{topic}: {field}"].setPlainText(value)
        fields[f"{topic}: {field}"].commit()
    first, second = desk.terms.rounds(offer)
    assert (first.channel, second.channel) == (Channel.PHONE, Channel.LETTER)
    assert state_at([first])["Moving allowance"].offered == "£2,000"
    words = "\n".join(
        one.text() if isinstance(one, QLabel) else one.accessibleName()
        for one in window.findChildren(QWidget)
        if isinstance(one, QLabel | Pill)
    )
    for part in (
        "promised £2,000, written £1,500",
        "the same",
        "differs",
        "not in writing",
        "more than three points",
    ):
        assert part in words, part
    fields = {edit.accessibleName(): edit for edit in window.findChildren(EditableText)}
    fields["Pension: Asked"].selectAll()
    qtbot.keyClicks(fields["Pension: Asked"], "8 %")  # they say so once more: no round
    fields["Pension: Asked"].commit()
    fields["Base salary: Asked"].selectAll()
    qtbot.keyClicks(fields["Base salary: Asked"], "£64,000")  # now in writing too
    fields["Base salary: Asked"].commit()
    assert len(desk.terms.rounds(offer)[-1].changes) == len(second.changes) + 1
    desk.store.undo()
    (confirm,) = [
        one for one in window.findChildren(FlatButton) if one.text() == "It is in the letter too"
    ]
    confirm.click()
    assert desk.terms.rounds(offer)[-1].changes[-1] == Change(
        "Paid leave", Column.OFFERED, "27 days"
    )
    desk.store.undo()
    window.commands.compare_rounds(offer)
    (dialog,) = window.findChildren(RoundsDialog)
    shown = [
        item.text()
        for row in range(4)
        for column in range(5)
        if (item := dialog._table.item(row, column)) is not None
    ]
    assert "£1,500\nwas: £2,000" in shown
    assert "8 %\nnew" in shown
    dialog.close()
    desk.store.undo()
    assert "Pension" not in {one.topic for one in desk.terms.rounds(offer)[-1].changes}
    desk.terms.set(rows["Paid leave"].id, Channel.PHONE, topic="")
    assert "Paid leave" not in {row.topic for row in desk.terms.rows(offer)}
    assert state_at(desk.terms.rounds(offer))["Paid leave"].standing == ""


def test_search_finds_across_everything_and_enter_opens(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    desk.sample.add(paths.resources() / "sample" / "en.json")
    qtbot.keyClicks(window._search, "dvorak")
    assert window._results is not None and window._results.isVisible()
    qtbot.keyClick(window._search, Qt.Key.Key_Return)
    assert TABS[window._tabs.currentIndex()] == "contact"
    contact = window._current_tab().selected()
    assert contact is not None
    assert desk.contacts.rows([contact])[0].full_name == "Pavel Dvořák"
    window.search("nord")
    rows = window._results._model
    shown = [rows.row(place) for place in range(rows.rowCount())]
    assert [row.title for row in shown if row.heading][:3] == [
        *("Contacts", "Companies", "Opportunities")
    ]
    first = shown[1]
    assert first.second == "Company: Nordlicht Optik AG" and first.second_marks == ((9, 13),)
    qtbot.keyClick(window._search, Qt.Key.Key_Down)
    for _hit in range(3):
        qtbot.keyClick(window._results._list, Qt.Key.Key_Down)
    selected = window._results._list.selected_id()
    assert selected is not None and shown[selected].title == "Nordlicht Optik AG"  # no heading
    window.activateWindow()
    window.actions_table["edit.find"].trigger()
    qtbot.waitUntil(window._search.hasFocus)
    qtbot.keyClicks(window._search, "zzz")
    qtbot.keyClick(window._search, Qt.Key.Key_Escape)
    assert window._search.text() == "" and not window._results.isVisible()


def test_a_kind_of_which_there_is_more_ends_with_a_row_that_shows_it(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    for number in range(PER_KIND + 3):
        desk.contacts.add(ContactDraft(full_name=f"Anna {number}", company="Anna AG"))
    window.search("anna")
    assert window._results is not None
    rows = window._results._model
    place = PER_KIND + 1
    assert rows.row(place).title == "More contacts…"
    window._results._list.select(place)
    qtbot.keyClick(window._search, Qt.Key.Key_Return)
    assert rows.rowCount() == 1 + PER_KIND + 3
    assert window._search.text() == "anna"
    window.search("anan")
    assert window._results._heading.text() == ("Nothing matches “anan” exactly. This comes near:")


def test_what_is_done_or_out_of_a_chosen_day_is_found_and_shown(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    done = desk.deadlines.add_own("Renew the passport", desk.present.wall.shifted(3))
    open_one = desk.deadlines.add_own("Call the bank", desk.present.wall.shifted(4))
    desk.deadlines.finish(done)
    go(window, "deadline")
    tab = window._current_tab()
    assert isinstance(tab, DeadlinesTab)
    tab._month.day_chosen.emit(desk.present.wall.shifted(9).day)
    assert tab.ids() == []
    for typed, record, shown in (("passport", done, Shown.DONE), ("bank", open_one, None)):
        qtbot.keyClicks(window._search, typed)
        qtbot.keyClick(window._search, Qt.Key.Key_Return)
        assert tab.selected() == record and tab.view.shown is shown


def test_a_deadline_comes_again_on_the_days_that_one_ticks(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    due = WallTime(datetime(2026, 12, 8, 9, 0), ZONE)  # the second Tuesday
    call = desk.deadlines.add_own("Call the agency", due)
    go(window, "deadline")

    def another(*keys: Qt.Key) -> str:
        """Asks for another rhythm, types there from the number on, and says what the page shows."""
        window.show_record("deadline", call)
        (choice,) = window.findChildren(EditableChoice)
        other = choice.findText("Another…")
        choice.setCurrentIndex(other)
        choice.activated.emit(other)
        (dialog,) = [one for one in window.findChildren(FormDialog) if one.isVisible()]
        for key in keys:
            qtbot.keyClick(dialog.focusWidget(), key)
        qtbot.waitUntil(dialog.isHidden)
        dialog.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        (choice,) = window.findChildren(EditableChoice)
        return choice.currentText()

    tab, space, down, enter = Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Return
    assert another(Qt.Key.Key_3, enter) == "Every 3 weeks"
    days = (tab, tab, space, *[tab] * 3, space, enter)  # Monday and Thursday
    assert another(Qt.Key.Key_2, *days) == "Every 2 weeks on Monday and Thursday"
    assert another(Qt.Key.Key_1, tab, down, tab, down, enter) == "Every month on the second Tuesday"
    desk.deadlines.finish(call)
    (following,) = desk.deadlines.ids()
    row = desk.deadlines.row(following)
    assert row is not None and row.due.local == datetime(2027, 1, 12, 9, 0)
    assert row.repeat == "FREQ=MONTHLY;INTERVAL=1;BYDAY=2TU"


def test_a_contact_still_owed_a_note_is_not_thrown_away(
    window: MainWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """P10."""
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg"))
    said: list[str] = []
    monkeypatch.setattr(window.commands, "warn", said.append)
    go(window, "contact")
    window.actions_table["edit.delete"].trigger()
    assert len(desk.contacts.ids()) == 1 and "still owed a note" in said[0]


def test_closing_the_window_asks_whoever_knows_the_tray(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.closing):
        window.close()
    assert window.isVisible()


def test_alerts_come_on_time_once_and_go_when_settled(
    window: MainWindow, desk: Desk, alerts: Alerts, notifier: FakeNotifier, clock: FakeClock
) -> None:
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg"))
    alerts.start()
    assert notifier.shows == []
    clock.go_on(hours=20)
    alerts.raise_due()
    alerts.raise_due()
    ((key, title),) = notifier.shows
    assert title == "Ingrid Solberg: note due today 10:00"
    window.commands.mark_sent(desk.notes.ids()[0])
    assert notifier.standing == set()
    notifier.acted.emit(key, "done")  # a service may tell of an action twice, and too late
    assert sum(row.owed for row in desk.notes.rows(desk.notes.ids())) == 0


def test_what_nobody_acknowledged_is_raised_again(
    window: MainWindow, desk: Desk, alerts: Alerts, notifier: FakeNotifier, clock: FakeClock
) -> None:
    desk.deadlines.add_own("Call the bank", desk.present.wall)
    notifier.acknowledges = False
    alerts.start()
    assert len(desk.reminders.claim_due()) == 1
    notifier.shown.emit(notifier.shows[0][0], "")
    assert desk.reminders.claim_due() == []


def start_again(
    window: MainWindow, desk: Desk, clock: FakeClock, *, acknowledges: bool = True
) -> FakeNotifier:
    """Another run of the program, over what the last one left on the screen."""
    screen = FakeNotifier()
    screen.acknowledges = acknowledges
    Alerts(desk, window.commands, screen, ReminderTimer(clock, window), window).start()
    return screen


def test_what_nobody_answered_comes_gathered_at_the_next_start_in_place_of_what_stood(
    window: MainWindow, desk: Desk, alerts: Alerts, notifier: FakeNotifier, clock: FakeClock
) -> None:
    for title in ("Call the mover", "Call the bank", "Call the landlord"):
        desk.deadlines.add_own(title, desk.present.wall)
        clock.go_on(minutes=1)
        alerts.raise_due()
    keys = [key for key, _title in notifier.shows]
    notifier.acted.emit(keys[1], "open")
    clock.go_on(hours=1)
    # A crash that comes before the service answers leaves the same to the run after it.
    start_again(window, desk, clock, acknowledges=False)
    second = start_again(window, desk, clock)
    ((gathered, title),) = second.shows
    assert title == "2 reminders while you were away"
    assert second.alerts[0].body == (
        "Call the mover · 1 hour 3 minutes late\nCall the landlord · 1 hour 1 minute late"
    )
    assert second.alerts[0].before == ("bus service 1", "bus service 3")
    assert second.cleared == set()
    second.shown.emit(gathered, "bus another-service 1")  # a service that came back has it again
    third = start_again(window, desk, clock)
    assert [one.before for one in third.alerts] == [("bus another-service 1",)]
    third.shown.emit(third.shows[0][0], "")  # our own window, which goes with the program
    desk.deadlines.finish(desk.deadlines.ids()[0])
    fourth = start_again(window, desk, clock)
    assert [title for _key, title in fourth.shows] == ["Call the landlord"]
    assert (fourth.alerts[0].actions, fourth.alerts[0].before) == (ANSWERS, ())


def test_what_a_start_does_not_show_it_takes_off_the_screen(
    window: MainWindow, desk: Desk, alerts: Alerts, notifier: FakeNotifier, clock: FakeClock
) -> None:
    """What came before the quiet hours: nobody hears its buttons."""
    for title in ("Call the landlord", "Call the mover"):
        desk.deadlines.add_own(title, desk.present.wall)
    alerts.start()
    morning = clock() + timedelta(hours=1)
    desk.reminders.pause(morning)
    quiet = start_again(window, desk, clock)
    assert quiet.shows == []
    assert quiet.cleared == {"bus service 1", "bus service 2"}
    assert [(one.at, one.deadline.title) for one in desk.reminders.coming(9)] == [
        (morning, "Call the landlord"),
        (morning, "Call the mover"),
    ]
    clock.instant = morning
    after = start_again(window, desk, clock)
    assert [title for _key, title in after.shows] == ["2 reminders while you were away"]


def test_what_comes_back_from_a_snooze_together_comes_gathered(
    window: MainWindow, desk: Desk, alerts: Alerts, notifier: FakeNotifier, clock: FakeClock
) -> None:
    for title in ("Call the bank", "Call the landlord"):
        desk.deadlines.add_own(title, desk.present.wall)
    alerts.start()
    alerts.snooze_all(clock() + timedelta(hours=1))
    clock.go_on(hours=1)
    alerts.raise_due()
    assert [key.startswith(GATHERED) for key, _title in notifier.shows] == [False, False, True]
    assert notifier.shows[-1][1] == "2 reminders", "nobody was away"


def test_what_was_missed_comes_gathered_and_a_limit_stands_alone(
    window: MainWindow, desk: Desk, alerts: Alerts, notifier: FakeNotifier, clock: FakeClock
) -> None:
    """P14."""
    limit = WallTime((desk.present.wall.local + timedelta(days=3)), desk.present.zone)
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg", "Pavel Dvořák"))
    desk.offers.save(OfferEntry("Halden Instruments Ltd", Channel.PHONE, limit=limit))
    clock.go_on(days=2, hours=20)
    alerts.start()
    assert [key.startswith(GATHERED) for key, _title in notifier.shows] == [True, False]
    assert notifier.shows[0][1] == "2 reminders while you were away"
    assert notifier.alerts[0].body == (
        "Ingrid Solberg: note due Tuesday 24 November, 10:00 · 2 days late\n"
        "Pavel Dvořák: note due Tuesday 24 November, 10:00 · 2 days late"
    )
    assert notifier.alerts[0].actions == ("open", "snooze")
    assert "Halden Instruments Ltd: decide by" in notifier.shows[1][1]


def test_a_decision_is_not_dismissed_into_silence(
    window: MainWindow, desk: Desk, alerts: Alerts, notifier: FakeNotifier, clock: FakeClock
) -> None:
    """P14: neither by Done, which leads to the offer, nor by closing the notice."""
    limit = WallTime((desk.present.wall.local + timedelta(hours=3)), desk.present.zone)
    desk.offers.save(OfferEntry("Halden Instruments Ltd", Channel.PHONE, limit=limit))
    clock.go_on(hours=1)
    alerts.raise_due()
    key = notifier.shows[-1][0]
    notifier.closed.emit(key)
    clock.go_on(minutes=10)
    alerts.raise_due()
    assert [shown for shown, _title in notifier.shows].count(key) == 2
    notifier.acted.emit(key, "snooze")
    clock.go_on(minutes=10)
    alerts.raise_due()
    assert [shown for shown, _title in notifier.shows].count(key) == 3
    notifier.acted.emit(key, "done")
    assert TABS[window._tabs.currentIndex()] == "offer"
    clock.go_on(minutes=70)
    alerts.raise_due()
    assert [shown for shown, _title in notifier.shows].count(key) == 4


def test_the_clipboard_gets_the_note(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg"))
    note = desk.notes.ids()[0]
    window.commands.write_note(note)
    letter = window.commands._letters[note]
    (text,) = letter.findChildren(QPlainTextEdit, "note")
    qtbot.keyClicks(text, "Thank you for your time.")
    (copy,) = [one for one in letter.findChildren(QAction) if one.text() == "&Copy the text"]
    copy.trigger()
    assert QApplication.clipboard().text() == "Thank you for your time."
    letter.close()
    row = desk.notes.row(note)
    assert row is not None and row.body == "Thank you for your time." and row.status == "drafted"


def test_a_dialog_keeps_its_size_and_is_gone_when_it_was_closed(
    window: MainWindow, qtbot: QtBot
) -> None:
    def dialogs() -> list[QDialog]:
        return window.findChildren(QDialog)

    window.commands.quick_entry()
    dialogs()[0].resize(771, 511)
    dialogs()[0].reject()
    qtbot.waitUntil(lambda: not dialogs())
    window.commands.quick_entry()
    assert dialogs()[0].size() == QSize(771, 511)
    dialogs()[0].reject()
    window.commands.new_contact()
    dialogs()[-1].reject()
    qtbot.waitUntil(lambda: not dialogs())


def test_a_filter_is_kept_chosen_again_and_given_up(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    """Such as "people at Nordlicht I owe a note"; it lets go once something else is chosen."""
    desk.sample.add(paths.resources() / "sample" / "en.json")
    entries = window._filter
    go(window, "contact")
    tab = window._current_tab()
    everybody = len(tab.ids())
    window.actions_table["view.keep"].trigger()
    (dialog,) = window.findChildren(FormDialog)
    dialog._do.click()
    assert "Everything is listed" in "".join(one.text() for one in dialog.findChildren(QLabel))
    dialog.reject()
    qtbot.waitUntil(lambda: not window.findChildren(QDialog))
    entries.setCurrentText("Nordlicht Optik AG")
    tab.show_only(Shown.OWED)
    owed = tab.ids()
    assert 0 < len(owed) < everybody
    window.actions_table["view.keep"].trigger()
    (dialog,) = window.findChildren(FormDialog)
    (line,) = dialog.findChildren(QLineEdit)
    assert line.text() == "Contacts · A note is owed · Nordlicht Optik AG"
    line.setText("Owed at Nordlicht")
    dialog._do.click()
    assert entries.currentText() == "Owed at Nordlicht" and tab.ids() == owed

    entries.setCurrentIndex(0)
    assert len(tab.ids()) == everybody
    go(window, "offer")
    entries.setCurrentText("Owed at Nordlicht")
    entries.activated.emit(entries.currentIndex())
    assert TABS[window._tabs.currentIndex()] == "contact" and tab.ids() == owed
    tab.show_only(Shown.UNREACHABLE)
    assert entries.currentText() == "Nordlicht Optik AG" and tab.view.shown is Shown.UNREACHABLE
    assert not window.actions_table["view.forget"].isEnabled()

    entries.setCurrentText("Owed at Nordlicht")
    entries.activated.emit(entries.currentIndex())
    window.actions_table["view.forget"].trigger()
    assert entries.findText("Owed at Nordlicht") == -1 and len(tab.ids()) == everybody
    window.commands.undo()
    assert entries.findText("Owed at Nordlicht") > 0


def test_a_list_narrowed_to_nothing_says_so_and_leads_back(window: MainWindow, desk: Desk) -> None:
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg"))
    go(window, "note")
    tab = window._current_tab()
    tab.show_only(Shown.WAIVED)
    assert tab.ids() == []
    assert tab._empty._button is not None
    assert tab._empty._sentence.text() == "Nothing is listed under “Waived”."
    tab._empty._button.click()
    assert len(tab.ids()) == 1 and tab._empty._button.text() == "After an interview…"


def test_an_offer_whose_limit_passed_asks_to_call_or_let_it_go(
    window: MainWindow, desk: Desk, clock: FakeClock
) -> None:
    """P14: not silently wrong, and not silently gone."""
    desk.debrief.save(debrief(desk, "Halden Instruments Ltd", "Owen Marsh"))
    limit = WallTime(clock.instant.replace(tzinfo=None) + timedelta(days=1), "Europe/Berlin")
    offer = desk.offers.save(OfferEntry("Halden Instruments Ltd", Channel.PHONE, limit=limit))
    clock.go_on(days=2)
    window.show_record("offer", offer)
    tab = window._tab("offer")
    said = [one.toPlainText() for one in tab.findChildren(QPlainTextEdit)]
    assert any("The limit has passed without your answer." in one for one in said)
    (expired,) = [one for one in tab.findChildren(FlatButton) if one.text() == "It has expired"]
    expired.click()
    row = desk.offers.row(offer)
    assert row is not None and row.status is OfferStatus.EXPIRED
    assert TABS[window._tabs.currentIndex()] == "note"
    window.commands.expire_offer(offer)
    assert len(desk.notes.ids()) == 2


def test_a_closed_search_is_out_of_sight_and_can_be_looked_at(
    window: MainWindow, desk: Desk
) -> None:
    """P18: a filter of its own, and what Find finds in it opens there."""
    desk.debrief.save(debrief(desk, "Halden Instruments Ltd", "Owen Marsh"))
    desk.archive.close(without_notes="I told them by phone")
    assert window._filter.itemText(window._filter.count() - 1) == "Closed searches"
    go(window, "opportunity")
    tab = window._tab("opportunity")
    assert tab.ids() == []
    (opportunity,) = desk.opportunities.ids(ViewFilter(archived=True))
    window.show_record("opportunity", opportunity)
    assert tab.ids() == [opportunity] == [tab.selected()]
    window.commands.undo()
    assert "Closed searches" not in [
        window._filter.itemText(row) for row in range(window._filter.count())
    ]
    assert tab.ids() == [opportunity]


def test_a_record_is_shown_before_its_change_is_announced(window: MainWindow, desk: Desk) -> None:
    """The program hears of changes a moment later than the command that made them goes on."""
    desk.debrief.save(debrief(desk, "Halden Instruments Ltd", "Owen Marsh"))
    go(window, "note")
    desk.store._listeners.clear()
    offer = desk.offers.save(OfferEntry("Halden Instruments Ltd", Channel.PHONE))
    window.commands.decline_offer(offer)
    (letter,) = set(desk.notes.ids()) - {1}
    assert window._tab("note").selected() == letter
    go(window, "offer")
    window.show_tab(TABS.index("note"))
    assert QApplication.focusWidget() is window._tab("note")._list


def test_a_visit_is_prepared_before_and_written_down_after(
    window: MainWindow, desk: Desk, clock: FakeClock
) -> None:
    """P1: on Today and on its deadline, the next thing to do."""
    opportunity = desk.opportunities.add("Nordlicht Optik AG", "Engineer")
    when = desk.present.wall.shifted(1)
    deadline = desk.opportunities.plan_visit(opportunity, when, host="Ingrid Solberg")

    def offered(inside: QWidget) -> set[str]:
        return {one.text() for one in inside.findChildren(QAbstractButton)}

    window.show_record("deadline", deadline)
    for expected in ("Prepare…", "After the visit…"):
        window.refresh_agenda()
        window._tab("deadline").refresh()
        assert expected in offered(window.today)
        assert expected in offered(window._tab("deadline"))
        clock.go_on(days=2)
