"""What both pages show of the sample company, read by a person once and compared ever after."""

from __future__ import annotations

import json
from importlib.util import module_from_spec
from importlib.util import spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kasboek import words

if TYPE_CHECKING:
    from types import ModuleType

WRITER = Path(__file__).parents[1] / "write_page_snapshots.py"
FOLDER = Path(__file__).resolve().parents[3] / "frontend" / "test" / "snapshots"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="runs beside the front end")


@pytest.fixture(scope="module")
def writer() -> ModuleType:
    spec = spec_from_file_location(WRITER.stem, WRITER)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pages_show_what_the_snapshots_say(writer: ModuleType) -> None:
    made = writer.snapshots()

    kept = {name: (FOLDER / name).read_text("utf-8") for name in made}

    changed = [name for name, text in made.items() if text != kept[name]]
    assert changed == [], f"run python {WRITER.name} and read what changed"


@pytest.mark.parametrize("page", ["cockpit", "outlook"])
def test_the_languages_differ_in_words_only(page: str) -> None:
    found = [
        json.loads((FOLDER / f"{page}.{lang}.json").read_text("utf-8")) for lang in words.LANGUAGES
    ]

    assert len({json.dumps(figures(one)) for one in found}) == 1
    assert len({json.dumps(one) for one in found}) == len(words.LANGUAGES)


def figures(value: object) -> object:
    """Return the structure with the words taken out: texts with a blank, titles, the language."""
    if isinstance(value, dict):
        return {
            k: figures(v) for k, v in value.items() if k not in {"title", "says", "why", "lang"}
        }
    if isinstance(value, list):
        return [figures(each) for each in value]
    return None if isinstance(value, str) and " " in value else value


def test_snapshots_are_written_to_be_read(writer: ModuleType) -> None:
    value = {"a": 1, "b": [{"c": "é"}, []], "d": []}

    text = writer.written(value)

    assert text == '{\n "a": 1,\n "b": [\n  {"c": "é"},\n  []\n ],\n "d": []\n}'
    assert json.loads(text) == value
