"""`scenegen tokens` as a user meets it."""

import json

import pytest

from scenegen.records.item import MapEntry, MapMark
from scenegen.tokens import TOKEN_SPEC, depth_text, object_map_text
from tests.system.program import invoke

THING = MapEntry(17, 12, "floor_lamp", 3, (98, 120, 143, 201), 84)
CROSS = MapMark("X", 19, 11, (168, 240), 127)
MAP_TEXT = object_map_text((THING,), (CROSS,))


@pytest.fixture
def written(tmp_path):
    """Writes a text to a file, and gives the file back."""

    def write(text: str):
        path = tmp_path / "tokens.txt"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_the_vocabulary_holds_each_token_once():
    words = invoke("tokens", "vocabulary").stdout.split("\n")[:-1]
    assert len(set(words)) == len(words)
    assert {"<MAP_START>", "<CATEGORY_chair>", "<MARK_BEND>", "<DEPTH_127>"} <= set(
        words
    )
    assert json.loads(invoke("tokens", "vocabulary", "--json").stdout) == words


def test_the_specification_tells_the_edges_of_all_bins():
    plain = invoke("tokens", "spec").stdout
    assert TOKEN_SPEC in plain
    assert plain.count("\n") > 128
    found = json.loads(invoke("tokens", "spec", "--json").stdout)
    assert found["token_spec"] == TOKEN_SPEC
    assert len(found["depth_edges_mm"]) == found["depth_codes"] - 1


def test_token_text_is_read_as_a_table(written):
    done = invoke(
        "tokens", "read", written(f"I see {MAP_TEXT}, then {depth_text((84,) * 100)}")
    )
    assert done.returncode == 0
    lines = [line.split() for line in done.stdout.splitlines()]
    assert ["floor_lamp", "3", "17", "12", "3.94", "98", "120", "143", "201"] in lines
    assert ["X", "mark", "19", "11", "-", "168", "240"] in lines
    assert ["3.94"] * 10 in lines


def test_token_text_is_read_as_json(written):
    found = json.loads(invoke("tokens", "read", "--json", written(MAP_TEXT)).stdout)
    assert [block["kind"] for block in found] == ["map"]
    assert found[0]["entries"][0]["category"] == "floor_lamp"
    assert found[0]["marks"][0]["metres"] is None


def test_all_that_cannot_be_read_is_listed_with_exit_code_1(written):
    bad = MAP_TEXT.replace("<ROW_17>", "<ROW_71>")
    done = invoke("tokens", "read", written(f"{bad}\n{MAP_TEXT}\n<COL_1>"))
    assert done.returncode == 1
    assert done.stdout.count("floor_lamp") == 1
    assert "<ROW_71>" in done.stderr
    assert "line 3: <COL_1> stands in no block" in done.stderr


def test_a_file_that_is_no_text_is_refused_in_one_line(tmp_path):
    path = tmp_path / "tokens.bin"
    path.write_bytes(b"\xff\xfe\x00")
    done = invoke("tokens", "read", path)
    assert done.returncode == 1
    assert "not UTF-8" in done.stderr
