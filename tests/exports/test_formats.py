"""Every format, read by its own rules, holds every item as it is in the data set."""

import json
import re
import shlex
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from scenegen.errors import ExportError
from scenegen.exports.export import ExportRequest, export_folder
from scenegen.exports.formats import FORMATS
from tests.exports.own_readers import ANSWERS_ONLY, OWN_READERS
from tests.exports.seen import assert_same, items_of

SPLITS = ("train", "test")

CASES = [(name, style) for name in OWN_READERS for style in FORMATS[name].styles]

OF_SEVERAL_STYLES = [name for name in OWN_READERS if len(FORMATS[name].styles) > 1]

WITHOUT_TARGETS = [name for name in OWN_READERS if "target" not in FORMATS[name].styles]


def test_every_format_has_a_reader():
    assert set(FORMATS.built_in) - set(OWN_READERS) == {"ipt-eval"}


@pytest.mark.parametrize(("name", "style"), CASES)
def test_rows_in_are_rows_out(built, tmp_path, name, style):
    out = tmp_path / "out"
    result = export_folder(ExportRequest(built, name, out, style))
    assert result.splits == {"train": 12, "test": 6}
    assert result.styles == {style: 18}
    for split in SPLITS:
        replied = "label" if name in ANSWERS_ONLY else style
        assert_same(OWN_READERS[name](out, split), items_of(built, split), replied)


@pytest.mark.parametrize("name", OF_SEVERAL_STYLES)
def test_a_mix_of_styles_is_dealt_exactly(built, tmp_path, name):
    first, second = FORMATS[name].styles[0], FORMATS[name].styles[-1]
    out, style = tmp_path / "out", f"mixed:{first}=50,{second}=50"
    result = export_folder(ExportRequest(built, name, out, style))
    assert result.styles == {first: 9, second: 9}
    assert sum(1 for split in SPLITS for _ in OWN_READERS[name](out, split)) == 18


@pytest.mark.parametrize(("name", "style"), CASES)
def test_no_hidden_picture_goes_with_a_question(built, tmp_path, name, style):
    out = tmp_path / "out"
    export_folder(ExportRequest(built, name, out, style))
    for split in SPLITS:
        hidden = {each for item in items_of(built, split) for each in item.hidden}
        for seen in OWN_READERS[name](out, split):
            assert not hidden & set(seen.shown)
            assert set(seen.imagined) <= hidden
            assert bool(seen.imagined) is (style == "target")


@pytest.mark.parametrize("name", WITHOUT_TARGETS)
def test_a_format_without_a_place_for_hidden_pictures_says_so(built, tmp_path, name):
    request = ExportRequest(built, name, tmp_path / "out", "target")
    with pytest.raises(ExportError, match="takes no style 'target'"):
        export_folder(request)
    assert not request.out.exists()


@pytest.mark.parametrize("name", OWN_READERS)
def test_equal_exports_have_equal_bytes(built, tmp_path, bytes_of, name):
    out = tmp_path / "out"
    style = FORMATS[name].styles[-1]
    export_folder(ExportRequest(built, name, out, style))
    first = bytes_of(out)
    export_folder(ExportRequest(built, name, out, style, overwrite=True))
    assert bytes_of(out) == first
    assert not [path for path in tmp_path.iterdir() if path != out]


SHARDED = [name for name in OWN_READERS if FORMATS[name].is_sharded]


@pytest.mark.parametrize("name", SHARDED)
def test_every_rank_has_a_shard(built, tmp_path, name):
    out = tmp_path / "out"
    export_folder(ExportRequest(built, name, out, ranks=5, splits=("train",)))
    files = [
        path
        for path in out.rglob("*")
        if path.suffix in (".parquet", ".tar", ".mds", ".jsonl")
        or path.name.startswith("train-")
    ]
    assert len(files) == 5
    assert_same(OWN_READERS[name](out, "train"), items_of(built, "train"), "label")


@pytest.mark.parametrize("name", sorted(set(OWN_READERS) - set(SHARDED)))
def test_formats_of_one_file_take_no_ranks(built, tmp_path, name):
    with pytest.raises(ExportError, match="leave it out"):
        export_folder(ExportRequest(built, name, tmp_path / "out", ranks=2))


@pytest.mark.parametrize("name", FORMATS.built_in)
def test_every_format_says_how_it_is_read(name):
    exporter = FORMATS[name]
    assert exporter.name == name
    assert exporter.read_by
    assert exporter.styles


def test_the_folder_says_what_it_is(built, tmp_path):
    out = tmp_path / "out"
    export_folder(ExportRequest(built, "trl", out, "rationale", size=32))
    receipt = json.loads((out / "export.json").read_text())
    assert receipt["format"] == "trl"
    assert receipt["style"] == "rationale"
    assert receipt["size"] == 32
    assert receipt["splits"] == {"train": 12, "test": 6}
    assert receipt["source"]["name"] == "fake"
    for name in ("README.md", "LICENSE", "ATTRIBUTIONS.md"):
        assert (out / name).is_file()
    assert (out / "LICENSE").read_bytes() == (built / "LICENSE").read_bytes()


def test_ms_swift_is_not_told_that_its_lists_hold_pictures(built, tmp_path):
    """It would decode them, and encode them again as JPEGs of lower quality."""
    out = tmp_path / "out"
    export_folder(ExportRequest(built, "ms-swift", out))
    for path in out.glob("data/*.parquet"):
        assert b"huggingface" not in (pq.read_schema(path).metadata or {})


def test_lmms_eval_is_shown_on_the_split_for_tests(built, tmp_path):
    """Whoever copies the command does not score a model on what it trains on."""
    out = tmp_path / "out"
    export_folder(ExportRequest(built, "lmms-eval", out))
    (told,) = re.findall(r"--tasks (\S+)", (out / "README.md").read_text())
    assert told.endswith("_test")
    assert (out / "tasks" / f"{told}.yaml").is_file()


@pytest.mark.parametrize("name", OWN_READERS)
def test_commands_on_the_page_work_in_any_folder(built, tmp_path, name):
    """A bare name would be looked for on the Hub, or not be found."""
    out = tmp_path / "two words"
    export_folder(ExportRequest(built, name, out))
    page = (out / "README.md").read_text()
    blocks = re.findall(r"```(\w+)\n(.*?)```", page, re.DOTALL)
    named = [
        word.rpartition("=")[2]
        for language, text in blocks
        for word in (
            shlex.split(text, comments=True)
            if language == "bash"
            else re.findall(r'"([^"\n]*)"', text)
        )
        if out.name in word
    ]
    assert named
    for word in named:
        place = re.sub(r"\{.*\}", "*", word)
        assert Path(place).is_absolute(), word
        assert place == str(out) or list(out.glob(place.removeprefix(f"{out}/"))), word
