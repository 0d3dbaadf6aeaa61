"""The catalogue: what a scene may hold, with hash, licence and source of every file.

    catalogue = Catalogue.open()
    mesh = catalogue.mesh("chair/windsor")

Files are GLB as modelling tools write them: y up, front +z, left +x. Meshes are handed
out in the body frame (x forward, y left, z up) on a grid of 0.1 mm, so that the last
bits of a file reader cannot reach a label.
"""

import difflib
import hashlib
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from scenegen.errors import AssetError
from scenegen.geometry.mesh import Ints, Mesh
from scenegen.geometry.pose import Floats
from scenegen.records.scene import Rgb

ROLES = ("countable", "occluder", "seat", "surface", "wall", "textile", "filler")
PLACEMENTS = ("wall", "free", "corner", "flat")
MAX_TRIANGLES = 20_000

V = TypeVar("V")
E = TypeVar("E")

_REINSTALL = "Reinstall scenegen, or restore the file."
_REINDEX = "Run assets/modelling/index.py after changing a model."
_STEPS_PER_METRE = 10_000.0
_UV_STEPS_PER_METRE = 100_000.0
_TOLERANCE_MM = 1.0


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of object, and how people speak of it.

    Attributes:
        name: as in ids, e.g. "floor_lamp".
        singular, plural: nouns, e.g. "floor lamp", "floor lamps".
        article: "a" or "an".
        roles: some of ROLES.
        placement: one of PLACEMENTS.
        similar: names of the categories that a person might take for this one.
        has_front: whether turning it can be seen.
    """

    name: str
    singular: str
    plural: str
    article: str
    roles: tuple[str, ...]
    placement: str
    similar: tuple[str, ...]
    has_front: bool


@dataclass(frozen=True, slots=True)
class Asset:
    """One model.

    Attributes:
        id: category and variant, e.g. "chair/windsor".
        category: name of its category.
        file: path below the root of the catalogue, with forward slashes.
        sha256: of the file, hexadecimal.
        licence: SPDX expression.
        source: where the model comes from.
        size_mm: of its bounding box: x forward, y left, z up.
        triangles: how many there are.
        tintable: whether one of its materials takes a tint.
        materials: ids of its materials.
    """

    id: str
    category: str
    file: str
    sha256: str
    licence: str
    source: str
    size_mm: tuple[int, int, int]
    triangles: int
    tintable: bool
    materials: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Material:
    """How a surface looks.

    Attributes:
        id: group and name, e.g. "wood/oak".
        colour: sRGB; a tintable material wears it when nothing tints it.
        texture: path below the root of the catalogue, or None. That of a tintable
            material is near-white grey, to be multiplied by the colour or tint.
        sha256: of the texture, hexadecimal; None without one.
        metres: side of one repeat of the texture on a surface.
        roughness_pct: 0 mirror, 100 chalk.
        metallic: whether its reflections take its colour.
        glow_pct: light that it gives off, per cent of a lit white surface.
        tintable: whether an entity may give it another colour.
        licence: SPDX expression.
        source: where the material comes from.
    """

    id: str
    colour: Rgb
    texture: str | None
    sha256: str | None
    metres: float
    roughness_pct: int
    metallic: bool
    glow_pct: int
    tintable: bool
    licence: str
    source: str


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Categories, models and materials below one folder; files are read when needed.

    Attributes:
        root: the folder that holds index.toml, models/ and materials/.
        digest: SHA-256 of index.toml, which holds the hashes of all the other files.
    """

    root: Path
    digest: str
    _categories: Mapping[str, Category]
    _assets: Mapping[str, Asset]
    _materials: Mapping[str, Material]

    @classmethod
    def open(cls, root: Path | None = None) -> "Catalogue":
        """Read the index below `root`, or below the assets that come with scenegen.

        Raises:
            AssetError: index.toml is missing, is not TOML, or lacks an entry's key.
        """
        root = shipped_root() if root is None else root
        data = _index_bytes(root / "index.toml")
        where = str(root / "index.toml")
        tables = _parsed(data, where)
        return cls(
            root=root,
            digest=hashlib.sha256(data).hexdigest(),
            _categories=_keyed(tables, "category", _category, where),
            _assets=_keyed(tables, "asset", _asset, where),
            _materials=_keyed(tables, "material", _material, where),
        )

    @property
    def categories(self) -> tuple[Category, ...]:
        """All categories, in the order of the index."""
        return tuple(self._categories.values())

    @property
    def assets(self) -> tuple[Asset, ...]:
        """All models, in the order of the index."""
        return tuple(self._assets.values())

    @property
    def materials(self) -> tuple[Material, ...]:
        """All materials, in the order of the index."""
        return tuple(self._materials.values())

    def category(self, name: str) -> Category:
        """The category of that name.

        Raises:
            AssetError: there is none.
        """
        return _found(self._categories, name, "category")

    def assets_of(self, category: str) -> tuple[Asset, ...]:
        """The models of a category, in the order of the index.

        Raises:
            AssetError: there is no such category.
        """
        self.category(category)
        return tuple(a for a in self._assets.values() if a.category == category)

    def asset(self, asset_id: str) -> Asset:
        """The model of that id.

        Raises:
            AssetError: there is none.
        """
        return _found(self._assets, asset_id, "asset")

    def material(self, material_id: str) -> Material:
        """The material of that id.

        Raises:
            AssetError: there is none.
        """
        return _found(self._materials, material_id, "material")

    def model_path(self, asset_id: str) -> Path:
        """The GLB file of a model."""
        return self.root / self.asset(asset_id).file

    def texture_path(self, material_id: str) -> Path | None:
        """The picture of a material, if it has one."""
        texture = self.material(material_id).texture
        return None if texture is None else self.root / texture

    def mesh(self, asset_id: str) -> Mesh:
        """The triangles of a model in the body frame; read once in a process.

        Raises:
            AssetError: an unknown id; no licence or source; a file that is missing, is
                not the one in the index, or holds no usable mesh.
        """
        asset = self.asset(asset_id)
        _require_provenance("asset", asset)
        return _checked_mesh(self.root / asset.file, asset.sha256, asset_id)

    def texture(self, material_id: str) -> NDArray[np.uint8] | None:
        """The picture of a material, (h, w, 3) sRGB; read once in a process.

        Columns run along u; row 0 is at the top, where v is largest.

        Raises:
            AssetError: an unknown id; no licence or source; a picture that is missing,
                is not the one in the index, or cannot be read.
        """
        material = self.material(material_id)
        _require_provenance("material", material)
        if material.texture is None:
            return None
        path = self.root / material.texture
        return _checked_picture(path, material.sha256 or "", material_id)

    def check(self) -> tuple[str, ...]:
        """All that is wrong with the catalogue, one line each; reads every file."""
        return tuple(
            chain(
                chain.from_iterable(map(self._faults_of_category, self.categories)),
                chain.from_iterable(map(self._faults_of_material, self.materials)),
                chain.from_iterable(map(self._faults_of_asset, self.assets)),
            )
        )

    def _faults_of_category(self, category: Category) -> Iterator[str]:
        who = f"category '{category.name}'"
        for role in category.roles:
            if role not in ROLES:
                yield f"{who}: role '{role}' is none of {', '.join(ROLES)}"
        if category.placement not in PLACEMENTS:
            yield (
                f"{who}: placement '{category.placement}' is none of "
                f"{', '.join(PLACEMENTS)}"
            )
        for name in category.similar:
            other = self._categories.get(name)
            if other is None:
                yield f"{who}: similar to '{name}', which is not a category"
            elif category.name not in other.similar:
                yield f"{who}: similar to '{name}', but not the other way round"
        if not any(a.category == category.name for a in self.assets):
            yield f"{who}: no model"

    def _faults_of_material(self, material: Material) -> Iterator[str]:
        try:
            self.texture(material.id)
        except AssetError as error:
            yield str(error)

    def _faults_of_asset(self, asset: Asset) -> Iterator[str]:
        who = f"asset '{asset.id}'"
        if asset.category not in self._categories:
            yield f"{who}: its category '{asset.category}' is not in the index"
        try:
            mesh = self.mesh(asset.id)
        except AssetError as error:
            yield str(error)
            return
        for name in mesh.materials:
            if name not in self._materials:
                yield f"{who}: its material '{name}' is not in the index"
        if mesh.materials != asset.materials:
            yield f"{who}: the index lists other materials than the file. {_REINDEX}"
        tintable = any(m.id in mesh.materials for m in self.materials if m.tintable)
        if tintable is not asset.tintable:
            yield f"{who}: 'tintable' disagrees with its materials. {_REINDEX}"
        if len(mesh.faces) != asset.triangles:
            yield (
                f"{who}: {len(mesh.faces)} triangles, but {asset.triangles} in the "
                f"index. {_REINDEX}"
            )
        yield from _faults_of_bounds(who, mesh, asset.size_mm)


