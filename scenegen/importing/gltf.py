"""Models from GLB and glTF files."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.pose import Floats
from scenegen.importing.colours import painted
from scenegen.importing.gltf_accessors import (
    TRIANGLES,
    read_rows,
    read_whole,
    triangle_count,
    triangles,
)
from scenegen.importing.gltf_document import GltfDocument, Table, open_document
from scenegen.importing.gltf_extensions import DRACO, not_read
from scenegen.importing.gltf_materials import GltfMaterial, read_material
from scenegen.importing.gltf_nodes import (
    NodeTree,
    PlacedMesh,
    after,
    columns,
    moved,
    turned_by,
)
from scenegen.importing.mesh_parts import MAX_FACES, ImportedMesh, units
from scenegen.importing.naming import NearbyFiles
from scenegen.importing.soundness import MOST_POINT, MOST_UV, require_modest
from scenegen.importing.sources import Note, Refused, unheard

_BEYOND = 0.02
"""How far beyond its picture a surface may reach before that is worth a note."""

_WHATS = {"NORMAL": "a normal", "COLOR_0": "a colour"}

MALFORMED = (
    ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError,
)  # fmt: skip
"""What reading an object, a list or a number of another shape than expected raises."""


@dataclass(frozen=True, slots=True)
class _Surface:
    """The triangles of a primitive, before its node moves them.

    Attributes:
        points: (n, 3).
        normals: (n, 3), or None.
        faces: (m, 3) rows of points.
        uvs: (m, 3, 2), v upwards, or None.
        colours: (n, 3) light of its vertices, or None.
        skin: joints and weights, both (n, 4 or more), or None.
        material: its material.
    """

    points: Floats
    normals: Floats | None
    faces: NDArray[np.int64]
    uvs: Floats | None
    colours: Floats | None
    skin: tuple[NDArray[np.int64], Floats] | None
    material: GltfMaterial


def read_gltf(
    data: bytes, who: str, files: NearbyFiles, note: Note = unheard
) -> tuple[ImportedMesh, ...]:
    """The pieces of a GLB or glTF file, moved to where its nodes put them.

    Args:
        data: the file.
        who: its name in messages.
        files: gives the buffers and pictures that it names.
        note: called with what is left out.

    Raises:
        Refused: the file cannot be read, or holds no triangle.
    """
    try:
        document = open_document(data, who, files, note)
        pieces = _pieces(document)
    except MALFORMED as error:
        raise Refused(
            f"{who}: is not glTF ({type(error).__name__}: {error}). Export the model "
            "again as GLB."
        ) from error
    if not pieces:
        raise Refused(f"{who}: holds no triangle. Export the model with its meshes.")
    if all(piece.normals is not None for piece in pieces):
        return tuple(pieces)
    return tuple(replace(piece, normals=None) for piece in pieces)


def _pieces(document: GltfDocument) -> list[ImportedMesh]:
    """All primitives of the scene, where their nodes put them."""
    tree = NodeTree.of(document)
    placed = list(tree.meshes(document))
    _require_modest(document, placed)
    materials: dict[object, GltfMaterial] = {}
    pieces: list[ImportedMesh] = []
    for each in placed:
        for primitive in _primitives(document, each.mesh):
            number = primitive.get("material")
            if number not in materials:
                materials[number] = read_material(document, number)
            surface = _surface(document, primitive, each, materials[number])
            if surface is not None:
                pieces += _moved(document, tree, each, surface)
    return pieces


def _primitives(document: GltfDocument, mesh: object) -> list[Table]:
    return list(document.row("meshes", mesh).get("primitives") or [])


def _require_modest(document: GltfDocument, placed: list[PlacedMesh]) -> None:
    """Refuse more triangles than are read, before any of them is."""
    total = corners = 0
    for each in placed:
        for primitive in _primitives(document, each.mesh):
            attributes = primitive["attributes"]
            if "POSITION" not in attributes:
                continue
            known = document.row("accessors", attributes["POSITION"])
            order = primitive.get("indices")
            listed = known if order is None else document.row("accessors", order)
            mode = primitive.get("mode", TRIANGLES)
            total += triangle_count(mode, document.count_of(listed))
            corners += document.count_of(known)
            if total > MAX_FACES or corners > 3 * MAX_FACES:
                raise document.refused(
                    f"has more than {MAX_FACES} triangles, which is the most that is "
                    "read. Simplify the model."
                )


def _surface(
    document: GltfDocument, primitive: Table, placed: PlacedMesh, material: GltfMaterial
) -> _Surface | None:
    """A primitive; None when it has no triangles."""
    attributes = primitive["attributes"]
    mode = primitive.get("mode", TRIANGLES)
    if "POSITION" not in attributes or not triangle_count(mode, 3):
        return None
    _require_plain(document, primitive)
    points = read_rows(document, attributes["POSITION"], 3)
    require_modest(points, MOST_POINT, "a vertex")
    count = len(points)
    order = np.arange(count)
    if primitive.get("indices") is not None:
        order = read_whole(document, primitive["indices"], count)
    faces = triangles(mode, order)
    if not len(faces):
        return None

    def rows(name: str, *widths: int) -> Floats | None:
        if name not in attributes:
            return None
        found = read_rows(document, attributes[name], *widths)
        if len(found) != count:
            raise document.refused(f"has {len(found)} {name} for {count} points.")
        require_modest(found, MOST_UV, _WHATS.get(name, "a texture coordinate"))
        return found

    normals, colours = rows("NORMAL", 3), rows("COLOR_0", 3, 4)
    uvs = rows(f"TEXCOORD_{material.texcoord}", 2)
    points, normals = _bent(document, primitive, placed, (points, normals))
    found = _Surface(
        points=points,
        normals=normals,
        faces=faces,
        uvs=None if uvs is None else material.placed(uvs)[faces],
        colours=None if colours is None else colours[:, :3],
        skin=_skin(document, attributes, count) if "skin" in placed.node else None,
        material=material,
    )
    return _with_its_picture(document, found)


def _with_its_picture(document: GltfDocument, surface: _Surface) -> _Surface:
    """A surface without a picture that no corner has a place in."""
    material = surface.material
    if material.material.picture is None:
        return surface
    if surface.uvs is None:
        document.note(
            f"a surface has a picture, but no TEXCOORD_{material.texcoord} to place it"
        )
        bare = replace(material.material, picture=None)
        return replace(surface, material=replace(material, material=bare))
    outside = np.maximum(surface.uvs - 1.0, -surface.uvs)
    if material.is_bounded and float(outside.max()) > _BEYOND:
        document.note(
            "a picture is repeated beyond its edges, which its file does not ask for"
        )
    return surface


def _require_plain(document: GltfDocument, primitive: Table) -> None:
    """Refuse a primitive whose arrays are only there in compressed form."""
    if DRACO not in (primitive.get("extensions") or ()):
        return
    numbers = [*primitive["attributes"].values(), primitive.get("indices")]
    for number in numbers:
        if number is not None and "bufferView" not in document.row("accessors", number):
            raise Refused(not_read(DRACO, document.who))


def _bent(
    document: GltfDocument,
    primitive: Table,
    placed: PlacedMesh,
    rows: tuple[Floats, Floats | None],
) -> tuple[Floats, Floats | None]:
    """Points and normals after the morph targets that the file weighs by default."""
    points, normals = rows
    targets = primitive.get("targets") or []
    mesh = document.row("meshes", placed.mesh)
    weights = placed.node.get("weights", mesh.get("weights")) or []
    for target, weight in zip(targets, weights, strict=False):
        share = float(weight)
        require_modest(np.array(share), MOST_UV, "a weight of a morph target")
        if share and "POSITION" in target:
            points = points + share * _offsets(document, target["POSITION"], points)
        if share and "NORMAL" in target and normals is not None:
            normals = normals + share * _offsets(document, target["NORMAL"], normals)
    return points, normals


def _offsets(document: GltfDocument, number: object, rows: Floats) -> Floats:
    """What a morph target adds to rows."""
    found = read_rows(document, number, 3)
    require_modest(found, MOST_POINT, "an offset of a morph target")
    if len(found) != len(rows):
        raise document.refused("has a morph target of other vertices than there are.")
    return found


def _skin(
    document: GltfDocument, attributes: Table, count: int
) -> tuple[NDArray[np.int64], Floats] | None:
    """The joints of each vertex, and their weights."""
    joints, weights = [], []
    for number in range(4):
        names = f"JOINTS_{number}", f"WEIGHTS_{number}"
        if all(name in attributes for name in names):
            joints.append(read_whole(document, attributes[names[0]], 1 << 16))
            shares = read_rows(document, attributes[names[1]], 4)
            require_modest(shares, MOST_UV, "a weight of a joint")
            weights.append(shares)
    if not joints:
        return None
    found = np.concatenate(joints, axis=1), np.concatenate(weights, axis=1)
    if found[0].shape != found[1].shape or len(found[0]) != count:
        raise document.refused("has joints for other vertices than there are.")
    return found


def _moved(
    document: GltfDocument, tree: NodeTree, placed: PlacedMesh, surface: _Surface
) -> Iterator[ImportedMesh]:
    """A surface where its node, or the joints of its skin, put it."""
    transform = placed.transform
    if surface.skin is not None:
        transform = _of_joints(document, tree, placed.node["skin"], surface.skin)
    x, y, z = (transform[..., :3, axis] for axis in range(3))
    # Normals turn with the sides of the box, so that a stretched model stays shaded.
    sides = np.stack([np.cross(y, z), np.cross(z, x), np.cross(x, y)], axis=-1)
    sign = (x * sides[..., 0]).sum(axis=-1)
    is_mirrored = bool((sign < 0.0).all())
    normals = None
    if surface.normals is not None:
        turned = turned_by(surface.normals, sides) * (-1.0 if is_mirrored else 1.0)
        normals = units(turned)[surface.faces]
    piece = ImportedMesh(
        material=surface.material.material,
        points=moved(surface.points, transform),
        faces=surface.faces.astype(np.int32),
        uvs=surface.uvs,
        normals=normals,
    )
    pieces = [piece]
    if surface.colours is not None:
        own = surface.colours[surface.faces]
        pieces = painted(piece, own, surface.material.in_colour, document.note)
    yield from (_turned_over(each) if is_mirrored else each for each in pieces)


def _turned_over(piece: ImportedMesh) -> ImportedMesh:
    """A piece with all faces the other way round, for a mirror changes sides."""
    order = [0, 2, 1]
    return replace(
        piece,
        faces=np.ascontiguousarray(piece.faces[:, order]),
        uvs=None if piece.uvs is None else piece.uvs[:, order],
        normals=None if piece.normals is None else piece.normals[:, order],
    )


def _of_joints(
    document: GltfDocument,
    tree: NodeTree,
    number: object,
    skin: tuple[NDArray[np.int64], Floats],
) -> Floats:
    """(n, 3, 4) of each vertex: the mean of what its joints do, by their weights.

    The node itself moves nothing then, as the specification has it.
    """
    entry = document.row("skins", number)
    places = [tree.worlds[document.size({"n": n}, "n")] for n in entry["joints"]]
    joints = np.stack(places)
    if "inverseBindMatrices" in entry:
        inverse = columns(read_rows(document, entry["inverseBindMatrices"], 16))
        require_modest(inverse, MOST_POINT, "a transform of a skin")
        joints = after(joints, inverse[: len(joints)])
    names, weights = skin
    total = weights.sum(axis=1, keepdims=True)
    weights = np.where(total > 0.0, weights / np.where(total > 0.0, total, 1.0), 0.0)
    weights[total[:, 0] <= 0.0, 0] = 1.0
    if names.size and int(np.where(weights > 0.0, names, 0).max()) >= len(joints):
        raise document.refused("names a joint that its skin has not.")
    found = np.zeros((len(names), 3, 4))
    for column in range(names.shape[1]):
        rows = np.where(weights[:, column] > 0.0, names[:, column], 0)
        found += weights[:, column, None, None] * joints[rows]
    return found
