"""A folder of GLB, glTF and OBJ files, with an optional table of what they are.

The folders that a model lies in count as tags, so that chairs/windsor.glb is a chair.
"""

import csv
import hashlib
import io
import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from scenegen.importing.archive import MAX_MEMBER, inside
from scenegen.importing.gltf import read_gltf
from scenegen.importing.mesh_parts import ImportedMesh
from scenegen.importing.obj import read_obj
from scenegen.importing.sources import UPRIGHT, Axes, OfferedModel, Outcome, Refused

ENDINGS = (".glb", ".gltf", ".obj")
TABLES = ("metadata.toml", "metadata.csv")
MAX_FILES = 50_000

_KEYS = (
    "category", "creator", "file", "licence", "name", "size_mm", "tags", "turn_deg",
    "up",
)  # fmt: skip
TURNS: Mapping[int, Axes] = {
    0: UPRIGHT,
    90: (0.0, 0.0, 1.0, 0.0, 1.0, 0.0, -1.0, 0.0, 0.0),
    180: (-1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, -1.0),
    270: (0.0, 0.0, -1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 0.0),
}


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """A folder of models.

    Attributes:
        name: of the folder.
        sha256: of the names and bytes of its files, hexadecimal.
        faults: entries of its table that cannot be used.
    """

    name: str
    sha256: str
    faults: tuple[Outcome, ...]
    _root: Path
    _offers: tuple[OfferedModel, ...]

    @classmethod
    def open(cls, root: Path) -> "ModelFolder":
        """List the models below a folder.

        Raises:
            Refused: it holds none, too much, or its table cannot be read.
        """
        files = _files(root)
        models = [name for name in files if name.lower().endswith(ENDINGS)]
        if not models:
            raise Refused(
                f"{root}: holds no {', '.join(ENDINGS)} file. Name a folder of models, "
                "or a .sh3f library."
            )
        offers = {
            name: OfferedModel(
                key=name,
                name=Path(name).stem,
                tags=tuple(reversed(Path(name).parent.parts)),
                file=name,
            )
            for name in models
        }
        faults = []
        for entry in _entries(root):
            name = str(entry.get("file", ""))
            try:
                if name not in offers:
                    raise Refused(f"the table names '{name}', which is not there.")
                offers[name] = _described(offers[name], entry)
            except Refused as error:
                offers.pop(name, None)
                faults.append(Outcome(name, "", "refused", str(error)))
        digest = _digest(root, files)
        found = tuple(offers.values())
        return cls(root.resolve().name, digest, tuple(faults), root, found)

    def offers(self) -> tuple[OfferedModel, ...]:
        """Its models, by their paths."""
        return self._offers

    def read(self, offer: OfferedModel) -> tuple[ImportedMesh, ...]:
        """The triangles and materials of one model.

        Raises:
            Refused: the model cannot be used.
        """
        folder = offer.file.rpartition("/")[0]

        def fetch(name: str) -> bytes:
            return _bytes(self._root, inside(folder, name))

        data = _bytes(self._root, offer.file)
        if offer.file.lower().endswith(".obj"):
            return read_obj(data, offer.file, fetch)
        return read_gltf(data, offer.file, fetch)


def _files(root: Path) -> list[str]:
    """Paths of all plain files below a folder, sorted; links are not followed."""
    found = [
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if path.is_file() and not path.is_symlink()
    ]
    if len(found) > MAX_FILES:
        raise Refused(f"{root}: {len(found)} files; at most {MAX_FILES} are read.")
    return sorted(found)


def _bytes(root: Path, name: str) -> bytes:
    """A file below the folder.

    Raises:
        Refused: it is not there, is a link, or is too large.
    """
    path = root / name
    if not path.resolve().is_relative_to(root.resolve()) or not path.is_file():
        raise Refused(f"'{name}' is not in the folder. Restore the file.")
    if path.stat().st_size > MAX_MEMBER:
        raise Refused(f"'{name}' holds more than {MAX_MEMBER >> 20} MiB. Simplify it.")
    return path.read_bytes()


def _digest(root: Path, files: list[str]) -> str:
    """One hash for all files and their names."""
    whole = hashlib.sha256()
    for name in files:
        with (root / name).open("rb") as stream:
            own = hashlib.file_digest(stream, "sha256").hexdigest()
        whole.update(f"{name}\0{own}\n".encode())
    return whole.hexdigest()


def _entries(root: Path) -> list[Mapping[str, Any]]:
    """The rows of the table, if there is one."""
    for name in TABLES:
        path = root / name
        if not path.is_file():
            continue
        try:
            text = path.read_text(encoding="utf-8")
            if name.endswith(".csv"):
                return [_cells(row) for row in csv.DictReader(io.StringIO(text))]
            return list(tomllib.loads(text).get("model", ()))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, csv.Error) as error:
            raise Refused(f"{path}: cannot be read ({error}). Mend it.") from error
    return []


def _cells(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """A row of a CSV table in the types of a TOML table; empty cells are left out."""
    entry: dict[str, Any] = {k: v.strip() for k, v in row.items() if v and v.strip()}
    for key in ("tags", "size_mm"):
        if key in entry:
            entry[key] = str(entry[key]).replace(",", " ").split()
    return entry


def _described(offer: OfferedModel, entry: Mapping[str, Any]) -> OfferedModel:
    """An offer with what the table says of it.

    Raises:
        Refused: a key is unknown, or a value cannot be used.
    """
    for key in entry:
        if key not in _KEYS:
            known = ", ".join(_KEYS)
            raise Refused(f"the table gives '{key}'; it may give {known}.")
    return replace(
        offer,
        name=str(entry.get("name", offer.name)),
        tags=(*(str(tag) for tag in entry.get("tags", ())), *offer.tags),
        category=str(entry.get("category", "")),
        licence=str(entry.get("licence", "")),
        creator=str(entry.get("creator", "")),
        size_mm=_size(entry.get("size_mm")),
        axes=_axes(entry),
    )


def _size(value: Any) -> tuple[float, float, float] | None:
    """Width, depth and height."""
    if value is None:
        return None
    try:
        width, depth, height = (float(each) for each in value)
    except (TypeError, ValueError):
        width = depth = height = math.nan
    if not all(0.0 < each < math.inf for each in (width, depth, height)):
        raise Refused(
            f"the table gives size_mm {value!r}; it has to be width, depth and height."
        )
    return width, depth, height


def _axes(entry: Mapping[str, Any]) -> Axes:
    """The rotation that the table asks for: first upright, then turned."""
    up, turn = str(entry.get("up", "y")), str(entry.get("turn_deg", "0"))
    if up not in ("y", "z") or turn not in {str(each) for each in TURNS}:
        raise Refused(
            f"the table gives up '{up}' and turn_deg {turn}; up is y or z, and "
            "turn_deg is 0, 90, 180 or 270, counter-clockwise from above."
        )
    a, b, c, d, e, f, g, h, i = TURNS[int(turn)]
    # Of a model with z up and its front along -y, x stays, z becomes y, -y becomes z.
    return (a, b, c, d, e, f, g, h, i) if up == "y" else (a, -c, b, d, -f, e, g, -i, h)
