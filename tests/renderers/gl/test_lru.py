"""Shelves keep what was used lately, and give back the rest."""

from scenegen.renderers.gl.lru import LruCache


def test_what_was_used_least_lately_goes_first():
    gone: list[str] = []
    shelf: LruCache[int, str] = LruCache(10, gone.append)
    for key, value in enumerate("abc"):
        shelf.put(key, value, 4)
    assert shelf.get(0) == "a"
    shelf.trim()
    assert gone == ["b"]
    assert shelf.get(1) is None
    assert shelf.bytes == 8


def test_nothing_goes_before_it_is_asked_to():
    gone: list[str] = []
    shelf: LruCache[int, str] = LruCache(1, gone.append)
    shelf.put(0, "a", 4)
    assert gone == []
    shelf.clear()
    assert (gone, len(shelf), shelf.bytes) == (["a"], 0, 0)
