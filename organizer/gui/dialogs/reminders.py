"""The reminders: which stand on the screen, are snoozed, and come; and what came of the others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from organizer.gui import wording
from organizer.gui.widgets.buttons import Verb
from organizer.gui.widgets.page import Page, PageContent
from organizer.i18n import _
from organizer.practice.vocabulary import ReminderAction

if TYPE_CHECKING:
    from organizer.gui.commands import Commands
    from organizer.practice.moments import WallTime
    from organizer.services.reminders import Expected, Raised

_COMING: Final = 10
_PAST: Final = 50


class RemindersDialog(QDialog):
    """Reads again whenever something is raised, answered or written."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._desk = commands.desk
        self.setWindowTitle(_("Reminders"))
        self._page = Page(_("Reminders"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        commands.changed.connect(self._show)
        self._show()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 90, 600)

    def _show(self) -> None:
        here, reminders = self._desk.present.wall, self._desk.reminders
        standing, snoozed = reminders.standing(), reminders.snoozed()
        coming, past = reminders.coming(_COMING), reminders.history(_PAST)
        paused, quiet = reminders.paused_until(), reminders.quiet_until()
        with self._page.rebuild("reminders") as page:
            page.title(_("Reminders"))
            if paused is not None:
                page.item(
                    _("Paused until {moment}").format(moment=wording.instant(paused, here)),
                    _("Only the limits of decisions come until then."),
                    Verb(_("Go on"), self._go_on),
                    icon="snooze",
                )
            if quiet is not None:
                page.item(
                    _("Quiet until {moment}").format(moment=wording.instant(quiet, here)),
                    _("Of reminders, only limits of decisions on the same day come until then."),
                    icon="snooze",
                )
            if not (standing or snoozed or coming or past):
                page.text(_("No reminder was needed yet. Each deadline and note brings its own."))
            if standing:
                page.section(_("On the screen"))
                for raised in standing:
                    self._item_raised(page, raised, here, stands=True)
            if snoozed:
                page.section(_("Snoozed"))
                for expected in snoozed:
                    self._item_expected(page, expected, here)
            if coming:
                page.section(_("Coming"))
                for expected in coming:
                    self._item_expected(page, expected, here)
            if answered := [raised for raised in past if raised not in standing]:
                page.section(_("What came"))
                for raised in answered:
                    self._item_raised(page, raised, here, stands=False)

    def _item_raised(
        self, page: PageContent, raised: Raised, here: WallTime, *, stands: bool
    ) -> None:
        deadline, verbs = raised.deadline, list[Verb]()
        if stands and deadline is not None:
            verbs = [
                Verb(
                    _("Snooze 1 hour"),
                    partial(self._commands.snooze, deadline, timedelta(hours=1)),
                ),
                Verb(_("Done"), self._leaving(partial(self._commands.finish_deadline, deadline))),
            ]
        page.item(
            raised.title,
            _("raised {moment}").format(moment=wording.instant(raised.at, here)),
            *verbs,
            pill="" if stands else _done_with(raised, here),
            icon="deadline",
            open=self._opens(deadline),
        )

    def _item_expected(self, page: PageContent, expected: Expected, here: WallTime) -> None:
        row = expected.deadline
        page.item(
            wording.deadline_title(row.kind, row.title, row.company or "", row.contact_name or ""),
            _("due {moment}").format(
                moment=wording.day(row.due.day, here)
                if row.whole_day
                else wording.moment(row.due, here)
            ),
            pill=wording.instant(expected.at, here),
            icon="deadline",
            open=self._opens(row.id),
        )

    def _opens(self, deadline: int | None) -> Callable[[], object] | None:
        if deadline is None:
            return None
        return self._leaving(partial(self._commands.open_deadline, deadline))

    def _leaving(self, act: Callable[[], object]) -> Callable[[], object]:
        """What shows something in the window: this dialog, which stands over it, goes."""

        def leave() -> None:
            self.accept()
            act()

        return leave

    def _go_on(self) -> None:
        self._desk.reminders.pause(None)
        self._show()


def _done_with(raised: Raised, here: WallTime) -> str:
    if raised.action is None or raised.acted_at is None:
        return ""
    moment = wording.instant(raised.acted_at, here)
    return {
        ReminderAction.DONE: _("done {moment}"),
        ReminderAction.SNOOZED: _("snoozed {moment}"),
        ReminderAction.OPENED: _("opened {moment}"),
        ReminderAction.CLOSED: _("closed {moment}"),
    }[raised.action].format(moment=moment)
