"""Reads a note as a careful friend would before it is sent (P10, P11, P7, P15-P17).

It explains and never blocks. Nothing is asked of any machine but this one. The wordings it knows
are data (`review_words`), found by their stems.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal

from organizer.practice import letter_tone
from organizer.practice.letter_names import NO_NAMES, wrong_names
from organizer.practice.letter_terms import TermState, check_terms
from organizer.practice.letter_text import Letter, Match, Span, forms_in
from organizer.practice.letter_topics import colleagues_topic, refers_to_any
from organizer.practice.tidy_text import tidy

Kind = Literal[
    "thank_you",
    "inquiry",
    "acceptance",
    "declining",
    "withdrawal",
    "turned_down_reply",
    "keep_in_touch",
]
_DECLINES: Final = ("declining", "withdrawal")
Language = Literal["en", "de", "fr", "es"]


@dataclass(frozen=True)
class Finding:
    """Something to look at again: `message` explains it (a constant text, to be translated).

    `start` and `end` are the characters it is about; 0, 0 for the note as a whole. `term` is the
    agreed one that it is about, topic and value.
    """

    code: str
    message: str
    start: int = 0
    end: int = 0
    term: tuple[str, str] | None = None


_TOO_LONG: Final = Finding(
    "too_long",
    "This is longer than people read with pleasure. One thing well said is enough.",
)
_NO_REFERENCE: Final = Finding(
    "no_reference",
    "Nothing here recalls what the two of you talked about. One of their own topics makes the note "
    "personal.",
)
_COLLEAGUES_TOPIC: Final = Finding(
    "colleagues_topic",
    "By your record a colleague talked about this, not the person you are writing to.",
)
_NO_THANKS: Final = Finding(
    "no_thanks",
    "The note does not close with thanks for their time.",
)
_NO_THANKS_TO_ALL: Final = Finding(
    "no_thanks",
    "Thanks are missing for the time and effort of this person and of the others you met.",
)
_GUSHING: Final = Finding(
    "gushing",
    "This praises or longs more than it tells. Something plain about the work says more.",
)
_PRESSING: Final = Finding(
    "pressing",
    "This reads as pushing for an answer. They know that you are waiting.",
)
_SAME_AS_OTHER: Final = Finding(
    "same_as_other",
    "This reads much like another note to the same company, and people show each other their notes.",
)
_WRONG_NAME: Final = Finding(
    "wrong_name",
    "This is not the name of the person or the company that the note is for.",
)
_REASON_GIVEN: Final = Finding(
    "reason_given",
    "This says why you decline. It is enough to have decided to go on looking elsewhere.",
)
_BLAME: Final = Finding(
    "blame",
    "This finds fault. What was not good need not be said when you decline.",
)
_COMPARISON: Final = Finding(
    "comparison",
    "This compares them with somebody else. They need not know what the others offer.",
)
_HURT: Final = Finding(
    "hurt",
    "This sounds hurt, argues, or asks them to decide again. Paths cross again, and a good word "
    "is remembered.",
)
_TERM_MISSING: Final = Finding(
    "term_missing",
    "This was agreed and does not stand here with its value.",
)
_TERM_CONTRADICTED: Final = Finding(
    "term_contradicted",
    "By your record something else was agreed here.",
)
_NO_REGARDS: Final = Finding(
    "no_regards_to_others",
    "Nobody is asked to tell the others whom you met how glad you are.",
)
_UNFILLED: Final = Finding(
    "unfilled",
    "This looks like a blank that was left to fill.",
)


def review(
    text: str,
    *,
    kind: Kind,
    language: Language,
    recipient: str,
    company: str = "",
    topics: Sequence[str] = (),
    colleagues: Sequence[tuple[str, Sequence[str]]] = (),
    earlier: Sequence[str] = (),
    terms: Sequence[tuple[str, str]] = (),
) -> list[Finding]:
    """What is worth a second look in a note of that kind, in the order of the text.

    `topics` are what this person and the writer discussed, `colleagues` the others met with what
    they discussed, `earlier` the other notes to the same company, `terms` what was agreed (topic,
    value as it should read). What is not given is not asked for. Of a text many times too long only
    the beginning is read.
    """
    tidy_text = tidy(text[:_MOST_CHARACTERS])
    findings = _findings(
        Letter(tidy_text.text, language, [_tidied(topic) for topic in topics]),
        kind,
        _tidied(recipient),
        _tidied(company),
        [_tidied(topic) for topic in topics],
        [(_tidied(name), [_tidied(each) for each in theirs]) for name, theirs in colleagues],
        [_tidied(other[:_MOST_CHARACTERS]) for other in earlier],
        terms,
    )
    if len(text) > _MOST_CHARACTERS:
        findings = [found for found in findings if found.end or found.code == "too_long"]
    where = (tidy_text.as_given(found.start, found.end) for found in findings)
    return [
        replace(found, start=start, end=end)
        for found, (start, end) in zip(findings, where, strict=True)
    ]


@lru_cache(maxsize=256)
def _tidied(text: str) -> str:
    """Of what does not change while a note is written."""
    return tidy(text).text


_MOST_CHARACTERS: Final = 10_000
"""Some ten times what a note should have."""


def _findings(
    letter: Letter,
    kind: Kind,
    recipient: str,
    company: str,
    topics: Sequence[str],
    colleagues: Sequence[tuple[str, Sequence[str]]],
    earlier: Sequence[str],
    terms: Sequence[tuple[str, str]],
) -> list[Finding]:
    blanks = list(_blanks(letter))
    names = _names(letter, kind, recipient, company, colleagues)
    findings = [*blanks, *(name for name in names if not any(_meet(name, each) for each in blanks))]
    findings += _length(letter, kind)
    findings += _as_it_sounds(letter, kind, list(by_phrases(letter, kind)))
    if earlier and _like_another(letter, earlier):
        findings.append(_SAME_AS_OTHER)
    told = (
        colleagues_topic(letter, topics, colleagues)
        if kind in ("thank_you", "keep_in_touch")
        else None
    )
    findings += [_at(_COLLEAGUES_TOPIC, told)] if told else []
    if kind == "thank_you":
        theirs = [topic for _name, each in colleagues for topic in each] if told else []
        if topics and not refers_to_any(letter, topics, theirs):
            findings.append(_NO_REFERENCE)
        if not _thanks_at_the_close(letter):
            findings.append(_NO_THANKS)
    if kind in (*_DECLINES, "turned_down_reply") and not _thanks_to_all(
        letter, recipient, colleagues
    ):
        findings.append(_NO_THANKS_TO_ALL if colleagues else _NO_THANKS)
    if kind == "acceptance":
        findings += _terms(letter, terms)
        if not _passes_on(letter, recipient, colleagues):
            findings.append(_NO_REGARDS)
    return sorted(findings, key=lambda finding: (finding.start, finding.end))


def _at(finding: Finding, span: Span) -> Finding:
    return replace(finding, start=span.start, end=span.end)


def _meet(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end


def _names(
    letter: Letter,
    kind: Kind,
    recipient: str,
    company: str,
    colleagues: Sequence[tuple[str, Sequence[str]]],
) -> Iterator[Finding]:
    for span in wrong_names(letter, recipient, company, [name for name, _topics in colleagues]):
        # Whom it compares them with is another, and meant to be.
        compares = kind in _DECLINES and _comparing_clauses(letter, letter.sentence_at(span.start))
        if not compares:
            yield _at(_WRONG_NAME, span)


_SHORT_KINDS: Final = ("thank_you", "keep_in_touch")
_MOST_WORDS: Final = 155
_MOST_WORDS_OF_OTHERS: Final = 255
"""About 150 and 250: people count differently."""


def _length(letter: Letter, kind: Kind) -> Iterator[Finding]:
    most = _MOST_WORDS if kind in _SHORT_KINDS else _MOST_WORDS_OF_OTHERS
    if letter.body_words() > most:
        yield _TOO_LONG


# Blanks

_BLANK_WORD: Final = (
    r"(?:(?:your|my|first|last|full|company|recipient'?s?|sender'?s?|contact|hiring manager'?s?|person'?s?|job|position|insert|the)\s+){0,5}"
    r"(?:name|names|date|company|topic|title|position|role|phone|address|e-?mail|signature|date here|insert|amount|salary|number)"
    r"|(?:(?:ihr|mein|dein)e?\s+)?(?:name|vorname|nachname|datum|firma|firmenname|unternehmen|thema|anrede|betrag|ort|position|stelle|unterschrift)"
    r"|(?:(?:votre|mon|le|la)\s+)?(?:nom|prénom|prenom|date|entreprise|société|sujet|thème|poste|montant|lieu|signature)"
    r"|(?:(?:su|mi|tu|el|la)\s+)?(?:nombre|apellidos?|fecha|empresa|tema|puesto|cargo|importe|lugar|firma)"
)
_BLANK: Final = re.compile(
    r"\{\{.{0,80}?\}\}|\{%.{0,80}?%\}|\$?\{[^{}\n]{1,60}\}|\[\[.{0,80}?\]\]"
    r"|\[(?!\s*(?:sic|\d{1,3})\s*\])[^\[\]\n]{0,80}\]"
    r"|<<[^<>\n]{1,40}>>|<(?!https?:|mailto:)(?![^<>\s]*@)[^\W\d_][^<>\n]{0,40}>"
    r"|\.\.(?:[/.-]\.\.+)+|_{2,}|\.{5,}|…{2,}|\?{3,}|(?<!\w)(?:\*{3,}|#{3,})(?!\w)"
    r"|(?<![\w.])X{3,}(?!\w)|(?:(?<=\bam )|(?<=\bon )|(?<=\ble )|(?<=\bel ))XX(?!\w)|\bXX(?=\.? (?:de )?(?:jan|feb|f[ée]v|m[aä]r|apr|avr|abr|ma[iy]|jui?[nl]|ao[uû]|aug|ago|sep|o[ck]t|nov|de[czs]|d[ée]c|ene))|\bX{2,4}(?:[./-]X{2,4})+|\b(?:dd|mm|tt|jj)[./-](?:mm|dd)(?:[./-](?:yy|yyyy|jj|jjjj|aa|aaaa))?\b"
    r"|\b(?:Vorname (?:Nachname|Name)|Nombre (?:y )?Apellidos?|Pr[ée]nom Nom|First(?:name)? (?:Last|Sur)(?:name| Name)|Your Name|Ihr Name|Votre nom)\s*$"
    r"|%(?:\(\w+\))?[sd]\b|%[A-Z_]{3,}%|@@\w+@@|\$[A-Za-z_]{3,}\b|&(?:nbsp|amp|lt|gt|quot);"
    r"|\b[A-ZÀ-Þ]{2,}(?:_[A-ZÀ-Þ]+)+\b|\b(?:TODO|TBD|TBC|FIXME|TK|N\.N\.)(?!\w)|\blorem ipsum\b"
    r"|\b(?:INSERT|ENTER|YOUR|EINFÜGEN|EINSETZEN|INSÉRER|INSERTAR)\s+[A-Z]{3,}\b|\b[A-ZÀ-Þ]{3,}(?:\s[A-ZÀ-Þ]{2,}){0,4}\s(?:HERE|HIER|ICI|AQUÍ)\b"
    rf"|\(\s*(?:{_BLANK_WORD})(?:\s+(?:of|de|du|der|des)\b[^()\n]{{0,30}})?\s*\)|«\s*(?:{_BLANK_WORD})\s*»"
    r"|\([^()\n]{0,30}\b(?:here|hier|ici|aquí) (?:something|etwas|quelque chose|algo)\b[^()\n]{0,40}\)"
    r"|\((?:insert|fill in|add|enter|bitte|hier|insérer|à compléter|compléter|insertar|completar|rellenar|xx+)\b[^()\n]{0,60}\)"
    r"|\([^()\n]{0,60}\b(?:ausfüllen|einfügen|einsetzen|eintragen|ergänzen|nachtragen|à (?:compléter|insérer|préciser|remplir))\s*[.!]?\)",
    re.IGNORECASE,
)
_CASED: Final = re.compile(
    r"X{2,}|TODO|TBD|TBC|FIXME|TK|N\.N\.|(?:INSERT|ENTER|YOUR|EINF|EINS|INS)\w*\s+[A-Z]{3,}|.*\s(?:HERE|HIER|ICI|AQUÍ)|[A-ZÀ-Þ_]+_[A-ZÀ-Þ]+|\$\w+|%\w+%"
)
_EITHER: Final = re.compile(
    r"\b(?:geehrte[rs]?|liebe[rs]?|werte[rs]?)\s?(?:/-?r\b|\(r\)|/\s?liebe[rs]?|/\s?geehrte[rs]?)|\b(?:Frau\s?/\s?Herrn?|Herrn?\s?/\s?Frau)\b"
    r"|\b(?:Mr|Mrs|Ms|M|Sr|Sra|Mme)\.?\s?/\s?(?:Mr|Mrs|Ms|Sra?|Mme|M|Miss)\b\.?"
    r"|\b(?:estimad|querid|apreciad|distinguid)[oa]\s?(?:/-?[ao]s?\b|\([ao]\))|\bcher(?:\s?/\s?ch[eè]re|\(e\)|\s?\(?\s?ère\)|/e)|\bchère\s?/\s?cher\b"
    r"|\b(?:Monsieur\s?/\s?Madame|Madame\s?/\s?Monsieur|Señora?\s?/\s?Señora?|he\s?/\s?she)\b",
    re.IGNORECASE,
)
_EMPTY_SALUTATION: Final = re.compile(
    r"(?:dear|hi|hello|sehr geehrter?|liebe[rs]?|hallo|ch[eè]re?|bonjour|estimad[oa]|querid[oa]|hola)"
    r"(?:\s(?:mr|mrs|ms|dr|herr|frau|sr|sra)\.?)*(?:\s+[,:]|\s*,,|\s+(?:none|null|undefined|nan|n/a)\b.*)|(?:dear|liebe[rs]?|estimad[oa]|querid[oa]|ch[eè]re?|sehr geehrter?)(?:\s(?:mr|mrs|ms|herr|frau|sra?)\.?)*\s*[,:]$",
    re.IGNORECASE,
)


def _blanks(letter: Letter) -> Iterator[Finding]:
    """Brackets, placeholders and remnants of a template, and a salutation with nobody in it."""
    for found in _BLANK.finditer(letter.text):
        # Kisses are small ("xxx"), and so are most words that only look like a placeholder.
        if found[0] != found[0].upper() and _CASED.fullmatch(found[0].upper()):
            continue
        yield _at(_UNFILLED, Span(*found.span()))
    for found in _EITHER.finditer(letter.text):
        yield _at(_UNFILLED, Span(*found.span()))
    salutation = letter.text[letter.salutation.start : letter.salutation.end].strip()
    if _EMPTY_SALUTATION.fullmatch(salutation):
        yield _at(_UNFILLED, letter.salutation)


# Thanks


def _thanks_at_the_close(letter: Letter) -> bool:
    """Whether the later half thanks for the time; a note of three sentences may do so anywhere.

    A plain "thank you again" at the close is enough where the time was thanked for before, and
    whatever is thanked for there but a thing ("for your message", "if you could let me know").
    """
    count = letter.last_sentence + 1
    later = 0 if count <= 3 else count // 2
    timed = [number for number in range(len(letter.sentences)) if thanks_for_time(letter, number)]
    if any(number >= later for number in timed) or any(
        letter_tone.thanks(letter, number) for number in range(later, count)
    ):
        return True
    closing = {letter.words[match.first].sentence for match in letter.found("thanks")}
    return any(
        number >= max(later, count - 2) and (timed or not _for_a_thing(letter, number))
        for number in closing
    )


_FOR: Final = re.compile(
    r"\b(?:for|für|dafür|pour|por)\b(?! (?:everything|all|alles|tout|todo)\b)", re.IGNORECASE
)


def _for_a_thing(letter: Letter, sentence: int) -> bool:
    """Whether a sentence that thanks for no time does for something else: "for the brochure"."""
    return any(letter.found(thing, sentence) for thing in ("thanked_thing", "wish_for")) or bool(
        _FOR.search(letter.text, *letter.sentences[sentence])
    )


def thanks_for_time(letter: Letter, sentence: int) -> bool:
    """Whether phrases in a sentence thank, and speak of time or effort."""
    return bool(letter.found("thanks", sentence) and letter.found("time", sentence))


def _thanks_to_all(
    letter: Letter, recipient: str, colleagues: Sequence[tuple[str, Sequence[str]]]
) -> bool:
    """Whether time or effort is thanked for, and others who were met have their share in it."""
    heard = {n for n in range(len(letter.sentences)) if letter_tone.thanks(letter, n)}
    thanked = heard | {letter.words[match.first].sentence for match in letter.found("thanks")}
    around = {number + step for number in thanked for step in (-1, 0, 1)}
    timed = any(number in heard or thanks_for_time(letter, number) for number in thanked) or any(
        letter.found("took_time", number) for number in around
    )
    if not (timed and colleagues):
        return timed
    greeted = {letter.words[match.first].sentence for match in letter.found("pass_on")}
    named = _naming(letter, colleagues)
    others = any(
        number in named
        or letter.found("others", number)
        or _names_another(letter, number, recipient)
        for number in thanked | greeted
    )
    return others or any(_you_and_others(letter, number) for number in around)


def _naming(letter: Letter, colleagues: Sequence[tuple[str, Sequence[str]]]) -> set[int]:
    """The sentences that name one of the others who were met."""
    met = {form.key for name, _topics in colleagues for form in forms_in(name, letter.language)}
    return {word.sentence for word in letter.words if word.form.key in met}


_AND_YOU: Final = re.compile(
    r"\b(?:and|und|sowie|et|y|e)\s+(?:(?:also|auch|an|à|a|to|aussi|también)\s+)?"
    r"(?:you|ihnen|sie|dir|dich|euch|vous|toi|usted|ustedes|ti|vosotros)\b(?!\s+(?:are|were|have|had|sind|êtes|avez|son|han))",
    re.IGNORECASE,
)
_YOU_AND: Final = re.compile(
    r"\b(?:you|ihnen|sie|dir|dich|du|euch|vous|toi|tu|usted|ustedes|ti|tú|vosotros)(?:-même|-mêmes)?"
    r"(?:,?\s+(?:and|und|sowie|et|y|e|ainsi que|as well as|así como|wie auch)\s+|,\s+)"
    r"(?:(?:also|auch|an|à|a|to|aussi|también)\s+){0,2}"
    r"(?:(?i:the|your|all|both|every\w*|each|those|dem|den|der|das|die|ihre?[mnr]?|deine?[mnr]?|eure?[mnr]?|allen?|jede[mnr]?"
    r"|les?|la|aux?|vos|votre|tes|ton|ta|tous|toutes|ceux|celles|chacun\w*|el|al|las?|los|sus?|tus?|vuestr\w+|tod\w+|cada)\b"
    r"|l['’]|(?-i:[A-ZÀ-Þ]))",
    re.IGNORECASE,
)


def _you_and_others(letter: Letter, sentence: int) -> bool:
    """Whether it speaks of the reader and somebody else: "you and the board", "them and you"."""
    span = letter.sentences[sentence] if 0 <= sentence < len(letter.sentences) else Span(0, 0)
    return bool(_YOU_AND.search(letter.text, *span) or _AND_YOU.search(letter.text, *span))


def _names_another(letter: Letter, sentence: int, recipient: str) -> bool:
    """Whether a sentence has a name in it that is not the recipient's."""
    own = {form.key for form in forms_in(recipient, letter.language)}
    span = letter.sentences[sentence]
    named = _TITLED if letter.language == "de" else _NAMED
    for found in named.finditer(letter.text, span.start, span.end):
        keys = {form.key for form in forms_in(found["name"], letter.language)}
        told = found.start() > span.start or _GOES_ON.match(letter.text, found.end())
        if told and keys.isdisjoint(own | NO_NAMES):
            return True
    return False


