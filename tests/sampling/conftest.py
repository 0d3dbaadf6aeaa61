"""The shipped catalogue, and rooms that were furnished from it, made once."""

import pytest

from scenegen.catalogue import Catalogue
from scenegen.errors import Rejected
from scenegen.records.facts import Brief
from scenegen.sampling.rigs import SurveyParams, SurveyRigger
from scenegen.sampling.rooms import RoomLayout, RoomParams
from scenegen.seeding import Key, Stage
from tests.sampling.furnished import COUNTED, Furnished, Placement

UNITS = 36


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.open()


@pytest.fixture(scope="session")
def layout(catalogue: Catalogue) -> RoomLayout:
    return RoomLayout(RoomParams(), catalogue)


@pytest.fixture(scope="session")
def rigger(catalogue: Catalogue) -> SurveyRigger:
    return SurveyRigger(SurveyParams(), catalogue)


def brief_of(unit: int) -> Brief:
    """Kinds of rig, counts and categories in turn."""
    few = 2 + unit % 5
    counts = (few, few + 1) if unit % 2 else (few + 1, few)
    kind = ("rotation", "walk", "ring")[unit % 3]
    return Brief(COUNTED[unit % len(COUNTED)], counts, kind, 4)


@pytest.fixture(scope="session")
def furnished(layout: RoomLayout) -> tuple[Furnished, ...]:
    """Twin scenes for briefs of every kind."""
    made = []
    for unit in range(UNITS):
        key = Key(11, "test", "rooms", unit)
        for attempt in range(20):
            rng = key.at(attempt=attempt).stream(Stage.SCENE)
            try:
                pair = layout.sample(brief_of(unit), rng)
            except Rejected:
                continue
            made.append(Furnished(brief_of(unit), pair))
            break
    return tuple(made)


@pytest.fixture(scope="session")
def placed(
    rigger: SurveyRigger, furnished: tuple[Furnished, ...]
) -> tuple[Placement, ...]:
    """Rigs in those scenes that have one."""
    made = []
    for unit, each in enumerate(furnished):
        key = Key(11, "test", "rigs", unit)
        try:
            rig = rigger.place(each.pair, each.brief, key.stream(Stage.CAMERAS))
        except Rejected:
            continue
        made.append(Placement(each.brief, each.pair, rig, key))
    return tuple(made)
