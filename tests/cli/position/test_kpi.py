from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import TYPE_CHECKING

from tests.cli.running import in_terminal
from tests.cli.running import runs

from kasboek import words
from kasboek.core.kpi import registry

if TYPE_CHECKING:
    from pathlib import Path

run = runs()


def test_the_table_has_number_status_and_target(ledger: Path) -> None:
    """
    option "operating_currency" "EUR"
    plugin "kasboek.plugins.books"
    2026-01-01 open Assets:Bank
    2026-01-01 open Equity:Opening
    2026-10-31 * "opening"
      Assets:Bank     1234.50 EUR
      Equity:Opening
    2026-01-01 custom "policy" "cash" 2000 EUR
    """
    english = run(ledger, "kpi", "cash", "dso")
    dutch = run(ledger, "kpi", "cash", language="nl")

    assert english.exit_code == 0
    assert "€ 1,234.50  breach  at least € 2,000.00" in english.stdout
    assert "there is no receivable account" in english.stdout
    assert "Kaspositie" in dutch.stdout
    assert "€ 1.234,50  niet gehaald  minstens € 2.000,00" in dutch.stdout


def test_json_and_csv(ledger: Path) -> None:
    """
    option "operating_currency" "EUR"
    plugin "kasboek.plugins.books"
    2026-01-01 open Assets:Bank
    2026-01-01 open Equity:Opening
    2026-09-30 * "opening"
      Assets:Bank     1000 EUR
      Equity:Opening
    2026-10-31 * "more"
      Assets:Bank      234.50 EUR
      Equity:Opening
    """
    answer = json.loads(run(ledger, "kpi", "--json", "cash").stdout)
    rows = list(csv.DictReader(io.StringIO(run(ledger, "kpi", "--csv").stdout)))

    assert answer["as_of"] == "2026-10-31"
    (cash,) = answer["kpis"]
    assert (cash["value"], cash["unit"], cash["status"]) == ("1234.50", "EUR", "none")
    assert cash["trend"] == [{"date": "2026-10-31", "value": "1234.50"}]
    assert [row["name"] for row in rows][:3] == ["cash", "available", "free-cash"]
    assert rows[0]["value"] == "1234.50"
    assert all(row["value"] or row["reason"] for row in rows)


def test_an_unknown_kpi_is_answered_with_those_that_exist(tmp_path: Path) -> None:
    result = run(tmp_path / "unread.beancount", "kpi", "dsoo")

    assert result.exit_code == 2
    assert "there is no KPI 'dsoo'; there is: cash, available, free-cash" in result.stderr


def test_a_ledger_without_cash_account_has_no_day(ledger: Path) -> None:
    """
    plugin "kasboek.plugins.books"
    2026-01-01 open Income:Sales
    """
    result = run(ledger, "kpi")

    assert result.exit_code == 4
    assert "no cash account" in result.stderr


def test_all_figures_are_grouped_and_each_is_in_one_group(company: Path) -> None:
    result = run(company, "kpi")
    lines = result.stdout.splitlines()
    answer = json.loads(run(company, "kpi", "--json").stdout)

    heads = ["First", "Cash", "Customers", "Suppliers", "Working capital", "Debt"]
    places = [lines.index(head) for head in heads]
    assert places == sorted(places)
    assert lines[places[0] + 1].startswith("Cash position")
    for kpi in answer["kpis"]:
        assert sum(line.startswith(f"{kpi['title']}  ") for line in lines) == 1
        assert kpi["group"] in registry.GROUPS
    named = [name for names in registry.GROUPS.values() for name in names]
    assert sorted(named) == sorted(registry.KPIS)


def test_a_terminal_of_80_columns_shows_whole_names_and_figures(company: Path) -> None:
    shown = in_terminal(company, 80, "kpi")
    lines = shown.splitlines()

    assert max(map(len, lines)) <= 80
    for kpi in registry.KPIS.values():
        assert f"  {words.say(kpi.title)}  " in shown
    at = next(i for i, line in enumerate(lines) if line.startswith("  Current ratio"))
    assert lines[at].split()[-2:] == ["4.03", "warning"]
    assert lines[at + 1].strip().startswith("1.20 to 2.00; above 2: safe, but capital lies idle;")


def test_a_target_with_two_sides_warns_in_words(ledger: Path) -> None:
    """
    option "operating_currency" "EUR"
    plugin "kasboek.plugins.books"
    2026-01-01 open Assets:Bank
    2026-01-01 open Liabilities:Payable
    2026-01-01 open Equity:Opening
    2026-10-31 * "opening"
      Assets:Bank           300 EUR
      Liabilities:Payable  -100 EUR
      Equity:Opening
    2026-01-01 custom "policy" "current-ratio" 1.2 2.0
    """
    found = run(ledger, "kpi", "current-ratio").stdout
    (kpi,) = json.loads(run(ledger, "kpi", "current-ratio", "--json").stdout)["kpis"]
    told = run(ledger, "explain", "kpi", "current-ratio", language="nl").stdout

    assert "3.00  warning  1.20 to 2.00" in found
    assert "above 2: safe, but capital lies idle" in found
    assert (kpi["status"], kpi["target"], kpi["group"]) == (
        "warning",
        ["1.20", "2.00"],
        "working-capital",
    )
    assert kpi["remarks"][0].startswith("above 2: safe")
    assert told.splitlines()[0] == "Current ratio (werkkapitaalratio): 3,00 [let op]"
    assert "= vlottende activa / kortlopende schulden" in told
    assert "hoger dan 2: veilig, maar er ligt kapitaal stil" in told
    assert "kortlopende schulden  2026-10-31  € 100,00  opening  main.beancount:7" in told


def test_a_remark_that_several_figures_share_is_said_once(ledger: Path) -> None:
    """
    option "operating_currency" "EUR"
    plugin "kasboek.plugins.books"
    2026-01-01 open Assets:Bank
    2026-01-01 open Assets:Odd
    2026-01-01 open Equity:Opening
    2026-10-31 * "opening"
      Assets:Bank           300 EUR
      Assets:Odd              5 EUR
      Equity:Opening
    """
    table = run(ledger, "kpi").stdout
    answer = json.loads(run(ledger, "kpi", "--json").stdout)

    told = "of unknown class and in no ratio: Assets:Odd (€ 5.00 of assets, € 0.00 of debts)"
    assert table.count(told) == 1
    assert sum(told in "".join(kpi["remarks"]) for kpi in answer["kpis"]) > 1


def test_the_kinds_are_opened_by_month_beside_the_sales(company: Path) -> None:
    name = "temporary-working-capital"
    answer = json.loads(run(company, "explain", "kpi", name, "--json").stdout)
    table = run(company, "explain", "kpi", name).stdout.splitlines()
    cash = json.loads(run(company, "explain", "kpi", "cash", "--json").stdout)

    assert len(answer["months"]) == 12
    for row in answer["months"]:
        rise = Decimal(row["temporary"])
        assert Decimal(row["permanent"]) + rise == Decimal(row["level"])
        kinds = [Decimal(row[kind]) for kind in ("seasonal", "special", "unexplained")]
        assert abs(sum(kinds) - rise) <= Decimal("0.01")  # each is rounded to cents
    last = answer["months"][-1]
    assert (last["date"], last["level"], last["sales"]) == ("2026-10-31", "594546.58", "120219.56")
    head = "month-end     level  permanent  temporary  seasonal  special  unexplained    sales"
    at = table.index(head)
    assert table[at + 12].startswith("2026-10-31  594,547    594,547")
    assert cash["months"] == []
