"""Perception tokens as text files: a row for every view of every item.

The files lie as those of the data set do, shard by shard, so that memory does not grow
with it, and rows join on `id` and `role`.
"""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from scenegen._version import __version__
from scenegen.dataset.manifest import LICENCE
from scenegen.dataset.row_checks import check_rows
from scenegen.dataset.rows import facts_of
from scenegen.dataset.stored_items import ShardRows, label_rows, shards_of
from scenegen.errors import ExportError
from scenegen.exports.folders import RECEIPT, check_apart, check_free, new_folder
from scenegen.exports.readme import code
from scenegen.exports.source import ExportSource
from scenegen.exports.tables import front_matter_of, schema_of, write_table
from scenegen.registry import did_you_mean
from scenegen.tokens import TOKEN_SPEC, selected_tokens
from scenegen.tokens.base import STANDARD, Token

JSONL, PARQUET = "jsonl", "parquet"

FORMS = (JSONL, PARQUET)

VIEWS: Mapping[str, tuple[bool, ...]] = {
    "all": (False, True),
    "visible": (False,),
    "hidden": (True,),
}
"""By what `--views` may say: which views are written, hidden ones or not."""

SCHEMA = schema_of(
    {
        "id": pa.string(),
        "role": pa.string(),
        "hidden": pa.bool_(),
        "text": pa.string(),
    }
)

Progress = Callable[[int, int], None]
"""Called with how many items are written, of how many."""


@dataclass(frozen=True, slots=True)
class TokenTextRequest:
    """What is asked for.

    Attributes:
        folder: of a finished data set, with pictures or without.
        out: the folder to make.
        to: "jsonl" or "parquet".
        only: names of tokens; all that the data set has when there are none.
        views: "all", "visible" or "hidden".
        configs, splits: their names; all when there are none.
        overwrite: whether what was written earlier in this form is replaced.
    """

    folder: Path
    out: Path
    to: str = JSONL
    only: tuple[str, ...] = ()
    views: str = "all"
    configs: tuple[str, ...] = ()
    splits: tuple[str, ...] = ()
    overwrite: bool = False

    @property
    def form(self) -> str:
        """As the receipt of the folder names it."""
        return f"tokens-{self.to}"


@dataclass(frozen=True, slots=True)
class TokenTextResult:
    """What was written.

    Attributes:
        items: whose views were written.
        views: rows.
        tokens: names of the tokens in each text, in their order.
    """

    items: int
    views: int
    tokens: tuple[str, ...]


def write_token_texts(
    request: TokenTextRequest, on_progress: Progress = lambda done, total: None
) -> TokenTextResult:
    """Write the tokens of a data set as text; the folder is whole, or is not there.

    Raises:
        ExportError: when there is no such form, token, config, split or kind of views.
        ShardError: when the data set is not finished, or a shard is damaged.
        OutputError: when the folder is there already, or cannot be written.
    """
    _named("--to", request.to, FORMS)
    _named("--views", request.views, VIEWS)
    check_apart(request.out, request.folder)
    check_free(request.out, request.form, overwrite=request.overwrite)
    source = ExportSource.open(request.folder)
    tokens = _tokens(request, source.recipe.tokens)
    shards = _chosen(request)
    check_rows(request.folder, {each.path for each in shards}, has_facts=True)
    tally = _TextCount(sum(each.rows for each in shards), on_progress)
    with new_folder(request.out, request.form, overwrite=request.overwrite) as folder:
        for shard in shards:
            path = shard.path.relative_to(request.folder).with_suffix(f".{request.to}")
            rows = _rows(shard, tokens, VIEWS[request.views], tally)
            if request.to == PARQUET:
                write_table(folder, path.as_posix(), SCHEMA, rows)
            else:
                _write_lines(folder / path, rows)
        names = tuple(token.name for token in tokens)
        result = TokenTextResult(tally.items, tally.views, names)
        _write_beside(folder, source, request, shards, result)
    return result


class _TextCount:
    """Counts what is read."""

    def __init__(self, total: int, on_progress: Progress) -> None:
        self.items = self.views = 0
        self._total, self._on_progress = total, on_progress

    def item(self, views: int) -> None:
        """Count one item."""
        self.items += 1
        self.views += views
        self._on_progress(self.items, self._total)


