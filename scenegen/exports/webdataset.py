"""WebDataset: tar files; of an item, a JSON file and its pictures, next to one another.

Names are `ID.json` and `ID.VIEW.jpg`: what stands before the first dot is the key, and
`images` in the JSON file lists the rest in the order of the conversation. Entries carry
no time and no owner, so that equal items give equal bytes.
"""

from __future__ import annotations

import json
import tarfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any, ClassVar

from scenegen.exports.base import Exporter, ExportJob
from scenegen.exports.examples import Example, conversation, tagged
from scenegen.exports.readme import code, in_quotes, readme

HOW = """
import webdataset

items = webdataset.WebDataset(
    "{folder}/{split}-{{00000..{last:05d}}}-of-{number:05d}.tar", shardshuffle=False
).decode("pil")
for item in items:
    pictures = [item[name] for name in item["json"]["images"]]
"""


class WebDatasetFormat(Exporter):
    """See the module."""

    name: ClassVar[str] = "webdataset"
    read_by: ClassVar[str] = "WebDataset"

    def write(self, job: ExportJob) -> Mapping[str, str]:
        """See `Exporter`."""
        for split in job.splits:
            for shard in job.shards(split):
                path = job.folder / f"{shard.name}.tar"
                with tarfile.open(path, "w", format=tarfile.USTAR_FORMAT) as tar:
                    for example in shard.examples:
                        _add(tar, example)
        number = job.shards_of(job.splits[0])
        how = code(
            "python",
            HOW.format(
                folder=in_quotes(job),
                split=job.splits[0].name,
                last=number - 1,
                number=number,
            ),
        )
        return {"README.md": readme(job, self.read_by, how)}


def record(example: Example, names: list[str]) -> dict[str, Any]:
    """An example but for its pictures.

    Args:
        example: that is written.
        names: of its pictures, in the order of the conversation.
    """
    return {
        "id": example.id,
        "pair_id": example.pair_id,
        "config": example.config,
        "task": example.task,
        "kind": example.kind,
        "difficulty": example.difficulty,
        "style": example.style,
        "question": example.question,
        "options": list(example.options),
        "answer": example.answer,
        "messages": [
            {"role": turn.role, "content": tagged(turn)}
            for turn in conversation(example)
        ],
        "images": names,
    }


def _add(tar: tarfile.TarFile, example: Example) -> None:
    names = [f"{picture.role}.{picture.suffix}" for picture in example.pictures]
    text = json.dumps(record(example, names), ensure_ascii=False, sort_keys=True)
    _add_file(tar, f"{example.id}.json", text.encode())
    for name, picture in zip(names, example.pictures, strict=True):
        _add_file(tar, f"{example.id}.{name}", picture.data)


def _add_file(tar: tarfile.TarFile, name: str, data: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(data)
    tar.addfile(entry, BytesIO(data))


WEBDATASET = WebDatasetFormat()
