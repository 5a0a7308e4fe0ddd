"""Offers and expectations side by side: what is known of each, and what it is compared by (P6)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from organizer.model.store import Store
from organizer.model.tables import Opportunity, OwnEstimate, Yardstick
from organizer.practice.comparison import (
    FEWEST,
    IN_MONEY,
    MOST,
    Compared,
    Comparison,
    Criterion,
    Item,
    MissingRate,
    Span,
    Weight,
    compare,
    exactly,
)
from organizer.practice.currencies import currency_at_home
from organizer.practice.estimates import (
    HOURS,
    MOVING,
    SALARY,
    USUAL,
    Estimate,
    Known,
    Line,
    Unread,
    Unreadable,
    line_named,
    line_of,
    read_estimate,
)
from organizer.practice.vocabulary import OfferStatus, StepAction, TopicState
from organizer.services.opportunities import OpportunityRow, OpportunityService
from organizer.services.terms import TermService

_USUAL: Final = {
    Criterion.HOURS: Fraction(40),
    Criterion.LEAVE: Fraction(25),
    Criterion.COMMUTE: Fraction(60),
}
"""What is counted where nothing is known: the same for all, so that it moves none of the others."""
_YEARS_SPREAD: Final = 3
_PAY_OF: Final = {Criterion.HOURS: 40, Criterion.LEAVE: 260, Criterion.COMMUTE: 480}
"""A unit of it is proposed at this part of a year's pay: an hour of 40, a day of 260; a minute a
day is 260 minutes a year, at what an hour is paid."""


@dataclass(frozen=True)
class Cell:
    """What one opportunity gives in one line. `text` is as it is worded, by the person's own
    estimate where `own`, else in the terms; `unread` says why it is not counted, and `estimate` is
    what is reckoned with: None where nothing is."""

    text: str = ""
    own: bool = False
    estimate: Estimate | None = None
    unread: Unread | None = None


@dataclass(frozen=True)
class SideBySide:
    """The opportunities that are compared, each by its id, and how they stand.

    `others` can be chosen too. `rates` are the person's for every other currency that is named,
    None where one is missing; `weights` what one unit is worth a year in the common currency, with
    those `proposed` until the person says; `ignored` are the criteria of which nothing is known of
    any. `result` names the opportunities by their ids; None while it cannot be reckoned.
    """

    columns: tuple[OpportunityRow, ...]
    others: tuple[OpportunityRow, ...]
    lines: tuple[Line, ...]
    cells: Mapping[tuple[str, int], Cell]
    currency: str
    rates: Mapping[str, Fraction | None]
    weights: Mapping[Criterion, Fraction]
    proposed: frozenset[Criterion]
    ignored: frozenset[Criterion]
    result: Comparison | None

    def cell(self, line: Line, opportunity: int) -> Cell:
        """What stands in a line for an opportunity."""
        return self.cells[line.key, opportunity]

    def sums(self, opportunity: int, criterion: Criterion) -> dict[str, Span]:
        """What an opportunity gives of one criterion, by currency ("" where it is no money)."""
        sums: dict[str, Span] = {}
        for (_key, one), cell in self.cells.items():
            estimate = cell.estimate
            if one == opportunity and estimate is not None and estimate.criterion is criterion:
                currency = estimate.currency or self.paid_in(opportunity)
                sums[currency] = sums.get(currency, exactly(0)) + estimate.span
        return sums

    def paid_in(self, opportunity: int) -> str:
        """The currency an unknown sum of that opportunity would be in: that of its others."""
        return next(
            (
                cell.estimate.currency
                for (_key, one), cell in self.cells.items()
                if one == opportunity and cell.estimate is not None and cell.estimate.currency
            ),
            self.currency,
        )


class ComparisonService:
    """Sets opportunities side by side. Every writing method is one step that can be undone."""

    def __init__(
        self,
        store: Store,
        terms: TermService,
        opportunities: OpportunityService,
        language: str,
    ) -> None:
        self._store = store
        self._terms = terms
        self._opportunities = opportunities
        self._language = language

    def read(self) -> SideBySide:
        """How what is compared stands now."""
        columns, others = self._chosen()
        worded: dict[tuple[str, int], tuple[str, bool]] = {}
        lines = {line.key: line for line in USUAL}
        for row in columns:
            for line, text, own in self._values(row.id):
                lines.setdefault(line.key, line)
                if own or (line.key, row.id) not in worded:
                    worded[line.key, row.id] = (text, own)
        kept = self._kept()
        currency = kept.currency if kept is not None else self._usual_currency(worded.values())
        cells = {
            (key, row.id): cell
            for row in columns
            for key, cell in self._cells(row.id, lines.values(), worded, currency).items()
        }
        named = {
            cell.estimate.currency
            for cell in cells.values()
            if cell.estimate is not None and cell.estimate.currency
        }
        rates = {code: _kept_rates(kept).get(code) for code in sorted(named - {currency})}
        known = {
            cell.estimate.criterion
            for cell in cells.values()
            if cell.estimate is not None and cell.estimate.span != Span()
        }
        salaries = [
            cell.estimate
            for (key, _of), cell in cells.items()
            if key == SALARY.key and cell.estimate is not None
        ]
        proposals = _proposals(salaries, currency, rates)
        own_weights = _kept_weights(kept)
        side = SideBySide(
            columns,
            others,
            tuple(sorted(lines.values(), key=_place)),
            cells,
            currency,
            rates,
            {one: own_weights.get(one, proposals[one]) for one in Criterion},
            frozenset(Criterion) - own_weights.keys() - {Criterion.YEAR},
            frozenset(Criterion) - known - {Criterion.ONE_OFF},
            None,
        )
        return replace(side, result=_compared(side))

    def prospects(self) -> dict[int, int]:
        """How good those opportunities are of which everything counts is known, more being better:
        what is still open at one does not make it the worse prospect (P14)."""
        result = self.read().result
        return {
            int(placed.name): -placed.place
            for placed in (result.order if result is not None else ())
            if all(part.least == part.most for part in placed.parts)
        }

    def choose(self, opportunity: int, chosen: bool) -> None:
        """Set an opportunity beside the others, or take it away. Raises `ValueError` for more than
        five."""
        columns, _others = self._chosen()
        ids = {row.id for row in columns} - {opportunity} | ({opportunity} if chosen else set())
        if len(ids) > MOST:
            raise ValueError("Five can stand side by side. Take another one away first.")
        with self._store.step(StepAction.EDIT, self._company(opportunity)):
            for row in self._open():
                self._store.change(Opportunity, row.id, compared=row.id in ids)

    def set_value(self, opportunity: int, line: Line, value: str) -> None:
        """What the person reckons with; an empty text leaves it to the terms again. What cannot be
        read is kept too, and asked about."""
        text = value.strip()
        with self._store.step(StepAction.EDIT, self._company(opportunity)):
            OwnEstimate.delete().where(
                OwnEstimate.opportunity == opportunity, OwnEstimate.line == line.key
            ).execute()
            if text:
                self._store.create(
                    OwnEstimate,
                    opportunity=opportunity,
                    line=line.key,
                    topic=line.topic,
                    value=text,
                )

    def set_currency(self, currency: str) -> None:
        """The common currency. Rates and weights are converted where the rate is known, else asked
        for and proposed again."""
        now, kept = self.read(), self._kept()
        rates, weights = _kept_rates(kept), _kept_weights(kept)
        rate = rates.get(currency)
        if currency == now.currency:
            return
        if rate is None:
            spread = weights.get(Criterion.ONE_OFF)
            self._keep(currency, {}, {} if spread is None else {Criterion.ONE_OFF: spread})
            return
        self._keep(
            currency,
            {code: one / rate for code, one in rates.items() if code != currency}
            | {now.currency: 1 / rate},
            {
                criterion: weight if criterion is Criterion.ONE_OFF else weight / rate
                for criterion, weight in weights.items()
            },
        )

    def set_rate(self, currency: str, rate: Fraction | None) -> None:
        """How much of the common currency one unit of another is; None takes it back. Raises
        `ValueError` for one that is not above zero."""
        if rate is not None and rate <= 0:
            raise ValueError("An exchange rate must be above zero.")
        kept = self._kept()
        rates = {code: one for code, one in _kept_rates(kept).items() if code != currency}
        self._keep(
            self.read().currency,
            rates if rate is None else rates | {currency: rate},
            _kept_weights(kept),
        )

    def set_weight(self, criterion: Criterion, points: Fraction) -> None:
        """What a unit is worth a year, in the common currency. Raises `ValueError` below zero."""
        if points < 0:
            raise ValueError("A weight cannot be below zero.")
        kept = self._kept()
        self._keep(
            self.read().currency, _kept_rates(kept), _kept_weights(kept) | {criterion: points}
        )

    def _open(self) -> list[OpportunityRow]:
        ids = self._opportunities.ids()
        rows = {row.id: row for row in self._opportunities.rows(ids)}
        return [rows[one] for one in ids if not rows[one].stage.closed]

    def _chosen(self) -> tuple[tuple[OpportunityRow, ...], tuple[OpportunityRow, ...]]:
        """Those that are compared, and the others. Until the person chooses, the first that are
        being pursued."""
        rows = self._open()
        compared = dict(self._store.rows("SELECT id, compared FROM opportunity"))
        said = {row.id: compared[row.id] for row in rows if compared[row.id] is not None}
        chosen = [row for row in rows if said.get(row.id, not said)][:MOST]
        return tuple(chosen), tuple(row for row in rows if row not in chosen)

    def _values(self, opportunity: int) -> list[tuple[Line, str, bool]]:
        """The line, the words, and whether they are the person's own, which come last."""
        offers = self._store.rows(
            "SELECT max(id) FROM offer WHERE opportunity_id = ? AND status = ? "
            "AND deleted_at IS NULL",
            opportunity,
            OfferStatus.OPEN,
        )
        found = []
        for term in self._terms.rows(offers[0][0]) if offers[0][0] is not None else ():
            line = line_of(term.topic)
            standing = term.agreed or term.answered or term.offered
            if line is not None and standing and self._comparable(line, standing):
                found.append((line, standing, False))
        for key, topic, value in self._store.rows(
            "SELECT line, topic, value FROM own_estimate WHERE opportunity_id = ? "
            "AND deleted_at IS NULL ORDER BY id",
            opportunity,
        ):
            found.append((line_named(key, topic), value, True))
        return found

    def _comparable(self, line: Line, text: str) -> bool:
        """Whether it has a place in the comparison: what is not usual and no sum has none."""
        if line in USUAL:
            return True
        try:
            read_estimate(text, line, language=self._language)
        except Unreadable as problem:
            return problem.reason is not Unread.WORDS
        return True

    def _cells(
        self,
        opportunity: int,
        lines: Iterable[Line],
        worded: Mapping[tuple[str, int], tuple[str, bool]],
        currency: str,
    ) -> dict[str, Cell]:
        """What each line gives; the salary and the hours first, for others are reckoned by them."""
        known = Known()
        cells: dict[str, Cell] = {}
        for line in sorted(lines, key=lambda one: (one != HOURS, one != SALARY)):
            text, own = worded.get((line.key, opportunity), ("", False))
            try:
                estimate = read_estimate(
                    text,
                    line,
                    language=self._language,
                    default_currency=currency if own else None,
                    known=known,
                )
                cell = Cell(text, own, estimate or self._unsaid(line, opportunity))
            except Unreadable as problem:
                unknown = Estimate(line.criterion or Criterion.ONE_OFF, Span())
                cell = Cell(text, own, unknown, problem.reason)
            cells[line.key] = cell
            if line == HOURS and cell.estimate is not None and cell.estimate.span.known:
                known = known._replace(hours_a_week=cell.estimate.span.low)
            elif line == SALARY:
                known = known._replace(salary=cell.estimate)
        return cells

    def _unsaid(self, line: Line, opportunity: int) -> Estimate | None:
        """What is reckoned with where nothing is said: a salary that is unknown, and where one
        would move and nobody has said what is paid for it, that too (P4)."""
        asked = line == MOVING and any(
            topic.key == "moving_expenses" and topic.state is not TopicState.ANSWERED
            for topic in self._opportunities.unanswered(opportunity)
        )
        if line == SALARY or asked or line.criterion not in (*IN_MONEY, None):
            return Estimate(line.criterion or Criterion.ONE_OFF, Span())
        return None

    def _usual_currency(self, worded: Iterable[tuple[str, bool]]) -> str:
        """The one that most sums name."""
        named: Counter[str] = Counter()
        for text, _own in worded:
            for line in (SALARY, MOVING):
                try:
                    found = read_estimate(text, line, language=self._language)
                except Unreadable:
                    continue
                named.update([found.currency] if found is not None and found.currency else [])
        return named.most_common(1)[0][0] if named else currency_at_home(self._language)

    def _kept(self) -> Yardstick | None:
        kept: Yardstick | None = Yardstick.select().where(Yardstick.deleted_at.is_null()).first()
        return kept

    def _keep(
        self, currency: str, rates: Mapping[str, Fraction], weights: Mapping[Criterion, Fraction]
    ) -> None:
        values = {
            "currency": currency,
            "rates": json.dumps({code: str(rate) for code, rate in rates.items()}),
            "weights": json.dumps({one.value: str(weight) for one, weight in weights.items()}),
        }
        kept = self._kept()
        with self._store.step(StepAction.COMPARE):
            if kept is None:
                self._store.create(Yardstick, **values)
            else:
                self._store.change(Yardstick, kept.id, **values)

    def _company(self, opportunity: int) -> str:
        return self._opportunities.rows([opportunity])[0].company


