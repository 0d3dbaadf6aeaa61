"""A folder that is built to its end is compared with what would be written into it.

What is damaged is set aside, never deleted, and written anew, like what is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from scenegen._version import __version__
from scenegen.dataset.build import BuildReport
from scenegen.dataset.card import OWN, section, with_section
from scenegen.dataset.card_items import IMAGES
from scenegen.dataset.croissant import CROISSANT
from scenegen.dataset.files import (
    AUDIT,
    AUDIT_PAGE,
    CHECKSUMS,
    read_sums,
    replacing,
    sha256_of,
)
from scenegen.dataset.manifest import (
    CARD,
    MANIFEST,
    Attributions,
    checksums,
    files_of,
    finalise,
    kept_of,
    read_manifest,
)
from scenegen.dataset.manifest_entries import describe, versions
from scenegen.dataset.plan import Plan
from scenegen.dataset.recipe_keys import BEGUN
from scenegen.dataset.stored_shards import set_aside
from scenegen.errors import ShardError
from scenegen.reading import read_text
from scenegen.recipe.loading import complete


class Mended(NamedTuple):
    """What was written beside the shards.

    Attributes:
        written: names of files; all of them after a build.
        moved: damaged files, and the names that they have now.
    """

    written: tuple[str, ...]
    moved: Mapping[str, Path]


NOTHING = Mended((), {})


def end_build(
    plan: Plan, folder: Path, attributions: Attributions, report: BuildReport
) -> Mended:
    """Write all files beside the shards, or those that are not as they should be.

    Args:
        plan: of the data set.
        folder: of the data set.
        attributions: writes the text of ATTRIBUTIONS.md.
        report: of the build; nothing is done while shards are missing.

    Raises:
        ShardError: when there is a card in which one's own words cannot be found, or an
            audit that cannot be read.
        OutputError: when the folder takes no more.
    """
    if report.missing:
        return NOTHING
    stated = _stated(folder)
    is_other = stated is not None and (
        stated.get("digest") != plan.digest
        or stated.get("recipe") != complete(plan.recipe)
    )
    if report.built or is_other:
        finalise(plan, folder, attributions, report.stored)
        return Mended((CARD, MANIFEST), {})
    return _mend(plan, folder, attributions, report, stated)


def _stated(folder: Path) -> Mapping[str, Any] | None:
    """The manifest that is there; None where it is missing or damaged."""
    try:
        return read_manifest(folder)
    except ShardError:
        return None


def _mend(
    plan: Plan,
    folder: Path,
    attributions: Attributions,
    report: BuildReport,
    stated: Mapping[str, Any] | None,
) -> Mended:
    """Compare every file with what a build writes."""
    moved = _set_altered_audit_aside(folder)
    shards = {str(shard.path): sha256_of(folder / shard.path) for shard in plan.shards}
    manifest = describe(plan, report.stored, shards)
    made_with = _versions(stated)
    manifest["versions"] = made_with
    kept = kept_of(folder, manifest)
    stored = report.stored.values()
    files = files_of(plan, folder, manifest, stored, attributions, kept.parts)
    written = []
    for name, data in files.items():
        if not _is_right(folder, name, data, made_with):
            _replace(folder, name, data, moved)
            written.append(name)
    sums = checksums(plan, folder, shards, files.keys() | kept.files).encode()
    if not _has_bytes(folder / CHECKSUMS, sums):
        _replace(folder, CHECKSUMS, sums, moved)
        written.append(CHECKSUMS)
    (folder / BEGUN).unlink(missing_ok=True)
    return Mended(tuple(written), moved)


def _versions(stated: Mapping[str, Any] | None) -> dict[str, str]:
    """What the shards were made with, as the manifest has it; else what is here."""
    here = versions()
    found = None if stated is None else stated.get("versions")
    if not isinstance(found, Mapping) or found.keys() != here.keys():
        return here
    return {name: str(each) for name, each in found.items()}


def _is_right(
    folder: Path, name: str, data: bytes, made_with: Mapping[str, str]
) -> bool:
    """Whether a file is as it would be written.

    Another release may word card and croissant.json in another way, and other libraries
    encode pictures in another way: these are right when they are there.
    """
    path = folder / name
    is_free = name in (CARD, CROISSANT) and made_with["scenegen"] != __version__
    is_free |= name.startswith(f"{IMAGES}/") and made_with != versions()
    if is_free and path.is_file():
        return True
    if name == CARD and path.is_file():
        text = read_text(path)
        # An empty section of one's own may have any number of empty lines.
        return with_section(text, OWN, section(text, OWN)).encode() == data
    return _has_bytes(path, data)


def _has_bytes(path: Path, data: bytes) -> bool:
    return (
        path.is_file()
        and path.stat().st_size == len(data)
        and path.read_bytes() == data
    )


def _set_altered_audit_aside(folder: Path) -> dict[str, Path]:
    """Set an audit aside that is not that of its checksums: it cannot be made here."""
    sums = read_sums(folder)
    there = [name for name in (AUDIT, AUDIT_PAGE) if (folder / name).is_file()]
    is_altered = any(
        name in sums and sha256_of(folder / name) != sums[name] for name in there
    )
    if not is_altered:
        return {}
    return {name: set_aside(folder / name) for name in there}


def _replace(folder: Path, name: str, data: bytes, moved: dict[str, Path]) -> None:
    """Write a file; what had its name gets another one."""
    path = folder / name
    if path.is_symlink() or path.exists():
        moved[name] = set_aside(path)
    with replacing(path) as sink:
        sink.write(data)
