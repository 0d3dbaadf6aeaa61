"""A push against a Hub that answers as it should, and against one that does not."""

import json
import os
import signal
import socket
import subprocess
import sys
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest

from scenegen.audit.audit import Audit
from scenegen.audit.bars import Bar, Limit
from scenegen.audit.publish import publish
from scenegen.dataset.files import read_sums, sha256_of
from scenegen.errors import PushError, ShardError
from scenegen.publish import hub_errors
from scenegen.publish import push as pushing
from scenegen.publish.contents import describe
from scenegen.publish.push import PushOptions, PushReport, plan_push, push
from tests.audit.made_up import changed, good_items
from tests.publish.fake_hub import FakeHub, Fault
from tests.publish.fixtures import REPO
from tests.publish.hub_state import READER, SIGNATURE, WRITER
from tests.system.program import ROOT, invoke

COMMIT, PUT = rf"POST /api/datasets/{REPO}/commit", "PUT /lfs/"


def pushed(folder: Path, **words) -> PushReport:
    return push(folder, REPO, PushOptions(**words))


def files_of(folder: Path) -> dict[str, bytes]:
    names = {*read_sums(folder), "README.md", "SHA256SUMS"}
    return {name: (folder / name).read_bytes() for name in names}


def on_hub(hub: FakeHub, branch: str = "main") -> dict[str, bytes]:
    found = dict(hub.repositories[REPO].branches[branch][-1].files)
    del found[".gitattributes"]
    return found


def titles(hub: FakeHub) -> list[str]:
    return [each.title for each in hub.repositories[REPO].branches["main"]]


def failed_audit(folder: Path, digest: str) -> None:
    from scenegen.audit.audit import audit_items, chosen_probes

    items = changed(
        good_items(40), lambda number, each: replace(each, lens_changes=True)
    )
    publish(audit_items(items, probes=chosen_probes(["lens"])), folder, digest)


def test_the_repository_holds_the_data_set_afterwards(hub, audited, bytes_of):
    before = bytes_of(audited)
    report = pushed(audited, tag="v1.0.0")
    assert on_hub(hub) == files_of(audited)
    assert "audit.json" in on_hub(hub)
    assert titles(hub) == ["initial commit", "Data, part 1 of 1", "Card and manifest"]
    assert hub.repositories[REPO].tags == {"v1.0.0": report.commit}
    assert hub.repositories[REPO].private
    assert report.is_private
    assert bytes_of(audited) == before


