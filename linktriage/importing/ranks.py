"""Where sites stand in the public lists of the most visited: Tranco, Umbrella, CrUX and others.

A list is scanned once for the sites that are asked for and never kept. A site that it does not
hold is absent from that list of that day; that is not a zero. A tenant of a shared host does
not inherit the platform's rank.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import zipfile
from collections.abc import Collection, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import IO, Final

from linktriage.errors import BadInput
from linktriage.importing.headers import plain
from linktriage.importing.listing import date_in
from linktriage.text import clean_line
from linktriage.urls import site_of

_PROBE: Final = 2_000
"""Rows looked at to tell lists without a header apart."""
_SUBDOMAIN_SHARE: Final = 0.1
"""Share of host names below a site's own from which a headerless list is Umbrella's."""


@dataclass(frozen=True, slots=True)
class RankList:
    """What one list says of the sites that were asked for."""

    provider: str
    """`tranco`, `umbrella`, `crux`, `majestic million` or `open pagerank`."""
    as_of: date
    """The day of the list: from its name, else from its member or its last change."""
    file: str
    sha256: str
    rows: int
    """Rows of the whole list: a rank means little without it."""
    ranks: dict[str, int]
    """Site to its best rank; sites that are absent have none."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """Where a list keeps its ranks and its hosts."""

    provider: str
    rank: int
    host: int
    headed: bool = True


_HEADERS: Final = (
    ("majestic million", "globalrank", "domain"),
    ("crux", "rank", "origin"),
    ("open pagerank", "rank", "domain"),
)
"""Provider, and the plain names of its columns of ranks and hosts."""


def scan(path: Path, sites: Collection[str]) -> RankList:
    """Return the ranks of `sites` in the list at `path`, which may be zipped or gzipped.

    Raises `BadInput` when the file cannot be read or has the shape of no known list.
    """
    wanted = frozenset(sites)
    try:
        with ExitStack() as stack:
            stream, changed = _opened(path, stack)
            rows = csv.reader(io.TextIOWrapper(stream, "utf-8-sig", "replace", newline=""))
            head = list(islice(rows, _PROBE))
            shape = _shape(head, path.name)
            ranks: dict[str, int] = {}
            count = _look_up(iter(head[shape.headed :]), shape, wanted, ranks)
            count += _look_up(rows, shape, wanted, ranks)
        return RankList(
            provider=shape.provider,
            as_of=date_in(path.name) or changed,
            file=clean_line(path.name, 200),
            sha256=_sha256(path),
            rows=count,
            ranks=ranks,
        )
    except (OSError, EOFError, csv.Error, zipfile.BadZipFile) as error:
        why = getattr(error, "strerror", None) or "it is damaged"
        raise BadInput(f"{clean_line(path.name, 120)}: {why.lower()}") from error


def _opened(path: Path, stack: ExitStack) -> tuple[IO[bytes], date]:
    """Return the list's text as bytes, unpacked, and its day as the file system knows it."""
    stream: IO[bytes] = stack.enter_context(path.open("rb"))
    changed = datetime.fromtimestamp(path.stat().st_mtime, UTC).date()
    mark = stream.read(2)
    stream.seek(0)
    if mark == b"\x1f\x8b":
        return io.BufferedReader(stack.enter_context(gzip.GzipFile(fileobj=stream))), changed
    if mark != b"PK":
        return stream, changed
    archive = stack.enter_context(zipfile.ZipFile(stream))
    members = [
        member for member in archive.infolist() if member.filename.endswith((".csv", ".txt"))
    ]
    if not members:
        raise BadInput(f"{clean_line(path.name, 120)} holds no list of ranks")
    largest = max(members, key=lambda member: member.file_size)
    return stack.enter_context(archive.open(largest)), date(*largest.date_time[:3])


def _shape(head: list[list[str]], name: str) -> _Shape:
    """Recognise a list by its columns. Raises `BadInput` when it is none that is known."""
    names = [plain(cell) for cell in head[0]] if head else []
    for provider, rank, host in _HEADERS:
        if rank in names and host in names:
            return _Shape(provider, names.index(rank), names.index(host))
    if (
        not all(len(row) == 2 and row[0].isdigit() and "." in row[1] for row in head[:10])
        or not head
    ):
        raise BadInput(
            f"{clean_line(name, 120)} is no list of ranks that is known"
            " (Tranco, Umbrella, CrUX, Majestic Million, Open PageRank)"
        )
    below = sum(1 for row in head if len(row) == 2 and site_of(row[1]) not in {"", row[1]})
    many = below >= _SUBDOMAIN_SHARE * len(head)
    umbrella = "umbrella" in name.lower() or ("tranco" not in name.lower() and many)
    return _Shape("umbrella" if umbrella else "tranco", 0, 1, headed=False)


def _look_up(
    rows: Iterator[list[str]], shape: _Shape, wanted: frozenset[str], ranks: dict[str, int]
) -> int:
    """Note the best rank of each wanted site among `rows`; return how many rows there were."""
    count = 0
    last = max(shape.rank, shape.host)
    for row in rows:
        if len(row) <= last:
            continue
        count += 1
        host = row[shape.host].rpartition("/")[2].lower()
        site = _wanted_above(host, wanted)
        rank = row[shape.rank]
        if site and rank.isdecimal() and len(rank) < 12 and int(rank) < ranks.get(site, 10**12):
            ranks[site] = int(rank)
    return count


def _wanted_above(host: str, wanted: frozenset[str]) -> str:
    """Return the wanted site that `host` belongs to, else ""."""
    above = host
    while above:
        if above in wanted:
            return above if above == host or site_of(host) == above else ""
        above = above.partition(".")[2]
    return ""


def _sha256(path: Path) -> str:
    """Return the digest of the file as it lies there."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
