"""The sample company is what its generator makes, and tells the story it is there to tell."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import pytest
from stdnum import iban

from kasboek import load
from kasboek.core.accounts import AccountClass

if TYPE_CHECKING:
    from kasboek.core.book import Book

ROOT = Path(__file__).resolve().parents[1]
LEDGER = ROOT / "ledger"
GENERATOR = ROOT / "bench" / "sample_company" / "generate.py"

pytestmark = pytest.mark.skipif(not GENERATOR.exists(), reason="runs beside the source")


def command(*arguments: str) -> str:
    kasboek = Path(sys.executable).parent / "kasboek"
    done = subprocess.run(
        [str(kasboek), "--ledger", str(LEDGER / "main.beancount"), "--lang", "en", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in {0, 1}, done.stderr
    return done.stdout


def answer(*arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(command(*arguments, "--json"))
    return found


@pytest.fixture(scope="module")
def scenarios() -> dict[str, Any]:
    found: dict[str, Any] = answer("forecast", "--scenario", "all", "--horizon", "12m")
    return found["scenarios"]  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def base() -> dict[str, Any]:
    return answer("forecast", "--by", "item")


@pytest.fixture(scope="module")
def kpis() -> dict[str, dict[str, Any]]:
    return {kpi["name"]: kpi for kpi in answer("kpi")["kpis"]}


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".") and "__pycache__" not in path.parts
    }


def test_the_generator_makes_the_committed_ledger_byte_for_byte(tmp_path: Path) -> None:
    target = tmp_path / "ledger"
    done = subprocess.run(
        [sys.executable, str(GENERATOR), str(target)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    made, committed = tree(target), tree(LEDGER)
    assert made.keys() == committed.keys()
    assert [name for name, content in made.items() if content != committed[name]] == []


@pytest.mark.parametrize("head", ["main", "forecast"])
def test_bean_check_is_silent(head: str) -> None:
    check = Path(sys.executable).parent / "bean-check"
    done = subprocess.run(
        [str(check), "--no-cache", str(LEDGER / f"{head}.beancount")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_the_heads_differ_in_the_forecast_plugin_only() -> None:
    heads = [
        {
            line
            for line in (LEDGER / f"{name}.beancount").read_text("utf-8").splitlines()
            if line and not line.startswith(";") and '"title"' not in line
        }
        for name in ("main", "forecast")
    ]
    assert heads[1] - heads[0] == {'plugin "kasboek.plugins.forecast"'}
    assert heads[0] <= heads[1]


def test_the_size_is_that_of_a_small_company() -> None:
    text = "".join(path.read_text("utf-8") for path in (LEDGER / "books").rglob("*.beancount"))
    count = sum(line[10:13] in {" * ", " ! "} for line in text.splitlines())
    assert 1500 <= count <= 3500
    unsure = sum(line[10:13] == " ! " for line in text.splitlines())
    assert 2 <= unsure <= 5


def test_every_bank_file_was_archived_and_proved() -> None:
    inbox = [path.name for path in (LEDGER / "inbox").iterdir()]
    assert inbox == [".gitkeep"]
    archived = [
        path for path in (LEDGER / "documents").rglob("*") if path.suffix in {".csv", ".xml"}
    ]
    assert len(archived) == 17  # ING 5, Rabobank 3, ABN AMRO 9


def test_importing_the_archived_files_again_adds_nothing() -> None:
    files = sorted(
        str(p) for p in (LEDGER / "documents").rglob("*") if p.suffix in {".csv", ".xml"}
    )
    read = answer("import", "--dry-run", *files)["files"]
    assert len(read) == 17
    assert {(one["new"], one["balance"]) for one in read} == {(0, "proved")}


def test_the_buffer_breaks_in_january_and_not_before(base: dict[str, Any]) -> None:
    assert base["as_of"] == "2026-10-31"
    assert day(base["first_breach"]).isoformat()[:7] == "2027-01"
    buffer = Decimal(base["buffer"])
    for period in base["periods"]:
        if day(period["end"]) <= dt.date(2027, 1, 1):
            assert Decimal(period["low"]) > buffer
            assert Decimal(period["headroom"]) > 0
    assert min(Decimal(period["headroom"]) for period in base["periods"]) < 0


def test_cash_is_lowest_around_the_taxes_of_29_january(
    base: dict[str, Any], scenarios: dict[str, Any]
) -> None:
    low, year = base["low_point"], scenarios["base"]["low_point"]
    assert dt.date(2027, 1, 25) <= day(low["date"]) <= dt.date(2027, 2, 2)
    # dealers pay the orders of the spring after the frames for them are paid
    assert dt.date(2027, 1, 25) <= day(year["date"]) <= dt.date(2027, 3, 5)
    assert 0 < Decimal(year["amount"]) <= Decimal(low["amount"])
    taxes = [item for item in base["items"] if item["date"] == "2027-01-29"]
    assert sum(item["kind"] == "tax" for item in taxes) >= 2


def test_the_worst_case_is_below_zero_before_march(scenarios: dict[str, Any]) -> None:
    assert day(scenarios["worst"]["runway"]["date"]) < dt.date(2027, 3, 1)
    order = [Decimal(scenarios[name]["low_point"]["amount"]) for name in ("worst", "base", "best")]
    assert order == sorted(order)


def test_nothing_planned_for_the_past_comes_again(base: dict[str, Any]) -> None:
    early = [i for i in base["items"] if i["kind"] == "planned" and i["date"] <= "2026-11-06"]
    # of the first week of November only these are still to come; nothing of October comes again
    assert {item["counterparty"] for item in early} == {
        "Vastgoed Zuidhaven BV",
        "Rabobank",
        "Wolkenwerk Software",
        "Bestelbus Lease Oost",
    }
    salaries = [i for i in base["items"] if i["counterparty"] == "Team De Spaak"]
    assert [item["date"] for item in salaries] == ["2026-11-25", "2026-12-24", "2027-01-25"]


def test_the_figures_are_those_of_a_sensible_company(kpis: dict[str, dict[str, Any]]) -> None:
    assert 30 <= Decimal(kpis["dso"]["value"]) <= 50
    assert Decimal(120_000) <= Decimal(kpis["cash"]["value"]) <= Decimal(260_000)


@pytest.fixture(scope="module")
def book() -> Book:
    return load(LEDGER / "main.beancount")


def test_vat_is_paid_to_the_euro_when_it_is_due(book: Book) -> None:
    due = {  # the quarter's end -> the last bank day of the month after it
        dt.date(2025, 12, 31): dt.date(2026, 1, 30),
        dt.date(2026, 3, 31): dt.date(2026, 4, 30),
        dt.date(2026, 6, 30): dt.date(2026, 7, 31),
        dt.date(2026, 9, 30): dt.date(2026, 10, 30),
    }
    for end, arrival in due.items():
        owed = sum(
            sum(book.balance(account.name, end).values())
            for account in book.of_class(AccountClass.VAT)
        )
        paid = [
            moved.amount
            for moved in book.movements
            if moved.date == arrival and moved.others == ("Liabilities:VAT",)
        ]
        assert paid == [owed]
        assert owed == int(owed)


def test_account_numbers_pass_the_check(book: Book) -> None:
    numbers = [c.iban for c in book.counterparties.values() if c.iban]
    numbers += [account.iban for account in book.accounts.values() if account.iban]
    assert len(numbers) == len(set(numbers)) >= 50
    assert all(iban.is_valid(number) for number in numbers)


def test_stock_and_margin_are_plausible(book: Book) -> None:
    def moved(account: str) -> Decimal:
        year = [
            book.balance(account, dt.date(y, 10, 31)).get("EUR", Decimal()) for y in (2025, 2026)
        ]
        return year[1] - year[0]

    income = ("Income:Sales:Wholesale", "Income:Sales:Webshop", "Income:Service:Contracts")
    revenue = -sum(moved(account) for account in income)
    margin = (revenue - moved("Expenses:CostOfSales")) / revenue
    assert Decimal(1_200_000) < revenue < Decimal(1_800_000)
    assert Decimal("0.30") < margin < Decimal("0.40")
    months = [dt.date(2026, month, 28) for month in range(1, 11)]
    assert min(book.balance("Assets:Inventory", month)["EUR"] for month in months) > 150_000


def test_jansen_is_close_to_the_limit_and_bosman_very_late(book: Book) -> None:
    as_of = dt.date(2026, 10, 31)
    jansen = sum(i.open_on(as_of) for i in book.items if i.counterparty == "Rijwielhuis Jansen")
    delivered = Decimal(3630)  # plan line jansen-delivered
    limit = book.counterparties["Rijwielhuis Jansen"].credit_limit
    assert limit is not None
    # 9,680.00 + 6,655.00 + 4,235.00 open and 3,630.00 delivered of 25,000: 96.8 %
    assert Decimal("0.92") <= (jansen + delivered) / limit.number <= Decimal("0.99")
    late = [
        item
        for item in book.items
        if item.receivable and item.open_on(as_of) > 15_000 and (as_of - item.due).days > 60
    ]
    assert [item.counterparty for item in late] == ["Tweewielers Bosman"]
