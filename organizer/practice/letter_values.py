"""The values in a text: sums of money, days, lengths of time, shares and bare numbers.

What they are worth, however they are written: "85k EUR", "85.000 €" and "eighty-five thousand
euros" are the same sum, "1er mars 2027" and "2027-03-01" the same day.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from typing import Final, NamedTuple

from organizer.practice.currencies import currencies_named
from organizer.practice.days import months_named
from organizer.practice.languages import LANGUAGES
from organizer.practice.letter_text import Span
from organizer.practice.number_words import read_number, read_ordinal
from organizer.practice.review_words import terms as words_of_terms


class Kind(Enum):
    MONEY = "money"
    QUANTITY = "quantity"
    NUMBER = "number"
    DAY = "day"


class Day(NamedTuple):
    """A date; 0 for what is not said."""

    year: int
    month: int
    day: int

    def agrees(self, other: Day) -> bool:
        """Whether `other` says this day; a day is not said by its month alone."""
        same_year = self.year == other.year or not self.year or not other.year
        return same_year and self.month == other.month and (not self.day or self.day == other.day)


class Fact(NamedTuple):
    """A value as it stands in a text, with the places of its tokens."""

    kind: Kind
    first: int
    last: int
    amount: Decimal = Decimal()
    unit: str = ""
    currencies: frozenset[str] = frozenset()
    period: str = ""
    net: bool | None = None
    days: frozenset[Day] = frozenset()


class Token(NamedTuple):
    """A number, word or sign, folded. What parts clauses stands between two `clause` numbers."""

    start: int
    end: int
    key: str
    clause: int
    sentence: int


_FRACTIONS: Final = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}


@lru_cache(maxsize=1 << 12)
def _plain_char(char: str) -> str:
    if char in _FRACTIONS:
        return char
    base = unicodedata.normalize("NFKD", char.lower())[:1]
    return base if base.isascii() or len(base) != 1 else char.lower()[:1]


def plain(text: str) -> str:
    """Folded, character for character, so that places stay."""
    return "".join(map(_plain_char, text))


_TOKEN: Final = re.compile(
    r"\d{1,3}(?:[.,'’\u00a0\u202f\u2009 ]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d+[½¼¾]|\d+(?:[.,]\d+)?|[^\W\d_]+|[€$£¥₹%½]"
)
_BREAK: Final = re.compile(r"[,;:()\n]|\.\s")
_AND_A_HALF: Final = (
    ("and", "a", "half"),
    ("et", "demie"),
    ("et", "demi"),
    ("y", "media"),
    ("y", "medio"),
)
_HALVES: Final = {
    "½": "1/2",
    "half": "1/2",
    "halbes": "1/2",
    "halben": "1/2",
    "medio": "1/2",
    "demi": "1/2",
}
_COMPOUND: Final = re.compile(r"\w*(?:jahres|monats|wochen|tages|stunden)[a-z]{3,}")
"""A German word that says for itself what it is paid for: it speaks of what follows."""
_FOR_EACH: Final = re.compile(
    r"yearly|annual\w*|monthly|weekly|daily|hourly|pa|(?:jahr|monat|wochent|tag|stund)lich\w*"
    r"|annuel\w*|mensuel\w*|hebdo\w*|journalier\w*|quotidien\w*|anual\w*|mensual\w*|semanal\w*|diari\w*"
    r"|\w*(?:jahres|monats|wochen|tages)[a-z]{3,}"
)
"""What says by itself what a sum is paid for."""
_LASTING: Final = re.compile(r"(\w*)(monat|tag|woch|jahr)ige?[rnsm]?")
_OF: Final = frozenset(("of", "von", "zu", "de", "a"))
_GERMAN_UNITS: Final = {"monat": "month", "tag": "day", "woch": "week", "jahr": "year"}
_WITHIN_NUMBERS: Final = frozenset("and und et y un une ein".split())
_BEFORE_CURRENCY: Final = frozenset("de d us american australian canadian".split())
"""As in "un million d'euros" and "480 US dollars"."""
_LEAST_CENTS: Final = 10
_ONE: Final = frozenset("ein eine einen einem einer eines un une una uno".split())
_BOTH: Final = frozenset("beide beiden beider both ambos ambas".split())
"""Articles and one, and two: a value before a unit alone."""
_WHOLE_SPANS: Final = {
    "semestre": (6, "month"),
    "trimestre": (3, "month"),
    "vierteljahr": (3, "month"),
    "halbjahr": (6, "month"),
    "fortnight": (2, "week"),
    "quincena": (2, "week"),
}


def _by_word(
    table: Mapping[str, str],
) -> tuple[dict[str, frozenset[str]], tuple[tuple[str, str], ...]]:
    """A table of words turned round: whole words, and patterns with "*"."""
    whole: dict[str, set[str]] = {}
    starred: list[tuple[str, str]] = []
    for name, words in table.items():
        for word in words.split():
            if "*" in word:
                starred.append((word, name))
            else:
                whole.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in whole.items()}, tuple(starred)


class _Table:
    """Looks up which entries of a table of words a folded word belongs to."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._whole, self._starred = _by_word(table)
        self.of = lru_cache(maxsize=1 << 13)(self._of)

    def _of(self, key: str) -> frozenset[str]:
        found = set(self._whole.get(key, ()))
        for written, name in self._starred:
            bare = written.strip("*")
            if bare in key if written.startswith("*") else key.startswith(bare):
                found.add(name)
        return frozenset(found)


