"""Values to JSON and back, driven by their annotations.

The load cache must hold a whole `Book` in a format that cannot execute anything when it is read,
so no pickle. A codec is made once per type: dataclasses and NamedTuples become arrays in field
order, mappings arrays of pairs, decimals strings, days ordinals; a union of several types is
tagged with the position of the one at hand.
"""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import fields
from dataclasses import is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any
from typing import NamedTuple
from typing import Union
from typing import get_args
from typing import get_origin
from typing import get_type_hints

from kasboek.core.book import Column

PLAIN = (str, int, bool, type(None))


class Codec(NamedTuple):
    """How values of one type are written and read."""

    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]


def _same(value: Any) -> Any:  # noqa: ANN401 # a codec is where types are left and found again
    return value


@cache
def codec(kind: Any) -> Codec:  # noqa: ANN401, PLR0911 # any annotation, one line each
    """Return the codec of a type.

    Raises:
        TypeError: the type is none of those a book is made of.
    """
    if kind in PLAIN:
        return Codec(_same, _same)
    if kind is Decimal:
        return Codec(str, Decimal)
    if kind is dt.date:
        return Codec(dt.date.toordinal, dt.date.fromordinal)
    if kind is Column:
        return _column()
    origin = get_origin(kind)
    if origin in {Union, types.UnionType}:
        return _union(get_args(kind))
    if origin is not None:
        return _collection(origin, get_args(kind))
    if isinstance(kind, type) and issubclass(kind, Enum):
        members = {member.value: member for member in kind}
        return Codec(lambda value: value.value, members.__getitem__)
    return _record(kind)


def _record(kind: Any) -> Codec:  # noqa: ANN401 # a dataclass or NamedTuple
    if is_dataclass(kind):
        names = tuple(field.name for field in fields(kind))
    elif hasattr(kind, "_fields"):
        names = kind._fields
    else:
        message = f"no codec for {kind!r}"
        raise TypeError(message)
    hints = get_type_hints(kind)
    made: list[tuple[str, Codec]] = []

    def parts() -> list[tuple[str, Codec]]:
        # On first use, not at once: a Saying may hold a Saying.
        if not made:
            made.extend((name, codec(hints[name])) for name in names)
        return made

    def encode(value: Any) -> list[Any]:  # noqa: ANN401 # see above
        return [part.encode(getattr(value, name)) for name, part in parts()]

    def decode(value: list[Any]) -> Any:  # noqa: ANN401 # see above
        return kind(*[part.decode(v) for (_, part), v in zip(parts(), value, strict=True)])

    return Codec(encode, decode)


def _collection(origin: Any, args: tuple[Any, ...]) -> Codec:  # noqa: ANN401 # any annotation
    if origin is Mapping or origin is dict:
        key, item = codec(args[0]), codec(args[1])
        return Codec(
            lambda value: [[key.encode(k), item.encode(v)] for k, v in value.items()],
            lambda value: {key.decode(k): item.decode(v) for k, v in value},
        )
    if origin is frozenset:
        one = codec(args[0])
        return Codec(
            lambda value: [one.encode(v) for v in sorted(value)],
            lambda value: frozenset(map(one.decode, value)),
        )
    if origin is tuple and args[-1] is Ellipsis:
        one = codec(args[0])
        return Codec(
            lambda value: list(map(one.encode, value)),
            lambda value: tuple(map(one.decode, value)),
        )
    if origin is tuple:
        each = [codec(arg) for arg in args]
        return Codec(
            lambda value: [part.encode(v) for part, v in zip(each, value, strict=True)],
            lambda value: tuple([part.decode(v) for part, v in zip(each, value, strict=True)]),
        )
    message = f"no codec for {origin!r}"
    raise TypeError(message)


def _union(args: tuple[Any, ...]) -> Codec:
    some: list[Any] = [arg for arg in args if arg is not type(None)]
    if len(some) == 1:
        one = codec(some[0])
        return Codec(
            lambda value: None if value is None else one.encode(value),
            lambda value: None if value is None else one.decode(value),
        )

    def encode(value: Any) -> Any:  # noqa: ANN401 # one of several types
        for index, kind in enumerate(some):
            if type(value) is kind:
                return [index, codec(kind).encode(value)]  # type: ignore[arg-type] # a type is hashable
        if value is None:
            return None
        message = f"{value!r} is none of {some}"
        raise TypeError(message)

    def decode(value: Any) -> Any:  # noqa: ANN401 # one of several types
        return None if value is None else codec(some[value[0]]).decode(value[1])

    return Codec(encode, decode)


def _column() -> Codec:
    def encode(column: Column) -> list[Any]:
        return [
            [day.toordinal() for day in column.dates],
            list(map(str, column.numbers)),
            column.currencies,
            column.entries,
        ]

    def decode(value: list[Any]) -> Column:
        column = Column()
        column.dates = list(map(dt.date.fromordinal, value[0]))
        column.numbers = list(map(Decimal, value[1]))
        column.currencies, column.entries = value[2], value[3]
        return column

    return Codec(encode, decode)
