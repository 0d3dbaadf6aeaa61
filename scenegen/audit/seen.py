"""What whole pictures tell: each view alone, with the question and without it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from scenegen.audit.bars import Bar, bar_of
from scenegen.audit.groups import AuditGroup
from scenegen.audit.items import AuditItem
from scenegen.audit.learners import read_pictures
from scenegen.audit.probe import AuditContext

KINDS = ("colours", "gradients", "pixels")
"""Fields of `PictureFeatures` that are learnt from, each by itself."""

ALIKE = 6
"""Bits in which the hashes of one picture may differ when it was drawn again."""

CHUNK = 2048
"""Hashes that are compared with all others at once."""


def pictures(group: AuditGroup, context: AuditContext) -> Iterator[Bar]:
    """Linear models of colours, gradients and coarse pixels, view by view.

    A view with the question is all that an item of one view shows; so plain a model
    must then keep to the limit of one feature.
    """
    first = group.items[0].pictures
    shared = [
        name for name in first if all(name in each.pictures for each in group.items)
    ]
    texts = [" ".join([e.text.question, *e.text.options]) for e in group.items]
    limits = context.limits
    blind, told = limits.near_chance(group), limits.near_chance(group)
    if len(shared) == 1:
        told = limits.one_feature(group)
    for view in shared:
        for kind in KINDS:
            table = np.array(
                [getattr(each.pictures[view], kind) for each in group.items],
                dtype=np.float32,
            )
            for words, limit, said in (
                ((), blind, ""),
                (texts, told, " and the question"),
            ):
                hits = read_pictures(table, words, group.right, group.folds)
                yield bar_of(group, f"pictures: {kind} of {view}{said}", hits, limit)


def across_splits(group: AuditGroup, context: AuditContext) -> Iterator[Bar]:
    """No picture, as its perceptual hash has it, is in two splits."""
    if not any(each.pictures for each in group.items):
        return
    hits = np.array(
        [float(address_of(each) in context.seen_elsewhere) for each in group.items]
    )
    words = tuple(
        " ".join(map(str, address_of(each)))
        for each, hit in zip(group.items, hits, strict=True)
        if hit
    )
    limit = context.limits.none_of(group)
    yield bar_of(group, "pictures: across splits", hits, limit, words[:3])


ItemName = tuple[str, str, int]
"""Series, split and index of an item."""


def address_of(item: AuditItem) -> ItemName:
    """The name of an item in an audit."""
    return item.place.series, item.place.split, item.place.index


def seen_elsewhere(items: Sequence[AuditItem]) -> frozenset[ItemName]:
    """The items of which a visible picture is in another split as well."""
    splits: dict[str, list[tuple[ItemName, NDArray[np.bool_]]]] = {}
    for each in items:
        for picture in each.pictures.values():
            splits.setdefault(each.place.split, []).append(
                (address_of(each), picture.hash)
            )
    names = sorted(splits, key=lambda name: len(splits[name]))
    found: set[ItemName] = set()
    for place, name in enumerate(names):
        for other in names[place + 1 :]:
            found |= _common(splits[name], splits[other])
    return frozenset(found)


def _common(
    few: Sequence[tuple[ItemName, NDArray[np.bool_]]],
    many: Sequence[tuple[ItemName, NDArray[np.bool_]]],
) -> set[ItemName]:
    """The items of two splits whose hashes differ in a few bits only."""
    # Bits as 1 and -1: a product counts those that agree minus those that differ.
    signs = np.array([bits for _, bits in many], dtype=np.float32) * 2 - 1
    found: set[ItemName] = set()
    for start in range(0, len(few), CHUNK):
        part = few[start : start + CHUNK]
        own = np.array([bits for _, bits in part], dtype=np.float32) * 2 - 1
        alike = own @ signs.T >= signs.shape[1] - 2 * ALIKE
        for row, column in zip(*np.nonzero(alike), strict=True):
            found |= {part[row][0], many[column][0]}
    return found
