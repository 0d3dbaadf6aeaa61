"""A digest of everything that the machine code of a kernel depends on.

A kernel is compiled together with all kernels that it calls and all constants that it
names, wherever they stand. Following those names is error-prone, so the digest is of
whole packages: those that may hold kernels, and what these may import. That the list is
complete is a test (tests/kernels/test_sources.py), not a convention.
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable

from scenegen._version import __version__

SOURCES = {
    "geometry": ("kernels", "geometry"),
    "renderers": ("kernels", "geometry", "renderers"),
    "dense": ("kernels", "geometry", "dense"),
    "audit": ("kernels", "audit"),
}
"""By the package of a kernel, the packages whose text makes its machine code."""

OPTIONS = ("OPT", "LOOP_VECTORIZE", "SLP_VECTORIZE", "BOUNDSCHECK", "DEBUGINFO_DEFAULT")
"""Settings of numba that change what it compiles, and that its own key leaves out."""


@cache
def loaded_texts(package: str) -> bytes:
    """The digest of the text at the first call: when kernels were defined."""
    return _texts_digest(package)


@cache
def loaded_digest(package: str) -> str:
    """The digest of what was imported, as `sources_digest` gives it."""
    return _digest(loaded_texts(package))


def sources_digest(package: str) -> str:
    """The digest as the files are now, 32 hexadecimal digits.

    The processor and its features are no part of it: they are in the key of each
    kernel, since one folder may serve several machines.

    Raises:
        OSError: when the files cannot be read.
    """
    return _digest(_texts_digest(package))


def _digest(texts: bytes) -> str:
    """The digest of a digest of texts, and of what else decides about machine code."""
    digest = blake2b(texts, digest_size=16)
    for part in _environment():
        digest.update(part.encode() + b"\0")
    return digest.hexdigest()


def _texts_digest(package: str) -> bytes:
    """The digest of all files that the kernels of a package are made of."""
    digest = blake2b(digest_size=16)
    for name in SOURCES[package]:
        for path, text in _texts(files("scenegen") / name, name):
            # Lengths, so that no text can be moved from one file to the next.
            digest.update(f"{path}\0{len(text)}\0".encode() + text)
    return digest.digest()


def _environment() -> tuple[str, ...]:
    """Versions and settings that a kernel's machine code depends on."""
    import llvmlite
    import numba
    import numpy as np
    from numba import config

    options = (f"{name}={getattr(config, name, None)}" for name in OPTIONS)
    return (
        f"scenegen {__version__}",
        f"numba {numba.__version__}",
        f"llvmlite {llvmlite.__version__}",
        f"numpy {np.__version__}",
        f"{sys.implementation.cache_tag} {platform.python_version()} {sys.abiflags}",
        *options,
    )


def _texts(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    """All files below a folder, by name; it may lie in a zip file.

    Not Python files only: a constant may be read from a table beside its module.
    """
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        inner = f"{path}/{each.name}"
        if each.name == "__pycache__" or each.name.endswith(".pyc"):
            continue
        if each.is_dir():
            yield from _texts(each, inner)
        else:
            yield inner, each.read_bytes()
