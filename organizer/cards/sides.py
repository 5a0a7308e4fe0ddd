"""Front and back of one card, which come as two pictures (P9)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

from organizer.cards.fields import CardDraft
from organizer.cards.lines import Box
from organizer.cards.outcome import Doubt, ReadCard
from organizer.practice.contact_draft import ContactDraft
from organizer.practice.names import folded

_NOWHERE = Box(0, 0, 0, 0)


def paired(cards: Sequence[ReadCard]) -> list[tuple[ReadCard, ...]]:
    """The cards in their order, those that follow each other and are two sides of one together.

    One side names a person and the other nobody, but the same company, number or host; or both
    name the same person. Never are two people put together.
    """
    sides: list[tuple[ReadCard, ...]] = []
    for card in cards:
        if sides and len(sides[-1]) == 1 and _belong_together(sides[-1][0], card):
            sides[-1] = (sides[-1][0], card)
        else:
            sides.append((card,))
    return sides


def joined(one: ReadCard, other: ReadCard) -> ReadCard:
    """Both sides as one card: the front, which names the person, completed by the back."""
    front, back = (one, other) if one.draft.contact.full_name else (other, one)
    contact = _completed(front.draft.contact, back.draft.contact)
    return replace(
        front,
        lines=front.lines + tuple(replace(line, box=_NOWHERE) for line in back.lines),
        draft=replace(
            front.draft,
            contact=contact,
            printed={**back.draft.printed, **front.draft.printed},
            confidence={**back.draft.confidence, **front.draft.confidence},
            candidates={**back.draft.candidates, **front.draft.candidates},
            warnings=_still_odd(front.draft, contact),
        ),
        codes=tuple(dict.fromkeys(front.codes + back.codes)),
        doubts=tuple(
            dict.fromkeys(
                doubt for doubt in front.doubts + back.doubts if doubt is not Doubt.NOTHING_READ
            )
        ),
        back=back.picture,
        seconds=front.seconds + back.seconds,
    )


def _belong_together(one: ReadCard, other: ReadCard) -> bool:
    first, second = one.draft.contact, other.draft.contact
    if first.full_name and second.full_name:
        return folded(first.full_name) == folded(second.full_name)
    if not first.full_name and not second.full_name:
        return False
    return bool(_marks(first) & _marks(second))


def _marks(contact: ContactDraft) -> set[str]:
    """What two sides of one card share."""
    hosts = [email.rpartition("@")[2] for email in contact.emails]
    hosts += [site.partition("//")[2] or site for site in contact.websites]
    return {
        *([f"company {folded(contact.company)}"] if contact.company else []),
        *(f"number {phone.number}" for phone in contact.phones),
        *(f"host {host.casefold().removeprefix('www.').partition('/')[0]}" for host in hosts),
    }


def _completed(front: ContactDraft, back: ContactDraft) -> ContactDraft:
    either = {
        field.name: getattr(front, field.name) or getattr(back, field.name)
        for field in fields(ContactDraft)
    }
    numbers = {phone.number for phone in front.phones}
    more = tuple(phone for phone in back.phones if phone.number not in numbers)
    both = {
        "emails": tuple(dict.fromkeys(front.emails + back.emails)),
        "phones": front.phones + more,
        "websites": tuple(dict.fromkeys(front.websites + back.websites)),
    }
    return ContactDraft(**(either | both))


def _still_odd(front: CardDraft, contact: ContactDraft) -> tuple[Doubt, ...]:
    """What is odd on the front and not mended by the back."""
    mended = {Doubt.NO_COMPANY: bool(contact.company), Doubt.NO_NAME: bool(contact.full_name)}
    return tuple(doubt for doubt in front.warnings if not mended.get(doubt))
