"""How paths are traced, and on which device."""

import os
from typing import Any

import bpy

from scenegen.renderers.cycles.protocol import DEVICE_VARIABLE, Json

DEVICES = ("OPTIX", "CUDA", "HIP", "METAL", "ONEAPI")
"""What is drawn on, the first that there is; else the processor."""

NARROWEST = 0.01
"""Width in pixels of the filter that keeps rays in the centres of pixels."""


def choose_device() -> str:
    """Turn on the first kind of device that there is; its name, "CPU" for none."""
    wanted = os.environ.get(DEVICE_VARIABLE, "")
    preferences = bpy.context.preferences.addons["cycles"].preferences
    for kind in DEVICES:
        if wanted not in ("", kind) or not devices_of(preferences, kind):
            continue
        preferences.compute_device_type = kind
        for device in preferences.devices:
            device.use = device.type == kind
        return kind
    return "CPU"


def devices_of(preferences: Any, kind: str) -> list[str]:
    """The names of the devices of a kind."""
    try:
        found = preferences.get_devices_for_type(kind)
    except (TypeError, ValueError):
        # This build of Blender does not know the kind.
        return []
    return [device.name for device in found if device.type == kind]


def set_up(scene: Any, settings: Json, device: str) -> None:
    """Choose how paths are traced, the same for equal settings."""
    cycles, render = scene.cycles, scene.render
    render.engine = "CYCLES"
    cycles.device = "CPU" if device == "CPU" else "GPU"
    cycles.samples = settings["samples"]
    cycles.seed, cycles.use_animated_seed = settings["seed"], False
    cycles.use_adaptive_sampling = False
    cycles.max_bounces = settings["bounces"]
    cycles.diffuse_bounces = cycles.glossy_bounces = settings["bounces"]
    cycles.transmission_bounces = cycles.transparent_max_bounces = settings["bounces"]
    cycles.caustics_reflective = cycles.caustics_refractive = False
    cycles.blur_glossy = 1.0
    cycles.sample_clamp_direct = 0.0
    cycles.sample_clamp_indirect = settings["clamp"]
    cycles.pixel_filter_type, cycles.filter_width = "BLACKMAN_HARRIS", 1.2
    cycles.use_denoising = settings["is_denoised"]
    if settings["is_denoised"]:
        cycles.denoiser = "OPENIMAGEDENOISE"
        cycles.denoising_input_passes = "RGB_ALBEDO_NORMAL"
        cycles.denoising_prefilter = "ACCURATE"
    render.film_transparent = True
    render.use_persistent_data = False
    render.threads_mode = "FIXED" if settings["threads"] else "AUTO"
    if settings["threads"]:
        render.threads = settings["threads"]
    _set_format(render.image_settings)
    bpy.context.view_layer.material_override = None


def _set_format(picture: Any) -> None:
    """Light as it is: 32-bit numbers."""
    picture.file_format, picture.color_mode = "OPEN_EXR", "RGBA"
    picture.color_depth, picture.exr_codec = "32", "NONE"


def set_up_ids(scene: Any) -> None:
    """One ray through the centre of each pixel, which gets the number of an object."""
    cycles = scene.cycles
    cycles.samples, cycles.max_bounces, cycles.use_denoising = 1, 0, False
    cycles.pixel_filter_type, cycles.filter_width = "BOX", NARROWEST
    cycles.sample_clamp_indirect = 0.0
    bpy.context.view_layer.material_override = bpy.data.materials["ids"]
