"""The words for the values in the terms of an offer: what is understood of them, and what is asked.
No Qt, as `wording`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from babel.numbers import get_currency_precision

from organizer.gui import wording
from organizer.i18n import _, locale_name, ngettext
from organizer.i18n.formats import format_choice, format_date, format_number
from organizer.practice.term_values import Takes, read_term, takes
from organizer.practice.terms import Ambiguous, Money, Unit, read_money

if TYPE_CHECKING:
    from organizer.practice.term_values import Currencies, Read, Value
    from organizer.practice.terms import Quantity


class TermReader:
    """Reads the values of one offer, in the person's language, and words what it understands.

    `today` is what "in two weeks" is reckoned from, `currencies` those that a bare sum may be in.
    """

    def __init__(self, today: date, currencies: Currencies) -> None:
        self._today = today
        self._currencies = currencies

    def in_currency(self, currency: str) -> TermReader:
        """One that takes a bare sum to be in that currency."""
        return TermReader(self._today, self._currencies._replace(own=currency))

    def currency(self, text: str) -> str:
        """The currency that a value names; empty where it names none, or could be in several."""
        try:
            money = read_money(text, language=locale_name())
        except Ambiguous as unclear:
            named = {one.currency for one in unclear.readings}
            return named.pop() if len(named) == 1 else ""
        return money.currency if money is not None else ""

    def readings(self, topic: str, text: str) -> list[str]:
        """What a value could mean, each as it would be written, where it could be several; nothing
        where it is clear."""
        try:
            self._read(topic, text)
        except Ambiguous as unclear:
            return [value(one) for one in unclear.readings]
        return []

    def question(self, topic: str, text: str) -> str:
        """What is asked where a value could mean several things."""
        if meant := self.readings(topic, text):
            return _("“{text}”: did you mean {choice}?").format(
                text=text, choice=format_choice(meant)
            )
        return ""

    def completed(self, topic: str, text: str) -> str:
        """The text as it is kept: a bare number with the unit or currency that it was understood
        to have, and a day with its year, so that it reads alike for everybody and next year too;
        anything else as it was written."""
        read = self._clear(topic, text)
        return value(read.value) if read is not None and read.completed else text

    def understood(self, topic: str, text: str) -> str:
        """The value as it was understood; empty where it is words, or could be several things."""
        read = self._clear(topic, text)
        return value(read.value) if read is not None else ""

    def day(self, topic: str, text: str) -> date | None:
        """The day that a value means, if it is one."""
        read = self._clear(topic, text)
        return read.value if read is not None and isinstance(read.value, date) else None

    def help(self, topic: str, text: str) -> str:
        """What to say beside a value while it is typed: what belongs there, what is understood,
        between what it wavers, or that it is kept as words."""
        kind = takes(topic)
        if not text.strip():
            return _wanted(kind)
        if meant := self.readings(topic, text):
            # Translators: what a half-typed value could mean; the arrow points to the meanings
            return _("→ {choice}?").format(choice=format_choice(meant))
        if understood := self.understood(topic, text):
            # Translators: beside a value as it is typed; the arrow points to what it means
            return _("→ {value}").format(value=understood)
        return _kept_as_words(kind)

    def _read(self, topic: str, text: str) -> Read | None:
        return read_term(
            topic, text, language=locale_name(), today=self._today, currencies=self._currencies
        )

    def _clear(self, topic: str, text: str) -> Read | None:
        try:
            return self._read(topic, text)
        except Ambiguous:
            return None


def value(meant: Value) -> str:
    """A value of a term as it is written; read again, it is the same value."""
    if isinstance(meant, date):
        return format_date(meant)
    if isinstance(meant, Money):
        return _for_each(_sum(meant), meant.period)
    return _for_each(_quantity(meant), meant.period)


def _sum(meant: Money) -> str:
    """A sum; with its code where others share the sign, as the yen and the yuan do."""
    shown = wording.money(meant.amount, meant.currency)
    try:
        alone = read_money(shown, language=locale_name())
    except Ambiguous:
        alone = None
    if alone is not None and alone.currency == meant.currency:
        return shown
    units = Decimal(meant.amount).scaleb(-get_currency_precision(meant.currency))
    return f"{meant.currency} {format_number(float(units))}"


def _for_each(shown: str, period: str | None) -> str:
    """A sum or a quantity with the time that it is for."""
    if period is None:
        return shown
    return {
        # Translators: a sum of money, or a quantity: "€85,000 a year", "38 hours a week"
        "hour": _("{sum} an hour"),
        "day": _("{sum} a day"),
        "week": _("{sum} a week"),
        "month": _("{sum} a month"),
        "year": _("{sum} a year"),
    }[period].format(sum=shown)


def _quantity(meant: Quantity) -> str:
    number = format_number(float(meant.number))
    n = 1 if meant.number == 1 else 2
    return {
        Unit.MINUTE: ngettext("{n} minute", "{n} minutes", n),
        Unit.HOUR: ngettext("{n} hour", "{n} hours", n),
        Unit.DAY: ngettext("{n} day", "{n} days", n),
        Unit.WORKING_DAY: ngettext("{n} working day", "{n} working days", n),
        Unit.WEEK: ngettext("{n} week", "{n} weeks", n),
        Unit.MONTH: ngettext("{n} month", "{n} months", n),
        Unit.YEAR: ngettext("{n} year", "{n} years", n),
        Unit.PERCENT: _("{n}%"),
    }[meant.unit].format(n=number)


def _wanted(kind: Takes) -> str:
    """What belongs to a topic."""
    return {
        Takes.PAY: _("A sum, and what it is paid for: a year, a month, an hour"),
        Takes.SUM: _("A sum, or a share in percent"),
        Takes.DAY: _("A day; Alt+Down opens a calendar"),
        Takes.HOURS: _("Hours a week"),
        Takes.LEAVE: _("Days a year"),
        Takes.NOTICE: _("Months or weeks"),
        Takes.REMOTE: _("Days a week or a month"),
        Takes.ANYTHING: "",
    }[kind]


def _kept_as_words(kind: Takes) -> str:
    """What is said where a value is not understood."""
    return {
        Takes.PAY: _("No sum is understood: it is kept as words"),
        Takes.SUM: _("No sum is understood: it is kept as words"),
        Takes.DAY: _("No day is understood: it is kept as words"),
        Takes.HOURS: _("No hours are understood: it is kept as words"),
        Takes.LEAVE: _("No days are understood: it is kept as words"),
        Takes.NOTICE: _("No length of time is understood: it is kept as words"),
        Takes.REMOTE: _("No days are understood: it is kept as words"),
        Takes.ANYTHING: "",
    }[kind]
