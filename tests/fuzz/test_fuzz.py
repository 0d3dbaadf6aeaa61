"""A few hundred spoilt files for every reader; `make fuzz` has 100,000.

`corpus/TARGET/` holds files over which a reader has stumbled once.
"""

from pathlib import Path
from random import Random

import pytest

from tests.fuzz.cases import (
    OUTCOMES,
    READ,
    REFUSED,
    TRACEBACK,
    WRONG,
    Target,
    WrongSuccess,
    outcome_of,
    run_cases,
)
from tests.fuzz.targets import all_targets

CORPUS = Path(__file__).parent / "corpus"
FILES = sorted(path for path in CORPUS.glob("*/*") if path.is_file())
FEW, MANY = 10, 60
NAMES = (
    "manifests", "sums", "cards", "audits", "shards", "recipes", "locks",
    "predictions", "tokens", "packs", "pack-models", "glb", "obj", "mtl", "pictures",
    "zip",
)  # fmt: skip
SLOW = ("sums", "cards", "shards", "recipes", "manifests")


@pytest.fixture(scope="module")
def targets(tmp_path_factory):
    return all_targets(tmp_path_factory.mktemp("fuzz"))


def test_every_reader_is_asked_and_the_shares_are_a_hundred(targets):
    assert tuple(targets) == NAMES
    assert sum(each.share for each in targets.values()) == 100


@pytest.mark.parametrize("name", NAMES)
def test_files_as_they_are_are_read(name, targets):
    target = targets[name]
    for seed in target.seeds:
        assert outcome_of(target, seed) == (READ, "")


@pytest.mark.parametrize("name", NAMES)
def test_spoilt_files_are_read_or_refused_and_nothing_else(name, targets):
    cases = FEW if name in SLOW else MANY
    result = run_cases(targets[name], 1, name, range(cases))
    assert result.faults == {}
    assert sum(result.counts[each] for each in OUTCOMES) == cases


@pytest.mark.parametrize(
    "path", FILES, ids=lambda path: f"{path.parent.name}-{path.name}"
)
def test_what_readers_have_stumbled_over(path, targets):
    outcome, why = outcome_of(targets[path.parent.name], path.read_bytes())
    assert outcome in (READ, REFUSED), why


def test_a_case_is_a_function_of_its_seed_and_number(targets):
    target = targets["tokens"]
    cases = [target.case(1, "tokens", number) for number in range(20)]
    assert cases == [target.case(1, "tokens", number) for number in range(20)]
    assert len(set(cases)) > 15
    assert cases != [target.case(2, "tokens", number) for number in range(20)]


def test_faults_are_told_apart():
    def target(read):
        return Target(1, (b"x",), lambda rng, data: data, read)

    def stumbles(data):
        raise KeyError("x")

    def believes(data):
        raise WrongSuccess("other rows")

    assert outcome_of(target(stumbles), b"")[0] == TRACEBACK
    assert outcome_of(target(believes), b"") == (WRONG, "other rows")
    result = run_cases(target(stumbles), 0, "x", range(3))
    assert result.counts == {TRACEBACK: 3}
    assert sorted(result.faults) == [0, 1, 2]


def test_mutators_change_nearly_every_file(targets):
    rng = Random(1)
    for name in NAMES:
        seed = targets[name].seeds[0]
        changed = [targets[name].spoil(rng, seed) != seed for _ in range(20)]
        assert sum(changed) >= 12, name
