"""The time line: what is due where, and which answers come before a limit and which after (P14)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QKeySequence, QPainter, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from organizer.gui import wording
from organizer.gui.dialogs.opening import stand_on_foot
from organizer.gui.theme import GROUP, ICON, PAGE, SPACE, section_font
from organizer.gui.widgets.time_axis import TimeAxis, draw_mark
from organizer.i18n import _
from organizer.i18n.formats import format_day
from organizer.practice.time_line import Entry, Mark, days

if TYPE_CHECKING:
    from organizer.practice.moments import WallTime
    from organizer.services.time_line import TimeLine

_ENTRY: Final = Qt.ItemDataRole.UserRole


class TimeLineDialog(QDialog):
    """The axis, the same as a list, and what to do where something cannot wait. Enter opens."""

    def __init__(
        self,
        line: TimeLine,
        here: WallTime,
        open_entry: Callable[[Entry], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._line, self._here, self._open = line, here, open_entry
        self.setWindowTitle(_("Time line"))
        on_days = {
            entry: day.day for day in days(line.entries, zone=here.zone) for entry in day.entries
        }
        self._axis = TimeAxis(lambda day: format_day(day, today=here.day), self._say)
        self._axis.setAccessibleName(_("Time line; the list below says the same"))
        rows = [
            (opportunity, wording.opportunity(*names))
            for opportunity, names in line.opportunities.items()
            if any(entry.opportunity == opportunity for entry in on_days)
        ]
        pressing = {conflict.answer for conflict in line.conflicts}
        self._axis.show_entries(rows, on_days, pressing, here.day)
        self._axis.chosen.connect(self._choose)
        scroll = self._scroll = QScrollArea()
        scroll.setWidget(self._axis)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setMinimumHeight(180)

        self._list = QListWidget()
        self._list.setAccessibleName(_("What is due, in order"))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        icons = {mark: self._icon(mark) for mark in Mark}
        for entry in on_days:
            item = QListWidgetItem(icons[entry.mark], self._say(entry))
            item.setData(_ENTRY, entry)
            self._list.addItem(item)
        self._list.currentItemChanged.connect(self._speak_of)
        self._list.itemActivated.connect(lambda item: self._open_entry(item.data(_ENTRY)))
        self._about = QLabel()
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._about.setWordWrap(True)
        self._about.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        pressed = QLabel(
            wording.lines(wording.conflict(one, line.opportunities, here) for one in line.conflicts)
            or _("Nothing that is due has to wait for anything else.")
        )
        pressed.setTextFormat(Qt.TextFormat.PlainText)
        pressed.setWordWrap(True)
        right = QVBoxLayout()
        right.setSpacing(SPACE)
        for heading, label in (
            (_("What cannot wait"), pressed),
            (_("About this limit"), self._about),
        ):
            head = QLabel(heading)
            head.setFont(section_font())
            right.addWidget(head)
            right.addWidget(label)
        right.addStretch(1)
        below = QHBoxLayout()
        below.setContentsMargins(PAGE, GROUP, PAGE, GROUP)
        below.setSpacing(GROUP)
        below.addWidget(self._list, 1)
        below.addLayout(right, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addLayout(below, 1)
        foot = stand_on_foot(self, whole)
        for text, keys, steps in (
            (_("&Nearer"), "Ctrl++", 1),
            (_("&Farther"), "Ctrl+-", -1),
            (_("A&s at first"), "Ctrl+0", 0),
        ):
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.setToolTip(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText))
            button.clicked.connect(lambda _checked, steps=steps: self._axis.zoom(steps))
            QShortcut(QKeySequence(keys), self, lambda steps=steps: self._axis.zoom(steps))
            foot.addWidget(button)
        foot.addStretch(1)
        close = QPushButton(_("&Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        foot.addWidget(close)
        ahead = [row for row, entry in enumerate(on_days) if entry.at.instant > line.now]
        limits = [row for row, entry in enumerate(on_days) if entry.mark is Mark.LIMIT]
        nearest = [row for row in limits if row in ahead] or ahead or [0]
        self._list.setCurrentRow(nearest[0])
        self._list.setFocus()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 135, 640)

    def _say(self, entry: Entry) -> str:
        company, _position = self._line.opportunities[entry.opportunity]
        recipient = self._line.recipients.get(entry.record, "")
        return wording.time_line_entry(entry, company, recipient, self._here)

    def _choose(self, entry: Entry) -> None:
        for row in range(self._list.count()):
            if self._list.item(row).data(_ENTRY) == entry:
                self._list.setCurrentRow(row)

    def _speak_of(self, item: QListWidgetItem | None) -> None:
        entry = item.data(_ENTRY) if item is not None else None
        self._axis.select(entry)
        if entry is not None:
            at = self._axis.place(entry).toPoint()
            self._scroll.ensureVisible(at.x(), at.y(), 10 * PAGE, PAGE)
        if entry is None or entry.mark is not Mark.LIMIT:
            self._about.setText(_("Choose a limit in the list to see what comes before it."))
            return
        due = self._line.due_about(entry)
        self._about.setText(
            wording.lines(
                text.format(openings=wording.listing([self._say(one) for one in those]))
                for text, those in (
                    (_("Due before it: {openings}"), due.before),
                    (_("Due after it: {openings}"), due.after),
                    (_("Late already: {openings}"), due.late),
                )
                if those
            )
            or _("No other answer was promised.")
        )

    def _open_entry(self, entry: Entry) -> None:
        self.accept()
        self._open(entry)

    def _icon(self, mark: Mark) -> QIcon:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(ICON * ratio), round(ICON * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().text())
        draw_mark(painter, mark, QRectF(2, 2, ICON - 4, ICON - 4))
        painter.end()
        return QIcon(picture)
