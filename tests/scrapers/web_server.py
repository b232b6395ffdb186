"""A raw server on loopback that answers by a script, for faults that no well-behaved server makes."""

import contextlib
import gzip
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator

Answer = bytes | Callable[[socket.socket], None]


def reply(body: bytes = b"", status: int = 200, **headers: str) -> bytes:
    """A whole answer; header names are written with _ for -."""
    lines = [
        f"HTTP/1.1 {status} x",
        "Connection: close",
        *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items()),
    ]
    if "Content_Length" not in headers and "Transfer_Encoding" not in headers:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode() + body


def redirect(to: str, status: int = 302) -> bytes:
    """An answer that sends the client on."""
    return reply(status=status, Location=to)


def packed(body: bytes, **headers: str) -> bytes:
    """An answer in gzip."""
    return reply(gzip.compress(body), Content_Encoding="gzip", **headers)


def silence(line: socket.socket) -> None:
    """Accept and never answer, until the client goes away."""
    line.recv(1)


def drip(data: bytes) -> Callable[[socket.socket], None]:
    """One byte every 50 ms."""

    def send(line: socket.socket) -> None:
        for byte in data:
            line.sendall(bytes([byte]))
            time.sleep(0.05)

    return send


def reset_after(data: bytes) -> Callable[[socket.socket], None]:
    """Send something, then RST."""

    def send(line: socket.socket) -> None:
        line.sendall(data)
        time.sleep(0.05)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    return send


def endless(line: socket.socket) -> None:
    """A body that never ends."""
    line.sendall(b"HTTP/1.1 200 x\r\n\r\n")
    while True:
        line.sendall(b" " * 65536)


class Site:
    """The server: answers by path, each list played once and its last answer for ever; 404 for every other path."""

    def __init__(self, answers: dict[str, list[Answer]], tls: ssl.SSLContext | None = None) -> None:
        self.paths: list[str] = []  # with query, in the order of arrival
        self.headers: list[dict[str, str]] = []
        self.times: list[float] = []
        self._answers = {path: list(played) for path, played in answers.items()}
        self._tls = tls
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.netloc = f"127.0.0.1:{self.port}"
        self.url = f"{'https' if tls else 'http'}://{self.netloc}"
        threading.Thread(target=self._serve, daemon=True).start()

    def add(self, path: str, *answers: Answer) -> None:
        """Further answers of a path."""
        self._answers.setdefault(path, []).extend(answers)

    def close(self) -> None:
        """Listen no more."""
        self._listener.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                line, _ = self._listener.accept()
                threading.Thread(target=self._talk, args=(line,), daemon=True).start()

    def _talk(self, line: socket.socket) -> None:
        with contextlib.suppress(OSError), line:
            if self._tls:
                line = self._tls.wrap_socket(line, server_side=True)
            with line:
                answer = self._next(line)
                if isinstance(answer, bytes):
                    line.sendall(answer)
                else:
                    answer(line)

    def _next(self, line: socket.socket) -> Answer:
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            received = line.recv(65536)
            if not received:
                raise OSError("the client went away")
            head += received
            if head.startswith(b"\x16"):  # TLS to a plain server
                return reply(status=400)
        first, *rest = head.decode("latin-1").rstrip().split("\r\n")
        path = first.split()[1]
        with self._lock:
            self.times.append(time.monotonic())
            self.paths.append(path)
            self.headers.append(dict(each.split(": ", 1) for each in rest))
            script = self._answers.get(path.partition("?")[0], [reply(status=404)])
            return script.pop(0) if len(script) > 1 else script[0]


@contextlib.contextmanager
def serving(answers: dict[str, list[Answer]], tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A Site for the length of a with block."""
    site = Site(answers, tls)
    try:
        yield site
    finally:
        site.close()
