"""A personal organizer for the follow-up interview: from the interview to nothing forgotten."""

__version__ = "0.1.0"
