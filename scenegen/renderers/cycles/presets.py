"""How many paths go into a picture."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from scenegen.errors import RenderError


@dataclass(frozen=True, slots=True)
class Preset:
    """How paths of light are traced.

    Attributes:
        name: the part of the renderer's name behind "cycles:".
        samples: paths for each pixel.
        bounces: how often a path may be reflected.
        clamp: the most light that a path may bring from afar; keeps single bright
            pixels away. In the light of a lit white surface.
        is_denoised: whether the noise that is left is removed.
    """

    name: str
    samples: int
    bounces: int
    clamp: float
    is_denoised: bool


STANDARD = "standard"
"""What "cycles" without a preset means."""

PRESETS: Mapping[str, Preset] = MappingProxyType(
    {
        each.name: each
        for each in (
            Preset("draft", samples=16, bounces=3, clamp=2.0, is_denoised=True),
            Preset(STANDARD, samples=64, bounces=5, clamp=4.0, is_denoised=True),
            Preset("final", samples=256, bounces=8, clamp=8.0, is_denoised=True),
        )
    }
)
"""All presets, the fastest first."""


def preset_of(name: str) -> Preset:
    """The preset of a name; the standard one for "".

    Raises:
        RenderError: there is none of that name.
    """
    name = name or STANDARD
    if name not in PRESETS:
        near = difflib.get_close_matches(name, PRESETS, n=1)
        known = ", ".join(f"cycles:{each}" for each in PRESETS)
        hint = f"Did you mean 'cycles:{near[0]}'?" if near else f"There are: {known}."
        raise RenderError(f"renderer 'cycles:{name}' has no such preset. {hint}")
    return PRESETS[name]
