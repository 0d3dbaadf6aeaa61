"""A local server of one data set: the page, items by pages, pictures when asked for.

It listens on this machine alone, answers GET only, and refuses requests that name
another host: a page of the network, in the browser of whoever looks at a data set,
could otherwise read it.
"""

from __future__ import annotations

from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from scenegen.errors import OutputError, ScenegenError, said
from scenegen.report.service import Service, UnknownPathError

HOST = "127.0.0.1"

NAMES = (HOST, "localhost")
"""Hosts that a request may name."""

POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'unsafe-inline'; "
    "img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'"
)
"""What the page may load: nothing but what this server has."""

MOST_QUERY = 4000
"""Characters of a path with its query."""


class Reply(NamedTuple):
    """What a request gets.

    Attributes:
        body: bytes.
        media_type: of them.
        is_fixed: whether a browser may keep it.
    """

    body: bytes
    media_type: str
    is_fixed: bool = False


READER_S = 5.0
"""Seconds that the end of a server waits for what reads in the background, at most."""


class ViewServer(ThreadingHTTPServer):
    """Serves a data set until it is closed; each request has a thread."""

    daemon_threads = True

    def __init__(self, service: Service, port: int) -> None:
        """Listen on a port of this machine; 0 takes a free one.

        Raises:
            OutputError: when the port cannot be had.
        """
        self.service = service
        self._reader: Thread | None = None
        try:
            super().__init__((HOST, port), ViewHandler)
        except OSError as error:
            raise OutputError(
                f"--port {port}: cannot listen on {HOST} ({said(error)}). Choose "
                "another port, or leave --port out for a free one."
            ) from error

    @property
    def url(self) -> str:
        """Where the page is."""
        return f"http://{HOST}:{self.server_port}/"

    def start_reading(self) -> None:
        """Read texts and scenes while the first pages are looked at."""
        self._reader = Thread(target=self.service.describe, daemon=True)
        self._reader.start()

    def server_close(self) -> None:
        """Close the port, and let the reading end.

        A process that ends while a thread of it is inside of a library may crash.
        """
        super().server_close()
        self.service.close()
        if self._reader is not None:
            self._reader.join(READER_S)


class ViewHandler(BaseHTTPRequestHandler):
    """Answers one request."""

    protocol_version = "HTTP/1.1"
    server_version = "scenegen"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer, or say in one line what is wrong."""
        if not self._is_of_this_machine():
            return self._fail(
                HTTPStatus.MISDIRECTED_REQUEST, "this server answers its own host only"
            )
        if len(self.path) > MOST_QUERY:
            return self._fail(
                HTTPStatus.REQUEST_URI_TOO_LONG, "the address is too long"
            )
        parts = urlsplit(self.path)
        query = dict(parse_qsl(parts.query))
        try:
            reply = self._server.service.reply(unquote(parts.path), query)
        except UnknownPathError as error:
            return self._fail(HTTPStatus.NOT_FOUND, str(error))
        except ScenegenError as error:
            return self._fail(HTTPStatus.BAD_REQUEST, str(error))
        return self._send(HTTPStatus.OK, Reply(*reply))

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the terminal shows the address, and errors are on the page."""

    @property
    def _server(self) -> ViewServer:
        assert isinstance(self.server, ViewServer)
        return self.server

    def _is_of_this_machine(self) -> bool:
        host, _, port = self.headers.get("Host", "").rpartition(":")
        return host in NAMES and port == str(self._server.server_port)

    def _fail(self, status: HTTPStatus, text: str) -> None:
        self._send(status, Reply(text.encode(), "text/plain; charset=utf-8"))

    def _send(self, status: HTTPStatus, reply: Reply) -> None:
        try:
            self.send_response(status)
            self.send_header("Content-Type", reply.media_type)
            self.send_header("Content-Length", str(len(reply.body)))
            kept = "private, max-age=3600" if reply.is_fixed else "no-store"
            self.send_header("Cache-Control", kept)
            self.send_header("X-Content-Type-Options", "nosniff")
            self.send_header("Cross-Origin-Resource-Policy", "same-origin")
            self.send_header("Content-Security-Policy", POLICY)
            self.end_headers()
            self.wfile.write(reply.body)
        except ConnectionError:
            pass  # the browser has turned to another page
