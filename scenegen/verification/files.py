"""What can be checked of a data set without making an item again.

Files are compared with their checksums, the card with the manifest, the manifest with
the recipe and the shards. `verify` begins with it, and `push` asks for nothing more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path, PurePosixPath
from textwrap import shorten
from typing import Any

from scenegen._version import __version__
from scenegen.dataset import manifest
from scenegen.dataset.card import OWN, counts_in_card, section, with_section
from scenegen.dataset.croissant import CROISSANT, write_croissant
from scenegen.dataset.files import AUDIT, AUDIT_PAGE, read_sums, sha256_of
from scenegen.dataset.manifest_entries import describe
from scenegen.dataset.plan import Plan, Shard, plan_build
from scenegen.dataset.stored_shards import StoredShard, finished, shard_files
from scenegen.errors import ScenegenError, ShardError, said
from scenegen.reading import read_json, read_text
from scenegen.recipe.loading import read_recipe
from scenegen.recipe.model import DENSE
from scenegen.verification.derived import (
    names_of,
    wrong_derived,
    wrong_sums,
)


def stated_plan(folder: Path) -> tuple[Plan, Mapping[str, Any]]:
    """The plan that a folder itself states, and its manifest; assets are not needed.

    Raises:
        ShardError: when there is no manifest.
        RecipeError: when its recipe is not for this program.
    """
    stated = manifest.read_manifest(folder)
    recipe = read_recipe(stated.get("recipe"), where=f"{folder / manifest.MANIFEST}")
    return plan_build(recipe, str(stated.get("catalogue_digest"))), stated


def file_problems(folder: Path) -> tuple[str, ...]:
    """Everything that is wrong with the files of a finished data set.

    No item is made again: that is what `verify` does besides.

    Raises:
        ShardError: when there is no manifest.
        RecipeError: when its recipe is not for this program.
    """
    plan, stated = stated_plan(folder)
    if stated.get("digest") != plan.digest:
        return (f"{manifest.MANIFEST}: its digest is not that of its recipe",)
    known = digests(folder, plan)
    found = wrong_files(folder, plan, stated, known)
    try:
        stored = finished(plan, folder)
    except ShardError as error:
        return (*found, str(error))
    return (
        *found,
        *wrong_derived(folder, plan, stated, stored),
        *wrong_manifest(plan, stated, stored, known),
    )


def wrong_files(
    folder: Path, plan: Plan, stated: Mapping[str, Any], digests: Mapping[str, str]
) -> list[str]:
    """What is wrong with files, one line each.

    Args:
        folder: of the data set.
        plan: of the data set.
        stated: its manifest.
        digests: of its files, see `digests`.
    """
    return [
        *wrong_sums(folder, plan, stated, digests),
        *_wrong_card(folder, plan, stated),
        *_wrong_croissant(folder, plan, stated),
        *_wrong_shards(folder, plan),
        *_wrong_audit(folder, plan),
    ]


def digests(folder: Path, plan: Plan) -> dict[str, str]:
    """The SHA-256 of all files that are of the data set, or that it says it has.

    A name that leads out of the folder is never followed.
    """
    shards = (path.relative_to(folder).as_posix() for path in shard_files(folder))
    names = {*read_sums(folder), *names_of(plan), *shards, AUDIT, AUDIT_PAGE}
    return {
        name: sha256_of(folder / name) for name in sorted(names) if _is_in(folder, name)
    }


def _is_in(folder: Path, name: str) -> bool:
    parts = PurePosixPath(name).parts
    is_inside = bool(parts) and parts[0] != "/" and ".." not in parts
    try:
        return is_inside and (folder / name).is_file()
    except OSError:  # no file has a name that long
        return False


def wrong_manifest(
    plan: Plan,
    stated: Mapping[str, Any],
    stored: Mapping[Shard, StoredShard],
    digests: Mapping[str, str],
) -> Iterator[str]:
    """Entries of the manifest that do not follow from the recipe and the shards."""
    if len(stored) < len(plan.shards):
        return  # what is missing or damaged is reported shard by shard
    again = describe(plan, stored, digests)
    for key in sorted(again.keys() | stated.keys()):
        if key != "versions" and stated.get(key) != again.get(key):
            yield f"{manifest.MANIFEST}: '{key}' is not what recipe and shards give"


def _wrong_shards(folder: Path, plan: Plan) -> Iterator[str]:
    paths = {folder / shard.path for shard in plan.shards}
    for path in sorted(paths - set(shard_files(folder))):
        yield f"{path.relative_to(folder)}: missing"


def _wrong_audit(folder: Path, plan: Plan) -> Iterator[str]:
    """Whether an audit that lies there is that of this data set."""
    path = folder / AUDIT
    if not path.is_file():
        return
    try:
        stated = read_json(path)
    except (OSError, ValueError) as error:
        yield f"{AUDIT}: cannot be read ({said(error)})"
        return
    of = stated.get("data_set") if isinstance(stated, Mapping) else None
    if of != plan.digest:
        yield f"{AUDIT}: of another data set; run `scenegen audit --write` again"


def _wrong_card(folder: Path, plan: Plan, stated: Mapping[str, Any]) -> Iterator[str]:
    """Whether the card says what the other files do."""
    wrong = list(_wrong_counts(folder, plan))
    yield from wrong or _other_lines(folder, plan, stated)


def _other_lines(folder: Path, plan: Plan, stated: Mapping[str, Any]) -> Iterator[str]:
    """The first line of the card that recipe, manifest, shards and audit do not give.

    Another release may word its card in another way; its counts were compared.
    """
    name = manifest.CARD
    try:
        if stated["versions"]["scenegen"] != __version__:
            return
        again = manifest.card_again(plan, folder, stated).splitlines()
        text = read_text(folder / name)
        # An empty section of one's own may have any number of empty lines.
        there = with_section(text, OWN, section(text, OWN)).splitlines()
    except ScenegenError as error:
        yield str(error) if str(error).startswith(name) else f"{name}: {error}"
        return
    except (OSError, KeyError, TypeError, ValueError, AttributeError) as error:
        yield f"{name}: cannot be compared with the manifest ({said(error)})"
        return
    for number, (is_, was) in enumerate(zip_longest(there, again), 1):
        if is_ != was:
            yield (
                f"{name}: line {number} is {_quoted(is_)}, and the other files give "
                f"{_quoted(was)}. Write between the comments of '{OWN}' only"
            )
            return


def _wrong_croissant(
    folder: Path, plan: Plan, stated: Mapping[str, Any]
) -> Iterator[str]:
    """Whether croissant.json says what recipe and manifest do.

    Another release may word it in another way, or have had none.
    """
    try:
        if stated["versions"]["scenegen"] != __version__:
            return
        again = write_croissant(plan.recipe, stated)
        text = read_text(folder / CROISSANT)
    except (OSError, KeyError, TypeError, ValueError, AttributeError) as error:
        yield f"{CROISSANT}: cannot be compared with the manifest ({said(error)})"
        return
    if text != again:
        yield (
            f"{CROISSANT}: is not what recipe and manifest give. Delete it and run "
            "the build again, which writes a new one"
        )


def _quoted(line: str | None) -> str:
    return "missing" if line is None else f"'{shorten(line, 80)}'"


def _wrong_counts(folder: Path, plan: Plan) -> Iterator[str]:
    """Whether the counts of the card's front matter are those of the plan."""
    try:
        claimed = counts_in_card(read_text(folder / manifest.CARD))
    except (OSError, ValueError, ShardError) as error:
        yield f"{manifest.CARD}: {said(error)}"
        return
    for config, splits in plan.recipe.configs.items():
        for split, items in splits.items():
            if claimed.pop((config, split), None) != items:
                yield f"{manifest.CARD}: {config}/{split} has {items} items"
    for name, split in claimed:
        if name == DENSE and plan.recipe.has_dense:
            continue  # compared with the manifest, line by line
        yield f"{manifest.CARD}: {name}/{split} is not part of the data set"