def shipped_root() -> Path:
    """The folder of the assets that come with scenegen: in the wheel, or beside it."""
    package = Path(__file__).resolve().parent
    installed = package / "_assets"
    return installed if installed.is_dir() else package.parent / "assets"


def bounds_mm(mesh: Mesh) -> tuple[Floats, Floats]:
    """Smallest and largest x, y and z of a mesh, millimetres."""
    return mesh.vertices.min(axis=0) * 1000.0, mesh.vertices.max(axis=0) * 1000.0


def read_mesh(path: Path, who: str) -> Mesh:
    """The mesh of a GLB file in the body frame, on the grid of 0.1 mm.

    Args:
        path: a GLB file: y up, front +z, left +x, transforms applied.
        who: what an error calls it, e.g. "chair/windsor".

    Raises:
        AssetError: the file cannot be read, or holds no usable mesh.
    """
    pieces = _pieces(path, who)
    vertices = np.concatenate([piece.vertices for piece in pieces])
    if not np.isfinite(vertices).all():
        raise AssetError(
            f"asset '{who}': {path} holds a vertex that is not a finite number. "
            "Export the model again."
        )
    vertices = _snapped(_body_from_gltf(vertices), _STEPS_PER_METRE)
    starts = np.cumsum([0, *(len(piece.vertices) for piece in pieces)])
    faces = np.concatenate(
        [piece.faces + start for piece, start in zip(pieces, starts, strict=False)]
    ).astype(np.int32)
    slots = np.repeat(
        np.arange(len(pieces), dtype=np.int16), [len(piece.faces) for piece in pieces]
    )
    # The grid can close a sliver; a triangle without area has no side to look at.
    kept = _has_area(vertices, faces)
    if not kept.any() or len(faces) > MAX_TRIANGLES:
        raise AssetError(
            f"asset '{who}': {path} holds {len(faces)} triangles, of which "
            f"{int(kept.sum())} have an area; 1 to {MAX_TRIANGLES} can be used. "
            "Export a closed, simplified model."
        )
    normals = np.concatenate([piece.normals for piece in pieces])
    return Mesh(
        vertices=vertices,
        normals=_unit(_body_from_gltf(normals), path, who),
        uvs=_snapped(
            np.concatenate([piece.uvs for piece in pieces]), _UV_STEPS_PER_METRE
        ),
        faces=np.ascontiguousarray(faces[kept]),
        slots=np.ascontiguousarray(slots[kept]),
        materials=tuple(piece.material for piece in pieces),
    )