_TITLE: Final = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Dra|Prof|Sra?|Srta|M|Mme|Mlle)\.?|Herrn?|Frau|Monsieur|Madame|Professor(?:in)?"
_TITLED: Final = re.compile(rf"\b(?:{_TITLE})\s+(?:Dr\.?\s+)?(?P<name>[A-ZÀ-Þ][^\W\d_]+)")
_NAMED: Final = re.compile(r"(?<=[a-zà-ÿ,;.] )(?P<name>[A-ZÀ-Þ][^\W\d_]+)")
"""In German every noun has a capital; only a title tells a name."""
_GOES_ON: Final = re.compile(r"\s(?:and|et|y|e|und|has|had|should|ought)\b|,")
"""After a name that begins a sentence, where any word has a capital: "Kim and the others"."""
_TO_SEVERAL: Final = re.compile(
    r"\b(?:den|Ihren|deinen|euren)\s+(?:[a-zäöüß]+en\s+)?[A-ZÄÖÜ][a-zäöüß]+n\b"
)
"""A German dative plural: "den Übersetzerinnen"."""


def _passes_on(
    letter: Letter, recipient: str, colleagues: Sequence[tuple[str, Sequence[str]]]
) -> bool:
    """Whether somebody is asked to carry the good news or greetings to the others."""
    named = _naming(letter, colleagues)
    return any(
        number in named
        or letter.found("others", number)
        or _names_another(letter, number, recipient)
        or (letter.language == "de" and _TO_SEVERAL.search(letter.text, *sentence))
        for number, sentence in letter.spoken()
        if letter.found("pass_on", number)
    )


