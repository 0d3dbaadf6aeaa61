"""The columns of rules: features, and features towards the side in the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.audit.features.sheet import TURN, FlatFeature
from scenegen.audit.groups import AuditGroup

Keep = Callable[[FlatFeature], bool]
"""Whether rules may use a feature."""

TEXT = "the side in the text"


@dataclass(frozen=True, slots=True)
class Coding:
    """A way to read the answer of two classes, with the columns that go with it.

    "Left" may be said as it is, or as "the side turned to", or as "the same side as in
    the picture". A rule that is simple in one coding may be in no other.

    Attributes:
        right: number of the right class, (n,).
        words: what is said of a rule in this coding.
        places: numbers of the columns that rules may use.
    """

    right: NDArray[np.int64]
    words: str
    places: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class RuleColumns:
    """What rules are looked for in.

    Attributes:
        names: of the columns.
        values: (n, candidates, columns), NaN where an item has no value.
        right: number of the right class or option, (n,).
        classes: names of the classes; of options, their positions.
        folds: of the items, (n,).
        coded: further codings than the answer as it reads with all columns.
    """

    names: tuple[str, ...]
    values: NDArray[np.float32]
    right: NDArray[np.int64]
    classes: tuple[str, ...]
    folds: NDArray[np.int64]
    coded: tuple[Coding, ...] = ()

    @property
    def codings(self) -> tuple[Coding, ...]:
        """All codings; where there are several, each has its own columns."""
        if self.coded:
            return self.coded
        return (Coding(self.right, "", np.arange(len(self.names))),)

    def of(self, coding: Coding) -> RuleColumns:
        """The columns of one coding alone."""
        return replace(
            self,
            names=tuple(self.names[place] for place in coding.places),
            values=self.values[:, :, coding.places],
            right=coding.right,
            coded=(),
        )


class _Side(NamedTuple):
    """Something that has a side, left or right, in every item.

    Attributes:
        words: what is towards that side.
        signs: 1 for the right, -1 for the left, (n,).
        otherwise: said of an answer that is exchanged with it.
    """

    words: str
    signs: NDArray[np.float32]
    otherwise: str


def rule_columns(
    group: AuditGroup, keep: Keep = lambda feature: True, *, has_side: bool = True
) -> RuleColumns:
    """The columns of a group.

    With two answers, there is one coding as they read, and two for each side that the
    text names or a picture shows: features that a mirror turns round count towards that
    side, and the answer counts as it reads, or exchanged where the side is the left.

    Args:
        group: of which rules are made.
        keep: which features they may use.
        has_side: whether they may use the side that the text names.
    """
    has_side = has_side and bool(np.any(group.sides))
    used = [
        place
        for place, each in enumerate(group.features)
        if keep(each) and (has_side or TURN not in each.inputs)
    ]
    features = [group.features[place] for place in used]
    values = group.values[:, :, used]
    varied = _varied(values)
    features = [each for each, is_kept in zip(features, varied, strict=True) if is_kept]
    values = values[:, :, varied]
    sides = list(_sides(group, features, values, has_side=has_side))
    return _with_sides(group, features, values, sides)


def _sides(
    group: AuditGroup,
    features: Sequence[FlatFeature],
    values: NDArray[np.float32],
    *,
    has_side: bool,
) -> Iterator[_Side]:
    """What answers may be told from: the side in the text, and sides in pictures."""
    if has_side:
        # Columns count to the right, and a side is 1 for the left.
        said = ", and the other way round where the text says right"
        yield _Side(TEXT, -group.sides.astype(np.float32), said)
    if group.is_choice or group.classes != 2:
        return
    for place, each in enumerate(features):
        if each.is_side:
            with np.errstate(invalid="ignore"):
                signs = np.where(values[:, 0, place] < 0, -1, 1).astype(np.float32)
            said = f", and the other way round where '{each.name}' is not negative"
            yield _Side(f"the side of '{each.name}'", signs, said)


def _with_sides(
    group: AuditGroup,
    features: Sequence[FlatFeature],
    values: NDArray[np.float32],
    sides: Sequence[_Side],
) -> RuleColumns:
    """Features, and for each side those that it turns round."""
    odd = [p for p, each in enumerate(features) if each.is_odd or group.is_choice]
    even = [place for place, each in enumerate(features) if not each.is_odd]
    names, blocks = [each.name for each in features], [values]
    coded = [Coding(group.right, "", np.arange(len(names)))]
    for side in sides:
        start = len(names)
        blocks.append(values[:, :, odd] * side.signs[:, None, None])
        names += [
            f"{features[p].name}, {'towards' if features[p].is_odd else 'times'} "
            f"{side.words}"
            for p in odd
        ]
        places = np.array([*even, *range(start, len(names))], dtype=np.int64)
        coded.append(Coding(group.right, "", places))
        if np.all(side.signs):
            turned = np.where(side.signs > 0, 1 - group.right, group.right)
            coded.append(Coding(turned, side.otherwise, places))
    is_coded = not group.is_choice and group.classes == 2
    return RuleColumns(
        names=tuple(names),
        values=np.concatenate(blocks, axis=2),
        right=group.right,
        classes=_classes(group),
        folds=group.folds,
        coded=tuple(coded) if is_coded else (),
    )


def own_columns(
    group: AuditGroup, names: Sequence[str], values: NDArray[np.float32]
) -> RuleColumns:
    """Columns that are no features of pictures, such as ids.

    Args:
        group: of the items.
        names: of the columns.
        values: (n, candidates, columns).
    """
    varied = _varied(values)
    return RuleColumns(
        names=tuple(
            name for name, is_kept in zip(names, varied, strict=True) if is_kept
        ),
        values=values[:, :, varied],
        right=group.right,
        classes=_classes(group),
        folds=group.folds,
    )


def _classes(group: AuditGroup) -> tuple[str, ...]:
    if group.is_choice:
        return tuple(str(place) for place in range(group.classes))
    return group.answers


def _varied(values: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which columns have two different values, (columns,)."""
    low = np.where(np.isnan(values), np.inf, values).min(axis=(0, 1), initial=np.inf)
    high = np.where(np.isnan(values), -np.inf, values).max(axis=(0, 1), initial=-np.inf)
    return np.asarray(low < high)
