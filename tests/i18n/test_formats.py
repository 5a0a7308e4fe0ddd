from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.i18n import set_language
from organizer.i18n.catalogs import LOCALE_DIR
from organizer.i18n.formats import (
    format_city,
    format_count_down,
    format_date_heading,
    format_day,
    format_duration_left,
    format_exact,
    format_list,
    format_moment,
    format_money,
    format_time,
)

NOW = datetime(2026, 11, 23, 17, 30)  # a Monday


def _speak(system: pytest.MonkeyPatch, locale: str) -> None:
    system.setenv("LANG", locale)
    set_language(None, LOCALE_DIR)


@pytest.mark.parametrize(
    ("moment", "english", "american", "german"),
    [
        ("2026-11-23T14:00", "today 14:00", "today 2:00 PM", "heute 14:00"),
        ("2026-11-24T10:00", "tomorrow 10:00", "tomorrow 10:00 AM", "morgen 10:00"),
        ("2026-11-22T15:00", "yesterday 15:00", "yesterday 3:00 PM", "gestern 15:00"),
        ("2026-11-25T09:05", "Wednesday 09:05", "Wednesday 9:05 AM", "Mittwoch 09:05"),
        ("2026-11-29T14:00", "Sunday 14:00", "Sunday 2:00 PM", "Sonntag 14:00"),
        (
            "2026-11-30T14:00",
            "Monday 30 November, 14:00",
            "Monday, November 30, 2:00 PM",
            "Montag, 30. November, 14:00",
        ),
        (
            "2026-11-20T14:00",
            "Friday 20 November, 14:00",
            "Friday, November 20, 2:00 PM",
            "Freitag, 20. November, 14:00",
        ),
        (
            "2027-01-04T14:00",
            "Monday, 4 January 2027, 14:00",
            "Monday, January 4, 2027, 2:00 PM",
            "Montag, 4. Januar 2027, 14:00",
        ),
    ],
)
def test_a_moment_as_people_say_it(
    system: pytest.MonkeyPatch, moment: str, english: str, american: str, german: str
) -> None:
    for locale, said in (("C", english), ("en_US.UTF-8", american), ("de_DE.UTF-8", german)):
        _speak(system, locale)
        shown = format_moment(datetime.fromisoformat(moment), now_local=NOW)
        assert shown.replace("\u202f", " ") == said


@pytest.mark.parametrize(
    ("day", "english", "german"),
    [
        (date(2026, 11, 23), "today", "heute"),
        (date(2026, 11, 24), "tomorrow", "morgen"),
        (date(2026, 11, 22), "yesterday", "gestern"),
        (date(2026, 11, 27), "Friday", "Freitag"),
        (date(2026, 12, 7), "Monday 7 December", "Montag, 7. Dezember"),
        (date(2027, 12, 7), "Tuesday, 7 December 2027", "Dienstag, 7. Dezember 2027"),
    ],
)
def test_a_day_as_people_say_it(
    system: pytest.MonkeyPatch, day: date, english: str, german: str
) -> None:
    assert format_day(day, today=NOW.date()) == english
    _speak(system, "de_DE.UTF-8")
    assert format_day(day, today=NOW.date()) == german


def test_a_heading_and_the_exact_moment(system: pytest.MonkeyPatch) -> None:
    assert format_date_heading(date(2026, 12, 7)) == "Monday 7 December"
    assert format_exact(datetime(2026, 12, 7, 14, 0, 30)) == "Monday, 7 December 2026, 14:00"
    assert format_time(time(7, 5)) == "07:05"
    _speak(system, "de_AT.UTF-8")
    assert format_exact(datetime(2026, 12, 7, 14)) == "Montag, 7. Dezember 2026, 14:00"
    assert format_city("Europe/Vienna") == "Wien"


def test_the_system_lends_its_region_to_a_language_it_does_not_speak(
    system: pytest.MonkeyPatch,
) -> None:
    system.setenv("LANG", "de_AT.UTF-8")
    assert format_date_heading(date(2026, 12, 7)) == "Monday, 7 December"
    system.setenv("LANG", "ja_JP.UTF-8")  # there is no English of Japan
    set_language("de", LOCALE_DIR)
    assert format_date_heading(date(2026, 12, 7)) == "Montag, 7. Dezember"


