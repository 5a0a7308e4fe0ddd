"""Reads a quantity in a row of terms: "30 Tage", "38,5 h pro Woche", "10 %"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from organizer.practice.languages import language_of
from organizer.practice.names import folded
from organizer.practice.number_words import read_number
from organizer.practice.sums import Period, without_period


class Unit(StrEnum):
    """What is counted."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working_day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    PERCENT = "percent"


@dataclass(frozen=True)
class Quantity:
    """So many units, for each `period` where one is named: 38.5 hours a week."""

    number: Decimal
    unit: Unit
    period: Period | None = None


_UNITS: Final = {
    Unit.MINUTE: "min|mins|minuten?|minutes?|minutos?",
    Unit.HOUR: "h|hrs?|hours?|std|stunden?|heures?|horas?",
    Unit.DAY: "days?|tag(?:en?)?|jours?|dias?|urlaubstage?",
    Unit.WORKING_DAY: "working days?|business days?|werktag(?:en?)?|arbeitstag(?:en?)?|"
    "jours ouvr(?:e|able)s|dias (?:habiles|laborables)",
    Unit.WEEK: "weeks?|wochen?|semaines?|semanas?",
    Unit.MONTH: "months?|monaten?|monate?|mois|mes(?:es)?",
    Unit.YEAR: "years?|jahren?|jahre?|ans?|annees?|anos?",
    Unit.PERCENT: "%|percent|per cent|prozent|pour ?cent|por ciento",
}
_LEAVE: Final = (
    "(?: (?:of )?(?:paid )?(?:leave|vacation|holidays?)| (?:bezahlter )?urlaub|"
    " de (?:conges?|vacances)(?: payes)?| de vacaciones)?"
)
_QUANTITY: Final = re.compile(
    r"(?P<number>\d{1,4}(?:[.,]\d\d?)?|[a-z' -]+?) ?"
    rf"(?:{'|'.join(f'(?P<{unit}>{names})' for unit, names in _UNITS.items())}){_LEAVE}"
)


def read_quantity(text: str, *, language: str) -> Quantity | None:
    """The quantity that `text` is as a whole, in words of any of the four languages; else None.

    Numbers are spelled out in `language` alone (`ValueError` for another than en, de, fr, es).
    """
    spoken = language_of(language)
    period, words = without_period(folded(text), spoken)
    found = _QUANTITY.fullmatch(words.strip(" ."))
    if found is None:
        return None
    number = found["number"].replace(",", ".")
    if not number[0].isdigit():
        spelled = read_number(number, language=spoken)
        if spelled is None:
            return None
        number = str(spelled)
    unit = next(unit for unit in Unit if found[unit])
    return Quantity(Decimal(number), unit, period)
