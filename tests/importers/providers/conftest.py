"""Reading a provider's file, and what is told of one that is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kasboek.importers import formats
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable
from kasboek.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from kasboek.importers.statement import BankLine


@pytest.fixture
def read() -> Callable[[str | bytes], StatementFile]:
    """Read a file by its content; parts of each line must add up to what it did."""

    def found(content: str | bytes) -> StatementFile:
        data = content if isinstance(content, bytes) else content.encode()
        file = formats.parse(data)
        assert isinstance(file, StatementFile)
        for statement in file.statements:
            for line in statement.lines:
                assert not line.parts or sum(p.amount for p in line.parts) == line.amount
        return file

    return found


@pytest.fixture
def told() -> Callable[..., str]:
    """Return the sentence that a file is refused with."""

    def sentence(content: str, lang: str = "en") -> str:
        with pytest.raises(Unreadable) as caught:
            formats.parse(content.encode())
        return say(caught.value.saying, lang)

    return sentence


@pytest.fixture
def split() -> Callable[[BankLine], list[tuple[str, str]]]:
    """Return a line's parts as kind and amount."""

    def shown(line: BankLine) -> list[tuple[str, str]]:
        return [(str(part.kind), str(part.amount)) for part in line.parts]

    return shown
