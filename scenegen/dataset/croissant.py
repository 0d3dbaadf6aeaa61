"""croissant.json: the data set in the words of Croissant 1.1, with its RAI fields.

It follows from recipe and manifest, so that `verify` can write it again and compare.
Paths in it are relative to it: whoever has the folder reads the records without a
network.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping
from typing import Any

from scenegen._version import RELEASED
from scenegen.dataset.configs import Config, columns_of, configs_of
from scenegen.dataset.dense_rows import DENSE_COLUMNS
from scenegen.dataset.responsible_use import responsible_use
from scenegen.recipe.model import Recipe
from scenegen.records.columns import (
    Column,
    ColumnKind,
    EncodedPicture,
    ListOf,
    Scalar,
    Struct,
)

CROISSANT = "croissant.json"
"""Name of the file in the folder of a data set."""

CONFORMS_TO = (
    "http://mlcommons.org/croissant/1.1",
    "http://mlcommons.org/croissant/RAI/1.0",
)

CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "name": {"@container": "@language"},
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""What the names of this file mean; fixed by the specification."""

LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"

KEYWORDS = ("spatial reasoning", "synthetic", "multi-view", "perception tokens")

SPLIT = "split"
"""A field that is no column: it is in the name of the file."""

_TYPES = {
    "string": "sc:Text",
    "bool": "sc:Boolean",
    "int8": "cr:Int8",
    "int16": "cr:Int16",
    "int32": "cr:Int32",
    "int64": "cr:Int64",
    "float32": "cr:Float32",
    "float64": "cr:Float64",
}

Node = dict[str, Any]
"""A node of the file."""


def write_croissant(recipe: Recipe, manifest: Mapping[str, Any]) -> str:
    """The text of croissant.json.

    Args:
        recipe: of the data set.
        manifest: as `manifest.describe` gives it.
    """
    configs = configs_of(recipe, manifest)
    node = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS_TO,
        **_about(recipe, manifest),
        **responsible_use(recipe, manifest),
        "distribution": [_files(config) for config in configs],
        "recordSet": [_records(config, recipe) for config in configs],
    }
    return json.dumps(node, indent=1, ensure_ascii=False) + "\n"


def _about(recipe: Recipe, manifest: Mapping[str, Any]) -> Node:
    """Name, licence, creators, and where it is."""
    card, version = recipe.card, manifest["versions"]["scenegen"]
    name = card.pretty_name or recipe.name
    people = [{"@type": "sc:Person", "name": each} for each in card.authors]
    hub = f"https://huggingface.co/datasets/{card.repo_id}" if card.repo_id else ""
    digest = manifest["digest"]
    also = {"sameAs": hub} if hub and card.homepage else {}
    return {
        "name": name,
        "description": (
            f"Furnished rooms that were generated with scenegen {version}, questions "
            "about what no single picture shows, and the hidden views that answer "
            "them. Every label follows from exact geometry. README.md says more."
        ),
        "license": LICENCE_ADDRESS,
        "url": card.homepage or hub or _name_of_digest(digest),
        **also,
        "version": version,
        "datePublished": card.date or RELEASED,
        "creator": people or [{"@type": "sc:Organization", "name": "scenegen"}],
        "citeAs": card.citation.strip() or f"{name}, scenegen {version}, {digest}",
        "keywords": KEYWORDS,
        "inLanguage": "en",
        "isLiveDataset": False,
    }


def _name_of_digest(digest: str) -> str:
    """A data set that has no page yet is named by its digest, as RFC 6920 says."""
    plain = urlsafe_b64encode(bytes.fromhex(digest)).decode().rstrip("=")
    return f"ni:///sha-256;{plain}"


def _files(config: Config) -> Node:
    """The shards of a config; a pattern of them, since manifest.json lists all."""
    paths = (path for paths in config.files.values() for path in paths)
    return {
        "@type": "cr:FileSet",
        "@id": _file_set(config),
        "description": (
            f"The shards of the config {config.name}. Their hashes and rows are in "
            "manifest.json, their checksums in SHA256SUMS."
        ),
        "encodingFormat": "application/x-parquet",
        "includes": list(paths),
    }


def _file_set(config: Config) -> str:
    """A name that no config and no column has: theirs hold no hyphen."""
    return f"{config.name}-files"


