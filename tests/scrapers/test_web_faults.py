"""The client under the faults of real networks: each of them a real server on loopback, none of them a crash."""

import dataclasses
import gzip
import json
import socket
import tracemalloc
import zlib

import pytest

from scrapers.body import json_of, text_of
from scrapers.errors import Blocked, NoAnswer, NotAllowed, PageChanged, ScrapeError, TooLarge
from scrapers.hosts import Hosts
from scrapers.web import Manners, Web, user_agent
from tests.scrapers.web_server import Answer, drip, endless, packed, reply, reset_after, serving, silence

JOBS = {"jobs": [{"id": 1, "title": "ML Engineer"}]}
BODY = json.dumps(JOBS).encode()
FOUND = reply(BODY)
CHUNKED = b"HTTP/1.1 200 x\r\nTransfer-Encoding: chunked\r\n\r\n"
CHUNK = b"%x\r\n%s\r\n" % (len(BODY), BODY)
MANNERS = Manners(
    user_agent=user_agent("me@jobs.example"),
    pace_seconds=0.0,
    deadline_seconds=5.0,
    attempts=2,
    backoff_seconds=0.01,
    most_wire_bytes=200_000,
    most_bytes=1_000_000,
    private_hosts_ok=True,
    robots="ignore",
)


HASTY = dataclasses.replace(MANNERS, deadline_seconds=0.7)


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The proxies of the machine the tests run on are not part of them."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


# A fault of the line: asked again; if it stays, NoAnswer with these words.
SLOW_FAULTS = [
    pytest.param(silence, id="silence"),
    pytest.param(drip(FOUND), id="headers drip"),  # no single byte is late
    pytest.param(lambda line: (line.sendall(FOUND[:60]), drip(FOUND[60:])(line)), id="body drips"),
]
LINE_FAULTS = [
    pytest.param(reset_after(b""), "cut off", id="reset at once"),
    pytest.param(reset_after(FOUND[:-5]), "cut off", id="reset in the body"),
    pytest.param(FOUND[:-5], "cut off", id="shorter than Content-Length"),
    pytest.param(CHUNKED + CHUNK, "cut off", id="chunks without an end"),
    pytest.param(CHUNKED + CHUNK[:-9], "cut off", id="half a chunk"),
    pytest.param(b"SSH-2.0-OpenSSH\r\n\r\n", "not HTTP", id="not HTTP"),
    pytest.param(b"HTTP/1.1 200 x\r\nX: " + b"x" * 200_000, "not HTTP", id="endless header"),
    pytest.param(reply(gzip.compress(BODY)[:-12], Content_Encoding="gzip"), "stops before its end", id="half a gzip"),
    pytest.param(reply(zlib.compress(BODY)[:-4], Content_Encoding="deflate"), "stops before", id="half a deflate"),
    pytest.param(reply(b"", Content_Encoding="gzip"), "stops before its end", id="no gzip at all"),
]


@pytest.mark.parametrize(("fault", "words"), LINE_FAULTS)
def test_fault_of_the_line_stays(fault: Answer, words: str) -> None:
    """What came only in part is never read; attempts are bounded."""
    with serving({"/jobs": [fault]}) as site, Web(site.url, MANNERS) as web:
        with pytest.raises(NoAnswer, match=rf"^{site.netloc}/jobs: .*{words}"):
            web.json("/jobs", key="secret")
        assert (len(site.paths), web.bytes) == (2, 0)


@pytest.mark.parametrize(("fault", "words"), LINE_FAULTS)
def test_fault_of_the_line_passes(fault: Answer, words: str) -> None:
    """A fault that passes costs a second request and nothing else."""
    with serving({"/jobs": [fault, FOUND]}) as site, Web(site.url, MANNERS) as web:
        assert (web.json("/jobs"), web.requests, web.bytes) == (JOBS, 2, len(BODY))


