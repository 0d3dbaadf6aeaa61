"""Masks, depth and triangles of an item, derived again from its facts.

They are the very ones that its labels were made from, where the models at hand are
those of the data set; elsewhere there are none, and pages show boxes of the tokens.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.catalogue import Catalogue
from scenegen.errors import AssetError, ScenegenError
from scenegen.generation.controls import scene_in
from scenegen.recipe.loading import read_recipe
from scenegen.recipe.resolve import stock_of
from scenegen.records.item import Facts
from scenegen.records.rig import OrthographicLens
from scenegen.records.scene import Entity, Rgb, Scene
from scenegen.records.visibility import (
    CEILING,
    DOOR,
    FLOOR,
    FOG,
    NOTHING,
    SKIRTING,
    WALL,
    WINDOW,
    ViewVisibility,
)
from scenegen.report.palette import palette
from scenegen.report.pictures import BLANK, heat_colours, painted
from scenegen.room_files.pictures import texture_png
from scenegen.room_files.room_model import RoomModel, room_model
from scenegen.visibility.observe import observe_view
from scenegen.visibility.scene_mesh import SceneMesh, build_scene_mesh

BACKGROUND: Mapping[int, tuple[str, Rgb]] = {
    NOTHING: ("nothing", BLANK),
    FLOOR: ("floor", (214, 205, 190)),
    WALL: ("wall", (233, 232, 228)),
    CEILING: ("ceiling", (247, 247, 245)),
    SKIRTING: ("skirting", (204, 203, 199)),
    DOOR: ("door", (187, 167, 141)),
    WINDOW: ("window", (186, 208, 224)),
    FOG: ("unexplored", (72, 74, 82)),
}
"""Name and colour of what is no entity."""

COLOURS = 256
MOST_ID = COLOURS - len(BACKGROUND)
"""Entities with an id of their own in a mask; a room has a third as many."""

SIZE_MM = (400, 400, 400)
"""Of an entity whose model is not at hand: length, width, height."""


class ViewLayers(NamedTuple):
    """What a view shows, as WebP pictures.

    Attributes:
        mask: exact; the colour of a pixel is that of the entity it shows.
        depth: from near, light, to far, dark.
        near_mm, far_mm: the depths at the ends of that scale, which all views of an
            item share that have a perspective, and all maps of it.
    """

    mask: bytes
    depth: bytes
    near_mm: int
    far_mm: int


class LayerSource:
    """Derives layers for the items of one data set."""

    def __init__(self, manifest: Mapping[str, Any]) -> None:
        """Open the models of a data set, as far as they are at hand."""
        self.why_not = ""
        self.catalogue: Catalogue | None = None
        self.truth_size = 256
        try:
            recipe = read_recipe(manifest.get("recipe"), where="manifest.json")
            self.truth_size = recipe.truth_size
            self.catalogue = stock_of(recipe)
            if self.catalogue.digest != manifest.get("catalogue_digest"):
                self.why_not = "the models at hand are not those of the data set"
        except ScenegenError as error:
            first, *more = str(error).splitlines()
            self.why_not = f"{first} {more[0].strip()}" if more else first
        mesh = None if self.catalogue is None else self.catalogue.mesh
        self._mesh_of = lru_cache(96)(mesh) if mesh else None

    @property
    def has_masks(self) -> bool:
        """Whether masks and triangles can be derived."""
        return not self.why_not

    def mesh(self, scene: Scene) -> SceneMesh | None:
        """All triangles of a scene; None where they cannot be derived."""
        if self.why_not or self._mesh_of is None:
            return None
        return build_scene_mesh(scene, self._mesh_of)

    def room(self, facts: Facts) -> RoomModel | None:
        """The room of an item with its surfaces; None where it cannot be derived."""
        if self.why_not or self.catalogue is None:
            return None
        return room_model(facts, self.catalogue)

    def texture(self, material: str) -> bytes | None:
        """The picture of a material as a file; None where there is none.

        Raises:
            AssetError: the picture is missing, or is not the one in the index.
        """
        try:
            if self.catalogue is None or self.catalogue.texture_path(material) is None:
                return None
        except AssetError:
            return None  # there is no such material
        return texture_png(self.catalogue, material)

    def layers(
        self, facts: Facts, size: int, only: str | None = None
    ) -> dict[str, ViewLayers]:
        """The layers of the views of an item by their names; not of black pictures.

        Args:
            facts: of the item.
            size: pixels a side.
            only: name of the only view that is wanted.
        """
        seen: dict[str, ViewVisibility] = {}
        maps: dict[str, ViewVisibility] = {}
        meshes: dict[int, SceneMesh | None] = {}
        for view in facts.rig.views:
            scene = scene_in(facts, view) if only in (None, view.name) else None
            if scene is None:
                continue
            if id(scene) not in meshes:
                meshes[id(scene)] = self.mesh(scene)
            mesh = meshes[id(scene)]
            if mesh is not None:
                is_map = isinstance(view.lens, OrthographicLens)
                buffers = observe_view(mesh, view, size)
                (maps if is_map else seen)[view.name] = buffers
        found = {**_layers(seen), **_layers(maps)}
        names = [view.name for view in facts.rig.views]
        return {name: found[name] for name in names if name in found}

    def size_mm(self, entity: Entity) -> tuple[int, int, int]:
        """Length, width and height of an entity, along its own axes."""
        try:
            if self.catalogue is not None:
                return self.catalogue.asset(entity.asset).size_mm
        except ScenegenError:
            pass  # another release had it
        return SIZE_MM

    def noun(self, category: str) -> str:
        """The noun of a category."""
        try:
            if self.catalogue is not None:
                return self.catalogue.category(category).singular
        except ScenegenError:
            pass  # another release had it
        return category.replace("_", " ")


def colour_of(entity: int) -> Rgb:
    """The colour of an entity by its id."""
    return palette()[entity % len(palette())]


def hex_of(colour: Rgb) -> str:
    """A colour as style sheets write it."""
    return "#" + "".join(f"{channel:02x}" for channel in colour)


def _mask_colours() -> list[Rgb]:
    """By index: nothing, entities by id, and the background from the end."""
    colours = [BACKGROUND[NOTHING][1], *map(colour_of, range(1, COLOURS))]
    for owner, (_, colour) in BACKGROUND.items():
        colours[owner] = colour
    return colours


def _layers(seen: Mapping[str, ViewVisibility]) -> dict[str, ViewLayers]:
    """Of views whose depths have one scale."""
    depths = [each.depth[each.depth > 0] for each in seen.values()]
    there = [each for each in depths if each.size]
    near = min((float(each.min()) for each in there), default=0.0)
    far = max((float(each.max()) for each in there), default=0.0)
    return {
        name: ViewLayers(
            painted(_mask_indices(each), _mask_colours(), exact=True),
            painted(_depth_codes(each.depth, near, far), heat_colours(), exact=False),
            round(near * 1000),
            round(far * 1000),
        )
        for name, each in seen.items()
    }


def _mask_indices(seen: ViewVisibility) -> NDArray[np.uint8]:
    """(h, w) places in `_mask_colours`."""
    ids = np.minimum(seen.ids.astype(np.int64), MOST_ID)
    return np.where(ids < 0, ids + COLOURS, ids).astype(np.uint8)


def _depth_codes(
    depth: NDArray[np.float64], near: float, far: float
) -> NDArray[np.uint8]:
    """(h, w) codes: 0 for nothing, 1 at `near` metres, 255 at `far`."""
    share = (depth - near) / max(far - near, 1e-6)
    codes = np.where(depth > 0, 1 + np.rint(share * 254), 0)
    return codes.astype(np.uint8)
