"""All that shading reads, in one value that kernels take."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.pose import Floats
from scenegen.renderers.lighting.ambient import AmbientLight
from scenegen.renderers.lighting.ambient_occlusion import AmbientOcclusion
from scenegen.renderers.lighting.local_lights import LocalLights
from scenegen.renderers.lighting.materials import Materials, RgbLight, Surfaces
from scenegen.renderers.lighting.reflections import ReflectedRoom
from scenegen.renderers.lighting.shadow_map import ShadowMap
from scenegen.renderers.lighting.sunlight import Sunlight
from scenegen.renderers.lighting.textures import Texels


class ShadingInputs(NamedTuple):
    """All that shading reads.

    Attributes:
        surfaces, materials, texels: triangles, their materials, their textures.
        decode: light of an sRGB code.
        codes: sRGB code of light in `STEPS` steps.
        paper: display light of what lies outside of the room.
        occlusion: how much light from all around gets where.
        shadows: of the main light.
        ambient: main light, and light from all around.
        local_lights: lamps and windows.
        sunlight: direct sun through windows.
        reflected_room: what mirrors show.
    """

    surfaces: Surfaces
    materials: Materials
    texels: Texels
    decode: Floats
    codes: NDArray[np.uint8]
    paper: RgbLight
    occlusion: AmbientOcclusion
    shadows: ShadowMap
    ambient: AmbientLight
    local_lights: LocalLights
    sunlight: Sunlight
    reflected_room: ReflectedRoom
