"""How a letter sounds, weighed as labelled notes have taught (P7, P10, P16, P17).

Phrases see what is said in words they know; this sees what company a word keeps, in the letter as a
whole and in each sentence. `tests/benchmarks/learn_tone.py` makes the weights and tells how they
were judged.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sized
from functools import cache
from typing import Final, NamedTuple

from organizer.practice.letter_text import Letter
from organizer.practice.tone_weights import weights_of

KINDS: Final = {
    "gushing": ("thank_you", "inquiry", "keep_in_touch"),
    "pressing": ("thank_you", "inquiry", "keep_in_touch"),
    "reason_given": ("declining", "withdrawal"),
    "blame": ("declining", "withdrawal"),
    "comparison": ("declining", "withdrawal"),
    "hurt": ("turned_down_reply",),
}
"""What it judges, in which kinds of notes."""
PHRASES: Final = 1.0
"""What it tells that a phrase is there, or that none is, beside the odds."""
_SURELY: Final = 2.0
"""Odds that thanks for a thing ("for the brochure") do not come to."""
_USUAL_LENGTH: Final = 8
_FEWEST: Final = 25
"""Different words; less is no letter yet."""


class Judgement(NamedTuple):
    """The logarithm of the odds that it sounds so; `sentence` is the one that says it most."""

    odds: float
    sentence: int


def judge(letter: Letter, code: str, but: Collection[int] = ()) -> Judgement:
    """Whether a letter sounds as what `code` stands for, whatever the sentences `but` say; even
    odds where it is too short to say."""
    sentences = letter.traits
    whole = frozenset[str]().union(*sentences)
    if sum("_" not in trait for trait in whole) < _FEWEST:
        return Judgement(0.0, 0)
    odds = [_weigh(traits, _weights(letter.language, code)) for traits in sentences]
    most = max((one for number, one in enumerate(odds) if number not in but), default=min(odds))
    in_all = _weigh(whole, _weights(letter.language, f"{code} in all"))
    of_length, _none = _weights(letter.language, f"{code} by length")
    return Judgement(most + in_all + of_length * length(sentences), odds.index(most))


def length(sentences: Sized) -> float:
    """How much longer than usual a letter is: of many sentences one may sound odd by chance."""
    return math.log(max(1, len(sentences)) / _USUAL_LENGTH)


def thanks(letter: Letter, sentence: int) -> bool:
    """Whether a sentence surely sounds as such that thank for the time."""
    return _weigh(letter.traits[sentence], _weights(letter.language, "thanks")) > _SURELY


_Weights = tuple[float, dict[str, float]]


def _weigh(traits: frozenset[str], weights: _Weights) -> float:
    bias, of_traits = weights
    total = sum(of_traits.get(trait, 0.0) for trait in traits)
    return bias + total / math.sqrt(max(1, len(traits)))


@cache
def _weights(language: str, name: str) -> _Weights:
    """Where one without any known trait stands, and what each adds."""
    bias, written = weights_of(language)[name]
    pairs = (pair.rsplit(":", 1) for pair in written.split())
    return bias, {trait: float(weight) for trait, weight in pairs}
