"""An item's room into a file, in the format that the end of its name says."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from scenegen.dataset.files import replacing, unwritable, write_text
from scenegen.errors import ExportError
from scenegen.registry import did_you_mean

if TYPE_CHECKING:
    from scenegen.catalogue import Catalogue
    from scenegen.records.item import Facts

SUFFIXES = (".glb", ".usda", ".blend")
"""The ends of names of room files."""


def check_suffix(out: Path) -> None:
    """Refuse a file whose name does not say its format.

    Raises:
        ExportError: see above.
    """
    if out.suffix not in SUFFIXES:
        hint = did_you_mean(out.suffix, SUFFIXES)
        raise ExportError(
            f"room file {out}: '{out.suffix}' is no format that rooms are written in; "
            f"{hint}"
        )


def write_room(
    facts: Facts, catalogue: Catalogue, out: Path, *, resolution: int = 512
) -> tuple[Path, ...]:
    """Write the room of an item; the files that there are now.

    Args:
        facts: of the item.
        catalogue: where meshes and materials come from.
        out: the file, ending in .glb, .usda or .blend. The pictures of a .usda file go
            into a folder beside it.
        resolution: pixels a side of the pictures that Blender would render.

    Raises:
        ExportError: another end of the name, or a library is missing.
        AssetError: an asset or a material of the scene cannot be used.
        RenderError: there is no Blender, or it has failed.
        OutputError: a file cannot be written.
    """
    check_suffix(out)
    if out.suffix == ".glb":
        from scenegen.room_files.glb import room_glb

        data = room_glb(facts, catalogue)
        with replacing(out) as sink:
            sink.write(data)
        return (out,)
    if out.suffix == ".usda":
        return _usda(facts, catalogue, out)
    return _blend(facts, catalogue, out, resolution)


def _usda(facts: Facts, catalogue: Catalogue, out: Path) -> tuple[Path, ...]:
    """The text, and the folder of its pictures, which are written first."""
    from scenegen.room_files.usda import room_usda

    room = room_usda(facts, catalogue, f"{out.stem}_pictures")
    for name, data in room.pictures.items():
        with replacing(out.parent / name) as sink:
            sink.write(data)
    write_text(out, room.text)
    return (out, *(out.parent / name for name in room.pictures))


def _blend(
    facts: Facts, catalogue: Catalogue, out: Path, resolution: int
) -> tuple[Path, ...]:
    """Blender writes beside the file, which then takes its name."""
    from scenegen.room_files.blend import write_blend

    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".blend-", dir=out.parent) as folder:
            part = Path(folder, out.name)
            write_blend(facts, catalogue, part, resolution)
            part.replace(out)
    except OSError as error:
        raise unwritable(out, error) from error
    return (out,)
