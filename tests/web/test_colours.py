"""The pages look like Fava: every colour is one of its variables, so both themes follow."""

from __future__ import annotations

import re
from pathlib import Path

import fava
import pytest

FRONTEND = Path(__file__).parents[2] / "frontend" / "src"
COMPONENTS = sorted(FRONTEND.rglob("*.svelte"))
CODE = sorted(FRONTEND.rglob("*.ts"))
STYLE = re.compile(r"<style>(.*)</style>", re.DOTALL)
LITERAL = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|light-dark)\(|"
    r"\b(?:black|white|red|green|blue|yellow|orange|purple|gr[ae]y|silver|maroon|navy|teal)\b",
    re.IGNORECASE,
)


def styles(file: Path) -> str:
    found = STYLE.search(file.read_text("utf-8"))
    text = re.sub(r"/\*.*?\*/", "", found[1], flags=re.DOTALL) if found else ""
    return re.sub(r"--[\w-]+", "", text)


@pytest.mark.parametrize("file", COMPONENTS, ids=lambda file: file.stem)
def test_no_style_names_a_colour_itself(file: Path) -> None:
    values = re.findall(r":\s([^;{}]+);", styles(file))
    assert [value for value in values if LITERAL.search(value)] == []


@pytest.mark.parametrize("file", [*COMPONENTS, *CODE], ids=lambda file: file.name)
def test_no_drawing_names_a_colour_itself(file: Path) -> None:
    text = STYLE.sub("", file.read_text("utf-8"))
    given = re.findall(r"\b(?:fill|stroke|color|background)\s*[=:]\s*[\"']([^\"']+)", text)
    assert [value for value in given if LITERAL.search(value)] == []


def test_each_variable_is_one_that_fava_has() -> None:
    css = (Path(str(fava.__file__)).parent / "static" / "app.css").read_text("utf-8")
    known = set(re.findall(r"(--[\w-]+)\s*:", css))
    texts = [file.read_text("utf-8") for file in (*COMPONENTS, *CODE)]
    used = {name for text in texts for name in re.findall(r"var\((--[\w-]+)", text)}
    ours = {name for text in texts for name in re.findall(r"(--[\w-]+)\s*[:=]", text)}
    assert len(used) > 10
    assert used - ours <= known
    assert not ours & known, "Fava's own variables stay as they are"
