"""The terms of an offer, and every round of them: who said what, when and how (P12, P13)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from organizer.model.store import Store, rows_of
from organizer.model.tables import Company, Contact, Offer, OfferTerm, Opportunity, TermChange
from organizer.practice.currencies import currency_at_home
from organizer.practice.languages import LANGUAGES, language_of
from organizer.practice.letter_terms import Given, values_given
from organizer.practice.letter_text import Letter
from organizer.practice.names import folded
from organizer.practice.present import Present
from organizer.practice.rounds import Change, Column, Round
from organizer.practice.term_values import Currencies
from organizer.practice.terms import Ambiguous, Money, read_money
from organizer.practice.vocabulary import Channel, StepAction

_ONE_TALK: Final = timedelta(hours=1)
"""What is entered within it after the last change, as said by the same person in the same way,
belongs to the same round."""
_USUAL_CURRENCIES: Final = ("EUR", "USD", "GBP", "CHF")
_MOST_CURRENCIES: Final = 4
"""To choose from."""


@dataclass(frozen=True)
class Term:
    """One row of terms, as it is worded."""

    topic: str
    offered: str = ""
    asked: str = ""
    answered: str = ""
    agreed: str = ""


@dataclass(frozen=True)
class TermRow:
    """One row of an offer's terms."""

    id: int
    topic: str
    offered: str
    asked: str
    answered: str
    agreed: str
    offered_minor: int | None
    agreed_minor: int | None
    currency: str


@dataclass(frozen=True)
class _Said:
    at: datetime
    who: str
    channel: Channel
    topic: str
    field: Column
    value: str


