"""Export a data set from Python, as `scenegen export` does."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypedDict, Unpack

from scenegen.exports.export import (
    ExportRequest,
    ExportResult,
    Progress,
    export_folder,
)


class ExportOptions(TypedDict, total=False):
    """What may be left out.

    Attributes:
        targets: hidden pictures of style "target": "rgb", if not given, or "depth".
        size: pixels of the longer side of pictures; as they are stored if not given.
        configs: names of configs; all but controls if not given.
        splits: names of splits; all if not given.
        ranks: shards and row groups of each split, at least; 1 if not given.
        limit: items of each split, at most.
        overwrite: replace an earlier export.
    """

    targets: str | None
    size: int | None
    configs: Iterable[str]
    splits: Iterable[str]
    ranks: int
    limit: int | None
    overwrite: bool


def export(
    folder: str | Path,
    to: str,
    out: str | Path,
    style: str = "label",
    *,
    on_progress: Progress = lambda done, total: None,
    **options: Unpack[ExportOptions],
) -> ExportResult:
    """Write a finished data set in the form of a trainer or a harness.

    Args:
        folder: of the data set.
        to: name of the form, e.g. "trl"; `docs/export.md` lists them.
        out: the folder to make; it is whole or not there.
        style: what stands before the letter: "label" (nothing), "rationale", "target",
            "tokens", or a mix such as "mixed:label=50,target=50".
        on_progress: called with how many items are read, of how many.
        options: `targets`, `size`, `configs`, `splits`, `ranks`, `limit` and
            `overwrite`, which mean what the command's options mean.

    Raises:
        ExportError: when the style, a target, a config or a split cannot be had.
        RecipeError: when there is no such form.
        ShardError: when the folder is no finished data set, or is damaged.
        OutputError: when `out` is there already, or cannot be written.

    Examples:
        >>> done = scenegen.export("out/mv", "trl", "out/mv-trl", "rationale", limit=4)
        >>> done.items, done.splits, done.styles
        (8, {'train': 4, 'test': 4}, {'rationale': 8})
    """
    values: dict[str, Any] = {**options}
    for name in {"configs", "splits"} & set(values):
        values[name] = _names(values[name])
    request = ExportRequest(Path(folder), to, Path(out), style, **values)
    return export_folder(request, on_progress)


def _names(names: Iterable[str]) -> tuple[str, ...]:
    """Several names, or a single one, whose letters are not meant."""
    return (names,) if isinstance(names, str) else tuple(names)
