"""LLaMA-Factory: sharegpt JSON lines, pictures as files, and `dataset_info.json`.

A text holds one `<image>` for each picture, where the picture belongs. An entry of
`dataset_info.json` names the folder of a split, so that it may be several files.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, ClassVar

from scenegen.exports.base import Exporter, ExportJob
from scenegen.exports.examples import ASSISTANT, USER, Example, conversation, tagged
from scenegen.exports.image_files import ImageFiles
from scenegen.exports.readme import code, in_shell, readme

HOW = """
llamafactory-cli train --stage sft --do_train --finetuning_type lora \\
  --model_name_or_path Qwen/Qwen2.5-VL-3B-Instruct --template qwen2_vl \\
  --dataset_dir {folder} --dataset {entry} --output_dir out/lora
"""


class LlamaFactoryFormat(Exporter):
    """See the module."""

    name: ClassVar[str] = "llama-factory"
    read_by: ClassVar[str] = "LLaMA-Factory"

    def write(self, job: ExportJob) -> Mapping[str, str]:
        """See `Exporter`."""
        files = ImageFiles(job.folder)
        for split in job.splits:
            (job.folder / split.name).mkdir()
            for shard in job.shards(split):
                path = job.folder / split.name / f"{shard.name}.jsonl"
                with path.open("w", encoding="utf-8", newline="\n") as sink:
                    for example in shard.examples:
                        names = files.write(example)
                        line = json.dumps(_record(example, names), ensure_ascii=False)
                        sink.write(line + "\n")
        entries = {
            f"{job.name}_{split.name}": _entry(split.name) for split in job.splits
        }
        how = code("bash", HOW.format(folder=in_shell(job), entry=next(iter(entries))))
        return {
            "dataset_info.json": json.dumps(entries, indent=2) + "\n",
            "README.md": readme(job, self.read_by, how),
        }


def _record(example: Example, names: list[str]) -> dict[str, Any]:
    return {
        "id": example.id,
        "messages": [
            {"role": turn.role, "content": tagged(turn)}
            for turn in conversation(example)
        ],
        "images": names,
    }


def _entry(split: str) -> dict[str, Any]:
    return {
        "file_name": split,
        "formatting": "sharegpt",
        "columns": {"messages": "messages", "images": "images"},
        "tags": {
            "role_tag": "role",
            "content_tag": "content",
            "user_tag": USER,
            "assistant_tag": ASSISTANT,
        },
    }


LLAMA_FACTORY = LlamaFactoryFormat()
