"""The kernel on plain arrays: cents per day, no book."""

from __future__ import annotations

from statistics import NormalDist
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek.core.simulation.alias import MILLION
from kasboek.core.simulation.alias import MOODS
from kasboek.core.simulation.alias import Ints
from kasboek.core.simulation.alias import mooded
from kasboek.core.simulation.alias import tables
from kasboek.core.simulation.kernel import NOTHING_PAID
from kasboek.core.simulation.kernel import Payments
from kasboek.core.simulation.kernel import Sources
from kasboek.core.simulation.kernel import Watch
from kasboek.core.simulation.kernel import expectation
from kasboek.core.simulation.kernel import simulate
from kasboek.core.simulation.shocks import WINDOW
from kasboek.core.simulation.shocks import Deals
from kasboek.core.simulation.shocks import Ratios
from kasboek.core.simulation.shocks import Shock
from kasboek.core.simulation.shocks import Weeks
from kasboek.core.simulation.shocks import evened
from kasboek.core.simulation.shocks import factors

PATHS = 10_000


def ints(*values: int) -> Ints:
    return np.array(values, np.int64)


def paying(*rows: tuple[int, dict[int, int]], cell: int = -1) -> Payments:
    """Return payments of `(cents, {day: millionths})`, all chances of a row given."""
    width = max(len(chances) for _, chances in rows)
    day = np.zeros((len(rows), width), np.int32)
    chance = np.zeros((len(rows), width), np.int64)
    for row, (_, chances) in enumerate(rows):
        day[row, : len(chances)] = list(chances)
        chance[row, : len(chances)] = list(chances.values())
    return Payments(ints(*(c for c, _ in rows)), day, chance, np.full(len(rows), cell, np.int64))


def sources(
    days: int,
    payments: Payments = NOTHING_PAID,
    shocks: tuple[Shock, ...] = (),
    scaled: Ints | None = None,
    opening: int = 0,
) -> Sources:
    moved = np.zeros((0, days), np.int64) if scaled is None else scaled
    expected = np.full(len(moved), MILLION, np.int64)
    return Sources(opening, np.zeros(days, np.int64), moved, expected, shocks, payments)


class Steps(NamedTuple):
    """A day's change as the drift times 1 - 8 z: for a drift of -500, -500 + 4,000 z."""

    cells: int

    def draw(self, random: np.random.Generator, paths: int, unit: int) -> Ints:
        normal = [NormalDist().inv_cdf((n + 0.5) / 4096) for n in range(4096)]
        table = np.rint((1 - 8 * np.array(normal)) * unit).astype(np.int64)
        chosen: Ints = (random.random((paths, self.cells)) * 4096).astype(np.int64)
        drawn: Ints = table.take(chosen)
        return drawn


def test_the_chance_that_a_random_walk_touches_zero() -> None:
    # x = 50,000, drift -500 a day, sigma 4,000 a day, 60 days. In closed form, by Broadie,
    # Glasserman and Kou (1997) for a barrier watched daily: 0.339; watched always 0.371, and
    # at the end alone Phi((-50,000 + 30,000) / (4,000 sqrt 60)) = Phi(-0.6455) = 0.2593
    walk = sources(60, shocks=(Steps(60),), scaled=np.diag(np.full(60, -50_000)), opening=5_000_000)

    cash = simulate(walk, PATHS, seed=1).cash

    assert (cash.min(axis=0) <= 0).mean() == pytest.approx(0.339, abs=0.015)
    assert (cash[-1] <= 0).mean() == pytest.approx(0.2593, abs=0.015)
    assert cash[-1].mean() == pytest.approx(2_000_000, abs=4 * 400_000 * 60**0.5 / 100)


