"""Bytes that somebody has spoilt: blindly, by pieces, or value by value in a JSON text.

Every draw comes from the `Random` that is given, so that a case can be made again.
"""

import json
from collections.abc import Iterator
from random import Random
from typing import Any

PIECES = (
    b"nan", b"inf", b"-1", b"\0", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\n", b"\r",
    b"9" * 30, b"9" * 4400, b"\\\n", b'"', b" ", b"1e999", b"[" * 3000, b"{" * 40,
    b"]", b"}", b",", b":", b"---\n", b"<", b">", b"\xef\xbb\xbf", b"../", b"\x1b[31m",
    b"<DEPTH_", b"<DEPTH_START>", b"<MAP_START>", b"x" * 300, b"\xff" * 4, b"\0" * 4,
    b"\xff\xff\xff\x7f", b"\0\0\xc0\x7f", b"\0\0\x80\x7f", b"PK\x03\x04", b"PAR1",
)  # fmt: skip
"""Pieces that readers have tripped over."""

VALUES: tuple[Any, ...] = (
    None, True, -1, 0, 1, 2, 3, 0.5, 1e300, float("nan"), float("inf"), 1 << 31,
    1 << 63, 10**400, "", "x", "\ud800", "\0", "../x", "x" * 300, "data:,", [], [[]],
    [1, 2], {}, {"index": 0}, {"": 1}, 5121, 5126, "VEC3", "MAT4", [None], ["a", "a"],
)  # fmt: skip
"""Values, right and wrong."""

Path = tuple[Any, ...]


def spoilt_bytes(rng: Random, data: bytes) -> bytes:
    """Bytes exchanged, left out, put in, moved or cut off."""
    out = bytearray(data or b"x")
    for _ in range(rng.choice((1, 1, 2, 8, 40))):
        place = rng.randrange(len(out))
        how = rng.random()
        if how < 0.4:
            out[place] ^= 1 << rng.randrange(8)
        elif how < 0.55:
            out[place] = rng.randrange(256)
        elif how < 0.65:
            del out[place : place + rng.randrange(1, 9)]
        elif how < 0.85:
            out[place:place] = rng.choice(PIECES)
        elif how < 0.9:
            piece = rng.choice(PIECES)
            out[place : place + len(piece)] = piece
        elif how < 0.97:
            end = place + rng.randrange(1, 200)
            there = rng.randrange(len(out))
            out[there:there] = out[place:end]
        else:
            del out[place:]
        out = out or bytearray(b"x")
    return bytes(out)


def spoilt_lines(rng: Random, data: bytes) -> bytes:
    """Lines left out, doubled, moved, or with one word exchanged for a piece."""
    lines = data.split(b"\n")
    for _ in range(rng.choice((1, 1, 2, 5))):
        place = rng.randrange(len(lines))
        how = rng.randrange(5)
        if how == 0:
            del lines[place]
        elif how == 1:
            lines.insert(place, lines[place])
        elif how == 2:
            lines.insert(rng.randrange(len(lines)), lines.pop(place))
        else:
            words = lines[place].split(b" ")
            words[rng.randrange(len(words))] = rng.choice(PIECES)
            lines[place] = b" ".join(words)
        lines = lines or [b""]
    return b"\n".join(lines)


def spoilt_json(rng: Random, data: bytes) -> bytes:
    """Values of a JSON text exchanged, left out or doubled; the text is JSON still."""
    plain = json.loads(data)
    paths = [path for path in paths_of(plain) if path]
    for _ in range(rng.choice((1, 1, 2, 4))):
        spoil(rng, plain, rng.choice(paths))
    return json.dumps(plain).encode()


def spoil(rng: Random, plain: Any, path: Path) -> None:
    """Exchange one value, or leave it out; nothing where it is gone already."""
    *above, last = path
    try:
        for key in above:
            plain = plain[key]
        how = rng.random()
        if how < 0.2:
            del plain[last]
        elif how < 0.3 and isinstance(plain, list):
            plain.insert(last, plain[last])
        elif how < 0.4 and isinstance(plain, dict):
            plain[f"{last}x"] = plain.pop(last)
        else:
            plain[last] = rng.choice(VALUES)
    except (KeyError, IndexError, TypeError):
        return


def paths_of(plain: Any, path: Path = ()) -> Iterator[Path]:
    """The places of all values in plain ones."""
    yield path
    if isinstance(plain, dict):
        for key in plain:
            yield from paths_of(plain[key], (*path, key))
    elif isinstance(plain, list):
        for place, each in enumerate(plain):
            yield from paths_of(each, (*path, place))


def spoilt_text(rng: Random, data: bytes) -> bytes:
    """Spoilt in one of the ways for lines of text."""
    return rng.choice((spoilt_bytes, spoilt_lines))(rng, data)


def spoilt_document(rng: Random, data: bytes) -> bytes:
    """Spoilt in one of the ways for JSON."""
    return rng.choice((spoilt_bytes, spoilt_json, spoilt_json))(rng, data)
