from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest
from beancount import loader
from tests.cli.running import runs

from kasboek.writing.files import locked

if TYPE_CHECKING:
    from pathlib import Path

LEDGER = """option "title" "De Spaak"
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2026-01-01 open Assets:Bank
2026-01-01 open Assets:Receivable
2026-01-01 open Liabilities:VAT
2026-01-01 open Equity:Opening
2026-01-01 open Income:Sales
2026-01-01 open Expenses:Rent
  class: "housing"
2026-10-01 * "Jansen" "bikes"
  invoice: "1"
  due: 2026-10-15
  Assets:Receivable   2000 EUR
  Income:Sales
2026-10-31 * "opening"
  Assets:Bank        10000 EUR
  Liabilities:VAT    -1500 EUR
  Equity:Opening
2026-01-01 custom "policy" "liquidity-buffer" 4000 EUR
2026-01-01 custom "role" "control" "anna@fietsen.example"
2026-11-02 # "Vastgoed" "rent"
  Expenses:Rent       3000 EUR
  Assets:Bank        -3000 EUR
"""
run = runs()


def test_the_number_comes_first_with_what_binds_it(books: Path) -> None:
    # 10,000 on 31 October; 2 November: -3,000 rent: 7,000; less 4,000: 3,000. Jansen is late, and
    # nobody ever paid: by Friday, 6 days on, 1 - 0.5 ** 0.6 = 34.02 % of 2,000, put on the 3rd
    lines = run(books, "--as-of", "2026-10-31", "today").stdout.splitlines()

    assert lines[0] == "De Spaak on 31 October 2026"
    assert lines[2] == "€ 3,000.00 safe to spend until 2 November 2026"
    assert lines[3] == "cash is lowest on 2 November 2026, € 7,000.00, and € 4,000.00 must stay"


def test_what_a_founder_sees(books: Path) -> None:
    text = " ".join(run(books, "--as-of", "2026-10-31", "today").stdout.split())

    assert "in the bank € 10,000.00" in text
    assert "open invoices € 2,000.00 € 2,000.00 overdue" in text
    assert "must be paid € 1,500.00" in text
    assert "Cash position € 10,000.00 ok at least € 4,000.00" in text
    assert "expected in € 680.49 Jansen expected out € 3,000.00 Vastgoed" in text
    assert "Worst: " in text
    assert "Do: " in text


def test_in_dutch(books: Path) -> None:
    text = run(books, "--as-of", "2026-10-31", "today", language="nl").stdout

    assert "€ 3.000,00 veilig te besteden tot en met 2 november 2026" in text
    assert "Vrije kas" in text


def test_short_names_what_is_missing_and_the_overdraft(books: Path) -> None:
    # 7,000 + 1,000 - 14,000 = -6,000
    text = LEDGER.replace("4000 EUR\n2026-01-01 custom", "14000 EUR\n2026-01-01 custom")
    text = text.replace("open Assets:Bank\n", "open Assets:Bank\n  overdraft-limit: 1000 EUR\n")
    books.write_text(text, "utf-8")

    lines = run(books, "--as-of", "2026-10-31", "today").stdout.splitlines()
    assert lines[2] == "€ 6,000.00 short on 2 November 2026: nothing is safe to spend"
    assert lines[3].endswith("must stay; the overdraft of € 1,000.00 is counted in")


def test_json(books: Path) -> None:
    answer = json.loads(run(books, "--as-of", "2026-10-31", "today", "--json").stdout)

    assert answer["safe_to_spend"]["amount"] == "3000.00"
    assert answer["safe_to_spend"]["until"] == "2026-11-02"
    assert answer["open_invoices"] == {"total": "2000.00", "overdue": "2000.00"}
    assert answer["week"] == {"until": "2026-11-07", "receipts": "680.49", "payments": "-3000.00"}
    assert [one["name"] for one in answer["figures"]] == [
        "cash", "free-cash", "runway", "dso", "burn-gross"
    ]  # fmt: skip
    assert answer["data_age"] is None


def test_the_age_of_the_data_is_counted_from_today(books: Path) -> None:
    answer = json.loads(run(books, "today", "--json").stdout)

    today = dt.datetime.now(tz=dt.UTC).astimezone().date()
    assert answer["data_age"] == (today - dt.date(2026, 10, 31)).days


