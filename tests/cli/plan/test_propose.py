"""`kasboek propose`: text in the plan's own syntax, written once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from kasboek.cli.main import cli

if TYPE_CHECKING:
    from pathlib import Path

LEDGER = """option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2020-01-01 open Assets:Bank
2020-01-01 open Equity:Opening
2020-01-01 open Expenses:Rent
2026-01-01 * "Opening"
  Assets:Bank  9000 EUR
  Equity:Opening
""" + "".join(
    f'2026-0{month}-05 * "Landlord" "Rent {month}"\n  Expenses:Rent  100 EUR\n  Assets:Bank\n'
    for month in range(1, 7)
)
LINE = """; 6 times, last on 5 June 2026: main.beancount:24

2026-07-05 # "Landlord" "Rent"
  id: "landlord-monthly"
  repeat: "monthly"
  roll: "following"
  Expenses:Rent                                  100 EUR
  Assets:Bank                                   -100 EUR
"""


def run(head: Path, *words: str) -> str:
    done = CliRunner().invoke(cli, ["--ledger", str(head), "--lang", "en", "propose", *words])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_lines_are_shown_then_written_once(tmp_path: Path) -> None:
    head = tmp_path / "main.beancount"
    head.write_text(LEDGER, encoding="utf-8")
    assert run(head) == LINE
    assert not (tmp_path / "plan.beancount").exists()
    assert run(head, "--write") == (
        "plan.beancount: 1 line added to the plan. "
        "Look at amounts and days; what is not so, delete.\n"
    )
    assert (tmp_path / "plan.beancount").read_text(encoding="utf-8") == LINE
    for words in ((), ("--write",)):
        assert run(head, *words) == "Nothing recurs that the plan does not have.\n"
    assert (tmp_path / "plan.beancount").read_text(encoding="utf-8") == LINE
