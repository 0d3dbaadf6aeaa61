"""Records survive JSON exactly, and nothing else does."""

import json
from dataclasses import dataclass, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.errors import ShardError
from scenegen.records.codec import canonical_json, content_sha256, from_json, scene_id
from scenegen.records.item import (
    AddedTokens,
    Address,
    Evidence,
    Facts,
    MapEntry,
    MapMark,
    Margins,
    OccludedSighting,
    Occlusion,
    Question,
    ViewTokens,
)
from scenegen.records.optional import optional_field
from scenegen.records.rig import (
    FloorMark,
    Marker,
    OrthographicLens,
    PerspectiveLens,
    Rig,
    Route,
    View,
)
from scenegen.records.scene import (
    Entity,
    Finish,
    Light,
    Opening,
    Outside,
    Room,
    Scene,
    Sun,
)
from scenegen.records.visibility import Box, Sighting

numbers = st.integers(-(2**40), 2**40)
texts = st.text(max_size=8)
pairs = st.tuples(numbers, numbers)
triples = st.tuples(numbers, numbers, numbers)
tints = st.none() | triples


def few(values):
    return st.lists(values, max_size=3).map(tuple)


def of(kind, *values):
    """Records of a kind; every field is drawn, also one that has a default."""
    assert len(values) == len(fields(kind)), kind
    return st.builds(kind, *values)


finishes = of(Finish, texts, tints)
openings = of(Opening, texts, *[numbers] * 5)
rooms = of(
    Room,
    texts,
    few(pairs),
    numbers,
    numbers,
    finishes,
    finishes,
    finishes,
    finishes,
    texts,
    few(openings),
    finishes,
    texts,
    st.none() | texts,
    st.none() | texts,
)
entities = of(Entity, numbers, texts, texts, triples, numbers, tints, numbers)
suns = of(Sun, numbers, numbers, triples, numbers)
outsides = of(Outside, texts, numbers)
lights = of(
    Light,
    numbers,
    numbers,
    triples,
    numbers,
    numbers,
    texts,
    st.none() | suns,
    few(numbers),
    st.none() | outsides,
)
scenes = of(Scene, rooms, few(entities), lights)
lenses = of(PerspectiveLens, numbers, numbers) | of(OrthographicLens, numbers)
markers = of(Marker, texts, triples, numbers, numbers)
signs = of(FloorMark, texts, pairs, numbers)
flags = st.booleans()
routes = of(Route, few(pairs), st.none() | pairs, flags, flags, flags)
views = of(
    View,
    texts,
    flags,
    triples,
    numbers,
    numbers,
    lenses,
    few(markers),
    few(signs),
    st.none() | routes,
    few(st.tuples(numbers, numbers, numbers, numbers)),
)
boxes = st.builds(Box, numbers, numbers, numbers, numbers)
sightings = of(Sighting, numbers, numbers, numbers, st.booleans(), boxes, numbers)
entries = of(
    MapEntry,
    numbers,
    numbers,
    texts,
    numbers,
    st.tuples(numbers, numbers, numbers, numbers),
    numbers,
)
marks = of(MapMark, texts, numbers, numbers, pairs, numbers)
added = of(AddedTokens, texts, few(few(numbers | texts)))
maybe = st.none() | numbers
questions = of(
    Question,
    *[texts] * 5,
    few(texts),
    numbers,
    of(Margins, numbers, maybe, numbers, maybe, maybe, maybe),
    of(Evidence, few(numbers), few(few(numbers)), few(numbers), few(numbers)),
    few(texts),
    texts,
)
occlusions = of(
    OccludedSighting,
    of(Occlusion, numbers, texts, numbers, numbers),
    numbers,
    numbers,
)
facts = of(
    Facts,
    of(Address, numbers, texts, texts, numbers),
    numbers,
    scenes,
    of(Rig, texts, few(views)),
    questions,
    few(few(sightings)),
    few(of(ViewTokens, texts, few(numbers), few(entries), few(marks), few(added))),
    st.none() | occlusions,
    texts,
    st.none() | scenes,
    texts,
)


@given(facts)
def test_facts_survive_json_exactly(record):
    text = canonical_json(record)
    again = from_json(Facts, text)
    assert again == record
    assert canonical_json(again) == text


@given(facts)
def test_the_text_is_compact_sorted_and_plain(record):
    text = canonical_json(record)
    assert text.isascii()
    plain = json.loads(text)
    assert json.dumps(plain, sort_keys=True, separators=(",", ":")) == text


