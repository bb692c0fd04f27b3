"""How good a forecast was."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kasboek.core.formulas.arguments import Number
from kasboek.core.formulas.arguments import decimal
from kasboek.core.formulas.arguments import quotient
from kasboek.core.formulas.arguments import same_length


def wape(actual: Sequence[Number], forecast: Sequence[Number]) -> Decimal | None:
    """Return the weighted absolute percentage error, a fraction: sum |A - F| / sum |A|.

    `None` where nothing really happened. (Kolassa and Schuetz, "Advantages of the MAD/mean ratio
    over the MAPE", Foresight 6, 2007.)

    >>> wape([100, 120, 80, 150], [98, 125, 84, 140]).quantize(Decimal("0.0001"))
    Decimal('0.0467')
    """
    pairs = _pairs(actual, forecast)
    return quotient(sum((abs(a - f) for a, f in pairs), Decimal()), _size(pairs))


def bias(actual: Sequence[Number], forecast: Sequence[Number]) -> Decimal | None:
    """Return how far a forecast is too high on the whole: sum (F - A) / sum |A|.

    >>> bias([100, 120, 80, 150], [98, 125, 84, 140]).quantize(Decimal("0.0001"))
    Decimal('-0.0067')
    """
    pairs = _pairs(actual, forecast)
    return quotient(sum((f - a for a, f in pairs), Decimal()), _size(pairs))


def pinball(q: Number, y: Number, f: Number) -> Decimal:
    """Return the loss of a forecast `f` of the quantile `q` when `y` happens; 0 is best.

    q (y - f) where y >= f, else (1 - q)(f - y). (Koenker and Bassett, "Regression quantiles",
    Econometrica 46, 1978.)

    >>> pinball(0.9, 100, 80), pinball(0.9, 80, 100)
    (Decimal('18.0'), Decimal('2.0'))

    Raises:
        ValueError: `q` is not between 0 and 1.
    """
    quantile, above = decimal(q), decimal(y) - decimal(f)
    if not 0 <= quantile <= 1:
        message = f"a quantile lies between 0 and 1, not at {q}"
        raise ValueError(message)
    return quantile * above if above >= 0 else (quantile - 1) * above


def _pairs(actual: Sequence[Number], forecast: Sequence[Number]) -> list[tuple[Decimal, Decimal]]:
    same_length(actual=actual, forecast=forecast)
    return list(zip(map(decimal, actual), map(decimal, forecast), strict=True))


def _size(pairs: list[tuple[Decimal, Decimal]]) -> Decimal:
    return sum((abs(a) for a, _ in pairs), Decimal())
