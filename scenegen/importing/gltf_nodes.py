"""Where the nodes of a glTF file put its meshes."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from scenegen.geometry.pose import Floats
from scenegen.importing.gltf_accessors import read_rows
from scenegen.importing.gltf_document import GltfDocument, Table, whole

MAX_MESHES = 20_000
"""That nodes may put somewhere; a mesh counts each time."""

INSTANCING = "EXT_mesh_gpu_instancing"

_NO_TURN = (0.0, 0.0, 0.0, 1.0)


@dataclass(frozen=True, slots=True)
class PlacedMesh:
    """A mesh at a node.

    Attributes:
        mesh: its number.
        transform: (3, 4) from the mesh to the world.
        node: the node, which may have a skin and weights of its own.
    """

    mesh: object
    transform: Floats
    node: Table


@dataclass(frozen=True, slots=True)
class NodeTree:
    """The nodes of the scene that a file shows first.

    Attributes:
        order: their numbers, parents before children.
        worlds: (3, 4) from each node to the world, for all nodes of the file.
    """

    order: tuple[int, ...]
    worlds: dict[int, Floats]

    @classmethod
    def of(cls, document: GltfDocument) -> "NodeTree":
        """The nodes of a file.

        Raises:
            Refused: a node is its own ancestor, or a transform is not finite.
        """
        parents = _parents(document)
        worlds: dict[int, Floats] = {}
        for number in range(document.count("nodes")):
            _place(document, number, parents, worlds)
        order: list[int] = []
        seen: set[int] = set()
        ahead = list(reversed(_roots(document, parents)))
        while ahead:
            number = ahead.pop()
            if number in seen:
                continue
            seen.add(number)
            order.append(number)
            ahead.extend(reversed(_children(document, number)))
        return cls(tuple(order), worlds)

    def meshes(self, document: GltfDocument) -> Iterator[PlacedMesh]:
        """The meshes of the scene, each time that it is shown.

        Raises:
            Refused: there are too many, or one is not there.
        """
        shown = 0
        for number in self.order:
            node = document.row("nodes", number)
            if "mesh" not in node:
                continue
            for transform in _copies(document, node, self.worlds[number]):
                shown += 1
                if shown > MAX_MESHES:
                    raise document.refused(f"shows more than {MAX_MESHES} meshes.")
                yield PlacedMesh(node["mesh"], transform, node)


def moved(points: Floats, transform: Floats) -> Floats:
    """(..., 3) points after a (..., 3, 4) transform."""
    return turned_by(points, transform) + transform[..., 3]


def turned_by(vectors: Floats, transform: Floats) -> Floats:
    """(..., 3) vectors after a (..., 3, 4) transform, without its shift."""
    found: Floats = (
        vectors[..., 0:1] * transform[..., 0]
        + vectors[..., 1:2] * transform[..., 1]
        + vectors[..., 2:3] * transform[..., 2]
    )
    return found


def after(outer: Floats, inner: Floats) -> Floats:
    """The (..., 3, 4) transform that does `inner`, and then `outer`."""
    found: Floats = np.zeros(np.broadcast_shapes(outer.shape, inner.shape))
    for column in range(4):
        found[..., column] = turned_by(inner[..., column], outer)
    found[..., 3] += outer[..., 3]
    return found


def columns(values: Floats) -> Floats:
    """(n, 3, 4) transforms of (n, 16) numbers, column by column."""
    found: Floats = np.zeros((len(values), 3, 4))
    for column in range(4):
        found[:, :, column] = values[:, 4 * column : 4 * column + 3]
    return found


def _parents(document: GltfDocument) -> dict[int, int]:
    """The parent of each node that has one; the first of several."""
    parents: dict[int, int] = {}
    for number in range(document.count("nodes")):
        for child in _children(document, number):
            parents.setdefault(child, number)
    return parents


def _children(document: GltfDocument, number: int) -> list[int]:
    listed = document.row("nodes", number).get("children") or []
    return [_node(document, child) for child in listed]


def _node(document: GltfDocument, number: object) -> int:
    """The number of a node that is there."""
    document.row("nodes", number)
    return whole(number) or 0


def _roots(document: GltfDocument, parents: dict[int, int]) -> list[int]:
    """The nodes at the top of the scene that is shown first."""
    if not document.count("scenes"):
        return [n for n in range(document.count("nodes")) if n not in parents]
    scene = document.row("scenes", document.tables.get("scene", 0))
    return [_node(document, number) for number in scene.get("nodes") or []]


def _place(
    document: GltfDocument,
    number: int,
    parents: dict[int, int],
    worlds: dict[int, Floats],
) -> None:
    """Find where a node and its ancestors are."""
    chain = [number]
    while chain[-1] in parents and chain[-1] not in worlds:
        chain.append(parents[chain[-1]])
        if len(chain) > document.count("nodes"):
            raise document.refused(f"has nodes[{number}] among its own ancestors.")
    for link in reversed(chain):
        if link not in worlds:
            own = _own(document, document.row("nodes", link))
            parent = worlds.get(parents.get(link, -1))
            worlds[link] = own if parent is None else after(parent, own)
            _require_sound(document, worlds[link])


def _own(document: GltfDocument, node: Table) -> Floats:
    """(3, 4) from a node to its parent."""
    if "matrix" in node:
        values = _numbers(document, node, "matrix", (0.0,) * 16)
        (found,) = columns(values.reshape(1, 16))
        own: Floats = found
        return own
    return _of_parts(
        _numbers(document, node, "translation", (0.0, 0.0, 0.0)),
        _numbers(document, node, "rotation", _NO_TURN),
        _numbers(document, node, "scale", (1.0, 1.0, 1.0)),
    )


def _of_parts(shift: Floats, turn: Floats, scale: Floats) -> Floats:
    """(3, 4) of a shift, a quaternion (x, y, z, w) and a scale."""
    x, y, z, w = turn.tolist()
    size = math.sqrt(x * x + y * y + z * z + w * w)
    x, y, z, w = (x / size, y / size, z / size, w / size) if size else _NO_TURN
    found = np.zeros((3, 4))
    found[:, 0] = (1 - 2 * (y * y + z * z), 2 * (x * y + z * w), 2 * (x * z - y * w))
    found[:, 1] = (2 * (x * y - z * w), 1 - 2 * (x * x + z * z), 2 * (y * z + x * w))
    found[:, 2] = (2 * (x * z + y * w), 2 * (y * z - x * w), 1 - 2 * (x * x + y * y))
    found[:, :3] *= scale
    found[:, 3] = shift
    return found


def _copies(document: GltfDocument, node: Table, world: Floats) -> Iterator[Floats]:
    """Where a node shows its mesh: once, or at each of its instances."""
    instancing: Any = (node.get("extensions") or {}).get(INSTANCING)
    if not instancing:
        yield world
        return
    attributes = instancing["attributes"]
    tables = {
        name: read_rows(document, attributes[name], width)
        for name, width in (("TRANSLATION", 3), ("ROTATION", 4), ("SCALE", 3))
        if name in attributes
    }
    count = min((len(table) for table in tables.values()), default=0)
    none = {"TRANSLATION": np.zeros(3), "ROTATION": np.array(_NO_TURN)}
    for row in range(count):
        shift, turn, scale = (
            tables[name][row] if name in tables else none.get(name, np.ones(3))
            for name in ("TRANSLATION", "ROTATION", "SCALE")
        )
        own = _of_parts(shift, turn, scale)
        _require_sound(document, own)
        placed = after(world, own)
        _require_sound(document, placed)
        yield placed


def _numbers(
    document: GltfDocument, node: Table, key: str, otherwise: tuple[float, ...]
) -> Floats:
    values = np.array(node.get(key, otherwise), dtype=np.float64)
    if values.shape != (len(otherwise),):
        raise document.refused(f"gives {key} as {str(node.get(key))[:60]}.")
    _require_sound(document, values)
    return values


def _require_sound(document: GltfDocument, transform: Floats) -> None:
    """Refuse a transform that leads out of all bounds."""
    if not (np.abs(transform) < 1e12).all():
        raise document.refused(
            "moves a node by a transform that is not finite, or absurd. Export the "
            "model again."
        )
