"""TRL: Parquet with the columns `images` and `messages`.

TRL puts all pictures before the first text of the user where messages are plain texts.
That is right for every style but "target", whose hidden picture belongs to the answer:
where that style is among them, contents are lists of blocks, in which each picture has
its place. A column has one type, so then they are for all rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import pyarrow as pa

from scenegen.exports.base import Exporter, ExportJob
from scenegen.exports.examples import ChatTurn, Example, conversation
from scenegen.exports.readme import code, in_quotes, readme
from scenegen.exports.styles import TARGET
from scenegen.exports.tables import (
    PICTURES,
    front_matter,
    picture_cells,
    schema_of,
    write_tables,
)

HOW = """
from datasets import load_dataset
from trl import SFTConfig, SFTTrainer

train = load_dataset("{folder}", split="{split}")
trainer = SFTTrainer(
    "Qwen/Qwen2.5-VL-3B-Instruct", train_dataset=train, args=SFTConfig(max_length=None)
)
"""

_BLOCKS = pa.list_(pa.struct([("type", pa.string()), ("text", pa.string())]))


class TrlFormat(Exporter):
    """See the module."""

    name: ClassVar[str] = "trl"
    read_by: ClassVar[str] = "TRL"

    def write(self, job: ExportJob) -> Mapping[str, str]:
        """See `Exporter`."""
        has_blocks = TARGET in job.styles
        content = _BLOCKS if has_blocks else pa.string()
        schema = schema_of(
            {
                "id": pa.string(),
                "images": PICTURES,
                "messages": pa.list_(
                    pa.struct([("role", pa.string()), ("content", content)])
                ),
            }
        )
        write_tables(job, schema, _blocks_of if has_blocks else _texts_of)
        front = front_matter(
            (split.name, f"data/{split.name}-*.parquet") for split in job.splits
        )
        how = code(
            "python", HOW.format(folder=in_quotes(job), split=job.splits[0].name)
        )
        return {"README.md": readme(job, self.read_by, how, front=front)}


def _texts_of(example: Example) -> dict[str, Any]:
    return _cells(example, [_text(turn) for turn in conversation(example)])


def _blocks_of(example: Example) -> dict[str, Any]:
    return _cells(example, [_blocks(turn) for turn in conversation(example)])


def _cells(example: Example, messages: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": example.id,
        "images": picture_cells(example.pictures, example.id),
        "messages": messages,
    }


def _text(turn: ChatTurn) -> dict[str, Any]:
    return {"role": turn.role, "content": turn.text}


def _blocks(turn: ChatTurn) -> dict[str, Any]:
    pictures = [{"type": "image", "text": None} for _ in turn.pictures]
    text = {"type": "text", "text": turn.text}
    return {"role": turn.role, "content": [*pictures, text]}


TRL = TrlFormat()