@given(
    st.lists(
        st.tuples(
            st.integers(-(10**13), 10**13),
            st.lists(st.integers(1, 10**6), min_size=1, max_size=12),
        ),
        min_size=1,
        max_size=8,
    )
)
@settings(max_examples=40)
def test_the_mean_of_the_paths_is_the_expectation(rows: list[tuple[int, list[int]]]) -> None:
    days = 13
    spread = []
    for cents, weights in rows:
        parts = [weight * MILLION // sum(weights) for weight in weights]
        chances = dict(enumerate(parts))
        chances[days] = MILLION - sum(parts)
        spread.append((cents, chances))
    made = sources(days, paying(*spread))

    cash = simulate(made, 4_000, seed=7).cash

    wanted = expectation(made)
    by_hand = np.cumsum(
        [sum(cents * chances.get(day, 0) for cents, chances in spread) for day in range(days)],
        dtype=object,
    )
    assert wanted.tolist() == pytest.approx([cents / MILLION for cents in by_hand], abs=1)
    # a chance of some millionths need not be drawn once
    rare = 1 + 1e-4 * sum(abs(cents) for cents, _ in spread)
    error = 5 * cash.std(axis=1) / 4_000**0.5 + rare
    assert (np.abs(cash.mean(axis=1) - wanted) <= error).all()


def test_a_draw_follows_its_curve_in_every_mood_together() -> None:
    # 25 % on day 0, 50 % on day 2, 15 % on day 5, 10 % never: the parts of the paths, and per mood
    curve = {0: 250_000, 2: 500_000, 5: 150_000, 6: 100_000}
    cash = simulate(sources(6, paying((100, curve))), 80_000, seed=3).cash

    assert (cash[0] == 100).mean() == pytest.approx(0.25, abs=0.006)
    assert (cash[1] == 100).mean() == pytest.approx(0.25, abs=0.006)
    assert (cash[2] == 100).mean() == pytest.approx(0.75, abs=0.006)
    assert (cash[5] == 100).mean() == pytest.approx(0.90, abs=0.006)


def test_moods_are_the_curve_on_the_average_exactly() -> None:
    # The curve 30 / 70: 4 of 5 draws are on their own, 1 of 5 in the mood's eighth. The first mood
    # is all before 30 %: 0.8 x 0.3 + 0.2 = 0.44 early; the third, from 25 to 37.5 %, has 0.4 of
    # itself before: 0.24 + 0.08 = 0.32; the last none: 0.24
    curve = np.array([[300_000, 700_000]])
    moods = [mooded(curve, mood) for mood in range(MOODS)]

    assert (sum(moods) == 5 * MOODS * curve).all()
    early = [int(mood[0, 0]) / (5 * MILLION) for mood in moods]
    assert early == [0.44, 0.44, 0.32, 0.24, 0.24, 0.24, 0.24, 0.24]


def test_customers_are_late_together() -> None:
    # 100 invoices of 1, each on day 0 or day 1: independent, the sum on day 0 has a deviation of
    # 5; one in five together adds 0.2 x 0.5 x 100 = 10: sqrt(25 x 0.96 + 100) = 11.1
    many = paying(*[(100, {0: 500_000, 1: 500_000})] * 100)

    cash = simulate(sources(2, many), PATHS, seed=5).cash

    assert (cash[0] / 100).std() == pytest.approx(11.1, abs=0.4)
    assert (cash[1] == 10_000).all()


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=30).filter(any))
def test_alias_tables_hold_exactly_the_weights(weights: list[int]) -> None:
    width, total = len(weights), sum(weights)
    keep, outcome = tables(np.array([weights]), np.arange(width, dtype=np.int32)[np.newaxis])

    chance = [0.0] * width
    for cell in range(width):
        chance[outcome[0, 2 * cell + 1]] += keep[0, cell] / width
        chance[outcome[0, 2 * cell]] += (1 - keep[0, cell]) / width
    assert chance == pytest.approx([weight / total for weight in weights])


def test_weeks_come_from_one_stretch_and_mean_one() -> None:
    # Two years of 1 and then two years of 3: a quarter is nearly always all 1 or all 3, so that
    # the total of 13 weeks is 0.5 or 1.5 times the mean (1.1 times wider: 0.45 or 1.55)
    past = np.array([[1.0] * 52 + [3.0] * 52])
    drawn = Weeks(past, ints(*[0] * 13), ints(*range(13)))
    scaled = np.zeros((13, 13), np.int64)
    np.fill_diagonal(scaled, 10_000)

    cash = simulate(sources(13, shocks=(drawn,), scaled=scaled), PATHS, seed=2).cash

    total = cash[-1] / 130_000
    assert total.mean() == pytest.approx(1, abs=0.02)
    assert ((np.abs(total - 0.45) < 0.001) | (np.abs(total - 1.55) < 0.001)).mean() > 0.8


@given(
    st.lists(st.floats(0, 1e9), min_size=1, max_size=120).filter(lambda row: sum(row) > 1e-3),
)
def test_factors_mean_one_as_they_are_drawn(row: list[float]) -> None:
    known = len(row)
    length = min(WINDOW, known)
    found = factors(np.array([row]), 2**20)[0] / 2**20
    starts = known - length + 1
    drawn = [found[start : start + length].mean() for start in range(starts)]
    assert sum(drawn) / starts == pytest.approx(1, abs=1e-5)


