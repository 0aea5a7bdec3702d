"""The unit of identity: which site an address belongs to.

A site is a registrable domain (`example.co.uk`), a tenant's subdomain on a shared host
(`anna.blogspot.com`) or a tenant's path there (`medium.com/@anna`).
"""

from __future__ import annotations

from functools import cache, lru_cache

from publicsuffixlist import PublicSuffixList

from linktriage.errors import BadUrl
from linktriage.urls.hosts import ascii_host, host_of, is_address
from linktriage.urls.tables import (
    NOT_TENANTS,
    PATH_OWNED,
    PLATFORM_PATHS,
    REGISTRIES,
    RESERVED_SUFFIXES,
    TENANT_HOSTS,
)


@cache
def _suffixes() -> PublicSuffixList:
    """Load the public suffix list with the shared hosts of its private section."""
    return PublicSuffixList()


@cache
def _registry_suffixes() -> PublicSuffixList:
    """Load the part of the list under which anybody can buy a name."""
    return PublicSuffixList(only_icann=True)


def prepare() -> None:
    """Load the lists now: it takes 50 ms, in which an event loop should not stand still."""
    _suffixes()
    _registry_suffixes()


def site_of(url_or_host: str) -> str:
    """Return the site of a URL or host name; "" when it belongs to none.

    An IP address is its own site, and so is `localhost`; other single words are nobody's.
    """
    host, path = _host_and_path(url_or_host)
    platform = _path_platform(host) if path else ""
    owner = _path_owner(platform, path) if platform else ""
    return f"{platform}/{owner}" if owner else _site_of_host(host)


def platform_of(url_or_site: str) -> str:
    """Return the shared platform that a tenant's site stands on, else "".

    `wordpress.com` for `anna.wordpress.com`, `medium.com` for `medium.com/@anna`. Numbers that
    tools report for such a site are often the platform's.
    """
    site = site_of(url_or_site)
    host, _, owner = site.partition("/")
    if owner:
        return host
    parent = host.partition(".")[2]
    if not parent or site in TENANT_HOSTS or _is_address_like(host):
        return ""
    return parent if _is_shared(parent) else ""


def same_site(a: str, b: str) -> bool:
    """Return True when both addresses belong to one site."""
    site = site_of(a)
    return bool(site) and site == site_of(b)


def home_of(url: str) -> str:
    """Return `scheme://host/` of a URL, its port kept; "" for what has no host."""
    scheme, _, rest = url.partition("://")
    authority = rest.partition("/")[0].partition("?")[0].partition("#")[0]
    return f"{scheme.lower()}://{authority}/" if host_of(url) else ""


def has_public_suffix(host: str) -> bool:
    """Return True when `host` ends as a name on the public web does."""
    if host.rpartition(".")[2] in RESERVED_SUFFIXES:
        return True
    return _registry_suffixes().publicsuffix(host, accept_unknown=False) is not None


def _host_and_path(url_or_host: str) -> tuple[str, str]:
    """Split a URL, or a host with or without a path, into host and path."""
    _, mark, rest = url_or_host.partition("//")
    if mark:
        return host_of(url_or_host), rest.partition("/")[2]
    host, _, path = url_or_host.partition("/")
    try:
        return ascii_host(host.partition(":")[0]), path
    except BadUrl:
        return "", ""


@lru_cache(maxsize=65_536)
def _site_of_host(host: str) -> str:
    """Return the registrable domain, or the tenant's subdomain, of a resolvable host name."""
    if not host or _is_address_like(host):
        return host
    if host.startswith("www.") and (site := _site_below(host[4:])):
        return site
    return _site_below(host)


def _site_below(host: str) -> str:
    """Return the site of a host name whose `www.` is a name like any other."""
    bought = _registry_suffixes().privatesuffix(host)
    if bought is None:
        return ""
    shared = _shared_above(host, bought)
    if not shared:
        return str(bought)
    tenant = host.removesuffix(f".{shared}").rpartition(".")[2]
    return str(bought) if tenant in NOT_TENANTS else f"{tenant}.{shared}"


def _is_address_like(host: str) -> bool:
    """Return True for what is a site without being a domain: an IP address, the own machine."""
    return host == "localhost" or is_address(host)


def _shared_above(host: str, bought: str) -> str:
    """Return the shared host that `host` is a subdomain of, else ""."""
    depth = bought.count(".") + 1
    labels = host.split(".")
    for cut in range(1, len(labels) - depth + 1):
        parent = ".".join(labels[cut:])
        if _is_shared(parent) or parent in REGISTRIES:
            return parent
    return ""


@lru_cache(maxsize=32_768)
def _is_shared(host: str) -> bool:
    """Return True when each subdomain of `host` belongs to somebody else."""
    if host in TENANT_HOSTS or host.startswith("blogspot."):
        return True
    if _suffixes().publicsuffix(host) != host or host in REGISTRIES:
        return False
    return bool(_registry_suffixes().publicsuffix(host) != host)


def _path_platform(host: str) -> str:
    """Return the host whose first path segments name owners, without its `www.`, else ""."""
    bare = host.removeprefix("www.").removeprefix("m.")
    return bare if bare in PATH_OWNED else ""


def _path_owner(platform: str, path: str) -> str:
    """Return the segments of `path` that name the owner on `platform`, in lower case."""
    segments = path.partition("?")[0].partition("#")[0].lower().split("/")
    if segments[0] in PLATFORM_PATHS and not _opens_pattern(platform, segments[0]):
        return ""
    for pattern in PATH_OWNED[platform]:
        owner = _match(pattern, segments)
        if owner:
            return owner
    return ""


def _opens_pattern(platform: str, segment: str) -> bool:
    """Return True when `segment` is the fixed beginning of one of the platform's patterns."""
    return any(pattern.startswith(f"{segment}/") for pattern in PATH_OWNED[platform])


def _match(pattern: str, segments: list[str]) -> str:
    """Return the part of the path that a pattern such as `@*` or `view/*` names, else ""."""
    fixed, _, _ = pattern.partition("*")
    depth = fixed.count("/") + 1
    owner = "/".join(segments[:depth])
    return owner if owner.startswith(fixed) and len(owner) > len(fixed) else ""
