"""lmms-eval: Parquet, and a folder of tasks, one for each split."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import pyarrow as pa

from scenegen.exports.answer_rules import with_rules
from scenegen.exports.base import Exporter, ExportJob
from scenegen.exports.examples import Example, asked
from scenegen.exports.readme import code, in_shell, readme
from scenegen.exports.styles import LABEL, RATIONALE
from scenegen.exports.tables import (
    PICTURES,
    TEXTS,
    front_matter,
    picture_cells,
    schema_of,
    write_tables,
)

UTILS = Path(__file__).with_name("lmms_eval_utils.txt")

TASK = """\
task: {task}
# Where this export is: change it when the folder is moved.
dataset_path: {folder}
test_split: {split}
output_type: generate_until
doc_to_visual: !function utils.scenegen_doc_to_visual
doc_to_text: !function utils.scenegen_doc_to_text
doc_to_messages: !function utils.scenegen_doc_to_messages
doc_to_target: answer
process_results: !function utils.scenegen_process_results
generation_kwargs:
  max_new_tokens: {tokens}
  do_sample: false
metric_list:
  - metric: accuracy
    aggregation: !function utils.scenegen_accuracy
    higher_is_better: true
  - metric: macro_accuracy
    aggregation: !function utils.scenegen_macro_accuracy
    higher_is_better: true
  - metric: pair_accuracy
    aggregation: !function utils.scenegen_pair_accuracy
    higher_is_better: true
metadata:
  - version: 1.0
"""

LENGTHS = {LABEL: 16, RATIONALE: 1024}
"""Tokens of an answer, by style."""

HOW = """
# lmms-eval 0.7.3 does not run beside filelock 4: pip install 'filelock<4'
lmms-eval --include_path {folder}/tasks --tasks {task} --model qwen2_5_vl
"""

COLUMNS = {
    **dict.fromkeys(("id", "pair_id", "config", "task", "kind"), pa.string()),
    "difficulty": pa.string(),
    "images": PICTURES,
    "prompt": pa.string(),
    "question": pa.string(),
    "options": TEXTS,
    "answer": pa.string(),
}


class LmmsEvalFormat(Exporter):
    """See the module."""

    name: ClassVar[str] = "lmms-eval"
    read_by: ClassVar[str] = "lmms-eval"
    styles: ClassVar[tuple[str, ...]] = (LABEL, RATIONALE)

    def write(self, job: ExportJob) -> Mapping[str, str]:
        """See `Exporter`."""
        write_tables(job, schema_of(COLUMNS), _cells)
        texts = {"tasks/utils.py": _python()}
        tasks = {
            split.name: f"scenegen_{job.name}_{split.name}" for split in job.splits
        }
        for split, task in tasks.items():
            texts[f"tasks/{task}.yaml"] = TASK.format(
                task=task,
                folder=json.dumps(job.final.as_posix(), ensure_ascii=False),
                split=split,
                tokens=max(LENGTHS[style] for style in job.styles),
            )
        front = front_matter(
            (split.name, f"data/{split.name}-*.parquet") for split in job.splits
        )
        task = tasks.get("test", next(iter(tasks.values())))
        how = code("bash", HOW.format(folder=in_shell(job), task=task))
        return {**texts, "README.md": readme(job, self.read_by, how, front=front)}


def _python() -> str:
    about = "What lmms-eval asks, and how it scores."
    return with_rules(about, UTILS.read_text(encoding="utf-8"))


def _cells(example: Example) -> dict[str, Any]:
    return {
        "id": example.id,
        "pair_id": example.pair_id,
        "config": example.config,
        "task": example.task,
        "kind": example.kind,
        "difficulty": example.difficulty,
        "images": picture_cells(example.images, example.id),
        "prompt": asked(example),
        "question": example.question,
        "options": list(example.options),
        "answer": example.answer,
    }


LMMS_EVAL = LmmsEvalFormat()
