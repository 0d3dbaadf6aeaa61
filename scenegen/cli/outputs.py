"""No command writes over what it reads: outputs are compared with inputs beforehand."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from scenegen.errors import OutputError


def refuse_overwriting(
    outputs: Mapping[str, Path | None], inputs: Mapping[str, object]
) -> None:
    """Make sure that no file that is to be written is one that is read.

    Args:
        outputs: files by the option that names them.
        inputs: paths, texts that may be paths, or several of them, by what they are.

    Raises:
        OutputError: when one is, or when two options name one file.
    """
    written = {option: out for option, out in outputs.items() if out is not None}
    for option, out in written.items():
        for what, value in inputs.items():
            for path in _paths(value):
                _refuse(option, out, what, path)
    pairs = [
        (one, other)
        for number, one in enumerate(written)
        for other in list(written)[:number]
        if _is_same(written[one], written[other])
    ]
    for one, other in pairs:
        raise OutputError(
            f"{other} {written[other]} and {one} {written[one]} name one file. Nothing "
            "was written: name two."
        )


def refuse_nesting(option: str, out: Path, what: str, source: Path) -> None:
    """Make sure that a folder that is replaced neither holds nor is in what is read.

    Raises:
        OutputError: when it does.
    """
    one, other = out.resolve(), source.resolve()
    if one == other or one in other.parents or other in one.parents:
        raise OutputError(
            f"{option} {out} and {what} {source}: one is inside of the other, or they "
            "are the same. Nothing was written: choose another folder."
        )


def _refuse(option: str, out: Path, what: str, path: Path) -> None:
    """Raise when an output is an input, or a file of a folder that is one.

    Raises:
        OutputError: see above.
    """
    if _is_same(out, path):
        raise OutputError(
            f"{option} {out} would overwrite {what} {path}, which is read. Nothing was "
            "written: name another file."
        )
    if path.is_dir() and _is_part(out, path):
        raise OutputError(
            f"{option} {out} would overwrite a file of {what} {path}, which is read. "
            "Nothing was written: name another file."
        )


def _paths(value: object) -> Iterator[Path]:
    """The paths that a value of the command line may be."""
    if isinstance(value, Path):
        yield value
    elif isinstance(value, str):
        if Path(value).is_file() or Path(value).is_dir():  # a name is no path
            yield Path(value)
    elif isinstance(value, Iterable):
        for each in value:
            yield from _paths(each)


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, through whatever links."""
    try:
        return one.resolve() == other.resolve() or one.samefile(other)
    except OSError:  # one of them is not there, or no path at all
        return False


def _is_part(out: Path, folder: Path) -> bool:
    """Whether a path is that of a file that belongs to a folder.

    A data set has fixed names; in other folders, such as packs, every file counts.
    """
    from scenegen.dataset.files import TOP_NAMES

    files = (Path(root) / name for root, _, names in os.walk(folder) for name in names)
    try:
        within = out.resolve().relative_to(folder.resolve())
    except ValueError:
        # A hard link leads into the folder from outside.
        is_linked = out.is_file() and out.stat().st_nlink > 1
        return is_linked and any(_is_same(out, each) for each in files)
    if (folder / "manifest.json").is_file():
        return bool(within.parts) and within.parts[0] in TOP_NAMES
    return out.exists()
