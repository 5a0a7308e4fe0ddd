"""How well the reviewer of notes does on labelled notes, and how fast (P11)."""

from __future__ import annotations

import time
from typing import Any

import pytest

from organizer.practice.review import review
from tests.benchmarks.review import PARTS, measured, notes

LEAST = 0.95
FEWEST_NOTES = 160
WORDS = 300
PEOPLE_MET = 4
MOST_SECONDS = 0.010
BUSY = 3
"""How much longer it may take here, where other programs run beside it."""


@pytest.mark.parametrize("part", PARTS)
def test_what_it_finds_is_right_and_it_finds_what_there_is(
    part: str, capsys: pytest.CaptureFixture[str]
) -> None:
    overall = measured(notes(part))["all"]
    with capsys.disabled():
        print(f"\n{part}: precision {overall.precision:.3f}, recall {overall.recall:.3f}")
    assert overall.precision >= LEAST
    assert overall.recall >= LEAST


def test_there_are_notes_enough_and_a_third_of_them_held_out() -> None:
    tuned, held_out = list(notes("tuned")), list(notes("held_out"))
    assert len(tuned) + len(held_out) >= FEWEST_NOTES
    assert 3 * len(held_out) >= len(tuned)
    names = [note.name for part in PARTS for note in notes(part)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_a_long_note_is_read_while_one_types(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    written = [
        note.text.partition("\n\n")[2] for note in notes("tuned") if note.language == language
    ]
    text = " ".join(" ".join(written).split()[:WORDS])
    context: dict[str, Any] = {
        "kind": "thank_you",
        "language": language,
        "recipient": "Anna Muster",
        "company": "Example Works",
        "topics": ["the cold store", "how drivers report delays"],
        "colleagues": [(f"Ben {n}", ["return loads", "the website"]) for n in range(PEOPLE_MET)],
        "earlier": written[:PEOPLE_MET],
    }
    review(text, **context)
    taken = []
    for typed in range(len("and so on")):
        begun = time.process_time()
        review(text + "and so on"[: typed + 1], **context)
        taken.append(time.process_time() - begun)
    fastest = min(taken)
    with capsys.disabled():
        print(f"\n{language}: {WORDS} words in {fastest * 1e3:.1f} ms")
    assert fastest <= BUSY * MOST_SECONDS
