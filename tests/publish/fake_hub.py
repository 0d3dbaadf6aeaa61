"""A Hub in this process: repositories, large files, commits, tags, and faults.

It speaks what huggingface_hub speaks to the Hub: data sets only, without Xet. Answers
can be made to fail: see `Fault`.
"""

import base64
import hashlib
import json
import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

from tests.publish.downloads import DOWNLOADS, REPO, Downloads
from tests.publish.hub_state import LARGE, READER, SIGNATURE, WRITER, Answer, Repository


@dataclass
class Fault:
    """What goes wrong the next `times` times that a request matches.

    Attributes:
        request: regular expression that "METHOD /path" begins with.
        status: of the answer; None to close the connection without one.
        headers: of the answer.
        text: of the answer.
        is_late: the request is carried out before it fails.
        times: how often.
        before: called before the request is looked at, whatever then happens.
    """

    request: str
    status: int | None = 500
    headers: dict[str, str] = field(default_factory=dict)
    text: str = "sorry"
    is_late: bool = False
    times: int = 1
    before: Callable[[], None] | None = None


class FakeHub(ThreadingHTTPServer):
    """The server; `repositories`, `objects` and `log` are for tests to look at.

    Attributes:
        repositories: by "owner/name".
        objects: large files by SHA-256.
        parts: pieces of large files that are being sent.
        log: "METHOD /path" of every request.
        faults: what is to go wrong.
        trusting: resources, as "datasets/owner/name", that trust a workflow.
        part_bytes: large files are sent in pieces of this many bytes; whole if 0.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.repositories: dict[str, Repository] = {}
        self.objects: dict[str, bytes] = {}
        self.parts: dict[str, dict[int, bytes]] = {}
        self.log: list[str] = []
        self.faults: list[Fault] = []
        self.part_bytes = 0
        self.trusting: set[str] = set()
        self.lock = threading.RLock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Connections that tests drop are no errors."""

    def create(self, name: str, *, private: bool) -> Repository:
        made = Repository(private, {})
        made.add("main", "initial commit", {".gitattributes": b"*.parquet lfs\n"})
        self.repositories[name] = made
        return made

    def fault(self, request: str) -> Fault | None:
        for each in self.faults:
            if each.times > 0 and re.match(each.request, request):
                each.times -= 1
                if each.before is not None:
                    each.before()
                return each
        return None


