"""The tables of a card: configs and what sets them apart, items, series."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from scenegen.dataset.card_items import CardExample, CardItems, KindItems
from scenegen.dataset.columns import markdown_rows
from scenegen.recipe.model import Recipe, SeriesBlock
from scenegen.recipe.parts import parts_of
from scenegen.tasks import TASKS


def config_values(recipe: Recipe, manifest: Mapping[str, Any]) -> dict[str, str]:
    """What there is of each config, and what is special about it."""
    homes = [each.home for each in recipe.series if each.draws_on == "held_out"]
    held = recipe.held_out
    return {
        "counts": markdown_rows(_sizes(recipe, manifest)),
        "settings": markdown_rows(_settings(recipe)),
        "meanings": "\n".join(dict.fromkeys(_meanings(recipe))),
        "controls": markdown_rows(
            (each.home, f"`{each.label}`", each.control)
            for each in recipe.series
            if each.control
        ),
        "held_out_configs": " and ".join(f"`{home}`" for home in dict.fromkeys(homes)),
        "held_out_rooms": ", ".join(held.rooms).replace("_", " "),
        "held_out_materials": ", ".join(held.materials),
    }


def series_values(recipe: Recipe, manifest: Mapping[str, Any]) -> dict[str, str]:
    """How each series came about: renderers, rejected scenes, occlusion."""
    series = [(each.label, manifest["series"][each.label]) for each in recipe.series]
    occlusions = markdown_rows(_occlusions(series))
    return {
        "renderers": markdown_rows(
            (label, name, items)
            for label, found in series
            for name, items in found["renderers"].items()
        ),
        "kept": markdown_rows(
            (
                label,
                found["attempts"],
                f"{100 * found['acceptance'].get('kept', 0):.1f} %",
            )
            for label, found in series
        ),
        "visible_parts": markdown_rows(
            (label, *found["occlusion"]["counted"]) for label, found in series
        ),
        "occlusions": occlusions,
        "no_occlusions": "" if occlusions else "yes",
    }


def item_values(items: CardItems) -> dict[str, str]:
    """One item of each task, the first one by itself, and the kinds of questions."""
    kinds = markdown_rows(
        (
            task,
            f"`{kind}`",
            found.items,
            f"{found.chance:g} %",
            _asked(task, kind, found),
        )
        for (task, kind), found in items.kinds.items()
    )
    first, *others = items.examples or (None,)
    parts = [_part(each, with_item=each is not first) for each in items.examples]
    return {
        "first_example": _item(first) if first else "",
        "examples": "\n\n".join(parts) if others else "",
        "kinds": kinds,
    }


def _asked(task: str, kind: str, found: KindItems) -> str:
    """What a kind asks; one of its questions, where it does not say so itself."""
    return cell(TASKS[task].kinds[kind].about or found.question)


def _part(example: CardExample, *, with_item: bool) -> str:
    """The part of a card on one task."""
    lines = [f"### {example.task}", TASKS[example.task].about]
    lines.append(_item(example) if with_item else "An item of it is above.")
    return "\n\n".join(filter(None, lines))


def _item(example: CardExample) -> str:
    picture = (
        f"![An item of the task {example.task}: the pictures that are shown, and at "
        f"their right the hidden ones]({example.path})"
    )
    answer = f"Answer: {example.answer} (`{example.item}`)."
    hidden = " The hidden picture has an orange frame."
    lines = (
        *([picture, ""] if example.visible else []),
        f"> {example.question}",
        ">",
        f"> {example.lettered}",
        "",
        f"{answer}{hidden if example.hidden else ''}",
    )
    return "\n".join(lines)


def cell(text: str) -> str:
    """A text as a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")


def _sizes(recipe: Recipe, manifest: Mapping[str, Any]) -> Iterator[tuple[object, ...]]:
    """Config, split, items, files, megabytes and tasks of every split."""
    for config, splits in recipe.configs.items():
        homes = [each.task for each in recipe.series if each.home == config]
        tasks = ", ".join(dict.fromkeys(homes))
        for split, items in splits.items():
            mine = [
                each["bytes"]
                for each in manifest["shards"]
                if (each["config"], each["split"]) == (config, split)
            ]
            megabytes = f"{sum(mine) / 1e6:.1f}"
            yield config, split, items, len(mine), megabytes, tasks


class _Setting(NamedTuple):
    """A key of a recipe that differs from its default.

    Attributes:
        name: as a recipe has it, with the name of its block where that is no `params`.
        value: on one line.
        meaning: of the key; "" where it is not described.
    """

    name: str
    value: str
    meaning: str


def _settings(recipe: Recipe) -> Iterator[tuple[str, str, str]]:
    """What differs from the defaults, of each series that is no control."""
    for series in recipe.series:
        held = ["held-out models"] if series.draws_on == "held_out" else []
        told = [f"`{each.name}: {each.value}`" for each in _differences(series)]
        if not series.control and (held or told):
            yield series.home, f"`{series.label}`", cell(", ".join([*held, *told]))


def _meanings(recipe: Recipe) -> Iterator[str]:
    """What those settings mean, once for each task."""
    for series in recipe.series:
        for each in _differences(series):
            if each.meaning and not series.control:
                yield f"* `{each.name}` of `{series.task}`: {each.meaning}"


def _differences(series: SeriesBlock) -> Iterator[_Setting]:
    parts = parts_of(series)
    blocks = {"": parts.params, "layout.": parts.rooms, "rig.": parts.rig}
    for prefix, block in blocks.items():
        other = block.model_dump(mode="json", exclude_defaults=True)
        for name, value in other.items():
            about = type(block).model_fields[name].description or ""
            # As YAML has it.
            plain = json.dumps(value).replace('"', "")
            yield _Setting(f"{prefix}{name}", plain, " ".join(about.split()))


def _occlusions(series: Iterable[tuple[str, Any]]) -> Iterator[tuple[object, ...]]:
    """How often an occluder was asked for by each series, band by band."""
    for label, found in series:
        tally = found["occlusion"]
        for band in sorted(tally["asked"], key=_bounds):
            yield label, f"{band} %", tally["asked"][band], tally["reached"][band]


def _bounds(band: str) -> tuple[int, ...]:
    return tuple(int(bound) for bound in band.split("-"))
