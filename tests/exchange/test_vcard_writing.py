"""Cards out and in again: nothing of them is lost, and what the person changed is what goes out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from organizer.exchange.vcard import open_cards, read_cards, read_kept
from organizer.exchange.vcard_writing import Version, card_text
from organizer.practice.contact_draft import ContactDraft, Phone, PostalAddress

FILES = sorted((Path(__file__).parents[1] / "data" / "vcards").glob("*.vcf"))


@pytest.mark.parametrize("version", Version)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_card_read_and_written_says_the_same(path: Path, version: Version) -> None:
    for card in open_cards(path):
        contact = replace(card.draft, uid=card.draft.uid or "made-up")
        kept = read_kept(card.raw)
        assert kept is not None
        text = card_text(contact, version, kept)
        assert all(len(line) <= 75 for line in text.encode().split(b"\r\n"))
        (back,) = read_cards(text.encode())
        assert (back.version, back.draft, back.photo) == (version, contact, card.photo)
        again = read_kept(back.raw)
        assert card_text(contact, version, again) == text


CARD = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Anna;;Dr.;
FN:Dr. Anna M
ORG:Example AG;Research
TITLE:Engineer
item1.EMAIL;INTERNET;PREF:anna@example.com
item1.X-ABLabel:at work
EMAIL;X-OTHER:anna@example.org
TEL;WORK;VOICE:+1 202 555 0100
ADR;HOME:;;Am Markt 1;Berlin;;10115;DE
BDAY:1980-02-29
LOGO;PNG;ENCODING=BASE64:iVBORw0KGgo=
AGENT:
BEGIN:VCARD
FN:Hilda
END:VCARD
what is this
END:VCARD
"""


@pytest.mark.parametrize(
    ("version", "pref", "logo"),
    [
        (Version.THREE, "TYPE=PREF", "LOGO;TYPE=PNG;ENCODING=b:iVBORw0KGgo="),
        (Version.FOUR, "PREF=1", "LOGO:data:image/png;base64,iVBORw0KGgo="),
    ],
)
def test_what_was_not_understood_goes_out_again(version: Version, pref: str, logo: str) -> None:
    (card,) = read_cards(CARD.encode())
    lines = card_text(card.draft, version, read_kept(card.raw)).split("\r\n")
    assert lines[1] == f"VERSION:{version}"
    assert lines[4:-2] == [
        "FN:Dr. Anna M",
        "N:Müller;Anna;;Dr.;",
        "ORG:Example AG;Research",
        "TITLE:Engineer",
        f"item1.EMAIL;TYPE=INTERNET;{pref}:anna@example.com",
        "item1.X-ABLabel:at work",
        "EMAIL;TYPE=X-OTHER:anna@example.org",
        "TEL;TYPE=WORK;TYPE=VOICE:+1 202 555 0100",
        "ADR;TYPE=HOME:;;Am Markt 1;Berlin;;10115;DE",
        "BDAY:1980-02-29",
        logo,
        "AGENT:BEGIN:VCARD\\nFN:Hilda\\nEND:VCARD",
        "X-ORGANIZER-UNREAD:what is this",
    ]


def test_what_the_person_changed_is_what_goes_out() -> None:
    (card,) = read_cards(CARD.encode())
    changed = replace(
        card.draft,
        family="Example",
        title="",
        department="Sales; Europe",
        emails=("anna@example.com", "new@example.com"),
        phones=(Phone("+1 202 555 0199", "mobile"),),
        addresses=(PostalAddress(text="Neue Str. 2\nBonn"),),
        notes="Likes tea,\nnot coffee",
    )
    lines = card_text(changed, Version.FOUR, read_kept(card.raw)).split("\r\n")
    assert {"N:Example;Anna;;;", "ORG:Example AG;Sales\\; Europe"} < set(lines)
    assert {"EMAIL:new@example.com", "TEL;TYPE=cell:+1 202 555 0199"} < set(lines)
    assert {"ADR:;;Neue Str. 2\\nBonn;;;;", "NOTE:Likes tea\\,\\nnot coffee"} < set(lines)
    assert {"item1.X-ABLabel:at work", "BDAY:1980-02-29"} < set(lines)
    said = "\n".join(lines)
    for gone in ("TITLE", "example.org", "0100", "Am Markt"):
        assert gone not in said


def test_somebody_without_a_card_has_a_card_too() -> None:
    text = card_text(ContactDraft("Anna", given="Anna", uid="u"), Version.THREE)
    assert text == (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//organizer//EN\r\nUID:u\r\nFN:Anna\r\n"
        "N:;Anna;;;\r\nEND:VCARD\r\n"
    )
