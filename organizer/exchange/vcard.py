"""vCard 2.1, 3.0 and 4.0 in, however dirty: bytes go in, contacts come out, nothing raises (P9).

Sources: the vCard 2.1 specification (versit, 1996), RFC 2426 (3.0), RFC 6350 (4.0), RFC 6868
(circumflex in parameters), and what phones and address books write in spite of them.
"""

from __future__ import annotations

import binascii
import codecs
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from organizer.exchange.contract import ContactRead, NotRead, Refusal, Repair, bytes_of
from organizer.practice.contact_draft import ContactDraft, Phone, PostalAddress


class Property(NamedTuple):
    """One property of a card, unfolded and decoded: what stands before the colon, without
    encoding and character set, its group and name in upper case, and its value as it is written in
    version 3.0 and 4.0, escaped. `understood` where the draft holds all of it."""

    head: str
    group: str
    name: str
    value: str
    understood: bool


def open_cards(path: Path) -> Iterator[ContactRead]:
    """The cards in a file, one by one. Raises `NotRead` at once where there is none."""
    cards = read_cards(bytes_of(path))
    first = next(cards, None)
    if first is None:
        raise NotRead(path, Refusal.NO_CARD)
    return chain((first,), cards)


_LINE = re.compile(rb"([^\r\n]*)(?:\r?\r?\n|\r|\Z)")
_MARK = re.compile(
    rb"(?:\xef\xbb\xbf)*(?:(AGENT[^:]*:)?[ \t]*(BEGIN)|END)[ \t]*:[ \t]*VCARD\s*$", re.IGNORECASE
)


def read_cards(data: bytes) -> Iterator[ContactRead]:
    """The cards in these bytes, one by one, in linear time; never raises, whatever the bytes."""
    return (card.read(end) for card, end in _cards(data))


def read_kept(text: str) -> tuple[ContactRead, list[Property]] | None:
    """A card that was read and kept as text (`ContactRead.raw`), with its properties in order.

    None where the text is no vCard.
    """
    first = next(_cards(text.encode("utf-16-le")), None)  # in which no card misnames its letters
    if first is None:
        return None
    card, end = first
    return card.read(end), card.properties


def _cards(data: bytes) -> Iterator[tuple[_Card, int]]:
    """Each card with the place where the next begins."""
    source = _Source(data)
    card: _Card | None = None
    stray = False
    for number, match in enumerate(_LINE.finditer(source.data), 1):
        mark = _MARK.match(match[1])
        if mark and mark[2] and not (card and card.holds_another(mark)):
            if card:
                yield card, match.start()
            card = _Card(source, number, match.start())
            if stray:
                card.warnings[Repair.OUTSIDE] = None
            stray = False
        elif card:
            card.add(match, mark)
        elif match[1].strip():
            stray = True
    if card:
        yield card, len(source.data)


_EDGE = re.compile(rb"(BEGIN|END):VCARD", re.IGNORECASE)


class _Source:
    """The bytes of a file, as UTF-8 where they were UTF-16, and what only all of them tell."""

    def __init__(self, data: bytes) -> None:
        begin = data[:400].upper().find(b"B\0E\0G\0I\0N")
        self._was_utf16 = begin >= 0
        if self._was_utf16:
            data = data.decode("utf-16-be" if begin % 2 else "utf-16-le", "replace").encode()
        # The line break is for files that a program joined without one.
        self.data = data.replace(b"\0", b"").replace(b"END:VCARDBEGIN:", b"END:VCARD\nBEGIN:")

    @cached_property
    def balanced(self) -> bool:
        """Whether as many cards end as begin, so that a BEGIN in a card is a card within it."""
        edges = Counter(edge[1].upper() for edge in _EDGE.finditer(self.data))
        return edges[b"BEGIN"] == edges[b"END"]

    @cached_property
    def _foreign(self) -> str | None:
        """The set of letters that are not Western; None where there are none, so far."""
        found = _FOREIGN.findall(self.data[:_SAMPLE])
        return _guessed_set(found) if found else None

    @cached_property
    def _japanese(self) -> bool:
        return _is_shift_jis(self.data)

    def decode(self, raw: bytes, declared: str, *, encoded: bool = False) -> tuple[str, bool]:
        """The text of these bytes, and whether its character set had to be guessed.

        What decodes as UTF-8 is UTF-8 whatever the card says, unless it names an East Asian set,
        whose bytes can pass for it. `encoded` bytes were quoted-printable or base64.
        """
        charset = "utf-8" if self._was_utf16 and not encoded else _codec(declared)
        east_asian = charset.startswith(_EAST_ASIAN)
        for name in (charset, "utf-8") if east_asian else ("utf-8", charset):
            with suppress(UnicodeError):
                return raw.decode(name), False
        patched = raw.decode("utf-8", "replace")
        if len(_BEYOND_ASCII.findall(patched)) >= patched.count("\ufffd"):
            return patched, True  # UTF-8 that was cut off or damaged
        japanese = _is_shift_jis(raw) or self._japanese
        return raw.decode("cp932" if japanese else self._legacy(raw), "replace"), True

    def _legacy(self, raw: bytes) -> str:
        """The set of bytes that no set was named for: Western, unless letters in a row are not."""
        if self._foreign is None and (found := _FOREIGN.findall(raw)):
            self._foreign = _guessed_set(found)
        return self._foreign or "cp1252"


