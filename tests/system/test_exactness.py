"""One seed gives one set of facts, whatever the processor, library or schedule."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from scenegen.catalogue import Catalogue
from scenegen.dataset.build import build
from scenegen.dataset.plan import Plan, plan_build
from scenegen.dataset.stored_shards import finished
from tests.system.known_units import quick_known_units
from tests.system.label_path import facts_digest, first_units, small_recipe

ROOT = Path(__file__).parents[2]
UNITS = 2

GLIBC = {"GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-FMA,-FMA4,-AVX512F"}
NUMBA = {"NUMBA_CPU_NAME": "generic", "NUMBA_CPU_FEATURES": ""}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one process found."""

    facts: str
    switches: dict[str, str]


def _numpy_without_dispatch() -> dict[str, str]:
    """Names only what this numpy found on this machine: others would be an error."""
    found = np.show_config(mode="dicts")["SIMD Extensions"].get("found", [])
    return {"NPY_DISABLE_CPU_FEATURES": " ".join(found)} if found else {}


ENVIRONMENTS = {
    "numpy": _numpy_without_dispatch(),
    "openblas-haswell": {"OPENBLAS_CORETYPE": "Haswell"},
    "openblas-prescott": {"OPENBLAS_CORETYPE": "Prescott"},
    "glibc": GLIBC,
    "numba": NUMBA,
    "all": {
        **_numpy_without_dispatch(),
        **GLIBC,
        **NUMBA,
        "OPENBLAS_CORETYPE": "Prescott",
    },
}


def _outcome(changes: dict[str, str], *units: str) -> Outcome:
    done = subprocess.run(
        [sys.executable, "-m", "tests.system.label_path", *units],
        cwd=ROOT,
        env={**os.environ, **changes},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return Outcome(**json.loads(done.stdout))


@cache
def _plain(*units: str) -> Outcome:
    return _outcome({}, *units)


def _plan() -> Plan:
    return plan_build(small_recipe(4 * UNITS), Catalogue.open().digest)


def _digests(plan: Plan, folder: Path) -> list[str]:
    done = finished(plan, folder)
    return [done[shard].footer.facts_digest for shard in plan.shards]


def test_facts_are_the_same_without_the_processors_extensions():
    changes = {**_numpy_without_dispatch(), **GLIBC, "OPENBLAS_CORETYPE": "Prescott"}
    units = quick_known_units(1)
    assert _outcome(changes, *units).facts == facts_digest(units)


@pytest.mark.slow
@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_facts_are_the_same_in_every_environment(name):
    units = first_units(UNITS)
    assert _outcome(ENVIRONMENTS[name], *units).facts == _plain(*units).facts


@pytest.mark.slow
def test_the_switches_change_what_the_profile_forbids():
    if "X86_V3" not in np.show_config(mode="dicts")["SIMD Extensions"]["found"]:
        pytest.skip("this processor has no extensions that could be switched off")
    changes = {**_numpy_without_dispatch(), **GLIBC, "OPENBLAS_CORETYPE": "Prescott"}
    switched, plain = _outcome(changes).switches, _plain().switches
    assert [name for name in plain if switched[name] == plain[name]] == []


@pytest.mark.slow
def test_workers_and_the_order_of_shards_leave_facts_alone(tmp_path):
    plan = _plan()
    assert len(plan.shards) > 1
    alone, many, backwards = (tmp_path / name for name in ("1", "4", "backwards"))
    build(plan, alone, shards=plan.shards, workers=1)
    build(plan, many, shards=plan.shards, workers=4)
    for shard in reversed(plan.shards):
        build(plan, backwards, shards=(shard,), workers=1)
    assert _digests(plan, alone) == _digests(plan, many) == _digests(plan, backwards)
