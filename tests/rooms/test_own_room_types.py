"""A package outside scenegen brings a room type."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from scenegen.rooms.room_types import ROOM_KINDS, SHIPPED_KINDS

BAKERY = """
from dataclasses import replace
from scenegen.rooms.room_types.office import OFFICE
BAKERY = replace(OFFICE, name="bakery", noun="bakery")
"""
ENTRY_POINTS = """
[scenegen.room_types]
bakery = own_rooms:BAKERY
"""
FURNISHES = """
from scenegen.catalogue import Catalogue
from scenegen.rooms.room_types import ROOM_KINDS
from scenegen.rooms.sampler import RoomParams, RoomSampler
from scenegen.seeding import Key, Stream
import json
layout = RoomSampler(RoomParams(kinds=("bakery",)), Catalogue.open())
rng = Key(3, "test", "own", 0).stream(Stream.SCENE)
scene = layout.furnish(ROOM_KINDS["bakery"], rng)
print(json.dumps({
    "kind": scene.room.kind,
    "entities": len(scene.entities),
    "names": list(ROOM_KINDS),
    "defaults": RoomParams().kinds,
}))
"""
LISTS = """
import sys
from scenegen.rooms.room_types import ROOM_KINDS, SHIPPED_KINDS
assert "kitchen" in ROOM_KINDS and "kitchn" not in ROOM_KINDS
folder = "scenegen.rooms.room_types"
print([name for name in SHIPPED_KINDS if f"{folder}.{name}" in sys.modules])
"""


@pytest.fixture
def own_rooms(tmp_path: Path) -> Path:
    """A folder with a package as pip installs it."""
    (tmp_path / "own_rooms.py").write_text(BAKERY)
    info = tmp_path / "own_rooms-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: own_rooms\nVersion: 1.0\n"
    )
    (info / "entry_points.txt").write_text(ENTRY_POINTS)
    return tmp_path


def run(code: str, *folders: Path) -> str:
    """What a fresh process prints that finds packages in some folders."""
    paths = os.pathsep.join([*map(str, folders), *filter(None, sys.path)])
    return subprocess.check_output(
        [sys.executable, "-c", code], text=True, env={**os.environ, "PYTHONPATH": paths}
    )


def test_a_plug_in_is_drawn_where_a_recipe_names_it_and_nowhere_else(own_rooms: Path):
    found = json.loads(run(FURNISHES, own_rooms))
    assert found["kind"] == "bakery"
    assert found["entities"] > 5
    assert found["names"] == [*SHIPPED_KINDS, "bakery"]
    assert found["defaults"] == list(SHIPPED_KINDS)


def test_checking_a_name_imports_no_room_type():
    assert run(LISTS).strip() == "[]"


def test_the_order_of_the_shipped_kinds_decides_draws_and_stays():
    assert SHIPPED_KINDS == (
        "living_room",
        "bedroom",
        "kitchen",
        "office",
        "childrens_room",
        "hallway",
        "bathroom",
        "dining_room",
        "open_plan_office",
        "playroom",
        "laundry",
        "storage",
        "music_room",
        "library",
        "classroom",
        "waiting_room",
        "cafe",
        "meeting_room",
        "gym",
        "studio",
        "workshop",
        "shop",
    )
    assert tuple(ROOM_KINDS)[: len(SHIPPED_KINDS)] == SHIPPED_KINDS
