"""The human check kit: one page a task, on which a person answers items by key."""

from __future__ import annotations

import json
from base64 import b64encode
from collections import defaultdict
from collections.abc import Mapping, Sequence
from hashlib import sha256
from itertools import chain, zip_longest
from pathlib import Path, PurePath
from string import Template
from typing import NamedTuple

from scenegen.audit.stored_rows import StoredRow, stored_rows
from scenegen.audit.subject import honest_shards
from scenegen.dataset.files import write_text
from scenegen.dataset.plan import Plan
from scenegen.errors import AuditError

TEMPLATE = Path(__file__).with_name("kit.html")
TYPES = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg", b"RIFF": "webp"}
"""Media types by how files begin."""

_SHOWN = ("id", "images", "image_roles", "question", "options")


class KitItem(NamedTuple):
    """An item that may be asked: no column that reveals its answer is read.

    Attributes:
        id, pair, task, kind: its columns.
        config: that it is in.
        path: of its shard, in the folder.
    """

    id: str
    pair: str
    task: str
    kind: str
    config: str
    path: PurePath


def write_kit(plan: Plan, folder: Path, count: int, out: Path) -> tuple[Path, ...]:
    """Write a page for each task.

    Args:
        plan: of the data set.
        folder: where it is.
        count: items a task, at most; configs and kinds take turns, one twin of a pair.
        out: folder of the pages.

    Raises:
        AuditError: when the data set has no pictures.
        ShardError: when a shard cannot be read.
        OutputError: when a page cannot be written.
    """
    if not plan.recipe.has_pictures:
        raise AuditError(
            f"{folder} has no pictures to show to people. Draw them first: scenegen "
            f"build --redraw --images --out {folder}"
        )
    tasks: defaultdict[str, list[KitItem]] = defaultdict(list)
    for each in listed_items(plan, folder):
        tasks[each.task].append(each)
    written = []
    for task, items in sorted(tasks.items()):
        chosen = chosen_items(items, count)
        path = out / f"kit-{task}.html"
        write_text(path, page(f"{plan.recipe.name}, {task}", _read(folder, chosen)))
        written.append(path)
    return tuple(written)


def chosen_items(items: Sequence[KitItem], count: int) -> list[KitItem]:
    """So many items, in an order that no one can foresee from their ids.

    Kinds and configs take turns, and only one twin of a pair is asked: the second would
    be answered by the first.
    """
    groups: defaultdict[tuple[str, str], list[KitItem]] = defaultdict(list)
    pairs: set[str] = set()
    for each in sorted(items, key=lambda each: _shuffle(each.id)):
        if each.pair not in pairs:
            pairs.add(each.pair)
            groups[each.config, each.kind].append(each)
    turns = chain.from_iterable(zip_longest(*(groups[key] for key in sorted(groups))))
    chosen = [each for each in turns if each is not None][:count]
    return sorted(chosen, key=lambda each: _shuffle(each.id))


def page(title: str, rows: Sequence[Mapping[str, object]]) -> str:
    """A page that works from a disk, without a network.

    Args:
        title: of the page.
        rows: id, question, options and images of the items, in their order.
    """
    ids = " ".join(str(each["id"]) for each in rows)
    slug = title.replace(", ", "-").replace(" ", "_")
    # "</script>" inside a text would end the block that holds it.
    items = json.dumps(rows).replace("</", "<\\/")
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        title=title,
        items=items,
        key=json.dumps(_shuffle(ids)[:16]),
        file=json.dumps(slug),
    )


def listed_items(plan: Plan, folder: Path) -> list[KitItem]:
    """All honest items of a data set.

    Raises:
        ShardError: when a shard cannot be read.
    """
    names = ("id", "pair_id", "task", "kind")
    return [
        KitItem(
            id=row["id"],
            pair=row["pair_id"],
            task=row["task"],
            kind=row["kind"],
            config=shard.config,
            path=shard.path,
        )
        for shard in honest_shards(plan)
        for row in stored_rows(folder / shard.path, names)
    ]


def _read(folder: Path, chosen: Sequence[KitItem]) -> list[dict[str, object]]:
    """What is shown of the chosen items, in their order."""
    wanted = {each.id for each in chosen}
    found = {
        row["id"]: _plain(row)
        for path in sorted({each.path for each in chosen})
        for row in stored_rows(folder / path, _SHOWN)
        if row["id"] in wanted
    }
    return [found[each.id] for each in chosen]


def _plain(row: StoredRow) -> dict[str, object]:
    images = zip(row["image_roles"], row["images"], strict=True)
    return {
        "id": row["id"],
        "question": row["question"],
        "options": row["options"],
        "images": [(role, _data_uri(image["bytes"])) for role, image in images],
    }


def _data_uri(data: bytes) -> str:
    kind = next(name for start, name in TYPES.items() if data.startswith(start))
    return f"data:image/{kind};base64,{b64encode(data).decode()}"


def _shuffle(text: str) -> str:
    return sha256(text.encode()).hexdigest()