def test_data_come_first_in_commits_of_a_few_files(hub, audited, monkeypatch):
    monkeypatch.setattr(pushing, "FILES_OF_A_COMMIT", 2)
    pushed(audited)
    first, *data, last = hub.repositories[REPO].branches["main"]
    shards = len(list(audited.glob("data/*/*.parquet")))
    assert len(data) == -(-shards // 2) > 1
    assert not any("README.md" in each.files for each in (first, *data))
    assert {"README.md", "manifest.json", "SHA256SUMS"} <= last.files.keys()


def test_a_second_push_changes_nothing_and_sends_nothing(hub, audited):
    one = pushed(audited, tag="v1.0.0")
    hub.log.clear()
    two = pushed(audited, tag="v1.0.0")
    assert (two.commit, two.commits) == (one.commit, 0)
    assert not [each for each in hub.log if each.startswith("P")]


def test_only_what_differs_is_sent(hub, audited):
    pushed(audited)
    card = audited / "README.md"
    victim = next(audited.glob("data/*/*.parquet"))
    stored = hub.repositories[REPO].branches["main"][-1].files
    stored[victim.relative_to(audited).as_posix()] = b"something else"
    hub.log.clear()
    plan = plan_push(audited, REPO, PushOptions())
    assert [each.path for each in plan.sent] == [victim]
    assert not [each for each in hub.log if each.startswith(("PUT", "POST"))]
    pushed(audited)
    assert on_hub(hub) == files_of(audited)
    assert card.read_bytes() == on_hub(hub)["README.md"]


def test_large_files_may_go_in_parts(hub, audited):
    hub.part_bytes = 20_000
    pushed(audited)
    assert on_hub(hub) == files_of(audited)
    assert any("/part/2" in each for each in hub.log)


def test_a_branch_of_its_own(hub, audited):
    hub.create(REPO, private=True)
    pushed(audited, revision="next")
    assert on_hub(hub, "next") == files_of(audited)
    assert titles(hub) == ["initial commit"]


def test_a_new_repository_is_public_only_where_that_is_asked_for(hub, audited):
    assert not pushed(audited, public=True).is_private
    with pytest.raises(PushError, match="is public, and --private was asked for"):
        pushed(audited, private=True)
    assert not pushed(audited).is_private  # it stays what it is


def test_files_of_an_earlier_data_set_go_and_others_stay(hub, audited):
    pushed(audited)
    files = hub.repositories[REPO].branches["main"][-1].files
    files["data/multiview/train-00000-of-00099.parquet"] = b"old"
    files["images/example-old.jpg"] = b"old"
    files["eval.yaml"] = b"somebody's"
    report = pushed(audited)
    assert set(report.plan.deleted) == {
        "data/multiview/train-00000-of-00099.parquet",
        "images/example-old.jpg",
    }
    assert on_hub(hub) == {**files_of(audited), "eval.yaml": b"somebody's"}


def test_a_repository_of_something_else_is_left_alone(hub, audited):
    made = hub.create(REPO, private=True)
    made.branches["main"][-1].files["model.bin"] = b"weights"
    with pytest.raises(PushError, match=r"holds something else: model\.bin"):
        pushed(audited)
    assert titles(hub) == ["initial commit"]


def test_a_tag_is_never_moved(hub, audited, plan):
    one = pushed(audited, tag="v1.0.0")
    failed_audit(audited, plan.digest)
    sent = len(hub.log)
    with pytest.raises(PushError, match="never moved"):
        pushed(audited, tag="v1.0.0", unaudited=True)
    assert not [each for each in hub.log[sent:] if each.startswith("P")]
    pushed(audited, tag="v1.0.1", unaudited=True)
    assert hub.repositories[REPO].tags["v1.0.0"] == one.commit


# What may not be published.


def test_an_unfinished_folder_is_refused(hub, audited):
    (audited / "manifest.json").unlink()
    with pytest.raises(ShardError, match="not a finished"):
        pushed(audited)
    assert hub.log == []


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("SHA256SUMS", "SHA256SUMS: missing"),
        ("LICENSE", "LICENSE: missing"),
        ("README.md", "README.md: "),
    ],
)
def test_a_folder_that_lacks_a_file_is_refused(hub, audited, name, message):
    (audited / name).unlink()
    with pytest.raises(PushError, match=message):
        pushed(audited)
    assert hub.log == []


def test_a_folder_with_a_changed_file_is_refused(hub, audited):
    path = next(audited.glob("data/*/*.parquet"))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(PushError, match="its bytes are not those of SHA256SUMS"):
        pushed(audited)
    assert hub.log == []


def test_what_was_not_audited_goes_only_with_a_word_on_its_card(hub, folder, bytes_of):
    with pytest.raises(PushError, match=r"it was not audited.*--unaudited"):
        pushed(folder)
    assert hub.log == []
    before = bytes_of(folder)
    pushed(folder, unaudited=True)
    card = on_hub(hub)["README.md"].decode()
    assert "**Published without a passed audit: it was not audited.**" in card
    assert "Not audited: nobody" in card
    assert bytes_of(folder) == before
    assert pushed(folder, unaudited=True).commits == 0


def test_what_failed_its_audit_goes_only_with_a_word_on_its_card(hub, audited, plan):
    failed_audit(audited, plan.digest)
    with pytest.raises(PushError, match="failed its audit: 1 bars are beyond") as told:
        pushed(audited)
    assert "AUDIT.md names them" in str(told.value)
    assert "Run `scenegen audit" not in str(told.value)
    pushed(audited, unaudited=True)
    card = on_hub(hub)["README.md"].decode()
    assert "passed audit: it failed its audit: 1 bars are beyond" in card
    assert "`scenegen audit` made checks (" in card


def audit_of(folder: Path, digest: str, *, kinds: int) -> None:
    """An audit that has searched one kind of question, and of others checked labels."""
    one = Bar(
        *("S1 one feature", "path", "k0", "path", 26.0, 20.0, 30.0),
        *(Limit(38), "pass", 60),
    )
    others = (
        replace(one, name="labels: second solution", kind=f"k{number}", items=9)
        for number in range(1, kinds)
    )
    publish(Audit((one, *others)), folder, digest)