# Tone

_GUSHING_FROM: Final = 3.0
_GUSHING_FROM_IN_ANSWERS: Final = 6.0
"""An acceptance may praise more (P15), and so may a letter of farewell, to comfort."""
_PRAISE: Final = {
    "gush_strong": 1.5,
    "superlative": 2.0,
    "beg": 3.0,
    "flattery": 3.0,
    "gush_mild": 0.5,
}
_LONGING: Final = 3.0
"""How much each wording weighs."""


_TONE: Final = {
    finding.code: finding
    for finding in (_GUSHING, _PRESSING, _REASON_GIVEN, _BLAME, _COMPARISON, _HURT)
}


def _as_it_sounds(letter: Letter, kind: Kind, found: list[Finding]) -> list[Finding]:
    """What the phrases found, but where the letter sounds otherwise."""
    for code, kinds in letter_tone.KINDS.items():
        if kind not in kinds:
            continue
        kept = _keeps_reasons(letter) if code == "reason_given" else set[int]()
        odds, sentence = letter_tone.judge(letter, code, but=kept)
        said = any(each.code == code for each in found)
        odds += letter_tone.PHRASES if said else -letter_tone.PHRASES
        if said and odds < 0:
            found = [each for each in found if each.code != code]
        elif (
            not said and odds > 0 and not (code == "pressing" and _says_no_hurry(letter, sentence))
        ):
            found.append(_at(_TONE[code], letter.sentences[sentence]))
    return found


