"""What a card says: its code over what was read from it, and where the two differ (P9)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from difflib import SequenceMatcher
from typing import NamedTuple

from organizer.cards.codes import read_code
from organizer.cards.fields import CardDraft, read_text
from organizer.cards.lines import Box, Line
from organizer.cards.outcome import Doubt, ReadCard
from organizer.cards.sides import joined
from organizer.exchange.contract import ContactRead
from organizer.exchange.vcard import read_cards
from organizer.practice.contact_draft import ContactDraft, Phone
from organizer.practice.people_list import PersonLine, read_people

_MISREAD = 0.9
"""Of two texts this alike, one is taken for a misreading of the other."""

_PARTS = {
    "name": ("full_name", "given", "additional", "family", "prefix", "suffix"),
    "title": ("title",),
    "department": ("department",),
    "company": ("company",),
}


class Difference(NamedTuple):
    """What was read from the picture in a field, and what the code says, which is taken."""

    field: str
    read: str
    code: str


@dataclass(frozen=True)
class CardContact:
    """The contact that one side of a card names, before it is reviewed.

    `confidence` of each field is from 0 to 1, and 1 for what the code says. `printed` has, for
    numbers in E.164, how they stand on the card.
    """

    contact: ContactDraft
    confidence: Mapping[str, float]
    printed: Mapping[str, str]
    differences: tuple[Difference, ...]
    warnings: tuple[Doubt, ...]
    card: ReadCard

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found of a person."""
        return self.contact == ContactDraft()

    @property
    def text(self) -> str:
        """What was read, line by line."""
        return "\n".join(line.text for line in self.card.lines)

    @property
    def picture(self) -> bytes:
        """The picture that was read, as it is kept; empty where text was."""
        return self.card.picture

    @property
    def media_type(self) -> str:
        """The type of the picture; empty where there is none."""
        return "image/jpeg" if self.picture else ""

    def read_from(self, field: str) -> tuple[ReadCard, tuple[Box, ...]]:
        """The side of the card that a field was read from, and where it stands there, in pixels of
        the picture that was read."""
        card = self.card
        lines = card.draft.sources.get(field, ())
        first_of_back = len(card.lines) - (len(card.back.lines) if card.back else 0)
        if card.back is not None and lines and min(lines) >= first_of_back:
            return card.back, tuple(card.lines[line].box for line in lines)
        return card, tuple(card.lines[line].box for line in lines if line < first_of_back)

    def could_be(self, field: str) -> tuple[str, ...]:
        """What else a field could be, the likeliest first."""
        return tuple(one.value for one in self.card.draft.candidates.get(field, ()))


def contact_of(card: ReadCard, *, region: str | None = None) -> CardContact:
    """What a card as it was read says of a person. What its code says wins (P9).

    `region` (ISO 3166, two letters) is where a code's numbers without a country are from.
    """
    draft = card.draft
    code = _said_by(card.codes)
    contact, differences = draft.contact, tuple[Difference, ...]()
    printed = dict(draft.printed)
    confidence = dict(draft.confidence)
    if code is not None:
        code, numbers = _in_e164(code, region)
        printed = {**numbers, **printed}
        contact, differences = _over(code, contact)
        confidence |= dict.fromkeys(_fields_of(code), 1.0)
    differ = (Doubt.CODE_DIFFERS,) if differences else ()
    warnings = (*card.doubts, *differ, *draft.warnings)
    return CardContact(contact, confidence, printed, differences, warnings, card)


