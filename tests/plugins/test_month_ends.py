"""The plugins that add month-end values: what they add, when they refuse, and what they leave."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import pytest
from beancount import loader
from beancount.core import data
from beancount.ops.validation import HARDCORE_VALIDATIONS
from fava.core import FavaLedger

from kasboek import reading

if TYPE_CHECKING:
    from collections.abc import Mapping

HEAD = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
"""
KPI = 'plugin "kasboek.plugins.kpi"\n'
CAPITAL = 'plugin "kasboek.plugins.working_capital"\n'
BOOKS = """
2025-10-01 open Assets:Bank
2025-10-01 open Assets:Receivable
2025-10-01 open Liabilities:Payable
2025-10-01 open Equity:Opening
2025-10-01 open Income:Sales
2025-10-01 * "Opening"
  Assets:Bank          10000.00 EUR
  Liabilities:Payable  -4000.00 EUR
  Equity:Opening
2025-11-10 * "Jansen" "bikes"
  invoice: "1"
  Assets:Receivable     1210.00 EUR
  Income:Sales         -1210.00 EUR
2025-12-01 balance Assets:Bank 10000.00 EUR
"""


def load(text: str) -> tuple[data.Directives, list[Any], dict[str, Any]]:
    return loader.load_string(text, extra_validations=HARDCORE_VALIDATIONS)


def customs(entries: data.Directives, word: str) -> list[data.Custom]:
    return [e for e in entries if isinstance(e, data.Custom) and e.type == word]


def values(entries: data.Directives, word: str, day: dt.date) -> Mapping[str, tuple[Decimal, str]]:
    found = {}
    for entry in customs(entries, word):
        name, number, unit = (value.value for value in entry.values)
        if entry.date == day:
            found[name] = (number, unit)
    return found


def test_each_month_end_has_its_kpis() -> None:
    entries, errors, _ = load(HEAD + KPI + BOOKS)

    assert errors == []
    october = values(entries, "kpi", dt.date(2025, 10, 31))
    november = values(entries, "kpi", dt.date(2025, 11, 30))
    assert october["cash"] == november["cash"] == (Decimal("10000.00"), "EUR")
    assert october["working-capital"] == (Decimal("6000.00"), "EUR")
    assert november["working-capital"] == (Decimal("7210.00"), "EUR")
    assert october["current-ratio"] == (Decimal("2.50"), "ratio")
    # 1,210 owed / 1,210 sold in 31 + 30 days
    assert november["dso"] == (Decimal("61.00"), "days")
    assert "dso" not in october  # nothing was sold: undefined
    assert "runway" not in november  # of the forecast: it has no past
    assert {e.date for e in customs(entries, "kpi")} == {
        dt.date(2025, 10, 31),
        dt.date(2025, 11, 30),
    }


def test_only_the_kpis_named() -> None:
    entries, errors, _ = load(HEAD + KPI.replace('kpi"', 'kpi" "cash, current-ratio"') + BOOKS)

    assert errors == []
    assert set(values(entries, "kpi", dt.date(2025, 11, 30))) == {"cash", "current-ratio"}


def test_each_month_end_has_its_working_capital() -> None:
    entries, errors, _ = load(HEAD + CAPITAL + BOOKS)

    assert errors == []
    assert values(entries, "working-capital", dt.date(2025, 11, 30)) == {
        "cash": (Decimal("10000.00"), "EUR"),
        "receivables": (Decimal("1210.00"), "EUR"),
        "trade-payables": (Decimal("4000.00"), "EUR"),
        "current-assets": (Decimal("11210.00"), "EUR"),
        "current-liabilities": (Decimal("4000.00"), "EUR"),
        "net": (Decimal("7210.00"), "EUR"),
        "operating": (Decimal("-2790.00"), "EUR"),
    }


def test_the_kinds_come_after_a_year() -> None:
    year = BOOKS.replace("2025-10-01", "2024-12-01")
    policy = '2025-01-01 custom "policy" "liquidity-buffer" 3000 EUR\n'

    entries, errors, _ = load(HEAD + CAPITAL + year + policy)

    assert errors == []
    assert "permanent" not in values(entries, "working-capital", dt.date(2025, 10, 31))
    found = values(entries, "working-capital", dt.date(2025, 11, 30))
    kinds = {name: int(number) for name, (number, _) in found.items()}
    assert kinds["permanent"] == kinds["regular"] + kinds["reserve"] == 10_000
    assert kinds["reserve"] == 3000
    assert kinds["temporary"] == kinds["special"] + kinds["unexplained"] == 1210
    assert "seasonal" not in kinds  # undefined under 24 month-ends
    assert kinds["operating-permanent"] == -4000


