"""How the formulas read the numbers they are given."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TypeAlias

Number: TypeAlias = Decimal | int | float
Days: TypeAlias = Number | Sequence[Number]
"""The days of a period: one number, or one per month, the latest first."""


def decimal(value: Number) -> Decimal:
    """Return a number as a `Decimal`; a float as it prints.

    Raises:
        ValueError: it is infinite, or not a number at all.
    """
    found = Decimal(str(value)) if isinstance(value, float) else Decimal(value)
    if not found.is_finite():
        message = f"{value} is no number to calculate with"
        raise ValueError(message)
    return found


def total(values: Days) -> Decimal:
    """Return the sum of a sequence, or the number itself."""
    if isinstance(values, Sequence):
        return sum(map(decimal, values), Decimal())
    return decimal(values)


def days_of(days: Days) -> Decimal:
    """Return the length of a period in days.

    Raises:
        ValueError: it has no days.
    """
    found = total(days)
    if found <= 0:
        message = f"a period has at least one day, not {found}"
        raise ValueError(message)
    return found


def quotient(part: Number, whole: Number) -> Decimal | None:
    """Return part / whole; `None` where the whole is not positive."""
    of = decimal(whole)
    return decimal(part) / of if of > 0 else None


def same_length(**sequences: Sequence[object]) -> None:
    """Check that sequences that belong together are equally long.

    Raises:
        ValueError: they are not; the message names each with its length.
    """
    if len({len(each) for each in sequences.values()}) > 1:
        told = ", ".join(f"{len(each)} {name}" for name, each in sequences.items())
        message = f"one of each is needed, not {told}"
        raise ValueError(message)
