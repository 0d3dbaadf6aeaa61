"""The line that says that kernels are compiled."""

import logging

import pytest

from scenegen.kernels.compiling import LINE, WANTED, keep_silent, say, speak


@pytest.fixture(autouse=True)
def unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(WANTED, "")
    monkeypatch.delenv(WANTED)


def test_it_is_said_once_by_who_wants_it(caplog):
    with caplog.at_level(logging.WARNING, "scenegen.kernels"):
        say()
        assert not caplog.records
        speak()
        say()
        say()
    assert [each.message for each in caplog.records] == [LINE]


def test_it_can_be_kept_back(caplog):
    speak()
    keep_silent()
    with caplog.at_level(logging.WARNING, "scenegen.kernels"):
        say()
    assert not caplog.records
