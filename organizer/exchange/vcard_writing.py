"""vCard 3.0 and 4.0 out: what is known of a contact, and everything else its card said unchanged.

Sources: RFC 2426 (3.0), RFC 6350 (4.0). A property of the card that a contact was read from keeps
its parameters and its group while the contact still has its value; what the person took away or
changed does not come back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from organizer.exchange.contract import ContactRead
from organizer.exchange.vcard import BINARY, PARAMETER, Property, address_of, plain
from organizer.practice.contact_draft import ContactDraft, PostalAddress
from organizer.practice.names import folded

PRODUCT: Final = "-//organizer//EN"


class Version(StrEnum):
    """The versions that are written."""

    THREE = "3.0"
    FOUR = "4.0"


_TYPES: Final = {
    "work": "work",
    "home": "home",
    "mobile": "cell",
    "fax": "fax",
    "pager": "pager",
    "direct": "work",
}
"""The types of a telephone by our kinds."""
_OURS: Final = frozenset({"VERSION", "PRODID", "UID", "REV", "FN"})
_ENCODINGS: Final = re.compile(
    r"(?:ENCODING=)?(?:QUOTED-PRINTABLE|BASE64|B|8BIT|7BIT)|CHARSET=.*", re.IGNORECASE
)
_ENDS: Final = re.compile(r"\s*END\s*:\s*VCARD\s*$", re.IGNORECASE)
_LINE: Final = 75
"""Octets in a line, its break not counted (RFC 6350, 3.2)."""


def card_text(
    contact: ContactDraft, version: Version, kept: tuple[ContactRead, list[Property]] | None = None
) -> str:
    """A contact as a card, its lines folded and ended by CRLF.

    `kept` is the card it was read from, with its properties, where there is one.
    """
    card, properties = kept or (None, [])
    lines = [
        "BEGIN:VCARD",
        f"VERSION:{version}",
        f"PRODID:{PRODUCT}",
        f"UID:{_escaped(contact.uid)}",
        f"FN:{_escaped(contact.full_name)}",
    ]
    lines += _Writer(contact, version, card.draft if card else ContactDraft()).lines(properties)
    lines.append("END:VCARD")
    return "".join(map(_folded_line, lines))


class _Writer:
    """What is left to write of one contact."""

    def __init__(self, contact: ContactDraft, version: Version, was: ContactDraft) -> None:
        self._contact = contact
        self._version = version
        self._was = was
        self._left = {
            "EMAIL": [(email, "", _escaped(email)) for email in contact.emails],
            "TEL": [
                (phone.number, _TYPES.get(phone.kind, ""), _escaped(phone.number))
                for phone in contact.phones
            ],
            "ADR": [(one.lines, "", _address(one)) for one in contact.addresses],
            "URL": [(website, "", _escaped(website)) for website in contact.websites],
        }
        """By property: what to know each value by, its type, and how it is written."""
        named = (was.given or was.family) and _same(("given", "family"), contact, was)
        self._single = {
            "N": None if named else _structured(contact.family, contact.given, "", "", ""),
            "ORG": None
            if _same(("company", "department"), contact, was)
            else _structured(contact.company, *filter(None, (contact.department,))),
            "TITLE": None if contact.title == was.title else _escaped(contact.title),
            "NOTE": None if contact.notes == was.notes else _escaped(contact.notes),
        }
        """What the person changed, by property; None where the card's own goes out again."""

    def lines(self, properties: list[Property]) -> Iterator[str]:
        kept = [one for one in properties if self._stands(one)]
        groups = {one.group for one in kept if one.name != "X-ABLABEL"}
        within: list[str] = []
        for one in kept:
            if not one.name:
                within.append(one.value)
                if _ENDS.match(one.value):
                    yield from self._unread(within)
                continue
            yield from self._unread(within)
            if one.name == "AGENT" and not one.value.strip():
                continue  # the card that follows is its value
            if one.name != "X-ABLABEL" or one.group in groups:
                yield self._again(one)
        yield from self._unread(within)
        written = {one.name for one in kept}
        for name, value in self._single.items():
            if value or (name == "N" and name not in written):
                yield f"{name}:{value or ';;;;'}"
        for name, values in self._left.items():
            for _known, kind, value in values:
                yield f"{name};TYPE={kind}:{value}" if kind else f"{name}:{value}"

    def _stands(self, one: Property) -> bool:
        """Whether the contact still has what this property says."""
        if one.name in _OURS and (one.understood or one.name != "FN"):
            return False
        if one.name in self._single:
            return self._single[one.name] is None or not one.understood
        if one.name == "LABEL":
            self._take("ADR", plain(one.value))
            return True
        if one.name == "ADR":
            address = address_of(one)
            return address == PostalAddress() or self._take("ADR", address.lines)
        if one.name in self._left:
            return self._take(one.name, re.sub(r"(?i)^(?:tel|mailto):", "", plain(one.value)))
        return True

    def _take(self, name: str, known: str) -> bool:
        """Whether this value is among those to write, which it then no longer is."""
        values = self._left[name]
        for value in values:
            if folded(value[0]) == folded(known):
                values.remove(value)
                return True
        return not known.strip()

    def _again(self, one: Property) -> str:
        """A property of the card in this version's way of writing."""
        name, _semicolon, rest = one.head.partition(";")
        encoded = binary = False
        parameters = []
        for parameter in PARAMETER.findall(f";{rest}" if rest else ""):
            if _ENCODINGS.fullmatch(parameter.strip()):
                encoded = True
            elif parameter.strip():
                parameters.append(parameter if "=" in parameter else f"TYPE={parameter}")
        value = one.value.replace("\r\n", "\n").replace("\n", "\\n")
        if one.name in BINARY and encoded:
            binary = True
            value = "".join(value.replace("\\n", "").split())
        if self._version is Version.FOUR:
            parameters = [
                "PREF=1" if parameter.upper() == "TYPE=PREF" else parameter
                for parameter in parameters
            ]
            if binary:
                kind = next((p[5:] for p in parameters if p.upper().startswith("TYPE=")), "")
                parameters = [p for p in parameters if not p.upper().startswith("TYPE=")]
                media = kind.lower() if "/" in kind else f"image/{kind.lower()}" if kind else ""
                value = f"data:{media};base64,{value}"
        elif binary:
            parameters.append("ENCODING=b")
        return f"{';'.join([name, *parameters])}:{value}"

    def _unread(self, lines: list[str]) -> Iterator[str]:
        """The lines that are no properties, gathered: a card within a card, or anything."""
        text = "\n".join(lines)
        lines.clear()
        if re.search(r"(?im)BEGIN[ \t]*:[ \t]*VCARD", text):
            yield f"AGENT:{_escaped(re.sub(r'(?i)^AGENT[^:]*:', '', text))}"
        elif text:
            yield f"X-ORGANIZER-UNREAD:{_escaped(text)}"


