"""One page that has everything in itself."""

import json
import re

import pytest

from scenegen.dataset.stored_items import load
from scenegen.report.listing import Listing
from scenegen.report.page import json_text
from scenegen.report.write_report import spread, write_report
from tests.report.conftest import LOADS

BLOCK = re.compile(r'<script type="application/json" data-item="(\d+)">(.*?)</script>')


@pytest.fixture(scope="module")
def page(built, tmp_path_factory):
    out = tmp_path_factory.mktemp("page") / "report.html"
    result = write_report(built, out)
    return result, out.read_text(encoding="utf-8")


def blocks(text):
    return {int(place): json.loads(block) for place, block in BLOCK.findall(text)}


def test_every_item_is_on_the_page_with_its_answer(page, built):
    result, text = page
    items = blocks(text)
    assert (result.items, result.items_in_all, len(items)) == (18, 18, 18)
    assert result.bytes == len(text.encode())
    for place, item in enumerate(load(built)):
        shown = items[place]
        assert shown["id"] == item.id
        assert shown["question"] == item.question
        assert shown["answer"] == item.labels["answer"]
        assert [view["hidden"] for view in shown["views"]] == [False, False, True]
        pictures = [view["picture"] for view in shown["views"]]
        assert all(each.startswith("data:image/webp;base64,") for each in pictures)
        assert shown["twin"] in items
        assert "differs" in shown
        assert any(view["signs"] for view in shown["views"])


def test_the_page_loads_nothing(page):
    assert LOADS.findall(page[1]) == []


def test_models_that_are_not_at_hand_are_said(page):
    result, text = page
    assert result.note.startswith("no masks and no depth: ")
    assert all(
        view["mask"] is None and view["codes"]
        for item in blocks(text).values()
        for view in item["views"]
    )


def test_fewer_items_keep_twins_and_all_splits(built, tmp_path):
    result = write_report(built, tmp_path / "few.html", most=4)
    items = blocks((tmp_path / "few.html").read_text(encoding="utf-8"))
    assert (result.items, result.items_in_all) == (4, 18)
    assert {item["split"] for item in items.values()} == {"train", "test"}
    assert all(item["twin"] in items for item in items.values())


def test_a_twin_that_is_not_on_the_page_has_no_link(built, tmp_path):
    write_report(built, tmp_path / "one.html", most=1)
    items = blocks((tmp_path / "one.html").read_text(encoding="utf-8"))
    assert [item["twin"] for item in items.values()] == [None]


def test_splits_take_turns(built):
    listing = Listing(built)
    chosen = [listing.items[place] for place in spread(listing.items, 8)]
    assert [item.split for item in chosen].count("test") == 4
    assert spread(listing.items, 1000) == list(range(18))


def test_nothing_in_a_block_ends_it():
    text = json_text({"question": "</script><script>alert(1)</script>"})
    assert "<" not in text
    assert json.loads(text)["question"].startswith("</script>")