class TermService:
    """Keeps the terms of offers. Every writing method is one step that can be undone."""

    def __init__(self, store: Store, present: Present, language: str) -> None:
        self._store = store
        self._present = present
        self._language = language

    def rows(self, offer_id: int) -> list[TermRow]:
        """The rows of terms in their order."""
        return rows_of(
            TermRow,
            OfferTerm.select(
                OfferTerm.id,
                OfferTerm.topic,
                OfferTerm.offered,
                OfferTerm.asked,
                OfferTerm.answered,
                OfferTerm.agreed,
                OfferTerm.offered_minor,
                OfferTerm.agreed_minor,
                OfferTerm.currency,
            )
            .where(OfferTerm.offer == offer_id, OfferTerm.deleted_at.is_null())
            .order_by(OfferTerm.place, OfferTerm.id),
        )

    def rounds(self, offer_id: int) -> list[Round]:
        """What was said about the terms, round by round, the first one first."""
        said = rows_of(
            _Said,
            TermChange.select(
                TermChange.at,
                TermChange.who,
                TermChange.channel,
                TermChange.topic,
                TermChange.field,
                TermChange.value,
            )
            .where(TermChange.offer == offer_id, TermChange.deleted_at.is_null())
            .order_by(TermChange.at, TermChange.id),
        )
        rounds: list[Round] = []
        for one in said:
            change = Change(one.topic, one.field, one.value)
            last = rounds[-1] if rounds else None
            if (
                last is not None
                and (last.who, last.channel) == (one.who, one.channel)
                and one.at - last.at <= _ONE_TALK
            ):
                rounds[-1] = Round(one.at, one.who, one.channel, (*last.changes, change))
            else:
                rounds.append(Round(one.at, one.who, one.channel, (change,)))
        return rounds

    def add(self, offer_id: int, term: Term, channel: Channel) -> int:
        """Add a row of terms; gives its id. Raises `ValueError` without a topic."""
        if not term.topic.strip():
            raise ValueError("A row of terms needs a topic.")
        with self._store.step(StepAction.EDIT, self._company(offer_id)):
            return self.insert(offer_id, term, channel)

    def insert(self, offer_id: int, term: Term, channel: Channel) -> int:
        """Add a row of terms inside the caller's step; gives its id."""
        place = OfferTerm.select().where(OfferTerm.offer == offer_id).count()
        self._note(offer_id, term.topic, {}, vars(term), channel)
        return self._store.create(
            OfferTerm,
            offer=offer_id,
            place=place,
            **vars(term),
            **self._sums(term.offered, term.agreed),
        ).id

    def set(self, term_id: int, channel: Channel, **values: str) -> None:
        """Change the wording of one row of terms, as it was said by phone or in writing; an empty
        `topic` takes the row away. The same value said the other way is a round too: what was
        promised by phone now stands in the letter (P12)."""
        row = OfferTerm.get_by_id(term_id)
        before: dict[str, str] = {column: getattr(row, column) for column in Column}
        with self._store.step(StepAction.EDIT, self._company(row.offer)):
            if values.get("topic") == "":
                self._note(row.offer, row.topic, before, {}, channel)
                self._store.change(OfferTerm, term_id, deleted_at=self._present.instant)
                return
            if "topic" in values:
                self._note(row.offer, row.topic, before, {}, channel)
                before = {}
            after: dict[str, str] = {column: getattr(row, column) for column in Column}
            after |= values
            for column, value in values.items():
                if value == before.get(column) and self._said_by(row, column) is not channel:
                    del before[column]
            self._note(row.offer, values.get("topic", row.topic), before, after, channel)
            if any(value != getattr(row, column) for column, value in values.items()):
                sums = self._sums(after["offered"], after["agreed"])
                self._store.change(OfferTerm, term_id, **values, **sums)

    def currencies(self, offer_id: int | None = None) -> Currencies:
        """The currency that the sums of an offer are in, and those to choose from where none is
        known: what other offers are made in, the one at home, and the usual ones."""
        rows = self._store.rows(
            "SELECT offer_id, currency FROM offer_term WHERE currency <> '' "
            "AND deleted_at IS NULL ORDER BY id"
        )
        own = {currency for offer, currency in rows if offer == offer_id}
        known = [currency for _offer, currency in rows]
        choice = dict.fromkeys((*known, currency_at_home(self._language), *_USUAL_CURRENCIES))
        return Currencies(own.pop() if len(own) == 1 else None, tuple(choice)[:_MOST_CURRENCIES])

    def topics_used(self) -> list[str]:
        """The topics of every offer, for another one to be asked about as well."""
        rows = self._store.rows(
            "SELECT topic, min(id) FROM offer_term WHERE deleted_at IS NULL AND topic <> '' "
            "GROUP BY topic COLLATE NOCASE ORDER BY 2"
        )
        return [topic for topic, _first in rows]

    def find_in_letter(self, text: str, topics: Sequence[str]) -> list[Given]:
        """What an offer's letter gives, in whatever language it is written, each value for the
        topic it seems to be of (P12)."""
        own = language_of(self._language)
        today = self._present.wall.day
        readings = [
            values_given(Letter(text, language), topics, today=today)
            for language in (own, *(one for one in LANGUAGES if one != own))
        ]
        return max(readings, key=lambda given: sum(bool(one.topic) for one in given))

    def enter_letter(self, offer_id: int, values: Mapping[str, str]) -> None:
        """What the letter offers, by topic, inside the caller's step: said in writing, also where
        the same was said by phone."""
        rows = {folded(row.topic): row for row in self.rows(offer_id)}
        for topic, value in values.items():
            row = rows.get(folded(topic))
            if row is None:
                self.insert(offer_id, Term(topic, offered=value), Channel.LETTER)
                continue
            self._note(offer_id, row.topic, {}, {Column.OFFERED: value}, Channel.LETTER)
            self._store.change(OfferTerm, row.id, offered=value, **self._sums(value, row.agreed))

    def _note(
        self,
        offer: int,
        topic: str,
        before: Mapping[str, str],
        after: Mapping[str, str],
        channel: Channel,
    ) -> None:
        """Keep what is said anew of a topic as a part of its round."""
        contact = Offer.get_by_id(offer).contact
        who = Contact.get_by_id(contact).full_name if contact is not None else ""
        for column in Column:
            value = after.get(column, "")
            if value != before.get(column, ""):
                self._store.create(
                    TermChange,
                    offer=offer,
                    at=self._present.instant,
                    who=who,
                    channel=channel,
                    topic=topic,
                    field=column,
                    value=value,
                )

    def _said_by(self, row: OfferTerm, column: str) -> Channel | None:
        """By which way the value in a column was said last."""
        changes = TermChange.select(TermChange.channel).where(
            TermChange.offer == row.offer,
            TermChange.topic == row.topic,
            TermChange.field == column,
            TermChange.deleted_at.is_null(),
        )
        channel: Channel | None = changes.order_by(
            TermChange.at.desc(), TermChange.id.desc()
        ).scalar()
        return channel

    def _company(self, offer: int) -> str:
        name: str = (
            Company.select(Company.name)
            .join(Opportunity, on=(Opportunity.company == Company.id))
            .join(Offer, on=(Offer.opportunity == Opportunity.id))
            .where(Offer.id == offer)
            .scalar()
        )
        return name

    def _sums(self, offered: str, agreed: str) -> dict[str, int | str | None]:
        """The columns of a row's sums of money: minor units of one currency, where they are sums.

        What could be two sums is none: the gui asks which is meant.
        """
        read = {"offered_minor": self._sum(offered), "agreed_minor": self._sum(agreed)}
        currencies = {money.currency for money in read.values() if money is not None}
        if len(currencies) != 1:
            return {"offered_minor": None, "agreed_minor": None, "currency": ""}
        minor = {name: money.amount if money else None for name, money in read.items()}
        return {**minor, "currency": currencies.pop()}

    def _sum(self, text: str) -> Money | None:
        try:
            return read_money(text, language=self._language)
        except Ambiguous:
            return None
