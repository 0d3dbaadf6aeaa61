"""The makers, sources and licences of the models and materials in the pictures."""

from __future__ import annotations

import re
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


def licence_rows(text: str) -> list[tuple[str, str]]:
    """What a text of `attributions` licenses, summed up for a table.

    Returns:
        For every licence of models, and of materials: what it is of, with how many
        there are and who made them, as far as they are named; and the licence.
    """
    sections = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    return [_licence_row(*each.partition("\n")[::2]) for each in sections]


def _licence_row(title: str, body: str) -> tuple[str, str]:
    kind, _, licence = title.partition(": ")
    paragraphs = body.strip().split("\n\n")
    number = sum(len(ids.split(", ")) for ids in paragraphs[1::2])
    found = (re.match(r"By (.+?)\. Source: ", each) for each in paragraphs[::2])
    makers = ", ".join(dict.fromkeys(each[1] for each in found if each))
    told = f"{number:,} {kind.lower()} that the pictures show"
    return (f"{told}, by {makers}" if makers else told), licence.replace("|", "\\|")
