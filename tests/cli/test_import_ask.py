"""`kasboek import --ask`: questions over a pipe and on a real terminal, and what answers write."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kasboek import reading
from kasboek.cli.forecasting import today
from kasboek.cli.main import cli

if TYPE_CHECKING:
    from click.testing import Result

KASBOEK = Path(sys.executable).with_name("kasboek")
LEDGER = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
include "books.beancount"
2026-01-01 open Assets:Bank EUR
  class: "cash"
2026-01-01 open Assets:Receivable
2026-01-01 open Assets:VAT
2026-01-01 open Assets:Suspense
  class: "suspense"
2026-01-01 open Equity:Opening
2026-01-01 open Income:Sales
2026-01-01 open Expenses:Office
2026-01-01 open Expenses:Travel
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
"""
JANSEN = """2026-10-01 ! "R. JANSEN" "dank u wel"
  because: "2 answers fit"
  Assets:Bank                                 100.00 EUR
    bank-ref: "volgnr 1"
    bank-iban: "NL20INGB0001234567"
  Assets:Suspense                            -100.00 EUR
"""
BAKER = """2026-10-02 ! "Bakkerij Zon" "broodjes"
  Assets:Bank                                 -12.10 EUR
    bank-ref: "volgnr 2"
  Assets:Suspense                              12.10 EUR
"""
AGAIN = """2026-10-03 ! "Bakkerij Zon" "taart"
  Assets:Bank                                 -24.20 EUR
    bank-ref: "volgnr 3"
  Assets:Suspense                              24.20 EUR
"""
TODAY = today()


class Desk:
    """A ledger with bookings that wait."""

    def __init__(self, folder: Path) -> None:
        self.head = folder / "main.beancount"
        self.books = folder / "books.beancount"
        self.head.write_text(LEDGER, "utf-8")
        self.books.write_text(f"{JANSEN}\n{BAKER}\n{AGAIN}", "utf-8")

    def ask(self, keys: str, *words: str, language: str = "en") -> Result:
        command = ["--lang", language, "--ledger", str(self.head), "import", "--ask", *words]
        return CliRunner().invoke(cli, command, input=keys)

    def text(self) -> str:
        return self.books.read_text("utf-8")

    def errors(self) -> list[str]:
        book = reading.load(self.head, cache=False)
        return [each.saying.key for each in book.problems if each.error]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_question_shows_both_invoices_and_one_key_settles(desk: Desk) -> None:
    found = desk.ask("2q")
    assert found.exit_code == 0, found.output
    lines = [" ".join(line.split()) for line in found.stdout.splitlines()]
    assert "3 bookings wait for an answer; each is written at once" in lines
    assert "1 of 3: 1 October 2026, € 100.00, R. JANSEN" in lines
    about = "dank u wel, NL20INGB0001234567, Assets:Bank, books.beancount:1"
    assert about in lines
    assert "2 answers fit € 100.00 of Jansen; say which is paid" in lines
    assert any(line.startswith("1 2026-0101 ") for line in lines)
    assert any(line.startswith("2 2026-0102 ") for line in lines)
    assert "booked: 2026-0102" in lines
    assert lines[-1] == "1 answered, 2 left; 'kasboek import --ask' goes on"
    settled = desk.text().split("\n\n")[0]
    assert settled.splitlines()[0] == '2026-10-01 * "Jansen" "dank u wel"'
    assert settled.splitlines()[1].startswith(f'  because: "answered on {TODAY}: 2026-0102')
    assert settled.splitlines()[2:] == [
        '  invoice: "2026-0102"',
        "  Assets:Bank                                 100.00 EUR",
        '    bank-ref: "volgnr 1"',
        '    bank-iban: "NL20INGB0001234567"',
        "  Assets:Receivable                          -100.00 EUR",
    ]
    assert f"{BAKER}\n{AGAIN}" in desk.text()
    assert desk.errors() == []


def test_it_goes_on_where_it_stopped(desk: Desk) -> None:
    desk.ask("1q")
    second = desk.ask("tOffice\ns")
    assert "1 of 2: 2 October 2026, € -12.10, Bakkerij Zon" in second.stdout
    assert second.stdout.splitlines()[-1] == ("1 answered, 1 left; 'kasboek import --ask' goes on")
    third = desk.ask("1")
    assert "1 booking of Bakkerij Zon before, the last on 2 October 2026" in third.stdout
    assert third.stdout.splitlines()[-1] == "1 answered, nothing is left to ask"
    assert "!" not in desk.text()
    assert desk.ask("").stdout.splitlines()[-1] == "nothing is left to ask"


def test_an_answer_with_vat_becomes_a_rule_that_books_the_rest(desk: Desk) -> None:
    found = desk.ask("s rt office 21%\n")
    assert found.stdout.splitlines()[-4:] == [
        'rule "bakkerij zon" is written',
        "1 more booking by the same rule",
        "",
        "2 answered, 1 left; 'kasboek import --ask' goes on",
    ]
    assert desk.head.read_text("utf-8").endswith(
        f'\n{TODAY} custom "categorise" "bakkerij zon" Expenses:Office\n'
        '  match: "Bakkerij Zon"\n  direction: "out"\n  vat: 0.21\n'
    )
    assert (
        "  Expenses:Office                              20.00 EUR\n"
        "  Assets:VAT                                    4.20 EUR\n"
    ) in desk.text()
    assert 'because: "answered on ' in desk.text()
    assert desk.errors() == []


