"""Whether plain values have the shape of a lock: keys, kinds of values, counts, ids.

People edit locks, and merges of branches do. What is said twice in a lock, or is not
what locks hold, is told with its place before anything is compared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from scenegen.errors import shown
from scenegen.locking.items import DIGITS, VALUES

KINDS: Mapping[str, type] = {
    "lock_version": int,
    "name": str,
    "seed": int,
    "generator_version": str,
    "schema_version": str,
    "catalogue_digest": str,
    "digest": str,
    "recipe_digest": str,
    "facts_digest": str,
    "rows": int,
    "versions": dict,
    "recipe": dict,
    "values": list,
    "hashed": list,
    "shards": list,
}
"""The keys of a lock, and what they hold."""

OF_SHARD: Mapping[str, type] = {
    "path": str,
    "config": str,
    "series": str,
    "split": str,
    "rows": int,
    "facts_digest": str,
    "items": list,
}
"""The keys of a shard of a lock."""

NAMES: Mapping[type, str] = {
    int: "a whole number",
    str: "a text",
    dict: "a mapping",
    list: "a list",
}

_DIGEST = re.compile(r"[0-9a-f]{64}")
_HASH = re.compile(rf"[0-9a-f]{{{DIGITS}}}")


def shape_problems(plain: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the plain values of a lock, each with its place.

    Later problems are told only where the earlier ones leave something to look at.
    """
    found = list(_wrong_keys(plain, KINDS, ""))
    found = found or list(_wrong_head(plain))
    for number, shard in enumerate([] if found else plain["shards"]):
        found += _wrong_shard(shard, f"shards[{number}]", len(plain["hashed"]))
    yield from found or _said_twice(plain)


def unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A mapping of JSON, where a key may stand only once.

    Raises:
        ValueError: when one stands twice.
    """
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(
            f"the key {shown(first_twice(names))} stands twice in one mapping"
        )
    return found


def first_twice(names: Sequence[str]) -> str | None:
    """The first of some names that is there twice; None where none is."""
    counts = Counter(names)
    return next((name for name in names if counts[name] > 1), None)


def _wrong_keys(
    plain: Mapping[str, Any], kinds: Mapping[str, type], where: str
) -> Iterator[str]:
    """Keys that are missing or not known, and values of another kind."""
    begin = f"{where}: " if where else ""
    for name in plain.keys() - kinds.keys():
        yield f"{begin}no lock has a key {shown(name)}"
    for name, kind in kinds.items():
        if name not in plain:
            yield f"{begin}it has no '{name}'"
        elif type(plain[name]) is not kind:
            yield f"{begin}'{name}' is {shown(plain[name])}, and not {NAMES[kind]}"


def _wrong_head(plain: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the values before the shards."""
    if plain["values"] != list(VALUES):
        yield f"'values' is {shown(plain['values'])}, and not {', '.join(VALUES)}"
    hashed = plain["hashed"]
    if not all(isinstance(each, str) for each in hashed):
        yield f"'hashed' is {shown(hashed)}, and not a list of names of columns"
    else:
        for name, count in Counter(hashed).items():
            if count > 1 or name in VALUES:
                yield f"'hashed' names the column '{name}', which is held already"
    if not all(isinstance(each, str) for each in plain["versions"].values()):
        yield f"'versions' is {shown(plain['versions'])}, and not texts by names"


def _wrong_shard(shard: object, where: str, hashes: int) -> Iterator[str]:
    """What is wrong with one shard."""
    if not isinstance(shard, Mapping):
        yield f"{where} is {shown(shard)}, and not a shard"
        return
    wrong = list(_wrong_keys(shard, OF_SHARD, where))
    yield from wrong
    if wrong:
        return
    where = f"{where} ({shard['path']})"
    if shard["rows"] != len(shard["items"]):
        yield f"{where}: it says {shard['rows']} rows and has {len(shard['items'])}"
    if not _DIGEST.fullmatch(shard["facts_digest"]):
        yield f"{where}: its facts_digest is no SHA-256"
    for number, item in enumerate(shard["items"]):
        yield from _wrong_item(item, f"{where}, item {number}", hashes)


def _wrong_item(item: object, where: str, hashes: int) -> Iterator[str]:
    """What is wrong with one item: [id, content_sha256, values, hashes]."""
    if not isinstance(item, list) or len(item) != 4:
        yield f"{where}: {shown(item)} is not [id, content_sha256, values, hashes]"
        return
    name, content, values, text = item
    if not isinstance(name, str) or not name:
        yield f"{where}: its id is {shown(name)}"
        return
    where = f"{where} ({name})"
    if not isinstance(content, str) or not _DIGEST.fullmatch(content):
        yield f"{where}: its content_sha256 is {shown(content)}, no SHA-256"
    if not isinstance(values, list) or len(values) != len(VALUES):
        yield f"{where}: its values are {shown(values)}, and not those of 'values'"
    parts = text.split(" ") if isinstance(text, str) else []
    if len(parts) != hashes or not all(map(_HASH.fullmatch, parts)):
        yield (
            f"{where}: its hashes are {shown(text)}, and not {DIGITS} hexadecimal "
            f"digits for each of {hashes} columns"
        )


def _said_twice(plain: Mapping[str, Any]) -> Iterator[str]:
    """Shards and ids that are there twice, and a sum that is none."""
    paths: dict[str, str] = {}
    ids: dict[str, str] = {}
    for number, shard in enumerate(plain["shards"]):
        where = f"shards[{number}]"
        other = paths.setdefault(shard["path"], where)
        if other != where:
            yield f"{where}: its path {shard['path']} is that of {other}, too"
            continue
        for place, item in enumerate(shard["items"]):
            at = f"{shard['path']}, item {place}"
            first = ids.setdefault(item[0], at)
            if first != at:
                yield f"{at}: its id {item[0]} is that of {first}, too"
    total = sum(shard["rows"] for shard in plain["shards"])
    if plain["rows"] != total:
        yield f"'rows' is {plain['rows']}, and its shards have {total}"
