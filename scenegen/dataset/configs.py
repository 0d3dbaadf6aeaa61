"""The configs of a data set: which files each has, and which one loads first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from scenegen.dataset.columns import columns
from scenegen.dataset.dense_rows import DENSE_COLUMNS
from scenegen.recipe.model import BANDS, DENSE, Recipe
from scenegen.records.columns import Column

ALL = "all"
"""Name of the config of all honest series."""


class Config(NamedTuple):
    """A config, as loaders find it.

    Attributes:
        name: of it.
        files: patterns of the files of each split, in the folder of the data set.
        items: how many each split has.
        is_default: whether it loads where no name is given.
    """

    name: str
    files: Mapping[str, tuple[str, ...]]
    items: Mapping[str, int]
    is_default: bool


def configs_of(recipe: Recipe, manifest: Mapping[str, Any]) -> list[Config]:
    """The configs, in the order in which a card lists them.

    Where several are honest, one of them all comes first and loads without a name;
    else the honest one does.

    Args:
        recipe: of the data set.
        manifest: as `manifest.describe` gives it.
    """
    whole = _config_of_all(recipe, manifest)
    first = first_honest(recipe)
    found = [
        Config(
            config,
            {split: (f"data/{config}/{split}-*.parquet",) for split in splits},
            splits,
            is_default=config == first and not whole,
        )
        for config, splits in recipe.configs.items()
    ]
    return whole + found + _config_of_dense(recipe, manifest)


def _config_of_dense(recipe: Recipe, manifest: Mapping[str, Any]) -> list[Config]:
    """A config of dense targets, where some series asks for them."""
    items: dict[str, int] = {}
    for each in manifest.get(DENSE, ()):
        items[each["split"]] = items.get(each["split"], 0) + each["rows"]
    if not recipe.has_dense or not items:
        return []
    ordered = [split for split in BANDS if split in items]
    return [
        Config(
            DENSE,
            {split: (f"{DENSE}/{split}-*.parquet",) for split in ordered},
            {split: items[split] for split in ordered},
            is_default=False,
        )
    ]


def columns_of(config: Config, recipe: Recipe) -> tuple[Column, ...]:
    """The columns of a config."""
    is_dense = config.name == DENSE and recipe.has_dense
    return DENSE_COLUMNS if is_dense else columns(recipe.tokens)


def first_honest(recipe: Recipe) -> str:
    """The first config that has an honest series; the first where none has."""
    honest = [series.home for series in recipe.series if not series.control]
    return next(iter([*honest, *recipe.configs]))


def _config_of_all(recipe: Recipe, manifest: Mapping[str, Any]) -> list[Config]:
    """A config of all honest series; none where a single config is that already."""
    honest = {
        series.label: series.home for series in recipe.series if not series.control
    }
    if len(set(honest.values())) < 2 or ALL in recipe.configs:
        return []
    files: dict[str, dict[str, None]] = {}
    items: dict[str, int] = {}
    for shard in manifest["shards"]:
        if shard["series"] in honest:
            split = shard["split"]
            files.setdefault(split, {})[_files_of(shard, recipe)] = None
            items[split] = items.get(split, 0) + shard["rows"]
    ordered = [split for split in BANDS if split in files]
    return [
        Config(
            ALL,
            {split: tuple(files[split]) for split in ordered},
            {split: items[split] for split in ordered},
            is_default=True,
        )
    ]


def _files_of(shard: Mapping[str, Any], recipe: Recipe) -> str:
    """A pattern of all files of a config and a split; one file beside controls."""
    mates = [each for each in recipe.series if each.home == shard["config"]]
    if any(each.control for each in mates):
        return str(shard["path"])
    return f"data/{shard['config']}/{shard['split']}-*.parquet"
