"""Days, times, money, lists and durations as people of the present language write them.

All by the CLDR. Days, times, durations and lists cost nothing at start-up
(`organizer.i18n.conventions`); money, numbers and cities import Babel at their first call, 25 ms of
processor time. Names are sorted by `organizer.practice.names.folded`, as the record keeps them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

from organizer.i18n import _, locale_dir, locale_name, ngettext
from organizer.i18n.conventions import Conventions, conventions

if TYPE_CHECKING:
    from fractions import Fraction

    from babel import Locale

_WEEK_AHEAD: Final = 6
"""The days ahead for which the weekday alone says which day is meant."""


def format_moment(local: datetime, *, now_local: datetime) -> str:
    """A moment as people say it: "today 14:00", "Friday 14:00", "Monday 7 December, 14:00".

    Both are wall times of one place.
    """
    ahead = (local.date() - now_local.date()).days
    time = format_time(local)
    if ahead == 0:
        # Translators: a time of day follows, "today 14:00"
        return _("today {time}").format(time=time)
    if ahead == 1:
        # Translators: a time of day follows, "tomorrow 10:00"
        return _("tomorrow {time}").format(time=time)
    if ahead == -1:
        # Translators: a time of day follows, "yesterday 15:00"
        return _("yesterday {time}").format(time=time)
    if 1 < ahead <= _WEEK_AHEAD:
        # Translators: "Friday 14:00"
        return _("{weekday} {time}").format(
            weekday=_conventions().weekdays[local.weekday()], time=time
        )
    day = _conventions().write_day(local, with_year=local.year != now_local.year)
    return _conventions().moment.format(time, day)


def format_exact(local: datetime) -> str:
    """A moment in full: "Monday, 7 December 2026, 14:00"."""
    day = _conventions().write_day(local, with_year=True)
    return _conventions().moment.format(format_time(local), day)


def format_day(day: date, *, today: date) -> str:
    """A day as people say it: "yesterday", "Friday", "Monday 7 December", with another year's."""
    ahead = (day - today).days
    if ahead == 0:
        return _("today")
    if ahead == 1:
        return _("tomorrow")
    if ahead == -1:
        return _("yesterday")
    if 1 < ahead <= _WEEK_AHEAD:
        return _conventions().weekdays[day.weekday()]
    return _conventions().write_day(day, with_year=day.year != today.year)


def format_date_heading(day: date) -> str:
    """A day by its date alone, whenever it is read: "Monday 7 December"."""
    return _conventions().write_day(day, with_year=False)


def format_date(day: date) -> str:
    """A day by its date and year: "Monday 7 December 2026"."""
    return _conventions().write_day(day, with_year=True)


def format_time(moment: datetime | time) -> str:
    """The time of day, without seconds."""
    return _conventions().write_time(moment)


def format_city(zone: str) -> str:
    """The city by which people know an IANA zone: "Vienna" for Europe/Vienna.

    Raises `LookupError` for a zone there is not.
    """
    from babel.dates import get_timezone_location

    return get_timezone_location(zone, locale=_locale(), return_city=True)


def format_money(minor: int, currency: str) -> str:
    """An amount of minor units (cents) of an ISO 4217 currency; whole amounts without them."""
    from decimal import Decimal

    from babel.numbers import format_currency, get_currency_precision, get_currency_symbol

    amount = Decimal(minor).scaleb(-get_currency_precision(currency))
    whole = amount == amount.to_integral_value()
    pattern = _locale().currency_formats["standard"].pattern
    if whole:
        pattern = pattern.replace(".00", "")
    if get_currency_symbol(currency, _locale())[-1].isalpha():
        # CLDR's "alphaNextToNumber", which Babel does not know: CHF 72,000
        pattern = pattern.replace("¤#", "¤\N{NO-BREAK SPACE}#")
    return format_currency(amount, currency, pattern, _locale(), currency_digits=not whole)


