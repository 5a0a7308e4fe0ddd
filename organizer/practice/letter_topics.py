"""Which recorded topics a letter refers to, also where they are inflected or lightly rephrased."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from organizer.practice.letter_text import Form, Letter, Span, forms_in, lexicon
from organizer.practice.names import folded

_REFERRED: Final = 0.25
"""This much of a topic's words, by weight, is a reference to it."""
_COLLEAGUES: Final = 0.45
_COLLEAGUES_BESIDE_OWN: Final = 0.55
"""So much is needed to say that it is a colleague's; more where an own topic stands there too."""
_GENERIC_WEIGHT: Final = 0.3
"""What every company talks about ("team", "project") tells little."""
_NEXT_SENTENCE: Final = 0.95
_SHORTEST_PART: Final = 4
_LONGEST_ENDING: Final = 5
_LEAST_SAME: Final = (0.75, 0.6)
"""Of the shorter of two stems that only begin alike; less in German, whose compounds do."""


class Topic(NamedTuple):
    """The words of a topic that tell it from others, each with its weight."""

    words: tuple[tuple[Form, float], ...]

    def without(self, others: Iterable[Form], language: str) -> Topic:
        """What of it has no like among `others`."""
        forms = list(others)
        return Topic(
            tuple(
                (form, weight)
                for form, weight in self.words
                if not any(likeness(form.stem, other.stem, language) == 1.0 for other in forms)
            )
        )


def topic_of(text: str, language: str) -> Topic:
    """A topic as it was recorded, whatever its length."""
    known = lexicon(language)
    words = {
        form.stem: (form, _GENERIC_WEIGHT if generic else 1.0)
        for form in forms_in(text, language)
        for generic in [known.is_one("generic", form) or len(form.key) == 2]  # "US", "IT"
        if len(form.key) > 1 and not known.is_one("stop", form)
    }
    return Topic(tuple(words.values()))


_ENDS_IN_ROOT: Final = {
    "de": ((r"(?<=e[lrn])nd$|end$", ""), (r"^ge(.{3,})t$", r"\1")),
    "fr": ((r"(?:dr|tur|tr|t)$", ""),),
    "es": (("ie|i", "e"), ("ue|u", "o"), (r"(?:cion|mient|dor|sion)$", "")),
}
"""What verbs change in their stem, which the stemmer leaves: planen, geplant; teindre, teinture."""


@lru_cache(maxsize=1 << 13)
def _root(stem: str, language: str) -> str:
    for changing, kept in _ENDS_IN_ROOT.get(language, ()):
        shorter = re.sub(changing, kept, stem)
        stem = shorter if len(shorter) > 2 else stem
    return stem


@lru_cache(maxsize=1 << 15)
def likeness(wanted: str, written: str, language: str) -> float:
    """How much of a topic's word a written one is, by their stems; 1.0 for a form of it.

    Part of a compound counts by its length, and so does what two compounds begin with.
    """
    wanted, written = _root(wanted, language), _root(written, language)
    if wanted == written:
        return 1.0
    shorter, longer = sorted((wanted, written), key=len)
    if len(shorter) < _SHORTEST_PART:
        return 0.0
    if longer.startswith(shorter) and len(longer) - len(shorter) <= _LONGEST_ENDING:
        return 1.0
    if wanted in written:
        return 1.0
    if wanted.startswith(written) or wanted.endswith(written):
        return len(written) / len(wanted)
    if written[:_SHORTEST_PART] in wanted[_SHORTEST_PART - 1 :]:
        # "automatisiert" is a form of what "Testautomatisierung" ends in.
        last = wanted[wanted.rindex(written[:_SHORTEST_PART]) :]
        if (
            len(last) > _SHORTEST_PART
            and written.startswith(last[:-2])
            and len(written) - len(last) <= 2
        ):
            return len(last) / len(wanted)
    same = next(
        (at for at, pair in enumerate(zip(wanted, written, strict=False)) if len(set(pair)) > 1), 0
    )
    if same > _SHORTEST_PART and same >= _LEAST_SAME[language == "de"] * len(shorter):
        return 1.0 if same >= 0.6 * len(longer) else same / len(wanted)
    return 0.0


