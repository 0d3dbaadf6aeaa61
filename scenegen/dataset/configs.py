"""The configs of a data set: which files each has, and which one loads first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from scenegen.recipe.model import BANDS, Recipe

ALL = "all"
"""Name of the config of all honest series."""


class Config(NamedTuple):
    """A config, as loaders find it.

    Attributes:
        name: of it.
        files: patterns of the files of each split, in the folder of the data set.
        items: how many each split has.
    """

    name: str
    files: Mapping[str, tuple[str, ...]]
    items: Mapping[str, int]


def configs_of(recipe: Recipe, manifest: Mapping[str, Any]) -> list[Config]:
    """The configs; the first of them is the one that loads without a name.

    Where several are honest, that is one of them all.

    Args:
        recipe: of the data set.
        manifest: as `manifest.describe` gives it.
    """
    found = [
        Config(
            config,
            {split: (f"data/{config}/{split}-*.parquet",) for split in splits},
            splits,
        )
        for config, splits in recipe.configs.items()
    ]
    return _config_of_all(recipe, manifest) + found


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
        )
    ]


def _files_of(shard: Mapping[str, Any], recipe: Recipe) -> str:
    """A pattern of all files of a config and a split; one file beside controls."""
    mates = [each for each in recipe.series if each.home == shard["config"]]
    if any(each.control for each in mates):
        return str(shard["path"])
    return f"data/{shard['config']}/{shard['split']}-*.parquet"