def test_a_host_that_is_down_is_left_alone() -> None:
    """Three addresses in a row without an answer: the host is not asked again tonight; any answer starts anew."""
    down, up = reply(status=500), FOUND
    answers = {"/a": down, "/b": down, "/c": up, "/d": down, "/e": down, "/f": down, "/g": up}
    said = []
    with serving({path: [answer] for path, answer in answers.items()}) as site, Hosts() as hosts:
        for path in answers:
            try:
                said.append(Web(site.url, MANNERS, hosts).json(path))
            except NoAnswer as error:
                said.append(str(error).partition(": ")[2])
        fault = "answers 500, the site has a fault. Wait for the next night."
        last = "gave no answer 3 times in a row: not asked again tonight."
        assert said == [fault, fault, JOBS, fault, fault, fault, last]
        assert site.paths == ["/a", "/a", "/b", "/b", "/c", "/d", "/d", "/e", "/e", "/f", "/f"]


@pytest.mark.parametrize("fault", SLOW_FAULTS)
def test_deadline_holds_for_the_whole_answer(fault: Answer) -> None:
    """However the answer is late, its attempt ends at the deadline; the next one may succeed."""
    with serving({"/jobs": [fault, FOUND], "/late": [fault]}) as site, Web(site.url, HASTY) as web:
        assert (web.json("/jobs"), web.requests) == (JOBS, 2)
        with pytest.raises(NoAnswer, match=r"/late: no whole answer after \d\.\d s"):
            web.json("/late")
        assert web.requests == 4


def no_such_name(host: str, *rest: object, **more: object) -> None:
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


