"""Mijn ING's CSV as of 2020: semicolons, eleven columns, newest row first."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import ibans
from cents import comma
from statements import Download
from statements import Line
from statements import between

if TYPE_CHECKING:
    from model import Row

HEADER = (
    "Datum", "Naam / Omschrijving", "Rekening", "Tegenrekening", "Code", "Af Bij",
    "Bedrag (EUR)", "Mutatiesoort", "Mededelingen", "Saldo na mutatie", "Tag",
)  # fmt: skip
_CODES = {
    "transfer": ("GT", "Online bankieren"),
    "own": ("GT", "Online bankieren"),
    "debit": ("IC", "Incasso"),
    "card": ("BA", "Betaalautomaat"),
    "bank": ("DV", "Diversen"),
}
_PERIODS = (
    ((2024, 10, 1), (2025, 3, 31)),
    ((2025, 3, 25), (2025, 9, 30)),
    ((2025, 10, 1), (2026, 3, 31)),
    ((2026, 4, 1), (2026, 10, 2)),
    ((2026, 9, 28), (2026, 10, 31)),
)
"""Two downloads begin before the one before them ended."""


def _notes(row: Row) -> str:
    value = f"Valutadatum: {row.day:%d-%m-%Y}"
    if row.kind == "bank":
        return f"{row.text} ING BANK N.V. {value}"
    if row.kind == "card":
        pas, _, rest = row.text.partition(" parkeren")
        number = pas.split(" ")[1]
        machine = "12:40 Transactie: F3K7Q1 Term: 4T81X2"
        return f"Pasvolgnr: {number} {row.day:%d-%m-%Y} {machine} {rest}{value}"
    parts = [f"Naam: {row.name} Omschrijving: {row.text}"]
    if row.iban:
        parts.append(f"IBAN: {row.iban}")
    if row.kind == "debit":
        parts.append(
            f"Kenmerk: {row.day:%y%m%d}-{row.reference} Machtiging ID: {row.reference} "
            f"Incassant ID: NL98ZZZ{row.iban[-8:]}0000 Doorlopende incasso"
        )
    return " ".join([*parts, value])


def _cells(line: Line) -> tuple[str, ...]:
    row = line.row
    code, word = _CODES[row.kind]
    if row.kind == "transfer" and row.cents > 0:
        code, word = "OV", "Overschrijving"
    return (
        f"{row.day:%Y%m%d}", row.name or row.text, ibans.ING, row.iban, code,
        "Af" if row.cents < 0 else "Bij", comma(abs(row.cents)), word, _notes(row),
        comma(line.balance), "",
    )  # fmt: skip


def downloads(lines: list[Line]) -> list[Download]:
    """Return the files that were downloaded."""
    made = []
    for first, last in _PERIODS:
        start, end = dt.date(*first), dt.date(*last)
        rows = [HEADER, *(_cells(line) for line in reversed(between(lines, start, end)))]
        text = "".join(";".join(f'"{cell}"' for cell in row) + "\n" for row in rows)
        name = f"{ibans.ING}_{start:%d-%m-%Y}_{end:%d-%m-%Y}.csv"
        made.append(Download(name, text.encode()))
    return made
