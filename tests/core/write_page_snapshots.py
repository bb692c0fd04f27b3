"""Write what both pages show of the sample company, for the tests here and in the browser.

    python tests/core/write_page_snapshots.py

The day is fixed, as are the folder and the hash of the ledger: what is left changes with the
figures and the words only.
"""

from __future__ import annotations

import datetime as dt
import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from kasboek import load
from kasboek import words
from kasboek.core.pages import Look
from kasboek.core.pages import Setting
from kasboek.core.pages import View
from kasboek.core.pages import cockpit
from kasboek.core.pages import frame
from kasboek.core.pages import outlook
from kasboek.writing.missing import missing

if TYPE_CHECKING:
    from collections.abc import Callable

    from kasboek.core.saying import Say

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "frontend" / "test" / "snapshots"
TODAY = dt.date(2026, 11, 2)
PAGES: dict[str, Callable[[Look, View, Say], dict[str, Any]]] = {
    "cockpit": cockpit,
    "outlook": outlook,
}


def snapshots() -> dict[str, str]:
    """Return the text of each snapshot by the name of its file."""
    book = load(ROOT / "ledger" / "main.beancount")
    look = Look(book, TODAY)
    found = {}
    for lang in words.LANGUAGES:
        say = partial(words.say, lang=lang)
        for page, content in PAGES.items():
            framed = frame(book, look, Setting(page, lang, TODAY), missing(book, TODAY, say), say)
            fixed = {"root": "/books", "hash": "0" * 64, page: content(look, View(), say)}
            found[f"{page}.{lang}.json"] = written(framed | fixed) + "\n"
    return found


def written(value: Any, indent: int = 0) -> str:  # noqa: ANN401 # any JSON
    """Write JSON to be read: what holds nothing further stands on one line."""
    inner = " " * (indent + 1)
    if isinstance(value, dict) and any(isinstance(each, dict | list) for each in value.values()):
        parts = [f"{json.dumps(k)}: {written(v, indent + 1)}" for k, v in value.items()]
        return "{\n" + ",\n".join(inner + part for part in parts) + "\n" + " " * indent + "}"
    if isinstance(value, list) and any(isinstance(each, dict | list) for each in value):
        parts = [written(each, indent + 1) for each in value]
        return "[\n" + ",\n".join(inner + part for part in parts) + "\n" + " " * indent + "]"
    return json.dumps(value, ensure_ascii=False)


def main() -> None:
    """Write the files."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in snapshots().items():
        (FOLDER / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
