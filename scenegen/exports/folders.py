"""A folder that is whole or not there: a temporary name first, then the final one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from scenegen.dataset.files import is_leftover, temporary_name, unwritable
from scenegen.errors import OutputError
from scenegen.reading import read_json, read_text

RECEIPT = "export.json"
"""In every export: what was exported, and how."""

CONTENTS = ".export-files"
"""In every export: its files, a size and a name on each line, so that what was put into
the folder later is told from them."""

SHOWN = 5
"""Files that a message names."""


@contextmanager
def new_folder(final: Path, form: str, *, overwrite: bool) -> Iterator[Path]:
    """A folder that takes its name when the block ends well, and goes otherwise.

    Args:
        final: its name.
        form: of what is written, as its receipt says.
        overwrite: whether what was written earlier in that form is replaced.

    Raises:
        OutputError: when there is something of that name that may not be replaced, or
            nothing can be written.
    """
    check_free(final, form, overwrite=overwrite)
    temporary = temporary_name(final)
    try:
        final.parent.mkdir(parents=True, exist_ok=True)
        for path in sorted(final.parent.glob(f"{final.name}.tmp-*")):
            if is_leftover(path) or path == temporary:
                shutil.rmtree(path)
        temporary.mkdir()
        yield temporary
        text = "".join(f"{size}  {name}\n" for name, size in _files(temporary).items())
        (temporary / CONTENTS).write_text(text, encoding="utf-8", newline="\n")
        # Somebody may have put a file there meanwhile.
        check_free(final, form, overwrite=overwrite)
        _rename(temporary, final)
    except OSError as error:
        raise unwritable(final, error) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def check_free(final: Path, form: str, *, overwrite: bool) -> None:
    """Whether an export may take a name.

    Raises:
        OutputError: when there is a file of that name, a folder without --overwrite, or
            one that this command has not written in this form, or not alone.
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
    why = _not_replaceable(final, form)
    if why:
        raise OutputError(
            f"{final} {why}, and is not overwritten: nothing was changed. Choose "
            "another --out, or remove it yourself."
        )


def _not_replaceable(final: Path, form: str) -> str:
    """Why --overwrite may not replace a folder; "" where it may."""
    there = _form_of(final / RECEIPT)
    if there is None:
        return f"was not made by {_command(form)} (it has no {RECEIPT})"
    if there != form:
        return f"was written by {_command(there)}, and not by {_command(form)}"
    listed = _listed(final / CONTENTS)
    if listed is None:
        return f"has no list of its files ({CONTENTS}), so that others cannot be told"
    files = _files(final)
    added = sorted(files.keys() - listed.keys())
    changed = sorted(
        name for name in files.keys() & listed.keys() if files[name] != listed[name]
    )
    said = [_named("files that were put into it later", added)]
    said.append(_named("files that were changed later", changed))
    return f"holds {'; and '.join(filter(None, said))}" if any(said) else ""


def _named(what: str, names: Sequence[str]) -> str:
    if not names:
        return ""
    more = f" and {len(names) - SHOWN} more" if names[SHOWN:] else ""
    return f"{what}: {', '.join(names[:SHOWN])}{more}"


def _files(folder: Path) -> dict[str, int]:
    """Names and sizes of all files of an export; a link is none of it, and has -1."""
    return {
        path.relative_to(folder).as_posix(): _size(path)
        for path in sorted(folder.rglob("*"))
        if (path.is_symlink() or not path.is_dir()) and path != folder / CONTENTS
    }


def _size(path: Path) -> int:
    return -1 if path.is_symlink() else path.stat().st_size


def _listed(path: Path) -> dict[str, int] | None:
    """The files that an export says it has; None where it does not say it."""
    try:
        lines = read_text(path).splitlines()
        pairs = (line.partition("  ") for line in lines)
        return {name: int(size) for size, _, name in pairs}
    except (OSError, ValueError):
        return None


def _command(form: str) -> str:
    """What writes a form."""
    prefix, _, name = form.partition("tokens-")
    if name and not prefix:
        return f"`scenegen tokens write --to {name}`"
    return f"`scenegen export --to {form}`"


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


def _form_of(receipt: Path) -> str | None:
    """The form that a receipt names; None where there is no receipt."""
    try:
        plain = read_json(receipt)
    except (OSError, ValueError):
        return None
    form = plain.get("format") if isinstance(plain, dict) else None
    return form if isinstance(form, str) else None


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
