"""Renderers by name; each is imported when it is opened, with what it needs."""

import difflib
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from scenegen.errors import RenderError

if TYPE_CHECKING:
    from scenegen.catalogue import Catalogue
    from scenegen.renderers.base import Renderer

RENDERERS: Mapping[str, str] = MappingProxyType(
    {
        "software": "scenegen.renderers.software.renderer:SoftwareRenderer",
        "gl": "scenegen.renderers.gl.renderer:GlRenderer",
        "cycles": "scenegen.renderers.cycles.renderer:CyclesRenderer",
        "cycles:draft": "scenegen.renderers.cycles.renderer:CyclesRenderer",
        "cycles:standard": "scenegen.renderers.cycles.renderer:CyclesRenderer",
        "cycles:final": "scenegen.renderers.cycles.renderer:CyclesRenderer",
    }
)
"""Where the class of each renderer is; it takes a catalogue, a resolution, and what
stands behind the colon of its name as a preset."""


def open_renderer(name: str, catalogue: "Catalogue", resolution: int) -> "Renderer":
    """A renderer that draws pictures of `resolution` pixels a side.

    Raises:
        RenderError: there is no renderer of that name, or it is not installed.
    """
    if name not in RENDERERS:
        near = difflib.get_close_matches(name, RENDERERS, n=1)
        known = ", ".join(RENDERERS)
        hint = f"Did you mean '{near[0]}'?" if near else f"There are: {known}."
        raise RenderError(f"renderer '{name}' is not known. {hint}")
    module, _, attribute = RENDERERS[name].partition(":")
    _, _, preset = name.partition(":")
    options = {"preset": preset} if preset else {}
    try:
        opened = getattr(import_module(module), attribute)
    except ImportError as error:
        raise RenderError(
            f"renderer '{name}' is not installed here ({error}). `scenegen doctor` "
            "says what is missing and how to mend it; `--renderer software` needs "
            "nothing else."
        ) from error
    renderer: Renderer = opened(catalogue, resolution, **options)
    return renderer
