"""Streams that are pinned, apart from one another, and reached from their key alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.seeding import WORD, Key, Stream, words_of

KEY = Key(7, "train", "multiview", 17)

PINNED = [
    (KEY, Stream.SCENE, [2844338050, 4164835287, 2663598713, 3014048510]),
    (KEY.at(attempt=1), Stream.SCENE, [1675402283, 3804548518, 2194293968, 3746120428]),
    (KEY, Stream.CAMERAS, [2256415843, 1582174559, 828942043, 1784171982]),
    (
        Key(2**40 + 7, "test", "path", 0),
        Stream.SLOT,
        [3817609740, 574955448, 2178122569, 2942972589],
    ),
]

words = st.integers(0, WORD - 1)
keys = st.builds(
    Key, st.integers(0, 2**70), st.text(max_size=8), st.text(max_size=8), words, words
)
stages = st.sampled_from(Stream)


def draws(key: Key, scene_mesh: Stream, count: int = 4) -> list[int]:
    return [int(each) for each in key.stream(scene_mesh).integers(WORD, size=count)]


@pytest.mark.parametrize(("key", "scene_mesh", "expected"), PINNED)
def test_the_first_draws_of_known_keys_never_change(key, scene_mesh, expected):
    assert draws(key, scene_mesh) == expected


def test_stages_keep_their_numbers():
    numbers = {"SLOT": 1, "SCENE": 2, "CAMERAS": 3, "TASK": 4, "FINISH": 5}
    numbers |= {"OCCLUSION": 6, "JITTER": 7, "RENDERER": 8, "NUMBERS": 9}
    assert {scene_mesh.name: scene_mesh.value for scene_mesh in Stream} == numbers


def test_the_words_of_a_name_never_change():
    assert words_of("multiview") == (2877588077, 1931197807)
    assert words_of("") == (1470146276, 3031595380)


@given(st.text())
def test_names_become_two_words_of_32_bits(name):
    first, second = words_of(name)
    assert 0 <= first < WORD
    assert 0 <= second < WORD


@given(keys, stages)
def test_a_key_always_gives_the_same_stream(key, scene_mesh):
    first = key.stream(scene_mesh)
    first.random(5)
    assert draws(key, scene_mesh) == draws(replace(key), scene_mesh)


@given(keys, stages, keys, stages)
def test_other_keys_and_stages_give_other_streams(one, scene_mesh, other, other_stage):
    same = (one, scene_mesh) == (other, other_stage)
    assert (draws(one, scene_mesh) == draws(other, other_stage)) == same


@pytest.mark.parametrize(
    "other",
    [
        replace(KEY, seed=8),
        replace(KEY, split="test"),
        replace(KEY, series="path"),
        replace(KEY, split="multiview", series="train"),
        replace(KEY, unit=18),
        replace(KEY, attempt=1),
        replace(KEY, unit=0, attempt=17),
    ],
)
def test_every_part_of_a_key_counts(other):
    for scene_mesh in Stream:
        assert draws(KEY, scene_mesh) != draws(other, scene_mesh)


def test_no_two_of_many_streams_begin_alike():
    begun = {
        tuple(draws(KEY.at(unit=unit, attempt=attempt), scene_mesh, 2))
        for unit in range(40)
        for attempt in range(10)
        for scene_mesh in Stream
    }
    assert len(begun) == 40 * 10 * len(Stream)


@pytest.mark.parametrize("wrong", [WORD, WORD + 1, 2**64, -1])
@pytest.mark.parametrize("part", ["unit", "attempt"])
def test_numbers_that_numpy_would_split_are_refused(part, wrong):
    with pytest.raises(ValueError, match="outside"):
        replace(KEY, **{part: wrong}).stream(Stream.SCENE)


def test_the_largest_word_is_allowed():
    last = replace(KEY, unit=WORD - 1, attempt=WORD - 1)
    assert draws(last, Stream.SCENE) != draws(KEY, Stream.SCENE)


def test_another_attempt_keeps_the_unit_and_another_unit_begins_anew():
    later = KEY.at(attempt=3)
    assert later == replace(KEY, attempt=3)
    assert later.at(unit=4) == replace(KEY, unit=4, attempt=0)
    assert later.at() == KEY