def by_phrases(letter: Letter, kind: Kind) -> Iterator[Finding]:
    """What the phrases know of its tone, before the letter as a whole is heard."""
    if (where := _gushing(letter, kind)) is not None:
        yield _at(_GUSHING, where)
    if kind in ("thank_you", "inquiry", "keep_in_touch"):
        unhurried = any(_says_no_hurry(letter, number) for number in range(len(letter.sentences)))
        for number, sentence in letter.spoken():
            if _presses(letter, number, kind, unhurried):
                yield _at(_PRESSING, sentence)
    if kind in _DECLINES:
        yield from _frankness(letter)
    if kind == "turned_down_reply":
        for number, sentence in letter.spoken():
            if letter.found("resent", number) or letter.found("reversal", number):
                yield _at(_HURT, sentence)


def _gushing(letter: Letter, kind: Kind) -> Span | None:
    """The sentence that praises most, where the note as a whole praises too much."""
    weights = {number: _praise(letter, number) for number, _sentence in letter.spoken()}
    if kind != "acceptance":
        weights |= {
            number: weight + _LONGING * _longs(letter, number) for number, weight in weights.items()
        }
    answers = kind in ("acceptance", *_DECLINES, "turned_down_reply")
    most = _GUSHING_FROM_IN_ANSWERS if answers else _GUSHING_FROM
    if sum(weights.values()) < most:
        return None
    return letter.sentences[max(weights, key=weights.__getitem__)]


