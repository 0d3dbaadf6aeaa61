"""A whole export: check what is asked for, write it under another name, rename it."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from scenegen._version import __version__
from scenegen.dataset.images import SUFFIXES
from scenegen.dataset.manifest import ATTRIBUTIONS, LICENCE
from scenegen.dataset.row_checks import check_rows
from scenegen.dataset.rows import facts_of
from scenegen.errors import ExportError
from scenegen.exports.base import Exporter, ExportJob
from scenegen.exports.examples import Example, Picture
from scenegen.exports.folders import RECEIPT, check_apart, check_free, new_folder
from scenegen.exports.formats import FORMATS
from scenegen.exports.pictures import resized
from scenegen.exports.source import (
    ExportSource,
    SeriesPart,
    SourceRow,
    SplitSelection,
    selected_rows,
)
from scenegen.exports.styles import TARGET, TOKENS, StyleMix, read_styles
from scenegen.exports.targets import (
    OF_TEXT,
    RGB,
    TargetSource,
    stored_pictures,
    target_source,
)
from scenegen.tokens import selected_tokens

COLUMNS = (
    "id",
    "pair_id",
    "task",
    "kind",
    "variant",
    "control",
    "difficulty",
    "images",
    "image_roles",
    "question",
    "options",
    "answer",
    "answer_text",
    "rationale",
)
"""Columns of every example; hidden views are in none of them."""

README = "README.md"

Progress = Callable[[int, int], None]
"""Called with how many items are read, of how many."""


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What is asked for.

    Attributes:
        folder: of a finished data set.
        to: name of the format.
        out: the folder to make.
        style: of the answers, see `styles`.
        targets: kind of the hidden pictures of style "target".
        size: pixels of the longer side of pictures; as they are stored when None.
        configs: names of configs; those of all honest series when there are none.
        splits: names of splits; all when there are none.
        ranks: shards of each split, at least.
        limit: items of each split, at most.
        overwrite: whether an earlier export in this format is replaced.
    """

    folder: Path
    to: str
    out: Path
    style: str = "label"
    targets: str | None = None
    size: int | None = None
    configs: tuple[str, ...] = ()
    splits: tuple[str, ...] = ()
    ranks: int = 1
    limit: int | None = None
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class ExportResult:
    """What was written.

    Attributes:
        splits: items by split.
        styles: items by style.
    """

    splits: dict[str, int]
    styles: dict[str, int]

    @property
    def items(self) -> int:
        """In all."""
        return sum(self.splits.values())


def export_folder(
    request: ExportRequest, on_progress: Progress = lambda done, total: None
) -> ExportResult:
    """Export a data set; the folder is whole, or is not there.

    Raises:
        ExportError: when the format, a style, a target, a config or a split cannot be
            had from this data set.
        ShardError: when the data set is not finished, or a shard is damaged.
        OutputError: when the folder is there already, or cannot be written.
        RecipeError: when the format is not known, or the recipe is for another program.
    """
    exporter = FORMATS.find(request.to)
    mix = read_styles(request.style)
    source = ExportSource.open(request.folder)
    _check(request, exporter, mix, source)
    splits = source.select(request.configs, request.splits, request.limit)
    _check_ranks(request, exporter, splits)
    files = {file for split in splits for part in split.parts for file in part.files}
    check_rows(request.folder, files, has_facts=True)
    reader = _Reader(request, exporter, mix, source)
    total = sum(split.rows for split in splits)
    with new_folder(request.out, request.to, overwrite=request.overwrite) as folder:
        tally = _Tally(total, on_progress)
        job = ExportJob(
            folder=folder,
            final=request.out.absolute(),
            name=_plain(source.recipe.name),
            styles=mix.names,
            ranks=request.ranks,
            splits=splits,
            image_suffix=SUFFIXES[source.recipe.image.kind],
            target_suffix=reader.target_suffix,
            stream=partial(tally.counted, reader.examples),
        )
        texts = exporter.write(job)
        result = tally.result(splits)
        _write_beside(folder, texts, source, request, result)
    return result


