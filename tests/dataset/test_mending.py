"""What is damaged in a finished folder is noticed, set aside, and made anew."""

import json
import os

import pytest

from scenegen.audit.audit import Audit
from scenegen.audit.publish import publish
from scenegen.dataset.build import build
from scenegen.dataset.card import OWN, with_section
from scenegen.dataset.files import CHECKSUMS
from scenegen.dataset.mending import Mended, end_build
from scenegen.dataset.recipe_keys import BEGUN
from scenegen.dataset.stored_shards import prepare_folder
from scenegen.errors import ShardError
from tests.dataset.fakes import fake_generator, fake_plan

SHEET = "images/example-multiview.jpg"
BESIDE = (
    "manifest.json",
    "LICENSE",
    "ATTRIBUTIONS.md",
    "croissant.json",
    "README.md",
    CHECKSUMS,
    SHEET,
)


def build_again(plan, folder, **values):
    report = build(
        plan, folder, shards=plan.shards, workers=1, generator=fake_generator
    )
    ended = end_build(plan, folder, lambda assets, materials: "No models.\n", report)
    return report, ended


def flip(path, *, is_old=True):
    """Change a byte, and keep the time of the file as a bad disk does."""
    before, data = path.stat(), bytearray(path.read_bytes())
    data[len(data) // 3] ^= 1
    path.write_bytes(data)
    if is_old:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    return bytes(data)


def test_a_sound_folder_is_left_alone(folder, plan, bytes_of):
    before = bytes_of(folder)
    report, ended = build_again(plan, folder)
    assert (report.built, report.set_aside, ended) == ((), (), Mended((), {}))
    assert bytes_of(folder) == before


@pytest.mark.parametrize("name", BESIDE)
def test_what_is_missing_is_written(folder, built, plan, bytes_of, name):
    (folder / name).unlink()
    report, ended = build_again(plan, folder)
    assert (report.built, ended) == ((), Mended((name,), {}))
    assert bytes_of(folder) == bytes_of(built)


@pytest.mark.parametrize("name", BESIDE)
def test_what_is_damaged_is_set_aside_and_written(folder, built, plan, bytes_of, name):
    damaged = flip(folder / name)
    report, ended = build_again(plan, folder)
    aside = folder / f"{name}.damaged"
    assert ended.moved == {name: aside}
    assert name in ended.written
    assert report.built == ()
    assert aside.read_bytes() == damaged
    aside.unlink()
    assert bytes_of(folder) == bytes_of(built)


def test_an_old_shard_that_is_damaged_is_built_again(folder, built, plan, bytes_of):
    path = folder / plan.shards[2].path
    damaged = flip(path)
    report, _ = build_again(plan, folder)
    assert report.built == (plan.shards[2],)
    assert report.moved == (path.with_name(f"{path.name}.damaged"),)
    assert report.moved[0].read_bytes() == damaged
    report.moved[0].unlink()
    assert bytes_of(folder) == bytes_of(built)


def test_a_line_of_the_checksums_that_is_damaged_costs_no_shard(folder, built, plan):
    path = folder / CHECKSUMS
    name = str(plan.shards[0].path)
    lines = path.read_text().splitlines(keepends=True)
    wrong = [f"{'0' * 64}  {name}\n" if name in line else line for line in lines]
    path.write_text("".join(wrong))
    report, ended = build_again(plan, folder)
    assert (report.built, report.set_aside) == ((), ())
    assert ended.written == (CHECKSUMS,)
    assert path.read_bytes() == (built / CHECKSUMS).read_bytes()


def test_without_checksums_the_manifest_tells_a_damaged_shard(folder, plan):
    (folder / CHECKSUMS).unlink()
    path = folder / plan.shards[0].path
    data = path.read_bytes()
    at = data.index(b"\xff\xd8\xff") + 40  # inside of a picture, which no footer tells
    path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    report, _ = build_again(plan, folder)
    assert report.set_aside == (path,)


def test_what_was_set_aside_before_stays(folder, plan):
    path, kept = folder / plan.shards[0].path, []
    for number in range(3):
        path.write_bytes(b"damaged %d" % number)
        (folder / "LICENSE").write_text(f"mine {number}")
        report, ended = build_again(plan, folder)
        kept += [*report.moved, *ended.moved.values()]
        if report.built:  # then all files were written
            assert not ended.moved
            (folder / "LICENSE").write_text(f"mine {number}")
            kept += build_again(plan, folder)[1].moved.values()
    assert len({*kept}) == 6
    assert [each.read_text() for each in kept] == [
        text for number in range(3) for text in (f"damaged {number}", f"mine {number}")
    ]
    assert kept[2].name.endswith(".damaged-2")


def test_what_people_wrote_stays(folder, plan):
    path = folder / "README.md"
    path.write_text(with_section(path.read_text(), OWN, "Mine.\n"), encoding="utf-8")
    before = path.read_bytes()
    assert build_again(plan, folder)[1] == Mended((), {})
    path.write_bytes(before.replace(b"Every label follows", b"No label follows"))
    ended = build_again(plan, folder)[1]
    assert ended.written == ("README.md",)
    assert path.read_bytes() == before
    path.write_text("nothing")
    with pytest.raises(ShardError, match="move the file away"):
        build_again(plan, folder)


def test_an_audit_stays_with_a_lost_manifest_and_goes_when_it_is_altered(folder, plan):
    publish(Audit(()), folder, plan.digest)
    card = (folder / "README.md").read_bytes()
    (folder / "manifest.json").write_text("{")
    ended = build_again(plan, folder)[1]
    assert ended.written == ("manifest.json",)
    assert (folder / "README.md").read_bytes() == card
    text = (folder / "audit.json").read_text()
    (folder / "audit.json").write_text(text.replace('"verdict": "', '"verdict":  "'))
    ended = build_again(plan, folder)[1]
    assert ended.moved.keys() == {"audit.json", "AUDIT.md", "README.md", CHECKSUMS}
    assert b"Not audited" in (folder / "README.md").read_bytes()
    assert build_again(plan, folder)[1] == Mended((), {})


def test_versions_of_others_are_no_damage(folder, plan, bytes_of):
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text())
    manifest["versions"].update(numpy="0.1", scenegen="0.12.99")
    path.write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n")
    (folder / CHECKSUMS).unlink()
    (folder / SHEET).write_bytes(b"encoded by another library")
    assert build_again(plan, folder)[1].written == (CHECKSUMS,)
    before = bytes_of(folder)
    assert build_again(plan, folder)[1] == Mended((), {})
    assert bytes_of(folder) == before


