"""How well the reviewer of notes does, by code and language: `python -m tests.benchmarks.review`.

The labelled notes are tests/data/notes: the rules were tuned on `tuned`, and not on `held_out`.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from organizer.practice.review import Finding, review

NOTES = Path(__file__).parents[1] / "data" / "notes"
LANGUAGES = ("en", "de", "fr", "es")


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
    """The notes of a part: tuned, held_out, or any other folder."""
    for language in LANGUAGES:
        file = NOTES / part / f"{language}.toml"
        for entry in (
            tomllib.loads(file.read_text(encoding="utf-8"))["note"] if file.exists() else ()
        ):
            given = {
                key: value for key, value in entry.items() if key not in ("id", "text", "codes")
            }
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


def main(parts: list[str]) -> None:
    for part in parts:
        labelled = list(notes(part))
        print(f"\n{part}: {len(labelled)} notes")
        print(f"{'':22}{'precision':>10}{'recall':>8}{'right':>7}{'wrong':>7}{'missed':>8}")
        table = measured(labelled)
        for name in sorted(table, key=lambda name: (name == "all", name in LANGUAGES, name)):
            figures = table[name]
            print(
                f"{name:22}{figures.precision:10.3f}{figures.recall:8.3f}"
                f"{figures.right:7}{figures.wrong:7}{figures.missed:8}"
            )


if __name__ == "__main__":
    main(sys.argv[1:] or ["tuned", "held_out"])
