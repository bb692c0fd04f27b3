"""The books of another program become a ledger that checks, ties, and is added to once."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any

import pytest
from beancount.core import data
from beancount.core.amount import Amount
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek.importers import formats
from kasboek.importers.bookkeeping.audit_reader import parse
from kasboek.importers.bookkeeping.auditfile import sums
from kasboek.importers.bookkeeping.charting import leaf
from kasboek.importers.files import fields
from kasboek.importers.statement import Unreadable
from kasboek.words import say

if TYPE_CHECKING:
    from pathlib import Path

LEDGER = 'option "operating_currency" "EUR"\nplugin "kasboek.plugins.books"\n'
XAF3 = "http://www.auditfiles.nl/XAF/3.2"
XAF4 = "http://www.odb.belastingdienst.nl/Belastingdienst/BCPP/1.1/structures/XmlauditfileXAF_4.0"
MULTIVERS = "xaf/banana-nl__Multivers_V32_2017.xml"
BANANA = "xaf/banana-nl__auditfile_v3.2_nl_20180101_20181231.xaf"
OFFICIAL = "xaf/banana-nl__XmlAuditfileFinancieel3.2_test.xml"
ACCOUNTS = [
    ("0500", "Aandelenkapitaal", "B", "BEivGokGea"),
    ("1100", "ING zakelijk", "B", "BLimBanRba"),
    ("1300", "Debiteuren", "B", ""),
    ("1600", "Crediteuren", "B", ""),
    ("1500", "Omzetbelasting 21%", "B", ""),
    ("4000", "Kantoorkosten", "P", ""),
    ("8000", "Omzet", "P", "WOmzNohOlh"),
]


def line(account: str, amount: str, relation: str = "", invoice: str = "", text: str = "") -> str:
    side = "C" if amount.startswith("-") else "D"
    return (
        f"<trLine><nr>1:1</nr><accID>{account}</accID><desc>{text}</desc>"
        f"<amnt>{amount.lstrip('-')}</amnt><amntTp>{side}</amntTp>"
        f"<custSupID>{relation}</custSupID><invRef>{invoice}</invRef></trLine>"
    )


def entry(number: str, day: str, *lines: str) -> str:
    return (
        f"<transaction><nr>{number}</nr><desc>entry {number}</desc><periodNumber>1</periodNumber>"
        f"<trDt>{day}</trDt>{''.join(lines)}</transaction>"
    )


def journal(name: str, kind: str, *entries: str, more: str = "") -> str:
    return f"<journal><jrnID>{name}</jrnID><jrnTp>{kind}</jrnTp>{more}{''.join(entries)}</journal>"


def opening(*rows: tuple[str, str], items: str = "") -> str:
    lines = "".join(
        f"<obLine><nr>{number}</nr><accID>{account}</accID><amnt>{amount.lstrip('-')}</amnt>"
        f"<amntTp>{'C' if amount.startswith('-') else 'D'}</amntTp></obLine>"
        for number, (account, amount) in enumerate(rows, 1)
    )
    return f"<openingBalance>{lines}{items}</openingBalance>"


def xaf(
    *journals: str,
    year: int = 2025,
    start: str = "",
    space: str = XAF3,
    accounts: list[tuple[str, str, str, str]] = ACCOUNTS,
    relations: str = "",
) -> str:
    code = "RGScode" if space == XAF4 else "leadReference"
    listed = "".join(
        f"<ledgerAccount><accID>{a}</accID><accDesc>{b}</accDesc><accTp>{c}</accTp>"
        f"<{code}>{d}</{code}></ledgerAccount>"
        for a, b, c, d in accounts
    )
    default = (
        "<customerSupplier><custSupID>D1</custSupID><custSupName>Jansen</custSupName>"
        "<taxRegIdent>NL809561074B01</taxRegIdent><custSupTp>C</custSupTp><bankAccount><bankAccNr>"
        "NL20INGB0001234567</bankAccNr></bankAccount></customerSupplier><customerSupplier>"
        "<custSupID>C1</custSupID><custSupName>Frames</custSupName><custSupTp>S</custSupTp>"
        "</customerSupplier><customerSupplier><custSupID>D2</custSupID><custSupName>Pietersen"
        "</custSupName><custSupTp>C</custSupTp></customerSupplier>"
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><!-- made --><auditfile xmlns="{space}"><header>'
        f"<fiscalYear>{year}</fiscalYear><startDate>{year}-01-01</startDate><endDate>{year}-12-31"
        f"</endDate><curCode>EUR</curCode></header><company><companyName>Wij</companyName>"
        f"<customersSuppliers>{relations or default}</customersSuppliers><generalLedger>{listed}"
        f"</generalLedger>{start}<transactions><linesCount>99999</linesCount>{''.join(journals)}"
        "</transactions></company></auditfile>"
    )


SALES = journal(
    "S",
    "S",
    entry(
        "1",
        "2025-01-10",
        line("1300", "121.00", "D1", "2025-1"),
        line("8000", "-100.00"),
        line("1500", "-21.00"),
    ),
    entry(
        "2",
        "2025-01-11",
        line("1300", "60.50", "D2", "2025-2"),
        line("8000", "-50.00"),
        line("1500", "-10.50"),
    ),
)
BANK = journal(
    "B",
    "B",
    entry(
        "1",
        "2025-02-01",
        line("1100", "171.50", text="statement 1"),
        line("1300", "-121.00", "D1", "2025-1"),
        line("1300", "-60.50", "D2", "2025-2"),
        line("4000", "10.00", text="costs"),
    ),
    more="<offsetAccID>1100</offsetAccID><bankAccNr>NL44RABO0123456789</bankAccNr>",
)
START = opening(("1100", "1000.00"), ("0500", "-1000.00"))


def totals(desk: Any) -> dict[str, Decimal]:  # noqa: ANN401 # Desk
    found: defaultdict[str, Decimal] = defaultdict(Decimal)
    for each in desk.entries():
        for posting in each.postings if isinstance(each, data.Transaction) else ():
            assert isinstance(posting.units, Amount)
            found[posting.account] += posting.units.number or 0
    return {name: number for name, number in found.items() if number}


# --- real files, against SOURCES.md


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (MULTIVERS, (165, 31, 11, 69, 371, "135836.32", "135836.32", 22, "1109753.22")),
        (BANANA, (131, 9, 1, 44, 121, "91275.49", "91275.49", 2, "5000.00")),
        (OFFICIAL, (1, 1, 1, 1, 1, "0", "3.14", 1, "0")),
    ],
)
def test_real_files(samples: Path, name: str, expected: tuple[object, ...]) -> None:
    file = parse(fields.decode((samples / name).read_bytes()))
    lines = tuple(each for one in file.entries for each in one.lines)
    debit, credit = sums(lines)
    opened = sum((o.amount for o in file.opening if o.amount > 0), Decimal())
    assert (
        len(file.accounts),
        len(file.relations),
        len(file.journals),
        len(file.entries),
        len(lines),
        str(debit),
        str(credit),
        len(file.opening),
        str(opened),
    ) == expected


@pytest.mark.parametrize(("name", "count"), [(MULTIVERS, 69), (BANANA, 44)])
def test_real_books_check_and_tie(samples: Path, desk: Any, name: str, count: int) -> None:  # noqa: ANN401 # Desk
    content = (samples / name).read_bytes()
    file = parse(fields.decode(content))
    desk.begin(LEDGER)
    desk.take(content)
    assert desk.answer[0]["new"] == count + 3  # and the accounts, the opening, the balances
    entries = desk.entries()
    opens = {
        e.meta["x-number"]: e.account
        for e in entries
        if isinstance(e, data.Open) and "x-number" in e.meta
    }
    assert opens.keys() == file.accounts.keys()
    expected: defaultdict[str, Decimal] = defaultdict(Decimal)
    for each in file.opening:
        expected[opens[each.account]] += each.amount
    for one in file.entries:
        for each_line in one.lines:
            expected[opens[each_line.account]] += each_line.amount
    assert totals(desk) == {key: number for key, number in expected.items() if number}
    checks = [each for each in entries if isinstance(each, data.Balance)]
    assert {each.account for each in checks} == set(opens.values())
    before = desk.texts()
    assert desk.take(content)[0]["new"] == 0
    assert desk.texts() == before


def test_the_open_invoices_of_multivers_have_owner_and_due_date(samples: Path, desk: Any) -> None:  # noqa: ANN401 # Desk
    desk.begin(LEDGER)
    desk.take((samples / MULTIVERS).read_bytes())
    book = desk.book()
    late = book.items[-1].date
    found = {
        (item.counterparty, item.number, str(item.due)): item.open_on(late)
        for item in book.items
        if item.open_on(late)
    }
    assert found["Van Bekkerem B.V.", "20170004", "2017-01-27"] == Decimal("2734.60")
    assert "Gartencenter Löwenbrau" in book.counterparties  # a byte of Windows-1252
    assert book.unexplained == ()


def test_the_official_file_is_refused_by_its_unbalanced_line(samples: Path, desk: Any) -> None:  # noqa: ANN401 # Desk
    desk.begin(LEDGER)
    desk.take((samples / OFFICIAL).read_bytes())
    assert desk.problems == [
        (
            "transaction String of journal String does not balance: debit € 0.00, "
            "credit € 3.14; correct it in your bookkeeping program and export again"
        ),
        (
            "the opening balance does not balance: € -3.14 apart; correct it in "
            "your bookkeeping program and export again"
        ),
    ]
    assert list(desk.texts()) == ["main.beancount"]


# --- what a file becomes


@pytest.mark.parametrize("space", [XAF3, XAF4])
def test_a_small_file_whole(desk: Any, space: str) -> None:  # noqa: ANN401 # Desk
    desk.begin(LEDGER)
    desk.take("\ufeff" + xaf(SALES, BANK, start=START, space=space))
    assert desk.problems == []
    assert (
        desk.text("books/2025/xaf.beancount")
        == """\
