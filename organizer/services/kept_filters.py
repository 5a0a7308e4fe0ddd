"""Filters that are kept under a name: "offers with a limit this month"."""

from __future__ import annotations

from typing import NamedTuple

from organizer.model.store import Store
from organizer.model.tables import KeptFilter as Kept
from organizer.practice.names import folded
from organizer.practice.present import Present
from organizer.practice.vocabulary import StepAction
from organizer.services.view_filter import Shown, ViewFilter


class KeptFilter(NamedTuple):
    """A kept filter: its name, the kind of records it lists, and what it narrows them to."""

    id: int
    name: str
    kind: str
    view: ViewFilter


class KeptFilterService:
    """Keeps filters. Every writing method is one step that can be undone."""

    def __init__(self, store: Store, present: Present) -> None:
        self._store = store
        self._present = present

    def all(self) -> list[KeptFilter]:
        """The kept filters by name."""
        rows = self._store.rows(
            "SELECT id, name, kind, company_id, opportunity_id, shown FROM kept_filter "
            "WHERE deleted_at IS NULL"
        )
        filters = [
            KeptFilter(row[0], row[1], row[2], ViewFilter(row[3], row[4], _shown(row[5])))
            for row in rows
        ]
        return sorted(filters, key=lambda kept: folded(kept.name))

    def keep(self, name: str, kind: str, view: ViewFilter) -> int:
        """Keep a filter, in place of one of the same name; gives its id. Raises `ValueError`
        without a name."""
        name = " ".join(name.split())
        if not name:
            raise ValueError("A filter needs a name.")
        same = [kept.id for kept in self.all() if folded(kept.name) == folded(name)]
        values = {
            "name": name,
            "kind": kind,
            "company": view.company,
            "opportunity": view.opportunity,
            "shown": view.shown or "",
        }
        with self._store.step(StepAction.KEEP_FILTER, name):
            if same:
                self._store.change(Kept, same[0], **values)
                return same[0]
            return self._store.create(Kept, **values).id

    def delete(self, kept: KeptFilter) -> None:
        """Keep a filter no longer; what it showed is as it was."""
        with self._store.step(StepAction.DELETE_FILTER, kept.name):
            self._store.change(Kept, kept.id, deleted_at=self._present.instant)


def _shown(text: str) -> Shown | None:
    return Shown(text) if text else None
