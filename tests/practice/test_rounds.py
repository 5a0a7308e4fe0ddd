"""The terms of an offer as rounds (P12, P13)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

from organizer.practice.names import folded
from organizer.practice.rounds import (
    Caution,
    Change,
    Check,
    Column,
    Difference,
    Round,
    Said,
    Values,
    Verdict,
    against_writing,
    cautions,
    differences,
    same_value,
    state_at,
)
from organizer.practice.vocabulary import Channel

MONDAY = datetime(2026, 11, 23, 16, 30, tzinfo=UTC)
OFFERED, ASKED, ANSWERED, AGREED = Column
PHONE, LETTER = Channel.PHONE, Channel.LETTER


def _round(days: int, channel: Channel, *changes: tuple[str, Column, str]) -> Round:
    who = "Owen Marsh"
    return Round(
        MONDAY + timedelta(days=days), who, channel, tuple(Change(*change) for change in changes)
    )


CALL = _round(
    0,
    PHONE,
    ("Base salary", OFFERED, "80k EUR"),
    ("Starting date", OFFERED, "1 March"),
    ("Moving allowance", OFFERED, "€ 4.000,-"),
    ("Title", OFFERED, "Senior engineer"),
)
SECOND_CALL = _round(
    2, PHONE, ("base salary", ASKED, "85k EUR"), ("base salary", AGREED, "84k EUR")
)
THE_LETTER = _round(
    7,
    LETTER,
    ("Base salary", OFFERED, "84.000,00 EUR brutto im Jahr"),
    ("Starting date", OFFERED, "Monday, 1 March 2027"),
    ("Title", OFFERED, "Engineer"),
)


def test_any_past_state_can_be_seen_and_two_rounds_compared() -> None:
    rounds = (THE_LETTER, SECOND_CALL, CALL)
    first = state_at(rounds, CALL.at)
    assert first["Base salary"] == Values(offered="80k EUR")
    assert list(first) == ["Base salary", "Starting date", "Moving allowance", "Title"]
    assert state_at(rounds, CALL.at - timedelta(seconds=1)) == {}
    assert differences(first, state_at(rounds, SECOND_CALL.at)) == [
        Difference("Base salary", ASKED, "", "85k EUR"),
        Difference("Base salary", AGREED, "", "84k EUR"),
    ]
    assert state_at(rounds)["Title"].standing == "Engineer"


def test_the_letter_is_set_against_what_was_promised_by_phone() -> None:
    """P12: a letter rarely says all."""
    assert against_writing((CALL, SECOND_CALL, THE_LETTER), language="en") == [
        Check("Base salary", "84k EUR", "84.000,00 EUR brutto im Jahr", Verdict.SAME),
        Check("Starting date", "1 March", "Monday, 1 March 2027", Verdict.SAME),
        Check("Moving allowance", "€ 4.000,-", "", Verdict.ABSENT),
        Check("Title", "Senior engineer", "Engineer", Verdict.DIFFERS),
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("85k EUR", "€ 85.000,- p.a.", True),
        ("85k EUR", "85k USD", False),
        ("85k EUR", "85,5k EUR", False),
        ("7.000 € im Monat", "7.000 € im Jahr", False),
        ("4.000 € netto", "4.000 € brutto", False),
        ("4.000 € netto", "4.000 €", False),
        ("30 days", "30 Tage Urlaub", True),
        ("30 days", "28 days", False),
        ("25 jours", "25 jours ouvrés", False),
        ("38,5 Std./Woche", "38.5 hours", True),
        ("1 March", "1. März 2027", True),
        ("1 March", "1 April", False),
        ("80-90k €", "80-90k €", True),
        ("80-90k €", "90k €", False),
        ("Senior Engineer", "senior  engineer", True),
        ("Senior Engineer", "Engineer", False),
        ("30 days", "30k EUR", False),
        ("1 March", "30 days", False),
    ],
)
def test_values_are_compared_by_what_they_mean(one: str, other: str, same: bool) -> None:
    said, written = Said(one, MONDAY.date()), Said(other, date(2026, 12, 1))
    assert same_value(said, written, language="en") is same
    assert same_value(written, said, language="en") is same


def test_the_same_words_on_another_day_are_another_day() -> None:
    for words in ("in two weeks", "Friday", "next Friday"):
        said, later = Said(words, MONDAY.date()), Said(words, date(2026, 12, 1))
        assert same_value(said, said, language="en")
        assert not same_value(said, later, language="en")


@given(
    st.integers(0, 10**9),
    st.integers(0, 10**9),
    st.sampled_from(["EUR", "GBP", "CHF"]),
    st.sampled_from(["en", "de", "fr", "es"]),
    st.sampled_from(["en", "de", "fr", "es"]),
)
def test_sums_are_the_same_where_their_cents_are(
    cents: int, others: int, currency: str, locale: str, other_locale: str
) -> None:
    one = format_currency(cents / 100, currency, locale=locale)
    other = format_currency(others / 100, currency, locale=other_locale)
    on = MONDAY.date()
    assert same_value(Said(one, on), Said(other, on), language="en") is (cents == others)


def test_the_program_warns_when_points_pile_up_or_one_is_reopened() -> None:
    """P13: points are few, and what is agreed stays agreed."""
    three = _round(1, PHONE, *((topic, ASKED, "more") for topic in ("Salary", "Leave", "Title")))
    assert cautions([three]) == {}
    fourth = _round(2, PHONE, ("Bonus", ASKED, "any"))
    assert cautions([three, fourth]) == {
        Caution.TOO_MANY_ASKED: ("Salary", "Leave", "Title", "Bonus")
    }
    taken_back = _round(3, PHONE, ("Leave", ASKED, ""))
    assert cautions([three, fourth, taken_back]) == {}
    agreed = _round(3, PHONE, ("Salary", AGREED, "84k EUR"))
    again = _round(4, PHONE, ("salary", ASKED, "86k EUR"))
    assert cautions([three, agreed]) == {}
    assert cautions([again, agreed, three]) == {Caution.REOPENED: ("salary",)}
    at_once = _round(5, PHONE, ("Leave", ASKED, "30 days"), ("Leave", AGREED, "30 days"))
    assert cautions([at_once]) == {}


_CHANGES = st.builds(
    Change,
    st.sampled_from(["Salary", "salary", "Leave", "Títle", "title"]),
    st.sampled_from(Column),
    st.sampled_from(["", "a", "b"]),
)
_ROUNDS = st.lists(
    st.builds(
        Round,
        st.integers(0, 5).map(lambda days: MONDAY + timedelta(days=days)),
        st.just("Owen Marsh"),
        st.sampled_from(Channel),
        st.lists(_CHANGES, max_size=4).map(tuple),
    ),
    max_size=6,
)


@given(rounds=_ROUNDS, days=st.integers(-1, 6))
def test_a_state_is_what_writing_every_change_down_gives(rounds: list[Round], days: int) -> None:
    moment = MONDAY + timedelta(days=days)
    cells: dict[tuple[str, Column], str] = {}
    for day in range(days + 1):
        for one in rounds:
            if one.at == MONDAY + timedelta(days=day):
                for change in one.changes:
                    cells[folded(change.topic), change.column] = change.value
    found = state_at(rounds, moment)
    assert {
        (folded(topic), column): getattr(values, column)
        for topic, values in found.items()
        for column in Column
    } == {
        (topic, column): cells.get((topic, column), "")
        for topic in {topic for topic, _column in cells}
        for column in Column
    }


@given(rounds=_ROUNDS, days=st.integers(-1, 6), later=st.integers(0, 6))
def test_the_differences_lead_from_one_state_to_the_other(
    rounds: list[Round], days: int, later: int
) -> None:
    before = state_at(rounds, MONDAY + timedelta(days=days))
    after = state_at(rounds, MONDAY + timedelta(days=days + later))
    rows = dict(before)
    for topic, column, old, new in differences(before, after):
        assert old != new
        assert getattr(rows.get(topic, Values()), column) == old
        rows[topic] = replace(rows.get(topic, Values()), **{column.value: new})
    assert rows == {topic: values for topic, values in after.items() if topic in rows}
    assert all(values == Values() for topic, values in after.items() if topic not in rows)
