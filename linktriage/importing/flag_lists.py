"""Lists of hosts to be flagged, as blockers use them: a host a line, or a hosts file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from linktriage.errors import BadInput
from linktriage.text import clean_line
from linktriage.urls import host_of

MOST_HOSTS = 1_000_000
"""Hosts that are kept of one list."""
LINE = 300
"""Characters of a line that are looked at; no host is longer than 253."""
_HERE = frozenset({"0.0.0.0", "127.0.0.1", "::1", "::", "255.255.255.255"})  # noqa: S104 - hosts files begin their lines with these
_OWN_NAMES = frozenset({"localhost", "localhost.localdomain", "broadcasthost", "local"})


def read_flag_list(path: Path) -> frozenset[str]:
    """Return the hosts of a list. Raises `BadInput` for a file that cannot be read or has none."""
    try:
        with path.open(encoding="utf-8", errors="replace") as lines:
            hosts = _first(_hosts(lines), MOST_HOSTS)
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror or error}.") from error
    if not hosts:
        raise BadInput(f"{path} holds no host: it takes one a line, or the format of hosts files.")
    return hosts


def _first(hosts: Iterator[str], most: int) -> frozenset[str]:
    kept: set[str] = set()
    for host in hosts:
        kept.add(host)
        if len(kept) >= most:
            break
    return frozenset(kept)


def _hosts(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        words = clean_line(line[:LINE]).partition("#")[0].split()
        if words and words[0] in _HERE:
            words = words[1:]
        for word in words:
            host = word.casefold().strip(".").removeprefix("www.")
            if "." in host and host not in _OWN_NAMES and host_of(f"http://{host}/") == host:
                yield host
