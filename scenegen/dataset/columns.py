"""The columns of a shard, one table of them all, and how Parquet stores them.

The Arrow schema, the features of `datasets`, the features on a dataset card and the
tables of columns that people read follow from the same `Column` records. Tokens declare
theirs themselves; they are between `scene` and `token_spec`.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import pyarrow as pa

from scenegen.errors import RecipeError
from scenegen.records.columns import (
    BINARY,
    BOOL,
    FLOAT32,
    FLOAT64,
    INT8,
    INT16,
    INT32,
    INT64,
    TEXT,
    Column,
    ColumnKind,
    EncodedPicture,
    ListOf,
    Scalar,
    Struct,
)
from scenegen.tokens import selected_tokens

CDC = {"min_chunk_size": 256 * 1024, "max_chunk_size": 1024 * 1024, "norm_level": 0}
"""Content-defined chunking, as the Hub recommends it."""

GROUP_ROWS = 100
"""Rows of a row group, at most; the Hub's viewer reads whole groups."""

GROUP_BYTES = 64 * 1024 * 1024
"""Bytes of a row group before compression, at most."""

GROUP_TARGET = 8 * 1024 * 1024
"""Bytes at which a row group is written; a worker holds a few times as much.

Small, so that the memory of a worker hardly depends on how long its shards are.
"""

ROW_BYTES = 2_000_000
"""Bytes of a row, at most."""

_TEXTS = ListOf(TEXT)
_IMAGES = ListOf(EncodedPicture())
_MESSAGE = Struct.of(role=TEXT, content=TEXT)
_CAMERA = Struct.of(
    role=TEXT,
    hidden=BOOL,
    projection=TEXT,
    width=INT32,
    height=INT32,
    K=ListOf(FLOAT32, 4),
    T_wc=ListOf(FLOAT64, 16),
)
_MARGINS = Struct.of(
    seen_pcm=INT32,
    best_view_missing=INT32,
    threshold_pcm=INT32,
    angle_tenths=INT32,
    gap_mm=INT32,
    hidden_pct=INT32,
)
_EVIDENCE = Struct.of(
    instances=ListOf(INT16),
    per_view=ListOf(ListOf(INT16)),
    per_view_count=ListOf(INT16),
    views_needed=ListOf(INT8),
    options=ListOf(INT16),
)

_BEFORE_TOKENS = (
    Column("id", TEXT, "stable name of the item; results join on it"),
    Column("scene_id", TEXT, "shared by items whose scenes are equal"),
    Column(
        "pair_id",
        TEXT,
        "shared by two twins, a minimal pair: one input differs, and the answer",
    ),
    Column(
        "twin_of",
        TEXT,
        'the one input in which the twins differ, such as "thing" or "walk"',
    ),
    Column("task", TEXT, "question family"),
    Column("kind", TEXT, "kind of question in its family"),
    Column("variant", TEXT, "how it is shown, where a kind knows several ways"),
    Column(
        "control",
        TEXT,
        "how the item was corrupted on purpose, as a negative control; else empty",
    ),
    Column("template", TEXT, "name of the wording of the question"),
    Column(
        "difficulty",
        TEXT,
        '"easy", "medium" or "hard", by how the item was made; nobody measured it',
    ),
    Column(
        "images",
        _IMAGES,
        "the visible views, in the order they are shown; null in a data set without "
        "pictures",
    ),
    Column("image_roles", _TEXTS, "names of the visible views"),
    Column("target_images", _IMAGES, "the hidden views, to be imagined; null likewise"),
    Column("target_roles", _TEXTS, "names of the hidden views"),
    Column("question", TEXT, "the question without its options"),
    Column("options", _TEXTS, "the options in the order of their letters"),
    Column("answer", TEXT, "letter of the right option"),
    Column("answer_idx", INT8, "position of the right option, from 0"),
    Column("answer_text", TEXT, "text of the right option"),
    Column(
        "rationale",
        TEXT,
        "three to six steps from what can be seen to the answer, one a line",
    ),
    Column(
        "messages",
        ListOf(_MESSAGE),
        "the item as a conversation; pictures go before the first text",
    ),
    Column(
        "cameras",
        ListOf(_CAMERA),
        "per view, visible ones first: `K` = fx, fy, cx, cy in pixels (pixels a metre "
        "where the projection is orthographic); `T_wc`, world from camera, row by row",
    ),
    Column(
        "scene",
        TEXT,
        "the scene as JSON: room, objects by catalogue id with poses, light; enough to "
        "build it again",
    ),
)

