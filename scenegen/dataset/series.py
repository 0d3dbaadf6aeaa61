"""A series as a sequence: any item at once, without building anything."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import finalize

from scenegen.dataset.columns import stored_labels
from scenegen.dataset.images import Picture, encode, open_picture
from scenegen.dataset.items import Item, ItemSequence
from scenegen.dataset.rows import Row, label_row
from scenegen.errors import RecipeError
from scenegen.generation.generator import (
    ItemGenerator,
    OpenGenerator,
    SampledUnit,
    open_generator,
)
from scenegen.generation.renderer_assignment import renderer_of
from scenegen.recipe.loading import change, load_recipe
from scenegen.recipe.model import BAND_UNITS, BANDS, Recipe
from scenegen.recipe.selection import for_task
from scenegen.records.item import Facts
from scenegen.registry import did_you_mean

if TYPE_CHECKING:
    from scenegen.records.frame import Frame


class Series(ItemSequence["SeriesItem"]):
    """The items of one split of one task; item i costs the same for every i.

    A series is cheap to make and to pickle; every process opens its own
    generator with the first item.

    Examples:
        >>> series = scenegen.Series("multiview", seed=7, split="test", n=100)
        >>> len(series), len(series[10:20])
        (100, 10)
        >>> item = series[17]  # made now; no other item is needed
        >>> item.id
        'multiview-7-test-000017'
        >>> item.question == item.facts.question.text
        True
        >>> sorted(item.frames)  # drawn now  # doctest: +SKIP
        ['map', 'view_0', 'view_1', 'view_2', 'view_3']
    """

    def __init__(
        self,
        task: str,
        *,
        seed: int | None = None,
        split: str = "train",
        n: int | None = None,
        renderer: str | Mapping[str, int] | None = None,
        resolution: int | None = None,
    ) -> None:
        """The series of a task's shipped recipe.

        Args:
            task: e.g. "multiview".
            seed: of all streams; the recipe's when None.
            split: "train", "validation", "test" or "ci".
            n: items; what the recipe has in this split when None.
            renderer: e.g. "software", or names with shares of 100.
            resolution: pixels a side of the pictures.

        Raises:
            RecipeError: when the task, the split or a value is not known.
        """
        shares = dict(renderer) if isinstance(renderer, Mapping) else renderer
        recipe = change(
            for_task(task), seed=seed, renderer=shares, resolution=resolution
        )
        self._begin(recipe, recipe.series[0].label, split=split, n=n)

    @classmethod
    def of_recipe(
        cls,
        recipe: Recipe,
        name: str | None = None,
        *,
        split: str = "train",
        n: int | None = None,
        generator: OpenGenerator = open_generator,
    ) -> Series:
        """A series of any recipe; its first when `name` is None.

        Raises:
            RecipeError: when the recipe has no such series or split.
        """
        series = cls.__new__(cls)
        series._begin(recipe, name or recipe.series[0].label, split=split, n=n)
        series._open = generator
        return series

    @classmethod
    def from_recipe(
        cls,
        recipe: str | Path,
        series: str | None = None,
        *,
        split: str = "train",
        n: int | None = None,
        **values: object,
    ) -> Series:
        """A series of a recipe file, of a data set's manifest, or of a shipped recipe.

        Args:
            recipe: path of a .yaml file or a manifest.json, or a shipped name.
            series: its name in the recipe; the first when None.
            split: "train", "validation", "test" or "ci".
            n: items; what the recipe has in this split when None.
            values: other values at the top level of the recipe, such as `seed`,
                `renderer` or `resolution`.

        Raises:
            RecipeError: when there is no such recipe, series or split, or a value is
                not allowed.

        Examples:
            >>> hard = scenegen.Series.from_recipe(
            ...     "benchmark-20k", "path_hard", split="test", seed=11
            ... )
            >>> hard
            <Series 'path_hard', seed 11, split 'test', 300 items>
        """
        changed = change(load_recipe(str(recipe)), **values)
        return cls.of_recipe(changed, series, split=split, n=n)

    def _begin(self, recipe: Recipe, name: str, *, split: str, n: int | None) -> None:
        labels = {series.label: series for series in recipe.series}
        if name not in labels:
            hint = did_you_mean(name, labels)
            raise RecipeError(f"recipe '{recipe.name}' has no series '{name}'; {hint}")
        if split not in BANDS:
            raise RecipeError(f"unknown split '{split}'; {did_you_mean(split, BANDS)}")
        items = labels[name].splits.get(split) if n is None else n
        if items is None:
            known = ", ".join(labels[name].splits)
            raise RecipeError(
                f"recipe '{recipe.name}' has no split '{split}' (it has {known}); say "
                "how many items it shall have with n"
            )
        if not 1 <= items <= 2 * BAND_UNITS:
            raise RecipeError(f"n must be 1 to {2 * BAND_UNITS}, not {items}")
        self.recipe, self.name, self.split = recipe, name, split
        self._items = items
        self._open: OpenGenerator = open_generator
        self._last: tuple[int, SampledUnit] | None = None

    def __len__(self) -> int:
        """How many items there are."""
        return self._items

    def _item(self, place: int) -> SeriesItem:
        return SeriesItem(self, self._unit(place // 2).twins[place % 2])

    def _name(self) -> str:
        return (
            f"series '{self.name}', which has {self._items} items in split "
            f"'{self.split}'"
        )

    def __repr__(self) -> str:
        """Its name, seed, split and size."""
        return (
            f"<Series {self.name!r}, seed {self.recipe.seed}, split {self.split!r}, "
            f"{self._items} items>"
        )

    def __getstate__(self) -> dict[str, object]:
        """Without the open generator and the last unit."""
        state = dict(self.__dict__)
        state.pop("generator", None)
        state.pop("_stack", None)
        return {**state, "_last": None}

    @cached_property
    def generator(self) -> ItemGenerator:
        """Where items are made; opened with the first."""
        self._stack = ExitStack()
        # Whoever forgets to close it has it closed while Python still works.
        finalize(self, self._stack.close)
        return self._stack.enter_context(self._open(self.recipe, draws=False))

    def close(self) -> None:
        """Close the renderers that are open; the series stays usable."""
        if "generator" in self.__dict__:
            self._stack.close()
            del self.__dict__["generator"]

    def _unit(self, unit: int) -> SampledUnit:
        """A unit; the last one is kept, since twins are often read together."""
        if self._last is None or self._last[0] != unit:
            self._last = unit, self.generator.make(self.name, self.split, unit)
        return self._last[1]


class SeriesItem(Item):
    """An item that was made; its frames are drawn as soon as they are asked for."""

    def __init__(self, series: Series, facts: Facts) -> None:
        """An item of a series."""
        self._series = series
        self._facts = facts

    @property
    def facts(self) -> Facts:
        """Everything that is known of it but the pictures."""
        return self._facts

    @cached_property
    def labels(self) -> Row:
        """All columns but the pictures, as the Parquet would have them."""
        recipe = self._series.recipe
        row: Row = stored_labels(label_row(self._facts, recipe), recipe.tokens)
        return row

    @property
    def config(self) -> str:
        """The config of its series."""
        blocks = {each.label: each for each in self._series.recipe.series}
        return blocks[self._series.name].home

    @property
    def renderer(self) -> str:
        """The renderer of its pictures."""
        return renderer_of(self._series.recipe.renderer, self.facts.address)

    def _has_pictures_of(self, other: Item) -> bool:
        """Those of one recipe follow from the facts: nothing is drawn to compare."""
        if (
            isinstance(other, SeriesItem)
            and self._series.recipe == other._series.recipe
        ):
            return True
        return super()._has_pictures_of(other)

    @cached_property
    def frames(self) -> Mapping[str, Frame]:
        """The frames of all views by name, visible and hidden.

        Raises:
            RenderError: when the renderer is missing or failed.
        """
        return self._series.generator.draw(self.facts)

    @cached_property
    def _pictures(self) -> tuple[tuple[Picture, ...], tuple[Picture, ...]]:
        """As the files of a build hold them, so that JPEG leaves the same traces."""
        image = self._series.recipe.image
        rig = self._facts.rig
        shown, hidden = (
            tuple(
                open_picture(encode(self.frames[view.name].rgb, image))
                for view in views
            )
            for views in (rig.visible, rig.hidden)
        )
        return shown, hidden
