"""`kasboek match`: what is shown, what `--apply` writes, what stays a question."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from tests.cli.running import in_terminal

from kasboek import reading
from kasboek.cli.main import cli
from kasboek.writing.files import locked

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from kasboek.core.book import Book

LEDGER = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
include "books.beancount"
2026-01-01 open Assets:Bank EUR
  class: "cash"
2026-01-01 open Assets:Receivable
2026-01-01 open Liabilities:Payable
2026-01-01 open Assets:Suspense
  class: "suspense"
2026-01-01 open Equity:Opening
2026-01-01 open Income:Sales
2026-01-01 open Expenses:Bank
2026-01-01 open Expenses:Office
2026-01-01 custom "policy" "match-tolerance" 5 EUR Expenses:Bank
2026-01-01 custom "customer" "Jansen"
  iban: "NL20INGB0001234567"
2026-01-02 * "opening"
  Assets:Bank       5000.00 EUR
  Equity:Opening
2026-09-01 * "Jansen" "bikes"
  invoice: "2026-0101"
  Assets:Receivable  100.00 EUR
  Income:Sales
2026-09-02 * "Jansen" "bikes"
  invoice: "2026-0102"
  Assets:Receivable  100.00 EUR
  Income:Sales
2026-09-02 * "Pietersen" "bikes"
  invoice: "2026-0103"
  Assets:Receivable  250.00 EUR
  Income:Sales
2026-09-03 * "Pietersen" "bikes"
  invoice: "2026-0104"
  Assets:Receivable   70.00 EUR
  Income:Sales
2026-09-03 * "Frames & Co" "frames"
  bill: "F-881234"
  Liabilities:Payable  -60.00 EUR
  Expenses:Office
"""
JANSEN = """2026-10-01 ! "R. JANSEN" "dank u wel"
  because: "2 answers fit"
  Assets:Bank                                 100.00 EUR
    bank-ref: "volgnr 1"
    bank-iban: "NL20INGB0001234567"
  Assets:Suspense                            -100.00 EUR
"""
NAMED = """2026-10-02 ! "Iemand" "factuur 2026-0103"  ; een notitie
  Assets:Bank                                 248.00 EUR
    bank-ref: "volgnr 2"
  Assets:Suspense                            -248.00 EUR
"""
NAMELESS = """2026-10-03 * "Pietersen" "dank"
  Assets:Bank                                  70.00 EUR
  Assets:Receivable
"""
PAID = """2026-10-04 ! "Frames & Co" "F-881234"
  Assets:Bank                                 -60.00 EUR
    bank-ref: "volgnr 3"
  Assets:Suspense                              60.00 EUR
"""
BAKER = """2026-10-05 ! "Bakkerij Zon" "broodjes"
  Assets:Bank                                 -12.10 EUR
    bank-ref: "volgnr 4"
  Assets:Suspense                              12.10 EUR
"""


class Desk:
    """A ledger with payments that settle nothing yet."""

    def __init__(self, folder: Path) -> None:
        self.head = folder / "main.beancount"
        self.books = folder / "books.beancount"
        self.head.write_text(LEDGER, "utf-8")
        self.write(JANSEN, NAMED, NAMELESS, PAID, BAKER)

    def write(self, *bookings: str) -> None:
        self.books.write_text("\n".join(bookings), "utf-8")

    def add(self, text: str) -> None:
        self.head.write_text(self.head.read_text("utf-8") + text, "utf-8")

    def run(self, *words: str, language: str = "en", keys: str = "") -> Result:
        command = ["--lang", language, "--ledger", str(self.head), "match", *words]
        return CliRunner().invoke(cli, command, input=keys)

    def states(self) -> list[tuple[str, str]]:
        found = json.loads(self.run("--json").stdout)["payments"]
        return [(each["payee"], each["state"]) for each in found]

    def open(self) -> dict[str, str]:
        book = reading.load(self.head, cache=False)
        assert [each.saying.key for each in book.problems if each.error] == []
        return {
            item.number: str(left)
            for item in book.items
            if (left := item.amount - sum(each.amount for each in item.settlements))
        }


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def told(result: Result) -> list[str]:
    assert result.exit_code == 0, result.output
    return [" ".join(line.split()) for line in result.stdout.splitlines()]


