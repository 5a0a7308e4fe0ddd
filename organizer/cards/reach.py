"""E-mail addresses, web sites and telephone numbers in the lines of a card (P9).

They are known by their form, so they are taken first, and the rest of each line is left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from organizer.cards.card_words import MAIL_PROVIDERS
from organizer.cards.lines import Line
from organizer.practice.names import folded

if TYPE_CHECKING:
    from tldextract import TLDExtract


@dataclass(frozen=True)
class Found:
    """A value, how it stands on the card, how sure it is, and the line it was read from."""

    value: str
    printed: str
    confidence: float
    line: int
    kind: str = ""


@dataclass(frozen=True)
class Reach:
    """How a person can be reached, and of each line what is left without that."""

    emails: tuple[Found, ...]
    websites: tuple[Found, ...]
    phones: tuple[Found, ...]
    rests: tuple[str, ...]

    @property
    def domains(self) -> list[str]:
        """The registered names in addresses and sites, without those of mail providers."""
        hosts = [found.value.partition("@")[2] for found in self.emails]
        hosts += [re.sub(r"^https?://|/.*", "", found.value.casefold()) for found in self.websites]
        names = [_suffixes()(host).domain for host in hosts]
        return list(dict.fromkeys(name for name in names if name and name not in MAIL_PROVIDERS))


# No longer than RFC 5321, section 4.5.3.1, and RFC 1035, section 2.3.4, allow: without bounds a
# pasted line of 20,000 letters took 9 s.
_EMAIL: Final = re.compile(
    r"(?P<local>[\w.+%'-]{0,63}\w)\s?(?:@|©|®|\(at\)|\[at\])\s?(?P<host>[\w-]+"
    r"(?:\.[\w-]+|\s?[.,]\s?(?:com|net|org|edu|de|co|uk|fr|es|it)\b)*)",
    re.IGNORECASE,
)
_SITE: Final = re.compile(
    r"(?<![\w@])(?:https?\s?:\s?//)?(?:www\s?[.,]?\s?)?(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,}(?:/[^\s,|]*)?",
    re.IGNORECASE,
)
_SITE_LABEL: Final = r"(?:web ?site|web|internet|url|site|homepage|w)"
_MAIL_LABEL: Final = r"(?:e-?mail|mail|e|courriel|correo)"
_ENDS_IN_TOP: Final = re.compile(r"(?<=[a-z0-9]{3})(com|net|org)$")


@cache
def _suffixes() -> TLDExtract:
    import tldextract

    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


def read_reach(lines: Sequence[Line], region: str | None) -> Reach:
    """What stands in `lines` of e-mail, web and telephone. `region` (ISO 3166) is where numbers
    without a country are from."""
    emails, websites, rests = [], [], []
    for n, line in enumerate(lines):
        rest, some = _emails(line.text, n, line.score)
        emails += some
        rest, sites = _websites(rest, n, line.score)
        websites += sites
        rests.append(rest)
    phones, rests = _phones(lines, rests, region)
    return Reach(_once(emails), _once(websites), _once(phones), tuple(rests))


def _once(found: Sequence[Found]) -> tuple[Found, ...]:
    return tuple({one.value.casefold(): one for one in reversed(found)}.values())[::-1]


def _emails(text: str, line: int, score: float) -> tuple[str, list[Found]]:
    found = []
    for match in _EMAIL.finditer(text):
        host = re.sub(r"\s", "", match["host"]).replace(",", ".").casefold()
        sure = 0.97
        if "." not in host:
            host, sure = _ENDS_IN_TOP.sub(r".\1", host), 0.7
        parsed = _suffixes()(host)
        if parsed.domain and parsed.suffix:
            found.append(Found(f"{match['local']}@{host}", match[0], round(sure * score, 3), line))
            label = rf"(?i)(?:\b{_MAIL_LABEL}\s*[:.]?\s*)?{re.escape(match[0])}"
            text = re.sub(label, "  |  ", text)
    return text, found


def _websites(text: str, line: int, score: float) -> tuple[str, list[Found]]:
    found = []
    for match in _SITE.finditer(text):
        value = re.sub(r"\s", "", match[0])
        value = re.sub(r"(?i)^((?:https?://)?www)[.,]?", r"\1.", value)
        parsed = _suffixes()(value)
        said = re.match(r"(?i)https?:|www", value) is not None
        alone = text.strip(" :") == match[0].strip() and value[-1].islower()
        if parsed.suffix and len(parsed.domain) > 1 and (said or value.islower() or alone):
            found.append(Found(value, match[0], round((0.97 if said else 0.9) * score, 3), line))
            label = rf"(?i)(?:\b{_SITE_LABEL}\s*[:.]\s*)?{re.escape(match[0])}"
            text = re.sub(label, "  |  ", text)
    return text, found


_NUMBER: Final = re.compile(
    r"(?<![\d.,])(?P<number>(?:\+\s?|00)?\(?\+?\d[\d\s().\-–‐/]{4,}\d)"
    r"(?P<extension>\s*(?:x|ext\.?|extn\.?|extension|dw|durchwahl|poste)\s*[:.]?\s*(?P<more>\d{1,5}))?"
    r"(?!\d)",
    re.IGNORECASE,
)
_SERIES: Final = re.compile(r"(?P<first>.*\d{4})\s?[–/]\s?(?P<last>\d{1,2})")
_NOT_A_NUMBER: Final = re.compile(r"\d{5}-\d{3,4}|\d{5,6}|(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d")
_REGISTERED: Final = re.compile(
    r"(?i)\b(hrb|hra|vat|ust|uid|abn|acn|siret|siren|gst|cin|reg|lic)\b"
)
_KINDS: Final = {
    word: kind
    for kind, words in {
        "mobile": "m mob mobile cell cellular c handy mobil portable port movil celular gsm h hp"
        " mobiel",
        "fax": "f fax telefax facsimile telecopie fx",
        "direct": "d direct ddi did dl durchwahl dw direkt directo",
        "work": "t tel telephone telefon p ph phone o office b w work main tlf fon telefono"
        " telefoon v voice off buro bureau switchboard zentrale",
        "home": "home res privat residence",
    }.items()
    for word in words.split()
}
_LABEL: Final = re.compile(
    rf"(?<![^\W\d_])(?:{'|'.join(sorted(_KINDS, key=len, reverse=True))})(?![^\W\d_])",
    re.IGNORECASE,
)


def _phones(
    lines: Sequence[Line], rests: Sequence[str], region: str | None
) -> tuple[list[Found], list[str]]:
    found: list[Found] = []
    left = list(rests)
    for n, text in enumerate(rests):
        before = 0
        for match in _NUMBER.finditer(text):
            digits = re.sub(r"\D", "", match["number"])
            label = text[before : match.start()]
            if (
                not 6 <= len(digits) <= 16
                or _NOT_A_NUMBER.fullmatch(match["number"].strip())
                or _REGISTERED.search(label)
                or label.rstrip().endswith("〒")
            ):
                continue
            kind, named = _kind(label, text[match.end() : match.end() + 12], n, lines, rests)
            worded = any(char.isalpha() for char in label) or not found
            if len(digits) < 8 and not named and worded and match["number"].strip().isdigit():
                continue
            before = match.end()
            for printed in _series(match["number"]):
                value, sure = _in_e164(printed, region, found)
                if match["more"]:
                    value += f";ext={match['more']}"
                if not named and sure > 0.9 and _is_mobile(value):
                    kind = "mobile"
                stands = (printed + (match["extension"] or "")).strip()
                found.append(Found(value, stands, round(sure * lines[n].score, 3), n, kind))
            left[n] = left[n].replace(match[0], "  |  ", 1)
        if before:
            left[n] = " | ".join(
                part for part in left[n].split("|") if _LABEL.sub("", part).strip(" :.()/&,-")
            )
        elif _LABEL.fullmatch(folded(text).strip(" :.")) and _right_of(n, lines) is not None:
            left[n] = ""
    return found, left


def _series(number: str) -> list[str]:
    """The numbers of "555 0143–45": the first and the last."""
    match = _SERIES.fullmatch(number.strip())
    if match is None:
        return [number.strip()]
    return [match["first"], match["first"][: -len(match["last"])] + match["last"]]


def _kind(
    before: str, after: str, n: int, lines: Sequence[Line], rests: Sequence[str]
) -> tuple[str, bool]:
    """What a number is for, by the word before it, after it, or left of it on the card."""
    labels = _LABEL.findall(folded(before))
    if not labels:
        labels = _LABEL.findall(folded(re.split(r"[\d|,;]", after)[0]))[:1]
    if not labels:
        labels = [
            label
            for other, line in enumerate(lines)
            if other != n and _right_of(other, lines) == n
            for label in _LABEL.findall(folded(rests[other]))
        ]
    return (_KINDS[labels[-1]], True) if labels else ("work", False)


def _right_of(n: int, lines: Sequence[Line]) -> int | None:
    """The line that stands nearest to the right of another, in the same row."""
    box = lines[n].box
    row = [
        (line.box.left, other)
        for other, line in enumerate(lines)
        if other != n
        and line.box.left >= box.right
        and abs(line.box.top + line.box.bottom - box.top - box.bottom) < box.bottom - box.top
    ]
    return min(row)[1] if row else None


def _is_mobile(number: str) -> bool:
    """Whether a number in E.164 is, by its country's plan, a mobile one and no other."""
    import phonenumbers as numbers

    kind: int = numbers.number_type(numbers.parse(number.partition(";")[0]))
    return kind == numbers.PhoneNumberType.MOBILE


def _in_e164(printed: str, region: str | None, before: Sequence[Found]) -> tuple[str, float]:
    """A number in E.164, and how sure it is. One without an area code has its sibling's."""
    import phonenumbers as numbers

    digits = re.sub(r"\D", "", printed)
    for text, place in ((printed, region), (printed, "US" if len(digits) == 10 else None)):
        try:
            parsed = numbers.parse(text, place)
        except numbers.NumberParseException:
            continue
        if numbers.is_valid_number(parsed):
            return numbers.format_number(parsed, numbers.PhoneNumberFormat.E164), 0.97
        sibling = next((one.value.partition(";")[0] for one in reversed(before)), "")
        if len(digits) <= 8 and len(sibling) > len(digits) + 3 and not printed.startswith("+"):
            return sibling[: -len(digits)] + digits, 0.85
        if place is not None or printed.startswith(("+", "00")):
            return numbers.format_number(parsed, numbers.PhoneNumberFormat.E164), 0.7
    return digits, 0.4
