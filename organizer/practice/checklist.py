"""The missing information that is asked before it is too late (P4)."""

from __future__ import annotations

TOPICS = (
    "office",
    "hours",
    "location",
    "support",
    "contract",
    "benefits",
    "salary_review",
)
"""Keys every opportunity's checklist starts with, in the order they are shown."""

MOVING_TOPICS = ("moving_expenses", "community", "schools", "activities")
"""Keys added only where a move is in question."""


def seeded_topics(*, moving: bool) -> tuple[str, ...]:
    """The keys a new checklist starts with (P4)."""
    return TOPICS + MOVING_TOPICS if moving else TOPICS
