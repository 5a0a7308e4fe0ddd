"""E-mail addresses, web sites and telephone numbers in the lines of a card (P9).

They are known by their form, so they are taken first, and the rest of each line is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from organizer.cards.card_words import MAIL_PROVIDERS
from organizer.cards.lines import Line
from organizer.practice.names import folded

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber
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
    def found(self) -> tuple[Found, ...]:
        """All of it."""
        return self.emails + self.websites + self.phones

    @property
    def domains(self) -> list[str]:
        """The registered names in addresses and sites, without those of mail providers."""
        hosts = [found.value.partition("@")[2] for found in self.emails]
        hosts += [re.sub(r"^https?://|/.*", "", found.value.casefold()) for found in self.websites]
        return registered_names(hosts)

    @property
    def mailboxes(self) -> list[str]:
        """What stands before the @ of addresses at mail providers: a firm without a site of its own
        has its name there."""
        mails = [found.value.partition("@") for found in self.emails]
        return [local for local, _at, host in mails if not registered_names([host])]


# No longer than RFC 5321, section 4.5.3.1, and RFC 1035, section 2.3.4, allow: without bounds a
# pasted line of 20,000 letters took 9 s.
_EMAIL: Final = re.compile(
    r"(?P<local>[\w.+%'-]{0,63}\w)\s?(?:@|©|®|\(at\)|\[at\])\s?"
    r"(?P<host>[\w-]{1,63}(?:\s?[.,]\s?[\w-]{1,63}){0,6})",
    re.IGNORECASE,
)
_SITE: Final = re.compile(
    r"(?<![\w@])(?:(?:https?\s?:\s?//)(?:www\s?[.,]?\s?)?|www\s?[.,]?\s?)"
    r"(?P<said>[a-z0-9-]{1,63}(?:\s?[.,]\s?[a-z0-9-]{1,63}){1,6})(?:/[^\s,|]*)?"
    r"|(?<![\w@])(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,}(?:/[^\s,|]*)?",
    re.IGNORECASE,
)
_SITE_LABEL: Final = (
    r"(?:web ?site|webb|web|internet|url|sitio|sito|site|homepage|hemsida|strona|www|w|i)"
)
_MAIL_LABEL: Final = r"(?:e-?mail|mail|e-?post[ae]?|e|courriel|correo|eposta)"
_GLUED_MAIL: Final = re.compile(r"(?i)^(?:e-?mai[l1i]|e-post)[.:;]?(?=[a-z]{1,2})")
"""A label that was read as one word with the address."""
_ENDS_IN_TOP: Final = re.compile(r"(?<=[a-z0-9]{3})(com|net|org)$")


@cache
def _suffixes() -> TLDExtract:
    import tldextract

    # RFC 2606, section 2: the end of hosts in examples
    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, extra_suffixes=("example",))


def registered_names(addresses: Iterable[str]) -> list[str]:
    """The registered names in hosts, e-mail or web addresses, each once, without those of mail
    providers: `example` in `anna@mail.example.com`."""
    names = (_suffixes()(address).domain for address in addresses)
    return list(dict.fromkeys(name for name in names if name and name not in MAIL_PROVIDERS))


def read_reach(lines: Sequence[Line], regions: Sequence[str]) -> Reach:
    """What stands in `lines` of e-mail, web and telephone. `regions` (ISO 3166) is where numbers
    without a country are from, the likeliest first."""
    emails, websites, rests = [], [], []
    for n, line in enumerate(_with_points(_joined_mails(lines))):
        rest, some = _emails(_REGISTERED.sub(" | ", line.text), n, line.score)
        emails += some
        rest, sites = _websites(rest, n, line.score)
        websites += sites
        rests.append(rest)
    phones, rests = _phones(lines, rests, regions)
    phones, rests = _with_extensions(phones, rests)
    rests = ["" if _is_label(rest) else rest for rest in rests]
    words = {word for rest in rests for word in re.findall(r"\w{3,}", folded(rest))}
    emails = [replace(one, value=_without_label(one.value, words)) for one in emails]
    emails, websites = (
        [replace(one, value=_without_icon(one.value, words)) for one in some]
        for some in (emails, websites)
    )
    return Reach(_once(emails), _once(websites), _once(phones), tuple(rests))


def _without_label(address: str, words: set[str]) -> str:
    """An e-mail address without the "E" before it, the one capital in it, of which the space was
    lost: no word on the card begins so."""
    alone = re.match(r"E[a-z]", address) and address[1:].islower()
    known = any(word.startswith(folded(address)[:4]) for word in words)
    return address[1:] if alone and not known else address


def _without_icon(value: str, words: set[str]) -> str:
    """An address without an icon's ring, or an l for which an I was read, before it: no word on
    the card begins as it does."""
    if re.match(r"[O0Q](?:[a-z]|[1lI]\.)|0[A-Za-z]", value) and not any(
        word.startswith(folded(value)[:4]) for word in words
    ):
        value = value[1:]
    value = re.sub(r"^1(?=\.[a-z])", "l", value)
    initials = {word[0] for word in words}
    if re.match(r"I\.[a-z]", value) and "l" in initials and "i" not in initials:
        value = "l" + value[1:]
    if re.match(r"I[b-df-hj-np-tv-z]", value) and not any(
        word.startswith(folded(value)[:3]) for word in words
    ):
        return "l" + value[1:]
    return value


def _is_label(text: str) -> bool:
    words = re.findall(r"[^\W_]+(?:-[^\W_]+)*", folded(text))
    return bool(words) and all(
        word in _KINDS or re.fullmatch(f"{_MAIL_LABEL}|{_SITE_LABEL}", word) for word in words
    )


_HALF: Final = re.compile(r"(?P<start>[\w.+-]{1,64}(?:@[\w.-]{0,250}[.-]|@))$", re.ASCII)
_OTHER_HALF: Final = re.compile(r"[a-z\d-]{1,63}(?:\.[a-z\d-]{2,63})*$", re.ASCII)
_HOST_HALF: Final = re.compile(r"@[a-z\d-]{1,63}(?:\.[a-z\d-]{2,63})+$", re.ASCII)


def _joined_mails(lines: Sequence[Line]) -> list[Line]:
    """The lines, with an address that goes over two of them whole in the first."""
    joined = list(lines)
    for n, line in enumerate(lines):
        for other, below in enumerate(lines):
            if n == other or not line.box.stands_on(below.box) or "@" in line.text[:-64]:
                continue
            rest = below.text.strip()
            half = _HALF.search(line.text) and _OTHER_HALF.match(rest)
            if half or (_HOST_HALF.match(rest) and re.search(r"[\w.]{3}$", line.text)):
                joined[n] = replace(line, text=line.text + rest)
                joined[other] = replace(below, text="")
    return joined


def _with_points(lines: Sequence[Line]) -> list[Line]:
    """The lines, with the last point of a host where reading lost it and another line has it:
    "www.nordlichtde" beside "anna@nordlicht.de"."""
    hosts = {
        match[1].casefold()
        for line in lines
        for match in re.finditer(r"(?:@|www\.)([\w-]{3,60}\.[a-z]{2,10})(?![\w.])", line.text, re.I)
    }
    lost = {host.replace(".", ""): host for host in hosts}
    return [
        replace(
            line,
            text=re.sub(
                r"(?i)(?<=@|\.)[\w-]{5,70}(?![\w.])",
                lambda word: lost.get(word[0].casefold(), word[0]),
                line.text,
            ),
        )
        for line in lines
    ]


def _once(found: Sequence[Found]) -> tuple[Found, ...]:
    return tuple({one.value.casefold(): one for one in reversed(found)}.values())[::-1]


def _emails(text: str, line: int, score: float) -> tuple[str, list[Found]]:
    found = []
    for match in _each(_EMAIL, text, "host"):
        printed = match[0].removesuffix(match["host"]) + (host := _host(match["host"]))
        host = re.sub(r"\s", "", host).replace(",", ".").casefold()
        sure = 0.99
        if "." not in host:
            host, sure = _ENDS_IN_TOP.sub(r".\1", host), 0.7
        parsed = _suffixes()(host)
        if parsed.domain and parsed.suffix:
            local = _GLUED_MAIL.sub("", match["local"])
            found.append(Found(f"{local}@{host}", printed, round(sure * score, 3), line))
            label = rf"(?i)(?:\b{_MAIL_LABEL}\s*[:;.]?\s*)?{re.escape(printed)}"
            text = re.sub(label, "  |  ", text)
    return text, found


def _each(form: re.Pattern[str], text: str, host: str) -> Iterator[re.Match[str]]:
    """The matches in a text, each looked for from where the host of the one before ends."""
    match = form.search(text)
    while match:
        yield match
        end = match.start(host) + len(_host(match[host])) if match[host] else match.end()
        match = form.search(text, end)


def _host(text: str) -> str:
    """As much of a text as is a host: a space after a point, or a comma for one, is in it only if
    it is none without what follows."""
    host, *more = re.split(r"(\s?[.,]\s?)", text)
    for mark, part in zip(more[::2], more[1::2], strict=True):
        if mark != "." and _suffixes()(re.sub(r"\s", "", host).replace(",", ".")).suffix:
            break
        host += mark + part
    return host


def _websites(text: str, line: int, score: float) -> tuple[str, list[Found]]:
    found = []
    for match in _each(_SITE, text, "said"):
        printed = match[0]
        if match["said"]:
            before, path = match[0].split(match["said"], 1)
            host = _host(match["said"])
            printed = before + host + (path if host == match["said"] else "")
        value = re.sub(r"(?<=\w),(?=\w)", ".", re.sub(r"\s", "", printed))
        value = re.sub(r"(?i)^(?:www[.,]?|[a-z]{1,12})(?=www\.|https?:)", "", value)
        value = re.sub(r"(?i)^((?:https?://)?www)[.,]?", r"\1.", value)
        parsed = _suffixes()(value)
        said = re.match(r"(?i)https?:|www", value) is not None
        alone = text.strip(" :") == printed.strip() and value[-1].islower()
        if parsed.suffix and len(parsed.domain) > 1 and (said or value.islower() or alone):
            found.append(Found(value, printed, round((0.98 if said else 0.95) * score, 3), line))
            label = rf"(?i)(?:\b{_SITE_LABEL}\s*[:.]\s*)?{re.escape(printed)}"
            text = re.sub(label, "  |  ", text)
    return text, found


_NUMBER: Final = re.compile(
    r"(?<!\d)(?<!\d[.,])(?P<number>(?:\+\s?|00)?\(?\+?\d[\d\s().\]\-–‐/]{4,}\d(?:\s+to\s+\d{1,4}\b)?)"
    r"(?P<extension>\s*[,-]?\s*(?:x|ext\.?|extn\.?|extension|dw|durchwahl|poste)\s*[:.]?\s*(?P<more>\d{1,5}))?"
    r"(?!\d)",
    re.IGNORECASE,
)
_SERIES: Final = re.compile(
    r"(?P<first>.*\d{4}|.*\d{3}|.*\d\d \d\d)(?:\s?[–/]\s?-?|\s+to\s+)(?P<last>\d{1,4})"
    r"|(?P<whole>.*\d{2})\s-\s(?P<next>\d{1,2})"
)
_PARTED: Final = re.compile(r"/|\s[–-]\s|\sto\s|\d\s+\(\d")
_BOTH: Final = re.compile(
    r"(?P<first>.*\d{2})(?:(?:\s*/\s*|\s+[–-]\s+)(?P<last>[+(]?\d.*)|\s+(?P<next>\(\d.*))"
)
_NOT_A_NUMBER: Final = re.compile(
    r"\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d|\d{5}-\d{3}|\d{5}-\d{3,4}|\d{5,6}|(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d"
)
_NO_PHONE_BEFORE: Final = re.compile(
    r"(?i)(?:〒|\b(?:box|postfach|postbus|apartado|b\.?p|qq|skype))\W*$"
)
_POSTAL_CODE: Final = re.compile(r"\d{7}|\d{4}-\d{3}|.*\s[–-]\s\d{4,5}")
"""With a word after it: 2069214 Israel, 3080-255 Figueira, 3 1/2 – 83999 Unterwössing."""
_AFTER_TOWN: Final = re.compile(r"(?<![^\W\d_])[^\W\d_]{4,20}(?:\s?[–-]| \([\w.]{2,5}\))\s?$")
"""Before a postal code of India: Bengaluru - 560 099."""
_WORD_AFTER: Final = re.compile(r"\s*[^\W\d_]{3}")
_OPEN: Final = re.compile(r"\s*\(\d{0,2}$")
"""What was not closed after a number: "(3 lines)"."""
_REGISTERED: Final = re.compile(
    r"(?i)(?<![^\W\d_])(?:uen|telex|vat(?:[ -]?(?:reg|id))?|ust[.-]?\s?id(?:nr|[.-]nr)?|uid"
    r"|steuer-?nr|st-?nr"
    r"|hr[ab]|abn|acn|gst(?:in)?|cin|pan|siret|siren|rcs(?: [^\W\d_]{3,20})?(?: [AB])?|tva"
    r"|n\.?i\.?f|c\.?i\.?f|n\.?i\.?p|regon"
    r"|rpr|rbq|bce|kbo|i[čc]o?|di[čc]|iso(?:/iec)?|r\.?u\.?[tc]|rfc|cuit|crm|m\.\s?n\.|nzbn|npi|ein"
    r"|y-?tunnus|kennitala|oib|pib|cables?"
    r"|krs|p\.?\s?iva|partita iva|c\.?f|org\.?\s?nr|cvr|kvk|btw|rsin|cnpj|cpf|crea|creci|oab"
    r"|vergi no|mersis|iban|bic|swift|konto|kto|blz|bankgiro|plusgiro|bg"
    r"|reg(?:istered|istration|d)?(?:\.? in [A-Z][a-z]+)?|nmls|licen[sc]e|lic|dre"
    r"|登録番号)[.,:\s]*(?:(?:no|nr|number|n)\b[.:\s]*|[#№º°]\s*)*"
    r"[A-Z]{0,3}[ -]?\d[\dA-Z .\-/]*|\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,4})?\b"
    r"|\bD\.?X\.?[:\s]*\d[\d ]{1,10}(?:[^\W\d_a-z][^\W\d_]+)?"
    r"|(?<=[^\W\d_][.]) ?\(\d{6,14}(?:-[A-Z])?\)|(?<=[^\W\d_]) ?\(\d{6,14}(?:-[A-Z])?\)"
)
"""Numbers of registers, taxes, accounts and document exchanges; one in brackets after a firm's."""
_KINDS: Final = {
    word: kind
    for kind, words in {
        "mobile": "m mob mobile cell cellular c handy mobil portable port movil celular gsm h hp dd"
        " mobiel mobitel cel cellulare tlm telemovel kom komorka cep whatsapp wechat viber telegram"
        " natel 携帯",
        "fax": "f fax faks telefax facsimile telecopie telecopieur fx",
        "direct": "d direct ddi did dl durchwahl dw direkt directo",
        "work": "t tel telephone telefon p ph phone o office b w work main tlf fon telefono"
        " telefoon v voice off buro bureau switchboard pbx tfno telef zentrale"
        " dt simi telf bus reservas bookings"
        " telefoon telefone fone fixe vaxel"
        " centralino sentral 電話",
        "home": "home res privat residence",
    }.items()
    for word in words.split()
}
_LABEL: Final = re.compile(
    rf"(?<![^\W\d_])(?:{'|'.join(sorted(_KINDS, key=len, reverse=True))})(?![^\W\d_])",
    re.IGNORECASE,
)