_SAMPLE = 100_000
"""Bytes by which a set is guessed."""
_FOREIGN = re.compile(rb"[\xa1-\xff]{4,}")
"""Letters in a row, as they never are in Western text."""
_BEYOND_ASCII = re.compile("[^\0-\x7f\ufffd]")
_EAST_ASIAN = ("big5", "cp932", "cp949", "euc", "gb", "iso2022", "johab")
_CHARSET_NAME = re.compile(
    r"utf-?(?:8|16(?:le|be)?)|us-ascii|iso-?8859-?\d\d?|iso-2022-(?:jp|kr)|(?:windows-|cp)\d{3,4}"
    r"|windows-31j|shift[_-]?jis|euc-(?:jp|kr)|gb(?:2312|k|18030)|big5|koi8-[ru]|macintosh"
)
_MEANT = {  # by names that are used for more than they stand for
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
}


@lru_cache
def _codec(declared: str) -> str:
    """Python's name of a declared character set; UTF-8 where none or an unknown one is named."""
    name = declared.strip().lower().removeprefix("x-").replace("sjis", "shift_jis")
    if _CHARSET_NAME.fullmatch(name):
        with suppress(LookupError):
            codec = codecs.lookup(name).name
            return _MEANT.get(codec, codec)
    return "utf-8"


def _guessed_set(words: list[bytes]) -> str:
    import chardet  # 40 ms, and hardly ever needed

    codec = _codec(chardet.detect(b" ".join(words))["encoding"] or "")
    return "cp1252" if codec == "utf-8" else codec


_KANJI_PAIR = re.compile(rb"(?:[\x81-\x9f][\x40-\x7e\x80-\xfc]){2}")


def _is_shift_jis(raw: bytes) -> bool:
    """Whether bytes that are not UTF-8 are Shift_JIS rather than a Western set.

    Two characters in a row that start with 0x81-0x9F (all kana, the common kanji) are not found
    in Western text, where that range holds only typographic signs.
    """
    if _KANJI_PAIR.search(raw):
        with suppress(UnicodeError):
            raw.decode("cp932")
            return True
    return False


_FOLD = re.compile(rb"\r?\n[ \t]")
_STARTS_PROPERTY = re.compile(r"(?:[\w-]++\.)*+([\w-]++)[ \t]*+[;:]", re.ASCII)
_AGENT = re.compile(r"AGENT[^:]*:\s*", re.IGNORECASE)
_CHARSET = re.compile(r";\s*CHARSET\s*=[^;]*", re.IGNORECASE)
_SCHEME = re.compile(r"^(?:tel|mailto):", re.IGNORECASE)
_APPLE_LABEL = re.compile(r"^_\$!<(.*)>!\$_$")
_DATA_URI = re.compile(r"data:([\w./+-]*)[^,]*,", re.IGNORECASE)
_NOT_BASE64 = re.compile(r"[^A-Za-z0-9+/]+")
BINARY = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})
_TEXTS = frozenset({"EMAIL", "FN", "NOTE", "TITLE", "UID", "URL", "VERSION"})
_SEVERAL = frozenset({"EMAIL", "NOTE", "URL"})  # of the others the draft has place for one
_LINKS = frozenset({"URI", "URL"})
_PHONE_KINDS = (  # the first that applies decides: TEL;WORK;FAX is a fax
    ("fax", {"fax", "homefax", "workfax", "otherfax"}),
    ("pager", {"pager"}),
    ("mobile", {"cell", "mobile", "iphone"}),
    ("direct", {"direct"}),
    ("work", {"work", "main"}),
    ("home", {"home"}),
)
_PICTURES = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG", "image/png"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"RIFF", "image/webp"),
)


