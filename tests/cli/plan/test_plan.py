"""The lines that `kasboek plan` writes, what it refuses, and what it lists: real runs."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from beancount import loader
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from tests.cli.running import runs

from kasboek import reading
from kasboek.core.forecast import forecast
from kasboek.core.forecast import horizon_end

if TYPE_CHECKING:
    from pathlib import Path

    from kasboek.core.book import Book

HEAD = """option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
include "company.beancount"
"""
COMPANY = """
2024-01-01 open Assets:Bank EUR
  class: "cash"
2024-01-01 open Assets:Dollars USD
  class: "cash"
2024-01-01 open Assets:Old
  class: "cash"
2026-01-01 close Assets:Old
2024-01-01 open Assets:Machines
  class: "fixed-asset"
2024-01-01 open Assets:VAT
  class: "vat"
2024-01-01 open Liabilities:Loan
  class: "long-term-debt"
2024-01-01 open Liabilities:PayrollTax
  class: "payroll-tax"
2024-01-01 open Liabilities:HolidayPay
  class: "holiday-pay"
2024-01-01 open Expenses:Interest
  class: "interest"
2024-01-01 open Expenses:Personnel
  class: "personnel"
2024-01-01 open Equity:Opening
2026-01-01 custom "tax" "payroll" "monthly" Liabilities:PayrollTax
2026-01-01 custom "tax" "holiday-pay" "yearly" Liabilities:HolidayPay
2026-10-31 * "opening"
  Assets:Bank      60000.00 EUR
  Equity:Opening  -60000.00 EUR
