"""Learns from the labelled notes how words sound: `python -m tests.benchmarks.learn_tone`.

Writes organizer/practice/review_words/weights.py: for each language and code a logistic regression
over the stems of a note, each once, by their share in it. A stem counts that stands in two rounds,
so that names and topics of one do not. With `--left-out` it writes nothing, and tells how often it
is right where it is sure, on each of the newest rounds, which was left out when it learned.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from organizer.practice import letter_tone
from organizer.practice.letter_text import Letter
from tests.benchmarks.review import LANGUAGES, first_readings, notes

FILE = Path(letter_tone.__file__).parent / "review_words" / "weights.py"
HEAD = '''"""How words sound: made by `python -m tests.benchmarks.learn_tone`, not by hand.

For each language and code, where a note begins and what each stem adds.
"""

from __future__ import annotations

WEIGHTS = {
'''
FIT = 30.0
"""How much the notes weigh against weights of nought."""
STEPS = 500
LEAST = 0.15
"""Smaller weights change nothing."""
ROUNDS_OF_A_STEM = 2
NEWEST = 6


class Labelled(NamedTuple):
    part: str
    language: str
    kind: str
    stems: frozenset[str]
    codes: frozenset[str]


def labelled() -> list[Labelled]:
    """All notes, as they are learned from."""
    parts = ("tuned", "held_out", *map(str, first_readings()))
    return [
        Labelled(
            part,
            note.language,
            note.context["kind"],
            frozenset(letter_tone.stems_of(Letter(note.text, note.language))),
            note.codes,
        )
        for part in parts
        for note in notes(part)
    ]


def learn(given: Sequence[Labelled], code: str) -> tuple[float, dict[str, float]]:
    """Where a note begins, and what each stem adds: both labels weigh the same."""
    parts = defaultdict(set)
    for note in given:
        for stem in note.stems:
            parts[stem].add(note.part)
    stems = sorted(stem for stem, found in parts.items() if len(found) >= ROUNDS_OF_A_STEM)
    shares = np.array(
        [
            [(stem in note.stems) / len(note.stems) ** 0.5 for stem in stems] + [1.0]
            for note in given
        ]
    )
    crossed = np.array([code in note.codes for note in given])
    label = np.where(crossed, 1.0, -1.0)
    each = np.where(crossed, 1 / crossed.sum(), 1 / (~crossed).sum()) * len(given) / 2
    keep = np.ones(len(stems) + 1)
    keep[-1] = 0.0  # the beginning is free
    longest = FIT * np.linalg.norm(shares * each[:, None] ** 0.5, 2) ** 2 / 4 + 1
    weights = ahead = np.zeros(len(stems) + 1)
    for step in range(STEPS):  # Nesterov's descent
        slope = each * label / (1 + np.exp(label * (shares @ ahead)))
        before, weights = weights, ahead - (keep * ahead - FIT * shares.T @ slope) / longest
        ahead = weights + step / (step + 3) * (weights - before)
    found = zip(stems, weights[:-1], strict=True)
    return float(weights[-1]), {stem: float(w) for stem, w in found if abs(w) >= LEAST}


def of(given: Iterable[Labelled], language: str, code: str) -> list[Labelled]:
    kinds = letter_tone.KINDS[code]
    return [note for note in given if note.language == language and note.kind in kinds]


def write(given: Sequence[Labelled]) -> None:
    lines = [HEAD]
    for language in LANGUAGES:
        lines.append(f'    "{language}": {{\n')
        for code in letter_tone.KINDS:
            bias, weights = learn(of(given, language, code), code)
            words = " ".join(f"{stem}:{weight:.1f}" for stem, weight in sorted(weights.items()))
            lines.append(f'        "{code}": (\n            {bias:.2f},\n            "{words}",\n')
            lines.append("        ),\n")
        lines.append("    },\n")
    lines.append("}\n")
    FILE.write_text("".join(lines), encoding="utf-8")


def tell(given: Sequence[Labelled]) -> None:
    right, sure, all_notes = Counter[str](), Counter[str](), Counter[str]()
    for part in map(str, list(first_readings())[-NEWEST:]):
        for language in LANGUAGES:
            for code in letter_tone.KINDS:
                about = of(given, language, code)
                bias, weights = learn([note for note in about if note.part != part], code)
                for note in about:
                    if note.part == part:
                        total = sum(weights.get(stem, 0.0) for stem in note.stems)
                        score = bias + total / len(note.stems) ** 0.5
                        all_notes[code] += 1
                        if abs(score) > letter_tone.SURE:
                            sure[code] += 1
                            right[code] += (score > 0) is (code in note.codes)
    for code in letter_tone.KINDS:
        share = right[code] / sure[code]
        print(f"{code:14}sure of {sure[code]} of {all_notes[code]}, right {share:.3f}")


if __name__ == "__main__":
    (tell if "--left-out" in sys.argv else write)(labelled())
