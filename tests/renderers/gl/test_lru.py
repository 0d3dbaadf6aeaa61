"""Shelves keep what was used lately, and give back the rest."""

from scenegen.renderers.gl.lru import LruCache


def test_what_was_used_least_lately_goes_first():
    gone: list[str] = []
    cache: LruCache[int, str] = LruCache(10, gone.append)
    for key, value in enumerate("abc"):
        cache.put(key, value, 4)
    assert cache.get(0) == "a"
    cache.trim()
    assert gone == ["b"]
    assert cache.get(1) is None
    assert cache.bytes == 8


def test_nothing_goes_before_it_is_asked_to():
    gone: list[str] = []
    cache: LruCache[int, str] = LruCache(1, gone.append)
    cache.put(0, "a", 4)
    assert gone == []
    cache.clear()
    assert (gone, len(cache), cache.bytes) == (["a"], 0, 0)


def test_what_is_dropped_is_freed_once_and_counts_no_more():
    freed: list[int] = []
    cache: LruCache[str, int] = LruCache(10, freed.append)
    cache.put("a", 1, 4)
    cache.drop("a")
    cache.drop("b")
    assert (freed, cache.bytes, cache.get("a")) == ([1], 0, None)
