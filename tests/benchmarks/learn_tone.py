"""Learns from the labelled notes how letters sound: `python -m tests.benchmarks.learn_tone`.

Writes organizer/practice/tone_weights: for each language and code a logistic regression over the
traits of the sentences, each by its share, and another over those of the whole note. Which
sentence of a note is meant, the phrases tell; sentences of no note (`sentences.tsv`) are learned
from as well. A trait counts that stands in two rounds, so that names and topics of one do not. How
much the sentence and the whole tell is learned from notes that were left out. With `--left-out` it
writes nothing, and tells how often it is right, and how often where it overrules the phrases, on
each of the newest rounds, which was left out when it learned.
"""

from __future__ import annotations

import csv
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from organizer.practice import letter_tone, tone_weights
from organizer.practice.letter_text import Letter
from organizer.practice.review import by_phrases, thanks_for_time
from tests.benchmarks.review import LANGUAGES, NOTES, first_readings, notes

SENTENCES = NOTES / "sentences.tsv"
FOLDER = Path(tone_weights.__file__).parent
HEAD = '''"""Made by `python -m tests.benchmarks.learn_tone`, not by hand."""

from __future__ import annotations

WEIGHTS = {
'''
THANKED = ("thank_you", "declining", "withdrawal", "turned_down_reply")
"""Where somebody should be thanked for their time."""
FIT_WHOLE, FIT_SENTENCE, FIT_BOTH = 60.0, 30.0, 1.0
"""How much the notes weigh against weights of nought."""
STEPS = 300
LEAST = 0.6
"""Smaller weights change nothing."""
ROUNDS_OF_A_TRAIT = 2
FOLDS = 4
NEWEST = 6
FREELY = 18
"""How a whole note sounds is learned from this round on; those before are worded as phrases are."""

Traits = frozenset[str]
Array = npt.NDArray[np.float64]


class Labelled(NamedTuple):
    """A note as it is learned from; `said` are the sentences that phrases know, by code."""

    part: str
    language: str
    kind: str
    codes: frozenset[str]
    sentences: Sequence[Traits]
    said: Mapping[str, set[int]]

    @property
    def whole(self) -> Traits:
        return Traits().union(*self.sentences)


class Linear(NamedTuple):
    bias: float
    weights: dict[str, float]

    def of(self, traits: Traits) -> float:
        total = sum(self.weights.get(trait, 0.0) for trait in traits)
        return self.bias + total / math.sqrt(max(1, len(traits)))

    def times(self, factor: float, more: float = 0.0) -> Linear:
        weights = {trait: factor * weight for trait, weight in self.weights.items()}
        return Linear(factor * self.bias + more, weights)


class Sentence(NamedTuple):
    """One of no note; `code` is what it says: a code, "thanks" or "ok"."""

    number: int
    language: str
    kind: str
    code: str
    traits: Traits


@cache
def sentences() -> list[Sentence]:
    """All sentences of no note."""
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Sentence(number, row["language"], row["kind"], row["code"], _traits(row))
            for number, row in enumerate(rows)
        ]


def _traits(row: Mapping[str, str]) -> Traits:
    return Traits().union(*Letter(row["sentence"], row["language"]).traits)


def labelled() -> list[Labelled]:
    """All notes."""
    found = []
    for part in ("tuned", "held_out", *map(str, first_readings())):
        for note in notes(part):
            letter = Letter(note.text, note.language, note.context.get("topics", ()))
            kind = note.context["kind"]
            said = defaultdict[str, set[int]](set)
            for finding in by_phrases(letter, kind):
                said[finding.code].add(letter.sentence_at(finding.start))
            for number in range(len(letter.sentences)):
                thanked = bool(letter.found("thanks", number))
                timed = bool(letter.found("time", number))
                if timed or (thanked and not letter.found("thanked_thing", number)):
                    said["partly"].add(number)
                if thanks_for_time(letter, number):
                    said["thanks"].add(number)
            sentences = letter.traits
            found.append(Labelled(part, note.language, kind, note.codes, sentences, said))
    return found


Example = tuple[Mapping[str, float], bool]


def example(traits: Iterable[str], known: frozenset[str], holds: bool) -> Example:
    every = set(traits)
    return dict.fromkeys(every & known, 1 / math.sqrt(max(1, len(every)))), holds


