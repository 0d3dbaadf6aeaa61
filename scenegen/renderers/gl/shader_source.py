"""Shaders as texts: includes put in, and the constants of `lighting` defined.

GLSL has no includes of its own. A line `#include "functions/tone.glsl"` stands for that
file, once in a shader, however often it is named. Every number of the light is a macro
whose value comes from the Python module that has the kernel, so that no number is
written twice; formulas are, and `tests/renderers/test_one_light.py` compares them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from scenegen.renderers.gl.draw_calls import Features
from scenegen.renderers.gl.shader_tables import WIDTH
from scenegen.renderers.lighting import (
    ambient_occlusion,
    gloss,
    local_lights,
    occlusion_grids,
    reflections,
    shadow_map,
    sunlight,
    tone,
)

FOLDER = Path(__file__).parent / "shaders"
"""Where shaders are; functions that have a twin in Python are in a folder of it."""

FUNCTIONS = FOLDER / "functions"

_INCLUDE = re.compile(r'^#include "(.+)"\n', re.MULTILINE)

_VERSION = "#version 330 core\n"


def constants() -> Mapping[str, float]:
    """Value by macro; whole numbers stay whole."""
    return {
        "TABLE_WIDTH": WIDTH,
        "SHADOW_SIZE": shadow_map.MAP_SIZE,
        "SHADOW_BLOCK": shadow_map.BLOCK,
        "SHADOW_TAPS": shadow_map.TAPS,
        "SHADOW_OFFSET": shadow_map.OFFSET,
        "SHADOW_BIAS": shadow_map.BIAS,
        "SHADOW_LEAST_FACING": shadow_map.LEAST_FACING,
        "SHADOW_SEARCH": shadow_map.SEARCH,
        "SHADOW_SHARPEST": shadow_map.SHARPEST,
        "SHADOW_COS_45": shadow_map.COS_45,
        "SHADOW_COS_22": shadow_map.COS_22,
        "SHADOW_SIN_22": shadow_map.SIN_22,
        "NO_DEPTH": shadow_map.NOTHING,
        **_of_occlusion(),
        **_of_gloss(),
        "LAMP_REACH": local_lights.REACH,
        "WINDOW_PANEL": local_lights.PANEL,
        "SUN_EDGE": sunlight.EDGE,
        "SUN_SPREAD": sunlight.SPREAD,
        "SUN_CLEARANCE": sunlight.CLEARANCE,
        "ROOM_EDGE_LOSS": reflections.EDGE_LOSS,
        "ROOM_EDGE_WIDTH": reflections.EDGE_WIDTH,
        "ROOM_MAIN_LIGHT": reflections.MAIN_LIGHT,
        "ROOM_IN_WALL": reflections.IN_WALL,
        "ROOM_LEVEL": reflections.LEVEL,
        "ROOM_FAR": reflections.FAR,
        "TONE_KNEE": tone.KNEE,
        "TONE_DIMMEST": tone.DIMMEST,
        "TONE_BRIGHTEST": tone.BRIGHTEST,
        "SRGB_SLOPE": float(tone.SRGB_SLOPE),
        "SRGB_OFFSET": float(tone.SRGB_OFFSET),
        "SRGB_EXPONENT": float(tone.SRGB_EXPONENT),
        "SRGB_LINEAR_LIGHT": float(tone.SRGB_LINEAR_CODE / tone.SRGB_SLOPE),
    }


def _of_occlusion() -> Mapping[str, float]:
    return {
        "SKY_DIRECTIONS": sum(count for _, count in ambient_occlusion.RINGS),
        "SKY_SIZE": ambient_occlusion.MAP_SIZE,
        "SKY_FADE": ambient_occlusion.FADE,
        "SKY_LIFT": ambient_occlusion.LIFT,
        "SKY_BIAS": ambient_occlusion.BIAS,
        "SKY_WRAP": ambient_occlusion.WRAP,
        "SKY_LEAST_LIGHT": ambient_occlusion.LEAST_LIGHT,
        "CORNER_REACH": ambient_occlusion.CORNER_REACH,
        "CORNER_DEPTH": ambient_occlusion.CORNER_DEPTH,
        "CORNER_FAR": ambient_occlusion.CORNER_FAR,
        "CORNER_SOFT": ambient_occlusion.CORNER_SOFT,
        "GRID_INSIDE": occlusion_grids.INSIDE,
    }


def _of_gloss() -> Mapping[str, float]:
    return {
        "GLOSS_MIRROR": gloss.MIRROR,
        "GLOSS_BRUSHED": gloss.BRUSHED,
        "GLOSS_MOST_BRUSHED": gloss.MOST_BRUSHED,
        "GLOSS_LEAST_FACING": gloss.LEAST_FACING,
        "GLOSS_DIELECTRIC": gloss.DIELECTRIC,
        "GLOSS_METAL": gloss.METAL,
        "GLOSS_LEAST_SPREAD": gloss.LEAST_SPREAD,
        "GLOSS_BRIGHTEST_HIGHLIGHT": gloss.BRIGHTEST_HIGHLIGHT,
        "GLOSS_PI": gloss.PI,
        "GLOSS_UNOCCLUDED": gloss.UNOCCLUDED_MIRRORING,
        "GLOSS_POLISHED_METAL": gloss.POLISHED_METAL,
        "GLOSS_CEILING_RISE": gloss.CEILING_RISE,
        "GLOSS_FLOOR_DROP": gloss.FLOOR_DROP,
        "GLOSS_LEAST_BLUR": gloss.LEAST_BLUR,
    }


def switches(features: Features) -> Mapping[str, float]:
    """The macros that compile in what some features take."""
    chosen = {
        "SHADED": True,
        "WITH_TEXTURE": features.texture,
        "WITH_GRIDS": features.grids,
        "WITH_MIRRORS": features.mirrors,
        "WITH_SUN": features.sun,
    }
    return {name: 1 for name, is_on in chosen.items() if is_on}


def shader_source(file: str, defines: Mapping[str, float]) -> str:
    """The text of a shader of this package, as a driver takes it.

    Args:
        file: its name in `FOLDER`.
        defines: macros beside `constants`.
    """
    return assembled((FOLDER / file).read_text(encoding="utf-8"), defines)


def assembled(text: str, defines: Mapping[str, float]) -> str:
    """A shader with its includes and its macros.

    Args:
        text: begins with the version of GLSL; includes are named from `FOLDER`.
        defines: macros beside `constants`.
    """
    macros = {**constants(), **defines}
    lines = "".join(f"#define {name} {value}\n" for name, value in macros.items())
    body = _included(text, FOLDER, set())
    return body.replace(_VERSION, _VERSION + lines, 1)


def _included(text: str, folder: Path, seen: set[Path]) -> str:
    """A text with the files that it names, each only where it is named first."""

    def content(line: re.Match[str]) -> str:
        file = folder / line.group(1)
        if file in seen:
            return ""
        seen.add(file)
        return _included(file.read_text(encoding="utf-8"), file.parent, seen)

    return _INCLUDE.sub(content, text)
