"""Whom a letter names: its salutation, the people addressed in its body, the companies (P10)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from organizer.practice.letter_text import Letter, Span
from organizer.practice.names import folded, split_name
from organizer.practice.review_words import names as words_of_names


def wrong_names(
    letter: Letter, recipient: str, company: str, colleagues: Iterable[str]
) -> Iterator[Span]:
    """Where the salutation or an address in the body names somebody else than the recipient, or
    another company stands where the reader's should.
    """
    known = [part for colleague in colleagues for part in _bare(colleague)]
    if recipient.strip():
        yield from _in_salutation(letter, recipient, company)
        yield from _misspelt(letter, recipient, known)
        yield from _addressed(letter, [*_bare(recipient), *_company_parts(company)], known)
    if company.strip():
        yield from _other_companies(letter, [*_parts(recipient), *known], company)


# People

_PART: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def _plain(word: str) -> str:
    """Folded; a written-out umlaut is the same as its letter."""
    return re.sub("([aou])e", r"\1", folded(word))


def _words(text: str) -> frozenset[str]:
    return frozenset(map(_plain, text.split()))


_GREETINGS: Final = _words(words_of_names.GREETINGS)
_MALE: Final = _words(words_of_names.MALE)
_FEMALE: Final = _words(words_of_names.FEMALE)
_TITLES: Final = _MALE | _FEMALE | _words(words_of_names.TITLES)
_NOT_FILLED: Final = _words(words_of_names.NOT_FILLED)
_SHORT_FOR: Final = {
    (short, name)
    for entry in words_of_names.SHORT_FORMS.split(";")
    for shorts, names in [entry.split(":")]
    for short in shorts.split()
    for name in names.split()
}
_SHORTEST: Final = 3
_PET: Final = re.compile(r"(.{3,}?)(?:it[oa]|cit[oa]|ill[oa]|chen|lein|ette|i|ie|y)")
"""As in "Lupita", who was recorded as Guadalupe, or "Gretchen"."""


def _parts(name: str) -> list[str]:
    """The words of a name."""
    return list(map(_plain, _PART.findall(re.sub(r"\bD\.?ª\.?", "Doña", name))))


def _bare(name: str) -> list[str]:
    """The words of a name that are no titles."""
    return [part for part in _parts(name) if part not in _TITLES]


def _stands_for(written: str, name: str) -> bool:
    """Whether it is the name, a short form of it, an initial, or a part of a double name."""
    shortened = len(written) >= _SHORTEST and len(name) - len(written) >= _SHORTEST
    pet = _PET.fullmatch(written)
    return (
        written == name
        or (written, name) in _SHORT_FOR
        or (name, written) in _SHORT_FOR
        or (name.startswith(written) and (shortened or len(written) == 1))
        or (shortened and name.endswith(written))
        or bool(pet and pet[1] in name[:-1])
        or written in name.split("-")
        or name in written.split("-")
    )


def _is_of(part: str, names: Iterable[str]) -> bool:
    return any(_stands_for(part, name) for name in names)


_OFFICE: Final = re.compile(r"(?i:\b(?:madame la|monsieur le))\s+[A-ZÀ-Þ].*")
"""In French what somebody is addressed by is no name: "Madame la Proviseure"."""


def _in_salutation(letter: Letter, recipient: str, company: str) -> Iterator[Span]:
    text = letter.text[letter.salutation.start : letter.salutation.end]
    text = _OFFICE.sub(lambda office: " " * len(office[0]), text)
    own = [*_bare(recipient), *_parts(company)]
    strangers: list[re.Match[str]] = []
    known = False
    titles: set[str] = set()
    for found in _PART.finditer(text):
        (part,) = _parts(found[0])
        if _is_of(part, own) and (len(part) > 1 or found[0].isupper()):
            known = True
        elif part in _GREETINGS or part in _TITLES:
            titles.add(part)
        elif (
            len(part) > 1
            and part not in _NOT_FILLED
            and (found[0][0].isupper() or text == text.lower())
        ):
            strangers.append(found)
    # "Dear Ruth and Tom", "Herr Diplomingenieur Beispiel": others and titles beside the recipient.
    beside = re.search(r"\b(?:and|und|et|y|e)\b|&", text) or titles & (_MALE | _FEMALE)
    if strangers and not (known and beside):
        start = letter.salutation.start
        yield Span(start + strangers[0].start(), start + strangers[-1].end())
    elif _another_gender(titles, recipient):
        yield letter.salutation


def _another_gender(titles: set[str], recipient: str) -> bool:
    """Whether "Mr" is said to somebody who is recorded as "Mrs", or the other way round."""
    recorded = set(_parts(recipient))
    if recorded & _MALE:
        return bool(titles & _FEMALE) and not titles & _MALE
    return bool(recorded & _FEMALE and titles & _MALE) and not titles & _FEMALE


_TITLE: Final = (
    r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Dra|Prof|Sra?|Srta|M|Mme|Mlle)\.?|Herrn?|Frau|Monsieur|Madame"
    r"|Mademoiselle|[Ss]eñora?|[Ss]eñorita|[Dd]on|[Dd]oña|Docteure?|Doctora?|Professor(?:in)?"
    r"|Profesora?|[Cc]h(?:er|ère)|[Ll]iebe[rs]?|[Qq]uerid[oa]|[Ee]stimad[oa]|[Dd]ear)"
)
_DEAR: Final = re.compile(r"(?i:cher|chère|liebe[rs]?|querid[oa]|estimad[oa]|dear)\b")
_CAPITALS: Final = r"[A-ZÀ-Þ][^\W\d_]+(?:[ -][A-ZÀ-Þ][^\W\d_]+){0,5}"
_TITLED: Final = re.compile(rf"{_TITLE}\s+(?P<name>(?:(?:Dra?|Prof)\.?\s+){{0,3}}{_CAPITALS})")
_VOCATIVE: Final = re.compile(
    rf"(?P<stop>(?:[,;:!?–—]|(?<!\bM)(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bSr)(?<!\bMrs)(?<!\bSra)\.)\s+"
    rf"|^\s*|\n\s*)(?P<titles>(?:{_TITLE}\s+){{0,4}})(?P<name>{_CAPITALS})"
    r"(?=(?P<after>\s*[,.!?;]))",
    re.MULTILINE,
)
_LISTED: Final = re.compile(
    r"\s*,?\s*(?:and|und|sowie|et|y|e|ou|or|oder|&)\b(?!\s+(?:for|für|pour|por)\b)|\s*,\s*(?:a |à |an )?(?:[A-ZÀ-Þ])"
    r"|\s*,\s*(?:you|sie|ihr|du|vous|toi|usted|ustedes|vosotros)\s+(?:and|und|et|y)\b"
    r"|\s*,\s*(?:the|les|die|los|las|your|ihre|vos|sus|tus)(?:\s+[\w’'-]+){1,4}?,?\s+(?:and|und|et|y)\b"
)
_OF_WHOM: Final = re.compile(
    r"\s*,\s*(?:(?:(?:avec|à|with|to|from|con|a) )?(?:qui|dont|who|whom|whose|quien|quienes)"
    r"|die|deren|dessen|en particuli?er|in particular|insbesondere|de son côté|quant à (?:lui|elle)|for (?:his|her) part|seinerseits|ihrerseits|por su parte)\b",
    re.IGNORECASE,
)
"""Right after the name of somebody spoken of: "Mme Exemple, avec qui j'ai parlé"."""
_WHOSE: Final = re.compile(
    r"\b(?:teacher|boss|manager|friend|colleague|neighbour|mentor|aunt|uncle|sister|brother"
    r"|lehrer(?:in)?|chef(?:in)?|meister(?:in)?|freund(?:in)?|kollegin|kollege|tante|onkel|schwester"
    r"|bruder|professeure?|patron(?:ne)?|amie?|collègue|voisine?|s[œo]e?ur|frère|maestr[oa]"
    r"|profesora?|jef[ea]|amig[oa]|compañer[oa]|vecin[oa]|tí[oa]|herman[oa]), ?(?:\w+\.? ){0,2}$",
    re.IGNORECASE,
)
"""Right before the name of somebody spoken of: "my old teacher, Miss Beispiel"."""
_FAR_INTO_THE_LETTER: Final = 40
_LONG_NAME: Final = 4


def _misspelt(letter: Letter, recipient: str, known: list[str]) -> Iterator[Span]:
    """A titled name that is nearly the recipient's."""
    from rapidfuzz.distance import DamerauLevenshtein

    own = [name for name in _bare(recipient) if len(name) >= _LONG_NAME]
    if not split_name(recipient)[1]:
        return
    for found in _TITLED.finditer(letter.text, letter.body.start):
        for part in _bare(found["name"]):
            if part not in (*_bare(recipient), *known) and any(
                part[0] == name[0]
                and DamerauLevenshtein.distance(part, name) <= 1 + (len(name) > _LONG_NAME)
                for name in own
            ):
                yield Span(*found.span("name"))


