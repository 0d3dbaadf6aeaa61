"""The harnesses themselves, where they are installed, score what models may say.

Each function yields what its harness gives for every letter that could be said, item by
item. Those that are on no package index are imported from a checkout, as in
`installed_readers`.
"""

import asyncio
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

from tests.exports.installed_readers import (
    answered_by_inspect,
    inspect_task,
    published_sets,
    verl_rows,
)

LETTERS = "ABCD"


class Marked(NamedTuple):
    """One item.

    Attributes:
        answer: the right letter.
        marks: by letter, what a model gets that says it.
    """

    answer: str
    marks: dict[str, float]


def scored_by_inspect(folder: Path, split: str) -> Iterator[Marked]:
    task = inspect_task(folder, split)
    logs = [answered_by_inspect(task, [each] * len(task.dataset)) for each in LETTERS]
    for samples in zip(*(log.samples for log in logs), strict=True):
        values = [sample.scores["named_option"].value for sample in samples]
        assert set(values) <= {"C", "I"}
        marks = [float(value == "C") for value in values]
        yield Marked(samples[0].target, dict(zip(LETTERS, marks, strict=True)))


def scored_by_lmms_eval(folder: Path, split: str) -> Iterator[Marked]:
    """A whole run of its evaluator for each letter, with the model that it ships."""
    from lmms_eval.evaluator import simple_evaluate
    from lmms_eval.models.simple.dummy import Dummy
    from lmms_eval.tasks import TaskManager

    (path,) = folder.glob(f"tasks/*_{split}.yaml")
    runs: list[list[dict[str, Any]]] = []
    for letter in LETTERS:
        manager = TaskManager(
            include_path=str(folder / "tasks"), include_defaults=False
        )
        found = simple_evaluate(
            Dummy(response=letter), tasks=[path.stem], task_manager=manager,
            batch_size=1, bootstrap_iters=0,
        )  # fmt: skip
        samples = sorted(found["samples"][path.stem], key=lambda each: each["doc_id"])
        runs.append(samples)
        marks = [each["accuracy"]["score"] for each in samples]
        stated = found["results"][path.stem]["accuracy,none"]
        assert abs(stated - sum(marks) / len(marks)) < 1e-9
    for replies in zip(*runs, strict=True):
        marks = [each["accuracy"]["score"] for each in replies]
        yield Marked(replies[0]["target"], dict(zip(LETTERS, marks, strict=True)))


def scored_by_verl(folder: Path, split: str) -> Iterator[Marked]:
    """By its reward manager, with the reward that the export brings."""
    import torch
    from omegaconf import OmegaConf
    from verl import DataProto
    from verl.experimental.reward_loop.reward_manager import get_reward_manager_cls
    from verl.trainer.ppo.reward import get_custom_reward_fn

    reward = {"path": str(folder / "reward.py"), "name": "compute_score"}
    config = OmegaConf.create({"reward": {"custom_reward_function": reward}})
    tokenizer = SimpleNamespace(decode=lambda ids, **_: "".join(map(chr, ids.tolist())))
    # The manager takes the loop of the thread, which a worker has.
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    manager = get_reward_manager_cls("naive")(
        config, tokenizer, get_custom_reward_fn(config)
    )
    for row in verl_rows(folder, split):
        marks = {}
        for letter in LETTERS:
            said = torch.tensor([[ord(each) for each in f"Answer: {letter}"]])
            data = DataProto.from_single_dict(
                {
                    "responses": said,
                    "attention_mask": torch.ones_like(said),
                    **{name: _alone(row[name]) for name in row if name in _READ},
                }
            )
            found = loop.run_until_complete(manager.run_single(data))
            marks[letter] = float(found["reward_score"])
        yield Marked(row["reward_model"]["ground_truth"], marks)
    loop.close()


_READ = ("data_source", "reward_model", "extra_info")
"""What the manager reads of a row."""


def _alone(value: object) -> Any:
    import numpy as np

    found = np.empty(1, dtype=object)
    found[0] = value
    return found


def scored_by_vlmevalkit(folder: Path, split: str) -> Iterator[Marked]:
    from vlmeval.dataset import build_dataset

    os.environ["LMUData"] = str(folder)  # noqa: SIM112
    for path in sorted(folder.glob(f"*_{split}.tsv")):
        yield from _by_vlmevalkit(build_dataset(path.stem), folder)


def scored_by_published_harness(folder: Path, split: str) -> Iterator[Marked]:
    del split
    for rows in published_sets(folder):
        yield from _by_vlmevalkit(rows, folder)


def _by_vlmevalkit(rows: Any, folder: Path) -> Iterator[Marked]:
    """A file of predictions for each letter, evaluated without a judge."""
    from tempfile import TemporaryDirectory

    from vlmeval.smp import dump, load

    hits: dict[str, list[float]] = {}
    data = rows.data.drop(columns=["image"], errors="ignore")
    for letter in LETTERS:
        with TemporaryDirectory(dir=folder.parent) as work:
            path = Path(work) / "said.xlsx"
            dump(data.assign(prediction=letter), str(path))
            rows.evaluate(str(path), model="exact_matching", nproc=1)
            # Its name differs between the harness and what was made of it.
            (found,) = Path(work).glob("said*result.xlsx")
            hits[letter] = [float(each) for each in load(str(found))["hit"]]
    for number, answer in enumerate(data["answer"]):
        yield Marked(answer, {letter: hits[letter][number] for letter in LETTERS})


SCORERS: dict[str, Callable[[Path, str], Iterator[Marked]]] = {
    "inspect": scored_by_inspect,
    "ipt-eval": scored_by_published_harness,
    "lmms-eval": scored_by_lmms_eval,
    "verl": scored_by_verl,
    "vlmevalkit": scored_by_vlmevalkit,
}
"""By format."""
