"""What a probe is: something that is tried on the items of a group."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from scenegen.audit.bars import Bar
from scenegen.audit.groups import AuditGroup
from scenegen.audit.limits import Limits


@dataclass(frozen=True, slots=True)
class AuditContext:
    """What probes need beside the items of a group.

    Attributes:
        limits: of all bars.
        splits_of: the splits in which each scene is, by its hash.
        pairs_of: how many pairs of twins show each scene.
        seen_elsewhere: items (series, split, index) of which a picture is in another
            split too.
    """

    limits: Limits
    splits_of: Mapping[str, frozenset[str]]
    pairs_of: Mapping[str, int]
    seen_elsewhere: frozenset[tuple[str, str, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Probe:
    """Something that is tried.

    Attributes:
        name: by which `--only` chooses it.
        doc: what it tries, in a line.
        run: gives the bars of a group.
        learns: it learns from the labels of other items, so that it is tried on
            shuffled ones as well, where it has to fail.
    """

    name: str
    doc: str
    run: Callable[[AuditGroup, AuditContext], Iterable[Bar]]
    learns: bool = False
