"""The config of dense targets: built, loaded, verified, spoilt, and left alone."""

import json
import shutil
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
from PIL import Image

from scenegen.dataset import shard_jobs
from scenegen.dataset.attributions import attributions
from scenegen.dataset.build import build
from scenegen.dataset.dense_rows import DENSE_COLUMNS
from scenegen.dataset.dense_shards import dense_paths
from scenegen.dataset.files import read_sums, sha256_of
from scenegen.dataset.manifest import finalise, read_manifest
from scenegen.dataset.plan import Plan, plan_build
from scenegen.dataset.redraw import redraw
from scenegen.dense.targets import TARGETS
from scenegen.errors import RecipeError
from scenegen.recipe.loading import canonical, complete, read_recipe
from scenegen.recipe.resolve import stock_of
from scenegen.verification.verify import verify_folder

SERIES = [
    {"task": "perspective", "splits": {"test": 2}, "targets": list(TARGETS)},
    {"task": "multiview", "splits": {"test": 2}},
]


def recipe_of(**values):
    plain = {"version": 1, "name": "dense", "seed": 5, "resolution": 64}
    return read_recipe({**plain, "series": SERIES, **values})


@pytest.fixture(scope="module")
def in_process() -> Iterator[None]:
    """Jobs run in this process: there are few items, and workers start slowly."""

    def run_jobs(session, jobs, *, workers, on_progress):
        with session() as run:
            for job in jobs:
                yield run(job, lambda done: None)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shard_jobs, "run_jobs", run_jobs)
        yield


@pytest.fixture(scope="module")
def plan() -> Plan:
    recipe = recipe_of()
    return plan_build(recipe, stock_of(recipe).digest)


@pytest.fixture(scope="module")
def whole(in_process, plan, tmp_path_factory) -> Path:
    folder = Path(tmp_path_factory.mktemp("dense"), "out")
    make(plan, folder)
    return folder


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    shutil.copytree(whole, tmp_path / "copy")
    return tmp_path / "copy"


def make(plan: Plan, folder: Path):
    report = build(plan, folder, shards=plan.shards, workers=1)
    credits = partial(attributions, stock_of(plan.recipe))
    finalise(plan, folder, credits, report.stored)
    return report


def file_of(plan: Plan, folder: Path) -> Path:
    (path,) = dense_paths(plan).values()
    return Path(folder, path)


def test_there_is_a_row_for_each_picture(plan, whole):
    rows = pq.read_table(file_of(plan, whole)).to_pylist()
    names = ["view_0", "novel_view", "panorama", *(f"between_{n}" for n in range(4))]
    assert [row["role"] for row in rows] == 2 * names
    assert {row["id"] for row in rows} == {
        f"perspective-5-test-00000{n}" for n in range(2)
    }
    for row in rows:
        assert (row["image"] is None) == (row["target"] == "view")
        assert (row["tokens"] is not None) == (row["target"] == "panorama")
        for name in ("depth", "normals", "instances", "categories"):
            picture = Image.open(BytesIO(row[name]["bytes"]))
            assert picture.size == (row["width"], row["height"])
            assert picture.mode == ("RGB" if name == "normals" else "I;16")


def test_categories_are_those_of_instances(plan, whole):
    table = pq.read_table(whole / "data/perspective/test-00000-of-00001.parquet")
    scenes = {each["id"]: json.loads(each["scene"]) for each in table.to_pylist()}
    for row in pq.read_table(file_of(plan, whole)).to_pylist():
        ids, kinds = (
            np.asarray(Image.open(BytesIO(row[name]["bytes"])))
            for name in ("instances", "categories")
        )
        named = {each["id"]: each["category"] for each in scenes[row["id"]]["entities"]}
        named |= {65535: "floor", 65534: "wall", 65533: "ceiling", 65532: "skirting"}
        named |= {65531: "door", 65530: "window", 0: "nothing"}
        for number in np.unique(ids):
            (kind,) = np.unique(kinds[ids == number])
            assert row["category_names"][kind] == named[int(number)]


