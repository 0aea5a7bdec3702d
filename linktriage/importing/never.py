"""Hosts that are never a prospect: nobody there can be asked for a link."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from linktriage.urls import platform_of

FILE = Path(__file__).with_name("never_a_prospect.txt")
"""One host a line; `name.*` stands for all its national domains. Open to be edited."""


@cache
def _listed() -> frozenset[str]:
    """Return the entries of the list, without its comments."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    entries = (line.partition("#")[0].strip().casefold() for line in lines)
    return frozenset(entry for entry in entries if entry)


def is_never_a_prospect(site: str) -> bool:
    """Return True for a site, or a tenant of a platform, that the list names."""
    listed = _listed()
    name, _, above = site.partition(".")
    if site in listed or above in listed or site.partition("/")[0] in listed:
        return True
    return f"{name}.*" in listed and not platform_of(site)
