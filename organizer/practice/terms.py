"""Reads the values in a row of terms: sums of money, days and quantities (PRACTICE.md, offer).

A text is read as a whole or not at all: one word that is not accounted for, and it is no sum and
no day. Where it could mean two, `Ambiguous` says which, for the person to choose.
"""

from organizer.practice.ambiguous import Ambiguous
from organizer.practice.days import read_day
from organizer.practice.quantities import Quantity, Unit, read_quantity
from organizer.practice.sums import Money, Period, read_money

__all__ = [
    "Ambiguous",
    "Money",
    "Period",
    "Quantity",
    "Unit",
    "read_day",
    "read_money",
    "read_quantity",
]
