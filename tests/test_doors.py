"""Whatever a library raises over damaged bytes is one message at the door to it."""

import json
import struct
import tomllib
import zipfile
import zlib

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml
from PIL import Image, UnidentifiedImageError
from pydantic import BaseModel, ValidationError

from scenegen.catalogue.index import read_index
from scenegen.catalogue.integrity import require_hash
from scenegen.catalogue.mesh_files import read_mesh
from scenegen.catalogue.textures import checked_picture
from scenegen.dataset.card import counts_in_card
from scenegen.dataset.images import decode
from scenegen.dataset.parquet_files import rows_of
from scenegen.errors import ScenegenError, ShardError, said, told_as
from scenegen.importing.archive import Archive
from scenegen.importing.textures import small_texture
from scenegen.reading import read_json
from scenegen.recipe.loading import load_recipe

UNDECODED = UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte")


def test_no_file_is_to_blame_for_a_library_without_memory():
    error = ImportError("pyarrow/lib.so: failed to map segment from shared object")
    with pytest.raises(ImportError), told_as(ShardError, "x.parquet", "Mend it."):
        raise error
    with pytest.raises(ShardError), told_as(ShardError, "x.parquet", "Mend it."):
        raise ImportError("some codec")


def of_pydantic() -> ValidationError:
    class Whole(BaseModel):
        number: int

    try:
        Whole.model_validate({"number": "x"})
    except ValidationError as error:
        return error
    raise AssertionError


BUILT_IN = (
    OSError(5, "Input/output error"), ValueError("bad"), KeyError("key"),
    IndexError("row"), TypeError("kind"), AttributeError("name"), RecursionError(),
    MemoryError(), OverflowError("big"), AssertionError(), NotImplementedError(),
    RuntimeError("odd"), EOFError(), SyntaxError("broken PNG file"), UNDECODED,
    struct.error("unpack"), zlib.error("-3"),
)  # fmt: skip
OF_ARROW = (
    pa.ArrowInvalid("a"), pa.ArrowKeyError("a"), pa.ArrowNotImplementedError("a"),
    pa.ArrowMemoryError("a"), pa.ArrowTypeError("a"), pa.ArrowIndexError("a"),
    pa.ArrowCapacityError("a"), pa.ArrowSerializationError("a"),
)  # fmt: skip
OF_PICTURES = (UnidentifiedImageError("a"), Image.DecompressionBombError("a"))
OF_TEXTS = (
    json.JSONDecodeError("a", "x", 0), tomllib.TOMLDecodeError("a"),
    yaml.YAMLError("a"), zipfile.BadZipFile("a"), zipfile.LargeZipFile("a"),
    of_pydantic(),
)  # fmt: skip
EVERY = (*BUILT_IN, *OF_ARROW, *OF_PICTURES, *OF_TEXTS)


def names(error: Exception) -> str:
    return type(error).__name__


@pytest.mark.parametrize("error", EVERY, ids=names)
def test_a_door_tells_every_error_as_one_line_with_the_file_and_the_remedy(error):
    with (
        pytest.raises(ShardError, match=r"^a.parquet cannot be read") as raised,
        told_as(ShardError, "a.parquet", "Build it again."),
    ):
        raise error
    message = str(raised.value)
    assert "\n" not in message
    assert message.endswith("). Build it again.")
    assert raised.value.__cause__ is error
    assert "()" not in message


def test_what_says_already_what_is_wrong_passes_a_door_as_it_is():
    with (
        pytest.raises(ScenegenError, match=r"^mine$"),
        told_as(ShardError, "a.parquet", "Build it again."),
    ):
        raise ScenegenError("mine")


def test_ctrl_c_passes_a_door():
    with (
        pytest.raises(KeyboardInterrupt),
        told_as(ShardError, "a.parquet", "Build it again."),
    ):
        raise KeyboardInterrupt


def test_what_a_library_says_is_cut_short():
    assert len(said(ValueError("x" * 10_000))) < 400


def raiser(error):
    def raises(*_, **__):
        raise error

    return raises


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"x")
    return path


def refused(call, *args):
    with pytest.raises(ScenegenError) as raised:
        call(*args)
    assert "Traceback" not in str(raised.value)
    assert str(raised.value)


@pytest.mark.parametrize("error", [*BUILT_IN, *OF_ARROW], ids=names)
def test_the_door_to_parquet(error, file, monkeypatch):
    monkeypatch.setattr(pq, "ParquetFile", raiser(error))
    refused(lambda: list(rows_of(file, ["id"])))


@pytest.mark.parametrize("error", [*BUILT_IN, *OF_ARROW], ids=names)
def test_the_door_to_the_rows_of_an_open_parquet_file(error, file, monkeypatch):
    pq.write_table(pa.table({"id": ["a"]}), file)
    assert [row["id"] for row in rows_of(file, ["id"])] == ["a"]
    monkeypatch.setattr(pq.ParquetFile, "iter_batches", raiser(error))
    refused(lambda: list(rows_of(file, ["id"])))


@pytest.mark.parametrize("error", [*BUILT_IN, *OF_PICTURES], ids=names)
@pytest.mark.parametrize("door", [decode, lambda data: small_texture(data, 8)])
def test_the_doors_to_pictures(error, door, monkeypatch):
    monkeypatch.setattr(Image, "open", raiser(error))
    refused(door, b"x")


@pytest.mark.parametrize("error", [*BUILT_IN, *OF_PICTURES], ids=names)
def test_the_door_to_pictures_of_the_catalogue(error, file, monkeypatch):
    digest = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    require_hash(file, digest, "wood")
    monkeypatch.setattr(Image, "open", raiser(error))
    refused(checked_picture.__wrapped__, file, digest, "wood")


@pytest.mark.parametrize(
    "error", [ValueError("a"), RecursionError(), OF_TEXTS[0]], ids=names
)
def test_the_doors_to_json(error, file, monkeypatch):
    monkeypatch.setattr(json, "loads", raiser(error))
    refused(read_json, file)


@pytest.mark.parametrize(
    "error",
    [ValueError("a"), RecursionError(), tomllib.TOMLDecodeError("a")],
    ids=names,
)
def test_the_door_to_toml(error, file, monkeypatch):
    monkeypatch.setattr(tomllib, "loads", raiser(error))
    file.write_bytes(f"{error!r}".encode())  # what was read before is kept
    refused(read_index, file)


@pytest.mark.parametrize("error", BUILT_IN, ids=names)
def test_the_door_to_trimesh(error, file, monkeypatch):
    import trimesh

    monkeypatch.setattr(trimesh, "load_scene", raiser(error))
    refused(read_mesh, file, "chair")


@pytest.mark.parametrize("error", [*BUILT_IN, *OF_TEXTS], ids=names)
def test_the_door_to_zip(error, file, monkeypatch):
    monkeypatch.setattr(zipfile, "ZipFile", raiser(error))
    refused(Archive, file)


@pytest.mark.parametrize("error", [yaml.YAMLError("a"), ValueError("a")], ids=names)
def test_the_doors_to_yaml(error, tmp_path, monkeypatch):
    monkeypatch.setattr(yaml.SafeLoader, "get_single_node", raiser(error))
    refused(counts_in_card, "---\na: 1\n---\n")
    if isinstance(error, yaml.YAMLError):
        path = tmp_path / "recipe.yaml"
        path.write_text("a: 1\n")
        refused(load_recipe, str(path))
