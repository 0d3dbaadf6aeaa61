"""Make the models of the asset library: `build.py [category ...] [--sheet PNG]`.

Run by Blender's Python.  Writes assets/models/<category>/<variant>.glb, reads every
file back, prints its size and triangles, and stops when a file breaks the
conventions of the library.  With --sheet it also draws what it has made.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import io
import json
import os
import struct
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import toolkit  # noqa: E402  (it lies beside this file)

MODELS_FOLDER = HERE.parent / "models"
MODULES = (
    "seating",
    "tables",
    "things",
    "electric",
    "containers",
    "luggage",
    "plants",
    "occluders",
    "rugs",
    "bookcases",
    "kitchen",
    "bath",
    "small_things",
    "play",
    "lights",
    "decoration",
    "wall_art",
    "wall_fixtures",
    "wall_things",
    "ceiling_fixtures",
    "window_dressing",
    "office",
    "storage",
    "beds",
    "school",
    "gym",
    "music",
    "shop",
    "workshop",
    "household",
    "playroom",
    "tableware",
    "kitchenware",
    "desk_things",
    "household_small",
    "keepsakes",
    "belongings",
)
MOST_TRIANGLES = 3000
SETTLED = 1e-4
"""How far (metres) the footprint may lie from the origin."""


@dataclass(frozen=True, slots=True)
class Mesh:
    """What a GLB holds, in the glTF frame (y up, front +z, left +x)."""

    positions: np.ndarray
    normals: np.ndarray
    uvs: np.ndarray | None
    triangles: np.ndarray
    materials: tuple[str, ...]
    meshes: int


def gather() -> dict[str, Callable[[], toolkit.Model]]:
    """All builders by model id."""
    table: dict[str, Callable[[], toolkit.Model]] = {}
    for name in MODULES:
        for key, builder in importlib.import_module(name).MODELS.items():
            if key in table:
                raise toolkit.ModelError(f"{key} is defined twice")
            table[key] = builder
    return table


def chosen(
    table: dict[str, Callable[[], toolkit.Model]], wanted: list[str]
) -> dict[str, Callable[[], toolkit.Model]]:
    """The models of the wanted categories or ids; all of them when none is named."""
    known = {key.split("/")[0] for key in table} | set(table)
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise toolkit.ModelError(f"no such category: {', '.join(unknown)}")
    return {
        key: builder
        for key, builder in table.items()
        if not wanted or key in wanted or key.split("/")[0] in wanted
    }


def strays(table: dict[str, Callable[[], toolkit.Model]]) -> list[str]:
    """Models in the folder that no builder makes: left over from a renamed one."""
    found = sorted(MODELS_FOLDER.glob("*/*.glb"))
    keys = (f"{path.parent.name}/{path.stem}" for path in found)
    return [key for key in keys if key not in table]


def read_glb(path: Path) -> Mesh:
    """Read back the arrays of a GLB written by the toolkit."""
    data = path.read_bytes()
    length = struct.unpack_from("<I", data, 12)[0]
    head = json.loads(data[20 : 20 + length])
    body = data[28 + length :]

    def array(index: int) -> np.ndarray:
        accessor = head["accessors"][index]
        view = head["bufferViews"][accessor["bufferView"]]
        kind = {5121: np.uint8, 5123: np.uint16, 5125: np.uint32, 5126: np.float32}
        width = {"SCALAR": 1, "VEC2": 2, "VEC3": 3}[accessor["type"]]
        start = view.get("byteOffset", 0) + accessor.get("byteOffset", 0)
        count = accessor["count"] * width
        flat = np.frombuffer(body, kind[accessor["componentType"]], count, start)
        return flat.reshape(-1, width)

    primitives = [p for mesh in head["meshes"] for p in mesh["primitives"]]
    tables = [p["attributes"] for p in primitives]
    bases = np.cumsum([0, *(head["accessors"][t["POSITION"]]["count"] for t in tables)])
    corners = [array(p["indices"]) + b for p, b in zip(primitives, bases, strict=False)]
    mapped = all("TEXCOORD_0" in t for t in tables)
    return Mesh(
        positions=np.concatenate([array(t["POSITION"]) for t in tables]),
        normals=np.concatenate([array(t["NORMAL"]) for t in tables]),
        uvs=np.concatenate([array(t["TEXCOORD_0"]) for t in tables])
        if mapped
        else None,
        triangles=np.concatenate(corners).reshape(-1, 3),
        materials=tuple(m["name"] for m in head["materials"]),
        meshes=len(head["nodes"]),
    )


def faults(mesh: Mesh) -> Iterator[str]:
    """Every way in which a mesh breaks the conventions."""
    low, high = mesh.positions.min(axis=0), mesh.positions.max(axis=0)
    if len(mesh.triangles) > MOST_TRIANGLES:
        yield f"{len(mesh.triangles)} triangles, more than {MOST_TRIANGLES}"
    if mesh.meshes != 1:
        yield f"{mesh.meshes} objects instead of one"
    if abs(low[1]) > SETTLED:
        yield f"lowest point at height {low[1]:.5f} instead of 0"
    if max(abs(low[0] + high[0]), abs(low[2] + high[2])) > 2.0 * SETTLED:
        yield "footprint is not centred on the origin"
    if mesh.uvs is None:
        yield "no texture coordinates"
    elif not np.isfinite(mesh.uvs).all():
        yield "texture coordinates are not finite"
    elif np.ptp(mesh.uvs, axis=0).min() <= 1e-4:
        yield "texture coordinates are all alike"
    if not np.isfinite(mesh.positions).all() or not np.isfinite(mesh.normals).all():
        yield "positions or normals are not finite"
    if np.abs(np.linalg.norm(mesh.normals, axis=1) - 1.0).max() > 1e-2:
        yield "normals are not of length 1"
    unknown = [name for name in mesh.materials if name not in toolkit.COLOURS]
    if unknown:
        yield f"unknown materials: {', '.join(unknown)}"
    against = _against(mesh)
    if against > 0.01:
        yield f"{against:.1%} of the triangles look against their normals"


def _against(mesh: Mesh) -> float:
    """Share of the triangles whose winding disagrees with their normals."""
    a, b, c = (mesh.positions[mesh.triangles[:, k]].astype(float) for k in range(3))
    face = np.cross(b - a, c - a)
    corner = mesh.normals[mesh.triangles].astype(float).sum(axis=1)
    return float(np.mean((face * corner).sum(axis=1) < 0.0))


@contextlib.contextmanager
def _hushed() -> Iterator[None]:
    """Keep Blender's chatter off the terminal."""
    sys.stdout.flush()
    keep, null = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            yield
    finally:
        os.dup2(keep, 1)
        os.close(keep)
        os.close(null)


