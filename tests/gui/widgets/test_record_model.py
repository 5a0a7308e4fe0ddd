"""The list model: blocks, what is forgotten, and what Qt's own tester thinks of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from organizer.gui.widgets.record_model import BLOCK, BLOCKS_KEPT, ListRow, RecordModel


class Store:
    """A pretend database that counts what is asked of it."""

    def __init__(self, count: int) -> None:
        self.ids: list[int] = list(range(1, count + 1))
        self.titles: dict[int, str] = {}
        self.fetched: list[list[int]] = []

    def all_ids(self) -> Sequence[int]:
        return list(self.ids)

    def rows(self, ids: Sequence[int]) -> Iterable[ListRow]:
        self.fetched.append(list(ids))
        known = set(self.ids)
        return [
            ListRow(record, self.titles.get(record, f"Contact {record}"), "Nordlicht Optik", "sent")
            for record in reversed(ids)
            if record in known
        ]


def make(count: int) -> tuple[RecordModel, Store]:
    store = Store(count)
    return RecordModel(store.all_ids, store.rows), store


def test_passes_qts_model_tester(qtbot: QtBot) -> None:
    model, store = make(200)
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    store.ids = store.ids[50:]
    model.refresh()
    model.reread(range(60, 62))
    store.ids = []
    model.refresh()
    assert tester.model() is model


def test_one_fetch_shows_a_block_and_a_jump_costs_one_more(qtbot: QtBot) -> None:
    model, store = make(100_000)
    for row in range(BLOCK):
        assert model.row(row).id == row + 1
    assert model.row(99_999).title == "Contact 100000"
    assert [len(ids) for ids in store.fetched] == [BLOCK, 100_000 % BLOCK]


def test_forgets_the_block_longest_out_of_use(qtbot: QtBot) -> None:
    model, store = make(BLOCK * (BLOCKS_KEPT + 1))
    for block in range(BLOCKS_KEPT):
        model.row(block * BLOCK)
    model.row(0)
    model.row(BLOCKS_KEPT * BLOCK)
    asked = len(store.fetched)
    model.row(0)
    assert len(store.fetched) == asked
    model.row(BLOCK)
    assert len(store.fetched) == asked + 1


def test_as_time_passes_only_rows_that_read_otherwise_are_announced(qtbot: QtBot) -> None:
    model, store = make(10 * BLOCK)
    model.row(0)
    seen: list[int] = []
    model.dataChanged.connect(lambda first, _last: seen.append(first.row()))
    store.titles[3] = "Ingrid Solberg"
    store.titles[90] = "Pavel Dvořák"
    model.row(89)
    model.reread(range(6))
    assert seen == [2]
    assert model.row(2).title == "Ingrid Solberg"
    assert model.row(89).title == "Pavel Dvořák"  # fetched again as it comes into sight


def test_a_record_that_went_between_two_queries_is_an_empty_row(qtbot: QtBot) -> None:
    model, store = make(3)
    store.ids.remove(2)
    assert model.row(1) == ListRow(2, "")


def test_a_screen_reader_hears_all_three_parts(qtbot: QtBot) -> None:
    model, _store = make(1)
    spoken = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Contact 1, Nordlicht Optik, sent"


def test_peoples_words_in_a_tooltip_are_no_markup(qtbot: QtBot) -> None:
    model = RecordModel(lambda: [1], lambda ids: [ListRow(1, "x", tooltip="a <b> & c\nd")])
    tooltip = model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    assert tooltip == "<p>a &lt;b&gt; &amp; c<br>d</p>"
    assert model.data(QModelIndex()) is None
