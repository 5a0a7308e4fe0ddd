"""Brings the catalogs up to date with the source: `python3 -m organizer.i18n.catalogs`.

Extracts every text from organizer/, and every sentence that a ValueError is raised with, into
resources/locale/organizer.pot, merges it into each language's organizer.po, and compiles that to
the organizer.mo which the program reads. Takes from Babel what `organizer.i18n.conventions` needs.
All of it is kept in the repository, so that a fresh clone speaks its languages; a file in which
nothing changed is left alone. `--check` writes nothing: it says what is out of date, untranslated,
fuzzy or wrongly filled in, and exits 1 where there is any.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from babel.localedata import locale_identifiers
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

from organizer.i18n import LANGUAGES
from organizer.i18n.conventions import FILE_NAME, Conventions, from_babel

SOURCE: Final = Path(__file__).parents[1]
LOCALE_DIR: Final = SOURCE.parent / "resources" / "locale"
_KEYWORDS: Final = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "DebriefError": (2,),
    "Finding": (2,),
}
_COMPLAINTS: Final = {"ValueError": None}
"""Below the gui nobody translates; the gui shows the sentence of such an exception in `_()`."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The command. Gives its exit code."""
    parser = argparse.ArgumentParser(
        prog="python3 -m organizer.i18n.catalogs",
        description="Bring resources/locale up to date with the texts in the source.",
    )
    parser.add_argument("--check", action="store_true", help="only say what is not in order")
    check = parser.parse_args(arguments).check
    stale = []
    template = _extracted()
    pot = LOCALE_DIR / "organizer.pot"
    if not pot.exists() or _texts(_read(pot)) != _texts(template):
        stale.append(pot)
        if not check:
            _write(pot, template)
    conventions = LOCALE_DIR / FILE_NAME
    prepared = _conventions()
    if not conventions.exists() or conventions.read_text(encoding="utf-8") != prepared:
        stale.append(conventions)
        if not check:
            conventions.write_text(prepared, encoding="utf-8")
    faults: list[str] = []
    for language in LANGUAGES.keys() - {"en"}:
        po = LOCALE_DIR / language / "LC_MESSAGES" / "organizer.po"
        catalog = _read(po, language) if po.exists() else _new(language)
        before = _texts(catalog)
        catalog.update(template, no_fuzzy_matching=True)
        if not po.exists() or _texts(catalog) != before:
            stale.append(po)
            if not check:
                _write(po, catalog)
        mo = po.with_suffix(".mo")
        complete = _complete(catalog, language)
        if not mo.exists() or _pairs(_compiled(mo)) != _pairs(complete):
            stale.append(mo)
            if not check:
                with mo.open("wb") as file:
                    write_mo(file, complete)
        faults += [f"{language}: {fault}" for fault in _faults(catalog)]
    for path in stale:
        print(
            f"{path.relative_to(LOCALE_DIR)} {'is out of date' if check else 'brought up to date'}"
        )
    for fault in faults:
        print(fault)
    return 1 if check and (stale or faults) else 0


def _new(language: str | None = None) -> Catalog:
    name = LANGUAGES[language or "en"]
    return Catalog(
        language,
        header_comment=f"# The organizer's texts, {name}. See organizer/i18n/catalogs.py.",
        project="organizer",
        version="1",
        msgid_bugs_address="the project's tracker",
        last_translator="the project",
        language_team=name,
        fuzzy=False,
    )


def _extracted() -> Catalog:
    template = _new()
    for keywords in (_KEYWORDS, _COMPLAINTS):
        for file, _line, message, comments, context in extract_from_dir(
            SOURCE, keywords=keywords, comment_tags=("Translators:",)
        ):
            if keywords is _KEYWORDS or str(message).endswith("."):
                template.add(
                    message,
                    locations=[(f"{SOURCE.name}/{file}", 0)],
                    auto_comments=comments,
                    context=context,
                )
    return template


def _conventions() -> str:
    """What `organizer.i18n.conventions` reads: a line for each set and the locales that have it."""
    spoken = re.compile(rf"(?:{'|'.join(LANGUAGES)})(?:_(?:[A-Z]{{2}}|\d{{3}}))?")
    places: dict[Conventions, list[str]] = {}
    for name in sorted(filter(spoken.fullmatch, locale_identifiers())):
        places.setdefault(from_babel(name), []).append(name)
    return "".join(
        "\t".join(
            [
                " ".join(names),
                *(part if isinstance(part, str) else "|".join(part) for part in conventions),
            ]
        )
        + "\n"
        for conventions, names in places.items()
    )


def _read(path: Path, language: str | None = None) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=language, ignore_obsolete=True)


def _write(path: Path, catalog: Catalog) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=100, ignore_obsolete=True, include_lineno=False)


def _messages(catalog: Catalog) -> Iterator[Message]:
    """All but the header, which carries dates and Babel's version."""
    return (message for message in catalog if message.id)


def _texts(catalog: Catalog) -> list[tuple[object, ...]]:
    """All that a translator sees, in the order of the file."""
    return [
        (
            message.context,
            message.id,
            "".join(_either(message.string)),
            message.fuzzy,
            message.auto_comments,
            sorted({file for file, _line in message.locations}),
        )
        for message in _messages(catalog)
    ]


def _complete(catalog: Catalog, language: str) -> Catalog:
    """What is translated; the program shows the rest in English."""
    complete = _new(language)
    for message in _messages(catalog):
        if all(_either(message.string)) and not message.fuzzy:
            complete.add(message.id, message.string, context=message.context)
    return complete


def _compiled(mo: Path) -> Catalog:
    with mo.open("rb") as file:
        catalog = read_mo(file)
    for message in catalog:
        if isinstance(message.context, bytes):  # Babel forgets to decode it
            message.context = message.context.decode()
    return catalog


def _pairs(catalog: Catalog) -> dict[tuple[str | None, ...], tuple[str, ...]]:
    return {
        (message.context, *_either(message.id)): _either(message.string)
        for message in _messages(catalog)
    }


def _faults(catalog: Catalog) -> Iterator[str]:
    for message in _messages(catalog):
        sources, strings = _either(message.id), _either(message.string)
        needed = [_needed(source) for source in sources]
        if not all(strings):
            yield f"not translated: {sources[-1]!r}"
        elif message.fuzzy:
            yield f"fuzzy: {sources[-1]!r}"
        elif any(_needed(string) not in needed for string in strings):
            yield f"other placeholders or mnemonics than the source: {sources[-1]!r}"


def _either(texts: object) -> tuple[str, ...]:
    """One text or one for each plural form; Babel reads forms as tuples or lists."""
    return tuple(map(str, texts)) if isinstance(texts, tuple | list) else (str(texts or ""),)


def _needed(text: str) -> set[str]:
    """The placeholders of a text, and whether it has a mnemonic."""
    return {*re.findall(r"\{\w*\}", text), *re.findall("&(?=[^&])", text.replace("&&", ""))}


if __name__ == "__main__":
    sys.exit(main())
