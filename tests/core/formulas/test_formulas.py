"""The formulas: the figures worked in the engine's description, and where they are undefined."""

from __future__ import annotations

import doctest
import importlib
import inspect
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek.core import formulas
from kasboek.core.formulas import burn_gross
from kasboek.core.formulas import burn_net
from kasboek.core.formulas import concentration
from kasboek.core.formulas import credit_limit
from kasboek.core.formulas import dso
from kasboek.core.formulas import exposure
from kasboek.core.formulas import headroom
from kasboek.core.formulas import path_runway
from kasboek.core.formulas import simple_runway

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(str(formulas.__file__)).parent


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("[a-z]*.py")))
def test_the_worked_figures_of_the_docstrings(name: str) -> None:
    found = doctest.testmod(importlib.import_module(f"kasboek.core.formulas.{name}"))

    assert found.attempted or name == "arguments"
    assert found.failed == 0


def test_every_formula_shows_a_worked_figure() -> None:
    listed = [getattr(formulas, name) for name in formulas.__all__]
    lacking = [
        each.__name__ for each in listed if inspect.isfunction(each) and ">>>" not in _of(each)
    ]

    assert len(listed) > 40
    assert lacking == []


def _of(formula: Callable[..., object]) -> str:
    return formula.__doc__ or ""


def test_days_are_one_number_or_one_per_month_latest_first() -> None:
    # 46,000 / 92,000 x (31 + 30 + 31) = 46
    assert dso(46_000, 92_000, [31, 30, 31]) == dso(46_000, 92_000, 92) == 46


def test_a_float_is_read_as_it_prints() -> None:
    assert headroom(0.1, 0.2, 0) == Decimal("0.3")


def test_undefined_is_none_and_never_zero() -> None:
    assert dso(15_000, 0, 30) is None
    assert dso(15_000, -500, 30) is None  # more credit notes than invoices
    assert simple_runway(60_000, 0) is None
    assert simple_runway(60_000, -8_000) is None  # cash is made, not burnt
    assert burn_gross([]) is None
    assert burn_net([], []) is None
    assert concentration([]) is None
    assert credit_limit(None) is None


def test_no_cash_is_no_runway() -> None:
    assert simple_runway(-1, 8_000) == 0
    assert path_runway(-1, [8_000]) == 0
    assert path_runway(0, [-8_000]) == 0


def test_a_path_that_stays_above_zero_has_no_end() -> None:
    # exactly zero is not below zero
    assert path_runway(24_000, [-8_000] * 3) is None
    assert path_runway(24_000, [-8_000] * 3 + [-1]) == 3


def test_insurance_and_own_risk_cap_the_limit() -> None:
    assert credit_limit(25_000, insured=10_000, own_risk=5_000) == 15_000
    assert credit_limit(None, insured=10_000) == 10_000
    assert credit_limit(25_000) == 25_000


def test_receipts_without_invoice_lower_the_exposure() -> None:
    assert exposure(18_000, 4_000, unallocated=500, credit_notes=1_000) == 20_500


@settings(max_examples=50)
@given(
    cash=st.integers(0, 10**6),
    burn=st.integers(1, 10**5),
)
def test_on_an_even_path_both_runways_agree(cash: int, burn: int) -> None:
    # 1,000 months of the same burn: the path ends where cash / burn says, if it ends at all
    path = path_runway(cash, [-burn] * 1_000)

    simple = simple_runway(cash, burn)
    assert simple is not None
    if path is not None:
        assert abs(path - simple) < Decimal("0.0001")
    else:
        assert simple >= 1_000