def _place(line: Line) -> int:
    """Money of a year, sums of the person's own, sums paid once, the rest."""
    order = [Criterion.YEAR, None, *list(Criterion)[1:]]
    return order.index(line.criterion)


def _kept_rates(kept: Yardstick | None) -> dict[str, Fraction]:
    read = json.loads(kept.rates) if kept is not None else {}
    return {code: Fraction(rate) for code, rate in read.items()}


def _kept_weights(kept: Yardstick | None) -> dict[Criterion, Fraction]:
    read = json.loads(kept.weights) if kept is not None else {}
    return {Criterion(name): Fraction(weight) for name, weight in read.items()}


def _proposals(
    salaries: Iterable[Estimate], currency: str, rates: Mapping[str, Fraction | None]
) -> dict[Criterion, Fraction]:
    """What is proposed until the person says: time at what an hour of it is paid, by the mean of
    the salaries that are known; a sum paid once spread over three years."""
    pays = []
    for one in salaries:
        rate = Fraction(1) if one.currency == currency else rates.get(one.currency)
        if rate is not None and one.span != Span():
            pays.append(one.span.counted(Fraction(0)) * rate)
    pay = sum(pays, Fraction(0)) / (len(pays) or 1)
    return {
        Criterion.YEAR: Fraction(1),
        Criterion.ONE_OFF: Fraction(1, _YEARS_SPREAD),
        **{one: _rounded(pay / part) for one, part in _PAY_OF.items()},
    }


def _rounded(value: Fraction) -> Fraction:
    """To two figures, as one would estimate it."""
    size = 10 ** max(0, len(str(int(value))) - 2)
    return Fraction(round(value / size) * size)


def _compared(side: SideBySide) -> Comparison | None:
    if len(side.columns) < FEWEST:
        return None
    offers = []
    for row in side.columns:
        items = []
        for line in side.lines:
            estimate = side.cell(line, row.id).estimate
            if estimate is not None and estimate.criterion not in side.ignored:
                money = estimate.criterion in IN_MONEY
                currency = estimate.currency or (side.paid_in(row.id) if money else "")
                items.append(Item(line.key, estimate.criterion, estimate.span, currency))
        offers.append(Compared(str(row.id), tuple(items)))
    weights = {
        one: Weight(side.weights[one], _USUAL.get(one, Fraction(0)))
        for one in Criterion
        if one not in side.ignored
    }
    rates = {code: rate for code, rate in side.rates.items() if rate is not None}
    try:
        return compare(offers, weights, currency=side.currency, rates=rates)
    except MissingRate:
        return None
