"""`kasboek rules`: what rules do, what history suggests, and why a line is where it is."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kasboek import reading
from kasboek.cli.main import cli

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

LEDGER = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
include "books.beancount"
include "policy.beancount"
2026-01-01 open Assets:Bank EUR
  class: "cash"
2026-01-01 open Assets:VAT
  class: "vat"
2026-01-01 open Assets:Suspense
  class: "suspense"
2026-01-01 open Equity:Opening
2026-01-01 open Expenses:Telecom
2026-01-01 open Expenses:Office
2026-01-02 * "opening"
  Assets:Bank       5000.00 EUR
  Equity:Opening
"""
RULES = """2026-01-01 custom "categorise" "phones" Expenses:Telecom
  match: "odido"

2026-01-02 custom "categorise" "mobile" Expenses:Office
  match: "odido mobiel"
  direction: "out"

2026-01-03 custom "categorise" "taxi" Expenses:Office
  match: "taxi"

2025-12-31 custom "categorise" "late" Expenses:Office
  match: "odido"
"""


def booked(month: int, name: str, account: str, number: str = "30.00", vat: str = "") -> str:
    """Return a booking of a bank line."""
    tax = f"  Assets:VAT  {vat} EUR\n" if vat else ""
    return (
        f'2026-{month:02}-20 * "{name}" "termijn"\n  Assets:Bank\n    bank-ref: "r{month}"\n'
        f"{tax}  {account}  {number} EUR\n"
    )


BOOKS = "\n".join(
    [
        booked(1, "Odido", "Expenses:Telecom"),
        booked(2, "Odido", "Expenses:Office"),
        *[booked(month, "Odido Mobiel", "Expenses:Office") for month in (3, 4)],
        *[booked(month, "Bol Kantoor", "Expenses:Office", "10.00", "2.10") for month in (5, 6, 7)],
    ]
)


class Desk:
    """A ledger with rules and what they met."""

    def __init__(self, folder: Path) -> None:
        self.head = folder / "main.beancount"
        self.policy = folder / "policy.beancount"
        self.head.write_text(LEDGER, "utf-8")
        self.policy.write_text(RULES, "utf-8")
        (folder / "books.beancount").write_text(BOOKS, "utf-8")

    def run(self, *words: str, language: str = "en") -> Result:
        command = ["--lang", language, "--ledger", str(self.head), "rules", *words]
        return CliRunner().invoke(cli, command)

    def told(self, *words: str, language: str = "en") -> list[str]:
        found = self.run(*words, language=language)
        assert found.exit_code == 0, found.output
        return [" ".join(line.split()) for line in found.stdout.splitlines()]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_used_unused_and_shadowed(desk: Desk) -> None:
    """The highest date wins: mobile goes before phones, which leaves nothing to late."""
    assert desk.told() == [
        "Rules for bank lines",
        "rule account decides right last used state",
        "phones Expenses:Telecom 2 50 % 2026-02-20 1 stands elsewhere: books.beancount:6",
        "mobile Expenses:Office 2 100 % 2026-04-20 used",
        "taxi Expenses:Office 0 - - unused: no booking fits; policy.beancount:8",
        (
            "late Expenses:Office 0 - - shadowed on 4 lines, by phones (policy.beancount:1), mobile"
            " (policy.beancount:4)"
        ),
        "",
        "4 rules; 1 unused, 1 shadowed",
    ]


def test_in_dutch(desk: Desk) -> None:
    assert desk.told(language="nl")[-1] == "4 regels; 1 ongebruikt, 1 overschaduwd"


def test_json_and_csv(desk: Desk) -> None:
    found = json.loads(desk.run("--json").stdout)["rules"]
    assert [(rule["label"], rule["state"], rule["decides"], rule["right"]) for rule in found] == [
        ("phones", "used", 2, 1),
        ("mobile", "used", 2, 2),
        ("taxi", "unused", 0, 0),
        ("late", "shadowed", 0, 0),
    ]
    assert [rule["label"] for rule in found[3]["shadowed_by"]] == ["phones", "mobile"]
    rows = list(csv.DictReader(io.StringIO(desk.run("list", "--csv").stdout)))
    assert [(row["label"], row["elsewhere"]) for row in rows] == [
        ("phones", "1"),
        ("mobile", "0"),
        ("taxi", "0"),
        ("late", "0"),
    ]


