"""What is tried on single items, and where items come from."""

import json
from dataclasses import replace

import numpy as np
import pytest

from scenegen.audit.audit import PROBES, audit_items, chosen_probes
from scenegen.audit.bars import Limit, verdict_of
from scenegen.audit.describe import Describer, _holds
from scenegen.audit.groups import grouped
from scenegen.audit.inputs import differing_inputs
from scenegen.audit.lens import seen_through
from scenegen.audit.resampling import Share, exchanged, share_of
from scenegen.audit.scene_hash import scene_hash
from scenegen.audit.subject import described_items, folder_plan
from scenegen.dataset.build import build
from scenegen.dataset.manifest import finalise
from scenegen.errors import AuditError, ShardError
from scenegen.geometry.pose import Vector
from scenegen.records.item import Address, Question
from scenegen.records.rig import FloorMark, PerspectiveLens
from scenegen.records.scene import Scene
from scenegen.tasks import kind_of
from scenegen.tasks.base import Kind
from tests.audit.made_up import good_items
from tests.dataset.fakes import fake_facts, fake_generator, fake_plan

FACTS = fake_facts(Address(7, "train", "s", 0), 3, low=2)


def moved(scene: Scene, number: int, x: int, y: int) -> Scene:
    entities = tuple(
        replace(each, position_mm=(x, y, each.position_mm[2]))
        if each.id == number
        else each
        for each in scene.entities
    )
    return replace(scene, entities=entities)


def test_a_scene_is_the_same_when_it_is_mirrored_turned_or_renumbered():
    scene = moved(FACTS.scene, 1, 1234, 777)
    width = max(x for x, _ in scene.room.outline_mm)
    others = {
        "mirrored": replace(
            scene,
            room=replace(
                scene.room,
                outline_mm=tuple((width - x, y) for x, y in scene.room.outline_mm),
            ),
            entities=tuple(
                replace(e, position_mm=(width - e.position_mm[0], *e.position_mm[1:]))
                for e in scene.entities
            ),
        ),
        "turned": replace(
            scene,
            room=replace(
                scene.room, outline_mm=tuple((-y, x) for x, y in scene.room.outline_mm)
            ),
            entities=tuple(
                replace(
                    e,
                    position_mm=(-e.position_mm[1], e.position_mm[0], e.position_mm[2]),
                )
                for e in scene.entities
            ),
        ),
        "renumbered": replace(
            scene,
            entities=tuple(replace(e, id=9 - e.id) for e in reversed(scene.entities)),
        ),
    }
    for name, other in others.items():
        assert scene_hash(other) == scene_hash(scene), name
    assert scene_hash(moved(scene, 1, 1235, 777)) != scene_hash(scene)


def test_twins_differ_in_what_was_changed():
    view, *rest = FACTS.rig.views
    cross = replace(view, floor_marks=(FloorMark("cross", (500, 900), 0),))
    first, second = (FACTS.scene.entities[n].position_mm[:2] for n in (0, 1))
    swapped = moved(moved(FACTS.scene, 1, *second), 2, *first)
    cases = {
        (): FACTS,
        ("painted marks",): replace(
            FACTS, rig=replace(FACTS.rig, views=(cross, *rest))
        ),
        ("text",): replace(FACTS, question=replace(FACTS.question, text="What?")),
        ("scene",): replace(FACTS, scene=swapped),
        ("scene", "scene"): replace(
            FACTS, scene=moved(moved(FACTS.scene, 1, 5, 6), 2, 7, 8)
        ),
    }
    for wanted, twin in cases.items():
        assert differing_inputs(FACTS, twin) == wanted


@pytest.mark.parametrize("fov", [550, 1000])
def test_another_lens_shows_what_it_moves_at_the_same_pixel(fov):
    facts = moved_camera()
    view = facts.rig.views[0]
    other = replace(view, lens=PerspectiveLens(fov, shift_pm=view.lens.shift_pm))
    through = seen_through(facts, fov)
    for each, again in zip(facts.scene.entities, through.scene.entities, strict=True):
        (u, v, depth), (s, t, _) = (
            camera.camera(336).project(
                Vector(entity.position_mm[0] / 1000, entity.position_mm[1] / 1000, 0.0)
            )
            for camera, entity in ((view, each), (other, again))
        )
        assert depth > 0
        assert (s, t) == pytest.approx((u, v), abs=0.3)
        assert again.position_mm != each.position_mm


def moved_camera():
    """The first camera is level, with a shifted lens, and turned a little."""
    view, *rest = FACTS.rig.views
    level = replace(
        view,
        position_mm=(1500, -2500, 1400),
        heading_tenths=870,
        pitch_tenths=0,
        lens=PerspectiveLens(700, shift_pm=80),
    )
    return replace(FACTS, rig=replace(FACTS.rig, views=(level, *rest)))


def test_a_share_has_an_interval_that_does_not_shrink_to_nothing():
    pairs = np.repeat(np.arange(100), 2)
    half = share_of(np.tile([0.0, 1.0], 100), pairs)
    assert half == Share(50, 50, 50)  # twins that always differ leave no doubt
    mixed = share_of(np.repeat([0.0, 1.0], 100), pairs)
    assert 38 < mixed.low < 42
    assert 58 < mixed.high < 62
    assert share_of(np.ones(200), pairs).low == pytest.approx(97)


