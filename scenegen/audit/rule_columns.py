"""The columns of rules: features, and features towards the side in the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenegen.audit.features.sheet import TURN, FlatFeature
from scenegen.audit.groups import AuditGroup

Keep = Callable[[FlatFeature], bool]
"""Whether rules may use a feature."""

TOWARDS = ", towards the side in the text"
TIMES = ", times the side in the text"


@dataclass(frozen=True, slots=True)
class RuleColumns:
    """What rules are looked for in.

    Attributes:
        names: of the columns.
        values: (n, candidates, columns), NaN where an item has no value.
        right: number of the right class or option, (n,).
        classes: names of the classes; of options, their positions.
        folds: of the items, (n,).
        turned: the right class, exchanged where the text says right; None where the
            text names no side, or there are more than two classes.
    """

    names: tuple[str, ...]
    values: NDArray[np.float32]
    right: NDArray[np.int64]
    classes: tuple[str, ...]
    folds: NDArray[np.int64]
    turned: NDArray[np.int64] | None

    @property
    def labels(self) -> tuple[tuple[NDArray[np.int64], str], ...]:
        """What a rule of classes may find, and what is said of it."""
        if self.turned is None:
            return ((self.right, ""),)
        said = ", and the other way round where the text says right"
        return ((self.right, ""), (self.turned, said))


def rule_columns(
    group: AuditGroup, keep: Keep = lambda feature: True, *, has_side: bool = True
) -> RuleColumns:
    """The columns of a group.

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
    names = [group.features[place].name for place in used]
    values = group.values[:, :, used]
    if has_side:
        odd = [
            place
            for place, each in enumerate(used)
            if group.features[each].is_odd or group.is_choice
        ]
        said = [
            TOWARDS if group.features[used[place]].is_odd else TIMES for place in odd
        ]
        # Columns count to the right, and a side is 1 for the left.
        signed = values[:, :, odd] * -group.sides[:, None, None].astype(np.float32)
        values = np.concatenate([values, signed], axis=2)
        names += [names[place] + text for place, text in zip(odd, said, strict=True)]
    varied = _varied(values)
    return RuleColumns(
        names=tuple(
            name for name, is_kept in zip(names, varied, strict=True) if is_kept
        ),
        values=values[:, :, varied],
        right=group.right,
        classes=_classes(group),
        folds=group.folds,
        turned=_turned(group) if has_side else None,
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
        turned=None,
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


def _turned(group: AuditGroup) -> NDArray[np.int64] | None:
    if group.is_choice or group.classes != 2 or not np.all(group.sides):
        return None
    return np.where(group.sides < 0, 1 - group.right, group.right)
