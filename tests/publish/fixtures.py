"""A Hub, somebody who may write to it, and a data set that may be published."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import huggingface_hub
import pytest
from huggingface_hub import constants

from scenegen.audit.audit import Audit
from scenegen.audit.publish import publish
from scenegen.dataset.plan import Plan
from tests.publish.fake_hub import FakeHub, running_hub
from tests.publish.hub_state import WRITER

REPO = "me/rooms"


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[FakeHub]:
    """A Hub on this machine that huggingface_hub takes for the real one."""
    with running_hub() as server:
        monkeypatch.setattr(constants, "ENDPOINT", server.url)
        monkeypatch.setattr(constants, "HF_HUB_DISABLE_XET", True)
        monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
        monkeypatch.setattr(constants, "HF_TOKEN_PATH", str(tmp_path / "no-token"))
        monkeypatch.delenv("HF_OIDC_RESOURCE", raising=False)
        monkeypatch.setenv("HF_TOKEN", WRITER)
        yield server
        huggingface_hub.close_session()


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Nobody waits; how long they would have waited is kept."""
    found: list[float] = []
    monkeypatch.setattr(time, "sleep", found.append)
    return found


@pytest.fixture(scope="session")
def audited_once(
    built: Path, plan: Plan, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A finished data set whose audit has passed; copy it before changing anything."""
    folder = Path(shutil.copytree(built, tmp_path_factory.mktemp("audited") / "mv"))
    publish(Audit(()), folder, plan.digest)
    return folder


@pytest.fixture
def audited(audited_once: Path, tmp_path: Path) -> Path:
    """A copy of it that may be changed."""
    return Path(shutil.copytree(audited_once, tmp_path / "mv"))
