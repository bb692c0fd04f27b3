"""Rabobank's CSV: 26 columns, Windows-1252, oldest row first, a number per booking."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibans
from cents import comma
from statements import Download
from statements import Line
from statements import between
from statements import periods

if TYPE_CHECKING:
    from model import Row

HEADER = (
    "IBAN/BBAN", "Munt", "BIC", "Volgnr", "Datum", "Rentedatum", "Bedrag", "Saldo na trn",
    "Tegenrekening IBAN/BBAN", "Naam tegenpartij", "Naam uiteindelijke partij",
    "Naam initiërende partij", "BIC tegenpartij", "Code", "Batch ID", "Transactiereferentie",
    "Machtigingskenmerk", "Incassant ID", "Betalingskenmerk", "Omschrijving-1", "Omschrijving-2",
    "Omschrijving-3", "Reden retour", "Oorspr bedrag", "Oorspr munt", "Koers",
)  # fmt: skip
_FIRST_NUMBER = 1187
_BICS = {"INGB": "INGBNL2A", "RABO": "RABONL2U", "ABNA": "ABNANL2A", "SNSB": "SNSBNL2A"}


def _signed(cents: int) -> str:
    return f"{'-' if cents < 0 else '+'}{comma(abs(cents))}"


def _code(row: Row) -> str:
    codes = {"batch": "sb", "bank": "db", "own": "tb"}
    return codes.get(row.kind, "bg" if row.cents < 0 else "cb")


def _cells(line: Line) -> tuple[str, ...]:
    row = line.row
    day = row.day.isoformat()
    text, _, reference = row.text.partition(" betalingskenmerk ")
    return (
        ibans.RABOBANK, "EUR", "RABONL2U", f"{_FIRST_NUMBER + line.number:018d}", day, day,
        _signed(row.cents), _signed(line.balance), row.iban, row.name, "", "",
        _BICS.get(row.iban[4:8], ""), _code(row),
        f"SAL-{row.day:%Y%m}" if row.kind == "batch" else "", "", "", "", reference, text, " ",
        "", "", "", "", "",
    )  # fmt: skip


def downloads(lines: list[Line]) -> list[Download]:
    """Return the files that were downloaded, three quarters of a year each."""
    made = []
    for start, end in periods((2025, 6), (2026, 3), (2026, 10)):
        rows = [HEADER, *(_cells(line) for line in between(lines, start, end))]
        text = "".join(",".join(f'"{cell}"' for cell in row) + "\r\n" for row in rows)
        name = f"CSV_O_{ibans.RABOBANK}_EUR_{start:%Y%m%d}_{end:%Y%m%d}.csv"
        made.append(Download(name, text.encode("cp1252")))
    return made
