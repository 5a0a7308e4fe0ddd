"""What the columns of other programs' tables hold, by their headings and by what is in them.

The headings are those of LinkedIn's connections, Google Contacts (as exported before and since
2024), Outlook (the program and the web site), Thunderbird, Huntr and Teal, and of what this program
writes; those of Outlook and Google in German too, and the usual words in French and Spanish.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from organizer.practice.vocabulary import Stage


class Column(StrEnum):
    """What a column holds; `OTHER` is kept with the record and not understood."""

    FULL_NAME = "full_name"
    GIVEN = "given"
    ADDITIONAL = "additional"
    FAMILY = "family"
    PREFIX = "prefix"
    SUFFIX = "suffix"
    TITLE = "title"
    DEPARTMENT = "department"
    COMPANY = "company"
    EMAIL = "email"
    PHONE = "phone"
    WEBSITE = "website"
    STREET = "street"
    LOCALITY = "locality"
    REGION = "region"
    POSTAL_CODE = "postal_code"
    COUNTRY = "country"
    ADDRESS = "address"
    NOTES = "notes"
    UID = "uid"
    POSITION = "position"
    STAGE = "stage"
    OTHER = "other"


PLACES: Final = (
    Column.STREET,
    Column.LOCALITY,
    Column.REGION,
    Column.POSTAL_CODE,
    Column.COUNTRY,
    Column.ADDRESS,
)

_HEADINGS: Final = tuple(
    (column, re.compile(pattern))
    for column, pattern in (
        (Column.FULL_NAME, r"(?:full ?|display |contact )?name|anzeigename|vollständiger name|nom|nombre"),
        (Column.GIVEN, r"(?:first|given)(?:[ _]?name)?|vorname|prénom"),
        (Column.ADDITIONAL, r"(?:middle|additional)(?:[ _]?name)?|weitere vornamen|zweiter vorname"),
        (Column.FAMILY, r"(?:last|family)(?:[ _]?name)?|surname|nachname|familienname|apellidos?"),
        (Column.PREFIX, r"name prefix|salutation|anrede|namenspräfix"),
        (Column.SUFFIX, r"(?:name )?suffix|namenszusatz|namenssuffix"),
        (Column.TITLE, r"job ?title|organization(?: 1 -)? title|funktion|berufsbezeichnung|fonction|poste|cargo|puesto"),
        (Column.DEPARTMENT, r"(?:organization(?: 1 -)? )?department|abteilung"),
        (Column.COMPANY, r"company(?: name)?|companies|account name|employer|société|entreprise|empresa|organization(?: 1 -)? name|organi[sz]ation|firma|unternehmen"),
        (Column.EMAIL, r"e-?mail(?: \d)?(?: address(?:es)?| - value)?|email ?address|e-mail-adresse(?: \d)?|e-mail \d-adresse|e-mail \d – wert"),
        (Column.PHONE, r"(?:.* )?(?:tele)?phone(?: number)?(?: \d)?(?: - value)?|(?:.* )?fax|(?:.* )?pager|mobile|telefon.*|mobiltelefon.*|fax.*|handy|téléphone.*|teléfono.*|móvil"),
        (Column.WEBSITE, r"url|(?:personal )?web ?(?:page|site)(?: \d)?(?: - value)?|webseite|profile url"),
        (Column.STREET, r"(?:.* )?street(?: \d| address)?|address \d - street|strasse.*"),
        (Column.LOCALITY, r"(?:.* )?city|(?:.* )?town|address \d - city|ort(?: .*)?|stadt|ville|ciudad"),
        (Column.REGION, r"(?:.* )?state(?:/province)?|region|bundesland.*|address \d - region"),
        (Column.POSTAL_CODE, r"(?:.* )?(?:post|postal|zip|zip/postal) ?code|zip|plz|code postal|código postal|postleitzahl.*|address \d - postal code"),
        (Column.COUNTRY, r"(?:.* )?country(?:/region)?|land(?:/region)?(?: .*)?|address \d - country|pays|país"),
        (Column.ADDRESS, r"(?:postal |home |business |work |mailing |other )?address(?: \d)?(?: - formatted)?|adresse|anschrift"),
        (Column.NOTES, r"notes?|remarks|comments?|notizen|bemerkungen"),
        (Column.UID, r"uid"),
        (Column.POSITION, r"position|job position|role|stelle"),
        (Column.STAGE, r"(?:.* )?status|stage|list(?: name)?|board list|column|phase"),
    )
)  # fmt: skip
_OF_OTHERS: Final = re.compile(r"assistant|assistent")
"""In headings of what is not the person's own."""
_EMAIL: Final = re.compile(r"\S+@\S+\.\S+")
_PHONE: Final = re.compile(r"(?!\d+[./-]\d+[./-]\d+$)(?:\+|\(?0)[\d\s()./-]{6,}")
_WEBSITE: Final = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_STAGES: Final = {
    Stage.INTERESTED: "wishlist bookmarked saved interested applying backlog todo",
    Stage.APPLIED: "applied application sent submitted",
    Stage.INTERVIEWING: "interview interviews interviewing screening screen assessment",
    Stage.WAITING: "waiting pending",
    Stage.OFFERED: "offer offers offered negotiating negotiation",
    Stage.ACCEPTED: "accepted hired",
    Stage.DECLINED: "declined",
    Stage.TURNED_DOWN: "not rejected rejection turned_down unsuccessful ghosted response",
    Stage.WITHDRAWN: "withdrawn withdrew archived closed",
}
_BY_WORD: Final = {word: stage for stage, words in _STAGES.items() for word in words.split()}


