"""verl: Parquet with `prompt`, `images` and `reward_model`, for training by reward.

The model writes what stands before the answer itself, so that styles say no more than
the form of the answer: a letter, or steps that end with one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import pyarrow as pa

from scenegen.exports.answer_rules import with_rules
from scenegen.exports.base import Exporter, ExportJob
from scenegen.exports.examples import Example, conversation, tagged
from scenegen.exports.ms_swift import MESSAGES
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

HOW = """
python -m verl.trainer.main_ppo data.train_files={folder}/data/'{split}-*.parquet' \\
  data.image_key=images custom_reward_function.path={folder}/reward.py
"""

REWARD = '''
def compute_score(data_source, solution_str, ground_truth, extra_info=None):
    """As verl calls it: 1.0 when the answer names the right option, 0.0 otherwise.

    Without the options in `extra_info`, an option is named by its letter alone.
    """
    options = (extra_info or {}).get("options")
    if options is None:
        options = [""] * len(LETTERS)
    place = read_answer(str(solution_str), list(options))
    return float(place is not None and LETTERS[place] == ground_truth)
'''

_FACTS = pa.struct(
    [
        ("index", pa.int64()),
        ("split", pa.string()),
        ("id", pa.string()),
        ("pair_id", pa.string()),
        ("kind", pa.string()),
        ("difficulty", pa.string()),
        ("options", TEXTS),
    ]
)


class VerlFormat(Exporter):
    """See the module."""

    name: ClassVar[str] = "verl"
    read_by: ClassVar[str] = "verl"
    styles: ClassVar[tuple[str, ...]] = (LABEL, RATIONALE)

    def write(self, job: ExportJob) -> Mapping[str, str]:
        """See `Exporter`."""
        schema = schema_of(
            {
                "data_source": pa.string(),
                "prompt": MESSAGES,
                "images": PICTURES,
                "ability": pa.string(),
                "reward_model": pa.struct(
                    [("style", pa.string()), ("ground_truth", pa.string())]
                ),
                "extra_info": _FACTS,
            }
        )
        write_tables(job, schema, lambda example: _cells(example, job.name))
        front = front_matter(
            (split.name, f"data/{split.name}-*.parquet") for split in job.splits
        )
        how = code("bash", HOW.format(folder=in_shell(job), split=job.splits[0].name))
        return {
            "README.md": readme(job, self.read_by, how, front=front),
            "reward.py": with_rules("The reward of an answer.", REWARD),
        }


def _cells(example: Example, name: str) -> dict[str, Any]:
    question, _ = conversation(example)
    return {
        "data_source": f"scenegen/{name}",
        "prompt": [{"role": question.role, "content": tagged(question)}],
        "images": picture_cells(question.pictures, example.id),
        "ability": example.task,
        "reward_model": {"style": "rule", "ground_truth": example.answer},
        "extra_info": {
            "index": example.index,
            "split": example.split,
            "id": example.id,
            "pair_id": example.pair_id,
            "kind": example.kind,
            "difficulty": example.difficulty,
            "options": list(example.options),
        },
    }


VERL = VerlFormat()
