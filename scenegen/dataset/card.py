"""The README of a data set: YAML for the Hub, and what people should know."""

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from scenegen.dataset.columns import columns_table, yaml_features
from scenegen.errors import ShardError
from scenegen.generation.renderer_assignment import EXACT
from scenegen.recipe.model import Recipe

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

CONTROLS = {
    "removed": "what the question asks about is taken out of the room",
    "black": "all visible pictures are black",
    "first_view": "only the first visible picture that is no map is there",
    "mismatched": "the hidden pictures and their tokens are those of the twin; question"
    " and answer stay",
}
"""What is done to the items of a control."""


def write_card(recipe: Recipe, manifest: Mapping[str, Any], credits: str) -> str:
    """The text of README.md; its counts are those of the files.

    Args:
        recipe: of the data set.
        manifest: as `manifest.describe` gives it.
        credits: the text of ATTRIBUTIONS.md, which ends the card.
    """
    front = yaml.safe_dump(
        front_matter(recipe, manifest), sort_keys=False, allow_unicode=True, width=88
    )
    # One level down, where they are a part of something.
    listed = "\n".join(
        f"#{line}" if line.startswith("#") else line for line in credits.splitlines()
    )
    return f"---\n{front}---\n\n{_prose(recipe, manifest)}\n{listed}\n"


def front_matter(recipe: Recipe, manifest: Mapping[str, Any]) -> dict[str, Any]:
    """What the Hub reads."""
    rows = sum(shard["rows"] for shard in manifest["shards"])
    return {
        "license": "cc-by-4.0",
        "pretty_name": recipe.name,
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
        "configs": [
            _config(config, splits, is_first=number == 0)
            for number, (config, splits) in enumerate(recipe.configs.items())
        ],
        "dataset_info": [_info(recipe, config, manifest) for config in recipe.configs],
    }


def told_counts(text: str) -> dict[tuple[str, str], int]:
    """The number of items by (config, split) that the text of a README claims.

    Raises:
        ShardError: when its front matter cannot be read.
    """
    try:
        front = yaml.safe_load(text.split("---\n")[1])
        return {
            (info["config_name"], split["name"]): int(split["num_examples"])
            for info in front["dataset_info"]
            for split in info["splits"]
        }
    except (IndexError, KeyError, TypeError, ValueError, yaml.YAMLError) as error:
        raise ShardError(f"its front matter cannot be read ({error!r})") from error


def held_out_told(recipe: Recipe) -> str:
    """A section that says which configs share nothing with the others, if any do."""
    homes = [each.home for each in recipe.series if each.draws_on == "held_out"]
    names = [f"`{home}`" for home in dict.fromkeys(homes)]
    if not names:
        return ""
    lines = [
        f"The models in {' and '.join(names)} stand in no picture of other configs.",
        "Keep the items out of training.",
    ]
    if recipe.held_out.rooms:
        kinds = ", ".join(recipe.held_out.rooms).replace("_", " ")
        lines.append(f"Kinds of room held out: {kinds}.")
    if recipe.held_out.materials:
        lines.append(
            f"Floors and walls held out: {', '.join(recipe.held_out.materials)}."
        )
    return "\n".join(["## Held out", "", *lines, "", ""])


def controls_told(recipe: Recipe) -> str:
    """A section that says what was spoilt on purpose, if anything was."""
    spoilt = [each for each in recipe.series if each.control]
    if not spoilt:
        return ""
    lines = [
        "Some items were spoilt on purpose; their column `control` says how, and their",
        "right option says so where too little is left to answer by. Twins of controls",
        "may share their answer. No control belongs into training.",
        "",
        "| config | ids begin with | control |",
        "|---|---|---|",
        *(f"| {each.home} | `{each.label}` | {each.control} |" for each in spoilt),
        "",
        *(f"* `{name}`: {what}" for name, what in CONTROLS.items()),
    ]
    return "\n".join(["## Controls", "", *lines, "", ""])


def size_category(rows: int) -> str:
    """The Hub's name for a number of rows."""
    for limit, name in SIZES:
        if rows < limit:
            return name
    return "n>10M"


def _config(config: str, names: Iterable[str], *, is_first: bool) -> dict[str, Any]:
    files = [
        {"split": split, "path": f"data/{config}/{split}-*.parquet"} for split in names
    ]
    default = {"default": True} if is_first else {}
    return {"config_name": config, **default, "data_files": files}


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
        "features": yaml_features(recipe.tokens),
        "splits": splits,
        "download_size": sum(each["bytes"] for each in mine),
        "dataset_size": sum(each["bytes_in_memory"] for each in mine),
    }


