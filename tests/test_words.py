"""Every sentence exists in both languages, says the same, and is said somewhere."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import NamedTuple

import pytest

import kasboek
from kasboek import words
from kasboek.core.saying import saying

PACKAGE = Path(str(kasboek.__file__)).parent
FILES = sorted((PACKAGE / "data" / "words").glob("*.json"))
SPEAKERS = {"saying": 0, "Saying": 0, "tell": 0, "stop": 1}
"""The calls that name a key, and which argument it is."""
FRONTEND = Path(__file__).parents[1] / "frontend" / "src"
"""The pages' own code, whose keys its type checker proves."""
BLANK = re.compile(r"\{(\w+)(?:\|[^}]*)?\}")


class Call(NamedTuple):
    """A place in the code that names a key outright."""

    where: str
    key: str
    given: frozenset[str] | None
    """The names of the values, or `None` where they are only known at run time."""


def trees() -> list[tuple[Path, ast.AST]]:
    # room by room, as some are links, which a walk from above would not enter
    rooms = [room for room in PACKAGE.iterdir() if room.is_dir() and room.name != "data"]
    files = [*PACKAGE.glob("*.py"), *(file for room in rooms for file in room.rglob("*.py"))]
    return [(file, ast.parse(file.read_text("utf-8"))) for file in sorted(files)]


def calls() -> list[Call]:
    found = []
    for file, tree in trees():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            place = SPEAKERS.get(name, 99)
            if len(node.args) <= place:
                continue
            key = node.args[place]
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                given = frozenset(k.arg for k in node.keywords if k.arg)
                known = name != "Saying" and all(k.arg for k in node.keywords)
                where = f"{file.relative_to(PACKAGE)}:{node.lineno}"
                found.append(Call(where, key.value, given if known else None))
    return found


def blanks(template: str) -> set[str]:
    return set(BLANK.findall(template))


def test_the_scan_sees_the_code() -> None:
    assert {call.key for call in calls()} >= {"cli.no-ledger", "init.not-empty"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_sentence_stands_in_both_languages(file: Path) -> None:
    for key, template in json.loads(file.read_text("utf-8")).items():
        assert list(template) == list(words.LANGUAGES), key
        assert blanks(template["en"]) == blanks(template["nl"]), key
        for text in template.values():
            assert text.strip(), key
            assert not BLANK.sub("", text).count("{"), f"{key}: a brace that is no blank"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_is_sorted_by_key(file: Path) -> None:
    keys = [key for key, _ in json.loads(file.read_text("utf-8"), object_pairs_hook=list)]
    assert keys == sorted(keys)
    assert len(keys) == len(set(keys))


def test_no_key_stands_in_two_files() -> None:
    keys = [key for file in FILES for key in json.loads(file.read_text("utf-8"))]
    assert sorted(keys) == sorted(set(keys))


def test_each_key_in_the_code_has_a_sentence() -> None:
    missing = [f"{call.where} {call.key}" for call in calls() if call.key not in words.catalogue()]
    assert missing == []


def test_each_blank_is_filled() -> None:
    unfilled = [
        f"{call.where} {call.key}: {sorted(lacking)}"
        for call in calls()
        if call.given is not None
        and call.key in words.catalogue()
        and (lacking := blanks(words.catalogue()[call.key]["en"]) - call.given)
    ]
    assert unfilled == []


def test_each_sentence_is_said_somewhere() -> None:
    spoken, patterns = set(), []
    for _, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                spoken.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                patterns.append(made_up(node))
    for text in on_the_pages():
        spoken |= set(re.findall(r'"(pages\.[\w.-]+)"', text))
        made = re.findall(r"`(pages\.[^`]+)`", text)
        patterns += [r"[\w-]+".join(map(re.escape, re.split(r"\$\{[^}]*\}", key))) for key in made]
    composed = re.compile("|".join(p for p in patterns if "\\." in p) or "(?!)")
    silent = [k for k in words.catalogue() if k not in spoken and not composed.fullmatch(k)]
    assert silent == []


def on_the_pages() -> list[str]:
    files = [*FRONTEND.rglob("*.ts"), *FRONTEND.rglob("*.svelte")]
    assert files
    return [file.read_text("utf-8") for file in files]


def test_a_sentence_of_the_pages_has_its_blanks_filled() -> None:
    said = re.compile(r'\bt\(\s*"(pages\.[\w.-]+)"(?:,\s*\{([^{}]*)\})?,?\s*\)')
    unfilled = [
        f"{key}: {sorted(lacking)}"
        for text in on_the_pages()
        for key, given in said.findall(text)
        if key in words.catalogue()
        and (lacking := blanks(words.catalogue()[key]["en"]) - set(re.findall(r"\w+", given)))
    ]
    assert unfilled == []


def made_up(text: ast.JoinedStr) -> str:
    """Return the expression that the keys made by an f-string match."""
    return "".join(
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[\w-]+"
        for part in text.values
    )


def test_a_sentence_in_both_languages() -> None:
    refused = saying("init.not-empty", path="/x")
    assert words.say(refused, "en").startswith("/x is not empty")
    assert words.say(refused, "nl").startswith("/x is niet leeg")
