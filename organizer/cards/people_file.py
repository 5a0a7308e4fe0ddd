"""Makes the words of `organizer.cards.people` in `resources/cards` from those of Faker (MIT).

    pip install faker
    python3 -m organizer.cards.people_file

Those in Latin letters. An occupation is one that a single word names: of German only where it has
a form for women, too, so that no branch of trade is taken for a person.
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Iterable, Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Final

from organizer.cards.card_words import (
    BUILDING_WORDS,
    COMPANY_WORDS,
    DEPARTMENT_WORDS,
    FUNCTION_WORDS,
    LEGAL_FORMS,
    STREET_WORDS,
)
from organizer.cards.lines import letters_of
from organizer.cards.people import FAMILY, GIVEN, OCCUPATIONS
from organizer.paths import resources

_LATIN: Final = re.compile(r"[a-z]{3,}")
_LONG: Final = 6
"""Letters from which a word that is an occupation in one language is rarely something else in
another."""
_OTHERS: Final = (
    COMPANY_WORDS | DEPARTMENT_WORDS | FUNCTION_WORDS | STREET_WORDS | BUILDING_WORDS | LEGAL_FORMS
)
_ENGLISH: Final = "en"
"""Its occupations are several words, the last of which `card_words` has."""


def names(providers: Iterable[Any], kind: str) -> set[str]:
    """The single words in the lists of providers whose names begin with `kind`."""
    return _latin(
        name
        for provider in providers
        for key in dir(provider)
        if key.startswith(kind) and isinstance(some := getattr(provider, key), (tuple, list, dict))
        for name in some
        if isinstance(name, str) and " " not in name
    )


def occupations(jobs: Iterable[str], language: str) -> set[str]:
    """The occupations among jobs that a single word names."""
    found: set[str] = set()
    for job in jobs:
        plain = re.sub(r"\s*\(.*", "", job)
        if language == "de":
            if person := re.fullmatch(r"([^\W\d_]+)[*/]in", plain):
                found |= {person[1], f"{person[1]}in"}
        elif re.fullmatch(r"[^\W\d_]+", plain):
            found.add(plain)
    return {word for word in _latin(found) if len(word) >= _LONG and word not in _OTHERS}


def _latin(words: Iterable[str]) -> set[str]:
    return {word for word in map(letters_of, words) if _LATIN.fullmatch(word)}


def _providers(of: str) -> Iterator[tuple[str, Any]]:
    """Faker's providers of a kind, each with its language."""
    package = import_module(f"faker.providers.{of}")
    for one in iter_modules(package.__path__):
        yield one.name[:2], import_module(f"{package.__name__}.{one.name}").Provider


def main() -> int:
    """Write the files; gives the exit code."""
    people = [provider for _language, provider in _providers("person")]
    given, family = names(people, "first_name"), names(people, "last_name")
    titles: set[str] = set()
    for language, provider in _providers("job"):
        if language != _ENGLISH:
            titles |= occupations(provider.jobs, language)
    for kind, words in ((GIVEN, given), (FAMILY, family), (OCCUPATIONS, titles - given)):
        text = textwrap.fill(" ".join(sorted(words)), 100)
        head = "# From Faker, MIT License, Copyright (c) 2012 Daniele Faraglia and contributors.\n"
        (resources() / "cards" / f"{kind}.txt").write_text(f"{head}{text}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