def _addressed(letter: Letter, own: list[str], known: list[str]) -> Iterator[Span]:
    """Somebody else addressed between commas: by a title, or a colleague by name."""
    for found in _VOCATIVE.finditer(letter.text, letter.body.start):
        parts = _bare(found["name"])
        titled = bool(found["titles"])
        stop, after = found["stop"].strip(), found["after"].strip()
        begins = stop in ("", ".", "!", "?", ":")
        formula = stop == after == "," and titled
        if (
            not parts
            or any(_is_of(part, own) for part in parts)
            or not (titled or all(part in known for part in parts))
            or (begins and after != ",")
            or (found.start("name") >= letter.body.end and not formula)
            or _LISTED.match(letter.text, found.end("name"))
            or _OF_WHOM.match(letter.text, found.end("name"))
            or _WHOSE.search(letter.text, 0, found.start("name"))
            or (_in_a_list(letter.text, found) and not _DEAR.match(found["titles"]))
        ):
            continue
        yield Span(found.start("titles"), found.end("name"))


def _in_a_list(text: str, found: re.Match[str]) -> bool:
    """Whether another name stands right before the comma."""
    before = text[: found.start("stop")].rstrip()
    last = re.search(r"(?P<sentence>[.!?]\s+)?(?P<word>\w+)$", before)
    return bool(
        last
        and found["stop"].strip() == ","
        and last["word"][0].isupper()
        and not last["sentence"]
        and len(before) > _FAR_INTO_THE_LETTER
    )


