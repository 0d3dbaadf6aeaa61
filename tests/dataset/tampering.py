"""Shards that somebody has written again, with the footer that they had."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from scenegen.dataset import columns as schema
from scenegen.dataset.files import CHECKSUMS, sha256_of, write_text, write_with_sums

Rows = list[dict[str, Any]]


def tamper(path: Path, change: Callable[[Rows], object]) -> None:
    """Change the rows of a shard in place."""
    rows = pq.read_table(path, partitioning=None).to_pylist()
    change(rows)
    footer = pq.read_metadata(path).metadata
    with pq.ParquetWriter(
        path, schema.arrow_schema(), **schema.writer_options()
    ) as writer:
        writer.write_table(pa.Table.from_pylist(rows, schema=schema.arrow_schema()))
        writer.add_key_value_metadata(
            {key: footer[key] for key in (b"scenegen", b"content_defined_chunking")}
        )


def sign(folder: Path, *names: str) -> None:
    """Say in manifest and checksums what the files are now, as a forger would."""
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text())
    for each in manifest["shards"]:
        file = folder / each["path"]
        if each["path"] in names:
            each.update(bytes=file.stat().st_size, sha256=sha256_of(file))
    path.write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n")
    write_with_sums(folder, ["manifest.json", *names])


def remove_lines(folder: Path, *names: str) -> None:
    """Take lines out of the checksums."""
    lines = (folder / CHECKSUMS).read_text().splitlines(keepends=True)
    kept = [line for line in lines if line.rstrip("\n").partition("  ")[2] not in names]
    assert len(kept) == len(lines) - len(names)
    write_text(folder / CHECKSUMS, "".join(kept))
