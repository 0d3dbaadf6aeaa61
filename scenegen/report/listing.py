"""The list of all items of a data set: narrow columns first, the rest as it is read.

A list of 20,000 items has to be there at once, so it is made of columns that take no
time to read. What their texts and scenes say is added afterwards, shard by shard.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from scenegen.dataset.manifest import MANIFEST, read_manifest
from scenegen.dataset.parquet_files import read_table, rows_of
from scenegen.errors import ShardError, told_as
from scenegen.recipe.shipped import SPLITS

OBJECTS = "objects"
"""The unit of a margin that is a number of things."""

MARGINS: Mapping[str, tuple[str, float, str]] = {
    "seen_pcm": ("least visible share", 1000, "% of a picture"),
    "angle_tenths": ("turn that changes the answer", 10, "degrees"),
    "gap_mm": ("distance by which it holds", 1000, "m"),
    "hidden_pct": ("visible part in the hidden view", 1, "%"),
    "best_view_missing": ("missed by the best view", 1, OBJECTS),
}
"""Margins by their column: name, what a unit is divided by, and the unit then."""

NARROW = (
    "id",
    "task",
    "kind",
    "variant",
    "control",
    "twin_of",
    "difficulty",
    "answer",
    "margins",
)
"""Columns that are read for the list."""

TEXTS = ("id", "question", "options")
"""Columns that words are searched in; they are read afterwards."""

WIDE = ("answer_text", "facts")
"""Columns that are read last."""

ORDERED = (*SPLITS, "easy", "medium", "hard")
"""Values that have an order of their own; all others are in that of the alphabet."""

DAMAGED = "Run `scenegen verify`, and build what is damaged again."


class ListedShard(NamedTuple):
    """A file of the data set.

    Attributes:
        path: of it.
        config, split, series: that its rows belong to.
        first: place of its first row in the list.
        rows: how many there are.
    """

    path: Path
    config: str
    split: str
    series: str
    first: int
    rows: int


class ListedItem(NamedTuple):
    """One row of the list.

    Attributes:
        place: in the list, from 0.
        id, task, kind, variant, control, twin_of, difficulty, answer: its columns.
        config, split, series: where it is.
        margins: those that it has, by `MARGINS`, in the units of their columns.
    """

    place: int
    id: str
    task: str
    kind: str
    variant: str
    control: str
    twin_of: str
    difficulty: str
    answer: str
    config: str
    split: str
    series: str
    margins: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Described:
    """What the scene of an item says, and its answer.

    Attributes:
        answer_text: the right option.
        options: how many there are.
        categories: of what is asked about, each once.
        room: what the room is for.
        objects: in the room.
        shown_pct: visible part, per cent of its outline, of each thing that the answer
            rests on, in the visible view that shows most of it.
        distances_mm: of each of them there, along the optical axis.
    """

    answer_text: str
    options: int
    categories: tuple[str, ...]
    room: str
    objects: int
    shown_pct: tuple[float, ...]
    distances_mm: tuple[int, ...]


class Listing:
    """All items of a data set, in the order of its manifest.

    Attributes:
        folder: of the data set.
        manifest: of it.
        shards: its files.
        items: the list.
        words: of each item, to search in: its id, and once they are read its question
            and options, in small letters.
        described: of each item, None where its scene was not read yet.
        places: by id.
        read: how many scenes were read.
    """

    def __init__(self, folder: Path) -> None:
        """Read the narrow columns.

        Raises:
            ShardError: when the folder is no finished data set, or is damaged.
        """
        self.folder = folder
        self.manifest = read_manifest(folder)
        self.shards = _shards(folder, self.manifest)
        self.items: list[ListedItem] = []
        for shard in self.shards:
            self.items += _listed(shard)
        self.words: list[str] = [item.id for item in self.items]
        self.described: list[Described | None] = [None] * len(self.items)
        self.places = {item.id: item.place for item in self.items}
        self.read = 0

    @property
    def is_whole(self) -> bool:
        """Whether all items are described."""
        return self.read == len(self.items)

    def describe(
        self,
        on_progress: Callable[[int], None] = lambda done: None,
        give_way: Callable[[], object] = lambda: None,
    ) -> None:
        """Read what texts and scenes say, shard by shard; it takes a while.

        Args:
            on_progress: called with the number of items that were read.
            give_way: called before each row; it may wait.

        Raises:
            ShardError: when a file cannot be read.
        """
        for shard in self.shards:
            for number, row in enumerate(rows_of(shard.path, TEXTS)):
                give_way()
                texts = (row["id"], row["question"], *row["options"])
                self.words[shard.first + number] = "\n".join(texts).lower()
        for shard in self.shards:
            for number, row in enumerate(rows_of(shard.path, WIDE)):
                give_way()
                with told_as(ShardError, shard.path, DAMAGED):
                    self.described[shard.first + number] = described(row)
                self.read += 1
            on_progress(self.read)

    def shard_of(self, place: int) -> ListedShard:
        """The file that holds the item at a place."""
        return next(each for each in self.shards if place < each.first + each.rows)

    def twin_of(self, place: int) -> int | None:
        """The place of the twin of an item; None where it is not in the list."""
        item = self.items[place]
        stem, _, number = item.id.rpartition("-")
        if not number.isdecimal():
            return None
        return self.places.get(f"{stem}-{int(number) ^ 1:0{len(number)}d}")


def _shards(folder: Path, manifest: Mapping[str, Any]) -> tuple[ListedShard, ...]:
    """The files that a manifest names.

    Raises:
        ShardError: when it is damaged, or a file is missing.
    """
    found: list[ListedShard] = []
    first = 0
    with told_as(ShardError, folder / MANIFEST, "Delete it and run the build again."):
        for each in manifest["shards"]:
            path, rows = folder / str(each["path"]), int(each["rows"])
            config, split = str(each["config"]), str(each["split"])
            series = str(each["series"])
            found.append(ListedShard(path, config, split, series, first, rows))
            first += rows
    for shard in found:
        if not shard.path.is_file():
            raise ShardError(
                f"{shard.path}: missing; build the data set to its end: run the same "
                "`scenegen build` again"
            )
    return tuple(found)


def _listed(shard: ListedShard) -> Iterator[ListedItem]:
    columns = read_table(shard.path, NARROW).to_pydict()
    if len(columns["id"]) != shard.rows:
        raise ShardError(
            f"{shard.path}: {len(columns['id'])} rows, and {shard.rows} in {MANIFEST}. "
            f"{DAMAGED}"
        )
    for number, margins in enumerate(columns["margins"]):
        texts = {name: columns[name][number] for name in NARROW if name != "margins"}
        yield ListedItem(
            place=shard.first + number,
            config=shard.config,
            split=shard.split,
            series=shard.series,
            margins={
                name: margins[name] for name in MARGINS if margins[name] is not None
            },
            **texts,
        )


def described(row: Mapping[str, Any]) -> Described:
    """What a row says of its item; see `WIDE` for the columns.

    Raises:
        KeyError, TypeError, ValueError: when it is damaged.
    """
    facts = json.loads(row["facts"])
    entities = facts["scene"]["entities"]
    evidence = facts["question"]["evidence"]
    categories = {each["id"]: each["category"] for each in entities}
    asked = dict.fromkeys([*evidence["instances"], *evidence["options"]])
    hidden = [view["is_hidden"] for view in facts["rig"]["views"]]
    shown = [
        sightings
        for sightings, is_hidden in zip(facts["sightings"], hidden, strict=True)
        if not is_hidden
    ]
    best = _best_sightings(shown, evidence["instances"])
    return Described(
        answer_text=row["answer_text"],
        options=len(facts["question"]["options"]),
        categories=tuple(
            dict.fromkeys(categories[each] for each in asked if each in categories)
        ),
        room=facts["scene"]["room"]["kind"],
        objects=len(entities),
        shown_pct=tuple(100 * each["visible_px"] / each["amodal_px"] for each in best),
        distances_mm=tuple(each["nearest_mm"] for each in best),
    )


def _best_sightings(
    views: Sequence[Sequence[Mapping[str, Any]]], wanted: Sequence[int]
) -> list[Mapping[str, Any]]:
    """For each entity the sighting with most visible pixels; none for unseen ones."""
    best: dict[int, Mapping[str, Any]] = {}
    for sightings in views:
        for each in sightings:
            entity, seen = each["entity"], each["visible_px"]
            if seen and seen > best.get(entity, {"visible_px": 0})["visible_px"]:
                best[entity] = each
    return [best[each] for each in wanted if each in best]


def in_order(values: Iterable[str]) -> list[str]:
    """Values of a column in the order in which they are shown."""
    places = {value: place for place, value in enumerate(ORDERED)}
    return sorted(values, key=lambda value: (places.get(value, len(ORDERED)), value))
