"""Rooms, footprints and small furnished scenes to sample from, and streams to do it."""

from typing import NamedTuple

import numpy as np
import shapely
from hypothesis import strategies as st
from numpy.random import Generator

from scenegen.cameras.visibility_estimate import (
    EntityBox,
    EstimatedVisibility,
    VisibilityEstimator,
)
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.rig import PerspectiveLens, Rig, View
from scenegen.records.scene import Entity, Room
from scenegen.records.twins import ScenePair
from scenegen.seeding import Key, Stream
from scenegen.tasks.multiview.brief import CountBrief
from tests.visibility.hand_made import joineds, outlines, room_of

COUNTED = ("chair", "suitcase", "potted_plant", "stool", "laundry_basket")


class Furnished(NamedTuple):
    """Twin scenes that were sampled for a brief."""

    brief: CountBrief
    pair: ScenePair


class Placement(NamedTuple):
    """A rig that was placed in them, and the key of its stream."""

    brief: CountBrief
    pair: ScenePair
    rig: Rig
    key: Key


seeds = st.integers(0, 2**32 - 1)
wide_rooms = (
    (outlines | joineds)
    .map(room_of)
    .filter(lambda room: shapely.Polygon(room.outline_mm).area > 8e6)
)
headings = st.integers(0, 3599)
places = st.integers(-3000, 3000)
sides = st.integers(100, 2000)
spots = st.builds(FloorPosition, places, places, headings)
footprints = st.builds(Footprint, spots, sides, sides)


def stream(seed: int) -> Generator:
    return Key(seed, "test", "sampling", 0).stream(Stream.SCENE)


def judge_from(
    surveyor: VisibilityEstimator, lens: View, eye, headings
) -> EstimatedVisibility:
    """What is judged at one place, without the axis of places."""
    turns = np.array([headings], dtype=np.int64)
    asked = np.ones(turns.shape, dtype=np.bool_)
    seen = surveyor.judge(lens, np.array([eye], dtype=np.int64), turns, asked)
    return EstimatedVisibility(seen.whole[0], seen.glimpsed[0], seen.objects[0])


def outline_of(room: Room) -> shapely.Polygon:
    return shapely.Polygon(room.outline_mm)


def middle(footprint: Footprint) -> shapely.Point:
    return shapely.Point(footprint.spot.x, footprint.spot.y)


def exact(footprint: Footprint, grown: float = 0.0) -> shapely.Polygon:
    """A footprint by its own trigonometry, without the grid."""
    angle = np.radians(footprint.spot.heading_tenths / 10)
    length, width = footprint.length / 2 + grown, footprint.width / 2 + grown
    body = [(length, width), (-length, width), (-length, -width), (length, -width)]
    cos, sin = np.cos(angle), np.sin(angle)
    x, y, _ = footprint.spot
    return shapely.Polygon(
        [(x + a * cos - b * sin, y + a * sin + b * cos) for a, b in body]
    )


def solid(
    number: int, category: str, footprint: Footprint, height: int, front: float = 0.5
) -> EntityBox:
    x, y, heading = footprint.spot
    entity = Entity(number, f"{category}/plain", category, (x, y, 0), heading)
    return EntityBox(entity, footprint, height, front)


def lens(
    *, height: int = 1500, pitch: int = -120, fov: int = 900, shift: int = 0
) -> View:
    """What a survey takes from a view: height, pitch, field of view and shift."""
    return View("view", False, (0, 0, height), 0, pitch, PerspectiveLens(fov, shift))


def ray(x: int, y: int, heading_tenths: int, *, reach: float) -> shapely.LineString:
    """What lies before something, up to a distance."""
    angle = np.radians(heading_tenths / 10)
    end = x + reach * np.cos(angle), y + reach * np.sin(angle)
    return shapely.LineString([(x, y), end])
