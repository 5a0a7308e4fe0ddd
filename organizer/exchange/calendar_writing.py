"""Dates out as iCalendar (RFC 5545): interviews as events, what is due as to-dos with alarms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from organizer.practice.moments import zone_named

PRODUCT: Final = "-//organizer//EN"
INTERVIEW: Final = timedelta(hours=1)
"""How long an interview is taken to last, as nobody has said."""


@dataclass(frozen=True)
class CalendarDate:
    """One date for a calendar. `local` is naive, in `zone`; a whole day has no hour.

    `alarms` are how long before it; `changed` is an instant.
    """

    uid: str
    title: str
    event: bool
    local: datetime
    zone: str
    changed: datetime
    whole_day: bool = False
    done_at: datetime | None = None
    place: str = ""
    remarks: str = ""
    alarms: tuple[timedelta, ...] = ()


def calendar_text(dates: Iterable[CalendarDate]) -> bytes:
    """A calendar with these dates and the time zones that they are in."""
    from icalendar import Calendar  # 200 ms, and seldom needed

    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    for one in dates:
        calendar.add_component(_event(one) if one.event else _todo(one))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(one: CalendarDate) -> Any:
    from icalendar import Event

    event = Event()
    event.add("DTSTART", _moment(one))
    event.add("DURATION", timedelta(days=1) if one.whole_day else INTERVIEW)
    return _filled(event, one, related="START")


def _todo(one: CalendarDate) -> Any:
    from icalendar import Todo

    todo = Todo()
    todo.add("DUE", _moment(one))
    if one.done_at is None:
        todo.add("STATUS", "NEEDS-ACTION")
    else:
        todo.add("STATUS", "COMPLETED")
        todo.add("COMPLETED", one.done_at.astimezone(UTC))
        todo.add("PERCENT-COMPLETE", 100)
    return _filled(todo, one, related="END")


def _filled(component: Any, one: CalendarDate, *, related: str) -> Any:
    from icalendar import Alarm

    component.add("UID", one.uid)
    component.add("DTSTAMP", one.changed.astimezone(UTC))
    component.add("SUMMARY", one.title)
    for name, text in (("LOCATION", one.place), ("DESCRIPTION", one.remarks)):
        if text:
            component.add(name, text)
    for before in one.alarms:
        alarm = Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("DESCRIPTION", one.title)
        alarm.add("TRIGGER", -before)
        if related == "END":  # there is no start (RFC 5545, 3.8.6.3)
            alarm["TRIGGER"].params["RELATED"] = related
        component.add_component(alarm)
    return component


def _moment(one: CalendarDate) -> Any:
    if one.whole_day:
        return one.local.date()
    return one.local.replace(tzinfo=zone_named(one.zone))
