"""Cards beside what was read from them, checked at a glance and kept one after the other (P9)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from organizer.cards.outcome import ReadCard
from organizer.cards.sides import propose_sides
from organizer.gui import wording
from organizer.gui.dialogs.card_fields import CardField, LineField, LinesField, PhoneField
from organizer.gui.theme import GROUP, PAGE, SPACE, title_font
from organizer.gui.widgets.buttons import PrimaryButton, Verb
from organizer.gui.widgets.card_picture import CardPicture
from organizer.gui.widgets.when_field import WhenField
from organizer.i18n import _, current_language, territory
from organizer.practice.contact_draft import ContactDraft, Phone, PostalAddress
from organizer.practice.moments import WallTime, zone_named
from organizer.practice.names import folded
from organizer.practice.vocabulary import ContactPointKind
from organizer.practice.when import When, read_when
from organizer.services.business_cards import InterviewRow, KeptCard, NewInterview
from organizer.services.contacts import ContactDetail
from organizer.services.read_card import CardContact, joined_sides

if TYPE_CHECKING:
    from organizer.services.desk import Desk

_FRESH: Final = timedelta(hours=12)
"""Since an interview: its cards are most likely those that are read now."""
_SAME_COMPANY: Final = timedelta(days=60)
"""Since an interview at the company on the card."""


class CardToReview(NamedTuple):
    """A card as it was read. `original` is the picture as it came; empty where text was. `sides`
    are the front and the back that were put together, or none."""

    read: CardContact
    original: bytes = b""
    sides: tuple[CardToReview, ...] = ()


def with_sides_joined(cards: Sequence[CardToReview], *, region: str | None) -> list[CardToReview]:
    """The cards, with those put together that are front and back of one by what they say."""
    return [
        cards[sides[0]]
        if len(sides) == 1
        else _together(*(cards[side] for side in sides), region=region)
        for sides in propose_sides([card.read for card in cards])
    ]


def _together(one: CardToReview, other: CardToReview, *, region: str | None) -> CardToReview:
    original = one.original if one.read.contact.full_name else other.original
    return CardToReview(joined_sides(one.read, other.read, region=region), original, (one, other))


class CardReview(QDialog):
    """One card after the other. Enter keeps a right one; Tab goes through the doubtful fields."""

    def __init__(
        self,
        desk: Desk,
        cards: Sequence[CardToReview],
        kept: Callable[[KeptCard, str], object],
        parent: QWidget | None = None,
    ) -> None:
        """`kept` is told of each card that was kept, with the person's name."""
        super().__init__(parent)
        self._desk = desk
        self._cards = list(cards)
        self._told = kept
        self._at = 0
        self._met_in: int | NewInterview | None = None
        self._side: ReadCard | None = None
        self._known: ContactDetail | None = None
        self._fields: dict[str, list[CardField]] = {}
        self.setWindowTitle(_("Read cards"))

        self._heading = QLabel()
        self._heading.setFont(title_font())
        self._doubts = QLabel()
        self._doubts.setTextFormat(Qt.TextFormat.PlainText)
        self._doubts.setWordWrap(True)
        self._picture = CardPicture()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setWordWrap(True)
        self._form = QScrollArea()
        self._form.setWidgetResizable(True)
        self._form.setFrameShape(QFrame.Shape.NoFrame)
        self._form.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._form.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        self._as = QComboBox()
        self._as.currentIndexChanged.connect(self._compare)
        self._met = QComboBox()
        self._met.currentIndexChanged.connect(self._meet)
        self._new = _InterviewFields(desk)
        self._whole = QCheckBox(_("Keep the &picture as it came, too"))
        self._every = QCheckBox(_("Tab stops at &every field"))
        self._problem = QLabel()
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._join = QPushButton(_("&Join with the next card"))
        self._join.setToolTip(_("They are front and back of one card"))
        self._join.setAutoDefault(False)
        self._join.clicked.connect(self._join_next)
        self._part = QPushButton(_("Take front and &back apart"))
        self._part.setAutoDefault(False)
        self._part.clicked.connect(self._take_apart)
        self._skip = QPushButton(_("&Skip this card"))
        self._skip.setAutoDefault(False)
        self._skip.clicked.connect(self._next)
        self._keep = PrimaryButton(Verb(_("&Keep contact"), self._keep_card))
        self._keep.setDefault(True)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._keep_card)
        self._lay_out()
        QApplication.instance().focusChanged.connect(self._focused)  # type: ignore[union-attr]
        self._fill_interviews()
        self._show()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 150, 720)

    def _lay_out(self) -> None:
        left = QWidget()
        seen = QVBoxLayout(left)
        seen.setContentsMargins(PAGE, PAGE, GROUP, GROUP)
        seen.setSpacing(SPACE)
        seen.addWidget(self._heading)
        seen.addWidget(self._picture, 1)
        seen.addWidget(self._text, 1)
        seen.addWidget(self._doubts)
        sides = QHBoxLayout()
        sides.addWidget(self._join)
        sides.addWidget(self._part)
        sides.addStretch(1)
        seen.addLayout(sides)
        right = QWidget()
        said = QVBoxLayout(right)
        said.setContentsMargins(GROUP, PAGE, 0, GROUP)
        said.setSpacing(GROUP)
        said.addWidget(self._form, 1)
        below = QVBoxLayout()
        below.setContentsMargins(0, 0, PAGE, 0)
        below.setSpacing(SPACE)
        self._labels = []
        for text, widget in ((_("Keep &as"), self._as), (_("&Met in"), self._met)):
            label = QLabel(text)
            label.setBuddy(widget)
            widget.setAccessibleName(text.replace("&", ""))
            widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            row = QHBoxLayout()
            row.setSpacing(SPACE)
            row.addWidget(label)
            row.addWidget(widget, 1)
            below.addLayout(row)
            self._labels.append(label)
        below.addWidget(self._new)
        said.addLayout(below)
        both = QSplitter()
        both.setChildrenCollapsible(False)
        both.addWidget(left)
        both.addWidget(right)
        both.setSizes([550, 450])
        foot = QHBoxLayout()
        foot.setContentsMargins(PAGE, GROUP, PAGE, GROUP)
        foot.setSpacing(GROUP)
        foot.addWidget(self._whole)
        foot.addWidget(self._every)
        foot.addWidget(self._problem, 1)
        foot.addStretch()
        foot.addWidget(self._skip)
        foot.addWidget(self._keep)
        edge = QFrame()
        edge.setFrameShape(QFrame.Shape.HLine)
        edge.setFrameShadow(QFrame.Shadow.Sunken)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(both, 1)
        whole.addWidget(edge)
        whole.addLayout(foot)

    # --- one card -----------------------------------------------------------------------------

    def _show(self) -> None:
        read = self._cards[self._at].read
        card = read.card
        self._heading.setText(
            _("Card {number} of {count}").format(number=self._at + 1, count=len(self._cards))
        )
        self._picture.setVisible(bool(read.picture))
        self._text.setVisible(not read.picture)
        self._whole.setVisible(bool(self._cards[self._at].original))
        sides = self._cards[self._at].sides
        self._part.setVisible(bool(sides))
        self._join.setVisible(not sides and self._at + 1 < len(self._cards))
        if read.picture:
            self._show_side(card)
        else:
            self._text.setText(read.text)
        said = [wording.card_doubt(doubt) for doubt in read.warnings]
        said += [
            _("Read “{read}”; the code says “{code}”, and was taken.").format(
                read=difference.read, code=difference.code
            )
            for difference in read.differences
        ]
        self._doubts.setText(wording.lines(said))
        self._doubts.setVisible(bool(said))
        self._problem.hide()
        self._fill(read)
        self._recognize()
        self._choose_interview(read.contact.company)
        self._stops()[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_side(self, side: ReadCard) -> None:
        if side is not self._side:
            self._side = side
            image = QImage.fromData(side.picture)
            self._picture.show_picture(image, QSize(side.width, side.height))

    def _fill(self, read: CardContact) -> None:
        contact = read.contact
        self._fields = {
            "name": [LineField(_("&Name"))],
            "title": [LineField(_("&Title"))],
            "department": [LineField(_("&Department"))],
            "company": [LineField(_("&Company"))],
            "emails": [LineField(_("E-ma&il"))],
            "phones": [PhoneField(_("P&hone"))],
            "websites": [LineField(_("&Website"))],
            "address": [LinesField(_("Add&ress"), 4)],
            "notes": [LinesField(_("Remarks"), 2)],
        }
        # A letter leads to the first of several only.
        self._fields["emails"] += [LineField(_("E-mail")) for _more in contact.emails[1:]]
        self._fields["phones"] += [PhoneField(_("Phone")) for _more in contact.phones[1:]]
        self._fields["websites"] += [LineField(_("Website")) for _more in contact.websites[1:]]
        address = contact.addresses[0] if contact.addresses else PostalAddress()
        texts = {
            "name": [contact.full_name],
            "title": [contact.title],
            "department": [contact.department],
            "company": [contact.company],
            "emails": list(contact.emails),
            "phones": [wording.phone_number(phone.number) for phone in contact.phones],
            "websites": list(contact.websites),
            "address": [address.lines],
            "notes": [contact.notes],
        }
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, PAGE, 0)
        column.setSpacing(SPACE)
        for key, fields in self._fields.items():
            sure = read.confidence.get(key, 0.0)
            for place, field in enumerate(fields):
                text = texts[key][place] if place < len(texts[key]) else ""
                field.show_reading(text, sure, read.could_be(key) if len(fields) == 1 else ())
                field.changed.connect(field.settle)
                field.swapped.connect(self._swap)
                field.moved.connect(lambda way, field=field: self._swap_with(field, way))
                column.addWidget(field)
        for field, phone in zip(self._fields["phones"], contact.phones, strict=False):
            if isinstance(field, PhoneField):
                field.show_kind(phone.kind)
        for key in ("name", "company", "emails"):
            for field in self._fields[key]:
                field.changed.connect(self._recognize)
        widest = max(field.label_width() for field in self._all())
        widest = max(widest, *(label.sizeHint().width() for label in self._labels))
        for field in self._all():
            field.set_label_width(widest)
        for label in self._labels:
            label.setFixedWidth(widest)
        self._new.set_label_width(widest)
        column.addStretch(1)
        self._form.setWidget(page)
        bar = self._form.verticalScrollBar().sizeHint().width()
        self._form.setMinimumWidth(page.minimumSizeHint().width() + bar)

    def _all(self) -> list[CardField]:
        return [field for fields in self._fields.values() for field in fields]

    def _swap_with(self, field: CardField, way: int) -> None:
        fields = self._all()
        there = fields.index(field) + way
        if 0 <= there < len(fields):
            self._swap(field, fields[there])
            fields[there].editor().setFocus()

    def _swap(self, one: CardField, other: CardField) -> None:
        text, others = one.text(), other.text()
        one.put(others)
        other.put(text)

    def contact(self) -> ContactDraft:
        """What the fields say now."""
        read = self._cards[self._at].read.contact

        def texts(key: str) -> list[str]:
            return [text for field in self._fields[key] if (text := field.text())]

        numbers = {wording.phone_number(phone.number): phone.number for phone in read.phones}
        name = self._fields["name"][0].text()
        parts = read if name == read.full_name else ContactDraft()
        address = self._fields["address"][0].text()
        known = read.addresses[:1] if read.addresses else ()
        if not known or known[0].lines != address:
            known = (PostalAddress(text=address),) if address else ()
        return replace(
            parts,
            full_name=name,
            title=self._fields["title"][0].text(),
            department=self._fields["department"][0].text(),
            company=self._fields["company"][0].text(),
            emails=tuple(texts("emails")),
            phones=tuple(
                Phone(numbers.get(field.text(), field.text()), field.kind())
                for field in self._fields["phones"]
                if isinstance(field, PhoneField) and field.text()
            ),
            websites=tuple(texts("websites")),
            addresses=known,
            notes=self._fields["notes"][0].text(),
            uid=read.uid,
        )

    # --- somebody known -----------------------------------------------------------------------

    def _recognize(self) -> None:
        """Offer to complete the contact that this seems to be."""
        self._known = self._desk.cards.known(self.contact())
        self._as.blockSignals(True)
        self._as.clear()
        self._as.addItem(_("A new contact"))
        if self._known is not None:
            self._as.addItem(
                _("{name}, whom you have").format(
                    name=wording.joined(self._known.full_name, self._known.company)
                )
            )
            self._as.setCurrentIndex(1)
        self._as.setEnabled(self._known is not None)
        self._as.blockSignals(False)
        self._compare()

    def _into(self) -> ContactDetail | None:
        return self._known if self._as.currentIndex() == 1 else None

    def _compare(self) -> None:
        """Show what is known already beside each field."""
        known = self._into()
        if known is None:
            for field in self._all():
                field.show_known(None)
            return
        ways: dict[str, list[str]] = {}
        for kind, key in (
            (ContactPointKind.EMAIL, "emails"),
            (ContactPointKind.PHONE, "phones"),
            (ContactPointKind.WEBSITE, "websites"),
            (ContactPointKind.ADDRESS, "address"),
        ):
            ways[key] = [point.value for point in known.points if point.kind is kind]
        values = {
            "name": known.full_name,
            "title": known.title,
            "department": known.department,
            "company": known.company,
            "notes": known.remarks,
        }
        for key, fields in self._fields.items():
            for field in fields:
                if key in values:
                    field.show_known(values[key])
                else:
                    same = [way for way in ways[key] if folded(way) == folded(field.text())]
                    field.show_known(same[0] if same else "")

    # --- the interview ------------------------------------------------------------------------

    def _fill_interviews(self) -> None:
        here = self._desk.present.wall
        self._interviews = self._desk.cards.recent_interviews()
        self._met.blockSignals(True)
        self._met.clear()
        self._met.addItem(_("Not in an interview"))
        for row in self._interviews:
            self._met.addItem(
                # Translators: an interview: the company and position, and when it was
                _("{opportunity}, {when}").format(
                    opportunity=wording.opportunity(row.company, row.position),
                    when=wording.moment(WallTime(row.local, row.zone), here),
                )
            )
        self._met.addItem(_("A new interview…"))
        self._met.blockSignals(False)

    def _choose_interview(self, company: str) -> None:
        """The one that the last card was met in; else the last one at the company, or of late."""
        index = 0
        now = self._desk.present.instant
        for place, row in enumerate(self._interviews, 1):
            ago = now - WallTime(row.local, row.zone).instant
            if row.id == self._met_in:
                index = place
                break
            same = bool(company) and folded(row.company) == folded(company)
            if not index and ago < (_SAME_COMPANY if same else _FRESH):
                index = place
        self._met.setCurrentIndex(index)
        self._new.name_company(company)
        self._meet()

    def _meet(self) -> None:
        self._new.setVisible(self._met.currentIndex() == self._met.count() - 1)

    def _interview(self) -> int | NewInterview | None:
        """What stands in "Met in". Raises `ValueError` where a new one is not clear."""
        index = self._met.currentIndex()
        if index == 0:
            return None
        if index == self._met.count() - 1:
            return self._new.interview()
        row: InterviewRow = self._interviews[index - 1]
        return row.id

    # --- going on -----------------------------------------------------------------------------

    def _keep_card(self) -> None:
        card = self._cards[self._at]
        into = self._into()
        contact = self.contact()
        try:
            kept = self._desk.cards.keep(
                card.read,
                contact,
                into=into.id if into else None,
                met_in=self._interview(),
                original=card.original if self._whole.isChecked() else b"",
            )
        except ValueError as error:
            self._problem.setText(_(str(error)))
            self._problem.show()
            self._fields["name"][0].editor().setFocus()
            return
        self._met_in = kept.interview
        self._told(kept, contact.full_name)
        self._fill_interviews()
        self._next()

    def _join_next(self) -> None:
        one, other = self._cards[self._at : self._at + 2]
        self._cards[self._at : self._at + 2] = [_together(one, other, region=territory())]
        self._show()

    def _take_apart(self) -> None:
        self._cards[self._at : self._at + 1] = self._cards[self._at].sides
        self._show()

    def _next(self) -> None:
        if self._at + 1 < len(self._cards):
            self._at += 1
            self._show()
        else:
            self.accept()

    # --- the keyboard -------------------------------------------------------------------------

    def _stops(self) -> list[QWidget]:
        """Where Tab stops, in reading order; the button that keeps the card among them."""
        fields = [
            control
            for field in self._all()
            if self._every.isChecked() or field.doubtful
            for control in field.fields()
        ]
        rest: list[QWidget] = [self._keep]
        if self._every.isChecked():
            rest = [self._join, self._part, self._as, self._met, *self._new.fields()]
            rest += [self._whole, self._every, self._skip, self._keep]
        return [
            *fields,
            *(widget for widget in rest if widget.isVisibleTo(self) and widget.isEnabled()),
        ]

    def focusNextPrevChild(self, forward: bool) -> bool:
        stops = self._stops()
        focused = self.focusWidget()
        at = next(
            (place for place, stop in enumerate(stops) if focused in (stop, stop.focusProxy())),
            -1 if forward else 0,
        )
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(at + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def _focused(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Outline the piece of the picture that the field was read from."""
        for key, fields in self._fields.items():
            for place, field in enumerate(fields):
                if now is not None and (now is field or field.isAncestorOf(now)):
                    side, boxes = self._cards[self._at].read.read_from(key)
                    if side.picture:
                        self._show_side(side)
                    # Several numbers stand in several lines: each has its own.
                    of_its_own = len(fields) > 1 and len(boxes) == len(fields)
                    self._picture.outline(boxes[place : place + 1] if of_its_own else boxes)
                    self._form.ensureWidgetVisible(field)


class _InterviewFields(QWidget):
    """An interview that is not recorded yet: company, position, when."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._company = LineField(_("At"))
        self._position = LineField(_("Position"))
        self._when = WhenField(self._read, name=_("When"), placeholder=_("now, or “today 14:00”"))
        self._heading = QLabel(_("When"))
        self._heading.setBuddy(self._when)
        self._heading.setContentsMargins(0, SPACE // 2, 0, 0)
        when = QHBoxLayout()
        when.setSpacing(SPACE)
        when.addWidget(self._heading, 0, Qt.AlignmentFlag.AlignTop)
        when.addWidget(self._when, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._company)
        column.addWidget(self._position)
        column.addLayout(when)

    def fields(self) -> list[QWidget]:
        """Its controls in reading order."""
        return [self._company.editor(), self._position.editor(), self._when]

    def name_company(self, company: str) -> None:
        """Propose the company on the card."""
        self._company.put(company)

    def set_label_width(self, width: int) -> None:
        """Stand in line with the other fields."""
        for field in (self._company, self._position):
            field.set_label_width(width)
        self._heading.setFixedWidth(width)

    def interview(self) -> NewInterview:
        """What was typed. Raises `ValueError` where something is missing or not understood."""
        if not self._company.text():
            raise ValueError("Name the company of the interview.")
        when = self._desk.present.wall
        if self._when.text().strip():
            said = self._when.value()
            if not isinstance(said, When):
                raise ValueError("When the interview was is not clear.")
            hour = said.time or self._desk.present.habits.work_start
            when = WallTime(datetime.combine(said.day, hour), when.zone)
        return NewInterview(self._company.text(), when, self._position.text())

    def _read(self, text: str) -> tuple[str, object] | None:
        wall = self._desk.present.wall
        now = wall.instant.astimezone(zone_named(wall.zone))
        when = read_when(text, now=now, language=current_language(), prefer="past")
        if when is None:
            return None
        if when.time is None:
            return wording.day(when.day, wall), when
        return wording.local_moment(datetime.combine(when.day, when.time), wall), when