class _Reader:
    """Rows to examples, in the styles that are asked for."""

    def __init__(
        self,
        request: ExportRequest,
        exporter: Exporter,
        mix: StyleMix,
        source: ExportSource,
    ) -> None:
        self._mix, self._exporter = mix, exporter
        self._size, self._image = request.size, source.recipe.image
        self._made_size = request.size or source.recipe.resolution
        self._tokens = selected_tokens(source.recipe.tokens)
        self._targets: TargetSource | None = None
        columns = [*COLUMNS, *exporter.columns]
        if TARGET in mix.names:
            self._targets = target_source(request.targets or RGB, source)
            columns += self._targets.columns
        if TOKENS in mix.names:
            columns.append("facts")
        self._columns = tuple(dict.fromkeys(columns))

    @property
    def target_suffix(self) -> str:
        """Of files of hidden pictures."""
        made = self._targets.suffix if self._targets else ""
        return made or SUFFIXES[self._image.kind]

    def examples(self, split: SplitSelection) -> Iterator[Example]:
        """The examples of a split."""
        for part, row in selected_rows(split, self._columns):
            yield self._example(part, row, split.name)

    def _example(self, part: SeriesPart, row: SourceRow, split: str) -> Example:
        index = int(row["id"].rpartition("-")[2])
        style = self._mix.style_of(index)
        targets, text = self._imagined(row) if style == TARGET else ((), "")
        return Example(
            **{
                name: row[name]
                for name in COLUMNS
                if name not in ("images", "image_roles", "options")
            },
            options=tuple(row["options"]),
            config=part.config,
            split=split,
            series=part.series,
            preset=part.preset,
            index=index,
            style=style,
            images=self._sized(stored_pictures(row["images"], row["image_roles"])),
            targets=targets,
            target_text=text,
            token_text=self._token_text(row) if style == TOKENS else "",
            row=self._kept(row),
        )

    def _imagined(self, row: SourceRow) -> tuple[tuple[Picture, ...], str]:
        """Hidden pictures, or the text in their place."""
        source = self._targets
        if source is None:
            return (), ""
        pictures, text = source.pictures(row, self._made_size), source.text(row)
        if not pictures and not text:
            raise ExportError(
                f"{row['id']}: it has no hidden view, which style '{TARGET}' needs"
            )
        return (pictures if source.suffix else self._sized(pictures, source.wide)), text

    def _sized(
        self, pictures: tuple[Picture, ...], wide: int = 1
    ) -> tuple[Picture, ...]:
        if self._size is None:
            return pictures
        side = wide * self._size
        return tuple(resized(each, side, self._image) for each in pictures)

    def _kept(self, row: SourceRow) -> dict[str, Any]:
        """What the format reads beside; hidden pictures only where it shows them."""
        kept = {name: row[name] for name in self._exporter.columns}
        if self._exporter.shows_targets:
            hidden = stored_pictures(row["target_images"], row["target_roles"])
            kept["hidden"] = self._sized(hidden)
        return kept

    def _token_text(self, row: SourceRow) -> str:
        """All tokens of the hidden views: a line for each."""
        facts = facts_of(row)
        hidden = {view.name for view in facts.rig.hidden}
        return "\n".join(
            token.text(view)
            for view in facts.tokens
            if view.view in hidden
            for token in self._tokens
        )