def test_host_does_not_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    """A port where nobody listens and a name that leads nowhere say so, after bounded attempts."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    for base_url, words in [
        (f"http://127.0.0.1:{port}", "the host refuses connections"),
        (f"http://{'a' * 64}.example", "the name of the host was not found"),
        ("http://no-such-host.invalid", "the name of the host was not found"),
    ]:
        if base_url.endswith(".invalid"):
            monkeypatch.setattr(socket, "getaddrinfo", no_such_name)  # so that no resolver beyond this machine is asked
        web = Web(base_url, MANNERS)
        with pytest.raises(NoAnswer, match=words):
            web.json("/jobs")
        assert web.requests == 2


# An answer that asking again would not change: one request, this kind, these words.
ANSWER_FAULTS = [
    pytest.param(packed(b" " * 50_000_000), TooLarge, "larger than 1000000 bytes", id="gzip bomb"),
    pytest.param(reply(b" " * 150_000) + b" " * 60_000, PageChanged, "not valid JSON", id="more than Content-Length"),
    pytest.param(endless, TooLarge, "more than 200000 bytes", id="endless body"),
    pytest.param(reply(b" " * 200_001), TooLarge, "more than 200000 bytes", id="large body"),
    pytest.param(
        reply(BODY, Content_Encoding="gzip"), PageChanged, "not the gzip that it says", id="says gzip, is plain"
    ),
    pytest.param(packed(BODY).replace(b"gzip", b"br"), PageChanged, "packed as 'br'", id="says br"),
    pytest.param(
        reply(gzip.compress(BODY) + b"xx", Content_Encoding="gzip"), PageChanged, "not the gzip", id="gzip and more"
    ),
    pytest.param(reply(b""), PageChanged, "not valid JSON", id="empty"),
    pytest.param(b"HTTP/1.1 200 x\r\n\r\n" + BODY[:-5], PageChanged, "not valid JSON", id="cut without any length"),
    pytest.param(reply(BODY + b"<!-- x -->"), PageChanged, "not valid JSON", id="trailing garbage"),
    pytest.param(reply(BODY + BODY), PageChanged, "not valid JSON", id="twice"),
    pytest.param(reply(b'{"pay": NaN}'), PageChanged, "NaN is no number", id="NaN"),
    pytest.param(reply(b'{"pay": -Infinity}'), PageChanged, "-Infinity is no number", id="infinity"),
    pytest.param(reply(b'{"pay": 1e999}'), PageChanged, "1e999 is no number", id="too large a number"),
    pytest.param(reply(b"1" * 5000), PageChanged, "not valid JSON", id="5,000 digits"),
    pytest.param(reply(b"[" * 90_000 + b"]" * 90_000), PageChanged, "nested too deeply", id="deep"),
    pytest.param(reply(b"<!-- x -->\n<!DOCTYPE html><p>Moved"), PageChanged, "HTML where JSON is expected", id="HTML"),
    pytest.param(
        reply(b"<html><body><h1>Checking your browser</h1>"), Blocked, "a check for browsers", id="browser check"
    ),
    pytest.param(
        reply(b"<html><title lang=en> Just a moment...</title>"), Blocked, "a check for browsers", id="wait page"
    ),
]


@pytest.mark.parametrize(("answer", "kind", "words"), ANSWER_FAULTS)
def test_fault_of_the_answer(answer: Answer, kind: type[ScrapeError], words: str) -> None:
    """A wrong answer is a named error after one request, and its message is one line without the query."""
    with serving({"/jobs": [answer]}) as site, Web(site.url, MANNERS) as web:
        with pytest.raises(ScrapeError) as caught:
            web.json("/jobs", key="secret")
        message = str(caught.value)
        assert (type(caught.value), web.requests) == (kind, 1)
        assert message.startswith(f"{site.netloc}/jobs: ")
        assert words in message
        assert message.isprintable()
        assert "secret" not in message


def test_bomb_costs_no_memory() -> None:
    """300 MB of nothing in 300 kB are stopped at the cap, with little more memory than the cap."""
    bomb = packed(b" " * 300_000_000)
    with (
        serving({"/jobs": [bomb]}) as site,
        Web(site.url, dataclasses.replace(MANNERS, most_wire_bytes=10**6)) as web,
    ):
        tracemalloc.start()
        with pytest.raises(TooLarge):
            web.json("/jobs")
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 4_000_000


# A whole answer in an unusual dress.
GOOD = [
    pytest.param(FOUND, id="Content-Length"),
    pytest.param(b"HTTP/1.1 200 x\r\n\r\n" + BODY, id="until the connection closes"),
    pytest.param(CHUNKED + CHUNK + b"0\r\n\r\n", id="chunked"),
    pytest.param(packed(BODY), id="gzip"),
    pytest.param(reply(gzip.compress(BODY[:9]) + gzip.compress(BODY[9:]), Content_Encoding="x-gzip"), id="gzip in two"),
    pytest.param(reply(zlib.compress(BODY), Content_Encoding="Deflate"), id="deflate"),
    pytest.param(reply(BODY, Content_Encoding="identity"), id="identity"),
    pytest.param(reply(b"\xef\xbb\xbf\n " + BODY + b"\r\n"), id="BOM and blanks"),
    pytest.param(reply(BODY, Content_Type="text/html; charset=utf-16"), id="wrong content type"),
]


@pytest.mark.parametrize("answer", GOOD)
def test_whole_answers(answer: Answer) -> None:
    """However it is packed and framed, the same document arrives."""
    with serving({"/jobs": [answer]}) as site, Web(site.url, MANNERS) as web:
        assert (web.json("/jobs"), web.requests) == (JOBS, 1)


@pytest.mark.parametrize("size", [65_535, 65_536, 65_537, 131_072, 999_999])
@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_unpacking_in_pieces_loses_nothing(size: int, encoding: str) -> None:
    """The pieces in which a body is unpacked do not show in it, whatever its size."""
    text = ("abc" * size)[:size]
    body = gzip.compress(text.encode()) if encoding == "gzip" else zlib.compress(text.encode())
    with serving({"/page": [reply(body, Content_Encoding=encoding)]}) as site, Web(site.url, MANNERS) as web:
        assert web.text("/page") == text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (rb'["\u0000a\u0000"]', ["a"]),
        (b'["a\0b"]', ["ab"]),
        (rb'["\ud83d\ude00", "\ud83d", "\ude00x", "\ude00\ud83d"]', ["😀", "\ufffd", "\ufffdx", "\ufffd\ufffd"]),
        (rb'{"\ud800": {"a": ["\udfff"]}}', {"\ufffd": {"a": ["\ufffd"]}}),
        (rb'["\\ud800", "\\u0000"]', [r"\ud800", r"\u0000"]),
        (b'["caf\xe9", "caf\xc3\xa9"]', ["caf\ufffd", "café"]),
        (b'["a\nb\tc"]', ["a\nb\tc"]),
        (b'[1, -2.5, 1e3, true, null, ""]', [1, -2.5, 1000.0, True, None, ""]),
    ],
)
def test_json_can_be_stored(body: bytes, expected: object) -> None:
    """Strings that no database takes are mended, one bad byte loses no board, and nothing else changes."""
    assert json_of(body, "host/path") == expected
    assert json.dumps(json_of(body, "host/path"), ensure_ascii=False).encode() != b""


@pytest.mark.parametrize(
    ("body", "content_type", "expected"),
    [
        ("Zürich".encode(), "text/xml", "Zürich"),
        ("Zürich".encode(), "text/html; charset=UTF-8", "Zürich"),
        ("Zürich".encode("latin-1"), "text/xml; charset=iso-8859-1", "Zürich"),
        ("“Zürich”".encode("cp1252"), 'text/html; Charset="windows-1252"', "“Zürich”"),
        ("Zürich".encode("utf-16"), "text/xml; charset=utf-16", "Zürich"),
        ("\ufeffZürich".encode(), "text/xml; charset=iso-8859-1", "Zürich"),
        ("Zürich".encode("latin-1"), "text/xml; charset=utf-8", "Z\ufffdrich"),
        ("Zürich".encode(), "text/xml; charset=windows-99999", "Zürich"),
        ("Zürich".encode(), "text/xml; charset=unicode-escape", "Zürich"),
        (b"a\0b", "text/plain", "ab"),
    ],
)
def test_text_is_decoded(body: bytes, content_type: str, expected: str) -> None:
    """A BOM wins over the declared charset, that over UTF-8; a charset that is none is not believed."""
    assert text_of(body, content_type, "host/path") == expected


def test_bad_bytes_are_counted(caplog: pytest.LogCaptureFixture) -> None:
    """Replaced characters are told in the log."""
    json_of(b'["caf\xe9", "\xff"]', "host/path")
    assert caplog.messages == ["host/path: not clean utf-8, 2 characters are U+FFFD now"]


def test_browser_check_where_a_page_is_expected() -> None:
    """Also where HTML is right, a page that only checks the browser is not a calm market."""
    with pytest.raises(Blocked, match=r"^host/path: answers with a check for browsers"):
        text_of(b"<!doctype html><title>Access denied</title>", "text/html", "host/path")
    page = "<html><h1>Engineer, access denied systems</h1>"
    assert text_of(page.encode(), "text/html", "host/path") == page


@pytest.mark.parametrize(
    "address",
    [
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "240.0.0.1",
        "LOCALHOST",
        "[::1]",
        "[fe80::1]",
        "[fd00::1]",
        "[::ffff:127.0.0.1]",
        "[::]",
        "[ff02::1]",
    ],
)
def test_private_addresses(address: str) -> None:
    """Loopback, link-local, private, shared, multicast and reserved addresses get no packet."""
    with Hosts() as hosts, pytest.raises(NotAllowed, match="is a private address"):
        Web(f"http://{address}", Manners(user_agent="x"), hosts).json("/")


@pytest.mark.parametrize("address", ["2130706433", "127.1", "0x7f.1"])
def test_private_addresses_in_disguise(address: str) -> None:
    """Spellings that only the operating system understands are caught once connected, before a byte is sent."""
    with serving({"/jobs": [FOUND]}) as site:
        web = Web(f"http://{address}:{site.port}", Manners(user_agent="x"))
        with pytest.raises(NotAllowed, match="is a private address"):
            web.json("/jobs")
        assert site.paths == []
