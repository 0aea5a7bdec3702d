"""The comparison form of an address: two addresses with one key are taken for one page."""

from __future__ import annotations

import re

from linktriage.urls.sites import site_of
from linktriage.urls.tables import TRACKING, TRACKING_PREFIXES

_CACHE = re.compile(
    r"(?:[^/]{1,253}\.cdn\.ampproject\.org/(?:c|v|wp)/(?:s/)?|(?:www\.)?google\.[a-z.]{2,6}/amp/(?:s/)?)"
    r"(?=[^/]{1,253}\.)"
)
_SAME_PAGE = re.compile(
    r"(?:index|default)\.(?:html?|php\d?|aspx?|jsp|shtml|cfm)|amp|comment-page-\d{1,5}"
)
_SESSION = re.compile(r";jsessionid=[^/?#]{0,200}", re.IGNORECASE)
_PREFIXES = ("www.", "m.", "amp.", "mobile.")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{0,30}://", re.IGNORECASE)


def key(url: str) -> str:
    """Return the comparison form of an address: of a cleaned URL, or of a key itself.

    Without scheme, `www.`/`m.`/`amp.`, a trailing slash, an index page, AMP wrappings, session
    ids, comment pages and tracking parameters; the other parameters sorted. Never fetched.
    """
    scheme = _SCHEME.match(url)
    rest = url[scheme.end() :] if scheme else url
    wrapping = _CACHE.match(rest) if "amp" in rest else None
    rest = rest[wrapping.end() :] if wrapping else rest
    rest, _, fragment = rest.partition("#")
    path, _, query = rest.partition("?")
    host, _, path = path.partition("/")
    page = _bare(host) + _trimmed(path)
    if query:
        page += _sorted(query)
    return f"{page}#{fragment}" if fragment[:1] in {"!", "/"} else page


def _bare(host: str) -> str:
    """Return the host without the prefixes that lead to the same site."""
    host = host.lower()
    if not host.startswith(_PREFIXES):
        return host
    name, colon, port = host.partition(":")
    site = site_of(name)
    while site and name != site and name.startswith(_PREFIXES):
        name = name.partition(".")[2]
    return name + colon + port


def _trimmed(path: str) -> str:
    """Return the path without the endings that lead to the same page."""
    path = f"/{path}"
    if ";" in path:
        path = _SESSION.sub("", path)
    while True:
        path = path.rstrip("/")
        above, _, last = path.rpartition("/")
        if not _SAME_PAGE.fullmatch(last):
            return path
        path = above


def _sorted(query: str) -> str:
    """Return `?` and the parameters that name the page, in order; "" when there are none."""
    pairs = sorted(pair for pair in query.split("&") if pair and not _tracks(pair))
    return "?" + "&".join(pairs) if pairs else ""


def _tracks(pair: str) -> bool:
    """Return True for a parameter that only says who came from where."""
    name = pair.partition("=")[0].lower()
    return name in TRACKING or name.startswith(TRACKING_PREFIXES)
