"""What `import kasboek` offers."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from typing import TYPE_CHECKING

import kasboek

if TYPE_CHECKING:
    from pathlib import Path


def test_load_forecast_and_kpis(ledger: Path) -> None:
    """
    plugin "kasboek.plugins.books"
    option "operating_currency" "EUR"
    2026-01-01 open Assets:Bank
      class: "cash"
    2026-01-01 open Expenses:Rent
    2026-01-01 open Equity:Opening
    2026-10-31 * "Opening"
      Assets:Bank          1000.00 EUR
      Equity:Opening
    2026-11-02 # "Landlord" "Rent"
      Expenses:Rent         400.00 EUR
      Assets:Bank
    """
    book = kasboek.load(ledger)

    assert book.as_of == dt.date(2026, 10, 31)
    assert kasboek.forecast(book).low_point[:2] == (dt.date(2026, 11, 2), 600)
    assert kasboek.forecast(book, "base", dt.date(2026, 11, 2)).items == ()
    assert {one.kpi.name: one.figure.value for one in kasboek.kpis(book)}["cash"] == 1000


def test_importing_kasboek_imports_nothing_else() -> None:
    code = "import sys, kasboek; sys.exit('beancount' in sys.modules or 'numpy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
