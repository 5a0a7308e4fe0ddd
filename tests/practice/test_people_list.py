from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.practice.people_list import PersonLine, read_people

ANNA = PersonLine("Anna Beispiel")
HEAD = PersonLine("Anna Beispiel", "Head of Research")
BEN = PersonLine("Ben Muster")
MAIL = "anna@example.com"
PHONE = "+49 30 23125 101"

LINES = [
    ("Anna Beispiel", [ANNA]),
    ("  Anna   Beispiel  ", [ANNA]),
    ("Anna", [PersonLine("Anna")]),
    ("Anna Beispiel, Head of Research", [HEAD]),
    ("Anna Beispiel,Head of Research", [HEAD]),
    ("Anna Beispiel; Head of Research", [HEAD]),
    ("Anna Beispiel\tHead of Research", [HEAD]),
    ("Anna Beispiel | Head of Research", [HEAD]),
    ("Anna Beispiel – Head of Research", [HEAD]),
    ("Anna Beispiel — Head of Research", [HEAD]),
    ("Anna Beispiel - Head of Research", [HEAD]),
    ("Anna Beispiel / Head of Research", [HEAD]),
    ("Anna Beispiel: Head of Research", [HEAD]),
    ("Anna Beispiel (Head of Research)", [HEAD]),
    ("- Anna Beispiel, Head of Research", [HEAD]),
    ("•\tAnna Beispiel\tHead of Research", [HEAD]),
    ("1. Anna Beispiel, Head of Research", [HEAD]),
    ("(12) Anna Beispiel, Head of Research", [HEAD]),
    ("a) Anna Beispiel, Head of Research", [HEAD]),
    ("Head of Research: Anna Beispiel", [HEAD]),
    ("CEO – Anna Beispiel", [PersonLine("Anna Beispiel", "CEO")]),
    ("Dr. Anna Beispiel – Head of Research", [PersonLine("Dr. Anna Beispiel", "Head of Research")]),
    (
        "Frau Dr. Anna Beispiel, Leiterin Forschung",
        [PersonLine("Frau Dr. Anna Beispiel", "Leiterin Forschung")],
    ),
    ("Anna Beispiel, Ph.D., Head of R&D", [PersonLine("Anna Beispiel", "Ph.D., Head of R&D")]),
    ("Anna Beispiel (Head of R&D (EMEA))", [PersonLine("Anna Beispiel", "Head of R&D (EMEA)")]),
    ("Anna Beispiel - VP, Sales", [PersonLine("Anna Beispiel", "VP, Sales")]),
    ("Anna Müller-Lüdenscheid — QA", [PersonLine("Anna Müller-Lüdenscheid", "QA")]),
    ("José da Silva, Ingenieur", [PersonLine("José da Silva", "Ingenieur")]),
    ("Beispiel, Anna", [ANNA]),
    ("Beispiel, Anna, Head of Research", [HEAD]),
    ("Beispiel, Anna – Head of Research", [HEAD]),
    ("Beispiel, Anna (Head of Research)", [HEAD]),
    ("BEISPIEL, Anna", [PersonLine("Anna BEISPIEL")]),
    ("Beispiel, Dr. Anna", [PersonLine("Dr. Anna Beispiel")]),
    ("von Beispiel, Anna", [PersonLine("Anna von Beispiel")]),
    ('"Beispiel, Anna","Head of Research"', [HEAD]),
    ("Anna, Engineer", [PersonLine("Anna", "Engineer")]),
    ("Anna, Projektleiterin", [PersonLine("Anna", "Projektleiterin")]),
    ("Anna, Vertrieb", [PersonLine("Anna", "Vertrieb")]),
    ("Anna Beispiel, Berlin", [PersonLine("Anna Beispiel", "Berlin")]),
    (f"Anna Beispiel <{MAIL}>", [PersonLine("Anna Beispiel", email=MAIL)]),
    (f"Anna Beispiel, {MAIL}", [PersonLine("Anna Beispiel", email=MAIL)]),
    (f"Anna Beispiel ({MAIL}), CEO", [PersonLine("Anna Beispiel", "CEO", MAIL)]),
    (f"Anna Beispiel\tCEO\tE-Mail: {MAIL}", [PersonLine("Anna Beispiel", "CEO", MAIL)]),
    (MAIL, [PersonLine(MAIL, email=MAIL)]),
    (f"Anna Beispiel, CEO, {PHONE}", [PersonLine("Anna Beispiel", "CEO", phone=PHONE)]),
    (f"Anna Beispiel, Tel.: {PHONE}, CEO", [PersonLine("Anna Beispiel", "CEO", phone=PHONE)]),
    ("Anna Beispiel | (030) 23125-101", [PersonLine("Anna Beispiel", phone="(030) 23125-101")]),
    (
        f"Anna Beispiel, CEO, T {PHONE}, {MAIL}",
        [PersonLine("Anna Beispiel", "CEO", MAIL, PHONE)],
    ),
    ("Anna Beispiel, 7.12.2026", [PersonLine("Anna Beispiel", "7.12.2026")]),
    ("Anna Beispiel; Ben Muster", [ANNA, BEN]),
    (
        "Anna Beispiel, Head of Research; Ben Muster, CTO;",
        [HEAD, PersonLine("Ben Muster", "CTO")],
    ),
    (
        f"Beispiel, Anna <{MAIL}>; Muster, Ben <ben@example.org>",
        [PersonLine("Anna Beispiel", "", MAIL), PersonLine("Ben Muster", "", "ben@example.org")],
    ),
    (
        f"Anna Beispiel <{MAIL}>, Ben Muster <ben@example.org>",
        [PersonLine("Anna Beispiel", "", MAIL), PersonLine("Ben Muster", "", "ben@example.org")],
    ),
    ("Name\tTitle\nAnna Beispiel\tHead of Research", [HEAD]),
    ("Name, Funktion\nAnna Beispiel, Head of Research", [HEAD]),
    ("Title;Name\nHead of Research;Beispiel, Anna", [HEAD]),
    (
        "Vorname\tNachname\tFirma\tTelefon\nAnna\tBeispiel\tNordlicht Optik\t" + PHONE,
        [PersonLine("Anna Beispiel", phone=PHONE)],
    ),
    ("Vorname\tNachname\tTitel\nBen\tMuster\t\n", [BEN]),
    ("Name\tTitle\nBen Muster", [BEN]),
    ("Interviewers:\n\nAnna Beispiel, Head of Research\n\nBen Muster\n", [HEAD, BEN]),
    ("Teilnehmerinnen und Teilnehmer:\r\n1) Ben Muster\r\n", [BEN]),
    ("", []),
    (" \n\t\n;,\n", []),
]


