"""What tests of pages share."""

import re
import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from scenegen.dataset.series import Series
from scenegen.recipe.loading import complete
from scenegen.report.layers import LayerSource
from scenegen.report.listing import Listing
from scenegen.report.server import ViewServer
from scenegen.report.service import Service

LOADS = re.compile(
    r"""(?:src|href|action|poster)\s*=\s*["']?(?:https?:)?//"""
    r"""|url\(\s*["']?(?:https?:)?//"""
    r"""|(?:import|fetch|open|importScripts)\s*\(?\s*["'`](?:https?:)?//""",
    re.IGNORECASE,
)
"""What makes a page load something from a network."""


@pytest.fixture
def listing(built: Path) -> Listing:
    found = Listing(built)
    found.describe()
    return found


@pytest.fixture(scope="session")
def server(built: Path) -> Iterator[ViewServer]:
    with ViewServer(Service(built), 0) as found:
        thread = threading.Thread(target=found.serve_forever, daemon=True)
        thread.start()
        found.service.listing.describe()
        yield found
        found.shutdown()
        thread.join()


class Client:
    """Asks a server; headers as given."""

    def __init__(self, server: ViewServer) -> None:
        self.port = server.server_port

    def __call__(self, path: str, method: str = "GET", host: str | None = None):
        """Status, headers, body."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.putrequest(method, path, skip_host=True)
        connection.putheader("Host", host or f"127.0.0.1:{self.port}")
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, dict(answer.headers), body


@pytest.fixture
def ask(server: ViewServer) -> Client:
    return Client(server)


@pytest.fixture(scope="module")
def series() -> Series:
    return Series("path", seed=7, split="test", n=2)


@pytest.fixture(scope="module")
def source(series: Series) -> LayerSource:
    """Has the very models of the series."""
    stated = {"recipe": complete(series.recipe)}
    opened = LayerSource(stated)
    assert opened.catalogue is not None
    return LayerSource({**stated, "catalogue_digest": opened.catalogue.digest})