FAMILIES: Final = _Table(words_of_terms.FAMILIES)
_UNITS: Final = _Table(words_of_terms.UNITS)
_PERIODS: Final = _Table(words_of_terms.PERIODS)
_MULTIPLES: Final = {
    word: size for size, words in words_of_terms.MULTIPLES.items() for word in words.split()
}
_YEAR: Final = r"(?:,?\s+(?:(?:de\s+|del\s+|of\s+)?(?P<year>(?:19|20)\d\d)|(?:del\s+|['’])(?P<short>\d\d)))?(?!\d)"


@cache
def _months() -> dict[str, int]:
    """The months by their names, whatever the language: an offer need not be in the letter's."""
    return {name: number for each in LANGUAGES for name, number in months_named(each).items()}


@cache
def _written_days() -> tuple[re.Pattern[str], ...]:
    """The ways to write a day, in folded text."""
    month = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    month = rf"\b(?P<name>{month})\b\.?"
    patterns = (
        r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d?)-(?P<day>\d\d?)(?!\d)",
        r"(?<![\d.,])(?P<day>\d\d?)\.\s?(?P<month>\d\d?)\.(?:\s?(?P<year>20\d\d|\d\d))?(?!\d)",
        r"(?<![\d/])(?P<day>\d\d?)(?P<mark>[/-])(?P<month>\d\d?)(?P=mark)(?P<year>20\d\d|\d\d)(?!\d)",
        rf"(?<![\d.,])(?P<day>\d\d?)(?:st|nd|rd|th|er|\.?[ºo]|\.)?\s*(?:of\s+|de\s+|day of\s+)?{month}{_YEAR}",
        rf"{month}\s+(?:the\s+)?(?P<day>\d\d?)(?:st|nd|rd|th)?(?!\d|[.,]\d){_YEAR}",
        rf"\b(?P<words>(?:[a-z]+[ -]){{0,3}}?[a-z]+ )(?:day of\s+|of\s+|de\s+)?{month}{_YEAR}",
        rf"{month}\s+(?:the\s+)?(?P<ordinal>[a-z]+(?:[ -][a-z]+)?)\b{_YEAR}",
        rf"{month},?\s+(?:de\s+|del\s+)?(?P<year>(?:19|20)\d\d)(?!\d)",
    )
    return tuple(map(re.compile, patterns))


