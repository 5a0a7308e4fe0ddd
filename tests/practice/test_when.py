from __future__ import annotations

import csv
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.i18n import set_language
from organizer.i18n.catalogs import LOCALE_DIR
from organizer.i18n.formats import format_exact, format_moment
from organizer.practice.when import When, read_when

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 11, 23, 17, 30, 12, tzinfo=BERLIN)
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


def _corpus() -> list[tuple[str, str, Literal["future", "past"], datetime, str]]:
    path = Path(__file__).parents[1] / "data" / "when.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t"))[1:]
    return [
        (
            text,
            language,
            "past" if prefer == "past" else "future",
            datetime.fromisoformat(now).replace(tzinfo=BERLIN),
            means,
        )
        for text, language, prefer, now, means in rows
    ]


def _written(when: When | None) -> str:
    if when is None:
        return "-"
    if when.time is None:
        return when.day.isoformat()
    return datetime.combine(when.day, when.time).isoformat()


def test_all_writings_of_the_corpus_mean_what_people_mean_by_them() -> None:
    corpus = _corpus()
    assert len(corpus) >= 150
    wrong = [
        f"{text!r} ({language}, {prefer}, {now:%a %d.%m.%Y %H:%M}): {read}, not {means}"
        for text, language, prefer, now, means in corpus
        if (read := _written(read_when(text, now=now, language=language, prefer=prefer))) != means
    ]
    assert not wrong, "\n".join(wrong)


def test_a_word_too_many_is_never_passed_over() -> None:
    for text, language, prefer, now, means in _corpus():
        words = text.split()
        for place in range(len(words) + 1):
            more = " ".join([*words[:place], "perhaps", *words[place:]])
            read = read_when(more, now=now, language=language, prefer=prefer)
            assert read is None, f"{more!r} is read as {text!r}, {means}"


@given(day=DAYS, hour=st.none() | st.times().map(lambda at: at.replace(microsecond=0)))
def test_an_iso_moment_is_read_as_it_stands(day: date, hour: time | None) -> None:
    text = day.isoformat() if hour is None else datetime.combine(day, hour).isoformat()
    assert read_when(text, now=MONDAY) == When(day, hour)


@given(count=st.integers(0, 999))
def test_so_many_days_away(count: int) -> None:
    day = MONDAY.date() + timedelta(days=count)
    assert read_when(f"in {count} days", now=MONDAY) == When(day)
    assert read_when(f"in {count} Tagen", now=MONDAY, language="de") == When(day)
    past = MONDAY.date() - timedelta(days=count)
    assert read_when(f"{count} days ago", now=MONDAY) == When(past)
    assert read_when(f"vor {count} Tagen", now=MONDAY) == When(past)


@given(minutes=st.integers(1, 9999))
def test_elapsed_time_runs_through_a_change_of_clocks(minutes: int) -> None:
    evening = datetime(2026, 10, 24, 23, 0, tzinfo=BERLIN)
    then = (evening.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(BERLIN)
    assert read_when(f"in {minutes} minutes", now=evening) == When(then.date(), then.time())


@given(day=DAYS, prefer=st.sampled_from(["future", "past"]))
def test_a_date_without_its_year_is_the_nearest_on_its_side(
    day: date, prefer: Literal["future", "past"]
) -> None:
    found = read_when(f"{day.day}.{day.month}.", now=MONDAY, prefer=prefer)
    assert found is not None
    assert (found.day.day, found.day.month) == (day.day, day.month)
    away = (found.day - MONDAY.date()).days
    assert 0 <= (away if prefer == "future" else -away) < 366 * 4


@given(text=st.text(max_size=90))
def test_nonsense_raises_nothing(text: str) -> None:
    read_when(text, now=MONDAY)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("region", ["en_US", "en_GB", "de_AT"])
@given(days=st.integers(-400, 400), minutes=st.integers(1, 1439))
def test_what_the_program_shows_is_read_back(
    language: str, region: str, days: int, minutes: int
) -> None:
    local = datetime.combine(MONDAY.date(), time()) + timedelta(days=days, minutes=minutes)
    with pytest.MonkeyPatch.context() as system:
        system.setenv("LC_ALL", region)
        set_language(language, LOCALE_DIR)
        shown = [format_moment(local, now_local=MONDAY.replace(tzinfo=None)), format_exact(local)]
        set_language("en", LOCALE_DIR)
    for text in shown:
        read = read_when(
            text, now=MONDAY, language=language, prefer="past" if days < 0 else "future"
        )
        assert read == When(local.date(), local.time()), text
