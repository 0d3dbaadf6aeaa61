"""What an audit leaves in a data set, and whether `verify` knows it."""

import json
from pathlib import Path

import pytest

from scenegen.audit.audit import audit_items, chosen_probes
from scenegen.audit.publish import page, publish
from scenegen.dataset.build import build
from scenegen.dataset.files import read_sums
from scenegen.dataset.manifest import finalise
from scenegen.verification.verify import verify_folder
from tests.audit.made_up import changed, good_items, said, with_column
from tests.dataset.fakes import fake_generator, fake_plan

PLAN = fake_plan()
AUDIT = audit_items(good_items(60), probes=chosen_probes(["lens", "letters"]))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    build(PLAN, tmp_path, shards=PLAN.shards, workers=1, generator=fake_generator)
    finalise(PLAN, tmp_path, lambda assets, materials: "")
    publish(AUDIT, tmp_path, PLAN.digest)
    return tmp_path


def problems(folder: Path) -> list[str]:
    found = verify_folder(
        folder, generator=fake_generator, catalogue_digest=PLAN.catalogue_digest
    )
    names = ("audit.json", "AUDIT.md", "README.md", "SHA256SUMS")
    return [each for each in found.problems if each.startswith(names)]


def test_an_audit_is_a_part_of_the_data_set(folder):
    assert problems(folder) == []
    assert {"audit.json", "AUDIT.md"} <= read_sums(folder).keys()
    assert "README.md" not in read_sums(folder)  # of which people write a part
    plain = json.loads((folder / "audit.json").read_text())
    assert plain["data_set"] == PLAN.digest
    card = (folder / "README.md").read_text()
    assert "perspective, relative_position, core | 120 |" in card
    assert "Not audited" not in card
    assert "lens: answer changes" in (folder / "AUDIT.md").read_text()
    publish(AUDIT, folder, PLAN.digest)  # again, and nothing comes twice
    assert (folder / "README.md").read_text() == card


def test_a_table_that_somebody_mended_is_noticed(folder):
    path = folder / "audit.json"
    path.write_text(path.read_text().replace('"items": 120', '"items": 121'))
    found = problems(folder)
    assert "audit.json: its bytes are not those of SHA256SUMS" in found
    assert [each for each in found if "120" in each and "121" in each]
    assert len(found) == 2


def test_an_audit_of_another_data_set_is_noticed(folder):
    publish(AUDIT, folder, "another")
    assert problems(folder) == [
        "audit.json: of another data set; run `scenegen audit --write` again"
    ]


def test_an_audit_stays_where_the_shards_do(folder):
    card = (folder / "README.md").read_text()
    finalise(PLAN, folder, lambda assets, materials: "")
    assert (folder / "README.md").read_text() == card
    assert problems(folder) == []


def test_a_data_set_with_other_shards_has_not_been_audited(folder):
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["shards"][0]["sha256"] = "0" * 64
    (folder / "manifest.json").write_text(json.dumps(manifest))
    finalise(PLAN, folder, lambda assets, materials: "")
    assert not (folder / "audit.json").exists()
    assert "audit.json" not in read_sums(folder)
    assert "Not audited" in (folder / "README.md").read_text()


def test_a_bar_that_fails_is_bold_on_the_card(folder):
    items = changed(
        good_items(60),
        lambda n, each: with_column(each, "ids: largest", float(said(each) == "left")),
    )
    found = audit_items(items, probes=chosen_probes(["columns"]))
    assert found.failed
    publish(found, folder, PLAN.digest)
    assert "**100.0**" in (folder / "README.md").read_text()
    assert "| fail |" in page(found)