class _Card:
    """A card while its lines come in: unfolds them and puts each property in its place."""

    def __init__(self, source: _Source, line: int, start: int) -> None:
        self.warnings: dict[Repair, None] = {}
        self._source = source
        self._line = line
        self._start = start
        self._end = start
        self._depth = 1  # of cards within cards; 0 when this one has ended
        self._pieces: list[str] = []  # of the property that is being read
        self._quoted = self._binary = False
        self._charset = ""
        self.properties: list[Property] = []
        self._unknown: list[str] = []
        self._name: list[str] = []
        self._texts: dict[str, list[str]] = defaultdict(list)  # by the name of the property
        self._department = ""
        self._phones: list[tuple[str, str, str]] = []  # number, types, group
        self._labels: dict[str, str] = {}  # Apple's names for what a group holds
        self._addresses: list[PostalAddress] = []
        self._photo = b""
        self._photo_type = ""

    def holds_another(self, mark: re.Match[bytes]) -> bool:
        """Whether the card that begins with this mark is within this one.

        An agent's is (RFC 2426, 3.5.4); any other only where every card in the file has its end.
        """
        agent = mark[1] or _AGENT.fullmatch("".join(self._pieces))
        return self._depth > 0 and (agent is not None or self._source.balanced)

    def add(self, match: re.Match[bytes], mark: re.Match[bytes] | None) -> None:
        """Take the next physical line, with its mark where it begins or ends a card."""
        line = match[1].decode("utf-8", "surrogateescape")
        if mark and self._depth:
            self._end_property()
            self._depth += 1 if mark[2] else -1
            self._end = match.end()
        if self._depth == 1 and not mark:
            self._unfold(line)
        elif self._depth:
            self._keep(line, Repair.CARD_WITHIN)
        elif line.strip() and not mark:
            self.warnings[Repair.OUTSIDE] = None

    def _unfold(self, line: str) -> None:
        """Take a line that starts a property or has more of the one before."""
        if self._quoted and self._pieces and self._pieces[-1].rstrip(" \t").endswith("="):
            self._pieces[-1] = self._pieces[-1].rstrip(" \t")[:-1]
            self._pieces.append(line)
        elif self._pieces and line.startswith((" ", "\t")):
            self._pieces.append(line[1:])
        elif start := _STARTS_PROPERTY.match(line):
            self._end_property()
            head = line.partition(":")[0].upper()
            self._pieces.append(line)
            self._quoted = "QUOTED-PRINTABLE" in head
            self._binary = start[1].upper() in BINARY or "BASE64" in head or "ENCODING=B" in head
        elif self._pieces and self._binary:
            self._pieces.append(line)
        elif line:
            self._keep(line, Repair.NO_PROPERTY)

    def _keep(self, line: str, why: Repair) -> None:
        self._unknown.append(self._decoded(line))
        self.properties.append(Property("", "", "", self._unknown[-1], False))
        self.warnings[why] = None

    def _end_property(self) -> None:
        """Understand the property whose lines are all in, or keep it as it is."""
        line = "".join(self._pieces)
        self._pieces.clear()
        if ":" not in line:
            if line:
                self._keep(line, Repair.NO_PROPERTY)
            return
        head, value = _split(line)
        head = self._decoded(head)
        parameters = _parameters(head)
        charset = parameters.get("CHARSET", "")
        group, _, name = head.partition(";")[0].strip().upper().rpartition(".")
        raw = None
        if "QUOTED-PRINTABLE" in head.upper():
            raw = binascii.a2b_qp(value.encode("utf-8", "surrogateescape"))
        elif self._binary and name not in BINARY:
            raw = _from_base64(value)[0]
        if raw is None:
            value = kept = self._decoded(value, charset)
            if charset:
                head = _CHARSET.sub("", head)
                self._charset = charset
        else:
            kept = self._decoded(value)
            value = self._decoded(raw, charset, encoded=True)
            value = value.replace("\r\n", "\n").replace("\r", "\n")
        understood = self._take(name, group, parameters, value)
        if not understood:
            self._unknown.append(f"{head}:{kept}")
        self.properties.append(Property(head, group, name, value, understood))

    def _decoded(self, raw: str | bytes, charset: str = "", *, encoded: bool = False) -> str:
        """The text of bytes, or of a line in which bytes that are not UTF-8 are lone surrogates."""
        if isinstance(raw, str):
            if raw.isascii() and not charset:
                return raw
            raw = raw.encode("utf-8", "surrogateescape")
        text, guessed = self._source.decode(raw, charset, encoded=encoded)
        if guessed:
            self.warnings[Repair.CHARSET] = None
        return text

    def _take(self, name: str, group: str, parameters: dict[str, str], value: str) -> bool:
        """Put a property in its place; False where the draft has none for all of it."""
        text = plain(value)
        if name in _TEXTS:
            if text:
                self._texts[name].append(text)
            return name in _SEVERAL or len(self._texts[name]) < 2
        match name:
            case "ORG":
                company, *units = _parts(value)
                if not self._texts["ORG"]:
                    self._department = ", ".join(filter(None, units))
                if company:
                    self._texts["ORG"].append(company)
                return len(self._texts["ORG"]) < 2
            case "N" if not self._name:
                self._name = _parts(value)
                return not any(self._name[5:])
            case "TEL" if text:
                self._phones.append((_SCHEME.sub("", text), parameters.get("TYPE", ""), group))
            case "X-ABLABEL":
                self._labels[group] = _APPLE_LABEL.sub(r"\1", text).lower()
                return _phone_kind("", self._labels[group]) != "other"
            case "ADR":
                self._addresses.append(_address(_parts(value), parameters.get("LABEL", "")))
            case "LABEL":
                self._texts["LABEL"].append(text)
                return False
            case "PHOTO" if not self._photo:
                return self._take_photo(parameters, value)
            case _:
                return False
        return True

    def _take_photo(self, parameters: dict[str, str], value: str) -> bool:
        """Read the picture; False where the line must be kept, as it is a link or damaged."""
        uri = _DATA_URI.match(value)
        if not uri and ("://" in value[:40] or parameters.get("VALUE", "").upper() in _LINKS):
            self.warnings[Repair.PICTURE_LINK] = None
            return False
        self._photo, damaged = _from_base64(value[uri.end() :] if uri else value)
        declared = uri[1] if uri else parameters.get("TYPE", "")
        self._photo_type = next(
            (kind for start, kind in _PICTURES if self._photo.startswith(start)),
            f"image/{declared.rpartition('/')[2].lower()}" if declared else "",
        )
        if damaged or (self._photo and not self._photo_type):
            self.warnings[Repair.PICTURE_DAMAGED] = None
            return False
        return True

    def read(self, end: int) -> ContactRead:
        """What the card says; `end` is where the next begins, for one that lacks its own end."""
        self._end_property()
        if self._depth:
            self.warnings[Repair.NO_END] = None
            self._end = end
        family, given, additional, prefix, suffix = (*self._name, "", "", "", "", "")[:5]
        own = (family, given) if _FAMILY_FIRST.search(family) else (given, additional, family)
        names = filter(None, (prefix, *own, suffix))
        draft = ContactDraft(
            full_name=self._first("FN") or " ".join(names),
            given=given,
            additional=additional,
            family=family,
            prefix=prefix,
            suffix=suffix,
            title=self._first("TITLE"),
            department=self._department,
            company=self._first("ORG"),
            emails=tuple(_SCHEME.sub("", email) for email in self._texts["EMAIL"]),
            phones=tuple(
                Phone(number, _phone_kind(types, self._labels.get(group, "") if group else ""))
                for number, types, group in self._phones
            ),
            websites=tuple(self._texts["URL"]),
            addresses=tuple(address for address in self._addresses if address != PostalAddress())
            or tuple(PostalAddress(text=label) for label in self._texts["LABEL"] if label),
            notes="\n\n".join(self._texts["NOTE"]),
            uid=self._first("UID"),
        )
        raw = self._source.data[self._start : self._end]
        text, guessed = self._source.decode(raw, self._charset)
        if guessed:  # a letter may have been folded
            unfolded, guessed = self._source.decode(_FOLD.sub(b"", raw), self._charset)
            text = text if guessed else unfolded
        return ContactRead(
            draft=draft,
            version=self._first("VERSION"),
            companies=tuple(self._texts["ORG"]),
            titles=tuple(self._texts["TITLE"]),
            notes=tuple(self._texts["NOTE"]),
            photo=self._photo,
            photo_type=self._photo_type,
            unknown=tuple(self._unknown),
            raw=text,
            warnings=tuple(self.warnings),
            line=self._line,
        )

    def _first(self, name: str) -> str:
        return next(iter(self._texts[name]), "")