class _Piece(NamedTuple):
    """The triangles of one material, in the glTF frame."""

    material: str
    vertices: Floats
    normals: Floats
    uvs: Floats
    faces: Ints


def _pieces(path: Path, who: str) -> list[_Piece]:
    """The pieces of a GLB file in the order of their material ids."""
    # Imported here: listing the catalogue needs no mesh library.
    import trimesh

    try:
        scene = trimesh.load_scene(path, file_type="glb", process=False)
    except Exception as error:  # a door: whatever the reader trips over is one message
        raise AssetError(
            f"asset '{who}': {path} cannot be read as GLB ({error}). "
            "Export the model again."
        ) from error
    pieces = []
    for node in scene.graph.nodes_geometry:
        transform, name = scene.graph[node]
        if not np.array_equal(transform, np.eye(4)):
            raise AssetError(
                f"asset '{who}': {path} moves '{name}' by a transform. "
                "Apply all transforms before exporting."
            )
        pieces.append(_piece(scene.geometry[name], path, who))
    if not pieces:
        raise AssetError(f"asset '{who}': {path} holds no mesh. Export one as GLB.")
    return sorted(pieces, key=lambda piece: piece.material)


def _piece(geometry: Any, path: Path, who: str) -> _Piece:
    """What a trimesh geometry holds; v counts upwards, as the reader has turned it."""
    material = getattr(geometry.visual, "material", None)
    uvs = getattr(geometry.visual, "uv", None)
    if material is None or not material.name:
        raise AssetError(
            f"asset '{who}': {path} holds triangles without a named material. "
            "Name every material slot by a material id of the catalogue."
        )
    count = len(geometry.vertices)
    return _Piece(
        material=str(material.name),
        vertices=np.array(geometry.vertices, dtype=np.float64),
        normals=np.array(geometry.vertex_normals, dtype=np.float64),
        uvs=np.zeros((count, 2)) if uvs is None else np.array(uvs, dtype=np.float64),
        faces=np.array(geometry.faces, dtype=np.int32),
    )


