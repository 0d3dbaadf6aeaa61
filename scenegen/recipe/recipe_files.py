"""The text of a recipe file: as much as a recipe has, and of nothing but a file."""

from __future__ import annotations

from pathlib import Path

from scenegen.errors import RecipeError, shown
from scenegen.reading import kind_of_file

MOST_BYTES = 1024 * 1024
"""Of a recipe."""

MOST_MANIFEST_BYTES = 16 * 1024 * 1024
"""Of the manifest of a data set, which names all its files."""

_MARKS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))
"""What a file of another coding begins with."""


def require_file(path: Path, name: str) -> None:
    """Whether there is a file at a path.

    Args:
        path: of the recipe.
        name: as messages call it.

    Raises:
        RecipeError: when nothing is there, or no file.
    """
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError) as error:
        raise RecipeError(f"recipe {shown(name)}: there is no such file") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise RecipeError(
            f"recipe {shown(name)} cannot be read: {str(reason).lower()}"
        ) from error
    kind = kind_of_file(mode)
    if kind:
        raise RecipeError(f"recipe {shown(name)} is {kind}, not a file")


def read_recipe_text(path: Path, *, most: int = MOST_BYTES) -> str:
    """The text of a recipe file, which is UTF-8, with a byte order mark or without.

    Args:
        path: of a file.
        most: bytes that it may have.

    Raises:
        RecipeError: when it cannot be read, is too large or no text.
    """
    require_file(path, str(path))
    try:
        with path.open("rb") as source:
            data = source.read(most + 1)
    except OSError as error:
        raise RecipeError(f"recipe {path} cannot be read: {error.strerror}") from error
    if len(data) > most:
        raise RecipeError(
            f"recipe {path} is larger than {most // 1024} KiB; a recipe names series, "
            "and holds no data"
        )
    for mark, coding in _MARKS:
        if data.startswith(mark):
            raise RecipeError(f"recipe {path} is {coding}; save it as UTF-8")
    if b"\0" in data:
        raise RecipeError(f"recipe {path} holds NUL bytes: it is no UTF-8 text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RecipeError(
            f"recipe {path} is not UTF-8 (byte 0x{data[error.start]:02x} in line "
            f"{line}); save it as UTF-8"
        ) from error