def test_without_a_past_above_zero_nothing_varies() -> None:
    assert (factors(np.zeros((1, 30)), 1024) == 1024).all()
    assert evened(np.zeros(9), 1024).tolist() == [1024]


def test_ratios_are_brought_to_one() -> None:
    # 0.5, 1.0, 1.5 of a plan, and 0.4, 0.8, 1.2: the same variation
    assert evened(np.array([1.5, 0.5, 1.0]), 100).tolist() == [50, 100, 150]
    assert evened(np.array([0.4, 1.2, 0.8]), 100).tolist() == [50, 100, 150]


def test_receipts_share_what_payments_do_not() -> None:
    # Two groups of receipts and one of payments; 7 in 10 draws of a receipt are those of its path:
    # their correlation is 0.7 x 0.7
    half = np.array([0.5, 1.5])
    shock = Ratios((half, half, half), (0, 0, 1), ints(0, 1, 2))
    drawn = shock.draw(np.random.Generator(np.random.PCG64(1)), 40_000, 1000)

    between = np.corrcoef(drawn.T)
    assert between[0, 1] == pytest.approx(0.49, abs=0.02)
    assert between[0, 2] == pytest.approx(0, abs=0.02)
    assert drawn.mean(axis=0) == pytest.approx([1000] * 3, abs=10)


def test_a_deal_comes_in_whole_or_not_at_all() -> None:
    shock = Deals(ints(300_000))
    scaled = np.array([[0, 5_000, 0, 5_000]])
    made = sources(4, shocks=(shock,), scaled=scaled)._replace(expected=ints(300_000))

    drawn = simulate(made, PATHS, seed=4)

    assert sorted(set(drawn.cash[-1].tolist())) == [0, 10_000]
    assert (drawn.cash[-1] > 0).mean() == pytest.approx(0.3, abs=0.02)
    assert drawn.mean.tolist() == [0, 1_500, 1_500, 3_000]


def test_calibration_widens_around_the_mean() -> None:
    made = sources(2, paying((1_000, {0: 500_000, 2: 500_000})))

    plain = simulate(made, 200, seed=6).cash
    wide = simulate(made, 200, seed=6, widen=125).cash

    assert (wide == 500 + (plain - 500) * 125 // 100).all()


def test_what_makes_the_difference_is_counted() -> None:
    # 900 comes by day 1 or not, 100 is there on day 0 always: below 500 are the paths without it
    rows = (900, {1: 600_000, 3: 400_000}), (100, {0: MILLION})
    drawn = simulate(sources(3, paying(*rows)), PATHS, seed=8, watch=Watch(1, 500))

    assert drawn.below == (drawn.cash[1] < 500).sum()
    assert drawn.paid[0].tolist() == [0, 100 * drawn.below]
    assert drawn.paid[1].tolist() == [900 * (PATHS - drawn.below), 100 * PATHS]


@pytest.mark.parametrize("paths", [1, 2, 7, 9, 1_000])
def test_any_number_of_paths(paths: int) -> None:
    made = sources(3, paying((100, {0: 500_000, 1: 500_000})))

    cash = simulate(made, paths, seed=1).cash

    assert cash.shape == (3, paths)
    assert (cash[1] == 100).all()


def test_few_paths_are_fair() -> None:
    # one path, a thousand seeds: half of them early
    made = sources(1, paying((100, {0: 500_000, 1: 500_000})))

    early = sum(int(simulate(made, 1, seed).cash[0, 0] == 100) for seed in range(1_000))

    assert early == pytest.approx(500, abs=50)


def test_a_billion_and_a_cent_keep_every_cent() -> None:
    # a billion euros a week that a factor of 1 scales: the same, to the cent
    billion = 100_000_000_000 + 1
    scaled = np.diag(np.full(13, billion))
    steady = Weeks(np.ones((1, 40)), ints(*[0] * 13), ints(*range(13)))

    cash = simulate(sources(13, shocks=(steady,), scaled=scaled), 50, seed=1).cash
    assert (cash[-1] == 13 * billion).all()

    cent = simulate(sources(2, paying((1, {0: 500_000, 1: 500_000}))), 50, seed=1).cash
    assert sorted(set(cent[0].tolist())) == [0, 1]
