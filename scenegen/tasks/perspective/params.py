"""What recipes may say of the perspective task."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from scenegen.params import Field, Params, check_kinds, model_validator

KINDS_ASKED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "core": (
            "facing_one_in_view",
            "facing_side",
            "facing_in_view",
            "facing_ahead",
        ),
        "easy": (
            "distance_change",
            "relative_position",
            "visibility",
            "which_object",
        ),
        "classic": ("distance_change", "relative_position"),
    }
)
"""Kinds of questions by preset, of one view."""

HARD_KINDS = ("facing_one_in_view", "facing_side")
"""Those of the preset "core" of two views."""


class PerspectiveParams(Params):
    """What is asked, and what an item must show to be kept."""

    views: int = Field(
        default=1,
        ge=1,
        le=2,
        description="Visible views, pictures. Of two, the first shows the X and only "
        "the second one the objects that are asked about.",
    )
    preset: Literal["core", "easy", "classic"] = Field(
        default="core",
        description="'core' asks what is true for someone who looks the way a thing "
        "faces. 'easy' asks what is true after a turn; rules about the picture answer "
        "much of that. 'classic' asks as the published questions do: square turns, one "
        "camera, two kinds. One rule then answers each kind, so it serves to compare, "
        "and not to measure.",
    )
    kinds: tuple[str, ...] = Field(
        default=(),
        description="Kinds of questions that are asked, such as 'facing_side'. When "
        "empty, all that the preset has; of 'core' only 'facing_one_in_view', as "
        "whoever overlooks a part of the picture keeps an advantage in the others.",
    )
    seen_pcm: int = Field(
        default=400,
        ge=50,
        le=5000,
        description="Share that an object that is asked about fills of the picture, "
        "and of the imagined view where it shows there, per cent mille (1e-5) of its "
        "pixels.",
    )
    option_pcm: int = Field(
        default=250,
        ge=50,
        le=5000,
        description="Share of the picture that each of four objects fills that are "
        "offered as options, per cent mille of its pixels; the right one fills "
        "seen_pcm of the imagined view.",
    )
    clear_percent: int = Field(
        default=60,
        ge=1,
        le=100,
        description="Part of each such object that shows there, per cent of its "
        "outline.",
    )

    @property
    def is_classic(self) -> bool:
        """Whether the published questions are asked."""
        return self.preset == "classic"

    @property
    def kinds_asked(self) -> tuple[str, ...]:
        """Kinds that the preset has, for so many views."""
        return HARD_KINDS if self.is_hard else KINDS_ASKED[self.preset]

    @property
    def is_hard(self) -> bool:
        """Whether what is asked about is in another picture than the X."""
        return self.preset == "core" and self.views == 2

    @model_validator(mode="after")
    def _has_kinds(self) -> PerspectiveParams:
        check_kinds(self.kinds, self.preset, self.kinds_asked)
        return self

    @model_validator(mode="after")
    def _check(self) -> PerspectiveParams:
        if self.is_classic and self.views != 1:
            raise ValueError(
                f"preset 'classic' shows one picture, so views must be 1, not "
                f"{self.views}"
            )
        return self