# Companies

_FORM: Final = (
    r"(?:GmbH(?: & Co\. KG)?|AG|SE|KG|OHG|e\.V\.|Ltd\.?|Limited|LLC|LLP|Inc\.?|Corp\.?|Corporation"
    r"|PLC|plc|S\.A\.(?:S\.|U\.)?|SAS|SARL|S\.L\.(?:U\.)?|SL|SA|S\.p\.A\.|B\.V\.|A/S|ASA|Oy)"
)
_PROPER: Final = r"[A-ZÀ-Þ][\w&'’-]*"
_JOINED: Final = r"(?:of|the|and|&|de|des|du|del|la|le|les|los|las|el|für|und|der|et|y|von)"
_COMPANY: Final = rf"{_PROPER}(?:\s+(?:{_JOINED}\s+){{0,2}}(?:[dl]['’])?{_PROPER}){{0,6}}"
_ARTICLE: Final = r"(?:(?:the|la|el|le|les|der|die|das|dem|den)\s+|l['’])?"
_AT: Final = re.compile(
    r"\b(?i:at|bei|beim|chez|auprès d(?:e|es|u)|en|join|joining|rejoindre|rejoins|intégrer)\s+"
    rf"{_ARTICLE}(?P<name>{_COMPANY})"
)
"""A place to work in any case; what is before must speak of it."""
_OF: Final = re.compile(
    r"\b(?:with|for|from|für|vom|zu|zur|zum|pour|para|con|por"
    r"|(?<=interest )in|(?<=interested )in|(?<=team )of|(?<=part )of|(?<=equipo )de|(?<=todos los )de|(?<=oficinas )de|(?<=todas las )de|(?<=équipe )de|(?<=Team )von)\s+"
    rf"{_ARTICLE}(?P<name>{_COMPANY})(?!\w|\s(?:position|role|post|job)\b)"
)
"""A place to work only right after a word for a post, the team or the writer's interest."""
_OF_SEVERAL_WORDS: Final = rf"{_PROPER}(?:\s+(?:{_JOINED}\s+){{0,2}}(?:[dl]['’])?{_PROPER}){{1,6}}"
_AT_THE: Final = re.compile(rf"\b(?:à la |à l['’]|aux? )(?P<name>{_OF_SEVERAL_WORDS})")
"""In French what is named by what it is: "à la Laiterie de Bellevue"; "au Maroc" is a place."""
_WHAT_IT_IS: Final = re.compile(
    rf"{_ARTICLE}(?P<name>{_OF_SEVERAL_WORDS})"
    r"\s+(?:is|would be|will be|seems|est|serait|semble|es|sería|parece)\s+"
    r"(?=(?:[\w’']+\s+){1,4}?"
    r"(?:place|company|employer|firm|house|workplace|endroit|entreprise|maison|employeur|société"
    r"|lugar|sitio|empresa|casa)\b)"
)
"""A name of several words, said to be a place to work; in German any two nouns could be one."""
_HOUSE: Final = re.compile(rf"\bim Hause? (?P<name>{_OF_SEVERAL_WORDS})")
_WITH_FORM: Final = re.compile(rf"(?P<name>{_PROPER}(?:\s+{_PROPER}){{0,4}}\s+{_FORM})(?!\w)")
_ADJACENT: Final = re.compile(rf"{_PROPER}\s+{_PROPER}")
_NAME_OF_TWO: Final = re.compile(rf"{_PROPER}\s+(?:{_JOINED}\s+){{0,2}}{_PROPER}")
_READINGS: Final = (
    (_WITH_FORM, "", 0),
    (_WHAT_IT_IS, "", 0),
    (_HOUSE, "", 0),
    (_AT, "their_place", 5),
    (_OF, "their_post", 4),
    (_AT_THE, "their_post", 4),
)
NO_NAMES: Final = _words(words_of_names.NO_NAMES)
_HOUSES: Final = _words(words_of_names.HOUSES)
_GENERIC: Final = _words(words_of_names.GENERIC)
_JOINING: Final = _words(words_of_names.JOINING)


