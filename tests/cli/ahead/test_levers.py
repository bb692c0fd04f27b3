"""`kasboek levers` in words, as JSON and as CSV."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.running import runs

if TYPE_CHECKING:
    from pathlib import Path

LEDGER = """
plugin "kasboek.plugins.books"
option "operating_currency" "EUR"
2026-01-01 open Assets:Bank
  class: "cash"
2026-01-01 open Assets:Machines
  class: "fixed-asset"
2026-01-01 open Income:Sales
2026-01-01 open Equity:Opening
2026-01-01 custom "policy" "liquidity-buffer" 20000 EUR
2026-01-01 * "Opening"
  Assets:Bank          60000.00 EUR
  Equity:Opening
2026-11-01 balance Assets:Bank 60000.00 EUR
2026-11-16 # "Lathes" "a lathe"
  id: "lathe"
  Assets:Machines      45000.00 EUR
  Assets:Bank
2026-12-01 # "Dealers" "sales"
  id: "orders"
  certainty: "committed"
  Assets:Bank          50000.00 EUR
  Income:Sales
"""
run = runs("levers")


def test_in_words(books: Path) -> None:
    told = run(books).output
    assert "put off € 45,000.00 to Lathes, planned for 16 November 2026, to 1 December 2026" in told
    assert "Together they keep cash above the buffer of € 20,000.00" in told
    assert "main.beancount:15" in told
    assert "stel € 45.000,00 aan Lathes uit" in run(books, language="nl").output


def test_as_json(books: Path) -> None:
    answer = json.loads(run(books, "--json").output)
    assert (answer["needed"], answer["enough"], answer["left"]) == (True, True, "0.00")
    assert answer["bar"] == {"of": "buffer", "limit": "20000.00"}
    (lever,) = answer["levers"]
    assert (lever["act"], lever["cost"], lever["lifts"]) == ("postpone", "0.00", "45000.00")
    assert lever["items"] == [
        {
            "id": "plan/lathe/2026-11-16",
            "date": "2026-11-16",
            "to": "2026-12-01",
            "value": "-45000.00",
            "source": {"file": "main.beancount", "line": 15},
        }
    ]
    assert answer["after"]["first_breach"] is None
    assert answer["advice"] is None


def test_as_csv(books: Path) -> None:
    assert run(books, "--csv").output.splitlines() == [
        "act,who,amount,cost,lifts,item,date,to,says",
        (
            "postpone,Lathes,45000.00,0.00,45000.00,plan/lathe/2026-11-16,2026-11-16,2026-12-01,"
            '"put off € 45,000.00 to Lathes, planned for 16 November 2026, to 1 December 2026"'
        ),
    ]


def test_an_unknown_scenario(books: Path) -> None:
    answer = run(books, "--scenario", "worse")
    assert answer.exit_code == 2
    assert "there is no scenario 'worse'; there is: base, best, worst" in answer.output
