"""Contacts that are the same person: how many are found, how many wrongly, and how long it takes.

`python3 -m tests.benchmarks.duplicates [--n 100000] [--seed 7]` makes up people at companies, keeps
one in thirty of them twice, written otherwise, and adds people who are easily mistaken for one:
of one family at one company, called the same at another, behind one switchboard or one address.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from typing import NamedTuple

from organizer.practice.same_person import Likeness, Person, same_people

_GIVEN = (
    *("Anna", "Bernd", "Chiara", "Daniel", "Elena", "Felix", "Grace", "Hannah", "Ibrahim"),
    *("Jürgen", "Katharina", "Lars", "Margarete", "Nikolai", "Oliver", "Priya", "Quentin"),
    *("Roswitha", "Stephan", "Theresa", "Ulrich", "Valentina", "Wolfgang", "Yusuf", "Zoë"),
)
_PARTS = ("ber", "schmi", "mül", "kov", "rei", "hof", "lin", "stei", "nowa", "gar", "pet", "wag")
_ENDS = ("ler", "mann", "ski", "ova", "berg", "sen", "cia", "feld", "ner", "dorf", "ić", "straß")


class Labelled(NamedTuple):
    """People, and which pairs of them are one."""

    people: list[Person]
    same: set[tuple[int, int]]


def labelled(count: int, seed: int) -> Labelled:
    """So many people, made up from `seed`."""
    chance = random.Random(seed)
    people: list[Person] = []
    same: set[tuple[int, int]] = set()
    for _number in range(count):
        at = len(people)
        person = _person(at, chance, max(1, count // 40))
        people.append(person)
        if chance.random() < 1 / 30:
            people.append(_again(len(people), person, chance))
            same.add((at, len(people) - 1))
        elif chance.random() < 1 / 30:
            people.append(_mistakable(len(people), person, chance))
    return Labelled(people, same)


def _person(id: int, chance: random.Random, companies: int) -> Person:
    family = "".join(chance.choices(_PARTS, k=chance.choice((1, 2, 2)))) + chance.choice(_ENDS)
    given, company = chance.choice(_GIVEN), chance.randrange(companies)
    name = f"{given} {family.capitalize()}"
    emails = (f"p{id}@company{company}.example.com",) if chance.random() < 0.7 else ()
    phones = (f"+49 30 23125 {id:07d}",) if chance.random() < 0.5 else ()
    return Person(id, name, company, emails, phones)


def _again(id: int, person: Person, chance: random.Random) -> Person:
    """The same person as they might be kept a second time."""
    given, family = person.name.split()
    name = chance.choice(
        (
            f"{given} {family}",
            f"{family}, {given}",
            f"Dr. {given} {family}",
            f"{given.upper()} {family.upper()}",
            f"{given[0]}. {family}",
            f"{given} {family[:-2]}{family[-1]}{family[-2]}",
            f"{given} {family.replace('ü', 'ue').replace('ß', 'ss')}",
            f"{given} Maria {family}",
        )
    )
    emails = tuple(email.upper() for email in person.emails) if chance.random() < 0.5 else ()
    phones = (
        tuple("0" + phone.removeprefix("+49 ").replace(" ", "-") for phone in person.phones)
        if chance.random() < 0.5
        else ()
    )
    company = person.company if chance.random() < 0.8 else None
    return Person(id, name, company, emails, phones)


def _mistakable(id: int, person: Person, chance: random.Random) -> Person:
    """Somebody else, who has something in common with them."""
    given, family = person.name.split()
    other = chance.choice([one for one in _GIVEN if one[0] != given[0]])
    somebody = chance.choice(_PARTS).capitalize() + "wald"
    return chance.choice(
        (
            Person(id, f"{other} {family}", person.company),
            Person(id, f"{other} {somebody}", person.company, phones=person.phones),
            Person(id, f"{given} {somebody}", person.company),
        )
    )


def figures(people: Labelled) -> Iterator[str]:
    """What is found of the pairs, in lines to print."""
    begun = time.process_time()
    pairs = same_people(people.people)
    seconds = time.process_time() - begun
    right = [pair for pair in pairs if (pair.first, pair.second) in people.same]
    yield (
        f"{len(people.people)} contacts, {len(people.same)} of them kept twice: "
        f"{len(right) / len(people.same):.3f} of these found, "
        f"{len(right) / len(pairs):.3f} of what is found is right, in {seconds:.1f} s"
    )
    for likeness in Likeness:
        of_it = [pair for pair in pairs if pair.likeness is likeness]
        found = sum((pair.first, pair.second) in people.same for pair in of_it)
        yield f"  {likeness.name.lower()}: {found} of {len(of_it)} right"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--n", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=7)
    chosen = parser.parse_args()
    for line in figures(labelled(chosen.n, chosen.seed)):
        print(line)
