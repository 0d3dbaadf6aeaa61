"""Data sets without pictures: the same labels, and everything else works on them."""

import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from scenegen.audit.kit import write_kit
from scenegen.audit.subject import described_items
from scenegen.dataset.build import build
from scenegen.dataset.columns import IMAGE_COLUMNS, arrow_schema
from scenegen.dataset.dry_run import measure
from scenegen.dataset.manifest import finalise, read_manifest
from scenegen.dataset.redraw import redraw
from scenegen.dataset.stored_items import load
from scenegen.dataset.stored_shards import shard_files
from scenegen.errors import AuditError, ExportError, ShardError
from scenegen.exports.export import ExportRequest, export_folder
from scenegen.verification.verify import verify_folder
from tests.dataset.fakes import FakeGenerator, fake_generator, fake_plan

ASSETS = "0" * 64
BARE = {"image": {"kind": "none"}}


@pytest.fixture
def bare(tmp_path, monkeypatch):
    """A finished data set for which nothing may be drawn."""

    def draw(self, facts):
        raise AssertionError("something was drawn")

    plan, folder = fake_plan(**BARE), tmp_path / "bare"
    with monkeypatch.context() as patch:
        patch.setattr(FakeGenerator, "draw", draw)
        report = build(
            plan, folder, shards=plan.shards, workers=1, generator=fake_generator
        )
    assert report.failures == ()
    finalise(plan, folder, lambda assets, materials: "No models.\n")
    return folder


def verified(folder, **words):
    return verify_folder(
        folder, generator=fake_generator, catalogue_digest=ASSETS, **words
    )


def test_the_schema_is_the_same_and_pictures_are_null(bare):
    for path in shard_files(bare):
        table = pq.read_table(path)
        assert table.schema.equals(arrow_schema())
        for name in IMAGE_COLUMNS:
            assert table[name].null_count == table.num_rows
        assert set(table["renderer"].to_pylist()) == {"none"}


def test_every_label_is_that_of_a_build_with_pictures(bare, built):
    for path in shard_files(bare):
        mine = pq.read_table(path)
        other = pq.read_table(built / path.relative_to(bare))
        left_out = [*IMAGE_COLUMNS, "renderer"]
        assert mine.drop_columns(left_out).equals(other.drop_columns(left_out))
    digests = [read_manifest(each)["facts_digest"] for each in (bare, built)]
    assert digests[0] == digests[1]


def test_it_verifies(bare):
    assert verified(bare).problems == ()
    assert verified(bare, pixels=True).problems == ()


def test_pictures_where_there_should_be_none_are_noticed(bare):
    path = shard_files(bare)[0]
    with pq.ParquetFile(path) as source:
        table, metadata = source.read(), source.metadata.metadata
    pictures = [[{"bytes": b"x", "path": "x.png"}]] * table.num_rows
    place = table.column_names.index("images")
    column = table.schema.field("images")
    changed = table.set_column(place, column, [pictures])
    pq.write_table(
        changed.replace_schema_metadata(metadata), path, write_page_index=True
    )
    assert any("its recipe wants none" in line for line in verified(bare).problems)


def test_pictures_that_are_missing_are_noticed(folder):
    path = shard_files(folder)[0]
    with pq.ParquetFile(path) as source:
        table, metadata = source.read(), source.metadata.metadata
    place = table.column_names.index("images")
    column = table.schema.field("images")
    changed = table.set_column(place, column, pa.nulls(table.num_rows, column.type))
    pq.write_table(
        changed.replace_schema_metadata(metadata), path, write_page_index=True
    )
    assert any("pictures are missing" in line for line in verified(folder).problems)


def test_the_card_says_so_and_loads_no_picture(bare, built):
    card, other = ((each / "README.md").read_text() for each in (bare, built))
    assert "Without pictures" in card
    assert 'item["images"]' not in card
    assert "Without pictures" not in other
    assert "Nothing was drawn" not in other


def test_the_manifest_counts_no_renderer(bare):
    manifest = read_manifest(bare)
    assert manifest["recipe"]["image"]["kind"] == "none"
    assert manifest["series"]["multiview"]["renderers"] == {"none": 18}


def test_its_items_are_audited_as_those_of_a_recipe(bare):
    plan = fake_plan(**BARE)
    found = described_items(plan, folder=bare, generator=fake_generator)
    assert len(found) == 18
    assert not any(each.pictures for each in found)
    made = described_items(plan, generator=fake_generator)
    assert [each.place for each in found] == [each.place for each in made]


def test_people_are_shown_no_kit_without_pictures(bare, tmp_path):
    with pytest.raises(AuditError, match="no pictures to show"):
        write_kit(fake_plan(**BARE), bare, 2, tmp_path)


def test_pictures_come_later_and_are_those_of_a_build(bare, built, bytes_of):
    plan = fake_plan()
    report = redraw(plan, bare, shards=plan.shards, workers=1, generator=fake_generator)
    assert report.missing == ()
    finalise(plan, bare, lambda assets, materials: "No models.\n")
    assert bytes_of(bare) == bytes_of(built)


def test_drawing_costs_nothing():
    costs = measure(fake_plan(**BARE), generator=fake_generator)
    assert set(costs.values()) == {(0.0, 0)}


def test_other_libraries_load_it(bare, tmp_path):
    datasets = pytest.importorskip("datasets")
    found = datasets.load_dataset(str(bare), split="train", cache_dir=str(tmp_path))
    assert len(found) == 12
    assert found[0]["images"] is None
    assert found[0]["options"]
    assert json.loads(found[0]["facts"])


def test_who_asks_for_its_pictures_is_told_how_to_draw_them(bare, tmp_path):
    item = load(bare)[0]
    assert item.question
    with pytest.raises(ShardError, match="--redraw --images"):
        _ = item.images
    request = ExportRequest(bare, to="trl", out=tmp_path / "out")
    with pytest.raises(ExportError, match="--redraw --images"):
        export_folder(request)
    assert not request.out.exists()