def _body_from_gltf(points: Floats) -> Floats:
    """A cyclic change of axes: x = Z, y = X, z = Y; it keeps the winding."""
    return np.ascontiguousarray(points[:, [2, 0, 1]])


def _snapped(values: Floats, steps: float) -> Floats:
    """The nearest points of a grid of 1 / steps; adding 0 makes -0 plain."""
    grid: Floats = np.rint(values * steps) / steps + 0.0
    return grid


def _has_area(vertices: Floats, faces: Ints) -> NDArray[np.bool_]:
    """Which triangles have an area, by the cross product of two sides."""
    a, b, c = (vertices[faces[:, corner]] for corner in range(3))
    u, v = b - a, c - a
    x = u[:, 1] * v[:, 2] - u[:, 2] * v[:, 1]
    y = u[:, 2] * v[:, 0] - u[:, 0] * v[:, 2]
    z = u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0]
    area: NDArray[np.bool_] = x * x + y * y + z * z > 1e-16
    return area


def _unit(vectors: Floats, path: Path, who: str) -> Floats:
    """Vectors of length 1."""
    x, y, z = vectors[:, 0], vectors[:, 1], vectors[:, 2]
    lengths = np.sqrt(x * x + y * y + z * z)
    # Written so that a length that is not a number fails as well.
    if not (lengths > 1e-6).all():
        raise AssetError(
            f"asset '{who}': {path} holds a normal without a direction. "
            "Export the model again with normals."
        )
    unit: Floats = vectors / lengths[:, None]
    return unit


def _faults_of_bounds(
    who: str, mesh: Mesh, size_mm: tuple[int, int, int]
) -> Iterator[str]:
    """Bounds that differ from the index, or that do not stand on the origin."""
    low, high = bounds_mm(mesh)
    for axis, given, least, most in zip("xyz", size_mm, low, high, strict=True):
        if abs((most - least) - given) > _TOLERANCE_MM:
            yield (
                f"{who}: {most - least:.1f} mm along {axis}, but {given} mm in the "
                f"index. {_REINDEX}"
            )
    centre = (low + high) / 2.0
    if max(abs(centre[0]), abs(centre[1])) > _TOLERANCE_MM:
        yield (
            f"{who}: its footprint is centred on ({centre[0]:.1f}, {centre[1]:.1f}) mm "
            "instead of the origin. Move the model before exporting."
        )
    if abs(low[2]) > _TOLERANCE_MM:
        yield (
            f"{who}: its lowest point is at {low[2]:.1f} mm instead of on the floor. "
            "Move the model before exporting."
        )


@lru_cache(maxsize=1024)
def _checked_mesh(path: Path, sha256: str, who: str) -> Mesh:
    _verify(path, sha256, f"asset '{who}'")
    return read_mesh(path, who)


@lru_cache(maxsize=256)
def _checked_picture(path: Path, sha256: str, who: str) -> NDArray[np.uint8]:
    _verify(path, sha256, f"material '{who}'")
    try:
        with Image.open(path) as image:
            picture = np.array(image.convert("RGB"), dtype=np.uint8)
    except (OSError, UnidentifiedImageError) as error:
        raise AssetError(
            f"material '{who}': {path} cannot be read as a picture ({error}). "
            f"{_REINSTALL}"
        ) from error
    picture.setflags(write=False)
    return picture


