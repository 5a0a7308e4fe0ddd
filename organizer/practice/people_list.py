"""A pasted list of names and titles, one person a line (P9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from organizer.practice.names import split_name


@dataclass(frozen=True)
class PersonLine:
    """What a line says about one person. Empty means: not found, never invented."""

    name: str
    title: str = ""
    email: str = ""
    phone: str = ""


def read_people(text: str) -> list[PersonLine]:
    """The people in a pasted list, in its order.

    The name stands before the first separator (comma, semicolon, tab, bar, spaced dash or slash,
    colon, bracket), the title after it; the other way round where only the second reads as a name.
    "Beispiel, Anna" is family name first where both are one word and neither belongs to a title,
    so "Anna, Berlin" is misread and "Beispiel, Anna Maria" is not turned round. Semicolons part
    people where each part reads as one. Bullets, numbers, headings ("Interviewers:") and blank
    lines are skipped. A heading that names columns says what stands where in the lines below it.
    A line with nothing but an e-mail address has that for a name.
    """
    people: list[PersonLine] = []
    columns: list[str] = []
    separator = ""
    for raw in text.splitlines():
        line = _BULLET.sub("", raw.replace('"', "").strip(" \ufeff"))
        if kinds := _heading(line):
            columns, separator = kinds, next(filter(line.__contains__, _SEPARATORS), "")
        elif not line.strip() or line.endswith(":"):
            continue
        elif separator and len(cells := line.split(separator)) == len(columns):
            people.append(_from_cells(columns, [cell.strip() for cell in cells]))
        else:
            people += _from_line(line)
    return [person for person in people if person.name]


_BULLET: Final = re.compile(r"\A(?:[-–—•*·▪◦‣]+|\(?\d{1,3}[.)]|[a-z]\))\s+")
_SEPARATORS: Final = "\t;|,"
_COLUMNS: Final = {
    word: kind
    for kind, words in {
        "name": ("name", "full name", "names", "person", "ansprechpartner"),
        "given": ("first name", "given name", "vorname"),
        "family": ("last name", "family name", "surname", "nachname", "familienname"),
        "title": ("title", "job title", "position", "role", "funktion", "rolle", "titel"),
        "email": ("email", "e-mail", "mail"),
        "phone": ("phone", "telephone", "mobile", "telefon", "tel.", "handy", "mobil"),
        "other": ("company", "department", "firma", "abteilung", "nr.", "no.", "#"),
    }.items()
    for word in words
}

_EMAIL: Final = re.compile(
    r"[<(\[]?(?:(?:e-?mail|mail|mailto):? ?)?([\w.+-]+@[\w-]+(?:\.[\w-]+)+)[>)\]]?", re.IGNORECASE
)
_PHONE: Final = re.compile(
    r"(?:\b(?:telefon|tel|phone|mobile?|mobil|handy|t|m)\b[.:]* ?)?"
    r"(?<![\w.])((?:\+|\()?\d[\d ()/.–-]{5,}\d)(?!\w)",
    re.IGNORECASE,
)
_DATE: Final = re.compile(r"\d\d?\.\d\d?\.\d{4}|\d{4}-\d\d-\d\d")
_FEWEST_DIGITS: Final = 7

_PARTED: Final = re.compile(r">\s*,")
"""As mail programs part people: Anna <anna@example.com>, Ben <ben@example.com>."""
_SEPARATOR: Final = re.compile(r"\s*[\t|,;]\s*|\s+[-–—/]\s+|\s*[–—]\s+|:\s+|\s*\(")
_REPEATED: Final = re.compile(r"\s*[\t|,;](?:\s*[\t|,;])+\s*")
_FAMILY_FIRST: Final = re.compile(
    r"(?P<family>[^,;|\t(]+), *(?P<given>[^,;|\t(]+?)(?=\s+[-–—/(]| *[,;|\t:]|$)"
)
_EDGES: Final = " \t,;:|/-–—<>"

_TITLE_WORDS: Final = frozenset(
    {"ceo", "cfo", "coo", "cto", "cio", "hr", "it", "qa", "vp", "svp", "head", "lead", "chief"}
    | {"chair", "founder", "partner", "owner", "board", "staff", "team", "senior", "junior"}
    | {"principal", "intern", "sales", "marketing", "research", "finance", "purchasing", "quality"}
    | {"production", "engineering", "logistics", "legal", "operations", "product", "support"}
    | {"service", "consulting", "controlling", "manufacturing", "communications", "development"}
    | {"vorstand", "vertrieb", "einkauf", "personal", "forschung", "entwicklung", "produktion"}
    | {"logistik", "recht", "betrieb", "fertigung", "konstruktion", "buchhaltung", "qualität"}
    | {"kommunikation", "prokurist", "prokuristin", "inhaber", "inhaberin", "gründer", "gründerin"}
)
_TITLE_ENDINGS: Final = (
    *("manager", "director", "engineer", "developer", "scientist", "researcher", "analyst"),
    *("consultant", "assistant", "secretary", "officer", "president", "specialist", "designer"),
    *("coordinator", "administrator", "architect", "recruiter", "technician", "accountant"),
    *("supervisor", "counsel", "editor", "buyer", "leader", "resources", "executive"),
    *("leiter", "leitung", "führer", "führung", "entwickler", "ingenieur", "referent", "berater"),
    *("assistent", "assistenz", "sekretär", "chef", "direktor", "techniker", "forscher", "wesen"),
    *("abteilung", "bereich", "sachbearbeiter", "betreuer", "einkäufer", "planer", "vorsitzende"),
)


def _heading(line: str) -> list[str]:
    """What the columns hold, where the line names columns and nothing else."""
    cells = re.split(f"[{_SEPARATORS}]", line)
    kinds = [_COLUMNS.get(cell.strip().casefold(), "") for cell in cells]
    return kinds if all(kinds) else []


def _from_cells(columns: list[str], cells: list[str]) -> PersonLine:
    found = dict(zip(columns, cells, strict=True))
    name = _given_first(found.get("name") or f"{found.get('given', '')} {found.get('family', '')}")
    email = found.get("email", "")
    return PersonLine(name.strip() or email, found.get("title", ""), email, found.get("phone", ""))


def _from_line(line: str) -> list[PersonLine]:
    people = [_from_part(part) for part in _PARTED.sub(">;", line).split(";") if part.strip()]
    if len(people) > 1 and all(person.email or _is_name(person.name) for person in people):
        return people
    return [_from_part(line)]


def _from_part(part: str) -> PersonLine:
    email = phone = ""
    if found := _EMAIL.search(part):
        email, part = found[1], f"{part[: found.start()]} {part[found.end() :]}"
    for found in _PHONE.finditer(part):
        if sum(map(str.isdigit, found[1])) >= _FEWEST_DIGITS and not _DATE.search(found[1]):
            phone, part = found[1], f"{part[: found.start()]} {part[found.end() :]}"
            break
    part = _REPEATED.sub(", ", part).strip(_EDGES)
    person = _name_and_title(_given_first(part))
    return replace(person, name=person.name or email, email=email, phone=phone)


def _given_first(part: str) -> str:
    """The same with the given name first, where "Beispiel, Anna" begins it."""
    found = _FAMILY_FIRST.match(part)
    if found is None:
        return part
    name = f"{found['given']} {found['family']}"
    given, family = split_name(name)
    one_word_each = " " not in given and family == found["family"]
    return f"{name}{part[found.end() :]}" if one_word_each and _is_name(name) else part


def _name_and_title(part: str) -> PersonLine:
    found = _SEPARATOR.search(part)
    if found is None:
        return PersonLine(_cleaned(part))
    name, title = _cleaned(part[: found.start()]), part[found.end() :]
    if found[0].endswith("("):
        title = title.replace(")", "", 1)
    title = _cleaned(title)
    if _is_name(title) and any(map(_is_title_word, name.split())):
        name, title = title, name
    return PersonLine(name, title)


def _cleaned(part: str) -> str:
    return " ".join(part.replace("\t", ", ").split()).strip(_EDGES)


def _is_name(text: str) -> bool:
    """Whether it reads as given and family name."""
    given, family = split_name(text)
    if not given or not family or len(given.split()) > 3:
        return False
    return all(map(_is_name_word, (*given.split(), family.split()[-1])))


def _is_name_word(word: str) -> bool:
    written_so = word[0].isalpha() and not word[0].islower()
    return written_so and not any(map(str.isdigit, word)) and not _is_title_word(word)


def _is_title_word(word: str) -> bool:
    folded = word.casefold().strip(".")
    return folded in _TITLE_WORDS or folded.removesuffix("in").endswith(_TITLE_ENDINGS)
