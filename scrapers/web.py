"""The one polite client: it says who asks, keeps each host's pace and rules, retries a little and checks every hop."""

import logging
import re
import threading
from dataclasses import dataclass
from typing import Any, Literal

import httpx

from scrapers import body
from scrapers.answer import Answer, next_hop, refusal, shown, wait_asked
from scrapers.errors import NoAnswer, NotAllowed, ScrapeError, Untrusted
from scrapers.hosts import ROBOTS_BYTES, Hosts, agreed_pace

logger = logging.getLogger(__name__)

AGENT = "ml-job-market/0.1"
MOST_REDIRECTS = 5  # also what RFC 9309 asks for robots.txt
REDIRECTS = (301, 302, 303, 307, 308)


def user_agent(contact: str) -> str:
    """The name we go by, with a mail address or web address where the person who runs it can be reached.

    >>> user_agent("https://jobs.example/about")
    'ml-job-market/0.1 (+https://jobs.example/about)'
    """
    if "@" not in contact and not contact.startswith(("https://", "http://")):
        raise ValueError(
            f"contact {contact!r} is neither a mail address nor a web address: sites must be able to reach you"
        )
    return f"{AGENT} (+{contact})"


@dataclass(frozen=True, kw_only=True)
class Manners:
    """How we treat a source. Seconds and bytes are per request; waits count from one start to the next."""

    user_agent: str  # see user_agent(); robots.txt is read for its first word
    pace_seconds: float = 1.0
    deadline_seconds: float = 120.0  # for one attempt, from the connection to the last byte
    attempts: int = 4
    backoff_seconds: float = 1.0  # the first wait after a failure; each further one is twice as long
    longest_wait_seconds: float = 120.0  # a host that asks for more is left alone tonight
    most_wire_bytes: int = 32 * 1024 * 1024
    most_bytes: int = 64 * 1024 * 1024  # decoded; the largest board on record has 2 MB
    redirect_hosts: tuple[str, ...] = ()  # besides its own, where a source may be sent on to: "name" or "name:port"
    private_hosts_ok: bool = False
    robots: Literal["obey", "ignore"] = "obey"

    def __post_init__(self) -> None:
        """ValueError for a name that cannot be sent, or no attempt at all."""
        if not (self.user_agent.isascii() and self.user_agent.isprintable() and self.user_agent.strip()):
            raise ValueError(
                f"user_agent {self.user_agent!r} must be printable ASCII, for instance {user_agent('me@host')!r}"
            )
        if self.attempts < 1:
            raise ValueError(f"attempts is {self.attempts}: at least one is needed to ask at all")

    @property
    def robot_name(self) -> str:
        """The name that robots.txt may call us by (RFC 9309, 2.2.1: the product token)."""
        return re.split(r"[/\s(]", self.user_agent.strip())[0]


class Web:
    """A client for one base address. Thread-safe; a context manager.

    Since creation, requests counts what was asked (retries, redirects and robots.txt too) and bytes what came, decoded.
    """

    def __init__(self, base_url: str, manners: Manners, hosts: Hosts | None = None) -> None:
        base = address(base_url)
        if base.scheme not in ("http", "https") or not base.host:
            raise ValueError(f"base_url {base_url!r} is no web address: it must begin with https:// or http://")
        self.requests = 0
        self.bytes = 0
        self._base_url = base_url.rstrip("/")
        self._manners = manners
        self._hosts = hosts or Hosts()
        self._owns_hosts = hosts is None
        self._lock = threading.Lock()

    def __enter__(self) -> "Web":
        """Use as a context manager: connections of its own are closed at its end."""
        return self

    def __exit__(self, *error: object) -> None:
        """Close the connections, unless they belong to shared Hosts."""
        if self._owns_hosts:
            self._hosts.close()

    def json(self, path: str, **params: str) -> Any:
        """The JSON document at base_url + path. Raises every kind of ScrapeError."""
        answer = self._get(path, params)
        return body.json_of(answer.body, shown(answer.url))

    def text(self, path: str, **params: str) -> str:
        """The text (XML, HTML) at base_url + path. Raises every kind of ScrapeError."""
        answer = self._get(path, params)
        return body.text_of(answer.body, answer.headers.get("content-type", ""), shown(answer.url))

    def _get(self, path: str, params: dict[str, str]) -> Answer:
        if path and not path.startswith("/"):
            raise ValueError(f"path {path!r} must begin with '/': it stands behind base_url")
        url = address(self._base_url + path)
        answer = self._persist(url.copy_merge_params(params) if params else url)
        if answer.status != httpx.codes.OK:
            raise refusal(answer)
        return answer

    def _persist(self, url: httpx.URL, *, for_rules: bool = False) -> Answer:
        """Ask until an answer comes that asking again would not change, or the attempts are used up."""
        manners, host, attempt = self._manners, self._hosts.host(url), 0
        host.expect_answer()
        while True:
            attempt += 1
            asked: float | None = None
            error: ScrapeError
            try:
                answer = self._follow(url, for_rules=for_rules)
                if answer.status < 500 and (answer.status != httpx.codes.TOO_MANY_REQUESTS or for_rules):
                    host.was_heard()
                    return answer
                error = refusal(answer)
                asked = wait_asked(answer.headers.get("retry-after", ""), self._hosts.wall())
            except Untrusted:
                raise
            except NoAnswer as no_answer:
                error = no_answer
            jitter = 0.5 + self._hosts.chance()  # so that clients that failed together do not come back together
            wait = asked or min(manners.backoff_seconds * 2 ** (attempt - 1) * jitter, manners.longest_wait_seconds)
            host.rest(wait)
            if attempt == manners.attempts:
                host.was_silent()
                raise error
            logger.info("%s Attempt %d of %d, the next in %.1f s.", error, attempt, manners.attempts, wait)

    def _follow(self, url: httpx.URL, *, for_rules: bool) -> Answer:
        """The answer at the end of the redirects; every hop keeps the pace, the rules and the address check anew."""
        hop = url
        for _ in range(1 + MOST_REDIRECTS):
            answer = self._exchange(hop, for_rules=for_rules)
            if answer.status not in REDIRECTS:
                return answer
            hop = next_hop(url, answer, self._manners.redirect_hosts)
        raise NotAllowed(
            f"{shown(url)}: redirects more than {MOST_REDIRECTS} times. Put the last address into base_url."
        )

    def _exchange(self, url: httpx.URL, *, for_rules: bool) -> Answer:
        manners, host, pace = self._manners, self._hosts.host(url), self._manners.pace_seconds
        if manners.robots == "obey" and not for_rules:
            rules = host.rules(lambda: self._persist(url.copy_with(raw_path=b"/robots.txt"), for_rules=True))
            pace = agreed_pace(rules, url, manners.robot_name, pace, manners.longest_wait_seconds)
        host.take_turn(pace, manners.longest_wait_seconds)
        with self._lock:
            self.requests += 1
        answer = self._hosts.transport.ask(
            url,
            {"User-Agent": manners.user_agent, "Accept": "*/*"},
            deadline_seconds=manners.deadline_seconds,
            most_wire_bytes=manners.most_wire_bytes,
            most_bytes=ROBOTS_BYTES if for_rules else manners.most_bytes,
            cut=for_rules,
            private_hosts_ok=manners.private_hosts_ok,
        )
        with self._lock:
            self.bytes += len(answer.body)
        return answer


def address(text: str) -> httpx.URL:
    """The web address that a configuration spells; ValueError if it is none."""
    try:
        return httpx.URL(text)
    except httpx.InvalidURL as error:
        raise ValueError(f"{text!r} is no web address ({error}): check base_url and the name of the board") from error
