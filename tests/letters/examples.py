"""What was recorded in each language, for the tests; `python -m tests.letters.examples` writes the
golden files anew."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from organizer.letters.addressee import Addressee
from organizer.letters.drafts import Draft, DraftRequest, Formality, draft
from organizer.letters.page import Letter, plain
from organizer.letters.texts import LetterTexts
from organizer.paths import resources
from organizer.practice.vocabulary import NoteKind

GOLDEN = Path(__file__).parent.parent / "golden" / "letters"
TEXTS = LetterTexts(resources() / "letters", Path("nowhere"))
"""The program's own texts."""
TODAY = date(2026, 12, 10)


class Record(NamedTuple):
    """What a person has written down about one interview."""

    recipient: str
    position: str
    topics: tuple[str, ...]
    shared: tuple[str, ...]
    colleague: tuple[str, tuple[str, ...]]
    terms: tuple[tuple[str, str], ...]


COMPANY = "Nordlicht Optik AG"
RECORDS = {
    "en": Record(
        "Ms Ingrid Solberg",
        "Application engineer",
        ("the new clean room", "Lens coating yield", "automating the test bench"),
        ("two apprentices stayed on last year",),
        ("Pavel Dvořák", ("spare parts in the Nordic market",)),
        (
            ("Base salary", "£62,000 a year"),
            ("Starting date", "1 March 2027"),
            ("Leave", "28 days a year"),
            ("Place of work", "Plant 2, Lindenallee"),
            ("Notice", "three months"),
            ("Moving allowance", "£3,000"),
        ),
    ),
    "de": Record(
        "Frau Dr. Ingrid Solberg",
        "Anwendungsingenieurin (m/w/d)",
        ("Ausbeute der Linsenbeschichtung", "der neue Reinraum", "wie der Prüfstand läuft"),
        ("zwei Lehrlinge sind geblieben",),
        ("Pavel Dvořák", ("Ersatzteile für Skandinavien",)),
        (
            ("Grundgehalt", "62.000 Euro im Jahr"),
            ("Arbeitsbeginn", "1. März 2027"),
            ("Urlaub", "30 Tage im Jahr"),
            ("Arbeitsort", "Werk 2, Lindenallee"),
            ("Kündigungsfrist", "drei Monate"),
            ("Umzugskosten", "3.000 Euro"),
        ),
    ),
    "fr": Record(
        "Mme Ingrid Solberg",
        "Ingénieure d’application (H/F)",
        ("rendement du revêtement des lentilles", "la nouvelle salle blanche"),
        ("deux apprentis sont restés",),
        ("Pavel Dvořák", ("pièces de rechange pour la Scandinavie",)),
        (
            ("Salaire de base", "62 000 € par an"),
            ("Date d’entrée", "1er mars 2027"),
            ("Congés", "30 jours par an"),
            ("Lieu de travail", "usine 2, Lindenallee"),
            ("Préavis", "trois mois"),
            ("Frais de déménagement", "3 000 €"),
        ),
    ),
    "es": Record(
        "Sra. Ingrid Solberg",
        "Ingeniera de aplicaciones",
        ("el rendimiento del recubrimiento", "Automatización del banco de pruebas"),
        ("dos aprendices se quedaron",),
        ("Pavel Dvořák", ("repuestos para Escandinavia",)),
        (
            ("Salario base", "62.000 € al año"),
            ("Fecha de incorporación", "1 de marzo de 2027"),
            ("Vacaciones", "30 días al año"),
            ("Lugar de trabajo", "planta 2, Lindenallee"),
            ("Preaviso", "tres meses"),
            ("Gastos de mudanza", "3.000 €"),
        ),
    ),
}


def request(
    kind: NoteKind,
    language: str,
    formality: Formality = Formality.FORMAL,
    *,
    seed: str = "",
    earlier: tuple[str, ...] = (),
    bare: bool = False,
) -> DraftRequest:
    """A request with everything recorded; `bare` without what a draft can do without, and with
    something they told in place of topics."""
    record = RECORDS[language]
    return DraftRequest(
        kind,
        language,
        "Tobias Lenz",
        Addressee(record.recipient),
        TODAY,
        formality=formality,
        company=COMPANY,
        position=record.position,
        interviewed=None if bare else date(2026, 12, 7),
        answer_by=None if bare else date(2026, 12, 4),
        topics=() if bare else record.topics,
        shared=record.shared,
        colleagues=(record.colleague,),
        terms=record.terms,
        earlier=earlier,
        seed=seed,
    )


def letter(drafted: Draft, language: str) -> Letter:
    """The draft on its page."""
    return Letter(
        language,
        ("Tobias Lenz", "Birkenweg 4", "10115 Berlin"),
        (COMPANY, RECORDS[language].recipient, "Lindenallee 12", "70173 Stuttgart"),
        TODAY,
        drafted.subject,
        drafted.salutation,
        drafted.paragraphs,
        drafted.farewell,
        drafted.sender,
        place="Berlin",
    )


def golden_text(kind: NoteKind, language: str) -> str:
    """What the golden file of a kind and language should say: formal, familiar and bare."""
    return "\n".join(
        plain(
            letter(draft(request(kind, language, formality, seed="7", bare=bare), TEXTS), language)
        )
        for formality, bare in (
            (Formality.FORMAL, False),
            (Formality.FAMILIAR, False),
            (Formality.FORMAL, True),
        )
    )


if __name__ == "__main__":
    for kind in NoteKind:
        for language in RECORDS:
            (GOLDEN / f"{language}-{kind}.txt").write_text(golden_text(kind, language), "utf-8")
