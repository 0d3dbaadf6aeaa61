"""What a trainer or a harness sees of an item, and what it should see."""

import json
from collections.abc import Iterable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pyarrow.parquet as pq
from PIL import Image


class Seen(NamedTuple):
    """One item as it was read.

    Attributes:
        asked: text of the question.
        shown: digests of the pictures that go with it, in order.
        replied: text of the answer.
        imagined: digests of the pictures in the answer.
    """

    asked: str
    shown: tuple[str, ...]
    replied: str
    imagined: tuple[str, ...] = ()


def digest(picture: bytes | Image.Image) -> str:
    """Of the pixels of a picture."""
    opened = Image.open(BytesIO(picture)) if isinstance(picture, bytes) else picture
    rgb = opened.convert("RGB")
    return sha256(f"{rgb.size}".encode() + rgb.tobytes()).hexdigest()[:16]


def digests(pictures: Iterable[bytes | Image.Image]) -> tuple[str, ...]:
    return tuple(digest(picture) for picture in pictures)


class Item(NamedTuple):
    """One honest row of a data set."""

    id: str
    question: str
    options: tuple[str, ...]
    answer: str
    rationale: str
    shown: tuple[str, ...]
    hidden: tuple[str, ...]


def items_of(folder: Path, split: str) -> list[Item]:
    """The honest rows of a split, read by nothing of ours."""
    entries = json.loads((folder / "manifest.json").read_text())["shards"]
    rows = [
        row
        for entry in entries
        if entry["split"] == split
        for row in pq.read_table(folder / entry["path"]).to_pylist()
        if not row["control"]
    ]
    return [
        Item(
            row["id"],
            row["question"],
            tuple(row["options"]),
            row["answer"],
            row["rationale"],
            digests(image["bytes"] for image in row["images"]),
            digests(image["bytes"] for image in row["target_images"]),
        )
        for row in rows
    ]


def assert_same(seen: Iterable[Seen], items: Iterable[Item], style: str) -> None:
    """Every item was read once, with its question, options, pictures and answer."""
    found = sorted(seen, key=lambda each: (each.shown, each.asked, each.replied))
    wanted = sorted(items, key=lambda each: (each.shown, each.question, each.answer))
    assert len(found) == len(wanted)
    by_shown: dict[tuple[str, ...], list[Item]] = {}
    for item in wanted:
        by_shown.setdefault(item.shown, []).append(item)
    for each in found:
        match = [item for item in by_shown[each.shown] if _fits(each, item, style)]
        assert match, (each, by_shown[each.shown])
        by_shown[each.shown].remove(match[0])


def assert_mixed(
    seen: Iterable[Seen], items: Iterable[Item], styles: tuple[str, str]
) -> None:
    """Every item was read once, in one of two styles."""
    left = list(items)
    for each in seen:
        match = [
            item
            for item in left
            if item.shown == each.shown
            and any(_fits(each, item, style) for style in styles)
        ]
        assert match, each
        left.remove(match[0])
    assert not left


def _fits(seen: Seen, item: Item, style: str) -> bool:
    """Whether what was read is an item in a style."""
    lines = seen.replied.replace("<", "\n<").split("\n")
    states_letter = any(
        line in (item.answer, f"Answer: {item.answer}", f"<answer>{item.answer}")
        for line in lines
    )
    return (
        item.question in seen.asked
        and all(option in seen.asked for option in item.options)
        and states_letter
        and seen.imagined == (item.hidden if style == "target" else ())
        and (item.rationale in seen.replied) is (style == "rationale")
        and ("<MAP_START>" in seen.replied) is (style == "tokens")
    )
