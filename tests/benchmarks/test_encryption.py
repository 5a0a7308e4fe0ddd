"""What encryption costs: opening, looking things up, saving, and turning it on, against a plain
record of 10,000 contacts in the same run.

    python3 -m tests tests/benchmarks/test_encryption.py -s
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from organizer.model.encryption import Key
from organizer.model.first_page import FILE_NAME
from organizer.model.store import Store
from organizer.services.encryption import key_from
from tests.benchmarks.record import many_contacts
from tests.fakes import FakeClock, debrief, open_desk

ROUNDS = 7


def seconds(act: Callable[[], object], times: int = ROUNDS) -> float:
    """The median of processor time: of others' work on the machine nothing is counted."""
    taken = []
    for _time in range(times):
        begun = time.process_time()
        act()
        taken.append(time.process_time() - begun)
    return statistics.median(taken)


def test_what_it_costs(tmp_path: Path) -> None:
    names = many_contacts(tmp_path, 10_000)
    clock = FakeClock()
    desk = open_desk(tmp_path, clock)
    number = 0

    def open_and_close(key: Key | None) -> None:
        desk.store.close()
        Store(tmp_path, clock, key).close()

    def search() -> None:
        for name in names[::500]:
            for length in range(1, len(name) + 1):
                desk.search.find(name[:length])

    def scroll() -> None:
        ids = desk.contacts.ids()
        for start in range(0, len(ids), 64):
            desk.contacts.rows(ids[start : start + 64])

    def save() -> None:
        nonlocal number
        number += 1
        desk.debrief.save(debrief(desk, f"Example {number} AG", f"Person {number}"))

    acts = {"search as one types": search, "scrolling through all": scroll, "saving": save}
    plain = {what: seconds(act) for what, act in acts.items()}
    plain["opening"] = seconds(lambda: open_and_close(None))
    turned_on = seconds(lambda: desk.encryption.change("correct horse"), 1)
    encrypted = {what: seconds(act) for what, act in acts.items()}
    encrypted["opening"] = seconds(lambda: open_and_close(desk.store.key))
    desk.store.close()
    passphrase = seconds(lambda: key_from("correct horse", tmp_path / FILE_NAME), 3)
    print(f"\nthe passphrase, once a start: {passphrase:.2f} s; turning it on: {turned_on:.1f} s")
    for what, time_taken in encrypted.items():
        print(f"{what}: {time_taken / plain[what]:.2f} x, {time_taken * 1000:.1f} ms")
    assert max(encrypted[what] / plain[what] for what in ("search as one types", "saving")) < 2
    assert encrypted["opening"] < 3 * plain["opening"]
