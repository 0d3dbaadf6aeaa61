import json
import re

import pytest

from scenegen.tasks.multiview.params import MultiviewParams
from scenegen.tokens import (
    EDGES_MM,
    TOKEN_SPEC,
    count_from_tokens,
    depth_text,
    describe_view,
    object_map_text,
    specification,
    token_vocabulary,
)
from scenegen.tokens.object_map import SEEN_ON_MAP_PCM, SEEN_PCM
from tests.strategies import COUNTABLE, MAP, case_of, entity, paint, scene_of, view

CASE = case_of(((1, 2), (2, 3), (3, 4), (4,)), 4)
TOKENS = tuple(describe_view(CASE.scene, seen) for seen in CASE.visibility.views)


def test_every_view_is_described_under_its_name():
    names = [tokens.view for tokens in TOKENS]
    assert names == ["view_0", "view_1", "view_2", "view_3", "map"]


def test_describing_twice_gives_the_same_tokens():
    again = tuple(describe_view(CASE.scene, seen) for seen in CASE.visibility.views)
    assert again == TOKENS


def test_a_reader_counts_instances_once_however_many_views_show_them():
    assert count_from_tokens(TOKENS[:4], "stool") == 4
    assert count_from_tokens(TOKENS[:2], "stool") == 3
    assert count_from_tokens(TOKENS[4:], "stool") == 4
    assert count_from_tokens(TOKENS, "sofa") == 0


def test_tokens_and_counting_agree_on_what_is_seen():
    params = MultiviewParams()
    assert (params.seen_pcm, params.map_seen_pcm) == (SEEN_PCM, SEEN_ON_MAP_PCM)


@pytest.mark.parametrize(("field", "least"), [("seen_pcm", 50), ("map_seen_pcm", 60)])
def test_no_counted_object_can_be_too_small_for_an_entry(field, least):
    """An object counts from twice `seen_pcm`, and on a map from `map_seen_pcm`."""
    with pytest.raises(ValueError, match=field):
        MultiviewParams.model_validate({field: least - 1})
    assert getattr(MultiviewParams.model_validate({field: least}), field) == least
    assert SEEN_PCM <= 2 * 50
    assert SEEN_ON_MAP_PCM <= 60


def test_the_vocabulary_holds_every_token_of_a_text_and_each_once():
    words = token_vocabulary((*COUNTABLE, "sofa"))
    assert len(set(words)) == len(words) == 130 + 2 + 15 + 127 + 24 + 24 + 336 + 6
    for tokens in TOKENS:
        text = depth_text(tokens.depth) + object_map_text(tokens.entries, tokens.marks)
        used = re.findall(r"<[^<>]+>", text)
        assert "".join(used) == text
        assert set(used) <= set(words)


def test_an_empty_view_has_an_empty_object_map():
    scene = scene_of(entity(1, "stool"))
    for camera in (view(0), MAP):
        assert describe_view(scene, paint(camera, ())).entries == ()


def test_the_specification_has_a_version():
    assert re.fullmatch(r"scenegen-tokens-\d+", TOKEN_SPEC)


def test_the_specification_can_be_written_as_json():
    found = json.loads(json.dumps(specification()))
    assert found["token_spec"] == TOKEN_SPEC
    assert found["depth_edges_mm"] == list(EDGES_MM)
