"""From what stands in a cell or a page to an address that may be kept and fetched.

Cleaning never changes the resource: what a browser would open is what is kept. Whether two
addresses are probably the same page is another question, answered by `key`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from linktriage.errors import BadUrl
from linktriage.text import clean_line, clean_text
from linktriage.urls.hosts import ascii_host, is_address
from linktriage.urls.sites import has_public_suffix

MAX_URL = 2048
"""Characters of an address that is kept, fetched or opened."""
MAX_CELL = 8192
"""Characters of a cell that are looked at."""

_DEFAULT_PORTS = {"http": "80", "https": "443"}


@dataclass(frozen=True, slots=True)
class CleanUrl:
    """An address as it stood and as it can be fetched."""

    raw: str
    """What stood there, on one line and without control characters."""
    url: str
    note: str = ""
    """What stood beside the address in the same cell."""
    scheme_guessed: bool = False
    """True when no http or https was given: try https first, then http."""


_ORDINARY = re.compile(
    r"https?://(?=[^/]{4,253}/)"
    r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z](?:[a-z0-9-]{0,61}[a-z0-9])"
    r"(?:/[A-Za-z0-9_~-][A-Za-z0-9_.~-]{0,400}){0,50}/?(?:[?][A-Za-z0-9_.~=&-]{0,400}[A-Za-z0-9])?"
)
"""An address that is in normal form already, as most in an export are."""


# What stood there

_SPLIT_MARK = re.compile(r"(?<=[/_=&?%.-])\s*\n\s*(?=[^\s:]{1,2000}$)|\n(?=[/_=&?%.-]\S{0,2000}$)")
_INNER = re.compile(r"https?:/{1,2}[^\s<>\"]{1,4000}", re.IGNORECASE)
_MARKDOWN = re.compile(r"\[([^\]]{0,500})\]\((https?://[^\s]{1,4000})\)", re.IGNORECASE)
_SPACED = re.compile(r"\S{1,2000}(?: [^\s()]{1,200}){1,8}\.(?:html?|php|aspx?|jsp|pdf)")
_PAIRS = {"<": ">", "(": ")", "[": "]", "{": "}", '"': '"', "'": "'", "“": "”", "«": "»", "`": "`"}
_HOSTLIKE = re.compile(r"[^\s@]{1,250}\.[^\W\d_]{2}|[a-z]{3,5}:", re.IGNORECASE)
_STRAY = "\"'“”«»`,;<>|"


def clean(raw: str) -> CleanUrl:
    """Return the address that a cell or line names, cleaned.

    Joins an address broken over two lines, takes it out of quotes and brackets, keeps what
    stands beside it as a note, mends `http:/x` and `https://https://x`, and gives a bare host
    with a public suffix the scheme https. Raises `BadUrl` with a reason for a person.
    """
    if len(raw) <= MAX_URL and _ORDINARY.fullmatch(raw):
        return CleanUrl(raw, raw)
    text = _SPLIT_MARK.sub("", clean_text(raw.strip(), MAX_CELL)).strip()
    shown = clean_line(text)
    token, note = _token(text)
    if not token:
        raise BadUrl("the cell is empty")
    scheme, rest = _scheme(token, shown)
    if rest[:1] in {"", "/", "?", "#", "."}:
        raise BadUrl(f"“{clean_line(shown, 80)}” is not a web address")
    url = _normal(scheme or "https", rest, keep_fragment=False)
    _require_website(url, shown, guessed=not scheme)
    return CleanUrl(shown, url, note, scheme_guessed=not scheme)


def _token(text: str) -> tuple[str, str]:
    """Return the address among the words of a cell, and the other words as a note."""
    text = _unwrapped(text)
    linked = _MARKDOWN.search(text)
    if linked:
        return linked.group(2), clean_line(text.replace(linked.group(), linked.group(1)))
    if _SPACED.fullmatch(text) and "://" in text[:9]:
        return text.replace(" ", "%20"), ""
    head, _, rest = text.replace("\n", " ").partition(" ")
    inner = None if _HOSTLIKE.match(head) else _INNER.search(rest)
    if inner:
        return _unwrapped(inner.group()), clean_line(f"{head} {rest.replace(inner.group(), '')}")
    return _unwrapped(head), clean_line(rest)


def _unwrapped(text: str) -> str:
    """Take balanced quotes and brackets, and stray ones that no address has, off the ends."""
    while len(text) > 1 and _PAIRS.get(text[0]) == text[-1]:
        text = text[1:-1].strip()
    text = text.strip(_STRAY)
    if text.startswith("(") and ")" not in text:
        return text[1:]
    return text


# The scheme

_SCHEMES = re.compile(
    r"(?:(h?t?tps?|hxxps?)\s{0,2}(?:[:;]{1,3}[/\\]{0,4}|[/\\]{2,4})){1,4}", re.IGNORECASE
)
_OTHER_SCHEME = re.compile(r"([a-z][a-z0-9+.-]{1,20}):(?![0-9]{1,5}(?:[/?#]|$))", re.IGNORECASE)


def _scheme(token: str, shown: str) -> tuple[str, str]:
    """Split the scheme off, mended; "" when none was given. Raises `BadUrl` for others."""
    found = _SCHEMES.match(token)
    if found:
        secure = found.group(1).lower().endswith("s")
        return "https" if secure else "http", token[found.end() :]
    if token.startswith("//"):
        return "", token[2:]
    if _OTHER_SCHEME.match(token):
        raise BadUrl(f"“{clean_line(shown, 80)}” is not a web address (only http and https are)")
    if "@" in token.partition("/")[0]:
        raise BadUrl(f"“{clean_line(shown, 80)}” is an e-mail address, not a web address")
    return "", token


def _require_website(url: str, shown: str, *, guessed: bool) -> None:
    """Raise `BadUrl` when the host of `url` cannot be a website's."""
    host = _AUTHORITY.sub("", url).partition("/")[0].partition(":")[0]
    if is_address(host) or host == "localhost" or host.startswith("["):
        named = not guessed
    else:
        named = "." in host and (not guessed or has_public_suffix(host))
    if not named:
        raise BadUrl(f"“{clean_line(shown, 80)}” is not a web address")


