"""What recipes may say of the path task."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from scenegen.params import Field, Params, check_kinds, model_validator
from scenegen.tasks.path.phrasing import VARIANTS, Variant

KINDS_ASKED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "core": ("facing_view", "blocked"),
        "easy": ("side_object", "passing_order", "blocked"),
        "sight": ("seen_over",),
    }
)
"""Kinds of questions by preset; `slots` says how many units are of each."""


class PathParams(Params):
    """What is asked, and what an item must hold to be kept."""

    preset: Literal["core", "easy", "sight"] = Field(
        default="core",
        description="'core' asks what the front of a seat decides, in finished rooms; "
        "'easy' asks what is beside the walk, or passed first, as lines on the map "
        "tell; 'sight' asks what is hidden from M1, of which rooms have little, so "
        "that an item takes ten times as long.",
    )
    kinds: tuple[str, ...] = Field(
        default=(),
        description="Kinds of questions that are asked, such as 'blocked'; all that "
        "the preset has when empty.",
    )
    variants: tuple[Variant, ...] = Field(
        default=VARIANTS,
        min_length=1,
        description="Ways to show a walk; each falls to equally many units of a kind. "
        "'map_ego' alone leaves out ways that may be blocked.",
    )
    min_bends: int = Field(
        default=0,
        ge=0,
        le=3,
        description="Corners that a walk has at least, but for straight ones that "
        "something may block.",
    )
    is_reversed: bool = Field(
        default=False, description="Whether walks lead from point 2 to point 1."
    )
    turns_map: bool = Field(
        default=False,
        description="Whether maps are drawn with another direction than north up.",
    )
    side_pcm: int = Field(
        default=400,
        ge=50,
        le=5000,
        description="Share of the imagined view that the right object fills, per cent "
        "mille (1e-5) of its pixels.",
    )
    clear_percent: int = Field(
        default=60,
        ge=1,
        le=100,
        description="Part of the right object that the imagined view shows, and of all "
        "four objects that the map shows, per cent of their outlines.",
    )
    map_pcm: int = Field(
        default=100,
        ge=20,
        le=5000,
        description="Share of the map that each of the four objects fills, per cent "
        "mille of its pixels.",
    )

    @property
    def ways(self) -> tuple[Variant, ...]:
        """The variants that the preset has: arrows are for easy questions."""
        if self.preset == "easy":
            return self.variants
        return tuple(each for each in self.variants if each != "map_arrow")

    @model_validator(mode="after")
    def _has_kinds(self) -> PathParams:
        check_kinds(self.kinds, self.preset, KINDS_ASKED[self.preset])
        return self

    @model_validator(mode="after")
    def _has_ways(self) -> PathParams:
        if not self.ways:
            raise ValueError(
                "variant 'map_arrow' is for easy questions: add another variant, or "
                "set preset to 'easy'"
            )
        return self
