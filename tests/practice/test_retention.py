"""Which backups are kept, as laws that hold for any history."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from organizer.practice.retention import Retention, worth_keeping

NOW = datetime(2026, 11, 24, 9, 0)
HISTORIES = st.lists(st.timedeltas(timedelta(), timedelta(days=700)), max_size=80).map(
    lambda ages: {NOW - age for age in ages}
)
RETENTIONS = st.builds(
    Retention, daily=st.integers(0, 15), weekly=st.integers(0, 12), monthly=st.integers(0, 12)
)


@given(HISTORIES, RETENTIONS)
def test_the_recent_ones_are_kept_and_of_the_rest_no_more_than_was_asked_for(
    moments: set[datetime], retention: Retention
) -> None:
    kept = worth_keeping(moments, retention, today=NOW.date())
    recent = {one for one in moments if one.date() >= NOW.date() - timedelta(days=1)}
    assert recent <= kept <= moments
    assert len(kept - recent) <= sum(retention)
    assert worth_keeping(kept, retention, today=NOW.date()) == kept


@given(HISTORIES, RETENTIONS)
@example({NOW - timedelta(days=days) for days in (2, 233, 238)}, Retention(0, 1, 2))
def test_thinned_at_every_start_or_once_the_same_are_left(
    moments: set[datetime], retention: Retention
) -> None:
    there: set[datetime] = set()
    for moment in sorted(moments):
        there = worth_keeping({*there, moment}, retention, today=moment.date())
    assert worth_keeping(there, retention, today=NOW.date()) == worth_keeping(
        moments, retention, today=NOW.date()
    )


def test_two_years_of_every_day_are_thinned_as_anki_thins_them() -> None:
    daily = {NOW - timedelta(days=days) for days in range(730)}
    kept = sorted(worth_keeping(daily, Retention(), today=NOW.date()), reverse=True)
    ages = [(NOW - one).days for one in kept]
    assert ages[:14] == list(range(14))  # today, yesterday, and twelve days more
    assert [one.weekday() for one in kept[15:24]] == [6] * 9  # the Sundays of whole weeks
    assert len(kept) == 2 + 12 + 10 + 9
    assert ages[-1] > 290  # about ten months back