def test_a_rule_that_was_wrong_before_is_not_made(desk: Desk) -> None:
    past = '2026-03-01 * "Bakkerij Zon" "reis"\n  Assets:Bank  -5.00 EUR\n  Expenses:Travel\n'
    desk.head.write_text(LEDGER + past, "utf-8")
    found = desk.ask("s r t Office\n q")
    assert (
        'a rule for "Bakkerij Zon" would have been wrong for 1 of 1 earlier booking;'
        " answer this one only, or write a narrower rule"
    ) in found.stdout
    assert desk.text() == f"{JANSEN}\n{BAKER}\n{AGAIN}"
    assert "categorise" not in desk.head.read_text("utf-8")


def test_what_settles_an_invoice_is_no_rule(desk: Desk) -> None:
    found = desk.ask("r1q")
    assert (
        "no rule can be made of this: it settles an item, or nothing names who it is"
        in found.stdout
    )
    assert desk.text() == f"{JANSEN}\n{BAKER}\n{AGAIN}"


def test_keys_and_accounts_that_are_none(desk: Desk) -> None:
    found = desk.ask("x9t Expenses\n t nowhere\n q")
    assert "x is none of the answers" in found.stdout
    assert "9 is none of the answers" in found.stdout
    assert (
        'no single open account for "Expenses"; there is Expenses:Office, Expenses:Travel'
        in found.stdout
    )
    assert 'no single open account for "nowhere"; there is -' in found.stdout
    assert desk.text() == f"{JANSEN}\n{BAKER}\n{AGAIN}"


def test_in_dutch(desk: Desk) -> None:
    found = desk.ask("s t Office\n q", language="nl")
    lines = found.stdout.splitlines()
    assert "3 boekingen wachten op antwoord; elk wordt meteen geschreven" in lines
    assert "2 van 3: 2 oktober 2026, € -12,10, Bakkerij Zon" in lines
    assert lines[-1] == "1 beantwoord, nog 2; 'kasboek import --ask' gaat verder"
    assert f'  because: "beantwoord op {TODAY}"\n' in desk.text()


def test_a_twin_goes_or_stays(desk: Desk) -> None:
    twin = BAKER.replace('    bank-ref: "volgnr 2"\n', '    bank-twin: "books.beancount:7"\n')
    desk.books.write_text(f"{BAKER.replace('!', '*')}\n{twin}\n{AGAIN}", "utf-8")
    text = desk.text().replace("Assets:Suspense   ", "Expenses:Office   ", 1)
    desk.books.write_text(text, "utf-8")
    found = desk.ask("1q")
    assert "this line may be the booking at books.beancount:7, or another just like it" in (
        found.stdout
    )
    assert "booked: remove this one" in found.stdout
    assert desk.text() == text.replace(f"{twin}\n", "")


def test_it_is_not_asked_without_a_person(desk: Desk) -> None:
    for option in ("--json", "--dry-run"):
        found = desk.ask("", option)
        assert found.exit_code == 2
        assert found.stderr == (
            f"kasboek: a question needs an answer: leave {option} out, or --ask\n"
        )


def test_what_changed_meanwhile_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from kasboek.cli import keys  # noqa: PLC0415 # only here

    def press(_: keys.Keys) -> str:
        desk.books.write_text(f"; a note\n{desk.text()}", "utf-8")  # an editor saves
        return "1"

    monkeypatch.setattr(keys.Keys, "press", press)
    found = desk.ask("")
    assert found.exit_code == 3
    assert found.stderr.startswith("kasboek: books.beancount changed since it was read")
    assert desk.text() == f"; a note\n{JANSEN}\n{BAKER}\n{AGAIN}"


def test_on_a_terminal_one_key_answers_and_ctrl_c_keeps_it(desk: Desk) -> None:
    above, below = pty.openpty()
    with subprocess.Popen(
        (KASBOEK, "--lang", "en", "--ledger", desk.head, "import", "--ask"),
        stdin=below,
        stdout=below,
        stderr=below,
        start_new_session=True,
    ) as running:
        os.close(below)
        seen = _until(above, "[q]uit: ")
        os.write(above, b"2")
        seen = _until(above, "[q]uit: ")
        assert "2 of 3: 2 October 2026" in seen
        os.write(above, b"\x03")
        assert running.wait(30) == 130
    os.close(above)
    assert desk.text().startswith('2026-10-01 * "Jansen" "dank u wel"\n')
    assert f"{BAKER}\n{AGAIN}" in desk.text()


def _until(terminal: int, text: str) -> str:
    seen = ""
    while text not in seen:
        seen += os.read(terminal, 4096).decode()
    return seen
