"""Asks the web for one address at a time, politely, and gives back a value whatever happens.

    async with Fetcher(policy) as fetcher:
        fetched = await fetcher.fetch("https://example.org/", accept=Kind.PAGE)

From the outside in: `fetcher` follows redirects and robots.txt, `manners` spaces the requests
to one host and waits when a server says so, `wire` makes one exchange (and alone knows httpx),
`guard` connects to public addresses only, `bodies` decodes under a cap, `failures` names what
went wrong. httpx is imported when a `Fetcher` is entered, not before.
"""

from linktriage.fetching.fetcher import Fetcher
from linktriage.fetching.kinds import Kind

__all__ = ["Fetcher", "Kind"]
