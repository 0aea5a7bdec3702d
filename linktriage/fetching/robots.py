"""What a site's robots.txt allows, and how fast (RFC 9309, read by protego)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from linktriage.fetching.answers import Answer
from linktriage.model import Failure, FetchState
from linktriage.text import clean_line

MAX_DELAY = 60.0
"""Seconds of a crawl-delay that are honoured; a site that asks for more gets these."""
MAX_SITEMAPS = 20
"""Sitemaps of one robots.txt that are kept."""
_AGENT = "linktriage"
_UNREACHABLE = frozenset(
    {
        FetchState.DNS,
        FetchState.REFUSED,
        FetchState.TIMEOUT,
        FetchState.TLS,
        FetchState.CONNECTION,
        FetchState.PROTOCOL,
        FetchState.CUT_SHORT,
        FetchState.RATE_LIMITED,
        FetchState.SERVER_ERROR,
    }
)
"""Ends of asking for robots.txt that are the end of asking the host at all, for now."""

_SERVERS_OWN = frozenset({500, 501, 503, 505})
"""Errors with which a server that runs may answer for its robots.txt alone."""


@lru_cache(maxsize=64)
def _parsed(text: str) -> Any:  # noqa: ANN401 - protego has no types
    """Parse one robots.txt; of thousands of hosts only those asked last are kept parsed."""
    from protego import Protego  # here, as a start without fetching need not wait for it

    return Protego.parse(text)


@dataclass(frozen=True, slots=True)
class Rules:
    """What one robots.txt says to us. Without text everything is allowed."""

    text: str = ""
    closed: Failure | None = None
    """Why nothing may be asked there for now."""

    def refuses(self, url: str) -> Failure | None:
        """Return why `url` may not be asked for, or None."""
        if self.closed is not None or not self.text:
            return self.closed
        if _parsed(self.text).can_fetch(url, _AGENT):
            return None
        detail = "The site's robots.txt asks programs to stay out: read it in a browser."
        return Failure(FetchState.ROBOTS, detail)

    @property
    def delay(self) -> float:
        """Seconds between two requests that the site asks for; 0 when it does not."""
        asked = _parsed(self.text).crawl_delay(_AGENT) if self.text else None
        return min(max(float(asked or 0), 0.0), MAX_DELAY)

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The sitemaps that it names, as they stand there."""
        if not self.text:
            return ()
        named = [clean_line(url, 2048) for url in _parsed(self.text).sitemaps]
        return tuple(named[:MAX_SITEMAPS])


def rules_from(answer: Answer) -> Rules:
    """Return the rules that the answer to a request for robots.txt makes.

    Without a robots.txt (4xx, a redirect that leads nowhere) everything is allowed; while it
    cannot be had (5xx, no connection, no answer) nothing is (RFC 9309, 2.3.1).
    """
    failure = answer.failure
    if failure is None:
        # utf-8-sig: behind a byte order mark the first group would be lost, and with it its rules.
        return Rules(answer.body.decode("utf-8-sig", errors="replace"))
    # An error of a gateway says that the server behind it is down, not that robots.txt is.
    if failure.state is FetchState.SERVER_ERROR and answer.status in _SERVERS_OWN:
        detail = "The site's robots.txt answers with an error, so nothing is read: try again later."
        return Rules(closed=Failure(FetchState.ROBOTS, detail))
    return Rules(closed=failure if failure.state in _UNREACHABLE else None)
