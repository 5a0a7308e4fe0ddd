from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from organizer.i18n import _, catalogs, ngettext, pgettext, set_language

SOURCE = """
from organizer.i18n import N_, _, ngettext, npgettext, pgettext

LATER = N_("Later")

def texts(name: str, n: int) -> list[str]:
    # Translators: on an envelope
    address = _("To {name}")
    if n < 0:
        raise ValueError("There are no such notes.")
    if n > 99:
        raise ValueError("n")
    return [address, _("&Save"), ngettext("{n} note", "{n} notes", n), pgettext("verb", "Open")]
"""
GERMAN = {
    "Later": "Später",
    "To {name}": "An {name}",
    "&Save": "&Sichern",
    "Open": "Öffnen",
    "There are no such notes.": "Solche Briefe gibt es nicht.",
}


def test_catalogs_are_up_to_date_and_german_is_complete() -> None:
    """Where this fails, run python3 -m organizer.i18n.catalogs and translate what it names."""
    run = subprocess.run(
        [sys.executable, "-m", "organizer.i18n.catalogs", "--check"], capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of one module, and its catalogs beside it."""
    file = tmp_path / "program" / "module.py"
    file.parent.mkdir()
    file.write_text(SOURCE, encoding="utf-8")
    monkeypatch.setattr(catalogs, "SOURCE", file.parent)
    monkeypatch.setattr(catalogs, "LOCALE_DIR", tmp_path / "locale")
    return file


def _german(tmp_path: Path) -> Path:
    return tmp_path / "locale" / "de" / "LC_MESSAGES" / "organizer.po"


def _translate(po: Path, translations: dict[str, str]) -> None:
    text = po.read_text(encoding="utf-8")
    for english, german in translations.items():
        text = text.replace(
            f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{german}"'
        )
    text = text.replace(
        'msgstr[0] ""\nmsgstr[1] ""', 'msgstr[0] "{n} Brief"\nmsgstr[1] "{n} Briefe"'
    )
    po.write_text(text, encoding="utf-8")


def test_from_the_source_to_the_screen(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert catalogs.main([]) == 0
    assert "#. Translators: on an envelope" in _german(tmp_path).read_text(encoding="utf-8")
    assert catalogs.main(["--check"]) == 1
    assert capsys.readouterr().out.count("de: not translated") == 2 * 6

    _translate(_german(tmp_path), GERMAN)
    assert catalogs.main(["--check"]) == 1, "the compiled catalog is older than the translation"
    assert catalogs.main([]) == 0
    assert catalogs.main(["--check"]) == 0
    set_language("de", tmp_path / "locale")
    assert [_("To {name}"), _("Later"), pgettext("verb", "Open")] == [
        "An {name}",
        "Später",
        "Öffnen",
    ]
    assert ngettext("{n} note", "{n} notes", 2) == "{n} Briefe"
    complaint = "There are no such notes."
    assert _(complaint) == "Solche Briefe gibt es nicht."

    stamp = _german(tmp_path).stat().st_mtime_ns
    assert catalogs.main([]) == 0
    assert _german(tmp_path).stat().st_mtime_ns == stamp, "written although nothing changed"
    source.write_text(SOURCE.replace('"Later"', '"Much later"'), encoding="utf-8")
    capsys.readouterr()
    assert catalogs.main(["--check"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "organizer.pot is out of date",
        "de/LC_MESSAGES/organizer.po is out of date",
        "de/LC_MESSAGES/organizer.mo is out of date",
        "de: not translated: 'Much later'",
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        ('msgstr "An {name}"', 'msgstr "An {wen}"', "other placeholders"),
        ('msgstr "&Sichern"', 'msgstr "Sichern"', "mnemonics"),
        ('msgid "Later"', '#, fuzzy\nmsgid "Later"', "fuzzy"),
        ('msgstr[1] "{n} Briefe"', 'msgstr[1] ""', "not translated"),
    ],
)
@pytest.mark.usefixtures("source")
def test_the_check_sees_a_translation_that_would_not_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], right: str, wrong: str, complaint: str
) -> None:
    catalogs.main([])
    po = _german(tmp_path)
    _translate(po, GERMAN)
    text = po.read_text(encoding="utf-8")
    assert right in text
    po.write_text(text.replace(right, wrong), encoding="utf-8")
    catalogs.main([])
    capsys.readouterr()
    assert catalogs.main(["--check"]) == 1
    assert complaint in capsys.readouterr().out