def fit(examples: Sequence[Example], weight: float, *, even: bool = True) -> Linear:
    """A logistic regression; where `even`, both labels weigh the same."""
    names = sorted({name for values, _holds in examples for name in values})
    place = {name: at for at, name in enumerate(names)}
    row = np.array([at for at, (values, _holds) in enumerate(examples) for _name in values], int)
    column = np.array([place[name] for values, _holds in examples for name in values], int)
    value = np.array([each for values, _holds in examples for each in values.values()], float)
    holds = np.array([holds for _values, holds in examples])
    sign = np.where(holds, 1.0, -1.0)
    each = np.ones(len(examples))
    if even:
        each = np.where(holds, 1 / holds.sum(), 1 / (~holds).sum()) * len(examples) / 2

    def scores(weights: Array) -> Array:
        found: Array = np.bincount(row, value * weights[column], len(examples)) + weights[-1]
        return found

    def slope(weights: Array) -> Array:
        pull = each * sign / (1 + np.exp(sign * scores(weights)))
        pulled = np.append(np.bincount(column, value * pull[row], len(names)), pull.sum())
        found: Array = np.append(weights[:-1], 0.0) - weight * pulled  # the beginning is free
        return found

    weights = ahead = np.zeros(len(names) + 1)
    longest = 1 + weight / 4 * _largest(scores, row, column, value, each, len(names))
    for step in range(STEPS):  # Nesterov's descent
        before, weights = weights, ahead - slope(ahead) / longest
        ahead = weights + step / (step + 3) * (weights - before)
    found = zip(names, map(float, weights[:-1]), strict=True)
    return Linear(float(weights[-1]), dict(found))


def _largest(
    scores: Callable[[Array], Array],
    row: Array,
    column: Array,
    value: Array,
    each: Array,
    names: int,
) -> float:
    """The largest curvature of the sum of squares, by repeated multiplication."""
    ahead = np.ones(names + 1)
    length = 1.0
    for _turn in range(20):
        pull = each * scores(ahead)
        ahead = np.append(np.bincount(column, value * pull[row], names), pull.sum())
        length = float(np.linalg.norm(ahead))
        ahead /= length
    return 1.1 * length


def known(given: Iterable[Labelled], single: Iterable[Sentence] = ()) -> frozenset[str]:
    """The traits that stand in more than one round, or sentence of no note."""
    parts = defaultdict[str, set[str | int]](set)
    for note in given:
        for trait in note.whole:
            parts[trait].add(note.part)
    for sentence in single:
        for trait in sentence.traits:
            parts[trait].add(sentence.number)
    return frozenset(trait for trait, found in parts.items() if len(found) >= ROUNDS_OF_A_TRAIT)


def pruned(linear: Linear) -> Linear:
    return Linear(linear.bias, {t: w for t, w in linear.weights.items() if abs(w) >= LEAST})


MAY_BE_AS_WELL = {
    "reason_given": ("comparison", "blame"),
    "comparison": ("reason_given",),
    "blame": ("reason_given",),
}
"""What else a sentence may say that is labelled with another code."""


def learn_sentences(given: Sequence[Labelled], code: str) -> Linear:
    """From sentences that are meant, and those of notes without any."""
    single = [
        each
        for each in sentences()
        if each.language == given[0].language
        and (each.code == code or each.kind in letter_tone.KINDS[code])
        and each.code not in MAY_BE_AS_WELL.get(code, ())
    ]
    traits = known(given, single)
    examples = [example(each.traits, traits, each.code == code) for each in single]
    for note in given:
        for number, sentence in enumerate(note.sentences):
            if code not in note.codes:
                examples.append(example(sentence, traits, False))
            elif number in note.said.get(code, ()):
                examples.append(example(sentence, traits, True))
    return pruned(fit(examples, FIT_SENTENCE))


def learn_whole(given: Sequence[Labelled], code: str) -> Linear:
    given = [note for note in given if note.part.isdigit() and int(note.part) >= FREELY]
    traits = known(given)
    return pruned(fit([example(n.whole, traits, code in n.codes) for n in given], FIT_WHOLE))


