"""What a person records after an interview, in one pass (P7-P10, P3-P5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from organizer.practice.moments import UnknownZone, WallTime, zone_named
from organizer.practice.names import folded
from organizer.practice.vocabulary import Scope, TopicState


class DebriefError(ValueError):
    """A debrief that cannot be saved as it stands: `field` names the place, `problem` says why.

    `problem` is a constant text, so that it can be translated; `details` fill its placeholders.
    """

    def __init__(self, field: str, problem: str, **details: str) -> None:
        super().__init__(f"{field}: {problem.format(**details)}")
        self.field = field
        self.problem = problem
        self.details = details


@dataclass(frozen=True)
class PersonMet:
    """One person met in the interview, and what they discussed (P2, P10)."""

    name: str
    title: str = ""
    email: str = ""
    phone: str = ""
    discussed: tuple[str, ...] = ()
    good: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Drawback:
    """What could be better, and where (P5)."""

    scope: Scope
    text: str


@dataclass(frozen=True)
class TopicAnswer:
    """What became known of one topic of the checklist (P4)."""

    topic: str
    state: TopicState
    answer: str = ""


@dataclass(frozen=True)
class Debrief:
    """One interview as recorded. `answer_by` is the promised day; where none was promised and
    `propose_answer_by` holds, one is proposed (P7)."""

    company: str
    when: WallTime
    people: tuple[PersonMet, ...]
    position: str = ""
    where: str = ""
    host: str = ""
    moving: bool = False
    clarify: tuple[str, ...] = ()
    drawbacks: tuple[Drawback, ...] = ()
    topics: tuple[TopicAnswer, ...] = ()
    closed: str = ""
    tried: str = ""
    answer_by: date | None = None
    propose_answer_by: bool = True


def read_debrief(record: object, *, now: WallTime) -> Debrief:
    """A debrief from its JSON shape (documented in the README).

    Only `company` and `people`, each with a `name`, are required; `when` and `zone` default to
    `now`. A person named twice is one person. Raises `DebriefError` naming the field.
    """
    fields = _Fields(record, this_year=now.day.year)
    zone = fields.text("zone") or now.zone
    try:
        zone_named(zone)
    except UnknownZone:
        raise DebriefError(
            "zone", "“{zone}” is not a time zone that is known here", zone=zone
        ) from None
    when = fields.text("when")
    debrief = Debrief(
        company=fields.text("company", required=True),
        position=fields.text("position"),
        when=WallTime(fields.moment("when"), zone) if when else now.in_zone(zone),
        where=fields.text("where"),
        host=fields.text("host"),
        moving=fields.flag("moving"),
        people=_merge_same(
            [_read_person(one, f"people[{index}]") for index, one in fields.items("people")]
        ),
        clarify=fields.texts("clarify"),
        drawbacks=tuple(
            _read_drawback(one, f"drawbacks[{index}]") for index, one in fields.items("drawbacks")
        ),
        topics=_read_topics(fields.value("topics")),
        closed=fields.text("closed"),
        tried=fields.text("tried"),
        answer_by=fields.day("answer_by") if fields.text("answer_by") else None,
        propose_answer_by=not fields.has("answer_by"),
    )
    if not debrief.people:
        raise DebriefError("people", "nobody is named; a debrief needs at least one person met")
    return debrief


MOST_YEARS_AWAY = 100
"""A day farther from today than this is a slip of the hand, and breaks the reckoning of days."""


class _Fields:
    """Typed reading of one JSON object, naming the field in every complaint."""

    def __init__(self, record: object, path: str = "", *, this_year: int = 0) -> None:
        if not isinstance(record, Mapping):
            raise DebriefError(path or "debrief", "is not a JSON object")
        self._record = record
        self._this_year = this_year
        self._path = f"{path}." if path else ""

    def has(self, name: str) -> bool:
        return name in self._record

    def value(self, name: str) -> Any:
        return self._record.get(name)

    def text(self, name: str, *, required: bool = False) -> str:
        value = self.value(name)
        if value is None:
            value = ""
        if not isinstance(value, str):
            raise DebriefError(self._path + name, "is not a text")
        if required and not value.strip():
            raise DebriefError(self._path + name, "is missing")
        return value.strip()

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.value(name) or []
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise DebriefError(self._path + name, "is not a list of texts")
        return tuple(one.strip() for one in value if one.strip())

    def flag(self, name: str) -> bool:
        value = self.value(name)
        if value not in (None, True, False):
            raise DebriefError(self._path + name, "is neither true nor false")
        return bool(value)

    def items(self, name: str) -> list[tuple[int, object]]:
        value = self.value(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise DebriefError(self._path + name, "is not a list")
        return list(enumerate(value))

    def moment(self, name: str) -> datetime:
        text = self.text(name)
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            raise DebriefError(
                self._path + name, "“{text}” is not a moment like 2026-11-23T14:00", text=text
            ) from None
        if moment.tzinfo is not None:
            raise DebriefError(
                self._path + name, "carries an offset; give the local time and its zone"
            )
        self._require_near(name, moment.year)
        return moment

    def day(self, name: str) -> date:
        text = self.text(name)
        try:
            day = date.fromisoformat(text)
        except ValueError:
            raise DebriefError(
                self._path + name, "“{text}” is not a day like 2026-12-04", text=text
            ) from None
        self._require_near(name, day.year)
        return day

    def _require_near(self, name: str, year: int) -> None:
        if abs(year - self._this_year) > MOST_YEARS_AWAY:
            raise DebriefError(self._path + name, "lies more than a hundred years from today")


def _read_person(record: object, path: str) -> PersonMet:
    fields = _Fields(record, path)
    return PersonMet(
        name=fields.text("name", required=True),
        title=fields.text("title"),
        email=fields.text("email"),
        phone=fields.text("phone"),
        discussed=fields.texts("discussed"),
        good=fields.texts("good"),
        doubts=fields.texts("doubts"),
    )


def _merge_same(people: list[PersonMet]) -> tuple[PersonMet, ...]:
    """The people met, each once: the same name with no other e-mail address is the same person."""
    met: list[PersonMet] = []
    for person in people:
        for index, other in enumerate(met):
            if folded(person.name) == folded(other.name) and (
                not person.email or not other.email or folded(person.email) == folded(other.email)
            ):
                met[index] = PersonMet(
                    name=other.name,
                    title=other.title or person.title,
                    email=other.email or person.email,
                    phone=other.phone or person.phone,
                    discussed=other.discussed + person.discussed,
                    good=other.good + person.good,
                    doubts=other.doubts + person.doubts,
                )
                break
        else:
            met.append(person)
    return tuple(met)


def _read_drawback(record: object, path: str) -> Drawback:
    fields = _Fields(record, path)
    scope = fields.text("scope") or Scope.POSITION
    if scope not in set(Scope):
        raise _not_among(f"{path}.scope", scope, Scope)
    return Drawback(Scope(scope), fields.text("text", required=True))


def _not_among(path: str, text: str, known: Iterable[str]) -> DebriefError:
    return DebriefError(path, "“{text}” is none of {known}", text=text, known=", ".join(known))


def _read_topics(value: object) -> tuple[TopicAnswer, ...]:
    if value is None:
        return ()
    if not isinstance(value, Mapping):
        raise DebriefError("topics", "is not a JSON object")
    topics = []
    for topic, record in value.items():
        path = f"topics.{topic}"
        fields = _Fields(record, path)
        answer = fields.text("answer")
        state = fields.text("state") or (TopicState.ANSWERED if answer else TopicState.ASKED)
        if state not in set(TopicState):
            raise _not_among(f"{path}.state", state, TopicState)
        topics.append(TopicAnswer(str(topic), TopicState(state), answer))
    return tuple(topics)
