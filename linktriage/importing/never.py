"""Hosts that are never a prospect: nobody there can be asked for a link."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from linktriage.errors import BadInput
from linktriage.urls import platform_of

FILE = Path(__file__).with_name("never_a_prospect.txt")
"""The list that comes with the program: one host a line; `name.*` stands for all its national
domains, `#` begins a comment."""


@dataclass(frozen=True, slots=True)
class NeverList:
    """Hosts that are never a prospect."""

    hosts: frozenset[str]

    def __contains__(self, site: str) -> bool:
        """Return True for a site, or a tenant of a platform, that the list names."""
        name, _, above = site.partition(".")
        hosts = self.hosts
        if site in hosts or above in hosts or site.partition("/")[0] in hosts:
            return True
        return f"{name}.*" in hosts and not platform_of(site)


def never_list(own: Path | None = None) -> NeverList:
    """Return the list that comes with the program, with the changes in a user's own file.

    In that file a host adds to the list, and one behind a `-` is taken from it. Raises
    `BadInput` when the file is there and cannot be read.
    """
    shipped = _shipped()
    changes = _lines(own) if own is not None and own.is_file() else []
    added = {line for line in changes if not line.startswith("-")}
    taken = {line[1:].strip() for line in changes if line.startswith("-")}
    return NeverList((shipped | added) - taken)


@cache
def _shipped() -> frozenset[str]:
    """Return the entries of the list that comes with the program."""
    return frozenset(_lines(FILE))


def _lines(file: Path) -> list[str]:
    """Return the entries of a list, without its comments."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{file} cannot be read: it is to hold hosts, one a line.") from error
    entries = (line.partition("#")[0].strip().casefold() for line in text.splitlines())
    return [entry for entry in entries if entry]