def test_shuffled_labels_come_from_other_pairs_and_twins_stay_together():
    pairs = np.repeat(np.arange(50), 2)
    source = exchanged(pairs)
    assert sorted(source.tolist()) == list(range(100))
    assert (pairs[source[::2]] == pairs[source[1::2]]).all()
    assert np.count_nonzero(pairs[source] == pairs) < 10


@pytest.mark.parametrize(
    ("share", "limit", "items", "verdict"),
    [
        (Share(60, 55, 65), Limit(), 2000, "reported"),
        (Share(56, 54, 58), Limit(most=57), 2000, "pass"),
        (Share(58, 56, 60), Limit(most=57), 2000, "fail"),
        (Share(58, 51, 65), Limit(most=57), 200, "few"),
        (Share(70, 62, 78), Limit(most=57), 200, "fail"),
        (Share(51, 46, 56), Limit(most=53, most_high=55), 200, "few"),
        (Share(99, 98, 100), Limit(least=100), 2000, "fail"),
        (Share(100, 99, 100), Limit(least=100), 2000, "pass"),
    ],
)
def test_verdicts(share, limit, items, verdict):
    assert verdict_of(share, limit, items=items, config="core") == verdict


def test_easy_configs_have_no_limits():
    found = audit_items(
        good_items(40, config="easy"),
        unbarred={"easy"},
        probes=chosen_probes(["lens", "twins"]),
    )
    assert {each.verdict for each in found.bars} == {"reported"}


def test_a_probe_that_is_not_known_is_an_error():
    with pytest.raises(AuditError, match="'rules'"):
        chosen_probes(["rulez"])
    assert chosen_probes(()) == PROBES


def test_items_of_a_recipe_and_of_its_folder_are_the_same(tmp_path):
    plan = fake_plan()
    made = described_items(plan, generator=fake_generator)
    assert len(made) == plan.items
    build(plan, tmp_path, shards=plan.shards, workers=1, generator=fake_generator)
    finalise(plan, tmp_path, lambda assets, materials: "")
    stored = described_items(plan, folder=tmp_path, generator=fake_generator)
    for one, other in zip(made, stored, strict=True):
        assert one.place == other.place
        assert one.scene == other.scene
        assert np.array_equal(one.values, other.values, equal_nan=True)
        assert {name for name in other.columns if name.startswith("files")} == {
            "files: bytes of picture 0",
            "files: bytes of picture 1",
        }


def test_counts_are_audited_and_controls_are_not():
    plain = {"task": "multiview", "splits": {"train": 120}}
    spoilt = {**plain, "name": "spoilt", "control": "black"}
    items = described_items(fake_plan(series=[plain, spoilt]), generator=fake_generator)
    assert {each.place.series for each in items} == {"multiview"}
    found = audit_items(items, probes=chosen_probes(["counts", "rules", "labels"]))
    bars = {each.name: each for each in found.bars}
    assert bars["labels: second solution"].verdict == "pass"
    # In made-up rooms each view lacks one object: that tells the number.
    assert bars["S1 one feature"].figure == 100
    assert "counts: learnt by heart" in {each.name for each in found.failed}
    plain = json.loads(found.json())
    assert plain["verdict"] == "fail"
    assert {"name", "figure", "low", "high", "limit", "verdict"} <= plain["bars"][
        0
    ].keys()


def test_controls_alone_are_an_error():
    spoilt = {"task": "multiview", "control": "black", "splits": {"train": 4}}
    with pytest.raises(AuditError, match="controls only"):
        described_items(fake_plan(series=[spoilt]), generator=fake_generator)


def test_a_folder_that_lacks_a_shard_is_an_error(tmp_path):
    with pytest.raises(ShardError):
        folder_plan(tmp_path)


def test_groups_are_by_task_kind_and_config():
    items = [*good_items(3), *good_items(2, config="hard")]
    assert [(each.config, len(each.items)) for each in grouped(items)] == [
        ("core", 6),
        ("hard", 4),
    ]


def test_a_kind_reads_the_premises_of_a_rationale_and_nothing_else(monkeypatch):
    kind = kind_of(FACTS.question)
    unread = Kind.answer_from_rationale
    monkeypatch.setattr(type(kind), "answer_from_rationale", unread)
    assert _holds(FACTS) is None
    seen = []

    def read(self: Kind, premises: tuple[str, ...], question: Question) -> int | None:
        seen.append((premises, question))
        return FACTS.question.answer_index if len(premises) == 2 else None

    monkeypatch.setattr(type(kind), "answer_from_rationale", read)
    assert _holds(FACTS) is True
    ((premises, question),) = seen
    assert premises == FACTS.question.rationale[:-1]
    assert question.answer_index == -1
    assert not question.rationale
    assert not question.evidence.instances
    short = replace(FACTS, question=replace(FACTS.question, rationale=("So be it.",)))
    assert _holds(short) is False


def test_hidden_views_that_twins_share_are_not_tried_as_those_of_the_twin():
    with fake_generator(fake_plan().recipe) as generator:
        describer = Describer(generator, "core")
        same, _ = describer.describe((FACTS, FACTS))
        hidden = {view.name for view in FACTS.rig.hidden}
        seen = tuple(
            replace(each, entries=each.entries[1:]) if each.view in hidden else each
            for each in FACTS.tokens
        )
        other, _ = describer.describe((FACTS, replace(FACTS, tokens=seen)))
    assert same.tokens.twin is None
    assert other.tokens.twin is not None
