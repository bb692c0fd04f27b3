"""Answers given by one key: on a terminal as it is pressed, over a pipe one character each."""

from __future__ import annotations

import os
import re
import sys
import termios
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEVERAL = 64
_CTRL_C, _CTRL_D = "\x03", "\x04"
_NO_SIGN = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O.)?")
"""An arrow, a function key."""


class Keys:
    """Where answers come from; blanks, line ends and what is no sign are passed over."""

    def __init__(self) -> None:
        """Take the keys of a terminal if there is one, else of the pipe, else none."""
        self._terminal = sys.stdin is not None and sys.stdin.isatty()
        self._typed = ""

    def press(self, prompt: str) -> str:
        """Ask, wait for a key and show it; the end of the input is nothing: an empty text.

        Raises:
            KeyboardInterrupt: Ctrl-C.
        """
        if not self._terminal:
            click.echo(prompt, nl=False)
            char = self._next()
        else:
            with _unbuffered(sys.stdin.fileno()):  # before the prompt: no key is lost after it
                click.echo(prompt, nl=False)
                char = self._next()
        click.echo(char)
        return char.lower()

    def line(self, prompt: str) -> str:
        """Ask for the rest of a line; one that the end of the input cuts short is none."""
        click.echo(prompt, nl=False)
        typed, end, self._typed = self._typed.partition("\n")
        text = typed + (end or (sys.stdin.readline() if sys.stdin is not None else ""))
        if end or not self._terminal:
            click.echo(text.strip())
        return text.strip() if text.endswith("\n") else ""

    def _next(self) -> str:
        """Return the next sign; nothing at the end."""
        while char := self._read():
            if char.isprintable() and not char.isspace():
                return char
        return ""

    def _read(self) -> str:
        if sys.stdin is None:
            return ""
        if not self._terminal:
            return sys.stdin.read(1)
        while not self._typed:
            found = os.read(sys.stdin.fileno(), _SEVERAL).decode(errors="ignore")
            if _CTRL_C in found:
                raise KeyboardInterrupt
            if not found or _CTRL_D in found:
                return ""
            self._typed = _NO_SIGN.sub("", found)
        char, self._typed = self._typed[0], self._typed[1:]
        return char


@contextmanager
def _unbuffered(terminal: int) -> Iterator[None]:
    """Let each key arrive by itself, unseen; what was typed already stays."""
    before = termios.tcgetattr(terminal)
    now = termios.tcgetattr(terminal)
    now[3] &= ~(termios.ECHO | termios.ICANON | termios.ISIG)
    termios.tcsetattr(terminal, termios.TCSADRAIN, now)
    try:
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
