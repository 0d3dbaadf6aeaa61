"""Tables of what recipes may name: built in, or brought by an installed package.

A table maps names to "module:attribute" and imports an entry when it is asked for,
so that a name can be checked without what it needs. A package outside scenegen adds to
a table through the entry-point group of the table:

    [project.entry-points."scenegen.tasks"]
    tallest = "own_task.task:TallestTask"
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from typing import Generic, TypeVar, cast

from scenegen.errors import RecipeError

T = TypeVar("T")


class Registry(Mapping[str, T], Generic[T]):
    """Names to objects of one kind; built-in names first, then those of plug-ins."""

    def __init__(
        self,
        noun: str,
        group: str,
        built_in: Mapping[str, str],
        *,
        base: str,
        of_classes: bool = False,
    ) -> None:
        """A table.

        Args:
            noun: what an entry is, for messages, e.g. "task".
            group: of the entry points that add to it, e.g. "scenegen.tasks".
            built_in: name to "module:attribute".
            base: "module:Class" that entries are instances of; imported for plug-ins
                only, so that a table costs nothing, in Blender's Python too.
            of_classes: entries are subclasses of it instead.
        """
        self.noun = noun
        self.group = group
        self._base = base
        self._of_classes = of_classes
        self._built_in = dict(built_in)

    def __getitem__(self, name: str) -> T:
        """The entry of a name, imported now.

        Raises:
            KeyError: when there is none; `find` says it to users.
            RecipeError: when a plug-in cannot be imported.
        """
        if name in self._built_in:
            return cast("T", _named(self._built_in[name]))
        return self._load(self._plug_ins[name])

    def __contains__(self, name: object) -> bool:
        """Whether there is such an entry; imports nothing."""
        return name in self._built_in or name in self._plug_ins

    def __iter__(self) -> Iterator[str]:
        """All names; imports nothing."""
        yield from self._built_in
        yield from self._plug_ins

    def __len__(self) -> int:
        """How many names there are."""
        return len(self._built_in) + len(self._plug_ins)

    def find(self, name: str) -> T:
        """The entry of a name.

        Raises:
            RecipeError: when there is none, with the nearest name.
        """
        if name not in self:
            raise RecipeError(f"unknown {self.noun} '{name}'; {self.hint(name)}")
        return self[name]

    def hint(self, name: str) -> str:
        """The end of a message about a name that is not in the table."""
        return did_you_mean(name, self)

    @property
    def built_in(self) -> tuple[str, ...]:
        """The names that come with scenegen."""
        return tuple(self._built_in)

    @cached_property
    def _plug_ins(self) -> dict[str, EntryPoint]:
        """Entry points by name, in the order of names.

        Raises:
            RecipeError: when two packages bring the same name, or one takes a name that
                is built in: no one could say which of them made an item.
        """
        found: dict[str, EntryPoint] = {}
        for each in sorted(entry_points(group=self.group), key=lambda each: each.name):
            other = "scenegen itself" if each.name in self._built_in else ""
            if each.name in found and _origin(found[each.name]) != _origin(each):
                other = " of ".join(_origin(found[each.name]))
            if other:
                raise RecipeError(
                    f"{self.noun} '{each.name}' of the plug-in "
                    f"{' of '.join(_origin(each))} is also one of {other}; uninstall "
                    "one of them, or rename its entry point"
                )
            found[each.name] = each
        return found

    def _load(self, plug_in: EntryPoint) -> T:
        """The object that a package has registered, checked.

        Code of others runs here, and whatever it raises is told as a fault of the
        package: even `SystemExit`, by which a build would end as if it were done.
        """
        where = f"{self.noun} '{plug_in.name}' of the plug-in {plug_in.value}"
        try:
            entry = plug_in.load()
        except (Exception, SystemExit) as error:
            raise RecipeError(
                f"{where} cannot be imported ({type(error).__name__}: {error}); fix or "
                "uninstall that package"
            ) from error
        if not self._fits(entry):
            what = "subclass" if self._of_classes else "instance"
            raise RecipeError(
                f"{where} is {entry!r}, which is no {what} of {self._base}; "
                "fix or uninstall that package"
            )
        name = getattr(entry, "name", None)
        if isinstance(name, str) and name != plug_in.name:
            raise RecipeError(
                f"{where} calls itself '{name}'; rename its entry point or its `name`, "
                "so that items tell what made them"
            )
        return cast("T", entry)

    def _fits(self, entry: object) -> bool:
        base = _named(self._base)
        if not isinstance(base, type):
            raise TypeError(f"{self._base} is no class")
        if self._of_classes:
            return isinstance(entry, type) and issubclass(entry, base)
        return isinstance(entry, base)


def _named(place: str) -> object:
    """What "module:attribute" names, imported."""
    module, _, attribute = place.partition(":")
    found: object = getattr(import_module(module), attribute)
    return found


def _origin(plug_in: EntryPoint) -> tuple[str, str]:
    """What an entry point names, and the package that brings it."""
    return plug_in.value, plug_in.dist.name if plug_in.dist else "an unknown package"


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """The end of a message about an unknown name: the nearest one, or all of them."""
    known = sorted(names)
    near = get_close_matches(name, known, n=1, cutoff=0.55)
    if near:
        return f"did you mean '{near[0]}'?"
    return f"known: {', '.join(known)}" if known else "no names are registered"
