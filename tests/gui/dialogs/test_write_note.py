"""A note is read again as it is written (P11)."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from organizer.gui.dialogs.write_note import WriteNote
from organizer.practice.debrief import read_debrief
from organizer.practice.vocabulary import Channel
from organizer.services.offers import OfferEntry, Term
from tests.fakes import FakeClock, open_desk

GOOD = (
    "Dear Ms Solberg,\n\nyour account of the lens coating yield has stayed with me. "
    "Thank you very much for your time on Friday.\n\nKind regards\nPat Muster"
)


def test_what_is_to_look_at_again_is_shown_and_found(qtbot: QtBot, tmp_path: Path) -> None:
    desk = open_desk(tmp_path, FakeClock())
    people = [
        {"name": "Ingrid Solberg", "discussed": ["lens coating yield"]},
        {"name": "Pavel Beispiel", "discussed": ["automating the test bench"]},
    ]
    record = {"company": "Nordlicht Optik AG", "people": people}
    desk.debrief.save(read_debrief(record, now=desk.present.wall))
    first, second = desk.notes.ids()
    desk.notes.write(second, GOOD)
    detail = desk.notes.detail(first)
    assert detail is not None
    others = desk.notes.others(detail.row)
    assert others.colleagues == (("Pavel Beispiel", ("automating the test bench",)),)
    assert others.earlier == (GOOD,)
    dialog = WriteNote(desk, detail)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog._language.setCurrentIndex(dialog._language.findData("en"))

    dialog._text.setPlainText("\U0001f600 " + GOOD.replace("lens coating yield", "[topic]"))
    qtbot.waitUntil(lambda: dialog._findings.count() > 0)
    said = [dialog._findings.item(row).text() for row in range(dialog._findings.count())]
    blank = said.index("This looks like a blank that was left to fill.")
    dialog._findings.itemActivated.emit(dialog._findings.item(blank))
    assert dialog._text.textCursor().selectedText() == "[topic]"

    desk.notes.write(second, "")
    dialog._text.setPlainText(GOOD)
    dialog._others = desk.notes.others(detail.row)
    qtbot.waitUntil(lambda: dialog._verdict.text() == "Nothing to look at again")
    assert dialog._findings.isHidden()
    dialog.close()
    desk.store.close()


def test_an_acceptance_is_held_against_every_term_agreed(qtbot: QtBot, tmp_path: Path) -> None:
    """P15: a term left out or stated otherwise is pointed at; what was offered and not talked of
    any more stands as it was offered."""
    desk = open_desk(tmp_path, FakeClock())
    offer = desk.offers.save(
        OfferEntry(
            "Nordlicht Optik AG",
            Channel.LETTER,
            caller="Ingrid Solberg",
            terms=(
                Term("Base salary", "60,000 EUR", "65,000 EUR", "", "62,500 EUR"),
                Term("Starting date", "1 March 2027"),
            ),
        )
    )
    note = desk.offers.accept(offer)
    assert note is not None
    detail = desk.notes.detail(note)
    assert detail is not None
    dialog = WriteNote(desk, detail)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog._language.setCurrentIndex(dialog._language.findData("en"))
    dialog._text.setPlainText(
        "Dear Ms Solberg,\n\nI am pleased to accept your offer. My base salary will be 60,000 EUR."
        "\n\nKind regards\nPat Muster"
    )
    qtbot.waitUntil(lambda: dialog._findings.count() > 1)
    said = "\n".join(dialog._findings.item(row).text() for row in range(dialog._findings.count()))
    assert "62,500 EUR" in said
    assert "Starting date" in said
    dialog.close()
    desk.store.close()
