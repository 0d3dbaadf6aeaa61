"""Ranges that recipes may give for cameras, (least, most)."""

from __future__ import annotations

from typing import Annotated

from scenegen.params import RISING, Field

_EyeMm = Annotated[int, Field(ge=200, le=2400)]
_LensTenths = Annotated[int, Field(ge=200, le=1200)]
_PitchTenths = Annotated[int, Field(ge=-300, le=300)]

EyeRange = Annotated[tuple[_EyeMm, _EyeMm], RISING]
"""Heights of cameras over the floor, below every ceiling, millimetres."""

LensRange = Annotated[tuple[_LensTenths, _LensTenths], RISING]
"""Fields of view, tenths of a degree."""

PitchRange = Annotated[tuple[_PitchTenths, _PitchTenths], RISING]
"""Directions to the middle of a picture, tenths of a degree, negative looks down."""
