"""What a view is narrowed to: a company or an opportunity, and in a list what it shows of them."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Shown(StrEnum):
    """What a list shows of its records. `WEEK` and `MONTH` are by limit or deadline: the seven days
    that follow today, and the month of today."""

    ALL = "all"
    OWED = "owed"
    UNREACHABLE = "unreachable"
    SENT = "sent"
    WAIVED = "waived"
    OPEN = "open"
    OVERDUE = "overdue"
    WEEK = "week"
    MONTH = "month"
    DONE = "done"
    PURSUED = "pursued"
    CLOSED = "closed"


SHOWN = {
    "contact": (Shown.ALL, Shown.OWED, Shown.UNREACHABLE),
    "note": (Shown.ALL, Shown.OWED, Shown.SENT, Shown.WAIVED),
    "offer": (Shown.ALL, Shown.OPEN, Shown.WEEK, Shown.MONTH),
    "deadline": (Shown.OPEN, Shown.OVERDUE, Shown.WEEK, Shown.MONTH, Shown.DONE),
    "opportunity": (Shown.ALL, Shown.PURSUED, Shown.CLOSED),
}
"""What each list can show, by the kind of its records; the usual first."""


class ViewFilter(NamedTuple):
    """What a view is narrowed to. Neither company nor opportunity means everything of the present
    search; without `shown` a list shows what it usually does; `archived` is what was put away with
    a search that is closed (P18)."""

    company: int | None = None
    opportunity: int | None = None
    shown: Shown | None = None
    archived: bool = False

    def condition(self, *, company: str, opportunity: str) -> tuple[str, tuple[int, ...]]:
        """An SQL condition on the two given columns, with its parameters."""
        if self.opportunity is not None:
            return f"{opportunity} = ?", (self.opportunity,)
        if self.company is not None:
            return f"{company} = ?", (self.company,)
        return "1", ()

    def of_search(self, opportunity: str) -> str:
        """An SQL condition on the column of an opportunity, which may be NULL: that it belongs to
        the present search, or to a closed one."""
        kind = "IN" if self.archived else "NOT IN"
        return (
            f"coalesce({opportunity}, 0) {kind} "
            "(SELECT id FROM opportunity WHERE archived_at IS NOT NULL)"
        )


EVERYTHING = ViewFilter()
