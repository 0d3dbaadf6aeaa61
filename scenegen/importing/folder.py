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

from scenegen.importing.archive import MAX_MEMBER
from scenegen.importing.gltf import read_gltf
from scenegen.importing.mesh_parts import ImportedMesh
from scenegen.importing.naming import NearbyFiles, SourceFiles
from scenegen.importing.obj import read_obj
from scenegen.importing.sources import (
    REFUSED,
    UPRIGHT,
    Axes,
    Note,
    OfferedModel,
    Outcome,
    Refused,
    printable,
    shortly,
    unheard,
)

ENDINGS = (".glb", ".gltf", ".obj")
TABLES = ("metadata.toml", "metadata.csv")
MAX_FILES = 50_000
MAX_WORD = 4096
"""Letters of a name, or of another word of the table."""
MAX_TABLE = 16 << 20
"""Bytes of the table."""

_BEYOND = "cells beyond the head"

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
    _files: SourceFiles
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
        offers: dict[str, OfferedModel] = {}
        faults: list[Outcome] = []
        for offer in map(_offered, models):
            if offer.key in offers:
                twice = "another file is shown by the same name. Rename one."
                faults.append(Outcome(offer.key, offer.name, REFUSED, twice))
            offers.setdefault(offer.key, offer)
        for entry in _entries(root):
            name = _word(entry, "file")
            try:
                if name not in offers:
                    raise Refused(f"the table names '{name}', which is not there.")
                offers[name] = _described(offers[name], entry)
            except Refused as error:
                offers.pop(name, None)
                faults.append(Outcome(name, "", REFUSED, str(error)))
        return cls(
            name=printable(root.resolve().name),
            sha256=_digest(root, files),
            faults=tuple(faults),
            _root=root,
            _files=SourceFiles(files, lambda name: _bytes(root, name)),
            _offers=tuple(offers.values()),
        )

    def offers(self) -> tuple[OfferedModel, ...]:
        """Its models, by their paths."""
        return self._offers

    def read(
        self, offer: OfferedModel, note: Note = unheard
    ) -> tuple[ImportedMesh, ...]:
        """The triangles and materials of one model.

        Args:
            offer: one of `offers`.
            note: called with what is left out or guessed.

        Raises:
            Refused: the model cannot be used.
        """
        files = NearbyFiles(self._files, offer.file.rpartition("/")[0], note)
        data = _bytes(self._root, offer.file)
        if offer.file.lower().endswith(".obj"):
            return read_obj(data, offer.key, files, note)
        return read_gltf(data, offer.key, files, note)


def _offered(name: str) -> OfferedModel:
    """A model file as its path describes it."""
    shown = printable(name)
    path = Path(shown)
    tags = tuple(reversed(path.parent.parts))
    return OfferedModel(key=shown, name=path.stem, tags=tags, file=name)


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
        raise Refused(f"'{printable(name)}' is not in the folder. Restore the file.")
    return _read(path, printable(name), MAX_MEMBER)


