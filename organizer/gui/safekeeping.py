"""What is seen to behind the person's back: that the record is sound, and backed up every day."""

from __future__ import annotations

from datetime import datetime, timedelta
from threading import Thread
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from organizer.gui import record_wording
from organizer.model.database import StoreError
from organizer.model.recovery import is_sound
from organizer.practice.vocabulary import BackupReason

if TYPE_CHECKING:
    from organizer.services.desk import Desk

EVERY: Final = timedelta(hours=1)
"""How often a program that runs for weeks looks whether a backup is due."""


class Safekeeping(QObject):
    """Looks after the record in a thread of its own, at the start and once an hour.

    `quick_check` reads the whole file: 16 ms for 10,000 contacts, which the first paint does not
    wait for, nor the person for those of a larger record.
    """

    told = Signal(str)
    """A sentence for the person: why there is no backup."""
    damaged = Signal()
    """The record is damaged."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._looked_at: datetime | None = None
        self._thread: Thread | None = None

    def look(self) -> None:
        """Look after the record, if it is time. Costs nothing otherwise."""
        now = self._desk.present.instant
        if self._looked_at is None or not timedelta() <= now - self._looked_at < EVERY:
            if self._thread is None or not self._thread.is_alive():
                self._thread = Thread(
                    target=self._look, args=(self._looked_at is None,), daemon=True
                )
                self._thread.start()
            self._looked_at = now

    def close(self) -> None:
        """Let a backup that is being made come to its end; it takes a second at most."""
        if self._thread is not None:
            self._thread.join(5)

    def _look(self, first: bool) -> None:
        desk = self._desk
        try:
            if first and not is_sound(desk.store.file, desk.store.key):
                self.damaged.emit()
                return
            if first:
                desk.encryption.put_backups_under()
            if desk.backups.due():
                made = desk.backups.make(BackupReason.DAILY)
                if made.not_copied:
                    self.told.emit(record_wording.not_copied(made.not_copied))
                desk.trash.empty()  # what leaves is in that backup
        except StoreError as error:
            self.told.emit(record_wording.not_backed_up(error))
        finally:
            desk.store.close()
