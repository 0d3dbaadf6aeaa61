"""What the renderer needs to have installed, and how to install it."""

PIP = "pip install 'scenegen[gl]'"
"""Installs pyrender and what it brings."""

APT = "apt-get install libegl1 libgl1 libgl1-mesa-dri"
"""Installs, on Debian, EGL, OpenGL, and drivers that need no graphics card."""

INSTEAD = "or draw without OpenGL: --renderer software"


def refusal(what: str, *commands: str) -> str:
    """Why the renderer cannot be opened, and what to do about it.

    Args:
        what: is wrong, a sentence without its full stop.
        commands: what may mend it.
    """
    remedy = f"Run {' and '.join(commands)}, {INSTEAD}." if commands else ""
    return f"renderer 'gl': {what}. {remedy or INSTEAD.capitalize() + '.'}"
