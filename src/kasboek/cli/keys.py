"""Answers given by one key: on a terminal as it is pressed, over a pipe one character each."""

from __future__ import annotations

import sys
from typing import NamedTuple

import click


class Keys(NamedTuple):
    """Where answers come from; blanks and line ends in a pipe are passed over."""

    terminal: bool

    @classmethod
    def of_stdin(cls) -> Keys:
        """Return the keys of a terminal if there is one, else of the pipe."""
        return cls(sys.stdin.isatty())

    def press(self) -> str:
        """Wait for a key and show it; the end of the input is nothing: an empty text."""
        try:
            char = click.getchar() if self.terminal else self._next()
        except EOFError:  # Ctrl-D
            char = ""
        click.echo(char if char.isprintable() else "")
        return char.lower()

    def line(self) -> str:
        """Read the rest of a line."""
        text = sys.stdin.readline()
        if not self.terminal:
            click.echo(text.strip())
        return text.strip()

    @staticmethod
    def _next() -> str:
        while (char := sys.stdin.read(1)) and char.isspace():
            pass
        return char
