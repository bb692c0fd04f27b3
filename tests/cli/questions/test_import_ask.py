"""`kasboek import --ask`: questions over a pipe and on a real terminal, and what answers write."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import pytest
from click.testing import CliRunner
from tests.cli.reconciling.test_match import JANSEN

from kasboek import reading
from kasboek.cli.forecasting import today
from kasboek.cli.frame import Frame
from kasboek.cli.main import cli
from kasboek.writing.files import locked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from click.testing import Result

    from kasboek.core.book import Book

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
    assert any(line.startswith("1 2026-0101, due 1 October 2026 ") for line in lines)
    assert any(line.startswith("2 2026-0102, due 2 October 2026 ") for line in lines)
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


def test_the_question_that_the_manual_shows_is_real(desk: Desk, root: Path) -> None:
    manual = root / "docs" / "how-to" / "ask.md"
    if not manual.is_file():
        pytest.skip("the manual is not beside the tests, which run against the wheel")
    shown = manual.read_text("utf-8").split("```text\n")[1].split("```")[0]
    asked = desk.ask("q").stdout.split("written at once\n\n")[1]
    lines = asked.replace("[q]uit: q", "[q]uit:").splitlines()
    assert shown.splitlines() == [line.rstrip() for line in lines[: len(shown.splitlines())]]


def test_the_ledger_is_read_again_only_where_that_can_matter(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["Roos", "Tulp", "Iris", "Tulp", "Aster"]
    waits = [
        BAKER.replace("Bakkerij Zon", name).replace("10-02", f"10-{day:02}")
        for day, name in enumerate(names, 10)
    ]
    desk.books.write_text("\n".join(waits), "utf-8")
    reload, read = Frame.reload, list[int]()

    def counted(frame: Frame) -> Book:
        read.append(1)
        return reload(frame)

    monkeypatch.setattr(Frame, "reload", counted)
    keys = "t Office\n t Office 21%\n 1 t Travel\n t Office\n"
    found = desk.ask(keys)
    assert found.stdout.splitlines()[-1] == "5 answered, nothing is left to ask"
    assert "1 booking of Tulp before" in found.stdout
    assert len(read) == 3  # after the import, Tulp, which is asked about again, and the end
    assert desk.text().count("Expenses:Office") == 4
    assert desk.text().count("Expenses:Travel") == 1
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


def test_the_vat_of_a_cost_paid_back_is_no_longer_reclaimed(desk: Desk) -> None:
    """Of 12.10 that comes back 2.10 is VAT."""
    back = BAKER.replace("-12.10", "@").replace("12.10", "-12.10").replace("@", "12.10")
    desk.books.write_text(back, "utf-8")
    desk.ask("toffice 21%\n")
    assert (
        "  Expenses:Office                             -10.00 EUR\n"
        "  Assets:VAT                                   -2.10 EUR\n"
    ) in desk.text()
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


def test_a_tax_becomes_no_rule_by_the_name_of_its_office(desk: Desk) -> None:
    head = LEDGER.replace("open Assets:VAT\n", 'open Assets:VAT\n  class: "vat"\n')
    desk.head.write_text(head, "utf-8")
    found = desk.ask("s r t VAT\n q")
    assert (
        '"Bakkerij Zon" may collect other taxes too: answer this one only, or write a rule with a'
        " word of the text that names this tax"
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
    found = desk.ask("x9t Expenses\n t nowhere\n t Assets:Bank\n t 2026-0199\n t\n q")
    assert "x is none of the answers" in found.stdout
    assert "9 is none of the answers" in found.stdout
    told = (
        '"{}" is no open invoice or bill, and no one account that can be booked here; there is {}'
    )
    lines = found.stdout.splitlines()
    assert told.format("Expenses", "Expenses:Office, Expenses:Travel") in lines
    for text in ("nowhere", "Assets:Bank", "2026-0199"):  # its own account is none either
        assert told.format(text, "Income:Sales") in lines
    assert desk.text() == f"{JANSEN}\n{BAKER}\n{AGAIN}"


def test_the_last_part_of_a_name_is_enough(desk: Desk) -> None:
    more = "2026-01-01 open Expenses:Office:Cake\n2026-01-01 open Expenses:BackOffice\n"
    desk.head.write_text(LEDGER + more, "utf-8")
    found = desk.ask("s t office\n s q")
    assert "booked: Expenses:Office\n" in found.stdout
    assert "[u]ndo" in found.stdout


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
    from kasboek.cli.questions import keys  # noqa: PLC0415 # only here

    def press(_: keys.Keys, __: str) -> str:
        desk.books.write_text(f"; a note\n{desk.text()}", "utf-8")  # an editor saves
        return "1"

    monkeypatch.setattr(keys.Keys, "press", press)
    found = desk.ask("")
    assert found.exit_code == 3
    assert found.stderr.startswith("kasboek: books.beancount changed since it was read")
    assert desk.text() == f"; a note\n{JANSEN}\n{BAKER}\n{AGAIN}"


def test_a_read_only_book_is_left_alone(desk: Desk) -> None:
    desk.books.chmod(0o444)
    found = desk.ask("1")
    assert found.exit_code == 3
    assert found.stderr == (
        "kasboek: books.beancount is read-only, so nothing was written; make it writable and try"
        " again\n"
    )
    assert desk.text() == f"{JANSEN}\n{BAKER}\n{AGAIN}"


def test_two_at_once_are_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from kasboek.cli.questions import answering  # noqa: PLC0415 # only here

    write = answering.write

    def while_another_writes(*said: Any) -> object:  # noqa: ANN401 # what the real one takes
        with locked(desk.head.parent):
            return write(*said)

    monkeypatch.setattr("kasboek.cli.questions.asking.write", while_another_writes)
    found = desk.ask("2")
    assert found.exit_code == 3
    assert found.stderr == (
        f"kasboek: another kasboek command is writing to {desk.head.parent}; wait until it is done "
        "and try again\n"
    )
    assert desk.text() == f"{JANSEN}\n{BAKER}\n{AGAIN}"


def test_line_ends_of_windows_stay(desk: Desk) -> None:
    for file in (desk.head, desk.books):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    desk.ask("2 rt Office\n q")
    assert desk.errors() == []
    for file in (desk.head, desk.books):
        data = file.read_bytes()
        assert data.count(b"\r\n") == data.count(b"\n")
    assert desk.text().count("Expenses:Office") == 2
    assert 'custom "categorise" "bakkerij zon"' in desk.head.read_text("utf-8")


def test_the_last_answer_is_taken_back_with_its_rule(desk: Desk) -> None:
    later = BAKER.replace("2026-10-02", "2026-10-05").replace("Bakkerij Zon", "Bloemen Roos")
    desk.books.write_text(f"{JANSEN}\n{BAKER}\n{AGAIN}\n{later}", "utf-8")
    before = desk.head.read_text("utf-8")
    found = desk.ask("s rt Office\n u u q")
    asked = [line for line in found.stdout.splitlines() if " of 4: " in line]
    assert [line.split(",")[-1].strip() for line in asked] == [
        *("R. JANSEN", "Bakkerij Zon", "Bloemen Roos", "Bakkerij Zon", "R. JANSEN"),
    ]
    assert found.stdout.count("taken back") == 2
    assert found.stdout.splitlines()[-1] == "0 answered, 4 left; 'kasboek import --ask' goes on"
    assert desk.text() == f"{JANSEN}\n{BAKER}\n{AGAIN}\n{later}"
    assert desk.head.read_text("utf-8") == before


def test_what_was_put_aside_is_asked_again(desk: Desk) -> None:
    found = desk.ask("s u 1 q")
    assert found.stdout.count("2026, € 100.00, R. JANSEN") == 2
    assert desk.text().startswith('2026-10-01 * "Jansen"')


def test_an_answer_that_was_edited_since_is_not_taken_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kasboek.cli.questions import keys  # noqa: PLC0415 # only here

    typed = iter("1u")

    def press(_: keys.Keys, __: str) -> str:
        key = next(typed)
        if key == "u":
            desk.books.write_text(f"; a note\n{desk.text()}", "utf-8")
        return key

    monkeypatch.setattr(keys.Keys, "press", press)
    found = desk.ask("")
    assert found.exit_code == 3
    assert found.stderr.startswith("kasboek: books.beancount changed since it was read")
    assert desk.text().startswith('; a note\n2026-10-01 * "Jansen"')


def test_an_invoice_of_this_amount_is_offered(desk: Desk) -> None:
    desk.books.write_text(JANSEN.replace("R. JANSEN", "P. Neef").replace("NL20", "NL99"), "utf-8")
    found = desk.ask("1")
    assert (
        "  1  2026-0101, due 1 October 2026  € 100.00 of Jansen is open; the amount is all that "
        "speaks for it"
    ) in found.stdout.splitlines()
    assert "on account of" not in found.stdout  # who paid is nobody known
    assert "2026-0102, due 2 October 2026" in found.stdout
    lines = desk.text().splitlines()
    assert lines[:3] == [
        '2026-10-01 * "Jansen" "dank u wel"',
        f'  because: "answered on {TODAY} as paid by P. Neef"',
        '  invoice: "2026-0101"',
    ]
    assert desk.errors() == []


def test_money_of_a_known_party_can_stay_on_account(desk: Desk) -> None:
    desk.books.write_text(JANSEN.replace("100.00", "70.00"), "utf-8")
    found = desk.ask("1")
    lines = [" ".join(line.split()) for line in found.stdout.splitlines()]
    told = "on account of Jansen, until 'kasboek match' or you name what it pays"
    assert f"1 Assets:Receivable {told}" in lines
    assert desk.text().splitlines()[:2] == [
        '2026-10-01 * "Jansen" "dank u wel"',
        f'  because: "answered on {TODAY}"',
    ]
    assert desk.errors() == []


def test_it_says_how_many_more_a_rule_would_book(desk: Desk) -> None:
    found = desk.ask("s q", language="nl")
    lines = [line.strip() for line in found.stdout.splitlines()]
    assert lines.count("nog 1 van Bakkerij Zon wacht; een regel boekt die ook") == 1


def test_typed_invoices_are_paid_in_their_order(desk: Desk) -> None:
    desk.books.write_text(JANSEN.replace("100.00", "150.00"), "utf-8")
    found = desk.ask("t 2026-0102, 2026-0101\n")
    assert "booked: 2026-0102 € 100.00, 2026-0101 € 50.00" in found.stdout
    assert desk.text().splitlines()[5:] == [
        "  Assets:Receivable                          -100.00 EUR",
        '    invoice: "2026-0102"',
        "  Assets:Receivable                           -50.00 EUR",
        '    invoice: "2026-0101"',
    ]
    assert desk.errors() == []


def test_what_is_too_much_for_a_typed_invoice_stays_on_account(desk: Desk) -> None:
    desk.books.write_text(JANSEN.replace("100.00", "150.00"), "utf-8")
    found = desk.ask("t 2026-0102\n")
    assert "booked: 2026-0102 € 100.00, Assets:Receivable € 50.00" in found.stdout


@pytest.mark.parametrize("keys", ["", "t", "tOff", "r", "rt", "u", "\x00\x1b\x7f"])
def test_the_end_of_the_input_ends_it(desk: Desk, keys: str) -> None:
    found = desk.ask(keys)
    assert found.exit_code == 0, found.output
    assert found.stdout.splitlines()[-1] == "0 answered, 3 left; 'kasboek import --ask' goes on"
    assert desk.text() == f"{JANSEN}\n{BAKER}\n{AGAIN}"


@pytest.mark.parametrize("shell", ["<&-", "< /dev/null", "<<< $'\\xff\\xfe'"])
def test_no_input_or_none_that_is_text_ends_it(desk: Desk, shell: str) -> None:
    line = f'"$0" --lang en --ledger "$1" import --ask {shell}'
    done = subprocess.run(
        ("bash", "-c", line, KASBOEK, desk.head), capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines()[-1] == "0 answered, 3 left; 'kasboek import --ask' goes on"
    assert (done.returncode, done.stderr) == (0, "")


def test_on_a_terminal_one_key_answers_and_ctrl_c_keeps_it(desk: Desk) -> None:
    with terminal(desk) as (running, above):
        _until(above, "[q]uit: ")
        os.write(above, b"\x1b[A\r2")  # an arrow and a line end are no answer
        seen = _until(above, "[u]ndo, [q]uit: ")
        assert "2 of 3: 2 October 2026, € -12.10, Bakkerij Zon" in seen
        os.write(above, b"\x03")
        assert running.wait(30) == 130
    assert desk.text().startswith('2026-10-01 * "Jansen" "dank u wel"\n')
    assert f"{BAKER}\n{AGAIN}" in desk.text()


def test_on_a_terminal_no_key_is_lost_and_ctrl_d_ends_it(desk: Desk) -> None:
    with terminal(desk) as (running, above):
        os.write(above, b"stOff")  # before anything is asked
        _until(above, "invoices: ")
        os.write(above, b"ice 21%\ns\x04")
        _until(above, "1 answered, 2 left")
        assert running.wait(30) == 0
    assert "  Assets:VAT                                    2.10 EUR\n" in desk.text()


@contextmanager
def terminal(desk: Desk) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Run it on a real terminal, which is given from above."""
    above, below = pty.openpty()
    with subprocess.Popen(
        (KASBOEK, "--lang", "en", "--ledger", desk.head, "import", "--ask"),
        stdin=below,
        stdout=below,
        stderr=below,
        start_new_session=True,
    ) as running:
        os.close(below)
        try:
            yield running, above
        finally:
            running.kill()
            os.close(above)


