"""What every kind of question about a walk has."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, NamedTuple

from scenegen.catalogue import Category
from scenegen.records.item import Facts
from scenegen.tasks.base import Kind
from scenegen.tasks.path.phrasing import ParsedPathQuestion, Variant
from scenegen.tasks.solving.segmented_views import SegmentedViews
from scenegen.tasks.solving.token_sheet import TokenSheet


class PathSolvers(NamedTuple):
    """Three ways to an answer that share no code with how it is asked.

    Each of them gets what the question says, and returns the text of an option. A
    solver raises ValueError when its input speaks for none; the one from tokens returns
    None then.

    Attributes:
        scene: from the facts of an item, with the categories by name.
        tokens: from perception tokens.
        masks: from instance masks and depth.
    """

    scene: Callable[[Facts, ParsedPathQuestion, Mapping[str, Category]], str]
    tokens: Callable[[TokenSheet, ParsedPathQuestion], str | None]
    masks: Callable[[SegmentedViews, ParsedPathQuestion], str]


class PathKind(Kind):
    """One kind of question about a walk.

    A new kind is a subclass in a file of this folder, an entry in `KINDS`, and a table
    in `wordings.toml`. `FoundKind` searches finished rooms; `StagedKind` places its
    things first.

    Attributes:
        solvers: the second solvers.
        has_marker: M1 is painted on the walk, and the question is about it.
        draws_line: the map draws the line of the walk; else only its ends.
        may_show_ends: pictures from the ends of the walk may go with it.
    """

    none_left = "none of these things"
    solvers: ClassVar[PathSolvers]
    has_marker: ClassVar[bool] = False
    draws_line: ClassVar[bool] = True
    may_show_ends: ClassVar[bool] = True

    def variants(self, chosen: Sequence[Variant]) -> tuple[Variant, ...]:
        """Those of the chosen ways to show a walk that go with the kind."""
        return tuple(each for each in chosen if self.may_show_ends or each != "map_ego")
