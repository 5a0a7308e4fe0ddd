"""In which country a town is, by its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from organizer.paths import resources
from organizer.practice.names import folded

TOWNS: Final = resources() / "cards" / "towns.txt"
"""A country (ISO 3166) a line and the keys of its towns; `organizer.cards.town_file` makes it."""


def countries_of_town(name: str) -> tuple[str, ...]:
    """The countries (ISO 3166) that have a town with this name, if it is of some size."""
    return _countries().get(town_key(name), ())


def town_key(name: str) -> str:
    """A name as towns are compared: folded, without hyphens, "St." as "Saint"."""
    words = folded(name).replace("’", "'").replace("-", " ")
    return re.sub(r"\bst\.?(?= )", "saint", words).strip(" .'")


@cache
def _countries() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in TOWNS.read_text(encoding="utf-8").splitlines():
        country, _tab, names = row.partition("\t")
        for name in names.split(";"):
            found[name] = (*found.get(name, ()), country)
    return found
