"""Whatever becomes of a real file: it is read, or a sentence says why not. A crash is a bug."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek.importers import formats
from kasboek.importers.proof import prove
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
