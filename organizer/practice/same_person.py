"""Which contacts may be the same person: by e-mail address, telephone number or name (P9).

Nobody compares everybody with everybody: only those are held against each other that share an
address, a number, a name or, at one company, the beginnings of one. So it scales to 100,000.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import partial
from itertools import combinations

from organizer.practice.names import folded, split_name


class Likeness(IntEnum):
    """Why two contacts may be the same person, the surest first."""

    EMAIL = 1
    PHONE = 2
    NAME_AND_COMPANY = 3
    NAME_ALONE = 4
    """The same name, and of one of them no company is known."""
    LIKE_NAME = 5
    """At the same company, with names that differ by a spelling or an initial."""


@dataclass(frozen=True)
class Person:
    """What of a contact is compared. `company` is any key of it, None where none is known."""

    id: int
    name: str
    company: Hashable | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pair:
    """Two contacts, the one that was there first first, that may be the same person."""

    first: int
    second: int
    likeness: Likeness


RARE = 4
"""A name that more contacts have than this says nothing without a company."""
_CROWD = 60
"""More people than this behind one beginning of a name at a company are not all compared."""
_ALIKE = 0.92
"""From when two words of a name count as spellings of one (Jaro-Winkler)."""
_NUMBER, _FEWEST = 9, 7
"""Digits at the end of a telephone number that tell numbers apart, whatever stands before them; of
fewer than these nobody knows in which town."""
_SHARED = frozenset(
    {"info", "office", "contact", "kontakt", "mail", "hello", "team", "hr", "jobs", "job", "post"}
    | {"career", "careers", "karriere", "bewerbung", "personal", "recruiting", "recruitment"}
    | {"sekretariat", "secretary", "reception", "admin", "service", "support", "sales"}
)
"""What stands before the @ of an address that several people read."""
_SPELT_OUT = re.compile(r"([aou])e")


def same_people(people: Iterable[Person]) -> list[Pair]:
    """The pairs that may be one person, the surest first, each once with its best reason.

    Of a group in which all are alike each later one is paired with the first.
    """
    everybody = {person.id: person for person in people}
    words = {person.id: _words(person.name) for person in everybody.values()}
    found: dict[tuple[int, int], Likeness] = {}

    def note(likeness: Likeness, first: int, second: int) -> None:
        pair = (min(first, second), max(first, second))
        found[pair] = min(likeness, found.get(pair, likeness))

    for likeness, keys in ((Likeness.EMAIL, _emails), (Likeness.PHONE, _numbers)):
        for key, group in _groups(everybody.values(), keys):
            shared = likeness is Likeness.PHONE or key.partition("@")[0] in _SHARED
            for other in group[1:]:
                if not shared or _fit(words[group[0]], words[other]):
                    note(likeness, group[0], other)
    for _key, group in _groups(everybody.values(), lambda person: [words[person.id]]):
        for first, second in _by_company(group, everybody):
            note(Likeness.NAME_AND_COMPANY, first, second)
        if len(group) <= RARE:
            for first, second in combinations(group, 2):
                one, two = everybody[first].company, everybody[second].company
                if one is None or two is None:
                    note(Likeness.NAME_ALONE, first, second)
    for _key, group in _groups(
        everybody.values(), lambda person: _beginnings(person, words[person.id])
    ):
        if len(group) <= _CROWD:
            for first, second in combinations(group, 2):
                if (
                    words[first] != words[second]
                    and _fit(words[first], words[second])
                    and not _both_have_one(everybody[first], everybody[second])
                ):
                    note(Likeness.LIKE_NAME, first, second)
    pairs = [Pair(first, second, likeness) for (first, second), likeness in found.items()]
    return sorted(pairs, key=lambda pair: (pair.likeness, pair.first, pair.second))


def _words(name: str) -> tuple[str, ...]:
    """The words of a name in any order, without titles, umlauts spelt out or not."""
    plain = _SPELT_OUT.sub(r"\1", folded(" ".join(split_name(name))))
    return tuple(sorted(re.findall(r"[^\W_]+", plain)))


def _emails(person: Person) -> set[str]:
    return {email.strip().casefold() for email in person.emails if email.strip()}


def number_key(phone: str) -> str:
    """What tells a telephone number apart, however it is written: its last digits."""
    return re.sub(r"\D", "", phone)[-_NUMBER:]


def _numbers(person: Person) -> set[str]:
    return {key for key in map(number_key, person.phones) if len(key) >= _FEWEST}


def _beginnings(person: Person, words: tuple[str, ...]) -> Iterator[tuple[Hashable, str]]:
    """Where somebody of a like name at the same company is looked for: two initials are alike, or
    a word begins alike."""
    if person.company is None or len(words) < 2:
        return
    yield person.company, words[0][:1] + words[-1][:1]
    for word in words:
        if len(word) > 3:
            yield person.company, word[:4]


def _groups(
    people: Iterable[Person], keys: Callable[[Person], Iterable[Hashable]]
) -> Iterator[tuple[str, list[int]]]:
    """The ids of those who share a key, with the key."""
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for person in people:
        for key in keys(person):
            if key and person.id not in groups[key][-1:]:
                groups[key].append(person.id)
    return ((str(key), sorted(group)) for key, group in groups.items() if len(group) > 1)


def _by_company(group: list[int], everybody: dict[int, Person]) -> Iterator[tuple[int, int]]:
    """Of those who are called the same, each later one at a company with the first there."""
    first_at: dict[Hashable, int] = {}
    for member in group:
        company = everybody[member].company
        if company is not None and first_at.setdefault(company, member) != member:
            yield first_at[company], member


def _both_have_one(one: Person, two: Person) -> bool:
    """Whether each has an address of their own in the same house."""
    houses = [{email.partition("@")[2] for email in _emails(person)} for person in (one, two)]
    return bool(houses[0] & houses[1])


def _fit(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two names may be spellings of one: each word of the shorter has its like in the
    other, and not all of them as an initial alone."""
    fewer, more = sorted((one, two), key=len)
    if len(fewer) < 2:
        return fewer == more
    left = list(more)
    written_out = False
    for word in sorted(fewer, key=len, reverse=True):
        like = max(left, key=partial(_nearness, word))
        if _nearness(word, like) < _ALIKE:
            return False
        written_out |= min(len(word), len(like)) > 1
        left.remove(like)
    return written_out


def _nearness(word: str, other: str) -> float:
    """How much two words of names are alike: 2 where they are the same, at least `_ALIKE` where
    they may be spellings of one or one is the initial of the other."""
    from rapidfuzz.distance import JaroWinkler

    if word == other:
        return 2.0
    shorter = min(len(word), len(other))
    if shorter == 1:
        return float(word[0] == other[0])
    return JaroWinkler.similarity(word, other) if shorter > 3 else 0.0
