"""A list of what is open, for a company that moves in."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek.importers import formats
from kasboek.importers.bookkeeping import open_items
from kasboek.importers.statement import Unreadable
from kasboek.words import say

LEDGER = """\
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2026-01-01 open Assets:Receivable
  class: "receivable"
2026-01-01 open Liabilities:Payable
  class: "payable"
2026-01-01 open Equity:Opening
  class: "equity"
"""
DUTCH = """\
Factuurnummer;Debiteur;Factuurdatum;Vervaldatum;Factuurbedrag;Openstaand
2025-88;"Jansen; Zn.";20-11-2025;20-12-2025;1.210,00;605,00
2026-01;Pietersen;02-01-2026;01-02-2026;121,00;121,00
2026-02;Pietersen;02-01-2026;01-02-2026;121,00;0,00
2026-03;Pietersen;05-01-2026;05-01-2026;-12,10;-12,10
"""


@pytest.mark.parametrize(
    ("header", "row", "identity"),
    [
        ("Debiteur;Naam", "10042;Jansen", "open invoice Jansen 7"),
        ("Klant;Land", "Jansen;NL", "open invoice Jansen 7"),
        ("Crediteur;Leverancier", "77;Bos", "open bill 77 7"),
    ],
)
def test_a_name_goes_before_a_number_of_the_counterparty(
    header: str, row: str, identity: str
) -> None:
    text = f"{header};Factuurnr;Datum;Vervaldatum;Open\n{row};7;01-10-2026;31-10-2026;121,00-\n"
    (paper,) = open_items.read(text).papers
    assert paper.identity == identity
    assert isinstance(paper, open_items.ItemPaper)
    assert paper.left == Decimal(-121)


@pytest.mark.parametrize("total", ["Totaal;;;;;1.326,00", ";;;;Eindtotaal;1.326,00"])
def test_a_row_that_adds_up_the_others_is_no_item(total: str) -> None:
    found = open_items.read(DUTCH + total + "\n")
    assert (len(found.papers), found.skipped) == (3, (("paid", 1), ("total", 1)))


def test_invoices_as_they_stand_open(desk: Any) -> None:  # noqa: ANN401 # Desk
    desk.begin(LEDGER)
    answer = desk.take(DUTCH)[0]
    assert (answer["format"], answer["new"], answer["skipped"]) == (
        "open-items",
        3,
        {"pending": 0, "paid": 1},
    )
    assert (
        desk.text("books/2026/open-items.beancount")
        == """\
; open-items, 2026

2026-01-01 * "Jansen; Zn." "Open when the books began"
  invoice: "2025-88"
  due: 2025-12-20
  x-date: 2025-11-20
  x-amount: 1210.00 EUR
  Assets:Receivable                           605.00 EUR
  Equity:Opening                             -605.00 EUR

2026-01-02 * "Pietersen" "Open when the books began"
  invoice: "2026-01"
  due: 2026-02-01
  Assets:Receivable                           121.00 EUR
  Equity:Opening                             -121.00 EUR

2026-01-05 * "Pietersen" "Open when the books began"
  credit-note: "2026-03"
  due: 2026-01-05
  Assets:Receivable                           -12.10 EUR
  Equity:Opening                               12.10 EUR
"""
    )
    desk.entries()
    found = {(i.counterparty, i.number, i.open_on(i.date)) for i in desk.book().items}
    assert found == {
        ("Jansen; Zn.", "2025-88", Decimal("605.00")),
        ("Pietersen", "2026-01", Decimal("121.00")),
        ("Pietersen", "2026-03", Decimal("-12.10")),
    }
    assert 'custom "customer" "Pietersen"' in desk.text("relations.beancount")
    before = desk.texts()
    assert desk.take(DUTCH)[0]["new"] == 0
    assert desk.texts() == before


@pytest.mark.parametrize(
    "text",
    [
        (
            "invoice_number,supplier,date,due "
            "date,open,currency\nF-1,Frames,2026-01-05,2026-02-05,1210.50,EUR\n"
        ),
        (
            ""
            "Nummer;Relatie;Datum;Vervaldatum;Open;Soort\nF-1;Frames;5-1-2026;5-2-2026;1.210,50;Inkoop\n"
        ),
        (
            "Rechnungsnummer\tLieferant\tRechnungsdatum\tFällig "
            "am\tOffen\nF-1\tFrames\t05.01.2026\t05.02.2026\t€ 1.210,50\n"
        ),
        'Number,Name,Date,Due,Outstanding,Type\nF-1,Frames,2026-01-05,2026-02-05,"1,210.50",bill\n',
    ],
    ids=["english", "dutch", "german", "thousands"],
)
def test_bills_in_every_language(desk: Any, text: str) -> None:  # noqa: ANN401 # Desk
    desk.begin(LEDGER)
    desk.take(text)
    assert desk.problems == []
    (item,) = desk.book().items
    assert (item.id, str(item.due), item.amount) == (
        "bill/Frames/F-1",
        "2026-02-05",
        Decimal("1210.50"),
    )


def test_what_the_account_holds_already_is_told(desk: Any) -> None:  # noqa: ANN401 # Desk
    opened = '2026-01-01 * "start"\n  Assets:Receivable  726.00 EUR\n  Equity:Opening\n'
    desk.begin(LEDGER + opened)
    desk.take(DUTCH)
    assert desk.problems == [
        (
            "Assets:Receivable already holds € 726.00 that no item explains; take "
            "that out of its opening balance, or it counts twice"
        )
    ]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "605,00",
            "x",
            (
                "line 2: 'x' is no number; expected 1.234,56 or 1,234.56; correct the "
                "cell and import again"
            ),
        ),
        (
            "121,00;121,00",
            "121.00;121.00",
            (
                "'605,00' has a decimal comma and '121.00' a decimal point; write all "
                "numbers of the file one way"
            ),
        ),
        (
            "20-11-2025",
            "11-20-2025",
            (
                "line 2: '11-20-2025' is no date; expected 2026-10-31 or 31-10-2026; "
                "correct the cell and import again"
            ),
        ),
        (
            "Debiteur",
            "Naam",
            (
                "line 2: '' says neither invoice nor bill; expected a column kind with "
                "invoice or bill, or customer or supplier above the names"
            ),
        ),
        ("2026-01;", ";", "line 3: the column factuurnummer is empty; fill it in and import again"),
    ],
)
def test_what_cannot_be_read(old: str, new: str, sentence: str) -> None:
    with pytest.raises(Unreadable) as caught:
        formats.parse(DUTCH.replace(old, new).encode())
    assert say(caught.value.saying, "en") == sentence


def test_a_missing_account_is_to_be_pasted(desk: Any) -> None:  # noqa: ANN401 # Desk
    desk.begin(LEDGER.replace("Equity:Opening", "Equity:Other"))
    desk.take(DUTCH)
    assert desk.problems[0] == (
        "open items need an account of class equity; paste this into the ledger and import again:\n"
        '    2025-11-20 open Equity:Opening-Balances\n      class: "equity"'
    )


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, 300), cut=st.integers(0, 60), put=st.text(max_size=20))
def test_damaged_files_are_read_or_refused(at: int, cut: int, put: str) -> None:
    refused: Unreadable | None = None
    try:
        formats.parse((DUTCH[:at] + put + DUTCH[at + cut :]).encode("utf-8", "replace"))
    except Unreadable as error:
        refused = error
    assert refused is None or all(say(refused.saying, lang) for lang in ("en", "nl"))
