"""Whatever becomes of a real file: it is read, or a sentence says why not. A crash is a bug."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek.importers import formats
from kasboek.importers.balances.proof import prove
from kasboek.importers.standard import camt052
from kasboek.importers.standard import camt053
from kasboek.importers.standard import coda
from kasboek.importers.standard import mt940
from kasboek.importers.standard import ofx
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable
from kasboek.words import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SMALL = 40_000
"""Characters: a larger sample only takes longer."""
PIECES = (
    "", "\n", "\r", "-", "-}", "\x00", "\x01", "é", "\ufeff", "٣", "0", "9", "99999999999999999999",
    ",", ".", ":", "/", "//", "?", ">", ":61:", ":86:", ":62F:", ":20:", ":25:", "{4:", "NONREF",
    "000000", "<", "</", ">", "&", "&amp;", "&x;", "]]>", "<![CDATA[", "<!DOCTYPE a>", "<Ntry>",
    "</Ntry>", "<Stmt>", "</Stmt>", "<STMTTRN>", "</STMTTRN>", "<TRNAMT>", "DBIT", "PDNG", "EUR",
    "21", "8", "\n9", "\n1", " " * 200, "x" * 2000,
)  # fmt: skip
EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 60), st.sampled_from(PIECES) | st.text(max_size=4)),
    min_size=1,
    max_size=6,
)


@cache
def texts(folder: Path) -> list[str]:
    return [
        text
        for path in sorted(folder.iterdir())
        if len(text := path.read_bytes().decode("utf-8", errors="replace")) <= SMALL
    ]


def edited(text: str, edits: list[tuple[float, int, str]]) -> str:
    for where, gone, piece in edits:
        at = int(where * len(text))
        text = text[:at] + piece + text[at + gone :]
    return text


def tried(read: Callable[[str], StatementFile], text: str) -> None:
    try:
        found = read(text)
    except Unreadable as error:
        say(error.saying, "en")
        say(error.saying, "nl")
    else:
        for statement in found.statements:
            prove(statement)
            days = [line.date for line in statement.lines]
            assert days == sorted(days)
            held = [each.day for each in (statement.opening, statement.closing) if each]
            assert all(1969 <= day.year < 2100 for day in (*days, *held))
            assert all(line.amount.is_finite() for line in statement.lines)


CASES = {
    "camt053": camt053.read,
    "camt052": camt052.read,
    "mt940": mt940.read,
    "coda": coda.read,
    "ofx": ofx.read,
}


@pytest.mark.parametrize("name", CASES)
@given(data=st.data())
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_a_changed_file_is_read_or_refused(samples: Path, name: str, data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(texts(samples / name.replace("camt052", "camt053"))))
    if name == "camt052":
        text = text.replace("BkToCstmrStmt", "BkToCstmrAcctRpt").replace("Stmt>", "Rpt>")
    tried(CASES[name], edited(text, data.draw(EDITS)))


VALUES = (
    "", "x", "-1", "1e5", "0", "9" * 40, ".5", "٣", "2026-13-01", "0000-00-00", "0001-01-01",
    "9999-12-31", "2026-10-01T00:00:00Z", "CRDT", "DBIT", "PDNG", "  BOOK\n", "true", "EUR",
    "NOTPROVIDED", "é" * 3000,
)  # fmt: skip


@pytest.mark.parametrize("name", ["camt053", "ofx"])
@given(data=st.data())
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_values_and_elements_of_another_kind(samples: Path, name: str, data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(texts(samples / name)))
    for _ in range(data.draw(st.integers(1, 4))):
        values = list(re.finditer(r">([^<>]*[^<>\s][^<>]*)(?=[<\n])", text))
        found = values[data.draw(st.integers(0, len(values) - 1))]
        text = text[: found.start(1)] + data.draw(st.sampled_from(VALUES)) + text[found.end(1) :]
        names = sorted(set(re.findall(r"<(\w+)", text)))
        if data.draw(st.booleans()):
            text = re.sub(rf"<(/?){data.draw(st.sampled_from(names))}\b", r"<\1Xyz", text)
    tried(CASES[name], text)


@given(st.text(max_size=300), st.sampled_from(sorted(CASES)))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read_or_refused(text: str, name: str) -> None:
    tried(CASES[name], text)


@given(st.binary(max_size=300), st.sampled_from([b"", b":20:\n:25:\n:60F:", b"<OFX>", b"<?xml?><"]))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes, start: bytes) -> None:
    try:
        formats.parse(start + data)
    except Unreadable as error:
        say(error.saying)
