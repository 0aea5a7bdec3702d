"""Host names: from what people type to what a resolver takes, and back to what people read."""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache
from urllib.parse import unquote

import idna

from linktriage.errors import BadUrl
from linktriage.text import clean_line

MAX_HOST = 253
"""Characters of a host name (RFC 1035)."""
MAX_SPELLING = 1000
"""Characters of a host as written, escapes and all, before it is looked at."""

_ASCII_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.){0,126}[a-z0-9_-]{1,63}")
_LAST_IS_NUMBER = re.compile(r"(?:.{0,250}\.)?(?:[0-9]{1,250}|0x[0-9a-f]{0,250})")
_AUTHORITY = re.compile(r"(?:[a-z][a-z0-9+.-]{0,30}:)?//([^/?#\\]{0,1000})", re.IGNORECASE)


@lru_cache(maxsize=32_768)
def ascii_host(host: str) -> str:
    """Return `host` in the form that is resolved: lower case, punycode, no trailing dot.

    Raises `BadUrl` for what cannot be a host name or an address. An IPv6 address keeps its
    brackets. Numbers in disguise (`2130706433`, `0x7f.1`) are refused as the web platform's
    URL standard reads them as addresses and nobody writes a website that way.
    """
    if len(host) > MAX_SPELLING:
        raise BadUrl(f"“{clean_line(host, 80)}” is too long for the name of a host")
    if host.startswith("["):
        return _ipv6(host)
    name = unquote(host) if "%" in host else host
    name = (name if name.isascii() else _punycode(name)).lower().removesuffix(".")
    if not _ASCII_HOST.fullmatch(name) or len(name) > MAX_HOST:
        raise BadUrl(f"“{clean_line(host, 80)}” is not the name of a host")
    if _LAST_IS_NUMBER.fullmatch(name) and not is_address(name):
        raise BadUrl(f"“{clean_line(host, 80)}” is a number, not the name of a host")
    return name


def _ipv6(host: str) -> str:
    """Return a bracketed IPv6 address in its shortest form."""
    try:
        return f"[{ipaddress.IPv6Address(host[1:-1])}]"
    except ValueError:
        raise BadUrl(f"“{clean_line(host, 80)}” is not an address") from None


def _punycode(name: str) -> str:
    """Return an international name in punycode, mapped as browsers map it (UTS 46)."""
    try:
        return idna.encode(name, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        raise BadUrl(f"“{clean_line(name, 80)}” is not the name of a host") from None


def is_address(host: str) -> bool:
    """Return True for an IPv4 or (bracketed or bare) IPv6 address."""
    if not host[-1:].isdigit() and ":" not in host:
        return False
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def host_of(url: str) -> str:
    """Return the host of a URL or of `//host/...`, in resolvable form; "" when it has none."""
    found = _AUTHORITY.match(url)
    if not found:
        return ""
    authority = found.group(1).rpartition("@")[2]
    if not authority.startswith("["):
        authority = authority.partition(":")[0]
    else:
        authority = authority.partition("]")[0] + "]"
    try:
        return ascii_host(authority)
    except BadUrl:
        return ""


def display_host(host: str) -> str:
    """Return `host` for reading: the Unicode form with the punycode beside it when they differ.

    `bücher.example (xn--bcher-kva.example)`. A name that cannot be decoded stays as it is.
    """
    if "xn--" not in host:
        return host
    try:
        readable = clean_line(idna.decode(host))
    except (idna.IDNAError, UnicodeError):
        return host
    return f"{readable} ({host})"
