"""The client asks politely: by name, at a pace, by the rules, and only where it may."""

import json
import shutil
import socket
import ssl
import subprocess
import threading
import time
import tomllib
from email.utils import formatdate
from pathlib import Path

import httpx
import pytest

from scrapers.answer import Answer, next_hop, wait_asked
from scrapers.errors import Blocked, NoAnswer, NotAllowed, NotFound, PageChanged, ScrapeError, Untrusted
from scrapers.hosts import Hosts
from scrapers.web import AGENT, Manners, Web, user_agent
from tests.scrapers.web_server import redirect, reply, serving, silence

NAME = user_agent("https://jobs.example/about")
JOBS = {"jobs": [{"id": 1}]}
FOUND = reply(json.dumps(JOBS).encode())


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The proxies of the machine the tests run on are not part of them."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


def manners(**changed: object) -> Manners:
    usual: dict[str, object] = {
        "user_agent": NAME,
        "pace_seconds": 0.0,
        "deadline_seconds": 5.0,
        "attempts": 3,
        "backoff_seconds": 0.01,
        "private_hosts_ok": True,
    }
    return Manners(**{**usual, **changed})  # type: ignore[arg-type]


class Watch:
    """A clock that moves only when somebody sleeps, and what was slept."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds

    def hosts(self) -> Hosts:
        return Hosts(clock=self.clock, sleep=self.sleep, chance=lambda: 0.5)


# --- asking ----------------------------------------------------------------------------------------------------------


def test_asks_by_name_with_parameters_and_counts() -> None:
    """Every request, robots.txt too, carries our name and contact and is counted with its bytes."""
    with serving({"/api/jobs": [FOUND]}) as site, Web(f"{site.url}/api/", manners()) as web:
        assert web.json("/jobs", content="true", q="a b") == JOBS
        assert site.paths == ["/robots.txt", "/api/jobs?content=true&q=a+b"]
        assert {headers["User-Agent"] for headers in site.headers} == {f"{AGENT} (+https://jobs.example/about)"}
        assert {headers["Accept-Encoding"] for headers in site.headers} == {"gzip, deflate"}
        assert (web.requests, web.bytes) == (2, len(json.dumps(JOBS)))


def test_agent_is_the_project() -> None:
    """The name we go by is the project's name and its version without the patch."""
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"{project['name']}/{project['version'].rpartition('.')[0]}" == AGENT


@pytest.mark.parametrize(
    ("wrong", "what"),
    [
        (lambda: user_agent("me"), "neither a mail address nor a web address"),
        (lambda: manners(user_agent="two\nlines"), "printable ASCII"),
        (lambda: manners(user_agent=" "), "printable ASCII"),
        (lambda: manners(attempts=0), "at least one"),
        (lambda: Web("ftp://jobs.example", manners()), "must begin with https://"),
        (lambda: Web("http://[::1", manners()), "is no web address"),
        (lambda: Web("https://jobs.example", manners()).json("/a\nb"), "is no web address"),
        (lambda: Web("jobs.example", manners()), "must begin with https://"),
        (lambda: Web("https://jobs.example", manners()).json("@other.example/x"), "must begin with '/'"),
    ],
)
def test_wrong_use_is_told_at_once(wrong, what: str) -> None:
    """A mistake in the configuration is a ValueError that says what to write."""
    with pytest.raises(ValueError, match=what):
        wrong()


def test_text_and_base_url_alone() -> None:
    """A feed's address may be the whole base_url."""
    feed = reply("<a>é</a>".encode("latin-1"), Content_Type="text/xml; charset=ISO-8859-1")
    with serving({"/feed": [feed]}) as site, Web(f"{site.url}/feed", manners()) as web:
        assert web.text("") == "<a>é</a>"


