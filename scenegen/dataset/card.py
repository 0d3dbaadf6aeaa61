"""The README of a data set: YAML for the Hub, and the text of `card.md` for people."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from string import Template
from types import MappingProxyType
from typing import Any

import yaml

from scenegen.dataset.attributions import licence_rows
from scenegen.dataset.card_items import CardItems
from scenegen.dataset.card_tables import config_values, item_values, series_values
from scenegen.dataset.columns import (
    columns,
    columns_table,
    markdown_rows,
    yaml_features,
)
from scenegen.dataset.configs import Config, configs_of, first_honest
from scenegen.dataset.dense_card import dense_info, dense_values
from scenegen.errors import ShardError, told_as
from scenegen.generation.renderer_assignment import EXACT
from scenegen.recipe.model import Recipe
from scenegen.recipe.plain_yaml import yaml_values
from scenegen.tokens.depth_grid import EDGES_MM

TEMPLATE = Path(__file__).with_name("card.md")
"""The text of a card: `$name` is filled in, and what is between `<!-- if name -->` and
`<!-- end -->` is left out where there is no such value."""

SIZES = (
    (1_000, "n<1K"),
    (10_000, "1K<n<10K"),
    (100_000, "10K<n<100K"),
    (1_000_000, "100K<n<1M"),
    (10_000_000, "1M<n<10M"),
)
"""The Hub's size categories, by the number that they stay under."""

DATA_LICENCE = """\
The pictures, questions, labels and tables of this data set are licensed under the
Creative Commons Attribution 4.0 International licence (CC BY 4.0):
https://creativecommons.org/licenses/by/4.0/legalcode

Please credit "scenegen" and the name of this data set.

The 3D models and materials that stand in the pictures have licences of their own; each
is listed with its source in ATTRIBUTIONS.md. The program that made the data set is
licensed under the Apache License 2.0.
"""

OWN, AUDITED, PEOPLE = "own words", "audit", "human check"
"""Sections that do not follow from recipe and shards: what people wrote, what
audit.json says, what people answered."""

NO_ITEMS = CardItems()

NOTHING: Mapping[str, str] = MappingProxyType({})

_BLOCK = re.compile(r"<!-- if (\w+) -->\n|<!-- end -->\n")


def write_card(
    recipe: Recipe,
    manifest: Mapping[str, Any],
    attributions: str,
    items: CardItems = NO_ITEMS,
    parts: Mapping[str, str] = NOTHING,
) -> str:
    """The text of README.md; its counts are those of the files.

    Args:
        recipe: of the data set.
        manifest: as `manifest.describe` gives it.
        attributions: the text of ATTRIBUTIONS.md; the card sums it up.
        items: what it shows of the items.
        parts: texts of sections that do not follow from these, by name, see `card.md`.
    """
    front = yaml.safe_dump(
        front_matter(recipe, manifest), sort_keys=False, allow_unicode=True, width=88
    )
    values = {
        **_values(recipe, manifest),
        **_loading(recipe, manifest),
        **config_values(recipe, manifest),
        **series_values(recipe, manifest),
        **dense_values(recipe, manifest),
        **_about(recipe),
        **item_values(items),
        "licences": markdown_rows(licence_rows(attributions)),
    }
    text = render(TEMPLATE.read_text(encoding="utf-8"), values)
    for name, body in parts.items():
        text = with_section(text, name, body)
    return f"---\n{front}---\n\n{text}"


def render(template: str, values: Mapping[str, str]) -> str:
    """A template with its values; a block without a value is left out.

    Raises:
        KeyError: when a value is missing.
    """
    parts: list[str] = []
    shown = [True]
    at = 0
    for mark in _BLOCK.finditer(template):
        if shown[-1]:
            parts.append(template[at : mark.start()])
        at = mark.end()
        if mark[1]:
            shown.append(shown[-1] and bool(values[mark[1]]))
        else:
            shown.pop()
    parts.append(template[at:])
    return Template("".join(parts)).substitute(values)


def with_section(text: str, name: str, body: str) -> str:
    """A card with another text between the comments that mark a section.

    Args:
        text: of the card.
        name: of the section, see `card.md`.
        body: what it says now.

    Raises:
        ShardError: when the card has no such section.
    """
    begin, end = f"<!-- section {name} -->\n", f"<!-- end of {name} -->"
    head, _, tail = _cut(text, name)
    return f"{head}{begin}{body}\n{end}{tail}"


def section(text: str, name: str) -> str:
    """What a card says between the comments that mark a section.

    Raises:
        ShardError: when the card has no such section.
    """
    return _cut(text, name)[1].removesuffix("\n")


def _cut(text: str, name: str) -> tuple[str, str, str]:
    """What is before a section, in it, and after it, without its comments."""
    begin, end = f"<!-- section {name} -->\n", f"<!-- end of {name} -->"
    head, found, rest = text.partition(begin)
    body, closed, tail = rest.partition(end)
    if not found or not closed:
        raise ShardError(
            f"README.md has no section '{name}': a line <!-- section {name} --> and, "
            f"after it, <!-- end of {name} -->. Put both back, or move the file away "
            "and run the build again, which writes a new one."
        )
    return head, body, tail


