"""Numbers in words, as letters spell them out: "eighty-five thousand", "am ersten März"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from organizer.practice.names import folded


class _Words(NamedTuple):
    """A language's words, folded; in `units` the place is the number."""

    units: str
    tens: dict[int, str]
    hundred: str
    thousand: str
    million: str
    half: str
    """Half a million or thousand, or as many as the group `whole` says and a half."""
    joined: str
    """What may stand between hundreds or thousands and the rest."""


_WORDS: Final = {
    "en": _Words(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen",
        {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty"}
        | {60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety"},
        "hundred",
        "thousand",
        "million",
        "half(?:a|one)million|(?P<whole>.+)andahalf(?:million|thousand)",
        "and",
    ),
    "de": _Words(
        "ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn "
        "sechzehn siebzehn achtzehn neunzehn",
        {20: "zwanzig", 30: "dreissig", 40: "vierzig", 50: "funfzig"}
        | {60: "sechzig", 70: "siebzig", 80: "achtzig", 90: "neunzig"},
        "hundert",
        "tausend",
        "million(?:en)?",
        "(?:ein)?halbemillion|(?P<whole>.+)einhalb(?:millionen|tausend)",
        "und",
    ),
    "fr": _Words(
        "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
        "dixsept dixhuit dixneuf",
        {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante"}
        | {60: "soixante", 70: "septante", 80: "quatrevingt", 90: "nonante"},
        "cent",
        "mille",
        "million",
        "(?:un)?demimillion|(?P<whole>.+)milliondemi",
        "",
    ),
    "es": _Words(
        "un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
        "dieciseis diecisiete dieciocho diecinueve",
        {20: "veinti", 30: "treinta", 40: "cuarenta", 50: "cincuenta"}
        | {60: "sesenta", 70: "setenta", 80: "ochenta", 90: "noventa"},
        "cientos",
        "mil",
        "millon(?:es)?",
        "mediomillon|(?P<whole>.+)millon(?:es)?medio",
        "",
    ),
}

_OTHER_FORMS: Final = {
    "en": ((r"\ban? (?=hundred|thousand|million)", "one "), (r"\bmillions\b", "million")),
    "de": (
        ("fuenf", "funf"),
        ("zwoelf", "zwolf"),
        ("anderthalb", "eineinhalb"),
        (r"\beine[mnrs]?\b|eins(?=tausend|\b)", "ein"),
        (r"(?:\A|(?<=tausend)|(?<=million )|(?<=millionen ))(?=hundert|tausend)", "ein"),
    ),
    "fr": (
        (r"\bune\b", "un"),
        (r"\b(vingt|cent|million)s\b", r"\1"),
        (r"\bet\b", ""),
        (r"\b(?:huit|oct)ante\b", "quatrevingt"),
        (r"(?:\A|(?<=mille )|(?<=million ))(?=cent\b|mille\b)", "un "),
    ),
    "es": (
        (r"un[oa]\b", "un"),
        (r"\by\b", ""),
        (r"\bveinte\b", "veinti"),
        (r"cientas\b", "cientos"),
        (r"\bquinient[oa]s\b", "cincocientos"),
        (r"\bsetecientos\b", "sietecientos"),
        (r"\bnovecientos\b", "nuevecientos"),
        (r"\bcien(?:to)?\b", "uncientos"),
        (r"(?:\A|(?<=millon )|(?<=millones ))(?=mil\b)", "un "),
    ),
}
"""What is also written, and the one form that the tables above make."""


def read_number(words: str, *, language: str) -> int | None:
    """The whole number below a thousand million that `words` spell out in en, de, fr or es.

    None where they are no number, or none that a person would write so ("twenty thirty").
    """
    words = folded(words).replace("-", " ")
    for pattern, replacement in _OTHER_FORMS[language]:
        words = re.sub(pattern, replacement, words)
    words = words.replace(" ", "")
    parts, below = _WORDS[language], _below_thousand(language)
    if halved := re.fullmatch(parts.half, words):
        whole = halved["whole"]
        if whole is not None and whole not in below:
            return None
        size = 1000 if words.endswith(parts.thousand) else 1_000_000
        return size // 2 + (below[whole] * size if whole else 0)
    found = re.fullmatch(
        rf"(?:(?P<millions>\w+){parts.million})?(?:(?P<thousands>\w+?){parts.thousand})?"
        rf"(?P<units>\w+)?",
        words,
    )
    if not words or not found:
        return None
    number = 0
    for name, size in (("millions", 1_000_000), ("thousands", 1000), ("units", 1)):
        spelled = found[name]
        if spelled is None:
            continue
        if number:
            spelled = spelled.removeprefix(parts.joined)
        if spelled not in below:
            return None
        number += below[spelled] * size
    return number


_ORDINALS: Final = {
    "en": {"first": "one", "second": "two", "third": "three", "fifth": "five", "eighth": "eight"}
    | {"ninth": "nine", "twelfth": "twelve", "ieth": "y", "th": ""},
    "de": {"erste": "eins", "dritte": "drei", "sechste": "sechs", "siebte": "sieben"}
    | {"achte": "acht", "ste": "", "te": ""},
    "fr": {"premier": "un"},
    "es": {"primero": "uno"},
}
"""How a number ends that tells a place, and how it is said otherwise."""


def read_ordinal(words: str, *, language: str) -> int | None:
    """The number that a place in a row, such as a day of the month, is spelled out as.

    "Twenty-first", "ersten"; in French and Spanish, as days are said, also "trois". None otherwise.
    """
    words = folded(words)
    if language == "de":
        words = re.sub(r"e[nrs]\Z", "e", words)
    for end, cardinal in _ORDINALS[language].items():
        if words.endswith(end):
            return read_number(words.removesuffix(end) + cardinal, language=language)
    return read_number(words, language=language) if language in ("fr", "es") else None


@cache
def _below_thousand(language: str) -> dict[str, int]:
    """The numbers from 1 to 999 as they are spelled without hyphens and spaces."""
    words = _WORDS[language]
    units = dict(enumerate(words.units.split(), start=1))
    small = {word: number for number, word in units.items()}
    for ten, word in words.tens.items():
        small[word] = ten
        for unit in range(1, 10):
            spelled = f"{units[unit]}und{word}" if language == "de" else word + units[unit]
            small[spelled] = ten + unit
        if language == "fr" and ten in (60, 80):
            small |= {word + units[teen]: ten + teen for teen in range(10, 20)}
    spelled_out = dict(small)
    # "Twelve hundred" is usual in English and German.
    for count in range(1, 20 if language in ("en", "de") else 10):
        hundreds = units[count] + words.hundred
        spelled_out[hundreds] = count * 100
        for word, number in small.items():
            spelled_out[hundreds + word] = spelled_out[hundreds + words.joined + word] = (
                count * 100 + number
            )
    return spelled_out
