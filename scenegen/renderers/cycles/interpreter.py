"""Which Python has Blender, and how to make one that has."""

import os
import shlex
import sys
from importlib.util import find_spec
from pathlib import Path

from scenegen.errors import RenderError

VARIABLE = "SCENEGEN_BLENDER_PYTHON"
"""Names the Python that can import bpy."""

CHILD = Path(__file__).with_name("blender")
"""The program that this Python runs."""

RECIPE = "python3.11 -m venv blender && blender/bin/pip install 'bpy==4.5.*'"
"""Makes such a Python."""

LIBRARIES = (
    "apt-get install libxrender1 libxfixes3 libxi6 libxkbcommon0 libsm6 libice6 libgl1"
)
"""Installs what bpy's wheel wants of a Debian without a desktop."""


def find_interpreter() -> Path:
    """The Python that runs Blender.

    Raises:
        RenderError: the variable names no file, or nothing here has bpy.
    """
    named = os.environ.get(VARIABLE, "")
    if named:
        return _named(named)
    if find_spec("bpy") is not None:
        return Path(sys.executable)
    raise RenderError(
        f"renderer 'cycles' needs Blender as a Python module. {how_to_make_one()} "
        "To draw without it: --renderer software."
    )


def how_to_make_one() -> str:
    """What to type for a Python with bpy."""
    return f"Make one: {RECIPE}; then set {VARIABLE}=$PWD/blender/bin/python."


def command_of(python: Path, *arguments: str) -> list[str]:
    """How `cycles.blender` is started, without the settings and paths of the user."""
    return [str(python), "-I", str(CHILD), *arguments]


def spoken(command: list[str]) -> str:
    """A command as it is typed."""
    return shlex.join(command)


def remedy_for(python: str, stderr: str) -> str:
    """What to do when a Python could not start Blender.

    Args:
        python: that one.
        stderr: what it wrote there.
    """
    if "cannot open shared object file" in stderr:
        return f"Libraries are missing. On Debian: {LIBRARIES}"
    if "No module named 'bpy'" in stderr:
        return how_to_make_one()
    return f"See whether it can: {shlex.join([python, '-c', 'import bpy'])}"


def _named(named: str) -> Path:
    """The interpreter that the variable names."""
    python = Path(named).expanduser().absolute()
    if not python.is_file():
        raise RenderError(
            f"{VARIABLE} names '{named}', which is not a file. {how_to_make_one()} "
            "To draw without Blender: --renderer software."
        )
    return python
