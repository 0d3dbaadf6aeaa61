"""What a server of a data set answers: each path is one function.

No path names a file of the disk: items have numbers, views have names that the item
has, and what the page needs beside is in a table.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Event, Lock

from scenegen.dataset.columns import IMAGE_COLUMNS
from scenegen.dataset.rows import facts_of
from scenegen.dataset.twin_words import TWINS_DIFFER
from scenegen.errors import ScenegenError, ShardError, told_as
from scenegen.records.codec import from_json
from scenegen.records.item import Facts
from scenegen.records.scene import Scene
from scenegen.report.about import about_html, intro_html
from scenegen.report.audit_page import audit_html
from scenegen.report.charts import charts_html
from scenegen.report.figures import figures
from scenegen.report.filters import FilterError, ItemFilter, choices
from scenegen.report.item_data import (
    Plain,
    background_plain,
    card_plain,
    item_plain,
    room_nouns,
    scene_plain,
)
from scenegen.report.layers import LayerSource, ViewLayers
from scenegen.report.listing import DAMAGED, MARGINS, Listing
from scenegen.report.page import PageParts, page_html, web_file
from scenegen.report.pictures import media_type
from scenegen.report.precedence import AnswersFirst
from scenegen.report.room_data import room_bytes
from scenegen.report.signs import signs_state
from scenegen.report.stored_rows import CARD, RowReader

MOST_ON_PAGE = 200
"""Items that one request gets."""

MOST_SIDE = 512
"""Pixels a side of masks and depths, at most; else those of the pictures."""

PATIENCE = 20.0
"""Seconds after which scenes are read though no one has looked at the first page."""

KEPT = 24
"""Items whose layers are kept."""

FILES: Mapping[str, str] = {
    "room3d.js": "text/javascript; charset=utf-8",
    "walls3d.js": "text/javascript; charset=utf-8",
    "vendor/three.module.min.js": "text/javascript; charset=utf-8",
    "vendor/three.core.min.js": "text/javascript; charset=utf-8",
    "vendor/OrbitControls.js": "text/javascript; charset=utf-8",
}
"""Files that the page loads beside itself, with their media types."""

JSON = "application/json"
HTML = "text/html; charset=utf-8"

Answered = tuple[bytes, str, bool]
"""Bytes, their media type, and whether a browser may keep them."""


class UnknownPathError(ScenegenError):
    """A path that means nothing here."""


class ReadingStopped(Exception):
    """Nobody will ask for what is read in the background."""


class Service:
    """Answers for one data set; threads may share it."""

    def __init__(self, folder: Path) -> None:
        """Read the list of items.

        Raises:
            ShardError: when the folder is no finished data set, or is damaged.
        """
        self.listing = Listing(folder)
        self.reader = RowReader(self.listing)
        self.problem = ""
        self._sources: list[LayerSource] = []
        self._layers: OrderedDict[int, dict[str, ViewLayers]] = OrderedDict()
        self._lock, self._drawing = Lock(), Lock()
        self._begun, self._closed = Event(), Event()
        self._answers_first = AnswersFirst()
        if not self._has_pictures:
            self.source  # noqa: B018  (cards show plans, which take sizes of models)

    @property
    def source(self) -> LayerSource:
        """Models, which are opened when something of them is shown."""
        with self._lock:
            if not self._sources:
                self._sources.append(LayerSource(self.listing.manifest))
            return self._sources[0]

    def describe(self) -> None:
        """Read texts and scenes of all items; what is damaged is said on the page.

        It begins when the first items were sent, which it would make slower.
        """
        self._begun.wait(PATIENCE)
        try:
            self._give_way()
            # Opens models, kernels and tasks before someone waits for them.
            self._layers_of(0)
            self._item(0)
            self.listing.describe(give_way=self._give_way)
        except ReadingStopped:
            return
        except ScenegenError as error:
            self.problem = str(error)

    def close(self) -> None:
        """Have the reading end at its next row."""
        self._closed.set()
        self._begun.set()

    def _give_way(self) -> None:
        self._answers_first.give_way()
        if self._closed.is_set():
            raise ReadingStopped

    def reply(self, path: str, query: Mapping[str, str]) -> Answered:
        """The answer to a request; what is read meanwhile waits for it.

        Args:
            path: decoded, without the query.
            query: its names and values.

        Raises:
            UnknownPathError: when there is nothing of that path.
            ScenegenError: when it cannot be answered.
        """
        with self._answers_first.answering():
            return self._reply(path, query)

    def _reply(self, path: str, query: Mapping[str, str]) -> Answered:
        match path.strip("/").split("/"):
            case [""]:
                return self._page(), HTML, False
            case ["web", *name] if "/".join(name) in FILES:
                file = "/".join(name)
                return web_file(file), FILES[file], True
            case ["api", "status" | "audit" as what]:
                return _json(self._status() if what == "status" else self._audit())
            case ["api", "items" | "charts" as what]:
                of_many = self._items if what == "items" else self._charts
                return _json(of_many(query))
            case ["api", "places" | "choices" as what]:
                wanted, listing = ItemFilter.of(query), self.listing
                is_list = what == "places"
                return _json(
                    {"places": wanted.places(listing)}
                    if is_list
                    else choices(listing, wanted)
                )
            case ["api", "item" | "depths" as what, number]:
                told = self._item if what == "item" else self._depths
                return _json(told(self._place(number)))
            case ["api", "room", number]:
                return self._room(self._place(number))
            case ["api", "texture", group, name]:
                return self._texture(f"{group}/{name}")
            case ["api", "picture" | "mask" | "depth" as layer, number, view]:
                return self._layer(layer, self._place(number), view)
        raise UnknownPathError(f"nothing is at {path}")

    def _page(self) -> bytes:
        listing = self.listing
        state = {
            "mode": "view",
            "total": len(listing.items),
            "has_room": True,
            "layer_note": "at the size of the pictures",
            "background": background_plain(),
            "twins": dict(TWINS_DIFFER),
            "signs": signs_state(),
            "rooms": room_nouns(),
            "margins": {k: [name, unit] for k, (name, _, unit) in MARGINS.items()},
            "choices": choices(listing),
        }
        folder = listing.folder
        return page_html(
            str(listing.manifest.get("name", folder.name)),
            state,
            PageParts(
                about_html(listing.manifest, folder),
                audit="",  # it is asked for when it is looked at
                intro=intro_html(listing.manifest),
            ),
            modules={"three": "/web/vendor/three.module.min.js"},
        ).encode()

    def _audit(self) -> Plain:
        folder, manifest = self.listing.folder, self.listing.manifest
        return {"html": audit_html(folder, manifest.get("digest"))}

    def _status(self) -> Plain:
        listing = self.listing
        return {
            "read": listing.read,
            "problem": self.problem,
            "choices": choices(listing),
        }

    def _items(self, query: Mapping[str, str]) -> Plain:
        offset, limit = _whole(query, "offset", 0), _whole(query, "limit", 24)
        places = ItemFilter.of(query).places(self.listing)
        shown = places[offset : offset + min(limit, MOST_ON_PAGE)]
        cards = [self._card(place) for place in shown]
        self._begun.set()
        return {"total": len(places), "items": cards}

    def _card(self, place: int) -> Plain:
        row = self.reader.row(place, CARD)
        has_pictures = self._has_pictures

        def link(layer: str, name: str) -> str | None:
            return f"/api/{layer}/{place}/{name}" if has_pictures else None

        twin = self.listing.twin_of(place)
        twin_row = None if twin is None else self.reader.row(twin, CARD)
        card = card_plain(self.listing, place, row, link, twin_row)
        if not has_pictures:
            text = self.reader.row(place, ("scene",))["scene"]
            scene = from_json(Scene, text)
            card["scene"] = scene_plain(scene, self.source)
        return card

    @property
    def _has_pictures(self) -> bool:
        recipe = self.listing.manifest.get("recipe", {})
        return bool(recipe.get("image", {}).get("kind") != "none")

    def _charts(self, query: Mapping[str, str]) -> Plain:
        places = ItemFilter.of(query).places(self.listing)
        html = charts_html(figures(self.listing, places))
        return {"items": len(places), "read": self.listing.read, "html": html}

    def _facts(self, place: int) -> Facts:
        row = self.reader.row(place, ("facts",))
        item, path = self.listing.items[place], self.listing.shard_of(place).path
        with told_as(ShardError, f"{path}: {item.id}", DAMAGED):
            return facts_of(row)

    def _item(self, place: int) -> Plain:
        has_pictures, source = self._has_pictures, self.source

        def link(layer: str, name: str) -> str | None:
            is_there = has_pictures if layer == "picture" else source.has_masks
            return f"/api/{layer}/{place}/{name}" if is_there else None

        twin = self.listing.twin_of(place)
        return item_plain(
            self.listing,
            place,
            self._facts(place),
            source,
            link,
            twin_facts=None if twin is None else self._facts(twin),
        )

    def _layer(self, layer: str, place: int, view: str) -> Answered:
        if layer == "picture":
            data = self._picture(place, view)
            return data, media_type(data), True
        found = self._layers_of(place)
        if view not in found:
            raise UnknownPathError(f"item {place} has no {layer} of a view '{view}'")
        data = found[view].mask if layer == "mask" else found[view].depth
        return data, media_type(data), True

    def _depths(self, place: int) -> Plain:
        """The depths at the ends of the scale of each view, in millimetres."""
        return {
            name: [each.near_mm, each.far_mm]
            for name, each in self._layers_of(place).items()
        }

    @property
    def _layer_side(self) -> int:
        stated = self.listing.manifest.get("recipe", {}).get("resolution", 0)
        return min(max(int(stated), self.source.truth_size), MOST_SIDE)

    def _layers_of(self, place: int) -> dict[str, ViewLayers]:
        source = self.source
        with self._drawing:
            if place not in self._layers:
                self._layers[place] = source.layers(
                    self._facts(place), self._layer_side
                )
                while len(self._layers) > KEPT:
                    self._layers.popitem(last=False)
            return self._layers[place]

    def _picture(self, place: int, view: str) -> bytes:
        roles = self.reader.row(place, ("image_roles", "target_roles"))
        names: Sequence[str] = [*roles["image_roles"], *roles["target_roles"]]
        stored = self.reader.row(place, IMAGE_COLUMNS)
        pictures = [each for name in IMAGE_COLUMNS for each in stored[name] or ()]
        for role, picture in zip(names, pictures, strict=False):
            if role == view:
                data: bytes = picture["bytes"]
                return data
        raise UnknownPathError(f"item {place} has no picture of a view '{view}'")

    def _room(self, place: int) -> Answered:
        model = self.source.room(self._facts(place))
        if model is None:
            raise UnknownPathError(
                f"item {place} has no triangles: {self.source.why_not}"
            )
        return room_bytes(model), "application/octet-stream", True

    def _texture(self, material: str) -> Answered:
        data = self.source.texture(material)
        if data is None:
            raise UnknownPathError(f"there is no picture of a material '{material}'")
        return data, media_type(data), True

    def _place(self, text: str) -> int:
        """The place that a path names.

        Raises:
            UnknownPathError: when there is no such item.
        """
        if not text.isdecimal() or len(text) > 9:
            raise UnknownPathError(f"'{text}' is no place of an item")
        place = int(text)
        if place >= len(self.listing.items):
            last = len(self.listing.items) - 1
            raise UnknownPathError(f"there is no item {place}; the last is {last}")
        return place


def _json(plain: Plain) -> Answered:
    text = json.dumps(plain, separators=(",", ":"), ensure_ascii=False)
    return text.encode(), JSON, False


def _whole(query: Mapping[str, str], name: str, otherwise: int) -> int:
    """A whole number of a query.

    Raises:
        FilterError: when it is none.
    """
    text = query.get(name, str(otherwise))
    if not text.isdecimal() or len(text) > 9:
        raise FilterError(f"{name} '{text}' is no whole number")
    return int(text)
