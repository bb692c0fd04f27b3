"""Cash that is below zero, or below the buffer, before the forecast begins: said as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.running import runs

if TYPE_CHECKING:
    from pathlib import Path

LEDGER = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2026-01-01 open Assets:Bank
2026-01-01 open Equity:Opening
2026-01-01 open Income:Sales
2026-01-01 open Expenses:Rent
  class: "housing"
2026-01-01 custom "policy" "liquidity-buffer" 3000 EUR
2026-01-01 custom "policy" "unplanned" "off"
2026-10-31 * "opening"
  Assets:Bank   -1000 EUR
  Equity:Opening
2026-11-05 # "Landlord" "rent"
  certainty: "committed"
  Expenses:Rent    400 EUR
  Assets:Bank
2026-11-12 # "Customer" "sale"
  certainty: "committed"
  Income:Sales
  Assets:Bank     6000 EUR
"""
run = runs()


def lines(books: Path, *arguments: str, language: str = "en") -> list[str]:
    result = run(books, *arguments, language=language)
    assert result.exit_code in {0, 1}
    return result.stdout.splitlines()


def test_the_forecast_says_that_it_is_so_already(books: Path) -> None:
    # -1,000, then -1,400 on the 5th and 4,600 on the 12th
    told = lines(books, "forecast", "--simulate", "100")

    assert "€ 3,000.00 buffer: broken already, € -1,000.00 on 31 October 2026." in told
    assert "Cash is below zero already: € -1,000.00 on 31 October 2026." in told
    assert "Runway: cash is below zero already on 31 October 2026." in told
    assert "Cash is below zero already." in told
    assert not any("runs out" in line or "first broken" in line for line in told)


def test_in_dutch(books: Path) -> None:
    told = lines(books, "forecast", language="nl")

    assert "Buffer van € 3.000,00: al doorbroken, € -1.000,00 op 31 oktober 2026." in told
    assert "De kas staat al onder nul: € -1.000,00 op 31 oktober 2026." in told


def test_so_do_explain_and_check(books: Path) -> None:
    assert lines(books, "explain", "low-point")[0] == (
        "Lowest € -1,400.00 on 5 November 2026, € 4,400.00 below the buffer;"
        " it is below it already."
    )
    assert lines(books, "explain", "first-breach")[0] == (
        "Cash is below the buffer of € 3,000.00 already, at € -1,000.00 on 31 October 2026."
        " It stays below on 11 days, deepest on 5 November 2026 at € -1,400.00: € 4,400.00 short."
    )
    worst = lines(books, "check")[2]
    assert worst == (
        "error: cash is below zero already; lowest € -1,400.00 on 5 November 2026,"
        " and there is no overdraft"
    )


def test_what_breaks_anew_later_is_told_with_its_day(books: Path) -> None:
    # 1,300 comes on the first day, so zero is broken again on the 5th: -1,000 + 1,300 - 400
    text = books.read_text("utf-8")
    books.write_text(
        f"""{text}
2026-11-01 # "Customer" "first"
  certainty: "committed"
  roll: "none"
  Income:Sales
  Assets:Bank     1300 EUR
""",
        "utf-8",
    )
    told = lines(books, "forecast")

    assert "Cash runs out on 5 November 2026: € -100.00." in told
    assert "€ 3,000.00 buffer: broken already, € -1,000.00 on 31 October 2026." in told
