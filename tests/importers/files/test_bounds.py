"""How much a file may hold."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from kasboek.importers.files import bounds
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import Statement
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable
from kasboek.words import say


def file(*names: str) -> StatementFile:
    lines = (BankLine(dt.date(2026, 1, 1), Decimal(1), each, "", each, 2) for each in names)
    return StatementFile("camt053", (Statement("X", "EUR", tuple(lines)),))


def test_what_is_within_bounds_stays_the_same() -> None:
    whole = file("n" * bounds.MAX_NAME, "")
    assert bounds.in_bounds(whole) == whole


def test_names_and_texts_are_cut() -> None:
    (statement,) = bounds.in_bounds(file("n" * 10_000, "m")).statements
    assert [(len(each.name), len(each.text)) for each in statement.lines] == [(300, 5000), (1, 1)]


def test_more_rows_than_are_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MAX_ROWS", 2)
    assert bounds.in_bounds(file("a", "b"))
    with pytest.raises(Unreadable) as caught:
        bounds.in_bounds(file("a", "b", "c"))
    assert say(caught.value.saying) == (
        "the file has 3 rows, more than the 2 that are read at once; export a shorter period"
    )
