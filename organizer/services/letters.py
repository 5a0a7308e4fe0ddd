"""From a note that is owed to a letter: a draft to start from, the page, and the mail (P10-P17)."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from organizer import paths
from organizer.model.store import Store
from organizer.practice.present import Present
from organizer.services.notes import NoteDetail, NoteService, OtherNotes
from organizer.services.opportunities import OpportunityService
from organizer.settings import Settings, SettingsFile

# What makes letters takes 90 ms to load, and the record is opened without it.
if TYPE_CHECKING:
    from organizer.letters.drafts import Draft, Formality, Missing
    from organizer.letters.mail import Account, Message
    from organizer.letters.page import Letter
    from organizer.letters.paper import Paper


class NoPassword(Exception):
    """The password of the mail account is not kept on this system, so the person has to say it."""


def mail_account(settings: Settings) -> Account | None:
    """The account that letters are sent from; None where the person set none."""
    from organizer.letters.mail import Account, Security

    if not settings.mail_host:
        return None
    # Whatever else the file says, the connection is encrypted.
    starttls = settings.mail_security == Security.STARTTLS
    return Account(
        settings.mail_host,
        settings.mail_port,
        settings.mail_user,
        Security.STARTTLS if starttls else Security.TLS,
    )


class LetterService:
    """Makes letters of notes. The person's own texts lie in the folder `letters` of the data."""

    def __init__(
        self,
        store: Store,
        present: Present,
        notes: NoteService,
        opportunities: OpportunityService,
        settings: SettingsFile,
    ) -> None:
        self._store = store
        self._present = present
        self._notes = notes
        self._opportunities = opportunities
        self._settings = settings

    def draft(
        self,
        detail: NoteDetail,
        others: OtherNotes,
        *,
        locale: str,
        formality: Formality,
        attempt: int = 0,
    ) -> Draft:
        """A letter to start from, or what has to be asked first (P11).

        `locale` is the letter's ("de_AT"); another `attempt` words it otherwise.
        """
        from organizer.letters.addressee import Addressee
        from organizer.letters.drafts import DraftRequest, draft
        from organizer.letters.texts import LetterTexts

        row = detail.row
        met, promised = self._last_interview(row.opportunity)
        return draft(
            DraftRequest(
                kind=row.kind,
                locale=locale,
                sender=self._settings.current.own_name,
                recipient=Addressee(row.to),
                today=self._present.wall.day,
                formality=formality,
                company=row.company or "",
                position=row.position or "",
                interviewed=detail.met.day if detail.met else met,
                answer_by=promised,
                topics=detail.discussed or self._topics(row.contact),
                shared=detail.good,
                colleagues=others.colleagues,
                terms=others.terms,
                earlier=others.earlier,
                seed=f"{row.uid}/{attempt}",
            ),
            LetterTexts(paths.resources() / "letters", self._store.folder / "letters"),
        )

    def answer(self, detail: NoteDetail, missing: Missing, text: str) -> None:
        """Record what a draft was missing. Raises `ValueError` where it is nothing to be asked."""
        from organizer.letters.drafts import Missing

        row = detail.row
        if missing is Missing.SENDER:
            self.sign(text)
        elif missing is Missing.TOPIC and row.conversation is not None:
            self._notes.add_topic(row.conversation, text)
        elif missing is Missing.POSITION and row.opportunity is not None:
            self._opportunities.edit_position(row.opportunity, text)
        else:
            raise ValueError(missing)

    def sign(self, name: str) -> None:
        """What stands below letters from now on."""
        self._settings.change(own_name=name)

    def page(
        self, detail: NoteDetail, text: str, subject: str, *, locale: str
    ) -> tuple[str, Paper]:
        """The page that a written text makes, as HTML, and the paper it is set for."""
        from organizer.letters.page import html
        from organizer.letters.paper import paper_for

        paper = paper_for(locale)
        return html(self._letter(detail, text, subject, locale), paper), paper

    def odt(self, detail: NoteDetail, text: str, subject: str, *, locale: str) -> bytes:
        """The same page as a file that word processors open."""
        from organizer.letters.odt import odt
        from organizer.letters.paper import paper_for

        return odt(self._letter(detail, text, subject, locale), paper_for(locale))

    def mail_link(self, detail: NoteDetail, text: str, subject: str) -> str | None:
        """The link that opens the mail program with the letter; None where it is too long for one.

        Raises `RefusedField` where the contact's address is none.
        """
        from organizer.letters.mail import mailto

        return mailto(self.message(detail, text, subject))

    def mail_file(self, detail: NoteDetail, text: str, subject: str) -> bytes:
        """The letter as a draft that mail programs open. Raises `RefusedField`."""
        from organizer.letters.mail import eml

        return eml(self.message(detail, text, subject))

    def message(self, detail: NoteDetail, text: str, subject: str) -> Message:
        """The letter as e-mail, to the contact's first address."""
        from organizer.letters.mail import Message

        own = self._settings.current
        return Message(
            recipient=next(iter(detail.emails), ""),
            subject=subject,
            text=text,
            recipient_name=detail.row.to,
            sender=own.own_email,
            sender_name=own.own_name,
        )

    def account(self) -> Account | None:
        """The account that letters are sent from; None where the person set none."""
        return mail_account(self._settings.current)

    def send(self, account: Account, message: Message, password: str = "") -> None:
        """Send by SMTP, with the password in the system's keyring where none is given. Not for the
        thread of the window.

        Raises `NoPassword`, `RefusedField` before anything is sent, and `SendError` where the
        server has not taken the message.
        """
        from organizer.letters.mail import send
        from organizer.letters.passwords import NoKeyring, stored_password

        if not password:
            with suppress(NoKeyring):
                password = stored_password(account) or ""
        if not password:
            raise NoPassword
        send(account, message, password, at=self._present.instant)

    def addresses(
        self, detail: NoteDetail, *, locale: str
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The sender's block and the recipient's, for an envelope or a label."""
        from organizer.letters.page import address_block
        from organizer.practice.contact_draft import PostalAddress

        own = self._settings.current
        names = (detail.row.to, detail.row.company or "")
        there = PostalAddress(text=self._address(detail.row.contact))
        return (
            tuple(filter(None, (own.own_name, *own.own_address.splitlines()))),
            address_block(names, there, locale=locale),
        )

    def _letter(self, detail: NoteDetail, text: str, subject: str, locale: str) -> Letter:
        from organizer.letters.page import Letter, parts

        own, written = self._settings.current, parts(text, locale)
        sender, recipient = self.addresses(detail, locale=locale)
        return Letter(
            locale=locale,
            sender=sender,
            recipient=recipient,
            day=self._present.wall.day,
            subject=subject,
            salutation=written.salutation,
            paragraphs=written.paragraphs,
            farewell=written.farewell,
            name=written.name or own.own_name,
        )

    def _last_interview(self, opportunity: int | None) -> tuple[date | None, date | None]:
        """The day of the last interview, and by when they promised to answer."""
        rows = self._store.rows(
            "SELECT substr(local, 1, 10), answer_by FROM interview "
            "WHERE opportunity_id = ? AND deleted_at IS NULL ORDER BY at DESC LIMIT 1",
            opportunity,
        )
        if not rows:
            return None, None
        met, promised = rows[0]
        return date.fromisoformat(met), date.fromisoformat(promised) if promised else None

    def _topics(self, contact: int) -> tuple[str, ...]:
        """What somebody discussed in any conversation, the last one first."""
        rows = self._store.rows(
            "SELECT text FROM discussed_topic JOIN conversation "
            "ON conversation.id = conversation_id WHERE contact_id = ? "
            "AND discussed_topic.deleted_at IS NULL AND conversation.deleted_at IS NULL "
            "ORDER BY conversation_id DESC, discussed_topic.id",
            contact,
        )
        return tuple(text for (text,) in rows)

    def _address(self, contact: int) -> str:
        rows = self._store.rows(
            "SELECT value FROM contact_point WHERE contact_id = ? AND kind = 'address' "
            "AND deleted_at IS NULL ORDER BY place, id LIMIT 1",
            contact,
        )
        return str(rows[0][0]) if rows else ""