def _until(above: int, text: str) -> str:
    seen = ""
    while text not in seen:
        assert select.select([above], [], [], 30)[0], seen
        seen += os.read(above, 4096).decode(errors="replace")
    return seen


def test_an_opening_balance_is_no_receipt_of_others(desk: Desk) -> None:
    """`Equity:Opening` is where an account began, not where money of that size goes."""
    text = JANSEN.replace("100.00", "4000.00").replace("R. JANSEN", "P. Neef")
    desk.books.write_text(text.replace("NL20INGB0001234567", "NL91ABNA0417164300"), "utf-8")
    found = desk.ask("q").stdout
    assert "1 of 1: 1 October 2026, € 4,000.00, P. Neef" in found
    assert "Equity:Opening" not in found


PAPERS = """2026-10-04 ! "Jansen" "frames"
  invoice: "2026-0103"
  due: 2026-11-03
  Assets:Receivable                           121.00 EUR
  Assets:Suspense                               -100 EUR
  Assets:VAT                                  -21.00 EUR

2026-10-05 ! "Jansen" "frames back"
  credit-note: "C-1"
  credits: "2026-0103"
  Assets:Receivable                           -12.10 EUR
  Assets:Suspense                                 10 EUR
  Assets:VAT                                    2.10 EUR

2026-10-06 ! "Bakkerij Zon" "taart"
  bill: "Z 7"
  Liabilities:Payable                         -24.20 EUR
  Assets:Suspense                                 20 EUR
  Assets:VAT                                    4.20 EUR
"""