def learn_thanks(given: Sequence[Labelled]) -> Linear:
    """From sentences that thank, and those of notes without thanks or without a word of them."""
    single = [each for each in sentences() if each.language == given[0].language]
    traits = known(given, single)
    examples = [example(each.traits, traits, each.code == "thanks") for each in single]
    for note in given:
        lacking = "no_thanks" in note.codes
        for number, sentence in enumerate(note.sentences):
            if lacking or number not in note.said.get("partly", ()):
                examples.append(example(sentence, traits, False))
            elif number in note.said.get("thanks", ()):
                examples.append(example(sentence, traits, True))
    return pruned(fit(examples, FIT_SENTENCE))


def of(given: Iterable[Labelled], language: str, kinds: Sequence[str]) -> list[Labelled]:
    return [note for note in given if note.language == language and note.kind in kinds]


class Learned(NamedTuple):
    sentence: Linear
    whole: Linear
    length: float = 1.0

    def of(self, note: Labelled) -> dict[str, float]:
        most = max(map(self.sentence.of, note.sentences), default=self.sentence.bias)
        length = self.length * letter_tone.length(note.sentences)
        return {"sentence": most, "whole": self.whole.of(note.whole), "length": length}


def learn(given: Sequence[Labelled], code: str) -> dict[str, Learned]:
    """By language, what sentences and whole notes tell, weighed so that they add up to the odds."""
    learned: dict[str, Learned] = {}
    left_out: list[Example] = []
    parts = sorted({note.part for note in given})
    for language in LANGUAGES:
        about = of(given, language, letter_tone.KINDS[code])
        for fold in range(FOLDS):
            out = frozenset(parts[fold::FOLDS])
            rest = [note for note in about if note.part not in out]
            found = Learned(learn_sentences(rest, code), learn_whole(rest, code))
            left_out += [(found.of(n), code in n.codes) for n in about if n.part in out]
        learned[language] = Learned(learn_sentences(about, code), learn_whole(about, code))
    both = fit(left_out, FIT_BOTH, even=False)
    return {
        language: Learned(
            found.sentence.times(both.weights["sentence"], both.bias),
            found.whole.times(both.weights["whole"]),
            both.weights["length"],
        )
        for language, found in learned.items()
    }


def write(given: Sequence[Labelled]) -> None:
    tables: dict[str, dict[str, Linear]] = {language: {} for language in LANGUAGES}
    for code in letter_tone.KINDS:
        for language, found in learn(given, code).items():
            tables[language] |= {
                code: found.sentence,
                f"{code} in all": found.whole,
                f"{code} by length": Linear(found.length, {}),
            }
    for language in LANGUAGES:
        tables[language]["thanks"] = learn_thanks(of(given, language, THANKED))
    for language, table in tables.items():
        lines = [HEAD]
        for name, (bias, weights) in table.items():
            words = " ".join(f"{trait}:{weight:.1f}" for trait, weight in sorted(weights.items()))
            lines.append(f'    "{name}": (\n        {bias:.2f},\n        "{words}",\n    ),\n')
        (FOLDER / f"{language}.py").write_text("".join([*lines, "}\n"]), encoding="utf-8")


def tell(given: Sequence[Labelled]) -> None:
    right, sure_right = Counter[str](), Counter[str]()
    every, sure = Counter[str](), Counter[str]()
    for part in map(str, list(first_readings())[-NEWEST:]):
        rest = [note for note in given if note.part != part]
        for code, kinds in letter_tone.KINDS.items():
            learned = learn(rest, code)
            for note in given:
                if note.part == part and note.kind in kinds:
                    odds = sum(learned[note.language].of(note).values())
                    is_right = (odds > 0) is (code in note.codes)
                    for name in (code, "all"):
                        every[name] += 1
                        right[name] += is_right
                        if abs(odds) > letter_tone.PHRASES:
                            sure[name] += 1
                            sure_right[name] += is_right
    for name in (*letter_tone.KINDS, "all"):
        print(
            f"{name:14}{every[name]:5} judged, right {right[name] / every[name]:.3f};"
            f" sure of {sure[name]}, right {sure_right[name] / sure[name]:.3f}"
        )


if __name__ == "__main__":
    (tell if "--left-out" in sys.argv else write)(labelled())