def test_balances_are_those_after_padding() -> None:
    padded = """
2025-10-01 open Assets:Savings
  class: "cash"
2025-10-01 pad Assets:Savings Equity:Opening
2025-10-02 balance Assets:Savings 500.00 EUR
"""
    entries, errors, _ = load(HEAD + KPI + BOOKS + padded)

    assert errors == []
    assert values(entries, "kpi", dt.date(2025, 10, 31))["cash"] == (Decimal("10500.00"), "EUR")


@pytest.mark.parametrize(
    ("plugin", "name"), [(KPI, "kasboek.plugins.kpi"), (CAPITAL, "kasboek.plugins.working_capital")]
)
def test_without_the_books_plugin_it_says_so(plugin: str, name: str) -> None:
    _, errors, _ = load(plugin + BOOKS)

    (error,) = errors
    assert error.message == (
        f'{name} needs kasboek.plugins.books before it; put  plugin "kasboek.plugins.books"  as '
        "the first plugin line"
    )


def test_without_cash_there_is_no_day() -> None:
    _, errors, _ = load(HEAD + KPI + "2025-10-01 open Income:Sales\n")

    (error,) = errors
    assert error.message == (
        "kasboek.plugins.kpi: there is no cash account with a booking, so there is no day up to "
        'which the books are complete; give a bank account the metadata class: "cash"'
    )


def test_an_unknown_kpi_and_a_setting_that_is_none() -> None:
    dutch = '2025-01-01 custom "fava-option" "language" "nl"\n'
    _, unknown, _ = load(HEAD + KPI.replace('kpi"', 'kpi" "dsoo"') + BOOKS)
    _, setting, _ = load(HEAD + CAPITAL.replace('capital"', 'capital" "x"') + BOOKS + dutch)

    (message,) = [error.message for error in unknown]
    assert message.startswith("kasboek.plugins.kpi: there is no KPI 'dsoo'; there is: cash, avail")
    assert [error.message for error in setting] == [
        'plugin "kasboek.plugins.working_capital" heeft geen instelling; laat "x" weg'
    ]


def test_a_ledger_of_one_day_gets_nothing_and_no_error() -> None:
    one_day = BOOKS.partition("2025-11-10")[0]
    entries, errors, _ = load(HEAD + KPI + CAPITAL + one_day)

    assert errors == []
    assert customs(entries, "kpi") == customs(entries, "working-capital") == []


def test_nothing_that_was_booked_changes_and_our_own_words_are_no_mistakes() -> None:
    plain, _, options = load(HEAD + "\n\n" + BOOKS)
    bare = reading.read(plain, options)
    entries, errors, options = load(HEAD + KPI + CAPITAL + BOOKS)
    book = reading.read(entries, options, errors=errors)

    ours = {"kpi", "working-capital"}
    kept = [e for e in entries if not (isinstance(e, data.Custom) and e.type in ours)]
    assert [type(e) for e in kept] == [type(e) for e in plain]
    assert [p.saying.key for p in book.problems] == [p.saying.key for p in bare.problems]
    assert book.entries == bare.entries


def test_written_by_hand_they_are_left_alone_too() -> None:
    _, errors, _ = load(
        HEAD + BOOKS + '2025-11-30 custom "kpi" "dso" 1.0 "days"\n'
        '2025-11-30 custom "working-capital" "net" 1.0 "EUR"\n'
    )

    assert errors == []


def test_bean_check_without_its_cache(tmp_path: Path) -> None:
    ledger = tmp_path / "main.beancount"
    ledger.write_text(HEAD + KPI + CAPITAL + BOOKS, "utf-8")

    command = [str(Path(sys.executable).parent / "bean-check"), "--no-cache", str(ledger)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_fava_shows_them_as_customs_and_nothing_else_changes(tmp_path: Path) -> None:
    ledger = tmp_path / "main.beancount"
    ledger.write_text(HEAD + "\n\n" + BOOKS, "utf-8")
    before = FavaLedger(str(ledger))
    ledger.write_text(HEAD + KPI + CAPITAL + BOOKS, "utf-8")
    after = FavaLedger(str(ledger))

    assert after.errors == []
    assert after.all_entries_by_type.Transaction == before.all_entries_by_type.Transaction
    tree = after.get_filtered().root_tree
    assert tree["Assets:Bank"].balance == before.get_filtered().root_tree["Assets:Bank"].balance
    assert len(after.all_entries_by_type.Custom) > 20
