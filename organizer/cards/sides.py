"""Front and back of one card: which pictures belong together, and what they say together (P9)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, combinations
from typing import Any, Final, Protocol

from organizer.cards.card_words import LEGAL_FORMS
from organizer.cards.fields import Candidate, CardDraft
from organizer.cards.outcome import Doubt, ReadCard
from organizer.cards.reach import registered_names
from organizer.practice.contact_draft import ContactDraft, Phone
from organizer.practice.names import folded

_ALIKE: Final = 80
"""Of names this alike, in per cent, one is a misreading of the other, if both share a mailbox."""
_TELLING: Final = 4
"""Letters that a name needs before finding it in another line says anything."""
_ROLES: Final = frozenset(
    {"info", "contact", "kontakt", "contacto", "office", "mail", "post", "hello", "hallo", "sales"}
    | {"service", "support", "team", "welcome", "reception", "empfang", "jobs", "careers", "hr"}
    | {"karriere", "press", "presse", "admin", "enquiries", "bonjour", "accueil", "oficina"}
)
"""What stands before the @ of a mailbox that belongs to nobody alone."""
_OWN_KINDS: Final = frozenset(("mobile", "direct", "home"))


class Side(Protocol):
    """One picture: what was read, and the contact that it, with its code, names."""

    @property
    def contact(self) -> ContactDraft: ...

    @property
    def card(self) -> ReadCard: ...


def propose_sides(sides: Sequence[Side]) -> tuple[tuple[int, ...], ...]:
    """The pictures, by their place, as cards: each one alone, or a front and its back.

    Two are a card where one names a person, and the other nobody but the same company, or the same
    person once more, as in another language. Two persons never are. Of several backs that would
    do, it is the neighbour, for cards are turned over one by one; what is not beside is taken only
    where nothing else would do.
    """
    pairs = [
        pair for pair in combinations(range(len(sides)), 2) if _one_card(*(sides[n] for n in pair))
    ]
    back_of: dict[int, int] = {}

    def free() -> list[tuple[int, int]]:
        taken = {*back_of, *back_of.values()}
        return [pair for pair in pairs if taken.isdisjoint(pair)]

    def join(one: int, other: int) -> None:
        turned = sides[other].contact.full_name and not sides[one].contact.full_name
        front, back = (other, one) if turned else (one, other)
        back_of[front] = back

    for one, other in pairs:
        if other == one + 1 and (one, other) in free():
            join(one, other)
    left = free()
    choices = Counter(chain.from_iterable(left))
    for one, other in left:
        if choices[one] == choices[other] == 1:
            join(one, other)
    backs = set(back_of.values())
    return tuple(
        (n, back_of[n]) if n in back_of else (n,) for n in range(len(sides)) if n not in backs
    )


def joined(front: ReadCard, back: ReadCard) -> ReadCard:
    """A card of two sides as if it were one: what the front does not say, the back does.

    The picture is the front's. The back's lines follow the front's. Where both say something else
    in a field, the back's is offered as a candidate.
    """
    lines = front.lines + back.lines
    doubts = dict.fromkeys(front.doubts + back.doubts)
    if lines:
        doubts.pop(Doubt.NOTHING_READ, None)
    return replace(
        front,
        lines=lines,
        draft=_completed(front.draft, _moved(back.draft, len(front.lines))),
        codes=front.codes + back.codes,
        doubts=tuple(doubts),
        seconds=front.seconds + back.seconds,
        back=back,
    )


def _one_card(one: Side, other: Side) -> bool:
    names = [side.contact.full_name for side in (one, other)]
    if all(names):
        return _same_person(one, other)
    if not any(names):
        return False
    front, back = (one, other) if names[0] else (other, one)
    ours, theirs = _own_reach(front.contact), _own_reach(back.contact)
    if ours & theirs:
        return True
    return not theirs and not back.contact.title and _related(front, back)


def _same_person(one: Side, other: Side) -> bool:
    from rapidfuzz import fuzz

    name, named = (_bare_name(side.contact) for side in (one, other))
    if name == named:
        return _related(one, other)
    if not _own_reach(one.contact) & _own_reach(other.contact):
        return False
    return _script(name) != _script(named) or fuzz.ratio(name, named) >= _ALIKE


def _bare_name(contact: ContactDraft) -> str:
    return folded(f"{contact.given} {contact.family}") or folded(contact.full_name)


def _script(name: str) -> str:
    return unicodedata.name(name[0], "").partition(" ")[0]


def _own_reach(contact: ContactDraft) -> set[str]:
    """The mailboxes and numbers that are one person's own."""
    mails = {mail.casefold() for mail in contact.emails}
    return {mail for mail in mails if mail.partition("@")[0] not in _ROLES} | {
        phone.number
        for phone in contact.phones
        if phone.kind in _OWN_KINDS or ";ext=" in phone.number
    }