def make(key: str, builder: Callable[[], toolkit.Model]) -> tuple[Path, list[str]]:
    """Build, write and check one model; its file and its faults."""
    path = MODELS_FOLDER / f"{key}.glb"
    try:
        with _hushed():
            model = builder()
            floating = toolkit.loose(model)
            toolkit.export(model, path)
    except toolkit.ModelError as error:
        return path, [str(error)]
    mesh = read_glb(path)
    x, y, z = np.ptp(mesh.positions, axis=0)
    sys.stdout.write(
        f"{key:32s} {len(mesh.triangles):5d} triangles   "
        f"wide {x:.3f}  deep {z:.3f}  high {y:.3f}   {', '.join(mesh.materials)}\n"
    )
    return path, [*faults(mesh), *(f"floating: {line}" for line in floating)]


def main() -> int:
    """Build what the command line names; 1 when any model is at fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="categories or ids; default all")
    parser.add_argument("--sheet", type=Path, help="also draw a contact sheet here")
    parser.add_argument("--columns", type=int, default=2, help="models per row")
    parser.add_argument("--pixels", type=int, default=300, help="side of a picture")
    given = parser.parse_args()
    table = gather()
    files, bad = [], 0
    for key in strays(table):
        bad += 1
        sys.stderr.write(f"FAULT {key}: no builder makes this file; delete it\n")
    for key, builder in chosen(table, given.names).items():
        path, wrong = make(key, builder)
        files.append(path)
        for fault in wrong:
            bad += 1
            sys.stderr.write(f"FAULT {key}: {fault}\n")
    if given.sheet is not None:
        with _hushed():
            toolkit.render_sheet(files, given.sheet, given.pixels, given.columns)
    sys.stdout.write(f"{len(files)} models, {bad} faults\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
