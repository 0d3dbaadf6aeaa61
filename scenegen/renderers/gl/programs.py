"""Our shaders, compiled by pyrender's cache, and their uniforms."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenegen.errors import RenderError
from scenegen.renderers.gl.constants import constants
from scenegen.renderers.gl.door import GL, ShaderProgramCache
from scenegen.renderers.gl.needs import refusal

FOLDER = Path(__file__).parent / "shaders"

Value = int | float | NDArray[np.float32] | NDArray[np.int32]


class Program:
    """A compiled program."""

    def __init__(self, compiled: Any) -> None:
        """Look at what pyrender has compiled."""
        self._compiled = compiled
        self._places: dict[str, int] = {}

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


class Programs:
    """All programs of the renderer."""

    def __init__(self) -> None:
        """Compile them.

        Raises:
            RenderError: the driver does not take them.
        """
        self._cache = ShaderProgramCache(str(FOLDER))
        names = constants()
        try:
            self.depth = self._compiled("place.vert", "depth.frag", names)
            self.owner = self._compiled("place.vert", "owner.frag", names)
            shaded = {**names, "SHADED": 1}
            self.shade = self._compiled("place.vert", "shade.frag", shaded)
            self.thumbnail = self._compiled("screen.vert", "thumbnail.frag", names)
            self.develop = self._compiled("screen.vert", "develop.frag", names)
        except RuntimeError as error:
            what = f"the driver does not take the shaders ({error.args[0]})"
            raise RenderError(refusal(what)) from error

    def close(self) -> None:
        """Give them back."""
        self._cache.clear()

    def _compiled(
        self, vertex: str, fragment: str, names: Mapping[str, float]
    ) -> Program:
        compiled = self._cache.get_program(vertex, fragment, defines=dict(names))
        if not compiled._in_context():
            compiled._add_to_context()
        return Program(compiled)


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
