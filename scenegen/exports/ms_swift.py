"""ms-swift: Parquet with `messages` and `images`, an `<image>` tag for each picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import pyarrow as pa

from scenegen.exports.base import Exporter, ExportJob
from scenegen.exports.examples import Example, conversation, tagged
from scenegen.exports.readme import code, in_shell, readme
from scenegen.exports.tables import (
    PICTURES,
    front_matter,
    picture_cells,
    write_tables,
)

HOW = """
swift sft --model Qwen/Qwen2.5-VL-3B-Instruct --dataset {folder}/data/{split}-*.parquet
"""

MESSAGES = pa.list_(pa.struct([("role", pa.string()), ("content", pa.string())]))


class MsSwiftFormat(Exporter):
    """See the module."""

    name: ClassVar[str] = "ms-swift"
    read_by: ClassVar[str] = "ms-swift"

    def write(self, job: ExportJob) -> Mapping[str, str]:
        """See `Exporter`."""
        # Not as features of `datasets`: ms-swift would decode lists of pictures, and
        # encode them again as poorer JPEGs.
        schema = pa.schema(
            {"id": pa.string(), "messages": MESSAGES, "images": PICTURES}
        )
        write_tables(job, schema, _cells)
        front = front_matter(
            (split.name, f"data/{split.name}-*.parquet") for split in job.splits
        )
        how = code("bash", HOW.format(folder=in_shell(job), split=job.splits[0].name))
        return {"README.md": readme(job, self.read_by, how, front=front)}


def _cells(example: Example) -> dict[str, Any]:
    return {
        "id": example.id,
        "messages": [
            {"role": turn.role, "content": tagged(turn)}
            for turn in conversation(example)
        ],
        "images": picture_cells(example.pictures, example.id),
    }


MS_SWIFT = MsSwiftFormat()
