"""BAGEL, as the published research trains it: texts and pictures in turns, Parquet.

    image_list          the visible pictures, then the hidden one
    num_input_images    how many of them are visible
    instruction_list    one text: the form of the answer, and the question
    output_text_list    <think>...</think><image_start> , <image_end><answer>B</answer>

The loaders that were published differ in where they put a second instruction, and one
of them leaves it out; one text is read by all of them. Output i stands before hidden
picture i. Tags are plain text. What a rank reads is a row group, so that there are at
least as many of these as shards.

`parquet_info.json` counts row groups by file. One loader looks a file up by its path
and one by its name, so that both are there; the path is that of the export, and has to
be mended when the folder is moved.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, ClassVar

import pyarrow as pa

from scenegen.dataset.rows import prompt
from scenegen.exports.base import Exporter, ExportJob
from scenegen.exports.examples import Example
from scenegen.exports.readme import code, in_quotes, readme
from scenegen.exports.styles import LABEL, RATIONALE, TARGET, TOKENS
from scenegen.exports.tables import TEXTS, WrittenTable, schema_of, write_tables

ANSWER_ALONE = (
    "Give the answer directly, without thinking and without images: the letter of the "
    "right option in <answer></answer> tags, e.g. <answer>C</answer>."
)

THINK_FIRST = (
    "Think before you answer. Thoughts in words go between <think> and </think>, a "
    "picture that you imagine between <image_start> and <image_end>. At the end give "
    "the letter of the right option in <answer></answer> tags, e.g. <answer>C</answer>."
)

BEFORE_PICTURE = "I picture what the images do not show."

HOW = """
# An entry of DATASET_INFO["unified_edit"] in data/dataset_info.py:
"{name}_{split}": {{
    "data_dir": "{folder}/{split}",
    "num_files": {files},
    "num_total_samples": {rows},
    "parquet_info_path": "{folder}/{split}/parquet_info.json",
}},
"""


class BagelFormat(Exporter):
    """See the module."""

    name: ClassVar[str] = "bagel"
    read_by: ClassVar[str] = "BAGEL"

    def write(self, job: ExportJob) -> Mapping[str, str]:
        """See `Exporter`."""
        schema = schema_of(
            {
                "image_list": pa.list_(pa.binary()),
                "instruction_list": TEXTS,
                "output_text_list": TEXTS,
                "num_input_images": pa.int64(),
            }
        )
        tables = write_tables(
            job,
            schema,
            _cells,
            lambda shard: f"{shard.split}/chunk_{shard.number:05d}.parquet",
        )
        texts = {}
        how: list[str] = []
        for split in job.splits:
            mine = [each for each in tables if each.name.startswith(f"{split.name}/")]
            texts[f"{split.name}/parquet_info.json"] = _info(mine, job)
            how += code(
                "python",
                HOW.format(
                    name=job.name,
                    folder=in_quotes(job),
                    split=split.name,
                    files=len(mine),
                    rows=split.rows,
                ),
            )
        return {**texts, "README.md": readme(job, self.read_by, how)}


def _cells(example: Example) -> dict[str, Any]:
    form = ANSWER_ALONE if example.style == LABEL else THINK_FIRST
    question = prompt(example.question, example.options, form)
    return {
        "image_list": [picture.data for picture in example.pictures],
        "instruction_list": [question],
        "output_text_list": _outputs(example),
        "num_input_images": len(example.images),
    }


def _outputs(example: Example) -> list[str]:
    """Texts, each but the last one before a hidden picture."""
    answer = f"<answer>{example.answer}</answer>"
    if example.targets:
        first = f"<think>{BEFORE_PICTURE}</think><image_start>"
        between = ["<image_end><image_start>"] * (len(example.targets) - 1)
        return [first, *between, f"<image_end>{answer}"]
    thoughts = {
        RATIONALE: example.rationale,
        TOKENS: example.token_text,
        TARGET: example.target_text,
    }
    thought = thoughts.get(example.style)
    return [f"<think>{thought}</think>{answer}" if thought else answer]


def _info(tables: list[WrittenTable], job: ExportJob) -> str:
    found = {}
    for table in tables:
        counts = {"num_row_groups": table.groups, "num_rows": table.rows}
        found[(job.final / table.name).as_posix()] = counts
        found[table.name.rpartition("/")[2]] = counts
    return json.dumps(found, indent=1, sort_keys=True) + "\n"


BAGEL = BagelFormat()