@pytest.mark.parametrize(
    ("minor", "currency", "english", "german"),
    [
        (7_200_000, "EUR", "€72,000", "72.000 €"),
        (7_200_050, "EUR", "€72,000.50", "72.000,50 €"),
        (-5, "EUR", "-€0.05", "-0,05 €"),
        (720_000, "JPY", "JP¥720,000", "720.000 ¥"),
        (720_000, "KWD", "KWD 720", "720 KWD"),
        (720_500, "KWD", "KWD 720.500", "720,500 KWD"),
        (7_200_000, "CHF", "CHF 72,000", "72.000 CHF"),
    ],
)
def test_money(
    system: pytest.MonkeyPatch, minor: int, currency: str, english: str, german: str
) -> None:
    assert format_money(minor, currency).replace("\xa0", " ") == english
    _speak(system, "de_DE.UTF-8")
    assert format_money(minor, currency).replace("\xa0", " ") == german


def test_numbers_and_lists(system: pytest.MonkeyPatch) -> None:
    assert format_list(["Anna", "Ben", "Zoë"]) == "Anna, Ben and Zoë"
    assert format_list(["Anna"]) == "Anna"
    assert format_list([]) == ""
    _speak(system, "de_DE.UTF-8")
    assert format_list(["Anna", "Ben", "Zoë"]) == "Anna, Ben und Zoë"


@pytest.mark.parametrize(
    ("left", "english", "german"),
    [
        (timedelta(days=2, hours=3, minutes=59), "2 days 3 hours", "2 Tage, 3 Stunden"),
        (timedelta(days=1, minutes=5), "1 day", "1 Tag"),
        (timedelta(hours=5, minutes=1), "5 hours 1 minute", "5 Stunden, 1 Minute"),
        (timedelta(minutes=59, seconds=59), "59 minutes", "59 Minuten"),
        (timedelta(seconds=59), "less than a minute", "weniger als eine Minute"),
        (timedelta(0), "less than a minute", "weniger als eine Minute"),
        (timedelta(seconds=-1), "overdue by 1 minute", "seit 1 Minute überfällig"),
        (timedelta(hours=-3), "overdue by 3 hours", "seit 3 Stunden überfällig"),
        (timedelta(days=-1, hours=-3), "overdue by 1 day", "seit 1 Tag überfällig"),
    ],
)
def test_the_time_that_is_left(
    system: pytest.MonkeyPatch, left: timedelta, english: str, german: str
) -> None:
    assert format_duration_left(left) == english
    _speak(system, "de_DE.UTF-8")
    assert format_duration_left(left) == german


@pytest.mark.parametrize(
    ("left", "days_past", "english", "german"),
    [
        (timedelta(days=2, hours=4, minutes=59), -2, "2 days 4 h left", "noch 2 Tage, 4 Std."),
        (timedelta(days=1, minutes=5), -1, "1 day left", "noch 1 Tag"),
        (timedelta(hours=3, minutes=20), 0, "3 h 20 min left", "noch 3 Std., 20 Min."),
        (timedelta(minutes=1), 0, "1 min left", "noch 1 Min."),
        (timedelta(seconds=59), 0, "less than a minute left", "noch keine Minute"),
        (timedelta(0), 0, "passed just now", "gerade abgelaufen"),
        (timedelta(minutes=-20), 0, "passed 20 min ago", "vor 20 Min. abgelaufen"),
        (timedelta(hours=-3), 0, "passed 3 h ago", "vor 3 Std. abgelaufen"),
        (timedelta(hours=-3), 1, "passed yesterday", "gestern abgelaufen"),
        (timedelta(days=-2), 2, "passed 2 days ago", "vor 2 Tagen abgelaufen"),
    ],
)
def test_the_count_down_of_a_limit(
    system: pytest.MonkeyPatch, left: timedelta, days_past: int, english: str, german: str
) -> None:
    """P14."""
    assert format_count_down(left, days_past=days_past) == english
    _speak(system, "de_DE.UTF-8")
    assert format_count_down(left, days_past=days_past) == german


@pytest.mark.parametrize("language", ["en", "de", "en-XA", "en-XB"])
@given(ahead=st.integers(-1000, 1000))
def test_no_two_days_read_the_same(language: str, ahead: int) -> None:
    set_language(language, LOCALE_DIR)
    today = NOW.date()
    others = {format_day(today + timedelta(days=day), today=today) for day in range(-10, 11)}
    shown = format_day(today + timedelta(days=ahead), today=today)
    assert len(others) == 21
    assert (shown in others) == (-10 <= ahead <= 10)
