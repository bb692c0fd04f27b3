from __future__ import annotations

import json
import subprocess
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
2026-01-01 open Assets:Receivable
2026-01-01 open Income:Sales
2026-01-01 open Expenses:Rent
2026-01-01 open Equity:Opening
2026-01-01 custom "policy" "liquidity-buffer" 3000 EUR
2026-01-01 * "Opening"
  Assets:Bank          10000.00 EUR
  Equity:Opening
2026-11-01 balance Assets:Bank 10000.00 EUR
2026-10-20 * "Jansen | <b>" "bikes"
  invoice: "2026-0412"
  due: 2026-11-04
  Assets:Receivable    12100.00 EUR
  Income:Sales
2026-11-02 # "Vastgoed" "Rent"
  id: "rent"
  Expenses:Rent         6000.00 EUR
  Assets:Bank
"""
run = runs("compare")


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """Make a repository whose ledger lies in a folder of it; in HEAD the rent is 2,000 higher."""
    path = tmp_path / "ledger" / "main.beancount"
    path.parent.mkdir()
    git = ("git", "-C", str(tmp_path), "-c", "user.name=a", "-c", "user.email=a@b.example")
    subprocess.run([*git, "init", "-q"], check=True)
    for text in (LEDGER, LEDGER.replace("6000.00", "8000.00")):
        path.write_text(text, "utf-8")
        subprocess.run([*git, "add", "ledger"], check=True)
        subprocess.run([*git, "commit", "-qm", "books"], check=True)
    return path


def test_two_scenarios(history: Path) -> None:
    found = json.loads(run(history, "base", "worst", "--json").stdout)

    # worst: 12,100 x 0.97 = 11,737, 21 days later; the rent of 8,000 x 1.05 = 8,400
    assert (found["a"], found["b"]) == ("base", "worst")
    assert [(c["before"]["id"], c["days"]) for c in found["moved"]] == [("invoice/2026-0412", 21)]
    assert {c["before"]["id"]: c["difference"] for c in found["resized"]} == {
        "invoice/2026-0412": "-363.00",
        "plan/rent/2026-11-02": "-400.00",
    }
    assert found["before"]["low_point"]["amount"] == "2000.00"
    assert found["after"]["low_point"]["amount"] == "1600.00"
    assert found["before"]["first_breach"] == "2026-11-02"


def test_two_commits(history: Path) -> None:
    found = json.loads(run(history, "--commits", "HEAD~1", "HEAD", "--json").stdout)

    assert [c["difference"] for c in found["resized"]] == ["-2000.00"]
    assert found["before"]["first_breach"] is None
    assert found["after"]["first_breach"] == "2026-11-02"
    assert found["resized"][0]["after"]["source"]["file"] == "main.beancount"


def test_alerts_before_and_after(history: Path) -> None:
    # 10,000 - 8,000 = 2,000 on 2 November: the higher rent breaks the buffer of 3,000
    out = run(history, "--commits", "HEAD~1", "HEAD").stdout
    found = json.loads(run(history, "--commits", "HEAD~1", "HEAD", "--json").stdout)["alerts"]

    broken = [[a["policy"] for a in found[side]].count("liquidity-buffer") for side in found]
    assert broken == [0, 1]
    assert "- new: " in out
    assert "€ 3,000.00" in out.split("- new: ", 1)[1]


def test_what_is_not_committed_is_not_compared(history: Path) -> None:
    history.write_text("broken", "utf-8")

    assert run(history, "--commits", "HEAD", "HEAD", "--json").exit_code == 0


def test_in_words(history: Path) -> None:
    out = run(history, "--commits", "HEAD~1", "HEAD").stdout

    assert "Lowest cash" in out
    assert "€ 4,000.00" in out
    assert "Resized: 1 item\n" in out
    assert "No item differs." in run(history, "base", "base").stdout
    assert (
        "Ander bedrag: 1 post\n"
        in run(history, "--commits", "HEAD~1", "HEAD", language="nl").stdout
    )


def test_markdown_escapes_what_the_ledger_says(history: Path) -> None:
    out = run(history, "base", "worst", "--markdown").stdout

    assert "| Lowest cash | € 2,000.00 | € 1,600.00 |" in out
    assert r"Jansen \| \<b\>" in out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("base", "wurst"), "there is no scenario 'wurst'; there is: base, best, worst"),
        (("--commits", "HEAD", "nope"), "there is no "),
        (("--commits", "HEAD", "--", "--output=x"), "there is no "),
        (("base",), "B is missing"),
    ],
)
def test_what_does_not_exist(history: Path, arguments: tuple[str, ...], told: str) -> None:
    result = run(history, *arguments)

    assert result.exit_code == 2
    assert result.stderr.startswith(f"kasboek: {told}")


def test_outside_git(tmp_path: Path) -> None:
    path = tmp_path / "main.beancount"
    path.write_text(LEDGER, "utf-8")

    result = run(path, "--commits", "HEAD~1", "HEAD")

    assert result.exit_code == 2
    assert "at revision 'HEAD~1'" in result.stderr
