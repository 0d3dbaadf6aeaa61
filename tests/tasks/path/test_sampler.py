"""Laws of walks, checked with shapely, which the sampler does not use for them."""

from collections import Counter
from typing import NamedTuple

import pytest
import shapely
from shapely import LineString, Point, Polygon, box

from scenegen.cameras.visibility_estimate import entity_boxes
from scenegen.errors import Rejected
from scenegen.geometry.angles import difference, towards
from scenegen.records.rig import Route, View
from scenegen.records.scene import Entity, Scene
from scenegen.records.twins import TwinScenes
from scenegen.records.visibility import FLOOR
from scenegen.seeding import Key
from scenegen.tasks.path.brief import PathBrief
from scenegen.tasks.path.params import PathParams
from scenegen.tasks.path.task import PathTask
from scenegen.visibility.perturbation import OBJECT_MM
from scenegen.visibility.scene_mesh import FLAT

UNITS = (1, 2, 3, 5, 6, 7)
HARD_UNITS = (1, 2, 3, 4)
"""Walks that are harder to find; of both, some of each kind that take few attempts."""


class Made(NamedTuple):
    brief: PathBrief
    setting: TwinScenes

    @property
    def page(self) -> View:
        return self.setting.rigs[0].views[0]

    @property
    def route(self) -> Route:
        assert self.page.route is not None
        return self.page.route

    @property
    def points(self) -> tuple[tuple[int, int], ...]:
        """In the order of walking."""
        route = self.route
        return route.points_mm[::-1] if route.is_reversed else route.points_mm

    def objects(self, member: int) -> list[Entity]:
        there = {each.id: each for each in self.setting.scenes[member].entities}
        return [there[number] for number in self.setting.asked]

    def right(self, member: int) -> int:
        return self.setting.asked[self.brief.right[member]]


def make(catalogue, layout, key: Key, params: PathParams) -> Made:
    task = PathTask(params, catalogue, rooms=layout)
    brief = task.slot(key).brief
    assert isinstance(brief, PathBrief)
    for attempt in range(200):
        try:
            return Made(brief, task.sampler.sample(brief, key.at(attempt=attempt)))
        except Rejected:
            continue
    raise AssertionError(f"no walk for {brief}")


@pytest.fixture(scope="module")
def plain(catalogue, layout) -> list[Made]:
    keys = [Key(5, "train", "path", unit) for unit in UNITS]
    return [
        make(catalogue, layout, key.at(unit=key.unit), PathParams(preset="easy"))
        for key in keys
    ]


@pytest.fixture(scope="module")
def hard(catalogue, layout) -> list[Made]:
    params = PathParams(preset="easy", min_bends=2, is_reversed=True, turns_map=True)
    keys = [Key(6, "test", "path", unit) for unit in HARD_UNITS]
    return [make(catalogue, layout, key.at(unit=key.unit), params) for key in keys]


@pytest.fixture(scope="module")
def made(plain, hard) -> list[Made]:
    return [*plain, *hard]


def floors(scene: Scene, catalogue) -> dict[int, Polygon]:
    return {
        solid.entity.id: solid.footprint.polygon()
        for solid in entity_boxes(scene, catalogue)
    }


def test_a_body_of_half_a_metre_meets_nothing_on_its_way(made, catalogue):
    for each in made:
        way = LineString(each.points).buffer(250 - OBJECT_MM)
        room = Polygon(each.setting.scenes.first.room.outline_mm)
        assert room.contains(way)
        for scene in each.setting.scenes:
            for number, floor in floors(scene, catalogue).items():
                assert not way.intersects(floor), (each.brief, number)


def test_no_two_objects_overlap_in_either_twin(made, catalogue):
    for each in made:
        for scene in each.setting.scenes:
            there = floors(scene, catalogue)
            for number in each.setting.asked:
                for other, floor in there.items():
                    if other != number:
                        assert not there[number].intersects(floor)


def test_twins_differ_in_the_positions_of_what_is_asked_about(made):
    for each in made:
        first, second = each.setting.scenes
        pairs = zip(first.entities, second.entities, strict=True)
        moved = [a.id for a, b in pairs if a != b]
        places = {each.setting.asked[place] for place in each.brief.right}
        assert set(moved) == places
        assert first.room == second.room
        assert each.setting.rigs[0] == each.setting.rigs[1]
        before = [e.position_mm[:2] for e in first.entities if e.id in moved]
        after = [e.position_mm[:2] for e in second.entities if e.id in moved]
        assert before == after[::-1]