def test_connection_is_used_again() -> None:
    """Two boards of one host share a connection where the server keeps it open."""
    peers = []

    def twice(line: socket.socket) -> None:
        peers.append(line.getpeername())
        for _answer in range(2):
            line.sendall(FOUND.replace(b"Connection: close\r\n", b""))
            line.recv(65536)

    with serving({"/a": [twice]}) as site, Hosts() as hosts:
        rules = manners(robots="ignore")
        first, second = Web(site.url, rules, hosts), Web(site.url, rules, hosts)
        assert (first.json("/a"), second.json("/b"), len(peers)) == (JOBS, JOBS, 1)


# --- status codes ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "kind", "asked"),
    [
        (204, PageChanged, 1),
        (304, PageChanged, 1),
        (400, PageChanged, 1),
        (401, Blocked, 1),
        (403, Blocked, 1),
        (404, NotFound, 1),
        (410, NotFound, 1),
        (422, PageChanged, 1),
        (429, Blocked, 3),
        (451, Blocked, 1),
        (500, NoAnswer, 3),
        (502, NoAnswer, 3),
        (503, NoAnswer, 3),
        (504, NoAnswer, 3),
    ],
)
def test_status_becomes_a_kind(status: int, kind: type[ScrapeError], asked: int) -> None:
    """Each status has one kind of error, which begins with host and path and shows no parameter; few are retried."""
    with serving({"/jobs": [reply(status=status)]}) as site, Web(site.url, manners(robots="ignore")) as web:
        with pytest.raises(ScrapeError) as caught:
            web.json("/jobs", key="secret")
        assert (type(caught.value), len(site.paths)) == (kind, asked)
        assert str(caught.value).startswith(f"{site.netloc}/jobs: answers {status}")
        assert "secret" not in str(caught.value)


# --- retries and waits -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headers", "slept"),
    [
        ({}, [1.0, 2.0]),  # backoff, twice as long each time
        ({"Retry_After": "7"}, [7.0, 7.0]),
        ({"Retry_After": "0"}, [1.0, 2.0]),
        ({"Retry_After": "soon"}, [1.0, 2.0]),
        ({"Retry_After": "-5"}, [1.0, 2.0]),
        ({"Retry_After": "Thu, 01 Jan 1970 00:00:00 GMT"}, [1.0, 2.0]),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_waits_before_a_retry(status: int, headers: dict[str, str], slept: list[float]) -> None:
    """A host that asks for time gets it; one that does not gets more with each failure."""
    watch = Watch()
    busy = reply(status=status, **headers)
    with serving({"/jobs": [busy, busy, FOUND]}) as site, watch.hosts() as hosts:
        web = Web(site.url, manners(robots="ignore", backoff_seconds=1.0), hosts)
        assert (web.json("/jobs"), watch.slept, web.requests) == (JOBS, slept, 3)


def test_waits_until_an_http_date() -> None:
    """Retry-After may be a day and time, held against the wall clock."""
    watch = Watch()
    busy = reply(status=503, Retry_After=formatdate(5_000_000_060, usegmt=True))
    hosts = Hosts(clock=watch.clock, sleep=watch.sleep, wall=lambda: 5_000_000_000.0)
    with serving({"/jobs": [busy, FOUND]}) as site, hosts:
        web = Web(site.url, manners(robots="ignore"), hosts)
        assert (web.json("/jobs"), watch.slept) == (JOBS, [60.0])


@pytest.mark.parametrize("status", [429, 503])
def test_longest_wait(status: int) -> None:
    """Who asks for more than we wait in a night is not asked again in this run, by no board."""
    watch = Watch()
    with serving({"/jobs": [reply(status=status, Retry_After="3600"), FOUND]}) as site, watch.hosts() as hosts:
        messages = []
        for _board in range(2):
            with pytest.raises(Blocked) as caught:
                Web(site.url, manners(robots="ignore"), hosts).json("/jobs")
            messages.append(str(caught.value))
        assert messages == [f"{site.netloc}: asks to wait 3600 s: skipped tonight."] * 2
        assert (site.paths, watch.slept) == (["/jobs"], [])


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", None),
        ("120", 120.0),
        ("9" * 400, float("inf")),
        ("١٢", None),
        ("Sun, 09 Sep 2001 01:46:50 GMT", 10.0),
        ("Sun, 09 Sep 2001 01:46:50 -0000", 10.0),
        ("Sun, 09 Sep 2001 01:46:40 GMT", None),
        ("Sun, 99 Sep 2001 01:46:50 GMT", None),
        ("Sun, 09 Sep 99999 01:46:50 GMT", None),
    ],
)
def test_wait_asked(header: str, expected: float | None) -> None:
    """Seconds or an HTTP date; the past and junk ask for nothing."""
    assert wait_asked(header, now=1_000_000_000.0) == expected


