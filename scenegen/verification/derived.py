"""Files beside the shards that can be derived again: a checksum is not believed.

Whoever changes a file can change its line in SHA256SUMS as well. So the licence is
compared with the one of the package, the attributions with the assets that the shards
name, the pictures of the card with the rows, and the checksums with the files that a
data set has. Card and croissant.json are compared in `files`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from scenegen._version import GENERATOR_VERSION, __version__
from scenegen.dataset.attributions import attributions
from scenegen.dataset.card import DATA_LICENCE
from scenegen.dataset.card_items import CardExample, card_items
from scenegen.dataset.croissant import CROISSANT
from scenegen.dataset.dense_shards import dense_paths
from scenegen.dataset.files import (
    AUDIT,
    AUDIT_PAGE,
    CHECKSUMS,
    read_sums,
    sha256_of,
    sums_text,
)
from scenegen.dataset.images import decode
from scenegen.dataset.manifest import (
    ATTRIBUTIONS,
    LICENCE,
    MANIFEST,
    Attributions,
    credits_of,
)
from scenegen.dataset.manifest_entries import versions as versions_here
from scenegen.dataset.plan import Plan, Shard
from scenegen.dataset.stored_shards import StoredShard
from scenegen.errors import AssetError, ShardError, said
from scenegen.reading import read_bytes
from scenegen.recipe.resolve import stock_of

MOST_SHEET = 64 * 1024 * 1024
"""Bytes of a file beside the shards that is compared whole."""

ALIKE = 4.0
"""The largest mean difference of the channels of two encodings of one sheet, of 255."""

REMEDY = "Run the build again, which sets it aside and writes a new one"


def own_attributions(plan: Plan) -> Attributions | None:
    """What writes ATTRIBUTIONS.md of a plan; None where its assets are not at hand."""
    try:
        catalogue = stock_of(plan.recipe)
    except AssetError:
        return None
    if catalogue.digest != plan.catalogue_digest:
        return None
    return partial(attributions, catalogue)


def wrong_derived(
    folder: Path,
    plan: Plan,
    stated: Mapping[str, Any],
    stored: Mapping[Shard, StoredShard],
) -> Iterator[str]:
    """Files that do not follow from the shards, one line each.

    ATTRIBUTIONS.md is compared where the assets of the data set are at hand.

    Args:
        folder: of the data set.
        plan: of the data set.
        stated: its manifest.
        stored: its shards; what is missing or damaged is reported elsewhere.
    """
    yield from _wrong_text(folder, LICENCE, DATA_LICENCE, "the licence of the package")
    yield from _wrong_release(stated)
    if len(stored) < len(plan.shards):
        return
    credits = own_attributions(plan)
    if credits is not None:
        again = credits_of(stored.values(), credits)
        yield from _wrong_text(
            folder, ATTRIBUTIONS, again, "what the assets in the shards give"
        )
    yield from _wrong_sheets(folder, plan, stated)


def wrong_sums(
    folder: Path, plan: Plan, stated: Mapping[str, Any], digests: Mapping[str, str]
) -> Iterator[str]:
    """Files that changed or vanished, that have no checksum, or no business with one.

    Args:
        folder: of the data set.
        plan: of the data set.
        stated: its manifest.
        digests: of its files, see `files.digests`.
    """
    if not (folder / CHECKSUMS).is_file():
        yield f"{CHECKSUMS}: missing"
        return
    sums, found = read_sums(folder), []
    required = _required(folder, plan, stated)
    for name, digest in sums.items():
        if name not in digests:
            found.append(f"{name}: missing")
        elif digests[name] != digest:
            found.append(f"{name}: its bytes are not those of {CHECKSUMS}")
        if name not in required and name not in (AUDIT, AUDIT_PAGE):
            found.append(f"{CHECKSUMS}: '{name}' is no file of this data set")
    for name in sorted({*required, *digests} - sums.keys()):
        if (folder / name).is_file():
            found.append(f"{name}: {CHECKSUMS} does not know it")
        else:
            found.append(f"{name}: missing")
    yield from found
    if not found and read_bytes(folder / CHECKSUMS) != sums_text(sums).encode():
        yield f"{CHECKSUMS}: its lines are not those that a build writes. {REMEDY}"


def names_of(plan: Plan) -> frozenset[str]:
    """The files of a data set that have a checksum, but for an audit."""
    tasks = {each.task for each in plan.recipe.series if not each.control}
    examples = {CardExample.path_of(task) for task in tasks}
    return frozenset(
        {
            *(str(shard.path) for shard in plan.shards),
            *map(str, dense_paths(plan).values()),
            *(examples if plan.recipe.has_pictures else ()),
            *(ATTRIBUTIONS, CROISSANT, LICENCE, MANIFEST),
        }
    )


def _required(folder: Path, plan: Plan, stated: Mapping[str, Any]) -> frozenset[str]:
    """Names that the checksums have to hold; an older release wrote fewer files."""
    names = names_of(plan)
    if _release(stated) == __version__:
        return names
    late = {name for name in names if not (folder / name).is_file()}
    return names - (late - {*(str(s.path) for s in plan.shards), LICENCE, ATTRIBUTIONS})


def _release(stated: Mapping[str, Any]) -> str:
    versions = stated.get("versions")
    return str(versions.get("scenegen")) if isinstance(versions, Mapping) else ""


def _wrong_release(stated: Mapping[str, Any]) -> Iterator[str]:
    """Whether the data set can be of the release that it names.

    A card of another release is not compared line by line, so none may be made up.
    """
    release = _release(stated)
    if release != __version__ and not release.startswith(f"0.{GENERATOR_VERSION}."):
        yield (
            f"{MANIFEST}: made by release {release!r}, and its generator is "
            f"{GENERATOR_VERSION}, which no such release has"
        )


def _wrong_text(folder: Path, name: str, again: str, what: str) -> Iterator[str]:
    """Whether a file has the text that it should, where its checksum tells nothing."""
    path = folder / name
    if not path.is_file() or read_sums(folder).get(name) not in (None, sha256_of(path)):
        return
    if read_bytes(path, MOST_SHEET) != again.encode():
        yield f"{name}: is not {what}. {REMEDY}"


def _wrong_sheets(folder: Path, plan: Plan, stated: Mapping[str, Any]) -> Iterator[str]:
    """Pictures of the card that do not show the rows that they should."""
    try:
        examples = card_items(plan, folder).examples
    except ShardError as error:
        yield str(error)
        return
    versions = stated.get("versions")
    is_exact = isinstance(versions, Mapping) and versions == versions_here()
    for each in examples:
        path = folder / each.path
        if not each.visible or not path.is_file():
            continue
        try:
            again, there = each.sheet(), read_bytes(path, MOST_SHEET)
        except (OSError, ValueError, ShardError) as error:
            yield f"{each.path}: cannot be compared with {each.item} ({said(error)})"
            continue
        if again != there and (is_exact or not _is_alike(again, there)):
            yield f"{each.path}: is not the picture of {each.item}. {REMEDY}"


def _is_alike(one: bytes, other: bytes) -> bool:
    """Whether two files hold one picture, encoded by two libraries."""
    try:
        first, second = (decode(each).astype(np.int16) for each in (one, other))
    except ShardError:
        return False
    if first.shape != second.shape:
        return False
    return bool(np.abs(first - second).mean() <= ALIKE)
