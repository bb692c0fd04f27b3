"""One account's history through real formats, cut anywhere: each booking once, balances proved."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from beancount import loader
from beancount.core import data
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek import reading
from kasboek.importers.booking.intake import Intake
from kasboek.importers.booking.shelf import Shelf
from kasboek.importers.files.opened import opened
from kasboek.words import say
from kasboek.writing.files import commit

IBAN = "NL44RABO0123456789"
LEDGER = f"""\
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2020-01-01 open Assets:Bank:Rabo EUR
  iban: "{IBAN}"
  class: "cash"
2020-01-01 open Equity:Suspense
  class: "suspense"
2020-01-01 open Equity:Opening-Balances
  class: "equity"
"""


class Row(NamedTuple):
    """A booking as it happened."""

    day: dt.date
    cents: int
    number: int
    after: int


def history(days: list[list[int]]) -> list[Row]:
    found, after = list[Row](), 10_000
    for offset, amounts in enumerate(days):
        for cents in amounts:
            after += cents
            day = dt.date(2026, 10, 1) + dt.timedelta(days=offset)
            found.append(Row(day, cents, len(found) + 1, after))
    return found


def euros(cents: int) -> str:
    return f"{abs(cents) // 100},{abs(cents) % 100:02d}"


def ing(rows: list[Row], text: str) -> str:
    header = (
        '"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";"Bedrag (EUR)";'
        '"Mutatiesoort";"Mededelingen";"Saldo na mutatie";"Tag"\n'
    )
    return header + "".join(
        f'"{r.day:%Y%m%d}";"{text}";"{IBAN}";"";"OV";"{"Af" if r.cents < 0 else "Bij"}";'
        f'"{euros(r.cents)}";"x";"{text}";"{euros(r.after)}";""\n'
        for r in reversed(rows)
    )


def rabobank(rows: list[Row], text: str) -> str:
    header = (
        '"IBAN/BBAN","Munt","BIC","Volgnr","Datum","Rentedatum","Bedrag","Saldo na trn",'
        '"Tegenrekening IBAN/BBAN","Naam tegenpartij","Omschrijving-1"\n'
    )
    return header + "".join(
        f'"{IBAN}","EUR","RABONL2U","{r.number:018d}","{r.day}","{r.day}",'
        f'"{"-" if r.cents < 0 else "+"}{euros(r.cents)}","+{euros(r.after)}","",'
        f'"{text}","{text}"\n'
        for r in rows
    )


def camt(rows: list[Row], text: str) -> str:
    first, last = rows[0], rows[-1]

    def balance(code: str, cents: int, day: dt.date) -> str:
        return (
            f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>"
            f'<Amt Ccy="EUR">{euros(cents).replace(",", ".")}</Amt>'
            f"<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>"
        )

    entries = "".join(
        f'<Ntry><Amt Ccy="EUR">{euros(r.cents).replace(",", ".")}</Amt>'
        f"<CdtDbtInd>{'DBIT' if r.cents < 0 else 'CRDT'}</CdtDbtInd><Sts>BOOK</Sts>"
        f"<BookgDt><Dt>{r.day}</Dt></BookgDt><AcctSvcrRef>R{r.number}</AcctSvcrRef>"
        f"<AddtlNtryInf>{text}</AddtlNtryInf></Ntry>"
        for r in rows
    )
    return (
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt>'
        f"<Acct><Id><IBAN>{IBAN}</IBAN></Id><Ccy>EUR</Ccy></Acct>"
        f"{balance('OPBD', first.after - first.cents, first.day)}"
        f"{balance('CLBD', last.after, last.day)}{entries}</Stmt></BkToCstmrStmt></Document>"
    )


def mt940(rows: list[Row], text: str) -> str:
    first, last = rows[0], rows[-1]
    lines = "".join(
        f":61:{r.day:%y%m%d%m%d}{'D' if r.cents < 0 else 'C'}{euros(r.cents)}NTRFNONREF\n"
        f":86:{text}\n"
        for r in rows
    )
    return (
        f":20:940\n:25:{IBAN} EUR\n:28C:1\n"
        f":60F:C{first.day:%y%m%d}EUR{euros(first.after - first.cents)}\n{lines}"
        f":62F:C{last.day:%y%m%d}EUR{euros(last.after)}\n"
    )


WRITERS = (ing, rabobank, camt, mt940)


def imported(home: Path, name: str, content: str) -> None:
    path = home / "inbox" / name
    path.write_text(content, "utf-8")
    shelf, book = Shelf(home / "main.beancount"), reading.load(home / "main.beancount", cache=False)
    taken = Intake(book).book_files([opened(path)])
    assert [say(told, "en") for each in taken for told in each.problems] == []
    commit(home, shelf.changes(book, taken))


def booked(home: Path) -> Counter[tuple[dt.date, Decimal]]:
    """What is booked on the account, in a ledger whose balances all hold."""
    entries, errors, _ = loader.load_file(str(home / "main.beancount"))
    assert [error.message for error in errors] == []
    return Counter(
        (entry.date, posting.units.number)
        for entry in entries
        if isinstance(entry, data.Transaction) and not str(entry.narration).startswith("Opening")
        for posting in entry.postings
        if posting.account == "Assets:Bank:Rabo" and posting.units is not None
    )


AMOUNTS = st.sampled_from([-500, -500, -1250, -3, -80])  # no day comes back to where it was


@settings(max_examples=10, deadline=None)
@given(st.data())
def test_each_booking_once_and_the_balance_proved(data: st.DataObject) -> None:
    days = data.draw(st.lists(st.lists(AMOUNTS, min_size=1, max_size=4), min_size=1, max_size=4))
    rows = history(days)
    home = Path(tempfile.mkdtemp())
    try:
        (home / "inbox").mkdir()
        (home / "main.beancount").write_text(LEDGER, "utf-8")
        reached = 0
        for number in range(data.draw(st.integers(1, 4))):
            start = data.draw(st.integers(0, max(reached, 0)))
            end = data.draw(st.integers(start, len(rows)))
            if start == end:
                continue
            write = data.draw(st.sampled_from(WRITERS))
            imported(
                home, f"{number}.txt", write(rows[start:end], data.draw(st.sampled_from("ab")))
            )
            reached = max(reached, end)
        for number, write in enumerate(WRITERS):
            imported(home, f"all{number}.txt", write(rows, "whole"))
        assert booked(home) == Counter((r.day, Decimal(r.cents) / 100) for r in rows)
    finally:
        shutil.rmtree(home)
