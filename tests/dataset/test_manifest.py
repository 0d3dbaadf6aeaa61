"""What stands beside the shards agrees with them, and with nothing else."""

import json
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

import pyarrow.parquet as pq
import pytest

from scenegen.dataset import manifest as manifest_module
from scenegen.dataset.card import with_section
from scenegen.dataset.files import sha256_of
from scenegen.dataset.manifest import finalise, is_final, plan_of, read_manifest
from scenegen.dataset.stored_shards import shard_files
from scenegen.errors import ShardError
from scenegen.recipe.loading import canonical, read_recipe
from scenegen.recipe.model import BANDS
from scenegen.records.codec import from_json
from scenegen.records.item import Facts
from tests.dataset.fakes import fake_plan


def test_the_manifest_names_all_that_decides_bytes(built, plan):
    manifest = read_manifest(built)
    assert canonical(read_recipe(manifest["recipe"])) == canonical(plan.recipe)
    assert manifest["digest"] == plan.digest
    assert manifest["bands"] == BANDS
    assert {"python", "numpy", "pyarrow", "pillow", "scenegen"} <= manifest[
        "versions"
    ].keys()
    assert [entry["path"] for entry in manifest["shards"]] == [
        str(shard.path) for shard in plan.shards
    ]


def test_bands_do_not_reach_into_each_other():
    starts = sorted(BANDS.values())
    assert all(b - a >= 10_000_000 for a, b in pairwise(starts))


def test_the_manifest_counts_rows_rejections_and_answers(built):
    manifest = read_manifest(built)
    rows = sum(pq.read_metadata(path).num_rows for path in shard_files(built))
    series = manifest["series"]["multiview"]
    assert sum(entry["rows"] for entry in manifest["shards"]) == rows == 18
    assert series["items"] == {"train": 12, "test": 6}
    assert sum(series["answers"].values()) == rows
    assert series["attempts"] == 9 + sum(series["rejected"].values())


def test_the_manifest_tallies_what_was_to_be_hidden_and_what_is(built):
    manifest = read_manifest(built)
    tally = manifest["series"]["multiview"]["occlusion"]
    assert tally["asked"] == tally["reached"] == {"65-95": 6}
    assert tally["shown"] == [0] * 9 + [6]
    facts = [
        from_json(Facts, text)
        for path in shard_files(built)
        for text in pq.read_table(path)["facts"].to_pylist()
    ]
    counted = sum(2 * len(each.question.evidence.instances) for each in facts)
    assert tally["counted"] == [0] * 9 + [counted]


def test_checksums_cover_every_file_but_their_own_and_the_card(built):
    lines = (built / "SHA256SUMS").read_text().splitlines()
    sums = dict(reversed(line.split("  ")) for line in lines)
    files = {
        path.relative_to(built).as_posix(): sha256_of(path)
        for path in built.rglob("*")
        if path.is_file() and path.name not in ("SHA256SUMS", "README.md")
    }
    assert sums == files


def test_writing_it_again_changes_no_byte(folder, plan, bytes_of):
    before = bytes_of(folder)
    finalise(plan, folder, lambda assets, materials: "No models.\n")
    assert bytes_of(folder) == before


def written(folder: Path, words: str) -> None:
    card = folder / "README.md"
    card.write_text(with_section(card.read_text(), "own words", words))


def test_what_people_wrote_into_the_card_stays(folder, plan):
    written(folder, "Mine.\n\n$name and <!-- a comment -->")
    before = (folder / "README.md").read_text()
    finalise(plan, folder, lambda assets, materials: "No models.\n")
    assert (folder / "README.md").read_text() == before
    assert is_final(plan, folder)


@pytest.mark.parametrize("text", ["# Mine\n", "<!-- section own words -->\nMine"])
def test_a_card_whose_words_cannot_be_kept_is_not_overwritten(folder, plan, text):
    (folder / "README.md").write_text(text)
    with pytest.raises(ShardError, match=r"no section 'own words'.*move the file away"):
        finalise(plan, folder, lambda assets, materials: "")
    assert (folder / "README.md").read_text() == text


def test_another_card_is_no_other_data_set(folder, plan, bytes_of):
    other = fake_plan(card={"pretty_name": "Another", "notes": "Words."})
    assert other.digest == plan.digest
    assert not is_final(other, folder)
    before = bytes_of(folder)
    finalise(other, folder, lambda assets, materials: "No models.\n")
    after = bytes_of(folder)
    assert is_final(other, folder)
    assert {name for name in after if after[name] != before[name]} == {
        "README.md",
        "croissant.json",
        "manifest.json",
        "SHA256SUMS",
    }
    again = plan_of(read_manifest(folder), folder, plan.catalogue_digest)
    assert again.recipe.card == other.recipe.card


def test_what_stopped_in_between_is_not_final(folder, plan, monkeypatch):
    other = fake_plan(card={"notes": "Words."})

    def stop(path: Path, text: str) -> NoReturn:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(manifest_module, "write_text", stop)
        with pytest.raises(KeyboardInterrupt):
            finalise(other, folder, lambda assets, materials: "")
    assert not is_final(other, folder)
    finalise(other, folder, lambda assets, materials: "")
    assert is_final(other, folder)
    assert "Words." in (folder / "README.md").read_text()


def test_credits_are_asked_for_every_asset_and_material_used(folder, plan):
    asked: list[tuple[str, ...]] = []

    def credit(assets, materials):
        asked.extend([tuple(assets), tuple(materials)])
        return ""

    finalise(plan, folder, credit)
    assert "thing_a/plain" in asked[0]
    assert asked[1] == ("oak", "wall/paint")


@pytest.mark.parametrize("text", ["{", "[]", "3"])
def test_a_damaged_manifest_is_refused_and_not_final(folder, plan, text):
    (folder / "manifest.json").write_text(text)
    assert not is_final(plan, folder)
    with pytest.raises(ShardError, match="damaged"):
        read_manifest(folder)


def test_a_folder_without_a_manifest_is_no_data_set(tmp_path):
    with pytest.raises(ShardError, match="not a finished data set"):
        read_manifest(tmp_path)


@pytest.mark.parametrize(
    "name",
    [
        "manifest.json",
        "README.md",
        "croissant.json",
        "LICENSE",
        "ATTRIBUTIONS.md",
        "SHA256SUMS",
    ],
)
def test_a_folder_that_lacks_a_file_is_not_final(folder, plan, name):
    assert is_final(plan, folder)
    (folder / name).unlink()
    assert not is_final(plan, folder)


def test_the_manifest_is_json_with_sorted_keys(built):
    text = (built / "manifest.json").read_text()
    assert text == json.dumps(json.loads(text), indent=1, sort_keys=True) + "\n"
