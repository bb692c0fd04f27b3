"""Reading an API's saved answer, and what is told of one that is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kasboek.importers import formats
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable
from kasboek.words import say

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def read() -> Callable[[object], StatementFile]:
    """Read an answer, given as a value."""

    def found(answer: object) -> StatementFile:
        file = formats.parse(json.dumps(answer).encode())
        assert isinstance(file, StatementFile)
        return file

    return found


@pytest.fixture
def told() -> Callable[..., str]:
    """Return the sentence that an answer is refused with."""

    def sentence(answer: object, lang: str = "en") -> str:
        with pytest.raises(Unreadable) as caught:
            formats.parse(json.dumps(answer).encode())
        return say(caught.value.saying, lang)

    return sentence
