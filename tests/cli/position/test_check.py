from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from tests.cli.running import runs

from kasboek.cli.main import cli

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2026-01-01 open Assets:Bank
2026-01-01 open Equity:Opening
2026-10-31 * "opening"
  Assets:Bank     1000 EUR
  Equity:Opening
2026-01-01 custom "policy" "liquidity-buffer" 1500 EUR
  severity: "{0}"
"""
ACCEPTED = """
2026-10-31 custom "acknowledge" "liquidity-buffer" "anna@fietsen.example" 2099-12-31
  reason: "loan, 100% agreed"
"""
run = runs("check")


def written(folder: Path, text: str) -> Path:
    path = folder / "main.beancount"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("severity", "options", "code"),
    [("error", [], 1), ("warning", [], 0), ("warning", ["--strict"], 1), ("error", ["--json"], 1)],
)
def test_the_exit_code_follows_the_severity(
    tmp_path: Path, severity: str, options: list[str], code: int
) -> None:
    result = run(written(tmp_path, BROKEN.format(severity)), *options)

    assert result.exit_code == code
    assert "below the buffer of" in result.stdout


def test_an_acknowledged_alert_fails_nothing_and_comes_last(tmp_path: Path) -> None:
    result = run(written(tmp_path, BROKEN.format("error") + ACCEPTED))

    assert result.exit_code == 0
    assert result.stdout.index("warning:") < result.stdout.index("error:")
    assert "accepted by anna@fietsen.example until 31 December 2099" in result.stdout


def test_json_has_alerts_and_notices(tmp_path: Path) -> None:
    ledger = written(tmp_path, BROKEN.format("error"))
    with ledger.open("a") as file:
        file.write('2026-01-01 custom "scenario" "rainy"\n  sales: 0.9\n')

    answer = json.loads(run(ledger, "--json").stdout)
    first = answer["alerts"][0]
    assert (first["policy"], first["value"], first["limit"]) == (
        "liquidity-buffer", "1000.00", "1500.00"
    )  # fmt: skip
    assert (first["since"], first["depth"]) == ("2026-10-31", "500.00")
    assert first["source"] == {"file": "main.beancount", "line": 9}
    assert all(set(one) == {"message", "error", "source"} for one in answer["notices"])


def test_github_annotations_name_the_line_and_escape(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = written(tmp_path, BROKEN.format("error") + ACCEPTED)
    monkeypatch.chdir(tmp_path)

    lines = run(ledger, "--format", "github").stdout.splitlines()
    assert all(line.startswith("::") for line in lines)
    notice = next(line for line in lines if "below the buffer" in line)
    assert notice.startswith("::notice file=main.beancount,line=9::€ 1,000.00 in cash")
    assert "%0A" in notice
    assert "100%25 agreed" in notice


def test_a_wrong_ledger_ends_with_4_and_still_answers(tmp_path: Path) -> None:
    text = BROKEN.format("error") + '2026-01-01 custom "polcy" "dso" 45\n'

    result = run(written(tmp_path, text))
    assert result.exit_code == 4
    assert "below the buffer of" in result.stdout
    assert "main.beancount:11" in result.stderr


def test_in_dutch(tmp_path: Path) -> None:
    result = run(written(tmp_path, BROKEN.format("error")), language="nl")

    assert "€ 1.000,00 in kas, € 500,00 onder de buffer van € 1.500,00" in result.stdout


@pytest.mark.parametrize("command", ["check", "today", "kpi", "forecast"])
def test_money_without_a_price_makes_the_figures_untrustworthy(
    tmp_path: Path, command: str
) -> None:
    dollars = (
        '2026-01-01 open Assets:Dollars USD\n  class: "cash"\n'
        '2026-10-31 * "opening"\n  Assets:Dollars  100 USD\n  Equity:Opening\n'
    )
    path = written(tmp_path, BROKEN.format("warning") + dollars)
    result = CliRunner().invoke(cli, ["--lang", "en", "--ledger", str(path), command])

    assert result.exit_code == 4
    assert "there is no price of USD in EUR" in result.stderr
