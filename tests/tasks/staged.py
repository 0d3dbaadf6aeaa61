"""Hand-made scenes of the perspective and the path task, drawn as they stand."""

from dataclasses import replace

from scenegen.records.item import Address, Evidence, Facts, Margins, Question, Twin
from scenegen.records.rig import FloorMark, Rig, Route, View
from scenegen.records.scene import Entity
from scenegen.records.visibility import SceneVisibility
from scenegen.tasks.phrases import names_of
from scenegen.tokens import describe_view
from scenegen.visibility.observe import observe
from scenegen.visibility.scene_mesh import build_scene_mesh
from tests.strategies import CATALOGUE
from tests.visibility.hand_made import above, looking, mesh_of, scene_of

SIZE = 128

SHIFT = 88
"""Of the lenses of level cameras, per mille of the picture's side."""

CATEGORIES = {each.name: each for each in CATALOGUE.categories}

KINDS = ("armchair", "floor_lamp", "suitcase", "teddy_bear")
"""The categories of the entities 1, 2, 3 and 4."""

LANDMARK = 9
"""Id of the bed, which is one of a kind and never asked about."""

Point = tuple[int, int]


def entity(number: int, place: Point, asset: str = "box/cube") -> Entity:
    """A box with the category of one of the entities 1 to 4."""
    return Entity(number, asset, KINDS[number - 1], (*place, 100), 0)


def bed(place: Point) -> Entity:
    return Entity(LANDMARK, "box/crate", "bed", (*place, 100), 0)


def vantage(
    camera: Point, heading: int, *, cross: Point, turn: int, second: View | None = None
) -> Rig:
    """A picture with an X, and the view from there after a turn."""
    mark = FloorMark("cross", cross, heading)
    start = replace(looking(*camera, heading, shift=SHIFT), floor_marks=(mark,))
    novel = replace(
        looking(*cross, (heading + turn) % 3600, shift=SHIFT),
        name="novel_view",
        is_hidden=True,
    )
    return Rig("vantage", (start, *((second,) if second else ()), novel))


def route(
    walk: tuple[Point, ...],
    middle: Point | None,
    *,
    look: View,
    up: int = 900,
    is_reversed: bool = False,
) -> Rig:
    """A map with a walk, and what is seen from it."""
    drawn = Route(walk, middle, middle is not None, False, is_reversed)
    page = replace(above(), is_hidden=False, heading_tenths=up, route=drawn)
    side = replace(look, name="side_view", is_hidden=True)
    return Rig("route", (page, side))


def twin_of(rig: Rig, *entities: Entity) -> tuple[Twin, SceneVisibility]:
    """A twin that asks about all entities but the bed, and what its views see."""
    scene = scene_of(*entities)
    asked = tuple(each.id for each in entities if each.id != LANDMARK)
    visibility = observe(build_scene_mesh(scene, mesh_of), rig, SIZE)
    return Twin(scene, rig, asked), visibility


def names_in(twin: Twin) -> dict[int, str]:
    return names_of(twin.scene, CATEGORIES, twin.asked)


def facts_of(
    twin: Twin, visibility: SceneVisibility, *, text: str, options: tuple[str, ...]
) -> Facts:
    """The facts of an item; its certificate says nothing."""
    question = Question(
        task="", kind="", template="", difficulty="easy", text=text, options=options,
        answer_index=0, margins=Margins(0, None, 400), evidence=Evidence((), (), ()),
        rationale=(),
    )  # fmt: skip
    return Facts(
        address=Address(7, "train", "staged", 0),
        attempt=0,
        scene=twin.scene,
        rig=twin.rig,
        question=question,
        sightings=tuple(seen.sightings for seen in visibility.views),
        tokens=tuple(describe_view(twin.scene, seen) for seen in visibility.views),
    )


def unseen_names(
    twin: Twin, visibility: SceneVisibility, told: tuple[str, ...]
) -> list[str]:
    """What a rationale names although no view shows a pixel of it."""
    text = " ".join(told)
    return [
        each.category
        for each in twin.scene.entities
        if f"the {CATEGORIES[each.category].singular}" in text.lower()
        and not any(seen.visible_px(each.id) for seen in visibility.views)
    ]