@pytest.mark.parametrize(("text", "people"), LINES)
def test_a_line_is_read_as_a_person_would(text: str, people: list[PersonLine]) -> None:
    assert read_people(text) == people


@pytest.mark.parametrize(("text", "people"), LINES)
def test_a_person_written_out_again_is_the_same_person(text: str, people: list[PersonLine]) -> None:
    """The quick entry spreads a pasted list over its rows and reads them when it saves."""
    for person in people:
        if "@" not in person.name:
            again = f"{person.name}, {person.title}" if person.title else person.name
            assert read_people(again) == [PersonLine(person.name, person.title)]


@given(text=st.text(st.characters(codec="utf-8") | st.sampled_from(",;\t\n|-–:()<>@.+1aA")))
def test_whatever_is_pasted_is_read_and_everybody_has_a_name(text: str) -> None:
    assert all(person.name.strip() for person in read_people(text))


NAMES = st.tuples(
    st.sampled_from(["Anna", "Ben", "Zoë", "Jean-Luc", "Łucja", "İpek"]),
    st.sampled_from(["Beispiel", "von Muster", "O'Probe", "Dvořák", "Test-Fall", "Leiter"]),
).map(" ".join)
TITLES = st.sampled_from(
    ["CEO", "Head of Research", "Projektleiterin", "Anwältin", "Clinical lead", "Sales", "Optik"]
)


@given(people=st.lists(st.tuples(NAMES, TITLES)))
def test_as_many_plain_lines_so_many_people(people: list[tuple[str, str]]) -> None:
    text = "\n".join(f"{name}, {title}" for name, title in people)
    assert read_people(text) == [PersonLine(name, title) for name, title in people]
