"""The server answers this machine alone, and names no file of the disk."""

import json

import pytest

from scenegen.dataset.parquet_files import read_table
from scenegen.errors import OutputError
from scenegen.report.server import ViewServer
from scenegen.report.service import FILES, Service
from tests.report.conftest import LOADS


def test_the_page_is_there_and_loads_nothing_else(ask):
    status, headers, body = ask("/")
    assert status == 200
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert LOADS.findall(body.decode()) == []


@pytest.mark.parametrize("name", FILES)
def test_files_of_the_page_load_nothing_from_a_network(ask, name):
    status, headers, body = ask(f"/web/{name}")
    assert (status, headers["Content-Type"]) == (200, FILES[name])
    assert LOADS.findall(body.decode()) == []


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "[::1]:{port}"],
)
def test_requests_that_name_another_host_are_refused(ask, server, host):
    named = host.format(port=server.server_port)
    status, _, body = ask("/api/status", host=named)
    assert status == 421
    assert b"own host only" in body
    assert ask("/api/status", host=f"localhost:{server.server_port}")[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_only_get_is_answered(ask, method):
    assert ask("/api/status", method)[0] == 501


@pytest.mark.parametrize(
    "path",
    [
        "/manifest.json",
        "/web/page.html",
        "/web/../service.py",
        "/web/%2e%2e/service.py",
        "/web/vendor/../../server.py",
        "//etc/passwd",
        "/../../../etc/passwd",
        "/api/picture/0/..%2f..%2fmanifest.json",
        "/api/picture/0/%00",
        "/api/picture/18/view_0",
        "/api/picture/-1/view_0",
        "/api/picture/1e3/view_0",
        "/api/item/99999999999999999999",
        "/api/mask/0/view_0",
        "/api/room/0",
        "/api/texture/floor/nothing",
        "/api/texture/..%2f..%2findex/toml",
        "/api/texture/floor",
        "/api",
    ],
)
def test_nothing_is_anywhere_else(ask, path):
    status, headers, body = ask(path)
    assert status == 404
    assert headers["Content-Type"] == "text/plain; charset=utf-8"
    assert b"root:" not in body


def test_a_long_address_is_refused(ask):
    assert ask("/api/items?text=" + "x" * 5000)[0] == 414


def test_items_come_in_pages(ask):
    first = json.loads(ask("/api/items?limit=5")[2])
    second = json.loads(ask("/api/items?limit=5&offset=5")[2])
    assert first["total"] == second["total"] == 18
    places = [item["place"] for item in (*first["items"], *second["items"])]
    assert places == list(range(10))
    assert "answer" not in first["items"][0]
    assert json.loads(ask("/api/items?offset=100")[2])["items"] == []


def test_filters_are_asked_in_the_query(ask):
    found = json.loads(ask("/api/items?split=test&limit=50")[2])
    assert found["total"] == 6
    assert {item["split"] for item in found["items"]} == {"test"}
    places = json.loads(ask("/api/places?split=test")[2])["places"]
    assert places == [item["place"] for item in found["items"]]
    charts = json.loads(ask("/api/charts?split=test")[2])
    assert charts["items"] == 6
    assert "<svg" in charts["html"]


@pytest.mark.parametrize("query", ["limit=x", "offset=-1", "margin=x", "least=x"])
def test_a_query_that_means_nothing_is_one_line(ask, query):
    status, _, body = ask(f"/api/items?{query}")
    assert status == 400
    assert body.count(b"\n") == 0


def test_an_item_has_everything(ask):
    item = json.loads(ask("/api/item/3")[2])
    assert item["id"] == "multiview-7-train-000003"
    assert item["twin"] == 2
    assert item["options"]["ABCD".index(item["answer"])] == item["answer_text"]
    assert item["views"][0]["picture"] == "/api/picture/3/view_0"
    assert item["views"][0]["mask"] is None
    in_map = {each[2] for each in item["views"][0]["map"]}
    assert in_map
    assert in_map <= set(item["views"][0]["seen"])


def test_counted_things_of_an_item_have_their_rings(ask):
    item = json.loads(ask("/api/item/3")[2])
    rings = [each for view in item["views"] for each in view["signs"].get("rings", ())]
    assert rings
    assert {each[-1] for each in rings} <= {"asked", "changed"}


def test_choices_are_counted_for_the_query(ask):
    found = json.loads(ask("/api/choices?split=test")[2])
    assert found["split"] == {"train": 12, "test": 6}
    assert sum(found["answer"].values()) == 6
    assert ask("/api/choices?margin=x")[0] == 400


def test_cards_say_which_of_their_words_the_twin_lacks(ask, server):
    items = json.loads(ask("/api/items?limit=18")[2])["items"]
    reader = server.service.reader
    for item in items:
        twin = reader.row(item["twin"], ("question", "options"))
        words = item["question"].split()
        marked = [words[each] for each in item["differs"].get("words", ())]
        assert bool(marked) is (item["question"] != twin["question"])
        options = [item["options"][at] for at in item["differs"].get("options", ())]
        assert options == [e for e in item["options"] if e not in twin["options"]]


def test_depths_of_other_models_are_not_said(ask):
    status, _, body = ask("/api/depths/3")
    assert (status, json.loads(body)) == (200, {})


def test_the_audit_is_given_when_it_is_asked_for(ask, built):
    status, _, body = ask("/api/audit")
    assert status == 200
    assert f"scenegen audit {built.name} --write" in json.loads(body)["html"]
    assert b"scenegen audit" not in ask("/")[2]


def test_pictures_are_those_of_the_rows(ask, built):
    path = sorted(built.glob("data/*/train-*.parquet"))[0]
    rows = read_table(path, ["images", "target_images"]).to_pylist()
    for place, row in enumerate(rows):
        stored = [each["bytes"] for each in (*row["images"], *row["target_images"])]
        for name, data in zip(("view_0", "view_1", "map"), stored, strict=True):
            status, headers, body = ask(f"/api/picture/{place}/{name}")
            assert (status, body) == (200, data)
            assert headers["Content-Type"].startswith("image/")


def test_a_port_in_use_is_one_message(server, built):
    with pytest.raises(OutputError, match=r"--port \d+: cannot listen on 127"):
        ViewServer(Service(built), server.server_port)


def test_damage_that_is_found_later_is_said_on_the_page(folder):
    service = Service(folder)
    next(iter(sorted(folder.glob("data/*/test-*.parquet")))).write_bytes(b"PAR1")
    service.reply("/api/items", {"limit": "1"})
    service.describe()
    status = json.loads(service.reply("/api/status", {})[0])
    assert "cannot be read" in status["problem"]
    assert status["read"] < 18


def test_reading_ends_with_its_server(built):
    with ViewServer(Service(built), 0) as server:
        server.start_reading()
    assert server._reader is not None
    assert not server._reader.is_alive()
    assert server.service.listing.read < 18
