"""The workflow that publishes on a tag: no token, few rights, words that exist."""

import re

import yaml

from scenegen._version import __version__
from scenegen.cli import commands
from tests.system.documents import Block
from tests.system.program import ROOT
from tests.system.test_documents import _parse

PATH = ROOT / "examples" / "publish.yml"
TEXT = PATH.read_text(encoding="utf-8")
FLOW = yaml.safe_load(TEXT)
STEPS = FLOW["jobs"]["publish"]["steps"]


def test_it_stores_no_token_and_asks_for_one_right():
    assert "secrets" not in TEXT
    assert "HF_TOKEN" not in TEXT
    assert FLOW["permissions"] == {"contents": "read"}
    assert FLOW["jobs"]["publish"]["permissions"] == {
        "contents": "read",
        "id-token": "write",
    }


def test_only_the_step_that_pushes_speaks_for_the_data_set():
    given = [step for step in STEPS if "HF_OIDC_RESOURCE" in step.get("env", {})]
    assert [step["name"] for step in given] == ["Publish"]
    assert given[0]["env"]["HF_OIDC_RESOURCE"] == "datasets/${{ env.DATASET }}"
    assert given[0] is STEPS[-1]


def test_it_runs_on_tags_that_push_takes():
    # YAML reads the key `on` as true.
    pattern = FLOW[True]["push"]["tags"][0].replace(".", r"\.")
    assert re.fullmatch(pattern, "v1.0.0")


def test_it_installs_this_release_and_no_package_of_the_same_name():
    (text,) = (step["run"] for step in STEPS if " install " in step.get("run", ""))
    assert text == 'python -m pip install "scenegen[audit,hub] @ $SCENEGEN"'
    assert FLOW["env"]["SCENEGEN"].startswith("git+https://github.com/")
    assert FLOW["env"]["SCENEGEN"].endswith(f"/scenegen@v{__version__}")


def test_its_commands_exist():
    found = []
    for step in STEPS:
        text = step.get("run", "")
        for name, value in {**FLOW["env"], "GITHUB_REF_NAME": "v1.0.0"}.items():
            text = text.replace(f'"${name}"', value)
        found += Block("bash", text, 0, "", "").commands
    assert [words[0] for words in found] == ["build", "audit", "verify", "push"]
    for words in found:
        _parse(commands, words)
