"""Contacts that may be the same person (P9)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.practice.same_person import Likeness, Pair, Person, same_people
from tests.benchmarks.duplicates import labelled

ANNA = Person(1, "Anna Müller", "Nordlicht", ("anna@example.com",), ("+49 30 23125-014",))


@pytest.mark.parametrize(
    ("other", "likeness"),
    [
        (Person(2, "A. Mueller", None, ("ANNA@example.com ",)), Likeness.EMAIL),
        (Person(2, "Mueller", None, ("anna@example.com",)), Likeness.EMAIL),
        (Person(2, "Anna Müller-Beispiel", None, (), ("030 / 23125014",)), Likeness.PHONE),
        (Person(2, "Mueller, Anna", "Nordlicht"), Likeness.NAME_AND_COMPANY),
        (Person(2, "Dr. ANNA MULLER", None), Likeness.NAME_ALONE),
        (Person(2, "Ana Müller", "Nordlicht"), None),
        (Person(2, "A. Müller", "Nordlicht"), Likeness.LIKE_NAME),
        (Person(2, "Anna Mülller", "Nordlicht"), Likeness.LIKE_NAME),
        (Person(2, "Anna Maria Müller", "Nordlicht"), Likeness.LIKE_NAME),
        (Person(2, "Anna Müller", "Halden"), None),
        (Person(2, "Bernd Müller", "Nordlicht"), None),
        (Person(2, "Bernd Kovač", "Nordlicht", (), ANNA.phones), None),
        (Person(2, "Annа M.", "Nordlicht"), None),
        (Person(2, "Anna", "Nordlicht"), None),
    ],
)
def test_who_may_be_anna(other: Person, likeness: Likeness | None) -> None:
    expected = [Pair(1, 2, likeness)] if likeness else []
    assert same_people([ANNA, other]) == expected


def test_an_address_of_a_house_makes_nobody_the_same() -> None:
    one = Person(1, "Anna Müller", None, ("info@example.com",))
    assert same_people([one, Person(2, "Bernd Kovač", None, ("info@example.com",))]) == []
    assert len(same_people([one, Person(2, "A. Müller", None, ("info@example.com",))])) == 1


def test_two_with_addresses_of_their_own_in_one_house_only_sound_alike() -> None:
    one = Person(1, "Anna Berger", 1, ("a.berger@example.com",))
    assert same_people([one, Person(2, "Anna Bergen", 1, ("a.bergen@example.com",))]) == []
    assert len(same_people([one, Person(2, "Anna Bergen", 1)])) == 1


def test_a_common_name_says_nothing_without_a_company() -> None:
    assert same_people([Person(number, "Anna Müller") for number in range(9)]) == []


@given(
    st.lists(
        st.builds(
            Person,
            id=st.integers(1, 50),
            name=st.sampled_from(["Anna Müller", "A. Müller", "Müller", "", "Ян Ng", "!"]),
            company=st.sampled_from([None, 1, 2]),
            emails=st.lists(st.sampled_from(["a@b.example", "", "@"]), max_size=2).map(tuple),
            phones=st.lists(st.sampled_from(["+49 30 23125 014", "110", ""])).map(tuple),
        ),
        unique_by=lambda person: person.id,
    )
)
def test_pairs_are_of_two_and_come_once(people: list[Person]) -> None:
    pairs = same_people(people)
    assert all(pair.first < pair.second for pair in pairs)
    assert len({(pair.first, pair.second) for pair in pairs}) == len(pairs)
    assert sorted(pairs, key=lambda pair: pair.likeness) == pairs


def test_most_are_found_and_most_that_are_found_are_right() -> None:
    """The figures of `python3 -m tests.benchmarks.duplicates`, on fewer people."""
    made_up = labelled(6_000, 3)
    pairs = same_people(made_up.people)
    right = sum((pair.first, pair.second) in made_up.same for pair in pairs)
    assert right / len(made_up.same) > 0.9
    assert right / len(pairs) > 0.85
