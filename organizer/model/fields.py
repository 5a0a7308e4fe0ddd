"""Column types of the record that peewee does not have."""

from __future__ import annotations

from datetime import UTC, datetime

from peewee import TextField


class InstantField(TextField):
    """A UTC instant as fixed-width ISO 8601 text, so that text order is time order.

    Takes and gives aware datetimes, to the second: nothing in the practice is finer.
    """

    def db_value(self, value: datetime | None) -> str | None:
        return None if value is None else instant_text(value)

    def python_value(self, value: str | None) -> datetime | None:
        return None if value is None else read_instant(value)


class LocalField(TextField):
    """A naive wall time as ISO 8601 text; its zone stands in a column beside it."""

    def db_value(self, value: datetime | None) -> str | None:
        return None if value is None else value.isoformat(timespec="seconds")

    def python_value(self, value: str | None) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


def instant_text(instant: datetime) -> str:
    """The stored form of an aware instant."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_instant(text: str) -> datetime:
    """The aware UTC instant of its stored form."""
    return datetime.fromisoformat(text)
