"""`kasboek forecast --simulate`: chances in the table, in words, JSON and CSV."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import TYPE_CHECKING
from typing import Any

import pytest
from tests.cli.running import runs

import kasboek

if TYPE_CHECKING:
    from pathlib import Path

LEDGER = """
plugin "kasboek.plugins.books"
option "title" "Fietsen"
option "operating_currency" "EUR"
2026-01-01 open Assets:Bank
  class: "cash"
2026-01-01 open Income:Sales
2026-01-01 open Expenses:Parts
  class: "cost-of-sales"
2026-01-01 open Equity:Opening
2026-01-01 custom "policy" "liquidity-buffer" 3000 EUR
2026-10-31 * "Opening"
  Assets:Bank          10000.00 EUR
  Equity:Opening
2026-11-05 # "Frames" "parts"
  Expenses:Parts        9000.00 EUR
  Assets:Bank
2026-11-19 # "Dealers" "sales"
  Assets:Bank          20000.00 EUR
  Income:Sales
"""
run = runs("forecast")


def answer(ledger: Path, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(ledger, "--json", *arguments).stdout)
    return found


def test_the_words(books: Path) -> None:
    # 10,000 less 7,650, 8,550, 9,000, 9,450 or 10,350, each as likely: below zero in 20 of 100,
    # below 3,000 always; the low point is 1,000 in half of the cases, -350 at P5 and P10
    told = run(books, "--simulate").stdout.splitlines()

    chance = next(line for line in told if "below zero" in line)
    count = int(chance.partition(" ")[0])
    assert chance == f"{count} in 100: cash below zero before 1 February 2027."
    assert 18 <= count <= 22
    assert (
        "All of 10,000 paths: cash below the buffer of € 3,000.00 before 1 February 2027." in told
    )
    assert "Cash runs out: by 5 November 2026 in 1 of 10 paths." in told
    assert (
        "Cash at risk: in 95 of 100 cases the low point is at most € 1,350.00 lower "
        "than in half of them." in told
    )
    assert (
        "Liquidity at risk: in 95 of 100 cases never more than € 10,350.00 has flowed out "
        "on balance." in told
    )
    assert "Nothing is safe to spend nine times in ten: € 3,350.00 may be short." in told
    assert any(line.startswith("Drawn 10,000 times") for line in told)


def test_the_rows_below_the_table(books: Path) -> None:
    plain = run(books).stdout
    table = run(books, "--simulate", "500", "--horizon", "2w").stdout

    assert "P10" not in plain
    (row,) = (line for line in table.splitlines() if line.startswith("P10"))
    # 1 November, and the weeks to the 8th and the 15th: after the parts, before the sales
    assert row.split()[-3:] == ["10,000", "-350", "-350"]


def test_dutch(books: Path) -> None:
    told = run(books, "--simulate", language="nl").stdout

    assert "kas onder nul vóór 1 februari 2027." in told
    assert "P10 (9 op de 10 erboven)" in told


def test_json_has_the_keys_only_when_asked(books: Path) -> None:
    plain = answer(books)
    drawn = answer(books, "--simulate", "2000")

    assert "simulation" not in plain
    assert "p10" not in plain["safe_to_spend"]
    assert "p10" not in plain["periods"][0]
    found = drawn["simulation"]
    assert list(drawn)[-2:] == ["simulation", "problems"]
    assert list(found)[:5] == ["paths", "seed", "p_below_zero", "p_below_buffer", "cash_out"]
    assert found["paths"] == 2000
    assert 0 < found["seed"] < 2**53
    assert found["p_below_zero"] == pytest.approx(0.2, abs=0.04)
    assert found["p_below_buffer"] == 1
    assert found["cash_out"] == {"p10": "2026-11-05", "p50": None, "p90": None}
    assert found["tightest"]["date"] == "2026-11-05"
    assert drawn["safe_to_spend"]["p10"] == "-3350.00"
    assert [drawn["periods"][1][key] for key in ("p10", "p50", "p90")] == [
        "-350.00", "1000.00", "2350.00",
    ]  # fmt: skip
    assert found["days"][4] == {
        "date": "2026-11-05", "p5": "-350.00", "p10": "-350.00", "p50": "1000.00", "p90": "2350.00",
    }  # fmt: skip


def test_what_is_safe_looks_a_quarter_ahead(books: Path) -> None:
    # within 2 days nothing moves; what is safe still sees the 5th
    found = answer(books, "--simulate", "2000", "--horizon", "2d")

    assert found["periods"][-1]["p10"] == "10000.00"
    assert found["safe_to_spend"]["p10"] == "-3350.00"


def test_past_periods_have_no_percentiles(books: Path) -> None:
    found = answer(books, "--simulate", "10", "--past", "1")["periods"]

    assert [found[0][key] for key in ("p10", "p50", "p90")] == [None] * 3
    assert found[1]["p10"] is not None


def test_csv(books: Path) -> None:
    rows = list(csv.DictReader(StringIO(run(books, "--simulate", "2000", "--csv").stdout)))

    assert (rows[1]["p10"], rows[1]["p50"], rows[1]["p90"]) == ("-350.00", "1000.00", "2350.00")
    assert "p10" not in next(csv.DictReader(StringIO(run(books, "--csv").stdout)))


def test_every_scenario_draws(books: Path) -> None:
    found = answer(books, "--simulate", "50", "--scenario", "all")["scenarios"]

    seeds = {each["simulation"]["seed"] for each in found.values()}
    assert list(found) == ["base", "best", "worst"]
    assert len(seeds) == 1


@pytest.mark.parametrize("paths", ["0", "100001"])
def test_too_many_paths(books: Path, paths: str) -> None:
    result = run(books, "--simulate", paths)

    assert result.exit_code == 2
    assert result.stderr == (
        f"kasboek: {paths} paths cannot be drawn; write a number from 1 to 100,000"
        " (more days ahead leave room for fewer)\n"
    )


def test_from_python(books: Path) -> None:
    book = kasboek.load(books)

    drawn = kasboek.simulate(book, paths=2000)

    again = kasboek.simulate(book, "base", drawn.forecast.until, 2000)
    assert (drawn.seed, drawn.days) == (again.seed, again.days)
    assert str(drawn.days[4].p50) == "1000.00"
