"""The pictures of a model, made small; without a readable one a surface is plain."""

from collections.abc import Mapping
from dataclasses import replace

from scenegen.importing.mesh_parts import PLAIN, ImportedMaterial, ImportedMesh
from scenegen.importing.sources import Note, Refused
from scenegen.importing.textures import ImportedTexture, small_texture

Pieces = tuple[ImportedMesh, ...]


def small_pictures(
    pieces: Pieces, side: int, note: Note
) -> tuple[Pieces, Mapping[ImportedMaterial, ImportedTexture]]:
    """The pieces, and their pictures by material.

    Args:
        pieces: of a model.
        side: pixels that a picture may have a side.
        note: called with each picture that cannot be read.
    """
    found: dict[ImportedMaterial, ImportedTexture] = {}
    plain: dict[ImportedMaterial, ImportedMaterial] = {}
    for material in dict.fromkeys(piece.material for piece in pieces):
        if material.picture is None:
            continue
        try:
            found[material] = small_texture(
                material.picture,
                side,
                factor=material.factor,
                has_alpha=material.has_alpha,
            )
        except Refused as error:
            note(f"{error} Its surface is plain")
            colour = PLAIN if material.colour == (0, 0, 0) else material.colour
            plain[material] = replace(material, picture=None, colour=colour)
    kept = tuple(
        replace(piece, material=plain.get(piece.material, piece.material))
        for piece in pieces
    )
    return kept, found