# --- pace ------------------------------------------------------------------------------------------------------------


def test_pace_holds_for_all_boards_of_a_host() -> None:
    """Requests to one host start at least the pace apart, whichever Web sends them, robots.txt included."""
    watch = Watch()
    with serving({"/a": [FOUND], "/b": [FOUND]}) as site, watch.hosts() as hosts:
        for path in ("/a", "/b", "/a"):
            Web(site.url, manners(pace_seconds=1.0), hosts).json(path)
        assert (site.paths, watch.slept) == (["/robots.txt", "/a", "/b", "/a"], [1.0, 1.0, 1.0])


def test_pace_holds_for_threads() -> None:
    """Threads that ask one host at once start the pace apart all the same (real clock)."""
    with serving({"/a": [FOUND]}) as site, Hosts() as hosts:
        web = Web(site.url, manners(pace_seconds=0.1, robots="ignore"), hosts)
        threads = [threading.Thread(target=web.json, args=("/a",)) for _ in range(4)]
        began = time.monotonic()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert (len(site.paths), time.monotonic() - began >= 0.3) == (4, True)


def test_hosts_go_side_by_side() -> None:
    """While one host rests, another is asked."""
    resting, over = threading.Event(), threading.Event()

    def sleep(_seconds: float) -> None:
        resting.set()
        over.wait(10)

    with serving({"/a": [FOUND]}) as one, serving({"/a": [FOUND]}) as other, Hosts(sleep=sleep) as hosts:
        slow = Web(one.url, manners(pace_seconds=60.0), hosts)
        thread = threading.Thread(target=slow.json, args=("/a",))  # robots.txt at once, then the pace
        thread.start()
        assert resting.wait(10)
        assert (Web(other.url, manners(), hosts).json("/a"), one.paths) == (JOBS, ["/robots.txt"])
        over.set()
        thread.join()
        assert one.paths == ["/robots.txt", "/a"]


# --- robots.txt ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        (b"User-agent: *\nDisallow: /", False),
        (b"User-agent: *\nDisallow: /api/*/private", True),
        (b"User-agent: *\nDisallow: /api/*bs", False),
        (b"User-agent: *\nDisallow: /*?content=", False),
        (b"User-agent: *\nDisallow: /api\nAllow: /api/jobs", True),
        (b"User-agent: ml-job-market\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
        (b"User-agent: jobs\nDisallow: /\n\nUser-agent: *\nAllow: /", True),  # "jobs" is in our contact, not our name
        (b"User-agent: *\nDisallow:", True),
        (b"\xef\xbb\xbfUser-agent: *\nDisallow: /", False),
        (b"\xff\xfe\x00 no rules <html> at all", True),
        (b"", True),
        (b"User-agent: *\nDisallow: /api\n" + b"#" * 1_000_000, False),  # cut at 500 KiB
        (b"#" * 600_000 + b"\nUser-agent: *\nDisallow: /api\n", True),
    ],
)
def test_robots_rules(robots: bytes, allowed: bool) -> None:
    """What robots.txt forbids is not asked: no request is sent."""
    with serving({"/robots.txt": [reply(robots)], "/api/jobs": [FOUND]}) as site, Web(site.url, manners()) as web:
        if allowed:
            assert web.json("/api/jobs", content="true") == JOBS
        else:
            with pytest.raises(NotAllowed, match=rf"^{site.netloc}/api/jobs: robots\.txt forbids this"):
                web.json("/api/jobs", content="true")
        assert site.paths == ["/robots.txt"] + ["/api/jobs?content=true"] * allowed


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429, 451])
def test_robots_4xx_means_no_rules(status: int) -> None:
    """RFC 9309, 2.3.1.3: unavailable rules forbid nothing."""
    with serving({"/robots.txt": [reply(status=status)], "/a": [FOUND]}) as site, Web(site.url, manners()) as web:
        assert (web.json("/a"), site.paths) == (JOBS, ["/robots.txt", "/a"])


