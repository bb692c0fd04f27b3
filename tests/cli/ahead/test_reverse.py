"""`kasboek reverse` in words, as JSON and as CSV."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.cli.running import runs

if TYPE_CHECKING:
    from pathlib import Path

LEDGER = """
plugin "kasboek.plugins.books"
option "operating_currency" "EUR"
2026-01-01 open Assets:Bank
  class: "cash"
2026-01-01 open Income:Sales
2026-01-01 open Expenses:Rent
  class: "housing"
2026-01-01 open Equity:Opening
2026-01-01 custom "policy" "liquidity-buffer" 20000 EUR
2026-01-01 * "Opening"
  Assets:Bank          60000.00 EUR
  Equity:Opening
2026-11-01 balance Assets:Bank 60000.00 EUR
2026-11-16 # "Dealers" "new sales"
  id: "orders"
  Assets:Bank          30000.00 EUR
  Income:Sales
2026-11-20 # "Vastgoed" "Rent"
  id: "rent"
  certainty: "committed"
  Expenses:Rent        60000.00 EUR
  Assets:Bank
"""
run = runs("reverse")


def test_in_words(books: Path) -> None:
    told = run(books).output
    assert "33.4 % fewer new sales break it" in told
    assert "5 days later breaks it" in told
    assert "What moves the low point most" in told
    dutch = run(books, "sales", language="nl").output
    assert "33,4 % minder nieuwe verkopen is te veel" in dutch
    assert "5 dagen" not in dutch


def test_what_is_broken_already_is_said_once(books: Path) -> None:
    # 60,000 + 30,000 - 80,000 = 10,000, whether fewer sales are tried or later ones
    books.write_text(LEDGER.replace("Rent        60000.00", "Rent        80000.00"), "utf-8")
    told = run(books).output.splitlines()
    already = [line for line in told if line.startswith("Already broken")]
    assert already == [
        (
            "Already broken: without any change cash is below the buffer of € 20,000.00 "
            "on 20 November 2026, at € 10,000.00."
        )
    ]


def test_as_json(books: Path) -> None:
    answer = json.loads(run(books, "--json").output)
    assert answer["buffer"] == "20000.00"
    first = answer["reverse"][0]
    assert {key: first[key] for key in ("driver", "bar", "state", "cut", "days", "date")} == {
        "driver": "sales",
        "bar": "buffer",
        "state": "breaks",
        "cut": "0.334",
        "days": None,
        "date": "2026-11-20",
    }
    worst = answer["sensitivity"][0]
    assert (worst["kind"], worst["subject"], worst["change"]) == ("delay", None, "-30000.00")
    assert json.loads(run(books, "delay", "--json").output)["sensitivity"] == []
    assert json.loads(run(books, "--sensitivity", "--json").output)["reverse"] == []


def test_as_csv(books: Path) -> None:
    rows = run(books, "delay", "--csv").output.splitlines()
    assert rows[0] == "driver,bar,limit,state,cut,days,date,balance,lost,says"
    assert rows[1].startswith("delay,buffer,20000.00,breaks,,5,2026-11-20,0.00,30000.00,")
    ranked = run(books, "--sensitivity", "--csv").output.splitlines()
    assert ranked[0] == "kind,subject,says,change,low_date,low,first_breach"
    assert ranked[1] == (
        "delay,,every expected receipt 14 days later,-30000.00,2026-11-20,0.00,2026-11-20"
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("costs",), "kasboek: DRIVER takes one of: sales, delay\n"),
        (("--scenario", "worse"), "there is no scenario 'worse'; there is: base, best, worst"),
        (("--horizon", "13"), "'13' is no horizon"),
    ],
)
def test_what_does_not_exist(books: Path, arguments: tuple[str, ...], told: str) -> None:
    answer = run(books, *arguments)
    assert answer.exit_code == 2
    assert told in answer.output
