"""croissant.json says what the files hold, and changes with nothing else."""

import json
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
import yaml

from scenegen._version import RELEASED, __version__
from scenegen.dataset.columns import columns
from scenegen.dataset.croissant import CONFORMS_TO, write_croissant
from scenegen.dataset.files import read_sums
from scenegen.dataset.manifest import read_manifest
from scenegen.dataset.stored_shards import shard_files
from scenegen.errors import RecipeError
from scenegen.recipe.loading import read_recipe
from scenegen.verification.files import file_problems
from tests.dataset.fakes import fake_recipe
from tests.system.program import ROOT
from tests.tokens.plugged import plug_in

NOT_FIELDS = {"object_map", "marks"}
"""Lists of lists of records."""

RAI = (
    "dataCollection",
    "dataCollectionType",
    "dataBiases",
    "dataLimitations",
    "dataUseCases",
    "dataSocialImpact",
    "personalSensitiveInformation",
    "dataReleaseMaintenancePlan",
    "hasSyntheticData",
)


@pytest.fixture
def croissant(built: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((built / "croissant.json").read_text())
    return found


def described(built: Path, **values: Any) -> dict[str, Any]:
    """The file of the same shards by a recipe that says more."""
    text = write_croissant(fake_recipe(**values), read_manifest(built))
    found: dict[str, Any] = json.loads(text)
    return found


def ids_in(node: Any) -> Iterator[str]:
    """The names of all nodes that are described, not of those that are referred to."""
    if isinstance(node, list):
        for each in node:
            yield from ids_in(each)
    elif isinstance(node, dict):
        if "@type" in node and "@id" in node:
            yield node["@id"]
        for each in node.values():
            yield from ids_in(each)


def test_it_has_what_the_specification_requires(croissant, plan):
    required = ("name", "description", "license", "url", "creator", "datePublished")
    assert all(croissant[key] for key in (*required, "version", "citeAs"))
    assert croissant["conformsTo"] == list(CONFORMS_TO)
    assert all(croissant[f"rai:{key}"] for key in RAI)
    names = list(ids_in(croissant))
    assert len(names) == len(set(names))
    assert croissant["url"].startswith("ni:///sha-256;")  # it has no page
    assert plan.digest in croissant["citeAs"]


def test_every_column_is_a_field_but_for_those_that_it_names(croissant):
    (records,) = croissant["recordSet"]
    names = [field["name"] for field in records["field"]]
    known = [each.name for each in columns() if each.name not in NOT_FIELDS]
    assert names == ["split", *known]
    assert records["description"].endswith("lists of records: object_map, marks.")
    fields = {field["name"]: field for field in records["field"]}
    assert fields["answer_idx"]["dataType"] == "cr:Int8"
    assert fields["images"]["dataType"] == "sc:ImageObject"
    assert fields["depth_tokens"]["arrayShape"] == "-1,-1"
    cameras = {each["name"]: each for each in fields["cameras"]["subField"]}
    assert fields["cameras"]["isArray"]
    assert cameras["T_wc"]["arrayShape"] == "16"
    assert cameras["T_wc"]["source"]["transform"] == {"jsonPath": "T_wc"}


def test_columns_of_added_tokens_are_there_too(built, monkeypatch):
    plug_in(monkeypatch)
    (records,) = described(built, tokens=["sizes"])["recordSet"]
    assert records["description"].endswith("records: object_map, marks, sizes.")


def test_its_counts_and_patterns_are_those_of_the_files(croissant, built):
    (records,), (files,) = croissant["recordSet"], croissant["distribution"]
    assert records["description"].startswith("18 items: train 12, test 6.")
    rows = 0
    for path in shard_files(built):
        name = path.relative_to(built).as_posix()
        assert sum(fnmatch(name, each) for each in files["includes"]) == 1
        rows += pq.read_metadata(path).num_rows
    assert rows == 18


def test_what_the_recipe_says_of_the_data_set_is_there(built):
    card = {
        "pretty_name": "Rooms",
        "authors": ["A. One", "B. Two"],
        "date": "2027-01-31",
        "citation": "@misc{rooms}\n",
        "repo_id": "me/rooms",
    }
    found = described(built, card=card)
    assert (found["name"], found["citeAs"]) == ("Rooms", "@misc{rooms}")
    assert found["url"] == "https://huggingface.co/datasets/me/rooms"
    assert [each["name"] for each in found["creator"]] == ["A. One", "B. Two"]
    assert found["datePublished"] == "2027-01-31"
    home = described(built, card={**card, "homepage": "https://example.org/rooms"})
    assert home["url"] == "https://example.org/rooms"
    assert home["sameAs"] == found["url"]


def test_only_data_sets_with_controls_warn_of_them(built):
    control = {"task": "multiview", "control": "black", "splits": {"test": 4}}
    warned = described(built, series=[control])["rai:dataLimitations"]
    assert any("corrupted on purpose" in each for each in warned)
    plain = described(built)["rai:dataLimitations"]
    assert not any("corrupted on purpose" in each for each in plain)


def test_the_day_without_one_in_the_recipe_is_that_of_the_release(croissant):
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert croissant["datePublished"] == RELEASED == str(citation["date-released"])
    assert citation["version"] == __version__


def test_a_day_is_read_with_quotes_and_without_and_must_be_one():
    plain = {
        "version": 1,
        "name": "days",
        "seed": 1,
        "series": [{"task": "multiview", "splits": {"test": 2}}],
    }
    for day in ("2027-01-31", "'2027-01-31'"):
        card = yaml.safe_load(f"date: {day}")
        assert read_recipe({**plain, "card": card}).card.date == "2027-01-31"
    for wrong in ("2027-02-31", "31.1.2027", 2027):
        with pytest.raises(RecipeError, match=r"card\.date"):
            read_recipe({**plain, "card": {"date": wrong}})


def test_it_has_a_checksum_and_is_compared_with_the_manifest(folder):
    assert "croissant.json" in read_sums(folder)
    assert file_problems(folder) == ()
    path = folder / "croissant.json"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("18 items", "19 items"), encoding="utf-8")
    assert file_problems(folder) == (
        "croissant.json: its bytes are not those of SHA256SUMS",
        "croissant.json: is not what recipe and manifest give. Delete it and run the "
        "build again, which writes a new one",
    )
    path.unlink()
    missing, uncompared = file_problems(folder)
    assert missing == "croissant.json: missing"
    assert uncompared.startswith("croissant.json: cannot be compared")
