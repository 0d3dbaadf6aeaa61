"""Writes a pack: its files, its index, and the attributions of its models."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from scenegen.catalogue.entries import Category
from scenegen.catalogue.mesh_files import bounds_mm, read_mesh
from scenegen.catalogue.support_surfaces import surface_row, top_surface
from scenegen.errors import OutputError
from scenegen.importing.glb_writing import GlbPart, glb_bytes
from scenegen.importing.mesh_parts import ImportedMaterial, ImportedMesh
from scenegen.importing.pack_folder import CREDITS, INDEX, LIST
from scenegen.importing.sources import NOTED, REFUSED, UNMAPPED, Outcome, Source
from scenegen.importing.textures import ImportedTexture
from scenegen.importing.toml_writing import toml_pairs, toml_tables

SOFT = ("sofa", "bed", "armchair")
"""Categories on which cushions lie."""

_SIDE, _SIDE_OF_ART = 256, 512
_ART = ("painting",)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Label:
    """What the index has to say of a model besides what is measured.

    Attributes:
        slug: of its id, unique in the pack.
        category: where it goes.
        licence: SPDX expression.
        creator: who made it.
        source: where it is from.
    """

    slug: str
    category: Category
    licence: str
    creator: str
    source: str


@dataclass(slots=True)
class PackWriter:
    """Collects models in a folder that becomes a pack when it is finished.

    Attributes:
        name: of the pack, the first part of its ids.
        root: the folder that is being filled.
        maker: program and version that writes it.
    """

    name: str
    root: Path
    maker: str
    _assets: list[Row] = field(default_factory=list)
    _materials: list[Row] = field(default_factory=list)
    _pictures: dict[str, str] = field(default_factory=dict)
    _categories: dict[str, Category] = field(default_factory=dict)

    def add(
        self,
        label: Label,
        pieces: Sequence[ImportedMesh],
        pictures: Mapping[ImportedMaterial, ImportedTexture],
    ) -> str:
        """Put a model in; says its id.

        Args:
            label: what the index says of it.
            pieces: its triangles.
            pictures: of its materials that have one.

        Raises:
            Refused: the mesh cannot be used; then nothing of it is left.
            OutputError: a file cannot be written.
        """
        category = label.category.name
        asset_id = f"{category}/{self.name}_{label.slug}"
        file = f"models/{category}/{self.name}_{label.slug}.glb"
        fresh: dict[str, bytes] = {}
        materials = []
        for number, piece in enumerate(pieces):
            stem, picture = f"{label.slug}_{number}", pictures.get(piece.material)
            materials.append(self._material(stem, piece.material, picture, fresh))
        data = glb_bytes(
            [
                GlbPart(row["id"], piece)
                for row, piece in zip(materials, pieces, strict=True)
            ]
        )
        measured = self._stored(file, data, asset_id, label.category)
        for name, png in fresh.items():
            self._pictures[_sha256(png)] = name
            self._put(name, png)
        row = {"id": asset_id, "category": category, "file": file}
        origin = _origin(label)
        self._assets.append({**row, "sha256": _sha256(data), **origin, **measured})
        self._materials += [{**row, **origin} for row in materials]
        self._categories[category] = label.category
        return asset_id

    def _stored(self, file: str, data: bytes, asset_id: str, category: Category) -> Row:
        """Write a model; what is measured of it. One that cannot be read is removed."""
        path = self._put(file, data)
        try:
            return _measured(path, asset_id, category)
        except Exception:
            path.unlink()
            raise

    def finish(self, source: Source, outcomes: Sequence[Outcome]) -> None:
        """Write the index and the lists."""
        order = [row["category"] for row in self._assets]
        categories = [
            _category_row(each, frozenset(order))
            for each in self._categories.values()
        ]  # fmt: skip
        head = f"# Written by scenegen assets import from {source.name}.\n"
        index = [head]
        for kind, rows in (
            ("category", categories),
            ("material", self._materials),
            ("asset", self._assets),
        ):
            index += toml_tables(kind, rows)
        _write(self.root / INDEX, "".join(index))
        _write(
            self.root / LIST,
            _pack_text(self.maker, self.name, source, self._assets, outcomes),
        )
        names = {each.asset or each.detail: each.name for each in outcomes}
        _write(self.root / CREDITS, _credits(source, self._assets, names))

    def _put(self, name: str, data: bytes) -> Path:
        """Write a file of the pack."""
        path = self.root / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        except OSError as error:
            raise _unwritten(path, error) from error
        return path

    def _material(
        self,
        stem: str,
        material: ImportedMaterial,
        picture: ImportedTexture | None,
        fresh: dict[str, bytes],
    ) -> Row:
        """The row of a material; a picture that is not stored yet goes into `fresh`."""
        row: Row = {"id": f"{self.name}/{stem}", "colour": list(material.colour)}
        if picture is not None:
            digest = _sha256(picture.png)
            known = {_sha256(png): name for name, png in fresh.items()}
            file = self._pictures.get(digest) or known.get(digest)
            if file is None:
                file = f"materials/{self.name}/{stem}.png"
                fresh[file] = picture.png
            row.update(colour=list(picture.mean), texture=file, sha256=digest)
        return {
            **row,
            "metres": 1.0,
            "roughness_pct": material.roughness_pct,
            "metallic": material.metallic,
            "glow_pct": material.glow_pct,
            "tintable": False,
        }


def side_of_pictures(category: Category) -> int:
    """Pixels a side that the pictures of a model may have."""
    return _SIDE_OF_ART if category.name in _ART else _SIDE


def _origin(label: Label) -> Row:
    row: Row = {"licence": label.licence, "source": label.source}
    return {**row, "creator": label.creator} if label.creator else row


def _measured(path: Path, asset_id: str, category: Category) -> Row:
    """What the index says of a file, by the code that reads it later."""
    mesh = read_mesh(path, asset_id)
    low, high = bounds_mm(mesh)
    row: Row = {
        "size_mm": [int(size) for size in np.rint(high - low)],
        "triangles": len(mesh.faces),
        "tintable": False,
        "materials": list(mesh.materials),
    }
    is_soft = category.name in SOFT
    found = None
    if is_soft or "surface" in category.roles:
        found = top_surface(mesh, soft=is_soft)
    if found is not None:
        row.update(surface_row(found))
    return row


def _category_row(category: Category, stocked: frozenset[str]) -> Row:
    row: Row = {
        "name": category.name,
        "singular": category.singular,
        "plural": category.plural,
        "article": category.article,
        "roles": list(category.roles),
        "placement": category.placement,
        "similar": [name for name in category.similar if name in stocked],
        "has_front": category.has_front,
    }
    return {**row, "hang_mm": category.hang_mm} if category.hang_mm else row


def _pack_text(
    maker: str,
    name: str,
    source: Source,
    assets: Sequence[Row],
    outcomes: Sequence[Outcome],
) -> str:
    licences = Counter(row["licence"] for row in assets)
    head: Row = {
        "name": name,
        "source": source.name,
        "source_sha256": source.sha256,
        "written_by": maker,
        "models": len(assets),
        "licences": [f"{text}: {licences[text]}" for text in sorted(licences)],
    }
    lines = list(toml_pairs(head))
    for kind, status in (
        ("noted", NOTED),
        ("unmapped", UNMAPPED),
        ("refused", REFUSED),
    ):
        rows = [_outcome_row(each) for each in outcomes if each.status == status]
        lines += toml_tables(kind, rows)
    return "".join(lines)


def _outcome_row(outcome: Outcome) -> Row:
    """What the list of a pack says of a model that is not simply imported."""
    row: Row = {"key": outcome.key, "name": outcome.name}
    if outcome.status == NOTED:
        row["asset"] = outcome.detail
    else:
        row.update({"asset": outcome.asset} if outcome.asset else {})
        row["reason"] = outcome.detail
    return {**row, "notes": list(outcome.notes)} if outcome.notes else row


def _credits(source: Source, assets: Sequence[Row], names: Mapping[str, str]) -> str:
    """The attributions: who made what, and under which licence it may be used."""
    lines = [
        f"# Models from {source.name}",
        "",
        "Scaled to their stated size, simplified and glb_parts anew for scenegen.",
        "",
        "| model | name | by | licence |",
        "|---|---|---|---|",
    ]
    for row in assets:
        cells = (
            row["id"], names.get(row["id"], ""), row.get("creator", ""), row["licence"]
        )  # fmt: skip
        lines.append(f"| {' | '.join(_cell(cell) for cell in cells)} |")
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "/").split())


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _write(path: Path, text: str) -> None:
    try:
        path.write_bytes(text.encode("utf-8", "replace"))
    except OSError as error:
        raise _unwritten(path, error) from error


def _unwritten(path: Path, error: OSError) -> OutputError:
    reason = error.strerror or type(error).__name__
    return OutputError(f"cannot write {path}: {reason}. Choose another --out.")
