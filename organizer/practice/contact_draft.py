"""A contact as read from a vCard, a card or a pasted line, before it is kept (P9)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Phone:
    """A telephone number as printed; kind: work, mobile, direct, home, fax, pager or other."""

    number: str
    kind: str = "work"


@dataclass(frozen=True)
class PostalAddress:
    """A postal address in parts; `text` is the whole as printed, lines parted by newline."""

    street: str = ""
    locality: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    text: str = ""

    @property
    def lines(self) -> str:
        """The whole address, line by line: as printed, or else put together from its parts."""
        town = " ".join(filter(None, (self.postal_code, self.locality)))
        parts = filter(None, (self.street, town, self.region, self.country))
        return self.text or "\n".join(parts)


@dataclass(frozen=True)
class ContactDraft:
    """What was read about one person (P9). Empty means: not found, never invented."""

    full_name: str = ""
    given: str = ""
    additional: str = ""
    family: str = ""
    prefix: str = ""
    suffix: str = ""
    title: str = ""
    department: str = ""
    company: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[Phone, ...] = ()
    websites: tuple[str, ...] = ()
    addresses: tuple[PostalAddress, ...] = ()
    notes: str = ""
    uid: str = ""