def _praise(letter: Letter, sentence: int) -> float:
    """How much a sentence praises; each word counts once for each kind of wording.

    A mild word counts where it is no part of stronger praise: "best" is in "the best of all".
    """
    praise = 0.0
    stronger: set[int] = set()
    for concept, weight in _PRAISE.items():
        seen = set(stronger) if concept == "gush_mild" else set[int]()
        if concept == "gush_mild" and thanks_for_time(letter, sentence):
            continue  # "Thank you for a splendid morning."
        for match in letter.found(concept, sentence):
            if seen.isdisjoint(range(match.first, match.last + 1)):
                seen.update(range(match.first, match.last + 1))
                praise += weight
        stronger |= seen
    return praise


def _longs(letter: Letter, sentence: int) -> bool:
    """Whether it says how wonderful it would be to work with them."""
    return bool(letter.found("dream", sentence)) or bool(
        letter.near("would_be", "together", 12, sentence)
        and letter.near("joy", "together", 10, sentence)
    )


def _presses(letter: Letter, sentence: int, kind: Kind, unhurried: bool) -> bool:
    """Whether a sentence pushes for an answer.

    It does not where it says itself that there is no hurry, and is not quickly taken to in a note
    that does (`unhurried`). An inquiry may ask when; other notes speak of other things as well, and
    press only where an answer is spoken of.
    """
    if _says_no_hurry(letter, sentence):
        return False
    pushes = kind == "inquiry" or letter.found("answer", sentence)
    if pushes and (letter.found("pressed", sentence) or letter.found("other_offer", sentence)):
        return True
    if letter.found("promised", sentence):
        return False
    if pushes and letter.found("hard_demand", sentence):
        return True
    soon = letter.near("answer", "deadline", 10, sentence)
    asks_when = kind != "inquiry" and letter.found("when_question", sentence)
    return not unhurried and bool(
        asks_when or (soon and not _thanks_for_the_past(letter, sentence))
    )


