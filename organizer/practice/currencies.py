"""The currencies that a sign, a code or a word may mean (ISO 4217; names by the CLDR)."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import Final

from organizer.practice.languages import LANGUAGES, language_of
from organizer.practice.names import folded

_DOLLARS: Final = (
    "AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD NAD NZD SBD SGD SRD TTD TWD USD XCD"
)
_WORDS: Final = {
    word: frozenset(codes.split())
    for words, codes in {
        "$": f"{_DOLLARS} ARS CLP COP CUP DOP MXN UYU",
        "dollar dollars bucks dolar dolares": _DOLLARS,
        "peso pesos": "ARS CLP COP CUP DOP MXN PHP UYU",
        "kr": "DKK ISK NOK SEK",
        "kronen crowns couronnes coronas": "CZK DKK ISK NOK SEK",
        "krone kroner": "DKK NOK",
        "krona": "ISK SEK",
        "kronor": "SEK",
        "rs rupee rupees rupien roupies rupias": "INR LKR MUR NPR PKR SCR",
        "franc francs franco francos": "CHF XAF XOF",
        "fr sfr franken": "CHF",
        "¥": "CNY JPY",
        "jp¥": "JPY",
        "$hk": "HKD",
        "yen yens yenes": "JPY",
        "yuan yuans yuanes renminbi rmb": "CNY",
        "£ pound pounds quid pfund livres libras": "GBP",
        "us$ u$s u$d us-$ dollarus dollarsus dollarsamericains dolaresamericanos "
        "amerikanischedollar": "USD",
        "c$ can$ $can cad$ cdn cdn$": "CAD",
        "s$ sg$": "SGD",
        "dirham dirhams dh dhs": "AED MAD",
        "s/ soles": "PEN",
        "zl zloty zlotys": "PLN",
        "kc": "CZK",
        "ft": "HUF",
        "lei": "RON",
        "rand": "ZAR",
        "₺": "TRY",
        "₴": "UAH",
        "₽": "RUB",
    }.items()
    for word in words.split()
}
"""Signs and words, folded, without spaces, that the CLDR lacks or that more share than it says."""

_MEANT: Final = {
    "en": frozenset(("USD",)),
    "de": frozenset(("USD",)),
    "fr": frozenset(("CAD", "USD")),
    "es": frozenset(("ARS", "CLP", "COP", "MXN", "USD")),
}
"""What "$" is where nothing else says so; a Spanish "dólar" is none of the pesos."""

_IN_ANY_CASE: Final = "AUD CAD CHF CNY CZK DKK EUR GBP INR JPY NOK PLN SEK USD"
"""Codes that are no words: "85k all" is not in Albanian lek."""


def currencies_named(name: str) -> frozenset[str]:
    """The currencies in use that `name` may mean, whoever writes it; none where it means none."""
    codes, named = _codes(), _named()
    code = name.upper()
    if code in codes and (code == name or code in _IN_ANY_CASE.split()):
        return frozenset((code,))
    return named.get(_key(name), frozenset())


def currencies_meant(named: frozenset[str], language: str, default: str | None) -> frozenset[str]:
    """Those of `named` that are meant: by the default currency, the region, or the language.

    `language` may carry a region: "$" is the Canadian dollar in fr_CA.
    """
    if default in named:
        return frozenset((default,))
    region = language[3:]
    if len(named) > 1 and region:
        from babel.numbers import get_territory_currencies

        tender = named & set(get_territory_currencies(region.upper()))
        if tender:
            return frozenset(tender)
    return (named & _MEANT[language_of(language)] if "USD" in named else named) or named


def currency_at_home(language: str) -> str:
    """The currency of the country in "en_GB"; the euro where none is named."""
    from babel.numbers import get_territory_currencies

    _language, _mark, country = language.partition("_")
    return next(iter(get_territory_currencies(country) if country else ()), "EUR")


def _key(name: str) -> str:
    return re.sub(r"[\s()]", "", folded(name))


@cache
def _codes() -> frozenset[str]:
    """The currencies that are tender somewhere now."""
    from babel.core import get_global
    from babel.numbers import get_territory_currencies

    return frozenset(
        code
        for territory in get_global("territory_currencies")
        for code in get_territory_currencies(territory)
    )


@cache
def _named() -> dict[str, frozenset[str]]:
    """The currencies of every sign and name, by its key, in all languages of letters."""
    from babel import Locale
    from babel.numbers import get_currency_name, get_currency_symbol

    named: dict[str, set[str]] = defaultdict(set)
    for language in LANGUAGES:
        locale = Locale(language)
        for code in _codes():
            symbol = get_currency_symbol(code, locale)
            if symbol != code:
                named[_key(symbol).rstrip(".")].add(code)
            for count in (None, 1, 2):
                named[_key(get_currency_name(code, count, locale))].add(code)
    return {name: frozenset(codes) for name, codes in named.items()} | _WORDS
