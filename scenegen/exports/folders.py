"""A folder that is whole or not there: a temporary name first, then the final one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scenegen.dataset.files import is_leftover, temporary_name, unwritable
from scenegen.errors import OutputError

RECEIPT = "export.json"
"""In every export: what was exported, and how."""


@contextmanager
def new_folder(final: Path, *, overwrite: bool) -> Iterator[Path]:
    """A folder that takes its name when the block ends well, and goes otherwise.

    Args:
        final: its name.
        overwrite: whether an earlier export of that name is replaced.

    Raises:
        OutputError: when there is something of that name that may not be replaced, or
            nothing can be written.
    """
    check_free(final, overwrite=overwrite)
    temporary = temporary_name(final)
    try:
        final.parent.mkdir(parents=True, exist_ok=True)
        for path in sorted(final.parent.glob(f"{final.name}.tmp-*")):
            if is_leftover(path) or path == temporary:
                shutil.rmtree(path)
        temporary.mkdir()
        yield temporary
        _rename(temporary, final)
    except OSError as error:
        raise unwritable(final, error) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def check_free(final: Path, *, overwrite: bool) -> None:
    """Whether an export may take a name.

    Raises:
        OutputError: when there is a file of that name, a folder without --overwrite, or
            one that no export has made.
    """
    if not final.exists() and not final.is_symlink():
        return
    if not final.is_dir() or final.is_symlink():
        raise OutputError(f"{final} is there and is no folder. Choose another --out.")
    if not any(final.iterdir()):
        return
    if not overwrite:
        raise OutputError(
            f"{final} is there already, and nothing was changed. Choose another --out, "
            "or replace it with --overwrite."
        )
    if not _is_export(final / RECEIPT):
        raise OutputError(
            f"{final} was not made by `scenegen export` (it has no {RECEIPT}), and is "
            "not overwritten. Choose another --out."
        )


def check_apart(final: Path, source: Path) -> None:
    """Whether an export and what is exported are folders beside each other.

    Raises:
        OutputError: when one of them is inside of the other.
    """
    out, folder = final.resolve(), source.resolve()
    if out == folder or folder in out.parents or out in folder.parents:
        raise OutputError(
            f"--out {final} and the data set {source}: one is inside of the other; "
            "choose another --out"
        )


def _is_export(receipt: Path) -> bool:
    try:
        return "format" in json.loads(receipt.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False


def _rename(temporary: Path, final: Path) -> None:
    """Give the folder its name; what had it before goes once it is free."""
    if not final.exists():
        temporary.replace(final)
        return
    old = temporary.with_name(f"{temporary.name}.old")
    final.replace(old)
    try:
        temporary.replace(final)
    except OSError:
        old.replace(final)
        raise
    shutil.rmtree(old)