def test_verify_finds_nothing(plan, whole, in_process):
    for pixels in (False, True):
        verdict = verify_folder(whole, pixels=pixels)
        assert [each for each in verdict.problems if "dense" in each] == []
        assert verdict.items == 4


def rewrite(path: Path, change) -> None:
    source = pq.ParquetFile(path)
    rows = source.read().to_pylist()
    change(rows)
    table = source.read().from_pylist(rows, schema=source.schema_arrow)
    pq.write_table(table, path)


@pytest.mark.parametrize("column", ["depth", "matches", "tokens", "T_wc", "image"])
def test_a_changed_file_is_not_believed(plan, folder, column, in_process):
    """Its shard names its hash, whatever SHA256SUMS says."""

    def change(rows):
        place = [n for n, row in enumerate(rows) if row[column]][-1]
        rows[place][column] = rows[0][column] if column != "image" else None

    rewrite(file_of(plan, folder), change)
    found = verify_folder(folder).problems
    assert any("its bytes are not those that its shard names" in each for each in found)


def test_rows_are_made_again(plan, folder, in_process, monkeypatch):
    """Where shard and checksums agree with spoilt rows, geometry still does not."""
    from scenegen.verification import dense

    def change(rows):
        rows[0]["depth"], rows[1]["depth"] = rows[1]["depth"], rows[0]["depth"]
        next(row for row in rows if row["matches"])["matches"][0]["other_u"] += 1.0
        panorama = next(row for row in rows if row["target"] == "panorama")
        panorama["image"] = next(r for r in rows if r["target"] == "between")["image"]

    path = file_of(plan, folder)
    stated = sha256_of(path)
    rewrite(path, change)
    monkeypatch.setattr(dense, "sha256_of", lambda path: stated)
    monkeypatch.setattr(dense, "wrong_layout", lambda source, schema: ())
    found = "\n".join(verify_folder(folder, pixels=True).problems)
    assert "dense 'view_0': column 'depth' is not what its facts give" in found
    assert "dense 'view_0': column 'matches' is not what its facts give" in found
    assert "dense 'panorama': the picture drawn again has other bytes" in found


def test_what_is_damaged_is_set_aside_and_made_again(plan, folder, whole, in_process):
    path = file_of(plan, folder)
    path.write_bytes(b"nothing")
    report = make(plan, folder)
    assert [each.config for each in report.built] == ["perspective"]
    assert report.set_aside == (path,)
    assert path.with_name(path.name + ".damaged").read_bytes() == b"nothing"
    for name in read_sums(whole):
        assert (folder / name).read_bytes() == (whole / name).read_bytes(), name


def redrawn(plan: Plan, folder: Path):
    report = redraw(plan, folder, shards=plan.shards, workers=1)
    finalise(plan, folder, partial(attributions, stock_of(plan.recipe)), report.stored)
    return report


def assert_same(folder: Path, other: Path) -> None:
    files = [
        {each.relative_to(root) for each in root.rglob("*") if each.is_file()}
        for root in (folder, other)
    ]
    assert files[0] == files[1]
    for path in files[0]:
        assert (folder / path).read_bytes() == (other / path).read_bytes(), path


@pytest.mark.parametrize(
    "change", [{"resolution": 72}, {"image": {"kind": "none"}}], ids=["size", "none"]
)
def test_a_redrawn_folder_has_the_bytes_of_a_built_one(
    folder, whole, in_process, tmp_path, change, plan
):
    recipe = recipe_of(**change)
    after = plan_build(recipe, plan.catalogue_digest)
    redrawn(after, folder)
    make(after, tmp_path / "built")
    assert (folder / "dense").exists() == recipe.has_pictures
    assert_same(folder, tmp_path / "built")
    redrawn(plan, folder)
    assert_same(folder, whole)


@pytest.mark.parametrize("damage", ["flipped", "missing", "picture"])
def test_a_redraw_mends_what_is_damaged(plan, folder, whole, in_process, damage):
    """Else its checksums would be those of the damaged file."""
    path = file_of(plan, folder)
    if damage == "picture":
        path = folder / "data/perspective/test-00000-of-00001.parquet"
        flip(path, pq.read_table(path)["images"][0].as_py()[0]["bytes"])
    elif damage == "flipped":
        row = pq.read_table(path).to_pylist()[0]
        flip(path, row["depth"]["bytes"])
    else:
        path.unlink()
    report = redrawn(plan, folder)
    assert [each.config for each in report.built] == ["perspective"]
    assert_same(folder, whole)