def _phones(
    lines: Sequence[Line], rests: Sequence[str], regions: Sequence[str]
) -> tuple[list[Found], list[str]]:
    found: list[Found] = []
    left = list(rests)
    for n, text in enumerate(rests):
        before = 0
        for match in _NUMBER.finditer(text):
            number = _OPEN.sub("", match["number"])
            digits = re.sub(r"\D", "", number)
            label = text[before : match.start()]
            following = text[match.end() :]
            if (
                not 6 <= len(digits) <= (32 if _PARTED.search(number) else 16)
                or _NOT_A_NUMBER.fullmatch(number.strip())
                or (_POSTAL_CODE.fullmatch(number.strip()) and _WORD_AFTER.match(following))
                or (re.fullmatch(r"[1-8]\d\d \d{3}", number.strip()) and _AFTER_TOWN.search(label))
                or _NO_PHONE_BEFORE.search(label)
                or _is_glued(label)
                or (re.fullmatch(r"\d{7}", number.strip()) and _TOWN_BEFORE.search(label))
                or (_ABBREVIATION.search(label) and number[0] not in "+0(")
            ):
                continue
            kind, named = _kind(label, following[:12], n, lines, rests)
            worded = any(char.isalpha() for char in label) or not found
            local = re.fullmatch(r"\d{3,4}[ .-]\d{4}", number.strip())
            if len(digits) < 8 and not named and ((worded and not local) or "JP" in regions[:1]):
                continue
            if len(digits) < 7 and not named and any(_digits(one.value) > 9 for one in found):
                continue  # of a post office or a register, where others stand in full
            before = match.end()
            for printed in _series(number):
                value, sure = _in_e164(printed, regions, found)
                if match["more"]:
                    value += f";ext={match['more']}"
                if not named and sure > 0.9 and _is_mobile(value):
                    kind = "mobile"
                stands = (printed + (match["extension"] or "")).strip()
                found.append(Found(value, stands, round(sure * lines[n].score, 3), n, kind))
            left[n] = left[n].replace(match[0], "  |  ", 1)
        if before:
            left[n] = " | ".join(
                part
                for part in left[n].split("|")
                if _LABEL.sub("", _PLACE.sub("", part)).strip(" :.()/&,-")
                and not _CALL.search(part)
            )
        elif _LABEL.fullmatch(folded(text).strip(" :.")) and _right_of(n, lines) is not None:
            left[n] = ""
    return found, left


