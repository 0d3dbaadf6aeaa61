"""Sweet Home 3D furniture libraries: a zip with a list of models and their files."""

import hashlib
import math
import posixpath
import re
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scenegen.importing.archive import Archive, inside
from scenegen.importing.mesh_parts import ImportedMesh
from scenegen.importing.naming import NearbyFiles, SourceFiles
from scenegen.importing.obj import read_obj
from scenegen.importing.properties import read_properties
from scenegen.importing.sources import (
    REFUSED,
    UPRIGHT,
    Axes,
    Note,
    OfferedModel,
    Outcome,
    Refused,
    printable,
    unheard,
)

LIST = "PluginFurnitureCatalog.properties"
MAX_MODELS = 20_000


@dataclass(frozen=True, slots=True)
class SweetHomeLibrary:
    """A .sh3f file.

    Attributes:
        name: of the file.
        sha256: of the file, hexadecimal.
        faults: members and list entries that cannot be used.
    """

    name: str
    sha256: str
    faults: tuple[Outcome, ...]
    _files: SourceFiles
    _offers: tuple[OfferedModel, ...]

    @classmethod
    def open(cls, path: Path) -> "SweetHomeLibrary":
        """Read the list of a library.

        Raises:
            Refused: it is not a zip file, or has no list.
        """
        archive = Archive(path)
        try:
            pairs = read_properties(archive.read(LIST))
        except Refused as error:
            raise Refused(f"{path}: {error}") from error
        faults = [
            Outcome(name, "", REFUSED, f"member '{name}' {reason}")
            for name, reason in archive.faults
        ]
        offers: dict[str, OfferedModel] = {}
        for number in _numbers(pairs, path):
            try:
                offer = _offer(pairs, number)
                if offer.key in offers:
                    raise Refused(f"the list has '{offer.key}' twice. Rename one.")
                offers[offer.key] = offer
            except Refused as error:
                key = printable(pairs.get(f"id#{number}", f"number {number}"))
                name = printable(pairs.get(f"name#{number}", ""))
                faults.append(Outcome(key, name, REFUSED, str(error)))
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        files = SourceFiles(archive.names, archive.read)
        found = tuple(offers.values())
        return cls(printable(path.name), digest, tuple(faults), files, found)

    def offers(self) -> tuple[OfferedModel, ...]:
        """Its models, in the order of its list."""
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
        _require_obj(offer.file)
        top = NearbyFiles(self._files, "", note)
        path = top.find(offer.file, urllib.parse.unquote(offer.file))
        if path is None:
            self._files.read(offer.file)
            raise Refused(f"{top.missing(offer.file)}. Restore the file.")
        files = NearbyFiles(self._files, posixpath.dirname(path), note)
        return read_obj(self._files.read(path), path, files, note)


def _require_obj(name: str) -> None:
    """Refuse the other kinds of models that libraries hold."""
    if not name.lower().endswith(".obj"):
        kind = posixpath.splitext(name)[1] or "no ending"
        raise Refused(
            f"'{name}' has {kind}; of libraries only OBJ models are read. "
            "Convert it to OBJ, or to GLB in a folder of its own."
        )


def _numbers(pairs: Mapping[str, str], path: Path) -> list[int]:
    """The numbers of the list's entries."""
    found = sorted(
        {
            int(match[1])
            for match in (
                re.fullmatch(r"(?:id|name|model)#(\d{1,9})", k) for k in pairs
            )
            if match
        }
    )
    if not found or len(found) > MAX_MODELS:
        raise Refused(
            f"{path}: its list {LIST} names {len(found)} models; 1 to {MAX_MODELS} "
            "can be read. Get the library anew."
        )
    return found


def _offer(pairs: Mapping[str, str], number: int) -> OfferedModel:
    """What the list says of one model.

    Raises:
        Refused: it lacks a name, a file or a size, or one cannot be used.
    """

    def value(key: str) -> str:
        return printable(pairs.get(f"{key}#{number}", ""))

    for key in ("name", "model"):
        if not value(key):
            raise Refused(f"the list gives no '{key}#{number}'. Add it.")
    return OfferedModel(
        key=value("id") or f"#{number}",
        name=value("name"),
        tags=_tags(value("tags")),
        file=inside("", pairs[f"model#{number}"].lstrip("/\\")),
        licence_text=value("license") or printable(pairs.get("license", "")),
        library=pairs.get("id", ""),
        creator=value("creator") or printable(pairs.get("provider", "")),
        size_mm=(
            _millimetres(value("width"), f"width#{number}"),
            _millimetres(value("depth"), f"depth#{number}"),
            _millimetres(value("height"), f"height#{number}"),
        ),
        axes=_axes(value("modelRotation"), number),
    )


def _tags(text: str) -> tuple[str, ...]:
    return tuple(tag.strip() for tag in text.split(",") if tag.strip())


def _millimetres(text: str, key: str) -> float:
    """A length in centimetres."""
    try:
        size = float(text) * 10.0
    except ValueError:
        size = math.nan
    if not 0.0 < size < math.inf:
        raise Refused(f"the list gives '{key}={text}'; it has to be centimetres.")
    return size


def _axes(text: str, number: int) -> Axes:
    """The rotation of a model; nine numbers, row by row."""
    if not text:
        return UPRIGHT
    try:
        a, b, c, d, e, f, g, h, i = (float(word) for word in text.split())
    except ValueError:
        a = math.nan
    if not math.isfinite(a):
        raise Refused(
            f"the list gives 'modelRotation#{number}={text}'; it has to be nine "
            "numbers, the rows of a rotation."
        )
    rows = ((a, b, c), (d, e, f), (g, h, i))
    for number_of_row, one in enumerate(rows):
        two = rows[(number_of_row + 1) % 3]
        # Written so that what is not a number fails as well.
        if not (abs(_dot(one, one) - 1.0) <= 0.01 and abs(_dot(one, two)) <= 0.01):
            raise Refused(f"'modelRotation#{number}={text}' is not a rotation.")
    return a, b, c, d, e, f, g, h, i


def _dot(one: tuple[float, float, float], two: tuple[float, float, float]) -> float:
    return one[0] * two[0] + one[1] * two[1] + one[2] * two[2]
