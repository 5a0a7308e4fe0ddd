"""Whether a letter states the agreed terms: each with its value, and none with another (P15)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Final, NamedTuple

from organizer.practice.days import weekdays_named
from organizer.practice.letter_text import Letter, Span, forms_in, lexicon
from organizer.practice.letter_topics import likeness, reference, topic_of
from organizer.practice.letter_values import FAMILIES, Fact, Kind, Values, plain
from organizer.practice.review_words import terms as words_of_terms
from organizer.practice.terms import Ambiguous, read_day, read_money, read_quantity


class TermState(Enum):
    """How an agreed term stands in a letter."""

    STATED = "stated"
    MISSING = "missing"
    CONTRADICTED = "contradicted"


class TermCheck(NamedTuple):
    """One term and how it stands; `where` is what states or contradicts it, (0, 0) for nothing."""

    topic: str
    state: TermState
    where: Span


def check_terms(letter: Letter, terms: Iterable[tuple[str, str]]) -> list[TermCheck]:
    """Each agreed term (topic, value as it should read): whether and how the letter states it."""
    return _Check(
        letter, [_Agreed(topic, value, letter.language) for topic, value in terms]
    ).results()


class Given(NamedTuple):
    """A value that stands in a letter, and the topic whose words stand nearest to it; "" where none
    does. `value` is as it is written, with what it is paid for."""

    topic: str
    value: str
    where: Span


def values_given(letter: Letter, topics: Iterable[str], *, today: date) -> list[Given]:
    """The sums, days, lengths and shares in an offer's letter, in their order, each for the topic
    it seems to be of (P12). A topic gets the value that stands nearest to its words."""
    sought = []
    for topic in topics:
        term = _Agreed(topic, "", letter.language)
        families = [one for one in words_of_terms.FAMILIES if one in term.families]
        if families:  # the last word on it: "paid leave" is no wage, "notice period" any period
            term.family, term.forms = families[-1], []
        sought.append(term)
    return _Check(letter, sought).given(today)


_LEAST_WORDS: Final = 0.6
_FARTHEST: Final = 14
_PER_CLAUSE: Final = 5
_SAME_UNITS: Final = {
    "minute": ("minute", Decimal(1)),
    "hour": ("minute", Decimal(60)),
    "day": ("day", Decimal(1)),
    "week": ("day", Decimal(7)),
    "month": ("month", Decimal(1)),
    "year": ("month", Decimal(12)),
}
_PAID_A_YEAR: Final = (Decimal(12), Decimal(13), Decimal(14))
_LEAST_SALARY: Final = 1000
_WORDS_ABOUT: Final = 6
"""A value is looked for in so many words before and after its number."""
_MOST_WORDS_OF_YES: Final = 3
"""As in "is provided", "paid by the company"."""
_SHORT_DAY: Final = 4
_NEAR_A_PLACE: Final = 40
"""Characters from "office" or "start" to the name of the place."""
_DATED: Final = re.compile(
    r"(?:letter|mail|call|conversation|offer|interview|meeting|phone|talk|visit|spoke|met|discussed|agreed"
    r"|schreiben|brief|gesprach|telefonat|angebot|treffen|anruf|besuch"
    r"|lettre|courrier|courriel|appel|entretien|conversation|offre|proposition|echange|rencontre"
    r"|carta|correo|llamada|conversacion|entrevista|oferta|reunion|hablamos|propuesta)"
    r"(?:\W+\w+){0,3}\W*$"
)
_FROM: Final = re.compile(
    r"\b(?:from|as of|effective|be with you on|ab|zum|partir|compter|des|desde)"
    r"(?: (?:dem|den|the|le|la|du|de|del|el|l))?\W+(?:[^\W\d]+\W+)?$"
)
_PLACED: Final = re.compile(
    r"\b(?:in|at|à|en|a|nach|ist|is|est|es|sera|será|lautet|am Standort|Standort|Dienstort)\s+"
    r"(?P<name>[A-ZÀ-Þ][^\W\d_]+(?:[ -][A-ZÀ-Þ][^\W\d_]+)*)"
)
_NAMED_POST: Final = re.compile(
    r"\b(?:position|role|post|job|title|stelle|position|funktion|poste|fonction|puesto|cargo|plaza)\s+"
    r"(?:(?:is|of|as|a|an|the|als|eine[rs]?|der|des|de|du|d|la|le|como|del|l)[ '’]+)+(?P<name>\w+(?:[ -]\w+)?)"
)


class _Agreed:
    """An agreed term: its values where it has some, the words of its topic and its families."""

    def __init__(self, topic: str, value: str, language: str) -> None:
        self.topic = topic
        self.value = value
        self._language = language
        values = Values(value, language)
        self.facts = values.facts
        known = lexicon(language)
        self.forms = [
            form
            for form in forms_in(topic, language)
            if not known.is_one("stop", form) and len(form.key) > 2
        ]
        self.families = frozenset().union(
            *(FAMILIES.of(token.key) for token in Values(topic, language).tokens)
        )
        self.family = next((one for one in words_of_terms.FAMILIES if one in self.families), "")

    def near(self, key: str, stem: str) -> bool:
        """Whether a word of the letter speaks of the topic."""
        if self.family and self.family in FAMILIES.of(key):
            return True
        return any(likeness(form.stem, stem, self._language) == 1.0 for form in self.forms)


def _same(agreed: Fact, found: Fact) -> bool:
    """Whether a value in the letter is the agreed one, in any usual way of writing it."""
    if Kind.DAY in (agreed.kind, found.kind):
        return any(day.agrees(other) for day in agreed.days for other in found.days)
    if agreed.kind is Kind.MONEY:
        return _same_sum(agreed, found)
    if found.kind is Kind.MONEY:
        return agreed.kind is Kind.NUMBER and agreed.amount == found.amount
    if Kind.NUMBER in (agreed.kind, found.kind):
        return agreed.amount == found.amount
    periods = {agreed.period, found.period} - {""}
    return _worth(agreed) == _worth(found) and len(periods) < 2


def _same_sum(agreed: Fact, found: Fact) -> bool:
    if found.kind is Kind.NUMBER:
        return agreed.amount == found.amount and agreed.amount >= _LEAST_SALARY
    if found.kind is not Kind.MONEY or agreed.currencies.isdisjoint(found.currencies):
        return False
    if agreed.net is not None and found.net is not None and agreed.net is not found.net:
        return False
    periods = {agreed.period, found.period} - {""}
    if len(periods) < 2:
        return agreed.amount == found.amount
    if periods == {"month", "year"}:
        by_period = {agreed.period: agreed.amount, found.period: found.amount}
        return any(
            round(by_period["year"] / paid) == round(by_period["month"]) for paid in _PAID_A_YEAR
        )
    return False


def _worth(fact: Fact) -> tuple[str, Decimal]:
    unit, size = _SAME_UNITS.get(fact.unit, (fact.unit, Decimal(1)))
    return unit, fact.amount * size


def _comparable(agreed: Fact, found: Fact) -> bool:
    """Whether a value could be meant for an agreed one."""
    if agreed.kind is Kind.MONEY:
        return found.kind is Kind.MONEY or (
            found.kind is Kind.NUMBER and min(agreed.amount, found.amount) >= _LEAST_SALARY
        )
    if agreed.kind is Kind.QUANTITY and agreed.unit == "percent":
        return found.unit == "percent" or found.kind is Kind.MONEY
    if agreed.kind is Kind.QUANTITY:
        return found.kind is Kind.QUANTITY and found.unit != "percent"
    if agreed.kind is Kind.NUMBER:
        return found.kind in (Kind.NUMBER, Kind.QUANTITY) and found.unit != "percent"
    return found.kind is Kind.DAY


def _alike(agreed: Fact, found: Fact) -> bool:
    """Whether a value that stands with no topic is most likely meant for the agreed one."""
    if found.kind is Kind.MONEY:
        return agreed.kind is Kind.MONEY
    return bool(found.period) and (found.unit, found.period) == (agreed.unit, agreed.period)


_MONEY, _SHARE = "money", "percent"
_LENGTHS: Final = ("day", "week", "month", "year")
_CAN_BE: Final = {
    "salary": (_MONEY,),
    "bonus": (_MONEY, _SHARE),
    "start": ("date",),
    "holidays": ("day", "week"),
    "notice": _LENGTHS,
    "probation": _LENGTHS,
    "remote": ("day", _SHARE),
    "moving": (_MONEY,),
    "pension": (_MONEY, _SHARE),
    "equity": (_MONEY, _SHARE),
    "hours": ("hour",),
    "review": ("date", *_LENGTHS),
    "contract": _LENGTHS,
}
"""What the values of a family are; of another there are only words."""


def _can_be(family: str, fact: Fact) -> bool:
    """Whether a value may be one of a topic of that family; any may be of a topic without one."""
    if not family:
        return True
    kind = {Kind.MONEY: _MONEY, Kind.DAY: "date"}.get(fact.kind, fact.unit)
    return kind in _CAN_BE.get(family, ())


def _told(text: str, language: str, today: date) -> int | None:
    """How much a text tells as one value: 1 for what it is paid for, and 1 for gross or net; None
    where it is no value."""
    if "\n" in text:
        return None
    try:
        value = (
            read_money(text, language=language)
            or read_day(text, language=language, today=today)
            or read_quantity(text, language=language)
        )
    except Ambiguous:
        return 0
    if value is None:
        return None
    words = set(plain(text).replace(":", " ").split())
    taxed = not words.isdisjoint(words_of_terms.GROSS | words_of_terms.NET)
    return (getattr(value, "period", None) is not None) + taxed


class _Check:
    def __init__(self, letter: Letter, terms: Sequence[_Agreed]) -> None:
        self._letter = letter
        self._terms = terms
        self._values = Values(letter.text, letter.language, letter.sentences)
        self._facts = [
            fact
            for fact in self._values.facts
            if letter.body.start <= self._values.tokens[fact.first].start < letter.body.end
        ]
        stems = {word.start: word.form.stem for word in letter.words}
        self._near = [
            [
                place
                for place, token in enumerate(self._values.tokens)
                if token.start >= letter.body.start
                and token.key.isalpha()
                and term.near(token.key, stems.get(token.start, token.key))
            ]
            for term in terms
        ]

    def results(self) -> list[TermCheck]:
        return [
            TermCheck(term.topic, *self._state(number)) for number, term in enumerate(self._terms)
        ]

    def given(self, today: date) -> list[Given]:
        """Each value with its topic."""
        found: list[tuple[int, int, Fact]] = []
        for fact in self._facts:
            if fact.kind is Kind.NUMBER or (fact.kind is Kind.DAY and self._dated(fact)):
                continue
            apart = [
                self._distance(number, fact) if _can_be(term.family, fact) else 10 * _FARTHEST
                for number, term in enumerate(self._terms)
            ]
            nearest = min(apart, default=10 * _FARTHEST)
            found.append((nearest, apart.index(nearest) if nearest <= _FARTHEST else -1, fact))
        best: dict[int, int] = {}
        for apart_from, number, _fact in found:
            best[number] = min(apart_from, best.get(number, apart_from))
        given = []
        for apart_from, number, fact in found:
            of_topic = number >= 0 and apart_from == best[number]
            span = self._whole(fact, today)
            value = self._letter.text[span.start : span.end]
            given.append(Given(self._terms[number].topic if of_topic else "", value, span))
        return given

    def _whole(self, fact: Fact, today: date) -> Span:
        """The value with the words about it that say what it is paid for, and gross or net: "85.000
        € brutto im Jahr"; as few words as do."""
        tokens, text = self._values.tokens, self._letter.text
        best, most = self._span(fact), (-1, 0)
        for first in range(fact.first, max(fact.first - _WORDS_ABOUT, -1), -1):
            for last in range(fact.last, min(fact.last + _WORDS_ABOUT, len(tokens))):
                span = Span(tokens[first].start, tokens[last].end)
                told = _told(text[span.start : span.end], self._letter.language, today)
                if told is not None and (told, span.start - span.end) > most:
                    best, most = span, (told, span.start - span.end)
        line = text[best.start : best.end].partition("\n")[0].rstrip(" .,;:")
        return Span(best.start, best.start + len(line))

    def _state(self, number: int) -> tuple[TermState, Span]:
        term = self._terms[number]
        if term.facts:
            return self._state_of_values(number)
        words = [form.key for form in forms_in(term.value, self._letter.language)]
        if words and words[0] in words_of_terms.NO:
            return self._state_of_yes_or_no(number, yes=False)
        if not words_of_terms.YES.isdisjoint(words[:_MOST_WORDS_OF_YES]):
            return self._state_of_yes_or_no(number, yes=True)
        return self._state_of_words(number)

    # Values

    def _state_of_values(self, number: int) -> tuple[TermState, Span]:
        stated = [self._stated(number, agreed) for agreed in self._terms[number].facts]
        wrong = [
            self._contradicting(number, agreed)
            for agreed, found in zip(self._terms[number].facts, stated, strict=True)
            if found is None
        ]
        for fact in wrong:
            if fact is not None:
                return TermState.CONTRADICTED, self._span(fact)
        # What follows the first value ("in 14 instalments") may go without saying, and so may a
        # mere number before it ("2nd floor, 40 hours").
        telling = (
            found
            for agreed, found in zip(self._terms[number].facts, stated, strict=True)
            if agreed.kind is not Kind.NUMBER
        )
        first = next(telling, stated[0])
        if first is None:
            return TermState.MISSING, Span(0, 0)
        return TermState.STATED, self._span(first)

    def _stated(self, number: int, agreed: Fact) -> Fact | None:
        same = [fact for fact in self._facts if _same(agreed, fact)]
        others = [
            other
            for other, term in enumerate(self._terms)
            if other != number
            and any(_same(agreed, fact) and _same(fact, agreed) for fact in term.facts)
        ]
        for fact in same:
            distance = self._distance(number, fact)
            if not others or distance <= min(self._distance(other, fact) for other in others):
                return fact
            if len(same) > len(others):
                return fact
        return None

    def _contradicting(self, number: int, agreed: Fact) -> Fact | None:
        """A value that stands for the agreed one and is another."""
        for fact in self._facts:
            if not _comparable(agreed, fact) or self._belongs(fact):
                continue
            distance = self._distance(number, fact)
            others = (
                self._distance(other, fact)
                for other, term in enumerate(self._terms)
                if any(
                    value.kind is fact.kind and self._stated(other, value) is None
                    for value in term.facts
                )
            )
            nearest = min((distance, *others))
            if fact.kind is Kind.DAY and self._dated(fact):
                continue
            if distance <= _FARTHEST and distance == nearest:
                return fact
            alike = _alike(agreed, fact)
            if nearest > _FARTHEST and (alike or self._begins(fact)):
                return fact
            if alike and fact.kind is Kind.QUANTITY:
                return fact
        return None

    def _belongs(self, fact: Fact) -> bool:
        """Whether it is the value of some term."""
        return any(_same(agreed, fact) for term in self._terms for agreed in term.facts)

    def _dated(self, fact: Fact) -> bool:
        """Whether it is the day of a letter or a talk."""
        return bool(_DATED.search(self._before(fact)))

    def _begins(self, fact: Fact) -> bool:
        """Whether it is a day on which something begins, "from 1 March", or one of several terms."""
        sentence = self._values.tokens[fact.first].sentence
        return fact.kind is Kind.DAY and (
            bool(_FROM.search(self._before(fact)))
            or any(
                self._values.tokens[other.first].sentence == sentence and self._belongs(other)
                for other in self._facts
            )
        )

    def _before(self, fact: Fact) -> str:
        token = self._values.tokens[fact.first]
        return plain(self._letter.text[self._letter.sentences[token.sentence].start : token.start])

    def _distance(self, number: int, fact: Fact) -> int:
        """How far from a value the nearest word of a term's topic stands in its sentence."""
        tokens = self._values.tokens
        value = tokens[fact.first]
        apart = [
            max(place - fact.last, fact.first - place)
            - (fact.first <= place <= fact.last)
            + _PER_CLAUSE * abs(tokens[place].clause - value.clause)
            for place in self._near[number]
            if tokens[place].sentence == value.sentence
        ]
        return min(apart, default=10 * _FARTHEST)

    def _span(self, fact: Fact) -> Span:
        tokens = self._values.tokens
        return Span(tokens[fact.first].start, tokens[fact.last].end)

    # Words

    def _state_of_yes_or_no(self, number: int, yes: bool) -> tuple[TermState, Span]:
        term = self._terms[number]
        found = reference(self._letter, topic_of(term.topic, self._letter.language))
        places = self._near[number]
        if found.share < _LEAST_WORDS and not places:
            return TermState.MISSING, Span(0, 0)
        span = self._letter.sentences[found.sentence]
        if places and found.share < _LEAST_WORDS:
            token = self._values.tokens[places[0]]
            span = Span(token.start, token.end)
        state = TermState.STATED if self._denied(span, term) is not yes else TermState.CONTRADICTED
        return state, span

    def _denied(self, span: Span, term: _Agreed) -> bool:
        """Whether a word of negation stands right before the topic."""
        words = [word for word in self._letter.words if span.start <= word.start < span.end]
        for place, word in enumerate(words):
            if term.near(word.form.key, word.form.stem):
                before = words[max(0, place - 4) : place]
                if any(each.form.negates and each.clause == word.clause for each in before):
                    return True
        return False

    def _state_of_words(self, number: int) -> tuple[TermState, Span]:
        term = self._terms[number]
        letter = self._letter
        found = reference(letter, topic_of(term.value, letter.language))
        text = plain(letter.text[letter.body.start : letter.body.end]).replace("-", " ")
        agreed = plain(term.value).replace("-", " ")
        if said := re.search(rf"\b{re.escape(agreed)}\b", text) if agreed else None:
            span = Span(letter.body.start + said.start(), letter.body.start + said.end())
            return TermState.STATED, span
        for pair in words_of_terms.OPPOSITES:
            for meant, opposite in (pair, pair[::-1]):
                if re.search(rf"\b(?:{meant})\b", agreed):
                    said = re.search(rf"\b(?:{meant})\b", text)
                    against = re.search(rf"\b(?:{opposite})\b", text)
                    where = said or against
                    if where is None:
                        continue
                    span = Span(letter.body.start + where.start(), letter.body.start + where.end())
                    return (TermState.STATED if said else TermState.CONTRADICTED), span
        if instead := self._other_weekdays(number):
            return TermState.CONTRADICTED, instead
        if found.share >= _LEAST_WORDS and not (
            term.family == "place" and not self._names_it(term)
        ):
            return TermState.STATED, letter.sentences[found.sentence]
        for other in self._named_instead(number):
            return TermState.CONTRADICTED, other
        return TermState.MISSING, Span(0, 0)

    def _other_weekdays(self, number: int) -> Span | None:
        """A sentence that speaks of the topic and of other days of the week than those agreed."""
        agreed = self._weekdays(re.findall(r"\w+", plain(self._terms[number].value)))
        for place in self._near[number] if agreed else ():
            sentence = self._values.tokens[place].sentence
            said = self._weekdays(
                token.key for token in self._values.tokens if token.sentence == sentence
            )
            if said and not agreed <= said:
                return self._letter.sentences[sentence]
        return None

    def _weekdays(self, words: Iterable[str]) -> set[int]:
        """The days of the week among them; short forms are other words too ("so", "mar")."""
        named = weekdays_named(self._letter.language)
        days = (named.get(word, named.get(word[:-1])) for word in words if len(word) > _SHORT_DAY)
        return {day for day in days if day is not None}

    def _names_it(self, term: _Agreed) -> bool:
        """Whether the name itself stands there: "Basel" is not "based"."""
        keys = {word.form.key for word in self._letter.words}
        return any(form.key in keys for form in forms_in(term.value, self._letter.language))

    def _named_instead(self, number: int) -> Iterator[Span]:
        """Another place or post named where the agreed one should be."""
        term, letter = self._terms[number], self._letter
        if term.family == "place" and re.fullmatch(
            r"[A-ZÀ-Þ][^\W\d_]+(?:[ -][A-ZÀ-Þ][^\W\d_]+)*", term.value
        ):
            for place, token in enumerate(self._values.tokens):
                if place not in self._near[number] and "start" not in FAMILIES.of(token.key):
                    continue
                sentence = letter.sentences[token.sentence]
                for found in _PLACED.finditer(letter.text, sentence.start, sentence.end):
                    name = plain(found["name"])
                    if (
                        abs(found.start("name") - token.end) < _NEAR_A_PLACE
                        and not FAMILIES.of(name)
                        and name not in words_of_terms.NO_PLACES
                    ):
                        yield Span(found.start("name"), found.end("name"))
        if term.family == "position":
            for found in _NAMED_POST.finditer(
                plain(letter.text), letter.body.start, letter.body.end
            ):
                yield Span(found.start("name"), found.end("name"))
