"""The texts that letters are drafted from: ours, and those that a person has put in their place.

Their format is described in resources/letters/README.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.sandbox import SandboxedEnvironment

NAMES: Final = frozenset(
    {"company", "position", "topic", "quoted", "shared", "day", "answer_by", "terms", "form"}
    | {"given", "family", "full", "titled", "doctor", "professor", "address"}
)
"""What a text may ask for."""


@dataclass(frozen=True)
class TextProblem:
    """A text of the person's that could not be used: where, and what Jinja2 or Python said."""

    path: Path
    line: int
    message: str


@dataclass(frozen=True)
class Section:
    """The wordings of one part of a letter, the person's own before the program's.

    `goes_on` says that it stands in the paragraph of the section before.
    """

    goes_on: bool
    own: tuple[Wording, ...]
    built_in: tuple[Wording, ...]

    def said(self, recorded: Mapping[str, object]) -> list[str]:
        """The wordings that need nothing but what was recorded, filled with it; the program's where
        the person has none."""
        for wordings in (self.own, self.built_in):
            if filled := list(filter(None, (wording.said(recorded) for wording in wordings))):
                return filled
        return []


@dataclass(frozen=True)
class Wording:
    """One line of a section."""

    template: Template

    def said(self, recorded: Mapping[str, object]) -> str:
        """The text filled with what was recorded, or nothing where it needs more."""
        from jinja2 import UndefinedError

        try:
            return self.template.render(recorded).strip()
        except UndefinedError:
            return ""


class LetterTexts:
    """Reads the texts: the program's from `built_in`, the person's from `own` (`de/thank_you.txt`
    and so on in each), which need not exist.

    They are read at every draft, so that an edited text counts at once.
    """

    def __init__(self, built_in: Path, own: Path) -> None:
        self._built_in = built_in
        self._own = own

    def sections(self, name: str, locale: str) -> tuple[dict[str, Section], list[TextProblem]]:
        """The sections of a file by name, in the order of the program's own file, and what was
        wrong with the person's.

        Raises `OSError` where the program's own file is missing.
        """
        file = Path(locale[:2], f"{name}.txt")
        ours = _File(self._built_in / file, locale)
        theirs = _File(self._own / file, locale)
        theirs.read_where_there()
        ours.read()
        for section in theirs.places.keys() - ours.places.keys():
            theirs.report(theirs.places[section], f"There is no section [{section}] to replace.")
        sections = {
            section: Section(
                section in ours.going_on,
                tuple(theirs.wordings.get(section, ())),
                tuple(ours.wordings[section]),
            )
            for section in ours.places
        }
        return sections, sorted(theirs.problems, key=lambda problem: problem.line)


@dataclass
class _File:
    """One file as it is read. A section with a broken line has no wordings."""

    path: Path
    locale: str
    places: dict[str, int] = field(default_factory=dict)
    going_on: set[str] = field(default_factory=set)
    wordings: dict[str, list[Wording]] = field(default_factory=dict)
    problems: list[TextProblem] = field(default_factory=list)

    def report(self, line: int, message: str) -> None:
        self.problems.append(TextProblem(self.path, line, message))

    def read_where_there(self) -> None:
        try:
            self.read()
        except FileNotFoundError:
            return
        except OSError as error:
            self.report(0, error.strerror or str(error))

    def read(self) -> None:
        section = ""
        broken = set()
        for number, line in enumerate(self._lines(), start=1):
            if not line or line.startswith("#"):
                continue
            if heading := re.fullmatch(r"\[(\+?)([^\[\]+]+)\]", line):
                section = heading[2].strip()
                self.places.setdefault(section, number)
                self.wordings.setdefault(section, [])
                if heading[1]:
                    self.going_on.add(section)
            elif not section:
                self.report(number, "A text must stand in a section, below a line like [opening].")
            else:
                try:
                    self.wordings[section].append(Wording(_template(_typeset(line, self.locale))))
                except Exception as error:  # a text can break in as many ways as a program
                    self.report(number, str(error))
                    broken.add(section)
        for name in broken:
            self.wordings[name] = []

    def _lines(self) -> Iterator[str]:
        content = self.path.read_bytes()
        try:
            yield from map(str.strip, content.decode("utf-8-sig").splitlines())
        except UnicodeDecodeError as error:
            self.report(content.count(b"\n", 0, error.start) + 1, "The file is not in UTF-8.")


_SWISS: Final = str.maketrans({"ß": "ss", "„": "«", "“": "»"})


def _typeset(text: str, locale: str) -> str:
    """A text of ours or theirs in the manner of the country; what was recorded is left alone.

    French has no-break spaces before high punctuation and within its quotation marks, Switzerland
    no ß, and only North America points after "Mr".
    """
    language, _, region = locale.partition("_")
    if language == "fr":
        return re.sub(r" (?=[:;?!»])|(?<=«) ", "\N{NO-BREAK SPACE}", text)
    if language == "de" and region in ("CH", "LI"):
        return text.translate(_SWISS)
    if language == "en" and region not in ("US", "CA"):
        return re.sub(r"\b(Mr|Ms|Dr)\.", r"\1", text)
    return text


@cache
def _environment() -> SandboxedEnvironment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)


@cache
def _template(source: str) -> Template:
    """The compiled text. Raises for one that breaks, or asks for a name there is not.

    It is tried with everything recorded, formal and familiar, so that later nothing can go wrong
    but that something was not recorded.
    """
    from jinja2 import UndefinedError
    from jinja2.meta import find_undeclared_variables

    environment = _environment()
    if unknown := find_undeclared_variables(environment.parse(source)) - NAMES:
        raise UndefinedError(f"There is no {' or '.join(sorted(unknown))} to fill in.")
    template = environment.from_string(source)
    tried: dict[str, Any] = dict.fromkeys(NAMES, "x")
    for formal in (True, False):
        template.render(tried | {"form": chooser(formal)})
    return template


def chooser(formal: bool) -> Any:
    """What `form("Ihre", "deine")` does in a text."""

    def form(polite: str, familiar: str) -> str:
        return polite if formal else familiar

    return form
