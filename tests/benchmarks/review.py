"""How well the reviewer of notes does, by code and language: `python -m tests.benchmarks.review`.

Measures on all parts of tests/data/notes, or on the parts and the numbers of later rounds that are
named. The README there tells what they are; what came out when a round was read first is kept in
`first_readings.tsv`, and shown after the figures of today.
"""

from __future__ import annotations

import csv
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from organizer.practice.review import Finding, review

NOTES = Path(__file__).parents[1] / "data" / "notes"
PARTS = ("tuned", "held_out", "later")
LANGUAGES = ("en", "de", "fr", "es")


_ABOUT_THE_NOTE = frozenset(("id", "round", "text", "codes"))


class Note(NamedTuple):
    """A labelled note: what `review` is given, and the codes it should find."""

    name: str
    language: str
    text: str
    context: dict[str, Any]
    codes: frozenset[str]

    def reviewed(self) -> list[Finding]:
        """What the reviewer finds."""
        found: list[Finding] = review(self.text, language=self.language, **self.context)  # type: ignore[arg-type]
        return found


def notes(part: str) -> Iterator[Note]:
    """The notes of a part, or of one later round by its number."""
    folder, only = ("later", int(part)) if part.isdecimal() else (part, None)
    for language in LANGUAGES:
        file = NOTES / folder / f"{language}.toml"
        for entry in tomllib.loads(file.read_text(encoding="utf-8"))["note"]:
            if only is not None and entry["round"] != only:
                continue
            given = {key: value for key, value in entry.items() if key not in _ABOUT_THE_NOTE}
            for many in ("colleagues", "terms"):
                given[many] = [tuple(pair) for pair in given.get(many, ())]
            yield Note(entry["id"], language, entry["text"], given, frozenset(entry["codes"]))


class Figures(NamedTuple):
    """How many findings were right, wrong and not made."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / ((self.right + self.wrong) or 1)

    @property
    def recall(self) -> float:
        return self.right / ((self.right + self.missed) or 1)


def measured(labelled: Iterable[Note]) -> dict[str, Figures]:
    """The figures by code, by language, and overall ("all")."""
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for note in labelled:
        found = {finding.code for finding in note.reviewed()}
        for counter, codes in (
            (right, found & note.codes),
            (wrong, found - note.codes),
            (missed, note.codes - found),
        ):
            for code in codes:
                counter.update((code, note.language, "all"))
    names = right.keys() | wrong.keys() | missed.keys()
    return {name: Figures(right[name], wrong[name], missed[name]) for name in names}


def first_readings() -> dict[int, dict[str, Figures]]:
    """What was found in the later rounds when the rules had not learned from them, by code."""
    readings: dict[int, dict[str, Figures]] = {}
    with (NOTES / "first_readings.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            counts = (int(row[name]) for name in Figures._fields)
            readings.setdefault(int(row["round"]), {})[row["code"]] = Figures(*counts)
    return readings


def show(title: str, table: dict[str, Figures]) -> None:
    print(f"\n{title}")
    print(f"{'':22}{'precision':>10}{'recall':>8}{'right':>7}{'wrong':>7}{'missed':>8}")
    for name in sorted(table, key=lambda name: (name == "all", name in LANGUAGES, name)):
        figures = table[name]
        print(
            f"{name:22}{figures.precision:10.3f}{figures.recall:8.3f}"
            f"{figures.right:7}{figures.wrong:7}{figures.missed:8}"
        )


def main(parts: list[str]) -> None:
    for part in parts:
        labelled = list(notes(part))
        show(f"{part}: {len(labelled)} notes, by the rules of today", measured(labelled))
    for number, table in first_readings().items():
        show(f"round {number}, read first", table)


if __name__ == "__main__":
    main(sys.argv[1:] or list(PARTS))
