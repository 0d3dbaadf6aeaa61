"""The columns of a shard, written down by hand, and how Parquet stores them."""

import json
from typing import Any

import pyarrow as pa

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

_TEXT = pa.string()
_TEXTS = pa.list_(_TEXT)
_IMAGES = pa.list_(pa.struct([("bytes", pa.binary()), ("path", _TEXT)]))
_MESSAGE = pa.struct([("role", _TEXT), ("content", _TEXT)])
_CAMERA = pa.struct(
    [
        ("role", _TEXT),
        ("hidden", pa.bool_()),
        ("projection", _TEXT),
        ("width", pa.int32()),
        ("height", pa.int32()),
        ("K", pa.list_(pa.float32(), 4)),
        ("T_wc", pa.list_(pa.float64(), 16)),
    ]
)
_ENTRY = pa.struct(
    [
        ("row", pa.int16()),
        ("col", pa.int16()),
        ("category", _TEXT),
        ("instance", pa.int16()),
        ("box", pa.list_(pa.int16(), 4)),
        ("distance", pa.int16()),
    ]
)
_MARK = pa.struct(
    [
        ("label", _TEXT),
        ("row", pa.int16()),
        ("col", pa.int16()),
        ("pixel", pa.list_(pa.int16(), 2)),
        ("distance", pa.int16()),
    ]
)
_MARGINS = pa.struct(
    [
        ("seen_pcm", pa.int32()),
        ("best_view_missing", pa.int32()),
        ("threshold_pcm", pa.int32()),
        ("angle_tenths", pa.int32()),
        ("gap_mm", pa.int32()),
        ("hidden_pct", pa.int32()),
    ]
)
_EVIDENCE = pa.struct(
    [
        ("instances", pa.list_(pa.int16())),
        ("per_view", pa.list_(pa.list_(pa.int16()))),
        ("per_view_count", pa.list_(pa.int16())),
        ("views_needed", pa.list_(pa.int8())),
        ("options", pa.list_(pa.int16())),
    ]
)

COLUMNS: tuple[tuple[str, Any], ...] = (
    ("id", _TEXT),
    ("scene_id", _TEXT),
    ("pair_id", _TEXT),
    ("task", _TEXT),
    ("kind", _TEXT),
    ("variant", _TEXT),
    ("control", _TEXT),
    ("template", _TEXT),
    ("difficulty", _TEXT),
    ("images", _IMAGES),
    ("image_roles", _TEXTS),
    ("target_images", _IMAGES),
    ("target_roles", _TEXTS),
    ("question", _TEXT),
    ("options", _TEXTS),
    ("answer", _TEXT),
    ("answer_idx", pa.int8()),
    ("answer_text", _TEXT),
    ("rationale", _TEXT),
    ("messages", pa.list_(_MESSAGE)),
    ("cameras", pa.list_(_CAMERA)),
    ("scene", _TEXT),
    ("depth_tokens", pa.list_(pa.list_(pa.int16()))),
    ("object_map", pa.list_(pa.list_(_ENTRY))),
    ("marks", pa.list_(pa.list_(_MARK))),
    ("token_spec", _TEXT),
    ("margins", _MARGINS),
    ("evidence", _EVIDENCE),
    ("facts", _TEXT),
    ("seed", pa.int64()),
    ("renderer", _TEXT),
    ("generator_version", _TEXT),
    ("content_sha256", _TEXT),
)

IMAGE_COLUMNS = ("images", "target_images")
"""Columns that hold pictures; all others follow from the facts and the recipe."""


def datasets_features() -> dict[str, Any]:
    """The columns in the words of the `datasets` library."""
    return {name: _feature(kind) for name, kind in COLUMNS}


def yaml_features() -> list[dict[str, Any]]:
    """The columns as the YAML of a dataset card lists them."""
    return [
        {"name": name, **_yaml(feature)}
        for name, feature in datasets_features().items()
    ]


def arrow_schema() -> pa.Schema:
    """The Arrow schema, with the metadata by which `datasets` knows the pictures."""
    info = {"info": {"features": datasets_features()}}
    return pa.schema(list(COLUMNS), metadata={"huggingface": json.dumps(info)})


def leaves() -> tuple[str, ...]:
    """The paths of all Parquet leaf columns, e.g. "images.list.element.bytes"."""
    return tuple(path for name, kind in COLUMNS for path in _leaves(name, kind))


def writer_options() -> dict[str, Any]:
    """How shards are written: pictures as they are, everything else zstd."""
    return {
        "use_content_defined_chunking": CDC,
        "write_page_index": True,
        "compression": {path: _compression(path) for path in leaves()},
        "use_dictionary": [path for path in leaves() if not _is_picture(path)],
    }


def _compression(path: str) -> str:
    return "none" if _is_picture(path) else "zstd"


def _is_picture(path: str) -> bool:
    return path.endswith(".bytes")


def _leaves(path: str, kind: Any) -> list[str]:
    if pa.types.is_list(kind) or pa.types.is_fixed_size_list(kind):
        return _leaves(f"{path}.list.element", kind.value_type)
    if pa.types.is_struct(kind):
        fields = [kind.field(index) for index in range(kind.num_fields)]
        return [
            leaf
            for field in fields
            for leaf in _leaves(f"{path}.{field.name}", field.type)
        ]
    return [path]


def _feature(kind: Any) -> dict[str, Any]:
    if pa.types.is_fixed_size_list(kind):
        feature = _feature(kind.value_type)
        return {"feature": feature, "length": kind.list_size, "_type": "List"}
    if pa.types.is_list(kind):
        return {"feature": _feature(kind.value_type), "_type": "List"}
    if kind == _IMAGES.value_type:
        return {"_type": "Image"}
    if pa.types.is_struct(kind):
        fields = [kind.field(index) for index in range(kind.num_fields)]
        return {field.name: _feature(field.type) for field in fields}
    return {"dtype": _dtype(kind), "_type": "Value"}


def _dtype(kind: Any) -> str:
    names = {"float": "float32", "double": "float64"}
    return names.get(str(kind), str(kind))


def _yaml(feature: dict[str, Any]) -> dict[str, Any]:
    """One feature as a card writes it: a type name, a list, or a struct."""
    kind = feature.get("_type")
    if kind == "Value":
        return {"dtype": feature["dtype"]}
    if kind == "Image":
        return {"dtype": "image"}
    if kind == "List":
        length = {"length": feature["length"]} if "length" in feature else {}
        # `datasets` takes the first key for the kind of the feature.
        return {"list": _inner(_yaml(feature["feature"])), **length}
    fields = [{"name": name, **_yaml(each)} for name, each in feature.items()]
    return {"struct": fields}


def _inner(plain: dict[str, Any]) -> Any:
    """What stands under `list:`: short where the card allows it."""
    if plain.keys() == {"dtype"}:
        return plain["dtype"]
    return plain["struct"] if plain.keys() == {"struct"} else plain
