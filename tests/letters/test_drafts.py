"""Drafts: sendable in every kind and language, never alike, never with a blank to fill (P11)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any, Literal, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.letters.addressee import Addressee, Gender
from organizer.letters.days import day_in_text
from organizer.letters.drafts import DraftRequest, Formality, Missing, draft, missing
from organizer.practice.review import Finding, review
from organizer.practice.vocabulary import NoteKind
from tests.letters.examples import GOLDEN, RECORDS, TEXTS, TODAY, golden_text, request

EVERY_KIND = [(kind, language) for kind in NoteKind for language in RECORDS]


def findings(asked: DraftRequest, text: str) -> list[Finding]:
    """What the reviewer has to say about a draft."""
    return review(
        text,
        kind=asked.kind.value,
        language=cast(Literal["en", "de", "fr", "es"], asked.locale),
        recipient=asked.recipient.name,
        company=asked.company,
        topics=asked.topics,
        colleagues=asked.colleagues,
        earlier=asked.earlier,
        terms=asked.terms,
    )


@pytest.mark.parametrize(("kind", "language"), EVERY_KIND)
def test_golden(kind: NoteKind, language: str) -> None:
    """Any change of the texts is read before it is sent; tests/letters/examples.py renews them."""
    golden = (GOLDEN / f"{language}-{kind}.txt").read_text("utf-8")
    assert golden_text(kind, language) == golden


@pytest.mark.parametrize(("kind", "language"), EVERY_KIND)
@pytest.mark.parametrize("formality", Formality)
def test_the_reviewer_has_nothing_to_say(
    kind: NoteKind, language: str, formality: Formality
) -> None:
    for seed in range(12):
        asked = request(kind, language, formality, seed=str(seed), bare=seed % 3 == 0)
        text = draft(asked, TEXTS).text
        assert findings(asked, text) == [], text


@pytest.mark.parametrize(("kind", "language"), EVERY_KIND)
def test_drafts_vary(kind: NoteKind, language: str) -> None:
    asked = [request(kind, language, seed=str(seed)) for seed in range(40)]
    assert len({draft(one, TEXTS).text for one in asked}) >= 25


@pytest.mark.parametrize("language", RECORDS)
@pytest.mark.parametrize("kind", [NoteKind.THANK_YOU, NoteKind.KEEP_IN_TOUCH])
def test_notes_to_one_company_never_read_alike(kind: NoteKind, language: str) -> None:
    earlier: tuple[str, ...] = ()
    for seed in range(5):
        asked = request(kind, language, seed=str(seed), earlier=earlier)
        drafted = draft(asked, TEXTS)
        assert findings(asked, drafted.text) == []
        openings = [text.split("\n\n")[1].split(". ")[0] for text in (*earlier, drafted.text)]
        assert len(set(openings)) == len(openings)
        earlier = (*earlier, drafted.text)


def test_the_same_request_gives_the_same_draft_and_another_seed_another() -> None:
    texts = [draft(request(NoteKind.THANK_YOU, "en", seed=seed), TEXTS).text for seed in "aabb"]
    assert [one == other for one, other in pairwise(texts)] == [True, False, True]


def test_what_is_missing_is_named_in_the_order_to_ask_for_it() -> None:
    nothing = DraftRequest(NoteKind.ACCEPTANCE, "de", " ", Addressee("\n"), TODAY)
    wanted = (Missing.SENDER, Missing.RECIPIENT)
    assert missing(nothing) == (*wanted, Missing.COMPANY, Missing.POSITION, Missing.TERMS)
    assert draft(nothing, TEXTS).text.strip() == ""
    assert draft(nothing, TEXTS).missing == missing(nothing)
    untold = replace(request(NoteKind.THANK_YOU, "fr"), topics=(" ", "…."), shared=())
    assert missing(replace(untold, topics=(" .",))) == (Missing.TOPIC,)
    by_family_name = replace(request(NoteKind.THANK_YOU, "de"), recipient=Addressee("Frau Kessler"))
    assert missing(by_family_name) == ()
    familiar = replace(by_family_name, formality=Formality.FAMILIAR)
    assert missing(familiar) == (Missing.GIVEN_NAME,)


def test_an_acceptance_spells_out_every_term() -> None:
    asked = request(NoteKind.ACCEPTANCE, "fr")
    text = draft(asked, TEXTS).text
    for topic, value in asked.terms:
        assert f"- {topic}\N{NO-BREAK SPACE}: {value}" in text.splitlines()


def test_a_colleagues_topic_and_one_already_taken_up_are_left_alone() -> None:
    shared = replace(
        request(NoteKind.THANK_YOU, "en"),
        topics=("the new clean room", "field service", "lens grinding"),
        colleagues=(("Pavel Dvořák", ("The new clean room",)),),
        earlier=("Dear Pavel,\n\nI remember what you said about field service.",),
    )
    for seed in range(8):
        assert "lens grinding" in draft(replace(shared, seed=str(seed)), TEXTS).text


@pytest.mark.parametrize(
    ("language", "topic", "written"),
    [
        ("en", "lens coating yield", " lens coating yield"),
        ("en", "The new clean room.", " the new clean room"),
        ("en", "ERP migration", " ERP migration"),
        ("en", "Lens coating", "“Lens coating”"),
        ("en", "how parts are tracked", "“how parts are tracked”"),
        ("en", "they automate test benches", "“they automate test benches”"),
        ("en", "pumps: which ones leak", "“pumps: which ones leak”"),
        ("de", "neuer Reinraum", "„neuer Reinraum“"),
        ("fr", "salle blanche", "«\N{NO-BREAK SPACE}salle blanche\N{NO-BREAK SPACE}»"),
        ("es", "Cómo se planifica", "«Cómo se planifica»"),
        ("es", "automatizan el banco de pruebas", "«automatizan el banco de pruebas»"),
        ("es", "los turnos de noche", " los turnos de noche"),
    ],
)
def test_a_topic_stands_in_a_sentence_as_it_can(language: str, topic: str, written: str) -> None:
    asked = replace(request(NoteKind.THANK_YOU, language), topics=(topic,), colleagues=())
    texts = [draft(replace(asked, seed=str(seed)), TEXTS).text for seed in range(6)]
    assert any(written in text for text in texts), texts


@pytest.mark.parametrize(
    ("locale", "name", "formal", "familiar"),
    [
        ("en_GB", "Dr Ann Example", "Dear Dr Example,", "Dear Ann,"),
        ("en_US", "Ms. Ann Example", "Dear Ms. Example,", "Dear Ann,"),
        ("en_GB", "Mr Ben Example", "Dear Mr Example,", "Dear Ben,"),
        ("en_US", "Ann Example, PhD", "Dear Dr. Example,", "Dear Ann,"),
        ("en", "Kim Example", "Dear Kim Example,", "Dear Kim,"),
        ("en", "Prof. Kim Example", "Dear Professor Example,", "Dear Kim,"),
        ("de", "Frau Dr. Anna von Muster", "Sehr geehrte Frau Dr. von Muster,", "Liebe Anna,"),
        (
            "de",
            "Frau Prof. Dr. Anna Muster",
            "Sehr geehrte Frau Professorin Muster,",
            "Liebe Anna,",
        ),
        ("de", "Herr Ben Muster", "Sehr geehrter Herr Muster,", "Lieber Ben,"),
        ("de", "Dr. Kim Muster", "Guten Tag Dr. Kim Muster,", "Hallo Kim,"),
        ("de", "Mme Anna Muster", "Sehr geehrte Frau Muster,", "Liebe Anna,"),
        ("de", "Muster, Kim", "Guten Tag Kim Muster,", "Hallo Kim,"),
        ("fr", "Mme Anne Exemple", "Madame,", "Chère Anne,"),
        ("fr", "M. Paul Exemple", "Monsieur,", "Cher Paul,"),
        ("fr", "Pr Paul Exemple", "Bonjour Paul Exemple,", "Bonjour Paul,"),
        ("fr", "Herr Prof. Paul Exemple", "Monsieur le Professeur,", "Cher Paul,"),
        ("fr", "Dr Camille Exemple", "Docteur,", "Bonjour Camille,"),
        ("fr", "Camille Exemple", "Bonjour Camille Exemple,", "Bonjour Camille,"),
        ("es", "Sra. Ana Ruiz", "Estimada Sra. Ruiz:", "Hola, Ana:"),
        ("es", "Dra. Ana Ruiz", "Estimada Dra. Ruiz:", "Hola, Ana:"),
        ("es", "Sr. Juan Ruiz Ortega", "Estimado Juan Ruiz Ortega:", "Hola, Juan Ruiz:"),
        ("es", "Alex Ruiz", "Buenos días, Alex Ruiz:", "Hola, Alex:"),
    ],
)
def test_salutations(locale: str, name: str, formal: str, familiar: str) -> None:
    asked = replace(
        request(NoteKind.THANK_YOU, locale[:2]), locale=locale, recipient=Addressee(name)
    )
    assert draft(asked, TEXTS).salutation == formal
    assert draft(replace(asked, formality=Formality.FAMILIAR), TEXTS).salutation == familiar


def test_a_recorded_gender_counts_where_no_title_tells_it_and_names_may_come_in_parts() -> None:
    asked = request(NoteKind.THANK_YOU, "de")
    recorded = Addressee("Kim Muster", gender=Gender.WOMAN)
    assert (
        draft(replace(asked, recipient=recorded), TEXTS).salutation == "Sehr geehrte Frau Muster,"
    )
    parted = Addressee("Ana Ruiz Ortega", prefix="Sra.", given="Ana", family="Ruiz Ortega")
    spanish = replace(request(NoteKind.THANK_YOU, "es"), recipient=parted)
    assert draft(spanish, TEXTS).salutation == "Estimada Sra. Ruiz Ortega:"


def test_switzerland_writes_no_sharp_s_and_points_its_quotation_marks_outwards() -> None:
    asked = replace(request(NoteKind.ACCEPTANCE, "de"), locale="de_CH", sender="Tom Voß")
    text = draft(asked, TEXTS).text
    assert "«Anwendungsingenieurin»" in text
    assert text.count("ß") == 1
    assert text.endswith("Tom Voß")


@pytest.mark.parametrize(
    ("locale", "day", "written"),
    [
        ("en", date(2026, 12, 7), "7 December"),
        ("en_US", date(2026, 12, 7), "December 7"),
        ("de", date(2025, 12, 7), "7. Dezember 2025"),
        ("fr", date(2026, 12, 1), "1er décembre"),
        ("es", date(2026, 12, 7), "7 de diciembre"),
    ],
)
def test_days(locale: str, day: date, written: str) -> None:
    assert day_in_text(day, TODAY, locale) == written


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="'it'"):
        draft(replace(request(NoteKind.THANK_YOU, "en"), locale="it"), TEXTS)


NASTY = st.text(max_size=40) | st.sampled_from(
    [
        "{{ 7 * 7 }}",
        "{% for x in y %}",
        "a\r\nBcc: evil@example.org",
        "<b>&amp;</b>",
        "\x00",
        "{}",
        "%s",
    ]
)


@given(words=st.tuples(NASTY, NASTY, NASTY, NASTY), kind=st.sampled_from(NoteKind), data=st.data())
def test_what_was_recorded_is_never_more_than_text(
    words: tuple[str, str, str, str], kind: NoteKind, data: st.DataObject
) -> None:
    language = data.draw(st.sampled_from(list(RECORDS)))
    name, topic, position, value = words
    changed: dict[str, Any] = {
        "recipient": Addressee(f"Kim {name}"),
        "topics": (f"pumps {topic}",),
        "position": f"Engineer {position}",
        "terms": ((f"Salary {topic}", f"1 {value}"),),
        "sender": f"Tom {name}",
    }
    asked = replace(request(kind, language), **changed)
    drafted = draft(asked, TEXTS)
    assert drafted.missing == ()
    usual = draft(request(kind, language), TEXTS)
    # As many lines as ever: nothing recorded begins a line, so none can begin a header or a list.
    assert len(drafted.paragraphs) == len(usual.paragraphs)
    for line in (drafted.subject, drafted.salutation, drafted.farewell, drafted.sender):
        assert len(line.splitlines()) <= 1
        assert all(char.isprintable() or char.isspace() or ord(char) > 127 for char in line)
    lines = len(asked.terms) if kind is NoteKind.ACCEPTANCE else 0
    assert sum(len(paragraph.split("\n")) - 1 for paragraph in drafted.paragraphs) == lines
    assert "49" not in drafted.text or "49" in "".join(words)