def format_units(value: Fraction, currency: str) -> str:
    """A sum in units of an ISO 4217 currency, to the nearest whole one."""
    from babel.numbers import get_currency_precision

    return format_money(round(value) * 10 ** get_currency_precision(currency), currency)


def format_number(value: Fraction | float) -> str:
    """A number with at most two decimals, as they are written here."""
    from decimal import Decimal

    from babel.numbers import format_decimal

    rounded = Decimal(round(value * 100)) / 100
    return format_decimal(rounded, "#,##0.##", _locale())


def format_list(items: Sequence[str]) -> str:
    """Several things as one phrase: "Anna, Ben and Zoë"."""
    return _conventions().write_list(items)


def format_weekdays(weekdays: Sequence[int]) -> str:
    """Days of the week by their names, Monday as 0: "Tuesday and Thursday"."""
    return format_list([_conventions().weekdays[day] for day in weekdays])


def format_choice(items: Sequence[str]) -> str:
    """Several things of which one is meant: "Anna, Ben or Zoë"."""
    from babel.lists import format_list

    return format_list(items, style="or", locale=_locale())


def format_duration_left(left: timedelta) -> str:
    """The time until a moment, "2 days 3 hours", or since it, "overdue by 1 day"."""
    days, hours, minutes = _parts(abs(left))
    if left < timedelta(0):
        if days:
            return ngettext("overdue by {n} day", "overdue by {n} days", days).format(n=days)
        if hours:
            return ngettext("overdue by {n} hour", "overdue by {n} hours", hours).format(n=hours)
        n = max(minutes, 1)
        return ngettext("overdue by {n} minute", "overdue by {n} minutes", n).format(n=n)
    shown = []
    if days:
        shown.append(ngettext("{n} day", "{n} days", days).format(n=days))
    if hours:
        shown.append(ngettext("{n} hour", "{n} hours", hours).format(n=hours))
    if minutes and not days:
        shown.append(ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes))
    if len(shown) == 2:
        return _conventions().duration.format(*shown)
    return shown[0] if shown else _("less than a minute")


def format_count_down(left: timedelta, *, days_past: int) -> str:
    """The time until a limit as a pill has room for it, "2 days 4 h left", or how long ago it was,
    "passed 20 min ago"; from another day on by `days_past`, "passed yesterday"."""
    days, hours, minutes = _parts(abs(left))
    if left <= timedelta(0):
        if days_past == 1:
            return _("passed yesterday")
        if days_past > 1:
            n = days_past
            return ngettext("passed {n} day ago", "passed {n} days ago", n).format(n=n)
        if hours:
            return ngettext("passed {n} h ago", "passed {n} h ago", hours).format(n=hours)
        if not minutes:
            return _("passed just now")
        n = minutes
        return ngettext("passed {n} min ago", "passed {n} min ago", n).format(n=n)
    shown = []
    if days:
        shown.append(ngettext("{n} day", "{n} days", days).format(n=days))
    if hours:
        # Translators: hours, short
        shown.append(ngettext("{n} h", "{n} h", hours).format(n=hours))
    if minutes and not days:
        # Translators: minutes, short
        shown.append(ngettext("{n} min", "{n} min", minutes).format(n=minutes))
    if not shown:
        return _("less than a minute left")
    # Translators: the time that is left: "2 days 4 h left", "45 min left"
    return _("{duration} left").format(
        duration=_conventions().duration.format(*shown) if len(shown) == 2 else shown[0]
    )


def _parts(duration: timedelta) -> tuple[int, int, int]:
    """Days, hours and minutes."""
    minutes = duration // timedelta(minutes=1)
    return minutes // 1440, minutes // 60 % 24, minutes % 60


def _conventions() -> Conventions:
    return conventions(locale_name(), locale_dir())


def _locale() -> Locale:
    return _parsed(locale_name())


@cache
def _parsed(name: str) -> Locale:
    from babel import Locale
    from babel.localedata import exists

    return Locale.parse(name if exists(name) else name.partition("_")[0])
