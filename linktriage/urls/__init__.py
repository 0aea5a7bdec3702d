"""Addresses: cleaned for fetching, keyed for comparing, and the sites they belong to.

- `clean(raw)`: what a cell names, as an address that can be fetched.
- `http_url(url)`: the gate before the database, the fetcher and the browser.
- `key(url)`: the comparison form; two addresses with one key are taken for one page.
- `site_of(url)`: the unit of identity, a registrable domain or a tenant on a shared host.
"""

from linktriage.urls.cleaning import MAX_URL, CleanUrl, clean, http_url
from linktriage.urls.hosts import display_host, host_of
from linktriage.urls.keys import key
from linktriage.urls.sites import home_of, platform_of, prepare, same_site, site_of

__all__ = [
    "MAX_URL",
    "CleanUrl",
    "clean",
    "display_host",
    "home_of",
    "host_of",
    "http_url",
    "key",
    "platform_of",
    "prepare",
    "same_site",
    "site_of",
]
