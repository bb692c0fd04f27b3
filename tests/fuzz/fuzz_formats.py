"""Feed one parser bytes that the coverage of its code leads to, for some seconds.

    python tests/fuzz/fuzz_formats.py mt940 60

The bytes begin as the files that the tests hold as text, and the shared samples where they are.
The parser may give a file or `Unreadable`; all else is a crash, as is an input that takes more than
ten seconds. libFuzzer ends the process by itself; what crashed stays in `.fuzz/`.
"""

from __future__ import annotations

import ast
import hashlib
import io
import runpy
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import atheris

with atheris.instrument_imports(include=["kasboek", "mt940", "coda"]):
    from kasboek.core.saying import saying
    from kasboek.importers import formats
    from kasboek.importers.files import fields
    from kasboek.importers.papers import PaperFile
    from kasboek.importers.statement import StatementFile
    from kasboek.importers.statement import Unreadable
    from kasboek.words import say

    formats.texts()
    formats.binaries()

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT.parent / "shared" / "samples"
FOUND = ROOT / ".fuzz"
LONGEST = 64 * 1024
"""Bytes of an input; and what it may take is `SLOWEST` seconds, instrumented."""
SLOWEST = 10
WHOLE = ("everything", "zip")
"""Targets that ask all formats; the others are one by its `NAME`, asked alone."""


def alone(name: str) -> Callable[[bytes], formats.Read]:
    """Return what `formats.parse` does for one format of text."""
    (chosen,) = (each for each in formats.texts() if name == each.NAME)

    def parse(data: bytes) -> formats.Read:
        text = fields.decode(data)
        if not chosen.identify(text):
            raise Unreadable(saying("importers.unknown-near", near=chosen.TITLE))
        return chosen.read(text)

    return parse


def zipped(content: bytes, method: int = zipfile.ZIP_STORED) -> bytes:
    """Return an archive of one file."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        archive.writestr("a.xml", content)
    return held.getvalue()


def made() -> Iterator[str]:
    """Give a file of each format, as the tests and measures make them."""
    at = ROOT / "tests" / "importers"
    one = runpy.run_path(str(at / "standard" / "test_one_statement.py"))
    yield from (one["camt"](), one["mt940"]())
    yield one["camt"]("camt.052", "BkToCstmrAcctRpt", "Rpt")
    yield runpy.run_path(str(at / "invoices" / "test_invoices.py"))["ubl"]()
    yield runpy.run_path(str(at / "bookkeeping" / "test_xaf.py"))["xaf"]()
    measure = runpy.run_path(str(ROOT / "bench" / "standard_files.py"))
    for name in ("camt053", "mt940", "coda", "ofx"):
        measure[name].__globals__["ROWS"] = 3
        yield measure[name]()


def samples() -> Iterator[bytes]:
    """Give the small files at hand: the tests' and their texts, and the shared samples."""
    for text in made():
        yield text.encode()
    for source in sorted((ROOT / "tests" / "importers").rglob("*.py")):
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
                held = node.value.encode() if isinstance(node.value, str) else node.value
                if len(held) > 80:
                    yield held
    for path in sorted(SAMPLES.rglob("*")) if SAMPLES.is_dir() else ():
        if path.is_file() and path.stat().st_size <= LONGEST:
            yield path.read_bytes()


def seeds(name: str, parse: Callable[[bytes], formats.Read]) -> Iterator[bytes]:
    """Give what this target reads; to all of them together also what nothing does."""
    for sample in samples():
        if name == "zip":
            yield zipped(sample)
            yield zipped(sample, method=zipfile.ZIP_DEFLATED)
            continue
        try:
            parse(sample)
        except Unreadable:
            if name != "everything":
                continue
        yield sample


def main() -> None:
    """Fuzz the target that the command names."""
    name, seconds = sys.argv[1], int(sys.argv[2])
    parse = formats.parse if name in WHOLE else alone(name)

    def once(data: bytes) -> None:
        try:
            found = parse(data)
        except Unreadable as refused:
            say(refused.saying, "en")
            say(refused.saying, "nl")
        else:
            assert isinstance(found, StatementFile | PaperFile), type(found)

    FOUND.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="kasboek-fuzz-") as corpus:
        for seed in seeds(name, parse):
            (Path(corpus) / hashlib.sha256(seed).hexdigest()).write_bytes(seed)
        options = {
            "max_total_time": seconds,
            "max_len": LONGEST,
            "timeout": SLOWEST,
            "rss_limit_mb": 2048,
            "artifact_prefix": f"{FOUND}/{name}-",
            "print_final_stats": 1,
        }
        words = [f"-{option}={value}" for option, value in options.items()]
        atheris.Setup([sys.argv[0], *words, corpus], once)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
