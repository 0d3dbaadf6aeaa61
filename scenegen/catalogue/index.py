"""From index.toml to records."""

import hashlib
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from scenegen.catalogue.entries import Asset, Category, Material, SupportSurface
from scenegen.catalogue.integrity import REINSTALL
from scenegen.errors import AssetError, said, shown, told_as
from scenegen.reading import read_bytes

MOST_BYTES = 64 * 1024 * 1024
"""Of an index.toml: that of 100,000 models."""

E = TypeVar("E")
Value = TypeVar("Value")

_KINDS = {
    str: "a text",
    int: "an integer",
    bool: "true or false",
    list: "a list",
    float: "a number with a decimal point",
}

_NUMERALS = {3: "three", 5: "five"}


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """What index.toml holds, by name or id, in the order of the file.

    Attributes:
        digest: SHA-256 of the file, hexadecimal.
        categories, assets, materials: its entries.
    """

    digest: str
    categories: Mapping[str, Category]
    assets: Mapping[str, Asset]
    materials: Mapping[str, Material]


class Fields(NamedTuple):
    """A table of the index whose values are taken out with their types checked."""

    table: Mapping[str, Any]
    who: str

    def get(self, key: str, kind: type[Value]) -> Value:
        """A value that has to be there.

        Raises:
            AssetError: it is missing or of another type.
        """
        value = self.table.get(key)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            found = "is missing" if value is None else f"is {shown(value)}"
            raise AssetError(
                f"{self.who}: '{key}' {found}, but has to be {_KINDS[kind]}. "
                "Mend the entry, or write the index anew by assets/modelling/index.py."
            )
        return value

    def within(self, key: str, kind: type[Value], low: float, high: float) -> Value:
        """A number of the entry between two others.

        Raises:
            AssetError: it is missing, is something else, or lies beyond them.
        """
        value = self.get(key, kind)
        self._require_within(key, value, low, high)
        return value

    def colour(self, key: str) -> tuple[int, int, int]:
        """An sRGB colour, by which tables are looked up.

        Raises:
            AssetError: it is missing, or is something else.
        """
        found = self.triple(key)
        for code in found:
            self._require_within(key, code, 0, 255)
        return found

    def _require_within(self, key: str, value: Any, low: float, high: float) -> None:
        # Written so that what is not a number fails as well.
        if not low <= value <= high:
            raise AssetError(
                f"{self.who}: '{key}' holds {shown(value)}, but has to lie between "
                f"{low:g} and {high:g}. Mend the entry."
            )

    def words(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(str(word) for word in self.get(key, list))

    def triple(self, key: str) -> tuple[int, int, int]:
        """A list of three integers."""
        x, y, z = self.integers(key, 3)
        return x, y, z

    def integers(self, key: str, count: int) -> tuple[int, ...]:
        """A list of so many integers.

        Raises:
            AssetError: it is missing, or is something else.
        """
        values = self.get(key, list)
        if len(values) != count or not all(isinstance(value, int) for value in values):
            raise AssetError(
                f"{self.who}: '{key}' is {shown(values)}, but has to be "
                f"{_NUMERALS[count]} integers. Mend the entry."
            )
        return tuple(values)

    def grid(self, key: str) -> tuple[tuple[int, ...], ...]:
        """Lists of integers, all of one length.

        Raises:
            AssetError: it is missing, or is something else.
        """
        rows = self.get(key, list)
        is_grid = all(
            isinstance(row, list)
            and len(row) == len(rows[0])
            and row
            and all(isinstance(value, int) for value in row)
            for row in rows
        )
        if not is_grid or not rows:
            raise AssetError(
                f"{self.who}: '{key}' has to be lists of integers, all of one length. "
                "Mend the entry, or write the index anew by assets/modelling/index.py."
            )
        return tuple(tuple(row) for row in rows)

    def noted(self, key: str) -> str:
        """A text that may be missing here; using the entry without it is refused."""
        return str(self.table.get(key, "")).strip()


def read_index(path: Path) -> Index:
    """Read an index.toml.

    Raises:
        AssetError: it is missing, is not TOML, or lacks an entry's key.
    """
    return _index_of(_bytes_of(path), str(path))


@lru_cache(maxsize=4)
def _index_of(data: bytes, where: str) -> Index:
    """What a file holds; parsed once in a process for as long as it stays the same."""
    tables = _parsed(data, where)
    with told_as(AssetError, where, REINSTALL):
        return Index(
            digest=hashlib.sha256(data).hexdigest(),
            categories=_keyed(tables, "category", _category, where),
            assets=_keyed(tables, "asset", _asset, where),
            materials=_keyed(tables, "material", _material, where),
        )


def _bytes_of(path: Path) -> bytes:
    try:
        return read_bytes(path, MOST_BYTES)
    except (OSError, ValueError) as error:
        raise AssetError(
            f"{path}: {said(error)}. A catalogue is a folder with index.toml, models/ "
            "and materials/; name such a folder, or reinstall scenegen."
        ) from error


def _parsed(data: bytes, where: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise AssetError(f"{where} is not TOML: {said(error)}. {REINSTALL}") from error


def _keyed(
    tables: Mapping[str, Any], kind: str, make: Callable[[Fields], E], where: str
) -> dict[str, E]:
    """The entries of one kind by id, in file order."""
    entries: dict[str, E] = {}
    for number, table in enumerate(tables.get(kind, ())):
        key = table.get("name") or table.get("id") or f"number {number + 1}"
        if key in entries:
            raise AssetError(f"{where}: {kind} '{key}' is there twice. Remove one.")
        entries[key] = make(Fields(table, f"{where}: {kind} '{key}'"))
    return entries


def _category(entry: Fields) -> Category:
    return Category(
        name=entry.get("name", str),
        singular=entry.get("singular", str),
        plural=entry.get("plural", str),
        article=entry.get("article", str),
        roles=entry.words("roles"),
        placement=entry.get("placement", str),
        similar=entry.words("similar"),
        has_front=entry.get("has_front", bool),
        hang_mm=entry.get("hang_mm", int) if "hang_mm" in entry.table else 0,
    )


def _asset(entry: Fields) -> Asset:
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
        surface=_surface(entry),
        creator=entry.noted("creator"),
    )


def _surface(entry: Fields) -> SupportSurface | None:
    if "surface_mm" not in entry.table:
        return None
    z, west, east, south, north = entry.integers("surface_mm", 5)
    soft = entry.grid("soft_mm") if "soft_mm" in entry.table else ()
    return SupportSurface(z, (west, east), (south, north), soft)


def _material(entry: Fields) -> Material:
    has_texture = "texture" in entry.table
    is_backdrop = "distance_m" in entry.table
    distance = entry.get("distance_m", float) if is_backdrop else 0.0
    return Material(
        id=entry.get("id", str),
        colour=entry.colour("colour"),
        texture=entry.get("texture", str) if has_texture else None,
        sha256=entry.get("sha256", str) if has_texture else None,
        metres=entry.within("metres", float, 0.001, 1000.0),
        roughness_pct=entry.within("roughness_pct", int, 0, 100),
        metallic=entry.get("metallic", bool),
        glow_pct=entry.within("glow_pct", int, 0, 10_000),
        tintable=entry.get("tintable", bool),
        licence=entry.noted("licence"),
        source=entry.noted("source"),
        creator=entry.noted("creator"),
        distance_m=distance,
    )
