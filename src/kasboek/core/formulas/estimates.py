"""Estimates from what happened before; these are floats, and no money."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from statistics import mean
from typing import TypeAlias

from kasboek.core.formulas.arguments import Number
from kasboek.core.formulas.arguments import decimal
from kasboek.core.formulas.arguments import same_length

Curve: TypeAlias = list[tuple[float, float]]
"""Points `(t, S)`: from t on, the part S has not happened yet."""


def kaplan_meier(durations: Sequence[Number], observed: Sequence[bool]) -> Curve:
    """Return the survival curve `[(t, S(t))]` at the times when something happened, earliest first.

    `durations` are days until the event, or until the last look where it had not happened yet
    (`observed` false: censored). Paying early is allowed: they may be negative. At equal times the
    event comes before the censoring. Before the first point S is 1; the curve ends above zero where
    the longest is censored. (Kaplan and Meier, "Nonparametric estimation from incomplete
    observations", Journal of the American Statistical Association 53, 1958.)

    >>> dict(kaplan_meier([-2, 0, 0, 3, 5, 5, 8, 12, 20, 40], [True] * 10))[5]
    0.4
    """
    same_length(durations=durations, observed=observed)
    times = [decimal(each) for each in durations]
    pairs = zip(times, observed, strict=True)
    events = Counter(time for time, seen in pairs if seen)
    leaving = Counter(times)
    curve: Curve = []
    left, survived = len(times), Fraction(1)
    for time in sorted(leaving):
        if events[time]:
            survived *= Fraction(left - events[time], left)
            curve.append((float(time), float(survived)))
        left -= leaving[time]
    return curve


def conditional_survival(
    curve: Sequence[tuple[float, float]], elapsed: Number, t: Number
) -> float | None:
    """Return the chance that it has not happened by `t`, given that it had not by `elapsed`.

    S(t | s) = S(t) / S(s); 1 where `t` is not later. `None` where the curve says that nothing lasts
    as long as `elapsed`.

    >>> late = kaplan_meier([-2, 0, 0, 3, 5, 5, 8, 12, 20, 40], [True] * 10)
    >>> conditional_survival(late, 5, 12), conditional_survival(late, 5, 20)
    (0.5, 0.25)
    """
    given = _at(curve, float(elapsed))
    if not given:
        return None
    return min(1.0, _at(curve, float(t)) / given)


def _at(curve: Sequence[tuple[float, float]], time: float) -> float:
    index = bisect_right(curve, time, key=lambda point: point[0])
    return curve[index - 1][1] if index else 1.0


def seasonal_indices(series: Sequence[Number], period: int) -> list[float] | None:
    """Return how each season compares with the year, 1 being the mean; they sum to `period`.

    The mean of the ratios to the centred moving average, scaled to their number. The first belongs
    to the season of the first value. `None` under two full years, and where the moving average is
    not positive. (Macaulay, "The smoothing of time series", National Bureau of Economic Research,
    1931; any textbook as "ratio to moving average".)

    >>> seasonal_indices([80, 120, 80, 120, 80, 120], 2)
    [0.8, 1.2]

    Raises:
        ValueError: `period` is below 2.
    """
    if period < 2:
        message = f"a year has at least two seasons, not {period}"
        raise ValueError(message)
    if len(series) < 2 * period:
        return None
    values = [float(decimal(each)) for each in series]
    ratios: list[list[float]] = [[] for _ in range(period)]
    half = period // 2
    for here in range(half, len(values) - half):
        level = _centred(values, here, period)
        if level <= 0:
            return None
        ratios[here % period].append(values[here] / level)
    means = [mean(each) for each in ratios]
    whole = sum(means)
    return [each * period / whole for each in means] if whole > 0 else None


def _centred(values: Sequence[float], here: int, period: int) -> float:
    """Return the mean of a year around a value; an even year counts its two ends half."""
    half = period // 2
    window = values[here - half : here + half + 1]
    ends = 0.0 if period % 2 else (window[0] + window[-1]) / 2
    return (sum(window) - ends) / period


def collection_chain(
    Q: Sequence[Sequence[float]],  # noqa: N803 # the chain's two matrices as every textbook has them
    R: Sequence[Sequence[float]],  # noqa: N803 # likewise
) -> tuple[tuple[float, ...], ...]:
    """Return for each age of a claim the chance that it ends in each way: B = (I - Q)^-1 R.

    `Q` (n x n) are the chances to go from one age to another within a month, `R` (n x m) to end:
    paid, written off. The rows of Q and R together sum to 1; so do those of the
    result (n x m). (Cyert, Davidson and Thompson, "Estimation of the allowance for doubtful
    accounts by Markov chains", Management Science 8, 1962.)

    >>> [[round(part, 2) for part in row]
    ...  for row in collection_chain([[0.3, 0.3], [0.3, 0.1]], [[0.4, 0], [0.4, 0.2]])]
    [[0.89, 0.11], [0.74, 0.26]]

    Raises:
        ValueError: the matrices do not fit, a row is no set of chances, or a claim may never end.
    """
    import numpy as np  # noqa: PLC0415 # takes longer to import than all other formulas to run

    q, r = np.array(_rows(Q)), np.array(_rows(R))
    if q.shape[0] != q.shape[1] or q.shape[0] != r.shape[0]:
        message = f"Q of {q.shape} and R of {r.shape} do not fit: Q is square, R has as many rows"
        raise ValueError(message)
    rows = np.hstack((q, r))
    if (rows < 0).any() or not np.allclose(rows.sum(axis=1), 1):
        message = "each row of Q and R together holds chances that sum to 1"
        raise ValueError(message)
    stay = np.eye(len(q)) - q
    if np.linalg.matrix_rank(stay) < len(q):
        message = "some claims never end: no way leads from their age to an end"
        raise ValueError(message)
    return tuple(tuple(float(part) for part in row) for row in np.linalg.solve(stay, r))


def _rows(matrix: Sequence[Sequence[float]]) -> list[list[float]]:
    if len({len(row) for row in matrix}) != 1 or not len(matrix[0]):  # numpy's too
        message = "a matrix has rows of one length, and at least one number"
        raise ValueError(message)
    return [[float(each) for each in row] for row in matrix]
