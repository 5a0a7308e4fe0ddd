"""Offers and expectations side by side: edited in place, and why they stand as they do (P6)."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from organizer.gui import wording
from organizer.gui.dialogs.opening import stand_on_foot
from organizer.gui.theme import GROUP, PAGE, SPACE, Role, reading_edge, role_color, section_font
from organizer.gui.widgets.flow import FlowLayout
from organizer.gui.widgets.order_chart import Bar, Group, OrderChart
from organizer.i18n import _
from organizer.practice.comparison import FEWEST, Criterion, Placed, added
from organizer.practice.estimates import Line, line_of

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from organizer.services.comparison import Cell
    from organizer.services.desk import Desk

_CURRENCIES: Final = ("EUR", "CHF", "GBP", "USD", "SEK", "NOK", "DKK", "PLN", "CZK", "CAD")
_PLACES: Final = 6
"""Decimals of an exchange rate: a yen in euros."""


class _Value(QTableWidgetItem):
    """A cell that shows more than is edited in it."""

    _shown = ""

    def show_as(self, text: str, shown: str) -> None:
        """Edit `text`, and show something else."""
        self._shown = shown
        self.setText(text)

    def data(self, role: int) -> object:
        return self._shown if role == Qt.ItemDataRole.DisplayRole else super().data(role)


class _Rate(QDoubleSpinBox):
    """An exchange rate, with as many decimals as it has."""

    def textFromValue(self, value: float) -> str:
        return self.locale().toString(value, "g", _PLACES)


class ComparisonDialog(QDialog):
    """Two to five opportunities by what their offers say or the person reckons with, what that is
    worth to them, and what could still turn the order. Everything is kept as it is entered."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._added: list[Line] = []
        self._rates: dict[str, QDoubleSpinBox] = {}
        self.setWindowTitle(_("Side by side"))
        self._side = desk.comparison.read()
        self._table = self._make_table()
        self._said = QLabel()
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        self._problem = QLabel()
        self._problem.setWordWrap(True)
        self._chart = OrderChart()
        self._chart.setAccessibleName(_("What puts them in this order; the list says the same"))
        self._against = QLabel()
        self._against.setFont(section_font())
        self._list = QListWidget()
        self._list.setSpacing(SPACE // 2)
        self._list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.setAccessibleName(_("The order, with every part of it"))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(PAGE, GROUP, PAGE, GROUP)
        column.setSpacing(SPACE)
        column.addWidget(self._chooser())
        column.addWidget(self._problem)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self._table)
        split.addWidget(self._below())
        split.setStretchFactor(0, 5)
        split.setStretchFactor(1, 4)
        column.addWidget(split, 1)
        foot = stand_on_foot(self, whole)
        foot.addStretch(1)
        close = QPushButton(_("&Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        foot.addWidget(close)
        self._show()
        self._table.setFocus()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 180, 780)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._table.resizeRowsToContents()

    # --- what it is made of -------------------------------------------------------------------

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 0)
        table.setAccessibleName(_("Side by side"))
        table.verticalHeader().hide()
        table.horizontalHeader().setDefaultAlignment(reading_edge() | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.setTabKeyNavigation(False)
        table.setWordWrap(True)
        triggers = QAbstractItemView.EditTrigger
        table.setEditTriggers(
            triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked
        )
        table.setMinimumHeight(table.fontMetrics().lineSpacing() * 8)
        table.itemChanged.connect(self._entered)
        QShortcut(QKeySequence.StandardKey.Delete, table, self._empty).setContext(
            Qt.ShortcutContext.WidgetShortcut
        )
        return table

    def _chooser(self) -> QWidget:
        """The opportunities that can stand side by side."""
        chooser = QWidget()
        flow = FlowLayout(chooser)
        chosen = {row.id for row in self._side.columns}
        for row in sorted(
            (*self._side.columns, *self._side.others), key=lambda one: one.company.casefold()
        ):
            box = QCheckBox(wording.opportunity(row.company, row.position).replace("&", "&&"))
            box.setChecked(row.id in chosen)
            box.clicked.connect(lambda on, one=row.id, box=box: self._choose(one, box, on))
            flow.addWidget(box)
        return chooser

    def _below(self) -> QWidget:
        scroll = QScrollArea()
        scroll.setWidget(self._chart)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout()
        row.setSpacing(GROUP)
        drawn = QVBoxLayout()
        drawn.setSpacing(SPACE // 2)
        drawn.addWidget(self._against)
        drawn.addWidget(scroll, 1)
        row.addLayout(drawn, 4)
        row.addWidget(self._list, 3)
        row.addLayout(self._weights())
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(GROUP)
        column.addWidget(self._said)
        column.addLayout(row, 1)
        return below

    def _weights(self) -> QVBoxLayout:
        """What the person compares by."""
        comparison = self._desk.comparison
        self._currency = QComboBox()
        self._currency.setAccessibleName(_("Common currency"))
        self._currency.activated.connect(
            lambda _row: self._keep(partial(comparison.set_currency, self._currency.currentText()))
        )
        self._form = QFormLayout()
        self._form.setSpacing(SPACE)
        self._form.addRow(_("Common c&urrency"), self._currency)
        self._years = QDoubleSpinBox()
        self._years.setDecimals(0)
        self._years.setRange(1, 30)
        self._years.setKeyboardTracking(False)
        self._years.valueChanged.connect(
            lambda years: self._keep(
                partial(comparison.set_weight, Criterion.ONE_OFF, Fraction(1, int(years)))
            )
        )
        self._form.addRow(_("Paid once, spread over &years"), self._years)
        self._worth: dict[Criterion, QDoubleSpinBox] = {}
        for criterion, label in (
            (Criterion.HOURS, _("An &hour less a week")),
            (Criterion.LEAVE, _("A &day of leave more")),
            (Criterion.COMMUTE, _("A &minute less on the way")),
        ):
            box = QDoubleSpinBox()
            box.setDecimals(0)
            box.setRange(0, 10**9)
            box.setGroupSeparatorShown(True)
            box.setKeyboardTracking(False)
            box.valueChanged.connect(partial(self._weigh, criterion))
            self._worth[criterion] = box
            self._form.addRow(label, box)
        heading = QLabel(_("Worth to you, a year"))
        heading.setFont(section_font())
        self._proposed = QLabel(
            _("Time is proposed at what an hour of it is paid. Put what it is worth to you.")
        )
        self._proposed.setWordWrap(True)
        self._proposed.setForegroundRole(self._proposed.palette().ColorRole.PlaceholderText)
        column = QVBoxLayout()
        column.setSpacing(GROUP)
        column.addWidget(heading)
        column.addLayout(self._form)
        column.addWidget(self._proposed)
        column.addStretch(1)
        return column

    # --- what is done -------------------------------------------------------------------------

    def _choose(self, opportunity: int, box: QCheckBox, chosen: bool) -> None:
        try:
            self._desk.comparison.choose(opportunity, chosen)
        except ValueError as error:
            box.setChecked(not chosen)
            self._complain(_(str(error)))
            return
        self._show()

    def _weigh(self, criterion: Criterion, value: float) -> None:
        self._keep(partial(self._desk.comparison.set_weight, criterion, Fraction(int(value))))

    def _set_rate(self, currency: str, value: float) -> None:
        rate = Fraction(str(round(value, _PLACES))) if value else None
        self._keep(partial(self._desk.comparison.set_rate, currency, rate))

    def _keep(self, write: Callable[[], object]) -> None:
        write()
        self._show()

    def _entered(self, item: QTableWidgetItem) -> None:
        text = str(item.data(Qt.ItemDataRole.EditRole)).strip()
        lines = self._lines()
        if item.column() == 0:
            line = line_of(text)
            if line is not None and line not in lines:
                self._added.append(line)
            self._show()
            return
        row = self._side.columns[item.column() - 1]
        self._desk.comparison.set_value(row.id, lines[item.row()], text)
        self._show()

    def _empty(self) -> None:
        """Take back what was put into the cell."""
        item = self._table.currentItem()
        if item is not None and item.column() and item.flags() & Qt.ItemFlag.ItemIsEditable:
            item.setText("")

    def _complain(self, sentence: str) -> None:
        palette = self._problem.palette()
        palette.setColor(self._problem.foregroundRole(), role_color(Role.OVERDUE, self.palette()))
        self._problem.setPalette(palette)
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    # --- what is shown ------------------------------------------------------------------------

    def _lines(self) -> list[Line]:
        """The lines that are edited, in the order of the rows."""
        known = {line.key for line in self._side.lines}
        return [*self._side.lines, *(line for line in self._added if line.key not in known)]

    def _show(self) -> None:
        """Read everything again."""
        self._side = self._desk.comparison.read()
        self._complain("")
        self._show_table()
        self._show_weights()
        self._show_order()

    def _heads(self) -> list[str]:
        """Who stands in each column, with the time that is left to decide (P14)."""
        side, here = self._side, self._desk.present.wall
        places = {one.name: one.place for one in side.result.order} if side.result else {}
        limits = self._desk.offers.limits([row.id for row in side.columns])
        heads = [_("Topic")]
        for row in side.columns:
            name = row.company
            if place := places.get(str(row.id)):
                name = _("{place}. {name}").format(place=place, name=name)
            left = wording.time_left(limits[row.id], here) if row.id in limits else ""
            state = wording.joined(wording.stage(row.stage), left)
            heads.append(wording.lines((name, row.position, state)))
        return heads

    def count_down(self) -> None:
        """Another minute has come."""
        self._table.setHorizontalHeaderLabels(self._heads())

    def _show_table(self) -> None:
        side, lines, table = self._side, self._lines(), self._table
        table.blockSignals(True)
        heads = self._heads()
        sums = [Criterion.YEAR, Criterion.ONE_OFF]
        rows = len(lines) + 1 + len(sums)
        if (table.rowCount(), table.columnCount()) != (rows, len(heads)):
            table.setRowCount(rows)
            table.setColumnCount(len(heads))
        table.setHorizontalHeaderLabels(heads)
        for at, line in enumerate(lines):
            name = wording.compared_line(line)
            self._put(at, 0, "", name, fixed=True)
            for column, one in enumerate(side.columns, start=1):
                cell = side.cells.get((line.key, one.id))
                self._put_cell(at, column, name, cell)
        self._put(len(lines), 0, "", _("Add a sum of your own"), quiet=True)
        for column in range(1, len(heads)):
            self._put(len(lines), column, "", "", fixed=True)
        for at, criterion in enumerate(sums, start=len(lines) + 1):
            self._put(at, 0, "", wording.criterion(criterion), fixed=True, strong=True)
            for column, one in enumerate(side.columns, start=1):
                said = wording.sums(
                    side.sums(one.id, criterion), criterion, side.currency, side.rates
                )
                self._put(at, column, "", said, fixed=True, strong=True)
        table.resizeRowsToContents()
        table.blockSignals(False)

    def _put_cell(self, at: int, column: int, name: str, cell: Cell | None) -> None:
        if cell is None:
            self._put(at, column, "", "", about=name)
            return
        shown = cell.text
        if cell.unread is not None:
            shown = wording.lines((cell.text, wording.unread(cell.unread)))
        quiet = not cell.text and cell.estimate is not None
        self._put(
            at,
            column,
            cell.text,
            _("unknown") if quiet else shown,
            quiet=quiet,
            tip=_("Your own figure. Empty it to go back to the offer’s.") if cell.own else "",
            about=name,
            own=cell.own,
        )

    def _put(
        self,
        at: int,
        column: int,
        text: str,
        shown: str,
        *,
        fixed: bool = False,
        quiet: bool = False,
        strong: bool = False,
        own: bool = False,
        tip: str = "",
        about: str = "",
    ) -> None:
        item = self._table.item(at, column)
        if not isinstance(item, _Value):  # what is being edited stays the same item
            item = _Value()
            self._table.setItem(at, column, item)
        item.show_as(text, shown)
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        item.setToolTip(tip)
        said = _("{topic}: {column}").format(topic=about, column=shown or _("empty"))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said if about else shown)
        editable = Qt.ItemFlag.ItemIsEditable
        item.setFlags(item.flags() & ~editable if fixed else item.flags() | editable)
        palette = self.palette()
        item.setForeground(palette.placeholderText() if quiet else palette.text())
        font = section_font() if strong else self.font()
        font.setItalic(own)
        item.setFont(font)

    def _show_weights(self) -> None:
        side = self._side
        codes = [*dict.fromkeys((side.currency, *side.rates, *_CURRENCIES))]
        self._currency.clear()
        self._currency.addItems(codes)
        if list(self._rates) != list(side.rates):
            for box in self._rates.values():
                self._form.removeRow(box)
            self._rates = {code: self._rate(code, at) for at, code in enumerate(side.rates, 1)}
        for code, rate in side.rates.items():
            _set(self._rates[code], float(rate or 0))
            label = self._form.labelForField(self._rates[code])
            assert isinstance(label, QLabel)
            label.setText(_("1 {currency} in {common}").format(currency=code, common=side.currency))
        _set(self._years, float(round(1 / (side.weights[Criterion.ONE_OFF] or 1))))
        for criterion, box in self._worth.items():
            box.setSuffix("\u00a0" + side.currency)
            _set(box, float(side.weights[criterion]))
            box.setEnabled(criterion not in side.ignored)
        self._proposed.setVisible(bool(side.proposed & self._worth.keys()))

    def _rate(self, code: str, at: int) -> QDoubleSpinBox:
        box = _Rate()
        box.setDecimals(_PLACES)
        box.setRange(0, 10**6)
        box.setSingleStep(0.01)
        box.setSpecialValueText(_("not given yet"))
        box.setKeyboardTracking(False)
        box.valueChanged.connect(partial(self._set_rate, code))
        self._form.insertRow(at, " ", box)
        return box

    def _show_order(self) -> None:
        side, result = self._side, self._side.result
        self._list.clear()
        if result is None:
            missing = [code for code, rate in side.rates.items() if rate is None]
            self._chart.show_groups(())
            self._against.setText("")
            if len(side.columns) < FEWEST:
                self._said.setText(_("Choose two or more to set them side by side."))
            else:
                self._said.setText(
                    _("Enter what one {currency} is in {common}, to see the order.").format(
                        currency=wording.listing(missing), common=side.currency
                    )
                )
            return
        names = {str(row.id): row.company for row in side.columns}
        if len(set(names.values())) < len(names):
            names = {
                str(row.id): wording.opportunity(row.company, row.position) for row in side.columns
            }
        said = [wording.what_could_turn(result, names, _labels(self._lines()))]
        if side.ignored:
            said.append(
                _("Left out, since nothing is known of it: {criteria}").format(
                    criteria=wording.listing(
                        [wording.criterion(one) for one in Criterion if one in side.ignored]
                    )
                )
            )
        self._said.setText(wording.lines(said))
        first = result.order[0]
        for placed in result.order:
            self._list.addItem(wording.placed(placed, first, names, side.currency))
        self._against.setText(_("Against {name}").format(name=names[first.name]))
        self._chart.show_groups([self._group(one, first, names) for one in result.order[1:]])

    def _group(self, placed: Placed, first: Placed, names: dict[str, str]) -> Group:
        currency = self._side.currency
        bars = [
            Bar(wording.criterion(of), points, wording.difference(points, currency), known)
            for of, points, known in wording.parts_beside(placed, first)
        ]
        whole = placed.points - first.points
        least, most = (
            added([*ends, *(None if end is None else -end for end in others)])
            for ends, others in (
                ([one.least for one in placed.parts], [one.most for one in first.parts]),
                ([one.most for one in placed.parts], [one.least for one in first.parts]),
            )
        )
        return Group(
            names[placed.name],
            tuple(bars),
            Bar(
                _("All in all"),
                whole,
                wording.difference(whole, currency),
                least == most,
            ),
            least,
            most,
        )


def _labels(lines: list[Line]) -> dict[str, str]:
    return {line.key: wording.compared_line(line) for line in lines}


def _set(box: QDoubleSpinBox, value: float) -> None:
    """Show a value without taking it for one that was entered."""
    box.blockSignals(True)
    box.setValue(value)
    box.blockSignals(False)
