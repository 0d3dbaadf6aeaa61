"""VLMEvalKit: a table of tab-separated values for each task and split, and its MD5.

The harness writes the prompt itself, from `question` and the columns of the options,
and reads the letter out of the answer by rules of its own, which guess; `score.py`
reads what it saved as `scenegen score` does. A table holds one task, so that its
columns of options are all texts or all numbers: the harness would print a number in a
column with gaps as "3.0".
"""

from __future__ import annotations

import base64
import csv
import json
from collections.abc import Mapping
from hashlib import file_digest
from pathlib import Path
from typing import IO, ClassVar

from scenegen.dataset.rows import LETTERS
from scenegen.errors import ExportError
from scenegen.exports.answer_rules import with_rules
from scenegen.exports.base import Exporter, ExportJob
from scenegen.exports.examples import Example
from scenegen.exports.readme import code, in_shell, readme
from scenegen.exports.styles import LABEL

BEFORE, AFTER = (
    ("index", "image", "question"),
    (
        "answer",
        "category",
        "l2-category",
        "split",
        "id",
    ),
)

SCORE = Path(__file__).with_name("vlmevalkit_score.txt")

MISSING = frozenset(
    ("", "#N/A", "#NA", "-nan", "-NaN", "<NA>", "N/A", "NA", "NULL", "NaN", "None",
     "n/a", "nan", "null", "1.#IND", "1.#QNAN", "-1.#IND", "-1.#QNAN", "#N/A N/A")
)  # fmt: skip
"""Texts that pandas, by which the harness reads the table, takes for a gap."""

HOW = """
LMUData={folder} python run.py --data {table} --model Qwen2.5-VL-3B-Instruct
"""

HOW_TO_SCORE = """
python {folder}/score.py outputs/MODEL/MODEL_{table}.xlsx
"""

WHY_TO_SCORE = (
    "The harness finds the letter in an answer by rules of its own, which take a word "
    '"A" for one. `score.py` reads the answers that it saved by the rules of `scenegen '
    "score`:"
)


class VlmEvalKitFormat(Exporter):
    """See the module."""

    name: ClassVar[str] = "vlmevalkit"
    read_by: ClassVar[str] = "VLMEvalKit"
    styles: ClassVar[tuple[str, ...]] = (LABEL,)
    is_sharded: ClassVar[bool] = False

    def write(self, job: ExportJob) -> Mapping[str, str]:
        """See `Exporter`."""
        tables: dict[str, _Table] = {}
        try:
            for split in job.splits:
                for example in job.stream(split):
                    name = f"{job.name}_{example.task}_{split.name}"
                    if name not in tables:
                        tables[name] = _Table(job.folder / f"{name}.tsv")
                    tables[name].write(example)
        finally:
            for table in tables.values():
                table.close()
        for table in tables.values():
            table.check()
        sums = {name: _md5(job.folder / f"{name}.tsv") for name in sorted(tables)}
        lines = [f"{digest}  {name}.tsv\n" for name, digest in sums.items()]
        first = next(iter(sums))
        how = [
            *code("bash", HOW.format(folder=in_shell(job), table=first)),
            "",
            WHY_TO_SCORE,
            *code("bash", HOW_TO_SCORE.format(folder=in_shell(job), table=first)),
            "",
            "`DATASET_MD5` of a class of your own, for tables that are published:",
            *code("python", f"DATASET_MD5 = {json.dumps(sums, indent=4)}"),
        ]
        score = SCORE.read_text(encoding="utf-8")
        return {
            "MD5SUMS": "".join(lines),
            "README.md": readme(job, self.read_by, how),
            "score.py": with_rules("What VLMEvalKit saved, scored.", score),
        }


class _Table:
    """One table that is being written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._sink: IO[str] = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._sink, delimiter="\t", lineterminator="\n")
        self._writer.writerow([*BEFORE, *LETTERS, *AFTER])
        self._rows = 0
        self._gaps: set[str] = set()
        self._numbers: set[str] = set()
        self._texts: set[str] = set()

    def write(self, example: Example) -> None:
        """A row.

        Raises:
            ExportError: when the harness would not read it as it is.
        """
        options: dict[str, str] = dict(zip(LETTERS, example.options, strict=False))
        for option in options.values():
            if option in MISSING:
                raise ExportError(
                    f"{example.id}: VLMEvalKit would take the option '{option}' for a "
                    "gap in its table; leave its config out with --config"
                )
        self._gaps.update(set(LETTERS) - set(options))
        for letter, option in options.items():
            (self._numbers if _is_number(option) else self._texts).add(letter)
        self._writer.writerow(
            [
                self._rows,
                _encoded(example),
                example.question,
                *(options.get(letter, "") for letter in LETTERS),
                example.answer,
                example.kind,
                example.task,
                example.split,
                example.id,
            ]
        )
        self._rows += 1

    def close(self) -> None:
        """Close the file."""
        self._sink.close()

    def check(self) -> None:
        """Whether the harness reads all options as they are.

        Raises:
            ExportError: when a column would become one of fractions.
        """
        for letter in sorted(self._gaps & self._numbers - self._texts):
            raise ExportError(
                f"{self._path.name}: some items have a number as option {letter} and "
                "some have none, and VLMEvalKit would print it as a fraction; export "
                "these configs one by one with --config"
            )


def _encoded(example: Example) -> str:
    """Pictures in base64: one alone as it is, several as a list."""
    texts = [base64.b64encode(picture.data).decode() for picture in example.images]
    return texts[0] if len(texts) == 1 else json.dumps(texts)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _md5(path: Path) -> str:
    with path.open("rb") as source:
        return file_digest(source, "md5").hexdigest()


VLMEVALKIT = VlmEvalKitFormat()
