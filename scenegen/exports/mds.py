"""MosaicML Streaming: MDS shards with an index, written by the rules of the format.

A shard is: the number of items as uint32; where each begins, and the last ends, as
uint32; the columns as JSON; the items. An item is the sizes of its columns of variable
length as uint32, then their bytes, columns by name. A list of pictures is a zero, their
number and their sizes as uint32, then the pictures.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from struct import pack
from typing import Any, ClassVar

from scenegen.exports.base import Exporter, ExportJob, ExportShard
from scenegen.exports.examples import Example, Picture
from scenegen.exports.pictures import as_png
from scenegen.exports.readme import code, in_quotes, readme
from scenegen.exports.webdataset import record

HOW = """
from streaming import StreamingDataset

items = StreamingDataset(local="{folder}/{split}", batch_size=1)
item = items[0]
item["messages"], item["images"], item["targets"]
"""

LIMIT = 2**32 - 1
"""Bytes of a shard, at most: its numbers are uint32."""


class MdsFormat(Exporter):
    """See the module."""

    name: ClassVar[str] = "mds"
    read_by: ClassVar[str] = "MosaicML Streaming"

    def write(self, job: ExportJob) -> Mapping[str, str]:
        """See `Exporter`."""
        config = _config(job)
        texts = {}
        for split in job.splits:
            folder = job.folder / split.name
            folder.mkdir()
            shards = [
                _write_shard(folder, shard, config) for shard in job.shards(split)
            ]
            index = {"version": 2, "shards": shards}
            texts[f"{split.name}/index.json"] = json.dumps(index, sort_keys=True)
        how = code(
            "python", HOW.format(folder=in_quotes(job), split=job.splits[0].name)
        )
        return {**texts, "README.md": readme(job, self.read_by, how)}


def _config(job: ExportJob) -> dict[str, Any]:
    columns = {
        "id": "str",
        "images": f"list[{_encoding(job.image_suffix)}]",
        "messages": "json",
        "record": "json",
        "targets": f"list[{_encoding(job.target_suffix)}]",
    }
    return {
        "version": 2,
        "format": "mds",
        "compression": None,
        "hashes": [],
        "size_limit": None,
        "column_names": list(columns),
        "column_encodings": list(columns.values()),
        "column_sizes": [None] * len(columns),
    }


def _encoding(suffix: str) -> str:
    """What MDS calls pictures with a suffix; it knows no WebP, which becomes PNG."""
    return "jpeg" if suffix == "jpg" else "png"


def _write_shard(
    folder: Path, shard: ExportShard, config: Mapping[str, Any]
) -> dict[str, Any]:
    """One shard, and its entry in the index.

    The items go to a file of their own first: what is before them needs their sizes.
    """
    path = folder / f"shard.{shard.number:05d}.mds"
    body = path.with_suffix(".items")
    sizes = []
    with body.open("wb") as sink:
        for example in shard.examples:
            data = _item(example)
            sizes.append(len(data))
            sink.write(data)
    columns = json.dumps(config, sort_keys=True).encode()
    offsets = [4 + 4 * (len(sizes) + 1) + len(columns)]
    for size in sizes:
        offsets.append(offsets[-1] + size)
    if offsets[-1] > LIMIT:
        raise ValueError(f"{path.name} would have {offsets[-1]} bytes")
    with path.open("wb") as sink, body.open("rb") as items:
        sink.write(_numbers([len(sizes), *offsets]))
        sink.write(columns)
        shutil.copyfileobj(items, sink)
    body.unlink()
    raw = {"basename": path.name, "bytes": offsets[-1], "hashes": {}}
    return {**config, "samples": len(sizes), "raw_data": raw, "zip_data": None}


def _item(example: Example) -> bytes:
    plain = record(example, [picture.role for picture in example.pictures])
    messages = plain.pop("messages")
    columns = (
        example.id.encode(),
        _pictures(example.images),
        json.dumps(messages).encode(),
        json.dumps(plain).encode(),
        _pictures(example.targets),
    )
    return _numbers(len(column) for column in columns) + b"".join(columns)


def _pictures(pictures: Iterable[Picture]) -> bytes:
    datas = [
        each.data if each.suffix == "jpg" else as_png(each.data) for each in pictures
    ]
    sizes = [len(data) for data in datas]
    return _numbers([0, len(datas), *sizes]) + b"".join(datas)


def _numbers(values: Iterable[int]) -> bytes:
    """Little-endian uint32."""
    return b"".join(pack("<I", value) for value in values)


MDS = MdsFormat()