def flip(path: Path, picture: bytes) -> None:
    """Change a bit of a picture in a file, and nothing else."""
    data = bytearray(path.read_bytes())
    place = data.find(picture[:60])
    assert place > 0
    data[place + len(picture) // 2] ^= 4
    path.write_bytes(data)


def test_a_redraw_of_other_shards_leaves_what_is_damaged_to_be_done(
    plan, folder, in_process
):
    file_of(plan, folder).unlink()
    mine, other = plan.shards
    report = redraw(plan, folder, shards=[other], workers=1)
    assert (report.built, report.missing) == ((), (mine,))


def test_a_missing_file_is_reported(plan, folder, in_process):
    file_of(plan, folder).unlink()
    found = verify_folder(folder).problems
    assert any("dense/test-00000-of-00001.parquet: missing" in each for each in found)


def test_card_manifest_and_croissant_name_it(plan, whole):
    manifest = read_manifest(whole)
    (entry,) = manifest["dense"]
    assert (entry["series"], entry["split"], entry["rows"]) == (
        "perspective",
        "test",
        14,
    )
    card = (whole / "README.md").read_text()
    assert "config_name: dense" in card
    assert "path: dense/test-*.parquet" in card
    assert "## More to imagine" in card
    assert all(f"`{column.name}`" in card for column in DENSE_COLUMNS)
    records = json.loads((whole / "croissant.json").read_text())["recordSet"]
    (mine,) = [each for each in records if each["@id"] == "dense"]
    assert mine["key"] == [{"@id": "dense/id"}, {"@id": "dense/role"}]


def test_datasets_loads_it_from_the_card_alone(whole):
    datasets = pytest.importorskip("datasets")
    rows = datasets.load_dataset(str(whole), "dense", split="test", streaming=True)
    row = next(iter(rows))
    assert row["role"] == "view_0"
    assert row["depth"].size == (64, 64)


def test_labels_are_those_of_a_data_set_without_targets(
    plan, whole, in_process, tmp_path
):
    plain = recipe_of(series=[{**SERIES[0], "targets": []}, SERIES[1]])
    other = plan_build(plain, plan.catalogue_digest)
    make(other, tmp_path / "plain")
    for shard in plan.shards:
        one, two = (
            pq.read_table(each / shard.path) for each in (whole, tmp_path / "plain")
        )
        assert one.equals(two)
    assert not (tmp_path / "plain/dense").exists()
    assert "dense" not in read_manifest(tmp_path / "plain")


def test_recipes_without_targets_keep_their_text():
    bare = recipe_of(series=[{"task": "multiview", "splits": {"test": 2}}])
    empty = recipe_of(
        series=[{"task": "multiview", "splits": {"test": 2}, "targets": []}]
    )
    assert canonical(bare) == canonical(empty)
    assert "targets" not in canonical(bare)


def test_the_order_of_targets_does_not_matter():
    turned = [{**SERIES[0], "targets": list(reversed(TARGETS))}, SERIES[1]]
    assert complete(recipe_of(series=turned)) == complete(recipe_of())


@pytest.mark.parametrize(
    ("series", "message"),
    [
        ({"targets": ["panorma"]}, "panorma"),
        ({"targets": ["depth", "depth"]}, "names a target twice"),
        ({"targets": ["depth"], "control": "black"}, "targets are of honest items"),
        ({"targets": ["depth"], "config": "dense"}, "config 'dense'"),
    ],
)
def test_targets_that_cannot_be_had_are_refused(series, message):
    with pytest.raises(RecipeError, match=message):
        recipe_of(series=[{**SERIES[0], **series}])


def test_without_pictures_there_are_none():
    recipe = recipe_of(image={"kind": "none"})
    assert dense_paths(plan_build(recipe, "0" * 64)) == {}