; xaf, 2025

2025-01-01 * "Opening balance, from the auditfile"
  xaf-ref: "2025 opening"
  Equity:Aandelenkapitaal                   -1000.00 EUR
  Assets:ING-zakelijk                        1000.00 EUR

2025-01-10 * "Jansen" "entry 1"
  xaf-ref: "2025 S 1 1"
  Assets:Debiteuren                           121.00 EUR
    invoice: "2025-1"
  Income:Omzet                               -100.00 EUR
  Liabilities:Omzetbelasting-21               -21.00 EUR

2025-01-11 * "Pietersen" "entry 2"
  xaf-ref: "2025 S 2 1"
  Assets:Debiteuren                            60.50 EUR
    invoice: "2025-2"
  Income:Omzet                                -50.00 EUR
  Liabilities:Omzetbelasting-21               -10.50 EUR

2025-02-01 * "Jansen" "entry 1; statement 1"
  xaf-ref: "2025 B 1 1"
  Assets:Debiteuren                          -121.00 EUR
    invoice: "2025-1"
  Assets:ING-zakelijk                         121.00 EUR

2025-02-01 * "Pietersen" "entry 1; statement 1"
  xaf-ref: "2025 B 1 1"
  Assets:Debiteuren                           -60.50 EUR
    invoice: "2025-2"
  Assets:ING-zakelijk                          60.50 EUR

