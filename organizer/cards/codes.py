"""QR codes: their texts, and the contact that a text says (P9).

Sources: NTT docomo's MECARD format, BIZCARD as ZXing's list of barcode contents has it, RFC 6068
(mailto), RFC 3966 (tel). vCards are read by `organizer.exchange.vcard`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING
from urllib.parse import unquote

from organizer.practice.contact_draft import ContactDraft, Phone, PostalAddress

if TYPE_CHECKING:
    from PIL import Image


def read_codes(picture: Image.Image) -> tuple[str, ...]:
    """The texts of the QR codes in a picture; looks again at twice the size where there is none."""
    import zxingcpp

    grey = picture.convert("L")
    for scale in (1, 2):
        larger = grey.resize((grey.width * scale, grey.height * scale)) if scale > 1 else grey
        codes = zxingcpp.read_barcodes(
            larger,
            formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
            text_mode=zxingcpp.TextMode.Plain,
        )
        if codes:
            return tuple(dict.fromkeys(code.text for code in codes))
    return ()


def read_code(text: str) -> ContactDraft | None:
    """The contact that the text of a code says as MeCard, BizCard or address; else None."""
    text = text.strip()
    scheme, _, rest = text.partition(":")
    match scheme.upper():
        case "MECARD":
            return _mecard(_properties(rest))
        case "BIZCARD":
            return _bizcard(_properties(rest))
        case "MAILTO":
            address = unquote(rest.partition("?")[0]).strip()
            return ContactDraft(emails=(address,)) if "@" in address else None
        case "TEL":
            number = unquote(rest.partition(";")[0]).strip()
            return ContactDraft(phones=(Phone(number, "other"),)) if number else None
        case "HTTP" | "HTTPS":
            return ContactDraft(websites=(text,))
    return None


_PROPERTY = re.compile(r"\s*([A-Za-z-]+):((?:[^;\\]|\\.?)*)(?:;|\Z)", re.DOTALL)
_PART = re.compile(r"((?:[^,\\]|\\.?)*)(?:,|\Z)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def _properties(text: str) -> dict[str, list[str]]:
    """The values of each property as they stand, still escaped."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, value in _PROPERTY.findall(text):
        if value.strip():
            found[name.upper()].append(value)
    return found


def _plain(value: str) -> str:
    return _ESCAPED.sub(r"\1", value).strip()


def _first(values: list[str]) -> str:
    return _plain(values[0]) if values else ""


def _mecard(said: dict[str, list[str]]) -> ContactDraft:
    parts = [_plain(part) for part in _PART.findall(said["N"][0])] if said["N"] else []
    family, given = (*parts, "", "")[:2]
    return ContactDraft(
        full_name=" ".join(filter(None, (given, family))),
        given=given,
        family=family,
        title=_first(said["TITLE"]),
        company=_first(said["ORG"]),
        emails=tuple(map(_plain, said["EMAIL"])),
        phones=tuple(Phone(_plain(number), "other") for number in said["TEL"] + said["TEL-AV"]),
        websites=tuple(map(_plain, said["URL"])),
        addresses=tuple(map(_mecard_address, said["ADR"])),
        notes="\n\n".join(map(_plain, said["NOTE"])),
    )


def _mecard_address(value: str) -> PostalAddress:
    """Seven parts as in a vCard, or, which is more common, one text with commas."""
    parts = [_plain(part) for part in _PART.findall(value)][:-1] or [_plain(value)]
    if len(parts) != 7:
        return PostalAddress(text=", ".join(filter(None, parts)))
    box, room, house, locality, region, postal_code, country = parts
    return PostalAddress(
        street=", ".join(filter(None, (box, room, house))),
        locality=locality,
        region=region,
        postal_code=postal_code,
        country=country,
        text=", ".join(filter(None, parts)),
    )


def _bizcard(said: dict[str, list[str]]) -> ContactDraft:
    given, family = _first(said["N"]), _first(said["X"])
    kinds = {"B": "work", "M": "mobile", "F": "fax"}
    return ContactDraft(
        full_name=" ".join(filter(None, (given, family))),
        given=given,
        family=family,
        title=_first(said["T"]),
        company=_first(said["C"]),
        emails=tuple(map(_plain, said["E"])),
        phones=tuple(
            Phone(_plain(number), kind) for name, kind in kinds.items() for number in said[name]
        ),
        addresses=tuple(PostalAddress(text=_plain(text)) for text in said["A"]),
    )
