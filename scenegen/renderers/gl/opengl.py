"""The one door to pyrender and OpenGL; opened when the renderer is, never before.

OpenGL is bound when its modules are first imported, to EGL if the environment says so
at that moment: hence the order in here.
"""

import os
import warnings

from scenegen.errors import RenderError
from scenegen.renderers.gl.requirements import APT, PIP, refusal

os.environ["PYOPENGL_PLATFORM"] = "egl"
# Pyrender imports its viewer too, which wants the libraries of a desktop without this.
os.environ["PYGLET_HEADLESS"] = "1"

try:
    import OpenGL.error
    from OpenGL import _configflags

    # A question to the driver after every call takes longer than the call. PyOpenGL
    # 3.1.0, which pyrender asks for, cannot import EGL when that is said before
    # `OpenGL.error` is there, nor GL when EGL comes first: hence here, and in this way.
    _configflags.ERROR_CHECKING = False

    with warnings.catch_warnings():
        # Its own imports are older than the Python that they run on.
        warnings.simplefilter("ignore")
        from OpenGL import GL
        from pyrender import Primitive
        from pyrender.platforms import egl
        from pyrender.shader_program import ShaderProgram
except ModuleNotFoundError as error:
    raise RenderError(
        refusal(f"the module {error.name} is not installed", PIP)
    ) from error
except (ImportError, AttributeError, OSError) as error:
    # PyOpenGL finds no library, or finds functions missing in it.
    raise RenderError(refusal(f"EGL cannot be loaded ({error})", APT)) from error

Error = OpenGL.error.Error
"""What PyOpenGL raises, all of it."""

__all__ = ["GL", "Error", "Primitive", "ShaderProgram", "egl"]