def _is_glued(before: str) -> bool:
    """Whether a number is the end of a word that is no label: of a tax number, SI12345678."""
    letters = re.search(r"[^\W\d_]{2,20}$", before)
    return letters is not None and folded(letters[0]) not in _KINDS


_TOWN_BEFORE: Final = re.compile(r"\d.*,\s*[^\W\d_]{3,}(?: [^\W\d_]{3,})?\s$")
"""Before a postal code that ends an address: 99 Rothschild Blvd., Tel Aviv 6599999."""
_ABBREVIATION: Final = re.compile(
    rf"(?:^|[|,·] ?)(?!(?:{'|'.join(sorted(_KINDS, key=len, reverse=True)).upper()})\b)"
    r"(?!PABX|UAN|SMS|WA)[A-Z]{2,6}\s?:?\s$"
    r"|(?i:\b[\w-]*code|\b(?:provider|member|licen[sc]e|permit) (?:no|nr|number))\.?\s?:?\s$"
)
"""Capitals before a number that say of no kind of telephone: it is in some register."""
_PLACE: Final = re.compile(r"\(\w{2,10}\)")
"""Where a number is from, after its label."""
_EXTENSION: Final = re.compile(
    rf"(?i)(?:^|(?<=\s))(?P<label>{'|'.join(sorted(_KINDS, key=len, reverse=True))}|sekretariat)?"
    r"[\s.:]*[-–](?P<digits>\d{2,4})$"
)
"""What stands for the last digits of another number: "Telefax -499"."""
_ENDS_IN_EXTENSION: Final = re.compile(r"\d{3}\s?[-–](?P<digits>\d{1,4})$")


