"""Factur-X and ZUGFeRD: a PDF with its invoice inside, as a file in CII.

Only the streams of the PDF are looked at, each unpacked within bounds; a PDF is otherwise not read.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from kasboek.core.saying import saying
from kasboek.importers.files.fields import decode
from kasboek.importers.invoices import cii
from kasboek.importers.invoices.booking import paper_file
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kasboek.importers.papers import PaperFile

NAME = "facturx"
TITLE = "Factur-X (PDF)"
MAX_XML = 32 * 1024 * 1024
"""Of one unpacked stream; an invoice of 20,000 lines is smaller."""

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_LOOK = 4096


def identify(data: bytes) -> bool:
    """Return whether this is a PDF; one without an invoice in it is refused when it is read."""
    return data[:1024].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"%PDF-")


def read(data: bytes) -> PaperFile:
    """Read the invoice inside the PDF."""
    if re.search(rb"/Encrypt\s+\d+\s+\d+\s+R", data):
        raise Unreadable(saying("invoices.pdf-locked"))
    for xml in _streams(data):
        return paper_file(cii.invoice(decode(xml), NAME))
    raise Unreadable(saying("invoices.pdf-without"))


def _streams(data: bytes) -> Iterator[bytes]:
    """Yield the streams that hold a cross-industry invoice."""
    for found in _STREAM.finditer(data):
        start = found.end()
        end = data.find(b"endstream", start)
        if end < 0:
            return
        whole = _unpacked(memoryview(data)[start:end])
        if whole is not None:
            yield whole


def _unpacked(packed: memoryview) -> bytes | None:
    """Return the content of a stream if it is an invoice, as it stands or unpacked."""
    if b"CrossIndustry" in bytes(packed[:_LOOK]):
        return bytes(packed)
    try:
        unpacking = zlib.decompressobj()
        start = unpacking.decompress(packed, _LOOK)
        if b"CrossIndustry" not in start:
            return None
        rest = unpacking.decompress(unpacking.unconsumed_tail, MAX_XML)
    except zlib.error:
        return None
    if unpacking.unconsumed_tail and not unpacking.eof:
        raise Unreadable(saying("invoices.pdf-too-large", limit=MAX_XML // 1024 // 1024))
    return start + rest
