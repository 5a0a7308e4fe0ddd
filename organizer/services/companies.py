"""Companies: found by their folded name, made when first named."""

from __future__ import annotations

from organizer.model.store import Store
from organizer.model.tables import Company
from organizer.practice.names import folded
from organizer.practice.vocabulary import StepAction


def find_company(store: Store, name: str) -> int | None:
    """The company of that name, however it is written, or None."""
    row = store.rows(
        "SELECT id FROM company WHERE search_text = ? AND deleted_at IS NULL ORDER BY id LIMIT 1",
        folded(name),
    )
    return row[0][0] if row else None


def find_or_add_company(store: Store, name: str) -> int:
    """The company of that name, made inside the caller's step where it is not known."""
    found = find_company(store, name)
    if found is None:
        return store.create(Company, name=name.strip(), search_text=folded(name)).id
    return found


def company_names(store: Store) -> list[str]:
    """Every company's name in alphabetical order, to complete what is typed."""
    return [
        row[0]
        for row in store.rows(
            "SELECT name FROM company WHERE deleted_at IS NULL ORDER BY search_text"
        )
    ]


def rename_company(store: Store, company: int, name: str) -> None:
    """Give a company another name. Raises `ValueError` where the name is empty."""
    if not name.strip():
        raise ValueError("A company needs a name.")
    with store.step(StepAction.EDIT, name.strip()):
        store.change(Company, company, name=name.strip(), search_text=folded(name))