def _with_extensions(found: list[Found], rests: Sequence[str]) -> tuple[list[Found], list[str]]:
    """With the numbers of which a card has the extension alone, where another has its own."""
    whole = next((one for one in found if _ENDS_IN_EXTENSION.search(one.printed)), None)
    more, left = list(found), list(rests)
    for n, rest in enumerate(rests):
        match = _EXTENSION.search(rest.strip())
        if whole is None or match is None:
            continue
        own = _ENDS_IN_EXTENSION.search(whole.printed)
        stem = whole.value.removesuffix(own["digits"]) if own else whole.value
        kind = _KINDS.get(folded(match["label"] or ""), "work")
        more.append(Found(stem + match["digits"], match[0].strip(), 0.85, n, kind))
        left[n] = rest.strip()[: match.start()].rstrip()
    return more, left


_CALL: Final = re.compile(r"(?i)\b(?:call|text|ring|anrufen?|appelez|llame|chiama)\b[^,]{0,12}$")
"""What asks for a call, before a number."""
_LONG_SERIES: Final = 10


def _series(number: str) -> list[str]:
    """The numbers of "555 0143–45", the first and the last, and of "2025550143 / 2025550144"."""
    number = number.strip()
    both = _BOTH.fullmatch(number)
    if both and min(_digits(both["first"]), _digits(both["last"] or both["next"])) >= 8:
        return [both["first"], both["last"] or both["next"]]
    match = _SERIES.fullmatch(number)
    if match is None:
        return [number]
    first, last = match["first"] or match["whole"], match["last"] or match["next"]
    if _digits(first) < (7 if len(last) < 3 else 9):
        return [number]
    if match["next"] and not 0 < int(last) - int(first[-len(last) :]) <= _LONG_SERIES:
        return [number]  # an extension
    return [first, first[: -len(last)] + last]


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def _kind(
    before: str, after: str, n: int, lines: Sequence[Line], rests: Sequence[str]
) -> tuple[str, bool]:
    """What a number is for, by the word before it, after it, or left of it on the card."""
    words = re.findall(r"[^\W\d_]+", folded(before))
    # a letter alone is a label only where the number follows
    labels = [word for word in words if word in _KINDS and (len(word) > 1 or word == words[-1])]
    if not labels:
        following = folded(re.split(r"[\d|,;]", after)[0])
        labels = [
            label
            for label in _LABEL.findall(following)[:1]
            if len(label) > 1 or re.fullmatch(r"\s*\(?\w\)?\s*", following)
        ]
    if not labels:
        labels = [
            label
            for other, line in enumerate(lines)
            if other != n and _right_of(other, lines) == n
            for label in _LABEL.findall(folded(rests[other]))
        ]
    right = _right_of(n, lines)
    if not labels and right is not None and _is_label(rests[right]):
        labels = _LABEL.findall(folded(rests[right]))
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