class Handler(Downloads):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server: FakeHub

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on the terminal."""

    def do_GET(self) -> None:
        self.serve()

    do_POST = do_PUT = do_HEAD = do_GET

    def serve(self) -> None:
        self.route = urlsplit(self.path)
        request = f"{self.command} {self.route.path}"
        with self.server.lock:
            self.server.log.append(request)
            fault = self.server.fault(request)
        if fault is not None and fault.status is None and not fault.is_late:
            self.hang_up()
            return
        self.body = self.rfile.read(int(self.headers.get("content-length") or 0))
        if self.headers.get("transfer-encoding") == "chunked":
            self.body = b"".join(self.chunks())
        if fault is not None and fault.before is not None:
            fault = None
        if fault is not None and not fault.is_late:
            self.answer(fault.status or 500, {"error": fault.text}, fault.headers)
            return
        try:
            with self.server.lock:
                status, found, headers = 200, self.found(), {}
        except Answer as other:
            status, found, headers = other.status, other.body, other.headers
        if fault is not None and fault.status is None:
            self.hang_up()
        elif fault is not None and fault.status is not None:
            self.answer(fault.status, {"error": fault.text}, fault.headers)
        else:
            self.answer(status, found, headers)

    def chunks(self) -> Iterator[bytes]:
        while size := int(self.rfile.readline(), 16):
            yield self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()

    def hang_up(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def answer(self, status: int, body: object, headers: dict[str, str]) -> None:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        self.send_header("accept-ranges", "bytes")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def found(self) -> object:
        path = unquote(self.route.path)
        for method, pattern, name in ROUTES:
            match = re.fullmatch(pattern, path)
            if match and method == self.command.replace("HEAD", "GET"):
                result: object = getattr(self, name)(**match.groupdict())
                return result
        raise Answer(404, {"error": f"no such page: {self.command} {path}"})

    # Who asks.

    def require_writer(self) -> None:
        if self.token == READER:
            raise Answer(403, {"error": "this token may not write"})
        if self.token != WRITER:
            raise Answer(
                401,
                {"error": "Invalid username or password."},
                **{"X-Error-Message": "Invalid credentials in Authorization header"},
            )

    def identity(self) -> object:
        """What a workflow proves who it is by."""
        return {"value": f"job of {self.token}"}

    def exchange(self) -> object:
        asked = json.loads(self.body)
        if asked["subject_token"] != "job of github":
            raise Answer(400, {"error": "invalid_grant", "error_description": "who?"})
        if asked["resource"] not in self.server.trusting:
            raise Answer(400, {"error": "invalid_grant", "error_description": "not it"})
        return {"access_token": WRITER, "token_type": "bearer", "expires_in": 3600}

    # Repositories.

    def create(self) -> object:
        self.require_writer()
        asked = json.loads(self.body)
        name = f"{asked['organization']}/{asked['name']}"
        if name in self.server.repositories:
            words = {"error": "You already created this dataset repo"}
            url = f"{self.server.url}/datasets/{name}"
            raise Answer(409, {**words, "url": url, "name": name})
        private = asked.get("visibility") == "private" or bool(asked.get("private"))
        self.server.create(name, private=private)
        return {"url": f"{self.server.url}/datasets/{name}", "name": name}

    def refs(self, repo: str) -> object:
        found = self.repository(repo)
        return {
            "branches": [
                {"name": name, "ref": f"refs/heads/{name}", "targetCommit": c[-1].oid}
                for name, c in found.branches.items()
            ],
            "tags": [
                {"name": name, "ref": f"refs/tags/{name}", "targetCommit": oid}
                for name, oid in found.tags.items()
            ],
            "converts": [],
        }

    def branch(self, repo: str, branch: str) -> object:
        self.require_writer()
        found = self.repository(repo)
        if branch in found.branches:
            raise Answer(409, {"error": "Reference already exists"})
        found.branches[branch] = list(found.branches["main"])
        return {}

    def tag(self, repo: str, revision: str) -> object:
        self.require_writer()
        name = json.loads(self.body)["tag"]
        found, commit = self.repository(repo), self.at(repo, revision)
        if name in found.tags:
            raise Answer(409, {"error": "Tag reference exists already"})
        found.tags[name] = commit.oid
        return {}

    # Files.

    def validate(self) -> object:
        text = json.loads(self.body)["content"]
        if not text.startswith("---\n"):
            raise Answer(400, {"errors": [{"message": "no metadata"}], "warnings": []})
        return {"errors": [], "warnings": []}

    def preupload(self, repo: str, revision: str) -> object:
        self.require_writer()
        self.at(repo, revision)
        files = [
            {
                "path": each["path"],
                "uploadMode": "lfs" if LARGE.fullmatch(each["path"]) else "regular",
                "shouldIgnore": False,
            }
            for each in json.loads(self.body)["files"]
        ]
        return {"files": files}

    def batch(self, repo: str) -> object:
        self.require_writer()
        objects = json.loads(self.body)["objects"]
        return {"transfer": "basic", "objects": [self.upload(each) for each in objects]}

    def upload(self, asked: dict[str, object]) -> object:
        oid, size = str(asked["oid"]), int(str(asked["size"]))
        if oid in self.server.objects:
            return {"oid": oid, "size": size}
        home, step = f"{self.server.url}/lfs/{oid}", self.server.part_bytes
        header = {}
        if step and size > step:
            count = -(-size // step)
            header = {"chunk_size": str(step)} | {
                str(n): f"{home}/part/{n}?{SIGNATURE}" for n in range(1, count + 1)
            }
        href = f"{home}/complete" if header else f"{home}?{SIGNATURE}"
        actions = {
            "upload": {"href": href, "header": header},
            "verify": {"href": f"{home}/verify"},
        }
        return {"oid": oid, "size": size, "actions": actions}

    def put(self, oid: str) -> object:
        if hashlib.sha256(self.body).hexdigest() != oid:
            raise Answer(400, {"error": "the bytes are not those of the hash"})
        self.server.objects[oid] = self.body
        return b""

    def put_part(self, oid: str, number: str) -> object:
        self.server.parts.setdefault(oid, {})[int(number)] = self.body
        raise Answer(200, b"", ETag=hashlib.sha256(self.body).hexdigest())

    def complete(self, oid: str) -> object:
        stated = {each["partNumber"] for each in json.loads(self.body)["parts"]}
        parts = self.server.parts.pop(oid)
        if stated != parts.keys():
            raise Answer(400, {"error": "other parts than were sent"})
        self.body = b"".join(parts[number] for number in sorted(parts))
        return self.put(oid)

    def verify(self, oid: str) -> object:
        if len(self.server.objects.get(oid, b"")) != json.loads(self.body)["size"]:
            raise Answer(404, {"error": "the object is not there"})
        return {}

    def commit(self, repo: str, revision: str) -> object:
        self.require_writer()
        head = self.at(repo, revision)
        lines = [json.loads(line) for line in self.body.splitlines()]
        header = lines[0]["value"]
        if header.get("parentCommit", head.oid) != head.oid:
            raise Answer(412, {"error": "A commit has happened since. Please refresh"})
        files = dict(head.files)
        for line in lines[1:]:
            self.apply(files, line["key"], line["value"])
        made = self.repository(repo).add(revision, header["summary"], files)
        url = f"{self.server.url}/datasets/{repo}/commit/{made.oid}"
        return {"success": True, "commitOid": made.oid, "commitUrl": url}

    def apply(self, files: dict[str, bytes], key: str, value: dict[str, str]) -> None:
        name = value["path"]
        if key == "file":
            if LARGE.fullmatch(name):
                raise Answer(400, {"error": f"{name} has to be sent as a large file"})
            files[name] = base64.b64decode(value["content"])
        elif key == "lfsFile":
            if value["oid"] not in self.server.objects:
                raise Answer(400, {"error": f"{name}: its object is not there"})
            files[name] = self.server.objects[value["oid"]]
        elif key == "deletedFile":
            del files[name]
        else:
            raise Answer(400, {"error": f"unknown operation {key}"})


ROUTES = (
    *DOWNLOADS,
    ("GET", "/identity", "identity"),
    ("POST", "/oauth/token", "exchange"),
    ("POST", "/api/repos/create", "create"),
    ("POST", "/api/validate-yaml", "validate"),
    ("GET", rf"{REPO}/refs", "refs"),
    ("POST", rf"{REPO}/preupload/(?P<revision>.+)", "preupload"),
    ("POST", rf"{REPO}/commit/(?P<revision>.+)", "commit"),
    ("POST", rf"{REPO}/tag/(?P<revision>.+)", "tag"),
    ("POST", rf"{REPO}/branch/(?P<branch>.+)", "branch"),
    ("POST", r"/datasets/(?P<repo>[^/]+/[^/]+)\.git/info/lfs/objects/batch", "batch"),
    ("PUT", r"/lfs/(?P<oid>\w+)", "put"),
    ("PUT", r"/lfs/(?P<oid>\w+)/part/(?P<number>\d+)", "put_part"),
    ("POST", r"/lfs/(?P<oid>\w+)/complete", "complete"),
    ("POST", r"/lfs/(?P<oid>\w+)/verify", "verify"),
)


@contextmanager
def running_hub() -> Iterator[FakeHub]:
    """A Hub that answers until the block ends."""
    hub = FakeHub()
    # It notices at once that it shall stop, which takes half a second otherwise.
    thread = threading.Thread(target=hub.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield hub
    finally:
        hub.shutdown()
        hub.server_close()
        thread.join()
