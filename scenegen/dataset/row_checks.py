"""Whether the rows of a finished folder are those that it says it has.

It is asked wherever rows are used, so it reads a few narrow columns and the footers:
every shard has the rows of the manifest, every row the id of its address, an answer
that is one of its options, and the hash that the facts digest was taken of. `facts`
themselves are read only where that is asked for. `verify` does all of it and more.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from scenegen.dataset.files import CHECKSUMS
from scenegen.dataset.manifest import MANIFEST, read_manifest
from scenegen.dataset.parquet_files import opened, table_of
from scenegen.dataset.rows import LETTERS
from scenegen.dataset.shards import FOOTER, digest_lines
from scenegen.errors import ShardError
from scenegen.records.item import Address

NARROW = ("id", "options", "answer", "answer_idx", "answer_text", "content_sha256")
"""Columns that are always read."""

_WIDE = ("question", "facts")
"""Columns that are read where facts are asked for."""

_ANSWER = re.compile(r'"answer_index":(\d+)[,}]')
"""In the text of facts, where it stands once."""

_Entry = Mapping[str, Any]


class RowFault(NamedTuple):
    """What is wrong with a shard.

    Attributes:
        row: which one, from 0; None where it is the shard as a whole.
        field: the column, or the entry of the manifest.
        why: what it is, and what it should be.
    """

    row: int | None
    field: str
    why: str


def check_rows(
    folder: Path, paths: Collection[Path] | None = None, *, has_facts: bool = False
) -> None:
    """Make sure that the shards of a finished folder hold the rows that they should.

    Args:
        folder: of the data set.
        paths: of the shards that are looked at; all when None.
        has_facts: compare `facts` with the other columns as well, which is slower.

    Raises:
        ShardError: when they do not, with the shard, the row and the column.
    """
    manifest = read_manifest(folder)
    seen: dict[str, str] = {}
    for entry in manifest["shards"]:
        path = folder / entry["path"]
        if paths is None or path in paths:
            stored = _read(path, (*NARROW, *_WIDE) if has_facts else NARROW)
            faults = _faults(stored, entry, manifest, seen)
            fault = next(faults, None)
            # A folder that is being drawn again has no checksums.
            if fault is None and (folder / CHECKSUMS).is_file():
                fault = next(_wrong_size(path, entry), None)
            if fault is not None:
                raise ShardError(_message(folder, entry["path"], fault))


class _StoredColumns(NamedTuple):
    """Some columns of a shard, its footer, and columns that it lacks."""

    columns: Mapping[str, Sequence[Any]]
    footer: Mapping[str, Any] | None
    missing: tuple[str, ...] = ()


def _read(path: Path, names: Sequence[str]) -> _StoredColumns:
    """What is looked at of a shard.

    Raises:
        ShardError: when it cannot be read.
    """
    with opened(path) as source:
        there = source.schema_arrow.names
        missing = tuple(name for name in names if name not in there)
        footer = _footer_of(source.metadata.metadata or {})
        if missing:
            return _StoredColumns({}, footer, missing)
        table = table_of(source, path, names)
        columns = {name: table[name].to_pylist() for name in names}
        return _StoredColumns(columns, footer)


def _faults(
    stored: _StoredColumns,
    entry: _Entry,
    manifest: Mapping[str, Any],
    seen: dict[str, str],
) -> Iterator[RowFault]:
    """What is wrong with a shard; its ids are added to those that were seen."""
    columns, footer = stored.columns, stored.footer
    if stored.missing:
        yield RowFault(None, stored.missing[0], "there is no such column")
    elif footer is None:
        yield RowFault(None, "footer", "it does not say what shard it is")
    else:
        yield from _wrong_ids(columns["id"], entry, footer, manifest, seen)
        yield from _wrong_answers(columns)
        if "facts" in columns:
            yield from _wrong_facts(columns)
        yield from _wrong_digests(columns, entry, footer)


def _footer_of(metadata: Mapping[bytes, bytes]) -> dict[str, Any] | None:
    """What a shard says of itself; None when it says nothing.

    It is read as plain values: other releases wrote other footers.
    """
    try:
        plain: dict[str, Any] = json.loads(metadata[FOOTER])
        words = [plain["shard"][key] for key in ("config", "series", "split")]
        numbers = [plain["shard"][key] for key in ("start", "stop")]
    except (KeyError, TypeError, ValueError, RecursionError):
        return None
    is_one = all(isinstance(each, str) for each in words)
    return plain if is_one and all(type(each) is int for each in numbers) else None


def _wrong_ids(
    ids: Sequence[str],
    entry: _Entry,
    footer: Mapping[str, Any],
    manifest: Mapping[str, Any],
    seen: dict[str, str],
) -> Iterator[RowFault]:
    """Ids that are not those of the addresses of the shard, in their order."""
    shard, path = footer["shard"], str(entry["path"])
    for key in ("config", "series", "split"):
        if shard[key] != entry.get(key):
            said = f"its footer says '{shard[key]}', and {MANIFEST} '{entry.get(key)}'"
            yield RowFault(None, key, said)
            return
    first: dict[str, int] = {}
    for row, name in enumerate(ids):
        expected = Address(
            int(manifest.get("seed", 0)),
            shard["split"],
            shard["series"],
            shard["start"] + row,
        ).id
        other = first.setdefault(name, row)
        if other != row:
            yield RowFault(row, "id", f"{name!r} is that of row {other}, too")
        elif name in seen:
            yield RowFault(row, "id", f"{name!r} is in {seen[name]}, too")
        elif name != expected:
            yield RowFault(row, "id", f"{name!r} stands where {expected!r} belongs")
    counts = (len(ids), entry.get("rows"), shard["stop"] - shard["start"])
    if len(set(counts)) > 1:
        why = "{} of them, {} in {}, and {} by its footer"
        told = why.format(counts[0], counts[1], MANIFEST, counts[2])
        yield RowFault(None, "rows", told)
    seen.update(dict.fromkeys(ids, path))


def _wrong_answers(columns: Mapping[str, Sequence[Any]]) -> Iterator[RowFault]:
    """Answers that are no option, and columns that disagree about them."""
    names = ("options", "answer", "answer_idx", "answer_text")
    rows = zip(*(columns[name] for name in names), strict=True)
    for row, (options, letter, index, text) in enumerate(rows):
        letters = LETTERS[: len(options or ())]
        if not letters or len(set(options)) < len(options):
            yield RowFault(row, "options", f"{options!r:.80} are no options")
        elif letter not in tuple(letters):
            yield RowFault(row, "answer", f"{letter!r} is none of {', '.join(letters)}")
        elif index is None or not 0 <= index < len(options):
            yield RowFault(row, "answer_idx", f"{index!r}, of {len(options)} options")
        elif letters[index] != letter:
            said = f"{letter!r}, and by answer_idx it is {letters[index]!r}"
            yield RowFault(row, "answer", said)
        elif text != options[index]:
            said = f"{text!r:.60}, and option {letter} is {options[index]!r:.60}"
            yield RowFault(row, "answer_text", said)


def _wrong_facts(columns: Mapping[str, Sequence[Any]]) -> Iterator[RowFault]:
    """Facts that are not those of their hash, or that say something else."""
    names = ("facts", "content_sha256", "answer_idx", "options", "question")
    rows = zip(*(columns[name] for name in names), strict=True)
    for row, (facts, content, index, options, question) in enumerate(rows):
        if sha256((facts or "").encode()).hexdigest() != content:
            yield RowFault(row, "facts", "they are not those of content_sha256")
            continue
        found = _ANSWER.search(facts)
        if found is None or int(found[1]) != index:
            told = "nothing" if found is None else found[1]
            yield RowFault(row, "answer_idx", f"{index}, and its facts say {told}")
        elif f'"options":{_canonical(options)}' not in facts:
            yield RowFault(row, "options", "they are not those of its facts")
        elif f'"text":{_canonical(question)}' not in facts:
            yield RowFault(row, "question", "it is not that of its facts")


def _canonical(value: object) -> str:
    """As `records.codec` writes it."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def _wrong_digests(
    columns: Mapping[str, Sequence[Any]], entry: _Entry, footer: Mapping[str, Any]
) -> Iterator[RowFault]:
    """Digests and counts that the rows do not give."""
    given = {
        "row_order_sha256": (columns["id"], footer.get("row_order")),
        "facts_digest": (columns["content_sha256"], footer.get("facts_digest")),
    }
    for name, (values, signed) in given.items():
        if entry.get(name, signed) != signed:
            yield RowFault(None, name, f"its footer has another one than {MANIFEST}")
        elif digest_lines([str(each) for each in values]) != signed:
            column = "id" if name == "row_order_sha256" else "content_sha256"
            yield RowFault(None, column, f"its values do not give the {name}")
    counts = dict(Counter(columns["answer"]))
    if footer.get("answers", counts) != counts:
        told = f"the letters are {counts}, and its footer counts {footer['answers']}"
        yield RowFault(None, "answer", told)


def _wrong_size(path: Path, entry: _Entry) -> Iterator[RowFault]:
    """A file that was written again; in a half-drawn folder that is as it should be."""
    size = path.stat().st_size
    if entry.get("bytes", size) != size:
        told = f"{size} of them, and {entry['bytes']} in {MANIFEST}"
        yield RowFault(None, "bytes", told)


def _message(folder: Path, path: str, fault: RowFault) -> str:
    where = "" if fault.row is None else f"row {fault.row}, "
    return (
        f"{folder / path}: {where}{fault.field}: {fault.why}. Its rows are not those "
        f"that were built: `scenegen verify {folder}` says what else was changed; "
        "delete the shard and run the build again, which makes it anew."
    )
