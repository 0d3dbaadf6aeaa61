"""Materials of glTF files, metals and roughness as factors of the whole surface."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scenegen.geometry.pose import Floats
from scenegen.importing.colours import codes_of, light_of
from scenegen.importing.gltf_document import GltfDocument, Table
from scenegen.importing.gltf_extensions import KTX2
from scenegen.importing.mesh_parts import ImportedMaterial
from scenegen.importing.mtl import see_through
from scenegen.importing.sources import Refused

_DARK = 0.02
"""Light of a surface that shows nothing but the light that it gives off."""

_REPEAT = 10497


@dataclass(frozen=True, slots=True)
class GltfMaterial:
    """A material, and where its picture goes.

    Attributes:
        material: for surfaces without colours of their own.
        light: its colour as light, red, green and blue.
        texcoord: the set of texture coordinates that place its picture.
        transform: what is done to those: scale, rotation in radians, offset.
        is_bounded: whether the picture is not repeated beyond its edges.
    """

    material: ImportedMaterial
    light: tuple[float, float, float] = (1.0, 1.0, 1.0)
    texcoord: int = 0
    transform: tuple[tuple[float, float], float, tuple[float, float]] = (
        (1.0, 1.0), 0.0, (0.0, 0.0)
    )  # fmt: skip
    is_bounded: bool = False

    def in_colour(self, light: tuple[float, float, float]) -> dict[str, object]:
        """What changes in the material under colours of vertices."""
        red, green, blue = self.light
        mixed = (red * light[0], green * light[1], blue * light[2])
        return {"colour": codes_of(mixed), "factor": mixed}

    def placed(self, uvs: Floats) -> Floats:
        """Texture coordinates of the picture, v upwards.

        Args:
            uvs: (..., 2) as the file has them, v downwards.
        """
        (wide, high), angle, (right, down) = self.transform
        u, v = uvs[..., 0] * wide, uvs[..., 1] * high
        # The extension turns coordinates counter-clockwise as one sees them, with v
        # downwards; the sine in its sample code has the other sign than in its words,
        # and renderers follow the words.
        cos, sin = math.cos(angle), math.sin(angle)
        found = uvs.copy()
        found[..., 0] = cos * u + sin * v + right
        found[..., 1] = 1.0 - (cos * v - sin * u + down)
        return found


def read_material(document: GltfDocument, number: object) -> GltfMaterial:
    """A material.

    Raises:
        Refused: it is damaged, or a number of it is not finite.
    """
    if number is None:
        return GltfMaterial(ImportedMaterial())
    entry = document.row("materials", number)
    glossy = _extension(entry, "KHR_materials_pbrSpecularGlossiness")
    found = (
        _rough(document, entry.get("pbrMetallicRoughness") or {})
        if glossy is None
        else _glossy(document, glossy)
    )
    found = _lit(document, entry, found)
    mode = str(entry.get("alphaMode", "OPAQUE"))
    opacity = 1.0
    if mode == "BLEND":
        base = entry.get("pbrMetallicRoughness") or {}
        opacity = _numbers(document, base, "baseColorFactor", (1.0,) * 4)[3]
    clear = _extension(entry, "KHR_materials_transmission") or {}
    share = _number(document, clear, "transmissionFactor", 0.0)
    material = replace(found.material, has_alpha=mode != "OPAQUE")
    seen = see_through(material, min(opacity, 1.0 - share))
    return replace(found, material=seen)


def _rough(document: GltfDocument, entry: Table) -> GltfMaterial:
    """A material of a metallic factor and a roughness."""
    factor = _numbers(document, entry, "baseColorFactor", (1.0,) * 4)
    found = _coloured(document, factor[:3], entry.get("baseColorTexture"))
    metallic = _number(document, entry, "metallicFactor", 1.0)
    rough = _number(document, entry, "roughnessFactor", 1.0)
    means = _means(document, entry.get("metallicRoughnessTexture"))
    material = replace(
        found.material,
        metallic=metallic * means[2] > 0.5,
        roughness_pct=round(100 * rough * means[1]),
    )
    return replace(found, material=material)


def _glossy(document: GltfDocument, entry: Table) -> GltfMaterial:
    """A material of the older kind: diffuse, specular, glossiness."""
    diffuse = _numbers(document, entry, "diffuseFactor", (1.0,) * 4)
    mirrored = _numbers(document, entry, "specularFactor", (1.0,) * 3)
    gloss = _number(document, entry, "glossinessFactor", 1.0)
    texture = entry.get("diffuseTexture")
    # Metals have next to no diffuse colour, and are seen in their specular one.
    is_metal = (
        texture is None
        and "specularGlossinessTexture" not in entry
        and max(mirrored) > 0.4
        and max(diffuse[:3]) < 0.5 * max(mirrored)
    )
    found = _coloured(document, mirrored if is_metal else diffuse[:3], texture)
    gloss *= _means(document, entry.get("specularGlossinessTexture"))[3]
    material = replace(
        found.material, metallic=is_metal, roughness_pct=round(100 * (1.0 - gloss))
    )
    return replace(found, material=material)


def _coloured(
    document: GltfDocument, factor: Sequence[float], texture: Table | None
) -> GltfMaterial:
    """A material of a colour, which factors give as light, and of its picture."""
    red, green, blue = factor
    light = (red, green, blue)
    bare = GltfMaterial(ImportedMaterial(colour=codes_of(light), factor=light), light)
    if texture is None:
        return bare
    picture = _picture(document, texture)
    moved = _extension(texture, "KHR_texture_transform") or {}
    right, down = _numbers(document, moved, "offset", (0.0, 0.0), is_share=False)
    wide, high = _numbers(document, moved, "scale", (1.0, 1.0), is_share=False)
    (angle,) = _numbers(document, moved, "rotation", (0.0,), is_share=False)
    return replace(
        bare,
        material=replace(bare.material, picture=picture),
        texcoord=document.size({**texture, **moved}, "texCoord", 0),
        transform=((wide, high), angle, (right, down)),
        is_bounded=_is_bounded(document, texture),
    )  # fmt: skip


def _lit(document: GltfDocument, entry: Table, found: GltfMaterial) -> GltfMaterial:
    """A material with the light that it gives off."""
    emitted = _numbers(document, entry, "emissiveFactor", (0.0,) * 3)
    stronger = _extension(entry, "KHR_materials_emissive_strength") or {}
    (strength,) = _numbers(
        document, stronger, "emissiveStrength", (1.0,), is_share=False
    )
    if not max(emitted) > 0.0:
        return found
    means = _means(document, entry.get("emissiveTexture"))
    shine = [
        share * light_of(round(255 * mean))
        for share, mean in zip(emitted, means[:3], strict=True)
    ]
    power = max(shine) * max(strength, 0.0)
    material = replace(found.material, glow_pct=round(100 * min(power, 1.0)))
    if max(found.light) < _DARK and max(shine) > 0.0 and material.picture is None:
        material = replace(material, colour=codes_of([x / max(shine) for x in shine]))
    return replace(found, material=material)


def _picture(document: GltfDocument, texture: Table) -> bytes | None:
    """The picture of a texture; None, with a note, when there is none to be read."""
    entry = document.row("textures", texture.get("index"))
    others = [
        (_extension(entry, name) or {}).get("source")
        for name in ("EXT_texture_webp", "EXT_texture_avif", "MSFT_texture_dds")
    ]
    for source in (entry.get("source"), *others):
        if source is not None:
            return document.picture(document.row("images", source))
    if _extension(entry, KTX2) is not None:
        document.note(f"a picture is only there as KTX2 ({KTX2}), which is not read")
    else:
        document.note("a texture names no picture")
    return None


def _means(
    document: GltfDocument, texture: Table | None
) -> tuple[float, float, float, float]:
    """The means of the channels of a texture that works on the whole surface."""
    # Imported here: listing a source needs no reader of pictures.
    from scenegen.importing.textures import channel_means

    data = None if texture is None else _picture(document, texture)
    if data is None:
        return 1.0, 1.0, 1.0, 1.0
    try:
        return channel_means(data)
    except Refused as error:
        document.note(str(error))
        return 1.0, 1.0, 1.0, 1.0


def _is_bounded(document: GltfDocument, texture: Table) -> bool:
    entry = document.row("textures", texture.get("index"))
    if "sampler" not in entry:
        return False
    sampler = document.row("samplers", entry["sampler"])
    return any(sampler.get(key, _REPEAT) != _REPEAT for key in ("wrapS", "wrapT"))


def _extension(entry: Table, name: str) -> Table | None:
    found = (entry.get("extensions") or {}).get(name)
    return found if isinstance(found, dict) else None


def _number(document: GltfDocument, entry: Table, key: str, otherwise: float) -> float:
    """A share, from 0 to 1."""
    return _numbers(document, entry, key, (otherwise,))[0]


def _numbers(
    document: GltfDocument,
    entry: Table,
    key: str,
    otherwise: tuple[float, ...],
    *,
    is_share: bool = True,
) -> tuple[float, ...]:
    """Numbers of an entry, as many as there are to take instead.

    Raises:
        Refused: there are fewer, or one is not finite.
    """
    value = entry.get(key, otherwise)
    listed = value if isinstance(value, list | tuple) else (value,)
    found = tuple(
        float(each) if isinstance(each, int | float) and abs(each) < 1e9 else math.nan
        for each in listed
    )
    found += otherwise[len(found) :] if len(otherwise) == 4 else ()
    if len(found) != len(otherwise) or not all(math.isfinite(each) for each in found):
        raise document.refused(
            f"gives {key} as {str(value)[:60]}; it has to be {len(otherwise)} finite "
            "numbers. Export the model again."
        )
    return tuple(min(max(x, 0.0), 1.0) for x in found) if is_share else found
