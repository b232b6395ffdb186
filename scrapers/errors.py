"""What can go wrong between us and a site: one drawn tree, each kind with the thing to do about it.

    ScrapeError              a board could not be read; the message says who, what and what to do
    ├── NoAnswer             nothing whole came: the site or the line is down (a retry may help)
    │   └── Untrusted        the connection cannot be trusted (a retry does not help)
    ├── Blocked              the site does not want us now
    ├── NotAllowed           we must not ask: robots.txt, a private address, a refused redirect
    ├── NotFound             there is no such board or posting
    ├── TooLarge             the answer is larger than any believable one
    └── PageChanged          an answer came, but not the one this source sent before

Messages begin with host and path, never with the query: a query may hold a key.
"""

# ruff: noqa: N818  -- the kinds are named by what happened: "except NotFound" reads well, "NotFoundError" says no more


class ScrapeError(Exception):
    """A board could not be read. Raised as one of its kinds; whoever asks many boards catches this one."""


class NoAnswer(ScrapeError):
    """No whole answer came: name not found, refused, silence, cut off, too slow, or the site's own failure (5xx)."""


class Untrusted(NoAnswer):
    """TLS failed: expired, self-signed or foreign certificate, no TLS at all. Never retried, never talked round."""


class Blocked(ScrapeError):
    """The site answers but does not serve us: 401, 403, a browser check, or a wait longer than we wait in one night."""


class NotAllowed(ScrapeError):
    """We do not ask: robots.txt says no, the address is private, or a redirect leads where it should not."""


class NotFound(ScrapeError):
    """404 or 410: the board or posting does not exist (any more)."""


class TooLarge(ScrapeError):
    """The answer passes the cap on wire or decoded bytes: an endless body or a compression bomb."""


class PageChanged(ScrapeError):
    """The answer is not what the source sent before: wrong kind of document, invalid JSON, a field missing."""
