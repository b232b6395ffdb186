"""A real HTTP server on loopback that plays a site, and the real client bound to it."""

import json
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from scrapers.web import Manners, Web

MANNERS = Manners(user_agent="ml-job-market tests", pace_seconds=0, private_hosts_ok=True)


class Pages(list[Any]):
    """Answers of one path, by the number of the page asked for."""


class Site(ThreadingHTTPServer):
    """Answers with the JSON, or the bytes of HTML, given for a path, its last part or "*"; remembers what was asked."""

    daemon_threads = True
    web: Web

    def __init__(self, answers: dict[str, Any]) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.answers, self.asked = answers, list[str]()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no fault; a real one leaves the client without an answer."""


class Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Site

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        path = unquote(url.path)
        if path == "/robots.txt":
            return self.send(404, None)
        self.server.asked.append(self.path)
        for key in (path, path.rsplit("/", maxsplit=1)[-1], "*"):
            if key in self.server.answers:
                answer = self.server.answers[key]
                page = int(parse_qs(url.query).get("page", ["0"])[0])
                return self.send(200, answer[page] if isinstance(answer, Pages) else answer)
        return self.send(404, None)

    def send(self, status: int, answer: Any) -> None:
        body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html" if isinstance(answer, bytes) else "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Keep the test's output quiet."""


@pytest.fixture(autouse=True)
def main_module() -> Iterator[None]:
    """AppTest leaves its script as the main module, which a process started by a later test would run anew."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture
def site() -> Iterator[Callable[[dict[str, Any]], Site]]:
    """Start a site with these answers, and a client for it as its web; both end with the test."""
    with ExitStack() as stack:

        def start(answers: dict[str, Any]) -> Site:
            one = stack.enter_context(Site(answers))
            thread = threading.Thread(target=one.serve_forever, kwargs={"poll_interval": 0.01})
            thread.start()
            stack.callback(thread.join)
            stack.callback(one.shutdown)
            one.web = stack.enter_context(Web(f"http://127.0.0.1:{one.server_port}", MANNERS))
            return one

        yield start


@pytest.fixture
def pages() -> type[Pages]:
    """The answers of a path that is asked page by page."""
    return Pages
