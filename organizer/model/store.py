"""The open record: steps that can be undone, and one announcement of what changed after each."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from peewee import DatabaseError

from organizer.instance import try_lock
from organizer.model.database import LockedDatabase, open_database, unopened
from organizer.model.encryption import Key
from organizer.model.first_page import FILE_NAME
from organizer.model.search import refresh_texts
from organizer.model.tables import TABLES, OpenStep, Record, Step, StepEntry
from organizer.practice.moments import Clock
from organizer.practice.vocabulary import StepAction

STEPS_KEPT = 100
LONG_STEP_LOCK = "long-step.lock"
"""The file that is locked by who writes a long step, and by nobody once they have crashed."""
REWRITTEN = f"{FILE_NAME}.rewritten"
"""The record under another key, while it is made ready to take its place."""

R = TypeVar("R", bound=Record)


T = TypeVar("T")


def rows_of(row: type[T], query: Any) -> list[T]:
    """The rows of a query as small frozen objects, for views that never see a query."""
    return list(query.objects(row))


class Change(NamedTuple):
    """What a step changed: the ids of the rows by table. Empty means: anything may have changed."""

    records: Mapping[str, frozenset[int]]

    def touches(self, *tables: str) -> bool:
        """Whether a view of these tables may be out of date."""
        return not self.records or any(table in self.records for table in tables)


class StepDone(NamedTuple):
    """A step as the person is told of it."""

    id: int
    action: StepAction
    subject: str


class Store:
    """The person's record in one folder. Raises `StoreError` where it cannot be opened."""

    def __init__(self, folder: Path, clock: Clock, key: Key | None = None) -> None:
        self.folder = folder
        self.key = key
        """What the record is encrypted with, if it is."""
        self._clock = clock
        self._listeners: list[Callable[[Change], None]] = []
        self.database = open_database(folder, now=clock(), key=key)
        rewritten = folder / REWRITTEN
        if rewritten.exists() or Step.select().where(Step.unfinished).exists():
            lock = try_lock(folder / LONG_STEP_LOCK)
            if lock is not None:  # else it is being written just now
                self._take_back_unfinished()
                rewritten.unlink(missing_ok=True)
                os.close(lock)

    @property
    def file(self) -> Path:
        """The database file."""
        return self.folder / FILE_NAME

    def reopen(self, key: Key | None) -> None:
        """Go on with what has taken the record's place, under another key."""
        self.key = key
        self.database = unopened(self.file, key)
        self.database.bind(TABLES)

    def close(self) -> None:
        """Close this thread's connection."""
        self.database.close()

    def subscribe(self, listener: Callable[[Change], None]) -> None:
        """Call `listener` after each commit that changed something, in the writing thread."""
        self._listeners.append(listener)

    def announce_everything(self) -> None:
        """Another process wrote to the record: every view may be out of date."""
        self.announce(Change({}))

    def copy_to(self, folder: Path) -> None:
        """Put a whole copy of the record into another folder, unless one is there already.

        Raises `OSError` where it cannot be written.
        """
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        target = folder / FILE_NAME
        if not target.exists():
            self.database.execute_sql("VACUUM INTO ?", (str(target),))
            target.chmod(0o600)

    def announce(self, change: Change) -> None:
        """Tell every listener."""
        for listener in self._listeners:
            listener(change)

    @contextmanager
    def step(
        self, action: StepAction, subject: str = "", *, resume: int | None = None
    ) -> Iterator[int]:
        """One transaction that can be undone as a whole; gives the step's id.

        A step within a step joins it. `resume` continues the step of that id while it is still the
        last one. What had been undone can no longer be redone once something new is written.
        """
        if self.database.in_transaction():
            yield 0
            return
        with self.database.atomic():
            Step.delete().where(Step.undone).execute()
            step = Step.select().order_by(Step.id.desc()).first()
            if step is None or step.id != resume:
                step = Step.create(action=action, subject=subject, at=self._clock())
            OpenStep.create(step=step.id)
            ((before,),) = self.rows("SELECT coalesce(max(id), 0) FROM step_entry")
            yield step.id
            refresh_texts(self.database, self._changed(step.id, after=before))
            OpenStep.delete().execute()
            self._announce_after_commit(step.id)
            if not StepEntry.select().where(StepEntry.step == step.id).exists():
                step.delete_instance()
            Step.delete().where(Step.id <= step.id - STEPS_KEPT).execute()

    @contextmanager
    def long_step(
        self, action: StepAction, subject: str = ""
    ) -> Iterator[Callable[[], AbstractContextManager[None]]]:
        """A step in several transactions, so that nothing else waits for all of it; gives what
        opens each of them.

        All of it or nothing: what an exception cuts short is taken back, and what a crash does is
        taken back at the next start. Raises `LockedDatabase` while another one is written.
        """
        step = 0

        @contextmanager
        def part() -> Iterator[None]:
            nonlocal step
            with self.step(action, subject, resume=step) as step:
                Step.update(unfinished=True).where(Step.id == step).execute()
                yield

        lock = try_lock(self.folder / LONG_STEP_LOCK)
        if lock is None:
            raise LockedDatabase(self.file)
        try:
            yield part
            Step.update(unfinished=False).where(Step.unfinished).execute()
        except BaseException:
            with suppress(DatabaseError):  # else the next start takes it back
                self._take_back_unfinished()
            raise
        finally:
            os.close(lock)

    def _take_back_unfinished(self) -> None:
        """Take back what was written of a step that did not come to its end. What the person did
        meanwhile may need what was written before, which stays then as a step of its own."""
        with self.database.atomic():
            while True:
                step = Step.select().where(~Step.undone).order_by(Step.id.desc()).first()
                if step is None or not step.unfinished:
                    break
                self._reverse(StepDone(step.id, StepAction(step.action), step.subject), undone=True)
                step.delete_instance()
            Step.update(unfinished=False).where(Step.unfinished).execute()

    def create(self, table: type[R], **values: Any) -> R:
        """Insert one record with its UID and instants."""
        now = self._clock()
        values.setdefault("uid", str(uuid.uuid4()))
        record: R = table.create(created_at=now, changed_at=now, **values)
        return record

    def change(self, table: type[Record], record_id: int, **values: Any) -> None:
        """Change columns of one record and date the change."""
        table.update(changed_at=self._clock(), **values).where(table.id == record_id).execute()

    def rows(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """The rows of one query, raw: a list of 100,000 ids costs 2.4 times as much as tuples of
        the object mapper."""
        rows: list[tuple[Any, ...]] = self.database.execute_sql(sql, parameters).fetchall()
        return rows

    def last_step(self) -> StepDone | None:
        """The step that Undo would take back."""
        return self._step_done(~Step.undone, Step.id.desc())

    def next_redo(self) -> StepDone | None:
        """The step that Redo would make again."""
        return self._step_done(Step.undone, Step.id.asc())

    def undo(self) -> StepDone | None:
        """Take the last step back; gives what was undone, or None where nothing is left."""
        return self._reverse(self.last_step(), undone=True)

    def redo(self) -> StepDone | None:
        """Make the last undone step again."""
        return self._reverse(self.next_redo(), undone=False)

    def _reverse(self, done: StepDone | None, *, undone: bool) -> StepDone | None:
        if done is None:
            return None
        with self.database.atomic():
            self.database.execute_sql("PRAGMA defer_foreign_keys = ON")
            entries = self.rows(
                "SELECT inverse FROM step_entry WHERE step_id = ? ORDER BY id DESC", done.id
            )
            StepEntry.delete().where(StepEntry.step == done.id).execute()
            OpenStep.create(step=done.id)
            for (inverse,) in entries:
                self.database.execute_sql(inverse)
            OpenStep.delete().execute()
            Step.update(undone=undone).where(Step.id == done.id).execute()
            self._announce_after_commit(done.id)
        return done

    def _step_done(self, condition: Any, order: Any) -> StepDone | None:
        step = Step.select().where(condition).order_by(order).first()
        return step and StepDone(step.id, StepAction(step.action), step.subject)

    def _announce_after_commit(self, step: int) -> None:
        changed = self._changed(step)
        if changed:
            change = Change({table: frozenset(ids) for table, ids in changed.items()})
            self.database.after_commit(lambda: self.announce(change))

    def _changed(self, step: int, *, after: int = 0) -> dict[str, set[int]]:
        """The rows a step changed, by table; only by what it wrote after that entry."""
        changed: dict[str, set[int]] = {}
        for table, record in self.rows(
            "SELECT DISTINCT table_name, record_id FROM step_entry WHERE step_id = ? AND id > ?",
            step,
            after,
        ):
            changed.setdefault(table, set()).add(record)
        return changed
