"""Files that were changed together with their checksums are found all the same."""

import json
from dataclasses import replace
from functools import partial
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from scenegen.dataset import columns as schema
from scenegen.dataset.card import OWN, with_section
from scenegen.dataset.files import CHECKSUMS, read_sums, write_with_sums
from scenegen.dataset.images import decode, encode
from scenegen.dataset.shards import Footer
from scenegen.recipe.model import ImageFormat
from scenegen.recipe.resolve import stock_of
from scenegen.verification import derived
from scenegen.verification.files import file_problems
from scenegen.verification.verify import verify_folder
from tests.dataset.fakes import fake_generator
from tests.dataset.tampering import remove_lines, sign

SHEET = "images/example-multiview.jpg"


@pytest.fixture(autouse=True)
def at_hand(monkeypatch):
    """The made-up assets are at hand."""
    writes = lambda plan: lambda assets, materials: "No models.\n"  # noqa: E731
    monkeypatch.setattr(derived, "own_attributions", writes)


def by_verify(folder):
    verdict = verify_folder(folder, generator=fake_generator, catalogue_digest="0" * 64)
    return list(verdict.problems)


def by_push(folder):
    return list(file_problems(folder))


both = pytest.mark.parametrize("check", [by_verify, by_push])


def change(folder, name, was, is_):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, is_, 1), encoding="utf-8")
    if name in read_sums(folder):
        write_with_sums(folder, [name])


@both
def test_what_was_built_is_right(folder, check):
    change(folder, "README.md", "<!-- section own words -->\n", "<!-- section own w")
    change(folder, "README.md", "<!-- section own w", "<!-- section own words -->\n")
    assert check(folder) == []


@both
@pytest.mark.parametrize(
    ("name", "was", "is_"),
    [
        ("LICENSE", "CC BY 4.0", "CC BY-NC 4.0"),
        ("ATTRIBUTIONS.md", "No models", "My models"),
        ("croissant.json", "18 items", "19 items"),
        ("README.md", "Every label follows", "Every label nearly follows"),
    ],
)
def test_a_file_that_was_changed_with_its_line_is_found(folder, check, name, was, is_):
    change(folder, name, was, is_)
    problems = check(folder)
    assert problems
    assert all(each.startswith((f"{name}: ", "README.md: ")) for each in problems)
    assert any(each.startswith(f"{name}: ") for each in problems)


@both
@pytest.mark.parametrize(
    "name", ["LICENSE", "ATTRIBUTIONS.md", "croissant.json", SHEET, "manifest.json"]
)
def test_a_file_that_went_with_its_line_is_found(folder, check, name):
    if name != "manifest.json":
        (folder / name).unlink()
    remove_lines(folder, name)
    told = "SHA256SUMS does not know it" if name == "manifest.json" else "missing"
    assert f"{name}: {told}" in check(folder)


@both
def test_own_words_are_nobodys_business(folder, check):
    path = folder / "README.md"
    path.write_text(with_section(path.read_text(), OWN, "\nMine.\n"), encoding="utf-8")
    assert check(folder) == []


@both
def test_another_picture_on_the_card_is_found(folder, check):
    path = folder / SHEET
    pixels = 255 - decode(path.read_bytes())
    path.write_bytes(encode(pixels, ImageFormat()))
    write_with_sums(folder, [SHEET])
    (problem,) = check(folder)
    assert problem.startswith(f"{SHEET}: is not the picture of multiview-7-")


def test_a_picture_of_another_library_is_compared_by_its_pixels(folder, plan):
    path = folder / SHEET
    path.write_bytes(encode(decode(path.read_bytes()), ImageFormat(quality=90)))
    stated = json.loads((folder / "manifest.json").read_text())
    find = partial(derived._wrong_sheets, folder, plan)
    assert len(list(find(stated))) == 1
    stated["versions"]["pillow"] = "1.0"
    assert list(find(stated)) == []
    path.write_bytes(b"none")
    assert len(list(find(stated))) == 1


@both
def test_a_checksum_of_another_file_is_found(folder, check):
    (folder / "notes.txt").write_text("mine")
    write_with_sums(folder, ["notes.txt"])
    assert check(folder) == ["SHA256SUMS: 'notes.txt' is no file of this data set"]


@both
@pytest.mark.parametrize("name", ["../outside.txt", "/etc/hostname", ""])
def test_a_checksum_of_a_file_elsewhere_is_found_and_not_followed(folder, check, name):
    (folder.parent / "outside.txt").write_text("mine")
    path = folder / CHECKSUMS
    path.write_text(f"{'0' * 64}  {name}\n{path.read_text()}")
    problems = check(folder)
    assert f"{name}: missing" in problems
    assert f"SHA256SUMS: '{name}' is no file of this data set" in problems


@both
def test_lines_in_another_order_are_found(folder, check):
    path = folder / CHECKSUMS
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(reversed(lines)))
    (problem,) = check(folder)
    assert problem.startswith("SHA256SUMS: its lines are not those that a build writes")


@both
def test_a_release_that_cannot_be_excuses_nothing(folder, check):
    change(folder, "manifest.json", '"scenegen": "', '"scenegen": "9')
    change(folder, "README.md", "Every label follows", "Each label follows")
    assert any("which no such release has" in each for each in check(folder))


def test_attributions_are_not_compared_without_the_assets(folder, plan, monkeypatch):
    monkeypatch.undo()
    assert derived.own_attributions(plan) is None
    assert by_push(folder) == []


def test_attributions_follow_from_the_assets_at_hand(plan, monkeypatch):
    monkeypatch.undo()
    own = replace(plan, catalogue_digest=stock_of(plan.recipe).digest)
    writes = derived.own_attributions(own)
    assert writes is not None
    assert writes((), ()).startswith("# Attributions")


@pytest.mark.parametrize("field", ["assets", "answers", "attempts", "materials"])
def test_a_footer_that_was_changed_with_everything_is_found(folder, plan, field):
    """Attributions follow from footers, so these have to follow from the items."""
    name = str(plan.shards[0].path)
    path = folder / name
    known = pq.read_metadata(path).metadata
    footer = Footer.from_json(known[b"scenegen"])
    values: dict[str, Any] = {
        "assets": ("mine",),
        "materials": (),
        "attempts": 99,
        "answers": {},
    }
    forged = replace(footer, **{field: values[field]})
    with pq.ParquetFile(path) as source:
        table = source.read()
    with pq.ParquetWriter(
        path, schema.arrow_schema(), **schema.writer_options()
    ) as writer:
        writer.write_table(pa.Table.from_batches(table.to_batches(), table.schema))
        writer.add_key_value_metadata(
            {
                "scenegen": forged.to_json(),
                "content_defined_chunking": known[b"content_defined_chunking"],
            }
        )
    sign(folder, name)
    assert f"{name}: its footer does not say the '{field}' that its items give" in (
        by_verify(folder)
    )
