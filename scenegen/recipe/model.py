"""Recipes: what people write to say which data set they want.

A recipe is data: numbers and names, read strictly, so that a typo is an error with a
path and never a silent default. Names become objects in `resolve`, and nowhere else.
This is one of the two files that import pydantic.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import yaml
from pydantic import JsonValue, field_serializer

from scenegen import params
from scenegen._version import GENERATOR_VERSION
from scenegen.catalogue.held_out import HeldOut
from scenegen.catalogue.packs import CatalogueParams
from scenegen.errors import RecipeError
from scenegen.params import (
    Field,
    Params,
    field_validator,
    model_validator,
)
from scenegen.registry import did_you_mean

if TYPE_CHECKING:
    from scenegen.catalogue import Catalogue

BANDS = {"train": 0, "validation": 10_000_000, "test": 20_000_000, "ci": 90_000_000}
"""First scene number of every split; no band reaches into the next."""

BAND_UNITS = 10_000_000
"""Units that a band holds."""

SHIPPED = "_recipes"
"""Where a wheel keeps the recipes; a checkout has them beside the package."""

Share = Annotated[int, Field(ge=1, le=100)]
"""Units of a hundred."""


class ImageFormat(Params):
    """How frames are encoded.

    Attributes:
        kind: PNG is lossless, so is WebP at quality 100; JPEG keeps all colour (4:4:4).
        quality: of JPEG and WebP.
    """

    kind: Literal["jpeg", "png", "webp"] = "jpeg"
    quality: int = Field(default=95, ge=50, le=100)


class SeriesBlock(Params):
    """One task with its parameters: one config of the data set, or a part of one.

    Attributes:
        task: name of the question family.
        name: of the series, as items are named; the task's name if not given.
        config: folder and config that its items go into; the series' own if not given.
        control: how its items are spoilt on purpose, see `dataset.controls`; "" for
            honest ones.
        splits: items per split. Items 2u and 2u + 1 are the twins of unit u.
        draws_on: "core" for what is not held out, "held_out" for nothing else.
        max_attempts: scenes tried for one slot before the build gives up.
        jitters: times that everything is moved a little; the answer must stay.
        params: parameters of the task.
        layout: parameters of the rooms; `kind` chooses the sampler.
        rig: parameters of the cameras; `kind` chooses the sampler.
    """

    task: str
    name: str = Field(default="", pattern=r"^[a-z0-9][a-z0-9_]*$|^$", max_length=40)
    config: str = Field(default="", pattern=r"^[a-z0-9][a-z0-9_]*$|^$", max_length=40)
    control: Literal["", "removed", "black", "first_view", "mismatched"] = ""
    splits: dict[str, int]
    draws_on: Literal["core", "held_out"] = "core"
    max_attempts: int = Field(default=400, ge=1, le=100_000)
    jitters: int = Field(default=16, ge=0, le=64)
    params: dict[str, JsonValue] = Field(default_factory=dict)
    layout: dict[str, JsonValue] = Field(default_factory=dict)
    rig: dict[str, JsonValue] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _check_splits(self) -> "SeriesBlock":
        if not self.splits:
            raise ValueError("splits must name at least one split")
        for split, items in self.splits.items():
            if split not in BANDS:
                hint = did_you_mean(split, BANDS)
                raise ValueError(f"splits: unknown name '{split}'; {hint}")
            if not 1 <= items <= 2 * BAND_UNITS:
                raise ValueError(
                    f"splits.{split} must be 1 to {2 * BAND_UNITS} items, not {items}"
                )
        return self

    @property
    def label(self) -> str:
        """The name of the series."""
        return self.name or self.task

    @property
    def home(self) -> str:
        """The name of the config that its items go into."""
        return self.config or self.label


class Recipe(Params):
    """Everything that decides the bytes of a data set.

    Attributes:
        version: of the recipe format.
        name: of the data set.
        seed: of all random streams.
        generator: refuses to run on another generator version, when given.
        resolution: pixels a side of the pictures.
        renderer: who draws them: a name, or names with the units of a hundred that
            each draws, see `dataset.painters`. No label depends on it.
        truth_size: pixels a side of the masks that decide labels.
        items_per_shard: at most; even, since a shard holds whole units.
        image: how pictures are encoded.
        catalogue: where furniture comes from.
        held_out: what only series that draw on it may show.
        series: the parts of the configs.
    """

    version: Literal[1]
    name: str = Field(pattern=r"^[a-zA-Z0-9][a-zA-Z0-9_.-]*$", max_length=80)
    seed: int = Field(ge=0, lt=2**63)
    generator: str | None = None
    resolution: int = Field(default=512, ge=64, le=2048)
    renderer: dict[str, Share] = Field(default_factory=lambda: {"software": 100})
    truth_size: int = Field(default=256, ge=64, le=1024)
    items_per_shard: int = Field(default=200, ge=2, le=2000, multiple_of=2)
    image: ImageFormat = Field(default_factory=ImageFormat)
    catalogue: CatalogueParams = Field(default_factory=CatalogueParams)
    held_out: HeldOut = Field(default_factory=HeldOut)
    series: tuple[SeriesBlock, ...]

    @field_validator("renderer", mode="before")
    @classmethod
    def _one_name(cls, value: object) -> object:
        """A name alone draws everything."""
        if isinstance(value, str):
            return {value: 100}
        if not isinstance(value, dict):
            raise ValueError(
                f"must be a name, or a mapping of names to shares of 100, not {value!r}"
            )
        return value

    @field_validator("renderer")
    @classmethod
    def _check_shares(cls, shares: dict[str, int]) -> dict[str, int]:
        total = sum(shares.values())
        if total != 100:
            raise ValueError(f"shares must add up to 100, not to {total}")
        return shares

    @field_serializer("renderer")
    def _as_written(self, shares: dict[str, int]) -> str | dict[str, int]:
        """A name where there is one only."""
        return next(iter(shares)) if len(shares) == 1 else shares

    @model_validator(mode="after")
    def _check(self) -> "Recipe":
        if not self.series:
            raise ValueError("series must name at least one task")
        labels = [series.label for series in self.series]
        twice = sorted({label for label in labels if labels.count(label) > 1})
        if twice:
            raise ValueError(
                f"two series are named {', '.join(twice)}; give each a name"
            )
        if self.generator not in (None, GENERATOR_VERSION):
            raise ValueError(
                f"the recipe is for generator '{self.generator}' and this is "
                f"'{GENERATOR_VERSION}'; install the release that the recipe names, "
                "or drop `generator` to accept other items"
            )
        return self

    @property
    def configs(self) -> dict[str, dict[str, int]]:
        """Items by config and split, in the order of the recipe and of the bands."""
        items: dict[str, Counter[str]] = {}
        for series in self.series:
            items.setdefault(series.home, Counter()).update(series.splits)
        return {home: dict(ordered(splits)) for home, splits in items.items()}


def load_recipe(name: str) -> Recipe:
    """The recipe at a path, or the shipped one of that name.

    Raises:
        RecipeError: when there is none, or with everything that is wrong with it.
    """
    path = find_recipe(name)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RecipeError(f"recipe {path} cannot be read: {error}") from error
    values = (
        _of_manifest(path, text) if path.suffix == ".json" else _of_yaml(path, text)
    )
    return read_recipe(values, where=f"recipe {path}")


def _of_yaml(path: Path, text: str) -> object:
    """The values of a recipe file.

    Raises:
        RecipeError: when it is not YAML.
    """
    try:
        return yaml.load(text, _Strict)
    except yaml.YAMLError as error:
        raise RecipeError(f"recipe {path} is not YAML: {error}") from error


def _of_manifest(path: Path, text: str) -> object:
    """The values of the recipe that a data set was built from.

    Raises:
        RecipeError: when it is no manifest.
    """
    try:
        return json.loads(text)["recipe"]
    except (ValueError, KeyError, TypeError) as error:
        raise RecipeError(
            f"recipe {path} is not the manifest.json of a data set ({error!r})"
        ) from error


def read_recipe(values: object, *, where: str = "recipe") -> Recipe:
    """A checked recipe from plain values.

    Raises:
        RecipeError: with everything that is wrong, each with its path.
    """
    recipe, found = params.parse(Recipe, values)
    found += _wrong_rooms(values) + _wrong_parts(values) + _wrong_renderer(values)
    if recipe is None or found:
        raise params.refuse(found, where=where)
    return recipe


def find_recipe(name: str) -> Path:
    """Where a recipe is: the file of that path, or the shipped one of that name.

    A data set's manifest.json is a recipe file too.

    Raises:
        RecipeError: when it is neither.
    """
    path = Path(name)
    if path.suffix in (".yaml", ".yml", ".json") or len(path.parts) > 1:
        if not path.is_file():
            raise RecipeError(f"recipe '{name}': there is no such file")
        return path
    shipped = shipped_recipes()
    if name not in shipped:
        hint = did_you_mean(name, shipped)
        raise RecipeError(
            f"recipe '{name}' is neither a .yaml file nor shipped; {hint}"
        )
    return shipped[name]


def shipped_recipes() -> dict[str, Path]:
    """The recipes that come with the program, by name."""
    package = Path(__file__).parent.parent
    for folder in (package / SHIPPED, package.parent / "recipes"):
        if folder.is_dir():
            return {path.stem: path for path in sorted(folder.glob("*.yaml"))}
    return {}


def change(recipe: Recipe, **values: object) -> Recipe:
    """The same recipe with other values at the top level; None leaves one as it is.

    Raises:
        RecipeError: when a new value is not allowed.
    """
    plain = recipe.model_dump(mode="json")
    plain.update({key: value for key, value in values.items() if value is not None})
    return read_recipe(plain)


def canonical(recipe: Recipe) -> str:
    """The one text of a recipe: every value that decides bytes, defaults included.

    It is a recipe itself: `read_recipe(json.loads(text))` gives an equal text.
    """
    plain = recipe.model_dump(mode="json", exclude={"series"})
    plain["generator"] = GENERATOR_VERSION
    plain["series"] = [_canonical_series(series) for series in recipe.series]
    return json.dumps(plain, sort_keys=True, separators=(",", ":"))


def _canonical_series(series: SeriesBlock) -> dict[str, object]:
    from scenegen.recipe.parts import ROOMS, parts_of

    parts = parts_of(series)
    return {
        "task": series.task,
        "name": series.label,
        "config": series.home,
        "control": series.control,
        "splits": dict(ordered(series.splits)),
        "draws_on": series.draws_on,
        "max_attempts": series.max_attempts,
        "jitters": series.jitters,
        "params": parts.params.model_dump(mode="json"),
        "layout": {"kind": ROOMS, **parts.rooms.model_dump(mode="json")},
        "rig": {"kind": parts.task.rig, **parts.rig.model_dump(mode="json")},
    }


def ordered(splits: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """(name, items) in the order of the bands."""
    return ((split, splits[split]) for split in BANDS if split in splits)


def stock_of(recipe: Recipe) -> "Catalogue":
    """The catalogue that a recipe draws from, packs included.

    Raises:
        AssetError: when a pack is missing or is another one.
    """
    from scenegen.catalogue import open_catalogue

    return open_catalogue(recipe.catalogue)


def _wrong_parts(values: object) -> list[str]:
    """What is wrong inside the series, as far as they can be read at all."""
    from scenegen.recipe.parts import choose

    series = values.get("series") if isinstance(values, Mapping) else None
    if not isinstance(series, Sequence) or isinstance(series, str):
        return []
    found = []
    for index, each in enumerate(series):
        if isinstance(each, Mapping):
            found += choose(each, ("series", index))[1]
    return found


def _wrong_rooms(values: object) -> list[str]:
    """Held-out kinds of rooms that nobody knows: the catalogue cannot tell them."""
    from scenegen.rooms.room_types import ROOM_KINDS

    held = values.get("held_out") if isinstance(values, Mapping) else None
    rooms = held.get("rooms") if isinstance(held, Mapping) else None
    if not isinstance(rooms, Sequence) or isinstance(rooms, str):
        return []
    return [
        f"held_out.rooms.{index}: unknown kind of room '{name}'; "
        f"{did_you_mean(name, ROOM_KINDS)}"
        for index, name in enumerate(rooms)
        if isinstance(name, str) and name not in ROOM_KINDS
    ]


def _wrong_renderer(values: object) -> list[str]:
    """Renderers that nobody knows, each with its path."""
    from scenegen.renderers import RENDERERS

    given = values.get("renderer") if isinstance(values, Mapping) else None
    paths = {given: "renderer"} if isinstance(given, str) else {}
    if isinstance(given, Mapping):
        paths = {str(name): f"renderer.{name}" for name in given}
    return [
        f"{path}: unknown name '{name}'; {did_you_mean(name, RENDERERS)}"
        for name, path in paths.items()
        if name not in RENDERERS
    ]


class _Strict(yaml.SafeLoader):
    """Plain YAML, except that a key may stand only once in a mapping."""

    def construct_mapping(
        self, node: yaml.MappingNode, deep: bool = False
    ) -> dict[Any, Any]:
        """The mapping of a node."""
        keys = [key.value for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.MarkedYAMLError(
                    problem=f"key '{key}' stands twice", problem_mark=node.start_mark
                )
        return super().construct_mapping(node, deep)