def _says_no_hurry(letter: Letter, sentence: int) -> bool:
    """Whether it leaves them their time; "thank you for taking the time" does not."""
    return bool(letter.found("no_hurry", sentence)) and not thanks_for_time(letter, sentence)


def _thanks_for_the_past(letter: Letter, sentence: int) -> bool:
    """Whether it thanks for a quick answer that has come, rather than wishing for one."""
    return bool(letter.found("thanks", sentence)) and not letter.found("wish_for", sentence)


def _frankness(letter: Letter) -> Iterator[Finding]:
    """Reasons, blame and comparisons in a letter that declines."""
    kept = _keeps_reasons(letter)
    for number, sentence in letter.spoken():
        compared = _comparing_clauses(letter, number)
        fault = _faulty_clauses(letter, number)
        reason = number not in kept and _gives_reason(letter, number, compared, fault)
        if compared:
            yield _at(_COMPARISON, sentence)
        if reason:
            yield _at(_REASON_GIVEN, sentence)
        if fault:
            yield _at(_BLAME, sentence)


def _keeps_reasons(letter: Letter) -> set[int]:
    """The sentences that say that one has reasons, and not which: neither about one's own life nor,
    in another clause ("it has nothing to do with you, the way is too long"), about the post."""
    kept = set[int]()
    for match in letter.found("keeps_reasons"):
        sentence, clause = letter.words[match.first].sentence, letter.clause(match)
        which = any(letter.clause(other) != clause for other in letter.found("domain", sentence))
        if not (which or letter.found("personal", sentence)):
            kept.add(sentence)
    return kept


