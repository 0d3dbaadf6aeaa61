"""The numbers of the `software` renderer under the names that shaders know them by."""

from collections.abc import Mapping

from scenegen.renderers.gl.draw_calls import Features
from scenegen.renderers.gl.shader_tables import WIDTH
from scenegen.renderers.lighting import (
    ambient_occlusion as sky,
)
from scenegen.renderers.lighting import (
    local_lights as sources,
)
from scenegen.renderers.lighting import (
    reflections as mirrors,
)
from scenegen.renderers.lighting import (
    shadow_map as shadow,
)
from scenegen.renderers.lighting import (
    sunlight,
    tone,
)
from scenegen.renderers.software import shading


def constants() -> Mapping[str, float]:
    """Whole numbers stay whole; none of the names begins with another one."""
    return {
        "TABLE_WIDTH": WIDTH,
        "SHADOW_SIZE": shadow.MAP_SIZE,
        "SHADOW_BLOCK": shadow.BLOCK,
        "SHADOW_TAPS": shadow.TAPS,
        "NO_DEPTH": shadow.NOTHING,
        "SKY_EYES": sum(count for _, count in sky.RINGS),
        "SKY_SIZE": sky.MAP_SIZE,
        "SKY_FADE": sky.FADE,
        "SKY_LIFT": sky.LIFT,
        "SKY_WRAP": sky.WRAP,
        "CORNER_REACH": sky.CORNER_REACH,
        "CORNER_DEPTH": sky.CORNER_DEPTH,
        "SKY_DIMMEST": shading.DIMMEST,
        "GLOSS_MIRROR": shading.MIRROR,
        "GLOSS_BRUSHED": shading.BRUSHED,
        "LAMP_REACH": sources.REACH,
        "WINDOW_PANEL": sources.PANEL,
        "SUN_EDGE": sunlight.EDGE,
        "SUN_SPREAD": sunlight.SPREAD,
        "HALL_DEPTH": mirrors.DEPTH,
        "HALL_MAIN": mirrors.MAIN,
        "TONE_KNEE": tone.KNEE,
        "TONE_DIMMEST": tone.DIMMEST,
        "TONE_BRIGHTEST": tone.BRIGHTEST,
    }


def switches(features: Features) -> Mapping[str, float]:
    """What is compiled in for some features."""
    chosen = {
        "SHADED": True,
        "WITH_TEXTURE": features.texture,
        "WITH_GRIDS": features.grids,
        "WITH_MIRRORS": features.mirrors,
        "WITH_SUN": features.sun,
    }
    return {name: 1 for name, is_on in chosen.items() if is_on}
