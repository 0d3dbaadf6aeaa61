"""Verification finds what was changed, whatever it was, and says where."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from scenegen.dataset import columns as schema
from scenegen.dataset.build import build
from scenegen.dataset.card import OWN, with_section
from scenegen.dataset.images import decode, encode
from scenegen.dataset.manifest import finalise
from scenegen.dataset.plan import Plan
from scenegen.errors import RecipeError, ShardError
from scenegen.recipe.model import ImageFormat
from scenegen.records.item import Address
from scenegen.verification.tables import wrong_images, wrong_labels, wrong_layout
from scenegen.verification.verify import VerifyShards, verify_folder
from tests.dataset.fakes import fake_facts, fake_generator, fake_plan


def problems(folder: Path, **options: Any) -> str:
    verdict = verify_folder(
        folder, generator=fake_generator, catalogue_digest="0" * 64, **options
    )
    return "\n".join(verdict.problems)


def shard_problems(
    folder: Path, number: int = 0, *, pixels: bool = False, plan: Plan | None = None
) -> str:
    """What a worker finds in one shard, found in this process."""
    plan = plan or fake_plan()
    job = VerifyShards(plan, folder, pixels)
    with fake_generator(plan.recipe) as generator:
        found = job.run(plan.shards[number], generator, lambda done: None)
    return "\n".join(found.problems)


def rewrite(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change the first row of a shard and keep its footer."""
    table = pq.read_table(path)
    rows = table.to_pylist()
    change(rows[0])
    footer = pq.read_metadata(path).metadata
    with pq.ParquetWriter(
        path, schema.arrow_schema(), **schema.writer_options()
    ) as writer:
        writer.write_table(pa.Table.from_pylist(rows, schema=schema.arrow_schema()))
        writer.add_key_value_metadata(
            {key: footer[key] for key in (b"scenegen", b"content_defined_chunking")}
        )


def test_a_good_data_set_has_no_problems(built):
    verdict = verify_folder(
        built,
        pixels=True,
        workers=1,
        generator=fake_generator,
        catalogue_digest="0" * 64,
    )
    assert verdict.items == 18
    assert verdict.problems == ()


def test_changed_lost_and_added_files_are_reported(folder, plan):
    paths = [folder / shard.path for shard in plan.shards]
    paths[1].unlink()
    (folder / "LICENSE").write_text("mine")
    extra = paths[0].with_name("train-00009-of-00010.parquet")
    extra.write_bytes(paths[0].read_bytes())
    message = problems(folder)
    assert f"{plan.shards[1].path}: missing" in message
    assert "LICENSE: its bytes are not those of SHA256SUMS" in message
    assert "train-00009-of-00010.parquet: SHA256SUMS does not know it" in message


def test_a_card_that_counts_wrongly_is_reported(folder):
    card = folder / "README.md"
    card.write_text(card.read_text().replace("num_examples: 12", "num_examples: 13"))
    assert "README.md: multiview/train has 12 items" in problems(folder)


def test_what_people_wrote_between_its_marks_is_no_problem(folder):
    card = folder / "README.md"
    card.write_text(with_section(card.read_text(), OWN, "\n\nMine, 13 items.\n"))
    assert problems(folder) == ""


@pytest.mark.parametrize(
    ("was", "is_"),
    [
        ("| multiview | `count` | 18 |", "| multiview | `count` | 19 |"),
        ("| multiview | train | 12 |", "| multiview | train | 14 |"),
        ("| multiview | software | 18 |", "| multiview | software | 17 |"),
        ("| multiview | 65-95 % | 6 | 6 |", "| multiview | 65-95 % | 6 | 5 |"),
        ("Every label follows", "Every label nearly follows"),
        ("Not audited: nobody", "Audited: somebody"),
        ("num_bytes: ", "num_bytes: 1"),
    ],
)
def test_what_else_was_changed_in_the_card_is_reported(folder, was, is_):
    card = folder / "README.md"
    text = card.read_text()
    assert text.count(was) >= 1
    card.write_text(text.replace(was, is_, 1))
    found = problems(folder)
    assert found.startswith("README.md: line ")
    assert "Write between the comments of 'own words' only" in found
    assert "\n" not in found


def test_a_card_without_a_place_for_words_is_reported(folder):
    card = folder / "README.md"
    card.write_text(card.read_text().replace("<!-- end of own words -->\n", ""))
    assert "README.md has no section 'own words'" in problems(folder)


def test_of_a_card_of_another_release_the_counts_are_compared(folder):
    card, path = folder / "README.md", folder / "manifest.json"
    manifest = json.loads(path.read_text())
    manifest["versions"]["scenegen"] = "0.0.1"
    path.write_text(json.dumps(manifest))
    card.write_text(card.read_text().replace("Every label", "Each label"))
    assert "README.md" not in problems(folder)
    card.write_text(card.read_text().replace("num_examples: 12", "num_examples: 13"))
    assert "README.md: multiview/train has 12 items" in problems(folder)


def test_other_assets_are_reported_before_anything_is_derived(folder):
    verdict = verify_folder(folder, generator=None, catalogue_digest="1" * 64)  # type: ignore[arg-type]
    assert "Install the release" in verdict.problems[0]


def test_a_manifest_that_lies_about_its_shards_is_reported(folder):
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text())
    manifest["shards"][0]["rows"] = 5
    manifest["series"]["multiview"]["rejected"]["overlap"] = 0
    manifest["versions"]["numpy"] = "another"
    path.write_text(json.dumps(manifest))
    message = problems(folder)
    assert "manifest.json: 'shards' is not what recipe and shards give" in message
    assert "manifest.json: 'series' is not what" in message
    assert "'versions'" not in message


