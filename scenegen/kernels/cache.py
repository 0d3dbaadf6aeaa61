"""Compiled kernels on disk: one file for each kernel and signature, whole or absent.

There is no index. A file's name follows from what it was compiled for, so processes
that compile at the same time write the same file, and the last one stays. (numba's own
cache numbers its files in an index: of two writers one can leave an entry that leads to
the other one's machine code.) A file starts with the hash of the rest, so that whatever
has happened to it makes a miss and no crash.
"""

from __future__ import annotations

import pickle
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from numba.core.compiler import CompileResult
from numba.core.serialize import dumps

from scenegen.installation import check_memory
from scenegen.kernels.compiling import say
from scenegen.kernels.folder import folder_of, warn
from scenegen.kernels.sources import loaded_digest, sources_digest

if TYPE_CHECKING:
    from types import FunctionType

HASH_BYTES = 32


class Codegen(Protocol):
    """What numba generates machine code with."""

    def magic_tuple(self) -> tuple[str, ...]:
        """The system, the processor and its features."""


class TargetContext(Protocol):
    """What numba compiles for."""

    def refresh(self) -> None:
        """Get ready for use."""

    def codegen(self) -> Codegen:
        """The code generator."""


class KernelCache:
    """The cache of one kernel, as numba's dispatcher asks for it (`_Cache` there)."""

    def __init__(self, function: FunctionType, package: str, kind: str = "") -> None:
        """A cache that opens its folder when it is first asked.

        Args:
            function: the kernel, not compiled.
            package: whose digest covers it, a key of `SOURCES`.
            kind: tells apart what was compiled with other options.
        """
        module = function.__module__.partition(".")[2]
        self._name = f"{module}.{function.__qualname__}{kind}"
        self._package = package
        # Now, not later: the text that was imported counts, and it may be changed.
        self._digest = loaded_digest(package)

    @property
    def cache_path(self) -> str | None:
        """The folder, for numba's statistics."""
        folder = folder_of(self._digest)
        return None if folder is None else str(folder)

    def flush(self) -> None:
        """Remove the files of this kernel."""
        folder = folder_of(self._digest)
        for path in () if folder is None else folder.glob(f"{self._name}-*"):
            path.unlink(missing_ok=True)

    def load_overload(self, sig: object, target_context: TargetContext) -> object:
        """The compiled kernel for a signature; None without one, or when it is bad."""
        check_memory()  # numba imports scipy now
        target_context.refresh()
        key = self._key(sig, target_context.codegen())
        path = self._path(key)
        if path is None:
            return None
        found = _loaded(path, key)
        if found is None:
            say()
            return None
        return CompileResult._rebuild(target_context, *found)

    def save_overload(self, sig: object, data: Any) -> None:
        """Keep a compile result of numba, unless its sources have changed since."""
        key = self._key(sig, data.codegen)
        path = self._path(key)
        if path is None or data.lifted or data.library.has_dynamic_globals:
            return
        try:
            if sources_digest(self._package) == self._digest:
                _write(path, dumps((key, data._reduce())))
        except OSError as error:
            warn(f"compiled kernels cannot be kept in {path.parent} ({error})")

    def _key(self, sig: object, codegen: Codegen) -> tuple[object, ...]:
        """What a file was compiled for, beside what the digest of its folder says."""
        return self._name, sig, codegen.magic_tuple()

    def _path(self, key: tuple[object, ...]) -> Path | None:
        folder = folder_of(self._digest)
        if folder is None:
            return None
        return folder / f"{self._name}-{sha256(repr(key).encode()).hexdigest()[:24]}"


def _loaded(path: Path, key: object) -> tuple[Any, ...] | None:
    """What a compiled kernel is made of again; None without a file, or a bad one."""
    try:
        whole = path.read_bytes()
    except OSError:
        return None
    checksum, body = whole[:HASH_BYTES], whole[HASH_BYTES:]
    if sha256(body).digest() != checksum:
        return None
    found, parts = pickle.loads(body)
    # The name is a hash of how the key prints; the key itself decides.
    return tuple(parts) if found == key else None


def _write(path: Path, body: bytes) -> None:
    """Write a file at once or not at all."""
    path.parent.mkdir(exist_ok=True)  # another process may have removed it
    file = tempfile.NamedTemporaryFile(dir=path.parent, delete=False)  # noqa: SIM115
    try:
        with file:
            file.write(sha256(body).digest() + body)
        Path(file.name).replace(path)
    except OSError:
        Path(file.name).unlink()
        raise
