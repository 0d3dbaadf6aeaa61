"""Materials from the MTL files that come with OBJ models."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from scenegen.importing.mesh_parts import PLAIN, ImportedMaterial
from scenegen.importing.sources import Refused
from scenegen.importing.text_lines import keyword, logical_lines, shown
from scenegen.records.scene import Rgb

GLASS: Rgb = (196, 212, 220)
"""What stands for a surface that one can look through."""

_CLEAR = 0.6
_WORDS = frozenset(
    {"-blendu", "-blendv", "-cc", "-clamp", "-texres", "-bm", "-boost", "-imfchan",
     "-type"}
)  # fmt: skip
"""Options of a picture with one word behind them."""

_NUMBERS = frozenset({"-mm", "-o", "-s", "-t"})
"""Options with up to three numbers behind them; files give one, two or three."""

_MOST = 1e6
"""Greatest number behind an option; all else is absurd."""


@dataclass(frozen=True, slots=True)
class MtlMaterial:
    """A material of an MTL file.

    Attributes:
        material: without its picture.
        picture: name of its picture, as the file has it; or empty. A letter a byte.
        whole_name: all that follows the keyword, which may be the name itself.
        scale: by which texture coordinates are multiplied.
        offset: what is added to them then.
        is_bounded: whether the picture is not repeated beyond its edges.
    """

    material: ImportedMaterial
    picture: str = ""
    whole_name: str = ""
    scale: tuple[float, float] = (1.0, 1.0)
    offset: tuple[float, float] = (0.0, 0.0)
    is_bounded: bool = False


@dataclass(slots=True)
class _Draft:
    """What the lines of one material say, in whatever order."""

    paint: MtlMaterial = field(default_factory=lambda: MtlMaterial(ImportedMaterial()))
    opacity: float = 1.0


def read_mtl(data: bytes, who: str) -> dict[str, MtlMaterial]:
    """The materials of an MTL file by name, a letter for each byte of it.

    Raises:
        Refused: a value is not a number.
    """
    drafts: dict[str, _Draft] = {}
    draft: _Draft | None = None
    for number, line in logical_lines(data):
        word, rest = keyword(line)
        if word == "newmtl":
            draft = drafts[rest] = _Draft()
        elif draft is not None and word in _READERS:
            try:
                _READERS[word](draft, rest)
            except (ValueError, IndexError, OverflowError) as error:
                raise Refused(
                    f"{who}, line {number}: '{shown(line)}' cannot be read. "
                    "Export the materials again."
                ) from error
    return {name: _finished(draft) for name, draft in drafts.items()}


def see_through(material: ImportedMaterial, opacity: float) -> ImportedMaterial:
    """A surface that lets light through becomes pale, for ours are all opaque.

    Args:
        material: of the surface.
        opacity: 1 for one that nobody can look through.
    """
    if opacity >= _CLEAR:
        return material
    red, green, blue = (
        round(opacity * own + (1.0 - opacity) * glass)
        for own, glass in zip(material.colour, GLASS, strict=True)
    )
    return replace(material, colour=(red, green, blue), roughness_pct=30)


def without_picture(material: ImportedMaterial) -> ImportedMaterial:
    """The material when its picture cannot be had.

    Some programs write a black colour beside every picture, and mean the picture alone.
    """
    colour = PLAIN if material.colour == (0, 0, 0) else material.colour
    return replace(material, picture=None, colour=colour)


def _finished(draft: _Draft) -> MtlMaterial:
    paint = draft.paint
    return replace(paint, material=see_through(paint.material, draft.opacity))


def _numbers(rest: str) -> list[float]:
    values = [float(word) for word in rest.split()]
    if not values or not all(math.isfinite(value) for value in values):
        raise ValueError(rest)
    return values


def _code(value: float) -> int:
    return round(min(max(value, 0.0), 1.0) * 255)


def _change(draft: _Draft, **changes: object) -> None:
    material = replace(draft.paint.material, **changes)  # type: ignore[arg-type]
    draft.paint = replace(draft.paint, material=material)


def _colour(draft: _Draft, rest: str) -> None:
    first = rest.split()[0].lower()
    if first in ("spectral", "xyz"):
        return
    red, green, blue = (_numbers(rest) * 3)[:3]
    _change(draft, colour=(_code(red), _code(green), _code(blue)))


def _shine(draft: _Draft, rest: str) -> None:
    """Phong's exponent as a roughness."""
    sharp = max(_numbers(rest)[0], 0.0)
    rough = round(100 * math.sqrt(math.sqrt(2.0 / (sharp + 2.0))))
    _change(draft, roughness_pct=max(rough, 30))


def _roughness(draft: _Draft, rest: str) -> None:
    _change(draft, roughness_pct=round(100 * min(max(_numbers(rest)[0], 0.0), 1.0)))


def _metal(draft: _Draft, rest: str) -> None:
    _change(draft, metallic=_numbers(rest)[0] > 0.5)


def _glow(draft: _Draft, rest: str) -> None:
    glow = min(round(100 * max(_numbers(rest))), 100)
    _change(draft, glow_pct=max(glow, 0))


def _opacity(draft: _Draft, rest: str) -> None:
    draft.opacity = _numbers(rest.replace("-halo", ""))[0]


def _picture(draft: _Draft, rest: str) -> None:
    """The name after the options."""
    text, is_bounded = rest.replace("\t", " "), False
    scale, offset = [1.0, 1.0], [0.0, 0.0]
    while True:
        option, _, after = text.partition(" ")
        option, after = option.lower(), after.lstrip()
        if option in _WORDS:
            value, _, text = after.partition(" ")
            is_bounded |= option == "-clamp" and value.lower() == "on"
        elif option in _NUMBERS:
            values, text = _leading_numbers(after)
            if option in ("-s", "-o"):
                kept = scale if option == "-s" else offset
                kept[: len(values[:2])] = values[:2]
        else:
            break
        text = text.lstrip()
    draft.paint = replace(
        draft.paint,
        picture=text.strip(),
        whole_name=rest,
        scale=(scale[0], scale[1]),
        offset=(offset[0], offset[1]),
        is_bounded=is_bounded,
    )


def _leading_numbers(text: str) -> tuple[list[float], str]:
    """Up to three numbers, and what follows; the last word is a name in any case."""
    found: list[float] = []
    while len(found) < 3:
        word, blank, rest = text.partition(" ")
        try:
            value = float(word)
        except ValueError:
            break
        if not blank:
            break
        if not abs(value) <= _MOST:
            raise ValueError(word)
        found.append(value)
        text = rest.lstrip()
    return found, text


_READERS: dict[str, Callable[[_Draft, str], None]] = {
    "kd": _colour,
    "ns": _shine,
    "ke": _glow,
    "d": _opacity,
    "pr": _roughness,
    "pm": _metal,
    "map_kd": _picture,
}
