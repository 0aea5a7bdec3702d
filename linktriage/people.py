"""People as they are written to: what is a name, what is a mailbox."""

from __future__ import annotations

import re

MAX_LOCAL = 64
"""Characters before the @ (RFC 5321, 4.5.3.1.1)."""
MAX_ADDRESS = 254
"""Characters of an address that a mail server must take (RFC 3696, erratum 1690)."""

_LOCAL = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}){0,31}"
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_ADDRESS = re.compile(rf"{_LOCAL}@(?:{_LABEL}\.){{1,20}}(?:[a-z]{{2,63}}|xn--[a-z0-9-]{{1,59}})")


def email_address(text: str) -> str:
    """Return the one plain address that `text` is, its host in lower case; "" for all else.

    Refused, as nothing that writes a header may guess: lists, display names, quoted or non-ASCII
    local parts, white space and controls, a host without a dot.
    """
    address = text.strip(" ")
    if len(address) > MAX_ADDRESS or not _ADDRESS.fullmatch(address.lower()):
        return ""
    local, _, host = address.rpartition("@")
    return f"{local}@{host.lower()}" if len(local) <= MAX_LOCAL else ""


MAX_NAME_WORDS = 4

_TITLES = frozenset({"dr", "prof", "mr", "mrs", "ms", "mx", "sir", "by", "von", "van"})
_NOT_PEOPLE = frozenset(
    {
        "admin", "administrator", "and", "anonymous", "app", "author", "blog", "company",
        "contributor", "corp", "corporation", "desk", "editor", "editorial", "editors", "gmbh",
        "group", "guest", "inc", "llc", "ltd", "magazine", "media", "news", "office", "redaktion",
        "root", "staff", "support", "team", "the", "themes", "unknown", "user", "webmaster",
        "writer", "www",
    }
)  # fmt: skip
_NAME_WORD = re.compile(r"[^\W\d_]{1,30}(?:['’-][^\W\d_]{1,30}){0,3}\.?")


def is_person(name: str) -> bool:
    """Return True when `name` reads as the name of one person, not of a desk, firm or website."""
    parts = _parts(name)
    return (
        1 <= len(parts) <= MAX_NAME_WORDS
        and all(_NAME_WORD.fullmatch(part) for part in parts)
        and not any(part.casefold().strip(".") in _NOT_PEOPLE for part in parts)
        and parts[0][0] == parts[0][0].upper()
        and not _has_an_acronym(parts)
    )


def _has_an_acronym(parts: list[str]) -> bool:
    """Return True for one word in capitals beside others that are not: "XLAB Steampunk"."""
    capitals = [part.isupper() for part in parts if len(part.strip(".")) > 2]
    return any(capitals) and not all(capitals)


def first_name(name: str) -> str:
    """Return the word of `name` to greet with; "" when it is not a person's or only an initial."""
    parts = _parts(name) if is_person(name) else []
    first = next((part for part in parts if part.casefold().strip(".") not in _TITLES), "")
    return first if len(first.strip(".")) > 1 else ""


def last_name(name: str) -> str:
    """Return what follows the first name of a person; "" when nothing does."""
    first, parts = first_name(name), _parts(name)
    return " ".join(parts[parts.index(first) + 1 :]) if first else ""


def _parts(name: str) -> list[str]:
    """Return the words of a name without what follows a comma ("Ana Silva, PhD").

    A name that is all in capitals is written as others are.
    """
    parts = re.split(r"[,;(|]", name, maxsplit=1)[0].split()
    shouted = all(part.isupper() for part in parts)
    return [part.capitalize() if shouted and len(part) > 2 else part for part in parts]
