"""A redrawn data set is the one that would have been built so in the first place."""

import json
import shutil
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from scenegen.dataset import columns as schema
from scenegen.dataset.build import build
from scenegen.dataset.card import OWN, section, with_section
from scenegen.dataset.manifest import finalise, is_final, plan_of, read_manifest
from scenegen.dataset.plan import Plan, plan_build
from scenegen.dataset.redraw import redraw, redraw_state
from scenegen.dataset.stored_shards import finished, read_shard
from scenegen.errors import RenderError, ScenegenError, ShardError
from scenegen.recipe.model import Recipe
from scenegen.verification.verify import verify_folder
from tests.dataset.fakes import fake_generator, fake_plan, fake_recipe

pytestmark = pytest.mark.usefixtures("with_fake_renderers")

Files = Callable[[Path], dict[str, bytes]]

CONTROLS = [
    {
        "task": "multiview",
        "name": name,
        "config": "controls",
        "control": name,
        "splits": {"test": 4},
    }
    for name in ("removed", "black", "first_view", "mismatched")
]

WITH_CONTROLS = [{"task": "multiview", "splits": {"train": 8}}, *CONTROLS]


def credit(assets, materials):
    return "No models.\n"


def made(plan: Plan, folder: Path) -> Path:
    build(plan, folder, shards=plan.shards, workers=1, generator=fake_generator)
    finalise(plan, folder, credit)
    return folder


def redrawn(plan: Plan, folder: Path, **options: Any) -> None:
    report = redraw(
        plan,
        folder,
        **{"shards": plan.shards, "workers": 1, "generator": fake_generator, **options},
    )
    assert report.missing == ()
    finalise(plan, folder, credit)


def columns(path: Path) -> dict[str, list[Any]]:
    """All columns of a shard but the pictures and their renderer."""
    table = pq.read_table(path, schema=schema.arrow_schema())
    kept = table.drop_columns([*schema.IMAGE_COLUMNS, "renderer"])
    return {name: kept[name].to_pylist() for name in kept.column_names}


def pictures(rows: list[list[dict[str, Any]]]) -> list[bytes]:
    return [each["bytes"] for row in rows for each in row]


def test_a_card_of_its_own_stays_and_does_not_hinder_a_redraw(tmp_path):
    said = {"pretty_name": "Rooms"}
    folder = made(fake_plan(card=said), tmp_path / "one")
    card = folder / "README.md"
    card.write_text(with_section(card.read_text(), OWN, "Mine."))
    redrawn(fake_plan(card=said, renderer="fake"), folder)
    assert section(card.read_text(), OWN) == "Mine."
    assert read_manifest(folder)["recipe"]["card"] == said
    redrawn(fake_plan(renderer="fake:other"), folder)  # without what the card says
    assert section(card.read_text(), OWN) == "Mine."
    assert "Rooms" not in card.read_text().split("<!-- section")[0]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"renderer": "fake"}, marks=pytest.mark.slow),
        pytest.param(
            {"renderer": {"fake": 50, "fake:other": 25, "software": 25}},
            marks=pytest.mark.slow,
        ),
        pytest.param({"resolution": 96}, marks=pytest.mark.slow),
        pytest.param({"image": {"kind": "png"}}, marks=pytest.mark.slow),
        pytest.param(
            {"renderer": "fake", "resolution": 80, "image": {"quality": 80}},
            marks=pytest.mark.slow,
        ),
    ],
    ids=["renderer", "mixed", "resolution", "image", "all"],
)
def test_a_redrawn_data_set_has_the_bytes_of_a_built_one(
    tmp_path: Path, bytes_of: Files, change: dict[str, Any]
):
    before = fake_plan(series=WITH_CONTROLS)
    after = fake_plan(series=WITH_CONTROLS, **change)
    folder = made(before, tmp_path / "redrawn")
    redrawn(after, folder, workers=2)
    assert is_final(after, folder)
    assert bytes_of(folder) == bytes_of(made(after, tmp_path / "built"))