def test_what_is_asked_about_is_there_once_and_nothing_like_it(made, catalogue):
    for each in made:
        scene = each.setting.scenes.first
        there = Counter(entity.category for entity in scene.entities)
        for name, number in zip(each.brief.categories, each.setting.asked, strict=True):
            assert there[name] == 1
            assert scene.entities[number - 1].category == name
            assert not any(there[s] for s in catalogue.category(name).similar)


def test_all_four_are_about_as_far_from_the_walk(made):
    for each in made:
        way = LineString(each.points)
        away = [way.distance(Point(e.position_mm[:2])) for e in each.objects(0)]
        assert max(away) <= 1.25 * min(away)


def test_as_many_are_nearer_to_the_marker_as_the_slot_says(made):
    for each in made:
        marker = each.route.middle_mm or each.points[0]
        for member in (0, 1):
            away = {
                e.id: Point(marker).distance(Point(e.position_mm[:2]))
                for e in each.objects(member)
            }
            right = away[each.right(member)]
            assert sum(way < right for way in away.values()) == each.brief.nearness


def test_the_walk_is_of_the_form_that_the_slot_says(made):
    for each in made:
        length = LineString(each.points).length
        low, high = each.brief.length_mm
        assert low - 5 <= length <= high + 5
        assert len(each.points) == each.brief.bends + 2
        assert each.route.is_reversed == each.brief.is_reversed
        assert each.route.has_line
        assert each.route.has_arrows == (each.brief.variant == "map_arrow")


def test_the_walk_leads_on_the_page_where_the_slot_says(made):
    for each in made:
        legs = list(zip(each.points, each.points[1:], strict=False))
        if each.route.middle_mm is not None:
            middle = Point(each.route.middle_mm)
            (ax, ay), (bx, by) = min(
                legs, key=lambda leg: LineString(leg).distance(middle)
            )
        else:
            (ax, ay), (bx, by) = legs[0]
        east = each.page.heading_tenths - 900
        wanted = east + 900 * each.brief.heading
        assert abs(difference(towards(bx - ax, by - ay), wanted)) <= 450


def test_maps_are_turned_only_where_they_shall_be(plain, hard):
    assert {each.page.heading_tenths for each in plain} == {900}
    assert 900 not in {each.page.heading_tenths for each in hard}


def test_unexplored_areas_hide_a_third_of_the_floor_and_no_option(made, catalogue):
    foggy = [each for each in made if each.brief.variant == "map_fog"]
    assert foggy
    for each in foggy:
        fog = shapely.union_all([box(*area) for area in each.page.fog_mm])
        room = Polygon(each.setting.scenes.first.room.outline_mm)
        assert 0.17 <= fog.intersection(room).area / room.area <= 0.48
        assert not fog.intersects(LineString(each.points).buffer(590))
        for scene in each.setting.scenes:
            for number, floor in floors(scene, catalogue).items():
                if number in each.setting.asked:
                    assert not fog.intersects(floor)
    assert not any(each.page.fog_mm for each in made if each not in foggy)


def test_an_object_is_explored_or_it_is_not(made, catalogue):
    """No area cuts one in two, for half an object looks like another one."""
    hidden = shown = 0
    for each in (each for each in made if each.page.fog_mm):
        fog = shapely.union_all([box(*area) for area in each.page.fog_mm])
        for scene in each.setting.scenes:
            standing = {e.id for e in scene.entities if e.support == FLOOR}
            for number, floor in floors(scene, catalogue).items():
                if number not in standing or is_flat(scene, catalogue, number):
                    continue
                share = fog.intersection(floor).area / floor.area
                assert share < 0.01 or share > 0.99
                hidden, shown = hidden + (share > 0.5), shown + (share < 0.5)
    assert hidden > 5
    assert shown > 5


def is_flat(scene: Scene, catalogue, number: int) -> bool:
    (entity,) = (each for each in scene.entities if each.id == number)
    return bool(catalogue.mesh(entity.asset).vertices[:, 2].max() < FLAT)


def test_views_from_the_ends_are_taken_there_along_the_walk(made):
    shown = [each for each in made if each.brief.variant == "map_ego"]
    assert shown
    for each in shown:
        first, second = each.setting.rigs[0].visible[1:]
        points = each.route.points_mm
        ends = ((first, points[0], points[1]), (second, points[-1], points[-2]))
        for view, place, beyond in ends:
            assert view.position_mm[:2] == place
            ahead = towards(beyond[0] - place[0], beyond[1] - place[1], step=10)
            assert view.heading_tenths == ahead


def test_one_key_gives_one_setting(catalogue, layout):
    key = Key(5, "train", "path", 1)
    again = [make(catalogue, layout, key, PathParams(preset="easy")) for _ in range(2)]
    assert again[0] == again[1]
