"""The one filter above the tabs: everything, one company, or one opportunity."""

from __future__ import annotations

from typing import NamedTuple


class ViewFilter(NamedTuple):
    """What a view is narrowed to. Neither set means everything."""

    company: int | None = None
    opportunity: int | None = None

    def condition(self, *, company: str, opportunity: str) -> tuple[str, tuple[int, ...]]:
        """An SQL condition on the two given columns, with its parameters."""
        if self.opportunity is not None:
            return f"{opportunity} = ?", (self.opportunity,)
        if self.company is not None:
            return f"{company} = ?", (self.company,)
        return "1", ()


EVERYTHING = ViewFilter()
