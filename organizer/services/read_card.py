"""What a card says: its code over what was read from it, and where the two differ (P9)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from difflib import SequenceMatcher
from typing import NamedTuple

from organizer.cards.codes import read_code
from organizer.cards.outcome import Doubt, ReadCard
from organizer.exchange.vcard import read_cards
from organizer.practice.contact_draft import ContactDraft, Phone, PostalAddress

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
    warnings: tuple[str, ...]
    card: ReadCard

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found of a person."""
        return self.contact == ContactDraft()


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
        said, seen = _whole(code.addresses[0]), _whole(read.addresses[0])
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


def _whole(address: PostalAddress) -> str:
    parts = (address.street, address.postal_code, address.locality, address.region, address.country)
    return address.text or ", ".join(filter(None, parts))


def _words(text: str) -> list[str]:
    return sorted(re.findall(r"\w+", text.casefold()))


def _bare(address: str) -> str:
    """An e-mail or web address without what may differ in writing."""
    return re.sub(r"^(https?://)?(www\.)?|/+$", "", address.strip().casefold())