@pytest.mark.slow
def test_back_again_gives_the_first_bytes(folder, built, plan, bytes_of):
    redrawn(fake_plan(renderer="fake"), folder)
    assert bytes_of(folder) != bytes_of(built)
    redrawn(plan, folder)
    assert bytes_of(folder) == bytes_of(built)


def test_only_pictures_change_and_they_all_do(folder, built, plan):
    redrawn(fake_plan(renderer="fake"), folder)
    for shard in plan.shards:
        paths = built / shard.path, folder / shard.path
        assert columns(paths[0]) == columns(paths[1])
        digests = [read_shard(path).footer.facts_digest for path in paths]
        assert digests[0] == digests[1]
        tables = [pq.read_table(path) for path in paths]
        assert set(tables[1]["renderer"].to_pylist()) == {"fake"}
        for name in schema.IMAGE_COLUMNS:
            one, other = (pictures(table[name].to_pylist()) for table in tables)
            assert len(one) == len(other)
            assert not set(one) & set(other)


@pytest.mark.slow
def test_a_redrawn_data_set_verifies_down_to_its_pixels(tmp_path):
    folder = made(fake_plan(series=WITH_CONTROLS), tmp_path)
    redrawn(
        fake_plan(series=WITH_CONTROLS, renderer={"fake": 50, "absent": 50}), folder
    )
    verdict = verify_folder(
        folder, pixels=True, generator=fake_generator, catalogue_digest="0" * 64
    )
    assert (verdict.items, verdict.problems) == (24, ())


def test_no_scene_is_sampled_again(folder):
    """Every unit would fail."""
    generator = partial(fake_generator, failing=tuple(range(100)))
    redrawn(fake_plan(renderer="fake"), folder, generator=generator)


def test_a_stopped_redraw_goes_on_and_redoes_nothing(folder, tmp_path, bytes_of):
    after = fake_plan(renderer="fake")
    whole = made(after, tmp_path / "whole")
    generator = partial(fake_generator, dying=(4,))
    with pytest.raises(ScenegenError, match=r"killed.*run the same command again"):
        redraw(after, folder, shards=after.shards, workers=1, generator=generator)
    at = redraw_state(after, folder)
    drawn, stale = tuple(at.drawn), tuple(at.stale)
    assert drawn
    assert stale
    assert not list(folder.rglob("*.tmp-*"))
    assert not (folder / "SHA256SUMS").exists()
    kept = {folder / shard.path: (folder / shard.path).stat() for shard in at.drawn}
    report = redraw(
        after, folder, shards=after.shards, workers=1, generator=fake_generator
    )
    assert (report.kept, report.built) == (drawn, stale)
    for path, stat in kept.items():
        assert path.stat().st_mtime_ns == stat.st_mtime_ns
    finalise(after, folder, credit)
    assert bytes_of(folder) == bytes_of(whole)


@pytest.mark.slow
def test_a_stopped_redraw_may_go_on_with_another_renderer(folder, tmp_path, bytes_of):
    first, second = fake_plan(renderer="fake"), fake_plan(renderer="fake:other")
    redraw(first, folder, shards=first.shards[:2], workers=1, generator=fake_generator)
    redrawn(second, folder)
    assert bytes_of(folder) == bytes_of(made(second, tmp_path / "whole"))


@pytest.mark.slow
def test_two_machines_may_draw_a_part_each(folder, tmp_path, bytes_of):
    after = fake_plan(renderer="fake")
    part = after.shards[:2]
    report = redraw(after, folder, shards=part, workers=1, generator=fake_generator)
    assert (report.built, report.kept) == (part, ())
    assert report.missing == after.shards[2:]
    assert not is_final(after, folder)
    redrawn(after, folder)
    assert bytes_of(folder) == bytes_of(made(after, tmp_path / "whole"))


