"""Scenes and truths to test with: small, painted by hand, consistent."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from scenegen.catalogue import Asset, Catalogue, Category
from scenegen.geometry.rasterizer import contacts
from scenegen.records.item import Address, Facts, Question
from scenegen.records.rig import OrthographicLens, PerspectiveLens, Rig, View
from scenegen.records.scene import Entity, Finish, Light, Room, Scene
from scenegen.records.visibility import (
    FLOOR,
    Box,
    SceneVisibility,
    Sighting,
    ViewVisibility,
)
from scenegen.tasks.multiview.params import MultiviewParams
from scenegen.tasks.multiview.slots import MultiviewSlot
from scenegen.tokens import describe_view

SIZE = 120
"""Pixels a side of painted pictures: 0.1 % are 14.4 pixels."""

SIDE = 8
"""Of the squares that stand for objects: 0.44 % of the picture."""

COUNTABLE = (
    "chair",
    "armchair",
    "stool",
    "ottoman",
    "side_table",
    "floor_lamp",
    "potted_plant",
    "cardboard_box",
    "suitcase",
    "laundry_basket",
    "waste_bin",
    "acoustic_guitar",
    "teddy_bear",
    "pedestal_fan",
)

SIMILAR = {"chair": ("armchair",), "armchair": ("chair", "sofa"), "sofa": ("armchair",)}


def category(name: str, *roles: str) -> Category:
    """A category with regular nouns."""
    noun = name.replace("_", " ")
    plural = f"{noun}es" if noun.endswith("x") else f"{noun}s"
    article = "an" if noun[0] in "aeiou" else "a"
    return Category(
        name, noun, plural, article, roles, "free", SIMILAR.get(name, ()), True
    )


def catalogue_of(*categories: Category, **sizes_mm: tuple[int, int, int]) -> Catalogue:
    """A catalogue that holds categories with one model each, without its file.

    Args:
        categories: of the models.
        sizes_mm: of the models of some categories; the others have a plain size.
    """
    known = {each.name: each for each in categories}
    plain = (500, 500, 900)
    models = {
        each.name: (plain_model(each.name, sizes_mm.get(each.name, plain)),)
        for each in categories
    }
    assets = {each.id: each for (each,) in models.values()}
    return Catalogue(Path(), "", frozenset(), known, assets, {}, {}, models)


def plain_model(name: str, size_mm: tuple[int, int, int]) -> Asset:
    """A model that is in the index, and nowhere else."""
    return Asset(
        id=f"{name}/plain",
        category=name,
        file="",
        sha256="",
        licence="CC0-1.0",
        source="made up",
        size_mm=size_mm,
        triangles=12,
        tintable=False,
        materials=(),
    )


CATALOGUE = catalogue_of(
    *(category(name, "countable") for name in COUNTABLE),
    category("sofa", "seat"),
    category("bed", "surface"),
    category("rug", "textile"),
)


@dataclass(frozen=True)
class Patch:
    """A painted rectangle.

    Attributes:
        entity: whose it is.
        box: pixel bounds, half open; parts beyond the picture are cut off.
        depth: metres.
    """

    entity: int
    box: tuple[int, int, int, int]
    depth: float = 3.0


def paint(
    view: View, patches: tuple[Patch, ...], *, background: float = 5.0
) -> ViewVisibility:
    """The truth of a view that shows rectangles before a floor."""
    ids = np.full((SIZE, SIZE), FLOOR, dtype=np.int16)
    depth = np.full((SIZE, SIZE), background)
    for patch in sorted(patches, key=lambda patch: -patch.depth):
        ids[_window(patch)] = patch.entity
        depth[_window(patch)] = patch.depth
    entities = sorted({patch.entity for patch in patches})
    touching = contacts(ids, max(entities, default=0))
    pairs = tuple(
        (a, b) for a in entities for b in entities if a < b and bool(touching[a, b])
    )
    sightings = tuple(_sighting(entity, patches, ids, depth) for entity in entities)
    return ViewVisibility(view, sightings, pairs, ids, depth)


def _window(patch: Patch) -> tuple[slice, slice]:
    x0, y0, x1, y1 = (min(max(edge, 0), SIZE) for edge in patch.box)
    return slice(y0, y1), slice(x0, x1)


def _sighting(
    entity: int,
    patches: tuple[Patch, ...],
    ids: NDArray[np.int16],
    depth: NDArray[np.float64],
) -> Sighting:
    amodal = np.zeros((SIZE, SIZE), dtype=bool)
    for patch in patches:
        if patch.entity == entity:
            amodal[_window(patch)] = True
    visible = ids == entity
    rows, columns = np.nonzero(visible)
    box = Box(0, 0, 0, 0)
    if len(rows):
        box = Box(columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
    border = np.concatenate([amodal[0], amodal[-1], amodal[:, 0], amodal[:, -1]])
    nearest = depth[visible].min() if len(rows) else 0.0
    return Sighting(
        entity=entity,
        visible_px=int(visible.sum()),
        amodal_px=int(amodal.sum()),
        touches_border=bool(border.any()),
        box=Box(*(int(edge) for edge in box)),
        nearest_mm=int(nearest * 1000),
    )


def at_place(entity: int, place: int, *, side: int = SIDE) -> Patch:
    """A square in one of 25 places of the picture, apart from all others."""
    row, column = divmod(place, 5)
    x, y = 24 * column + 6, 24 * row + 6
    return Patch(entity, (x, y, x + side, y + side))


def view(number: int, *, heading_tenths: int = 0) -> View:
    """A visible view."""
    return View(
        f"view_{number}", False, (2000, 2000, 1500), heading_tenths, -100,
        PerspectiveLens(900),
    )  # fmt: skip


MAP = View("map", True, (2500, 2500, 6000), 900, -900, OrthographicLens(6000))


def entity(
    number: int, name: str, position_mm: tuple[int, int, int] = (0, 0, 0)
) -> Entity:
    """An entity of some variant of a category."""
    return Entity(number, f"{name}/plain", name, position_mm, 0)


def scene_of(*entities: Entity) -> Scene:
    """A room of 5 m by 5 m."""
    finish = Finish("wall/paint")
    corners = ((0, 0), (5000, 0), (5000, 5000), (0, 5000))
    room = Room("rectangle", corners, 2600, 120, finish, finish, finish, finish)
    return Scene(room, entities, Light(450, 500, (255, 255, 255), 80, 40))


@dataclass(frozen=True)
class Case:
    """A scene with its truth, and the slot that it was made for."""

    slot: MultiviewSlot
    scene: Scene
    visibility: SceneVisibility


def slot_for(count: int, **changes: Any) -> MultiviewSlot:
    """A slot whose first twin has `count` stools."""
    window = max(2, count - 1)
    values: dict[str, Any] = {
        "category": "stool",
        "window": window,
        "answers": (count, count + 1),
        "options": (window + 2, window, window + 3, window + 1),
        "wording": 0,
        "rig": "rotation",
        "most": 0,
        "others": (),
        "fewer": (),
        "differs": "split",
        "phrasing": 0,
    }
    return MultiviewSlot(**{**values, **changes})


def dealt(counts: Sequence[int]) -> dict[str, Any]:
    """What a slot says where views are to show some counts, in both twins."""
    most, *others = sorted(counts, reverse=True)
    return {"most": most, "others": tuple(others), "fewer": tuple(others)}


def case_of(shown: tuple[tuple[int, ...], ...], count: int, **changes: Any) -> Case:
    """Stools 1 to `count`, and a sofa, of which the views show squares.

    Args:
        shown: per view, the stools that it shows.
        count: stools in the scene; the map shows them all.
        changes: to the slot.
    """
    everyone = range(1, count + 1)
    stools = [entity(n, "stool", (500 * n, 1000, 0)) for n in everyone]
    sofa = entity(count + 1, "sofa", (600, 1400, 0))
    views = [
        paint(view(number), tuple(at_place(n, n - 1) for n in stools_shown))
        for number, stools_shown in enumerate(shown)
    ]
    above = paint(MAP, tuple(at_place(n, n - 1) for n in everyone))
    return Case(
        slot_for(count, **{**dealt([len(each) for each in shown]), **changes}),
        scene_of(*stools, sofa),
        SceneVisibility((*views, above)),
    )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Cases in which each of 2 to 9 stools is shown by at least one of 2 to 8 views."""
    views = draw(st.integers(2, 8))
    count = draw(st.integers(2, 9))
    seen_in = [
        draw(st.sets(st.integers(0, views - 1), min_size=1, max_size=views))
        for _ in range(count)
    ]
    shown = tuple(
        tuple(n + 1 for n in range(count) if number in seen_in[n])
        for number in range(views)
    )
    phrasing = draw(st.integers(0, 2**31 - 1))
    return case_of(shown, count, phrasing=phrasing, wording=draw(st.integers(0, 11)))


def facts_of(case: Case, question: Question) -> Facts:
    """Everything about the first twin."""
    return Facts(
        address=Address(7, "train", "multiview", 0),
        attempt=0,
        scene=case.scene,
        rig=Rig(case.slot.rig, tuple(seen.view for seen in case.visibility.views)),
        question=question,
        sightings=tuple(seen.sightings for seen in case.visibility.views),
        tokens=tuple(describe_view(case.scene, seen) for seen in case.visibility.views),
    )


def params_for(case: Case, **changes: Any) -> MultiviewParams:
    """The default parameters, for as many views as the case has."""
    views = len(case.visibility.visible)
    return MultiviewParams(**{"views": views, "windows": (8,), **changes})