def _verify(path: Path, sha256: str, who: str) -> None:
    """Compare a file with the index.

    Raises:
        AssetError: it is missing, cannot be read, or has another hash.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise AssetError(f"{who}: {path}: {reason}. {_REINSTALL}") from error
    found = hashlib.sha256(data).hexdigest()
    if found != sha256:
        raise AssetError(
            f"{who}: {path} has SHA-256 {found[:12]}..., but the index says "
            f"{sha256[:12] or 'nothing'}.... {_REINSTALL} {_REINDEX}"
        )


def _require_provenance(kind: str, entry: Asset | Material) -> None:
    missing = [key for key in ("licence", "source") if not getattr(entry, key)]
    if missing:
        raise AssetError(
            f"{kind} '{entry.id}': no {' and no '.join(missing)} in index.toml. "
            "Give both before using it: a data set must name where everything is from."
        )


def _found(entries: Mapping[str, E], name: str, kind: str) -> E:
    """An entry, or an error that names the nearest one."""
    if name in entries:
        return entries[name]
    near = difflib.get_close_matches(name, entries, n=1)
    hint = f"Did you mean '{near[0]}'?" if near else _listed(entries)
    raise AssetError(f"{kind} '{name}' is not in the catalogue. {hint}")


def _listed(names: Iterable[str]) -> str:
    first = list(names)[:8]
    return f"It begins with: {', '.join(first)}." if first else "It is empty."


def _index_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise AssetError(
            f"{path}: {reason}. A catalogue is a folder with index.toml, models/ and "
            "materials/; name such a folder, or reinstall scenegen."
        ) from error


def _parsed(data: bytes, where: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AssetError(f"{where} is not TOML: {error}. {_REINSTALL}") from error


def _keyed(
    tables: Mapping[str, Any], kind: str, make: Callable[["_Entry"], E], where: str
) -> dict[str, E]:
    """The entries of one kind by id, in file order."""
    entries: dict[str, E] = {}
    for number, table in enumerate(tables.get(kind, ())):
        key = table.get("name") or table.get("id") or f"number {number + 1}"
        if key in entries:
            raise AssetError(f"{where}: {kind} '{key}' is there twice. Remove one.")
        entries[key] = make(_Entry(table, f"{where}: {kind} '{key}'"))
    return entries


class _Entry(NamedTuple):
    """A table of the index whose values are taken out with their types checked."""

    table: Mapping[str, Any]
    who: str

    def get(self, key: str, kind: type[V]) -> V:
        """A value that has to be there.

        Raises:
            AssetError: it is missing or of another type.
        """
        value = self.table.get(key)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            found = "is missing" if value is None else f"is {value!r}"
            raise AssetError(
                f"{self.who}: '{key}' {found}, but has to be {_KINDS[kind]}. "
                "Mend the entry, or write the index anew by assets/modelling/index.py."
            )
        return value

    def words(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(str(word) for word in self.get(key, list))

    def triple(self, key: str) -> tuple[int, int, int]:
        """A list of three integers."""
        values = self.get(key, list)
        if len(values) != 3 or not all(isinstance(value, int) for value in values):
            raise AssetError(
                f"{self.who}: '{key}' is {values!r}, but has to be three integers. "
                "Mend the entry."
            )
        return (values[0], values[1], values[2])

    def noted(self, key: str) -> str:
        """A text that may be missing here; using the entry without it is refused."""
        return str(self.table.get(key, "")).strip()


_KINDS = {
    str: "a text",
    int: "an integer",
    bool: "true or false",
    list: "a list",
    float: "a number with a decimal point",
}


def _category(entry: _Entry) -> Category:
    return Category(
        name=entry.get("name", str),
        singular=entry.get("singular", str),
        plural=entry.get("plural", str),
        article=entry.get("article", str),
        roles=entry.words("roles"),
        placement=entry.get("placement", str),
        similar=entry.words("similar"),
        has_front=entry.get("has_front", bool),
    )


def _asset(entry: _Entry) -> Asset:
    return Asset(
        id=entry.get("id", str),
        category=entry.get("category", str),
        file=entry.get("file", str),
        sha256=entry.get("sha256", str),
        licence=entry.noted("licence"),
        source=entry.noted("source"),
        size_mm=entry.triple("size_mm"),
        triangles=entry.get("triangles", int),
        tintable=entry.get("tintable", bool),
        materials=entry.words("materials"),
    )


def _material(entry: _Entry) -> Material:
    has_texture = "texture" in entry.table
    return Material(
        id=entry.get("id", str),
        colour=entry.triple("colour"),
        texture=entry.get("texture", str) if has_texture else None,
        sha256=entry.get("sha256", str) if has_texture else None,
        metres=entry.get("metres", float),
        roughness_pct=entry.get("roughness_pct", int),
        metallic=entry.get("metallic", bool),
        glow_pct=entry.get("glow_pct", int),
        tintable=entry.get("tintable", bool),
        licence=entry.noted("licence"),
        source=entry.noted("source"),
    )