def _does_not_suit(letter: Letter, sentence: int, elsewhere: frozenset[int]) -> bool:
    """Whether something about the post is said not to suit. "I cannot accept the post" is not.

    What the clauses `elsewhere` say is about something else.
    """
    unfit = [
        match
        for match in _but_for_the_decision(letter, "unfit", sentence)
        if letter.clause(match) not in elsewhere
    ]
    return any(
        match[:2] != other[:2]
        and letter.clause(match) not in elsewhere
        and max(match.first, other.first) - min(match.last, other.last) <= _APART
        for match in letter.found("domain", sentence)
        for other in unfit
    )


def _denies_something(letter: Letter, sentence: int, compared: frozenset[int]) -> bool:
    """Whether a "not" stands in a clause about salary, hours, family and the like.

    The clause that says the decision has one too, and so may any about the post as such.
    """
    post = {match.first for match in letter.found("their_post", sentence)}
    decided = set(map(letter.clause, letter.found("decline", sentence)))
    elsewhere = (
        set(map(letter.clause, letter.found("other_place", sentence))) if compared else set()
    )
    denied = set(map(letter.clause, letter.found("negation", sentence)))
    denied -= decided | compared | elsewhere
    return any(
        letter.clause(match) in denied and match.first not in post
        for match in letter.found("domain", sentence)
    )