def _same(fields: tuple[str, ...], contact: ContactDraft, was: ContactDraft) -> bool:
    return all(getattr(contact, field) == getattr(was, field) for field in fields)


def _escaped(text: str) -> str:
    """As RFC 6350, 3.4 has it."""
    for char in ("\\", ";", ","):
        text = text.replace(char, f"\\{char}")
    return text.replace("\r\n", "\n").replace("\n", "\\n")


def _structured(*parts: str) -> str:
    return ";".join(map(_escaped, parts))


def _address(address: PostalAddress) -> str:
    if address == PostalAddress(text=address.text):
        return _structured("", "", address.text, "", "", "", "")
    return _structured(
        *("", "", address.street, address.locality),
        *(address.region, address.postal_code, address.country),
    )


def _folded_line(line: str) -> str:
    """A line of at most 75 octets, with what is left in lines that begin with a blank."""
    encoded = line.encode()
    if len(encoded) <= _LINE:
        return f"{line}\r\n"
    pieces = []
    while len(encoded) > _LINE:
        end = _LINE
        while encoded[end] & 0xC0 == 0x80:  # within a letter
            end -= 1
        pieces.append(encoded[:end])
        encoded = b" " + encoded[end:]
    return b"\r\n".join([*pieces, encoded, b""]).decode()
