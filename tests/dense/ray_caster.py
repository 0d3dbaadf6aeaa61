"""Dense rows checked by rays of trimesh, from their own cameras, without a renderer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import numpy as np
import trimesh
from numpy.typing import NDArray
from PIL import Image

from scenegen.records.item import Facts
from scenegen.records.rig import Rig
from scenegen.visibility.map_mesh import shown_mesh
from scenegen.visibility.scene_mesh import MeshOf, SceneMesh, build_scene_mesh

Floats = NDArray[np.float64]

NEAR = 0.05
"""Metres before which nothing is seen."""


@dataclass(frozen=True)
class Traced:
    """What rays meet: distances along them in their own length, owners, normals."""

    far: Floats
    owners: NDArray[np.int64]
    normals: Floats


class Caster:
    """Rays against the triangles of a scene, as a view shows it."""

    def __init__(self, scene_mesh: SceneMesh) -> None:
        self.owners = scene_mesh.owners.astype(np.int64)
        self.mesh = trimesh.Trimesh(
            scene_mesh.vertices, scene_mesh.faces, process=False
        )

    def trace(self, origins: Floats, ways: Floats) -> Traced:
        """(n,) what rays from NEAR on meet first; 0 where they meet nothing."""
        shape = (len(ways),)
        far, owners = np.zeros(shape), np.zeros(shape, dtype=np.int64)
        normals = np.zeros((len(ways), 3))
        faces, rays, places = self.mesh.ray.intersects_id(
            origins + NEAR * ways, ways, multiple_hits=False, return_locations=True
        )
        length = (ways[rays] * ways[rays]).sum(axis=1)
        far[rays] = ((places - origins[rays]) * ways[rays]).sum(axis=1) / length
        owners[rays] = self.owners[faces]
        normals[rays] = self.mesh.face_normals[faces]
        return Traced(far, owners, normals)


def camera_rays(row: Mapping[str, Any], u: Floats, v: Floats) -> tuple[Floats, Floats]:
    """Where rays through places of a picture begin, and their directions."""
    pose = np.array(row["T_wc"]).reshape(4, 4)
    axes, eye = pose[:3, :3], pose[:3, 3]
    if row["projection"] == "equirectangular":
        left = np.pi - u / row["width"] * 2 * np.pi
        up = np.pi / 2 - v / row["height"] * np.pi
        x, z = -np.cos(up) * np.sin(left), np.cos(up) * np.cos(left)
        ways = np.stack([x, -np.sin(up), z], axis=1)
        return np.broadcast_to(eye, ways.shape), ways @ axes.T
    fx, fy, cx, cy = row["K"]
    x, y = (u - cx) / fx, (v - cy) / fy
    if row["projection"] == "orthographic":
        aside = np.stack([x, y, np.zeros_like(x)], axis=1) @ axes.T
        return eye + aside, np.broadcast_to(axes[:, 2], aside.shape)
    ways = np.stack([x, y, np.ones_like(x)], axis=1) @ axes.T
    return np.broadcast_to(eye, ways.shape), ways


def project(row: Mapping[str, Any], places: Floats) -> Floats:
    """(n, 2) where a view shows points of the world."""
    pose = np.array(row["T_wc"]).reshape(4, 4)
    x, y, z = ((places - pose[:3, 3]) @ pose[:3, :3]).T
    fx, fy, cx, cy = row["K"]
    if row["projection"] != "orthographic":
        x, y = x / z, y / z
    return np.stack([cx + fx * x, cy + fy * y], axis=1)


def numbers(picture: Mapping[str, Any]) -> NDArray[np.int64]:
    """A 16-bit PNG."""
    image = Image.open(BytesIO(picture["bytes"]))
    assert image.mode == "I;16"
    return np.asarray(image).astype(np.int64)


@dataclass
class Finding:
    """How the rows of items compare with rays; counts of pixels and of matches.

    Attributes:
        pixels, same: all of them, and those with the owner that rays meet.
        away, close: those with one owner around them, and those of them whose depth
            is within a millimetre of the rays'.
        judged, level: those with one plane around them, and those of them whose normal
            is within 1.1 degrees of it.
        matches, hidden, missed: all of them, those that are no point of both views,
            and how far the others are from where it is, pixels.
    """

    pixels: int = 0
    same: int = 0
    away: int = 0
    close: int = 0
    judged: int = 0
    level: int = 0
    matches: int = 0
    missed: float = 0.0
    hidden: int = 0


def check_item(
    rows: Sequence[Mapping[str, Any]], facts: Facts, mesh_of: MeshOf, found: Finding
) -> None:
    """Compare all rows of an item."""
    whole = build_scene_mesh(facts.scene, mesh_of)
    casters = {"": Caster(whole)}
    casters |= {
        view.name: Caster(shown_mesh(whole, view))
        for view in Rig("", facts.rig.views).views
        if view.is_map
    }
    by_role = {row["role"]: row for row in rows}
    fogs = {view.name: bool(view.fog_mm) for view in facts.rig.views}
    for row in rows:
        caster = casters.get(row["role"], casters[""])
        _check_pixels(row, caster, found, has_fog=fogs.get(row["role"], False))
        for match in row["matches"] or ():
            _check_match(row, by_role[match["other"]], match, casters, found)


def _check_pixels(
    row: Mapping[str, Any], caster: Caster, found: Finding, *, has_fog: bool
) -> None:
    height, width = row["height"], row["width"]
    v, u = np.indices((height, width)) + 0.5
    traced = caster.trace(*camera_rays(row, u.ravel(), v.ravel()))
    owners = traced.owners.reshape(height, width)
    far = traced.far.reshape(height, width)
    ids = numbers(row["instances"])
    ids = np.where(ids > 32767, ids - 65536, ids)
    shown = ids != -7 if has_fog else np.ones_like(ids, dtype=bool)
    found.pixels += int(shown.sum())
    found.same += int((ids == owners)[shown].sum())
    depth = numbers(row["depth"]) / 1000
    away = _away(ids, owners) & shown
    found.away += int(away.sum())
    found.close += int((np.abs(depth - far)[away] <= 1e-3).sum())
    calm = _calm(away, traced.normals.reshape(height, width, 3))
    found.judged += int(calm.sum())
    if calm.any():
        found.level += int((_tilt(row, traced, calm) <= 0.02).sum())


def _away(ids: NDArray[np.int64], owners: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Pixels with neighbours of one owner: away from edges."""
    away: NDArray[np.bool_] = (ids == owners) & (owners != 0)
    for down in (-1, 0, 1):
        for right in (-1, 0, 1):
            away &= np.roll(owners, (down, right), axis=(0, 1)) == owners
    away[[0, -1]] = False
    away[:, [0, -1]] = False
    return away