"""
LOAN = ("loan", "Rabobank", "60000", "--rate", "0.062", "--months", "60", "--kind")
HIRE = ("hire", "Kim", "--salary", "3500", "--from", "2027-02-01")
run = runs("plan")


@pytest.fixture
def head(tmp_path: Path) -> Path:
    """Return a ledger as `init` lays it out: a head, and the company it includes."""
    path = tmp_path / "main.beancount"
    path.write_text(HEAD, "utf-8")
    (tmp_path / "company.beancount").write_text(COMPANY, "utf-8")
    return path


def read(head: Path, more: str = "") -> Book:
    if more:
        (head.parent / "company.beancount").write_text(COMPANY + more, "utf-8")
    entries, errors, options = loader.load_file(str(head))
    book = reading.read(entries, options, errors=errors)
    assert [problem for problem in book.problems if problem.error] == []
    return book


def paid(book: Book) -> list[tuple[str, Decimal]]:
    assert book.as_of is not None
    ahead = forecast(book, until=horizon_end(book.as_of, "72m"))
    days: dict[str, Decimal] = {}
    for item in ahead.items:
        days[item.date.isoformat()] = days.get(item.date.isoformat(), Decimal()) + item.value
    return sorted(days.items())


def test_a_loan_as_lines(head: Path) -> None:
    result = run(head, *LOAN, "linear", "--months", "3")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "; Loan Rabobank: € 60,000.00, linear, 6.2 % a year, 3 months.\n"
        "\n"
        '2026-11-01 # "Rabobank" "Loan drawn"\n'
        '  id: "loan-rabobank-000"\n'
        '  roll: "following"\n'
        '  certainty: "committed"\n'
        "  Assets:Bank                               60000.00 EUR\n"
        "  Liabilities:Loan                         -60000.00 EUR\n"
        "\n"
        '2026-12-01 # "Rabobank" "Loan, instalment 1 of 3"\n'
        '  id: "loan-rabobank-001"\n'
        '  roll: "following"\n'
        '  certainty: "committed"\n'
        "  Liabilities:Loan                          20000.00 EUR\n"
        "  Expenses:Interest                           310.00 EUR\n"
        "  Assets:Bank                              -20310.00 EUR\n"
        "\n"
        '2027-01-01 # "Rabobank" "Loan, instalment 2 of 3"\n'
        '  id: "loan-rabobank-002"\n'
        '  roll: "following"\n'
        '  certainty: "committed"\n'
        "  Liabilities:Loan                          20000.00 EUR\n"
        "  Expenses:Interest                           206.67 EUR\n"
        "  Assets:Bank                              -20206.67 EUR\n"
        "\n"
        '2027-02-01 # "Rabobank" "Loan, instalment 3 of 3"\n'
        '  id: "loan-rabobank-003"\n'
        '  roll: "following"\n'
        '  certainty: "committed"\n'
        "  Liabilities:Loan                          20000.00 EUR\n"
        "  Expenses:Interest                           103.33 EUR\n"
        "  Assets:Bank                              -20103.33 EUR\n"
    )


@pytest.mark.parametrize("kind", ["annuity", "linear", "bullet"])
def test_lines_and_directive_forecast_the_same_cash(head: Path, kind: str) -> None:
    lines = run(head, *LOAN, kind, "--interest-only", "6").stdout
    directive = run(head, *LOAN, kind, "--interest-only", "6", "--as", "directive").stdout

    assert directive.startswith('2026-11-01 custom "loan" "Rabobank" Liabilities:Loan 60000.00 EUR')
    assert paid(read(head, lines)) == paid(read(head, directive))


@given(
    kind=st.sampled_from(["annuity", "linear", "bullet"]),
    cents=st.integers(100_00, 100_000_00),
    months=st.integers(1, 40),
    rate=st.integers(0, 2000),
    part=st.integers(0, 90),
    change=st.integers(0, 2000),
)
@settings(max_examples=15)
def test_the_principal_of_the_lines_is_the_loan(  # noqa: PLR0917 # hypothesis names them
    tmp_path_factory: pytest.TempPathFactory,
    kind: str,
    cents: int,
    months: int,
    rate: int,
    part: int,
    change: int,
) -> None:
    head = tmp_path_factory.mktemp("loan") / "main.beancount"
    head.write_text(HEAD, "utf-8")
    (head.parent / "company.beancount").write_text(COMPANY, "utf-8")
    whole, balloon = Decimal(cents) / 100, Decimal(cents * part // 100) / 100
    extra = ["--balloon", f"{balloon}"] if balloon and kind != "bullet" else []
    if months > 2:
        extra += ["--rate-change", f"2026-12-15={Decimal(change) / 10000}"]
    figures = (f"{whole}", "--kind", kind, "--months", f"{months}", "--rate", f"{rate / 10000}")
    result = run(head, "loan", "X", *figures, *extra)
    assert result.exit_code == 0, result.stderr

    book = read(head, result.stdout)
    legs = [leg for line in book.plan for leg in line.legs if leg.account == "Liabilities:Loan"]
    assert sum(leg.number for leg in legs if leg.number > 0) == whole
    assert sum(leg.number for leg in legs) == 0


def test_a_loan_that_runs_leaves_out_what_is_paid(head: Path) -> None:
    result = run(head, *LOAN, "linear", "--months", "12", "--start", "2026-01-31")

    assert "; 9 instalments up to 31 October 2026 left out" in result.stdout
    assert result.stdout.count(" # ") == 3
    assert '2026-11-30 # "Rabobank" "Loan, instalment 10 of 12"' in result.stdout
    assert "drawn" not in result.stdout


def test_json_of_a_loan(head: Path) -> None:
    result = run(head, *LOAN, "annuity", "--json")

    answer = json.loads(result.stdout)
    assert answer["path"] is None
    assert answer["principal"] == "60000.00"
    assert len(answer["instalments"]) == 60
    assert answer["instalments"][0] == {
        "number": 1,
        "date": "2026-12-01",
        "interest": "310.00",
        "principal": "855.56",
        "left": "59144.44",
    }


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            (*LOAN, "linear", "--rate", "620"),
            (
                "--rate: 620 is 62,000 %; a rate is a part of the whole, so write 0.062, or"
                " with a %"
                " sign"
            ),
        ),
        (
            (*LOAN, "linear", "--rate", "6.2"),
            "--rate: 6.2 is 620 %; a rate is a part of the whole, so write 0.062, or with a % sign",
        ),
        (
            (*LOAN, "linear", "--rate", "-1"),
            "--rate: '-1' is no rate; write a part of the whole, as 0.062, or 6.2%",
        ),
        (
            (*LOAN, "linear", "--months", "0"),
            "--months: '0' is no term; write whole months, from 1 to 1200",
        ),
        (
            (*LOAN, "linear", "--interest-only", "60"),
            (
                "60 months of interest only leave none of 60 to repay in; make --interest-only"
                " smaller, or use --kind bullet"
            ),
        ),
        (
            (*LOAN, "bullet", "--balloon", "100"),
            "a bullet loan repays everything at the end already; leave out --balloon",
        ),
        (
            (*LOAN, "linear", "--balloon", "60000"),
            (
                "a balloon of € 60,000.00 leaves nothing of € 60,000.00 to repay before it; make it"
                " smaller, or use --kind bullet"
            ),
        ),
        (
            (*LOAN, "linear", "--rate-change", "2040-01-01=0.05"),
            (
                "--rate-change on 1 January 2040: the loan runs from 1 November 2026 to 1 November"
                " 2031; give a day between them"
            ),
        ),
        (
            (*LOAN, "linear", "--rate-change", "0.05"),
            (
                "--rate-change: '0.05' is no rate change; write the day and the new rate, as"
                " 2028-01-01=0.071"
            ),
        ),
        (
            (*LOAN, "linear", "--balloon", "100", "--as", "directive"),
            "the loan directive knows no balloon and no rate change; use --as lines",
        ),
        (
            (*LOAN, "linear", "--start", "2019-01-01"),
            (
                "loan Rabobank ends on 1 January 2024, and bank data reaches to 31 October 2026:"
                " nothing is left to plan; check --start and --months"
            ),
        ),
        (
            (*LOAN, "linear", "--account", "Assets:Bnak"),
            (
                "there is no account Assets:Bnak. Did you mean Assets:Bank? Name one of the"
                " ledger's,"
                " or add: 2026-12-01 open Assets:Bnak EUR"
            ),
        ),
        (
            (*LOAN, "linear", "--account", "Assets:Old"),
            (
                "Assets:Old is closed on 1 January 2026 and the lines reach to 1 November 2031;"
                " name"
                " an account that stays open"
            ),
        ),
        (
            (*LOAN, "linear", "--account", "Assets:Dollars"),
            "Assets:Dollars holds USD only, and the lines are in EUR; name another account",
        ),
        (
            (*HIRE, "--until", "2027-01-01"),
            "1 January 2027 is before 1 February 2027; give a later --until",
        ),
        (
            ("hire", "Kim", "--salary", "1", "--from", "2026-01-01", "--until", "2026-02-01"),
            (
                "somebody who leaves on 1 February 2026 costs nothing after 31 October 2026,"
                " the last"
                " day of the bank data; give a later --until"
            ),
        ),
        (
            ("hire", "Kim", "--salary", "3500", "--from", "2019-01-01"),
            (
                "the ledger lacks an open account for this; add, or name another:\n"
                '2019-01-01 open Expenses:Personnel EUR\n  class: "personnel"\n'
                '2019-01-01 open Liabilities:PayrollTax EUR\n  class: "payroll-tax"\n'
                '2019-01-01 open Liabilities:HolidayPay EUR\n  class: "holiday-pay"\n'
                '2019-01-01 open Assets:Bank EUR\n  class: "cash"'
            ),
        ),
        (
            (*HIRE, "--scenario", "hiring"),
            "there is no scenario 'hiring'; there is: base, best, worst",
        ),
        (("list", "--id", "rent"), "there is no plan line with the id rent; there is: -"),
        (("list", "--scenario", "no"), "there is no scenario 'no'; there is: base, best, worst"),
        (("lots",), "there is no command 'plan lots'; there is: plan hire, plan list, plan loan"),
    ],
)
def test_what_is_refused_and_how(head: Path, arguments: tuple[str, ...], told: str) -> None:
    result = run(head, *arguments, *(() if arguments[0] in {"list", "lots"} else ("--write",)))

    assert result.exit_code == 2
    assert told in " ".join(result.stderr.split(" "))
    assert result.stdout == ""
    assert not (head.parent / "plan.beancount").exists()


def test_several_accounts_alike_are_asked_for(head: Path) -> None:
    more = '2024-01-01 open Liabilities:Owner\n  class: "long-term-debt"\n'
    (head.parent / "company.beancount").write_text(COMPANY + more, "utf-8")

    result = run(head, *LOAN, "linear")

    assert result.exit_code == 2
    assert result.stderr == (
        "kasboek: several accounts of class long-term-debt are used alike: Liabilities:Loan,"
        " Liabilities:Owner; say which with --liability\n"
    )


def test_written_to_the_plan_and_included_once(head: Path) -> None:
    first = run(head, *LOAN, "linear", "--months", "2", "--write")
    assert (first.exit_code, first.stdout) == (0, "Rabobank is written to plan.beancount.\n")
    second = run(head, *HIRE, "--write")
    assert second.exit_code == 0, second.stderr

    company = (head.parent / "company.beancount").read_text("utf-8")
    assert company.count('include "plan.beancount"') == 1
    assert head.read_text("utf-8") == HEAD
    ids = [line.id for line in read(head).plan]
    assert ids == [
        "loan-rabobank-000",
        "loan-rabobank-001",
        "loan-rabobank-002",
        "hire-kim-salary",
    ]


def test_what_is_there_already_is_refused(head: Path) -> None:
    assert run(head, *LOAN, "linear", "--months", "2", "--write").exit_code == 0
    before = (head.parent / "plan.beancount").read_bytes()

    again = run(head, *LOAN, "linear", "--months", "2", "--write")

    assert again.exit_code == 2
    assert again.stderr == (
        "kasboek: the plan has a line with the id loan-rabobank-000 already (plan.beancount:3), and"
        " a second one would replace it; choose another name, or edit that line\n"
    )
    assert (head.parent / "plan.beancount").read_bytes() == before


def test_a_directive_is_not_written_twice(head: Path) -> None:
    call = (*LOAN, "linear", "--as", "directive", "--write")
    assert run(head, *call).exit_code == 0
    again = run(head, *call)
    assert again.exit_code == 2
    assert "there is a loan directive Rabobank already (plan.beancount:1)" in again.stderr


def test_what_would_break_the_ledger_is_taken_back(head: Path) -> None:
    broken = '2026-11-30 # "Half a line\n'
    (head.parent / "plan.beancount").write_text(broken, "utf-8")
    company = (head.parent / "company.beancount").read_text("utf-8")

    result = run(head, *LOAN, "linear", "--months", "2", "--write")

    assert result.exit_code == 3
    assert result.stderr.startswith("kasboek: nothing was written: with these lines the ledger")
    assert (head.parent / "plan.beancount").read_text("utf-8") == broken
    assert (head.parent / "company.beancount").read_text("utf-8") == company


def test_hire_by_the_law_and_what_is_not_known(head: Path) -> None:
    result = run(head, *HIRE, "--role", "fitter", "--equipment", "2420", "--vat", "21%")

    # 3,500 x 17.13 % = 599.55; 280 + 47.96 = 327.96; nothing withheld is known
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "; Kim, € 3,500.00 gross a month from 1 February 2027: € 4,427.51 a month in all, of"
        " which € 3,500.00 on pay day.\n"
        "; By law (2026; Staatscourant 2025, 42324): employer charges 17.13 %, holiday pay 8 %.\n"
        "; Wage tax withheld is not known, so all of the wage is paid on pay day; give --withheld"
        " to pay part of it a month later.\n"
        "\n"
        '2027-02-25 # "Kim" "Salary fitter"\n'
        '  id: "hire-kim-salary"\n'
        '  repeat: "monthly"\n'
        '  roll: "preceding"\n'
        '  certainty: "expected"\n'
        "  Expenses:Personnel                         4427.51 EUR\n"
        "  Liabilities:PayrollTax                     -599.55 EUR\n"
        "  Liabilities:HolidayPay                     -327.96 EUR\n"
        "  Assets:Bank                               -3500.00 EUR\n"
        "\n"
        '2027-02-01 # "Equipment for Kim"\n'
        '  id: "hire-kim-equipment"\n'
        "  Assets:Machines                            2000.00 EUR\n"
        "  Assets:VAT                                  420.00 EUR\n"
        "  Assets:Bank                               -2420.00 EUR\n"
    )


def test_hire_reaches_the_bank_through_the_tax_calendar(head: Path) -> None:
    lines = run(head, *HIRE, "--withheld", "0.24", "--until", "2027-03-31").stdout

    # two months: net 3,500 x 0.76 = 2,660; tax 840 + 599.55 a month later; holiday pay of both,
    # 655.92, on 31 May 2027
    assert paid(read(head, lines)) == [
        ("2027-02-25", Decimal("-2660.00")),
        ("2027-03-25", Decimal("-2660.00")),
        ("2027-03-31", Decimal("-1439.55")),
        ("2027-04-30", Decimal("-1439.55")),
        ("2027-05-31", Decimal("-655.92")),
    ]


def test_parts_of_months_are_paid_in_part(head: Path) -> None:
    call = ("hire", "Kim", "--salary", "3100", "--from", "2027-01-11", "--until", "2027-03-10")
    book = read(head, run(head, *call, "--charges", "0", "--holiday-pay", "0").stdout)

    # 21 of 31 days: 2,100; February whole; 10 of 31: 1,000
    assert [(line.date.isoformat(), line.until, line.legs[-1].number) for line in book.plan] == [
        ("2027-01-25", None, -2100),
        ("2027-02-25", book.plan[1].date, -3100),
        ("2027-03-25", None, -1000),
    ]


def test_without_a_calendar_hire_asks_for_it(head: Path) -> None:
    company = COMPANY.replace('2026-01-01 custom "tax" "holiday-pay" "yearly"', ";")
    (head.parent / "company.beancount").write_text(company, "utf-8")

    assert (
        '; Without custom "tax" "holiday-pay" "yearly" Liabilities:HolidayPay this never leaves the'
        " bank in the forecast; add that line, with a date.\n"
    ) in run(head, *HIRE).stdout


def test_hire_only_in_a_scenario(head: Path) -> None:
    more = '2026-10-01 custom "scenario" "grow"\n'
    (head.parent / "company.beancount").write_text(COMPANY + more, "utf-8")

    book = read(head, more + run(head, *HIRE, "--scenario", "grow").stdout)

    assert [line.scenarios for line in book.plan] == [("grow",)]
    assert paid(book) == []


PLAN = """
2026-09-01 # "Vastgoed" "Rent"
  id: "rent"
  repeat: "monthly"
  until: 2026-11-30
  certainty: "committed"
  Expenses:Interest   1500.00 EUR
  Assets:Bank        -1500.00 EUR
