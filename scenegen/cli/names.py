"""Values of the command line that are names: shown in help, completed by shells.

What is listed here imports nothing heavy: a shell asks for it after every key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from scenegen.errors import ScenegenError

Lister = Callable[[click.Context | None], Iterable[str]]
"""From what is typed already to the names there are."""

PROBES = (
    "labels", "twins", "duplicates", "hashes", "tokens", "lens", "rationales", "words",
    "attributes", "letters", "rows", "columns", "pictures", "blind", "rules", "counts",
    "fronts", "learners",
)  # fmt: skip
"""What an audit tries, in its order."""

STANDARD_TOKENS = ("depth_grid", "object_map")
"""Tokens that every data set has; importing them would load numpy."""

TARGETS = ("rgb", "depth", "panorama", "matches")
"""Kinds of hidden pictures that an export can have."""

if TYPE_CHECKING:
    NameBase = click.ParamType[str]
else:  # older releases of click have no parameter there
    NameBase = click.ParamType


class NameType(NameBase):
    """A name from a table that may grow with installed packages.

    Names are not checked here: whoever uses one knows the nearest one that there is.
    """

    name = "name"

    def __init__(
        self, noun: str, names: Lister, *, shows: bool = False, or_file: bool = False
    ) -> None:
        """A kind of names.

        Args:
            noun: what one is, for the help, e.g. "TASK".
            names: lists them.
            shows: the help lists them as well.
            or_file: a file or a folder will do, too.
        """
        self.noun, self._names = noun, names
        self._shows, self._or_file = shows, or_file

    def get_metavar(
        self, param: click.Parameter, ctx: click.Context | None = None
    ) -> str | None:
        """What stands for a value in the help; arguments keep their own name."""
        if isinstance(param, click.Argument):
            return None
        return f"[{'|'.join(self.known(ctx))}]" if self._shows else self.noun

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The names that begin so; files too, where one will do."""
        found = [
            CompletionItem(name)
            for name in self.known(ctx)
            if name.startswith(incomplete)
        ]
        if self._or_file and (not found or not incomplete):
            found.append(CompletionItem(incomplete, type="file"))
        return found

    def known(self, ctx: click.Context | None = None) -> list[str]:
        """All names; none where a broken package hinders it."""
        with suppress(ScenegenError):
            return list(self._names(ctx))
        return []


def _tasks(ctx: click.Context | None) -> Iterable[str]:
    from scenegen.tasks import TASKS

    return TASKS


def _renderers(ctx: click.Context | None) -> Iterable[str]:
    from scenegen import renderers

    return renderers.RENDERERS


def _recipes(ctx: click.Context | None) -> Iterable[str]:
    from scenegen.recipe.shipped import shipped_recipes

    return shipped_recipes()


def _splits(ctx: click.Context | None) -> Iterable[str]:
    from scenegen.recipe.shipped import SPLITS

    return SPLITS


def _series(ctx: click.Context | None) -> Iterable[str]:
    """Series of the recipe or the task that was typed before."""
    from scenegen.recipe.shipped import series_in

    if ctx is None:
        return ()
    typed: dict[str, Any] = ctx.params
    # What comes before an option without its value is not sorted yet.
    words = [word for word in ctx.args if not word.startswith("-")]
    named = [typed.get("recipe"), typed.get("task"), *words]
    found = [series_in(str(each)) for each in named if each]
    return next((names for names in found if names), ())


def _configs(ctx: click.Context | None) -> Iterable[str]:
    """Configs of the folder that was typed before, or else of the shipped recipes."""
    from scenegen.recipe.shipped import configs_in, shipped_recipes

    words = [] if ctx is None else [ctx.params.get("folder"), *ctx.args]
    for word in words:
        # The files of a config lie in a folder of its name.
        folder = Path(str(word or "")) / "data"
        with suppress(OSError, ValueError):
            found = sorted(each.name for each in folder.iterdir() if each.is_dir())
            if word and found:
                return found
    names = (name for recipe in shipped_recipes() for name in configs_in(recipe))
    return dict.fromkeys(names)


def _added_tokens(ctx: click.Context | None) -> Iterable[str]:
    """Tokens of installed packages, none of which is imported."""
    from importlib.metadata import entry_points

    return sorted(each.name for each in entry_points(group="scenegen.tokens"))


def _all_tokens(ctx: click.Context | None) -> Iterable[str]:
    return (*STANDARD_TOKENS, *_added_tokens(ctx))


def _categories(ctx: click.Context | None) -> Iterable[str]:
    """Categories of models, by their folders: the catalogue would take a second."""
    from importlib.util import find_spec

    found = find_spec("scenegen")
    for each in (found.submodule_search_locations if found else None) or ():
        for root in (Path(each) / "_assets", Path(each).parent / "assets"):
            if (root / "models").is_dir():
                models = (root / "models").iterdir()
                return ("all", *sorted(path.name for path in models if path.is_dir()))
    return ()


def _rooms(ctx: click.Context | None) -> Iterable[str]:
    """Built-in room types, by their files: their classes would take a second."""
    from importlib.util import find_spec

    found = find_spec("scenegen.rooms")
    folders = (found.submodule_search_locations if found else None) or ()
    files = sorted(
        path for each in folders for path in Path(each).glob("room_types/*.py")
    )
    return ("all", *(path.stem for path in files if _is_room_type(path)))


def _is_room_type(path: Path) -> bool:
    return f"\n{path.stem.upper()} = RoomKind(" in path.read_text(encoding="utf-8")


def _formats(ctx: click.Context | None) -> Iterable[str]:
    from scenegen.exports.formats import FORMATS

    return FORMATS


def _styles(ctx: click.Context | None) -> Iterable[str]:
    from scenegen.exports.styles import STYLES

    return STYLES


TASK = NameType("TASK", _tasks, shows=True)
RENDERER = NameType("NAME", _renderers, shows=True)
SPLIT = NameType("SPLIT", _splits, shows=True)
SERIES = NameType("SERIES", _series)
FORMAT = NameType("FORMAT", _formats)
STYLE = NameType("STYLE", _styles)
BASELINE = NameType("NAME", lambda ctx: ("random", "majority", "tokens"))
ROOM = NameType("TYPE", _rooms)
CONFIG = NameType("NAME", _configs)
ADDED_TOKEN = NameType("NAME", _added_tokens)
TOKEN = NameType("NAME", _all_tokens)
TARGET = NameType("KIND", lambda ctx: TARGETS)
CATEGORY = NameType("CATEGORY", _categories)
PROBE = NameType("PROBE", lambda ctx: PROBES)
RECIPE = NameType("RECIPE", _recipes, or_file=True)
