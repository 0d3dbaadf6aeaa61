"""LLaVA, and the fine-tuning of Qwen-VL: a JSON list a shard, pictures as files.

The readers of this form take pictures in the turns of the human alone, so that style
"target" has no place in it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, ClassVar

from scenegen.exports.base import Exporter, ExportJob
from scenegen.exports.examples import Example, conversation, tagged
from scenegen.exports.image_files import ImageFiles
from scenegen.exports.readme import code, in_quotes, readme
from scenegen.exports.styles import LABEL, RATIONALE, TOKENS

HOW = """
{entry} = {{"annotation_path": "{folder}/{file}.json", "data_path": "{folder}"}}
"""

_SIDES = {"user": "human", "assistant": "gpt"}


class LlavaFormat(Exporter):
    """See the module."""

    name: ClassVar[str] = "llava"
    read_by: ClassVar[str] = "LLaVA and the fine-tuning of Qwen-VL"
    styles: ClassVar[tuple[str, ...]] = (LABEL, RATIONALE, TOKENS)

    def write(self, job: ExportJob) -> Mapping[str, str]:
        """See `Exporter`."""
        files = ImageFiles(job.folder)
        names = []
        for split in job.splits:
            for shard in job.shards(split):
                names.append(shard.name)
                path = job.folder / f"{shard.name}.json"
                with path.open("w", encoding="utf-8", newline="\n") as sink:
                    before = "[\n"
                    for example in shard.examples:
                        record = _record(example, files.write(example))
                        sink.write(before + json.dumps(record, ensure_ascii=False))
                        before = ",\n"
                    sink.write("\n]\n")
        how = code(
            "python",
            HOW.format(entry=job.name.upper(), folder=in_quotes(job), file=names[0]),
        )
        return {"README.md": readme(job, self.read_by, how)}


def _record(example: Example, names: list[str]) -> dict[str, Any]:
    return {
        "id": example.id,
        "image": names[0] if len(names) == 1 else names,
        "conversations": [
            {"from": _SIDES[turn.role], "value": tagged(turn)}
            for turn in conversation(example)
        ],
    }


LLAVA = LlavaFormat()
