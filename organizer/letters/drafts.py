"""Drafts of notes from what was recorded (P7, P10, P11, P15-P17).

A draft never has a blank to fill: where something is needed and was not recorded, it says what is
missing instead, for the person to be asked first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from random import Random
from typing import Final, Literal, cast

from organizer.letters.addressee import Addressee, Called, Gender, called
from organizer.letters.days import day_in_text
from organizer.letters.lines import one_line
from organizer.letters.texts import LetterTexts, Section, TextProblem, chooser
from organizer.practice.languages import language_of
from organizer.practice.review import review
from organizer.practice.vocabulary import NoteKind


class Formality(StrEnum):
    """Sie and family names, or du and given names."""

    FORMAL = "formal"
    FAMILIAR = "familiar"


class Missing(StrEnum):
    """What has to be recorded before there can be a draft."""

    SENDER = "sender"
    RECIPIENT = "recipient"
    GIVEN_NAME = "given_name"
    COMPANY = "company"
    POSITION = "position"
    TOPIC = "topic"
    TERMS = "terms"


@dataclass(frozen=True)
class DraftRequest:
    """What is known when a note is to be written.

    `locale` is the letter's ("de_AT"), whatever the program speaks. `topics` are what this person
    discussed and `shared` what they told that was good, in the writer's words; `colleagues` the
    others met with their topics; `terms` what was agreed, as (topic, value). `earlier` are the
    other notes to the same company, from which this one is to differ, and `seed` is any text that
    belongs to this note alone, such as its UID: the same request gives the same draft.
    """

    kind: NoteKind
    locale: str
    sender: str
    recipient: Addressee
    today: date
    formality: Formality = Formality.FORMAL
    company: str = ""
    position: str = ""
    interviewed: date | None = None
    answer_by: date | None = None
    topics: Sequence[str] = ()
    shared: Sequence[str] = ()
    colleagues: Sequence[tuple[str, Sequence[str]]] = ()
    terms: Sequence[tuple[str, str]] = ()
    earlier: Sequence[str] = ()
    seed: str = ""


@dataclass(frozen=True)
class Draft:
    """A letter's words, or what is `missing` for it. `problems` are texts of the person's that
    could not be used; the program's own stand in for them."""

    missing: tuple[Missing, ...] = ()
    subject: str = ""
    salutation: str = ""
    paragraphs: tuple[str, ...] = ()
    farewell: str = ""
    sender: str = ""
    problems: tuple[TextProblem, ...] = ()

    @property
    def text(self) -> str:
        """The letter from its salutation to the name, as it is edited and reviewed."""
        signed = f"{self.farewell}\n{self.sender}"
        return "\n\n".join(part for part in (self.salutation, *self.paragraphs, signed) if part)


_NEEDED: Final = {
    NoteKind.THANK_YOU: (Missing.TOPIC,),
    NoteKind.INQUIRY: (Missing.POSITION,),
    NoteKind.ACCEPTANCE: (Missing.COMPANY, Missing.POSITION, Missing.TERMS),
    NoteKind.DECLINING: (Missing.POSITION,),
    NoteKind.WITHDRAWAL: (Missing.POSITION,),
    NoteKind.TURNED_DOWN_REPLY: (Missing.POSITION,),
    NoteKind.KEEP_IN_TOUCH: (Missing.TOPIC,),
}


def missing(request: DraftRequest) -> tuple[Missing, ...]:
    """What a draft needs and the request has not, in the order to ask for it."""
    who = called(request.recipient, language_of(request.locale))
    there = {
        Missing.SENDER: one_line(request.sender),
        Missing.RECIPIENT: who.full,
        Missing.GIVEN_NAME: who.given or not who.full or request.formality is Formality.FORMAL,
        Missing.COMPANY: one_line(request.company),
        Missing.POSITION: _position(request.position),
        Missing.TOPIC: [*_told(request.topics), *_told(request.shared)],
        Missing.TERMS: _terms(request),
    }
    always = (Missing.SENDER, Missing.RECIPIENT, Missing.GIVEN_NAME)
    return tuple(want for want in (*always, *_NEEDED[request.kind]) if not there[want])


