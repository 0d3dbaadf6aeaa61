"""Writes assets/index.toml from the hand-written tables and the models that are there.

    python assets/modelling/index.py            write it
    python assets/modelling/index.py --check    only say whether it is up to date

Categories come from assets/categories.toml, materials from assets/materials.toml and
models from assets/models/<category>/<variant>.glb. Hashes, sizes, triangles and
materials are measured, by the code that reads the models later.
"""

import hashlib
import sys
import tomllib
from pathlib import Path
from typing import Any

import numpy as np

ASSETS = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ASSETS.parent))

from scenegen.catalogue import (  # noqa: E402
    bounds_mm,
    read_mesh,
    surface_row,
    top_surface,
)
from scenegen.importing.toml_writing import toml_tables  # noqa: E402

HEADER = (
    "# Written by modelling/index.py from categories.toml, materials.toml, models/.\n"
)
LICENCE = "CC0-1.0"
SOFT = ("bench", "sofa", "bed", "armchair")
"""Categories on which cushions lie."""

BOXES = ("cardboard_box", "storage_bin")
"""Categories that are stacked: where their tops are level, edge to edge."""

Table = dict[str, Any]


def rows(file: str, kind: str) -> list[Table]:
    """The entries of a hand-written table."""
    tables = tomllib.loads((ASSETS / file).read_text(encoding="utf-8"))
    return list(tables[kind])


def sha256(path: Path) -> str:
    """The hash of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def with_hash(material: Table) -> Table:
    """A material with the hash of its texture."""
    row: Table = {}
    for key, value in material.items():
        row[key] = float(value) if key in ("metres", "distance_m") else value
        if key == "texture":
            row["sha256"] = sha256(ASSETS / value)
    return row


def builder_of(asset_id: str) -> str:
    """The script that models an asset: the one that names it."""
    for script in sorted((ASSETS / "modelling").glob("*.py")):
        if f'"{asset_id}"' in script.read_text(encoding="utf-8"):
            return script.relative_to(ASSETS.parent).as_posix()
    raise SystemExit(f"{asset_id}: no script in assets/modelling names it")


def asset_row(path: Path, tintable: frozenset[str], roles: list[str]) -> Table:
    """What the index says of one model."""
    category = path.parent.name
    asset_id = f"{category}/{path.stem}"
    mesh = read_mesh(path, asset_id)
    low, high = bounds_mm(mesh)
    row: Table = {
        "id": asset_id,
        "category": category,
        "file": path.relative_to(ASSETS).as_posix(),
        "sha256": sha256(path),
        "licence": LICENCE,
        "source": f"modelled for scenegen by {builder_of(asset_id)}",
        "size_mm": [int(size) for size in np.rint(high - low)],
        "triangles": len(mesh.faces),
        "tintable": any(name in tintable for name in mesh.materials),
        "materials": list(mesh.materials),
    }
    is_soft = category in SOFT
    if is_soft or "surface" in roles:
        found = top_surface(mesh, soft=is_soft)
        if found is not None and category in BOXES:
            # A box rests on the rim of the one below, which has the same outline.
            deep, wide, _ = row["size_mm"]
            half = (deep + 1) // 2, (wide + 1) // 2
            row["surface_mm"] = [found.z_mm, -half[0], half[0], -half[1], half[1]]
        elif found is not None:
            row.update(surface_row(found))
    return row


def index_text() -> str:
    """The whole index: categories that have models, all materials, all models."""
    materials = [with_hash(row) for row in rows("materials.toml", "material")]
    tintable = frozenset(row["id"] for row in materials if row["tintable"])
    known = rows("categories.toml", "category")
    assets = [
        asset_row(path, tintable, row["roles"])
        for row in known
        for path in sorted((ASSETS / "models" / row["name"]).glob("*.glb"))
    ]
    stocked = frozenset(row["category"] for row in assets)
    categories = [
        {
            **row,
            "similar": [name for name in row["similar"] if name in stocked],
        }
        for row in known
        if row["name"] in stocked
    ]
    parts = [HEADER]
    for kind, table in (
        ("category", categories),
        ("material", materials),
        ("asset", assets),
    ):
        parts += toml_tables(kind, table)
    return "".join(parts)


def main(words: list[str]) -> None:
    """Write the index, or compare it."""
    path, text = ASSETS / "index.toml", index_text()
    if words == ["--check"]:
        if path.read_text(encoding="utf-8") != text:
            raise SystemExit(f"{path} is out of date: run assets/modelling/index.py")
        return
    temporary = path.with_suffix(".tmp")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)
    count = text.count("[[asset]]")
    sys.stdout.write(f"{path.name}: {count} models\n")


if __name__ == "__main__":
    main(sys.argv[1:])