def front_matter(recipe: Recipe, manifest: Mapping[str, Any]) -> dict[str, Any]:
    """What the Hub reads."""
    rows = sum(shard["rows"] for shard in manifest["shards"])
    return {
        "license": "cc-by-4.0",
        "pretty_name": recipe.card.pretty_name or recipe.name,
        "language": ["en"],
        "task_categories": ["visual-question-answering", "image-text-to-text"],
        "size_categories": [size_category(rows)],
        "tags": [
            "spatial-reasoning",
            "synthetic",
            "multi-view",
            "perception-tokens",
            "datasets",
        ],
        "configs": [_config(config) for config in configs_of(recipe, manifest)],
        "dataset_info": [
            *(_info(recipe, config, manifest) for config in recipe.configs),
            *dense_info(manifest),
        ],
    }


def counts_in_card(text: str) -> dict[tuple[str, str], int]:
    """The number of items by (config, split) that the text of a README claims.

    Raises:
        ShardError: when its front matter cannot be read.
    """
    with told_as(ShardError, "its front matter", "Run the build again."):
        front: Any = yaml_values(text.split("---\n")[1])
        return {
            (info["config_name"], split["name"]): int(split["num_examples"])
            for info in front["dataset_info"]
            for split in info["splits"]
        }


def size_category(rows: int) -> str:
    """The Hub's name for a number of rows."""
    for limit, name in SIZES:
        if rows < limit:
            return name
    return "n>10M"


def _config(config: Config) -> dict[str, Any]:
    files = [
        {"split": split, "path": paths[0] if len(paths) == 1 else list(paths)}
        for split, paths in config.files.items()
    ]
    default = {"default": True} if config.is_default else {}
    return {"config_name": config.name, **default, "data_files": files}


def _info(recipe: Recipe, config: str, manifest: Mapping[str, Any]) -> dict[str, Any]:
    mine = [each for each in manifest["shards"] if each["config"] == config]
    splits = []
    for split in recipe.configs[config]:
        shards = [each for each in mine if each["split"] == split]
        splits.append(
            {
                "name": split,
                "num_bytes": sum(each["bytes_in_memory"] for each in shards),
                "num_examples": sum(each["rows"] for each in shards),
            }
        )
    return {
        "config_name": config,
        "features": yaml_features(columns(recipe.tokens)),
        "splits": splits,
        "download_size": sum(each["bytes"] for each in mine),
        "dataset_size": sum(each["bytes_in_memory"] for each in mine),
    }


def _values(recipe: Recipe, manifest: Mapping[str, Any]) -> dict[str, str]:
    """The values of the template, but for those of tables and of optional sections."""
    bands = sorted(manifest["bands"].items(), key=lambda band: int(band[1]))
    return {
        "version": manifest["versions"]["scenegen"],
        "total": f"{sum(shard['rows'] for shard in manifest['shards']):,}",
        "pictures": "yes" if recipe.has_pictures else "",
        "no_pictures": "" if recipe.has_pictures else "yes",
        "columns": columns_table(recipe.tokens),
        "depth_edges": ", ".join(map(str, EDGES_MM)),
        "truth_size": str(recipe.truth_size),
        "seed": str(recipe.seed),
        "bands": ", ".join(f"{split} from {first:,}" for split, first in bands),
        "exceptions": _exceptions(recipe),
    }


def _loading(recipe: Recipe, manifest: Mapping[str, Any]) -> dict[str, str]:
    """How the data set is loaded, and what comes without the name of a config."""
    first = first_honest(recipe)
    default = next(each for each in configs_of(recipe, manifest) if each.is_default)
    is_of_all = default.name not in recipe.configs
    return {
        "first_config": first,
        "first_split": next(iter(recipe.configs[first])),
        "default": default.name,
        "default_of": ", all items but those corrupted on purpose" if is_of_all else "",
        "default_items": ", ".join(
            f"{split} {items:,}" for split, items in default.items.items()
        ),
    }


def _about(recipe: Recipe) -> dict[str, str]:
    """What the recipe says of the data set."""
    card = recipe.card
    return {
        "name": card.pretty_name or recipe.name,
        "authors": ", ".join(card.authors),
        "homepage": card.homepage,
        "paper": card.paper,
        "notes": card.notes.strip(),
        "citation": card.citation.strip(),
        "no_citation": "" if card.citation.strip() else "yes",
        "about": "yes" if card.authors or card.homepage or card.paper else "",
        "address": card.repo_id or "path/to/this/folder",
    }


def _exceptions(recipe: Recipe) -> str:
    """What keeps files from being the same, if anything does."""
    others = sorted(set(recipe.renderer) - {EXACT})
    if not others:
        return ""
    names = ", ".join(f"`{name}`" for name in others)
    return f", but for pictures of {names}, whose bytes depend on the device"
