"""The words somebody looks for: how else they may be written, and where they stand in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from organizer.practice.names import folded

Spellings = tuple[str, ...]
"""One word that is looked for, folded, and what else it may be written as."""

_WORD = re.compile(r"[^\W_\u19b0-\u19c9\u1cf2\u1cf3]+")
"""A word as the index has it: to SQLite these vowels of New Tai Lue and Vedic signs end one."""
_WRITTEN = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
"""A word as it is written, with marks that stand as characters of their own."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_SPELT_OUT = re.compile(r"([aou])e(?=[^\W_])")

_WITHIN = re.compile(r"(?<=[^\W\d_])[.'’&-](?=[^\W\d_])")
"""A sign within a word."""
_INITIALS = re.compile(r"(?<!\w)([^\W\d_])\.?\s+(?=[^\W\d_](?!\w))")
"""A letter before another that stands alone."""
_PLAIN = re.compile("[A-Za-z]{2,}+(?: [A-Za-z]{2,}+)*+")
_GAPLESS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,20}")
"""Words of China, Japan and Korea, of which each end is a word too: so not of pages of them."""
_NUMBER = re.compile(r"\s*\+?[\d\s()./-]+")
_DIGITS = re.compile(r"\d+")
_LEAST_DIGITS, _MOST_DIGITS = 4, 30
"""What is looked for, and kept, as a telephone number."""
_COUNTRY = re.compile(r"[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3}")
"""The code of a country (ITU-T E.164)."""
_TRUNK = re.compile("0")

_ALIKE = {"c": "k", "k": "c", "f": "v", "v": "fw", "w": "v", "i": "jy", "j": "iy", "y": "ij"} | {
    "s": "z",
    "z": "s",
    "p": "b",
    "b": "p",
    "t": "d",
    "d": "t",
}
"""First letters that are heard, and written, one for the other."""

EXCERPT = 90
"""Characters of a text shown around what was found in it, about."""


def words_of(text: str) -> tuple[Spellings, ...]:
    """The words to look for: `müller` may be `mueller`, and `mueller` may be `müller`.

    An e after a, o or u counts as a spelt-out umlaut once a letter follows: `mue` is not yet `mu`.
    """
    words: list[Spellings] = []
    for word in _WORD.findall(unicodedata.normalize("NFC", text).casefold()):
        tokens = _WORD.findall(folded(word))
        if len(tokens) == 1:
            other = folded(word.translate(_UMLAUTS))
            words.append(tuple(dict.fromkeys((*tokens, other, _SPELT_OUT.sub(r"\1", tokens[0])))))
        else:
            words += [(token,) for token in tokens]
    return tuple(words)


def words_together(text: str) -> tuple[Spellings, ...]:
    """The words to look for where those of `words_of` are not found: `anne-marie` may be written
    `annemarie`, and a telephone number with other gaps, or with its country."""
    if not _NUMBER.fullmatch(text):
        return words_of(_together(text))
    national, whole = _dialled(text)
    if len(whole) < _LEAST_DIGITS:
        return ()
    return (tuple(dict.fromkeys((whole, f"0{national}" if national else whole))),)


def other_words(text: str) -> str:
    """What a name is found by besides its words: initials and what signs part as one word (`J. R.`,
    `O'Brien`, `A.B.C.`), and the ends of words that are written without gaps (`山田太郎`)."""
    if text.isascii() and _PLAIN.fullmatch(text):  # most are, and there are many
        return ""
    known = {*text.split()}
    together = [word for word in _together(text).split() if word not in known]
    ends = [run[start:] for run in _GAPLESS.findall(text) for start in range(1, len(run))]
    return " ".join([*together, *ends])


def other_numbers(number: str) -> str:
    """What a telephone number is found by besides the words it is written in: as it is dialled from
    abroad, from within its country, and without the area."""
    national, whole = _dialled(number)
    if len(whole) > _MOST_DIGITS:
        return ""
    parts = _DIGITS.findall(number)
    ends = ["".join(parts[start:]) for start in range(1, len(parts) - 1)]
    within = [national, f"0{national}"] if national else []
    return " ".join(dict.fromkeys([whole, *within, *ends]))


def _together(text: str) -> str:
    return _INITIALS.sub(r"\1", _WITHIN.sub("", text))


def _dialled(number: str) -> tuple[str, str]:
    """The digits of a number after its country's code or its first 0, if any, and all of them."""
    number = number.strip()
    abroad = number.startswith(("+", "00"))
    whole = "".join(_DIGITS.findall(number.replace("(0)", "") if abroad else number))
    whole = whole[2:] if number.startswith("00") else whole
    code = (_COUNTRY if abroad else _TRUNK).match(whole)
    return whole[code.end() :] if code else "", whole


def standing(text: str, words: Iterable[Spellings]) -> list[tuple[int, int]]:
    """Where the words begin a word of `text`: first and last place, in their order; without the
    rest of a word that goes on."""
    beginnings = [spelling for spellings in words for spelling in spellings]
    whole = folded(text)
    beginnings = [beginning for beginning in beginnings if beginning in whole]
    if not beginnings:
        return []
    found = []
    for match in _WRITTEN.finditer(text):
        word = folded(match.group())
        longest = max((len(one) for one in beginnings if word.startswith(one)), default=0)
        if longest:
            found.append((match.start(), match.start() + _written_length(match.group(), longest)))
    return found


def says(text: str, spellings: Spellings) -> bool:
    """Whether a word of `text` begins so."""
    return bool(standing(text, (spellings,)))


def excerpt(text: str, words: Sequence[Spellings]) -> str:
    """The part of a text where the first of these words stands, on one line; all of a short one."""
    text = " ".join(text.split())
    if len(text) <= EXCERPT:
        return text
    found = standing(text, words)
    start = max(0, found[0][0] - EXCERPT // 3) if found else 0
    if start:
        start = text.find(" ", start, found[0][0]) + 1 or start
    end = start + EXCERPT
    if end < len(text):
        end = max(text.rfind(" ", start, end), found[0][1] if found else start)
    return f"{'… ' if start else ''}{text[start:end]}{' …' if end < len(text) else ''}"


def first_letters(word: str) -> str:
    """The letters that a word may begin with which was meant by this one: its first two, for they
    are exchanged easily or the first is missing, and what sounds like the first."""
    return "".join(dict.fromkeys(word[:2] + _ALIKE.get(word[0], "")))


def beginnings_like(word: str, vocabulary: Iterable[str]) -> list[str]:
    """The beginnings of words that differ from `word` by a typing error: one letter too many, too
    few or another, or two exchanged; two errors from eight letters on, none below four.

    Only those that differ least, and those nearest in length first.
    """
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    errors = 0 if len(word) < 4 else 1 if len(word) < 8 else 2
    if not errors:
        return []
    lengths = range(len(word) - errors, len(word) + errors + 1)
    choices = list({term[:length] for term in vocabulary for length in lengths} - {word})
    near = extract(word, choices, scorer=OSA.distance, score_cutoff=errors, limit=None)
    least = min((distance for _term, distance, _place in near), default=0)
    alike = [term for term, distance, _place in near if distance == least]
    return sorted(alike, key=lambda term: (abs(len(term) - len(word)), term))


def _written_length(word: str, folded_length: int) -> int:
    """How many characters of a written word fold into so many."""
    for length in range(1, len(word)):
        if len(folded(word[:length])) >= folded_length:
            while length < len(word) and unicodedata.combining(word[length]):
                length += 1
            return length
    return len(word)