@pytest.mark.parametrize("answer", [reply(status=500), reply(status=503), silence, b"no HTTP at all\r\n\r\n"])
def test_robots_unreachable_means_not_tonight(answer) -> None:
    """RFC 9309, 2.3.1.4: without an answer nothing is asked; the next board of the host does not even try again."""
    with serving({"/robots.txt": [answer], "/a": [FOUND]}) as site, Hosts() as hosts:
        for _board in range(2):
            with pytest.raises(NoAnswer, match="not asked tonight"):
                Web(site.url, manners(attempts=2, deadline_seconds=1.0), hosts).json("/a")
        assert site.paths == ["/robots.txt"] * 2


def test_robots_is_fetched_once_and_may_redirect() -> None:
    """One robots.txt a host and run, also with threads; it may stand behind redirects."""
    answers = {"/robots.txt": [redirect("/rules")], "/rules": [reply(b"User-agent: *\nDisallow: /b")], "/a": [FOUND]}
    with serving(answers) as site, Hosts() as hosts:
        threads = [threading.Thread(target=Web(site.url, manners(), hosts).json, args=("/a",)) for _ in range(5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        with pytest.raises(NotAllowed):
            Web(site.url, manners(), hosts).json("/b")
        assert sorted(site.paths) == ["/a"] * 5 + ["/robots.txt", "/rules"]


def test_robots_ignored_is_not_fetched() -> None:
    """A source that is let off robots.txt (with reason and day, in sources.toml) does not ask for it."""
    answers = {"/robots.txt": [reply(b"User-agent: *\nDisallow: /")], "/a": [FOUND]}
    with serving(answers) as site, Web(site.url, manners(robots="ignore")) as web:
        assert (web.json("/a"), site.paths) == (JOBS, ["/a"])


@pytest.mark.parametrize(
    ("line", "slept"),
    [
        (b"Crawl-delay: 5", [5.0, 5.0]),
        (b"Crawl-delay: 0.1", [1.0, 1.0]),  # ours is longer
        (b"Crawl-delay: nan", [1.0, 1.0]),
        (b"Crawl-delay: inf", [1.0, 1.0]),
        (b"Crawl-delay: -3", [1.0, 1.0]),
        (b"Request-rate: 1/10s", [10.0, 10.0]),
        (b"Request-rate: 0/10s", [1.0, 1.0]),
    ],
)
def test_crawl_delay_wins(line: bytes, slept: list[float]) -> None:
    """A host that asks for a slower pace than ours gets it."""
    watch = Watch()
    with serving({"/robots.txt": [reply(b"User-agent: *\n" + line)], "/a": [FOUND]}) as site, watch.hosts() as hosts:
        web = Web(site.url, manners(pace_seconds=1.0), hosts)
        web.json("/a")
        web.json("/a")
        assert watch.slept == slept


@pytest.mark.parametrize("delay", [b"86400", b"9e99"])
def test_absurd_crawl_delay(delay: bytes) -> None:
    """A crawl delay of hours is an error, not a night of sleep."""
    with serving({"/robots.txt": [reply(b"User-agent: *\nCrawl-delay: " + delay)], "/a": [FOUND]}) as site:
        with Web(site.url, manners()) as web, pytest.raises(NotAllowed, match="too slow"):
            web.json("/a")
        assert site.paths == ["/robots.txt"]


# --- redirects and addresses -----------------------------------------------------------------------------------------


def test_redirects_are_followed_by_the_rules() -> None:
    """Five hops are followed, each counted; robots.txt holds for each."""
    answers = {f"/{hop}": [redirect(f"/{hop + 1}?key=secret")] for hop in range(5)}
    with serving({**answers, "/5": [FOUND]}) as site, Web(site.url, manners()) as web:
        assert (web.json("/0"), web.requests) == (JOBS, 7)
    with serving({**answers, "/robots.txt": [reply(b"User-agent: *\nDisallow: /2")]}) as site:
        with Web(site.url, manners()) as web, pytest.raises(NotAllowed, match="/2: robots"):
            web.json("/0")
        assert site.paths == ["/robots.txt", "/0", "/1?key=secret"]


@pytest.mark.parametrize(
    ("location", "kind", "what"),
    [
        ("/jobs", NotAllowed, "redirects more than 5 times"),
        ("http://169.254.169.254/latest/meta-data/", NotAllowed, "another host, 169.254.169.254"),
        ("http://127.0.0.1:1/", NotAllowed, "another host, 127.0.0.1:1"),
        ("//other.example/jobs", NotAllowed, "another host, other.example"),
        ("file:///etc/passwd", NotAllowed, "from http to file"),
        ("javascript:alert(1)", NotAllowed, "from http to javascript"),
        ("http://[::1", PageChanged, "without an address"),
    ],
)
def test_redirect_refused(location: str, kind: type[ScrapeError], what: str) -> None:
    """No redirect leads to another host, to a file or round in circles."""
    with serving({"/jobs": [redirect(location)]}) as site, Web(site.url, manners(robots="ignore")) as web:
        with pytest.raises(kind, match=what):
            web.json("/jobs")
        assert set(site.paths) == {"/jobs"}


def test_redirect_to_a_named_host() -> None:
    """A host that the source names may be redirected to; its robots.txt is asked for."""
    with serving({"/a": [FOUND]}) as new, serving({"/a": [redirect(f"{new.url}/a")]}) as old:
        web = Web(old.url, manners(redirect_hosts=(new.netloc,)))
        assert (web.json("/a"), new.paths) == (JOBS, ["/robots.txt", "/a"])


@pytest.mark.parametrize(
    ("start", "location", "expected"),
    [
        ("http://jobs.example/a", "https://jobs.example/b", "https://jobs.example/b"),
        ("https://jobs.example/a", "b?c=d", "https://jobs.example/b?c=d"),
        ("https://jobs.example/a", "https://www.jobs.example/a", "https://www.jobs.example/a"),
        ("https://jobs.example/a", "http://jobs.example/a", "refused"),
        ("https://jobs.example/a", "https://jobs.example:8443/a", "refused"),
        ("https://jobs.example/a", "https://jobs.example.evil.example/a", "refused"),
        ("https://jobs.example/a", "https://jobs.example@evil.example/a", "refused"),
        ("https://jobs.example/a", "", "https://jobs.example/a"),
    ],
)
def test_next_hop(start: str, location: str, expected: str) -> None:
    """http may become https and never the other way; another port or name is another host."""
    url = httpx.URL(start)
    answer = Answer(url=url, status=302, headers=httpx.Headers({"location": location}), body=b"")
    try:
        found = str(next_hop(url, answer, ("www.jobs.example",)))
    except NotAllowed:
        found = "refused"
    assert found == expected


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_private_host_is_refused(host: str) -> None:
    """Without private_hosts_ok nothing is sent to an address of our own network."""
    with serving({"/a": [FOUND]}) as site:
        web = Web(f"http://{host}:{site.port}", manners(private_hosts_ok=False))
        with pytest.raises(NotAllowed, match="private address"):
            web.json("/a")
        assert site.paths == []


def test_private_host_behind_a_name_is_refused_after_connecting(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that leads to loopback (DNS rebinding) gets no byte, even after a source that may talk to it."""
    lookup = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *rest, **more: lookup("127.0.0.1", *rest, **more))
    with serving({"/a": [FOUND]}) as site, Hosts() as hosts:
        url = f"http://rebound.example:{site.port}"
        assert Web(url, manners(), hosts).json("/a") == JOBS
        with pytest.raises(NotAllowed, match=r"^rebound\.example: 127\.0\.0\.1 is a private address"):
            Web(url, manners(private_hosts_ok=False), hosts).json("/a")
        assert site.paths == ["/robots.txt", "/a"]


# --- proxies and TLS -------------------------------------------------------------------------------------------------


def test_proxy_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """HTTP_PROXY is honoured, and may be a private address where the site may not."""
    with serving({"http://jobs.example/a": [FOUND], "http://jobs.example/robots.txt": [reply()]}) as proxy:
        monkeypatch.setenv("HTTP_PROXY", f"http://me:word@{proxy.netloc}")
        with Web("http://jobs.example", manners(private_hosts_ok=False)) as web:
            assert web.json("/a") == JOBS
        assert [headers["Proxy-Authorization"] for headers in proxy.headers] == ["Basic bWU6d29yZA=="] * 2


def test_https_goes_through_a_tunnel(monkeypatch: pytest.MonkeyPatch) -> None:
    """HTTPS_PROXY is asked for a tunnel; what it refuses is no answer."""
    with serving({"jobs.example:443": [reply(status=403)]}) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.netloc)
        web = Web("https://jobs.example", manners(robots="ignore", attempts=1))
        with pytest.raises(NoAnswer, match="the proxy answers 403"):
            web.json("/a")
        assert proxy.paths == ["jobs.example:443"]


def test_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_PROXY names the hosts that are asked directly."""
    with serving({"/a": [FOUND]}) as site:
        monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        with Web(site.url, manners()) as web:
            assert web.json("/a") == JOBS


def test_socks_proxy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy we cannot talk to is an error that says so, not a direct connection."""
    monkeypatch.setenv("ALL_PROXY", "socks5://proxy.example:1080")
    with Web("http://jobs.example", manners()) as web, pytest.raises(NotAllowed, match="socks5 proxy cannot be used"):
        web.json("/a")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1 that only its own file vouches for, with its key."""
    if not shutil.which("openssl"):
        pytest.skip("needs the openssl command to make a certificate")
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=test"
    command += " -addext subjectAltName=IP:127.0.0.1"
    made = subprocess.run([*command.split(), "-keyout", path, "-out", f"{path}.crt"], capture_output=True, check=True)
    assert made.returncode == 0
    path.write_text(path.read_text("utf-8") + Path(f"{path}.crt").read_text("utf-8"), "utf-8")
    return path


@pytest.mark.parametrize("trusted", [True, False])
def test_certificates_are_verified(certificate: Path, trusted: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A certificate of an authority in SSL_CERT_FILE is believed, any other is refused without a second try."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with serving({"/a": [FOUND]}, tls=context) as site, Web(site.url, manners()) as web:
        if trusted:
            assert web.json("/a") == JOBS
        else:
            with pytest.raises(Untrusted, match="TLS failed"):
                web.json("/a")
            assert (site.paths, web.requests) == ([], 1)


def test_plain_server_where_tls_is_asked() -> None:
    """A host that speaks no TLS is not asked without it."""
    with serving({"/a": [FOUND]}) as site, Web(f"https://{site.netloc}", manners()) as web:
        with pytest.raises(Untrusted, match="TLS failed"):
            web.json("/a")
        assert web.requests == 1


def test_missing_authorities_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """SSL_CERT_FILE with a typing error is an error, not a fall back to other authorities."""
    monkeypatch.setenv("SSL_CERT_FILE", "/no/such/file")
    with Web("https://jobs.example", manners()) as web, pytest.raises(Untrusted, match="Check SSL_CERT_FILE"):
        web.json("/a")
