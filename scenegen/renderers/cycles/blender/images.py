"""Pictures of light: the environment maps that Blender has, and what it draws."""

import math
from pathlib import Path
from typing import Any

import bpy
import numpy as np

MAPS = Path(bpy.utils.resource_path("LOCAL")) / "datafiles/studiolights/world"
"""The folder of the environment maps that come with Blender."""


def environment_map(name: str, file: str) -> Any:
    """One of those maps, blurred and levelled, as an image of that name."""
    image = bpy.data.images.load(str(MAPS / file))
    width, height = image.size
    light = np.zeros(width * height * 4, dtype=np.float32)
    image.pixels.foreach_get(light)
    bpy.data.images.remove(image)
    return _float_image(name, _levelled(light.reshape(height, width, 4)[..., :3]))


def _levelled(light: Any) -> Any:
    """An environment map, blurred, whose upper and lower half have a mean of 1 each.

    Args:
        light: (h, w, 3), row 0 straight down.
    """
    rows, columns = 16, 32
    height, width = light.shape[0] // rows * rows, light.shape[1] // columns * columns
    blocks = light[:height, :width].astype(np.float64)
    small = blocks.reshape(rows, height // rows, columns, -1, 3).mean(axis=(1, 3))
    elevation = (np.arange(rows) + 0.5) / rows * math.pi - math.pi / 2
    # By what a level surface gets of each row.
    weights = np.abs(np.sin(elevation)) * np.cos(elevation)
    for half in (slice(0, rows // 2), slice(rows // 2, rows)):
        mean = (small[half].mean(axis=1) * weights[half, None]).sum(axis=0)
        small[half] /= mean / weights[half].sum()
    calm = np.minimum(small, 3.0)
    return 0.5 + 0.5 * calm


def _float_image(name: str, light: Any) -> Any:
    """A picture of light for Blender; row 0 of the array is its lowest one."""
    height, width = light.shape[:2]
    image = bpy.data.images.new(name, width, height, float_buffer=True)
    image.colorspace_settings.name = "Non-Color"
    image.use_fake_user = True
    full = np.ones((height, width, 4), dtype=np.float32)
    full[..., :3] = light
    image.pixels.foreach_set(full.reshape(-1))
    image.pack()
    return image


def pixels_of(file: str, size: int) -> Any:
    """(size, size, 4) float32 of a picture of light, row 0 at the top."""
    image = bpy.data.images.load(file)
    pixels = np.zeros(size * size * 4, dtype=np.float32)
    image.pixels.foreach_get(pixels)
    bpy.data.images.remove(image)
    return np.ascontiguousarray(pixels.reshape(size, size, 4)[::-1])