def test_matches_questions_and_the_rest_are_shown_and_nothing_is_written(desk: Desk) -> None:
    before = desk.books.read_text("utf-8")
    lines = told(desk.run())
    assert lines == [
        "3 of 5 payments that settle nothing yet find their items",
        "Date Amount Who Settles Why Where",
        (
            "2026-10-02 € 248.00 Iemand 2026-0103 € 250.00, Expenses:Bank € -2.00 2026-0103: named"
            " in the text; the difference of € 2.00 is within the tolerance and goes to"
            " Expenses:Bank books.beancount:8"
        ),
        (
            "2026-10-03 € 70.00 Pietersen 2026-0104 2026-0104: the exact name of Pietersen, and of"
            " all it has open only this is the amount books.beancount:13"
        ),
        (
            "2026-10-04 € -60.00 Frames & Co F-881234 F-881234: named in the text, and the amount"
            " is exact books.beancount:17"
        ),
        "",
        "1 is a question",
        "1 October 2026, € 100.00, R. JANSEN, books.beancount:1",
        "2 answers fit € 100.00 of Jansen; say which is paid",
        "",
        "- 2026-0101 2026-0101: Jansen pays, and 2 answers are exactly the amount",
        "- 2026-0102 2026-0102: Jansen pays, and 2 answers are exactly the amount",
        "",
        "1 fits no open invoice or bill",
        "Date Amount Who Why Where",
        (
            "2026-10-05 € -12.10 Bakkerij Zon no number in the text, and nobody with this account"
            " number or exact name books.beancount:22"
        ),
        "",
        "3 matches, not written yet: 'kasboek match --apply' writes them",
        "1 question: 'kasboek match --ask' asks, one key each",
    ]
    assert desk.books.read_text("utf-8") == before


@pytest.fixture
def deep(desk: Desk) -> Desk:
    """Return the desk with its books in a file of a long name, as an import writes them."""
    name = "books/2026/rabobank-zakelijk-2026-10.beancount"
    there = desk.head.parent / name
    there.parent.mkdir(parents=True)
    desk.books.rename(there)
    desk.head.write_text(LEDGER.replace("books.beancount", name), "utf-8")
    return desk


def test_in_a_narrow_terminal_each_is_a_block_and_its_place_stays_whole(deep: Desk) -> None:
    lines = [line.rstrip() for line in in_terminal(deep.head, 60, "match").splitlines()]
    where = "books/2026/rabobank-zakelijk-2026-10.beancount"
    assert lines == [
        "3 of 5 payments that settle nothing yet find their items",
        "2026-10-02  € 248.00  Iemand",
        "  2026-0103 € 250.00, Expenses:Bank € -2.00",
        "  2026-0103: named in the text; the difference of € 2.00 is",
        "  within the tolerance and goes to Expenses:Bank",
        f"  {where}:8",
        "2026-10-03  € 70.00  Pietersen",
        "  2026-0104",
        "  2026-0104: the exact name of Pietersen, and of all it has",
        "  open only this is the amount",
        f"  {where}:13",
        "2026-10-04  € -60.00  Frames & Co",
        "  F-881234",
        "  F-881234: named in the text, and the amount is exact",
        f"  {where}:17",
        "",
        "1 is a question",
        "2026-10-01  € 100.00  R. JANSEN",
        "  2 answers fit € 100.00 of Jansen; say which is paid",
        f"  {where}:1",
        "",
        "  -  2026-0101  2026-0101: Jansen pays, and 2 answers are",
        "                exactly the amount",
        "  -  2026-0102  2026-0102: Jansen pays, and 2 answers are",
        "                exactly the amount",
        "",
        "1 fits no open invoice or bill",
        "2026-10-05  € -12.10  Bakkerij Zon",
        "  no number in the text, and nobody with this account number",
        "  or exact name",
        f"  {where}:22",
        "",
        "3 matches, not written yet: 'kasboek match --apply' writes them",
        "1 question: 'kasboek match --ask' asks, one key each",
    ]


@pytest.mark.parametrize(("columns", "table"), [(80, False), (160, True)])
def test_no_terminal_cuts_a_place(deep: Desk, columns: int, *, table: bool) -> None:
    lines = in_terminal(deep.head, columns, "match").splitlines()
    assert max(map(len, lines)) <= columns
    places = ("8", "13", "17", "1", "22")
    for place in places:
        whole = f"books/2026/rabobank-zakelijk-2026-10.beancount:{place}"
        assert sum(line.rstrip().endswith(whole) for line in lines) == 1
    assert any(line.split()[:1] == ["Date"] for line in lines) is table


