"""What a recipe's block `catalogue` opens."""

import re

import pytest

from scenegen.catalogue import PACKS, Catalogue, CatalogueParams, open_catalogue
from scenegen.params import read
from tests.catalogue.stocked import ids, stocked
from tests.catalogue.wedge import refusal


@pytest.fixture
def packs(tmp_path, monkeypatch):
    """A folder of two packs, where packs are looked for."""
    monkeypatch.setenv(PACKS, str(tmp_path))
    stocked(tmp_path / "boats", {"boat": 2, "chair": 1}, materials=("boats/oak",))
    stocked(tmp_path / "tents", {"tent": 1}, materials=())
    return tmp_path


def opened(**values) -> Catalogue:
    """The catalogue of a block as a recipe writes it."""
    return open_catalogue(read(CatalogueParams, values))


def test_without_packs_it_is_the_shipped_catalogue(shipped):
    stock = opened()
    assert stock.digest == shipped.digest
    assert stock.assets == shipped.assets


@pytest.mark.usefixtures("packs")
def test_packs_are_joined_in_the_order_of_the_recipe(shipped):
    stock = opened(packs=[{"name": "tents"}, {"name": "boats"}])
    assert ids(stock) == [*ids(shipped), "tent/v0", "boat/v0", "boat/v1", "chair/v0"]
    turned = opened(packs=[{"name": "boats"}, {"name": "tents"}])
    assert stock.digest != turned.digest != shipped.digest


@pytest.mark.usefixtures("packs")
def test_furniture_may_be_all_or_of_one_origin(shipped):
    choice = {"packs": [{"name": "boats"}]}
    theirs = ["boat/v0", "boat/v1", "chair/v0"]
    assert ids(opened(**choice, furniture="all")) == [*ids(shipped), *theirs]
    assert ids(opened(**choice, furniture="shipped")) == ids(shipped)
    assert ids(opened(**choice, furniture="packs")) == theirs


@pytest.mark.usefixtures("packs")
@pytest.mark.parametrize("furniture", ["all", "shipped", "packs"])
def test_rooms_have_the_shipped_materials_whatever_is_in_them(shipped, furniture):
    stock = opened(packs=[{"name": "boats"}], furniture=furniture)
    assert stock.finishes == shipped.finishes
    assert "boats/oak" not in stock.finishes


def test_a_missing_pack_is_reported_with_a_remedy(packs):
    message = refusal(lambda: opened(packs=[{"name": "ships"}]))
    assert f"pack 'ships': {packs / 'ships'} is not there" in message
    assert f"scenegen assets import SOURCE --out {packs / 'ships'}" in message
    assert PACKS in message


def test_packs_are_looked_for_here_when_nothing_says_where(tmp_path, monkeypatch):
    monkeypatch.delenv(PACKS, raising=False)
    monkeypatch.chdir(tmp_path)
    stocked(tmp_path / "packs" / "boats", {"boat": 1}, materials=())
    assert opened(packs=[{"name": "boats"}]).asset("boat/v0").category == "boat"


def test_the_first_digits_of_a_digest_are_enough(packs):
    digest = Catalogue.open(packs / "boats").digest
    for digits in ("", digest[:8], digest):
        stock = opened(packs=[{"name": "boats", "digest": digits}])
        assert stock.category("boat").name == "boat"


def test_a_pack_of_another_digest_is_refused(packs):
    digest = Catalogue.open(packs / "boats").digest
    wrong = "0" * 8 if not digest.startswith("0" * 8) else "1" * 8
    message = refusal(lambda: opened(packs=[{"name": "boats", "digest": wrong}]))
    assert digest[:12] in message
    assert f"asks for {wrong}" in message


@pytest.mark.usefixtures("packs")
def test_a_pack_that_is_named_twice_clashes_with_itself():
    message = refusal(lambda: opened(packs=[{"name": "boats"}, {"name": "boats"}]))
    assert re.search("'boat/v0' is in .* as well", message)
