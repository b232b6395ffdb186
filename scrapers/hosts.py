"""What all clients of one run share about a host: its pace, its rest, its robots.txt, and the connections to it."""

import math
import random
import threading
import time
from collections.abc import Callable

import httpx
from protego import Protego

from scrapers.answer import Answer, shown
from scrapers.errors import Blocked, NoAnswer, NotAllowed, PageChanged
from scrapers.transport import Transport

MOST_SILENCES = 3  # addresses in a row that a host left without an answer: then it is down, and not only one board
ROBOTS_BYTES = 500 * 1024  # RFC 9309, 2.5: at least so much of a robots.txt is read


class Host:
    """The pace and the rules of one host: scheme, name and port. Thread-safe."""

    def __init__(self, name: str, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self.name = name
        self._clock = clock
        self._sleep = sleep
        self._pace_lock = threading.Lock()
        self._last_start = -math.inf
        self._rests_until = -math.inf
        self._silences = 0
        self._rules_lock = threading.Lock()
        self._rules: Protego | NoAnswer | None = None

    def take_turn(self, pace_seconds: float, longest_wait_seconds: float) -> None:
        """Wait until a request may start: pace_seconds after the last one started, and not while the host rests.

        Blocked at once if the host asked for a longer rest than we wait.
        """
        with self._pace_lock:
            now = self._clock()
            rest = self._rests_until - now
            if rest > longest_wait_seconds:
                raise Blocked(f"{self.name}: asks to wait {rest:.0f} s: skipped tonight.")
            start = max(now, self._last_start + pace_seconds, self._rests_until)
            self._last_start = start
        if start > now:
            self._sleep(start - now)

    def rest(self, seconds: float) -> None:
        """Nobody asks this host for so long."""
        with self._pace_lock:
            self._rests_until = max(self._rests_until, self._clock() + seconds)

    def expect_answer(self) -> None:
        """NoAnswer if the host was silent so often in a row that asking again tonight only costs time, its and ours."""
        if self._silences >= MOST_SILENCES:
            raise NoAnswer(f"{self.name}: gave no answer {self._silences} times in a row: not asked again tonight.")

    def was_silent(self) -> None:
        """An address was asked as often as we ask, and nothing whole came."""
        self._silences += 1

    def was_heard(self) -> None:
        """The host answered."""
        self._silences = 0

    def rules(self, fetch: Callable[[], Answer]) -> Protego:
        """The host's robots.txt, fetched once per run; silence is remembered, too: no other board asks again."""
        with self._rules_lock:
            if self._rules is None:
                try:
                    self._rules = read_rules(fetch())
                except NoAnswer as error:
                    self._rules = error
            if isinstance(self._rules, NoAnswer):
                raise type(self._rules)(f"{self._rules} Without its robots.txt the host is not asked tonight.")
            return self._rules


class Hosts:
    """The hosts of one run and the connections to them; every Web of the run gets the same one. Thread-safe.

    clock and sleep are of the monotonic kind, wall gives seconds since 1970 and chance a number in [0, 1).
    """

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        wall: Callable[[], float] = time.time,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self.transport = Transport()
        self.wall = wall
        self.chance = chance
        self._clock = clock
        self._sleep = sleep
        self._hosts: dict[str, Host] = {}
        self._lock = threading.Lock()

    def __enter__(self) -> "Hosts":
        """Use as a context manager: connections are closed at its end."""
        return self

    def __exit__(self, *error: object) -> None:
        """Close every connection."""
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self.transport.close()

    def host(self, url: httpx.URL) -> Host:
        """The one Host of this address' scheme, name and port."""
        name = url.netloc.decode("ascii")
        with self._lock:
            return self._hosts.setdefault(f"{url.scheme}://{name}", Host(name, self._clock, self._sleep))


def read_rules(answer: Answer) -> Protego:
    """The rules in the answer to /robots.txt (RFC 9309, 2.3.1): any 4xx means that there are none.

    Lines that are no rules are passed over. PageChanged if the answer is neither a file nor a 4xx.
    """
    if 400 <= answer.status < 500:
        return Protego.parse("")
    if answer.status != httpx.codes.OK:
        raise PageChanged(f"{shown(answer.url)}: answers {answer.status}, which says neither yes nor no.")
    return Protego.parse(answer.body.decode("utf-8-sig", "replace"))


def agreed_pace(rules: Protego, url: httpx.URL, agent: str, pace_seconds: float, longest_wait_seconds: float) -> float:
    """Seconds between requests: ours, or the host's own if it asks for more (Crawl-delay, Request-rate).

    NotAllowed if the rules forbid the address to the agent, or ask for so much time that no board is read in a night.
    """
    if not rules.can_fetch(str(url), agent):
        raise NotAllowed(f"{shown(url)}: robots.txt forbids this to {agent}. Ask the site, or switch the source off.")
    rate = rules.request_rate(agent)
    asked = max(rules.crawl_delay(agent) or 0.0, rate.seconds / rate.requests if rate else 0.0)
    if asked > longest_wait_seconds:
        raise NotAllowed(
            f"{shown(url)}: robots.txt asks for {asked:g} s between requests, too slow. Switch the source off."
        )
    return max(pace_seconds, asked)