class _Tally:
    """Counts what a format reads, so that nothing is left out without a word."""

    def __init__(self, total: int, on_progress: Progress) -> None:
        self._total, self._on_progress = total, on_progress
        self._splits: Counter[str] = Counter()
        self._styles: Counter[str] = Counter()

    def counted(
        self,
        examples: Callable[[SplitSelection], Iterator[Example]],
        split: SplitSelection,
    ) -> Iterator[Example]:
        """The examples of a split, counted as they are read."""
        for example in examples(split):
            self._splits[split.name] += 1
            self._styles[example.style] += 1
            self._on_progress(self._splits.total(), self._total)
            yield example

    def result(self, splits: tuple[SplitSelection, ...]) -> ExportResult:
        """What was read.

        Raises:
            RuntimeError: when it is not what was to be read: a fault of the format.
        """
        expected = {split.name: split.rows for split in splits}
        if dict(self._splits) != expected:
            raise RuntimeError(f"items read: {dict(self._splits)}, of {expected}")
        return ExportResult(dict(self._splits), dict(sorted(self._styles.items())))


def _check(
    request: ExportRequest, exporter: Exporter, mix: StyleMix, source: ExportSource
) -> None:
    """Whether the format takes what is asked for.

    Raises:
        ExportError: when it does not.
        OutputError: when the folder to make is there, or is a part of the data set.
    """
    if not source.recipe.has_pictures:
        raise ExportError(
            f"{source.folder} was built without pictures, which every format holds; "
            f"draw them first: `scenegen build --redraw --images --out {source.folder}`"
        )
    of_text = request.targets in OF_TEXT and TOKENS in exporter.styles
    taken = {*exporter.styles, *((TARGET,) if of_text else ())}
    for style in mix.names:
        if style not in taken:
            raise ExportError(
                f"--style {request.style}: {exporter.read_by} takes no style '{style}' "
                f"in the format '{exporter.name}'; it takes "
                f"{', '.join(exporter.styles)}"
            )
    if request.targets is not None and TARGET not in mix.names:
        raise ExportError(
            f"--targets {request.targets} goes with style '{TARGET}'; in style "
            f"'{request.style}' no hidden picture is shown"
        )
    largest = source.recipe.resolution
    if request.size is not None and request.size > largest:
        raise ExportError(
            f"--size {request.size}: the pictures of {source.folder} have {largest} "
            "pixels; draw larger ones with `scenegen build --redraw --resolution`"
        )
    check_apart(request.out, request.folder)
    check_free(request.out, request.to, overwrite=request.overwrite)


def _check_ranks(
    request: ExportRequest, exporter: Exporter, splits: tuple[SplitSelection, ...]
) -> None:
    """Whether every rank can have a shard.

    Raises:
        ExportError: when it cannot.
    """
    if request.ranks == 1:
        return
    if not exporter.is_sharded:
        raise ExportError(
            f"--ranks: in the format '{exporter.name}' a split is one file, which "
            f"{exporter.read_by} shares out by itself; leave it out"
        )
    for split in splits:
        if split.rows < request.ranks:
            raise ExportError(
                f"--ranks {request.ranks}: split '{split.name}' has {split.rows} "
                "items, too few for a shard each; name the others with --split"
            )


def _write_beside(
    folder: Path,
    texts: Mapping[str, str],
    source: ExportSource,
    request: ExportRequest,
    result: ExportResult,
) -> None:
    """The small files: those of the format, licences, and what was exported."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    for name in (LICENCE, ATTRIBUTIONS):
        if (source.folder / name).is_file():
            shutil.copyfile(source.folder / name, folder / name)
    receipt = {
        "format": request.to,
        "style": request.style,
        "targets": request.targets,
        "size": request.size,
        "configs": list(request.configs),
        "splits": result.splits,
        "styles": result.styles,
        "ranks": request.ranks,
        "limit": request.limit,
        "source": {
            name: source.manifest.get(name)
            for name in ("name", "seed", "generator_version", "facts_digest")
        },
        "scenegen": __version__,
    }
    text = json.dumps(receipt, indent=1, sort_keys=True) + "\n"
    (folder / RECEIPT).write_text(text, encoding="utf-8", newline="\n")


def _plain(name: str) -> str:
    """A name in lower-case letters, digits and underscores."""
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_") or "data"