class Values:
    """The values in a text, in the order of their tokens."""

    def __init__(self, text: str, language: str, sentences: Sequence[Span] = ()) -> None:
        self.text = text
        self._language = language
        self._plain = plain(text)
        starts = [sentence.start for sentence in sentences]
        self.tokens: list[Token] = []
        clause = sentence = before = 0
        for found in _TOKEN.finditer(self._plain):
            while sentence + 1 < len(starts) and starts[sentence + 1] <= found.start():
                sentence += 1
            clause += bool(_BREAK.search(self._plain, before, found.start()))
            before = found.end()
            self.tokens.append(Token(*found.span(), found[0], clause, sentence))
        days = list(self._days())
        self._taken = {place for fact in days for place in range(fact.first, fact.last + 1)}
        self._spent: set[int] = set()
        """The tokens that follow a value, so that its currency is not that of the next."""
        self.facts = sorted([*days, *self._numbers()], key=lambda fact: fact.first)

    def _place(self, position: int) -> int:
        return next(
            (place for place, token in enumerate(self.tokens) if token.end > position),
            len(self.tokens) - 1,
        )

    def _days(self) -> Iterator[Fact]:
        taken: list[Span] = []
        for written in _written_days():
            for found in written.finditer(self._plain):
                if any(found.start() < span.end and span.start < found.end() for span in taken):
                    continue
                days = frozenset(self._readings(found.groupdict()))
                if days:
                    start = found.start()
                    if before := found.groupdict().get("words"):
                        start += self._spelled_day(before)[1]
                    taken.append(Span(*found.span()))
                    yield Fact(
                        Kind.DAY, self._place(start), self._place(found.end() - 1), days=days
                    )

    def _readings(self, parts: Mapping[str, str | None]) -> Iterator[Day]:
        year = int(parts.get("year") or parts.get("short") or 0)
        year += 2000 if 0 < year < 100 else 0
        if name := parts.get("name"):
            if before := parts.get("words"):
                day, _begin = self._spelled_day(before)
            elif after := parts.get("ordinal"):
                day = self._ordinal(after) or self._ordinal(after.split()[0])
            else:
                day = int(parts.get("day") or 0)
            if not day and parts.keys() & {"words", "ordinal"}:
                return
            months = [(_months()[name], day)]
        else:
            day, month = int(parts["day"] or 0), int(parts["month"] or 0)
            months = [(month, day)]
            if parts.get("mark") and self._language == "en":
                months.append((day, month))
        for month, day in months:
            if 1 <= month <= 12 and 0 <= day <= 31:
                yield Day(year, month, day)

    def _ordinal(self, words: str) -> int:
        return read_ordinal(words, language=self._language) or 0

    def _spelled_day(self, words: str) -> tuple[int, int]:
        """The day of the month that the last of these words spell out, and where it begins."""
        words = re.sub(r"(?: (?:de|of))?[ -]*$", "", words)
        for begin in re.finditer(r"[a-z]+", words):
            said = words[begin.start() :]
            number = self._ordinal(said) or read_number(said, language=self._language)
            if number and number <= 31:
                return number, begin.start()
        return 0, 0

    def _numbers(self) -> Iterator[Fact]:
        place = 0
        while place < len(self.tokens):
            number = None if place in self._taken else self._number_at(place)
            if number is None:
                if length := self._length_in_one_word(self.tokens[place]):
                    yield Fact(Kind.QUANTITY, place, place, *length)
                place += 1
                continue
            amount, last = number
            fact = self._fact(amount, place, last)
            yield fact
            place = max(fact.last, last) + 1
            self._spent.add(place)

    def _length_in_one_word(self, token: Token) -> tuple[Decimal, str] | None:
        """A length of time in one word: "semestre", "dreimonatig"."""
        if token.key in _WHOLE_SPANS:
            amount, unit = _WHOLE_SPANS[token.key]
            return Decimal(amount), unit
        if self._language == "de" and (found := _LASTING.fullmatch(token.key)):
            number = 0.5 if found[1] == "halb" else read_number(found[1], language="de")
            return (Decimal(number), _GERMAN_UNITS[found[2]]) if number else None
        return None

    def _number_at(self, place: int) -> tuple[Decimal, int] | None:
        """The number that begins there, and its last token."""
        key = self.tokens[place].key
        if key[0].isdigit():
            half, last = self._and_a_half(place)
            return self._multiplied(_read_digits(key) + half, last)
        if key in _HALVES:
            return Decimal("0.5"), place
        if self._language == "de" and (halved := re.fullmatch(r"(\w+)einhalb", key)):
            whole = read_number(halved[1], language="de")
            return (whole + Decimal("0.5"), place) if whole else None
        if key in _ONE and self._unit(self._key(place + 1)):
            return Decimal(1), place
        if key in _BOTH and self._unit(self._key(place + 1)):
            return Decimal(2), place
        if not _is_number_word(key, self._language):
            return None
        end = place + 1
        while (
            end < min(place + 9, len(self.tokens))
            and self.text[self.tokens[end - 1].end : self.tokens[end].start].strip(" -\u00a0") == ""
            and (
                self.tokens[end].key in _WITHIN_NUMBERS
                or _is_number_word(self.tokens[end].key, self._language)
            )
        ):
            end += 1
        for last in range(end - 1, place - 1, -1):
            words = self.text[self.tokens[place].start : self.tokens[last].end]
            spelled = read_number(words, language=self._language)
            if spelled is not None:
                half, last = self._and_a_half(last)
                return self._multiplied(Decimal(spelled) + half, last)
        return None

    def _and_a_half(self, last: int) -> tuple[Decimal, int]:
        """What follows a number or a unit to make it half a one more, and the last token of that."""
        for words in _AND_A_HALF:
            if all(self._key(last + at) == word for at, word in enumerate(words, start=1)):
                return _FRACTIONS["½"], last + len(words)
        return Decimal(), last

    def _multiplied(self, amount: Decimal, last: int) -> tuple[Decimal, int]:
        if last + 1 < len(self.tokens):
            token = self.tokens[last + 1]
            close = token.start == self.tokens[last].end
            size = _MULTIPLES.get(token.key)
            short = len(token.key) == 1
            if size and (not short or close or self._currency(last + 2)):
                return amount * size, last + 1
            if token.key.startswith("k") and currencies_named(token.key[1:]):
                return amount * 1000, last
        return amount, last

    def _currency(self, place: int) -> frozenset[str]:
        if not 0 <= place < len(self.tokens):
            return frozenset()
        return currencies_named(self._written(place).removeprefix("k"))

    def _written(self, place: int) -> str:
        return self.text[self.tokens[place].start : self.tokens[place].end]

    def _key(self, place: int) -> str:
        return self.tokens[place].key if 0 <= place < len(self.tokens) else ""

    def _fact(self, amount: Decimal, first: int, last: int) -> Fact:
        after = last + 1
        if self._key(after) in _BEFORE_CURRENCY and self._currency(after + 1):
            after += 1
        if currencies := self._currency(after):
            return self._money(amount, first, after, currencies)
        if first not in self._spent and (currencies := self._currency(first - 1)):
            between = self.text[self.tokens[first - 1].end : self.tokens[first].start]
            if not between.strip(" \u00a0\u202f.-"):
                return self._money(amount, first - 1, last, currencies)
        if self._key(after) == "%" or _UNITS.of(self._key(after)) == {"percent"}:
            return Fact(Kind.QUANTITY, first, after, amount, "percent")
        if self._key(after) in ("per", "pour", "por") and self._key(after + 1) in (
            "cent",
            "ciento",
        ):
            return Fact(Kind.QUANTITY, first, after + 1, amount, "percent")
        for place in (after, after + 1, after + 2):
            if place >= len(self.tokens) or self._key(place)[0].isdigit():
                break
            if self.tokens[place].clause != self.tokens[last].clause:
                break
            unit = self._unit(self._key(place))
            if unit and (place == after or unit in ("hour", "day", "week", "month", "pay")):
                if self._key(place - 1) in words_of_terms.BEFORE_PERIOD and place > after:
                    break
                more, end = self._and_a_half(place)
                minutes = re.match(r" ?([0-5]\d)\b", self.text[self.tokens[place].end :])
                if unit == "hour" and minutes:  # "32 h 30"
                    more, end = Decimal(minutes[1]) / 60, place + 1
                return Fact(
                    Kind.QUANTITY, first, end, amount + more, unit, period=self._period(first, end)
                )
        return Fact(Kind.NUMBER, first, last, amount)

    def _unit(self, key: str) -> str:
        found = _UNITS.of(key)
        if found:
            return min(found)
        adjective = _LASTING.fullmatch(key)
        return _GERMAN_UNITS[adjective[2]] if adjective and not adjective[1] else ""

    def _money(self, amount: Decimal, first: int, last: int, currencies: frozenset[str]) -> Fact:
        net = None
        for place in self._around(first, last, 4, 5):
            if self._key(place) in words_of_terms.NET:
                net = True
            elif self._key(place) in words_of_terms.GROSS:
                net = False
        if last > first and amount == int(amount) and (cents := self._cents(last + 1)):
            amount, last = amount + Decimal(cents) / 100, last + 1
        return Fact(
            Kind.MONEY,
            first,
            last,
            amount,
            currencies=currencies,
            period=self._period(first, last),
            net=net,
        )

    def _cents(self, place: int) -> int:
        """What follows a sum: "twelve pounds ninety", "13 euros 50"; not "12 pounds 40 hours"."""
        place_of_unit = place + 1
        key, after = self._key(place), self._key(place_of_unit)
        cents = int(key) if key.isdecimal() else read_number(key, language=self._language) or 0
        counts = after not in words_of_terms.BEFORE_PERIOD and (
            self._unit(after) or self._currency(place_of_unit)
        )
        beside = self.tokens[place].clause == self.tokens[place - 1].clause if key else False
        return cents if beside and _LEAST_CENTS <= cents < 100 and not counts else 0

    def _around(self, first: int, last: int, before: int, after: int) -> Iterator[int]:
        """The places after and before: up to the next number or sentence, and before in the clause."""
        clause, sentence = self.tokens[first].clause, self.tokens[first].sentence
        for places in (
            range(last + 1, min(last + 1 + after, len(self.tokens))),
            range(first - 1, max(first - 1 - before, -1), -1),
        ):
            for place in places:
                key = self._key(place)
                token = self.tokens[place]
                other = token.sentence != sentence or (place < first and token.clause != clause)
                if key[0].isdigit() or _is_number_word(key, self._language) or other:
                    break
                yield place

    def _counts(self, place: int) -> bool:
        """Whether a number comes there: "a week 37.5 hours", "a week of 37.5 hours"."""
        return self._key(place + (self._key(place) in _OF))[:1].isdigit()

    def _period(self, first: int, last: int) -> str:
        if self._key(last).startswith("wochen") and len(self._key(last)) > len("wochen"):
            return "week"
        for place in self._around(first, last, 3, 4):
            found = _PERIODS.of(self._key(place))
            if not found or (
                place > last and (_COMPOUND.fullmatch(self._key(place)) or self._counts(place + 1))
            ):
                continue
            if place == last + 1 and self._unit(self._key(last)) == "hour":
                return min(found)  # "36-hour week"
            lead = self._key(place - 1)
            paid = place - 2
            while self._key(paid) in words_of_terms.GROSS | words_of_terms.NET:
                paid -= 1
            if place < first and (self._currency(paid) or self._unit(self._key(paid))):
                continue  # "3,000 euros gross a month for 36 hours"
            adjective = _FOR_EACH.fullmatch(self._key(place))
            slash = self.text[self.tokens[place].start - 1 : self.tokens[place].start] == "/"
            if (
                adjective
                or slash
                or lead in words_of_terms.BEFORE_PERIOD
                or (lead == "p" and self._key(place) == "a")
            ):
                return min(found)
        if self._key(last + 1) == "p" and self._key(last + 2) == "a":
            return "year"
        return ""


@lru_cache(maxsize=1 << 13)
def _is_number_word(key: str, language: str) -> bool:
    return (
        key != "a"
        and key not in _ONE
        and (
            read_number(key, language=language) is not None
            or key
            in (
                "hundred",
                "thousand",
                "million",
                "cents",
                "cent",
                "mille",
                "mil",
                "vingts",
                "cien",
                "ciento",
            )
        )
    )


def _read_digits(written: str) -> Decimal:
    """A number as it is written in digits: a mark before three digits parts thousands."""
    if written[-1] in _FRACTIONS:
        return Decimal(written[:-1]) + _FRACTIONS[written[-1]]
    if re.fullmatch(r"\d{1,3}(?:\D\d{3})+", written):
        return Decimal(re.sub(r"\D", "", written))
    whole, _mark, part = written.replace(",", ".").rpartition(".")
    if not whole or (len(part) == 3 and whole != "0"):
        return Decimal(re.sub(r"\D", "", written))
    return Decimal(f"{re.sub(r'[^0-9]', '', whole)}.{part}")
