"""One statement in the formats a bank offers side by side is one statement."""

from __future__ import annotations

from collections import Counter
from itertools import permutations

import pytest

from kasboek.importers import formats
from kasboek.importers.balances.proof import Proved
from kasboek.importers.balances.proof import prove
from kasboek.importers.duplicates.known import Key
from kasboek.importers.duplicates.known import gathered
from kasboek.importers.duplicates.known import unknown
from kasboek.importers.statement import Statement
from kasboek.importers.statement import StatementFile

OWN = "NL20INGB0001234567"
# day, cents, text; two equal fees are both real, and one booking has another value date
BOOKINGS = (
    ("2026-10-01", 100000, "factuur 12"),
    ("2026-10-01", -250, "kosten"),
    ("2026-10-01", -250, "kosten"),
    ("2026-10-02", -5025, "bakker"),
    ("2026-12-31", -1, "rente"),
)
OPENING = 10000
CLOSING = OPENING + sum(cents for _, cents, _ in BOOKINGS)


def csv() -> str:
    header = (
        '"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";"Bedrag (EUR)";'
        '"Mutatiesoort";"Mededelingen";"Saldo na mutatie";"Tag"'
    )
    rows, balance = list[str](), OPENING
    for day, cents, text in BOOKINGS:
        balance += cents
        rows.append(
            f'"{day.replace("-", "")}";"N";"{OWN}";"";"OV";"{"Bij" if cents > 0 else "Af"}";'
            f'"{number(cents)}";"x";"{text}";"{number(balance)}";""'
        )
    return "\n".join([header, *reversed(rows), ""])


def camt(word: str = "camt.053", root: str = "BkToCstmrStmt", one: str = "Stmt") -> str:
    def balance(code: str, cents: int, day: str) -> str:
        return (
            f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy='EUR'>{cents / 100}"
            f"</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>"
        )

    entries = "".join(
        f"<Ntry><Amt Ccy='EUR'>{abs(cents) / 100:.2f}</Amt>"
        f"<CdtDbtInd>{'CRDT' if cents > 0 else 'DBIT'}</CdtDbtInd><Sts>BOOK</Sts>"
        f"<BookgDt><Dt>{day}</Dt></BookgDt><ValDt><Dt>2026-10-05</Dt></ValDt>"
        f"<AcctSvcrRef>0{index}</AcctSvcrRef><AddtlNtryInf>{text}</AddtlNtryInf></Ntry>"
        for index, (day, cents, text) in enumerate(BOOKINGS, start=1)
    )
    return (
        f"<Document xmlns='urn:iso:std:iso:20022:tech:xsd:{word}.001.02'><{root}><{one}><Acct><Id>"
        f"<IBAN>{OWN}</IBAN></Id><Ccy>EUR</Ccy></Acct>{balance('OPBD', OPENING, '2026-09-30')}"
        f"{balance('CLBD', CLOSING, '2026-12-31')}{entries}</{one}></{root}></Document>"
    )


def mt940() -> str:
    lines = [":20:P1", f":25:{OWN}EUR", ":28C:00000", f":60F:C260930EUR{number(OPENING)}"]
    for index, (day, cents, text) in enumerate(BOOKINGS, start=1):
        entered = day[5:].replace("-", "")
        value = "270101" if entered == "1231" else day[2:].replace("-", "")  # of the next year
        mark = "C" if cents > 0 else "D"
        lines.append(f":61:{value}{entered}{mark}{number(cents)}NTRFNONREF//1423{index}")
        lines.append(f":86:/REMI/USTD//{text}/")
    return "\n".join([*lines, f":62F:C261231EUR{number(CLOSING)}", "-}"])


def number(cents: int) -> str:
    return f"{abs(cents) // 100},{abs(cents) % 100:02d}"


FILES = {"csv": csv(), "camt053": camt(), "mt940": mt940()}
FILES["camt052"] = camt("camt.052", "BkToCstmrAcctRpt", "Rpt")
PAIRS = tuple(permutations(FILES, 2))


def statement(name: str) -> Statement:
    found = formats.parse(FILES[name].encode())
    assert isinstance(found, StatementFile)
    (one,) = found.statements
    return one


@pytest.mark.parametrize("name", FILES)
def test_account_days_amounts_and_balances_agree(name: str) -> None:
    found = statement(name)
    assert (found.account, found.currency) == (OWN, "EUR")
    assert prove(found).result is Proved.PROVED
    booked = Counter((line.date.isoformat(), int(line.amount * 100)) for line in found.lines)
    assert booked == Counter((day, cents) for day, cents, _ in BOOKINGS)


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_what_one_brought_the_other_has_not_new(first: str, second: str) -> None:
    there = gathered(
        (line.date, line.amount, Key(line.reference, line.balance))
        for line in statement(first).lines
    )
    assert unknown(statement(second).lines, there) == []


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_a_twin_that_only_the_second_has_is_new(first: str, second: str) -> None:
    lines = statement(first).lines
    one_fee = [line for index, line in enumerate(lines) if index != 1]
    there = gathered((each.date, each.amount, Key(each.reference)) for each in one_fee)
    (new,) = unknown(statement(second).lines, there)
    assert int(new.amount * 100) == -250