_AFTER_TOKENS = (
    Column("token_spec", TEXT, "version of the perception tokens"),
    Column("margins", _MARGINS, "how far the item is from being ambiguous"),
    Column("evidence", _EVIDENCE, "why the answer holds"),
    Column("facts", TEXT, "everything but the pictures as one JSON record"),
    Column("seed", INT64, "number of the pair, from the first one of its split on"),
    Column(
        "renderer",
        TEXT,
        "the renderer of the pictures, `none` without any; no other column depends "
        "on it",
    ),
    Column("generator_version", TEXT, "version of the generator"),
    Column("content_sha256", TEXT, "hash of `facts`"),
)

IMAGE_COLUMNS = ("images", "target_images")
"""Columns that hold pictures; all others follow from the facts and the recipe."""


def columns(added: Iterable[str] = ()) -> tuple[Column, ...]:
    """All columns, in their order.

    Args:
        added: names of the tokens that a recipe asks for beside the standard ones.

    Raises:
        RecipeError: when there is no such token, or it repeats a column.
    """
    of_tokens = [
        replace(column, kind=ListOf(column.kind))  # a value for every view
        for token in selected_tokens(added)
        for column in token.columns
    ]
    found = (*_BEFORE_TOKENS, *of_tokens, *_AFTER_TOKENS)
    counts = Counter(column.name for column in found)
    twice = [name for name, count in counts.items() if count > 1]
    if twice:
        raise RecipeError(
            f"tokens: column '{twice[0]}' would be there twice; rename it in the token "
            f"that adds it, one of {', '.join(added)}"
        )
    return found


COLUMNS = columns()
"""The columns of every data set that asks for no other tokens."""


def columns_table(added: Iterable[str] = ()) -> str:
    """The columns as a Markdown table for people: name, kind of value, meaning."""
    return table_of(columns(added))


def table_of(found: Iterable[Column]) -> str:
    """Some columns as such a table."""
    rows = ((f"`{column.name}`", column.kind, column.doc) for column in found)
    head = "| column | values | meaning |\n|---|---|---|"
    return f"{head}\n{markdown_rows(rows)}"


def markdown_rows(rows: Iterable[Iterable[object]]) -> str:
    """The rows of a Markdown table."""
    return "\n".join(f"| {' | '.join(map(str, cells))} |" for cells in rows)


def datasets_features(added: Iterable[str] = ()) -> dict[str, Any]:
    """The columns in the words of the `datasets` library, any release of it."""
    return features_of(columns(added))


def features_of(found: Iterable[Column]) -> dict[str, Any]:
    """Some columns in those words."""
    return {column.name: _feature(column.kind) for column in found}


def yaml_features(found: Iterable[Column]) -> list[dict[str, Any]]:
    """Some columns as the YAML of a dataset card lists them."""
    features = features_of(found)
    return [{"name": name, **_yaml(feature)} for name, feature in features.items()]


def arrow_schema(added: Iterable[str] = ()) -> pa.Schema:
    """The Arrow schema, with the metadata by which `datasets` knows the pictures."""
    return schema_of(columns(added))


def schema_of(found: Sequence[Column]) -> pa.Schema:
    """The Arrow schema of some columns."""
    info = {"info": {"features": features_of(found)}}
    return pa.schema(
        [(column.name, _arrow(column.kind)) for column in found],
        metadata={"huggingface": json.dumps(info)},
    )


def stored_labels(row: Mapping[str, Any], added: tuple[str, ...] = ()) -> Any:
    """The columns of a row but the pictures, with the values that Parquet gives back.

    A number has the precision of its column then: `K` of a camera is of 32 bits.

    Args:
        row: with plain Python values.
        added: as for `columns`.
    """
    batch = pa.RecordBatch.from_pylist([dict(row)], schema=_label_schema(added))
    return batch.to_pylist()[0]