def _rows(
    shard: ShardRows, tokens: Sequence[Token], wanted: Sequence[bool], tally: _TextCount
) -> Iterator[dict[str, Any]]:
    """The rows of a shard: a text for each view that is asked for."""
    for row in label_rows(shard, ("id", "facts")):
        facts = facts_of(row)
        found = [
            {
                "id": row["id"],
                "role": view.name,
                "hidden": view.is_hidden,
                "text": "".join(token.text(said) for token in tokens),
            }
            for view, said in zip(facts.rig.views, facts.tokens, strict=True)
            if view.is_hidden in wanted
        ]
        yield from found
        tally.item(len(found))


def _write_lines(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(json.dumps(row) + "\n")


def _tokens(request: TokenTextRequest, added: Sequence[str]) -> tuple[Token, ...]:
    """The tokens that are asked for, in the order of the data set.

    Raises:
        ExportError: when the data set lacks one.
        RecipeError: when the package of one is not installed.
    """
    names = (*STANDARD, *added)
    for name in request.only:
        _named("--only", name, names)
    chosen = zip(names, selected_tokens(added), strict=True)
    return tuple(
        token for name, token in chosen if name in request.only or not request.only
    )


def _chosen(request: TokenTextRequest) -> tuple[ShardRows, ...]:
    """The shards of the configs and splits that are asked for.

    Raises:
        ExportError: when there are none.
        ShardError: when the data set is not finished.
    """
    shards = shards_of(request.folder)
    for option, names, noun in (
        ("--config", request.configs, "config"),
        ("--split", request.splits, "split"),
    ):
        for name in names:
            _named(option, name, [getattr(each, noun) for each in shards])
    found = tuple(
        each
        for each in shards
        if (not request.configs or each.config in request.configs)
        and (not request.splits or each.split in request.splits)
    )
    if not found:
        raise ExportError(
            f"{request.folder}: no rows in {', '.join(request.splits)} of "
            f"{', '.join(request.configs)}"
        )
    return found


def _named(option: str, name: str, known: Iterable[str]) -> None:
    """Whether an option has a value that there is.

    Raises:
        ExportError: when it has not.
    """
    names = tuple(dict.fromkeys(known))
    if name not in names:
        raise ExportError(
            f"{option} {name}: there is no such value; {did_you_mean(name, names)}"
        )


def _write_beside(
    folder: Path,
    source: ExportSource,
    request: TokenTextRequest,
    shards: Sequence[ShardRows],
    result: TokenTextResult,
) -> None:
    """The small files: how it is loaded, licence, and what was written."""
    splits: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for each in shards:
        pattern = f"data/{each.path.parent.name}/{each.split}-*.{request.to}"
        splits[each.config][each.split] = pattern
    front = front_matter_of({name: each.items() for name, each in splits.items()})
    receipt = {
        "format": request.form,
        "tokens": list(result.tokens),
        "token_spec": TOKEN_SPEC,
        "views": request.views,
        "items": result.items,
        "rows": result.views,
        "source": {
            name: source.manifest.get(name)
            for name in ("name", "seed", "generator_version", "facts_digest")
        },
        "scenegen": __version__,
    }
    texts = {
        "README.md": front + _readme(request, next(iter(splits.items())), result),
        RECEIPT: json.dumps(receipt, indent=1, sort_keys=True) + "\n",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    if (request.folder / LICENCE).is_file():
        shutil.copyfile(request.folder / LICENCE, folder / LICENCE)


def _readme(
    request: TokenTextRequest,
    first: tuple[str, Mapping[str, str]],
    result: TokenTextResult,
) -> str:
    """The page that says what the files hold."""
    config, splits = first
    lines = [
        f"# Perception tokens of {request.folder.absolute().name}, as text",
        "",
        f"Made by `scenegen tokens write`: {result.views} views of {result.items} "
        f"items. Tokens of each text, in this order: {', '.join(result.tokens)} "
        f"(specification {TOKEN_SPEC}).",
        "",
        "| column | meaning |",
        "|---|---|",
        "| `id` | of the item, as in the data set; rows join on it |",
        "| `role` | name of the view, as in `image_roles` and `target_roles` |",
        "| `hidden` | whether the view is to be imagined, and is not shown |",
        "| `text` | its tokens, without spaces |",
        *code(
            "python",
            "import datasets\n\n"
            f'texts = datasets.load_dataset("{request.out}", "{config}", '
            f'split="{next(iter(splits))}")',
        ),
        "",
        "`scenegen tokens vocabulary` lists all words, `scenegen tokens spec` what the "
        "numbers mean, and `scenegen tokens read` reads a text back.",
        "",
    ]
    return "\n".join(lines)
