"""Libraries that are missing or broken: what is said of them, and what mends it.

Any of them may be the one that is missing, so that none is imported here.
"""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from io import StringIO
from shutil import which
from types import MappingProxyType, TracebackType

MODULES: Mapping[str, str] = MappingProxyType(
    {
        "click": "click",
        "fast-simplification": "fast_simplification",
        "llvmlite": "llvmlite",
        "numba": "numba",
        "numpy": "numpy",
        "pillow": "PIL",
        "platformdirs": "platformdirs",
        "pyarrow": "pyarrow",
        "pydantic": "pydantic",
        "pyyaml": "yaml",
        "rich": "rich",
        "scipy": "scipy",
        "shapely": "shapely",
        "trimesh": "trimesh",
    }
)
"""The libraries that scenegen needs, as pip calls them, and their modules."""

OURS = "scenegen"


def pip_install(*names: str, anew: bool = False) -> str:
    """The command that installs libraries for the Python that runs.

    Args:
        names: as pip calls them.
        anew: whether they are there, but do not work.
    """
    again = ("--force-reinstall",) if anew else ()
    install = ("pip", "install", *again, *names)
    if find_spec("pip") is not None:
        return shlex.join((sys.executable, "-m", *install))
    if which("uv"):
        return shlex.join(("uv", *install, "--python", sys.executable))
    python = shlex.quote(sys.executable)
    return f"{python} -m ensurepip && {python} -m {shlex.join(install)}"


def library_of(module: str) -> str:
    """What pip calls the library of a module."""
    top = module.partition(".")[0]
    return next((name for name, its in MODULES.items() if its == top), top)


def is_needed(module: str | None) -> bool:
    """Whether a module is of a library that scenegen needs."""
    return (module or "").partition(".")[0] in MODULES.values()


def versions() -> dict[str, str | None]:
    """The version of each library that is needed; None where it cannot be imported."""
    return {name: _version(name, module) for name, module in MODULES.items()}


def _version(name: str, module: str) -> str | None:
    try:
        # Some print what they miss themselves, and go on.
        with redirect_stderr(StringIO()):
            import_module(module)
    # A library that is damaged fails as it likes; one that lacks another is whole.
    except Exception as error:
        if not _lacks_other(error, module):
            return None
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _lacks_other(error: BaseException | None, module: str) -> bool:
    """Whether a module failed because another library that is needed is missing."""
    while error is not None:
        if isinstance(error, ModuleNotFoundError) and is_needed(error.name):
            return str(error.name).partition(".")[0] != module
        error = error.__cause__ or error.__context__
    return False


def explained(error: ImportError) -> str:
    """What is wrong with the installation, and what to do, in place of a traceback."""
    module = error.name or ["", *_outside(error.__traceback__)][-1]
    top = module.partition(".")[0]
    if top in ("", OURS):
        return (
            f"this installation of scenegen is not whole, or of two versions: {error}. "
            "Install it again from where it came; a checkout is mended by `git status` "
            "and `git restore`."
        )
    name = library_of(top)
    if isinstance(error, ModuleNotFoundError) and module == top:
        return (
            f"the library {name} is missing, which scenegen needs: {sys.executable} "
            f"finds no module '{top}'. Install it: {pip_install(name)}"
        )
    return (
        f"the library {name}, which scenegen needs, cannot be loaded ({error}). "
        f"Install it anew: {pip_install(name, anew=True)}"
    )


def _outside(trace: TracebackType | None) -> Iterator[str]:
    """The modules of a traceback that are none of ours; the last one failed."""
    while trace is not None:
        name = str(trace.tb_frame.f_globals.get("__name__", ""))
        if name.partition(".")[0] not in (OURS, "__main__", "importlib", "runpy", ""):
            yield name
        trace = trace.tb_next
