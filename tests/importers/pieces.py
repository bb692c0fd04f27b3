"""One statement as a bank gives it side by side: CSV, camt.053 and MT940, of any of its rows."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

OWN = "NL20INGB0001234567"
LEDGER = f"""\
option "operating_currency" "EUR"
1990-01-01 open Assets:Bank:ING EUR
  iban: "{OWN}"
  class: "cash"
1990-01-01 open Equity:Suspense
  class: "suspense"
1990-01-01 open Equity:Opening
  class: "equity"
"""
_HEADER = (
    '"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";"Bedrag (EUR)";'
    '"Mutatiesoort";"Mededelingen";"Saldo na mutatie";"Tag"'
)
_NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"


class Row(NamedTuple):
    """A booking as it happened; `after` is the balance after it, both in cents."""

    day: dt.date
    cents: int
    after: int


def history(opening: int, days: list[list[int]]) -> list[Row]:
    """The bookings of an account, a list of cents per day; every second day is without any."""
    found, held = list[Row](), opening
    for offset, amounts in enumerate(days):
        for cents in amounts:
            held += cents
            found.append(Row(dt.date(2026, 10, 1) + dt.timedelta(days=2 * offset), cents, held))
    return found


def without_loops(opening: int, days: list[list[int]]) -> list[list[int]]:
    """Leave out what brings an account back to where it was that day.

    -5, 5, -5: nothing of the last one, not even its balances, differs from the first.
    """
    found, held = [], opening
    for amounts in days:
        states, kept = {held}, list[int]()
        for cents in amounts:
            if held + cents not in states:
                held += cents
                states.add(held)
                kept.append(cents)
        found.append(kept)
    return found


def csv(rows: list[Row]) -> str:
    """As ING gives it: a balance after each row, newest first, no reference."""
    lines = [
        f'"{row.day:%Y%m%d}";"N";"{OWN}";"";"OV";"{"Af" if row.cents < 0 else "Bij"}";'
        f'"{_comma(row.cents)}";"x";"t";"{"-" if row.after < 0 else ""}{_comma(row.after)}";""'
        for row in rows
    ]
    return "\n".join([_HEADER, *reversed(lines), ""])


def camt053(rows: list[Row]) -> str:
    """Opening and closing balance, and a reference of its own for each booking."""

    def held(code: str, cents: int, day: dt.date) -> str:
        return (
            f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>{_amount(cents)}"
            f"<Dt><Dt>{day}</Dt></Dt></Bal>"
        )

    first, last = rows[0], rows[-1]
    entries = "".join(
        f"<Ntry>{_amount(row.cents)}<Sts>BOOK</Sts><BookgDt><Dt>{row.day}</Dt></BookgDt>"
        f"<AcctSvcrRef>R{row.day:%d}{row.after}</AcctSvcrRef><AddtlNtryInf>t</AddtlNtryInf></Ntry>"
        for row in rows
    )
    return (
        f"<Document xmlns='{_NAMESPACE}'><BkToCstmrStmt><Stmt><Acct><Id><IBAN>{OWN}</IBAN></Id>"
        f"<Ccy>EUR</Ccy></Acct>{held('OPBD', first.after - first.cents, first.day)}"
        f"{held('CLBD', last.after, last.day)}{entries}</Stmt></BkToCstmrStmt></Document>"
    )


def mt940(rows: list[Row]) -> str:
    """Opening and closing balance, and no reference."""
    first, last = rows[0], rows[-1]
    opening = first.after - first.cents
    lines = [":20:P1", f":25:{OWN}EUR", ":28C:00000", f":60F:{_held(first.day, opening)}"]
    for row in rows:
        mark = "D" if row.cents < 0 else "C"
        lines += [f":61:{row.day:%y%m%d%m%d}{mark}{_comma(row.cents)}NTRFNONREF", ":86:t"]
    return "\n".join([*lines, f":62F:{_held(last.day, last.after)}", "-}"])


def ing_old(rows: list[Row]) -> str:
    """As ING gave it before 2020: no balance, no reference."""
    lines = [
        f'"{row.day:%Y%m%d}","N","{OWN}","","OV","{"Af" if row.cents < 0 else "Bij"}",'
        f'"{_comma(row.cents)}","x","t"'
        for row in rows
    ]
    header = ",".join(_HEADER.split(";")[:9])
    return "\n".join([header, *reversed(lines), ""])


def ofx(rows: list[Row]) -> str:
    """A reference of its own for each booking, and no balance."""
    bookings = "".join(
        f"<STMTTRN><TRNTYPE>OTHER<DTPOSTED>{row.day:%Y%m%d}<TRNAMT>{row.cents / 100:.2f}"
        f"<FITID>{row.day:%d}{row.after}<NAME>N</STMTTRN>\n"
        for row in rows
    )
    return (
        f"OFXHEADER:100\n\n<OFX><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>{OWN}</BANKACCTFROM>"
        f"<BANKTRANLIST>{bookings}</BANKTRANLIST></STMTRS></OFX>"
    )


FORMATS = {"csv": csv, "camt053": camt053, "mt940": mt940}
BARE = {"ing-old": ing_old, "ofx": ofx}
"""Formats that tell no balance to prove anything by."""


def _comma(cents: int) -> str:
    return f"{abs(cents) // 100},{abs(cents) % 100:02d}"


def _amount(cents: int) -> str:
    side = "DBIT" if cents < 0 else "CRDT"
    return f"<Amt Ccy='EUR'>{abs(cents) / 100:.2f}</Amt><CdtDbtInd>{side}</CdtDbtInd>"


def _held(day: dt.date, cents: int) -> str:
    return f"{'D' if cents < 0 else 'C'}{day:%y%m%d}EUR{_comma(cents)}"
