"""What recipes may say of the multiview task."""

from __future__ import annotations

from typing import Annotated, Literal

from scenegen.params import Field, Params, model_validator

Percent = Annotated[int, Field(ge=0, le=100)]
SmallestCount = Annotated[int, Field(ge=2, le=12)]
RigKind = Literal["rotation", "walk", "ring"]


class MultiviewParams(Params):
    """What is asked, and what an item must hold to be kept.

    The default windows offer the counts 2 to 9. The outer windows come more often, so
    that no count in the middle is the answer to more than 19 % of the items.
    """

    views: int = Field(
        default=4, ge=2, le=8, description="Visible views of a unit, pictures."
    )
    rigs: tuple[RigKind, ...] = Field(
        default=("rotation", "walk", "ring"),
        min_length=1,
        description="Kinds of rig; each falls to equally many units.",
    )
    windows: tuple[SmallestCount, ...] = Field(
        default=(2, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 6),
        min_length=1,
        description="Smallest of the four offered counts, objects; each entry falls to "
        "equally many units.",
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
    sums_that_differ: int = Field(
        default=3,
        ge=0,
        le=4,
        description="Of four units of any kind, how many are kept only if "
        "adding up the views gives a wrong count.",
    )

    occlusion_bands: tuple[tuple[Percent, Percent], ...] = Field(
        default=((5, 35), (35, 65), (65, 95)),
        description="Part of one counted object that one view is to show, (least, "
        "most) per cent; each falls to equally many of the units that ask for one.",
    )
    occluded_units_pct: int = Field(
        default=30,
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
        # One object for each view alone, and one more that two views show.
        fewest = self.views + (self.sums_that_differ > 0)
        if self.min_views_needed == self.views > 2 and min(self.windows) < fewest:
            raise ValueError(
                f"windows: {min(self.windows)} objects cannot need {self.views} views "
                f"when {self.sums_that_differ} of 4 sums must differ. Offer no count "
                f"below {fewest}, or lower min_views_needed."
            )
        for least, most in self.occlusion_bands:
            if least > most:
                raise ValueError(
                    f"occlusion_bands: the least ({least}) must not be greater than "
                    f"the most ({most})"
                )
        return self

    @property
    def needs_all_views(self) -> bool:
        """Whether leaving out any view must give a wrong count."""
        return self.min_views_needed == self.views