def columns_of(headings: Sequence[str], rows: Sequence[Sequence[str]] = ()) -> list[Column]:
    """What each column holds: by its heading, or else by what stands in most of these rows."""
    bare = [_bare(heading) for heading in headings]
    found = [_by_heading(heading) for heading in bare]
    if "title" in bare:  # Outlook's title stands before the name, others' is that of the job
        named = Column.TITLE in found or Column.POSITION in found
        found[bare.index("title")] = Column.PREFIX if named else Column.TITLE
    if Column.POSITION in found and is_of_people(found):  # LinkedIn's connections
        found = [Column.TITLE if column is Column.POSITION else column for column in found]
    elif Column.POSITION not in found and not is_of_people(found):
        found = [Column.POSITION if column is Column.TITLE else column for column in found]
    if Column.FULL_NAME in found:  # "Name" beside "Vorname", "Nombre" beside "Apellidos"
        other = (Column.GIVEN in found, Column.FAMILY in found)
        part = {(True, False): Column.FAMILY, (False, True): Column.GIVEN}.get(other)
        found = [part if part and column is Column.FULL_NAME else column for column in found]
    for place, column in enumerate(found):
        if column is Column.OTHER and bare[place] and not _OF_OTHERS.search(bare[place]):
            found[place] = _by_content([row[place] for row in rows if place < len(row)])
    return found


def is_of_people(columns: Sequence[Column]) -> bool:
    """Whether a table with these columns has contacts in it."""
    names = {Column.FULL_NAME, Column.GIVEN, Column.FAMILY, Column.EMAIL}
    return not names.isdisjoint(columns)


def is_known(columns: Sequence[Column]) -> bool:
    """Whether these columns are enough to read a table without asking what they hold."""
    if not {Column.FULL_NAME, Column.GIVEN, Column.FAMILY}.isdisjoint(columns):
        return True
    return Column.COMPANY in columns and Column.POSITION in columns


def stage_in(text: str) -> Stage | None:
    """The stage that another program calls so, or None."""
    words = re.findall(r"[a-z_]+", text.casefold().replace("turned down", "turned_down"))
    return next((_BY_WORD[word] for word in words if word in _BY_WORD), None)


def _bare(heading: str) -> str:
    return " ".join(heading.casefold().strip("\ufeff \"'*:").split())


def _by_heading(heading: str) -> Column:
    if _OF_OTHERS.search(heading):
        return Column.OTHER
    for column, pattern in _HEADINGS:
        if pattern.fullmatch(heading):
            return column
    return Column.OTHER


def _by_content(values: Sequence[str]) -> Column:
    values = [value.strip() for value in values if value.strip()]
    for column, pattern in (
        (Column.EMAIL, _EMAIL),
        (Column.WEBSITE, _WEBSITE),
        (Column.PHONE, _PHONE),
    ):
        if values and sum(bool(pattern.fullmatch(value)) for value in values) * 2 > len(values):
            return column
    return Column.OTHER
