"""What is asked in a finished folder: the labels of its items, and nothing heavy."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from scenegen.dataset.row_checks import check_rows
from scenegen.dataset.stored_items import ShardRows, label_rows, shards_of
from scenegen.errors import ScoreError
from scenegen.registry import did_you_mean

COLUMNS = (
    "id",
    "pair_id",
    "scene_id",
    "task",
    "kind",
    "difficulty",
    "control",
    "question",
    "options",
    "answer_idx",
    "seed",
)


@dataclass(frozen=True, slots=True)
class AskedItem:
    """One item as it is scored.

    Attributes:
        id, pair_id, scene_id, task, kind, difficulty, control, question: as in its row.
        config, split: that it belongs to.
        options: as in its row.
        right: position of the right option.
        unit: number of its unit, which its twin shares.
    """

    id: str
    pair_id: str
    scene_id: str
    task: str
    kind: str
    difficulty: str
    control: str
    config: str
    split: str
    question: str
    options: tuple[str, ...]
    right: int
    unit: int

    @property
    def chance(self) -> float:
        """How often a blind guess is right."""
        return 1 / len(self.options)


def asked_items(folder: Path) -> tuple[AskedItem, ...]:
    """All items of a finished folder, in its order.

    Raises:
        ShardError: when the folder is no finished data set, or damaged.
    """
    shards = shards_of(folder)
    check_rows(folder, has_facts=True)
    return tuple(each for shard in shards for each in _asked_in(shard))


def _asked_in(shard: ShardRows) -> Iterable[AskedItem]:
    for row in label_rows(shard, COLUMNS):
        plain = {name: row[name] for name in COLUMNS[:8]}
        yield AskedItem(
            **plain,
            config=shard.config,
            split=shard.split,
            options=tuple(row["options"]),
            right=row["answer_idx"],
            unit=row["seed"],
        )


def chosen_items(
    items: Sequence[AskedItem], configs: Collection[str], splits: Collection[str]
) -> tuple[AskedItem, ...]:
    """The items of some configs and splits; of all where none is named.

    Raises:
        ScoreError: when there is no such config or split, or no item in both.
    """
    problems = []
    for noun, names in (("config", configs), ("split", splits)):
        known = dict.fromkeys(getattr(each, noun) for each in items)
        for name in names:
            if name not in known:
                hint = did_you_mean(name, known)
                problems.append(f"no {noun} '{name}' (--{noun}); {hint}")
    if problems:
        raise ScoreError(f"the data set has {', and '.join(problems)}")
    found = tuple(
        each
        for each in items
        if (not configs or each.config in configs)
        and (not splits or each.split in splits)
    )
    if not found:
        raise ScoreError(
            f"the data set has no item of split {' or '.join(splits)} in config "
            f"{' or '.join(configs)}"
        )
    return found