_AUTHORITY = re.compile(r"^https?://")


# The normal form

_FORBIDDEN = re.compile(
    r"[\x00-\x20\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\\]"
)
_GIVEN = re.compile(r"(https?)://([^/?#]{1,1000})", re.IGNORECASE)


def http_url(url: str) -> str:
    """Return `url` in normal form when it may be stored, fetched and opened; raise `BadUrl` if not.

    Only http and https with a host; no white space, control or bidirectional character, no
    backslash, no `user@`, at most `MAX_URL` characters. The host becomes punycode and the rest
    percent-quoted, so the result is plain ASCII that never begins with a dash.
    """
    if len(url) > MAX_URL:
        raise BadUrl(f"the address is longer than {MAX_URL} characters")
    if _FORBIDDEN.search(url) or clean_text(url) != url:
        raise BadUrl("the address holds white space, control characters or backslashes")
    found = _GIVEN.match(url)
    if not found:
        raise BadUrl(f"“{clean_line(url, 80)}” is not a web address (only http and https are)")
    if "@" in found.group(2):
        raise BadUrl("the address holds a user name")
    return _normal(found.group(1).lower(), url[found.start(2) :], keep_fragment=True)


_PARTS = re.compile(r"([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)


def _normal(scheme: str, rest: str, *, keep_fragment: bool) -> str:
    """Return `scheme://rest` in normal form; fragments only when they are asked for or routes."""
    head, mark, query = rest.partition("?")
    parts = _PARTS.fullmatch(head.replace("\\", "/") + mark + query)
    assert parts is not None  # every text matches
    authority, path, query, fragment = parts.groups()
    url = f"{scheme}://{_authority(scheme, authority)}{_quoted(_undotted(path)) or '/'}"
    if query is not None:
        url += "?" + _quoted(query.replace("&amp;", "&"))
    if fragment and (keep_fragment or fragment[0] in "!/"):
        url += "#" + _quoted(fragment)
    if len(url) > MAX_URL:
        raise BadUrl(f"the address is longer than {MAX_URL} characters")
    return url


def _authority(scheme: str, authority: str) -> str:
    """Return host and port: no user name, no default port."""
    host = authority.rpartition("@")[2]
    bracket = host.find("]") + 1
    name, _, port = host[bracket:].partition(":")
    name = ascii_host(host[:bracket] + name)
    if port and not (port.isascii() and port.isdigit() and int(port[:6]) < 65_536):
        raise BadUrl(f"“{clean_line(port, 20)}” is not a port")
    return name if not port or port == _DEFAULT_PORTS[scheme] else f"{name}:{int(port)}"


def _undotted(path: str) -> str:
    """Resolve `.` and `..`, empty segments kept (RFC 3986, 5.2.4)."""
    if "/." not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in {".", ".."}:
        kept.append("")
    return "/" + "/".join(kept)


_SAFE = "!$&'()*+,/:;=?@~%-._[]|^"
_PLAIN = re.compile(r"[A-Za-z0-9!$&'()*+,/:;=?@~._-]*")
_PERCENT = re.compile(r"%([0-9A-Fa-f]{2})?")
_UNRESERVED = re.compile(r"[A-Za-z0-9~_-]")


def _quoted(part: str) -> str:
    """Percent-quote what is not allowed in an address; existing escapes keep their meaning."""
    if _PLAIN.fullmatch(part):
        return part
    return _PERCENT.sub(_escape, quote(part, safe=_SAFE))


def _escape(found: re.Match[str]) -> str:
    """Return an escape in capitals, an unreserved character as itself, a stray % as %25."""
    digits = found.group(1)
    if digits is None:
        return "%25"
    char = chr(int(digits, 16))
    return char if _UNRESERVED.fullmatch(char) else f"%{digits.upper()}"