def _records(config: Config, recipe: Recipe) -> Node:
    """The rows of a config, column by column."""
    parts = ", ".join(f"{split} {items}" for split, items in config.items.items())
    found = columns_of(config, recipe)
    fields = {column.name: _field(config, column) for column in found}
    left_out = ", ".join(name for name, field in fields.items() if field is None)
    more = f" Not among the fields, as lists of lists of records: {left_out}."
    return {
        "@type": "cr:RecordSet",
        "@id": config.name,
        "name": config.name,
        "description": (
            f"{sum(config.items.values())} {_noun(config, recipe)}: {parts}."
            f"{more if left_out else ''}"
        ),
        "key": _key(config, recipe),
        "field": [
            _split(config),
            *(field for field in fields.values() if field is not None),
        ],
    }


def _noun(config: Config, recipe: Recipe) -> str:
    """What a row is."""
    is_dense = columns_of(config, recipe) is DENSE_COLUMNS
    return "pictures" if is_dense else "items"


def _key(config: Config, recipe: Recipe) -> Any:
    """The columns that name a row."""
    if columns_of(config, recipe) is DENSE_COLUMNS:
        return [{"@id": f"{config.name}/{name}"} for name in ("id", "role")]
    return {"@id": f"{config.name}/id"}


def _split(config: Config) -> Node:
    """The split of a row, by which readers select files."""
    return {
        "@type": "cr:Field",
        "@id": f"{config.name}/{SPLIT}",
        "name": SPLIT,
        "description": "the split; no column, it is in the name of the file",
        "dataType": ["sc:Text", "cr:Split"],
        "source": {
            "fileSet": {"@id": _file_set(config)},
            "extract": {"fileProperty": "filename"},
            "transform": {"regex": r"([a-z]+)-.*\.parquet"},
        },
    }


def _field(config: Config, column: Column) -> Node | None:
    """A column; None where Croissant has no words for its kind."""
    node: Node = {
        "@type": "cr:Field",
        "@id": f"{config.name}/{column.name}",
        "name": column.name,
        "description": column.doc,
    }
    of, shape = _unlisted(column.kind)
    if isinstance(of, Struct) and len(shape) < 2:
        subs = list(_sub_fields(config, column, of))
        return {**node, **_array(shape), "subField": subs} if subs else None
    values = _values(config, column.name, column.kind)
    return None if values is None else {**node, **values}


def _sub_fields(config: Config, column: Column, struct: Struct) -> Iterator[Node]:
    """The leaves of a column of structs."""
    for name, kind in struct.fields:
        values = _values(config, column.name, kind, leaf=name)
        if values is not None:
            yield {
                "@type": "cr:Field",
                "@id": f"{config.name}/{column.name}/{name}",
                "name": name,
                **values,
            }


def _values(
    config: Config, column: str, kind: ColumnKind, leaf: str | None = None
) -> Node | None:
    """Type and source of a field of values or of pictures; None for other kinds."""
    of, shape = _unlisted(kind)
    source: Node = {
        "fileSet": {"@id": _file_set(config)},
        "extract": {"column": column},
    }
    match of:
        case Scalar(name) if name in _TYPES:
            data_type = _TYPES[name]
        case EncodedPicture() if leaf is None and len(shape) < 2:
            data_type, leaf = "sc:ImageObject", "bytes"
        case _:
            return None
    if leaf is not None:
        source["transform"] = {"jsonPath": leaf}
    # Readers cast a list of pictures one by one only where it is `repeated` too.
    each = {"repeated": True} if shape and isinstance(of, EncodedPicture) else {}
    return {"dataType": data_type, **_array(shape), **each, "source": source}


def _unlisted(kind: ColumnKind) -> tuple[ColumnKind, tuple[int, ...]]:
    """What nested lists hold, and their lengths, -1 where they differ."""
    shape: list[int] = []
    while isinstance(kind, ListOf):
        shape.append(-1 if kind.length is None else kind.length)
        kind = kind.of
    return kind, tuple(shape)


def _array(shape: tuple[int, ...]) -> Node:
    if not shape:
        return {}
    return {"isArray": True, "arrayShape": ",".join(map(str, shape))}
