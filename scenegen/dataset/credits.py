"""Who made what stands in the pictures."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scenegen.catalogue import Catalogue


def attributions(
    catalogue: "Catalogue", assets: Iterable[str], materials: Iterable[str]
) -> str:
    """The text of ATTRIBUTIONS.md: models and materials, by licence and source.

    Raises:
        AssetError: when the catalogue lacks one of them.
    """
    models = [catalogue.asset(name) for name in assets]
    worn = {name for model in models for name in model.materials} | set(materials)
    surfaces = [catalogue.material(name) for name in sorted(worn)]
    names: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for model in models:
        names[model.licence, model.source, "Models"].append(model.id)
    for surface in surfaces:
        names[surface.licence, surface.source, "Materials"].append(surface.id)
    parts = [
        "# Attributions\n",
        "The models and materials that stand in the pictures of this data set.\n",
    ]
    for (licence, source, kind), ids in sorted(names.items()):
        parts.append(f"## {kind}: {licence}\n\nSource: {source}\n\n{', '.join(ids)}\n")
    return "\n".join(parts)
