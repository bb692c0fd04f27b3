from __future__ import annotations

import json
from typing import TYPE_CHECKING

from click.testing import CliRunner

from kasboek.cli.main import cli

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

LEDGER = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2026-01-01 open Assets:Bank
2026-01-01 open Equity:Opening
2026-10-31 * "opening"
  Assets:Bank     1000 EUR
  Equity:Opening
"""


def run(folder: Path, *arguments: str, language: str = "en") -> Result:
    path = folder / "main.beancount"
    path.write_text(LEDGER, "utf-8")
    command = ["--lang", language, "--ledger", str(path), "--as-of", "2026-10-31", "--no-cache"]
    return CliRunner().invoke(cli, [*command, "steps", *arguments])


def test_the_road_and_what_comes_next(tmp_path: Path) -> None:
    found = run(tmp_path)
    assert found.exit_code == 0
    lines = found.stdout.splitlines()
    assert lines[0] == "The road, seen on 31 October 2026: 2 of 7 steps done"
    assert "[x] 1 Baseline: know where the company stands" in lines
    assert "      - no liquidity buffer that is known" in lines
    assert lines[-1] == ('Next, step 2: write custom "policy" "liquidity-buffer" 3 "months"')


def test_the_road_in_dutch(tmp_path: Path) -> None:
    found = run(tmp_path, language="nl")
    assert "[x] 1 Nulmeting: weten waar het bedrijf staat" in found.stdout.splitlines()


def test_the_road_as_json(tmp_path: Path) -> None:
    answer = json.loads(run(tmp_path, "--json").stdout)
    assert answer["as_of"] == "2026-10-31"
    first, second = answer["steps"][:2]
    assert (first["name"], first["done"], first["next"]) == ("baseline", True, None)
    assert [check["done"] for check in second["checks"]] == [False, False, False]