def test_a_manifest_that_lies_about_its_recipe_is_reported(folder):
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text())
    manifest["recipe"]["seed"] = 8
    path.write_text(json.dumps(manifest))
    assert "but its recipe gives" in problems(folder)
    manifest["recipe"]["sed"] = 8
    path.write_text(json.dumps(manifest))
    with pytest.raises(RecipeError, match="did you mean 'seed'"):
        problems(folder)


def test_a_folder_without_a_manifest_is_refused(tmp_path):
    with pytest.raises(ShardError, match="not a finished data set"):
        problems(tmp_path)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("answer", "D"),
        ("answer_idx", 3),
        ("question", "How many in all?"),
        ("options", ["1", "2"]),
        ("rationale", "Because."),
        ("seed", 5),
        ("facts", "{}"),
        ("depth_tokens", [[1, 2]]),
        ("token_spec", "other"),
        ("renderer", "other"),
        ("content_sha256", "0" * 64),
    ],
)
def test_a_changed_column_is_reported_with_the_id(folder, plan, column, value):
    rewrite(folder / plan.shards[0].path, lambda row: row.update({column: value}))
    message = shard_problems(folder)
    assert f"multiview-7-train-000000: column '{column}' is not what" in message


def test_a_matrix_that_is_off_by_a_hair_is_reported(folder, plan):
    def nudge(row: dict[str, Any]) -> None:
        row["cameras"][0]["T_wc"][3] += 1e-12

    rewrite(folder / plan.shards[0].path, nudge)
    assert "column 'cameras'" in shard_problems(folder)


def test_a_picture_that_was_swapped_is_reported_only_by_its_pixels(folder, plan):
    def swap(row: dict[str, Any]) -> None:
        first, second = row["images"]
        first["bytes"], second["bytes"] = second["bytes"], first["bytes"]

    rewrite(folder / plan.shards[0].path, swap)
    assert shard_problems(folder) == ""
    message = shard_problems(folder, pixels=True)
    assert "000000: view_0: the picture drawn again has other bytes" in message


@pytest.mark.parametrize("renderer", ["software", "gl"])
def test_only_software_has_to_give_the_same_bytes(renderer, tmp_path):
    plan = fake_plan(renderer=renderer)
    shard = plan.shards[0]
    build(plan, tmp_path, shards=(shard,), workers=1, generator=fake_generator)

    def soften(row: dict[str, Any]) -> None:
        image, other = row["images"][0], row["images"][1]
        image["bytes"] = encode(decode(image["bytes"]), ImageFormat(quality=80))
        other["bytes"] = encode(decode(other["bytes"])[::-1], ImageFormat())

    rewrite(tmp_path / shard.path, soften)
    message = shard_problems(tmp_path, pixels=True, plan=plan)
    same = "000000: view_0: the picture drawn again has other bytes"
    assert (same in message) == (renderer == "software")
    assert message.count("000000: view_1: the picture drawn again ") == 1


def test_pictures_that_are_missing_or_broken_are_reported(folder, plan):
    def corrupt(row: dict[str, Any]) -> None:
        row["images"][0]["bytes"] = b"broken"
        row["target_images"] = []

    rewrite(folder / plan.shards[0].path, corrupt)
    message = shard_problems(folder)
    assert "view_0.jpg: no picture" in message
    assert "the number of pictures is not that of the views" in message


def test_pictures_of_another_size_are_reported():
    facts = fake_facts(Address(7, "train", "multiview", 0), 2, low=2)
    row: dict[str, Any] = {"images": [], "target_images": []}
    assert "number of pictures" in "".join(wrong_images(row, facts, 64))


def test_rows_in_another_order_are_reported(folder, plan):
    path = folder / plan.shards[0].path
    footer = pq.read_metadata(path).metadata
    table = pq.read_table(path)
    order = list(range(table.num_rows))[::-1]
    with pq.ParquetWriter(
        path, schema.arrow_schema(), **schema.writer_options()
    ) as writer:
        writer.write_table(table.take(order))
        writer.add_key_value_metadata({b"scenegen": footer[b"scenegen"]})
    message = shard_problems(folder)
    assert "does not say that chunks" in message


def test_a_table_of_other_columns_is_reported(tmp_path):
    path = tmp_path / "x.parquet"
    pq.write_table(pa.table({"id": ["a"]}), path)
    with pq.ParquetFile(path) as source:
        assert "columns" in "".join(wrong_layout(source, schema.arrow_schema()))


def test_row_groups_that_are_too_long_are_reported(built, plan, tmp_path):
    path = tmp_path / "x.parquet"
    table = pq.read_table(built / plan.shards[0].path)
    many = pa.concat_tables([table] * 30).combine_chunks()
    pq.write_table(many, path)
    with pq.ParquetFile(path) as source:
        message = "\n".join(wrong_layout(source, schema.arrow_schema()))
    assert "row group 0 has 120 rows" in message
    assert "no page index" in message


def test_labels_that_say_what_the_facts_say_are_fine(built, plan):
    table = pq.read_table(built / plan.shards[0].path)
    with fake_generator(plan.recipe) as generator:
        twins = generator.make("multiview", "train", 0).twins
    assert list(wrong_labels(table.slice(0, 1), twins[0], plan.recipe)) == []
    assert list(wrong_labels(table.slice(0, 1), twins[1], plan.recipe)) != []


def test_criteria_are_held_against_all_rows_together(tmp_path):
    """Two units of one wording: letters A, B, A, B."""
    plan = fake_plan(series=[{"task": "multiview", "splits": {"train": 12}}])
    build(plan, tmp_path, shards=plan.shards, workers=1, generator=fake_generator)
    finalise(plan, tmp_path, lambda assets, materials: "")
    assert problems(tmp_path) == ""