_ATTEMPTS: Final = 12


def draft(request: DraftRequest, texts: LetterTexts) -> Draft:
    """A letter to start from, that the reviewer has nothing to say about where the record allows
    it, and that reads unlike the earlier ones (P11).

    Raises `ValueError` for a locale whose language letters are not written in.
    """
    if lacking := missing(request):
        return Draft(missing=lacking)
    problems: list[TextProblem] = []

    def sections(name: str) -> dict[str, Section]:
        found, wrong = texts.sections(name, request.locale)
        problems.extend(wrong)
        return found

    salutations, farewells = sections("salutation"), sections("farewell")
    body = sections(request.kind)
    best, least = Draft(), None
    for attempt in range(_ATTEMPTS):
        chance = Random(f"{request.seed}/{attempt}")
        drafted = _compose(request, salutations, farewells, body, chance)
        findings = review(
            drafted.text,
            kind=request.kind.value,
            language=cast(_Language, language_of(request.locale)),
            recipient=request.recipient.name,
            company=request.company,
            topics=request.topics,
            colleagues=request.colleagues,
            earlier=request.earlier,
            terms=request.terms,
        )
        if least is None or len(findings) < least:
            best, least = drafted, len(findings)
        if not findings:
            break
    return replace(best, problems=tuple(problems))


_Language = Literal["en", "de", "fr", "es"]


def _compose(
    request: DraftRequest,
    salutations: Mapping[str, Section],
    farewells: Mapping[str, Section],
    body: Mapping[str, Section],
    chance: Random,
) -> Draft:
    who = called(request.recipient, language_of(request.locale))
    recorded = _recorded(request, chance)
    salutation = salutations[f"{request.formality} {who.gender}"].said(_names(who, request.locale))
    subject = ""
    paragraphs: list[str] = []
    for name, section in body.items():
        said = _choose(section.said(recorded), request.earlier, chance)
        if name == "subject":
            subject = said
        elif section.goes_on:
            paragraphs[-1] += f" {said}"
        else:
            paragraphs.append(said)
    address = {"address": salutation[0].rstrip(",:")} if who.gender is not Gender.UNKNOWN else {}
    return Draft(
        subject=subject,
        salutation=salutation[0],
        paragraphs=tuple(paragraphs),
        farewell=_choose(farewells[request.formality].said(address), (), chance),
        sender=one_line(request.sender),
    )


_SAME: Final = 75
"""From this likeness on (0 to 100) a wording stands in an earlier note, perhaps edited or about
another topic."""


def _choose(wordings: Sequence[str], earlier: Sequence[str], chance: Random) -> str:
    """A wording that as few earlier notes as possible have."""
    from rapidfuzz.fuzz import partial_ratio

    shuffled = chance.sample(wordings, len(wordings))
    return min(
        shuffled,
        key=lambda wording: sum(partial_ratio(wording, text) >= _SAME for text in earlier),
    )


# What is filled in


def _recorded(request: DraftRequest, chance: Random) -> dict[str, object]:
    recorded: dict[str, object] = {
        "form": chooser(request.formality is Formality.FORMAL),
        "company": one_line(request.company),
        "position": _position(request.position),
        "terms": _terms(request),
    }
    if topics := _own_topics(request):
        topic = chance.choice(topics)
        recorded["quoted"] = _quoted(topic, request.locale)
        recorded["topic"] = _in_a_sentence(topic, request.locale)
    elif shared := _told(request.shared):
        recorded["shared"] = _quoted(chance.choice(shared), request.locale)
    for name, day in (("day", request.interviewed), ("answer_by", request.answer_by)):
        if day is not None:
            recorded[name] = day_in_text(day, request.today, request.locale)
    return {name: value for name, value in recorded.items() if value}


def _names(who: Called, locale: str) -> dict[str, object]:
    language, _, region = locale.partition("_")
    names: dict[str, object] = {
        "doctor": who.doctor,
        "professor": who.professor,
        "full": who.full,
    }
    if who.given:
        names["given"] = who.given
    if who.family:
        woman = who.gender is Gender.WOMAN
        title = ""
        if who.professor:
            title = "Professorin " if language == "de" and woman else "Professor "
        elif who.doctor:
            title = "Dr " if language == "en" and region not in ("US", "CA") else "Dr. "
        names["family"] = who.family
        names["titled"] = f"{title}{who.family}"
    return names


