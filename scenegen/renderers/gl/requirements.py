"""What the renderer needs to have installed, and how to install it."""

from scenegen.installation import pip_install

PIP = pip_install("pyrender>=0.1.45")
"""Installs pyrender and what it brings."""

APT = "apt-get install libegl1 libgl1 libgl1-mesa-dri"
"""Installs, on Debian, EGL, OpenGL, and drivers that need no graphics card."""

INSTEAD = "draw without OpenGL: --renderer software"


def refusal(what: str, *commands: str) -> str:
    """Why the renderer cannot be opened, and what to do about it.

    Args:
        what: is wrong, a sentence without its full stop.
        commands: what may mend it.
    """
    if not commands:
        return f"renderer 'gl': {what}. You can {INSTEAD}."
    return f"renderer 'gl': {what}. Run {' and '.join(commands)}, or {INSTEAD}."