def test_history_suggests_a_rule_with_its_vat_and_how_often_it_was_right(desk: Desk) -> None:
    found = desk.run("suggest")
    assert found.exit_code == 0
    assert found.stdout == (
        "; would have been right 3 of 3 times, the last on 20 July 2026\n"
        '2026-01-01 custom "categorise" "bol kantoor" Expenses:Office\n'
        '  match: "Bol Kantoor"\n'
        "  vat: 0.21\n"
    )
    assert found.stderr == "1 rule; paste what you agree with, or add all with --write\n"


def test_what_is_suggested_can_be_written_and_is_not_suggested_again(desk: Desk) -> None:
    assert desk.told("suggest", "--write") == ["1 rule added to policy.beancount"]
    text = desk.policy.read_text("utf-8")
    assert text.startswith(RULES)
    assert text.endswith('  match: "Bol Kantoor"\n  vat: 0.21\n')
    book = reading.load(desk.head, cache=False)
    assert [each.saying.key for each in book.problems if each.error] == []
    assert desk.told("suggest") == [
        (
            "History suggests no rule that is not there: nothing recurs three times in one place"
            " without one."
        )
    ]


def test_a_tax_is_never_suggested_by_the_name_of_its_office(desk: Desk) -> None:
    """Payroll tax alone proves nothing of VAT; once both were paid, a word tells them apart."""
    accounts = '2026-01-01 open Liabilities:Payroll\n  class: "payroll-tax"\n'
    desk.head.write_text(LEDGER + accounts, "utf-8")
    books, payroll = desk.head.parent / "books.beancount", "Liabilities:Payroll"
    paid = [booked(month, "Belastingdienst", payroll) for month in (1, 2, 3)]
    wages = [each.replace("termijn", "loonheffing mei") for each in paid]
    books.write_text("\n".join(wages), "utf-8")
    assert desk.told("suggest")[0].startswith("History suggests no rule")
    quarter = booked(4, "Belastingdienst", "Assets:VAT").replace("termijn", "omzetbelasting")
    books.write_text("\n".join([*wages, quarter]), "utf-8")
    assert desk.told("suggest") == [
        "; would have been right 3 of 3 times, the last on 20 March 2026",
        f'2026-01-01 custom "categorise" "belastingdienst loonheffing" {payroll}',
        'match: "Belastingdienst*loonheffing"',
    ]


def test_a_line_is_explained_by_its_place_or_its_day(desk: Desk) -> None:
    by_place = desk.told("explain", "books.beancount:6")
    assert by_place == desk.told("explain", "2026-02-20")
    assert by_place == [
        "books.beancount:6: 20 February 2026, € -30.00",
        "Odido · termijn",
        "Assets:Bank -> Expenses:Office",
        (
            "rule 'phones' (policy.beancount:1) says Expenses:Telecom: this was booked otherwise,"
            " by hand or before the rule"
        ),
        "rule 'late' (policy.beancount:11) fits too, but comes after it",
        "no rule and no habit says so: it was booked by hand, or as the file had it",
    ]


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        (
            "yesterday",
            (
                "'yesterday' is no day and no place; write 2026-10-31, or file:line as reports"
                " print it"
            ),
        ),
        (
            "2026-12-31",
            (
                "no bank line at '2026-12-31'; give a day with bookings, or a place as reports"
                " print it: books/2026/ing.beancount:41"
            ),
        ),
    ],
)
def test_what_is_nowhere(desk: Desk, what: str, sentence: str) -> None:
    found = desk.run("explain", what)
    assert found.exit_code == 2
    assert found.stderr == f"kasboek: {sentence}\n"


def test_an_opening_of_nothing_is_no_bank_line(desk: Desk) -> None:
    """What no money moved for is no question: `kasboek init` begins with such a booking."""
    start = '2026-01-01 * "start"\n  Assets:Bank  0.00 EUR\n  Expenses:Office  0.00 EUR\n'
    (desk.head.parent / "books.beancount").write_text(start, "utf-8")
    for what in ("2026-01-01", "books.beancount:2"):
        found = desk.run("explain", what)
        assert found.exit_code == 2
        assert found.stderr == (
            f"kasboek: no bank line at '{what}'; give a day with bookings, or a place as reports"
            " print it: books/2026/ing.beancount:41\n"
        )


def test_without_rules(desk: Desk) -> None:
    desk.policy.write_text("", "utf-8")
    assert desk.told() == [
        "There are no categorising rules. 'kasboek rules suggest' makes them of what is booked."
    ]
