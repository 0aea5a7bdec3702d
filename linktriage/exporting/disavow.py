"""A disavow file: sites that link to the user and should not count.

Only for sites that do link to the user, named one by one; a rejected prospect does not link and
never belongs here. Uploading such a file replaces the one before it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import BinaryIO

from linktriage.errors import BadInput
from linktriage.exporting.atomic import publish
from linktriage.urls import host_of, site_of

MAX_LINES = 100_000
MAX_BYTES = 2 * 1024 * 1024
"""The largest file that is taken (Google's help page on disavowing links)."""


def write_disavow(linking_sites: Iterable[str], path: Path, *, force: bool = False) -> int:
    """Write `domain:` lines for sites that really link to the user; returns how many.

    Names are written in punycode, each once. Raises `BadInput` for a name that is no host or for
    more than is taken, `RefusedExport` when the file exists (unless `force`) or cannot be written.
    """
    names = sorted({_host(site) for site in linking_sites})
    text = "".join(f"domain:{name}\n" for name in names).encode("ascii")
    if not names or len(names) > MAX_LINES or len(text) > MAX_BYTES:
        raise BadInput(f"A disavow file takes 1 to {MAX_LINES} lines and 2 MB, not {len(names)}.")
    publish({path: partial(_write, text)}, force=force)
    return len(names)


def _write(text: bytes, file: BinaryIO) -> None:
    """Write the lines."""
    file.write(text)


def _host(site: str) -> str:
    """Return the host to disavow. Raises `BadInput` for what is none."""
    host = host_of(site if "//" in site else f"//{site}")
    if "." not in host or not site_of(host):
        raise BadInput(f"“{site[:80]}” is not the name of a site.")
    return host
