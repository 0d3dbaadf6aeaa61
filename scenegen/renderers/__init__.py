"""Renderers by name; a class is imported, with the libraries it needs, when opened.

A name is that of a renderer, or that name, a colon and a preset: "cycles:draft". A
package outside scenegen adds its own through the entry-point group
`scenegen.renderers`.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from scenegen.errors import RecipeError, RenderError
from scenegen.registry import Registry
from scenegen.renderers.cycles.presets import PRESETS

if TYPE_CHECKING:
    from scenegen.catalogue import Catalogue
    from scenegen.renderers.base import Renderer

DEFAULT = "software"
"""The renderer of recipes that name none: it needs no library, device or program of
its own, and its pictures have the same bytes on every machine."""

_CYCLES = "scenegen.renderers.cycles.renderer:CyclesRenderer"

BUILT_IN: Mapping[str, str] = MappingProxyType(
    {
        DEFAULT: "scenegen.renderers.software.renderer:SoftwareRenderer",
        "gl": "scenegen.renderers.gl.renderer:GlRenderer",
        "cycles": _CYCLES,
        **{f"cycles:{preset}": _CYCLES for preset in PRESETS},
    }
)
"""Where the classes are that come with scenegen. Presets are names of their own, so
that a recipe can be checked where Blender is missing."""

RENDERERS: Registry[type[Renderer]] = Registry(
    "renderer",
    "scenegen.renderers",
    BUILT_IN,
    base="scenegen.renderers.base:Renderer",
    of_classes=True,
)


def open_renderer(name: str, catalogue: Catalogue, resolution: int) -> Renderer:
    """A renderer that draws pictures of `resolution` pixels a side.

    Raises:
        RenderError: there is no renderer of that name, or it is not installed.
    """
    if name not in RENDERERS:
        near = difflib.get_close_matches(name, RENDERERS, n=1)
        known = ", ".join(RENDERERS)
        hint = f"Did you mean '{near[0]}'?" if near else f"There are: {known}."
        raise RenderError(f"renderer '{name}' is not known. {hint}")
    _, _, preset = name.partition(":")
    options = {"preset": preset} if preset else {}
    try:
        renderer = RENDERERS[name]
    except (ImportError, RecipeError) as error:
        raise RenderError(
            f"renderer '{name}' is not installed here ({error}). `scenegen doctor` "
            f"says what is missing and how to mend it; `--renderer {DEFAULT}` needs "
            "nothing else."
        ) from error
    return renderer(catalogue, resolution, **options)
