"""Our shaders, compiled by pyrender, and their uniforms."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from scenegen.errors import RenderError
from scenegen.renderers.gl.draw_calls import Features
from scenegen.renderers.gl.opengl import GL, ShaderProgram
from scenegen.renderers.gl.requirements import refusal
from scenegen.renderers.gl.shader_source import shader_source, switches

UNITS = (
    "picture",
    "table",
    "faces",
    "vertex_occlusion",
    "grid_occlusion",
    "main_depth",
    "main_nearest",
    "sun_depth",
    "sun_nearest",
)
"""Names of samplers in the order of the texture units that they read."""

Value = int | float | NDArray[np.float32] | NDArray[np.int32]


class Program:
    """A compiled program, and where its uniforms are."""

    def __init__(self, vertex: str, fragment: str) -> None:
        """Compile it; samplers read the units of `UNITS`.

        Args:
            vertex: source text, as `shader_source` gives it.
            fragment: likewise.

        Raises:
            RenderError: the driver does not take it.
        """
        self._compiled = ShaderProgram(vertex, fragment)
        # Pyrender takes names of files, and replaces what it defines inside of words.
        self._compiled._load = lambda text: text
        try:
            self._compiled._add_to_context()
        except RuntimeError as error:
            what = f"the driver does not take a shader ({error.args[0]})"
            raise RenderError(refusal(what)) from error
        self._locations: dict[str, int] = {}
        self._shared: Mapping[str, Value] | None = None
        self.use()
        self.set({name: unit for unit, name in enumerate(UNITS)})

    def use(self) -> None:
        """Draw with it from now on."""
        self._compiled._bind()

    def location(self, name: str) -> int:
        """Where a uniform is, -1 for one that the shader does not use."""
        if name not in self._locations:
            number = self._compiled._program_id
            self._locations[name] = GL.glGetUniformLocation(number, name)
        return self._locations[name]

    def set(self, values: Mapping[str, Value]) -> None:
        """Set uniforms of the program in use, by the types and shapes of values."""
        for name, value in values.items():
            _set(self.location(name), value)

    def set_once(self, values: Mapping[str, Value]) -> None:
        """Set the uniforms of a scene, unless they were the last ones set here."""
        if self._shared is not values:
            self._shared = values
            self.set(values)

    def free(self) -> None:
        """Delete it."""
        self._compiled.delete()


class Programs:
    """All programs of the renderer; those for shading are compiled when needed."""

    def __init__(self) -> None:
        """Compile those that every picture needs.

        Raises:
            RenderError: the driver does not take them.
        """
        self._all: list[Program] = []
        self._shading: dict[Features, Program] = {}
        self.depth = self._compiled("surface.vert", "depth.frag")
        self.owner = self._compiled("surface.vert", "owner.frag")
        self.thumbnail = self._compiled("fullscreen.vert", "thumbnail.frag")
        self.tone_map = self._compiled("fullscreen.vert", "tone_map.frag")
        self.caster = self._compiled("caster.vert", "caster.frag")
        self.minimum = self._compiled("fullscreen.vert", "minimum.frag")
        self.occlusion = self._compiled("fullscreen.vert", "ambient_occlusion.frag")

    def shading(self, features: Features) -> Program:
        """The program that shades faces with some features.

        Raises:
            RenderError: the driver does not take it.
        """
        if features not in self._shading:
            defines = switches(features)
            self._shading[features] = self._compiled(
                "surface.vert", "shade.frag", defines
            )
        return self._shading[features]

    def close(self) -> None:
        """Delete them."""
        for program in self._all:
            program.free()
        self._all.clear()
        self._shading.clear()

    def _compiled(
        self, vertex: str, fragment: str, defines: Mapping[str, float] | None = None
    ) -> Program:
        """A program of two shaders of this package."""
        names = defines or {}
        program = Program(shader_source(vertex, names), shader_source(fragment, names))
        self._all.append(program)
        return program


def _set(location: int, value: Value) -> None:
    if isinstance(value, int):
        GL.glUniform1i(location, value)
    elif isinstance(value, float):
        GL.glUniform1f(location, value)
    elif value.dtype == np.int32:
        GL.glUniform2iv(location, 1, value)
    elif value.shape == (4, 4):
        GL.glUniformMatrix4fv(location, 1, GL.GL_TRUE, value)
    elif value.shape[-1] == 2:
        GL.glUniform2fv(location, value.size // 2, value)
    else:
        GL.glUniform3fv(location, value.size // 3, value)