def papers(desk: Desk) -> None:
    """Put what came as files with invoices on suspense, and no bank line."""
    desk.books.write_text(f"2026-01-01 open Liabilities:Payable\n\n{PAPERS}", "utf-8")


def test_an_invoice_without_a_place_is_asked_too(desk: Desk) -> None:
    """What was answered for one is what is offered for the next of the same party."""
    papers(desk)
    found = desk.ask("1tOffice\n1")
    assert found.exit_code == 0, found.output
    lines = [" ".join(line.split()) for line in found.stdout.splitlines()]
    assert lines[lines.index("1 of 3: 4 October 2026, € 100.00, Jansen") :][:6] == [
        "1 of 3: 4 October 2026, € 100.00, Jansen",
        "frames, Assets:Receivable, books.beancount:3",
        (
            "sold to Jansen, 2026-0103: no rule and no earlier invoice says on which account this"
            " belongs"
        ),
        "",
        "1 Income:Sales 2 others of Jansen stand there",
        "[1] book, [t]ype an account, [s]kip, [q]uit: 1",
    ]
    assert "1 Income:Sales 3 others of Jansen stand there" in lines
    assert (
        "bought from Bakkerij Zon, Z 7: no rule and no earlier bill says on which account this"
        " belongs"
    ) in lines
    assert not any("more of" in line or "a rule" in line for line in lines)
    assert desk.text().split("\n\n")[1].splitlines() == [
        '2026-10-04 * "Jansen" "frames"',
        f'  because: "answered on {TODAY}: 2 others of Jansen stand there"',
        '  invoice: "2026-0103"',
        "  due: 2026-11-03",
        "  Assets:Receivable                           121.00 EUR",
        "  Income:Sales                                  -100 EUR",
        "  Assets:VAT                                  -21.00 EUR",
    ]
    assert desk.errors() == []