def _related(one: Side, other: Side) -> bool:
    """Whether two sides have a company, a host or a telephone number in common."""
    numbers, more = ({phone.number for phone in side.contact.phones} for side in (one, other))
    return bool(numbers & more) or _names(one, other) or _names(other, one)


def _names(one: Side, other: Side) -> bool:
    """Whether a side has the company of another, or its host, somewhere in its lines."""
    contact = other.contact
    company = " ".join(word for word in contact.company.split() if not _is_legal_form(word))
    names = {_letters(company), *map(_letters, _hosts(contact))}
    said = [_letters(line.text) for line in one.card.lines]
    said += [_letters(one.contact.company), *map(_letters, _hosts(one.contact))]
    return any(len(name) >= _TELLING and name in text for name in names for text in said)


def _is_legal_form(word: str) -> bool:
    return folded(word).strip(".,") in LEGAL_FORMS


def _hosts(contact: ContactDraft) -> list[str]:
    return registered_names((*contact.emails, *contact.websites))


def _letters(text: str) -> str:
    return "".join(char for char in folded(text) if char.isalnum())


def _moved(draft: CardDraft, by: int) -> CardDraft:
    """The same with its lines counted from another."""
    return replace(
        draft,
        sources={field: _further(lines, by) for field, lines in draft.sources.items()},
        candidates={
            field: tuple(replace(one, lines=_further(one.lines, by)) for one in some)
            for field, some in draft.candidates.items()
        },
    )


def _further(lines: Sequence[int], by: int) -> tuple[int, ...]:
    return tuple(line + by for line in lines)


_ONE_VALUE: Final = {
    "name": ("full_name", "given", "additional", "family", "prefix", "suffix"),
    "title": ("title",),
    "department": ("department",),
    "company": ("company",),
    "address": ("addresses",),
}
_MANY_VALUES: Final = ("emails", "phones", "websites")


def _completed(front: CardDraft, back: CardDraft) -> CardDraft:
    values: dict[str, Any] = {}
    confidence: dict[str, float] = {}
    sources: dict[str, tuple[int, ...]] = {}
    more: dict[str, list[Candidate]] = {}
    for draft in (front, back):
        for field, some in draft.candidates.items():
            more.setdefault(field, []).extend(some)
    for field, parts in _ONE_VALUE.items():
        said = [draft for draft in (front, back) if _text(draft, field)]
        for draft in said[:1]:
            values |= {part: getattr(draft.contact, part) for part in parts}
            confidence[field], sources[field] = _sureness(draft, field), _lines(draft, field)
        for draft in said[1:]:
            other = Candidate(_text(draft, field), _sureness(draft, field), _lines(draft, field))
            more.setdefault(field, []).append(other)
    for field in _MANY_VALUES:
        ours, theirs = getattr(front.contact, field), getattr(back.contact, field)
        known = set(map(_same, ours))
        new = tuple(value for value in theirs if _same(value) not in known)
        values[field] = ours + new
        for draft in [draft for draft, some in ((front, ours), (back, new)) if some]:
            confidence[field] = min(confidence.get(field, 1), _sureness(draft, field))
            sources[field] = sources.get(field, ()) + _lines(draft, field)
    contact = replace(front.contact, **values)
    whole = CardDraft(
        contact=contact,
        printed={**back.printed, **front.printed},
        confidence=confidence,
        sources=sources,
        warnings=tuple(dict.fromkeys(front.warnings + back.warnings)),
    )
    candidates = {field: _offered(_text(whole, field), some) for field, some in more.items()}
    return replace(whole, candidates=candidates)


def _sureness(draft: CardDraft, field: str) -> float:
    """A vCard or a list does not say how sure it is: it is sure."""
    return draft.confidence.get(field, 1.0)


def _lines(draft: CardDraft, field: str) -> tuple[int, ...]:
    return draft.sources.get(field, ())


def _offered(shown: str, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The candidates but for what is shown already, each once, the surest first."""
    kept: dict[str, Candidate] = {}
    for one in sorted(candidates, key=lambda one: -one.confidence):
        kept.setdefault(folded(one.value), one)
    kept.pop(folded(shown), None)
    return tuple(kept.values())


def _text(draft: CardDraft, field: str) -> str:
    """What a field of one value says."""
    contact = draft.contact
    if field == "address":
        return contact.addresses[0].text if contact.addresses else ""
    text: str = getattr(contact, _ONE_VALUE[field][0])
    return text


def _same(value: str | Phone) -> str:
    """What an address or a number has in common with the same in another writing."""
    if isinstance(value, Phone):
        return value.number
    return re.sub(r"^(https?://)?(www\.)?|/+$", "", value.casefold())