def test_what_is_sure_is_written_and_all_else_stays(desk: Desk) -> None:
    lines = told(desk.run("--apply"))
    assert "3 matches are written; a match is text, and undone by editing it" in lines
    assert desk.books.read_text("utf-8").split("\n\n") == [
        JANSEN.rstrip("\n"),
        (
            '2026-10-02 * "Pietersen" "factuur 2026-0103"  ; een notitie\n'
            '  because: "2026-0103: named in the text; the difference of € 2.00 is within the'
            ' tolerance and goes to Expenses:Bank"\n'
            "  Assets:Bank                                 248.00 EUR\n"
            '    bank-ref: "volgnr 2"\n'
            "  Assets:Receivable                          -250.00 EUR\n"
            '    invoice: "2026-0103"\n'
            "  Expenses:Bank                                 2.00 EUR"
        ),
        (
            '2026-10-03 * "Pietersen" "dank"\n'
            '  because: "2026-0104: the exact name of Pietersen, and of all it has open only this'
            ' is the amount"\n'
            '  invoice: "2026-0104"\n'
            "  Assets:Bank                                  70.00 EUR\n"
            "  Assets:Receivable                           -70.00 EUR"
        ),
        (
            '2026-10-04 * "Frames & Co" "F-881234"\n'
            '  because: "F-881234: named in the text, and the amount is exact"\n'
            '  bill: "F-881234"\n'
            "  Assets:Bank                                 -60.00 EUR\n"
            '    bank-ref: "volgnr 3"\n'
            "  Liabilities:Payable                          60.00 EUR"
        ),
        BAKER,
    ]
    assert desk.open() == {"2026-0101": "100.00", "2026-0102": "100.00"}


def test_the_second_time_changes_nothing(desk: Desk) -> None:
    desk.run("--apply")
    before = desk.books.read_text("utf-8")
    assert told(desk.run("--apply"))[0] == (
        "0 of 2 payments that settle nothing yet find their items"
    )
    assert desk.books.read_text("utf-8") == before


def test_a_match_is_undone_by_editing(desk: Desk) -> None:
    original = desk.books.read_text("utf-8")
    desk.run("--apply")
    desk.books.write_text(original, "utf-8")
    assert desk.open()["2026-0103"] == "180.00"  # 250 less the 70 that name nothing
    assert ("Iemand", "sure") in desk.states()


def test_nothing_is_written_while_another_command_does(desk: Desk) -> None:
    before = desk.books.read_text("utf-8")
    with locked(desk.head.parent):
        found = desk.run("--apply")
    assert found.exit_code == 3
    assert found.stderr == (
        f"kasboek: another kasboek command is writing to {desk.head.parent};"
        " wait until it is done and try again\n"
    )
    assert desk.books.read_text("utf-8") == before


