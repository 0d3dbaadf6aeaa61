"""Catalogues that hold entries and no files, and packs that hold almost nothing."""

from collections.abc import Mapping
from pathlib import Path

from scenegen.catalogue import Catalogue

CATEGORY = """
[[category]]
name = "{name}"
singular = "{name}"
plural = "{name}s"
article = "a"
roles = ["countable"]
placement = "free"
similar = []
has_front = false
"""

MATERIAL = """
[[material]]
id = "{name}"
colour = [1, 2, 3]
metres = 1.0
roughness_pct = 50
metallic = false
glow_pct = 0
tintable = false
licence = "CC0-1.0"
source = "drawn for this test"
"""

ASSET = """
[[asset]]
id = "{category}/{variant}"
category = "{category}"
file = "models/{category}_{variant}.glb"
sha256 = "00"
licence = "CC0-1.0"
source = "modelled for this test"
size_mm = [500, 500, 500]
triangles = 12
tintable = false
materials = []
"""

SURFACES = ("floor/oak", "floor/tiles", "wall/brick", "wall/paint", "ceiling/paint")


def stocked(
    folder: Path,
    variants: Mapping[str, int],
    *,
    materials: tuple[str, ...] = SURFACES,
    prefix: str = "v",
) -> Catalogue:
    """A catalogue that can be listed; its models are not there.

    Args:
        folder: where its index is written.
        variants: how many models a category has.
        materials: ids.
        prefix: of the names of the variants, which end in their number.
    """
    text = "".join(CATEGORY.format(name=name) for name in variants)
    text += "".join(MATERIAL.format(name=name) for name in materials)
    text += "".join(
        ASSET.format(category=name, variant=f"{prefix}{number}")
        for name, count in variants.items()
        for number in range(count)
    )
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.toml").write_text(text, encoding="utf-8")
    return Catalogue.open(folder)


def ids(catalogue: Catalogue) -> list[str]:
    """The ids of its models, in its order."""
    return [asset.id for asset in catalogue.assets]
