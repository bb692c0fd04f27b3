"""What is behind a KPI adds up to what it was worked out from, and has a name in both languages."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kasboek import reading
from kasboek import words
from kasboek.core.kpi import KPIS
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.standpoint import Standpoint

if TYPE_CHECKING:
    from pathlib import Path

    from kasboek.core.book import Book

DAYS = ("2024-10-05", "2025-03-10", "2026-02-28", "2026-07-15", "2026-10-31")
DERIVED = {
    "available": "cash less the obligations above it",
    "buffer": "what policy asks",
    "overdraft": "what the bank agreed",
    "opening": "the balance of the bank accounts: KPI cash opens it",
    "low-point": "the opening balance and the forecast's items up to it",
    "level": "KPI gross-working-capital opens it",
    "lowest-level": "KPI permanent-working-capital opens it",
    "equity": "assets less liabilities, which both open",
    "before-interest": "of the lines above it",
    "result": "of the lines above it",
}
"""Inputs that no posting of their own is behind, and where they come from."""


@pytest.fixture(scope="module")
def sample(company: Path) -> Book:
    return reading.load(company)


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("name", KPIS)
def test_what_is_behind_an_input_adds_up_to_it(sample: Book, name: str, day: str) -> None:
    at, kpi = Standpoint.of(sample, dt.date.fromisoformat(day)), KPIS[name]
    figure = kpi.of(at)
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    for one in kpi.behind(at):
        sums[one.input] += at.worth(one.amount, one.currency)
    money = {one.name: one.value for one in figure.inputs if one.unit is Unit.MONEY and one.value}

    if figure.value is not None:
        assert {name for name, total in sums.items() if total} <= set(money)
    for part, value in money.items():
        if part in sums or part not in DERIVED:
            assert abs(sums[part] - value) < Decimal("0.005"), part


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_every_part_of_a_figure_has_a_word(sample: Book, lang: str) -> None:
    own = {account.name for account in sample.accounts.values()} | set(sample.counterparties)
    for name in DAYS:
        at = Standpoint.of(sample, dt.date.fromisoformat(name))
        for kpi in KPIS.values():
            figure = kpi.of(at)
            parts = [one.name for one in (*figure.inputs, *figure.beside)]
            parts += dict.fromkeys(one.input for one in kpi.behind(at))
            for part in set(parts) - own:
                assert words.catalogue()[f"input.{part}"][lang], (kpi.name, part)
            for part, _ in [
                amount for row in (kpi.months(at) if kpi.months else ()) for amount in row.amounts
            ]:
                assert words.catalogue()[f"month.{part}"][lang], (kpi.name, part)
            for said in (*figure.remarks, *([figure.reason] if figure.reason else [])):
                assert words.say(said, lang)
