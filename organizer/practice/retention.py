"""Which backups are worth their room: the way Anki keeps its own (12 days, 10 weeks, 9 months)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple


class Retention(NamedTuple):
    """How many days, weeks and months keep a backup, beyond today and yesterday."""

    daily: int = 12
    weekly: int = 10
    monthly: int = 9


def worth_keeping(
    moments: Iterable[datetime], retention: Retention, *, today: date
) -> set[datetime]:
    """The moments whose backups are kept; all are of one zone, in which it is `today`.

    All of today and yesterday, then the last of each day, of each week and of each month, until as
    many of these are found as `retention` says. What was thinned every day is the same in the end
    as what is thinned once.
    """
    newest_first = sorted(moments, reverse=True)
    recent = [moment for moment in newest_first if moment.date() >= today - timedelta(days=1)]
    kept = set(recent)
    older = newest_first[len(recent) :]
    for count, period in ((retention.daily, _day), (retention.weekly, _week)):
        lasts, older = _last_of_each(older, count, period)
        kept.update(lasts)
    kept.update(_last_of_each(older, retention.monthly, _month)[0])
    return kept


def _last_of_each(
    newest_first: list[datetime], count: int, period: Callable[[datetime], Hashable]
) -> tuple[list[datetime], list[datetime]]:
    """The last moment of each of the newest `count` periods, and all that is older than these."""
    lasts: dict[Hashable, datetime] = {}
    for place, moment in enumerate(newest_first):
        if period(moment) not in lasts:
            if len(lasts) == count:
                return list(lasts.values()), newest_first[place:]
            lasts[period(moment)] = moment
    return list(lasts.values()), []


def _day(moment: datetime) -> Hashable:
    return moment.date()


def _week(moment: datetime) -> Hashable:
    year, week, _weekday = moment.isocalendar()
    return year, week


def _month(moment: datetime) -> Hashable:
    # That of the week's Thursday: a week of two months would leave another backup of the first one
    # when it is thinned along with its week than when it is old already.
    thursday = moment + timedelta(days=4 - moment.isoweekday())
    return thursday.year, thursday.month