_FAMILY_FIRST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Letters of China, Japan and Korea."""
_QUOTED_HEAD = re.compile(r'((?:[^":]++|"[^"]*+")*+):')
PARAMETER = re.compile(r';((?:[^";]++|"[^"]*+"|")*+)')
_ESCAPED = re.compile(r"""\\([nN,;:\\'"\n])""")
_PART = re.compile(r"((?:[^;\\]++|\\.?)*+)(?:;|\Z)", re.DOTALL)
_CARET = re.compile(r"\^([n'^])")
_CARETS = {"n": "\n", "'": '"', "^": "^"}  # RFC 6868, 3.1


def _split(line: str) -> tuple[str, str]:
    """Name with parameters, and value: parted by the first colon that is not within quotes."""
    head, _, value = line.partition(":")
    if head.count('"') % 2 and (match := _QUOTED_HEAD.match(line)):
        return match[1], line[match.end() :]
    return head, value


def _parameters(head: str) -> dict[str, str]:
    """Parameters by their name, in upper case; a bare one (2.1) is taken for a type."""
    if ";" not in head:
        return {}
    found: dict[str, list[str]] = {}
    for parameter in PARAMETER.findall(head):
        key, equals, text = parameter.partition("=")
        key, text = (key.strip().upper(), text) if equals else ("TYPE", key)
        found.setdefault(key, []).append(text.strip().replace('"', ""))
    return {key: ",".join(texts) for key, texts in found.items()}


def plain(value: str) -> str:
    """A text value without its escapes."""
    return _unescaped(value).strip()


def address_of(one: Property) -> PostalAddress:
    """The address that an ADR says."""
    return _address(_parts(one.value), _parameters(one.head).get("LABEL", ""))


def _from_base64(text: str) -> tuple[bytes, bool]:
    """The bytes, padded or not, and whether something among the letters was none of base64."""
    with suppress(ValueError):
        return binascii.a2b_base64(text, strict_mode=True), False
    encoded = "".join(text.split()).rstrip("=")
    letters = _NOT_BASE64.sub("", encoded)
    whole = letters[:-1] if len(letters) % 4 == 1 else letters  # one letter is no whole byte
    return binascii.a2b_base64(whole + "=" * (-len(whole) % 4)), whole != encoded


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], text)


def _parts(value: str) -> list[str]:
    """The components of a structured value, parted by the semicolons that are not escaped."""
    parts = _PART.findall(value) if "\\" in value else value.split(";")
    return [_unescaped(part).strip() for part in parts]


def _phone_kind(types: str, label: str) -> str:
    words = {label, *re.split(r"[\s,;]+", types.lower())}
    return next((kind for kind, known in _PHONE_KINDS if words & known), "other")


def _address(parts: list[str], label: str) -> PostalAddress:
    """An ADR (RFC 6350, 6.3.1); `text` is its LABEL, or all of it where a part has no place."""
    box, extended, street, locality, region, postal_code, country, *more = (*parts, *[""] * 7)
    text = _CARET.sub(lambda match: _CARETS[match[1]], _unescaped(label))
    if not text and (box or extended or any(more)):
        town = " ".join(filter(None, (postal_code, locality)))
        text = "\n".join(filter(None, (box, extended, street, town, region, country, *more)))
    return PostalAddress(street, locality, region, postal_code, country, text)
