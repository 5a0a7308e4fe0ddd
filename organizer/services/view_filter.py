"""The one filter above the tabs: everything, one company, or one opportunity."""

from __future__ import annotations

from typing import NamedTuple


class ViewFilter(NamedTuple):
    """What a view is narrowed to. Neither set means everything of the present search; `archived`
    is what was put away with a search that is closed (P18)."""

    company: int | None = None
    opportunity: int | None = None
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
