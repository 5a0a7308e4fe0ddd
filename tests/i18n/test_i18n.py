from __future__ import annotations

import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.i18n import (
    N_,
    _,
    available_languages,
    current_language,
    is_right_to_left,
    locale_name,
    ngettext,
    npgettext,
    pgettext,
    set_language,
)
from organizer.i18n.catalogs import LOCALE_DIR
from organizer.i18n.pseudo import longer, mirrored


def test_texts_follow_the_language_while_the_program_runs() -> None:
    later = N_("tomorrow")
    assert _(later) == "tomorrow"
    set_language("de", LOCALE_DIR)
    assert _(later) == "morgen"
    assert ngettext("{n} day", "{n} days", 1) == "{n} Tag"
    assert ngettext("{n} day", "{n} days", 2) == "{n} Tage"
    assert pgettext("a day of the week", "tomorrow") == "tomorrow"
    assert npgettext("fee", "{n} day", "{n} days", 2) == "{n} days"
    set_language("en", LOCALE_DIR)
    assert _(later) == "tomorrow"
    assert pgettext("a day of the week", "tomorrow") == "tomorrow"
    assert npgettext("fee", "{n} day", "{n} days", 1) == "{n} day"
    assert ngettext("{n} day", "{n} days", 0) == "{n} days"


@pytest.mark.parametrize(
    ("variables", "language", "locale"),
    [
        ({"LANG": "C"}, "en", "en_GB"),
        ({"LANG": "de_AT.UTF-8"}, "de", "de_AT"),
        ({"LANG": "de_DE@euro"}, "de", "de_DE"),
        ({"LANG": "en_US.UTF-8"}, "en", "en_US"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "de_DE.UTF-8"}, "de", "de_US"),
        ({"LANG": "en_US.UTF-8", "LC_TIME": "en_IE.UTF-8"}, "en", "en_IE"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "en_IE.UTF-8"}, "en", "en_IE"),
        ({"LANG": "fr_FR.UTF-8"}, "en", "en_FR"),
        ({"LANG": "fr_FR.UTF-8", "LANGUAGE": "fr:de:en"}, "de", "de_FR"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "de"}, "en", "en_GB"),
    ],
)
def test_the_systems_language_is_spoken(
    system: pytest.MonkeyPatch, variables: dict[str, str], language: str, locale: str
) -> None:
    for variable, value in variables.items():
        system.setenv(variable, value)
    set_language(None, LOCALE_DIR)
    assert current_language() == language
    assert locale_name() == locale


def test_a_language_that_is_not_there_is_english(tmp_path: Path) -> None:
    set_language("tlh", LOCALE_DIR)
    assert current_language() == "en"
    set_language("de", tmp_path)
    assert _("tomorrow") == "tomorrow"


def test_every_language_has_its_catalog() -> None:
    for code, _name in available_languages():
        if code != "en":
            assert (LOCALE_DIR / code / "LC_MESSAGES" / "organizer.mo").exists()


def test_only_the_mirrored_language_runs_from_right_to_left() -> None:
    for language in ("en", "de", "en-XA"):
        set_language(language, LOCALE_DIR)
        assert not is_right_to_left()
    set_language("en-XB", LOCALE_DIR)
    assert is_right_to_left()
    assert locale_name() == "en_GB"
    assert _("To {name}").format(name="Anna") == "\u200f\u202eTo \u202cAnna"
    assert ngettext("{n} day", "{n} days", 2).format(n=2) == "\u200f2\u202e days\u202c"


def test_the_longer_language_keeps_what_is_filled_in_and_mnemonics() -> None:
    set_language("en-XA", LOCALE_DIR)
    assert _("Write to {name}").format(name="Anna").endswith(" Anna")
    assert "&S" in _("&Save")
    assert _("<b>{n}</b> of {all} && more\n").startswith("<b>{n}</b> ")
    assert pgettext("menu", "Open") == _("Open")
    assert npgettext("fee", "{n} day", "{n} days", 2) == ngettext("{n} day", "{n} days", 2)


@given(text=st.text(string.ascii_letters, min_size=1))
def test_longer_by_two_fifths(text: str) -> None:
    shown = longer(text)
    assert len(shown) == len(text) + -(-2 * len(text) // 5)
    assert not set(shown) & set(string.ascii_letters)


PIECES = st.sampled_from(
    ["{name}", "{n}", "&S", "&&", "&amp;", "<b>", "</b>", "\n", "Save", " ", "…"]
)


@given(pieces=st.lists(PIECES))
def test_what_a_program_needs_stays_in_every_pseudo_language(pieces: list[str]) -> None:
    text = "".join(pieces)
    kept = [piece for piece in pieces if piece[0] in "{<"]
    for shown in (longer(text), mirrored(text)):
        place = 0
        for piece in kept:
            place = shown.index(piece, place) + len(piece)
        assert shown.count("&") == text.count("&")
    assert mirrored(text).count("\u202e") == mirrored(text).count("\u202c")
