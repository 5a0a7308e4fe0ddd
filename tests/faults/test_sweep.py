"""A crash, a full disk or a broken one, at every call by which the program writes."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from organizer.model.database import StoreError
from organizer.model.first_page import FILE_NAME
from tests.fakes import FakeClock, debrief, open_desk
from tests.faults.sweep import FAULTS, SAMPLES, Step, judge, state_of, sweep


def test_no_fault_at_any_write_leaves_half_a_step_or_takes_back_an_acknowledged_one(
    strace: None,
) -> None:
    with sweep() as swept:
        survived = Counter((one.step, one.fault) for one in swept.run(everything=False))
        for step in swept.steps:
            assert step.before != step.after or step.name == "backup"
            others = step.calls.total() - step.calls["pwrite64"]
            kills = step.calls.total() / SAMPLES[0] / step.seldom
            assert survived[step.name, FAULTS[0]] > kills > 10
            assert min(survived[step.name, fault] for fault in FAULTS) > others > 8


@pytest.mark.parametrize("harm", ["half a step", "taken back", "a lie", "damaged", "uncaught"])
def test_the_sweep_would_notice(tmp_path: Path, harm: str) -> None:
    open_desk(tmp_path, FakeClock()).store.close()
    before = state_of(tmp_path)
    desk = open_desk(tmp_path, FakeClock())
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg"))
    desk.store.close()
    after = state_of(tmp_path)
    step = Step("debrief", [], tmp_path, before, after, Counter())
    refused = {"code": 1, "said": "There is no room. Nothing was changed.\n"}
    judge(step, {"code": 0}, tmp_path)
    judge(step, {"killed": True}, tmp_path)
    answer: dict[str, object] = {"killed": True}
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as record:
        if harm == "half a step":
            record.execute("DELETE FROM note")
        elif harm == "taken back":
            step, answer = step._replace(before=after, after=before), {"code": 0}
        record.commit()
    if harm == "a lie":
        answer = refused
    elif harm == "uncaught":
        answer = {"code": None, "said": "Traceback"}
    elif harm == "damaged":
        data = bytearray((tmp_path / FILE_NAME).read_bytes())
        data[-8000:] = bytes(8000)
        (tmp_path / FILE_NAME).write_bytes(data)
    with pytest.raises((AssertionError, sqlite3.DatabaseError, StoreError)):
        judge(step, answer, tmp_path)
