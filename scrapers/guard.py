"""Connections that keep a deadline and do not lead into private networks."""

import ipaddress
import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from scrapers.errors import NotAllowed

SILENCE_SECONDS = 30.0  # a connection on which nothing moves for so long is dead, whatever the deadline


class GuardedBackend(httpcore.NetworkBackend):
    """Opens connections, and refuses private addresses before a byte is sent.

    The address is checked once the connection stands, not when the name is looked up: the name may lead elsewhere the
    second time (DNS rebinding).
    """

    def __init__(self, *, private_hosts_ok: bool) -> None:
        self._private_hosts_ok = private_hosts_ok
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect; NotAllowed if that led to a private address."""
        try:
            stream = self._plain.connect_tcp(host, port, seconds_until(timeout), local_address, socket_options)
            address = stream.get_extra_info("server_addr")[0]
        except (OSError, UnicodeError) as error:  # cut at once, or a part of the name is empty or too long
            raise httpcore.ConnectError(str(error)) from error
        try:
            if not self._private_hosts_ok:
                refuse_private(host, address)
        except NotAllowed:
            stream.close()
            raise
        return TimedStream(stream)


class TimedStream(httpcore.NetworkStream):
    """A stream on which a timeout is a moment of time.monotonic(), the same for every read of an exchange.

    httpcore hands the timeouts of a request through unchanged. So one deadline covers the connection, the headers and
    the body, however slowly they drip.
    """

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what is there."""
        return self._stream.read(max_bytes, seconds_until(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all of it."""
        self._stream.write(buffer, seconds_until(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Wrap the connection in TLS."""
        return TimedStream(self._stream.start_tls(ssl_context, server_hostname, seconds_until(timeout)))

    def get_extra_info(self, info: str) -> Any:
        """What httpcore wants to know of the socket."""
        return self._stream.get_extra_info(info)


def seconds_until(moment: float | None) -> float:
    """Seconds to wait for the next byte; httpcore.ReadTimeout if the moment has passed."""
    if moment is None:
        return SILENCE_SECONDS
    left = moment - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the deadline has passed")
    return min(left, SILENCE_SECONDS)


def refuse_private(host: str, address: str) -> None:
    """Raise NotAllowed if the public internet does not lead to the address; a name (but localhost) is let through."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        refused = address.lower() == "localhost"
    else:
        ip = getattr(ip, "ipv4_mapped", None) or ip
        refused = ip.is_multicast or not ip.is_global
    if refused:
        raise NotAllowed(
            f"{host}: {address} is a private address. To ask it nevertheless, set private_hosts_ok in sources.toml."
        )
