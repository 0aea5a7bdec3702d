"""Where a redirect leads, and whether it may be followed."""

from __future__ import annotations

from urllib.parse import urldefrag, urljoin

from linktriage import urls
from linktriage.errors import BadUrl
from linktriage.model import Failure, FetchState
from linktriage.text import clean_line

MAX_HOPS = 5
"""Redirects that are followed."""


def next_hop(url: str, location: str, hops: tuple[str, ...]) -> str | Failure:
    """Return the address that a redirect from `url` names, or why it is not followed.

    `hops` are the addresses that redirected before `url`.
    """
    try:
        target = urls.http_url(urljoin(url, location))
    except (BadUrl, ValueError) as error:
        shown = clean_line(location, 80)
        detail = f"It redirects to “{shown}”, which cannot be followed ({error}): drop the page."
        return Failure(FetchState.BAD_REDIRECT, detail)
    target = urldefrag(target).url
    if target in {url, *hops}:
        detail = "The page redirects in a circle: look at it in a browser."
        return Failure(FetchState.REDIRECT_LOOP, detail)
    if len(hops) + 1 > MAX_HOPS:
        detail = f"The page redirects more than {MAX_HOPS} times: look at it in a browser."
        return Failure(FetchState.REDIRECT_LOOP, detail)
    return target
