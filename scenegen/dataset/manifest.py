"""The files beside the shards: manifest, card, croissant, licences, checksums.

All of them follow from the plan and from the footers of the finished shards, without a
clock, so that two builds give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from scenegen.dataset.audit_section import audit_section
from scenegen.dataset.card import (
    AUDITED,
    DATA_LICENCE,
    OWN,
    PEOPLE,
    section,
    write_card,
)
from scenegen.dataset.card_items import IMAGES, card_items
from scenegen.dataset.croissant import CROISSANT, write_croissant
from scenegen.dataset.dense_shards import dense_sums, forget_others
from scenegen.dataset.files import (
    AUDIT,
    AUDIT_PAGE,
    CHECKSUMS,
    replacing,
    sha256_of,
    sums_text,
    write_text,
)
from scenegen.dataset.manifest_entries import describe
from scenegen.dataset.plan import Plan, Shard, plan_build
from scenegen.dataset.recipe_keys import BEGUN
from scenegen.dataset.stored_shards import StoredShard, finished
from scenegen.errors import ShardError, said, told_as
from scenegen.reading import read_json, read_text
from scenegen.recipe.loading import complete, read_recipe
from scenegen.recipe.resolve import stock_of

MANIFEST = "manifest.json"
CARD = "README.md"
LICENCE = "LICENSE"
ATTRIBUTIONS = "ATTRIBUTIONS.md"

Attributions = Callable[[Iterable[str], Iterable[str]], str]
"""From the ids of the assets and materials used to the text of ATTRIBUTIONS.md."""


def finalise(
    plan: Plan,
    folder: Path,
    attributions: Attributions,
    stored: Mapping[Shard, StoredShard] | None = None,
) -> None:
    """Write all files beside the shards.

    What people wrote into the card stays, and so does an audit of the same shards.

    Args:
        plan: of the data set.
        folder: of the data set.
        attributions: writes the text of ATTRIBUTIONS.md.
        stored: the shards, as their footers were read; they are read when None.

    Raises:
        ShardError: when a shard is missing or belongs to another data set, or when
            there is a card in which one's own words cannot be found.
        OutputError: when the folder takes no more.
    """
    stored = finished(plan, folder) if stored is None else stored
    _require_all(plan, folder, stored)
    forget_others(plan, folder)
    shards = {str(shard.path): sha256_of(folder / shard.path) for shard in plan.shards}
    manifest = describe(plan, stored, shards)
    kept = kept_of(folder, manifest)
    files = files_of(plan, folder, manifest, stored.values(), attributions, kept.parts)
    _forget(folder, kept.files)
    for name, data in files.items():
        with replacing(folder / name) as sink:
            sink.write(data)
    names = files.keys() | kept.files
    write_text(folder / CHECKSUMS, checksums(plan, folder, shards, names))
    (folder / BEGUN).unlink(missing_ok=True)


def checksums(
    plan: Plan, folder: Path, shards: Mapping[str, str], names: Iterable[str]
) -> str:
    """The text of the checksums of a data set.

    Args:
        plan: of the data set.
        folder: of the data set.
        shards: path to SHA-256 of every shard.
        names: of all other files but those of dense targets.
    """
    # The card has no checksum: a part of it is written by people.
    rest = {name: sha256_of(folder / name) for name in names if name != CARD}
    return sums_text({**shards, **dense_sums(plan, folder), **rest})


def files_of(
    plan: Plan,
    folder: Path,
    manifest: Mapping[str, Any],
    stored: Iterable[StoredShard],
    attributions: Attributions,
    parts: Mapping[str, str],
) -> dict[str, bytes]:
    """The files beside the shards, by name, in the order in which they are written.

    Args:
        plan: of the data set.
        folder: of the data set, whose shards the card shows.
        manifest: as `describe` gives it.
        stored: all shards.
        attributions: writes the text of ATTRIBUTIONS.md.
        parts: see `card.write_card`.

    Raises:
        ShardError: when a shard cannot be read.
    """
    credits, items = credits_of(stored, attributions), card_items(plan, folder)
    card = write_card(plan.recipe, manifest, credits, items, parts)
    return {
        LICENCE: DATA_LICENCE.encode(),
        ATTRIBUTIONS: credits.encode(),
        **{each.path: each.sheet() for each in items.examples if each.visible},
        CARD: card.encode(),
        CROISSANT: write_croissant(plan.recipe, manifest).encode(),
        MANIFEST: (json.dumps(manifest, indent=1, sort_keys=True) + "\n").encode(),
    }


def credits_of(stored: Iterable[StoredShard], attributions: Attributions) -> str:
    """The text of ATTRIBUTIONS.md: of what stands in the scenes of some shards."""
    footers = [each.footer for each in stored]
    assets = sorted({name for each in footers for name in each.assets})
    materials = sorted({name for each in footers for name in each.materials})
    return attributions(assets, materials)


def _require_all(plan: Plan, folder: Path, stored: Collection[Shard]) -> None:
    """Make sure that all shards are there.

    Raises:
        ShardError: when one is missing.
    """
    missing = [shard for shard in plan.shards if shard not in stored]
    if missing:
        raise ShardError(
            f"{folder}: {len(missing)} of {len(plan.shards)} shards are missing, the "
            f"first is {missing[0].path}. Run the build again to make them."
        )


class KeptParts(NamedTuple):
    """What a folder had before and still has when its other files are written anew."""

    parts: dict[str, str]
    files: set[str]


def kept_of(folder: Path, manifest: Mapping[str, Any]) -> KeptParts:
    """What people wrote into the card; and the audit, where the shards are the same.

    Where the manifest is lost, an audit says itself which data set it is of.

    Raises:
        ShardError: when there is a card in which that cannot be found.
    """
    own = own_words(folder)
    parts = {} if own is None else {OWN: own}
    try:
        is_same = read_manifest(folder).get("shards") == manifest["shards"]
    except ShardError:
        is_same = _audited_plan(folder) == manifest["digest"]
    if not is_same:
        return KeptParts(parts, set())
    if own is not None:
        parts[PEOPLE] = section(_card_text(folder), PEOPLE)
    there = {name for name in (AUDIT, AUDIT_PAGE) if (folder / name).is_file()}
    return KeptParts(parts | audited_part(folder), there)


def _audited_plan(folder: Path) -> str:
    """The digest of the plan that an audit is of; "" without one."""
    try:
        return str(read_json(folder / AUDIT)["data_set"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def audited_part(folder: Path) -> dict[str, str]:
    """The section of the card that audit.json gives; none without it.

    Raises:
        ShardError: when it cannot be read.
    """
    path = folder / AUDIT
    if not path.is_file():
        return {}
    with told_as(
        ShardError, path, f"Run `scenegen audit {folder} --write` again, or delete it."
    ):
        return {AUDITED: audit_section(read_json(path))}


def own_words(folder: Path) -> str | None:
    """What people wrote into their section of the card; None when there is no card.

    Raises:
        ShardError: when the card has no such section, so that a build would lose it.
    """
    with told_as(ShardError, folder, "Name another folder."):
        exists = (folder / CARD).exists()
    if not exists:
        return None
    try:
        return section(_card_text(folder), OWN)
    except ShardError as error:
        raise ShardError(f"{folder}: {error}") from error


def _card_text(folder: Path) -> str:
    """The text of the card.

    Raises:
        ShardError: when it cannot be read.
    """
    try:
        return read_text(folder / CARD)
    except OSError as error:
        raise ShardError(f"{folder / CARD} cannot be read ({said(error)})") from error


def _forget(folder: Path, kept: Collection[str]) -> None:
    """Remove the checksums, audit and pictures of the files that were there before.

    Without checksums no one takes the folder for a finished one, should this stop here.
    """
    (folder / CHECKSUMS).unlink(missing_ok=True)
    sheets = (f"{IMAGES}/{each.name}" for each in folder.glob(f"{IMAGES}/example-*"))
    for name in {AUDIT, AUDIT_PAGE, *sheets} - set(kept):
        (folder / name).unlink(missing_ok=True)


def card_again(plan: Plan, folder: Path, stated: Mapping[str, Any]) -> str:
    """The card of a finished data set, written again from its other files.

    Of the card that is there only the two sections are taken that people write.

    Args:
        plan: of the data set.
        folder: of the data set.
        stated: its manifest.

    Raises:
        ShardError: when one of the files cannot be read.
        KeyError, TypeError: when the manifest lacks something.
    """
    text = _card_text(folder)
    try:
        credits = read_text(folder / ATTRIBUTIONS)
    except (OSError, ValueError) as error:
        raise ShardError(f"{ATTRIBUTIONS}: cannot be read ({said(error)})") from error
    people = {name: section(text, name) for name in (OWN, PEOPLE)}
    parts = people | audited_part(folder)
    return write_card(plan.recipe, stated, credits, card_items(plan, folder), parts)


def is_final(plan: Plan, folder: Path) -> bool:
    """Whether all files beside the shards are there already."""
    names = (MANIFEST, CARD, CROISSANT, LICENCE, ATTRIBUTIONS, CHECKSUMS)
    if not all((folder / name).is_file() for name in names):
        return False
    try:
        manifest = read_manifest(folder)
    except ShardError:
        return False
    same = manifest.get("digest") == plan.digest
    return same and manifest.get("recipe") == complete(plan.recipe)


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a data set.

    Raises:
        ShardError: when there is none, or it is damaged.
    """
    path = folder / MANIFEST
    try:
        manifest = read_json(path)
    except OSError as error:
        raise ShardError(
            f"{path} cannot be read ({said(error)}): {folder} is not a finished "
            "data set. Build it to the end first."
        ) from error
    except ValueError as error:
        raise ShardError(
            f"{path} is damaged ({said(error)}). Delete it and run the build again."
        ) from error
    if not isinstance(manifest, dict) or not isinstance(manifest.get("shards"), list):
        raise ShardError(f"{path} is damaged. Delete it and run the build again.")
    return manifest


def plan_of(
    manifest: Mapping[str, Any], folder: Path, catalogue_digest: str | None = None
) -> Plan:
    """The plan that the manifest of a folder gives.

    Args:
        manifest: as `read_manifest` gives it.
        folder: of the data set, for messages.
        catalogue_digest: of the installed assets; they are read when None.

    Raises:
        RecipeError: when the manifest's recipe is not for this program.
        AssetError: when a pack of the recipe is missing.
    """
    recipe = read_recipe(manifest.get("recipe"), where=f"{folder / MANIFEST}")
    return plan_build(recipe, catalogue_digest or stock_of(recipe).digest)
