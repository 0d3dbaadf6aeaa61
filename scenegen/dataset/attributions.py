"""The makers, sources and licences of the models and materials in the pictures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from scenegen.catalogue import Catalogue
    from scenegen.catalogue.entries import Asset, Material

HEAD = "The models and materials that stand in the pictures of this data set."

CHANGED = (
    "Models that name their maker were not made for scenegen: they were scaled to "
    "their stated size, simplified and painted anew."
)


class _Origin(NamedTuple):
    """Where some models or materials come from; sorted as it is written."""

    kind: str
    licence: str
    creator: str
    source: str


def attributions(
    catalogue: Catalogue, assets: Iterable[str], materials: Iterable[str]
) -> str:
    """The text of ATTRIBUTIONS.md: models and materials, by licence, maker and source.

    Raises:
        AssetError: when the catalogue lacks one of them.
    """
    models = [catalogue.asset(name) for name in assets]
    used = {name for model in models for name in model.materials} | set(materials)
    surfaces = [catalogue.material(name) for name in sorted(used)]
    ids: defaultdict[_Origin, list[str]] = defaultdict(list)
    for model in models:
        ids[_origin("Models", model)].append(model.id)
    for surface in surfaces:
        ids[_origin("Materials", surface)].append(surface.id)
    head = f"{HEAD} {CHANGED}" if any(each.creator for each in ids) else HEAD
    return "\n".join(["# Attributions\n", f"{head}\n", *_sections(ids)])


def _origin(kind: str, entry: Asset | Material) -> _Origin:
    """Where an entry comes from, each text of a pack on one line."""
    texts = (entry.licence, entry.creator, entry.source)
    return _Origin(kind, *(" ".join(text.split()) for text in texts))


def _sections(ids: dict[_Origin, list[str]]) -> Iterator[str]:
    """A section for every licence, a paragraph for every maker and source."""
    last = ("", "")
    for origin in sorted(ids, key=lambda each: (each.kind != "Models", each)):
        title = (origin.kind, origin.licence)
        if title != last:
            yield f"## {origin.kind}: {origin.licence}\n"
        last = title
        maker = f"By {origin.creator}. " if origin.creator else ""
        yield f"{maker}Source: {origin.source}\n\n{', '.join(ids[origin])}\n"
