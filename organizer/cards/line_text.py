"""The text of a line as it is compared: without labels, with what reading loses or adds put right,
and parted where it has several things (P9)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import Final

from organizer.cards.card_words import LEGAL_FORMS, WATERMARKS
from organizer.cards.lines import Piece, letters_of

_LABELLED: Final = re.compile(
    r"(?i)^(?:name|(?:(?:factory|office) )?add(?:ress)?\.?|adresse|anschrift|addr\.?"
    r"|direcci[oó]n|indirizzo|endere[cç]o|adres|地址|住所|所在地|inh(?:aber)?\.?|prop(?:rietor)?\.?|contact|kontakt|company|position|title|works|factory|parada|sede|domicilio"
    r"|(?:(?:regd?|registered|head|corp(?:orate)?|branch)\.? )?off(?:ice)?\.?)\s*:\s*"
)
_OWNER: Final = re.compile(r"^(?:Inh|Prop)\.\s*(?=[A-Z])")
_MISREAD_I: Final = re.compile(r"^l(?=(?:an|ain|[b-df-hj-np-tv-z][a-z]*) [A-Z])")
"""An l for an I is what the models misread most: no name begins with one before a consonant."""
_MISREAD_PLACE: Final = re.compile(
    r"\bl(?=(?:owa|llinois|ndia|ndiana|daho|taly|talia|reland|srael|ndonesia|stanbul)\b)"
)
_DOT_LOST: Final = re.compile(r"(?<= )(?:[^\W\d_]\.){1,3}[^\W\d_]$")
"""Of a form with points within: S.p.A, S.A"""
_GLUED_FORM: Final = re.compile(
    r"(?<=[a-z]{3})(?=(?:GmbH|AG|SAS|SARL|LLC|LLP|Inc|Ltd|S\.[AL]\.|[BN]\.V\.|S\.p\.A|Corp|AB|BV|NV|ApS)\b)"
)
_GREEK: Final = str.maketrans("αικνορτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aiknoptuxABEZHIKMNOPTYX")
_WITH_GREEK: Final = re.compile(r"[^\W\d_]*[A-Za-z][^\W\d_]*")
_SPACED: Final = re.compile(r"^[^\W_](?: +[^\W_]){3,}$")
_LABEL_BESIDE: Final = re.compile(r"(?i)(?<=\d)\s+(?:telefax|telefon|telephone|fax|e-mail)$")
"""The label of another column, read as one line with what stands before it."""
_HANDLE: Final = re.compile(r"^@[\w.-]+$|[\w./]*@[\w.-]+@[\w.-]+")
_MISREAD_ZERO: Final = re.compile(r"(?<![\w@.-])((?:[A-Z]-)?\d{2,3})[oO](?=[\s,])")
"""In the number of a house, or a postal code."""


_MISREAD_CODE: Final = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?\s?)[oO]([A-Z]{2})$")
"""A zero in a British postal code."""
_FORM: Final = re.compile("[\\u00a0\\u2000-\\u200a\\u3000\\ufb00-\\ufb06\\uff00-\\uffef]")
"""Forms of a letter, and of a space, that say no more than the plain one."""


def _plain(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", found[0])


_GLUED_TOWN: Final = re.compile(r"(?:(?<=^\d{4})|(?<=^\d{5})|(?<=^\d\d-\d{3}))(?=[^\W\d_a-z]\w{2})")
"""Between a postal code that begins a line and its town: reading loses the space."""
_GLUED_SITE: Final = re.compile(r"(?i)(?<=@)(?P<host>[\w.-]+?\.[a-z]{3,}?)[|il1]?(?=www\.)")
"""A host of an e-mail address, with the stroke that parts it from a web site."""


_THIRD: Final = re.compile(r"(?<=\w )[Il1]{3}(?=,|$)")
"""The third of a name."""
_DOUBLE_NAME: Final = re.compile(r"(?<=[a-z]) [-–] (?=(?:de|van|von|du|den|ter) [A-Z][^\W\d_]+$)")
"""Between the names of two families: "van 't Hoff – de Wit"."""


_STROKE: Final = re.compile(
    r"(?<![Pp]hase)(?<![Bb]lock)(?<![Zz]one)(?<![Cc]lass)(?<![Ll]evel)"
    r"(?<=[\w.)]{2}) [Il] (?=[\dA-ZÀ-Ž])"
)
_LAST_STROKE: Final = re.compile(r" [Il]$")
"""A stroke between the parts of a line is read as a letter."""
_CURLED: Final = re.compile('“([^"“”]{1,60})"')
_SMALL_FIRST: Final = re.compile(r"(?<!\w)[cosuvwxzçöşüß](?=[A-ZÀ-ÞĀ-Ž]{3,}(?!\w))")
"""Of a word in capitals the first letter, which is of one shape small and large."""
_EIRCODE: Final = re.compile(
    r"(?<!\w)([AC-FHKNPRTV-Y]\d[\dW] ?)(?=[\dAC-FHKNPRTV-Y]*O)([\dAC-FHKNPRTV-YO]{4})(?!\w)"
)
_FROM: Final = re.compile(r"(?i)(?:with )?(?:the )?(?:compliments|courtesy) of")
_SPOKEN_TO: Final = re.compile(r"^(?:Call|Ask for) (?=[A-Z][a-z]+(?: [A-Z][\w'’-]+)?$)")


def clean_text(text: str) -> str:
    """A line without its label, with what reading is known to lose, add or take for something else
    put right; empty where it is of no use: a scanner's watermark."""
    text = _LABELLED.sub("", _FORM.sub(_plain, unicodedata.normalize("NFC", text)).strip())
    text = _OWNER.sub("", _MISREAD_I.sub("I", text))
    text = re.sub(r"\bS\.r\.[I1]\.", "S.r.l.", text)
    text = re.sub(r"\((\d{1,4})\]", r"(\1)", text)
    text = _MISREAD_ZERO.sub(r"\g<1>0", _MISREAD_PLACE.sub("I", text))
    text = re.sub(r"\bz ?[0o]\. ?[0o]\b", "z o.o", text)
    text = re.sub(r"(?<!\w)1(?=-\d{5}\s+[A-Z])", "I", text)  # Italy's, before a postal code
    text = _GLUED_FORM.sub(" ", text)
    text = _DOT_LOST.sub(lambda form: form[0] + "." * (letters_of(form[0]) in LEGAL_FORMS), text)
    text = _MISREAD_CODE.sub(r"\g<1>0\g<2>", _GLUED_TOWN.sub(" ", text))
    text = _WITH_GREEK.sub(lambda word: word[0].translate(_GREEK), text)
    text = _GLUED_SITE.sub(r"\g<host> ", text)
    text = re.sub(r"\bIl(?=\.)", "II", _THIRD.sub("III", text))
    text = _DOUBLE_NAME.sub("-", text)
    text = _CURLED.sub("“\\1”", _SPOKEN_TO.sub("", text))
    text = _SMALL_FIRST.sub(lambda first: first[0].upper(), text)
    text = _EIRCODE.sub(lambda code: code[1] + code[2].replace("O", "0"), text)
    if _STROKE.search(text):
        text = _LAST_STROKE.sub("", _STROKE.sub(" | ", text))
    if _SPACED.match(text):  # letters set apart, with more between the words
        text = re.sub(r" {2,}", " ", re.sub(r"(?<=\w) (?=\w)", "", text))
    text = _LABEL_BESIDE.sub("", _HANDLE.sub("", text))
    hidden = _FROM.fullmatch(text) or any(mark in text.casefold() for mark in WATERMARKS)
    return "" if hidden else _PRONOUNS.sub("", text).strip()