2025-02-01 * "entry 1; costs; statement 1"
  xaf-ref: "2025 B 1 1"
  Expenses:Kantoorkosten                       10.00 EUR
  Assets:ING-zakelijk                         -10.00 EUR

2025-02-02 balance Assets:Debiteuren 0.00 EUR

2025-02-02 balance Assets:ING-zakelijk 1171.50 EUR

2025-02-02 balance Equity:Aandelenkapitaal -1000.00 EUR

2025-02-02 balance Expenses:Kantoorkosten 10.00 EUR

2025-02-02 balance Income:Omzet -150.00 EUR

2025-02-02 balance Liabilities:Crediteuren 0 EUR

2025-02-02 balance Liabilities:Omzetbelasting-21 -31.50 EUR
"""
    )
    accounts = desk.text("accounts.beancount")
    assert (
        '2025-01-01 open Assets:ING-zakelijk\n  x-number: "1100"\n  rgs: "BLimBanRba"\n'
        '  iban: "NL44RABO0123456789"\n'
    ) in accounts
    assert 'open Assets:Debiteuren\n  x-number: "1300"\n  class: "receivable"\n' in accounts
    assert (
        '2025-01-01 custom "customer" "Jansen"\n  iban: "NL20INGB0001234567"\n'
        '  x-vat-id: "NL809561074B01"\n  x-number: "D1"\n'
    ) in desk.text("relations.beancount")
    kinds = {each.name: str(each.kind) for each in desk.book().accounts.values()}
    assert kinds["Liabilities:Omzetbelasting-21"] == "vat"
    assert kinds["Income:Omzet"] == "revenue"
    assert all(item.open_on(item.due) == 0 for item in desk.book().items)


ITEMS = (
    "<obSubledgers><obSubledger><sbType>CS</sbType><obSbLine><nr>1</nr><obLineNr>1</obLineNr>"
    "<amnt>242.00</amnt><amntTp>D</amntTp><custSupID>D1</custSupID><invRef>2024-9</invRef>"
    "<invDt>2024-12-01</invDt><invDueDt>2024-12-31</invDueDt></obSbLine></obSubledger>"
    "</obSubledgers>"
)


def test_invoices_open_at_the_start_keep_their_day_and_due_date(desk: Any) -> None:  # noqa: ANN401 # Desk
    desk.begin(LEDGER)
    start = opening(("1300", "300.00"), ("0500", "-300.00"), items=ITEMS)
    desk.take(xaf(start=start))
    (item,) = desk.book().items
    assert (item.id, str(item.date), str(item.due)) == (
        "invoice/2024-9",
        "2024-12-01",
        "2024-12-31",
    )
    assert item.counterparty == "Jansen"
    assert totals(desk) == {
        "Assets:Debiteuren": Decimal(300),
        "Equity:Aandelenkapitaal": Decimal(-300),
    }
    (rest,) = desk.book().unexplained  # 300.00 less the 242.00 that the subledger explains
    assert rest.amount == Decimal("58.00")


def test_years_follow_one_another_in_one_import_or_in_two(desk: Any) -> None:  # noqa: ANN401 # Desk
    # 2025 ends with 1171.50 in the bank and a result of 140.00, which 2026 opens in equity
    next_year = xaf(
        journal("B", "B", entry("1", "2026-01-05", line("1100", "-5.00"), line("4000", "5.00"))),
        year=2026,
        start=opening(("1100", "1171.50"), ("1500", "-31.50"), ("0500", "-1140.00")),
    )
    first = xaf(SALES, BANK, start=START)
    desk.begin(LEDGER)
    desk.take(first, next_year)
    assert desk.problems == []
    together = desk.texts()
    assert totals(desk)["Assets:ING-zakelijk"] == Decimal("1166.50")
    assert totals(desk)["Equity:Aandelenkapitaal"] == Decimal(-1140)
    assert totals(desk)["Equity:Opening-Auditfile"] == Decimal(140)
    assert totals(desk)["Income:Omzet"] == Decimal(-150)
    for path in together:
        (desk.home / path).unlink()
    desk.begin(LEDGER)
    desk.take(next_year, first)  # the oldest goes first, whatever the files are called
    assert desk.texts() == together
    for path in together:
        (desk.home / path).unlink()
    desk.begin(LEDGER)
    desk.take(first)
    desk.take(next_year)
    after = desk.texts()
    assert {**after, "books.beancount": ""} == {**together, "books.beancount": ""}
    desk.take(first, next_year)
    assert [each["new"] for each in desk.answer] == [0, 0]
    assert desk.texts() == after


def test_a_year_in_two_files_is_one_year(desk: Any) -> None:  # noqa: ANN401 # Desk
    desk.begin(LEDGER)
    desk.take(xaf(SALES, start=START), xaf(BANK, start=START))
    assert desk.problems == []
    assert totals(desk)["Assets:ING-zakelijk"] == Decimal("1171.50")


def test_an_older_year_after_a_newer_is_refused(desk: Any) -> None:  # noqa: ANN401 # Desk
    desk.begin(LEDGER)
    desk.take(xaf(SALES, start=START))
    desk.take(xaf(start=opening(("1100", "5"), ("0500", "-5")), year=2024))
    assert desk.problems == [
        (
            "the ledger has the auditfile of 2025 already, and 2024 comes before "
            "it; begin with the oldest year in a new ledger"
        )
    ]


def test_another_opening_than_the_ledger_has_is_booked_and_told(desk: Any) -> None:  # noqa: ANN401 # Desk
    desk.begin(LEDGER)
    desk.take(xaf(SALES, BANK, start=START))
    desk.take(xaf(year=2026, start=opening(("1100", "1181.50"), ("0500", "-1181.50"))))
    assert desk.problems == [
        (
            "Assets:ING-zakelijk opens on 1 January 2026 € 10.00 from where the "
            "ledger is; the difference is booked; look for what is missing in the "
            "year before"
        ),
        (
            "Liabilities:Omzetbelasting-21 opens on 1 January 2026 € 31.50 from "
            "where the ledger is; the difference is booked; look for what is "
            "missing in the year before"
        ),
    ]
    desk.entries()


def test_accounts_of_the_ledger_are_used_by_number_and_by_iban(desk: Any) -> None:  # noqa: ANN401 # Desk
    desk.begin(
        LEDGER
        + '2025-01-01 open Assets:Bank:Rabo\n  iban: "NL44RABO0123456789"\n  class: "cash"\n'
        + '2025-01-01 open Assets:Receivable\n  x-number: "1300"\n'
    )
    desk.take(xaf(SALES, BANK, start=START).replace("BLimBanRba", ""))
    assert {"Assets:Bank:Rabo", "Income:Omzet"} <= totals(desk).keys()
    assert "Debiteuren" not in desk.text("accounts.beancount")


def test_roots_of_another_name(desk: Any) -> None:  # noqa: ANN401 # Desk
    names = {"assets": "Activa", "liabilities": "Passiva", "equity": "Vermogen"}
    names |= {"income": "Opbrengsten", "expenses": "Kosten"}
    desk.begin("".join(f'option "name_{key}" "{name}"\n' for key, name in names.items()) + LEDGER)
    desk.take(xaf(SALES, BANK, start=START))
    assert desk.problems == []
    assert totals(desk)["Activa:ING-zakelijk"] == Decimal("1171.50")


# --- names, damage, random books


@given(name=st.text(max_size=80))
def test_any_name_is_a_valid_leaf(name: str) -> None:
    from beancount.core import account as names  # noqa: PLC0415 # only here
    from beancount.parser import parser  # noqa: PLC0415 # only here

    found = f"Assets:{leaf(name)}"
    assert names.is_valid(found)
    _, errors, _ = parser.parse_string(f"2025-01-01 open {found}\n")
    assert errors == []


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "2025-01-10",
            "soon",
            ("'soon' in trDt is no date; expected 2026-10-31; export the auditfile again"),
        ),
        ("121.00", "x", "'x' in amnt is no amount; expected 1234.56; export the auditfile again"),
        (
            "<amntTp>D",
            "<amntTp>Q",
            ("'Q' in amntTp is no side; expected D or C; export the auditfile again"),
        ),
        (
            ">EUR<",
            ">euro<",
            (
                "'euro' in curCode is no currency; expected three capitals as EUR; "
                "export the auditfile again"
            ),
        ),
        (
            "<fiscalYear>2025",
            "<fiscalYear>",
            (
                "the auditfile has no accounts or no fiscal year; expected XAF 3.2 or "
                "4.0; export it from your bookkeeping program again"
            ),
        ),
    ],
)
def test_what_cannot_be_read(old: str, new: str, sentence: str) -> None:
    with pytest.raises(Unreadable) as caught:
        formats.parse(xaf(SALES).replace(old, new).encode())
    assert say(caught.value.saying, "en") == sentence


def test_an_account_that_is_not_declared_stops_the_file(desk: Any) -> None:  # noqa: ANN401 # Desk
    desk.begin(LEDGER)
    desk.take(xaf(journal("M", "M", entry("1", "2025-01-01", line("9", "1"), line("7", "-1")))))
    assert desk.problems == [
        "2 accounts are used and not declared, the first is 7; export the whole auditfile again"
    ]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    drawn=st.lists(
        st.lists(
            st.tuples(
                st.sampled_from([each[0] for each in ACCOUNTS]),
                st.integers(-99999, 99999),
                st.sampled_from(["", "D1", "D2", "C1"]),
            ),
            min_size=1,
            max_size=5,
        ),
        min_size=1,
        max_size=6,
    ),
    kind=st.sampled_from("BSPMZ"),
)
def test_random_books_check_and_tie(
    desk: Any,  # noqa: ANN401 # Desk
    drawn: list[list[tuple[str, int, str]]],
    kind: str,
) -> None:
    entries = []
    expected = defaultdict(Decimal, {"Assets:ING-zakelijk": Decimal(1000)})
    for number, rows in enumerate(drawn, 1):
        even = [*rows, ("0500", -sum(each[1] for each in rows), "")]
        lines = [line(a, f"{Decimal(c) / 100:.2f}", r, f"i{c}" if r else "") for a, c, r in even]
        entries.append(entry(str(number), f"2025-01-{number:02}", *lines))
        for account, cents, _ in even:
            if account == "1100":
                expected["Assets:ING-zakelijk"] += Decimal(cents) / 100
    for path in desk.home.rglob("*.beancount"):
        path.unlink()
    desk.begin(LEDGER)
    desk.take(xaf(journal("M", kind, *entries), start=START))
    assert desk.answer[0]["imported"], desk.problems
    assert totals(desk).get("Assets:ING-zakelijk", 0) == expected["Assets:ING-zakelijk"]


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, 4000), cut=st.integers(0, 400), put=st.text(max_size=20))
def test_damaged_files_are_read_or_refused(at: int, cut: int, put: str) -> None:
    text = xaf(SALES, BANK, start=START)
    refused: Unreadable | None = None
    try:
        formats.parse((text[:at] + put + text[at + cut :]).encode("utf-8", "replace"))
    except Unreadable as error:
        refused = error
    assert refused is None or all(say(refused.saying, lang) for lang in ("en", "nl"))
