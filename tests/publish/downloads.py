"""What is read from a Hub that is made up: listings, and files by their names."""

import hashlib
import json
import re
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import SplitResult, parse_qs, quote, urlencode

from tests.publish.hub_state import (
    LARGE,
    READER,
    SIGNATURE,
    WRITER,
    Answer,
    Commit,
    Repository,
    entry,
    git_id,
)

PAGE = 7
"""Files on a page of a listing."""


class Downloads(BaseHTTPRequestHandler):
    """The half of a connection that changes nothing.

    Attributes:
        route: what is asked for.
        body: what came with it.
    """

    server: Any
    route: SplitResult
    body: bytes

    @property
    def token(self) -> str:
        return self.headers.get("authorization", "").removeprefix("Bearer ")

    def repository(self, repo: str) -> Repository:
        found: Repository | None = self.server.repositories.get(repo)
        if found is None or (found.private and self.token not in (WRITER, READER)):
            status = 404 if self.token in (WRITER, READER) else 401
            words = {"X-Error-Code": "RepoNotFound"}
            raise Answer(status, {"error": "Repository not found"}, **words)
        return found

    def at(self, repo: str, revision: str) -> Commit:
        found = self.repository(repo).at(revision)
        if found is None:
            words = {"X-Error-Code": "RevisionNotFound"}
            raise Answer(404, {"error": f"Invalid rev id: {revision}"}, **words)
        return found

    def info(self, repo: str, revision: str = "main") -> object:
        commit = self.at(repo, revision)
        private = self.repository(repo).private
        files = [{"rfilename": name} for name in sorted(commit.files)]
        return {
            "id": repo, "sha": commit.oid, "private": private, "tags": [],
            "gated": False, "disabled": False, "siblings": files,
        }  # fmt: skip

    def tree(self, repo: str, revision: str, path: str | None = None) -> object:
        asked = parse_qs(self.route.query)
        is_deep = asked.get("recursive", [""])[0].lower() in ("true", "1")
        home = f"{path.rstrip('/')}/" if path else ""
        found = list(_below(self.at(repo, revision), home, is_deep))
        if not found:
            raise _no_entry(revision, home)
        start = int(asked.get("cursor", ["0"])[0])
        page = found[start : start + PAGE]
        if len(found) > start + PAGE:
            query = urlencode({**asked, "cursor": [start + PAGE]}, doseq=True)
            address = f"{self.server.url}{quote(self.route.path, safe='/%')}?{query}"
            raise Answer(200, page, Link=f'<{address}>; rel="next"')
        return page

    def paths(self, repo: str, revision: str) -> object:
        """Files and folders of some names; what is not there is left out."""
        commit = self.at(repo, revision)
        if self.headers.get("content-type", "").startswith("application/json"):
            names = json.loads(self.body)["paths"]
        else:
            names = parse_qs(self.body.decode()).get("paths", [])
        found: list[object] = []
        for name in names:
            if name in commit.files:
                found.append(entry(name, commit.files[name]))
            elif any(each.startswith(f"{name}/") for each in commit.files):
                found.append(_folder(name))
        return found

    def resolve(self, repo: str, revision: str, path: str) -> object:
        """A file; a large one is elsewhere, at an address with a signature."""
        commit = self.at(repo, revision)
        if path not in commit.files:
            raise _no_entry(revision, path)
        data = commit.files[path]
        words = {"X-Repo-Commit": commit.oid}
        if not LARGE.fullmatch(path):
            raise self.piece(data, **words, ETag=f'"{git_id(data)}"')
        oid = hashlib.sha256(data).hexdigest()
        self.server.objects.setdefault(oid, data)
        # Another host, as clients go there by themselves only on the same one.
        where = f"http://localhost:{self.server.server_port}/lfs/{oid}?{SIGNATURE}"
        raise Answer(
            302, b"", **words, Location=where,
            **{"X-Linked-Etag": f'"{oid}"', "X-Linked-Size": str(len(data))},
        )  # fmt: skip

    def fetch(self, oid: str) -> object:
        if self.route.query != SIGNATURE:
            raise Answer(403, {"error": "this address is not signed"})
        if self.token:
            raise Answer(400, {"error": "a token was sent to another host"})
        if oid not in self.server.objects:
            raise Answer(404, {"error": "no such object"})
        raise self.piece(self.server.objects[oid], ETag=f'"{oid}"')

    def piece(self, data: bytes, **words: str) -> Answer:
        """A file, or the bytes of it that were asked for."""
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("range", ""))
        if asked is None:
            return Answer(200, data, **words)
        begin, end = int(asked[1]), min(int(asked[2] or len(data)), len(data) - 1)
        if begin > end:
            whole = {"Content-Range": f"bytes */{len(data)}"}
            return Answer(416, b"", **words, **whole)
        part = {"Content-Range": f"bytes {begin}-{end}/{len(data)}"}
        return Answer(206, data[begin : end + 1], **words, **part)


def _below(commit: Commit, home: str, is_deep: bool) -> list[dict[str, object]]:
    """What is in a folder, or anywhere below it; folders are named as well."""
    found: dict[str, dict[str, object]] = {}
    for name, data in sorted(commit.files.items()):
        if not name.startswith(home):
            continue
        steps = name.removeprefix(home).split("/")
        for depth in range(1, len(steps) if is_deep else min(len(steps), 2)):
            folder = home + "/".join(steps[:depth])
            found.setdefault(folder, _folder(folder))
        if is_deep or len(steps) == 1:
            found[name] = entry(name, data)
    return list(found.values())


def _folder(name: str) -> dict[str, object]:
    return {"type": "directory", "path": name, "size": 0, "oid": git_id(name.encode())}


def _no_entry(revision: str, path: str) -> Answer:
    words = {"X-Error-Code": "EntryNotFound"}
    return Answer(404, {"error": f"{path} does not exist on {revision}"}, **words)


_NAME = "(?P<repo>[^/]+/[^/]+)"

REPO = f"/api/datasets/{_NAME}"

_REVISION = "(?P<revision>[^/]+)"

DOWNLOADS = (
    ("GET", REPO, "info"),
    ("GET", f"{REPO}/revision/{_REVISION}", "info"),
    ("GET", f"{REPO}/tree/{_REVISION}(?:/(?P<path>.*))?", "tree"),
    ("POST", f"{REPO}/paths-info/{_REVISION}", "paths"),
    ("GET", f"/datasets/{_NAME}/resolve/{_REVISION}/(?P<path>.+)", "resolve"),
    ("GET", r"/lfs/(?P<oid>\w+)", "fetch"),
)
"""Method, address, and the name of the method that answers."""