@given(facts, facts)
def test_facts_differ_exactly_when_their_hashes_do(one, other):
    assert (content_sha256(one) == content_sha256(other)) == (one == other)


@given(scenes, scenes)
def test_scenes_share_a_name_exactly_when_they_are_equal(one, other):
    assert (scene_id(one) == scene_id(other)) == (one == other)


@pytest.mark.parametrize("value", [1.0, True, "1", None])
def test_only_whole_numbers_are_written_as_such(value):
    with pytest.raises(TypeError, match=r"OrthographicLens\.span_mm"):
        canonical_json(OrthographicLens(value))


def test_a_float_deep_inside_is_named():
    view = View("v", False, (0, 0, 0), 0, 0, PerspectiveLens(600))
    with pytest.raises(TypeError, match=r"View\.position_mm"):
        canonical_json(replace(view, position_mm=(0, 0.5, 0)))  # type: ignore[arg-type]


def test_a_lens_that_is_not_shifted_says_nothing_of_it():
    plain, shifted = PerspectiveLens(600), PerspectiveLens(600, 71)
    assert canonical_json(plain) == '{"fov_tenths":600}'
    assert canonical_json(shifted) == '{"fov_tenths":600,"shift_pm":71}'
    assert from_json(PerspectiveLens, '{"fov_tenths":600}') == plain


def test_records_may_not_declare_floats():
    @dataclass(frozen=True)
    class Weight:
        kilograms: float

    with pytest.raises(TypeError, match="cannot be part of a record"):
        canonical_json(Weight(1.5))


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "{}",
        '{"label":"1","position_mm":[1,2],"heading_tenths":0,"fov_tenths":0}',
        '{"label":"1","position_mm":[1,2,3.0],"heading_tenths":0,"fov_tenths":0}',
        '{"label":1,"position_mm":[1,2,3],"heading_tenths":0,"fov_tenths":0}',
        '{"label":"","position_mm":[1,2,3],"heading_tenths":0,"fov_tenths":0,"x":0}',
    ],
)
def test_damaged_text_is_refused(text):
    with pytest.raises(ShardError, match="Marker"):
        from_json(Marker, text)


@pytest.mark.parametrize(
    "lens", ["{}", "[]", "3", '{"Fisheye":{"span_mm":3}}', '{"Perspective":{},"x":{}}']
)
def test_an_unknown_choice_is_refused(lens):
    view = View("v", False, (0, 0, 0), 0, 0, PerspectiveLens(600))
    text = canonical_json(view).replace('{"Perspective":{"fov_tenths":600}}', lens)
    with pytest.raises(ShardError, match=r"View\.lens"):
        from_json(View, text)


@dataclass(frozen=True, slots=True)
class Note:
    text: str
    pages: tuple[int, ...] = optional_field(())
    shelf: int | None = optional_field(None)


@pytest.mark.parametrize(
    ("note", "text"),
    [
        (Note("a"), '{"text":"a"}'),
        (Note("a", (1, 2)), '{"pages":[1,2],"text":"a"}'),
        (Note("a", shelf=0), '{"shelf":0,"text":"a"}'),
    ],
)
def test_an_optional_field_is_written_only_where_it_differs_from_its_default(
    note, text
):
    assert canonical_json(note) == text
    assert from_json(Note, text) == note


@pytest.mark.parametrize("text", ["{}", '{"pages":[1]}', '{"text":"a","page":[1]}'])
def test_optional_fields_excuse_no_other(text):
    with pytest.raises(ShardError, match="Note"):
        from_json(Note, text)


def test_tokens_without_added_ones_have_the_text_of_records_that_know_no_others():
    assert canonical_json(ViewTokens("v", (1,), ())) == (
        '{"depth":[1],"entries":[],"marks":[],"view":"v"}'
    )


def test_light_of_rooms_without_windows_has_the_text_of_older_records():
    light = Light(0, 450, (255, 255, 255), 60, 40)
    assert "outside" not in canonical_json(light)
    seen = replace(light, outside=Outside("street", 7))
    text = canonical_json(seen)
    assert '"outside":{"place":"street","shift_pct":7}' in text
    assert from_json(Light, text) == seen


@pytest.mark.parametrize("cell", [True, None, 1.0])
def test_cells_of_added_tokens_are_whole_numbers_and_words_only(cell):
    with pytest.raises(TypeError, match=r"AddedTokens\.rows"):
        canonical_json(AddedTokens("path", (("chair", cell),)))