def test_what_was_not_searched_is_pushed_with_a_warning_that_names_it(
    hub, audited, plan
):
    audit_of(audited, plan.digest, kinds=3)
    for words in (["--dry-run"], [], ["--json"]):
        done = invoke("push", audited, REPO, *words)
        assert done.returncode == 0, done.stderr
        (line,) = [each for each in done.stderr.splitlines() if "Warning" in each]
        assert "no shortcut in path, k1, path; path, k2, path, and the card" in line
        assert f"build more, run `scenegen audit {audited} --write`" in line
        assert "50 items of a kind" in line
    assert json.loads(done.stdout)["unsearched"] == ["path, k1, path", "path, k2, path"]
    assert "Not searched: path, k1, path; path, k2" in on_hub(hub)["README.md"].decode()


def test_what_was_searched_is_pushed_without_a_warning(hub, audited, plan):
    audit_of(audited, plan.digest, kinds=1)
    assert invoke("push", audited, REPO).stderr == ""


def test_an_audit_that_tried_nothing_is_warned_of(hub, audited):
    assert "no shortcut in any of its items" in invoke("push", audited, REPO).stderr


def test_without_an_audit_the_word_on_the_card_is_enough(hub, folder):
    assert invoke("push", folder, REPO, "--unaudited").stderr == ""


# A Hub that fails.


@pytest.mark.parametrize("status", [500, 503, None])
@pytest.mark.parametrize(
    "request_",
    [
        COMMIT,
        PUT,
        "POST /datasets/.*/lfs/objects/batch",
        f"POST /api/datasets/{REPO}/preupload",
        f"GET /api/datasets/{REPO}/tree",
        "POST /api/repos/create",
        f"POST /api/datasets/{REPO}/tag",
    ],
)
def test_one_failure_is_not_the_end(hub, audited, waits, request_, status):
    hub.faults.append(Fault(request_, status))
    report = pushed(audited, tag="v1.0.0")
    assert on_hub(hub) == files_of(audited)
    assert hub.faults[0].times == 0
    assert sum(waits) > 0
    assert hub.repositories[REPO].tags == {"v1.0.0": report.commit}
    assert len(titles(hub)) == 3


@pytest.mark.parametrize("status", [502, None])
def test_a_commit_whose_answer_was_lost_is_not_made_twice(hub, audited, waits, status):
    hub.faults.append(Fault(COMMIT, status, is_late=True))
    pushed(audited)
    assert titles(hub) == ["initial commit", "Data, part 1 of 1", "Card and manifest"]
    assert on_hub(hub) == files_of(audited)


def test_a_server_that_asks_for_patience_gets_it(hub, audited, waits):
    hub.faults.append(Fault(COMMIT, 429, {"retry-after": "17"}))
    hub.faults.append(
        Fault("POST /api/repos/create", 429, {"RateLimit": '"api";r=0;t=23'})
    )
    pushed(audited)
    assert {17.0, 23.0} <= set(waits)
    assert on_hub(hub) == files_of(audited)


def test_a_server_that_wants_too_much_patience_is_left_alone(hub, audited, waits):
    hub.faults.append(Fault(COMMIT, 429, {"retry-after": "3600"}))
    with pytest.raises(PushError, match=r"429, the Hub is asked too often.*in 3600 s"):
        pushed(audited)
    assert waits == []


def test_a_server_that_stays_down_is_named_and_the_push_goes_on_later(
    hub, audited, waits
):
    hub.faults.append(Fault(COMMIT, 500, times=99))
    with pytest.raises(PushError, match="status 500, the Hub failed 5 times"):
        pushed(audited)
    hub.faults.clear()
    pushed(audited)
    sent = [each for each in hub.log if each.startswith("PUT")]
    assert len(set(sent)) == len(sent) > 1
    assert on_hub(hub) == files_of(audited)


def somebody_commits(hub: FakeHub) -> None:
    made = hub.repositories[REPO]
    files = dict(made.branches["main"][-1].files)
    made.add("main", "theirs", {**files, "theirs.txt": b"theirs"})


def test_another_commit_at_the_same_moment_stops_the_push(hub, audited):
    hub.faults.append(Fault(COMMIT, before=lambda: somebody_commits(hub)))
    with pytest.raises(PushError, match="somebody else committed"):
        pushed(audited)
    assert titles(hub) == ["initial commit", "theirs"]


@pytest.mark.parametrize("status", [409, 412])
def test_a_commit_that_the_hub_refuses_for_another_one_is_not_tried_again(
    hub, audited, waits, status
):
    hub.faults.append(Fault(COMMIT, status))
    with pytest.raises(PushError, match="somebody else committed"):
        pushed(audited)
    assert waits == []


