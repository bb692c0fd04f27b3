"""Rows per second of the standard files, beside a bare read of the same bytes.

Bare: for camt.053 the standard library's `iterparse`, that looks at nothing and keeps nothing; for
the others decoding and splitting into lines. Read: bytes to proved statements. Limit for camt.053:
4 times.
"""

from __future__ import annotations

import io
import sys
from xml.etree.ElementTree import iterparse

from beside import best
from beside import told

from kasboek.importers import formats
from kasboek.importers.balances.proof import Proved
from kasboek.importers.balances.proof import prove
from kasboek.importers.booking.intake import many_objects
from kasboek.importers.statement import StatementFile

ROWS = 30_000
IBAN = "NL20INGB0001234567"


def camt053() -> str:
    """Return a statement with what Dutch banks write per entry; each is 1.00 in."""
    entry = (
        '<Ntry><Amt Ccy="EUR">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>'
        "2026-10-01</Dt></BookgDt><ValDt><Dt>2026-10-01</Dt></ValDt><AcctSvcrRef>{n:016d}"
        "</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd>"
        "</Fmly></Domn><Prtry><Cd>541</Cd></Prtry></BkTxCd><NtryDtls><TxDtls><Refs><InstrId>I{n}"
        "</InstrId><EndToEndId>E{n}</EndToEndId></Refs><AmtDtls><TxAmt><Amt Ccy='EUR'>1.00</Amt>"
        "</TxAmt></AmtDtls><RltdPties><Dbtr><Nm>Bedrijf {n} B.V.</Nm></Dbtr><DbtrAcct><Id><IBAN>"
        "NL91ABNA0417164300</IBAN></Id></DbtrAcct></RltdPties><RltdAgts><DbtrAgt><FinInstnId><BIC>"
        "ABNANL2A</BIC></FinInstnId></DbtrAgt></RltdAgts><RmtInf><Ustrd>Factuur {n} week 40"
        "</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\n"
    )
    balance = (
        "<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy='EUR'>{number}</Amt>"
        "<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-10-01</Dt></Dt></Bal>"
    )
    opening = balance.format(code="OPBD", number=0)
    closing = balance.format(code="CLBD", number=ROWS)
    entries = "".join(entry.format(n=n) for n in range(ROWS))
    return (
        "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.02'><BkToCstmrStmt><Stmt>"
        f"<Acct><Id><IBAN>{IBAN}</IBAN></Id><Ccy>EUR</Ccy></Acct>{opening}{closing}{entries}"
        "</Stmt></BkToCstmrStmt></Document>"
    )


def mt940() -> str:
    """Return the same as ING writes it."""
    bookings = "".join(
        f":61:2610011001C1,00NTRFNONREF//{n:014d}\n/TRCD/00100/\n"
        f":86:/CNTP/NL91ABNA0417164300/ABNANL2A/Bedrijf {n}///REMI/USTD//Fact\nuur {n} week 40/\n"
        for n in range(ROWS)
    )
    return (
        f":20:P1\n:25:{IBAN}EUR\n:28C:00000\n:60F:C260930EUR0,00\n{bookings}"
        f":62F:C261001EUR{ROWS},00\n-\n"
    )


def coda() -> str:
    """Return the same as KBC writes it."""
    amount, total = f"0{1000:015d}", f"{ROWS * 1000:015d}"
    start = "0000001102653905".ljust(127) + "2"
    old = f"12001{'BE68539007547034':34}EUR0{0:015d}300926".ljust(128)
    new = f"8001{'BE68539007547034':34}EUR0{total}011026".ljust(128)
    moves = [
        f"21{n % 9999:04d}0000{n:021d}{amount}01102600150000{'0Factuur':54}011026001".ljust(128)
        for n in range(ROWS)
    ]
    end = f"9{'':15}{ROWS + 2:06d}{0:015d}{total}".ljust(128)
    return "\n".join([start, old, *moves, new, end])


def ofx() -> str:
    """Return the same as a bank abroad writes it."""
    bookings = "".join(
        f"<STMTTRN>\n<TRNTYPE>CREDIT\n<DTPOSTED>20261001\n<TRNAMT>1.00\n<FITID>{n:09d}\n"
        f"<NAME>Bedrijf {n}\n<MEMO>Factuur {n} week 40\n</STMTTRN>\n"
        for n in range(ROWS)
    )
    return (
        f"OFXHEADER:100\n\n<OFX><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>{IBAN}</BANKACCTFROM>"
        f"<BANKTRANLIST>{bookings}</BANKTRANLIST></STMTRS></OFX>"
    )


def parsed(data: bytes) -> None:
    """Go through XML and keep nothing."""
    for _, element in iterparse(io.BytesIO(data)):  # noqa: S314 # our own text
        element.clear()


def lines(data: bytes) -> None:
    """Decode and split."""
    data.decode().splitlines()


def read(data: bytes) -> None:
    """Read and prove."""
    found = formats.parse(data)
    assert isinstance(found, StatementFile)
    assert all(prove(each).result is not Proved.BROKEN for each in found.statements)
    assert sum(len(each.lines) for each in found.statements) == ROWS


def main() -> int:
    """Print the figures; 1 where the limit is missed."""
    missed = False
    for make, bare in ((camt053, parsed), (mt940, lines), (coda, lines), (ofx, lines)):
        data = make().encode()
        with many_objects():
            plain, full = best(bare, data), best(read, data)
        limit = "   limit 4 x" if bare is parsed else ""
        print(f"{told(ROWS, f'{make.__name__:8}', plain, full)}{limit}")
        missed |= bare is parsed and full / plain > 4
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
