"""Models from GLB and glTF files."""

import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from scenegen.geometry.pose import Floats
from scenegen.importing.mesh_parts import ImportedMaterial, ImportedMesh, units
from scenegen.importing.sources import Refused
from scenegen.records.scene import Rgb

MAX_NUMBERS = 20_000_000
"""Elements of all the arrays that a file announces."""

Fetch = Callable[[str], bytes]
"""The bytes of a file that the model names; refuses what is not there."""


class _Files(Mapping[str, bytes]):
    """Hands the reader the files that a glTF file names."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch

    def __getitem__(self, name: str) -> bytes:
        return self._fetch(name)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def read_gltf(data: bytes, who: str, fetch: Fetch) -> tuple[ImportedMesh, ...]:
    """The pieces of a GLB or glTF file, moved to where its nodes put them.

    Args:
        data: the file.
        who: its name in messages.
        fetch: gives the buffers and pictures that it names.

    Raises:
        Refused: the file cannot be read, or holds no triangle.
    """
    # Imported here: listing the catalogue needs no mesh library.
    import trimesh

    document = _document(data, who)
    has_normals = _require_complete(document, who, fetch)
    kind = "glb" if data[:4] == b"glTF" else "gltf"
    try:
        scene = trimesh.load_scene(
            io.BytesIO(data), file_type=kind, resolver=_Files(fetch), process=False
        )
        pieces = [
            _piece(scene.geometry[name], np.array(transform), who)
            for transform, name in (
                scene.graph[node] for node in scene.graph.nodes_geometry
            )
            if isinstance(scene.geometry[name], trimesh.Trimesh)
        ]
    except Refused:
        raise
    except Exception as error:  # a door: whatever the reader trips over is one message
        raise Refused(
            f"{who}: cannot be read as {kind} ({error}). Export the model again, "
            "without compression."
        ) from error
    if not pieces:
        raise Refused(f"{who}: holds no triangle. Export the model with its meshes.")
    if has_normals:
        return tuple(pieces)
    return tuple(replace(piece, normals=None) for piece in pieces)


def _document(data: bytes, who: str) -> dict[str, Any]:
    """The JSON part of a file."""
    text = data
    if data[:4] == b"glTF":
        text = data[20 : 20 + int.from_bytes(data[12:16], "little")]
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Refused(
            f"{who}: is not glTF ({error}). Export the model again as GLB."
        ) from error
    return document if isinstance(document, dict) else {}


def _require_complete(document: dict[str, Any], who: str, fetch: Fetch) -> bool:
    """Refuse a file that lacks pictures, or announces more than furniture needs.

    The reader itself would leave a picture out without a word.

    Returns:
        Whether all its triangles have normals.
    """
    try:
        count = sum(int(each["count"]) for each in document.get("accessors", ()))
        names = [str(each.get("uri", "")) for each in document.get("images", ())]
        attributes = [
            primitive["attributes"]
            for mesh in document.get("meshes", ())
            for primitive in mesh["primitives"]
        ]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refused(
            f"{who}: is not glTF ({error!r}). Export the model again as GLB."
        ) from error
    if count > MAX_NUMBERS:
        raise Refused(
            f"{who}: announces {count} elements; at most {MAX_NUMBERS} are read. "
            "Simplify the model before exporting."
        )
    for name in names:
        if name and not name.startswith("data:"):
            fetch(name)
    return all("NORMAL" in each for each in attributes)


def _piece(mesh: Any, transform: Floats, who: str) -> ImportedMesh:
    """A mesh of the reader with one material, where its node puts it."""
    if not np.isfinite(mesh.vertices).all() or not np.isfinite(transform).all():
        raise Refused(
            f"{who}: a vertex is not a finite number. Export the model again."
        )
    faces = np.array(mesh.faces, dtype=np.int32)
    uvs = getattr(mesh.visual, "uv", None)
    x, y, z = (transform[:3, axis] for axis in range(3))
    # Normals turn with the sides of the box, so that a stretched model stays shaded.
    sides = (np.cross(y, z), np.cross(z, x), np.cross(x, y))
    is_mirrored = float((x * sides[0]).sum()) < 0.0
    normals = _spanned(mesh.vertex_normals, sides) * (-1.0 if is_mirrored else 1.0)
    order = [0, 2, 1] if is_mirrored else [0, 1, 2]
    faces = np.ascontiguousarray(faces[:, order])
    return ImportedMesh(
        material=_material_of(mesh.visual),
        points=_spanned(mesh.vertices, (x, y, z)) + transform[:3, 3],
        faces=faces,
        uvs=None if uvs is None else np.array(uvs, dtype=np.float64)[faces],
        normals=units(normals)[faces],
    )


def _spanned(rows: Any, axes: tuple[Floats, Floats, Floats]) -> Floats:
    """(n, 3) rows as sums of three axes."""
    values = np.array(rows, dtype=np.float64)
    found: Floats = values[:, 0:1] * axes[0] + values[:, 1:2] * axes[1]
    return found + values[:, 2:3] * axes[2]


def _material_of(visual: Any) -> ImportedMaterial:
    """What a material of the reader says; vertex colours become one colour."""
    material = getattr(visual, "material", None)
    if material is None:
        return ImportedMaterial(colour=_rgb(visual.main_color))
    material = getattr(material, "to_pbr", lambda: material)()
    factor = material.baseColorFactor
    colour = (255, 255, 255) if factor is None else _rgb(factor)
    metallic, rough = material.metallicFactor, material.roughnessFactor
    emitted = material.emissiveFactor
    return ImportedMaterial(
        colour=colour,
        picture=_picture(material.baseColorTexture, colour),
        roughness_pct=60 if rough is None else round(100 * _share(rough)),
        metallic=metallic is not None and _share(metallic) > 0.5,
        glow_pct=0 if emitted is None else round(100 * _share(max(emitted))),
    )


def _share(value: Any) -> float:
    number = float(value)
    return min(max(number, 0.0), 1.0) if np.isfinite(number) else 0.0


def _rgb(values: Any) -> Rgb:
    """A colour of bytes or of shares, as bytes."""
    numbers = np.asarray(values)
    scale = 1.0 if numbers.dtype.kind in "iu" else 255.0
    red, green, blue = (
        round(_share(each * scale / 255.0) * 255) for each in numbers[:3]
    )
    return red, green, blue


def _picture(image: Any, colour: Rgb) -> bytes | None:
    """A picture as a PNG file, multiplied by the material's colour."""
    if image is None:
        return None
    from scenegen.importing.textures import multiplied

    return multiplied(image, colour)
