"""Pages are drawn from records alone, whatever their size."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from scenegen.preview import panels
from scenegen.preview.item_page import certainty_words, item_page
from scenegen.records.frame import Frame
from scenegen.records.item import Address, Evidence, Facts, MapEntry, MapMark, Margins
from tests.dataset.fakes import fake_facts

ENTRIES = (
    MapEntry(2, 3, "side_table", 1, (10, 10, 80, 90)),
    MapEntry(2, 3, "side_table", 2, (90, 10, 120, 90)),
    MapEntry(7, 8, "bookcase", 12, (200, 40, 300, 300)),
)


@pytest.fixture
def facts() -> Facts:
    return fake_facts(Address(7, "train", "multiview", 16), 3, low=1)


def _frames(size: int) -> dict[str, Frame]:
    colours = {"view_0": (200, 60, 60), "view_1": (60, 160, 60), "map": (60, 60, 200)}
    return {
        name: Frame(name, np.full((size, size, 3), colour, dtype=np.uint8))
        for name, colour in colours.items()
    }


def _has(page: Image.Image, colour: tuple[int, int, int]) -> bool:
    return bool(np.any(np.all(np.asarray(page) == colour, axis=2)))


@pytest.mark.parametrize("size", [32, 512])
def test_a_page_shows_every_view_of_the_item(facts, size):
    page = item_page(facts, _frames(size))
    for frame in _frames(size).values():
        assert _has(page, tuple(frame.rgb[0, 0].tolist()))


def test_the_answer_alone_is_marked(facts):
    marked = panels.option("C", "3", 300, is_answer=True)
    plain = panels.option("C", "3", 300, is_answer=False)
    assert plain.getpixel((200, 3)) == panels.PAPER
    assert marked.getpixel((200, 3)) != panels.PAPER
    assert _has(marked, panels.RIGHT)
    assert not _has(plain, panels.RIGHT)


def test_another_answer_gives_another_page(facts):
    other = replace(facts, question=replace(facts.question, answer_index=0))
    frames = _frames(32)
    assert item_page(facts, frames).tobytes() != item_page(other, frames).tobytes()


def test_a_page_has_a_clear_margin_so_nothing_is_cut_off(facts):
    long = replace(facts.question, text="word " * 200, options=("very " * 60,) * 4)
    page = np.asarray(item_page(replace(facts, question=long), _frames(64)))
    for edge in (page[:8], page[-8:], page[:, :8], page[:, -8:]):
        assert np.all(edge == panels.PAPER)


@given(
    words=st.lists(st.text("abcdefgh-W", min_size=1, max_size=60), max_size=12),
    width=st.integers(40, 300),
)
def test_no_word_leaves_its_panel(words, width):
    panel = np.asarray(panels.text(" ".join(words), width, size=18))
    assert panel.shape[1] == width
    assert np.all(panel[:, -1] == panels.PAPER)


def test_every_instance_of_an_object_map_gets_its_chip():
    drawn = panels.object_map(ENTRIES, 300, marked=(1,))
    colours = {panels.category_colour(name) for name in ("side_table", "bookcase")}
    assert all(_has(drawn, colour) for colour in (*colours, panels.RIGHT))


def test_near_and_far_depths_have_different_tiles():
    drawn = np.asarray(panels.depth_grid([0, 127, 0, 127], 100))
    assert tuple(drawn[20, 20]) == panels.HEAT[0]
    assert tuple(drawn[20, 80]) == panels.HEAT[-1]


@given(
    places=st.lists(
        st.tuples(st.integers(0, 23), st.integers(0, 23)), min_size=1, max_size=12
    )
)
def test_every_instance_keeps_its_chip_in_any_cell(places):
    entries = [
        MapEntry(row, column, f"category_{number}", number, (0, 0, 1, 1))
        for number, (row, column) in enumerate(places)
    ]
    drawn = panels.object_map(entries, 400, marked=range(len(places)))
    green = np.all(np.asarray(drawn) == panels.RIGHT, axis=2)
    distinct = len(set(places))
    assert np.count_nonzero(green) >= distinct * 100


def test_the_camera_is_drawn_on_the_object_map_of_its_view():
    bare = panels.object_map(ENTRIES, 300)
    with_camera = panels.object_map(ENTRIES, 300, camera=(23, 12))
    dark = [
        np.count_nonzero(np.asarray(p)[250:] == panels.INK) for p in (bare, with_camera)
    ]
    assert dark[0] < dark[1]


def test_captions_use_the_plural_of_the_catalogue(facts):
    frames, counted = _frames(64), facts.scene.entities[0].category
    pages = [item_page(facts, frames, {counted: noun}) for noun in ("a", "bbbb")]
    assert pages[0].tobytes() != pages[1].tobytes()


WALK = (
    MapMark("1", 3, 4, (50, 60)),
    MapMark("BEND", 9, 4, (50, 160)),
    MapMark("M1", 9, 8, (90, 160)),
    MapMark("2", 9, 15, (190, 160)),
)
CROSS = (MapMark("X", 12, 7, (100, 200)), MapMark("ARROW", 12, 11, (150, 200)))


def test_painted_signs_have_chips_of_their_own():
    bare = panels.object_map(ENTRIES, 300)
    signs = panels.object_map(ENTRIES, 300, marks=CROSS)
    walk = panels.object_map(ENTRIES, 300, marks=WALK)
    assert not any(_has(bare, colour) for colour in panels.MARKS.values())
    assert all(_has(signs, colour) for colour in panels.MARKS.values())
    assert _has(walk, panels.WALK)
    assert not any(_has(walk, colour) for colour in panels.MARKS.values())


def test_a_walk_is_one_line_through_its_bends():
    walk = np.asarray(panels.object_map((), 340, marks=WALK))
    red = np.all(walk == panels.WALK, axis=2)
    rows, columns = np.nonzero(red)
    across = red[:, columns.min() : columns.max() + 1].any(axis=0)
    assert across.mean() > 0.9
    assert np.ptp(rows) > 60


def _of_a_path(facts: Facts) -> Facts:
    """The facts as if the map were shown, and one of the eyes imagined."""
    first, second, above = facts.rig.views
    shown = replace(above, is_hidden=False)
    side = replace(second, name="side_view", is_hidden=True)
    one, two, three = facts.tokens
    tokens = (replace(three, marks=WALK), one, replace(two, view="side_view"))
    evidence = Evidence((1,), ((1,), ()), (0,), (1, 2, 3, 0))
    question = replace(
        facts.question,
        margins=Margins(410, None, 150, angle_tenths=123, gap_mm=640, hidden_pct=83),
        evidence=evidence,
        variant="map_ego",
    )
    rig = replace(facts.rig, views=(shown, first, side))
    return replace(facts, rig=rig, tokens=tokens, question=question)


def test_any_task_has_its_page(facts):
    path = _of_a_path(facts)
    frames = _frames(64)
    frames["side_view"] = replace(frames["view_1"], view="side_view")
    page = item_page(path, frames)
    for name in ("map", "view_0", "side_view"):
        assert _has(page, tuple(frames[name].rgb[0, 0].tolist()))
    assert _has(page, panels.WALK)


def test_controls_and_removed_entities_change_the_page(facts):
    frames = _frames(64)
    gone = replace(facts, scene=replace(facts.scene, entities=()))
    control = replace(facts, control="black_image")
    other = replace(facts, imagined=gone.scene)
    normal = item_page(facts, frames)
    assert item_page(control, frames).height > normal.height
    for changed in (gone, other):
        assert item_page(changed, frames).tobytes() != normal.tobytes()


@pytest.mark.parametrize("field", ["angle_tenths", "gap_mm", "hidden_pct"])
def test_only_margins_that_apply_are_reported(facts, field):
    frames = _frames(64)
    bare = replace(
        facts, question=replace(facts.question, margins=Margins(150, None, 100))
    )
    told = replace(
        bare,
        question=replace(
            bare.question, margins=replace(bare.question.margins, **{field: 7})
        ),
    )
    pages = [item_page(each, frames).tobytes() for each in (facts, bare, told)]
    assert len(set(pages)) == 3


def test_margins_are_sentences_without_terms():
    margins = Margins(590, 2, 400, angle_tenths=538, gap_mm=296, hidden_pct=100)
    assert certainty_words(margins) == (
        "The smallest object that has to be seen fills 0.59 % of the picture that "
        "shows it best. The picture that shows most lacks 2. Whoever misjudges "
        "directions by up to 53.8 degrees or distances by up to 0.30 m still gets the "
        "same answer. The hidden view shows all of what is asked about."
    )
    bare = certainty_words(Margins(25_280, 0, 400))
    assert bare.endswith("fills 25 % of the picture that shows it best.")
    part = certainty_words(Margins(9990, None, 400, hidden_pct=83))
    assert part.endswith("The hidden view shows 83 % of what is asked about.")


def test_chips_of_one_cell_cover_neither_each_other_nor_what_the_answer_rests_on():
    """As many pixels of each chip as of any other in its cell."""
    here = [MapEntry(12, 12, f"category_{n}", n, (0, 0, 1, 1)) for n in range(4)]
    beside = MapEntry(12, 11, "right", 9, (0, 0, 1, 1))
    drawn = panels.object_map([beside, *here], 400, marked=(9,))
    counts = [
        np.count_nonzero(
            np.all(np.asarray(drawn) == panels.category_colour(each.category), axis=2)
        )
        for each in here
    ]
    assert min(counts) > 0.6 * max(counts) > 60
    alone = panels.object_map([beside, *here[:1]], 400, marked=(9,))
    green, before = (
        np.count_nonzero(np.all(np.asarray(each) == panels.RIGHT, axis=2))
        for each in (drawn, alone)
    )
    assert green == before