def test_nothing_to_draw_starts_no_process(folder, plan, bytes_of):
    before = bytes_of(folder)
    report = redraw(plan, folder, shards=plan.shards, workers=2, generator=None)  # type: ignore[arg-type]
    assert (report.kept, report.built, report.missing) == (plan.shards, (), ())
    assert bytes_of(folder) == before


def test_an_item_that_cannot_be_drawn_keeps_its_old_shard(folder, built, bytes_of):
    after = fake_plan(renderer="fake")
    generator = partial(fake_generator, broken=(4,))
    report = redraw(after, folder, shards=after.shards, workers=1, generator=generator)
    holding = tuple(shard for shard in after.shards if 4 in shard.units)
    assert [failure.shard for failure in report.failures] == list(holding)
    assert "index 8" in report.failures[0].message
    assert report.missing == holding
    for shard in holding:
        one, other = folder / shard.path, built / shard.path
        assert one.read_bytes() == other.read_bytes()


def without_renderer(recipe: Recipe, *, draws: bool) -> NoReturn:
    raise RenderError("renderer 'fake' is not installed here")


def test_a_renderer_that_is_not_there_changes_nothing(folder, bytes_of):
    before, after = bytes_of(folder), fake_plan(renderer="fake")
    with pytest.raises(RenderError, match="not installed"):
        redraw(
            after, folder, shards=after.shards, workers=1, generator=without_renderer
        )
    assert bytes_of(folder) == before


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"seed": 8}, "another seed, so other items"),
        ({"name": "other", "truth_size": 128}, "another name and another truth_size"),
        ({"items_per_shard": 8}, "another items_per_shard"),
        (
            {"series": [{"task": "multiview", "splits": {"train": 12, "test": 8}}]},
            "another series",
        ),
    ],
)
def test_a_data_set_with_other_items_is_refused_and_left_alone(
    folder, bytes_of, values, message
):
    before, after = bytes_of(folder), fake_plan(renderer="fake", **values)
    with pytest.raises(ShardError) as caught:
        redraw(after, folder, shards=after.shards, workers=1, generator=None)  # type: ignore[arg-type]
    assert message in str(caught.value)
    assert "A redraw may change renderer, resolution, image" in str(caught.value)
    assert bytes_of(folder) == before


def refused(folder: Path, plan: Plan | None = None) -> str:
    with pytest.raises(ShardError) as caught:
        redraw_state(plan or fake_plan(renderer="fake"), folder)
    return str(caught.value)


def test_what_is_no_finished_data_set_is_refused(tmp_path, plan):
    assert "not a finished data set" in refused(tmp_path)
    build(plan, tmp_path, shards=plan.shards[:2], workers=1, generator=fake_generator)
    assert "not a finished data set" in refused(tmp_path)


def test_a_missing_shard_is_reported_with_the_remedy(folder, plan):
    (folder / plan.shards[1].path).unlink()
    message = refused(folder)
    assert f"{plan.shards[1].path} is missing" in message
    assert "run the build of the data set again" in message


def test_a_shard_of_another_data_set_is_refused(folder, tmp_path, plan):
    other = fake_plan(seed=8, renderer="fake")
    path = plan.shards[0].path
    shutil.copy(made(other, tmp_path / "other") / path, folder / path)
    assert f"{path.name} is no part of the data set" in refused(folder)


def test_a_file_that_the_plan_does_not_know_is_refused(folder, plan):
    path = folder / plan.shards[0].path
    shutil.copy(path, path.with_name("train-00009-of-00010.parquet"))
    assert "train-00009-of-00010.parquet is no part" in refused(folder)


def test_other_assets_are_refused_with_what_was_used(folder):
    after = plan_build(fake_recipe(renderer="fake"), "1" * 64)
    message = refused(folder, after)
    assert "made from the assets 000000000000" in message
    assert "this program has the assets 111111111111" in message


