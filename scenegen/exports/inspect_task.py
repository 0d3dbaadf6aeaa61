"""Inspect: JSON lines, pictures as files, and a task that reads them.

Its solver `multiple_choice` writes the options and the form of the answer into the
prompt; the scorer is in the task, and reads answers as `scenegen score` does.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from string import Template
from typing import ClassVar

from scenegen.exports.answer_rules import with_rules
from scenegen.exports.base import Exporter, ExportJob
from scenegen.exports.examples import Example
from scenegen.exports.image_files import ImageFiles
from scenegen.exports.readme import code, in_shell, readme
from scenegen.exports.styles import LABEL, RATIONALE

TASK = Path(__file__).with_name("inspect_task.txt")

HOW = """
inspect eval {folder}/task.py --model openai/gpt-4o -T split={split}
"""


class InspectFormat(Exporter):
    """See the module."""

    name: ClassVar[str] = "inspect"
    read_by: ClassVar[str] = "Inspect"
    styles: ClassVar[tuple[str, ...]] = (LABEL, RATIONALE)
    is_sharded: ClassVar[bool] = False

    def write(self, job: ExportJob) -> Mapping[str, str]:
        """See `Exporter`."""
        files = ImageFiles(job.folder)
        for split in job.splits:
            path = job.folder / f"{split.name}.jsonl"
            with path.open("w", encoding="utf-8", newline="\n") as sink:
                for example in job.stream(split):
                    sink.write(_line(example, files.write(example)))
        last = job.splits[-1].name
        task = Template(TASK.read_text(encoding="utf-8")).substitute(
            split=last, steps=RATIONALE in job.styles
        )
        task = with_rules("An Inspect task.", task)
        how = code("bash", HOW.format(folder=in_shell(job), split=last))
        return {"task.py": task, "README.md": readme(job, self.read_by, how)}


def _line(example: Example, names: list[str]) -> str:
    record = {
        "id": example.id,
        "pair_id": example.pair_id,
        "config": example.config,
        "task": example.task,
        "kind": example.kind,
        "difficulty": example.difficulty,
        "images": names,
        "question": example.question,
        "options": list(example.options),
        "answer": example.answer,
    }
    return json.dumps(record, ensure_ascii=False) + "\n"


INSPECT = InspectFormat()
