"""After an interview: one dialog, one column, keyboard only (P7-P10, P3-P5; LOOK.md).

Every keystroke is kept as a draft, so that closing, a crash or a power cut loses nothing (P8).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from itertools import pairwise
from threading import Thread
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QSize, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from organizer.gui import record_wording, wording
from organizer.gui.dialogs.dropped import has_pictures, pictures_in, vcards_in
from organizer.gui.dialogs.opening import stand_on_foot
from organizer.gui.dialogs.quick_entry_rows import (
    DrawbackRow,
    GrowingRows,
    PeopleRows,
    Row,
    TextRow,
    TopicTicks,
    line,
    parts,
)
from organizer.gui.dialogs.records import moment_reader
from organizer.gui.theme import GROUP, PAGE, SPACE, section_font
from organizer.gui.widgets.buttons import PrimaryButton, Verb
from organizer.gui.widgets.proposals import propose
from organizer.gui.widgets.when_field import WhenField
from organizer.i18n import _
from organizer.model.database import StoreError
from organizer.practice.checklist import seeded_topics
from organizer.practice.debrief import Debrief, DebriefError, read_debrief
from organizer.practice.moments import zone_named
from organizer.practice.people_list import PersonLine, read_people
from organizer.practice.when import When, read_when
from organizer.services.companies import company_names, find_company
from organizer.services.debrief import QUICK_ENTRY as FORM

if TYPE_CHECKING:
    from organizer.gui.dialogs.card_review import CardToReview
    from organizer.gui.dialogs.read_cards import ReadPictures
    from organizer.services.desk import Desk


class QuickEntry(QDialog):
    """Records an interview. Enter adds a person, Ctrl+Enter saves, Escape keeps the draft."""

    saved = Signal(object)
    """The `DebriefSummary` of what was made."""

    def __init__(self, desk: Desk, read: ReadPictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._read_pictures = read
        self._cards: dict[str, CardToReview] = {}
        self._restoring = True
        self.setWindowTitle(_("After an interview"))
        self.setAcceptDrops(True)
        self._known_people = QStringListModel(self)
        self._known_positions = QStringListModel(self)

        self._company = line(_("Company"))
        propose(self._company, company_names(desk.store))
        self._position = line(_("Position"))
        propose(self._position, self._known_positions)
        self._when = WhenField(
            moment_reader(desk.present, "past"),
            name=_("When"),
            placeholder=_("now, or “today 14:00”"),
        )
        self._host = line(_("Host"))
        propose(self._host, self._known_people)
        self._where = line(_("Where"))
        self._moving = QCheckBox(_("This position would mean &moving"))
        self._people = PeopleRows(self._known_people)
        self._closed = line(_("They said"), _("in their words: “We’ll get back to you”"))
        self._answer_by = WhenField(
            moment_reader(desk.present, hours=False),
            name=_("They answer by"),
            placeholder=_("“in two weeks”; left empty, a day is proposed"),
        )
        self._tried = line(_("What you tried"), _("such as asking where you stand"))
        self._clarify = GrowingRows(
            lambda number: TextRow(
                _("To clarify {number}").format(number=number),
                _("Something unclear that you want to raise"),
            )
        )
        self._drawbacks = GrowingRows(DrawbackRow)
        self._topics = TopicTicks()

        self._problem = QLabel()
        self._summary = QLabel()
        self._save = PrimaryButton(Verb(_("&Save"), self.save, tooltip=_("Ctrl+Enter")))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(60)
        self._later.timeout.connect(self._preview)

        self._lay_out()
        self._connect()
        self._company_named()
        self.restore(desk.drafts.kept(FORM))
        self._restoring = False
        self._preview()
        self.resize(self.sizeHint().boundedTo(self.screen().availableSize() * 0.95))

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(PAGE, PAGE, PAGE, GROUP)
        column.setSpacing(GROUP)
        head = _pairs(
            (_("&Company"), self._company),
            (_("&Position"), self._position),
            (_("&When"), self._when),
            (_("&Host"), self._host),
            (_("Wh&ere"), self._where),
        )
        head.addWidget(self._moving, head.rowCount() - 1, 1)
        column.addLayout(head)
        column.addWidget(_section(_("People you met")))
        column.addWidget(self._people)
        column.addWidget(_section(_("How it closed")))
        column.addLayout(
            _pairs(
                (_("They sai&d"), self._closed),
                (_("They answer &by"), self._answer_by),
                (_("What you &tried"), self._tried),
            )
        )
        column.addWidget(_section(_("To clarify")))
        column.addWidget(self._clarify)
        column.addWidget(_section(_("What could be better there")))
        column.addWidget(self._drawbacks)
        column.addWidget(_section(_("Still unasked")))
        column.addWidget(self._topics)
        column.addStretch(1)

        scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll = scroll

        self._problem.setWordWrap(True)
        self._problem.hide()
        self._summary.setWordWrap(True)
        self._summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._save.setAutoDefault(False)
        words = QVBoxLayout()
        words.setSpacing(SPACE // 2)
        words.addWidget(self._problem)
        words.addWidget(self._summary)
        foot = stand_on_foot(self, scroll)
        foot.addLayout(words, 1)
        foot.addWidget(self._save)
        self._company.setFocus()

    def _connect(self) -> None:
        for edit in (
            self._company,
            self._position,
            self._host,
            self._where,
            self._closed,
            self._tried,
        ):
            edit.textChanged.connect(self._typed)
        for part in (
            self._people,
            self._clarify,
            self._drawbacks,
            self._topics,
        ):
            part.changed.connect(self._typed)
            part.rearranged.connect(self._order_tabs)
        for when in (self._when, self._answer_by):
            when.typed.connect(self._typed)
        self._moving.toggled.connect(self._typed)
        self._moving.toggled.connect(self._company_named)
        self._company.textChanged.connect(self._company_named)
        self._position.editingFinished.connect(self._company_named)
        self._host.editingFinished.connect(self._host_named)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 140, 800)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The reader of dates takes 90 ms to load: behind the person's back, not at the first key.
        now = datetime.now(zone_named(self._desk.present.zone))
        Thread(target=read_when, args=("in two weeks",), kwargs={"now": now}, daemon=True).start()

    def _order_tabs(self) -> None:
        """Tab goes in reading order, whatever has grown."""
        fields = (
            self._company,
            self._position,
            self._when,
            self._host,
            self._where,
            self._moving,
            *self._people.fields(),
            self._closed,
            self._answer_by,
            self._tried,
            *self._clarify.fields(),
            *self._drawbacks.fields(),
            *self._topics.fields(),
            self._save,
        )
        for one, following in pairwise(fields):
            self.setTabOrder(one, following)

    def _company_named(self) -> None:
        """What is known of the company completes the other fields."""
        company, position = self._company.text(), self._position.text()
        known = find_company(self._desk.store, company)
        self._known_people.setStringList(self._desk.contacts.names_at(known) if known else [])
        self._known_positions.setStringList(
            self._desk.opportunities.positions_at(known) if known else []
        )
        opportunity = self._desk.opportunities.find(company, position) if known else None
        if opportunity is None:
            keys = seeded_topics(moving=self._moving.isChecked())
            topics = [(key, wording.topic(key)) for key in keys]
        else:
            topics = [
                (topic.key or topic.label, wording.topic(topic.key, topic.label))
                for topic in self._desk.opportunities.unanswered(opportunity)
            ]
        self._topics.show_topics(topics)

    def _host_named(self) -> None:
        """Whoever receives the visitor has most likely been met first."""
        host = self._host.text().strip()
        if host and not self._people.records():
            self._people.add(PersonLine(name=host))

    def _typed(self) -> None:
        if self._restoring:
            return
        content = self._content()
        self._problem.hide()
        if _blank(content):
            self._desk.drafts.drop(FORM)
        else:
            try:
                self._desk.drafts.keep(FORM, json.dumps(content, ensure_ascii=False))
            except StoreError as error:
                self._problem.setText(record_wording.not_kept(error))
                self._problem.show()
        self._later.start()

    def _content(self) -> dict[str, Any]:
        return {
            "company": self._company.text(),
            "position": self._position.text(),
            "when": self._when.text(),
            "host": self._host.text(),
            "where": self._where.text(),
            "moving": self._moving.isChecked(),
            "people": self._people.records(),
            "closed": self._closed.text(),
            "answer_by": self._answer_by.text(),
            "tried": self._tried.text(),
            "clarify": self._clarify.records(),
            "drawbacks": self._drawbacks.records(),
            "topics": self._topics.records(),
        }

    def restore(self, draft: str | None) -> None:
        """Put back what was typed and not saved."""
        if draft is None:
            return
        content = json.loads(draft)
        self._company.setText(content["company"])
        self._position.setText(content["position"])
        self._when.set_text(content["when"])
        self._host.setText(content["host"])
        self._where.setText(content["where"])
        self._moving.setChecked(content["moving"])
        self._company_named()
        self._people.restore(content["people"])
        self._closed.setText(content["closed"])
        self._answer_by.set_text(content["answer_by"])
        self._tried.setText(content["tried"])
        self._clarify.restore(content["clarify"])
        self._drawbacks.restore(content["drawbacks"])
        self._topics.restore(content["topics"])

    def debrief(self) -> Debrief:
        """What was typed. Raises `DebriefError` naming the field that is missing or unclear."""
        content = self._content()
        record: dict[str, Any] = {
            key: content[key]
            for key in ("company", "position", "host", "where", "moving", "closed", "tried")
        }
        if self._when.text().strip():
            met = self._when.value()
            if not isinstance(met, When):
                raise DebriefError("when", "is not understood")
            hour = met.time or self._desk.present.habits.work_start
            record["when"] = datetime.combine(met.day, hour).isoformat()
        if self._answer_by.text().strip():
            promised = self._answer_by.value()
            if not isinstance(promised, When):
                raise DebriefError("answer_by", "is not understood")
            record["answer_by"] = promised.day.isoformat()
        record["people"] = [_person(person) for person in content["people"]]
        record["clarify"] = [row["text"] for row in content["clarify"]]
        record["drawbacks"] = content["drawbacks"]
        record["topics"] = {
            topic: {"state": "answered" if answer.strip() else "asked", "answer": answer}
            for topic, answer in content["topics"].items()
        }
        return read_debrief(record, now=self._desk.present.wall)

    def _preview(self) -> None:
        """The last line says what Save will make."""
        try:
            debrief = self.debrief()
        except DebriefError as error:
            self._summary.setText(self._missing(error.field))
            return
        things = wording.summary_line(self._desk.debrief.preview(debrief), self._desk.present.wall)
        self._summary.setText(_("Makes {things}").format(things=things))

    def _missing(self, field: str) -> str:
        if field == "company":
            return _("Name the company and whom you met; the rest can wait.")
        if field.startswith("people"):
            return _("Name whom you met. Each of them is owed a note.")
        if field == "when":
            return _("When it was is not clear. Try “today 14:00” or “yesterday”.")
        if field == "answer_by":
            return _("By when they answer is not clear. Try “in two weeks” or “by Friday”.")
        return _("One field is not understood: {field}").format(field=field)

    def save(self) -> None:
        """Make everything of it in one step, or show what is missing and where."""
        try:
            debrief = self.debrief()
        except DebriefError as error:
            self._problem.setText(_("Not saved yet."))
            self._problem.show()
            self._summary.setText(self._missing(error.field))
            self._field(error.field).setFocus()
            return
        cards = {
            place: self._cards[person["card"]].read
            for place, person in enumerate(self._people.records())
            if person.get("card") in self._cards
        }
        summary = self._desk.cards.save_debrief(debrief, cards)
        self._desk.drafts.drop(FORM)
        self.saved.emit(summary)
        self.accept()

    def _field(self, name: str) -> QWidget:
        fields: dict[str, QWidget] = {
            "company": self._company,
            "when": self._when,
            "answer_by": self._answer_by,
        }
        return fields.get(name) or self._people.rows()[0].fields()[0]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if vcards_in(event.mimeData()) or has_pictures(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A card that is dropped onto a person is theirs; elsewhere it adds somebody (P9)."""
        from organizer.services.imports import ContactRead, NotRead

        if pictures := pictures_in(event.mimeData()):
            spot = self._people.mapFrom(self, event.position().toPoint())
            row = self._people.row_at(spot)
            self._read_pictures(pictures, partial(self._take_cards, row), self)
        for path in vcards_in(event.mimeData()):
            try:
                candidates = list(self._desk.imports.read(path))
            except NotRead as error:
                self._problem.setText(wording.not_read(error))
                self._problem.show()
                continue
            for candidate in candidates:
                if not isinstance(candidate.record, ContactRead):
                    continue
                draft = candidate.record.draft
                self._people.add(
                    PersonLine(
                        name=candidate.name,
                        title=draft.title,
                        email=next(iter(draft.emails), ""),
                        phone=draft.phones[0].number if draft.phones else "",
                    )
                )

    def _take_cards(self, row: Row | None, cards: Sequence[CardToReview]) -> None:
        """Whom cards name: the first is the one in `row`. The cards are kept with the rest."""
        for card in cards:
            contact = card.read.contact
            token = uuid4().hex
            self._cards[token] = card
            person = PersonLine(
                contact.full_name,
                contact.title,
                next(iter(contact.emails), ""),
                contact.phones[0].number if contact.phones else "",
            )
            if person.name or row is not None:
                self._people.add(person, card=token, at=row)
                row = None
            if contact.company and not self._company.text():
                self._company.setText(contact.company)