def test_a_file_that_changes_in_between_is_refused(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kasboek.importers.questions import rematching  # noqa: PLC0415 # only to write in its shadow

    real = rematching.rematched

    def slow(book: Book) -> tuple[rematching.Rematched, ...]:
        found = real(book)
        desk.books.write_text(f"\n{desk.books.read_text('utf-8')}", "utf-8")
        return found

    monkeypatch.setattr(rematching, "rematched", slow)
    found = desk.run("--apply")
    assert found.exit_code == 3
    assert found.stderr == (
        "kasboek: books.beancount changed since it was read; nothing was written;"
        " save it in your editor and try again\n"
    )
    assert "*" not in desk.books.read_text("utf-8").replace(NAMELESS, "")


def test_a_ledger_that_was_not_read_whole_is_not_added_to(desk: Desk) -> None:
    desk.add('2026-09-30 * "half a booking\n')
    before = desk.books.read_text("utf-8")
    found = desk.run("--apply")
    assert found.exit_code == 4
    assert found.stderr.endswith(
        "kasboek: the ledger has 3 errors, so what is booked already is not certain;"
        " mend them first, then try again\n"
    )
    assert desk.books.read_text("utf-8") == before


def test_json_and_csv_have_everything(desk: Desk) -> None:
    answer = json.loads(desk.run("--json").stdout)
    assert answer["applied"] == 0
    first = answer["payments"][0]
    assert (first["state"], first["account"], first["from"], first["source"]) == (
        "question",
        "Assets:Bank",
        "Assets:Suspense",
        {"file": "books.beancount", "line": 1},
    )
    assert [option["parts"] for option in first["options"]] == [
        [
            {
                "account": "Assets:Receivable",
                "amount": "100.00",
                "key": "invoice",
                "number": number,
            }
        ]
        for number in ("2026-0101", "2026-0102")
    ]
    rows = list(csv.DictReader(io.StringIO(desk.run("--csv", "--apply").stdout)))
    assert [(row["payee"], row["state"], row["settles"]) for row in rows] == [
        ("R. JANSEN", "question", "2026-0101 | 2026-0102"),
        ("Iemand", "applied", "2026-0103 € 250.00, Expenses:Bank € -2.00"),
        ("Pietersen", "applied", "2026-0104"),
        ("Frames & Co", "applied", "F-881234"),
        ("Bakkerij Zon", "nothing", ""),
    ]


def test_in_dutch(desk: Desk) -> None:
    lines = told(desk.run(language="nl"))
    assert lines[0] == "3 van 5 betalingen die nog niets afletteren vinden hun post"
    assert lines[-2] == (
        "3 afletteringen, nog niet geschreven: 'kasboek match --apply' schrijft ze"
    )


def test_questions_are_asked_after_what_is_sure(desk: Desk) -> None:
    lines = told(desk.run("--apply", "--ask", keys="2"))
    assert "1 of 1: 1 October 2026, € 100.00, R. JANSEN" in lines
    assert lines[-1] == "1 answered, nothing is left to ask"
    assert desk.open() == {"2026-0101": "100.00"}


def test_what_a_rule_decides_by_now_is_no_payment(desk: Desk) -> None:
    desk.add(
        '2026-10-01 custom "categorise" "iemand" Expenses:Office\n  match: "iemand"\n'
        '  direction: "in"\n'.replace('\\"', '"')
    )
    answer = json.loads(desk.run("--json").stdout)
    assert answer["payments"][1]["state"] == "nothing"
    assert answer["payments"][1]["because"] == (
        "it is no payment of an item by now: iemand decides, 'kasboek import --ask' books it"
    )


def test_money_that_names_nothing_makes_what_it_may_have_paid_uncertain(desk: Desk) -> None:
    """Of Pietersen 250, 70 and 180 are open; 250 came and names nothing: is 70 still open?"""
    desk.add(
        '2026-09-04 * "Pietersen" "bikes"\n  invoice: "2026-0105"\n'
        "  Assets:Receivable  180.00 EUR\n  Income:Sales\n"
    )
    first = NAMELESS.replace("70.00", "250.00")
    later = PAID.replace("-60.00", "70.00").replace(" 60.00", "-70.00")
    desk.write(first, later.replace("Frames & Co", "Pietersen").replace("F-881234", "rest"))
    assert desk.states() == [("Pietersen", "question"), ("Pietersen", "question")]
    reasons = [p["because"] for p in json.loads(desk.run("--json").stdout)["payments"]]
    assert reasons == [
        "2 answers fit € 250.00 of Pietersen; say which is paid",
        (
            "€ 70.00 fits, but Pietersen has money on account that names no invoice; say what"
            " this pays"
        ),
    ]
    assert told(desk.run())[-1] == "2 questions: 'kasboek match --ask' asks, one key each"


def test_money_that_names_nothing_and_cannot_have_paid_it_is_no_doubt(desk: Desk) -> None:
    """Of Pietersen 250 and 70 are open; 100 came and names nothing, which is no sum with 70."""
    first = NAMELESS.replace("70.00", "100.00")
    later = PAID.replace("-60.00", "70.00").replace(" 60.00", "-70.00")
    desk.write(first, later.replace("Frames & Co", "Pietersen").replace("F-881234", "rest"))
    assert desk.states() == [("Pietersen", "question"), ("Pietersen", "sure")]


def test_nothing_to_match(desk: Desk) -> None:
    desk.write("")
    assert told(desk.run()) == [
        (
            "nothing to match: no bank line waits on suspense, and every payment of a customer or"
            " supplier names what it settles"
        )
    ]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--ask", "--json"), "a question needs an answer: leave --json out, or --ask"),
        (("--ask", "--csv"), "a question needs an answer: leave --csv out, or --ask"),
    ],
)
def test_what_does_not_go_together(desk: Desk, words: tuple[str, ...], sentence: str) -> None:
    found = desk.run(*words)
    assert found.exit_code == 2
    assert found.stderr == f"kasboek: {sentence}\n"


def test_a_past_day_can_be_asked_about_and_not_written(desk: Desk) -> None:
    command = ["--lang", "en", "--ledger", str(desk.head), "--as-of", "2026-10-02", "match"]
    shown = CliRunner().invoke(cli, [*command, "--json"])
    assert [p["payee"] for p in json.loads(shown.stdout)["payments"]] == ["R. JANSEN", "Iemand"]
    found = CliRunner().invoke(cli, [*command, "--apply"])
    assert found.exit_code == 2
    assert found.stderr == "kasboek: what is written is for now: leave --as-of out\n"