def test_a_note_becomes_an_action_that_beancount_and_kasboek_read(books: Path) -> None:
    result = run(books, "today", "--note", 'Call "Jansen"', "--due", "2099-01-31")

    assert result.exit_code == 0
    assert 'Call "Jansen" (anna@fietsen.example, before 31 January 2099)' in result.stdout
    text = books.read_text("utf-8")
    assert '" custom "action' not in text
    assert r'custom "action" "Call \"Jansen\"" "anna@fietsen.example" 2099-01-31' in text
    _, errors, _ = loader.load_file(str(books))
    assert errors == []
    again = run(books, "today", "--note", 'Call "Jansen"')
    assert again.exit_code == 2
    assert "already open" in again.stderr


def test_the_rest_of_the_file_stays_as_it_is(books: Path) -> None:
    run(books, "today", "--note", "Call Jansen", "--owner", "bram")

    kept = [line for line in books.read_text("utf-8").splitlines() if '"action"' not in line]
    assert [line for line in kept if line] == [line for line in LEDGER.splitlines() if line]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--note", "  "], "the note is empty"),
        (["--note", "x", "--due", "2000-01-01"], "give a later --due"),
        (["--owner", "anna"], "--owner belongs to --note"),
        (["--note", "x", "--due", "soon"], "'soon' is no day"),
    ],
)
def test_a_note_that_cannot_be_written_is_refused(
    books: Path, arguments: list[str], says: str
) -> None:
    result = run(books, "today", *arguments)

    assert result.exit_code == 2
    assert says in result.stderr
    assert books.read_text("utf-8") == LEDGER


def test_an_action_needs_an_owner(books: Path) -> None:
    books.write_text(LEDGER.replace('custom "role"', 'custom "x-role"'), "utf-8")

    result = run(books, "today", "--note", "Call Jansen")
    assert result.exit_code == 2
    assert "name someone with --owner" in result.stderr


def test_a_locked_ledger_is_refused(books: Path) -> None:
    with locked(books.parent):
        result = run(books, "today", "--note", "Call Jansen")

    assert result.exit_code == 3
    assert books.read_text("utf-8") == LEDGER


def test_a_buffer_nobody_knows_makes_nothing_safe_to_spend(books: Path) -> None:
    text = LEDGER.replace("4000 EUR", '3 "months"').replace("Expenses:Rent", "Expenses:Parts")
    books.write_text(text, "utf-8")

    result = run(books, "today")
    assert "what is safe to spend is not known" in result.output
    assert "the buffer of 3 months of fixed costs is not known yet" in result.output
    answer = json.loads(run(books, "forecast", "--json").stdout)
    assert (answer["buffer"], answer["safe_to_spend"]["amount"]) == (None, None)


def test_last_weeks_promise(books: Path) -> None:
    answer = json.loads(run(books, "today", "--json").stdout)["promise"]
    reason = "The cash books begin on 31 October 2026: there is no forecast of a week ago yet."
    assert answer == {"then": None, "reason": reason, "differences": []}
    assert reason in run(books, "today").stdout

    # 10,000 since 1 October, and 600 for a repair that nobody had foreseen
    text = LEDGER.replace('2026-10-31 * "opening"', '2026-10-01 * "opening"')
    text += '2026-10-31 * "Garage" "repair"\n  Assets:Bank  -600 EUR\n  Expenses:Rent\n'
    text = text.replace("  due: 2026-10-15\n", "  due: 2026-10-15\n  disputed: TRUE\n")
    books.write_text(text, "utf-8")
    answer = json.loads(run(books, "today", "--json").stdout)["promise"]
    assert (answer["then"], answer["difference"]) == ("2026-10-24", "-600.00")
    assert answer["promised"] == {"receipts": "0.00", "payments": "0.00", "closing": "10000.00"}
    assert answer["came"] == {"receipts": "0.00", "payments": "-600.00", "closing": "9400.00"}
    (one,) = answer["differences"]
    assert one["says"] == "Not in the forecast: € 600.00 to Garage."
    assert one["source"] == {"file": "main.beancount", "line": 26}
    text = run(books, "today", language="nl").stdout
    assert "De belofte van vorige week" in text
    assert "  - Niet in de prognose: € 600,00 aan Garage.  main.beancount:26" in text
