"""Our shaders, compiled by pyrender's cache, and their uniforms."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenegen.errors import RenderError
from scenegen.renderers.gl.constants import constants, switches
from scenegen.renderers.gl.draw_calls import Features
from scenegen.renderers.gl.opengl import GL, ShaderProgramCache
from scenegen.renderers.gl.requirements import refusal

FOLDER = Path(__file__).parent / "shaders"

UNITS = (
    "picture",
    "table",
    "faces",
    "vertex_openness",
    "grid_openness",
    "main_depth",
    "main_nearest",
    "sun_depth",
    "sun_nearest",
)
"""Names of samplers in the order of the texture units that they read."""

Value = int | float | NDArray[np.float32] | NDArray[np.int32]


class Program:
    """A compiled program."""

    def __init__(self, compiled: Any) -> None:
        """Look at what pyrender has compiled."""
        self._compiled = compiled
        self._places: dict[str, int] = {}
        self._told: Mapping[str, Value] | None = None

    def use(self) -> None:
        """Draw with it from now on."""
        self._compiled._bind()

    def place(self, name: str) -> int:
        """Where a uniform is, -1 for one that the shader has no use for."""
        if name not in self._places:
            number = self._compiled._program_id
            self._places[name] = GL.glGetUniformLocation(number, name)
        return self._places[name]

    def set(self, values: Mapping[str, Value]) -> None:
        """Set uniforms of the program in use, by the types and shapes of values."""
        for name, value in values.items():
            _set(self.place(name), value)

    def tell(self, values: Mapping[str, Value]) -> None:
        """Set the uniforms of a scene, unless they are what was told last."""
        if self._told is not values:
            self._told = values
            self.set(values)


class Programs:
    """All programs of the renderer; those for shading are compiled when needed."""

    def __init__(self) -> None:
        """Compile those that every picture needs.

        Raises:
            RenderError: the driver does not take them.
        """
        self._cache = ShaderProgramCache(str(FOLDER))
        self._shading: dict[Features, Program] = {}
        self.depth = self._compiled("place.vert", "depth.frag")
        self.owner = self._compiled("place.vert", "owner.frag")
        self.thumbnail = self._compiled("screen.vert", "thumbnail.frag")
        self.develop = self._compiled("screen.vert", "develop.frag")
        self.caster = self._compiled("caster.vert", "caster.frag")
        self.least = self._compiled("screen.vert", "least.frag")
        self.openness = self._compiled("screen.vert", "openness.frag")

    def shading(self, features: Features) -> Program:
        """The program that shades faces with some features.

        Raises:
            RenderError: the driver does not take it.
        """
        if features not in self._shading:
            names = switches(features)
            program = self._compiled("place.vert", "shade.frag", names)
            self._shading[features] = program
        return self._shading[features]

    def close(self) -> None:
        """Give them back."""
        self._cache.clear()
        self._shading.clear()

    def _compiled(
        self, vertex: str, fragment: str, names: Mapping[str, float] | None = None
    ) -> Program:
        defines = {**constants(), **(names or {})}
        try:
            compiled = self._cache.get_program(vertex, fragment, defines=defines)
            if not compiled._in_context():
                compiled._add_to_context()
        except RuntimeError as error:
            what = f"the driver does not take '{fragment}' ({error.args[0]})"
            raise RenderError(refusal(what)) from error
        program = Program(compiled)
        program.use()
        program.set({name: unit for unit, name in enumerate(UNITS)})
        return program


def _set(place: int, value: Value) -> None:
    if isinstance(value, int):
        GL.glUniform1i(place, value)
    elif isinstance(value, float):
        GL.glUniform1f(place, value)
    elif value.dtype == np.int32:
        GL.glUniform2iv(place, 1, value)
    elif value.shape == (4, 4):
        GL.glUniformMatrix4fv(place, 1, GL.GL_TRUE, value)
    elif value.shape[-1] == 2:
        GL.glUniform2fv(place, value.size // 2, value)
    else:
        GL.glUniform3fv(place, value.size // 3, value)
