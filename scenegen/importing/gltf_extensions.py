"""What extensions of glTF mean to an import: read, harmless, or refused by name.

A file says in `extensionsRequired` what a reader has to know of it. What stands in no
table here is refused when it is required, and passed over when it is only used, as the
specification has it.
"""

from collections.abc import Sequence

from scenegen.importing.sources import Refused

READ = frozenset(
    {
        "EXT_mesh_gpu_instancing",
        "EXT_texture_avif",
        "EXT_texture_webp",
        "KHR_materials_emissive_strength",
        "KHR_materials_pbrSpecularGlossiness",
        "KHR_materials_transmission",
        "KHR_mesh_quantization",
        "KHR_texture_transform",
        "MSFT_texture_dds",
    }
)

HARMLESS = frozenset(
    {
        "ADOBE_materials_clearcoat_specular",
        "ADOBE_materials_clearcoat_tint",
        "AGI_articulations",
        "AGI_stk_metadata",
        "CESIUM_primitive_outline",
        "EXT_lights_ies",
        "EXT_lights_image_based",
        "EXT_mesh_features",
        "EXT_mesh_manifold",
        "EXT_structural_metadata",
        "EXT_instance_features",
        "FB_geometry_metadata",
        "FB_ngon_encoding",
        "GODOT_single_root",
        "KHR_animation_pointer",
        "KHR_lights_punctual",
        "KHR_materials_anisotropy",
        "KHR_materials_clearcoat",
        "KHR_materials_diffuse_transmission",
        "KHR_materials_dispersion",
        "KHR_materials_ior",
        "KHR_materials_iridescence",
        "KHR_materials_sheen",
        "KHR_materials_specular",
        "KHR_materials_unlit",
        "KHR_materials_variants",
        "KHR_materials_volume",
        "KHR_node_visibility",
        "KHR_xmp",
        "KHR_xmp_json_ld",
        "MSFT_lod",
        "MSFT_packing_normalRoughnessMetallic",
        "MSFT_packing_occlusionRoughnessMetallic",
    }
)
"""They change how a model moves, shines or is described, not where its surfaces are."""

DRACO = "KHR_draco_mesh_compression"
MESHOPT = "EXT_meshopt_compression"
KTX2 = "KHR_texture_basisu"

_PLAIN = "Export the model again without compression."
_REMEDIES = {
    DRACO: _PLAIN,
    MESHOPT: _PLAIN,
    "KHR_meshopt_compression": _PLAIN,
    KTX2: "Export the model again with PNG or JPEG pictures.",
    "KHR_techniques_webgl": "Export the model again with common materials.",
    "KHR_gaussian_splatting": "Export the model again as triangles.",
}
_OTHERWISE = "Export the model again without it."


def require_readable(names: Sequence[object], who: str) -> None:
    """Refuse a file that requires what is not read.

    Args:
        names: its `extensionsRequired`.
        who: its name in messages.

    Raises:
        Refused: it requires such an extension.
    """
    for name in names:
        if str(name) not in READ | HARMLESS:
            raise Refused(not_read(str(name), who))


def not_read(name: str, who: str) -> str:
    """That an extension is not read, and what to do."""
    remedy = _REMEDIES.get(name, _OTHERWISE)
    return f"{who}: needs the extension {name[:60]}, which is not read. {remedy}"