class Reference(NamedTuple):
    share: float
    sentence: int


def reference(letter: Letter, topic: Topic) -> Reference:
    """How much of a topic one sentence of the body, or two on end, have at most, and which."""
    stems: dict[str, list[int]] = {}
    known = lexicon(letter.language)
    named = {form.key for form, _weight in topic.words}
    thanked = {match.first for match in letter.found("thanks")}
    for place, word in enumerate(letter.words):
        telling = word.form.key in named or not (
            place in thanked or known.is_one("stop", word.form)
        )
        if telling and word.sentence <= letter.last_sentence:
            stems.setdefault(word.form.stem, []).append(word.sentence)
    share = [0.0] * (letter.last_sentence + 2)
    joint = [0.0] * (letter.last_sentence + 2)
    common = {
        word.form.stem
        for word in letter.words
        if letter.language != "de" and known.is_one("generic", word.form)
    }
    for form, weight in topic.words:
        like: list[dict[str, float]] = [{} for _sentence in share]
        for stem, sentences in stems.items():
            if stem in common and stem != form.stem:
                continue  # "Staff" is not "staffing"; German compounds have such parts.
            if share_of_it := likeness(form.stem, stem, letter.language):
                for sentence in sentences:
                    like[sentence][stem] = share_of_it
        for sentence, here in enumerate(like):
            # "The administration of the store" has both parts of "Lagerverwaltung".
            share[sentence] += weight * min(1.0, sum(here.values()))
            after = like[sentence + 1] if sentence + 1 < len(like) else {}
            joint[sentence] += weight * min(1.0, sum((here | after).values()))
    whole = sum(weight for _form, weight in topic.words) or 1.0
    best = max(
        (
            (max(one, _NEXT_SENTENCE * two), -at)
            for at, (one, two) in enumerate(zip(share, joint, strict=True))
        ),
    )
    return Reference(best[0] / whole, -best[1])


def refers_to_any(letter: Letter, topics: Iterable[str], besides: Iterable[str] = ()) -> bool:
    """Whether the body refers to one of the topics, or quotes it as it was recorded.

    The words of the topics `besides` are no reference: those of "warehouse cranes" are none to
    "warehouse lighting".
    """
    body = folded(letter.text[letter.body.start : letter.body.end])
    others = [form for topic in besides for form in forms_in(topic, letter.language)]
    return any(
        _quotes(body, folded(topic).strip(" .,;:!?"))
        or reference(
            letter, topic_of(topic, letter.language).without(others, letter.language)
        ).share
        >= _REFERRED
        for topic in topics
    )


def _quotes(body: str, topic: str) -> bool:
    """Whether it has a topic word for word, such as "R&D" or "how the first months are planned"."""
    return bool(topic) and re.search(rf"(?<!\w){re.escape(topic)}(?!\w)", body) is not None


def colleagues_topic(
    letter: Letter, topics: Sequence[str], colleagues: Iterable[tuple[str, Iterable[str]]]
) -> Span | None:
    """Where the body refers to what a colleague discussed and this person did not, or None.

    Beside an own topic, what is said to be the colleague's is none of it ("Ms Beispiel had told me
    of the pipes; you showed me the map").
    """
    refers_to_own = refers_to_any(letter, topics)
    least = _COLLEAGUES_BESIDE_OWN if refers_to_own else _COLLEAGUES
    own = [form for topic in topics for form, _weight in topic_of(topic, letter.language).words]
    for name, theirs in colleagues:
        for text in theirs:
            topic = topic_of(text, letter.language).without(own, letter.language)
            generic = all(weight < 1.0 for _form, weight in topic.words)
            left = len(topic.words) / max(1, len(topic_of(text, letter.language).words))
            if generic or left < 0.5:
                continue
            found = reference(letter, topic)
            told_by_them = refers_to_own and _is_named(letter, name, found.sentence)
            if found.share >= least and not told_by_them:
                return letter.sentences[found.sentence]
    return None


def _is_named(letter: Letter, name: str, sentence: int) -> bool:
    names = set(folded(name).split())
    return any(word.form.key in names for word in letter.words if word.sentence == sentence)
