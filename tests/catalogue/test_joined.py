"""Packs joined to a catalogue, and parts of a catalogue."""

import pickle
from pathlib import Path

import pytest

from scenegen.catalogue import Catalogue
from tests.catalogue.stocked import ids, stocked
from tests.catalogue.wedge import refusal, write


@pytest.fixture
def own(tmp_path: Path) -> Catalogue:
    return stocked(tmp_path / "own", {"chair": 2, "lamp": 1})


@pytest.fixture
def pack(tmp_path: Path) -> Catalogue:
    variants = {"chair": 1, "boat": 2}
    return stocked(tmp_path / "pack", variants, materials=("pack/oak",), prefix="p")


def wedges(folder: Path, *changes: tuple[str, str]) -> Catalogue:
    """A catalogue with one model whose files are there."""
    folder.mkdir()
    return Catalogue.open(write(folder, *changes))


def test_both_bring_their_models_the_first_one_first(own, pack):
    joined = own.joined(pack)
    assert ids(joined) == [*ids(own), *ids(pack)]
    assert [each.id for each in joined.assets_of("chair")] == [
        "chair/v0",
        "chair/v1",
        "chair/p0",
    ]
    assert [each.name for each in joined.categories] == ["chair", "lamp", "boat"]


def test_neither_is_changed_by_joining(own, pack):
    before = ids(own), ids(pack), own.digest
    own.joined(pack)
    assert (ids(own), ids(pack), own.digest) == before


def test_a_category_that_both_have_is_described_as_in_the_first(tmp_path, own):
    path = tmp_path / "loud" / "index.toml"
    stocked(path.parent, {"chair": 1}, materials=(), prefix="p")
    path.write_text(path.read_text().replace('plural = "chairs"', 'plural = "CHAIRS"'))
    joined = own.joined(Catalogue.open(path.parent))
    assert joined.category("chair").plural == "chairs"


def test_rooms_wear_what_they_wore(own, pack):
    joined = own.joined(pack)
    assert joined.finishes == own.finishes
    assert joined.material("pack/oak").colour == (1, 2, 3)


def test_the_digest_tells_which_were_joined_and_in_which_order(tmp_path, own, pack):
    other = stocked(tmp_path / "other", {"boat": 1}, materials=(), prefix="o")
    digests = [
        own.digest,
        own.joined(pack).digest,
        own.joined(pack).joined(other).digest,
        own.joined(other).joined(pack).digest,
    ]
    assert len(set(digests)) == len(digests)
    assert own.joined(pack).digest == own.joined(Catalogue.open(pack.root)).digest


def test_a_model_that_both_have_is_refused(tmp_path, own):
    again = stocked(tmp_path / "again", {"lamp": 2}, materials=())
    message = refusal(lambda: own.joined(again))
    assert f"{again.root}: 'lamp/v0' is in {own.root} as well" in message
    assert "--name" in message


def test_a_material_that_both_have_is_refused(tmp_path, own):
    again = stocked(tmp_path / "again", {"boat": 1}, materials=("floor/oak",))
    assert "'floor/oak'" in refusal(lambda: own.joined(again))


def test_files_are_read_from_the_folder_that_they_came_from(tmp_path):
    other = (
        ("door_wedge/plain", "door_wedge/other"),
        ('"wood/oak"', '"other/oak"'),
    )
    first = wedges(tmp_path / "first")
    second = wedges(tmp_path / "second", *other)
    joined = first.joined(second)
    for name, home in (
        ("door_wedge/plain", first.root),
        ("door_wedge/other", second.root),
    ):
        assert joined.model_path(name) == home / "models/wedge.glb"
        assert len(joined.mesh(name).faces) == 8
    assert joined.texture_path("wood/oak") == first.root / "materials/oak.png"
    assert joined.texture_path("other/oak") == second.root / "materials/oak.png"
    assert joined.texture("other/oak") is not None
    copy = pickle.loads(pickle.dumps(joined))
    assert copy.model_path("door_wedge/other").is_relative_to(second.root)


def test_a_third_pack_keeps_the_homes_of_the_second(tmp_path, own, pack):
    third = stocked(tmp_path / "third", {"boat": 1}, materials=(), prefix="t")
    for joined in (own.joined(pack).joined(third), own.joined(pack.joined(third))):
        assert joined.model_path("boat/p0").is_relative_to(pack.root)
        assert joined.model_path("boat/t0").is_relative_to(third.root)
        assert joined.model_path("lamp/v0").is_relative_to(own.root)


def test_a_part_has_only_the_categories_that_it_has_models_of(own):
    part = own.only(assets=lambda a: a.category == "chair", finishes=lambda _: True)
    assert [each.name for each in part.categories] == ["chair"]
    assert ids(part) == ["chair/v0", "chair/v1"]
    assert "'lamp'" in refusal(lambda: part.category("lamp"))
    assert "'lamp/v0'" in refusal(lambda: part.asset("lamp/v0"))
    assert part.digest == own.digest


def test_a_part_wears_some_materials_and_knows_the_others(own):
    part = own.only(assets=lambda _: True, finishes=lambda name: name != "floor/oak")
    assert own.finishes - part.finishes == {"floor/oak"}
    assert part.material("floor/oak").id == "floor/oak"


def test_a_part_of_a_part_never_wears_more(own):
    bare = own.only(assets=lambda _: True, finishes=lambda _: False)
    again = bare.only(assets=lambda _: True, finishes=lambda _: True)
    assert again.finishes == frozenset()
