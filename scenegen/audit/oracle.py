"""An oracle: stored rows checked by rays, from what the card of a data set says alone.

Nothing here is imported from the rest of the package, so that a mistake of the
generator is not made twice. Rooms are floor, ceiling and plain walls; models are read
by trimesh. All is done in the frame of a camera, where a ray through a pixel is
(x, y, 1) and the parameter of its nearest hit is the axial depth. Where embreex is
installed trimesh traces with it, else triangles are tried in small groups.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import trimesh
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ids = NDArray[np.int64]

RAYS = 120
"""Rays a side of a picture, a multiple of the 10 cells of a depth grid."""

GROUP = 48
"""Triangles that are tried together on the rays that may meet them."""

NEAR, FAR = 0.05, 1e6
BOX_SIDE = 336
CODES = 2
"""Codes by which a depth may differ: walls here have no doors, frames and skirting."""

SURELY_SEEN, SURELY_HIDDEN = 200, 20
"""Shares of a picture, 1e-5: entries begin at 100, and rays are too few to be exact."""

COLUMNS = (
    "id",
    "task",
    "kind",
    "options",
    "answer_idx",
    "cameras",
    "scene",
    "depth_tokens",
    "object_map",
    "margins",
    "evidence",
)
"""Columns of a row that it needs."""


class OracleFinding(NamedTuple):
    """How far a row is as rays find it; shares from 0 to 1, None where not checked.

    Attributes:
        instances: entities that are surely visible and have an entry, or neither.
        depth: cells of depth grids within `CODES` codes.
        label: whether the label follows; of counts only.
    """

    instances: float | None
    depth: float | None
    label: float | None


@dataclass(frozen=True, slots=True)
class TracedView:
    """What rays find in one picture, at `RAYS` x `RAYS` pixel centres.

    Attributes:
        ids: of entities, 0 for the room, (rays, rays).
        depth: metres along the axis, (rays, rays).
    """

    ids: Ids
    depth: Floats

    def shares(self) -> dict[int, float]:
        """Of the picture, by entity, 1e-5."""
        ids, counts = np.unique(self.ids, return_counts=True)
        scale = 1e5 / self.ids.size
        return {
            int(number): count * scale
            for number, count in zip(ids, counts, strict=True)
            if number
        }


def check_row(
    row: Mapping[str, Any], models: Path, edges_mm: Sequence[int]
) -> OracleFinding:
    """What an outsider finds of a row.

    Args:
        row: with `COLUMNS`, as `datasets` or pyarrow give it.
        models: folder of the models of the release.
        edges_mm: of depth codes, as the card lists them.

    Raises:
        FileNotFoundError: when a model is not among them.
    """
    scene = json.loads(row["scene"])
    soup = list(_soup(scene, models))
    seen = [
        (place, camera, trace(camera, soup))
        for place, camera in enumerate(row["cameras"])
        if camera["projection"] == "perspective"
    ]
    hits: list[bool] = []
    cells: list[NDArray[np.bool_]] = []
    for place, _, view in seen:
        listed = {each["instance"]: each["box"] for each in row["object_map"][place]}
        hits += _agreements(view, listed, [each["id"] for each in scene["entities"]])
        codes = depth_grid(view.depth, edges_mm)
        stored = np.array(row["depth_tokens"][place])
        cells.append(np.abs(codes - stored) <= CODES)
    shown = [view for _, camera, view in seen if not camera["hidden"]]
    return OracleFinding(
        float(np.mean(hits)) if hits else None,
        float(np.mean(cells)) if cells else None,
        _label(row, scene, shown),
    )


def _agreements(
    view: TracedView, listed: Mapping[int, Sequence[int]], entities: Sequence[int]
) -> Iterator[bool]:
    """Whether entries are those of entities that rays meet, and boxes hold the hits."""
    shares = view.shares()
    slack = 2 * BOX_SIDE / RAYS
    for number in entities:
        share = shares.get(number, 0.0)
        if share >= SURELY_SEEN:
            yield number in listed and _holds(view.ids == number, listed[number], slack)
        elif share <= SURELY_HIDDEN and number in listed:
            box = listed[number]
            # An outline of a few pixels may slip between the rays.
            yield (box[2] - box[0]) * (box[3] - box[1]) < (4 * slack) ** 2


def _holds(mask: NDArray[np.bool_], box: Sequence[int], slack: float) -> bool:
    """Whether hits are in a box; thin parts, which rays miss, may reach further."""
    rows, columns = np.nonzero(mask)
    x, y = ((each + 0.5) * BOX_SIDE / RAYS for each in (columns, rows))
    is_inside = (
        (x >= box[0] - slack)
        & (x <= box[2] + slack)
        & (y >= box[1] - slack)
        & (y <= box[3] + slack)
    )
    return bool(is_inside.all())


def _label(
    row: Mapping[str, Any], scene: Mapping[str, Any], shown: Sequence[TracedView]
) -> float | None:
    """Whether so many of the counted category are seen as the right option says."""
    counted = row["evidence"]["instances"]
    if not counted or not all(each.isdigit() for each in row["options"]):
        return None
    named = {each["id"]: each["category"] for each in scene["entities"]}
    alike = [number for number, name in named.items() if name == named[counted[0]]]
    shares = [view.shares() for view in shown]
    least = row["margins"]["threshold_pcm"]
    seen = [n for n in alike if max(each.get(n, 0.0) for each in shares) >= least]
    return float(str(len(seen)) == row["options"][row["answer_idx"]])


def depth_grid(depth: Floats, edges_mm: Sequence[int]) -> Ids:
    """The 100 codes of a picture, row by row: the lower median of each cell."""
    side = depth.shape[0] // 10
    cells = depth.reshape(10, side, 10, side).swapaxes(1, 2).reshape(100, -1)
    medians = np.sort(cells, axis=1)[:, (side * side - 1) // 2]
    return np.searchsorted(np.array(edges_mm) / 1000, medians, side="right")


class _Part(NamedTuple):
    """Triangles in the world, (t, 3, 3) metres, and their entity; 0 for the room."""

    owner: int
    triangles: Floats


def _soup(scene: Mapping[str, Any], models: Path) -> Iterator[_Part]:
    yield _Part(0, _room(scene["room"]))
    for each in scene["entities"]:
        body = _model(models / f"{each['asset']}.glb")
        angle = np.radians(each["heading_tenths"] / 10)
        cos, sin = np.cos(angle), np.sin(angle)
        turn = np.array([[cos, -sin, 0], [sin, cos, 0], [0, 0, 1]])
        place = np.array(each["position_mm"]) / 1000
        yield _Part(each["id"], body @ turn.T + place)


@lru_cache(maxsize=256)
def _model(path: Path) -> Floats:
    """Triangles of a GLB file in the axes x forward, y left, z up."""
    if not path.is_file():
        raise FileNotFoundError(path)
    mesh: Any = trimesh.load(path, force="mesh", process=False)
    return np.asarray(mesh.triangles, dtype=np.float64)[:, :, [2, 0, 1]]


def _room(room: Mapping[str, Any]) -> Floats:
    """Floor, ceiling and walls; the first two reach beyond the walls that hide them."""
    corners = np.array(room["outline_mm"]) / 1000
    height = room["height_mm"] / 1000
    (west, south), (east, north) = corners.min(axis=0) - 9, corners.max(axis=0) + 9
    quads = [
        [(west, south, z), (east, south, z), (east, north, z), (west, north, z)]
        for z in (0.0, height)
    ]
    for (x, y), (u, v) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        quads.append([(x, y, 0.0), (u, v, 0.0), (u, v, height), (x, y, height)])
    found = np.array(quads)
    return np.concatenate([found[:, [0, 1, 2]], found[:, [0, 2, 3]]])


def trace(camera: Mapping[str, Any], soup: Sequence[_Part]) -> TracedView:
    """The nearest surface on the rays through pixel centres of a perspective view."""
    world_from_camera = np.array(camera["T_wc"]).reshape(4, 4)
    axes, eye = world_from_camera[:3, :3], world_from_camera[:3, 3]
    fx, fy, cx, cy = camera["K"]
    rays = _rays(fx, fy, cx, cy, camera["width"])
    if trimesh.ray.has_embree:
        return _by_embree(rays, axes, eye, soup)
    depth, ids = np.full(len(rays), FAR), np.zeros(len(rays), dtype=np.int64)
    for owner, triangles in soup:
        for group in _groups((triangles - eye) @ axes):
            _nearest(group, rays, owner, depth, ids)
    return TracedView(ids.reshape(RAYS, RAYS), depth.reshape(RAYS, RAYS))


def _rays(fx: float, fy: float, cx: float, cy: float, width: int) -> Floats:
    """Directions (x, y, 1) in the camera frame, row by row, (rays * rays, 3)."""
    centres = (np.arange(RAYS) + 0.5) * width / RAYS
    x, y = np.meshgrid((centres - cx) / fx, (centres - cy) / fy)
    return np.stack([x, y, np.ones_like(x)], axis=2).reshape(-1, 3)


def _by_embree(
    rays: Floats, axes: Floats, eye: Floats, soup: Sequence[_Part]
) -> TracedView:
    triangles = np.concatenate([part.triangles for part in soup])
    owners = np.concatenate([np.full(len(part.triangles), part.owner) for part in soup])
    faces = np.arange(3 * len(triangles)).reshape(-1, 3)
    mesh = trimesh.Trimesh(triangles.reshape(-1, 3), faces, process=False)
    ways = rays @ axes.T
    found, numbers, hits = mesh.ray.intersects_id(
        np.broadcast_to(eye, ways.shape),
        ways,
        multiple_hits=False,
        return_locations=True,
    )
    depth, ids = np.full(len(rays), FAR), np.zeros(len(rays), dtype=np.int64)
    depth[numbers] = (hits - eye) @ axes[:, 2]
    ids[numbers] = owners[found]
    return TracedView(ids.reshape(RAYS, RAYS), depth.reshape(RAYS, RAYS))


def _groups(triangles: Floats) -> Iterator[Floats]:
    """Triangles in front of the camera, in small groups that lie together."""
    kept = triangles[triangles[:, :, 2].max(axis=1) > NEAR]
    if len(kept) <= GROUP:
        if len(kept):
            yield kept
        return
    middles = kept.mean(axis=1)
    axis = int(np.ptp(middles, axis=0).argmax())
    order = np.argsort(middles[:, axis], kind="stable")
    half = len(order) // 2
    yield from _groups(kept[order[:half]])
    yield from _groups(kept[order[half:]])


def _nearest(
    triangles: Floats, rays: Floats, owner: int, depth: Floats, ids: Ids
) -> None:
    """Update depths and ids by the hits of a few triangles (Moller, Trumbore 1997)."""
    places = np.flatnonzero(_may_meet(triangles, rays))
    if not len(places):
        return
    ways = rays[places]
    start = triangles[:, 0]
    one, two = triangles[:, 1] - start, triangles[:, 2] - start
    normal = np.cross(one, two)
    # The eye is the origin: the ray t * way meets the plane where normal . way t =
    # normal . start, and the weights are triple products over the same divisor.
    slope = ways @ normal.T
    with np.errstate(divide="ignore", invalid="ignore"):
        t = (normal * start).sum(axis=1) / slope
        u = -(ways @ np.cross(start, two).T) / slope
        v = (ways @ np.cross(start, one).T) / slope
        is_hit = (u >= -1e-9) & (v >= -1e-9) & (u + v <= 1 + 1e-9) & (t > NEAR)
    far = np.where(is_hit, t, FAR).min(axis=1)
    is_nearer = far < depth[places]
    depth[places[is_nearer]] = far[is_nearer]
    ids[places[is_nearer]] = owner


def _may_meet(triangles: Floats, rays: Floats) -> NDArray[np.bool_]:
    """Which rays pass the rectangle around the picture of some triangles, (n,)."""
    if triangles[:, :, 2].min() <= NEAR:
        return np.ones(len(rays), dtype=np.bool_)
    flat = triangles[:, :, :2] / triangles[:, :, 2:]
    low, high = flat.min(axis=(0, 1)), flat.max(axis=(0, 1))
    return np.asarray(((rays[:, :2] >= low) & (rays[:, :2] <= high)).all(axis=1))
