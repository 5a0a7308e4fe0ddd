"""How the words of a letter sound as a whole, weighed as labelled notes have taught (P7, P10, P16, P17).

Phrases see what is said in words they know; this sees what company a word keeps. It is asked only
where it is sure. `tests/benchmarks/learn_tone.py` makes the weights and tells how they were judged.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Final, NamedTuple

from organizer.practice.letter_text import Letter
from organizer.practice.review_words.weights import WEIGHTS

KINDS: Final = {
    "gushing": ("thank_you", "keep_in_touch"),
    "pressing": ("thank_you", "inquiry", "keep_in_touch"),
    "reason_given": ("declining",),
    "blame": ("declining",),
    "comparison": ("declining",),
    "hurt": ("turned_down_reply",),
}
"""What it judges, in which kinds of notes."""
SURE: Final = 1.0
"""So far from 0 it is right more often than the phrases are."""


_FEWEST: Final = 25
"""Different words; less is no letter yet."""


class Judgement(NamedTuple):
    """Above 0 it sounds so, below 0 not; `sentence` is the one that says it most."""

    score: float
    sentence: int


def judge(letter: Letter, code: str) -> Judgement:
    """Whether a letter sounds as what `code` stands for."""
    stems = stems_of(letter)
    if len(stems) < _FEWEST:
        return Judgement(0.0, 0)
    weights, score = _weights(letter.language, code)
    by_sentence: dict[int, float] = {}
    seen: set[str] = set()
    for word in letter.words:
        stem = word.form.stem
        weight = weights.get(stem, 0.0) / len(stems) ** 0.5
        by_sentence[word.sentence] = by_sentence.get(word.sentence, 0.0) + weight
        if stem not in seen:
            seen.add(stem)
            score += weight
    return Judgement(score, max(by_sentence, key=by_sentence.__getitem__, default=0))


def stems_of(letter: Letter) -> Collection[str]:
    """The different words of a letter, by their stems: what it is judged by."""
    return {word.form.stem for word in letter.words}


@cache
def _weights(language: str, code: str) -> tuple[dict[str, float], float]:
    """The weight of each stem, and where a letter without any begins."""
    bias, written = WEIGHTS[language][code]
    pairs = (pair.split(":") for pair in written.split())
    return {stem: float(weight) for stem, weight in pairs}, bias
