"""Workers spread over cards, unless they are told."""

import multiprocessing

import pytest

from scenegen.errors import RenderError
from scenegen.renderers.gl.devices import (
    CUDA,
    SOFTWARE,
    VARIABLE,
    Device,
    candidates,
    is_processor,
    worker_number,
)

CARDS = (Device(0, (CUDA,)), Device(1, (CUDA,)), Device(2, ()), Device(3, (SOFTWARE,)))


def test_workers_take_turns_on_cards_with_a_driver_of_their_own():
    first = [candidates(CARDS, worker, {})[0] for worker in range(4)]
    assert first == [0, 1, 0, 1]


def test_other_devices_come_after_and_the_processor_last():
    assert candidates(CARDS, 1, {}) == (1, 0, 2, 3)
    assert candidates(CARDS[3:], 5, {}) == (3,)
    assert candidates((), 0, {}) == ()


def test_a_worker_that_is_told_keeps_to_it():
    assert candidates(CARDS, 1, {VARIABLE: "3"}) == (3,)
    assert candidates(CARDS, 1, {VARIABLE: ""}) == candidates(CARDS, 1, {})


@pytest.mark.parametrize("value", ["4", "-1", "cuda"])
def test_a_device_that_there_is_not_is_refused_with_those_that_there_are(value):
    with pytest.raises(RenderError, match=f"{value} names no device") as caught:
        candidates(CARDS, 0, {VARIABLE: value})
    assert "0, 1, 2, 3" in str(caught.value)
    assert "--renderer software" in str(caught.value)


def test_spawned_workers_have_different_numbers():
    context = multiprocessing.get_context("spawn")
    told = context.SimpleQueue()
    workers = [context.Process(target=_tell, args=(told,)) for _ in range(2)]
    for worker in workers:
        worker.start()
    numbers = [told.get() for _ in workers]
    for worker in workers:
        worker.join()
    assert abs(numbers[0] - numbers[1]) == 1
    assert worker_number() == 0


def _tell(told) -> None:
    told.put(worker_number())


def test_slurm_tells_its_tasks_apart(monkeypatch):
    monkeypatch.setenv("SLURM_LOCALID", "3")
    assert worker_number() == 3


@pytest.mark.parametrize(
    ("renderer", "answer"),
    [
        ("llvmpipe (LLVM 15.0.6, 256 bits)", True),
        ("softpipe", True),
        ("NVIDIA H100 80GB HBM3/PCIe/SSE2", False),
        ("AMD Radeon Graphics (radeonsi, gfx90a)", False),
    ],
)
def test_renderers_without_a_card_are_known_by_their_names(renderer, answer):
    assert is_processor(renderer) == answer
