"""The folder of a pack: it takes the place of an older one, and of nothing else."""

import os
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from scenegen.catalogue.index import MOST_BYTES
from scenegen.errors import OutputError, UnreadableError, said
from scenegen.reading import read_bytes

LIST, INDEX, CREDITS = "pack.toml", "index.toml", "ATTRIBUTIONS.md"
"""What every pack has beside its models and pictures."""


def place_for(out: Path) -> Path:
    """An empty folder beside `out`, in which a pack can be prepared.

    Raises:
        OutputError: `out` holds something else than a pack, or cannot be written.
    """
    _require_ours(out)
    part = out.with_name(f"{out.name}.part")
    try:
        part.mkdir(parents=True)
    except FileExistsError as error:
        raise OutputError(
            f"{part} is there: another import is running, or one was stopped. "
            "Remove that folder."
        ) from error
    except OSError as error:
        raise OutputError(
            f"cannot write {part}: {said(error)}. Choose another --out."
        ) from error
    return part


def put_in_place(part: Path, out: Path) -> None:
    """Let a prepared pack take the place of an older one, or of nothing.

    The older one is moved away whole before it is removed, and back should the new one
    not get its place.

    Raises:
        OutputError: something came into `out` meanwhile, or it cannot be replaced.
    """
    _require_ours(out)
    old = out.with_name(f"{out.name}.old-{os.getpid()}")
    try:
        if out.exists():
            out.replace(old)
        try:
            part.replace(out)
        except BaseException:
            if old.exists():
                old.replace(out)
            raise
    except OSError as error:
        raise OutputError(
            f"cannot replace {out}: {said(error)}. Choose another --out."
        ) from error
    shutil.rmtree(old, ignore_errors=True)


def _require_ours(out: Path) -> None:
    """Make sure that nothing is lost with a folder but a pack.

    Raises:
        OutputError: when something would be.
    """
    if not os.path.lexists(out):
        return
    is_pack = out.is_dir() and ((out / LIST).is_file() or not any(out.iterdir()))
    if not is_pack:
        raise OutputError(
            f"{out} is there and is not a pack. Choose another --out, or remove it."
        )
    own = set(_own_names(out))
    others = sorted(
        path.relative_to(out).as_posix()
        for path in out.rglob("*")
        if not (path.is_dir() and not path.is_symlink())
        and path.relative_to(out).as_posix() not in own
    )
    if others:
        more = f" and {len(others) - 1} more" if len(others) > 1 else ""
        raise OutputError(
            f"{out} holds {others[0]}{more}, which an import did not write and which "
            "would be lost. Move it elsewhere, or choose another --out."
        )


def _own_names(out: Path) -> Iterator[str]:
    """The files that a pack is made of; of a damaged index those that all have."""
    yield from (LIST, INDEX, CREDITS)
    with suppress(UnreadableError, ValueError, OSError):
        index = tomllib.loads(read_bytes(out / INDEX, MOST_BYTES).decode())
        for rows in index.values():
            for row in rows if isinstance(rows, list) else ():
                if isinstance(row, Mapping):
                    yield from (str(row.get("file")), str(row.get("texture")))