def _read(path: Path, name: str, most: int) -> bytes:
    """The bytes of a file, if it has no more than are read."""
    try:
        with path.open("rb") as stream:
            data = stream.read(most + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Refused(f"'{name}' cannot be read ({reason}). Mend it.") from error
    if len(data) > most:
        raise Refused(f"'{name}' holds more than {most >> 20} MiB. Simplify it.")
    return data


def _digest(root: Path, files: list[str]) -> str:
    """One hash for all files and their names."""
    total = hashlib.sha256()
    for name in files:
        try:
            with (root / name).open("rb") as stream:
                own = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError:
            own = "unreadable"
        total.update(f"{printable(name)}\0{own}\n".encode())
    return total.hexdigest()


def _entries(root: Path) -> list[Mapping[str, Any]]:
    """The rows of the table, if there is one."""
    for name in TABLES:
        path = root / name
        if not path.is_file():
            continue
        data = _read(path, str(path), MAX_TABLE)
        try:
            text = data.decode("utf-8-sig")
            if name.endswith(".csv"):
                rows = csv.DictReader(io.StringIO(text, newline=""))
                return [_cells(row) for row in rows]
            listed = tomllib.loads(text).get("model", [])
        except (ValueError, RecursionError, csv.Error) as error:
            raise Refused(f"{path}: cannot be read ({error}). Mend it.") from error
        if not isinstance(listed, list) or not all(isinstance(e, dict) for e in listed):
            raise Refused(f"{path}: 'model' has to be [[model]] tables. Mend it.")
        return listed
    return []


def _cells(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """A row of a CSV table in the types of a TOML table; empty cells are left out."""
    entry: dict[str, Any] = {}
    for key, cell in row.items():
        # Cells beyond the head come as a list under no key.
        if isinstance(cell, list):
            entry[_BEYOND] = cell
        elif cell and cell.strip():
            entry[key.strip()] = cell.strip()
    for key in ("tags", "size_mm"):
        if key in entry:
            entry[key] = entry[key].replace(",", " ").split()
    return entry


def _described(offer: OfferedModel, entry: Mapping[str, Any]) -> OfferedModel:
    """An offer with what the table says of it.

    Raises:
        Refused: a key is unknown, or a value cannot be used.
    """
    if _BEYOND in entry:
        raise Refused("its row of the table has more cells than the head has names.")
    for key in entry:
        if key not in _KEYS:
            known = ", ".join(_KEYS)
            raise Refused(f"the table gives '{printable(key)}'; it may give {known}.")
    return replace(
        offer,
        name=_word(entry, "name", offer.name),
        tags=(*_tags(entry.get("tags", ())), *offer.tags),
        category=_word(entry, "category"),
        licence=_word(entry, "licence"),
        creator=_word(entry, "creator"),
        size_mm=_size(entry.get("size_mm")),
        axes=_axes(entry),
    )


def _word(entry: Mapping[str, Any], key: str, otherwise: str = "") -> str:
    """A text of the table, as it can be shown."""
    value = entry.get(key, otherwise)
    return (printable(value) if isinstance(value, str) else shortly(value))[:MAX_WORD]


def _tags(value: Any) -> tuple[str, ...]:
    """Words, or one text with commas between them."""
    listed = value.split(",") if isinstance(value, str) else value
    if not isinstance(listed, list | tuple):
        raise Refused(f"the table gives tags {shortly(value)}; it has to be a list.")
    return tuple(
        (printable(tag) if isinstance(tag, str) else shortly(tag)).strip()[:MAX_WORD]
        for tag in listed
    )


def _size(value: Any) -> tuple[float, float, float] | None:
    """Width, depth and height."""
    if value is None:
        return None
    try:
        width, depth, height = (float(each) for each in value)
    except (TypeError, ValueError, OverflowError):
        width = depth = height = math.nan
    if not all(0.0 < each < math.inf for each in (width, depth, height)):
        raise Refused(
            f"the table gives size_mm {shortly(value)}; it has to be width, depth and "
            "height."
        )
    return width, depth, height


def _axes(entry: Mapping[str, Any]) -> Axes:
    """The rotation that the table asks for: first upright, then turned."""
    up, turn = _word(entry, "up", "y"), _word(entry, "turn_deg", "0")
    turn = turn.removesuffix(".0")
    if up not in ("y", "z") or turn not in {str(each) for each in TURNS}:
        raise Refused(
            f"the table gives up '{up[:20]}' and turn_deg {turn[:20]}; up is y or z, "
            "and turn_deg is 0, 90, 180 or 270, counter-clockwise from above."
        )
    a, b, c, d, e, f, g, h, i = TURNS[int(turn)]
    # Of a model with z up and its front along -y, x stays, z becomes y, -y becomes z.
    return (a, b, c, d, e, f, g, h, i) if up == "y" else (a, -c, b, d, -f, e, g, -i, h)