_APART: Final = 11


def _faulty_clauses(letter: Letter, sentence: int) -> frozenset[int]:
    """The clauses that criticize them, in words that always do or a bad word about what is theirs."""
    if letter.found("own_fault", sentence):
        return frozenset()
    bad = [
        bad
        for bad in _but_for_the_decision(letter, "negative", sentence)
        if any(
            theirs[:2] != bad[:2]
            and max(theirs.first, bad.first) - min(theirs.last, bad.last) <= _APART
            for theirs in letter.found("theirs", sentence)
        )
    ]
    return frozenset(map(letter.clause, [*letter.found("fault", sentence), *bad]))


def _but_for_the_decision(letter: Letter, concept: str, sentence: int) -> list[Match]:
    """Where it stands, but for the words that say the decision: "not to accept your kind offer"."""
    decided = [range(match.first, match.last + 1) for match in letter.found("decline", sentence)]
    return [
        match
        for match in letter.found(concept, sentence)
        if not any(match.first in words and match.last in words for words in decided)
    ]


def _comparing_clauses(letter: Letter, sentence: int) -> frozenset[int]:
    """The clauses of a sentence that compare with another offer."""
    found = letter.found("comparison", sentence)
    if letter.found("nobody", sentence) and not letter.found("other_place", sentence):
        return frozenset()  # "Nobody could have been kinder than you."
    if found:
        return frozenset(map(letter.clause, found))
    both = letter.near("other_place", "better", 14, sentence)
    if both is None:
        return frozenset()
    return frozenset(word.clause for word in letter.words[both.first : both.last + 1])


def _gives_reason(
    letter: Letter, sentence: int, compared: frozenset[int], fault: frozenset[int]
) -> bool:
    """Whether a sentence says why: by name, by what does not suit, or by a "because".

    Where it compares with another offer or finds fault, that is its reason, and only another clause
    can have one.
    """
    reasons = _but_for_the_decision(letter, "reason", sentence)
    if any(letter.clause(match) not in compared for match in reasons):
        return True
    if letter.found("courteous", sentence):
        return False
    because = letter.found("because", sentence)
    decided = letter.found("decline", sentence)
    if decided and (because or (compared and letter.found("therefore", sentence))):
        return True
    if thanks_for_time(letter, sentence):
        return False
    if _does_not_suit(letter, sentence, compared | fault):
        return True
    if fault:
        return False
    if not compared and letter.found("personal", sentence):
        return True
    if _denies_something(letter, sentence, compared):
        return True
    return bool(because and not compared and letter.found("domain", sentence))


# The other notes

_ALIKE: Final = 0.6
_FEWEST_WORDS: Final = 8


def _like_another(letter: Letter, earlier: Sequence[str]) -> bool:
    """Whether most of the body, thanks and usual closing apart, stands in another note as well,
    in whatever order.
    """
    words = _telling_words(letter)
    others = (_telling_words_of(text, letter.language) for text in earlier)
    return any(
        min(words.total(), other.total()) >= _FEWEST_WORDS
        and 2 * (words & other).total() >= _ALIKE * (words.total() + other.total())
        for other in others
    )


@lru_cache(maxsize=64)
def _telling_words_of(text: str, language: str) -> Counter[str]:
    """Of a note that does not change while another is written."""
    return _telling_words(Letter(text, language))


def _telling_words(letter: Letter) -> Counter[str]:
    return Counter(
        word.form.stem
        for word in letter.words
        if word.sentence <= letter.last_sentence and not thanks_for_time(letter, word.sentence)
    )


# Terms


def _terms(letter: Letter, terms: Sequence[tuple[str, str]]) -> Iterator[Finding]:
    checks = check_terms(letter, terms)
    for term, check in zip(terms, checks, strict=True):
        if check.state is TermState.MISSING:
            yield replace(_TERM_MISSING, term=term)
        elif check.state is TermState.CONTRADICTED:
            yield replace(_at(_TERM_CONTRADICTED, check.where), term=term)
