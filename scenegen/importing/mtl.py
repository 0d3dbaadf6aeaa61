"""Materials from the MTL files that come with OBJ models."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from scenegen.importing.mesh_parts import ImportedMaterial
from scenegen.importing.sources import Refused
from scenegen.records.scene import Rgb

GLASS: Rgb = (196, 212, 220)
"""What stands for a surface that one can look through."""

_CLEAR = 0.6
_OPTIONS = {
    "-blendu": 1, "-blendv": 1, "-cc": 1, "-clamp": 1, "-texres": 1, "-bm": 1,
    "-boost": 1, "-mm": 2, "-imfchan": 1, "-type": 1, "-o": 3, "-s": 3, "-t": 3,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MtlMaterial:
    """A material of an MTL file.

    Attributes:
        material: without its picture.
        picture: name of its picture, as the file has it; or empty.
    """

    material: ImportedMaterial
    picture: str = ""


def read_mtl(data: bytes, who: str) -> dict[str, MtlMaterial]:
    """The materials of an MTL file by name.

    Raises:
        Refused: a value is not a number.
    """
    paints: dict[str, MtlMaterial] = {}
    name = ""
    for number, line in enumerate(data.decode("latin-1").splitlines(), start=1):
        word, _, rest = line.strip().partition(" ")
        if word == "newmtl":
            name = rest.strip()
            paints[name] = MtlMaterial(ImportedMaterial())
        elif name and word in _READERS:
            try:
                paints[name] = _READERS[word](paints[name], rest)
            except (ValueError, IndexError, OverflowError) as error:
                raise Refused(
                    f"{who}, line {number}: '{line.strip()}' cannot be read. "
                    "Export the materials again."
                ) from error
    return paints


def _numbers(rest: str) -> list[float]:
    values = [float(word) for word in rest.split()]
    if not values or not all(math.isfinite(value) for value in values):
        raise ValueError(rest)
    return values


def _code(value: float) -> int:
    return round(min(max(value, 0.0), 1.0) * 255)


def _colour(paint: MtlMaterial, rest: str) -> MtlMaterial:
    red, green, blue = (_numbers(rest) * 3)[:3]
    colour = (_code(red), _code(green), _code(blue))
    return replace(paint, material=replace(paint.material, colour=colour))


def _shine(paint: MtlMaterial, rest: str) -> MtlMaterial:
    """Phong's exponent as a roughness."""
    sharp = max(_numbers(rest)[0], 0.0)
    rough = round(100 * math.sqrt(math.sqrt(2.0 / (sharp + 2.0))))
    material = replace(paint.material, roughness_pct=max(rough, 30))
    return replace(paint, material=material)


def _glow(paint: MtlMaterial, rest: str) -> MtlMaterial:
    glow = min(round(100 * max(_numbers(rest))), 100)
    return replace(paint, material=replace(paint.material, glow_pct=max(glow, 0)))


def _opacity(paint: MtlMaterial, rest: str) -> MtlMaterial:
    """A surface that lets light through becomes pale, for ours are all opaque."""
    share = _numbers(rest.replace("-halo", ""))[0]
    if share >= _CLEAR:
        return paint
    red, green, blue = (
        round(share * own + (1.0 - share) * glass)
        for own, glass in zip(paint.material.colour, GLASS, strict=True)
    )
    material = replace(paint.material, colour=(red, green, blue), roughness_pct=30)
    return replace(paint, material=material)


def _picture(paint: MtlMaterial, rest: str) -> MtlMaterial:
    """The name after the options."""
    words = rest.split(" ")
    while words and words[0] in _OPTIONS:
        words = words[1 + _OPTIONS[words[0]] :]
    return replace(paint, picture=" ".join(words).strip())


_READERS: dict[str, Callable[[MtlMaterial, str], MtlMaterial]] = {
    "Kd": _colour,
    "Ns": _shine,
    "Ke": _glow,
    "d": _opacity,
    "map_Kd": _picture,
}
