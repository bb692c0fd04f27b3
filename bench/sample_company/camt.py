"""ABN AMRO's camt.053: version 2 until the end of 2025, then version 8; a statement per month."""

from __future__ import annotations

import datetime as dt
from xml.sax.saxutils import escape

import days
import ibans
from cents import amount
from statements import Download
from statements import Line
from statements import balance_before
from statements import between
from statements import periods


def _balance(code: str, cents: int, day: dt.date) -> str:
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>"
        f'<Amt Ccy="EUR">{amount(abs(cents))}</Amt>'
        f"<CdtDbtInd>{'DBIT' if cents < 0 else 'CRDT'}</CdtDbtInd>"
        f"<Dt><Dt>{day}</Dt></Dt></Bal>\n"
    )


def _party(line: Line, version: int) -> str:
    row = line.row
    if not row.name:
        return ""
    role = "Cdtr" if row.cents < 0 else "Dbtr"
    name = f"<Nm>{escape(row.name)}</Nm>"
    party = f"<{role}>{f'<Pty>{name}</Pty>' if version > 2 else name}</{role}>"
    account = f"<{role}Acct><Id><IBAN>{row.iban}</IBAN></Id></{role}Acct>" if row.iban else ""
    return f"<RltdPties>{party}{account}</RltdPties>"


def _entry(line: Line, version: int) -> str:
    row = line.row
    booked = "<Sts><Cd>BOOK</Cd></Sts>" if version > 2 else "<Sts>BOOK</Sts>"
    family = "ICDT" if row.cents < 0 else "RCDT"
    reference = row.reference or "NOTPROVIDED"
    bank_reference = f"{row.day:%Y%m%d}ABN{line.number:07d}"
    return (
        f'<Ntry><Amt Ccy="EUR">{amount(abs(row.cents))}</Amt>'
        f"<CdtDbtInd>{'DBIT' if row.cents < 0 else 'CRDT'}</CdtDbtInd>"
        f"<RvslInd>false</RvslInd>{booked}"
        f"<BookgDt><Dt>{row.day}</Dt></BookgDt><ValDt><Dt>{row.day}</Dt></ValDt>"
        f"<AcctSvcrRef>{bank_reference}</AcctSvcrRef>\n"
        f"<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>{family}</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly>"
        "</Domn></BkTxCd>\n"
        f"<NtryDtls><TxDtls><Refs><AcctSvcrRef>{bank_reference}</AcctSvcrRef>"
        f"<EndToEndId>{escape(reference)}</EndToEndId></Refs>{_party(line, version)}"
        f"<RmtInf><Ustrd>{escape(row.text)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\n"
    )


def _statement(lines: list[Line], month: dt.date, version: int) -> str:
    end = days.month_end(month)
    own = between(lines, month, end)
    opening = balance_before(lines, month)
    closing = own[-1].balance if own else opening
    return (
        f"<Stmt><Id>{ibans.ABN}-{month:%Y%m}</Id>"
        f"<ElctrncSeqNb>{month:%Y%m}</ElctrncSeqNb><CreDtTm>{end}T23:10:00</CreDtTm>\n"
        f"<Acct><Id><IBAN>{ibans.ABN}</IBAN></Id><Ccy>EUR</Ccy></Acct>\n"
        + _balance("OPBD", opening, month - dt.timedelta(1))
        + _balance("CLBD", closing, end)
        + "".join(_entry(line, version) for line in own)
        + "</Stmt>\n"
    )


def downloads(lines: list[Line]) -> list[Download]:
    """Return one file per quarter or what there is of it, with a statement for every month."""
    ends = [(2024, 12), *((2025, month) for month in (3, 6, 9, 12))]
    made = []
    for start, end in periods(*ends, (2026, 3), (2026, 6), (2026, 9), (2026, 10)):
        version = 2 if end.year < 2026 else 8
        namespace = f"urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version:02d}"
        months = [month for month in days.months() if start <= month <= end]
        text = (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<Document xmlns="{namespace}"><BkToCstmrStmt>\n'
            f"<GrpHdr><MsgId>ABN{end:%Y%m%d}</MsgId><CreDtTm>{end}T23:10:00</CreDtTm></GrpHdr>\n"
            + "".join(_statement(lines, month, version) for month in months)
            + "</BkToCstmrStmt></Document>\n"
        )
        made.append(Download(f"camt053_{ibans.ABN}_{start:%Y%m%d}_{end:%Y%m%d}.xml", text.encode()))
    return made