def _other_companies(letter: Letter, persons: list[str], company: str) -> Iterator[Span]:
    """Another company named where the text speaks of the reader's: a place to work, to join, to
    follow with interest. The writer's own employers, named as such, are none of this.
    """
    theirs = _company_parts(company)
    seen: list[Span] = []
    for reading, concept, apart in _READINGS:
        for found in reading.finditer(letter.text, letter.body.start, letter.body.end):
            span = Span(*found.span("name"))
            if (
                any(span.start < other.end and other.start < span.end for other in seen)
                or _same_company(_company_parts(found["name"]), theirs)
                or any(_is_of(part, persons) for part in _bare(found["name"]))
                or letter.found("own_employer", letter.sentence_at(span.start))
            ):
                continue
            if not concept or (
                _reads_as_company(letter, found) and _follows(letter, concept, found.start(), apart)
            ):
                seen.append(span)
                yield span


def _reads_as_company(letter: Letter, found: re.Match[str]) -> bool:
    """Whether it is no other word with a capital: a pronoun, a month, in German any noun."""
    capitals = " ".join(re.findall(r"\b[A-ZÀ-Þ]\w*", found["name"]))
    if not NO_NAMES.isdisjoint(_company_parts(capitals)) or folded(found["name"]) in _countries(
        letter.language
    ):
        return False
    # "En Vigo" and "in Bristol" are places; in German every noun has a capital.
    if letter.language == "de":
        return found[0] == f"bei {found['name']}" or bool(_ADJACENT.match(found["name"]))
    certain = found[0].startswith(("at ", "join")) or letter.language == "fr"
    return certain or bool(_NAME_OF_TWO.match(found["name"]))


@cache
def _countries(language: str) -> frozenset[str]:
    from babel import Locale

    return frozenset(map(folded, Locale(language).territories.values()))


def _follows(letter: Letter, concept: str, position: int, apart: int) -> bool:
    """Whether words of `concept` stand at most so many words before, or "join" there."""
    before = bisect_right([word.start for word in letter.words], position) - 1
    if any(word.form.key in _JOINING for word in letter.words[max(0, before - 1) : before + 1]):
        return True
    matches = letter.found(concept, letter.sentence_at(position))
    return any(0 <= before - match.last <= apart for match in matches)


def _company_parts(name: str) -> list[str]:
    return [_plain(part) for part in re.findall(r"[^\W_]+", name)]


def _same_company(parts: list[str], theirs: list[str]) -> bool:
    """Whether a name as it is written in a text may stand for the company's."""
    named = [part for part in parts if part not in _GENERIC]
    known = [part for part in theirs if part not in _GENERIC]
    if not named or not known or set(named) <= set(known) or set(known) <= set(named):
        return True
    if named[0] == known[0] and _HOUSES.issuperset(named[1:]):
        return True
    return "".join(named) in ("".join(part[0] for part in theirs), "".join(known))