def test_another_commit_between_two_of_ours_stops_the_push(hub, audited, monkeypatch):
    monkeypatch.setattr(pushing, "FILES_OF_A_COMMIT", 2)

    def after_the_first(done: int, total: int) -> None:
        if titles(hub)[-1].startswith("Data, part 1"):
            somebody_commits(hub)

    with pytest.raises(PushError, match="somebody else committed"):
        push(audited, REPO, PushOptions(), on_progress=after_the_first)
    assert titles(hub)[-1] == "theirs"
    assert len(titles(hub)) == 3
    pushed(audited)  # after a look at it
    assert on_hub(hub) == {**files_of(audited), "theirs.txt": b"theirs"}


@pytest.mark.parametrize(
    ("token", "message"),
    [
        ("hf_unknown", "401, the Hub does not know the token"),
        (READER, "403, the token may not write there.*It says: this token may not"),
        ("", "nobody is logged in"),
    ],
)
def test_who_may_not_write_is_told_so(hub, audited, monkeypatch, token, message):
    monkeypatch.setenv("HF_TOKEN", token)
    with pytest.raises(PushError, match=message) as caught:
        pushed(audited)
    assert not token or token not in str(caught.value)


def test_a_name_that_nobody_may_see_is_told_so(hub, audited):
    hub.faults.append(Fault("POST /api/repos/create", 404, text="no such owner"))
    with pytest.raises(PushError, match=r"404, there is no such.*no such owner"):
        pushed(audited)


def test_no_connection_at_all_is_told_so(hub, audited, waits, monkeypatch):
    from huggingface_hub import constants

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    monkeypatch.setattr(constants, "ENDPOINT", address)
    with pytest.raises(PushError, match=f"no connection to {address}"):
        pushed(audited)


def test_a_push_offline_says_what_is_set(hub, audited, monkeypatch):
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    with pytest.raises(PushError, match="HF_HUB_OFFLINE is set"):
        pushed(audited)