def test_another_card_sets_nothing_aside(folder, plan):
    other = fake_plan(card={"notes": "Words."})
    report, ended = build_again(other, folder)
    assert (report.built, ended.moved) == ((), {})
    assert "README.md" in ended.written


def test_a_message_names_the_keys_that_differ(folder):
    series = [{"task": "multiview", "splits": {"train": 16, "test": 6}}]
    with pytest.raises(ShardError) as caught:
        prepare_folder(fake_plan(seed=8, series=series), folder)
    message = str(caught.value)
    assert "seed (7 there, 8 here)" in message
    assert "series.multiview.splits.train (12 there, 16 here)" in message


def test_an_unfinished_folder_knows_its_recipe_too(plan, tmp_path):
    build(plan, tmp_path, shards=plan.shards[:1], workers=1, generator=fake_generator)
    assert (tmp_path / BEGUN).is_file()
    with pytest.raises(ShardError, match=r"resolution \(64 there, 96 here\)"):
        prepare_folder(fake_plan(resolution=96), tmp_path)
    (tmp_path / BEGUN).unlink()
    with pytest.raises(ShardError, match=r"seed \(7 there, 8 here\)"):
        prepare_folder(fake_plan(seed=8), tmp_path)
    with pytest.raises(ShardError, match="which are written down nowhere"):
        prepare_folder(fake_plan(resolution=96), tmp_path)
    build_again(plan, tmp_path)
    assert not (tmp_path / BEGUN).exists()


@pytest.mark.parametrize("name", ["LICENSE", "audit.json", "manifest.json"])
def test_a_first_build_replaces_no_file_of_somebody_else(plan, tmp_path, name):
    (tmp_path / name).write_text("[]")
    with pytest.raises(ShardError, match=f"is no data set and has {name}"):
        build_again(plan, tmp_path)
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [
        (name, "[]")
    ]


def test_all_shards_of_a_data_set_can_be_made_again(folder, built, plan, bytes_of):
    for shard in plan.shards:
        (folder / shard.path).unlink()
    assert build_again(plan, folder)[0].built == plan.shards
    assert bytes_of(folder) == bytes_of(built)
