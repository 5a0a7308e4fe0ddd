"""Accepting an offer: what is still open comes first, then the first day (P15, P18)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from organizer.gui import wording
from organizer.gui.dialogs.form import FormDialog
from organizer.gui.dialogs.records import moment_reader
from organizer.gui.widgets.when_field import WhenField
from organizer.i18n import _
from organizer.practice.names import folded
from organizer.practice.when import When

if TYPE_CHECKING:
    from organizer.services.desk import Desk
    from organizer.services.offers import OfferRow


def accept_dialog(
    desk: Desk,
    offer: OfferRow,
    questions: Sequence[str],
    accepted: Callable[[int | None], object],
    ask_now: Callable[[], object],
    parent: QWidget,
) -> FormDialog:
    """`accepted` is told of the acceptance that is owed now, `ask_now` opens what to ask by."""

    def accept() -> None:
        reason = despite.text().strip() if despite is not None else ""
        if despite is not None and not reason:
            raise ValueError("Say why you accept with this open, for the day you ask yourself.")
        accepted(desk.offers.accept(offer.id, starting=_first_day(starting), despite=reason))

    dialog = FormDialog(
        _("Accept the offer from {company}?").format(company=offer.company),
        _("&Accept anyway") if questions else _("&Accept"),
        accept,
        parent,
    )
    despite = None
    if questions:
        dialog.intro(_("Still open:\n{questions}").format(questions=wording.lines(questions)))
        ask = QPushButton(_("Ask &now…"))
        ask.setAutoDefault(False)
        ask.clicked.connect(dialog.reject)
        ask.clicked.connect(ask_now)
        dialog.widget(ask, wide=False)
        despite = dialog.line(_("Why you accept &with this open"))
    agreed = next(
        (
            term.agreed
            for term in desk.terms.rows(offer.id)
            if folded(term.topic) == folded(_("Starting date"))
        ),
        "",
    )
    starting = WhenField(
        moment_reader(desk.present, hours=False),
        name=_("First day"),
        text=agreed,
        placeholder=_("left empty while it is not agreed"),
    )
    dialog.field(_("&First day"), starting)
    return dialog


def _first_day(field: WhenField) -> date | None:
    if not field.text().strip():
        return None
    when = field.value()
    if not isinstance(when, When):
        raise ValueError("The first day is not understood. Write a date, or leave it empty.")
    return when.day