def test_of_an_invoice_only_the_account_is_asked(desk: Desk) -> None:
    """Its VAT stands apart, no rule of bank lines is made of it, and no bank account takes it."""
    papers(desk)
    found = desk.ask("rtSales 21%\nt2026-0101\nq")
    assert "r is none of the answers" in found.stdout
    assert "the VAT of this stands apart already; type the account alone" in found.stdout
    assert (
        '"2026-0101" is no one account that this can be booked on; there is Income:Sales'
        in found.stdout
    )
    assert desk.text().endswith(PAPERS)
    dutch = desk.ask("tBank\nq", language="nl").stdout
    assert (
        "verkocht aan Jansen, 2026-0103: geen regel en geen eerdere factuur zegt op welke rekening"
        " dit hoort"
    ) in dutch
    assert '"Bank" is niet één rekening waarop dit geboekt kan worden; er is Income:Sales' in dutch
    assert "[1] boek, [t]yp een rekening, [s]la over, [q] stop: t\nrekening: Bank\n" in dutch


def test_a_rule_says_where_an_invoice_goes_by_now(desk: Desk) -> None:
    papers(desk)
    rule = '2026-01-01 custom "categorise" "cakes" Expenses:Travel\n  match: "taart"\n'
    desk.head.write_text(f"{LEDGER}{rule}", "utf-8")
    found = desk.ask("ss1")
    assert '  1  Expenses:Travel  rule "cakes"' in found.stdout.splitlines()
    assert "  Expenses:Travel                                 20 EUR\n" in desk.text()


