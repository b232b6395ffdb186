"""What one request brought, and what that means for whoever asked."""

from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime

import httpx

from scrapers.errors import Blocked, NoAnswer, NotAllowed, NotFound, PageChanged, ScrapeError


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one request brought. The body is decoded, and empty unless the status is 200."""

    url: httpx.URL
    status: int
    headers: httpx.Headers
    body: bytes


def shown(url: httpx.URL) -> str:
    """Host and path, as messages show them: a query may hold a key."""
    return (url.netloc + url.raw_path.partition(b"?")[0]).decode("ascii")


def next_hop(start: httpx.URL, answer: Answer, redirect_hosts: tuple[str, ...]) -> httpx.URL:
    """Where a redirect leads: to the host we asked first or one that the source names, and never from https to http.

    Raises NotAllowed for any other place, PageChanged if no place is named.
    """
    name = shown(answer.url)
    try:
        target = answer.url.join(answer.headers["location"])
    except (KeyError, httpx.InvalidURL) as error:
        raise PageChanged(f"{name}: answers {answer.status} without an address to go on to.") from error
    if target.scheme not in ("http", "https") or (answer.url.scheme == "https" and target.scheme == "http"):
        raise NotAllowed(f"{name}: redirects from {answer.url.scheme} to {target.scheme}: refused.")
    place = target.netloc.decode("ascii")
    if target.netloc != start.netloc and place not in redirect_hosts:
        raise NotAllowed(f"{name}: redirects to another host, {place}: refused. If the site moved, change base_url.")
    return target


def refusal(answer: Answer) -> ScrapeError:
    """The kind and the words for a status that is not 200."""
    name, status = shown(answer.url), answer.status
    if status in (401, 403, 451):
        return Blocked(f"{name}: answers {status}, it does not serve us. Look at it in a browser, or switch it off.")
    if status == 429:
        return Blocked(f"{name}: answers 429, too many requests. Raise pace_seconds in sources.toml.")
    if status in (404, 410):
        return NotFound(f"{name}: answers {status}, there is no such page. Check the name of the board, or remove it.")
    if status >= 500:
        return NoAnswer(f"{name}: answers {status}, the site has a fault. Wait for the next night.")
    return PageChanged(f"{name}: answers {status} instead of 200. The site changed its address or its parameters.")


def wait_asked(retry_after: str, now: float) -> float | None:
    """Seconds to wait by a Retry-After header (RFC 9110, 10.2.3: seconds or an HTTP date), now in seconds since 1970.

    None if it asks for no wait: absent, junk or past.
    """
    if retry_after.isascii() and retry_after.isdigit():
        seconds = float(retry_after)
    else:
        try:
            moment = parsedate_to_datetime(retry_after)
        except (ValueError, OverflowError):
            return None
        seconds = moment.replace(tzinfo=moment.tzinfo or UTC).timestamp() - now
    return seconds if seconds > 0 else None
