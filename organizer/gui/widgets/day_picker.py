"""A calendar that opens below a field, for those who would rather choose a day than write one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from organizer.gui import icons
from organizer.gui.widgets.month_calendar import MonthCalendar
from organizer.i18n import _


def day_picker(
    field: QWidget, shown: Callable[[], object], chosen: Callable[[date], object]
) -> QAction:
    """What opens a calendar below `field`, by Alt+Down too, at the `date` that `shown` gives, if it
    is one; `chosen` is told of the day."""

    def open_below() -> None:
        calendar = MonthCalendar(_("Choose a day"), field)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar.day_chosen.connect(chosen)
        calendar.day_chosen.connect(calendar.close)
        day = shown()
        if isinstance(day, date):
            calendar.show_day(day)
        calendar.adjustSize()
        below = QPoint(0, field.height())
        if field.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            below.setX(field.width() - calendar.width())
        calendar.move(field.mapToGlobal(below))
        calendar.show()
        calendar.setFocus()

    choose = QAction(icons.icon("calendar"), _("Choose a day"), field)
    choose.setShortcut("Alt+Down")
    choose.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    choose.triggered.connect(open_below)
    field.addAction(choose)
    return choose
