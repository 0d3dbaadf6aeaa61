"""What the card of a data set says of its config of dense targets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from scenegen.dataset.columns import markdown_rows, table_of, yaml_features
from scenegen.dataset.dense_rows import DENSE_COLUMNS
from scenegen.recipe.model import BANDS, DENSE, Recipe


def dense_info(manifest: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Its entry in `dataset_info` of the front matter, if there is such a config."""
    files = manifest.get(DENSE, ())
    if not files:
        return
    splits = []
    for split in BANDS:
        mine = [each for each in files if each["split"] == split]
        if mine:
            splits.append(
                {
                    "name": split,
                    "num_bytes": sum(each["bytes_in_memory"] for each in mine),
                    "num_examples": sum(each["rows"] for each in mine),
                }
            )
    yield {
        "config_name": DENSE,
        "features": yaml_features(DENSE_COLUMNS),
        "splits": splits,
        "download_size": sum(each["bytes"] for each in files),
        "dataset_size": sum(each["bytes_in_memory"] for each in files),
    }


def dense_values(recipe: Recipe, manifest: Mapping[str, Any]) -> dict[str, str]:
    """The values of its section of the template; empty ones where it is left out."""
    files = manifest.get(DENSE, ())
    return {
        "dense": markdown_rows(
            (f"`{each.label}`", ", ".join(each.targets))
            for each in recipe.series
            if files and each.targets
        ),
        "dense_columns": table_of(DENSE_COLUMNS) if files else "",
        "dense_split": str(files[0]["split"]) if files else "",
    }
