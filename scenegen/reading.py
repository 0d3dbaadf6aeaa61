"""Files that others may have written: as much as is wanted, and of files alone.

Whatever lies at a path, the answer is its bytes, its text or its values, or one
`UnreadableError`. A pipe is never waited for, a device never read to its end, and a
file that is larger than any of its kind is not taken into memory.
"""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

from scenegen.errors import UnreadableError, said

MOST_BYTES = 16 * 1024 * 1024
"""Of a file that describes a data set, such as its manifest or its card."""

MOST_VALUES = 8_000_000
"""Of a JSON text: each takes tens of bytes, however few it is written in."""

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISSOCK, "a socket"),
)

Pairs = Callable[[list[tuple[str, Any]]], object]
"""Makes a mapping of the pairs of a JSON object."""


def kind_of_file(mode: int) -> str:
    """What a file is by its mode, in words; "" for a plain file."""
    return next((kind for is_kind, kind in _KINDS if is_kind(mode)), "")


def require_plain(path: Path) -> None:
    """Make sure that there is a plain file at a path, before it is opened.

    Raises:
        UnreadableError: when there is another kind of file.
        OSError: when there is nothing.
    """
    try:
        kind = kind_of_file(path.stat().st_mode)
    except ValueError as error:  # no name of any file, such as one with a NUL
        raise UnreadableError(f"{path!r} cannot be read ({said(error)})") from error
    if kind:
        raise UnreadableError(f"{path} cannot be read: it is {kind}, not a file")


def read_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """The bytes of a plain file.

    Args:
        path: of it.
        most: bytes that such a file may have.

    Raises:
        UnreadableError: when it is no plain file, or larger.
        OSError: when it is not there, or cannot be read.
    """
    require_plain(path)
    with path.open("rb") as source:
        data = source.read(most + 1)
    if len(data) > most:
        raise UnreadableError(
            f"{path} cannot be read: it is larger than {most >> 20} MiB, and no file "
            "of its kind is"
        )
    return data


def read_text(path: Path, most: int = MOST_BYTES) -> str:
    """The text of a plain file of UTF-8, lines ended as Python has them.

    Raises:
        UnreadableError, OSError: see `read_bytes`; or when it is no UTF-8.
    """
    text = _decoded(read_bytes(path, most), path)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_json(path: Path, most: int = MOST_BYTES, *, pairs: Pairs | None = None) -> Any:
    """The values of a plain file of JSON.

    Args:
        path: of it.
        most: bytes that it may have.
        pairs: makes the mappings; the last of equal keys counts when None.

    Raises:
        UnreadableError, OSError: see `read_bytes`; or when it is no JSON.
    """
    return parse_json(read_bytes(path, most), path, pairs=pairs)


def parse_json(data: bytes, where: object, *, pairs: Pairs | None = None) -> Any:
    """The values of a JSON text.

    Args:
        data: UTF-8.
        where: for messages.
        pairs: see `read_json`.

    Raises:
        UnreadableError: when it is none, nested too deeply, or of too many values.
    """
    if sum(map(data.count, (b",", b"[", b"{"))) > MOST_VALUES:
        raise UnreadableError(
            f"{where} cannot be read: it holds more than {MOST_VALUES} values"
        )
    text = _decoded(data, where)
    try:
        return json.loads(text, object_pairs_hook=pairs)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"{where} is not JSON ({said(error)})") from error


def _decoded(data: bytes, where: object) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError(
            f"{where} is not UTF-8 (byte 0x{data[error.start]:02x} in line {line})"
        ) from error
