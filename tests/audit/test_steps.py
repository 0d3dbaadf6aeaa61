"""An audit says what it tries, and how far it is."""

import logging

from scenegen.audit.audit import audit_items, chosen_probes
from tests.audit.made_up import good_items

ITEMS = good_items(20, config="perspective")
PROBES = chosen_probes(["labels", "twins", "lens"])
WHERE = "perspective, relative_position, config perspective"


def test_every_probe_moves_it_and_names_what_is_next():
    seen = []
    audit_items(ITEMS, probes=PROBES, on_progress=lambda *words: seen.append(words))
    count = len(ITEMS)
    assert seen == [
        (0, count, f"labels of {WHERE}"),
        (count // 3, count, f"twins of {WHERE}"),
        (count * 2 // 3, count, f"lens of {WHERE}"),
        (count, count, ""),
    ]


def test_workers_tell_the_same(caplog):
    seen = []
    with caplog.at_level(logging.INFO, "scenegen"):
        audit_items(
            ITEMS,
            probes=PROBES,
            workers=2,
            on_progress=lambda *words: seen.append(words),
        )
    assert seen[-1] == (len(ITEMS), len(ITEMS), "")
    assert caplog.messages[1:] == [
        f"{WHERE}: labels done (1 of 3)",
        f"{WHERE}: twins done (2 of 3)",
        f"{WHERE}: lens done (3 of 3)",
    ]
