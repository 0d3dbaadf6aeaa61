"""Named views, visible ones that are shown and hidden ones that are asked about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.camera import Camera
from scenegen.records.optional import optional_field

DISC_SHARE = 0.03
"""Radius of the discs of a walk on a map, as a share of the picture."""


@dataclass(frozen=True, slots=True)
class PerspectiveLens:
    """A pinhole lens.

    Attributes:
        fov_tenths: field of view across the picture, even; the same down it, unless the
            lens is shifted.
        shift_pm: per mille of the picture's side by which the optical axis meets the
            picture above its middle, see `geometry.camera`.
    """

    TAG: ClassVar[str] = "Perspective"

    fov_tenths: int
    shift_pm: int = optional_field(0)

    @classmethod
    def levelled(cls, fov_tenths: int, pitch_tenths: int) -> PerspectiveLens:
        """The lens that lets a level camera look up or down, by its shift alone.

        Args:
            fov_tenths: field of view across the picture, even.
            pitch_tenths: the direction from the camera to the middle of its picture,
                negative below the horizon; the shift is rounded to a whole per mille.
        """
        half = fov_tenths // 2
        focal = 500 * cosine(half) / sine(half)
        slope = sine(pitch_tenths) / cosine(pitch_tenths)
        return cls(fov_tenths, round(-focal * slope))


@dataclass(frozen=True, slots=True)
class OrthographicLens:
    """A map lens that sees a square of `span_mm` a side."""

    TAG: ClassVar[str] = "Orthographic"

    span_mm: int


@dataclass(frozen=True, slots=True)
class Marker:
    """A camera symbol painted over a map: a label, a place, a viewing direction.

    Attributes:
        label: one or two characters, e.g. "1".
        position_mm: the place in the world.
        heading_tenths: the viewing direction.
        fov_tenths: the opening of the painted view cone.
    """

    label: str
    position_mm: tuple[int, int, int]
    heading_tenths: int
    fov_tenths: int


@dataclass(frozen=True, slots=True)
class FloorMark:
    """A mark painted on the floor, which furniture occludes.

    Attributes:
        kind: "cross", a red X, or "arrow", a blue arrow that leaves the place.
        position_mm: its place on the floor; where the arrow begins.
        heading_tenths: direction of the arrow; a cross lies square to it.
    """

    kind: str
    position_mm: tuple[int, int]
    heading_tenths: int


@dataclass(frozen=True, slots=True)
class Route:
    """A walk drawn over a map, between the disc "1" and the disc "2".

    Attributes:
        points_mm: its corners on the floor, from the disc "1" to the disc "2".
        middle_mm: the place of the disc "M1"; None when there is none.
        has_line: whether the way itself is drawn, or its ends only.
        has_arrows: whether arrows show the direction of the walk.
        is_reversed: whether the walk, and its arrows, lead from "2" to "1".
    """

    points_mm: tuple[tuple[int, int], ...]
    middle_mm: tuple[int, int] | None
    has_line: bool
    has_arrows: bool
    is_reversed: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """One camera of a rig; axes and projection as in `geometry.camera`.

    Attributes:
        name: "view_0", "view_1", ..., "map", or what is to be imagined: "novel_view",
            "side_view".
        is_hidden: to be imagined rather than shown.
        position_mm: optical centre.
        heading_tenths, pitch_tenths: viewing direction.
        lens: the projection.
        markers: symbols painted over the finished picture; no label depends on them.
        floor_marks: marks on the floor; in no instance mask.
        route: a walk drawn over a map; in no instance mask.
        fog_mm: parts of the floor that a map shows nothing of, as if unexplored, each
            as (west, south, east, north), half open. What stands there is left out, and
            instance masks are blank where the picture is, see `visibility.map_mesh`.
    """

    name: str
    is_hidden: bool
    position_mm: tuple[int, int, int]
    heading_tenths: int
    pitch_tenths: int
    lens: PerspectiveLens | OrthographicLens
    markers: tuple[Marker, ...] = ()
    floor_marks: tuple[FloorMark, ...] = ()
    route: Route | None = None
    fog_mm: tuple[tuple[int, int, int, int], ...] = ()

    @property
    def is_map(self) -> bool:
        """Seen from above in parallel projection, see `visibility.map_mesh`."""
        return isinstance(self.lens, OrthographicLens)

    def camera(self, size: int) -> Camera:
        """The camera of this view for a picture of `size` pixels a side."""
        if isinstance(self.lens, OrthographicLens):
            return Camera.orthographic(
                self.position_mm,
                self.heading_tenths,
                pitch_tenths=self.pitch_tenths,
                span_mm=self.lens.span_mm,
                size=size,
            )
        return Camera.perspective(
            self.position_mm,
            self.heading_tenths,
            pitch_tenths=self.pitch_tenths,
            fov_tenths=self.lens.fov_tenths,
            size=size,
            shift_pm=self.lens.shift_pm,
        )


@dataclass(frozen=True, slots=True)
class Rig:
    """The views of one unit, visible ones first.

    Attributes:
        kind: "rotation", "walk" or "ring" of a survey; "vantage"; "route".
        views: visible views in the order they are shown, then hidden ones.
    """

    kind: str
    views: tuple[View, ...]

    @property
    def visible(self) -> tuple[View, ...]:
        """The views that are shown."""
        return tuple(view for view in self.views if not view.is_hidden)

    @property
    def hidden(self) -> tuple[View, ...]:
        """The views to be imagined."""
        return tuple(view for view in self.views if view.is_hidden)