_PRONOUNS: Final = re.compile(
    r"(?i)\s*\(?(?<!\w)(?:she|he|they|sie|er|elle|il|iel|ella|él|elle)\s?/\s?"
    r"(?:her|hers|him|his|they|them|theirs?|ihr|ihm|la|le|lui)(?:\s?/\s?\w+)?(?!\w)\)?\s*"
)
"""How somebody wishes to be spoken of."""


_PARTED: Final = re.compile(
    r"(?<!\band)(?<!\bund)(?<!&)\s*[|•·●▪■\t]\s*|\s{3,}"
    r"|(?<=[\u3040-\u9fff])\s+(?=[A-Za-z]{3})|(?<=[A-Za-z]{3})\s+(?=[\u3040-\u9fff]{2})"
)
"""What parts a line: a mark, much space, the other script."""
_AFTER_FORM: Final = re.compile(
    r"(?:\b(?:GmbH|GbR|KG|AG|Limited|LLP|LLC|[Pp]lc|PLC|Oy|AB|ApS|BV|NV)|S\.A\.|S\.L\.|\b(?:Ltd|Inc|Corp|Kft)\.?)"
    r"(?P<mark>\s+[-–]\s+|[.,]?\s+(?=(?:is|are|Registered|Regd?\.|Reg\.|ABN|HRB|Co\. Reg)\b))"
)
"""What is said of a firm after its legal form."""
_STRAY: Final = re.compile(r"\s*[•·●▪■]\s*")
"""A mark that parts nothing."""
_RING: Final = re.compile(r"^(?:[O0°©®@]\s+|O(?=\d))(?=[\w〒])")
"""What is read of a round icon."""
_ENDING: Final = re.compile(r"(?:,|(?<=\w) [-–/])\s*$")
"""What a line ends with that goes on in the next."""
EDGES: Final = " ,;:|/-–—•·[]<>*"
"""What may stand at either end of a part and belongs to none."""


def parts_of_line(piece: Piece, large: float) -> list[Piece]:
    """The parts of a line that something parts, each with its share of the box. A point parts
    nothing in a line that is higher than `large`: it is a firm's name."""
    whole = max(1, len(piece.text))
    marks = [
        match.span()
        for match in _PARTED.finditer(piece.text)
        if piece.box.height <= large or not set(match[0]) & set("·•")
    ]
    if beyond := _AFTER_FORM.search(piece.text):
        marks = sorted([*marks, beyond.span("mark")])
    parts, start = [], 0
    for end, following in [*marks, (whole, whole)]:
        text = piece.text[start:end].strip(EDGES)
        text = re.sub(r"(?<= (?:plc|LLP))\.$", "", text)
        text = _RING.sub("", text if piece.box.height > large else _STRAY.sub(" ", text))
        whole_in = text[:1] + text[-1:] == "()" and text.count("(") == 1
        text = text.strip("()") if whole_in or text.count("(") != text.count(")") else text
        if sum(char.isalnum() for char in text) > 1:
            part = share_of(piece, text, start / whole, end / whole)
            ending = _ENDING.search(piece.text[start:end])
            parts.append(replace(part, end=ending[0].rstrip() if ending else ""))
        start = following
    return parts


def share_of(piece: Piece, text: str, start: float, end: float) -> Piece:
    """A part of a piece: its text, and its share of the box from `start` to `end`, of 0 to 1."""
    width = piece.box.right - piece.box.left
    left = piece.box.left
    return replace(
        piece,
        text=text,
        box=replace(piece.box, left=left + start * width, right=left + end * width),
    )
