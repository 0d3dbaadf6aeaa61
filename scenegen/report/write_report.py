"""`scenegen report`: a data set as one page that opens from a disk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scenegen.dataset.columns import IMAGE_COLUMNS
from scenegen.dataset.files import write_text
from scenegen.dataset.rows import facts_of
from scenegen.dataset.twin_words import TWINS_DIFFER
from scenegen.errors import ShardError, told_as
from scenegen.records.item import Facts
from scenegen.report.about import about_html, intro_html
from scenegen.report.audit_page import audit_html
from scenegen.report.charts import charts_html
from scenegen.report.figures import figures
from scenegen.report.filters import choices
from scenegen.report.item_data import (
    background_plain,
    differs_plain,
    item_plain,
    room_nouns,
)
from scenegen.report.layers import LayerSource, ViewLayers
from scenegen.report.listing import DAMAGED, MARGINS, Described, ListedItem, Listing
from scenegen.report.page import PageParts, json_text, page_html
from scenegen.report.pictures import data_uri, small
from scenegen.report.signs import signs_state
from scenegen.report.stored_rows import CARD, RowReader

REPORT = "report.html"
"""Name of the page in the folder of its data set."""

MOST_ITEMS = 600
"""Items on a page, unless another number is asked for."""

SIDE, PICTURE_BYTES = 320, 20_000
"""Pixels a side of a picture, at most; bytes of all pictures of an item, about."""

LAYER_SIDES, LAYER_BYTES = (256, 160), 11_000
"""Pixels a side of masks and depths, and bytes of those of an item, at most: the second
where the first weighs more."""

ReportProgress = Callable[[int, int, str], None]
"""Called with what is done, of how many, and what is being done."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was written.

    Attributes:
        path: of the page.
        items: on it.
        items_in_all: of the data set.
        bytes: of the page.
        note: what it lacks, and why; "" when nothing.
    """

    path: Path
    items: int
    items_in_all: int
    bytes: int
    note: str


def write_report(
    folder: Path,
    out: Path,
    *,
    most: int = MOST_ITEMS,
    on_progress: ReportProgress = lambda done, total, now: None,
) -> Report:
    """Write the page of a data set.

    Args:
        folder: of a finished data set.
        out: the page.
        most: items on it; all series and splits have their share. Charts count all.
        on_progress: says how far it is.

    Raises:
        ShardError: when the data set is not finished, or damaged.
        OutputError: when the page cannot be written.
    """
    listing = Listing(folder)
    places = spread(listing.items, most)
    total = len(listing.items) + len(places)
    listing.describe(lambda done: on_progress(done, total, "reading scenes"))
    source = LayerSource(listing.manifest)
    maker = _ItemMaker(listing, source, places)
    blocks: list[str] = []
    for number, place in enumerate(places, 1):
        blocks.append(maker.block(place))
        on_progress(len(listing.items) + number, total, "making pictures small")
    text = page_html(
        str(listing.manifest.get("name", folder.name)),
        _state(listing, source, places),
        PageParts(
            about_html(listing.manifest, folder),
            audit_html(folder, listing.manifest.get("digest")),
            intro_html(listing.manifest),
            charts_html(figures(listing, range(len(listing.items)))),
            "\n".join(blocks),
        ),
    )
    write_text(out, text)
    size = len(text.encode())
    note = "" if source.has_masks else f"no masks and no depth: {source.why_not}"
    return Report(out, len(places), len(listing.items), size, note)


def spread(items: Sequence[ListedItem], most: int) -> list[int]:
    """Places of so many items: all splits of all series by turns, twins together."""
    groups: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for item in items:
        groups[item.series, item.split].append(item.place)
    pairs = {
        key: [places[at : at + 2] for at in range(0, len(places), 2)]
        for key, places in groups.items()
    }
    chosen: list[int] = []
    turn = 0
    while len(chosen) < min(most, len(items)):
        for mine in pairs.values():
            if turn < len(mine):
                chosen += mine[turn]
        turn += 1
    return sorted(chosen[:most])


class _ItemMaker:
    """Makes the blocks of a page, one an item."""

    def __init__(
        self, listing: Listing, source: LayerSource, places: Sequence[int]
    ) -> None:
        self.listing, self.source, self.places = listing, source, frozenset(places)
        self.reader = RowReader(listing)

    def block(self, place: int) -> str:
        """All of an item as JSON in a block of its own, which is read when needed.

        Raises:
            ShardError: when it cannot be read.
        """
        row, facts = self.reader.row(place, CARD), self._facts(place)
        twin = self.listing.twin_of(place)
        urls = self._pictures(place, row)
        found = self._layers(facts)
        for name, layers in found.items():
            urls["mask", name] = data_uri(layers.mask)
            urls["depth", name] = data_uri(layers.depth)

        def link(layer: str, name: str) -> str | None:
            return urls.get((layer, name))

        plain = item_plain(
            self.listing,
            place,
            facts,
            self.source,
            link,
            twin_facts=None if twin is None else self._facts(twin),
        )
        twin_row = None if twin is None else self.reader.row(twin, CARD)
        plain["differs"] = differs_plain(row, twin_row)
        for view in plain["views"]:
            if view["name"] in found:
                layers = found[view["name"]]
                view.update(near=layers.near_mm, far=layers.far_mm)
        if plain["twin"] not in self.places:
            plain["twin"] = None
        return (
            f'<script type="application/json" data-item="{place}">'
            f"{json_text(plain)}</script>"
        )

    def _facts(self, place: int) -> Facts:
        item, path = self.listing.items[place], self.listing.shard_of(place).path
        row = self.reader.row(place, ("facts",))
        with told_as(ShardError, f"{path}: {item.id}", DAMAGED):
            return facts_of(row)

    def _layers(self, facts: Facts) -> dict[str, ViewLayers]:
        """Masks and depths as large as their bytes allow."""
        found: dict[str, ViewLayers] = {}
        for side in LAYER_SIDES:
            found = self.source.layers(facts, side)
            weight = sum(len(each.mask) + len(each.depth) for each in found.values())
            if weight <= LAYER_BYTES:
                break
        return found

    def _pictures(self, place: int, row: Any) -> dict[tuple[str, str], str]:
        stored = self.reader.row(place, IMAGE_COLUMNS)
        found: dict[tuple[str, str], str] = {}
        names = [*row["image_roles"], *row["target_roles"]]
        pictures = [
            each["bytes"] for name in IMAGE_COLUMNS for each in stored[name] or ()
        ]
        for role, picture in zip(
            names, small(pictures, SIDE, PICTURE_BYTES), strict=False
        ):
            found["picture", role] = data_uri(picture)
        return found


def _state(
    listing: Listing, source: LayerSource, places: Sequence[int]
) -> dict[str, Any]:
    """What the program of the page knows at its start."""
    return {
        "mode": "report",
        "layer_note": "made smaller, so that this page can be sent around",
        "total": len(listing.items),
        "why_no_masks": source.why_not,
        "background": background_plain(),
        "twins": dict(TWINS_DIFFER),
        "signs": signs_state(),
        "rooms": room_nouns(),
        "margins": {key: [name, unit] for key, (name, _, unit) in MARGINS.items()},
        "choices": choices(listing),
        "rows": [_index_row(listing, place) for place in places],
    }


def _index_row(listing: Listing, place: int) -> dict[str, Any]:
    """What filters of the page look at."""
    item = listing.items[place]
    more = listing.described[place]
    return {
        "place": place,
        "task": item.task,
        "kind": item.kind,
        "difficulty": item.difficulty,
        "config": item.config,
        "split": item.split,
        "answer": item.answer,
        "twin_of": item.twin_of,
        "control": item.control or "honest",
        "margins": {
            key: value / MARGINS[key][1] for key, value in item.margins.items()
        },
        "text": listing.words[place],
        **({} if more is None else _of_scene(more)),
    }


def _of_scene(more: Described) -> dict[str, Any]:
    return {"category": list(more.categories), "room": more.room}
