"""What the server answers when it is asked beside the browser."""

from __future__ import annotations

import json
from typing import Any
from urllib.request import urlopen


def answer_of(address: str) -> Any:  # noqa: ANN401 # JSON
    """Return the JSON at an address, over a connection of its own.

    The browser keeps its connections; one that the server let go of meanwhile is reset.
    """
    with urlopen(address, timeout=60) as answer:
        return json.load(answer)
