"""Records to canonical JSON and back, exactly, guided by their type hints alone.

A dataclass is an object of its fields, a tuple an array, a choice between dataclasses
an object with one key, the `TAG` of the class: a wire name, which a renamed class
keeps. A field made by `optional_field` is absent where it holds its default. Keys are
sorted, there is no white space, and a float is refused: two equal records give equal
bytes on every machine.
"""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import sha256
from types import NoneType, UnionType
from typing import Any, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

from scenegen.errors import ShardError, said, shown
from scenegen.records.item import Facts
from scenegen.records.optional import is_optional
from scenegen.records.scene import Scene

Record = TypeVar("Record")

Json = Any
"""What `json` reads and writes; the type hints of the record say which."""


PLAIN = (int, str, bool, NoneType)
"""Types that JSON has itself; a float is none of them."""


class Coder(NamedTuple):
    """How values of one type are written and read; the text is where, for messages."""

    write: Callable[[Any, str], Json]
    read: Callable[[Json, str], Any]


def canonical_json(record: object) -> str:
    """The one text of a record.

    Raises:
        TypeError: when a value is not of the type that its field declares.
    """
    kind: Any = type(record)
    plain = _coder(kind).write(record, kind.__name__)
    return json.dumps(plain, sort_keys=True, separators=(",", ":"))


def from_json(kind: type[Record], text: str | bytes) -> Record:
    """The record that was written as `text`.

    Raises:
        ShardError: when the text is not such a record; says at which field.
    """
    try:
        plain = json.loads(text)
    except (ValueError, TypeError, RecursionError) as error:
        raise ShardError(f"{kind.__name__}: damaged JSON ({said(error)})") from error
    hint: Any = kind
    record: Record = _coder(hint).read(plain, kind.__name__)
    return record


def content_sha256(facts: Facts) -> str:
    """What decides whether two items are the same item."""
    return sha256(canonical_json(facts).encode()).hexdigest()


def scene_id(scene: Scene) -> str:
    """A name that equal scenes share."""
    return f"scene-{sha256(canonical_json(scene).encode()).hexdigest()[:16]}"


@cache
def _coder(hint: Any) -> Coder:
    """The coder of a type hint.

    Raises:
        TypeError: when records may not hold such a type.
    """
    if hint in PLAIN:
        return _plain(hint)
    if get_origin(hint) in (Union, UnionType):
        return _choice(get_args(hint))
    if get_origin(hint) is tuple:
        return _tuple(get_args(hint))
    if isinstance(hint, type) and is_dataclass(hint):
        return _dataclass(hint)
    if isinstance(hint, type) and issubclass(hint, tuple):
        return _named(hint)
    raise TypeError(f"{hint} cannot be part of a record: integers and text only")


def _plain(*kinds: type) -> Coder:
    """A value of exactly one of the plain types; `True` is no number here."""
    names = " or ".join(kind.__name__ for kind in kinds)

    def write(value: Any, where: str) -> Json:
        if type(value) not in kinds:
            raise TypeError(f"{where}: {value!r} is not of type {names}")
        return value

    def read(plain: Json, where: str) -> Any:
        if type(plain) not in kinds:
            raise ShardError(f"{where}: {shown(plain)} is not of type {names}")
        return plain

    return Coder(write, read)


def _choice(kinds: tuple[Any, ...]) -> Coder:
    """Null or the rest, one of several dataclasses, or one of several plain types."""
    if all(kind in PLAIN for kind in kinds):
        return _plain(*kinds)
    rest = tuple(kind for kind in kinds if kind is not NoneType)
    coder = _coder(rest[0]) if len(rest) == 1 else _tagged(rest)
    if len(rest) == len(kinds):
        return coder

    def write(value: Any, where: str) -> Json:
        return None if value is None else coder.write(value, where)

    def read(plain: Json, where: str) -> Any:
        return None if plain is None else coder.read(plain, where)

    return Coder(write, read)


def _tagged(kinds: tuple[Any, ...]) -> Coder:
    tags = {kind: kind.TAG for kind in kinds}
    coders = {tag: _coder(kind) for kind, tag in tags.items()}

    def write(value: Any, where: str) -> Json:
        tag = tags.get(type(value))
        if tag is None:
            raise TypeError(f"{where}: {value!r} is none of {', '.join(coders)}")
        return {tag: coders[tag].write(value, where)}

    def read(plain: Json, where: str) -> Any:
        if not isinstance(plain, dict) or len(plain) != 1 or plain.keys() - coders:
            raise ShardError(f"{where}: {shown(plain)} is none of {', '.join(coders)}")
        ((tag, inner),) = plain.items()
        return coders[tag].read(inner, where)

    return Coder(write, read)


def _tuple(kinds: tuple[Any, ...]) -> Coder:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return _array(_coder(kinds[0]))
    return _fixed(tuple(_coder(kind) for kind in kinds), tuple)


def _named(kind: type) -> Coder:
    hints = get_type_hints(kind)
    return _fixed(tuple(_coder(hint) for hint in hints.values()), lambda x: kind(*x))


def _array(coder: Coder) -> Coder:
    def write(value: Any, where: str) -> Json:
        _demand(isinstance(value, tuple), TypeError, where, value)
        return [coder.write(each, where) for each in value]

    def read(plain: Json, where: str) -> Any:
        _demand(isinstance(plain, list), ShardError, where, plain)
        return tuple(coder.read(each, f"{where}[{i}]") for i, each in enumerate(plain))

    return Coder(write, read)


def _fixed(coders: tuple[Coder, ...], make: Callable[[Any], Any]) -> Coder:
    def write(value: Any, where: str) -> Json:
        fits = isinstance(value, tuple) and len(value) == len(coders)
        _demand(fits, TypeError, where, value)
        pairs = zip(coders, value, strict=True)
        return [coder.write(each, where) for coder, each in pairs]

    def read(plain: Json, where: str) -> Any:
        fits = isinstance(plain, list) and len(plain) == len(coders)
        _demand(fits, ShardError, where, plain)
        pairs = zip(coders, plain, strict=True)
        return make(tuple(coder.read(each, where) for coder, each in pairs))

    return Coder(write, read)


def _dataclass(kind: type) -> Coder:
    hints = get_type_hints(kind)
    coders = {field.name: _coder(hints[field.name]) for field in fields(kind)}
    absent = {each.name: each.default for each in fields(kind) if is_optional(each)}
    required = coders.keys() - absent.keys()

    def write(value: Any, where: str) -> Json:
        _demand(type(value) is kind, TypeError, where, value)
        found = {name: getattr(value, name) for name in coders}
        return {
            name: coders[name].write(each, f"{where}.{name}")
            for name, each in found.items()
            if name in required or each != absent[name]
        }

    def read(plain: Json, where: str) -> Any:
        fits = isinstance(plain, dict) and required <= plain.keys() <= coders.keys()
        _demand(fits, ShardError, where, plain)
        return kind(
            **{
                name: coders[name].read(each, f"{where}.{name}")
                for name, each in plain.items()
            }
        )

    return Coder(write, read)


def _demand(fits: bool, error: type[Exception], where: str, value: object) -> None:
    if not fits:
        raise error(f"{where}: {shown(value)} does not have the declared shape")
