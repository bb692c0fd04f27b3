"""`kasboek match --ask`: what open items may explain, on suspense or without a name, key by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.cli.reconciling.test_match import BAKER
from tests.cli.reconciling.test_match import JANSEN
from tests.cli.reconciling.test_match import NAMELESS
from tests.cli.reconciling.test_match import Desk
from tests.cli.reconciling.test_match import told

from kasboek.cli.forecasting import today

if TYPE_CHECKING:
    from pathlib import Path

HUNDRED = NAMELESS.replace(" 70.00", "100.00")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path)
    found.write(JANSEN, HUNDRED, BAKER)
    return found


def test_what_no_item_may_explain_is_not_asked(desk: Desk) -> None:
    lines = told(desk.run("--ask", keys="s s"))
    asked = [line for line in lines if " of 2: " in line]
    assert asked == [
        "1 of 2: 1 October 2026, € 100.00, R. JANSEN",
        "2 of 2: 3 October 2026, € 100.00, Pietersen",
    ]
    assert lines[-1] == "0 answered, 2 left; 'kasboek match --ask' goes on"
    assert desk.books.read_text("utf-8") == f"{JANSEN}\n{HUNDRED}\n{BAKER}"


def test_a_payment_without_a_name_gets_one(desk: Desk) -> None:
    lines = told(desk.run("--ask", keys="s t 2026-0103\n"))
    assert "Pietersen has 2 open items, of which no sum is € 100.00; say what it pays" in lines
    assert "[t]ype an account or invoice, [r]ule, [s]kip, [u]ndo, [q]uit: t" in lines
    assert "booked: 2026-0103" in lines
    assert desk.books.read_text("utf-8").split("\n\n")[1] == (
        '2026-10-03 * "Pietersen" "dank"\n'
        f'  because: "answered on {today()}"\n'
        '  invoice: "2026-0103"\n'
        "  Assets:Bank                                 100.00 EUR\n"
        "  Assets:Receivable                          -100.00 EUR"
    )
    assert desk.open() == {
        "2026-0101": "100.00",
        "2026-0102": "100.00",
        "2026-0103": "150.00",
        "2026-0104": "70.00",
        "F-881234": "60.00",
    }


def test_a_ledger_that_was_not_read_whole_is_not_asked_about(desk: Desk) -> None:
    desk.add("2026-10-10 * nonsense\n")
    found = desk.run("--ask", keys="1")
    assert found.exit_code == 4
    assert " of " not in found.stdout
    assert desk.books.read_text("utf-8") == f"{JANSEN}\n{HUNDRED}\n{BAKER}"


def test_a_name_is_taken_back(desk: Desk) -> None:
    first = HUNDRED.replace("2026-10-03", "2026-09-30")
    desk.write(first, JANSEN)
    lines = told(desk.run("--ask", keys="t 2026-0103\n u q"))
    assert "taken back" in lines
    assert lines[-1] == "0 answered, 2 left; 'kasboek match --ask' goes on"
    assert desk.books.read_text("utf-8") == f"{first}\n{JANSEN}"


def test_no_rule_is_made_of_a_payment_on_account(desk: Desk) -> None:
    lines = told(desk.run("--ask", keys="s rt Office\n q"))
    assert "no rule can be made of this: it settles an item, or nothing names who it is" in lines
    assert desk.books.read_text("utf-8") == f"{JANSEN}\n{HUNDRED}\n{BAKER}"


def test_what_is_sure_is_asked_too_where_it_was_not_applied(desk: Desk) -> None:
    desk.write(NAMELESS)
    lines = told(desk.run("--ask", keys="1", language="nl"))
    assert "1 van 1: 3 oktober 2026, € 70,00, Pietersen" in lines
    assert lines[-1] == "1 beantwoord, er is niets meer te vragen"
    assert '  invoice: "2026-0104"\n' in desk.books.read_text("utf-8")