@cache
def _label_schema(added: tuple[str, ...]) -> pa.Schema:
    fields = [each for each in arrow_schema(added) if each.name not in IMAGE_COLUMNS]
    return pa.schema(fields)


def leaves(added: Iterable[str] = ()) -> tuple[str, ...]:
    """The paths of all Parquet leaf columns, e.g. "images.list.element.bytes"."""
    return leaves_of(columns(added))


def leaves_of(found: Iterable[Column]) -> tuple[str, ...]:
    """Those of some columns."""
    return tuple(path for column in found for path in _leaves(column.name, column.kind))


def writer_options(added: Iterable[str] = ()) -> dict[str, Any]:
    """How shards are written: pictures as they are, everything else zstd."""
    return options_of(columns(added))


def options_of(found: Iterable[Column]) -> dict[str, Any]:
    """How files of some columns are written, likewise."""
    paths = leaves_of(found)
    return {
        "use_content_defined_chunking": CDC,
        "write_page_index": True,
        "compression": {path: _compression(path) for path in paths},
        "use_dictionary": [path for path in paths if not _is_picture(path)],
    }


def _compression(path: str) -> str:
    return "none" if _is_picture(path) else "zstd"


def _is_picture(path: str) -> bool:
    return path.endswith(".bytes")


_SCALARS = {
    "string": pa.string(),
    "binary": pa.binary(),
    "bool": pa.bool_(),
    "int8": pa.int8(),
    "int16": pa.int16(),
    "int32": pa.int32(),
    "int64": pa.int64(),
    "float32": pa.float32(),
    "float64": pa.float64(),
}

_PICTURE = Struct.of(bytes=BINARY, path=TEXT)
"""How a picture is stored; `datasets` knows it by its feature."""


def _arrow(kind: ColumnKind) -> pa.DataType:
    match kind:
        case Scalar(name):
            return _SCALARS[name]
        case ListOf(of, None):
            return pa.list_(_arrow(of))
        case ListOf(of, length):
            return pa.list_(_arrow(of), length)
        case Struct(fields):
            return pa.struct([(name, _arrow(each)) for name, each in fields])
        case EncodedPicture():
            return _arrow(_PICTURE)


def _leaves(path: str, kind: ColumnKind) -> list[str]:
    match kind:
        case Scalar():
            return [path]
        case ListOf(of):
            return _leaves(f"{path}.list.element", of)
        case Struct(fields):
            return [
                leaf
                for name, each in fields
                for leaf in _leaves(f"{path}.{name}", each)
            ]
        case EncodedPicture():
            return _leaves(path, _PICTURE)


def _feature(kind: ColumnKind) -> Any:
    """A feature as every release of `datasets` reads it.

    Lists are bare ones, since releases before 4 know no `List`; only `Sequence` can say
    a length, and it keeps lists of scalars what they are.
    """
    match kind:
        case Scalar(name):
            return {"dtype": name, "_type": "Value"}
        case ListOf(of, None):
            return [_feature(of)]
        case ListOf(of, length):
            return {"feature": _feature(of), "length": length, "_type": "Sequence"}
        case Struct(fields):
            return {name: _feature(each) for name, each in fields}
        case EncodedPicture():
            return {"_type": "Image"}


def _yaml(feature: Any) -> dict[str, Any]:
    """One feature as a card writes it: a type name, a list, or a struct."""
    if isinstance(feature, list):
        return {"list": _inner(_yaml(feature[0]))}
    kind = feature.get("_type")
    if kind == "Value":
        return {"dtype": feature["dtype"]}
    if kind == "Image":
        return {"dtype": "image"}
    if kind == "Sequence":
        # `datasets` takes the first key for the kind of the feature.
        return {"list": _inner(_yaml(feature["feature"])), "length": feature["length"]}
    fields = [{"name": name, **_yaml(each)} for name, each in feature.items()]
    return {"struct": fields}


def _inner(plain: dict[str, Any]) -> Any:
    """The value of `list:`, short where the card allows it."""
    if plain.keys() == {"dtype"}:
        return plain["dtype"]
    return plain["struct"] if plain.keys() == {"struct"} else plain
