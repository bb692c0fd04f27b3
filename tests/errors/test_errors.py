"""Every mistake against the language has a sample ledger; README.md holds its exact text.

The README is written by `python tests/errors/test_errors.py`, read by a person, and compared here.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from beancount import loader

import kasboek
from kasboek import reading
from kasboek import words
from kasboek.reading.mistakes import Mistake

FOLDER = Path(__file__).parent
PACKAGE = Path(str(kasboek.__file__)).parent
SAMPLES = sorted((FOLDER / "samples").glob("*.beancount"))
TITLE = """# What Kasboek says about a wrong ledger

Written by `python tests/errors/test_errors.py`, compared by the test of that name. `bean-check`
fails on an error; a notice is listed by `kasboek check`.
"""


def listing() -> str:
    """Return the README: each sample's own lines and what is said about them."""
    return TITLE + "".join(section(sample) for sample in SAMPLES)


def section(sample: Path) -> str:
    text = sample.read_text("utf-8")
    entries, errors, options = loader.load_file(str(sample))
    book = reading.read(entries, options, errors=errors)
    told = []
    for problem in book.problems:
        where = f" (line {problem.source.line})" if problem.source else ""
        kind = "error" if problem.error else "notice"
        told.append(f"{kind}{where}: {words.say(problem.saying)}\n")
    return f"\n## {sample.stem}\n\n```beancount\n{text}```\n\n```text\n{''.join(told)}```\n"


def test_the_readme_holds_the_exact_text_of_every_sample() -> None:
    assert (FOLDER / "README.md").read_text("utf-8") == listing()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_plugin_and_reading_find_the_same_errors(sample: Path) -> None:
    entries, errors, options = loader.load_file(str(sample))
    book = reading.read(entries, options, errors=errors)
    found = {
        (error.source["lineno"], error.message) for error in errors if isinstance(error, Mistake)
    }
    assert len(errors) == sum(isinstance(error, Mistake) for error in errors)
    again = {
        (problem.source.line if problem.source else 0, words.say(problem.saying))
        for problem in book.problems
        if problem.error
    }
    assert found == again or "books" not in sample.read_text("utf-8")
    assert book.problems


def test_bean_check_names_file_and_line() -> None:
    sample = FOLDER / "samples" / "plan-unbalanced.beancount"
    checker = Path(sys.executable).with_name("bean-check")
    ran = subprocess.run([checker, sample], check=False, capture_output=True, text=True)
    assert ran.returncode == 1
    assert ran.stderr.startswith(f"{sample}:7:")
    assert "debit € 1,500.00, credit € 1,815.00, difference € 315.00" in ran.stderr


def test_every_error_of_the_language_has_a_sample() -> None:
    source = PACKAGE / "reading"
    code = "".join(path.read_text("utf-8") for path in source.rglob("*.py"))
    raised = set(re.findall(r'wrong\(\s*[^"]*?"(reading\.[\w-]+)"', code))
    sampled = set()
    for sample in SAMPLES:
        entries, errors, options = loader.load_file(str(sample))
        book = reading.read(entries, options, errors=errors)
        sampled |= {problem.saying.key for problem in book.problems}
    # Beancount's own booking drops a transaction without an amount or postings it cannot complete
    assert raised - sampled <= {"reading.plan-no-amount"}
    assert len(raised) > 30


def test_the_catalogue_is_sorted_and_complete() -> None:
    path = PACKAGE / "data" / "words" / "reading.json"
    catalogue = json.loads(path.read_text("utf-8"))
    assert list(catalogue) == sorted(catalogue)
    assert all(set(texts) == {"en", "nl"} for texts in catalogue.values())
    fields = re.compile(r"\{(\w+)")
    for key, texts in catalogue.items():
        assert set(fields.findall(texts["en"])) == set(fields.findall(texts["nl"])), key


if __name__ == "__main__":
    (FOLDER / "README.md").write_text(listing(), "utf-8")
