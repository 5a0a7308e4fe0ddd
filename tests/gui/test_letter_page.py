"""Envelopes and labels, with every line where it belongs (P10)."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QPdfWriter
from pytestqt.qtbot import QtBot

from organizer.gui.letter_page import Place, envelope_places, label_places, put_places
from organizer.letters.paper import DL, ENVELOPES, US_LABELS, Envelope

pypdfium2 = pytest.importorskip("pypdfium2")
POINTS_PER_MM = 72 / 25.4
SENDER = ("Robin Beispiel", "Musterweg 3", "50667 Köln")
RECIPIENT = ("Ingrid Solberg", "Nordlicht Optik AG", "Industriestr. 5", "10115 Berlin")


def written(path: Path, width: float, height: float, places: list[Place]) -> list[list[str]]:
    """The lines on each page of what was put on paper."""
    writer = QPdfWriter(str(path))
    put_places(writer, width, height, places)
    del writer
    document = pypdfium2.PdfDocument(path)
    assert document[0].get_size() == pytest.approx(
        (width * POINTS_PER_MM, height * POINTS_PER_MM), abs=1
    )
    pages = [page.get_textpage().get_text_bounded().splitlines() for page in document]
    document.close()
    return pages


@pytest.mark.parametrize("envelope", ENVELOPES, ids=lambda envelope: envelope.name)
def test_an_envelope_says_from_whom_and_to_whom(
    qtbot: QtBot, tmp_path: Path, envelope: Envelope
) -> None:
    places = envelope_places(envelope, SENDER, RECIPIENT)
    (lines,) = written(tmp_path / "envelope.pdf", envelope.width, envelope.height, places)
    assert " ".join(lines) == " ".join((*SENDER, *RECIPIENT))


def test_what_is_too_long_is_cut_and_not_printed_over_the_edge(
    qtbot: QtBot, tmp_path: Path
) -> None:
    places = envelope_places(DL, SENDER, ("Nordlicht " * 30,))
    (lines,) = written(tmp_path / "envelope.pdf", DL.width, DL.height, places)
    assert lines[-1].endswith("…")


def test_labels_go_on_to_the_next_sheet(qtbot: QtBot, tmp_path: Path) -> None:
    addresses = [(f"Person {number}", "Industriestr. 5") for number in range(31)]
    places = label_places(US_LABELS, addresses)
    first, second = written(tmp_path / "labels.pdf", US_LABELS.width, US_LABELS.height, places)
    assert second == ["Person 30", "Industriestr. 5"]
    assert all(f"Person {number}" in " ".join(first) for number in range(30))