def test_payments_are_not_looked_for_among_invoices(desk: Desk) -> None:
    papers(desk)
    words = ["--ledger", str(desk.head), "match"]
    assert CliRunner().invoke(cli, words).stdout.startswith("nothing to match")
    assert "nothing is left to ask" in CliRunner().invoke(cli, [*words, "--ask"]).stdout


def test_a_rule_is_said_to_book_only_what_it_would(desk: Desk) -> None:
    refund = """2026-10-04 ! "Bakkerij Zon" "retour"
  Assets:Bank                                  24.20 EUR
  Assets:Suspense                             -24.20 EUR
"""
    desk.books.write_text(f"{BAKER}\n{AGAIN}\n{refund}", "utf-8")
    assert "1 more of Bakkerij Zon waits; a rule books it too" in desk.ask("q").stdout
    after = desk.ask("rtExpenses:Office\nq").stdout
    assert "1 more booking by the same rule" in after
    assert "2 answered, 1 left" in after


def test_an_account_that_takes_another_currency_says_which_line_to_change(desk: Desk) -> None:
    head = desk.head.read_text("utf-8").replace("Expenses:Travel", "Expenses:Travel USD, GBP")
    desk.head.write_text(head, "utf-8")
    desk.books.write_text(BAKER, "utf-8")
    before = desk.text()
    line = next(n for n, each in enumerate(head.splitlines(), 1) if "Travel" in each)
    told = (
        "Expenses:Travel takes only USD, GBP, and this is EUR: add EUR to its open line "
        f"(main.beancount:{line}), or leave the currencies off, and answer again"
    )
    assert told in desk.ask("tExpenses:Travel\nq").stdout
    assert desk.text() == before


def test_a_bill_in_another_currency_is_shown_as_it_is_to_be_written(desk: Desk) -> None:
    bill = """
2026-01-01 open Liabilities:Payable
2026-08-01 * "Shenzhen" "machines"
  bill: "SZ5"
  Expenses:Office       13.00 USD @ 0.92 EUR
  Liabilities:Payable  -13.00 USD @ 0.92 EUR
"""
    desk.head.write_text(desk.head.read_text("utf-8") + bill, "utf-8")
    desk.books.write_text(BAKER, "utf-8")
    told = (
        "SZ5 is in USD, $ 13.00 is open: at books.beancount:1 write 'Liabilities:Payable  13.00 "
        'USD @@ 12.10 EUR\' in place of the posting on Assets:Suspense, below it bill: "SZ5", and '
        "* for !; less where less was paid"
    )
    assert told in desk.ask("tSZ5\nq").stdout
    written = BAKER.replace(" ! ", " * ").replace(
        "  Assets:Suspense                              12.10 EUR",
        '  Liabilities:Payable  13.00 USD @@ 12.10 EUR\n    bill: "SZ5"',
    )
    desk.books.write_text(written, "utf-8")
    assert desk.errors() == []
    (item,) = (each for each in reading.load(desk.head, cache=False).items if each.number == "SZ5")
    assert [settled.amount for settled in item.settlements] == [13]


def test_a_bank_account_whose_statement_agrees_is_no_answer(desk: Desk) -> None:
    """Else the ledger would not check any more, by the answer to a question."""
    other = """
2026-01-01 open Assets:Savings EUR
  class: "cash"
2026-10-31 balance Assets:Savings 0.00 EUR
"""
    transfer = '2026-01-01 open Assets:Transfer\n  class: "transfer"\n'
    desk.head.write_text(desk.head.read_text("utf-8") + other, "utf-8")
    desk.books.write_text(BAKER, "utf-8")
    agrees = (
        "the statement of Assets:Savings until 30 October 2026 agrees without this; what moved "
    )
    told = agrees + (
        'between own accounts goes to an account with class: "transfer", and none is open: add '
        "one, and answer again"
    )
    assert told in desk.ask("tAssets:Savings\nq").stdout
    desk.head.write_text(desk.head.read_text("utf-8") + transfer, "utf-8")
    told = agrees + "between own accounts goes to the account of class transfer: Assets:Transfer"
    assert told in desk.ask("tAssets:Savings\nq").stdout
    assert desk.text() == BAKER
    assert "booked: Assets:Transfer" in desk.ask("tAssets:Transfer\nq").stdout
    assert desk.errors() == []