def _person(row: dict[str, str]) -> dict[str, Any]:
    read = read_people(row["who"])
    who = read[0] if len(read) == 1 else PersonLine(name=row["who"].strip())
    return {
        "name": who.name,
        "title": who.title,
        "email": who.email or row.get("email", ""),
        "phone": who.phone or row.get("phone", ""),
        "discussed": parts(row.get("discussed", "")),
        "good": parts(row.get("good", "")),
        "doubts": parts(row.get("doubt", "")),
    }


def _blank(content: dict[str, Any]) -> bool:
    return not any(value.strip() if isinstance(value, str) else value for value in content.values())


def _section(text: str) -> QLabel:
    label = QLabel(text)
    label.setFont(section_font())
    return label


def _pairs(*labelled: tuple[str, QWidget]) -> QGridLayout:
    """Fields two and two, each below its label; Tab goes in reading order."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(GROUP)
    grid.setVerticalSpacing(SPACE // 2)
    for index, (text, field) in enumerate(labelled):
        row, side = divmod(index, 2)
        label = QLabel(text)
        label.setContentsMargins(0, SPACE // 2 if row else 0, 0, 0)
        label.setBuddy(field)
        grid.addWidget(label, 2 * row, side)
        grid.addWidget(field, 2 * row + 1, side, Qt.AlignmentFlag.AlignTop)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return grid
