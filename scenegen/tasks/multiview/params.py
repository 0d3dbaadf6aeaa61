"""What recipes may say of the multiview task."""

from __future__ import annotations

from typing import Annotated, Literal

from scenegen.params import RISING, Field, Params, model_validator

Percent = Annotated[int, Field(ge=0, le=100)]

PercentRange = Annotated[tuple[Percent, Percent], RISING]
SmallestCount = Annotated[int, Field(ge=2, le=12)]
RigKind = Literal["rotation", "walk", "ring"]
TwinDifference = Literal["split", "exchanged"]

OPTIONS = 4
"""Counts that are offered."""

RESTS, OVERLAP = 3, 2
"""Sums of the other views that are dealt for one window, at most; and how much greater
than needed the smallest of them is where it can be."""


EVEN = 7
"""Views up to which that suffices; of more, each shows one and a half on average."""


class MultiviewParams(Params):
    """What is asked, and what an item must hold to be kept."""

    views: int = Field(
        default=4, ge=2, le=8, description="Visible views of a unit, pictures."
    )
    rigs: tuple[RigKind, ...] = Field(
        default=("walk", "ring"),
        min_length=1,
        description="Kinds of rig; each entry falls to equally many units.",
    )
    windows: tuple[SmallestCount, ...] = Field(
        default=(3, 4, 5),
        min_length=1,
        description="Smallest of the four offered counts, objects: the fewest that "
        "there can be after what the fullest view shows. Each falls to equally many "
        "units; turns on the spot have the smaller half of them.",
    )
    differs: tuple[TwinDifference, ...] = Field(
        default=("split", "split", "exchanged"),
        min_length=1,
        description="What the twins of a unit differ in. split: every view shows as "
        "many in both; exchanged: one view shows something else instead of one object, "
        "so that counts of single views tell a little about the answer. Each entry "
        "falls to equally many units.",
    )
    seen_pcm: int = Field(
        default=100,
        ge=50,
        le=2000,
        description="Share of a visible view from which an object counts as seen in "
        "it, per cent mille (1e-5) of its pixels.",
    )
    clear_percent: int = Field(
        default=35,
        ge=1,
        le=100,
        description="Part of an object that must show in at least one visible view "
        "that does not cut it, per cent of its outline.",
    )
    map_seen_pcm: int = Field(
        default=60,
        ge=60,
        le=2000,
        description="Share of the map that each counted object must cover, per cent "
        "mille of its pixels.",
    )
    map_clear_percent: int = Field(
        default=60,
        ge=1,
        le=100,
        description="Part of a counted object that must show on the map, per cent of "
        "its outline.",
    )
    min_views_needed: int = Field(
        default=2,
        ge=2,
        le=8,
        description="Views that it takes at least to see all counted objects.",
    )
    occlusion_bands: tuple[PercentRange, ...] = Field(
        default=((5, 35), (35, 65), (65, 95)),
        description="Part of one counted object that one view is to show, (least, "
        "most) per cent; each falls to equally many of the units that ask for one.",
    )
    occluded_units_pct: int = Field(
        default=0,
        ge=0,
        le=100,
        description="Units in which an occluder is put so that one view shows as much "
        "of one counted object as a band says, per cent.",
    )

    @model_validator(mode="after")
    def _check(self) -> MultiviewParams:
        if self.min_views_needed > self.views:
            raise ValueError(
                f"min_views_needed ({self.min_views_needed}) must not be greater than "
                f"views ({self.views})"
            )
        for window in self.windows:
            if not all(self.rests(window, rig) for rig in self.rigs):
                raise ValueError(
                    f"windows: {window} cannot be the smallest count over {self.views} "
                    f"views of which {self.min_views_needed} are needed. Offer larger "
                    "counts, or lower min_views_needed."
                )
        return self

    def most(self, window: int) -> int:
        """What the fullest view shows where a window of counts is offered.

        Each further view that is needed shows at least one object that the fullest one
        does not.
        """
        return window - self.min_views_needed + 1

    def rests(self, window: int, rig: RigKind) -> tuple[int, ...]:
        """What all other views may show together, whichever offered count is right.

        They show all that the fullest view lacks, and none shows more than that. Views
        of a room overlap: most of the sums leave some objects in two pictures or more.
        Those of a turn on the spot overlap less.
        """
        lacking = self.min_views_needed - 1 + OPTIONS - 1
        most = (self.views - 1) * self.most(window)
        if "split" in self.differs and 2 < self.min_views_needed == self.views:
            # What each view must have for itself leaves little to share.
            most = lacking
        if rig == "rotation":
            least, most = lacking, min(most, self.most(window) + OVERLAP)
        else:
            least = max(lacking, min(lacking + OVERLAP, most - 1))
            if self.views > EVEN:
                # One of many views that shows none, or one, is rare in a room.
                least = max(least, min(self.views * 3 // 2 - 2, most - 1))
        return tuple(range(least, min(least + RESTS - 1, most) + 1))

    def others(self, rest: int) -> tuple[int, ...]:
        """How many each of the other views shows, the most first: as even as can be."""
        each, left = divmod(rest, self.views - 1)
        return tuple(each + (view < left) for view in range(self.views - 1))
