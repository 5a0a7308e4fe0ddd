"""What the search reads of a contact, gathered from everything that belongs to it."""

from __future__ import annotations

from collections.abc import Sequence

from organizer.model.store import Store
from organizer.model.tables import Contact
from organizer.practice.names import folded, name_sort_key


def name_columns(full_name: str, *, given: str = "", family: str = "") -> dict[str, str]:
    """The columns that follow from a contact's name."""
    return {
        "full_name": full_name,
        "name_key": folded(full_name),
        "sort_key": folded(f"{family} {given}") if family else name_sort_key(full_name),
    }


def refresh_contacts(store: Store, contacts: Sequence[int]) -> None:
    """Write `search_text` of these contacts anew, inside the caller's step."""
    for contact in contacts:
        rows = store.rows(
            """
            SELECT contact.full_name, contact.title, contact.department,
                   coalesce(company.name, ''),
                   coalesce((SELECT group_concat(value, ' ') FROM contact_point
                             WHERE contact_id = contact.id AND deleted_at IS NULL), '')
            FROM contact LEFT JOIN company ON company.id = contact.company_id
            WHERE contact.id = ?
            """,
            contact,
        )
        store.change(Contact, contact, search_text=folded(" ".join(rows[0])))
