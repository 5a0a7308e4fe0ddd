"""What the reviewer of notes says, and what it lets pass (P10, P11, P7, P15-P17).

How well it does on whole notes is measured in tests/benchmarks/test_review.py.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organizer.practice.letter_terms import TermState, check_terms
from organizer.practice.letter_text import Letter, _stemmer
from organizer.practice.review import Kind, Language, review
from organizer.practice.tidy_text import tidy

THANKS: dict[Language, str] = {
    "en": "Thank you for your time.",
    "de": "Vielen Dank für Ihre Zeit.",
    "fr": "Je vous remercie de votre temps.",
    "es": "Muchas gracias por su tiempo.",
}
SALUTATION: dict[Language, str] = {
    "en": "Dear Ms. Muster,",
    "de": "Sehr geehrte Frau Muster,",
    "fr": "Chère Madame Muster,",
    "es": "Estimada Sra. Muster:",
}
CLOSING: dict[Language, str] = {
    "en": "Kind regards,\nKim Beispiel",
    "de": "Mit freundlichen Grüßen\nKim Beispiel",
    "fr": "Bien cordialement,\nKim Beispiel",
    "es": "Un cordial saludo,\nKim Beispiel",
}
LANGUAGES: tuple[Language, ...] = ("en", "de", "fr", "es")
KINDS: tuple[Kind, ...] = (
    *("thank_you", "inquiry", "acceptance", "declining", "turned_down_reply", "keep_in_touch"),
)


def letter(language: Language, *sentences: str) -> str:
    """A letter to Ms. Muster with these paragraphs."""
    return "\n\n".join((SALUTATION[language], *sentences, CLOSING[language]))


def codes(text: str, kind: Kind, language: Language = "en", **context: Any) -> set[str]:
    """The codes found in a letter to Anna Muster of Example Works."""
    given_too = {"recipient": "Anna Muster", "company": "Example Works"} | context
    return {found.code for found in review(text, kind=kind, language=language, **given_too)}


@pytest.mark.parametrize(
    ("kind", "most"), [("thank_you", 155), ("keep_in_touch", 155), ("inquiry", 255)]
)
def test_words_are_counted_in_the_body_alone(kind: Kind, most: int) -> None:
    head = "Anna Muster\n1 Example Street\nExampleton\n\n3 May 2027\n\nSubject: our talk\n\n"
    thanks = len(THANKS["en"].split())
    fits = letter("en", " ".join(["word"] * (most - thanks)) + ".", THANKS["en"])
    assert "too_long" not in codes(head + fits, kind)
    assert "too_long" in codes(head + fits.replace("word.", "word word."), kind)


@pytest.mark.parametrize(
    ("language", "topic", "same", "other"),
    [
        ("en", "automating the test bench", "the automation of your test benches", "the canteen"),
        ("de", "Lagerverwaltung", "wie Sie Ihre Lager verwalten", "die Kantine"),
        ("de", "Testautomatisierung", "wie Sie die Tests automatisiert haben", "die Kantine"),
        ("de", "Wartungsplan", "wie früh die Wartung geplant wird", "die Kantine"),
        ("fr", "la formation des apprentis", "la façon de former un apprenti", "la cantine"),
        ("es", "migrar la facturación", "la migración de las facturas", "la cantina"),
    ],
)
def test_a_topic_is_known_again_where_it_is_inflected(
    language: Language, topic: str, same: str, other: str
) -> None:
    for words, expected in ((same, set[str]()), (other, {"no_reference"})):
        text = letter(language, f"{words.capitalize()}.", THANKS[language])
        assert codes(text, "thank_you", language, topics=[topic]) == expected


@pytest.mark.parametrize("topic", ["R&D", "how the first months are planned", "who decides?"])
def test_a_topic_of_small_words_is_known_again_as_it_was_recorded(topic: str) -> None:
    quoted = letter("en", f"What you said about {topic.rstrip('?')} was clear.", THANKS["en"])
    assert codes(quoted, "thank_you", topics=[topic]) == set()
    other = letter("en", "What you said about the canteen was clear.", THANKS["en"])
    assert codes(other, "thank_you", topics=[topic]) == {"no_reference"}


def test_without_recorded_topics_none_is_missed() -> None:
    assert codes(letter("en", "It was good to meet you.", THANKS["en"]), "thank_you") == set()


def test_a_topic_of_a_colleague_is_told_from_a_shared_one() -> None:
    text = letter("en", "I liked your pricing of return loads and the cold store.", THANKS["en"])
    own = ["the new cold store"]
    ben = [("Ben Vance", ["pricing of return loads"])]
    assert codes(text, "thank_you", topics=own, colleagues=ben) == {"colleagues_topic"}
    shared = [*own, "pricing of return loads"]
    assert codes(text, "thank_you", topics=shared, colleagues=ben) == set()


def test_a_word_shared_with_a_colleagues_topic_is_no_reference() -> None:
    text = letter("en", "You told me that the warehouse cranes are twelve years old.", THANKS["en"])
    rosa = [("Rosa Beispiel", ["warehouse cranes"])]
    found = codes(text, "thank_you", topics=["warehouse lighting"], colleagues=rosa)
    assert found == {"colleagues_topic", "no_reference"}


def test_a_colleague_who_is_named_may_have_told_something_beside_the_readers_topic() -> None:
    context: dict[str, Any] = {
        "topics": ["the cold store"],
        "colleagues": [("Ben Vance", ["return loads"])],
    }
    over = "Ben Vance had told me of return loads, but you showed me the cold store."
    beside = "The cold store is splendid. I also enjoyed hearing from Ben about return loads."
    assert codes(letter("en", over, THANKS["en"]), "thank_you", **context) == set()
    assert codes(letter("en", beside, THANKS["en"]), "thank_you", **context) == set()
    unnamed = "The cold store is splendid. I also enjoyed what you said about return loads."
    alone = "I enjoyed hearing from Ben about return loads."
    for text in (unnamed, alone):
        found = codes(letter("en", text, THANKS["en"]), "thank_you", **context)
        assert "colleagues_topic" in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_thank_you_closes_with_thanks(language: Language) -> None:
    long = {
        "en": "The cold store is new. It is large. It stands by the river. I like it.",
        "de": "Das Lager ist neu. Es ist groß. Es liegt am Fluss. Es gefällt mir.",
        "fr": "L'entrepôt est neuf. Il est grand. Il est au bord du fleuve. Je l'aime bien.",
        "es": "El almacén es nuevo. Es grande. Está junto al río. Me gusta.",
    }[language]
    assert codes(letter(language, long, THANKS[language]), "thank_you", language) == set()
    assert codes(letter(language, THANKS[language], long), "thank_you", language) == {"no_thanks"}


@pytest.mark.parametrize(
    ("language", "all_thanked", "one_thanked"),
    [
        ("en", "I thank you and the board for your time.", "I thank you for your time."),
        ("de", "Ihnen und dem Vorstand danke ich für die Zeit.", "Ihnen danke ich für die Zeit."),
        ("fr", "Merci à vous et au conseil de votre temps.", "Merci de votre temps."),
        ("es", "Gracias a usted y al consejo por su tiempo.", "Gracias a usted por su tiempo."),
    ],
)
@pytest.mark.parametrize("kind", ["declining", "turned_down_reply"])
def test_the_others_share_in_the_thanks(
    kind: Kind, language: Language, all_thanked: str, one_thanked: str
) -> None:
    ben: list[tuple[str, list[str]]] = [("Ben Vance", [])]
    assert codes(letter(language, all_thanked), kind, language, colleagues=ben) == set()
    assert codes(letter(language, one_thanked), kind, language, colleagues=ben) == {"no_thanks"}
    assert codes(letter(language, one_thanked), kind, language) == set(), "nobody else was met"


@pytest.mark.parametrize(
    ("code", "kind", "language", "crosses", "does_not"),
    [
        (
            *("gushing", "keep_in_touch", "en"),
            "It would be an absolute dream to work at your side.",
            "I would be glad to work on it with you.",
        ),
        (
            *("gushing", "keep_in_touch", "de"),
            "Sie sind einfach die beste Chefin der Welt.",
            "Die beste Lösung haben wir noch nicht gefunden.",
        ),
        (
            *("pressing", "inquiry", "en"),
            "I need your decision by Friday.",
            "You had hoped to decide by Friday; may I ask how things stand?",
        ),
        (
            *("pressing", "inquiry", "fr"),
            "Veuillez me répondre dans les plus brefs délais.",
            "Prenez tout le temps qu'il vous faut pour me répondre.",
        ),
        (
            *("pressing", "thank_you", "en"),
            "Could you give me a yes or a no before Monday? Thank you for your time.",
            "There is no answer that I need by Monday. Thank you for your time.",
        ),
        (
            *("pressing", "inquiry", "es"),
            "Exijo una respuesta inmediata.",
            "Gracias por su rápida respuesta del lunes.",
        ),
        (
            *("reason_given", "declining", "en"),
            "The salary is too low for me. Thank you all for your time.",
            "I have decided to look elsewhere. Thank you all for your time.",
        ),
        (
            *("reason_given", "declining", "de"),
            "Ich sage ab, weil mir der Weg zu weit ist. Ihnen allen Dank für die Zeit.",
            "Weil ich Sie nicht warten lassen will: Ich sage ab. Ihnen allen Dank für die Zeit.",
        ),
        (
            *("reason_given", "declining", "de"),
            "Mir sagt die Schichtarbeit nicht zu. Ihnen allen Dank für die Zeit.",
            "Ich sage Ihnen heute ab. Ihnen allen Dank für die Zeit.",
        ),
        (
            *("reason_given", "declining", "es"),
            "Con ese sueldo no llego a fin de mes. Gracias a todos por su tiempo.",
            "No aceptaré el puesto. Gracias a todos por su tiempo.",
        ),
        (
            *("blame", "declining", "de"),
            "Den Aufbau der Abteilung konnte mir niemand erklären. Ihnen allen Dank für die Zeit.",
            "Den Aufbau der Abteilung kenne ich nun gut. Ihnen allen Dank für die Zeit.",
        ),
        (
            *("blame", "declining", "fr"),
            "L'entretien manquait de sérieux. Merci à vous tous pour votre temps.",
            "L'entretien m'a laissé un bon souvenir. Merci à vous tous pour votre temps.",
        ),
        (
            *("comparison", "declining", "en"),
            "Another firm was kinder than you. Thank you all for your time.",
            "Nobody could have been kinder than you. Thank you all for your time.",
        ),
        (
            *("comparison", "declining", "es"),
            "Otra empresa me paga más. Gracias a todos por su tiempo.",
            "Seguiré mi búsqueda. Gracias a todos por su tiempo.",
        ),
        (
            *("hurt", "turned_down_reply", "en"),
            "Your decision is unfair. Thank you all for your time.",
            "There are no hard feelings. Thank you all for your time.",
        ),
        (
            *("comparison", "declining", "de"),
            "Drüben bei der Konkurrenz gibt es tausend Euro mehr. Ihnen allen Dank für die Zeit.",
            "Ich suche weiter. Ihnen allen Dank für die Zeit.",
        ),
        (
            *("hurt", "turned_down_reply", "en"),
            "I wonder why you asked me at all. Thank you all for your time.",
            "I can see why you chose her. Thank you all for your time.",
        ),
        (
            *("hurt", "turned_down_reply", "de"),
            "Bitte überdenken Sie Ihre Entscheidung. Ihnen allen Dank für die Zeit.",
            "Ihre Entscheidung verstehe ich gut. Ihnen allen Dank für die Zeit.",
        ),
    ],
)
def test_the_line_between(
    code: str, kind: Kind, language: Language, crosses: str, does_not: str
) -> None:
    assert codes(letter(language, crosses), kind, language) == {code}
    assert codes(letter(language, does_not), kind, language) == set()


def test_what_stands_in_a_topic_does_not_press_or_gush() -> None:
    text = letter("en", "Your urgent reply desk has an amazing way to wait.", THANKS["en"])
    topics = ["the amazing urgent reply desk"]
    assert codes(text, "thank_you", topics=topics) == set()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Shorter waits at the urgent desk interest me."),
        ("de", "Sie suchen dringend Fachkräfte für die Leitwarte."),
        ("fr", "Je connais bien la pression des urgences."),
    ],
)
def test_only_what_is_said_of_an_answer_presses(language: Language, sentence: str) -> None:
    assert codes(letter(language, sentence, THANKS[language]), "keep_in_touch", language) == set()


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("en", "I am not expecting an answer.", set()),
        ("en", "I expect your answer by Friday.", {"pressing"}),
        ("de", "Eine Antwort erwarte ich nicht.", set()),
        ("de", "Ich erwarte Ihre Antwort bis Freitag.", {"pressing"}),
    ],
)
def test_who_expects_no_answer_does_not_press(
    language: Language, sentence: str, expected: set[str]
) -> None:
    before = {
        "en": "Our talk about waste paper was almost a year ago. Today a study came into my hands "
        "that bears out your guess about the glue, and I attach it. ",
        "de": "Unser Gespräch über die Altpapierqualität liegt bald ein Jahr zurück. Heute fiel "
        "mir eine Studie in die Hände, die Ihre Vermutung bestätigt; ich hänge sie an. ",
    }[language]
    text = letter(language, before + sentence, THANKS[language])
    assert codes(text, "keep_in_touch", language) == expected


def test_what_reads_like_an_earlier_note() -> None:
    text = "Your work on {} made me think, and I came home with ideas that I want to try in spring."
    earlier = [letter("en", text.format("the cold store"), THANKS["en"])]
    again = letter("en", text.format("return loads"), THANKS["en"])
    own = letter("en", "Are empty trucks not simply badly timed ones?", THANKS["en"])
    assert codes(again, "thank_you", earlier=earlier) == {"same_as_other"}
    assert codes(own, "thank_you", earlier=earlier) == set()
    shuffled = letter(
        "en",
        "I came home with ideas that I want to try in spring, and your work on it made me think.",
        THANKS["en"],
    )
    assert codes(shuffled, "thank_you", earlier=earlier) == {"same_as_other"}


@pytest.mark.parametrize(
    ("recipient", "salutation", "right"),
    [
        ("Ingrid Solberg", "Dear Dr. Solberg,", True),
        ("Ingrid Solberg", "Hi Ingrid,", True),
        ("Ingrid Solberg", "Dear Ms. Soberg,", False),
        ("Ingrid Solberg", "Dear Ingrid and Pavel,", True),
        ("Ingrid Solberg", "Dear all,", True),
        ("Ingrid Solberg", "Ey Ingrid:", True),
        ("Ingrid Solberg", "Dear Pavel,", False),
        ("Thomas Vance", "Hi Tom,", True),
        ("Guadalupe Vance", "Hola, Lupita:", True),
        ("Guadalupe Vance", "Hola, Pepita:", False),
        ("Christian Vance", "Dear Christine,", False),
        ("Mrs. Joan Petrie", "Dear Mr. Petrie,", False),
        ("Capt. Laura Henning", "Good morning Captain Henning,", True),
        ("Sabine Müller", "Sehr geehrte Frau Mueller,", True),
        ("D.ª Carmen Olmedo", "Estimada Sra. Olmedo:", True),
        ("Ana Olmedo", "Estimada a Sra. Toledo:", False),
    ],
)
def test_whom_the_salutation_names(recipient: str, salutation: str, right: bool) -> None:
    text = f"{salutation}\n\n{THANKS['en']}\n\nKim"
    found = codes(text, "thank_you", recipient=recipient, company="")
    assert found == (set() if right else {"wrong_name"})


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("I would like to join Example Works.", True),
        ("I would like to join Other Factory.", False),
        ("Other Factory is a place where people laugh.", False),
        ("I liked the team at Example.", True),
        ("I liked the team at Sample Brothers Ltd.", False),
        ("I work at Other Factory these days.", True),
        ("Thank you, Mr. Vance, for the tour.", False),
        ("Thank you, Ms. Muster, for the tour.", True),
        ("Thank you, dear Harold, for the tour.", False),
        ("I thank you, Mr. Vance and the others.", True),
        ("Thank you for it all, Mr. Vance, and for the tour.", False),
        ("I liked the team at Example Lodge.", True),
        ("My experience would be of use at Other Factory.", False),
    ],
)
def test_whom_the_body_names(sentence: str, right: bool) -> None:
    found = codes(letter("en", sentence, THANKS["en"]), "thank_you")
    assert found == (set() if right else {"wrong_name"})


@pytest.mark.parametrize(
    "blank",
    [
        "[date]",
        "{name}",
        "{{ topic }}",
        "<Name>",
        "____",
        "XXX",
        "TODO",
        "%s",
        "Lorem ipsum",
        "(your name)",
        "Mr./Ms. Muster",
        "DD.MM.YYYY",
        "TT.MM.",
        "XX de marzo",
        "INSERT NAME",
        "«Vorname»",
        "N.N.",
    ],
)
def test_blanks_are_seen(blank: str) -> None:
    found = review(
        letter("en", f"I think of {blank} still.", THANKS["en"]),
        kind="thank_you",
        language="en",
        recipient="Anna Muster",
    )
    assert [each.code for each in found] == ["unfilled"]


@pytest.mark.parametrize(
    "written",
    [
        "(about 30 %)",
        "[sic]",
        "see [1]",
        "«la casa»",
        "a <3",
        "<anna@example.com>",
        "Wow...",
        "xxx",
    ],
)
def test_brackets_that_are_meant_are_none(written: str) -> None:
    text = letter("en", f"I think of {written} still.", THANKS["en"])
    assert codes(text, "thank_you") == set()


TERMS = [
    ("salary", "85,000 EUR per year"),
    ("start date", "1 March 2027"),
    ("holidays", "30 days"),
    ("hours", "40 hours a week"),
    ("contract", "permanent"),
    ("company car", "yes"),
]
STATED: dict[Language, str] = {
    "en": "I start on March 1st, at 85k EUR a year, for forty hours weekly, with thirty days of "
    "leave, a permanent contract and a company car.",
    "de": "Ich beginne am 1.3.2027 mit 85.000 € im Jahr, 40 Wochenstunden, dreißig Tagen Urlaub, "
    "unbefristet und mit einem Dienstwagen.",
    "fr": "Je commence le 1er mars 2027, pour 85 000 euros par an, quarante heures par semaine, "
    "30 jours de congés, un contrat permanent et une voiture de fonction.",
    "es": "Empiezo el 2027-03-01 con 85.000 € anuales, cuarenta horas semanales, treinta días de "
    "vacaciones, contrato indefinido y coche de empresa.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_agreed_terms_are_known_in_any_usual_writing(language: Language) -> None:
    checks = check_terms(Letter(letter(language, STATED[language]), language), TERMS)
    assert {check.topic: check.state for check in checks} == {
        topic: TermState.STATED for topic, _value in TERMS
    }


def test_a_week_that_has_a_number_of_its_own_is_not_the_period_of_the_sum_before() -> None:
    stated = "We agreed on an annual salary of £47,200, a week of 37.5 hours, and 1 March."
    terms = [("salary", "47,200 GBP a year"), ("hours", "37.5 hours a week")]
    checks = check_terms(Letter(letter("en", stated), "en"), terms)
    assert {check.state for check in checks} == {TermState.STATED}


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "32½ hours a week"),
        ("en", "32 and a half hours a week"),
        ("en", "thirty-two and a half hours a week"),
        ("de", "zweiunddreißigeinhalb Stunden in der Woche"),
        ("fr", "32 h 30 par semaine"),
        ("fr", "32 heures et demie par semaine"),
        ("es", "32 horas y media por semana"),
    ],
)
def test_half_an_hour_is_known_in_any_writing(language: Language, written: str) -> None:
    for agreed, state in (("32,5", TermState.STATED), ("32", TermState.CONTRADICTED)):
        terms = [("hours", f"{agreed} hours a week")]
        (check,) = check_terms(Letter(letter(language, written), language), terms)
        assert check.state is state


@pytest.mark.parametrize(
    ("agreed", "written", "topic", "state"),
    [
        ("85k EUR", "58k EUR", "salary", TermState.CONTRADICTED),
        ("85k EUR", "$85,000", "salary", TermState.CONTRADICTED),
        ("at 85k EUR a year, ", "", "salary", TermState.MISSING),
        ("March 1st", "April 1st", "start date", TermState.CONTRADICTED),
        ("thirty days", "25 days", "holidays", TermState.CONTRADICTED),
        ("forty hours weekly", "38 hours weekly", "hours", TermState.CONTRADICTED),
        ("a permanent", "a fixed-term", "contract", TermState.CONTRADICTED),
        ("and a company car", "and no company car", "company car", TermState.CONTRADICTED),
        (" and a company car", "", "company car", TermState.MISSING),
    ],
)
def test_a_term_left_out_or_changed_is_seen(
    agreed: str, written: str, topic: str, state: TermState
) -> None:
    text = letter("en", STATED["en"].replace(agreed, written))
    states = {check.topic: check.state for check in check_terms(Letter(text, "en"), TERMS)}
    assert states == {name: state if name == topic else TermState.STATED for name, _v in TERMS}
    code = {TermState.MISSING: "term_missing", TermState.CONTRADICTED: "term_contradicted"}[state]
    assert codes(text, "acceptance", terms=TERMS) == {code, "no_regards_to_others"}


@pytest.mark.parametrize(
    ("language", "term", "written", "state"),
    [
        ("es", ("uniforme", "a cargo de la empresa"), "uniforme a cargo de la empresa", "stated"),
        ("es", ("remolque", "uno para mí sola"), "un remolque para mí sola", "stated"),
        ("de", ("Beginn", "1. Advent, 29. November 2026"), "am 29. November 2026", "stated"),
        ("fr", ("repos", "dimanche et lundi"), "mes repos, le lundi et le dimanche", "stated"),
        ("fr", ("repos", "dimanche et lundi"), "mes repos, le lundi et le mardi", "contradicted"),
        ("en", ("hourly pay", "£12.90"), "twelve pounds ninety an hour", "stated"),
        ("fr", ("salaire", "13,50 €"), "un salaire de treize euros cinquante", "stated"),
        ("es", ("comienzo", "15 de junio de 2027"), "empiezo el quince de junio del 27", "stated"),
        ("en", ("day rate", "480 EUR"), "a day rate of 480 US dollars", "contradicted"),
        ("en", ("mileage", "0.26 EUR a km"), "mileage, with 214,000 on my car", "missing"),
        ("es", ("sueldo", "1.400 USD al mes"), "sueldo de 1.400 USD por quincena", "contradicted"),
        (
            "de",
            ("Lohn", "CHF 88'400 im Jahr"),
            "Jahreslohn Fr. 88 400.–, fünf Wochen Ferien, monatlich Spesen",
            "stated",
        ),
    ],
)
def test_a_term_is_known_as_it_is_said(
    language: Language, term: tuple[str, str], written: str, state: str
) -> None:
    (check,) = check_terms(Letter(letter(language, written), language), [term])
    assert check.state.value == state


def test_a_value_is_no_other_terms_whose_own_is_stated() -> None:
    stated = "29 Urlaubstage und zwei Tage im Monat Homeoffice."
    terms = [("Urlaub", "29 Tage"), ("Homeoffice", "zwei Tage in der Woche")]
    checks = check_terms(Letter(letter("de", stated), "de"), terms)
    assert [check.state for check in checks] == [TermState.STATED, TermState.CONTRADICTED]


@pytest.mark.parametrize(
    ("language", "asked", "not_asked"),
    [
        ("en", "Please tell the others how glad I am.", "I look forward to the whole team."),
        ("de", "Richten Sie das bitte dem Team aus.", "Ich freue mich auf das Team."),
        ("fr", "Dites-le aussi à vos collègues.", "Je me réjouis de revoir l'équipe."),
        ("es", "Dígaselo también a sus compañeros.", "Tengo ganas de ver al equipo."),
    ],
)
def test_the_pleasure_is_to_be_passed_on(language: Language, asked: str, not_asked: str) -> None:
    assert codes(letter(language, asked), "acceptance", language) == set()
    assert codes(letter(language, not_asked), "acceptance", language) == {"no_regards_to_others"}


PIECES = st.sampled_from(
    [
        "Dear Ms. Muster,\n\n",
        "Thank you",
        "[",
        "]",
        "{{",
        "by Friday",
        "85.000 €",
        "1.3.",
        "\n\n",
        "Kind regards,\nKim",
        "don't",
        "’",
        "«",
        "nicht",
        "D.ª",
        "half a",
        "m²",
        "²",
        "½",
        "İ",
        "ß",
    ]
)


@pytest.mark.parametrize(
    "odd",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace("e", "e\u00ad"),
        lambda text: text.replace(" ", "  ").replace("\n", " \n"),
        lambda text: text.replace("'", "’"),
    ],
    ids=["accents apart", "line ends", "no-break", "soft hyphens", "two spaces", "curly"],
)
def test_it_matters_not_how_a_text_was_typed(odd: Callable[[str], str]) -> None:
    text = letter(
        "de", "Es wär' ein Traum, fänden Sie für mich Platz.", "Sagen Sie's mir bis Freitag!"
    )
    plain = review(text, kind="thank_you", language="de", recipient="Änne Muster")
    found = review(odd(text), kind="thank_you", language="de", recipient=odd("Änne Muster"))
    assert [each.code for each in found] == [each.code for each in plain]
    assert len(plain) > 1
    for one, other in zip(plain, found, strict=True):
        assert tidy(odd(text)[other.start : other.end]).text == text[one.start : one.end]


def test_only_the_beginning_of_a_book_is_read() -> None:
    text = letter("en", *["I beg you, [name]!"] * 5000)
    found = review(text, kind="thank_you", language="en", recipient="Anna Muster", topics=["tar"])
    assert {each.code for each in found} == {"too_long", "gushing", "unfilled"}
    assert max(each.end for each in found) < len(text) / 5


@given(
    text=st.text() | st.lists(PIECES | st.text(max_size=5), max_size=20).map(" ".join),
    kind=st.sampled_from(KINDS),
    language=st.sampled_from(LANGUAGES),
    name=st.text(max_size=12),
    topic=st.text(max_size=12),
)
@settings(max_examples=300, deadline=None)
def test_no_text_is_too_odd(
    text: str, kind: Kind, language: Language, name: str, topic: str
) -> None:
    found = review(
        text,
        kind=kind,
        language=language,
        recipient=name,
        company=name,
        topics=[topic],
        colleagues=[(name, [topic, "return loads"])],
        earlier=[text],
        terms=[(topic, name), ("salary", "85k EUR"), ("start", "1 March 2027")],
    )
    for each in found:
        assert each.message
        assert 0 <= each.start <= each.end <= len(text)


def test_two_windows_can_read_notes_at_once() -> None:
    """A stemmer keeps the word it is at: two at one time came to grief inside it."""
    words = [f"verantwortung{letters}en" for letters in map(chr, range(ord("a"), ord("z") + 1))]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as pool:
            stems = list(pool.map(lambda _: [_stemmer("de")(one) for one in words], range(40)))
    finally:
        sys.setswitchinterval(before)
    assert all(one == stems[0] for one in stems)


@pytest.mark.parametrize(
    ("kind", "language", "text", "expected"),
    [
        # A rank is no name, and neither is a country.
        ("keep_in_touch", "fr", "Mon Commandant,\n\nLe chenil est prêt.", set()),
        ("keep_in_touch", "fr", "Madame,\n\nJe pense à vos équipes en Pologne.", set()),
        (
            "keep_in_touch",
            "fr",
            "Madame,\n\nLe poste de comptable à la Laiterie de Bellevue me plaît.",
            {"wrong_name"},
        ),
        ("keep_in_touch", "fr", "Madame la Proviseure,\n\nLe chenil est prêt.", set()),
        (
            "inquiry",
            "de",
            "Sehr geehrte Frau Muster,\n\nwie steht es?\n\nVorname Nachname",
            {"unfilled"},
        ),
        # A relative clause follows who is spoken of, and "M." ends no sentence.
        (
            "keep_in_touch",
            "fr",
            "Madame,\n\nMme Vance, avec qui j'ai parlé, vous le dira.",
            set(),
        ),
        (
            "keep_in_touch",
            "de",
            "Sehr geehrte Frau Muster,\n\nmeine Erfahrung passt zu Ihnen im Hause Kontor Weser.",
            {"wrong_name"},
        ),
        (
            "keep_in_touch",
            "de",
            "Sehr geehrte Frau Muster,\n\nam XX. Mai war es schön.",
            {"unfilled"},
        ),
        (
            "keep_in_touch",
            "es",
            "Estimada señora Muster:\n\nSe lo dije a NOMBRE_AMIGA.",
            {"unfilled"},
        ),
        (
            "keep_in_touch",
            "en",
            "Dear Ms. Muster,\n\nI saw my old teacher, Miss Pargeter, at the fair.",
            set(),
        ),
    ],
)
def test_what_rounds_by_other_hands_have_shown(
    kind: Kind, language: Language, text: str, expected: set[str]
) -> None:
    found = review(
        text, kind=kind, language=language, recipient="Anna Muster", company="Example Works"
    )
    assert {finding.code for finding in found} == expected


def test_thanks_for_a_thing_are_no_thanks_for_the_time() -> None:
    text = "Dear Ms. Muster,\n\n{}\n\n{}\n\nKim Beispiel"
    about = "The cold store is a fine piece of work. I drew it at home. My sister liked it."
    for closing, expected in (
        ("Thank you for the brochure, which I read on the bus.", {"no_thanks"}),
        ("Thank you for your time.", set()),
    ):
        assert codes(text.format(about, closing), "thank_you") == expected


@pytest.mark.parametrize(
    ("language", "kept"),
    [
        ("en", "My reasons are my own."),
        ("de", "Die Gründe möchte ich für mich behalten."),
        ("fr", "Je garde mes raisons pour moi, elles sont d'ordre privé."),
        ("es", "Los motivos me los quedo yo."),
    ],
)
def test_who_keeps_the_reasons_gives_none(language: Language, kept: str) -> None:
    declined = {
        "en": "I have decided not to accept the post that you offered me last week.",
        "de": "Ich habe mich entschieden, die angebotene Stelle nicht anzunehmen.",
        "fr": "J'ai décidé de ne pas accepter le poste que vous m'avez proposé lundi.",
        "es": "He decidido no aceptar el puesto que me ofreció usted la semana pasada.",
    }[language]
    wish = {
        "en": "I wish you and everybody at the works a good spring and a full order book.",
        "de": "Ihnen und allen im Werk wünsche ich einen guten Frühling und volle Bücher.",
        "fr": "Je souhaite à vous et à toute la maison un beau printemps et de belles commandes.",
        "es": "Les deseo a usted y a toda la casa una buena primavera y muchos encargos.",
    }[language]
    text = letter(language, f"{declined} {kept}", wish, THANKS[language])
    assert codes(text, "declining", language) == set()
