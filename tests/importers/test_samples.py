"""Real files, against the counts and sums that their SOURCES.md states."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kasboek.importers import formats
from kasboek.importers.balances.proof import Proved
from kasboek.importers.balances.proof import prove

if TYPE_CHECKING:
    from pathlib import Path

ING = "ing-nl-csv/banana-nl__csv_ing_example_"
RABO = "rabobank-csv/beancount-rabobank__CSV_A_20201231_16223"
CAMT = "camt053/"
GENKGO = f"{CAMT}genkgo-camt__camt053."
VIAFIN = f"{CAMT}viafintech-camt__valid_example"
SUBITE = f"{CAMT}subite-camt__2024-03-"
VAYB = "NL26VAYB8060476890"
LT = "LT625883379695428516"

# file, then per statement: account, rows, sum, opening, closing, whether the balances add up
EXPECTED = [
    (
        f"{ING}format3_20230418.csv",
        [("JJ65EJPL2703784366", 304, "-5449.29", "5476.18", "66.15", False)],
    ),
    (f"{ING}format1_20090202.csv", [("6040930", 5, "2000073.36", None, None, None)]),
    (f"{RABO}6.csv", [("NL00RABO1234567890", 5, "-304.95", "2993.06", "2688.11", True)]),
    (f"{RABO}7.csv", [("NL00RABO1234567890", 5, "-304.95", "2993.06", "2688.11", True)]),
    (f"{VIAFIN}.xml", [("DE14740618130000033626", 4, "-10.00", "33.06", "23.06", True)]),
    (
        f"{VIAFIN}_with_batch.xml",
        [("NL18INGB00012345678", 3, "2934.26", "7329.80", "23038.20", False)],
    ),
    (
        f"{VIAFIN}_v4.xml",
        [("CH0309000000250090342", 13, "537.61", "322152.16", "322689.77", True)],
    ),
    (f"{VIAFIN}_v8.xml", [("CH1111111111111111111", 3, "542.28", "82721.95", "84515.25", False)]),
    (
        f"{GENKGO}v2.multi.statement.xml",
        [(VAYB, 1, "8.85", "18.15", "27.00", True), (VAYB, 1, "-7.00", "27.00", "20.00", True)],
    ),
    (f"{GENKGO}v2.minimal.xml", [(VAYB, 1, "8.85", "18.15", "-27.00", False)]),
    (f"{GENKGO}v2.five.decimals.xml", [(VAYB, 1, "8.850", "18.150", "27.050", False)]),
    (f"{GENKGO}v8.xml", [(VAYB, 1, "8.85", "18.15", "-27.00", False)]),
    (
        f"{CAMT}banana-universal__2023-02-01_C053_001_08_CH2801234000123456789_CHF_001.xml",
        [("CH2801234000123456789", 1, "-80", "9920", "9840", True)],
    ),
    (
        f"{CAMT}moov-iso20022__FI_camt_053_sample.xml.xml",
        [("FI7433010001222090", 10, "13644.83", "10000.00", "23644.83", True)],
    ),
    *(
        (
            f"{SUBITE}{day}.xml",
            [
                (LT, rows, total, opening, closing, True),
                ("LT414319056143772570", 0, "0", "4801.55", "4801.55", True),
            ],
        )
        for day, rows, total, opening, closing in (
            (11, 8, "1965420.24", "27229398.96", "29194819.2"),
            (12, 11, "-4637678.51", "29194819.2", "24557140.69"),
            (13, 6, "-512111.19", "24557140.69", "24045029.5"),
            (14, 14, "-3156442.67", "24045029.5", "20888586.83"),
            (15, 7, "-453313.82", "20888586.83", "20435273.01"),
        )
    ),
]
_RESULTS = {True: Proved.PROVED, False: Proved.BROKEN, None: Proved.ABSENT}


@pytest.mark.parametrize(("name", "expected"), EXPECTED, ids=[e[0].split("/")[1] for e in EXPECTED])
def test_counts_and_sums(samples: Path, name: str, expected: list[tuple[object, ...]]) -> None:
    found = formats.read(samples / name).statements
    got = [
        (
            s.account,
            len(s.lines),
            s.total,
            s.opening.number if s.opening else None,
            s.closing.number if s.closing else None,
            prove(s).result,
        )
        for s in found
    ]
    assert got == [
        (
            account,
            rows,
            Decimal(str(total)),
            Decimal(str(opening)) if opening else None,
            Decimal(str(closing)) if closing else None,
            _RESULTS[good],  # type: ignore[index] # a bool or None
        )
        for account, rows, total, opening, closing, good in expected
    ]


def test_both_languages_of_rabobank_give_the_same_lines(samples: Path) -> None:
    dutch, english = (formats.read(samples / f"{RABO}{n}.csv").statements[0] for n in (6, 7))
    assert dutch == english


def test_every_break_of_the_scrambled_ing_file_is_found(samples: Path) -> None:
    statement = formats.read(samples / f"{ING}format3_20230418.csv").statements[0]
    assert len(prove(statement).breaks) == 75  # of 303 steps, as SOURCES.md says


def test_finnish_batches_take_the_entry_not_the_instructed_foreign_amount(samples: Path) -> None:
    statement = formats.read(
        samples / f"{CAMT}moov-iso20022__FI_camt_053_sample.xml.xml"
    ).statements[0]
    amounts = [abs(line.amount) for line in statement.lines]
    assert Decimal(2120) in amounts
    assert Decimal(5455) in amounts
    assert Decimal(3200) not in amounts  # 3200 USD was instructed
    assert any(len(line.details) > 1 for line in statement.lines)