def _calm(away: NDArray[np.bool_], normals: Floats) -> NDArray[np.bool_]:
    """Those of them with neighbours of one plane."""
    calm = away.copy()
    for down in (-1, 0, 1):
        for right in (-1, 0, 1):
            turned = np.roll(normals, (down, right), axis=(0, 1))
            calm &= np.abs((turned * normals).sum(axis=2)) > 0.9999
    return calm


def _tilt(row: Mapping[str, Any], traced: Traced, calm: NDArray[np.bool_]) -> Floats:
    """(n,) sines between stored and traced normals, whichever way they point."""
    picture = np.asarray(Image.open(BytesIO(row["normals"]["bytes"])))
    stored = picture[calm].astype(float) / 127.5 - 1.0
    axes = np.array(row["T_wc"]).reshape(4, 4)[:3, :3]
    there = traced.normals[calm.ravel()] @ axes
    sines: Floats = np.linalg.norm(np.cross(stored, there), axis=1)
    return sines


def _check_match(
    row: Mapping[str, Any],
    other: Mapping[str, Any],
    match: Mapping[str, Any],
    casters: Mapping[str, Caster],
    found: Finding,
) -> None:
    places, owners = [], []
    for each, u, v in (
        (row, match["u"], match["v"]),
        (other, match["other_u"], match["other_v"]),
    ):
        origins, ways = camera_rays(each, np.array([u]), np.array([v]))
        caster = casters.get(each["role"], casters[""])
        traced = caster.trace(origins, ways)
        places.append(origins + ways * traced.far[:, None])
        owners.append(int(traced.owners[0]))
    at = project(other, places[0])[0]
    there = match["other_u"], match["other_v"]
    found.matches += 1
    is_there = np.linalg.norm(places[0] - places[1]) < 5e-3
    if not is_there or owners != [match["instance"]] * 2:
        found.hidden += 1
    else:
        found.missed = max(found.missed, float(np.abs(at - there).max()))
