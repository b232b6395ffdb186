"""One HTTP exchange: before a deadline, within the caps, over a guarded connection; nothing is followed or retried.

It stands on httpcore, not on httpx above it: httpx starts its timeout anew with every byte and unpacks without bound,
so that a slow drip holds it for ever and a bomb costs gigabytes; httpcore takes connections of our own.
"""

import socket
import ssl
import threading
import time
from functools import cached_property
from typing import Any
from urllib.request import getproxies, proxy_bypass

import httpcore
import httpx

from scrapers import body
from scrapers.answer import Answer, shown
from scrapers.errors import NoAnswer, NotAllowed, Untrusted
from scrapers.guard import GuardedBackend, refuse_private

IDLE_SECONDS = 30.0  # an open connection that nobody used for so long is closed
MOST_CONNECTIONS = 200  # over all hosts; pace and the number of sources stay far below


class Transport:
    """The connections of one run, kept open for reuse, direct or through the proxies that the environment names.

    HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY are read as urllib reads them, SSL_CERT_FILE and SSL_CERT_DIR as
    httpx reads them (else certifi's authorities hold); certificates are always verified. Thread-safe.
    """

    def __init__(self) -> None:
        self._pools: dict[tuple[str, str, bool], httpcore.ConnectionPool] = {}
        self._lock = threading.Lock()
        self._proxies = getproxies()

    def close(self) -> None:
        """Close every connection."""
        for pool in self._pools.values():
            pool.close()

    def ask(
        self,
        url: httpx.URL,
        headers: dict[str, str],
        *,
        deadline_seconds: float,
        most_wire_bytes: int,
        most_bytes: int,
        cut: bool,
        private_hosts_ok: bool,
    ) -> Answer:
        """Send one GET and read its answer, at most so many bytes; with cut, what is over most_bytes is left unread.

        Raises NoAnswer, Untrusted, NotAllowed (a private address), TooLarge, PageChanged (packed as we did not ask).
        """
        name = shown(url)
        if not private_hosts_ok:
            refuse_private(url.host, url.host)
        began = time.monotonic()
        moment = began + deadline_seconds
        try:
            with self._pool(url, private_hosts_ok).stream(
                "GET",
                httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=[("Accept-Encoding", ", ".join(body.ENCODINGS)), *headers.items()],
                extensions={"timeout": {"connect": moment, "read": moment, "write": moment}},
            ) as response:
                received = httpx.Headers(response.headers)
                content = b""
                if response.status == httpx.codes.OK:
                    pieces = body.limited(response.iter_stream(), most_wire_bytes, name)
                    unpacked = body.unpacked(pieces, received.get("content-encoding", "").strip().lower(), name)
                    content = body.collected(unpacked, most_bytes, name, cut=cut)
                return Answer(url=url, status=response.status, headers=received, body=content)
        except httpcore.TimeoutException as error:
            raise NoAnswer(f"{name}: no whole answer after {time.monotonic() - began:.1f} s.") from error
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError) as error:
            raise _failure(error, name) from error

    def _pool(self, url: httpx.URL, private_hosts_ok: bool) -> httpcore.ConnectionPool:
        """Who may talk to private hosts has connections of his own: an open one is not checked again."""
        proxy = self._proxies.get(url.scheme) or self._proxies.get("all", "")
        if proxy_bypass(url.netloc.decode("ascii")):
            proxy = ""
        key = (url.scheme, proxy, private_hosts_ok)
        with self._lock:
            if key not in self._pools:
                self._pools[key] = self._new_pool(*key)
            return self._pools[key]

    def _new_pool(self, scheme: str, proxy: str, private_hosts_ok: bool) -> httpcore.ConnectionPool:
        options: dict[str, Any] = {
            "ssl_context": self._ssl_context if scheme == "https" else None,  # it takes a while to read the authorities
            "max_connections": MOST_CONNECTIONS,
            "keepalive_expiry": IDLE_SECONDS,
            # A proxy may well be a private address; which address it then connects to is out of our sight.
            "network_backend": GuardedBackend(private_hosts_ok=private_hosts_ok or bool(proxy)),
        }
        if not proxy:
            return httpcore.ConnectionPool(**options)
        named = httpx.Proxy(proxy if "://" in proxy else f"http://{proxy}")
        if named.url.scheme not in ("http", "https"):
            raise NotAllowed(
                f"{named.url.host}: a {named.url.scheme} proxy cannot be used. Name an http proxy in HTTPS_PROXY."
            )
        return httpcore.HTTPProxy(proxy_url=str(named.url), proxy_auth=named.raw_auth, **options)

    @cached_property
    def _ssl_context(self) -> ssl.SSLContext:
        try:
            return httpx.create_ssl_context()
        except OSError as error:
            raise Untrusted(
                f"certificate authorities cannot be read ({error}). Check SSL_CERT_FILE and SSL_CERT_DIR."
            ) from error


def _failure(error: Exception, name: str) -> NoAnswer:
    """The kind and the words for a failed connection, by what httpcore was handling when it raised."""
    cause = error.__context__ or error
    match cause:
        case socket.gaierror() | UnicodeError():
            return NoAnswer(f"{name}: the name of the host was not found. Check base_url and the network.")
        case httpcore.ProxyError():
            return NoAnswer(f"{name}: the proxy answers {cause}. Check HTTPS_PROXY and HTTP_PROXY.")
        case ConnectionRefusedError():
            return NoAnswer(f"{name}: the host refuses connections. Check base_url, or wait for the site.")
        case ssl.SSLEOFError():  # the line was cut in the handshake
            return NoAnswer(f"{name}: the connection was cut ({cause}).")
        case ssl.SSLError():
            return Untrusted(
                f"{name}: TLS failed ({cause}). Check the host, or set SSL_CERT_FILE to your own authority."
            )
        case _:
            return NoAnswer(f"{name}: the answer was cut off or is not HTTP ({cause}).")
