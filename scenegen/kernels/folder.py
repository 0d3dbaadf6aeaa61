"""Where compiled kernels are kept, and which of them are thrown away.

The first of these that can be written:

1. the folder that SCENEGEN_CACHE_DIR names;
2. the user's cache folder (`~/.cache/scenegen` on Linux);
3. a folder of the user's own below TMPDIR;
4. none: kernels are compiled anew in each process.

What is read from it is executed. So a folder that was there already has to be the
user's own and writable by nobody else: below /tmp others could have put it there.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import shutil
import stat
import tempfile
import threading
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

import platformdirs

VARIABLE = "SCENEGEN_CACHE_DIR"

KEPT = 8
"""How many digests are kept: those that were used last."""

UNTOUCHED_S = 24 * 60 * 60
"""What was used within this many seconds is kept, however many there are."""

_LOG = logging.getLogger("scenegen.kernels")
_warned = threading.Event()


@cache
def folder_of(digest: str) -> Path | None:
    """The folder of a digest, which can be written; None, and a warning, without one.

    Older digests are removed when a new one is made.
    """
    root = _root()
    if root is None:
        return None
    folder = root / digest
    try:
        is_new = not folder.is_dir()
        folder.mkdir(exist_ok=True)
        os.utime(folder)
    except OSError as error:
        warn(f"compiled kernels cannot be kept ({_reason(error)})")
        return None
    if is_new:
        prune(root, folder.stat().st_mtime)
    return folder


def warn(message: str) -> None:
    """Say what is wrong with the cache: one line, once.

    Workers stay silent: what they would say, the process that started them has said.
    """
    if multiprocessing.parent_process() is None and not _warned.is_set():
        _warned.set()
        _LOG.warning("scenegen: %s; %s can name another folder", message, VARIABLE)


def prune(root: Path, now: float) -> None:
    """Remove the digests that nobody has used for long.

    A folder is renamed before its files go, so that another process finds all of it or
    nothing; one that has it in use compiles what it misses, and makes it again.

    Args:
        root: holds a folder for each digest.
        now: seconds since the epoch, as files have them.
    """
    newest = sorted(_ages(root, now))
    for age, folder in newest[KEPT:]:
        if age > UNTOUCHED_S:
            doomed = folder.with_name(f".{folder.name}.{os.getpid()}")
            with suppress(OSError):  # another process was faster
                folder.rename(doomed)
                shutil.rmtree(doomed, ignore_errors=True)


@cache
def _root() -> Path | None:
    """The folder of all digests; one warning when it is not the usual one, or none."""
    failures = []
    for root in _roots():
        try:
            _make_private(root)
            # Permission bits do not tell (root, read-only mounts): try it.
            tempfile.TemporaryFile(dir=root).close()
        except OSError as error:
            failures.append(f"{root}: {_reason(error)}")
            continue
        if failures:
            warn(f"compiled kernels are kept in {root} ({'; '.join(failures)})")
        return root
    warn(f"kernels are compiled anew in each process ({'; '.join(failures)})")
    return None


def _roots() -> Iterator[Path]:
    """The folders to try, in this order."""
    named = _named()
    if named is not None:
        yield named / "kernels"
    usual = platformdirs.user_cache_path("scenegen", appauthor=False)
    if usual.is_absolute():  # it starts with a "~" for users without a home
        yield usual / "kernels"
    with suppress(OSError):  # no temporary folder can be written
        yield Path(tempfile.gettempdir()) / f"scenegen-{_user()}" / "kernels"


def _named() -> Path | None:
    """The folder that the user asks for."""
    name = os.environ.get(VARIABLE)
    return Path(name).absolute() if name else None


def _make_private(root: Path) -> None:
    """Make a folder in which nobody else can put files, or see that it is one.

    The folder above counts too: its owner could put another one in this one's place.
    Of a folder that the user has named, that is the user's business.

    Raises:
        OSError: when it cannot be made, or when others can change it.
    """
    root.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if root.parent != _named():
        _check_private(root.parent)
    root.mkdir(mode=0o700, exist_ok=True)
    _check_private(root)


def _check_private(folder: Path) -> None:
    if os.name != "posix":  # temporary folders are the user's own there
        return
    # A link has an owner too: who made it decides where it leads.
    if {folder.lstat().st_uid, folder.stat().st_uid} != {os.geteuid()}:
        raise PermissionError("belongs to another user")
    if folder.stat().st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise PermissionError("can be written by other users")


def _user() -> str:
    """What tells the users of one machine apart in a name."""
    return str(os.geteuid()) if os.name == "posix" else "user"


def _ages(root: Path, now: float) -> Iterator[tuple[float, Path]]:
    """How many seconds ago each digest was used."""
    for folder in root.iterdir():
        if not folder.name.startswith("."):
            with suppress(OSError):  # removed meanwhile
                yield now - folder.stat().st_mtime, folder


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
