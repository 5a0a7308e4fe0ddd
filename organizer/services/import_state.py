"""What keeping a record from a file would do."""

from __future__ import annotations

from enum import StrEnum


class CandidateState(StrEnum):
    """What keeping a record would do."""

    NEW = "new"
    CHANGED = "changed"
    """Something known, of which it says more."""
    SAME = "same"
    REFUSED = "refused"