def _in_e164(printed: str, regions: Sequence[str], before: Sequence[Found]) -> tuple[str, float]:
    """A number in E.164, and how sure it is. One without an area code has its sibling's; one that
    could be of its sibling's country is of no other."""
    import phonenumbers as numbers

    if ring := _RING_READ.match(printed):
        without = _parsed(printed[ring.end() :], next(iter(regions), None))
        if without and numbers.is_valid_number(without):
            printed = printed[ring.end() :]
    digits = re.sub(r"\D", "", printed)
    american = len(digits) == 10 and not digits.startswith(("0", "1"))
    sibling = next((one.value.partition(";")[0] for one in reversed(before)), "")
    local = len(digits) <= 8 and len(sibling) > len(digits) + 3 and not printed.startswith("+")
    stem = next(
        (
            k
            for k in range(1, 5)
            if len(digits) - k > 4 and digits[0] != "0" and sibling.endswith(digits[:-k])
        ),
        0,
    )
    if stem:  # "865 04 27-20", after "01 865 04 27"
        return sibling + digits[-stem:], 0.85
    home = None if local else _home(sibling)
    for place in (*regions[: 1 if local else None], *(["US"] if american else []), None):
        parsed = _parsed(printed, place)
        if parsed is not None and numbers.is_valid_number(parsed):
            return numbers.format_number(parsed, numbers.PhoneNumberFormat.E164), 0.97
        if parsed and home and place == home and numbers.is_possible_number(parsed):
            return numbers.format_number(parsed, numbers.PhoneNumberFormat.E164), 0.8
    if local:
        return sibling[: -len(digits)] + digits, 0.85
    for place in (*regions[:1], *(["US"] if american else []), None):
        if parsed := _parsed(printed, place):
            return numbers.format_number(parsed, numbers.PhoneNumberFormat.E164), 0.7
    return digits, 0.4


