"""The terms of an offer as rounds: who said what, when, by phone or in writing (P12, P13)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NamedTuple

from organizer.practice.names import folded
from organizer.practice.term_values import NO_CURRENCY, Currencies, Value, read_term
from organizer.practice.terms import Ambiguous, Money
from organizer.practice.vocabulary import Channel
from organizer.practice.vocabulary import Column as Column


@dataclass(frozen=True)
class Change:
    """A value that a round put into one column of a topic; an empty one took it back."""

    topic: str
    column: Column
    value: str


@dataclass(frozen=True)
class Round:
    """What one side said at one time. `at` is aware."""

    at: datetime
    who: str
    channel: Channel
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Values:
    """The row of one topic; an empty value was not said."""

    offered: str = ""
    asked: str = ""
    answered: str = ""
    agreed: str = ""

    @property
    def standing(self) -> str:
        """What holds at last: what was agreed, else answered, else offered."""
        return self.agreed or self.answered or self.offered


State = Mapping[str, Values]
"""The rows of terms by topic, in the order in which they came up."""


def state_at(rounds: Iterable[Round], moment: datetime | None = None) -> State:
    """The rows as they stood at a moment (aware, itself included); without one, as they stand now.

    A topic is the same however it is capitalized; it keeps the wording that it came up with.
    """
    rows: dict[str, tuple[str, Values]] = {}
    for one in in_order(rounds):
        if moment is None or one.at <= moment:
            for change in one.changes:
                topic, values = rows.get(folded(change.topic), (change.topic, Values()))
                values = replace(values, **{change.column.value: change.value})
                rows[folded(change.topic)] = (topic, values)
    return dict(rows.values())


def in_order(rounds: Iterable[Round]) -> list[Round]:
    """By their moments; those of one moment as they were entered."""
    return sorted(rounds, key=lambda one: one.at)


class Difference(NamedTuple):
    """A value that is not the same in two states of the terms."""

    topic: str
    column: Column
    before: str
    after: str


def differences(before: State, after: State) -> list[Difference]:
    """What is worded differently in two states, such as those after two rounds."""
    return [
        Difference(topic, column, getattr(old, column), getattr(new, column))
        for topic in {**before, **after}
        for old, new in [(before.get(topic, Values()), after.get(topic, Values()))]
        for column in Column
        if getattr(old, column) != getattr(new, column)
    ]


class Verdict(StrEnum):
    """How what is written stands to what was said by phone."""

    SAME = "same"
    DIFFERS = "differs"
    ABSENT = "absent"


class Said(NamedTuple):
    """A value, and the day from which "in two weeks" is reckoned."""

    value: str
    on: date


class Check(NamedTuple):
    """A topic that was promised by phone, set against the letter; `written` is empty if absent."""

    topic: str
    promised: str
    written: str
    verdict: Verdict


def against_writing(
    rounds: Sequence[Round], *, language: str, currencies: Currencies = NO_CURRENCY
) -> list[Check]:
    """Each topic that was promised by phone, and whether the letters say the same (P12).

    On both sides what holds at last counts. `language` is en, de, fr or es, with a region or
    without (else `ValueError`); a bare sum is in the offer's own of the `currencies`.
    """
    in_offer = Currencies(currencies.own)
    promised, written = (
        _standing([one for one in rounds if one.channel is channel])
        for channel in (Channel.PHONE, Channel.LETTER)
    )
    checks = []
    for key, (topic, said) in promised.items():
        if key not in written:
            checks.append(Check(topic, said.value, "", Verdict.ABSENT))
            continue
        _topic, letter = written[key]
        same = same_value(said, letter, language=language, topic=topic, currencies=in_offer)
        verdict = Verdict.SAME if same else Verdict.DIFFERS
        checks.append(Check(topic, said.value, letter.value, verdict))
    return checks


def _standing(rounds: Sequence[Round]) -> dict[str, tuple[str, Said]]:
    """What these rounds promise at last, by folded topic, with the topic as it is worded."""
    said_on = {
        folded(change.topic): one.at.date()
        for one in in_order(rounds)
        for change in one.changes
        if change.column is not Column.ASKED
    }
    return {
        folded(topic): (topic, Said(values.standing, said_on[folded(topic)]))
        for topic, values in state_at(rounds).items()
        if values.standing
    }


def same_value(
    one: Said,
    other: Said,
    *,
    language: str,
    topic: str = "",
    currencies: Currencies = NO_CURRENCY,
) -> bool:
    """Whether two values of a topic mean the same: "85k EUR" and "€ 85.000,- brutto im Jahr".

    A period that only one of them names makes no difference, but net does. What is no sum, day or
    quantity, or could be two, must be worded the same but for capitals, marks and spaces.
    """
    words, other_words = folded(one.value), folded(other.value)
    if bool(_NET.search(words)) != bool(_NET.search(other_words)):
        return False
    meanings, other_meanings = (
        _meanings(said, topic, language, currencies) for said in (one, other)
    )
    if not len(meanings) == len(other_meanings) == 1:
        return words == other_words and meanings == other_meanings
    first, second = meanings[0], other_meanings[0]
    if isinstance(first, date) or isinstance(second, date) or (first.period and second.period):
        return first == second
    return replace(first, period=None) == replace(second, period=None)


_NET: Final = re.compile(r"\b(?:net|nets|nette|nettes|netto|neto|netos)\b")


def _meanings(said: Said, topic: str, language: str, currencies: Currencies) -> tuple[Value, ...]:
    """What a value could mean, a sum without its period as one; nothing where it is only words."""
    try:
        read = read_term(topic, said.value, language=language, today=said.on, currencies=currencies)
    except Ambiguous as unclear:
        readings: tuple[Value, ...] = unclear.readings
        bare = {replace(one, period=None) for one in readings if isinstance(one, Money)}
        periods = {one.period for one in readings if isinstance(one, Money)}
        return tuple(bare) if len(bare) == 1 and len(periods) > 1 else readings
    return (read.value,) if read is not None else ()


MOST_ASKED: Final = 3
"""Points that can be asked without quibbling (P13)."""


class Caution(StrEnum):
    """What the program warns of quietly (P13)."""

    TOO_MANY_ASKED = "too_many_asked"
    REOPENED = "reopened"


def cautions(rounds: Iterable[Round]) -> dict[Caution, tuple[str, ...]]:
    """What P13 warns of, with the topics: more than three asked, or one asked anew once agreed."""
    rounds = in_order(rounds)
    asked = tuple(topic for topic, values in state_at(rounds).items() if values.asked)
    agreed: set[str] = set()
    reopened: dict[str, str] = {}
    for one in rounds:
        for change in one.changes:
            key = folded(change.topic)
            if change.column is Column.ASKED and change.value and key in agreed:
                reopened[key] = change.topic
        agreed |= {
            folded(change.topic)
            for change in one.changes
            if change.column is Column.AGREED and change.value
        }
    found = {Caution.TOO_MANY_ASKED: asked} if len(asked) > MOST_ASKED else {}
    return found | ({Caution.REOPENED: tuple(reopened.values())} if reopened else {})
