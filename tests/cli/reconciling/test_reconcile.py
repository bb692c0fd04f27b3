"""`kasboek reconcile` on a ledger in a git repository: what it prints, and what it signs."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import subprocess
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kasboek.cli.forecasting import today
from kasboek.cli.main import cli

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

TODAY = today()
START = TODAY - dt.timedelta(days=20)
LEDGER = f"""
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
include "policy.beancount"
{START} open Assets:Bank
  class: "cash"
{START} open Assets:Savings
  class: "cash"
{START} open Assets:Suspense
  class: "suspense"
{START} open Equity:Opening
{START} * "opening"
  Assets:Bank       1000.00 EUR
  Assets:Savings    5000.00 EUR
  Equity:Opening   -6000.00 EUR
{TODAY - dt.timedelta(days=2)} ! "Bakker" "?"
  Assets:Bank        -20.00 EUR
  Assets:Suspense
{TODAY} balance Assets:Bank 980.00 EUR
"""
ROLE = f'{START} custom "role" "reconciliation" "Bram@x.example"\n'
SAVED = f"{TODAY} balance Assets:Savings 5000.00 EUR\n"


class Desk:
    """A ledger in a repository, and the person who works there."""

    def __init__(self, folder: Path, person: str | None) -> None:
        self.head = folder / "main.beancount"
        self.policy = folder / "policy.beancount"
        self.head.write_text(LEDGER, "utf-8")
        self.policy.write_text(ROLE, "utf-8")
        subprocess.run(("git", "init", "-q", str(folder)), check=True)
        if person is not None:
            self.git("config", "user.email", person)

    def git(self, *words: str) -> None:
        subprocess.run(("git", "-C", str(self.head.parent), *words), check=True)

    def run(self, *words: str, language: str = "en") -> Result:
        command = ["--lang", language, "--ledger", str(self.head), "--no-cache", "reconcile"]
        return CliRunner().invoke(cli, [*command, *words])


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    return Desk(tmp_path, "bram@x.example")


def test_the_accounts_and_what_waits(desk: Desk) -> None:
    found = desk.run()
    assert found.exit_code == 0
    lines = [" ".join(line.split()) for line in found.stdout.splitlines()]
    day = TODAY - dt.timedelta(days=1)
    assert f"Assets:Bank {day} € 980.00 € 980.00 € 0.00 1 never" in lines
    assert "Assets:Savings none € 5,000.00 never" in lines
    waits = day - dt.timedelta(days=1)
    assert f"{waits} 1 Assets:Bank € -20.00 Bakker on suspense main.beancount:16" in lines
    assert "Assets:Suspense holds € 20.00" in lines
    assert lines[-2:] == [
        "Assets:Savings has no statement: import one, or count it and write a balance directive",
        "1 account agrees and is not signed: 'kasboek reconcile --sign'",
    ]


def test_the_same_in_dutch(desk: Desk) -> None:
    lines = desk.run(language="nl").stdout.splitlines()
    assert lines[0].startswith("1 van 2 rekeningen kloppen met het afschrift, gezien op ")
    assert lines[-1] == "1 rekening klopt en is niet getekend: 'kasboek reconcile --sign'"


def test_json_and_csv(desk: Desk) -> None:
    answer = json.loads(desk.run("--json").stdout)
    bank, savings = answer["accounts"]
    assert (bank["account"], bank["difference"], bank["signed"]) == ("Assets:Bank", "0.00", None)
    assert bank["statement"]["balance"] == "980.00"
    assert [(e["why"], e["days"], e["amount"]) for e in bank["unmatched"]] == [
        ("suspense", 1, "-20.00")
    ]
    assert (savings["statement"], savings["difference"]) == (None, None)
    rows = list(csv.DictReader(io.StringIO(desk.run("--csv", "Assets:Bank").stdout)))
    assert [(row["account"], row["difference"], row["unmatched"]) for row in rows] == [
        ("Assets:Bank", "0.00", "1")
    ]


def test_signing_writes_who_and_until_when_once(desk: Desk) -> None:
    found = desk.run("--sign")
    assert found.exit_code == 0, found.stderr
    until = TODAY - dt.timedelta(days=1)
    assert desk.policy.read_text("utf-8") == ROLE + (
        f'\n{TODAY} custom "reconciled" Assets:Bank 980.00 EUR "Bram@x.example"\n'
        f"  statement: {until}\n"
    )
    assert "in policy.beancount" in found.stdout.splitlines()[-1]
    again = desk.run("--sign")
    assert again.stdout.splitlines()[-1] == "nothing to sign: every last statement is signed"
    assert desk.policy.read_text("utf-8").count("reconciled") == 1
    (bank,) = json.loads(desk.run("--json", "Assets:Bank").stdout)["accounts"]
    assert bank["signed"]["holds"]
    assert bank["is_signed"]


def test_only_who_has_the_role_signs(desk: Desk) -> None:
    desk.git("config", "user.email", "eve@x.example")
    found = desk.run("--sign")
    assert found.exit_code == 3
    assert found.stderr == (
        'kasboek: eve@x.example may not sign: the role "reconciliation" is Bram@x.example\'s\n'
    )
    dutch = desk.run("--sign", language="nl")
    assert dutch.stderr == (
        'kasboek: eve@x.example mag niet tekenen: de rol "reconciliation" is van Bram@x.example\n'
    )
    desk.policy.write_text("", "utf-8")
    assert desk.run("--sign").stderr == (
        f'kasboek: nobody may sign: write {TODAY} custom "role" "reconciliation" "eve@x.example"\n'
    )
    desk.git("config", "--unset", "user.email")
    assert desk.run("--sign").stderr == (
        "kasboek: git does not know who you are: git config user.email you@company\n"
    )
    assert "reconciled" not in desk.policy.read_text("utf-8")


def test_a_difference_is_never_signed(desk: Desk) -> None:
    text = LEDGER.replace("balance Assets:Bank 980.00", "balance Assets:Bank 975.00")
    desk.head.write_text(text + SAVED, "utf-8")
    found = desk.run("--sign")
    assert found.exit_code == 3
    assert found.stderr.splitlines() == [
        "Assets:Bank differs € -5.00 from its statement and cannot be signed",
        (
            "kasboek: nothing was signed; put it right and sign again, or name the accounts that"
            " agree: kasboek reconcile --sign ACCOUNT"
        ),
    ]
    assert "reconciled" not in desk.policy.read_text("utf-8")
    looked = desk.run()
    assert looked.exit_code == 4
    assert "has € 5.00 less than the ledger; look for a booking" in looked.stdout


def test_old_statements_are_not_signed(desk: Desk) -> None:
    old = TODAY - dt.timedelta(days=9)
    desk.head.write_text(LEDGER + f"{old} balance Assets:Savings 5000.00 EUR\n", "utf-8")
    found = desk.run("--sign")
    assert found.exit_code == 3
    assert found.stderr.startswith("the last statement of Assets:Savings is 10 days old (")
    assert "at most 3 is allowed: import a newer one" in found.stderr
    assert desk.run("--sign", "Assets:Bank").exit_code == 0


def test_wrong_calls(desk: Desk) -> None:
    found = desk.run("Assets:Bnk")
    assert found.exit_code == 2
    assert found.stderr == (
        "kasboek: no account Assets:Bnk to reconcile; there is Assets:Bank, Assets:Savings\n"
    )
    command = ["--lang", "en", "--ledger", str(desk.head), "--as-of", str(TODAY), "reconcile"]
    past = CliRunner().invoke(cli, [*command, "--sign"])
    assert past.exit_code == 2
    assert past.stderr == "kasboek: a signature is for now: leave --as-of out\n"


def test_another_command_holds_the_ledger(desk: Desk) -> None:
    from kasboek.writing.files import locked  # noqa: PLC0415 # only here

    with locked(desk.head.parent):
        found = desk.run("--sign")
    assert found.exit_code == 3
    assert "reconciled" not in desk.policy.read_text("utf-8")


def test_money_under_way_between_own_accounts_is_told(desk: Desk) -> None:
    with desk.head.open("a", encoding="utf-8") as file:
        file.write(
            f'{START} open Assets:Transfer\n  class: "transfer"\n'
            f'{TODAY - dt.timedelta(days=3)} * "to savings"\n'
            "  Assets:Bank      -50.00 EUR\n  Assets:Transfer\n"
        )
    told = "Assets:Transfer holds € 50.00: money between own accounts, of which the other"
    assert f"{told} statement's half is missing" in desk.run().stdout.splitlines()
