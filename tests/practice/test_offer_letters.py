"""What an offer's letter gives, found and put to its topics (P12)."""

from __future__ import annotations

from datetime import date

import pytest

from organizer.practice.letter_terms import values_given
from organizer.practice.letter_text import Letter

TODAY = date(2026, 11, 29)
ENGLISH = """Dear Ms Beispiel,

Following our telephone conversation of 24 November, we are pleased to offer you the position of
Product specialist.

Your base salary will be £60,000 a year, payable monthly, with a bonus of 10 % of it. You are
entitled to 27 days of paid leave. Your working hours are 37.5 hours a week. We contribute 5% to
your pension. We would like you to start on 1 March 2027; the probation period is three months, the
notice period 6 weeks. Towards your move we pay a moving allowance of £2,500.

Please sign and return one copy by 4 December.

Yours sincerely,
Owen Marsh
"""
GERMAN = """Sehr geehrte Frau Beispiel,

wie am Telefon besprochen, bieten wir Ihnen die Position als Anwendungsingenieurin an.

- Grundgehalt: 72.000 € brutto im Jahr
- Urlaub: 30 Arbeitstage
- Arbeitszeit: 38,5 Stunden pro Woche
- Eintritt: 1. März 2027
- Probezeit: 6 Monate
- Umzugskosten: 4.000 Euro

Mit freundlichen Grüßen
Ingrid Solberg
"""
FRENCH = """Madame,

Nous vous proposons le poste d’ingénieure. Votre salaire sera de 52 000 € bruts par an et vous aurez
30 jours de congés. La période d’essai est de 4 mois. L’entrée en fonction est prévue le 1er mars
2027.

Veuillez agréer, Madame, nos salutations distinguées.
Mina Aalto
"""
SPANISH = """Estimada Sra. Beispiel:

Le ofrecemos el puesto de ingeniera. El salario será de 45.000 € brutos al año, con 25 días de
vacaciones. La incorporación será el 1 de marzo de 2027 y el periodo de prueba de 6 meses.

Atentamente,
Pavel Dvořák
"""


def given(text: str, language: str, *topics: str) -> list[tuple[str, str]]:
    return [
        (one.topic, one.value)
        for one in values_given(Letter(text, language), topics, today=TODAY)
        if one.topic
    ]


def test_every_value_of_a_letter_comes_to_its_topic() -> None:
    """P12: as it is worded, with what it is paid for; what belongs to none comes to none."""
    topics = (
        "Base salary",
        "Bonus",
        "Starting date",
        "Moving allowance",
        "Paid leave",
        "Working hours",
        "Pension",
        "Probation",
        "Notice period",
        "Reports to",
    )
    assert given(ENGLISH, "en", *topics) == [
        ("Base salary", "£60,000 a year"),
        ("Bonus", "10 %"),
        ("Paid leave", "27 days"),
        ("Working hours", "37.5 hours a week"),
        ("Pension", "5%"),
        ("Starting date", "1 March 2027"),
        ("Probation", "three months"),
        ("Notice period", "6 weeks"),
        ("Moving allowance", "£2,500"),
    ]
    loose = [
        one.value
        for one in values_given(Letter(ENGLISH, "en"), topics, today=TODAY)
        if not one.topic
    ]
    assert loose == ["4 December"]


@pytest.mark.parametrize("salary", ["Grundgehalt", "Base salary", "Salaire", "Salario"])
def test_a_topic_is_found_in_the_words_of_another_language(salary: str) -> None:
    assert given(GERMAN, "de", salary, "Paid leave", "Moving allowance", "Start", "Hours") == [
        (salary, "72.000 € brutto im Jahr"),
        ("Paid leave", "30 Arbeitstage"),
        ("Hours", "38,5 Stunden pro Woche"),
        ("Start", "1. März 2027"),
        ("Moving allowance", "4.000 Euro"),
    ]
    assert (salary, "52 000 € bruts par an") in given(FRENCH, "fr", salary, "Probezeit", "Urlaub")
    assert (salary, "45.000 € brutos al año") in given(SPANISH, "es", salary, "Probation")


@pytest.mark.parametrize("text", ["", "\n", "We make you an offer.", "1 2 3"])
def test_a_letter_without_values_gives_none(text: str) -> None:
    assert given(text, "en", "Base salary") == []