2026-09-02 * "Vastgoed" "September"
  Expenses:Interest   1500.00 EUR
  Assets:Bank        -1500.00 EUR
"""


def test_what_the_list_says(head: Path) -> None:
    read(head, PLAN)
    result = run(head, "list")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("Plan from 2 August 2026 to 30 January 2027: 3 occurrences.\n")
    rows = [line.split() for line in result.stdout.splitlines() if " rent " in line]
    assert [(row[0], row[2], row[4]) for row in rows] == [
        ("2026-09-01", "2026-08-17", "2026-09-15"),
        ("2026-10-01", "2026-09-16", "2026-10-16"),
        ("2026-11-01", "2026-10-17", "2026-11-16"),
    ]
    assert rows[0][-2:] == ["2026-09-02", "company.beancount:37"]
    assert (
        "company.beancount:30: Vastgoed passed unmet 1 time (€ -1,500.00): 1 October 2026"
        " € -1,500.00. It is counted on the next bank day; link the booking with plan, or write"
        ' unmet: "drop".\n'
    ) in result.stdout


def test_the_list_as_json_and_csv(head: Path) -> None:
    read(head, PLAN)
    answer = json.loads(run(head, "list", "--id", "rent", "--json").stdout)

    assert [each["state"] for each in answer["occurrences"]] == ["met", "unmet", "coming"]
    assert answer["occurrences"][0]["uses"] == [
        {
            "date": "2026-09-02",
            "amount": "1500.00",
            "text": "Vastgoed September",
            "item": None,
            "source": {"file": "company.beancount", "line": 37},
        }
    ]
    (unmet,) = answer["unmet"]
    assert (unmet["unmet"], unmet["total"]) == ("roll", "-1500.00")
    assert unmet["missed"] == [{"date": "2026-10-01", "amount": "-1500.00"}]
    rows = run(head, "list", "--csv").stdout.splitlines()
    assert rows[0] == ("date,id,begin,last,currency,planned,used,rest,state,unmet,used_by,source")
    assert rows[1] == (
        "2026-09-01,rent,2026-08-17,2026-09-15,EUR,-1500.00,-1500.00,0.00,met,roll,"
        "company.beancount:37,company.beancount:30"
    )


def test_it_speaks_dutch(head: Path) -> None:
    read(head, PLAN)
    assert "is 1 keer niet gekomen" in run(head, "list", language="nl").stdout
    told = run(head, *LOAN, "linear", "--months", "0", language="nl").stderr
    assert "'0' is geen looptijd; schrijf hele maanden, van 1 tot 1200" in told