@pytest.fixture
def workflow(hub, monkeypatch):
    """A GitHub workflow, which has no token."""
    from huggingface_hub.utils import _auth

    monkeypatch.setattr(_auth, "_OIDC_TOKEN_CACHE", None)
    monkeypatch.delenv("HF_TOKEN")
    monkeypatch.setenv("HF_OIDC_RESOURCE", f"datasets/{REPO}")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("ACTIONS_ID_TOKEN_REQUEST_URL", f"{hub.url}/identity")
    monkeypatch.setenv("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "github")
    return monkeypatch


def test_a_workflow_that_the_hub_trusts_needs_no_token(hub, audited, workflow):
    hub.create(REPO, private=True)
    hub.trusting.add(f"datasets/{REPO}")
    pushed(audited)
    assert on_hub(hub) == files_of(audited)
    assert "POST /api/repos/create" not in hub.log


def test_a_workflow_that_the_hub_does_not_trust_is_told_so(hub, audited, workflow):
    hub.create(REPO, private=True)
    with pytest.raises(PushError, match=r"reading the token: status 400.*not it"):
        pushed(audited)
    workflow.setenv("GITHUB_ACTIONS", "false")
    with pytest.raises(PushError, match="HF_OIDC_RESOURCE is set but"):
        pushed(audited)


def test_memory_does_not_grow_with_a_file(tmp_path):
    big = tmp_path / "big.parquet"
    with big.open("wb") as sink:
        sink.truncate(256 << 20)
    tracemalloc.start()
    try:
        found = describe("big.parquet", big)
        assert tracemalloc.get_traced_memory()[1] < 16 << 20
    finally:
        tracemalloc.stop()
    assert found.size == 256 << 20


def test_what_did_not_arrive_is_noticed(hub, audited, monkeypatch):
    class Forgetful(dict[str, bytes]):
        """Answers with the first object, whatever is asked for."""

        def __getitem__(self, key: str) -> bytes:
            return next(iter(self.values()))

    hub.objects = Forgetful()
    with pytest.raises(PushError, match="files are not those of the folder"):
        pushed(audited)


def test_no_message_and_no_log_has_the_token_or_a_signature(
    hub, audited, waits, monkeypatch, caplog, capfd
):
    hub.faults.append(Fault(PUT, 403, text=f"denied http://x/y?{SIGNATURE} {WRITER}"))
    hub.faults.append(Fault(PUT, 500))
    with pytest.raises(PushError) as caught:
        pushed(audited)
    streams = "".join(capfd.readouterr())
    for text in (str(caught.value), caplog.text, streams):
        assert WRITER not in text
        assert SIGNATURE not in text
    assert "denied" in str(caught.value)


def test_every_error_of_the_library_has_a_place(monkeypatch):
    from huggingface_hub import errors

    for error in (errors.OIDCError("x"), ValueError("bad"), OSError("disk")):
        assert isinstance(error, hub_errors.WRONG)
        assert str(hub_errors.explained("doing", error)).startswith("doing: ")


# The command.


def test_the_command_prints_what_it_did(hub, audited):
    done = invoke("push", audited, REPO, "--tag", "v1.0.0")
    assert done.returncode == 0, done.stderr
    assert "me/rooms (private, tag v1.0.0): " in done.stdout
    assert "have the sizes and hashes of the folder" in done.stdout
    again = invoke("push", audited, REPO)
    assert "nothing was sent" in again.stdout


def test_a_dry_run_lists_and_sends_nothing(hub, audited):
    (audited / "notes.txt").write_text("mine")
    done = invoke("push", audited, REPO, "--dry-run")
    assert done.returncode == 0, done.stderr
    assert "README.md" in done.stdout
    assert "not of the data set    notes.txt" in done.stdout
    assert "would be created: " in done.stdout
    assert hub.repositories == {}
    plain = json.loads(invoke("push", audited, REPO, "--dry-run", "--json").stdout)
    assert plain["head"] is None
    assert set(plain["sent"]) == files_of(audited).keys()
    assert plain["left_out"] == ["notes.txt"]


def test_the_result_as_json(hub, audited):
    done = invoke("push", audited, REPO, "--json", "--public")
    plain = json.loads(done.stdout)
    assert plain["commits"] == 2
    assert plain["private"] is False
    assert plain["url"] == f"{hub.url}/datasets/{REPO}"
    assert plain["bytes"] == sum(map(len, files_of(audited).values()))


@pytest.mark.parametrize(
    "words",
    [
        ["me"],
        ["me/rooms/x"],
        [REPO, "--tag", "1.0"],
        [REPO, "--revision", "0" * 40],
        [],
    ],
)
def test_words_that_cannot_be_meant_end_with_exit_code_2(hub, audited, words):
    assert invoke("push", audited, *words).returncode == 2
    assert hub.log == []


def test_an_error_ends_with_exit_code_1_and_one_message(hub, folder):
    done = invoke("push", folder, REPO)
    assert done.returncode == 1
    assert "it was not audited" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_path_that_reads_as_a_pattern_is_warned_of(hub, audited):
    odd = audited.rename(audited.with_name("mv[1]"))
    done = invoke("push", odd, REPO, "--dry-run")
    assert "`datasets` takes [ ] in the path" in done.stderr
    assert done.returncode == 0


def program(folder: Path, url: str, home: Path) -> "subprocess.Popen[str]":
    """The command as a user starts it."""
    settings = {
        "HF_ENDPOINT": url,
        "HF_TOKEN": WRITER,
        "HF_HOME": str(home),
        "HF_HUB_DISABLE_XET": "1",
        "PYTHONPATH": str(ROOT),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "scenegen", "push", str(folder), REPO],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **settings},
    )


def test_after_ctrl_c_a_second_push_goes_on(hub, audited, plan, tmp_path):
    audit_of(audited, plan.digest, kinds=1)
    running: list[subprocess.Popen[str]] = []
    hub.faults.append(
        Fault(COMMIT, before=lambda: running[0].send_signal(signal.SIGINT))
    )
    running.append(program(audited, hub.url, tmp_path / "home"))
    _, stderr = running[0].communicate(timeout=60)
    assert running[0].returncode == 130, stderr
    assert "run the same command again" in stderr
    assert "Traceback" not in stderr
    assert "manifest.json" not in on_hub(hub)
    sent = len([each for each in hub.log if each.startswith("PUT")])
    assert sent > 0
    again = program(audited, hub.url, tmp_path / "home")
    stdout, stderr = again.communicate(timeout=60)
    assert again.returncode == 0, stderr
    assert "have the sizes and hashes" in stdout
    assert stderr == ""
    data = [each for each in hub.log if each.startswith("PUT")]
    shards = {sha256_of(path) for path in audited.glob("data/*/*.parquet")}
    assert all(data.count(f"PUT /lfs/{each}") == 1 for each in shards)
    assert on_hub(hub) == files_of(audited)
