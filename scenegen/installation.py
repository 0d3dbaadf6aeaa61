"""Libraries that are missing or broken: what is said of them, and what mends it.

Any of them may be the one that is missing, so that none is imported here.
"""

from __future__ import annotations

import mmap
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

NO_MEMORY = (
    "the memory that this process may have is used up. Run the same command again with "
    "fewer --workers, or with more memory."
)

NO_ROOM = ("failed to map segment", "cannot allocate memory")
"""What the loader says of a library for which there is no memory, in small letters."""

SCIPY_BYTES = 160 << 20
"""Memory that scipy takes when it is imported, and some more."""

LARGEST_BYTES = 256 << 20
"""Memory that the largest library takes, llvmlite, and some more."""

LONGEST = 300
"""Characters of the words of a library that messages show."""


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
    if finds_no_room(error):
        return NO_MEMORY
    module = _module_of(error)
    top = module.partition(".")[0]
    # Not all keep what the loader has said.
    if not isinstance(error, ModuleNotFoundError) and not has_memory():
        return NO_MEMORY
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
    text = " ".join(str(error).split())
    text = text if len(text) <= LONGEST else f"{text[:LONGEST]}..."
    return (
        f"the library {name}, which scenegen needs, cannot be loaded ({text}). "
        f"Install it anew: {pip_install(name, anew=True)}"
    )


def finds_no_room(error: BaseException) -> bool:
    """Whether the loader has said that there is no memory for a library."""
    return any(word in text.lower() for text in _texts(error) for word in NO_ROOM)


def check_memory() -> None:
    """To be called before scipy is imported, or trimesh, which imports it.

    The OpenBLAS that comes with it tries for ever to get memory where there is none.

    Raises:
        MemoryError: at once, instead.
    """
    if "scipy.linalg" not in sys.modules and not has_memory(SCIPY_BYTES):
        raise MemoryError


def has_memory(needed: int = LARGEST_BYTES) -> bool:
    """Whether this process can have so many bytes; none of them is touched."""
    try:
        mmap.mmap(-1, needed).close()
    except OSError:
        return False
    return True


def _texts(error: BaseException | None) -> Iterator[str]:
    """What an error says, and those that it came from."""
    while error is not None:
        yield str(error)
        error = error.__cause__ or error.__context__


def _module_of(error: ImportError) -> str:
    """The module that is missing or broken.

    The loader names a compiled part by its last name: `lib` for `pyarrow.lib`.
    """
    name = error.name or ""
    top = name.partition(".")[0]
    is_told = isinstance(error, ModuleNotFoundError) or top in {OURS, *MODULES.values()}
    if name and is_told:
        return name
    return [name, *_outside(error.__traceback__)][-1]


def _outside(trace: TracebackType | None) -> Iterator[str]:
    """The modules of a traceback that are none of ours; the last one failed."""
    while trace is not None:
        name = str(trace.tb_frame.f_globals.get("__name__", ""))
        if name.partition(".")[0] not in (OURS, "__main__", "importlib", "runpy", ""):
            yield name
        trace = trace.tb_next
