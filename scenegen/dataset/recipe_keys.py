"""In which keys two recipes differ, for messages about folders of another data set."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import shorten
from typing import Any

from scenegen.dataset.files import write_text
from scenegen.dataset.plan import Plan
from scenegen.reading import read_json
from scenegen.recipe.loading import complete

BEGUN = "recipe.tmp.json"
"""What an unfinished folder is built from; the manifest says it of a finished one."""

MANIFEST = "manifest.json"

SHOWN = 6
"""Keys that a message names."""


def note_recipe(plan: Plan, folder: Path) -> None:
    """Write down what is built into a folder that may be left unfinished.

    Raises:
        OutputError: when it cannot be written.
    """
    if stated_recipe(folder, plan.digest) is None:
        plain = {"digest": plan.digest, "recipe": complete(plan.recipe)}
        write_text(folder / BEGUN, json.dumps(plain, indent=1, sort_keys=True) + "\n")


def stated_recipe(folder: Path, digest: str) -> Mapping[str, Any] | None:
    """The recipe of a folder whose shards name a digest; None where it is not there."""
    for name in (MANIFEST, BEGUN):
        try:
            plain = read_json(folder / name)
            if plain["digest"] == digest and isinstance(plain["recipe"], dict):
                found: Mapping[str, Any] = plain["recipe"]
                return found
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return None


def has_recipe(folder: Path) -> bool:
    """Whether a folder says what data set it is or was to become, whichever it is."""
    for name in (MANIFEST, BEGUN):
        try:
            plain = read_json(folder / name)
            if {"digest", "recipe"} <= plain.keys():
                return True
        except (OSError, ValueError, AttributeError):
            continue
    return False


def other_keys(there: Mapping[str, Any], here: Mapping[str, Any]) -> str:
    """The keys in which two recipes differ, with both values; "" for none.

    What only a card says is no difference.
    """
    before, after = dict(flattened(there)), dict(flattened(here))
    found = [
        f"{key} ({_shown(before, key)} there, {_shown(after, key)} here)"
        for key in sorted(before.keys() | after.keys())
        if before.get(key) != after.get(key) and key.partition(".")[0] != "card"
    ]
    more = f", and {len(found) - SHOWN} more" if found[SHOWN:] else ""
    return ", ".join(found[:SHOWN]) + more


def _shown(values: Mapping[str, object], key: str) -> str:
    if key not in values:
        return "none"
    return shorten(json.dumps(values[key]), 40, placeholder=" …")


def flattened(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """(dotted path, value) of all that is no mapping; series go by their names."""
    if path == "series" and isinstance(value, list):
        value = {str(each.get("name")): each for each in value}
    if isinstance(value, Mapping) and value:
        for key, each in value.items():
            yield from flattened(each, f"{path}.{key}" if path else str(key))
    else:
        yield path, value
