"""The words of a provider in the languages of its exports, from a table beside this module."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def vocabulary(name: str) -> dict[str, Any]:
    """Return a provider's words by their use, as its table has them."""
    file = resources.files("kasboek.importers.providers") / f"{name}.toml"
    return tomllib.loads(file.read_text("utf-8"))


def columns(name: str, use: str) -> dict[str, tuple[str, ...]]:
    """Return the header words of each column, by our own name for it."""
    return {ours: tuple(theirs) for ours, theirs in vocabulary(name)[use].items()}