def pasted(text: str, *, region: str | None = None) -> list[ReadCard]:
    """The people that a pasted text names: each of a list, or the one of a signature (P9).

    It is a list where every line of it names somebody with a title or an address.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    people = read_people(text)
    if len(people) > 1 and all(person.title or person.email for person in people):
        return [
            _of_text([line for line in lines if person.name in line], CardDraft(_named(person)))
            for person in people
        ]
    draft = read_text(text, region=region)
    if len(people) == 1 and not draft.contact.full_name:
        draft = replace(draft, contact=_over(draft.contact, _named(people[0]))[0])
    return [_of_text(lines, draft)]


def _named(person: PersonLine) -> ContactDraft:
    return ContactDraft(
        full_name=person.name,
        title=person.title,
        emails=(person.email,) if person.email else (),
        phones=(Phone(person.phone),) if person.phone else (),
    )


def in_vcard(card: ContactRead) -> ReadCard:
    """What a card of a vCard file says, for the same review (P9)."""
    return replace(
        _of_text(card.raw.splitlines(), CardDraft(card.draft)),
        picture=card.photo if card.photo_type == "image/jpeg" else b"",
    )


def _of_text(lines: Sequence[str], draft: CardDraft) -> ReadCard:
    nowhere = Box(0, 0, 0, 0)
    return ReadCard(
        tuple(Line(line, nowhere) for line in lines),
        replace(
            draft, confidence={**dict.fromkeys(_fields_of(draft.contact), 1.0), **draft.confidence}
        ),
        codes=(),
        doubts=(),
        picture=b"",
        width=0,
        height=0,
        seconds=0.0,
    )


def joined_sides(one: CardContact, other: CardContact, *, region: str | None) -> CardContact:
    """What two sides of one card say together (P9). `region` is as for `contact_of`."""
    turned = other.contact.full_name and not one.contact.full_name
    front, back = (other, one) if turned else (one, other)
    return contact_of(joined(front.card, back.card), region=region)


def _said_by(codes: Sequence[str]) -> ContactDraft | None:
    """The contact that the codes of a card say together; None where they say none."""
    drafts = [found.draft for text in codes for found in read_cards(text.encode())]
    drafts += [draft for text in codes if (draft := read_code(text)) is not None]
    said: ContactDraft | None = None
    for draft in drafts:
        said = draft if said is None else _over(said, draft)[0]
    return said


def _in_e164(code: ContactDraft, region: str | None) -> tuple[ContactDraft, dict[str, str]]:
    """The code's numbers in E.164 where they are such, and how each stands in the code."""
    import phonenumbers

    phones, stands = [], {}
    for phone in code.phones:
        number = phone.number
        try:
            parsed = phonenumbers.parse(number, region)
        except phonenumbers.NumberParseException:
            phones.append(phone)
            continue
        number = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
        phones.append(replace(phone, number=number))
        stands[number] = phone.number
    return replace(code, phones=tuple(phones)), stands


def _fields_of(contact: ContactDraft) -> list[str]:
    found = [field for field, (first, *_more) in _PARTS.items() if getattr(contact, first)]
    for field in ("emails", "phones", "websites"):
        found += [field] if getattr(contact, field) else []
    return found + (["address"] if contact.addresses else [])


def _over(code: ContactDraft, read: ContactDraft) -> tuple[ContactDraft, tuple[Difference, ...]]:
    """What the code says, completed by what was read; and where they differ."""
    differences = []
    merged = {
        field.name: getattr(code, field.name) or getattr(read, field.name)
        for field in fields(ContactDraft)
    }
    for field, (first, *more) in _PARTS.items():
        said, seen = getattr(code, first), getattr(read, first)
        if said:
            merged |= {name: getattr(code, name) for name in more}
            if seen and _words(said) != _words(seen):
                differences.append(Difference(field, seen, said))
    for field in ("emails", "websites"):
        merged[field], other = _completed(field, getattr(code, field), getattr(read, field))
        differences += other
    merged["phones"] = _phones(code.phones, read.phones)
    if code.addresses and read.addresses:
        said, seen = code.addresses[0].lines, read.addresses[0].lines
        if _words(said) != _words(seen):
            differences.append(Difference("address", seen, said))
    return ContactDraft(**merged), tuple(differences)


def _completed(
    field: str, code: Sequence[str], read: Sequence[str]
) -> tuple[tuple[str, ...], list[Difference]]:
    """The code's values, then those read that are no misreadings of one of them."""
    values, differences = [*code], []
    for seen in read:
        alike = {said: SequenceMatcher(None, _bare(said), _bare(seen)).ratio() for said in code}
        said = max(code, key=lambda value: alike[value], default="")
        if not said or alike[said] < _MISREAD:
            values.append(seen)
        elif alike[said] < 1:
            differences.append(Difference(field, seen, said))
    return tuple(values), differences


def _phones(code: Sequence[Phone], read: Sequence[Phone]) -> tuple[Phone, ...]:
    """The code's numbers, with the kind that the card prints where the code says none, then those
    read that it does not have: telephone numbers that are alike are often both right."""
    kinds = {phone.number: phone.kind for phone in read}
    said = [
        replace(phone, kind=kinds.get(phone.number, phone.kind)) if phone.kind == "other" else phone
        for phone in code
    ]
    numbers = {phone.number for phone in code}
    return (*said, *(phone for phone in read if phone.number not in numbers))


def _words(text: str) -> list[str]:
    return sorted(re.findall(r"\w+", text.casefold()))


def _bare(address: str) -> str:
    """An e-mail or web address without what may differ in writing."""
    return re.sub(r"^(https?://)?(www\.)?|/+$", "", address.strip().casefold())