def _prose(recipe: Recipe, manifest: Mapping[str, Any]) -> str:
    first, splits = next(iter(recipe.configs.items()))
    split = next(iter(splits))
    return f"""\
# {recipe.name}

Furnished rooms that were generated with scenegen {manifest["versions"]["scenegen"]},
questions about what no single picture shows, and the hidden views that answer them.
Every label follows from exact geometry and was decided before a pixel was drawn. Items
2u and 2u + 1 of a split are twins: the same question and options, another answer,
because one thing in the room differs.

**Not human-audited.** No person has answered these items yet; the labels are checked by
programs only.

| config | split | items |
|---|---|--:|
{_counts(recipe)}

```python
from datasets import load_dataset

items = load_dataset("path/to/this/folder", "{first}", split="{split}")
item = items[0]
item["images"], item["question"], item["options"], item["answer"]
item["target_images"]  # what should have been imagined
```

{held_out_told(recipe)}{controls_told(recipe)}## Columns

{columns_table(recipe.tokens)}

## Seeds

The seed is {recipe.seed}. Each split has a band of unit numbers of its own, which the
column `seed` counts in: {_bands(manifest)}.
No two splits share a stream.

## Renderers

Labels do not depend on who draws. Twins, and all views of an item, are drawn by the
same renderer.

| series | renderer | items |
|---|---|--:|
{_renderers(recipe, manifest)}

{_provenance(recipe, manifest)}"""


def _provenance(recipe: Recipe, manifest: Mapping[str, Any]) -> str:
    """How it was made, what was thrown away and hidden, and whose it is."""
    return f"""\
## Make it again

The recipe is the entry `recipe` of `manifest.json`. The same recipe, seed and version
of scenegen give the same facts on any machine (`facts_digest`), and with the versions
listed there the same files (`SHA256SUMS`){_but(recipe)}. `scenegen verify` derives
every item again and compares.

| reason | share of attempts |
|---|--:|
{_acceptance(recipe, manifest)}

## Occlusion

How many of the things that answers rest on show which part of themselves in the
visible pictures; those are left out that would fill less than 0.1 % of a picture. What
was asked of an item's occluders is in its `facts`, under `occlusion`.

{_parts(recipe, manifest)}

{_bands_asked(recipe, manifest)}

## Licences

The data are CC BY 4.0 (`LICENSE`). Models and materials have licences of
their own, which are listed below and in `ATTRIBUTIONS.md`.
"""


def _but(recipe: Recipe) -> str:
    """What keeps files from being the same, if anything does."""
    others = sorted(set(recipe.renderer) - {EXACT})
    if not others:
        return ""
    names = ", ".join(f"`{name}`" for name in others)
    return f", but for pictures of {names}, whose bytes depend on the device"


def _counts(recipe: Recipe) -> str:
    return "\n".join(
        f"| {config} | {split} | {items} |"
        for config, splits in recipe.configs.items()
        for split, items in splits.items()
    )


def _bands(manifest: Mapping[str, Any]) -> str:
    bands = manifest["bands"].items()
    return ", ".join(f"{split} from {first:,}" for split, first in bands)


def _renderers(recipe: Recipe, manifest: Mapping[str, Any]) -> str:
    return "\n".join(
        f"| {series.label} | {name} | {items} |"
        for series in recipe.series
        for name, items in manifest["series"][series.label]["renderers"].items()
    )


def _parts(recipe: Recipe, manifest: Mapping[str, Any]) -> str:
    heads = [f"{10 * n}-{10 * n + 10} %" for n in range(10)]
    lines = [f"| series | {' | '.join(heads)} |", "|---" + "|--:" * 10 + "|"]
    for series in recipe.series:
        counts = manifest["series"][series.label]["occlusion"]["counted"]
        lines.append(f"| {series.label} | {' | '.join(map(str, counts))} |")
    return "\n".join(lines)


def _bands_asked(recipe: Recipe, manifest: Mapping[str, Any]) -> str:
    lines = [
        "In some items an occluder was put so that one picture shows a part of one "
        "counted thing:",
        "",
        "| series | part asked for | items | reached |",
        "|---|---|--:|--:|",
    ]
    for series in recipe.series:
        found = manifest["series"][series.label]["occlusion"]
        for band in sorted(found["asked"], key=_bounds):
            asked, reached = found["asked"][band], found["reached"][band]
            lines.append(f"| {series.label} | {band} % | {asked} | {reached} |")
    return "\n".join(lines) if len(lines) > 4 else "No item asked for an occlusion."


def _bounds(band: str) -> tuple[int, ...]:
    return tuple(int(bound) for bound in band.split("-"))


def _acceptance(recipe: Recipe, manifest: Mapping[str, Any]) -> str:
    lines = []
    for series in recipe.series:
        shares = manifest["series"][series.label]["acceptance"]
        for reason, share in sorted(shares.items()):
            lines.append(f"| {series.label}: {reason} | {100 * share:.2f} % |")
    return "\n".join(lines)
