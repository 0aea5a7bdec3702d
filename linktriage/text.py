"""Foreign text made harmless, and cut into words.

Everything that comes from a page, a file, a header or a template passes `clean_text` or
`clean_line` before it is stored, and again in the one helper that makes text for the screen.
The rule only drops or replaces single characters, so an unterminated escape sequence cannot
swallow what follows it and its visible residue stays as evidence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

MAX_COMBINING = 4
"""Combining marks kept in a row; more is a flood that covers other lines."""

_BIDI = [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C]
_INVISIBLE = [0x00AD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x200B, 0x2060]
_INVISIBLE += [*range(0x2061, 0x2066), *range(0x206A, 0x2070), 0x3164, 0xFEFF, 0xFFA0]
_INVISIBLE += [*range(0xFFF9, 0xFFFC)]
_LOOKS = (0xFE0E, 0xFE0F)
"""Ask for a sign as a picture or not: terminals do not agree how wide it is then."""
_TAGS = range(0xE0000, 0xE1000)
_LINE_ENDS = (0x0D, 0x0085, 0x2028, 0x2029)


@cache
def _table() -> dict[int, str | None]:
    drop = [*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)]
    table: dict[int, str | None] = dict.fromkeys([*drop, *_BIDI, *_INVISIBLE, *_LOOKS, *_TAGS])
    table[0x0A] = "\n"
    table[0x09] = " "
    table.update(dict.fromkeys(_LINE_ENDS, "\n"))
    return table


_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u3164\ufe0e\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""What is dropped although Python calls it printable. Most text has none of it, and is told to be
clean ten times faster than it is cleaned."""
_POSSIBLE_FLOOD = re.compile(rf"[^\w\s\x00-\x7f]{{{MAX_COMBINING + 1},}}")


def _thin(flood: re.Match[str]) -> str:
    kept: list[str] = []
    run = 0
    for char in flood.group():
        run = run + 1 if unicodedata.category(char) in {"Mn", "Me"} else 0
        if run <= MAX_COMBINING:
            kept.append(char)
    return "".join(kept)


def clean_text(text: str, limit: int | None = None) -> str:
    """Return `text` without anything that could act on a terminal, line breaks kept.

    Drops control characters, surrogates, bidirectional controls, invisible fillers, what asks
    for a sign as a picture, and tag characters; turns CRLF, CR, NEL, LS and PS into a line feed
    and a tab into a space; keeps at most `MAX_COMBINING` combining marks in a row; cuts at
    `limit` characters.
    """
    if limit is not None:
        text = text[:limit]
    text = text.replace("\r\n", "\n")
    if text.isascii():
        return text if text.isprintable() else text.translate(_table())
    if not text.isprintable() or _UNSEEN.search(text):
        text = text.translate(_table())
    return _POSSIBLE_FLOOD.sub(_thin, text)


def clean_line(text: str, limit: int | None = None) -> str:
    """Return `text` cleaned and on one line: every run of white space becomes one space."""
    line = " ".join(clean_text(text).split())
    return line if limit is None or len(line) <= limit else line[:limit].rstrip()


_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def words(text: str) -> Iterator[str]:
    """Yield the words of `text` as they stand: letters and digits, inner apostrophes kept."""
    return iter(_WORD.findall(text))


def count_words(text: str) -> int:
    """Return how many words `text` has."""
    return len(_WORD.findall(text))
