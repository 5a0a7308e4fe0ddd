"""A note is read again as it is written (P11)."""

from __future__ import annotations

import ssl
import zipfile
from functools import partial
from pathlib import Path

import pytest
import trustme
from PySide6.QtCore import QSettings, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from organizer.gui.commands import Commands
from organizer.gui.dialogs.write_note import WriteNote
from organizer.letters.mail import Security
from organizer.practice.debrief import read_debrief
from organizer.practice.vocabulary import Channel, ContactPointKind, NoteStatus, SentBy
from organizer.services.offers import OfferEntry
from organizer.services.terms import Term
from tests.fakes import FakeClock, open_desk
from tests.letters.keyring_in_memory import keyring_in_memory
from tests.letters.mail_server import Inbox, serving

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


def test_four_people_get_four_notes_that_could_be_sent_one_after_the_other(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """P10, P11: each starts from that person's own topic and reads unlike the others; what is
    missing is asked for, and by keyboard alone the next one comes."""
    desk = open_desk(tmp_path / "data", FakeClock())
    topics = {
        "Ingrid Solberg": "lens coating yield",
        "Pavel Novak": "automating the test bench",
        "Mina Aalto": "the new clean room",
        "Erik Berg": "",
    }
    people = [
        {"name": name, "discussed": [topic] if topic else []} for name, topic in topics.items()
    ]
    record = {"company": "Nordlicht Optik AG", "position": "Engineer", "people": people}
    desk.debrief.save(read_debrief(record, now=desk.present.wall))
    window = QWidget()
    qtbot.addWidget(window)
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    commands = Commands(lambda: desk, window, settings, tmp_path)
    commands.write_all_notes(desk.notes.ids()[0])

    def composer() -> WriteNote:
        (found,) = [one for one in window.findChildren(WriteNote) if one.isVisible()]
        return found

    def wait_for_sent(count: int) -> None:
        rows = [NoteStatus.SENT] * count
        qtbot.waitUntil(
            lambda: (
                rows
                == [
                    row.status
                    for row in desk.notes.rows(desk.notes.ids())
                    if row.status is NoteStatus.SENT
                ]
            )
        )

    def type_answer(answer: str) -> None:
        qtbot.waitUntil(lambda: composer()._ask.isVisible())
        qtbot.keyClicks(composer()._answer, answer)
        qtbot.keyClick(composer()._answer, Qt.Key.Key_Return)

    type_answer("Robin Beispiel")  # asked once: letters need a name below them
    bodies = []
    for number, (name, topic) in enumerate(topics.items(), 1):
        if not topic:
            type_answer("training for new colleagues")
        qtbot.waitUntil(lambda: "Robin Beispiel" in composer()._text.toPlainText())
        qtbot.waitUntil(lambda: composer()._verdict.text() == "Nothing to look at again")
        assert [label.text() for label in composer().findChildren(QLabel)].count(
            f"Note {number} of 4"
        ) == 1
        bodies.append(composer()._text.toPlainText())
        assert name in bodies[-1]
        assert (topic or "training for new colleagues") in bodies[-1]
        qtbot.keyClick(composer()._sent, Qt.Key.Key_Space)
        wait_for_sent(number)
    assert len(set(bodies)) == 4
    desk.store.close()


def test_a_draft_that_was_only_looked_at_is_no_draft(qtbot: QtBot, tmp_path: Path) -> None:
    desk = open_desk(tmp_path, FakeClock())
    people = [{"name": "Frau Dr. Ingrid Solberg", "discussed": ["Ausbeute der Beschichtung"]}]
    record = {"company": "Nordlicht Optik AG", "people": people}
    desk.debrief.save(read_debrief(record, now=desk.present.wall))
    desk.letters.sign("Robin Beispiel")
    (note,) = desk.notes.ids()
    detail = desk.notes.detail(note)
    assert detail is not None
    dialog = WriteNote(desk, detail)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog._language.setCurrentIndex(dialog._language.findData("de"))
    greeting = "Sehr geehrte Frau Dr. Solberg,"
    qtbot.waitUntil(lambda: dialog._text.toPlainText().startswith(greeting))
    first = dialog._text.toPlainText()
    dialog._another.click()
    assert dialog._text.toPlainText() != first
    dialog._text.undo()
    assert dialog._text.toPlainText() == first
    dialog._text.redo()
    dialog.reject()
    row = desk.notes.row(note)
    assert row is not None
    assert (row.status, row.body) == (NoteStatus.PENDING, "")
    assert desk.drafts.kept(f"note {row.uid}") is None
    desk.store.close()


def test_a_note_is_read_again_in_the_language_it_was_written_in(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """So are the notes to others at that company; how somebody is addressed is theirs alone."""
    desk = open_desk(tmp_path, FakeClock())
    for company, *names in (
        ("Optique Exemple", "Zoé Modèle", "Luc Modèle"),
        ("Other Ltd", "Al Ito"),
    ):
        people = [{"name": name, "discussed": ["la salle blanche"]} for name in names]
        desk.debrief.save(
            read_debrief({"company": company, "people": people}, now=desk.present.wall)
        )
    desk.letters.sign("Robin Beispiel")
    notes = {row.to: row.id for row in desk.notes.rows(desk.notes.ids())}

    def composer(to: str) -> WriteNote:
        detail = desk.notes.detail(notes[to])
        assert detail is not None
        dialog = WriteNote(desk, detail)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    dialog = composer("Zoé Modèle")
    dialog._language.setCurrentIndex(dialog._language.findData("fr"))
    dialog._formality.setCurrentIndex(dialog._formality.findData("familiar"))
    qtbot.waitUntil(lambda: "Robin Beispiel" in dialog._text.toPlainText())
    dialog.accept()
    for to, language, formality in (
        ("Zoé Modèle", "fr", "familiar"),
        ("Luc Modèle", "fr", "formal"),
        ("Al Ito", "en", "formal"),
    ):
        dialog = composer(to)
        assert (dialog._language.currentData(), dialog._formality.currentData()) == (
            language,
            formality,
        )
        qtbot.waitUntil(lambda: bool(dialog._text.toPlainText()))  # noqa: B023
        dialog.reject()
    desk.store.close()


def test_a_letter_goes_out_as_pdf_odt_and_mail(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(tmp_path / "data", FakeClock())
    person = {"name": "Ingrid Solberg", "discussed": ["lens coating yield"]}
    record = {"company": "Nordlicht Optik AG", "people": [person]}
    desk.debrief.save(read_debrief(record, now=desk.present.wall))
    desk.letters.sign("Robin Beispiel")
    (note,) = desk.notes.ids()
    (contact,) = desk.contacts.ids()

    def open_composer() -> WriteNote:
        detail = desk.notes.detail(note)
        assert detail is not None
        dialog = WriteNote(desk, detail)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: bool(dialog._text.toPlainText()))
        return dialog

    opened: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    dialog = open_composer()
    dialog._go_out(dialog._mail, SentBy.MAIL)
    assert "no e-mail address" in dialog._said.text()
    dialog.accept()
    desk.contacts.add_point(contact, ContactPointKind.EMAIL, "ingrid@example.com")
    desk.contacts.add_point(contact, ContactPointKind.ADDRESS, "Industriestr. 5\n10115 Berlin")
    dialog = open_composer()
    dialog._go_out(dialog._mail, SentBy.MAIL)
    assert opened[0].toString().startswith("mailto:ingrid@example.com?subject=")
    assert dialog._said.text() == "Is it sent? Then mark it sent."
    dialog._text.appendPlainText("A longer word. " * 200)
    dialog._go_out(dialog._mail, SentBy.MAIL)
    draft = Path(opened[1].toLocalFile())
    assert b"X-Unsent: 1" in draft.read_bytes()
    assert draft.stat().st_mode & 0o077 == 0
    dialog._text.undo()

    page = tmp_path / "letter.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(page), ""))
    dialog._go_out(dialog._save_pdf, SentBy.FILE)
    dialog._go_out(dialog._save_odt, SentBy.FILE)
    pdf = pytest.importorskip("pypdfium2").PdfDocument(page)
    (sheet,) = pdf
    text = " ".join(sheet.get_textpage().get_text_bounded().split())
    for said in ("Ingrid Solberg", "Industriestr. 5", "10115 Berlin", "lens coating yield"):
        assert said in text
    assert sheet.get_size() == pytest.approx((595, 842), abs=1)
    pdf.close()
    assert zipfile.is_zipfile(tmp_path / "letter.odt")
    nowhere = str(tmp_path / "gone" / "letter")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (nowhere, ""))
    dialog._go_out(dialog._save_pdf, SentBy.FILE)
    assert dialog._said.text().startswith("The file cannot be written")
    dialog._sent.click()
    row = desk.notes.row(note)
    assert row is not None
    assert (row.status, row.sent_by) == (NoteStatus.SENT, SentBy.FILE)
    desk.store.close()


def test_a_note_is_sent_from_the_persons_own_account(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For real, to a server on this machine: what is refused leaves the note drafted and says why;
    what is taken settles it (P10)."""
    authority, server = trustme.CA(), ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("localhost").configure_cert(server)
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    desk = open_desk(tmp_path / "data", FakeClock())
    record = {
        "company": "Nordlicht Optik AG",
        "people": [{"name": "Ingrid Solberg", "email": "ingrid.solberg@example.com"}],
    }
    desk.debrief.save(read_debrief(record, now=desk.present.wall))
    (note,) = desk.notes.ids()
    desk.notes.write(note, GOOD)
    inbox = Inbox({"DATA": "554 Looks odd"})
    passwords = iter(("", "wrong", "right", "right"))

    def ask(*_asked: object) -> tuple[str, bool]:
        password = next(passwords)
        return password, bool(password)

    def says(why: str) -> bool:
        return why in dialog._said.text()

    monkeypatch.setattr(QInputDialog, "getText", ask)
    with keyring_in_memory(), serving(inbox, server, Security.TLS) as account:
        desk.letters._settings.change(
            own_name="Pat Muster",
            own_email="pat@example.org",
            mail_host=account.host,
            mail_port=account.port,
            mail_user=account.user,
        )
        detail = desk.notes.detail(note)
        assert detail is not None
        dialog = WriteNote(desk, detail)
        qtbot.addWidget(dialog)
        dialog.show()
        (send,) = [one for one in dialog._ways_out().actions() if one.text() == "&Send now"]
        for why in ("Nothing was sent.", "refused the user name", "Looks odd"):
            send.trigger()
            dialog.reject()  # not while it is under way
            qtbot.waitUntil(partial(says, why))
            assert dialog.isVisible()
            row = desk.notes.row(note)
            assert row is not None
            assert row.status is NoteStatus.DRAFTED
            assert "The note is kept as it is." in dialog._said.text()
        inbox.answers.clear()
        send.trigger()
        qtbot.waitUntil(lambda: not dialog.isVisible())
    row = desk.notes.row(note)
    assert row is not None
    assert (row.status, row.sent_by) == (NoteStatus.SENT, SentBy.MAIL)
    (envelope,) = inbox.received
    assert (envelope.mail_from, envelope.rcpt_tos) == (
        "pat@example.org",
        ["ingrid.solberg@example.com"],
    )
    desk.store.close()


def test_what_a_note_said_before_can_be_taken_back_on_another_day(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """Also after it was undone, and over a restart; beside the letter stands what others said and
    were written (P11)."""
    desk = open_desk(tmp_path, FakeClock())
    people = [
        {"name": "Ingrid Solberg", "discussed": ["lens coating yield"]},
        {"name": "Pavel Beispiel", "discussed": ["automating the test bench"]},
    ]
    record = {"company": "Nordlicht Optik AG", "people": people}
    desk.debrief.save(read_debrief(record, now=desk.present.wall))
    first, second = desk.notes.ids()
    desk.notes.write(second, GOOD)
    for text in ("Dear Ms Solberg,\n\nthe first.", "Dear Ms Solberg,\n\nthe second."):
        desk.notes.write(first, text)
    desk.store.undo()
    desk.store.close()
    desk = open_desk(tmp_path, FakeClock())
    detail = desk.notes.detail(first)
    assert detail is not None
    dialog = WriteNote(desk, detail)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "the first." in dialog._text.toPlainText()
    qtbot.waitUntil(dialog._earlier.isVisible)
    menu = dialog._earlier.menu()
    menu.aboutToShow.emit()
    (version,) = menu.actions()
    assert version.text().endswith("the second.")
    version.trigger()
    assert "the second." in dialog._text.toPlainText()
    dialog._text.undo()
    assert "the first." in dialog._text.toPlainText()

    desk.letters.sign("Pat Muster")
    dialog._text.setPlainText("Dear Ms Solberg,\n\nthe third.")
    dialog._draft_anew()  # a draft in place of what was typed makes it a version, too
    menu.aboutToShow.emit()
    assert [one.text().rpartition(": ")[2] for one in menu.actions()] == [
        "the third.",
        "the second.",
        "the first.",
    ]
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"automating the test bench", GOOD} <= shown
    dialog.close()
    desk.store.close()