def _told(texts: Sequence[str]) -> list[str]:
    """What was recorded and says something, without a full stop or the like at its end."""
    return [told for text in texts if (told := one_line(text).rstrip(" .,;:"))]


def _own_topics(request: DraftRequest) -> list[str]:
    """This person's topics; where there are such, those that no colleague discussed as well and
    that no earlier note took up."""
    from rapidfuzz.fuzz import partial_ratio

    topics = _told(request.topics)
    theirs = {told.casefold() for _name, others in request.colleagues for told in _told(others)}
    only = [topic for topic in topics if topic.casefold() not in theirs] or topics
    return [
        topic
        for topic in only
        if not any(partial_ratio(topic, text) >= _SAME for text in request.earlier)
    ] or only


def _position(position: str) -> str:
    """A position without the mark that it is open to everybody: "(m/w/d)", "H/F"."""
    marked = r"\s*(?:\(\s*[a-z](?:\s?/\s?[a-z]){1,3}\s*\)|\b[a-z](?:/[a-z]){1,3}\b)\s*$"
    return re.sub(marked, "", one_line(position), flags=re.IGNORECASE)


def _terms(request: DraftRequest) -> str:
    """The agreed terms, each on a line of its own."""
    colon = "\N{NO-BREAK SPACE}:" if request.locale.startswith("fr") else ":"
    return "".join(
        f"\n- {one_line(topic).rstrip(' :')}{colon} {one_line(value)}"
        for topic, value in request.terms
        if one_line(topic) and one_line(value)
    )


_QUOTES: Final = {
    "en": "“{}”",
    "de": "„{}“",
    "de_CH": "«{}»",
    "de_LI": "«{}»",
    "fr": "«\N{NO-BREAK SPACE}{}\N{NO-BREAK SPACE}»",
    "es": "«{}»",
}


def _quoted(text: str, locale: str) -> str:
    quotes = _QUOTES.get(locale) or _QUOTES[language_of(locale)]
    return quotes.replace("{}", text)


_ARTICLES: Final = {
    "en": re.compile("the|an?|your|our|their|its"),
    "es": re.compile("el|las?|los|un[oa]?s?|sus?"),
}
_CLAUSES: Final = {
    "en": re.compile(
        "how|what|why|when|where|who|whom|which|whether|if|that"
        "|i|you|he|she|it|we|they|there(?:'s)?|(?:it|he|she)'s|(?:you|we|they)'re"
    ),
    "es": re.compile(
        "cómo|qué|por|cuándo|dónde|quién(?:es)?|cuál(?:es)?|cuánt[oa]s?|si|que|no|se|me|nos|hay"
        "|yo|tú|él|ell[ao]s?|nosotr[oa]s|usted(?:es)?"
        r"|\w+(?:[aeá]n|aron|ieron|[aei]mos|ó|aba|ía)"
    ),
}
"""First words after which a sentence follows that no preposition can govern."""
_STOPS: Final = frozenset('.,;:!?()[]{}<>"“”„«»|/\\')
_LONGEST_BARE: Final = 60


def _in_a_sentence(topic: str, locale: str) -> str:
    """A topic as it can stand in a sentence: bare where it reads as a noun ("the new clean room"),
    else in quotation marks.

    German and French always have it in quotation marks, because bare it would need its case, or
    its article.
    """
    language = language_of(locale)
    first, _, rest = topic.partition(" ")
    lower = first.lower()
    if language not in _ARTICLES or _CLAUSES[language].fullmatch(lower):
        return _quoted(topic, locale)
    if len(topic) > _LONGEST_BARE or not _STOPS.isdisjoint(topic):
        return _quoted(topic, locale)
    if _ARTICLES[language].fullmatch(lower):
        return f"{lower} {rest}"
    acronym = len(first) > 1 and first.isupper()
    return topic if acronym or not first[0].isupper() else _quoted(topic, locale)
