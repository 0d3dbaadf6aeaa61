"""What a card shows of the items: one of each task; of each kind how many, and chance.

It is read from the shards, so that `verify` finds the same again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean

from scenegen.dataset.images import sheet
from scenegen.dataset.parquet_files import REMEDY, rows_of
from scenegen.dataset.plan import Plan, Shard
from scenegen.dataset.rows import LETTERS
from scenegen.errors import ShardError, told_as

IMAGES = "images"
"""Folder of the pictures on the card."""

SIDE = 512
"""Pixels a side of a picture on a sheet, at most: none is enlarged."""

_KIND = ("task", "kind", "control", "question", "options")
_EXAMPLE = ("id", "question", "options", "answer", "images", "target_images")


@dataclass(frozen=True, slots=True)
class CardExample:
    """An item that a card shows.

    Attributes:
        task: that it is of.
        item: its id.
        question, options, answer: of the item.
        visible, hidden: its pictures, as they are stored; none where none are.
    """

    task: str
    item: str
    question: str
    options: tuple[str, ...]
    answer: str
    visible: tuple[bytes, ...]
    hidden: tuple[bytes, ...]

    @property
    def path(self) -> str:
        """Of the sheet of its pictures, in the folder of the data set."""
        return self.path_of(self.task)

    @staticmethod
    def path_of(task: str) -> str:
        """Of the sheet of a task, in the folder of a data set."""
        return f"{IMAGES}/example-{task}.jpg"

    @property
    def lettered(self) -> str:
        """The options with their letters, on one line."""
        pairs = zip(LETTERS, self.options, strict=False)
        return " · ".join(f"{letter}. {option}" for letter, option in pairs)

    def sheet(self) -> bytes:
        """Its pictures on one: the visible ones, and beside them the hidden ones."""
        return sheet(self.visible, self.hidden, side=SIDE)


@dataclass(frozen=True, slots=True)
class KindItems:
    """The items of one task and kind, but for those of controls.

    Attributes:
        question: of the first one.
        items: how many there are.
        chance: what a blind guess gets right, per cent.
    """

    question: str
    items: int
    chance: float


@dataclass(frozen=True, slots=True)
class CardItems:
    """What a card shows of the items; those of controls are left out.

    Attributes:
        examples: one of each task.
        kinds: by task and kind, in the order of the series.
    """

    examples: tuple[CardExample, ...] = ()
    kinds: Mapping[tuple[str, str], KindItems] = field(default_factory=dict)


def card_items(plan: Plan, folder: Path) -> CardItems:
    """What the card of a finished data set shows of its items.

    Raises:
        ShardError: when a shard cannot be read.
    """
    questions: dict[tuple[str, str], str] = {}
    guesses: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for shard in plan.shards:
        for row in rows_of(folder / shard.path, _KIND):
            if not row["control"]:
                key = row["task"], row["kind"]
                questions.setdefault(key, row["question"])
                guesses[key].append(1 / len(row["options"]))
    kinds = {
        key: KindItems(questions[key], len(found), round(100 * fmean(found), 1))
        for key, found in guesses.items()
    }
    examples = tuple(_example(folder, task, s) for task, s in _first_shards(plan))
    return CardItems(examples, kinds)


def _first_shards(plan: Plan) -> Iterator[tuple[str, Shard]]:
    """The first shard of the first honest series of every task."""
    seen = set()
    for series in plan.recipe.series:
        if series.control or series.task in seen:
            continue
        seen.add(series.task)
        mine = (each for each in plan.shards if each.series == series.label)
        yield series.task, next(mine)


def _example(folder: Path, task: str, shard: Shard) -> CardExample:
    path = folder / shard.path
    with told_as(ShardError, path, REMEDY):
        row = next(rows_of(path, _EXAMPLE, 1))
        return CardExample(
            task=task,
            item=row["id"],
            question=row["question"],
            options=tuple(row["options"]),
            answer=row["answer"],
            visible=tuple(each["bytes"] for each in row["images"] or ()),
            hidden=tuple(each["bytes"] for each in row["target_images"] or ()),
        )
