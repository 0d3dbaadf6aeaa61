"""The rows of dense targets: one for each picture of an item, and its columns.

A row has what its series asks for; the other columns are null. Masks are PNG files of
16 bits, which hold whole numbers and no colours.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

import numpy as np

from scenegen.dataset.images import SUFFIXES, encode, encode_numbers
from scenegen.dataset.rows import Row
from scenegen.dense.targets import (
    CATEGORIES,
    DEPTH,
    INSTANCES,
    MATCHES,
    NORMALS,
    PANORAMA,
    VIEW,
    DenseLayers,
    DenseView,
)
from scenegen.geometry.pose import Floats
from scenegen.recipe.model import ImageFormat
from scenegen.records.columns import (
    BOOL,
    FLOAT32,
    FLOAT64,
    INT16,
    INT32,
    TEXT,
    Column,
    EncodedPicture,
    ListOf,
    Struct,
)
from scenegen.records.item import Facts
from scenegen.records.visibility import FOG

_PICTURE = EncodedPicture()

DENSE_COLUMNS = (
    Column("id", TEXT, "the item; rows of one item stand together"),
    Column("role", TEXT, "the view: as in `cameras`, `panorama`, or `between_0` to 3"),
    Column("target", TEXT, '"view", "panorama" or "between"'),
    Column("hidden", BOOL, "whether who answers does not see it"),
    Column("projection", TEXT, '"perspective", "orthographic" or "equirectangular"'),
    Column("width", INT32, "pixels"),
    Column("height", INT32, "pixels"),
    Column("K", ListOf(FLOAT32), "fx, fy, cx, cy as in `cameras`; none of a panorama"),
    Column("T_wc", ListOf(FLOAT64, 16), "world from camera, row by row"),
    Column("image", _PICTURE, "a panorama, or a frame in between; null of a view"),
    Column(
        "depth",
        _PICTURE,
        "16-bit PNG, millimetres: along the optical axis, along the ray of a panorama; "
        "0 for nothing",
    ),
    Column(
        "normals",
        _PICTURE,
        "8-bit PNG, 127.5 (n + 1) for unit normals of faces with the axes of the "
        "camera: right, down, forward; black for nothing",
    ),
    Column(
        "instances",
        _PICTURE,
        "16-bit PNG, ids of entities; 0 nothing, 65535 floor, 65534 wall, 65533 "
        "ceiling, 65532 skirting, 65531 door, 65530 window, 65529 hatched",
    ),
    Column("categories", _PICTURE, "16-bit PNG, places in `category_names`"),
    Column("category_names", ListOf(TEXT), "the same in all rows of a data set"),
    Column(
        "matches",
        ListOf(
            Struct.of(
                other=TEXT,
                u=FLOAT32,
                v=FLOAT32,
                other_u=FLOAT32,
                other_v=FLOAT32,
                instance=INT16,
            )
        ),
        "points that this view and a later one both show, in pixels from the upper "
        "left corner; `instance` as in masks, below 0 for the room",
    ),
    Column("tokens", TEXT, "of a panorama, as text; else null"),
)

OF_ROOM = ("nothing", "floor", "wall", "ceiling", "skirting", "door", "window", "fog")
"""The first of `category_names`, in the order of their ids from 0 down."""

NUMBERS = 65536
"""Of values that a pixel of 16 bits may have."""


def category_names(categories: Iterable[str]) -> tuple[str, ...]:
    """What the numbers of category masks mean.

    Args:
        categories: names of all of a catalogue.
    """
    return (*OF_ROOM, *sorted(categories))


def dense_rows(
    facts: Facts,
    views: Sequence[DenseView],
    targets: Collection[str],
    image: ImageFormat,
    names: Sequence[str],
) -> Iterator[Row]:
    """The rows of an item.

    Args:
        facts: of the item.
        views: as `dense.describe` gives them.
        targets: of its series.
        image: how pictures are encoded.
        names: see `category_names`.
    """
    is_named = CATEGORIES in targets
    numbers = _category_numbers(facts, names) if is_named else np.zeros(0, np.uint16)
    for each in views:
        kept = dict.fromkeys(column.name for column in DENSE_COLUMNS)
        stem = f"{facts.address.id}-{each.role}"
        row: Row = {**kept, "id": facts.address.id, **_place(each)}
        row["category_names"] = list(names) if is_named else None
        if each.rgb is not None:
            name = f"{stem}.{SUFFIXES[image.kind]}"
            row["image"] = {"bytes": encode(each.rgb, image), "path": name}
        for name, data in _masks(each.layers, numbers, targets):
            row[name] = {"bytes": data, "path": f"{stem}-{name}.png"}
        if MATCHES in targets and each.target == VIEW:
            row["matches"] = [_match(*match) for match in each.matches]
        row["tokens"] = each.tokens or None
        yield row


def _place(each: DenseView) -> Row:
    """What is known of a row beside its pictures."""
    height, width = each.layers.ids.shape
    camera, is_panorama = each.view.camera(width), each.target == PANORAMA
    flat = "orthographic" if each.view.is_map else "perspective"
    return {
        "role": each.role,
        "target": each.target,
        "hidden": each.view.is_hidden,
        "projection": "equirectangular" if is_panorama else flat,
        "width": width,
        "height": height,
        "K": [] if is_panorama else list(camera.intrinsics),
        "T_wc": list(camera.world_from_camera),
    }


def _masks(
    layers: DenseLayers, numbers: np.ndarray, targets: Collection[str]
) -> Iterator[tuple[str, bytes]]:
    """The files of the layers that were asked for, by column."""
    if DEPTH in targets:
        mm = np.minimum(np.floor(layers.depth * 1000.0 + 0.5), NUMBERS - 1)
        yield DEPTH, encode_numbers(mm.astype(np.uint16))
    if NORMALS in targets:
        yield NORMALS, encode(_shaded(layers.normals), ImageFormat(kind="png"))
    if INSTANCES in targets:
        ids = np.where(
            layers.ids < 0, layers.ids.astype(np.int64) + NUMBERS, layers.ids
        )
        yield INSTANCES, encode_numbers(ids.astype(np.uint16))
    if CATEGORIES in targets:
        yield CATEGORIES, encode_numbers(numbers[layers.ids - FOG])


def _shaded(normals: Floats) -> np.ndarray:
    """Normals as colours."""
    is_there = (normals != 0.0).any(axis=2)[..., None]
    colours = np.floor(127.5 * (normals + 1.0) + 0.5)
    return np.where(is_there, np.minimum(colours, 255.0), 0.0).astype(np.uint8)


def _category_numbers(facts: Facts, names: Sequence[str]) -> np.ndarray:
    """From ids, the least of which is that of fog, to places in `category_names`."""
    places = {name: place for place, name in enumerate(names)}
    most = max((each.id for each in facts.scene.entities), default=0)
    found = np.zeros(most - FOG + 1, dtype=np.uint16)
    found[: -FOG + 1] = range(-FOG, -1, -1)
    for each in facts.scene.entities:
        found[each.id - FOG] = places[each.category]
    return found


def _match(
    other: str, u: float, v: float, other_u: float, other_v: float, owner: int
) -> Row:
    return {
        "other": other,
        "u": u,
        "v": v,
        "other_u": other_u,
        "other_v": other_v,
        "instance": owner,
    }