def test_rows_of_an_older_schema_are_refused_with_both_versions(folder):
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text())
    path.write_text(
        json.dumps({**manifest, "schema_version": "2", "digest": "an older one"})
    )
    assert "row schema 2; this program has the assets" in refused(folder)


def rewrite(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change the first row of a shard and keep its footer."""
    table, footer = pq.read_table(path), pq.read_metadata(path).metadata
    rows = table.to_pylist()
    change(rows[0])
    with pq.ParquetWriter(
        path, schema.arrow_schema(), **schema.writer_options()
    ) as writer:
        writer.write_table(pa.Table.from_pylist(rows, schema=schema.arrow_schema()))
        writer.add_key_value_metadata({b"scenegen": footer[b"scenegen"]})


def change_facts(row: dict[str, Any]) -> None:
    row["facts"] = row["facts"].replace('"attempt":0', '"attempt":1')


def change_hash(row: dict[str, Any]) -> None:
    row["content_sha256"] = "0" * 64


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (change_facts, "multiview-7-train-000000: its facts were changed"),
        (change_hash, "its rows are not those of its facts digest"),
    ],
)
def test_a_row_whose_facts_were_changed_is_not_drawn(folder, plan, change, message):
    path, after = folder / plan.shards[0].path, fake_plan(renderer="fake")
    rewrite(path, change)
    content = path.read_bytes()
    with pytest.raises(ShardError) as caught:
        redraw(after, folder, shards=after.shards, workers=1, generator=fake_generator)
    assert message in str(caught.value)
    assert "run the same command without --redraw" in str(caught.value)
    assert path.read_bytes() == content


@pytest.mark.slow
def test_a_damaged_shard_is_built_again_as_its_message_says(
    folder, plan, tmp_path, bytes_of
):
    path, after = folder / plan.shards[0].path, fake_plan(renderer="fake")
    rewrite(path, change_facts)
    redraw(after, folder, shards=after.shards[1:], workers=1, generator=fake_generator)
    path.unlink()
    assert "without --redraw" in refused(folder)
    made(after, folder)
    assert bytes_of(folder) == bytes_of(made(after, tmp_path / "whole"))


@pytest.mark.slow
def test_other_columns_that_were_changed_are_put_right(folder, tmp_path, bytes_of):
    after = fake_plan(renderer="fake")
    path = folder / after.shards[0].path
    rewrite(path, lambda row: row.update(question="How many in all?"))
    redrawn(after, folder)
    assert bytes_of(folder) == bytes_of(made(after, tmp_path / "whole"))


def test_a_build_refuses_a_folder_that_is_half_redrawn(folder, plan, bytes_of):
    after = fake_plan(renderer="fake")
    redraw(after, folder, shards=after.shards[:2], workers=1, generator=fake_generator)
    before = bytes_of(folder)
    for each in (plan, after):
        with pytest.raises(ShardError, match="--redraw` was stopped here, run it"):
            build(each, folder, shards=each.shards, workers=1, generator=fake_generator)
    assert bytes_of(folder) == before


def test_the_new_recipe_and_its_counts_are_beside_the_shards(folder):
    after = fake_plan(renderer={"fake": 50, "fake:other": 50})
    redrawn(after, folder)
    again = plan_of(read_manifest(folder), folder, "0" * 64)
    assert (again.digest, again.recipe.renderer) == (
        after.digest,
        after.recipe.renderer,
    )
    message = json.loads((folder / "manifest.json").read_text())["series"]["multiview"]
    counts: Counter[str] = Counter()
    for stored in finished(after, folder).values():
        counts.update(stored.footer.renderers)
    assert message["renderers"] == dict(counts)
    assert set(counts) == {"fake", "fake:other"}
    card = (folder / "README.md").read_text()
    for name, items in counts.items():
        assert f"| multiview | {name} | {items} |" in card
    assert "but for pictures of `fake`, `fake:other`, whose bytes depend" in card