_RING_READ: Final = re.compile(r"0(?:\s+(?=\d)|(?=0[1-9]\d{2}))")
"""An icon's ring or an O, for office, before a number; or a part of the number."""


def _home(number: str) -> str | None:
    """The country (ISO 3166) of a number in E.164."""
    import phonenumbers as numbers

    try:
        home: str | None = numbers.region_code_for_number(numbers.parse(number))
    except numbers.NumberParseException:
        return None
    return home


_MEXICAN: Final = re.compile(r"^\(?0(?:1|4[45])\)?\s*")
"""What was dialled there before a number until 2019; it is still printed."""
_CODE_FIRST: Final = re.compile(r"\(?[1-9]\d{0,2}[\s().-]")


def _parsed(printed: str, region: str | None) -> PhoneNumber | None:
    """A number as it is dialled in a region, or with its country: "(86-21) 5550 0123", too."""
    import phonenumbers as numbers

    if _CODE_FIRST.match(printed):
        with suppress(numbers.NumberParseException):
            parsed = numbers.parse(f"+{printed}")
            if numbers.is_valid_number(parsed) and (
                region in (None, numbers.region_code_for_number(parsed))
            ):
                return parsed
    if region == "MX":
        printed = _MEXICAN.sub("", printed)
    try:
        parsed = numbers.parse(printed, region)
    except numbers.NumberParseException:
        return None
    trunk = region and numbers.ndd_prefix_for_region(region, True)
    if region and not trunk and printed.startswith("(0"):  # as in Greece, before 2002
        return _parsed(f"({printed[2:]}", region)
    if trunk == "0" and parsed.italian_leading_zero and not numbers.is_valid_number(parsed):
        parsed.italian_leading_zero = False
    return parsed
